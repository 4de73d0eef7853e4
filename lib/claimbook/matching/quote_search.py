"""Where the words of a quotation stand in one text, whole or nearly so.

What a quotation leaves out ("…") or puts in ("[the plant]") parts it into pieces that stand in this order
in what it quotes. Pieces that stand there as they are need no measure. Of others, the stretch with most of
the piece's words is looked for, and what it has in common with the piece letter by letter is its likeness
(rapidfuzz: the normalised indel similarity).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from rapidfuzz import fuzz

from claimbook.matching.quote_folding import Folded, fold

_LEFT_OUT = re.compile(
    r"[\[(（〔［<〈]\s*(?:\.{2,}|…+|‥+|中略|前略|後略|后略|略|omitted|snip|gekürzt)\s*[\])）〕］>〉]"
    r"|\.{3,}|…+|⋯+|‥+|・{3,}|。{3,}|(?:\. ){2,}\."
)
_SIC = re.compile(r"\s*[\[(（［](?:sic|原文ママ|ママ|原文如此)[\])）］]")
# "[T]he": the letter is the speaker's, its case is not. "build[ing]": the word is, its ending is not.
_ONE_LETTER = re.compile(r"[\[［](\w)[\]］](?=\w)")
_PUT_IN = re.compile(r"[\[［〔][^\[\]［］〔〕]{0,200}[\]］〕]")
_ASIDE = re.compile(r"[（(][^（）()]{1,60}[）)]")
# How much of a text a quotation may leave out, and how much may stand where it put words of its own: letters.
_FARTHEST, _FARTHEST_PUT_IN = 1_500, 80
_MOST_PLACES = 200
# How many stretches are compared letter by letter, and how far their edges may shift to whole words.
_MOST_STRETCHES = 5
_REACH = 18
_LONGEST = 3_000  # longer words are no quotation
_SPACED_SEED = re.compile(r"[^ ]{2,}")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that a quotation has in a row, folded, and how far after the piece before they may stand."""

    words: str
    farthest: int


@dataclass(frozen=True, slots=True)
class Found:
    """Where the pieces of a quotation stand; offsets into the folded text, `likeness` 0 to 1."""

    spans: tuple[tuple[int, int], ...]
    likeness: float


def pieces_of(quotation: str) -> tuple[Piece, ...]:
    """The pieces of a quotation, in order; none where it has no words.

    >>> [p.words for p in pieces_of("“[T]he plant … will [soon] open”")]
    ['the plant', 'will', 'open']
    """
    words = _ONE_LETTER.sub(r"\1", _SIC.sub("", quotation[:_LONGEST]))
    pieces = []
    for i, part in enumerate(_LEFT_OUT.split(words)):
        for j, said in enumerate(_PUT_IN.split(part)):
            if folded := fold(said).text:
                farthest = _FARTHEST_PUT_IN if j or not i else _FARTHEST
                pieces.append(Piece(folded, farthest))
    return tuple(pieces)


def readings_of(quotation: str) -> Iterator[tuple[Piece, ...]]:
    """A quotation with what stands in its parentheses, and without: that may be the reporter's."""
    yield pieces_of(quotation)
    if _ASIDE.search(quotation):
        yield pieces_of(_ASIDE.sub("[]", quotation))


def find_whole(pieces: Sequence[Piece], page: Folded, start: int = 0) -> Found | None:
    """The first place, from `start` on, where the pieces stand as they are, in order."""
    if not pieces or any(piece.words not in page.text for piece in pieces):
        return None
    for first in islice(_places(pieces[0].words, page, start, len(page.text)), _MOST_PLACES):
        spans = [(first, first + len(pieces[0].words))]
        for piece in pieces[1:]:
            after = spans[-1][1]
            places = _places(piece.words, page, after, after + piece.farthest + len(piece.words))
            following = next(places, None)
            if following is None:
                break
            spans.append((following, following + len(piece.words)))
        else:
            return Found(tuple(spans), 1.0)
    return None


def find_nearest(pieces: Sequence[Piece], page: Folded) -> Found | None:
    """The place where the words are most nearly those of the pieces; None where nothing is like them."""
    if not pieces or not page.text:
        return None
    core = max(range(len(pieces)), key=lambda i: (len(pieces[i].words), -i))
    found = _nearest(pieces[core].words, page, 0, len(page.text))
    if found is None:
        return None
    spans, likenesses = [found[1]], [found[0]]
    for i in range(core + 1, len(pieces)):
        start = spans[-1][1]
        _add(pieces[i].words, page, start, start + pieces[i].farthest, spans, likenesses, len(spans))
    for i in range(core - 1, -1, -1):
        end = spans[0][0]
        _add(pieces[i].words, page, end - pieces[i + 1].farthest, end, spans, likenesses, 0)
    weights = [len(piece.words) for piece in pieces]
    likeness = sum(w * found for w, found in zip(weights, likenesses, strict=True)) / sum(weights)
    return Found(tuple(span for span in spans if span[0] < span[1]), likeness)


