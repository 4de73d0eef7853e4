"""A direct quote is looked for as words, on every page: exact, near, translated, not there, or another's."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from claimbook.core.labels import QuoteStanding
from claimbook.core.model import Candidate, Document
from claimbook.matching.aliases import Aliases, load_aliases
from claimbook.matching.quote_folding import fold, is_unspaced
from claimbook.matching.quote_search import Found, Piece, find_nearest, find_whole, readings_of
from claimbook.matching.quote_speakers import is_another_speaker, is_same_speaker, said_by
from claimbook.matching.relevance import usual_cosine
from claimbook.text.changes import changed_words
from claimbook.text.language.languages import detect_language

# From this likeness on words are nearly those of the quote: what people said otherwise on the same matter
# stays below it (tests/matching/quotes.csv).
NEAR = 0.75
# From this cosine above the usual on, a passage in another language may be what a quote was translated from:
# 86% of true translations are, and in 3% of cases one of 31 other passages is (tests/golden/aligned.csv).
TRANSLATED = 0.07
# Two people say alike things on one matter: another's words are the quoted ones where hardly any differs.
ANOTHERS = 0.9
# A few words are in many mouths: only as they are do they count as found, and they tell nobody's quote.
_FEW_WORDS, _LETTERS_A_WORD = 3, 2
_MOST_PLACES = 5
_EDGES = re.compile(r"^[\s.,;:!?、。，；：！？…—–-]+|[\s.,;:!?、。，；：！？…—–-]+$")


@dataclass(frozen=True, slots=True)
class QuoteMatch:
    """How a quotation stands in the sources, and where: `text[start:end]` for each span of the page's text.

    Empty, and `likeness` 0, where it is not there.
    """

    standing: QuoteStanding
    words: str  # as quoted
    found: str = ""  # the source's own words, its pieces with an ellipsis between
    source_id: str = ""
    snapshot: str = ""
    spans: tuple[tuple[int, int], ...] = ()
    likeness: float = 0.0
    difference: str = ""  # what the quote has and the source has not as [-…-], the reverse as {+…+}
    said_by: str = ""  # who says it in the source; empty where that is not told
    is_short: bool = False  # too few words to tell whose they are


def find_quote(
    words: str,
    documents: Sequence[Document],
    speaker: str = "",
    candidates: Iterable[Candidate] = (),
    aliases: Aliases | None = None,
    named: Collection[str] = (),
) -> QuoteMatch:
    """How a quotation stands in the sources.

    Args:
        words: what is quoted, without its quotation marks. What it leaves out ("…", （中略）) and what it
            puts into square brackets may stand otherwise in the source.
        documents: the sources; what a reader cannot see of them does not count.
        speaker: whose words they are said to be; empty where nobody is named.
        candidates: what was found for the claim, in whatever language: among these a translation is looked
            for. Without a sentence model there is none to tell.
        aliases: names that mean the same; the world's best known where there are none.
        named: ids of the sources that are said to have the words; where another one has them, that is told.

    Returns:
        the surest of what was found: exact before near, the named speaker's before another's.
    """
    aliases = load_aliases(None) if aliases is None else aliases
    language = detect_language(words)
    readings = [pieces for pieces in readings_of(words) if pieces]
    nothing = QuoteMatch(QuoteStanding.NOT_THERE, words, is_short=_is_short(readings[0] if readings else ()))
    if not readings:
        return nothing
    whole = [match for d in documents for match in _whole(nothing, readings, d)]
    if nothing.is_short:
        # Whose words they are tells which place is meant, and nothing else.
        theirs = (m for m in whole if is_same_speaker(speaker, m.said_by, language, aliases))
        return next(theirs, next(iter(whole), nothing)) if speaker else next(iter(whole), nothing)
    nearest = [m for d in documents for m in _nearest(nothing, readings, d)] if not whole else []
    found = whole or sorted(nearest, key=lambda match: -match.likeness)
    others = [m for m in found if is_another_speaker(speaker, m.said_by, language, aliases)]
    if theirs_or_untold := [m for m in found if m not in others]:
        there = [m for m in theirs_or_untold if m.source_id in named]
        best = _surest(there or theirs_or_untold, speaker, language, aliases)
        if there or not any(d.source.source_id in named and d.passages for d in documents):
            return best
        return replace(best, standing=QuoteStanding.WRONG_SOURCE)
    if others and others[0].likeness >= ANOTHERS:
        return replace(others[0], standing=QuoteStanding.WRONG_SOURCE)
    return _translated(nothing, candidates, documents) or nothing


def _surest(found: Sequence[QuoteMatch], speaker: str, language: str, aliases: Aliases) -> QuoteMatch:
    best = [m for m in found if m.likeness == found[0].likeness]
    theirs = (m for m in best if speaker and is_same_speaker(speaker, m.said_by, language, aliases))
    return next(theirs, best[0])


def _is_short(pieces: Sequence[Piece]) -> bool:
    """Whether a quotation has too few words to be anybody's; two letters of Han or kana count as one."""
    words = [word for piece in pieces for word in piece.words.split()]
    return sum(len(word) / _LETTERS_A_WORD if is_unspaced(word[0]) else 1 for word in words) <= _FEW_WORDS


