from __future__ import annotations

import socket
import threading
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from claimbook.core.errors import SourceError
from claimbook.core.labels import EvidenceStatus
from claimbook.core.settings import DEFAULTS
from claimbook.web.answers import Fetched, Known, seconds_to_wait
from claimbook.web.hosts import Turns, at_once, pause_for
from claimbook.web.network import INTERNET, Place, UnfitAddressError
from claimbook.web.robots import CONTACT, user_agent
from claimbook.web.session import Session, fetch
from fakeweb.answers import PAGE, Answer
from fakeweb.internet import NOON, Internet

FAILED = EvidenceStatus.FETCH_FAILED
PLAN = "http://a.example/news/plan"


def test_a_page_comes_whole(internet: Internet) -> None:
    internet.add(PLAN, Answer(headers={"content-type": "Text/HTML; charset=UTF-8", "set-cookie": "secret=1"}))
    got = Session(internet.network()).fetch(PLAN)
    assert (got.status_code, got.reason, got.content.decode()) == (200, "OK", PAGE)
    assert (got.content_type, got.charset) == ("text/html", "UTF-8")
    assert (got.url, got.final_url, got.redirects, got.lost_its_lock) == (PLAN, PLAN, (), False)
    assert (got.started_at, got.ended_at) == ("2025-03-01T12:00:00Z", "2025-03-01T12:00:00Z")
    assert got.wire_length == len(PAGE)
    assert "set-cookie" not in got.headers
    assert ("Set-Cookie", "secret=1") in got.raw_headers
    assert internet.headers[0]["User-Agent"].startswith("claimbook/")
    assert "Cookie" not in internet.headers[0]


def test_the_way_is_kept_and_a_lost_lock_is_flagged(internet: Internet) -> None:
    start, end = "https://safe.example/plan", "http://b.example/plan"
    internet.add(start, Answer(301, {"location": "/plan/"}, ""))
    internet.add(start + "/", Answer(302, {"location": end}, ""))
    internet.add(end)
    got = Session(internet.network()).fetch(start)
    assert (got.redirects, got.final_url) == ((start, start + "/"), end)
    assert got.lost_its_lock


def test_from_http_to_https_no_lock_is_lost(internet: Internet) -> None:
    internet.add("http://safe.example/plan", Answer(301, {"location": "https://safe.example/plan"}, ""))
    internet.add("https://safe.example/plan")
    assert not Session(internet.network()).fetch("http://safe.example/plan").lost_its_lock


def test_redirects_in_other_scripts(internet: Internet) -> None:
    target = "/計画".encode().decode("latin-1")
    internet.add(PLAN, Answer(302, {"location": target}, ""))
    internet.add("http://a.example/%E8%A8%88%E7%94%BB")
    assert Session(internet.network()).fetch(PLAN).final_url == "http://a.example/%E8%A8%88%E7%94%BB"


def test_a_host_in_another_script(internet: Internet) -> None:
    internet.add("http://xn--wgv71a119e.example/plan")
    assert Session(internet.network()).fetch("http://日本語.example/plan").content.decode() == PAGE
    assert set(internet.looked_up) == {"xn--wgv71a119e.example"}


def test_one_look_for_each_request(internet: Internet) -> None:
    internet.add(PLAN)
    Session(internet.network()).fetch(PLAN)
    assert internet.looked_up == ["a.example", "a.example"]  # robots.txt and the page


def test_a_second_address_is_tried_where_the_first_is_dead(internet: Internet) -> None:
    internet.add(PLAN)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        dead = Place("127.0.0.1", free.getsockname()[1])
    alive = Place("127.0.0.1", internet.ports["http"])
    network = replace(internet.network(), resolve=lambda host, port: (dead, alive), exempt=lambda place: True)
    assert Session(network).fetch(PLAN).content.decode() == PAGE


def test_nobody_listens() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(SourceError) as caught:
        fetch(f"http://127.0.0.1:{port}/", network=replace(INTERNET, exempt=lambda place: True))
    assert caught.value.status is FAILED


# Conditions -----------------------------------------------------------------------------------------


