from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.text.reading.addresses import Address, find_addresses
from claimbook.web.cdx import ArchiveError, Listing, Row
from claimbook.web.cut_addresses import Answer, Resolver, message_of, resolve_truncated
from claimbook.web.session import Session
from fakeweb.answers import Answer as Page
from fakeweb.archive import Archived
from fakeweb.internet import Internet

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


# What is told -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("listing", "told"),
    [
        ((), "is cut short. Unresolved: The archive's index has no page"),
        ((ONE,), f"is cut short. Proposed: {ONE} . Found in the archive's index."),
        ((ONE, OTHER), f"Asked, which of these it is: {OTHER} , {ONE} ."),
        (
            tuple(f"{ONE}{number}" for number in range(7)),
            f"{ONE}4 and 2 more, as https://web.archive.org/web/*/https://a.example/index/anno* lists them .",
        ),
    ],
    ids=["none", "one", "two", "seven"],
)
def test_messages(listing: tuple[str, ...], told: str) -> None:
    message, advice = message_of(resolve_truncated(cut(), "", archive(*listing)))
    assert message.startswith(f"The address {CUT} is cut short. ")
    assert told in message
    assert "sources.csv" in advice


def test_marks_without_a_shape_do_not_steer_the_message() -> None:
    address = cut("https://a.example/\u202einde\u200bx/an...")
    assert message_of(resolve_truncated(address))[0].isprintable()


def test_the_words_of_an_article_are_known_first(internet: Internet) -> None:
    resolve = Resolver(f"See {ONE}.", f"<a href='{OTHER}'>x</a>", Session(internet.network()))
    assert resolve(cut()).candidates == (OTHER, ONE)
    assert internet.asked == []


def test_the_archive_is_asked_where_the_article_is_silent(internet: Internet) -> None:
    internet.archive.append(Archived(ONE, "20250121090000"))
    assert Resolver("", "", Session(internet.network()))(cut()).candidates == (ONE,)
    assert len(internet.asked) == 1
    assert Resolver("", "")(cut()).candidates == ()
    assert len(internet.asked) == 1


def test_an_archive_that_failed_is_not_asked_again(internet: Internet) -> None:
    internet.add(f"https://web.archive.org/cdx/search/cdx {cut().url}", Page(404))
    resolve = Resolver("", "", Session(internet.network()))
    first = resolve(cut())
    assert "does not say" in first.reason
    assert resolve(cut("https://b.example/index/an...")).reason == first.reason
    assert len(internet.asked) == 1


@given(st.text(alphabet="https://a.exmp…。を計()[]%&?#=@:8\u200b\ud800\x00 ", max_size=60))
def test_every_cut_address_is_told(text: str) -> None:
    for address in find_addresses(text):
        if address.is_cut:
            assert message_of(resolve_truncated(address, "", archive(ONE)))
