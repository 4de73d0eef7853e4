"""DOCX files into text as a reader sees it, and files made to do harm."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimbook.core.errors import ReadingError
from claimbook.text.extraction.blocks import BlockKind
from claimbook.text.reading.docx import read_docx
from paper_files import archive, docx, paragraph

H, P, L, R = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW


def read(body: str, notes: str = "") -> list[tuple[BlockKind, str]]:
    page = read_docx(docx(body, notes=notes)).page
    return [(block.kind, page.text[block.start : block.end]) for block in page.blocks]


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def cell(*paragraphs: str) -> str:
    return f"<w:tc>{''.join(map(paragraph, paragraphs))}</w:tc>"


NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'
RAISED = '<w:vertAlign w:val="superscript"/>'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(paragraph("It opened."), [(P, "It opened.")], id="paragraph"),
        pytest.param(paragraph("Plan", "1"), [(H, "Plan")], id="heading by style, in any language"),
        pytest.param(paragraph("Plan", "a"), [(H, "Plan")], id="heading by a style made from one"),
        pytest.param(paragraph("Plan", "T"), [(H, "Plan")], id="title"),
        pytest.param(
            paragraph("Plan", "", '<w:outlineLvl w:val="1"/>'), [(H, "Plan")], id="heading by outline"
        ),
        pytest.param(
            paragraph("x", "", '<w:outlineLvl w:val="9"/>'), [(P, "x")], id="running text by outline"
        ),
        pytest.param(paragraph("One", "", NUMBERED), [(L, "One")], id="list item"),
        pytest.param(paragraph("One", "L"), [(L, "One")], id="list item by style"),
        pytest.param(
            paragraph("x", "L", '<w:numPr><w:numId w:val="0"/></w:numPr>'), [(P, "x")], id="list taken off"
        ),
        pytest.param(paragraph(" "), [], id="nothing to read"),
        pytest.param(
            f"<w:p>{run('It cost ')}<w:ins>{run('five')}</w:ins><w:del><w:r><w:delText>six</w:delText></w:r>"
            f"</w:del>{run(' euros.')}</w:p>",
            [(P, "It cost five euros.")],
            id="tracked changes within a line",
        ),
        pytest.param(
            f"<w:p><w:moveFrom>{run('Old.')}</w:moveFrom><w:moveTo>{run('New.')}</w:moveTo></w:p>",
            [(P, "New.")],
            id="moved",
        ),
        pytest.param(
            f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('It ')}</w:p><w:p>{run('opened.')}</w:p>",
            [(P, "It opened.")],
            id="the end of a paragraph taken out",
        ),
        pytest.param(
            f"<w:p>{run('It opened.')}{run(' Secret.', '<w:vanish/>')}</w:p>",
            [(P, "It opened.")],
            id="hidden",
        ),
        pytest.param(
            f"<w:p>{run('Seen.', '<w:vanish w:val=&quot;0&quot;/>'.replace('&quot;', chr(34)))}</w:p>",
            [(P, "Seen.")],
            id="hiding switched off",
        ),
        pytest.param(
            f"<w:p>{run('In 2016')}{run('1', RAISED)}{run(' it had 12 km')}{run('2', RAISED)}"
            f"{run('.')}</w:p>",
            [(P, "In 2016 it had 12 km^2.")],
            id="raised",
        ),
        pytest.param(
            f"<w:p><w:hyperlink>{run('The plan')}</w:hyperlink><w:r><w:tab/><w:t>costs</w:t><w:br/></w:r>"
            f"<w:fldSimple>{run('5')}</w:fldSimple><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>",
            [(P, "The plan costs 5")],
            id="links, tabs, fields",
        ),
        pytest.param(
            f"<w:sdt><w:sdtPr><w:t>no</w:t></w:sdtPr><w:sdtContent>{paragraph('Yes.')}</w:sdtContent></w:sdt>",
            [(P, "Yes.")],
            id="content control",
        ),
        pytest.param(
            "<w:p><w:r><w:t>Body.</w:t></w:r><mc:AlternateContent><mc:Choice><w:txbxContent>"
            f"{paragraph('Box.')}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>{paragraph('Box.')}"
            "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:p>",
            [(P, "Body."), (P, "Box.")],
            id="text box, once",
        ),
        pytest.param(
            f"<w:p><w:ruby><w:rt>{run('よみ')}</w:rt><w:rubyBase>{run('読み')}</w:rubyBase></w:ruby>"
            f"{run('方')}</w:p>",
            [(P, "読み方")],
            id="readings above characters",
        ),
        pytest.param(
            f"<w:tbl><w:tr>{cell('City')}{cell('Cost')}</w:tr>"
            f"<w:tr>{cell('Orland')}{cell('5', 'million')}</w:tr>"
            f"<w:tr><w:trPr><w:del/></w:trPr>{cell('Gone')}{cell('1')}</w:tr></w:tbl>",
            [(R, "City | Cost"), (R, "Orland | 5 million")],
            id="table, a row taken out",
        ),
        pytest.param(
            f"<w:tbl><w:tr>{cell('One.', 'Two.')}</w:tr></w:tbl>",
            [(P, "One."), (P, "Two.")],
            id="frame, no table",
        ),
        pytest.param(
            f"<w:tbl><w:tr>{cell('word ' * 100)}{cell('Two.')}</w:tr></w:tbl>",
            [(P, ("word " * 100).strip()), (P, "Two.")],
            id="table that arranges a page",
        ),
    ],
)
def test_blocks(body: str, expected: list[tuple[BlockKind, str]]) -> None:
    if not expected:
        with pytest.raises(ReadingError, match="no text"):
            read(body)
    else:
        assert read(body) == expected


def test_a_head_row_leads_in_the_rows_below() -> None:
    head = f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell('City')}{cell('Cost')}</w:tr>"
    page = read_docx(docx(f"<w:tbl>{head}<w:tr>{cell('Orland')}{cell('5')}</w:tr></w:tbl>")).page
    assert [block.lead_in for block in page.blocks] == ["", "City | Cost"]


def test_notes_follow_in_the_order_of_their_marks() -> None:
    def mark(number: int) -> str:
        return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'

    notes = "".join(
        f'<w:footnote w:id="{i}"><w:p><w:r><w:footnoteRef/><w:t>Note {i}.</w:t></w:r></w:p></w:footnote>'
        for i in (1, 2, 3)
    )
    separator = '<w:footnote w:id="0" w:type="separator"><w:p><w:r><w:t>line</w:t></w:r></w:p></w:footnote>'
    body = f"<w:p>{run('It opened.')}{mark(2)}{run(' It closed.')}{mark(1)}{mark(2)}{mark(0)}</w:p>"
    found = [text for _, text in read(body, separator + notes)]
    assert found == ["It opened. It closed.", "Note 2.", "Note 1."]


@pytest.mark.parametrize(
    ("record", "title", "author", "published"),
    [
        pytest.param(
            "<dc:title>The plan</dc:title><dc:creator>Jane Doe</dc:creator>"
            "<dcterms:created>2025-03-04T10:00:00Z</dcterms:created>",
            "The plan",
            "Jane Doe",
            "2025-03-04",
            id="written by a person",
        ),
        pytest.param(
            "<dc:title>Word Document</dc:title><dc:creator>python-docx</dc:creator>"
            "<dcterms:created>2013-12-23T23:15:00Z</dcterms:created>",
            "Head",
            "",
            "",
            id="written by a template",
        ),
        pytest.param(
            "<dc:creator>Jane Doe</dc:creator><dcterms:created>2013-12-23T23:15:00Z</dcterms:created>",
            "Head",
            "Jane Doe",
            "",
            id="a template's day",
        ),
        pytest.param("", "Head", "", "", id="nothing"),
    ],
)
def test_record(record: str, title: str, author: str, published: str) -> None:
    file = read_docx(docx(paragraph("Head", "1") + paragraph("Text."), record))
    assert (file.page.title, file.author, file.page.published) == (title, author, published)


def test_the_main_part_may_have_another_name() -> None:
    assert read_docx(docx(paragraph("It opened."), main="word/document2.xml")).page.text == "It opened."


ENTITIES = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
FILE = "<!DOCTYPE x [<!ENTITY f SYSTEM 'file:///etc/hostname'>]>"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"", "no DOCX", id="empty"),
        pytest.param(b"PK\x03\x04" + bytes(200), "no DOCX", id="damaged archive"),
        pytest.param(docx(paragraph("x"))[:-30], "no DOCX", id="cut off"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "password", id="locked, or old"),
        pytest.param(archive({"a.txt": "x"}), "no DOCX", id="no document in it"),
        pytest.param(archive({"word/document.xml": "<w:document"}), "no DOCX", id="damaged document"),
        pytest.param(archive({"word/document.xml": "<document/>"}), "no text body", id="no body"),
        pytest.param(
            archive(
                {"word/document.xml": f"{ENTITIES}<document><body><p><r><t>&b;</t></r></p></body></document>"}
            ),
            "defines entities",
            id="entities",
        ),
        pytest.param(
            archive(
                {"word/document.xml": f"{FILE}<document><body><p><r><t>&f;</t></r></p></body></document>"}
            ),
            "defines entities",
            id="a file of this machine",
        ),
        pytest.param(archive({"word/document.xml": b" " * 60_000_001}), "far larger inside", id="bomb"),
        pytest.param(
            archive({"word/document.xml": b"<document>" + b"<p>" * 5_000}), "no DOCX", id="nested without end"
        ),
    ],
)
def test_a_docx_that_gives_no_text_says_what_to_do(data: bytes, message: str) -> None:
    with pytest.raises(ReadingError, match=message):
        read_docx(data)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_docx_gives_text_or_a_typed_error(data: st.DataObject) -> None:
    content = bytearray(docx(paragraph("It opened in May.") * 3))
    for _ in range(data.draw(st.integers(1, 20))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        page = read_docx(bytes(content)).page
    except ReadingError:
        return
    assert all(page.text[b.start : b.end].strip() for b in page.blocks)
