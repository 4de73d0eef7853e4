from __future__ import annotations

import json
from datetime import date
from functools import partial
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.core.errors import SourceError
from claimbook.web.answers import Fetched
from claimbook.web.cdx import ArchiveError, Listing, addresses_beginning, captures_of
from claimbook.web.session import Session
from claimbook.web.wayback import NotArchivedError, nearest_capture
from fakeweb.answers import PAGE, Answer
from fakeweb.archive import Archived
from fakeweb.internet import Internet

PLAN = "https://a.example/news/plan"
CDX = "https://web.archive.org/cdx/search/cdx"
AVAILABLE = "https://archive.org/wayback/available"
HEADER = ["timestamp", "original", "mimetype", "statuscode"]
GOOD = ["20250121090000", PLAN, "text/html", "200"]
DAY = date(2025, 1, 22)


def table(*rows: object, status: int = 200) -> Answer:
    return Answer(status, {"content-type": "application/json"}, json.dumps([HEADER, *rows]))


def listing(internet: Internet, day: date | None = DAY) -> Listing:
    return captures_of(partial(Session(internet.network()).ask, ask_robots=False), PLAN, day)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2025, 1, 22), "20250121090000"),
        (date(2025, 1, 24), "20250125090000"),
        (date(2024, 1, 1), "20240601090000"),
        (date(1999, 1, 1), "20240601090000"),  # none within a year: all are asked for
        (date(1, 1, 1), "20240601090000"),
        (date(9999, 12, 31), "20250601090000"),
        (None, "20250601090000"),
    ],
    ids=str,
)
def test_the_nearest_capture_comes_as_it_was_archived(
    internet: Internet, day: date | None, expected: str
) -> None:
    for number, stamp in enumerate(("20240601090000", "20250121090000", "20250125090000", "20250601090000")):
        internet.archive.append(Archived(PLAN, stamp, body=f"<p>Version {number}.</p>"))
    page = nearest_capture(Session(internet.network()), PLAN, day)
    assert (page.row.timestamp, page.row.original) == (expected, PLAN)
    assert page.url == f"https://web.archive.org/web/{expected}/{PLAN}"
    assert page.captured_at == f"{expected[:4]}-{expected[4:6]}-{expected[6:8]}T09:00:00Z"
    assert internet.asked[-1] == f"https://web.archive.org/web/{expected}id_/{PLAN}"
    assert internet.served["https://web.archive.org/robots.txt"] == 0


def test_the_archive_is_given_time(internet: Internet) -> None:
    internet.archive.append(Archived(PLAN, "20250121090000"))
    nearest_capture(Session(internet.network()), PLAN, DAY)
    assert internet.clock.waits == [2.5]


def test_keys_ignore_case_so_the_original_is_compared(internet: Internet) -> None:
    internet.archive.append(Archived("https://a.example/news/PLAN", "20250121090000"))
    internet.archive.append(Archived("http://www.a.example/news/plan", "20200121090000"))
    assert nearest_capture(Session(internet.network()), PLAN, None).row.timestamp == "20200121090000"


def test_captures_that_did_not_come_whole_do_not_count(internet: Internet) -> None:
    internet.archive.append(Archived(PLAN, "20250121090000", status="404"))
    with pytest.raises(NotArchivedError, match="has no capture of"):
        nearest_capture(Session(internet.network()), PLAN, DAY)


def test_none(internet: Internet) -> None:
    with pytest.raises(NotArchivedError):
        nearest_capture(Session(internet.network()), PLAN, DAY)
    assert urlsplit(internet.asked[-1]).path == "/wayback/available"


# The index ------------------------------------------------------------------------------------------


def test_malformed_rows_are_skipped_and_counted(internet: Internet) -> None:
    bad = (
        [],
        ["20250121090000"],
        "20250121090000",
        None,
        {"timestamp": "20250121090000"},
        ["2025", PLAN, "text/html", "200"],
        ["20250231090000", PLAN, "text/html", "200"],
        ["２0250121090000", PLAN, "text/html", "200"],
        ["20250121090000", "javascript:alert(1)", "text/html", "200"],
        ["20250121090000", None, "text/html", "200"],
        [*GOOD, "more"],
    )
    internet.add(f"{CDX} {PLAN}", table(*bad, GOOD))
    internet.archive.append(Archived(PLAN, "20250121090000"))
    found = listing(internet)
    assert ([row.timestamp for row in found.rows], found.skipped) == (["20250121090000"], len(bad))
    assert nearest_capture(Session(internet.network()), PLAN, DAY).skipped == len(bad)


def test_504_is_narrowed(internet: Internet) -> None:
    internet.add(f"{CDX} {PLAN}", Answer(504, {}, "Gateway Time-out"), table(GOOD))
    found = listing(internet)
    assert (len(found.rows), found.narrowed) == (1, True)
    windows = [parse_qs(urlsplit(address).query) for address in internet.asked]
    assert [(w["from"], w["to"]) for w in windows] == [
        (["20240123"], ["20260122"]),
        (["20241223"], ["20250221"]),
    ]


@pytest.mark.parametrize("day", [DAY, None], ids=str)
def test_504_for_ever_is_no_empty_archive(internet: Internet, day: date | None) -> None:
    internet.add(f"{CDX} {PLAN}", Answer(504, {}, "Gateway Time-out"))
    with pytest.raises(ArchiveError, match=r"could not be asked .* 504"):
        listing(internet, day)
    assert len(internet.asked) == 2


