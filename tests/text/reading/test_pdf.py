"""PDF files into text: columns, seams between lines, running heads, and files that give none."""

from __future__ import annotations

import subprocess
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimbook.core.errors import ReadingError
from claimbook.text.extraction.blocks import BlockKind, Page
from claimbook.text.reading import pdf as pdf_module
from claimbook.text.reading.pdf import read_pdf
from claimbook.text.reading.pdf_layout import Line, PaperPage, flows
from claimbook.text.reading.pdf_paragraphs import drafts
from paper_files import PAGE_HEIGHT, Words, column, pdf

BODY = [
    "The city of Orland opened a new water plant on the east bank of the river",
    "in March 2021. The works cost 340 million euros and took eleven years, of",
    "which three were lost to a dispute.",
]
LEFT = ["The mayor praised the engi-", "neers and the well-known firm", "that had built it in the city."]
RIGHT = ["Critics of the well-known firm", "said that the plant had cost", "twice what had been agreed."]


def blocks(page: Page) -> list[tuple[BlockKind, str]]:
    return [(block.kind, page.text[block.start : block.end]) for block in page.blocks]


def texts(page: Page) -> list[str]:
    return [text for _, text in blocks(page)]


def test_lines_become_paragraphs_under_their_headings() -> None:
    words = [
        Words(60, 80, "New plant opened", 20),
        *column(60, 130, BODY),
        *column(
            60, 200, ["It is the third plant of the city. The first was built when the town had a", "tenth."]
        ),
    ]
    page = read_pdf(pdf(words)).page
    assert blocks(page) == [
        (BlockKind.HEADING, "New plant opened"),
        (BlockKind.PARAGRAPH, " ".join(BODY)),
        (
            BlockKind.PARAGRAPH,
            "It is the third plant of the city. The first was built when the town had a tenth.",
        ),
    ]
    assert page.title == "New plant opened"


def test_an_indented_first_line_begins_a_paragraph() -> None:
    lines = column(60, 100, BODY[:2] + BODY[:2])
    lines[2] = Words(75, lines[2].down, lines[2].text[:70])
    assert len(texts(read_pdf(pdf(lines)).page)) == 2


def test_columns_are_read_one_after_the_other_whatever_the_order_of_the_file() -> None:
    head = [Words(60, 80, "New plant opened in the city of Orland, at last", 20)]
    left, right = column(60, 120, LEFT * 2), column(320, 120, RIGHT * 2)
    row_by_row = [words for pair in zip(left, right, strict=True) for words in pair]
    for order in ([*left, *right], row_by_row):
        text = read_pdf(pdf([*head, *order])).page.text
        assert text.index("twice what") > text.rindex("that had built")
        assert "engineers and the well-known firm" in text


def test_japanese_lines_are_joined_without_a_space() -> None:
    lines = ["オーランド市は2021年3月、川の東岸に新しい浄", "水場を開設した。計画から11年がたっていた。"]
    page = read_pdf(pdf([Words(60, 80, "浄水場が開業", 22), *column(60, 120, lines)])).page
    assert blocks(page) == [(BlockKind.HEADING, "浄水場が開業"), (BlockKind.PARAGRAPH, "".join(lines))]


def test_vertical_writing_is_read_from_right_to_left() -> None:
    def upright(text: str, left: float) -> list[Line]:
        return [Line(text, left, 100, left + 11, 100 + 11 * len(text), 11)]

    page = PaperPage(600, 800, (*upright("に終わるのである。", 470), *upright("この文は次の行の半ば", 500)))
    assert [draft.text for draft in drafts(flows(page))] == ["この文は次の行の半ばに終わるのである。"]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param("The inter-", "national fair.", "The international fair.", id="a word cut in two"),
        pytest.param("The well-", "known fair.", "The well-known fair.", id="seen whole elsewhere"),
        pytest.param("The Anglo-", "American fair.", "The Anglo-American fair.", id="a capital behind"),
        pytest.param("From 1990-", "2000 it rose.", "From 1990- 2000 it rose.", id="numbers are left alone"),
        pytest.param(
            "計画はOpenAI", "が発表した。", "計画はOpenAIが発表した。", id="Latin letters in Japanese"
        ),
        pytest.param(
            "서울시는 새로운", "예산안을 발표.", "서울시는 새로운 예산안을 발표.", id="Korean has spaces"
        ),
    ],
)
def test_seams(first: str, second: str, expected: str) -> None:
    size, width = 11.0, 400.0
    lines = [Line(first, 60, 100, 60 + width, 111, size), Line(second, 60, 114, 60 + width, 125, size)]
    elsewhere = [Line("A well-known firm of the country.", 60, 300, 60 + width, 311, size)]
    assert next(drafts([lines, elsewhere])).text == expected


