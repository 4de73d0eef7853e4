"""New cases from articles of every kind: the bytes stay, and what is read from them stays as well."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimbook.core.errors import CaseError, ReadingError
from claimbook.core.workspace import Workspace
from claimbook.new_case import start_case
from claimbook.stages.claims import claims_of
from claimbook.text.article import read_article
from paper_files import Words, column, docx, paragraph, pdf

SENTENCE = "The plant in Porto cost 340 million euros."
HTML = f"<html><head><meta name=author content='Jane Doe'></head><body><p>{SENTENCE}</p></body></html>"
FILES = {
    "plan.txt": SENTENCE.encode(),
    "plan.md": f"---\nauthor: Jane Doe\n---\n# The plan\n\n{SENTENCE}\n".encode(),
    "plan.html": HTML.encode(),
    "plan.htm": HTML.encode(),
    "plan.pdf": pdf([Words(60, 80, "The plan", 20), Words(60, 120, SENTENCE)]),
    "plan.docx": docx(paragraph("The plan", "1") + paragraph(SENTENCE)),
}


@pytest.mark.parametrize("name", FILES)
def test_an_article_keeps_its_bytes_and_its_suffix(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(FILES[name])
    space = Workspace(tmp_path / "project")
    path, _ = start_case(space, "plan", str(file), [])
    assert (path.name, path.read_bytes()) == (f"article{file.suffix}", FILES[name])
    assert space.article("plan") == path
    article = read_article(path)
    assert read_article(path) == article
    claims = [claim for claim in claims_of(article) if claim.quote == SENTENCE]
    assert len(claims) == 1
    assert article.text[claims[0].start : claims[0].end] == SENTENCE


@pytest.mark.parametrize(
    ("name", "content", "suffix"),
    [
        pytest.param("plan.txt", FILES["plan.pdf"], ".pdf", id="a PDF that says it is text"),
        pytest.param("plan", FILES["plan.docx"], ".docx", id="a DOCX without a suffix"),
        pytest.param("plan.pdf", HTML.encode(), ".html", id="a page that says it is a PDF"),
    ],
)
def test_a_file_is_what_its_bytes_are(tmp_path: Path, name: str, content: bytes, suffix: str) -> None:
    (tmp_path / name).write_bytes(content)
    path, _ = start_case(Workspace(tmp_path / "project"), "plan", str(tmp_path / name), [])
    assert path.suffix == suffix


@pytest.mark.parametrize(
    ("name", "content", "error", "message"),
    [
        pytest.param("a.pdf", pdf([], picture=True), ReadingError, "text recognition", id="scanned"),
        pytest.param("a.pdf", pdf(column(60, 60, ["x"]), locked=True), ReadingError, "password", id="locked"),
        pytest.param("a.docx", docx(paragraph(" ")), ReadingError, "holds no text", id="empty DOCX"),
        pytest.param(
            "a.txt", "\u3000\u200b\ufeff\u2060".encode(), CaseError, "holds no text", id="shapeless"
        ),
        pytest.param("a.txt", b"\x89PNG\r\n", ReadingError, "an image", id="picture"),
    ],
)
def test_what_cannot_be_read_starts_no_case(
    tmp_path: Path, name: str, content: bytes, error: type[Exception], message: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(error, match=message) as told:
        start_case(Workspace(tmp_path / "project"), "plan", str(tmp_path / name), [])
    assert str(tmp_path / name) in str(told.value)
    assert not (tmp_path / "project").exists()
