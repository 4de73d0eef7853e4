"""What is written between two borders of blocks, and the lines that it makes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from claimbook.text.extraction.characters import one_line
from claimbook.text.extraction.furniture import ends_as_sentence

_BULLET = re.compile(r"[-*•・●◦‣※○■□◆◇▶]")
_LONG_LINE = {True: 15, False: 40}  # characters of a line that was broken for want of room


@dataclass(frozen=True, slots=True)
class Line:
    """A line without white space at its ends; `linked` and `bold` count characters of it."""

    text: str
    linked: int = 0
    bold: int = 0


@dataclass(slots=True)
class Stretch:
    """Text that is written piece by piece; `\\v` as a piece is a line break that the page asks for."""

    pieces: list[str] = field(default_factory=list)
    _counts: list[tuple[int, int]] = field(default_factory=list)  # linked and bold characters of each piece

    def write(self, text: str, is_linked: bool = False, is_bold: bool = False) -> None:
        """Adds a piece."""
        length = len(text.strip())
        self.pieces.append(text)
        self._counts.append((length * is_linked, length * is_bold))

    def before(self) -> str:
        """The last characters that were written."""
        return "".join(self.pieces[-2:])[-12:]

    def whole(self) -> Line:
        """Everything as one line, which may be empty."""
        return self._line(0, len(self.pieces))

    def lines(self) -> Iterator[Line]:
        """One line for each that means to stand alone; one that was broken for want of room goes on.

        Two breaks in a row end a paragraph, as does a line that cannot be going on.
        """
        if "\v" not in self.pieces:
            line = self.whole()
            if line.text:
                yield line
            return
        open_line: list[Line] = []
        for line in self._broken():
            if line.text and open_line and _goes_on(open_line[-1].text, line.text):
                open_line.append(line)
                continue
            if open_line:
                yield _joined(open_line)
            open_line = [line] if line.text else []
        if open_line:
            yield _joined(open_line)

    def _broken(self) -> Iterator[Line]:
        start = 0
        for index, piece in enumerate(self.pieces):
            if piece == "\v":
                yield self._line(start, index)
                start = index + 1
        yield self._line(start, len(self.pieces))

    def _line(self, start: int, end: int) -> Line:
        counts = self._counts[start:end]
        text = one_line("".join(self.pieces[start:end]))
        return Line(text, sum(linked for linked, _ in counts), sum(bold for _, bold in counts))


def _joined(lines: list[Line]) -> Line:
    texts: list[str] = []
    for line in lines:
        is_close = bool(texts) and _is_unspaced(texts[-1][-1]) and _is_unspaced(line.text[0])
        texts.extend(["" if is_close or not texts else " ", line.text])
    return Line("".join(texts), sum(line.linked for line in lines), sum(line.bold for line in lines))


def _is_unspaced(character: str) -> bool:
    return character >= "\u3000" and not "\uac00" <= character <= "\ud7a3"


def _goes_on(above: str, line: str) -> bool:
    if ends_as_sentence(above) or above.endswith((":", "：")) or _BULLET.match(line):
        return False
    if line[0].islower() or above.endswith((",", "、", "，")):
        return True
    return len(above) >= _LONG_LINE[above[-1] >= "\u3000"]