@pytest.mark.parametrize(
    "body",
    ["<html>Sorry</html>", "", "{}", "null", "[1]", "[[]]", '[["timestamp"]]', "[" * 100_000, "\x00"],
    ids=range(9),
)
def test_what_is_no_index_is_a_typed_error(internet: Internet, body: str) -> None:
    internet.add(f"{CDX} {PLAN}", Answer(200, {}, body))
    with pytest.raises(ArchiveError, match="not what its index gives"):
        listing(internet)


def test_an_index_that_refuses(internet: Internet) -> None:
    internet.add(f"{CDX} {PLAN}", Answer(403, {}, "AdministrativeAccessControlException"))
    with pytest.raises(ArchiveError, match=r"\(403\)"):
        listing(internet)


def test_addresses_that_begin_alike(internet: Internet) -> None:
    for number in range(60):
        internet.archive.append(Archived(f"https://a.example/news/{number:02}", "20250121090000"))
    ask = partial(Session(internet.network()).ask, ask_robots=False)
    found = addresses_beginning(ask, "https://a.example/ne")
    assert (len(found.rows), found.full, found.narrowed) == (50, True, False)
    found = addresses_beginning(ask, "https://a.example/news/0")
    assert (len(found.rows), found.full) == (10, False)


# The replay -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("capture", "says"),
    [
        (Archived(PLAN, "20250121090000", memento="20240101000000"), "it gave one of 20240101000000"),
        (Archived(PLAN, "20250121090000", memento="none"), "an answer of 200 without a date"),
        (Archived(PLAN, "20250121090000", leads_to="20230101000000"), "an answer of 302 without a date"),
    ],
    ids=["another capture", "no date", "redirect"],
)
def test_a_replay_that_is_another_capture_is_unavailable(
    internet: Internet, capture: Archived, says: str
) -> None:
    internet.archive += [capture, Archived(PLAN, "20230101000000", status="301")]
    with pytest.raises(ArchiveError, match="is unavailable") as caught:
        nearest_capture(Session(internet.network()), PLAN, DAY)
    assert says in str(caught.value)
    assert not any("20230101000000" in address for address in internet.asked)


def test_the_next_capture_is_tried_where_one_is_unavailable(internet: Internet) -> None:
    internet.archive.append(Archived(PLAN, "20250121090000", memento="none"))
    internet.archive.append(Archived(PLAN, "20250201090000", body="<p>Later.</p>"))
    page = nearest_capture(Session(internet.network()), PLAN, DAY)
    assert (page.row.timestamp, page.answer.content) == ("20250201090000", b"<p>Later.</p>")


# The hint -------------------------------------------------------------------------------------------


def test_a_hint_helps_where_the_index_is_down(internet: Internet) -> None:
    internet.add(f"{CDX} {PLAN}", Answer(504, {}, ""))
    internet.archive.append(Archived(PLAN, "20250121090000"))
    assert nearest_capture(Session(internet.network()), PLAN, DAY).answer.content.decode() == PAGE


def test_a_hint_is_no_proof(internet: Internet) -> None:
    internet.archive.append(Archived(PLAN, "20250121090000", memento="20240101000000"))
    internet.add(f"{CDX} {PLAN}", Answer(504, {}, ""))
    with pytest.raises(ArchiveError, match="is unavailable"):
        nearest_capture(Session(internet.network()), PLAN, DAY)


CLOSEST = {
    "available": True,
    "url": f"http://web.archive.org/web/20250121090000/{PLAN}",
    "timestamp": "20250121090000",
    "status": "200",
}


@pytest.mark.parametrize(
    "change",
    [
        {"available": False},
        {"status": "404"},
        {"url": "http://evil.example/web/20250121090000/x"},
        {"url": f"http://web.archive.org/web/20250231090000/{PLAN}"},
        {"url": "http://web.archive.org/web/20250121090000/https://b.example/"},
        {"url": None},
        {"url": 5},
    ],
    ids=str,
)
def test_a_hint_that_leads_elsewhere_is_none(internet: Internet, change: dict[str, object]) -> None:
    told = json.dumps({"archived_snapshots": {"closest": CLOSEST | change}})
    internet.add(f"{AVAILABLE} {PLAN}", Answer(200, {}, told))
    with pytest.raises(NotArchivedError):
        nearest_capture(Session(internet.network()), PLAN, DAY)


@pytest.mark.parametrize("body", ["<html>", "[]", '{"archived_snapshots": []}', "null"])
def test_a_hint_that_makes_no_sense_is_none(internet: Internet, body: str) -> None:
    internet.add(f"{AVAILABLE} {PLAN}", Answer(200, {}, body))
    with pytest.raises(NotArchivedError):
        nearest_capture(Session(internet.network()), PLAN, DAY)


_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=20)
    | st.sampled_from(["20250121090000", PLAN]),
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=12,
)


@given(st.lists(_JSON, max_size=5))
def test_no_index_breaks_the_reading(rows: list[object]) -> None:
    content = json.dumps([HEADER, *rows]).encode()
    answer = Fetched("u", "u", 200, {}, content, "", "", (), "")
    found = captures_of(lambda _: answer, PLAN, DAY)
    assert len(found.rows) + found.skipped <= len(rows)


def test_the_archive_cannot_be_reached() -> None:
    def ask(_: str) -> None:
        raise SourceError("No way.", ArchiveError("").status, "Do that.")

    with pytest.raises(ArchiveError, match=r"about https://a\.example/news/plan: No way\. Try again"):
        captures_of(ask, PLAN, DAY)  # type: ignore[arg-type]
