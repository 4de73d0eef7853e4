from __future__ import annotations

import pytest

from claimbook.text.addresses import Address, find_addresses
from claimbook.web.cdx import ArchiveError, Listing, Row
from claimbook.web.cut_addresses import Answer, resolve_truncated

CUT = "https://a.example/index/anno..."


def cut(text: str = CUT) -> Address:
    (address,) = find_addresses(text)
    assert address.is_cut
    return address


def archive(*originals: str, **facts: object):  # type: ignore[no-untyped-def]
    rows = tuple(Row("20250121090000", original, "text/html", "200") for original in originals)
    return lambda head: Listing(rows, **facts)  # type: ignore[arg-type]


def nobody(head: str) -> Listing:
    raise AssertionError(f"{head} was asked for")


ONE = "https://a.example/index/announcing-the-plan/"
OTHER = "https://a.example/index/annotated"


@pytest.mark.parametrize(
    ("html", "listing", "answer", "candidates"),
    [
        ("", (), Answer.UNRESOLVED, ()),
        ("", (ONE,), Answer.PROPOSED, (ONE,)),
        (
            "",
            (ONE, OTHER),
            Answer.ASKED,
            (OTHER, ONE),
        ),
        ("", ("http://www.a.example/index/announcing-the-plan", ONE), Answer.PROPOSED, (ONE,)),
        ("", (f"{ONE}?utm_source=x", ONE), Answer.PROPOSED, (ONE,)),
        ("", ("https://a.example/index/ANNOUNCING",), Answer.UNRESOLVED, ()),
        ("", ("https://b.example/index/announcing",), Answer.UNRESOLVED, ()),
        (
            "",
            ("https://a.example/index/anno...", "https://a.example/index/anno%E2%80%A6"),
            Answer.UNRESOLVED,
            (),
        ),
        (f"<a href='{ONE}'>x</a>", None, Answer.PROPOSED, (ONE,)),
        (f"<a href='{ONE}#top'>x</a><a href='{ONE}'>y</a>", None, Answer.PROPOSED, (f"{ONE}",)),
        (
            "<a href='https://other.example/'>x</a><a href='/index/announcing'>y</a>",
            (ONE,),
            Answer.PROPOSED,
            (ONE,),
        ),
        (
            "<a href='https://a.example/index/anno'>x</a>",
            None,
            Answer.PROPOSED,
            ("https://a.example/index/anno",),
        ),
        (f"<a href='{ONE}'>x</a><a href='{ONE}b'>y</a>", None, Answer.ASKED, (ONE, f"{ONE}b")),
        ("<a href>\x00\ud800<a href='javascript:x'><a href='http://[::1'>", (ONE,), Answer.PROPOSED, (ONE,)),
    ],
    ids=range(14),
)
def test_candidates(
    html: str, listing: tuple[str, ...] | None, answer: Answer, candidates: tuple[str, ...]
) -> None:
    found = resolve_truncated(cut(), html, nobody if listing is None else archive(*listing))
    assert (found.answer, found.candidates) == (answer, candidates)
    assert found.reason


@pytest.mark.parametrize("facts", [{"full": True}, {"narrowed": True}], ids=str)
def test_one_of_perhaps_more_is_not_proposed(facts: dict[str, bool]) -> None:
    found = resolve_truncated(cut(), "", archive(ONE, **facts))
    assert found.answer is Answer.ASKED
    assert "There may be more" in found.reason


def test_an_archive_that_could_not_be_asked_is_not_an_empty_one() -> None:
    def down(head: str) -> Listing:
        raise ArchiveError("The Wayback Machine could not be asked.")

    found = resolve_truncated(cut(), "", down)
    assert (found.answer, found.candidates) == (Answer.UNRESOLVED, ())
    assert "could not be asked" in found.reason


def test_skipped_rows_are_told() -> None:
    assert "3 rows" in resolve_truncated(cut(), "", archive(skipped=3)).reason


def test_a_cut_in_the_middle() -> None:
    address = cut("https://a.example/news/.../plan.html")
    listing = archive("https://a.example/news/2025/plan.html", "https://a.example/news/2025/other.html")
    assert resolve_truncated(address, "", listing).candidates == ("https://a.example/news/2025/plan.html",)


@pytest.mark.parametrize("text", ["https://a.example/...", "https://exam..."])
def test_what_is_cut_too_soon_asks_nobody(text: str) -> None:
    found = resolve_truncated(cut(text), "", nobody)
    assert found.answer is Answer.UNRESOLVED
    assert "cut too soon" in found.reason


def test_without_an_archive() -> None:
    assert resolve_truncated(cut(), "").answer is Answer.UNRESOLVED