def test_a_page_that_is_known_is_asked_for_by_its_mark(internet: Internet) -> None:
    internet.add(PLAN, Answer(etag='"v1"'))
    session = Session(internet.network())
    assert session.fetch(PLAN, Known('"v1"', "Sat, 01 Mar 2025 00:00:00 GMT")).status_code == 304
    assert internet.headers[0]["If-None-Match"] == '"v1"'
    assert internet.headers[0]["If-Modified-Since"] == "Sat, 01 Mar 2025 00:00:00 GMT"
    assert session.fetch(PLAN, Known('"v0"')).content.decode() == PAGE
    assert session.fetch(PLAN, Known()).content.decode() == PAGE
    assert "If-None-Match" not in internet.headers[2]


# Manners --------------------------------------------------------------------------------------------


def test_robots_are_asked_once(internet: Internet) -> None:
    pages = [internet.add(f"http://a.example/news/{number}") for number in range(3)]
    session = Session(internet.network())
    for page in pages:
        session.fetch(page)
    assert internet.served["http://a.example/robots.txt"] == 1
    assert internet.asked == pages
    assert internet.clock.waits == [1.0, 1.0]


@pytest.mark.parametrize(("wish", "expected"), [("0.2", 1.0), ("4", 4.0), ("86400", 10.0), ("fast", 1.0)])
def test_a_crawl_delay_is_honoured_within_limits(internet: Internet, wish: str, expected: float) -> None:
    internet.add("http://a.example/robots.txt", Answer(body=f"User-agent: *\nCrawl-delay: {wish}"))
    internet.add(PLAN)
    session = Session(internet.network())
    session.fetch(PLAN)
    session.fetch(PLAN)
    assert internet.clock.waits == [expected]


@pytest.mark.parametrize(
    ("host", "wish", "expected"),
    [("a.example", None, 1.0), ("web.archive.org", None, 2.5), ("web.archive.org", 1.0, 2.5)],
)
def test_pauses(host: str, wish: float | None, expected: float) -> None:
    assert pause_for(host, wish) == expected


def test_a_host_is_never_asked_twice_at_once(internet: Internet) -> None:
    pages = [
        internet.add(f"http://{host}.example/{number}", Answer(delay=0.02))
        for number in range(4)
        for host in "ab"
    ]
    session = Session(internet.network())
    # Every page its own queue, so that only the turns keep the threads apart.
    got = list(at_once(pages, lambda page: page, session.fetch))
    assert [answer.url for answer in got] == pages
    assert internet.busiest == {"a.example": 1, "b.example": 1}


def test_many_hosts_are_asked_at_once() -> None:
    meeting = threading.Barrier(5, timeout=5)

    def work(job: int) -> int:
        meeting.wait()
        return job * 10

    assert list(at_once(range(5), str, work)) == [0, 10, 20, 30, 40]


def test_what_one_job_raises_comes_in_its_place() -> None:
    def work(job: int) -> int:
        if job == 1:
            raise ValueError("no")
        return job

    results = at_once([0, 1, 2], str, work)
    assert next(results) == 0
    with pytest.raises(ValueError, match="no"):
        next(results)
    assert list(at_once([], str, work)) == []


def test_a_turn_ends_with_an_error_too(internet: Internet) -> None:
    turns = Turns(internet.network())
    with pytest.raises(ValueError, match="no"), turns.turn("a.example", 3.0):
        raise ValueError("no")
    with turns.turn("a.example", 0.0):
        pass
    assert internet.clock.waits == [3.0]


