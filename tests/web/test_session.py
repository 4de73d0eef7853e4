from __future__ import annotations

import socket
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from fake_server import PAGE, FakeSite

from claimbook.core.errors import SourceError
from claimbook.core.labels import EvidenceStatus
from claimbook.core.settings import DEFAULTS
from claimbook.web.session import _wait, fetch

BLOCKED, GONE, FAILED = EvidenceStatus.BLOCKED, EvidenceStatus.GONE, EvidenceStatus.FETCH_FAILED


def no_sleep(seconds: float) -> None:
    raise AssertionError(f"waited {seconds} seconds")


def test_a_page_comes_whole(site: FakeSite) -> None:
    got = fetch(f"{site.address}/page", allow_private=True)
    assert (got.status_code, got.content, got.content_type, got.charset) == (200, PAGE, "text/html", "UTF-8")
    assert (got.url, got.final_url, got.redirects) == (f"{site.address}/page", f"{site.address}/page", ())
    assert abs(datetime.fromisoformat(got.started_at) - datetime.now(UTC)) < timedelta(minutes=1)
    assert "set-cookie" not in got.headers
    (_, headers), *rest = site.requests
    assert not rest
    assert headers["User-Agent"].startswith("claimbook/")


@pytest.mark.parametrize("path", ["/zipped", "/chunked", "/hop"])
def test_other_ways_to_the_same_page(site: FakeSite, path: str) -> None:
    got = fetch(site.address + path, allow_private=True)
    assert got.content == PAGE
    assert got.redirects == ((f"{site.address}/hop",) if path == "/hop" else ())


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/forbidden", BLOCKED),
        ("/unauthorized", BLOCKED),
        ("/challenge", BLOCKED),
        ("/quiet-challenge", BLOCKED),
        ("/nothing-here", GONE),
        ("/removed", GONE),
        ("/broken", FAILED),
        ("/partial", FAILED),
        ("/loop", FAILED),
        ("/many", FAILED),
        ("/to-file", FAILED),
        ("/nowhere", FAILED),
        ("/short", FAILED),
        ("/busy-for-long", FAILED),
    ],
)
def test_refusals_say_why_and_what_to_do(site: FakeSite, path: str, status: EvidenceStatus) -> None:
    with pytest.raises(SourceError) as caught:
        fetch(site.address + path, allow_private=True, sleep=no_sleep)
    assert caught.value.status is status
    assert caught.value.advice
    assert caught.value.advice in str(caught.value)


def test_hops_are_bounded(site: FakeSite) -> None:
    with pytest.raises(SourceError, match="redirects without end"):
        fetch(f"{site.address}/many", allow_private=True)
    assert len(site.requests) == 6


def test_a_busy_server_is_asked_three_times_at_most(site: FakeSite) -> None:
    waits: list[float] = []
    with pytest.raises(SourceError, match="busy") as caught:
        fetch(f"{site.address}/busy", allow_private=True, sleep=waits.append)
    assert (caught.value.status, waits, len(site.requests)) == (FAILED, [2.0, 2.0], 3)


def test_a_server_that_was_busy_once_is_asked_again(site: FakeSite) -> None:
    waits: list[float] = []
    assert fetch(f"{site.address}/busy-once", allow_private=True, sleep=waits.append).content == PAGE
    assert waits == [1.0]


@pytest.mark.parametrize("path", ["/drip", "/drip-headers"])
def test_a_drip_ends_with_the_deadline(site: FakeSite, path: str) -> None:
    started = time.monotonic()
    with pytest.raises(SourceError) as caught:
        fetch(site.address + path, replace(DEFAULTS, fetch_deadline=0.5), allow_private=True)
    assert caught.value.status is FAILED
    assert time.monotonic() - started < 3


@pytest.mark.parametrize("path", ["/large", "/bomb"])
def test_a_body_ends_with_the_size_cap(site: FakeSite, path: str) -> None:
    with pytest.raises(SourceError, match="larger than 1 MB") as caught:
        fetch(site.address + path, replace(DEFAULTS, largest_page=1_000_000), allow_private=True)
    assert caught.value.status is FAILED


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://0177.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:169.254.169.254]/",
        "http://[64:ff9b::7f00:1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://100.64.0.1/",
        "http://0.0.0.0/",
        "http://[fe80::1]/",
        "http://[fd00::1]/",
        "http://224.0.0.1/",
    ],
)
def test_no_byte_goes_to_a_private_address(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was made")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    with pytest.raises(SourceError) as caught:
        fetch(url, sleep=no_sleep)
    assert caught.value.status is FAILED


def test_a_name_with_one_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def resolve(host: str, port: int, **_: object) -> list[object]:
        return [(2, 1, 6, "", ("93.184.216.34", port)), (2, 1, 6, "", ("10.0.0.7", port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with pytest.raises(SourceError, match=r"10\.0\.0\.7"):
        fetch("http://two-faced.example/")


def test_a_redirect_to_a_private_address_is_refused(site: FakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    from claimbook.web import session

    real = session._is_public
    monkeypatch.setattr(session, "_is_public", lambda address: address == "127.0.0.1" or real(address))
    with pytest.raises(SourceError, match=r"169\.254\.169\.254"):
        fetch(f"{site.address}/to-metadata")
    assert site.paths() == ["/to-metadata"]


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
        "http://nothing.invalid/",
    ],
)
def test_no_web_address(url: str) -> None:
    with pytest.raises(SourceError) as caught:
        fetch(url, allow_private=True)
    assert caught.value.status is FAILED
    assert "secret" not in str(caught.value)


def test_nobody_listens() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(SourceError) as caught:
        fetch(f"http://127.0.0.1:{port}/", allow_private=True)
    assert caught.value.status is FAILED


def test_an_untrusted_certificate_is_never_accepted(site: FakeSite) -> None:
    with pytest.raises(SourceError) as caught:
        fetch(site.address.replace("http:", "https:") + "/page", allow_private=True)
    assert caught.value.status is FAILED
    assert site.requests == []


def test_settings_of_the_environment_do_not_count(site: FakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert fetch(f"{site.address}/page", allow_private=True).content == PAGE


@pytest.mark.parametrize(
    ("header", "attempt", "expected"),
    [
        ("2", 0, 2.0),
        ("99999", 0, 99999.0),
        ("soon", 0, 1.0),
        ("", 1, 2.0),
        ("-5", 0, 1.0),
        ("9" * 400, 0, 999_999_999.0),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0, 0.0),
        ("Wed, 21 Oct 2015 07:28:00 -0000", 0, 1.0),
    ],
)
def test_retry_after(header: str, attempt: int, expected: float) -> None:
    assert _wait(header, attempt) == expected


def test_retry_after_a_date() -> None:
    header = format_datetime(datetime.now(UTC) + timedelta(seconds=10), usegmt=True)
    assert 7 <= _wait(header, 0) <= 10
