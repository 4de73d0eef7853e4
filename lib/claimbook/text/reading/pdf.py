"""PDF files into pages: read in a process of its own, put into order, joined to paragraphs."""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from collections.abc import Sequence
from typing import Any

from claimbook.core.errors import ReadingError
from claimbook.text.extraction.blocks import Draft, freeze
from claimbook.text.extraction.characters import one_line
from claimbook.text.reading.paper import PaperFile, by_a_person
from claimbook.text.reading.pdf_layout import Line, PaperPage, flows, without_frames
from claimbook.text.reading.pdf_paragraphs import drafts
from claimbook.text.reading.pdf_worker import MOST_PAGES, MOST_SECONDS

_SAVE_AS_TEXT = "Save its text as a .txt file and use that instead."
_SCANNED = (
    "This PDF holds pictures of its pages and no text, as a scan does. Run a text recognition over it "
    "(ocrmypdf, for example), or type its text into a .txt file and use that instead."
)
_PROBLEMS = {
    "password": "This PDF opens with a password only. Save a copy without one and use that instead.",
    "damaged": "This PDF is damaged or cut off. Get it again, or save its text as a .txt file.",
    "too long": f"This PDF has more than {MOST_PAGES:,} pages or is too long to be read. Cut it to the part "
    "to be checked.",
}
_TOO_MUCH = f"This PDF asks for more time or memory than a PDF may. {_SAVE_AS_TEXT}"
_UNREADABLE = (
    "The fonts of this PDF do not say which letters they draw, so its text cannot be known. Run a text "
    "recognition over it (ocrmypdf --force-ocr, for example) and use the result."
)
_KNOWN_SIGNS = "\x0e\x0f\uf0b7\uf0a7\uf0d8"  # raised digits, and the bullets of symbol fonts


def read_pdf(data: bytes) -> PaperFile:
    """Reads a PDF: its columns in reading order, without running heads and page numbers.

    The text hangs on the version of pdfium, which is pinned: the same bytes give the same text.

    Args:
        data: the file.

    Raises:
        ReadingError: it is locked, damaged, scanned, too long, or asks for too much time or memory.
    """
    answer = _ask_worker(data)
    if "problem" in answer:
        raise ReadingError(_PROBLEMS[answer["problem"]])
    pages = [
        PaperPage(page["width"], page["height"], tuple(Line(*line) for line in page["lines"]))
        for page in answer["pages"]
    ]
    if not any(line.text.strip() for page in pages for line in page.lines) or (
        answer["images"] * 2 >= max(1, len(pages)) and answer["images"] > 0
    ):
        raise ReadingError(_SCANNED)
    if _is_unreadable("".join(line.text for page in pages for line in page.lines)):
        raise ReadingError(_UNREADABLE)
    columns = [column for page in without_frames(pages, one_line(answer["title"])) for column in flows(page)]
    found = tuple(drafts(columns))
    page = freeze(found, _title(answer["title"], found), answer["language"][:2].lower(), "")
    return PaperFile(page, by_a_person(answer["author"]))


def _ask_worker(data: bytes) -> dict[str, Any]:
    command = [sys.executable, "-P", "-m", "claimbook.text.reading.pdf_worker"]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=MOST_SECONDS, check=False)
        answer = json.loads(done.stdout) if done.returncode == 0 else None
    except (subprocess.TimeoutExpired, ValueError):
        answer = None
    if not isinstance(answer, dict):
        raise ReadingError(_TOO_MUCH)
    return answer


def _title(said: str, found: Sequence[Draft]) -> str:
    """The title on the first page; the file's record is believed where the page bears it out."""
    heads = [draft for draft in found[:8] if draft.level == 1]
    said = by_a_person(said)
    whole = [draft.text for draft in heads if said and _squeeze(said) in _squeeze(draft.text)]
    if whole:
        return whole[0]
    is_borne_out = not heads or any(_squeeze(said) in _squeeze(draft.text) for draft in found[:20])
    return said if said and is_borne_out else (heads[0].text if heads else "")


def _squeeze(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).lower()


def _is_unreadable(text: str) -> bool:
    sample = text[:200_000]
    bad = sum(
        unicodedata.category(c) in ("Cn", "Co", "Cc") and c not in "\x0e\x0f\uf0b7\uf0a7\uf0d8"
        for c in sample
    )
    return (bad + sample.count("\ufffd")) * 20 > max(1, len(sample))