def _whole(
    nothing: QuoteMatch, readings: Sequence[Sequence[Piece]], document: Document
) -> Iterator[QuoteMatch]:
    """The places of a page where a quotation stands as it is, the first few of them."""
    page = fold(document.text)
    start = 0
    for _ in range(_MOST_PLACES):
        found = next((f for pieces in readings if (f := find_whole(pieces, page, start))), None)
        if found is None:
            return
        start = found.spans[0][0] + 1
        if match := _match(replace(nothing, standing=QuoteStanding.EXACT), found, document):
            yield match


def _nearest(
    nothing: QuoteMatch, readings: Sequence[Sequence[Piece]], document: Document
) -> Iterator[QuoteMatch]:
    """The place of a page where the words are most nearly those of a quotation, if they are near enough."""
    page = fold(document.text)
    found = [f for pieces in readings if (f := find_nearest(pieces, page)) and f.likeness >= NEAR]
    for best in sorted(found, key=lambda f: -f.likeness)[:1]:
        match = _match(replace(nothing, standing=QuoteStanding.NEAR), best, document)
        if match and len(best.spans) == 1:
            yield replace(match, difference=difference(match.words, match.found))
        elif match:
            yield match


def _match(kind: QuoteMatch, found: Found, document: Document) -> QuoteMatch | None:
    """The place as it is in the page's text; None where a reader does not see it."""
    page = fold(document.text)
    spans = tuple(page.span(start, end) for start, end in found.spans)
    start, end = spans[0][0], spans[-1][1]
    if any(not p.visible and p.start < b and a < p.end for p in document.passages for a, b in spans):
        return None
    return replace(
        kind,
        found=" … ".join(document.text[a:b] for a, b in spans),
        source_id=document.source.source_id,
        snapshot=document.capture.sha256 if document.capture else "",
        spans=spans,
        likeness=round(found.likeness, 4),
        said_by=said_by(document, start, end),
    )


def difference(words: str, found: str) -> str:
    """What a quote and the words that it comes from have not in common, word by word.

    >>> difference("we shall open in May", "we will open in May")
    'we [-shall-]{+will+} open in May'
    """
    return "".join(
        part.stayed or (f"[-{part.went}-]" if part.went else "") + (f"{{+{part.came}+}}" if part.came else "")
        for part in changed_words(_line(words), _line(found))
    )


def _line(words: str) -> str:
    return _EDGES.sub("", " ".join(words.split()))


def _translated(
    nothing: QuoteMatch, candidates: Iterable[Candidate], documents: Sequence[Document]
) -> QuoteMatch | None:
    """The passage in another language that comes nearest, where it is near enough to be the original."""
    languages = {d.source.source_id: d.source.language for d in documents}
    own = detect_language(nothing.words)
    best: tuple[float, Candidate] | None = None
    for candidate in candidates:
        passage = candidate.passage
        language = detect_language(passage.quote, languages.get(passage.source_id, ""))
        above = candidate.score.semantic - usual_cosine(own, language)
        is_elsewhere = language and own and language != own and passage.visible
        if is_elsewhere and above >= TRANSLATED and (best is None or above > best[0]):
            best = above, candidate
    if best is None:
        return None
    passage = best[1].passage
    return replace(
        nothing,
        standing=QuoteStanding.TRANSLATED,
        found=passage.quote,
        source_id=passage.source_id,
        snapshot=passage.snapshot,
        spans=((passage.start, passage.end),),
        likeness=round(best[1].score.semantic, 4),
    )
