"""Reads a PDF from standard input in a process of its own and writes its lines as JSON.

A PDF is a program for a large C library, and some are made to bring it down. Here such a file can end
nothing but this process, which may use so much time and memory and no more.

Run as `python -m claimbook.text.reading.pdf_worker`. The answer is {"problem": WORD} with a word of
`PROBLEMS`, or {"author", "title", "language", "images", "pages": [{"width", "height", "lines"}]}, a line
being [text, left, top, right, bottom, size] in points from the top left corner of its page.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import sys
from collections.abc import Iterator
from statistics import median
from typing import Any, NamedTuple

from claimbook.text.language.raised import LOWERED, RAISED

# Limits of one PDF: a long book, which pdfium reads in a few seconds.
MOST_PAGES = 2_000
MOST_CHARACTERS = 4_000_000
MOST_MEMORY = 1_000_000_000  # bytes of address space; pdfium and Python begin with a fifth of it
MOST_SECONDS = 60

PROBLEMS = ("password", "damaged", "too long")

_LINE_GOES_ON = "\ufffe\x02\xad"  # what pdfium makes of a hyphen at the end of a line
_FPDF_ERR_PASSWORD = 4


class _Character(NamedTuple):
    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float


Line = tuple[str, float, float, float, float, float]


def main() -> None:
    """Reads one PDF from standard input."""
    _limit_this_process()
    json.dump(read(sys.stdin.buffer.read()), sys.stdout)


def read(data: bytes) -> dict[str, Any]:
    """The lines of a PDF, page by page, or the word for what is wrong with it."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    try:
        document = pypdfium2.PdfDocument(data)
        if len(document) > MOST_PAGES:
            return {"problem": "too long"}
        facts = document.get_metadata_dict()
        pages, characters, images = [], 0, 0
        for number in range(len(document)):
            page = document[number]
            width, height = page.get_size()
            text_page = page.get_textpage()
            characters += text_page.count_chars()
            if characters > MOST_CHARACTERS:
                return {"problem": "too long"}
            lines = list(_lines(text_page, width, height))
            images += not lines and any(
                o.type == pdfium.FPDF_PAGEOBJ_IMAGE for o in page.get_objects(max_depth=3)
            )
            pages.append({"width": width, "height": height, "lines": lines})
            text_page.close()
            page.close()
    except pypdfium2.PdfiumError as error:
        is_locked = getattr(error, "err_code", None) == _FPDF_ERR_PASSWORD
        return {"problem": "password" if is_locked else "damaged"}
    return {
        "author": facts.get("Author", ""),
        "title": facts.get("Title", ""),
        "language": _language(document),
        "images": images,
        "pages": pages,
    }


def _lines(text_page: Any, width: float, height: float) -> Iterator[Line]:
    """The stretches of a page that are set on one line without a wide gap, in the order of the file."""
    import pypdfium2.raw as pdfium

    matrix, box = pdfium.FS_MATRIX(), pdfium.FS_RECTF()
    letter_of, box_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    line: list[_Character] = []
    space = ""
    size = last_height = 0.0
    for index in range(text_page.count_chars()):
        letter = chr(letter_of(text_page, index))
        if letter in "\r\n" or letter in _LINE_GOES_ON:
            # A soft hyphen inside a line is seen by nobody; at its end it is drawn.
            yield from _line(line, "" if letter in "\r\n" else "\xad")
            line, space = [], ""
            continue
        if letter.isspace():
            space = " "
            continue
        if not box_of(text_page, index, box):
            continue
        # What stands beside the page is seen by nobody.
        if box.right < 0 or box.left > width or box.top < 0 or box.bottom > height:
            continue
        # The box of a letter is as high as its font, so that the size need not be asked for every time.
        if not line or abs(box.top - box.bottom - last_height) > 0.01:
            last_height = box.top - box.bottom
            pdfium.FPDFText_GetMatrix(text_page, index, matrix)
            scale = abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5
            size = pdfium.FPDFText_GetFontSize(text_page, index) * scale
        found = _Character(
            space + letter if line else letter,
            box.left,
            height - box.top,
            box.right,
            height - box.bottom,
            size,
        )
        if line and _is_apart(line[-1], found):
            yield from _line(line)
            line = []
            found = found._replace(text=letter)
        line.append(found)
        space = ""
    yield from _line(line)


def _is_apart(before: _Character, after: _Character) -> bool:
    """Whether a gap lies between two characters that no word space is wide enough to make."""
    size = before.size if before.size > after.size else after.size
    across = after.left - before.right if after.left > before.left else before.left - after.right
    down = after.top - before.bottom if after.top > before.top else before.top - after.bottom
    return across > 2 * size or down > 2 * size or (across > 0.5 * size and down > 0.5 * size)


def _line(characters: list[_Character], end: str = "") -> Iterator[Line]:
    if not characters:
        return
    size = median(c.size for c in characters)
    is_down = characters[-1].top - characters[0].top > characters[0].right - characters[0].left
    middle = median((c.top + c.bottom) / 2 for c in characters)
    pieces = []
    for c in characters:
        is_raised = not is_down and c.size < 0.8 * size and (c.top + c.bottom) / 2 < middle - 0.1 * size
        text = c.text
        if is_down:
            # Digits that lie on their side in vertical writing get spaces that nobody set.
            text = text if text.strip().isascii() and not text.strip().isdigit() else text.lstrip()
        pieces.append(f"{RAISED}{text}{LOWERED}" if is_raised else text)
    yield (
        "".join(pieces).replace(LOWERED + RAISED, "") + end,
        round(min(c.left for c in characters), 2),
        round(min(c.top for c in characters), 2),
        round(max(c.right for c in characters), 2),
        round(max(c.bottom for c in characters), 2),
        round(size, 2),
    )


def _language(document: Any) -> str:
    import pypdfium2.raw as pdfium

    length = pdfium.FPDFCatalog_GetLanguage(document, None, 0)
    if not 4 <= length <= 80:
        return ""
    buffer = (ctypes.c_ushort * (length // 2))()
    pdfium.FPDFCatalog_GetLanguage(document, buffer, length)
    return bytes(buffer).decode("utf-16-le", "ignore").rstrip("\0")


def _limit_this_process() -> None:
    # Windows has no such limits; there the time limit of the parent has to do.
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


if __name__ == "__main__":
    main()
