"""The article as a notebook shows it: every claim is marked where it stands and tells of itself.

The marks are HTML without script or style sheet, because JupyterLab strips both from a notebook that it did
not run itself. A pointer that rests on a mark shows its row; a paragraph opens, by pointer or keyboard, to
show all its rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimbook.core.claims_table import NOWHERE, read_claims
from claimbook.core.labels import Checkability, RowStatus
from claimbook.core.model import Claim
from claimbook.core.workspace import Run
from claimbook.stages.display import Shown
from claimbook.stages.templates import template
from claimbook.text.article import read_article

# What is shown at once, and in each fold below it; a page of print has about 2,000 characters.
_FOLD = 6_000
# A browser labours with more than this; the article's own file has the rest.
_LONGEST = 300_000


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind of row is marked: by a sign and a line, so that its colour need not be seen."""

    kind: str
    sign: str
    line: str
    colour: str  # a middle tone, to be seen on a light page and on a dark one


_DROPPED = Look("dropped", "✕", "dotted", "#8a929e")
_LOOKS = {
    Checkability.CHECKABLE: Look("checkable", "●", "solid", "#3b7dd8"),
    Checkability.OPINION: Look("opinion", "◇", "dashed", "#b7791f"),
    Checkability.QUESTION: Look("question", "?", "double", "#8e5bd0"),
    Checkability.PREDICTION: Look("prediction", "→", "dashed", "#2e8b57"),
    Checkability.NOT_A_CLAIM: Look("not a claim", "", "dotted", "#8a929e"),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A claim as the article shows it."""

    claim: Claim
    look: Look

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """The cells of the row that say something, each with its name."""
        claim = self.claim
        cells = (
            ("claim", claim.claim),
            ("kind", f"{claim.checkability}, {claim.claim_type}"),
            ("speaker", claim.speaker),
            ("whose words", claim.attribution),
            ("status", "" if claim.status is RowStatus.SPLIT else claim.status),
            ("note", claim.note),
        )
        return tuple((name, str(cell)) for name, cell in cells if cell)

    @property
    def told(self) -> str:
        """The row in a few lines, for a pointer that rests on the mark."""
        return "\n".join((self.claim.claim_id, *(f"{name}: {cell}" for name, cell in self.facts)))


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the article and the claims that it belongs to; `begins` names those that begin here."""

    text: str
    marks: tuple[Mark, ...]
    begins: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the article in segments; `marks` are the claims that begin in it."""

    segments: tuple[Segment, ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        return tuple(mark for segment in self.segments for mark in segment.begins)

    def __len__(self) -> int:
        return sum(len(segment.text) for segment in self.segments)


@dataclass(frozen=True, slots=True)
class Fold:
    """Some paragraphs in a row; `first` and `last` count from 1."""

    first: int
    last: int
    paragraphs: tuple[Paragraph, ...]


def show_article(run: Run) -> Shown:
    """The article with its claims marked in the text, and below it the rows that stand nowhere in it.

    Raises:
        CaseError: the article is missing, empty or too large.
        TableError: claims.csv cannot be read.
    """
    article = read_article(run.workspace.article(run.case))
    marks = tuple(Mark(claim, _look(claim)) for claim in read_claims(run.workspace.claims_csv(run.case)))
    shown = article.text[:_LONGEST]
    placed = [mark for mark in marks if _stands(mark.claim, article.text)]
    kept = [mark for mark in marks if mark.claim.status is not RowStatus.DROPPED]
    counts = Counter(mark.look for mark in marks)
    caption = f"{len(kept)} statements, {counts[_LOOKS[Checkability.CHECKABLE]]} of them checkable"
    page = template("article.html.j2").render(
        caption=caption,
        language=article.language,
        legend=[(look, counts[look]) for look in (*_LOOKS.values(), _DROPPED) if counts[look]],
        folds=tuple(_folded(lay_out(shown, placed))),
        left_out=len(article.text) - len(shown),
        file=run.workspace.article(run.case).name,
        unplaced=[mark for mark in marks if not _stands(mark.claim, article.text)],
    )
    return Shown(caption, page)


def lay_out(text: str, marks: Iterable[Mark]) -> Iterator[Paragraph]:
    """The paragraphs of a text, each cut where a claim begins or ends; joined, they are its lines."""
    waiting = sorted(marks, key=lambda mark: (mark.claim.start, mark.claim.end))
    waiting.reverse()
    running: list[Mark] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        while waiting and waiting[-1].claim.start < end:
            running.append(waiting.pop())
        if line.strip():
            yield Paragraph(tuple(_cut(text, start, end, running)))
        running = [mark for mark in running if mark.claim.end > end]
        start = end + 1


def _cut(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Segment]:
    edges = {start, end}
    for mark in marks:
        edges.update(edge for edge in (mark.claim.start, mark.claim.end) if start < edge < end)
    here: list[Mark] = []
    waiting = list(reversed(marks))
    for left, right in pairwise(sorted(edges)):
        begins = []
        while waiting and waiting[-1].claim.start <= left:
            begins.append(waiting.pop())
        here = [mark for mark in (*here, *begins) if mark.claim.end > left]
        yield Segment(text[left:right], tuple(here), tuple(m for m in begins if m.claim.start == left))


def _folded(paragraphs: Iterable[Paragraph]) -> Iterator[Fold]:
    first, size = 1, 0
    gathered: list[Paragraph] = []
    for paragraph in paragraphs:
        gathered.append(paragraph)
        size += len(paragraph)
        if size >= _FOLD:
            yield Fold(first, first + len(gathered) - 1, tuple(gathered))
            first, size, gathered = first + len(gathered), 0, []
    if gathered:
        yield Fold(first, first + len(gathered) - 1, tuple(gathered))


def _look(claim: Claim) -> Look:
    return _DROPPED if claim.status is RowStatus.DROPPED else _LOOKS[claim.checkability]


def _stands(claim: Claim, text: str) -> bool:
    """Whether the words at a row's place are its quote: an edited article never shows a wrong mark."""
    return claim.start != NOWHERE and bool(claim.quote) and text[claim.start : claim.end] == claim.quote