def _add(
    words: str,
    page: Folded,
    start: int,
    end: int,
    spans: list[tuple[int, int]],
    likenesses: list[float],
    at: int,
) -> None:
    """Puts the place of a further piece between `start` and `end` among the others, or an empty one."""
    start, end = max(0, start), min(len(page.text), end)
    found = _nearest(words, page, start, end)
    edge = start if at else end
    spans.insert(at, found[1] if found else (edge, edge))
    likenesses.insert(at, found[0] if found else 0.0)


def _places(words: str, page: Folded, start: int, end: int) -> Iterator[int]:
    """Where words stand as whole words within a stretch of a text."""
    at = page.text.find(words, start, end)
    while at >= 0:
        if page.is_edge(at) and page.is_edge(at + len(words)):
            yield at
        at = page.text.find(words, at + 1, end)


def _nearest(words: str, page: Folded, start: int, end: int) -> tuple[float, tuple[int, int]] | None:
    best: tuple[float, tuple[int, int]] | None = None
    for low, high in _stretches(words, page.text, start, end):
        aligned = fuzz.partial_ratio_alignment(words, page.text[low:high])
        if aligned is None or not aligned.score:
            continue
        span = low + aligned.dest_start, low + aligned.dest_end
        found = _at_edges(words, page, span, (low, high))
        if found is not None and (best is None or found[0] > best[0]):
            best = found
    return best


def _at_edges(
    words: str, page: Folded, span: tuple[int, int], within: tuple[int, int]
) -> tuple[float, tuple[int, int]] | None:
    """The whole words around a span that are most like the ones looked for: as many as they are or not."""
    low, high = within
    begins = [i for i in range(max(low, span[0] - _REACH), min(high, span[0] + _REACH)) if _begins(page, i)]
    ends = [i for i in range(max(low, span[1] - _REACH), min(high, span[1] + _REACH) + 1) if _ends(page, i)]
    found = [
        (fuzz.ratio(words, page.text[begin:end]) / 100, (begin, end))
        for begin in begins
        for end in ends
        if begin < end
    ]
    if not found:
        return None
    likeness, (begin, end) = max(found, key=lambda pair: (pair[0], pair[1][0], -pair[1][1]))
    return likeness, (_to_break(page, begin, -1), _to_break(page, end, 1))


def _to_break(page: Folded, place: int, step: int) -> int:
    """The next mark of punctuation where no blank parts words: 閉めることはない is not to end in 閉め."""
    if not 0 < place < len(page.text) or " " in page.text[place - 1 : place + 1]:
        return place
    for other in range(place, place + step * _REACH, step):
        if other <= 0 or other >= len(page.text) or page.is_break(other):
            return max(0, min(len(page.text), other))
    return place


def _begins(page: Folded, place: int) -> bool:
    return page.is_edge(place) and page.text[place : place + 1] not in ("", " ")


def _ends(page: Folded, place: int) -> bool:
    return page.is_edge(place) and page.text[max(0, place - 1) : place] not in ("", " ")


def _stretches(words: str, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of a text, thrice as long as the words, with most of the words, most first."""
    margin = len(words) + _REACH
    if end - start <= 4 * margin:
        yield start, end
        return
    seeds = _seeds(words)
    if not seeds:
        return
    pattern = re.compile("|".join(re.escape(seed) for seed in sorted(seeds, key=lambda s: (-len(s), s))))
    hits = [(m.start(), m.group()) for m in pattern.finditer(text, start, end)]
    taken: list[int] = []
    for _, at in sorted(_densities(hits, len(words)), key=lambda pair: (-pair[0], pair[1])):
        if all(abs(at - other) > len(words) // 2 for other in taken):
            taken.append(at)
            yield max(start, at - margin), min(end, at + 2 * margin)
            if len(taken) == _MOST_STRETCHES:
                return


def _seeds(words: str) -> frozenset[str]:
    """Words of a piece or, where no blank parts them, pairs of letters."""
    spaced = _SPACED_SEED.findall(words)
    if len(spaced) > len(words) / 15:
        return frozenset(spaced)
    return frozenset(words[i : i + 2] for i in range(len(words) - 1) if " " not in words[i : i + 2])


def _densities(hits: Sequence[tuple[int, str]], width: int) -> Iterator[tuple[int, int]]:
    """For each hit, how many different seeds stand within `width` letters from it, and where it is."""
    inside: Counter[str] = Counter()
    right = 0
    for at, seed in hits:
        while right < len(hits) and hits[right][0] < at + width:
            inside[hits[right][1]] += 1
            right += 1
        yield len(inside), at
        inside[seed] -= 1
        if not inside[seed]:
            del inside[seed]