def test_heads_feet_and_page_numbers_are_left_out() -> None:
    pages = [
        [
            Words(60, 40, "The Orland Courier, 5 March 2021", 9),
            *column(60, 100 + 40 * i, [f"Part {i}. {BODY[0]}", BODY[1], BODY[2]]),
            Words(290, PAGE_HEIGHT - 30, f"{i} / 3", 9),
        ]
        for i in (1, 2, 3)
    ]
    found = texts(read_pdf(pdf(*pages)).page)
    assert [text.split(".")[0] for text in found] == ["Part 1", "Part 2", "Part 3"]


def test_a_paragraph_goes_on_over_the_page_past_a_note() -> None:
    first = [
        *column(60, 100, BODY[:2]),
        Words(60, 780, "A note in small type that says where this is from.", 8),
    ]
    second = column(60, 100, [BODY[2]])
    assert texts(read_pdf(pdf(first, second)).page)[0] == " ".join(BODY)


def test_a_table_is_read_row_by_row() -> None:
    cells = [
        Words(60 + 150 * x, 100 + 20 * y, f"cell {y}{x}", 11) for x in range(3) for y in range(4)
    ]  # the file has it column by column
    rows = texts(read_pdf(pdf(cells)).page)
    assert rows == [f"cell {y}0 | cell {y}1 | cell {y}2" for y in range(4)]


def test_raised_digits_are_no_part_of_a_number() -> None:
    line = [Words(60, 100, "It cost 340"), Words(118, 95, "1", 6), Words(124, 100, "million euros.")]
    assert read_pdf(pdf(line)).page.text == "It cost 340 million euros."


@pytest.mark.parametrize(
    ("record", "author"),
    [
        ({"Author": "山田太郎"}, "山田太郎"),
        ({"Author": "admin"}, ""),
        ({"Author": "Microsoft Office User"}, ""),
        ({}, ""),
    ],
)
def test_author_of_the_record(record: dict[str, str], author: str) -> None:
    assert read_pdf(pdf(column(60, 100, BODY), record=record)).author == author


def test_the_same_bytes_give_the_same_text() -> None:
    data = pdf(column(60, 100, BODY), column(60, 100, BODY[1:]))
    assert read_pdf(data) == read_pdf(data)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"%PDF-1.7 x", "damaged", id="nothing but a head"),
        pytest.param(b"", "damaged", id="empty"),
        pytest.param(pdf([Words(60, 100, "x" * 60)])[:-400][:300], "damaged", id="cut off"),
        pytest.param(pdf([Words(60, 100, "It opened.")], locked=True), "password", id="locked"),
        pytest.param(pdf([], picture=True), "text recognition", id="scanned"),
        pytest.param(pdf([]), "text recognition", id="empty page"),
        pytest.param(
            pdf([Words(60, 100, "\ue000\ue001\ue002\ue003" * 9)]), "do not say which letters", id="no letters"
        ),
        pytest.param(pdf(*[[]] * 2_001), "more than 2,000 pages", id="too many pages"),
    ],
)
def test_a_pdf_that_gives_no_text_says_what_to_do(data: bytes, message: str) -> None:
    with pytest.raises(ReadingError, match=message):
        read_pdf(data)


def test_a_bomb_ends_its_own_process_alone() -> None:
    packer = zlib.compressobj(9)
    head = packer.compress(b" ") + packer.flush(zlib.Z_FULL_FLUSH)
    # From a full flush on, the same bytes mean the same blanks, a million at a time.
    million = packer.compress(b" " * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH)
    content = head + million * 1_500
    harmless = pdf([Words(60, 100, "x")])
    start = harmless.index(b"<</Filter/FlateDecode/Length", harmless.index(b"/Image"))
    end = harmless.index(b"endstream", start)
    stream = f"<</Filter/FlateDecode/Length {len(content)}>>stream\n".encode() + content
    with pytest.raises(ReadingError, match="time or memory"):
        read_pdf(harmless[:start] + stream + b"\n" + harmless[end:])


def test_a_worker_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(command: list[str], timeout: float, **other: object) -> None:
        raise subprocess.TimeoutExpired(command, timeout)

    monkeypatch.setattr(pdf_module.subprocess, "run", run)
    with pytest.raises(ReadingError, match="time or memory"):
        read_pdf(pdf([]))


@settings(max_examples=8, deadline=None)
@given(st.data())
def test_a_damaged_pdf_gives_text_or_a_typed_error(data: st.DataObject) -> None:
    content = bytearray(pdf(column(60, 100, BODY)))
    for _ in range(data.draw(st.integers(1, 30))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        page = read_pdf(bytes(content)).page
    except ReadingError:
        return
    assert all(page.text[b.start : b.end].strip() for b in page.blocks)


_COORDINATES = st.floats(0, 800, allow_nan=False)


@given(
    st.lists(
        st.builds(Line, st.text(min_size=1, max_size=30), *[_COORDINATES] * 4, st.floats(1, 40)), max_size=40
    )
)
def test_any_lines_are_given_once_each(lines: list[Line]) -> None:
    found = [line for flow in flows(PaperPage(600, 800, tuple(lines))) for line in flow]
    assert sum(len(line.text.replace(" ", "")) for line in found) == sum(
        len(x.text.replace(" ", "")) for x in lines
    )