# Safety ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://0177.0.0.1/",
        "http://[::1]/",
        "http://[::]/",
        "http://[::7f00:1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:169.254.169.254]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[64:ff9b:1::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://[2001:0:7f00:1::]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[fd00:ec2::254]/",
        "http://10.0.0.1/",
        "http://172.16.0.1/",
        "http://192.168.1.1/",
        "http://192.0.0.1/",
        "http://100.64.0.1/",
        "http://198.18.0.1/",
        "http://0.0.0.0/",
        "http://255.255.255.255/",
        "http://240.0.0.1/",
        "http://[fe80::1]/",
        "http://[fec0::1]/",
        "http://[ff02::1]/",
        "http://224.0.0.1/",
    ],
)
def test_no_byte_goes_to_a_private_address(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was made")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    with pytest.raises(UnfitAddressError, match="not on the public internet"):
        Session().fetch(url)


def test_the_connection_goes_to_the_address_that_was_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    reached = []

    def connect(self: socket.socket, address: Any) -> None:
        reached.append(address)
        raise OSError("no network here")

    monkeypatch.setattr(socket.socket, "connect", connect)
    network = replace(INTERNET, resolve=lambda host, port: (Place("93.184.216.34", port),))
    with pytest.raises(SourceError, match="could not be reached"):
        Session(network).fetch("https://a.example/plan")
    assert {address[:2] for address in reached} == {("93.184.216.34", 443)}


@pytest.mark.parametrize(
    "url",
    [
        "",
        "plan",
        "file:///etc/hostname",
        "ftp://a.example/x",
        "javascript:alert(1)",
        "http://",
        "http://[::1",
        "http://a.example:99999999/",
        "http://user:secret@a.example/",
        "http://a b.example/",
        "http://\ud800.example/",
        "http://" + "a" * 300 + ".example/",
        "http://a..example/",
        "http://a.example\\@127.0.0.1/\x00",
        "http://nothing.invalid/",
    ],
)
def test_no_web_address(url: str) -> None:
    with pytest.raises(SourceError) as caught:
        fetch(url)
    assert caught.value.status is FAILED
    assert "secret" not in str(caught.value)


def test_settings_of_the_environment_do_not_count(
    internet: Internet, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    internet.add(PLAN)
    assert Session(internet.network()).fetch(PLAN).content.decode() == PAGE


def test_a_certificate_is_not_tried_again_unverified(internet: Internet) -> None:
    with pytest.raises(SourceError, match="cannot be trusted"):
        Session(replace(internet.network(), certificates="")).fetch("https://safe.example/plan")
    assert internet.served == {}


# Waiting --------------------------------------------------------------------------------------------


def busy(header: str) -> Fetched:
    return Fetched("u", "u", 429, {"retry-after": header} if header else {}, b"", "", "", (), "")


@pytest.mark.parametrize(
    ("header", "attempt", "expected"),
    [
        ("2", 0, 2.0),
        ("2", 1, 2.0),
        ("99999", 0, 20.0),
        ("", 0, 1.0),
        ("", 1, 2.0),
        ("9" * 400, 0, 20.0),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0, 0.0),
        ("Sat, 01 Mar 2025 12:00:10 GMT", 0, 10.0),
        ("Sat, 01 Mar 2025 12:00:10 -0000", 0, 10.0),
        ("Sat, 01 Mar 2025 13:00:10 +0100", 0, 10.0),
        ("Sat, 01 Mar 2031 12:00:10 GMT", 0, 20.0),
    ],
)
def test_retry_after(header: str, attempt: int, expected: float) -> None:
    assert seconds_to_wait(busy(header), attempt, NOON) == expected


@pytest.mark.parametrize("header", ["soon", "-5", "2.5", "٢", "Sat, 99 Mar 2025", "x" * 10_000])
def test_retry_after_that_is_no_time(header: str) -> None:
    with pytest.raises(SourceError, match="which is no time") as caught:
        seconds_to_wait(busy(header), 0, datetime.now(UTC))
    assert caught.value.status is FAILED
    assert len(str(caught.value)) < 400


def test_the_deadline_counts_for_all_hops(internet: Internet) -> None:
    for number in range(6):
        slow = Answer(302, {"location": f"http://h{number + 1}.example/n"}, "", delay=0.2)
        internet.add(f"http://h{number}.example/n", slow)
    with pytest.raises(SourceError, match=r"within 0\.5 seconds"):
        Session(internet.network(), replace(DEFAULTS, fetch_deadline=0.5)).fetch("http://h0.example/n")
    assert len(internet.asked) < 6


@pytest.mark.parametrize(
    ("contact", "shown"),
    [
        ("", False),
        ("https://desk.example/bot", True),
        ("mailto:desk@paper.example", True),
        ("desk\r\nCookie: x", False),
        ("a) hidden (b", False),
        ("机", False),
    ],
)
def test_those_who_run_it_may_be_named(contact: str, shown: bool) -> None:
    told = user_agent({CONTACT: contact})
    assert told.startswith("claimbook/")
    assert told.endswith("fact-checking; fetches single pages for a person)")
    assert (contact in told and contact != "") == shown
    assert told.isprintable()
