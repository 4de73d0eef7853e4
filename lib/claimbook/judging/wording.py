"""Whether the words that both sides share say the same: none exchanged, the verb under no other verb.

Within one language, where a word without a counterpart is not just one that a dictionary lacks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimbook.core.labels import FactKind, Level
from claimbook.core.model import Comparison
from claimbook.judging.alignment import Anchor, Spanned
from claimbook.judging.governing import find_governors
from claimbook.judging.rows import row
from claimbook.matching.correspondence import Pairing
from claimbook.text.facts import Facts
from claimbook.text.language.stopwords import words_of
from claimbook.text.language.synonyms import synonyms
from claimbook.text.language.words import Word, japanese_morphemes
from claimbook.text.meaning.roles import is_office


def compare_wording(
    claim: Facts,
    evidence: Facts,
    pairs: Sequence[Pairing],
    anchors: Sequence[Anchor],
    uncovered: Sequence[Word],
) -> list[Comparison]:
    """One row for a word that stands where another one stood, and one for a verb under another verb.

    "Opened a school" does not carry "opened a hotel", nor "postponed the opening" that it opened.

    Args:
        claim, evidence: the facts of both.
        pairs: the words of the claim with their counterparts.
        anchors: the places of the words and names that both have.
        uncovered: those that have none and that no fact covers.
    """
    if claim.language != evidence.language:
        return []
    found: tuple[tuple[Iterator[tuple[Spanned | None, Spanned]], Level, str], ...] = (
        (_exchanged(claim, evidence, anchors, uncovered), Level.MISSING_IN_EVIDENCE, "another word"),
        (find_governors(claim, evidence, pairs, anchors), Level.MORE_SPECIFIC, "under another verb"),
        (_other_endings(claim, evidence, pairs), Level.MORE_SPECIFIC, "another ending"),
        (_other_offices(claim, evidence, anchors), Level.MORE_SPECIFIC, "another office"),
    )
    rows = []
    for places, level, note in found:
        ours, theirs = next(places, (None, None))
        if theirs is not None:
            rows.append(row(FactKind.WORDING, claim, ours, evidence, theirs, level, note))
    return rows


def _other_endings(
    claim: Facts, evidence: Facts, pairs: Sequence[Pairing]
) -> Iterator[tuple[Spanned | None, Spanned]]:
    """A Japanese verb with an ending of weight on one side only: 読み終える, 読みにくい, 読みたい."""
    if claim.language != "ja":
        return
    here, there = _endings(claim.text), _endings(evidence.text)
    for pair in pairs:
        other = pair.counterpart
        if other and here.get(pair.word.end, frozenset()) != there.get(other.end, frozenset()):
            yield pair.word, other


def _endings(text: str) -> dict[int, frozenset[str]]:
    """The endings of weight behind each place in a text, in dictionary form."""
    found: dict[int, frozenset[str]] = {}
    chain: frozenset[str] = frozenset()
    for m in reversed(japanese_morphemes(text)):
        tags = m.part_of_speech
        is_ending = tags[0] in ("助動詞", "接尾辞") or tags[1] == "非自立可能" or m.surface in ("て", "で")
        found[m.start] = chain | {m.dictionary_form} & words_of("ja", "ending") if is_ending else frozenset()
        chain = found[m.start]
    return {place: endings for place, endings in found.items() if endings}


# Who is new in an office holds it.
_SAME = ("新任", "现任", "現職", "現", "新", "current", "new", "newly", "incumb")


def _other_offices(
    claim: Facts, evidence: Facts, anchors: Sequence[Anchor]
) -> Iterator[tuple[Spanned | None, Spanned]]:
    """A word right before a role that makes it another one: a shadow minister, a youth coach."""
    matched = {a.evidence_start for a in anchors}
    for role in claim.roles:
        for other in evidence.roles:
            before = next((w for w in evidence.words if 0 <= other.start - w.end <= 1), None)
            is_plain = before is None or before.is_light or before.surface[0].isupper() or before.key in _SAME
            if (
                role.role == other.role
                and is_office(role.role)
                and before
                and not is_plain
                and before.start not in matched
            ):
                yield role, before


def _exchanged(
    claim: Facts, evidence: Facts, anchors: Sequence[Anchor], uncovered: Sequence[Word]
) -> Iterator[tuple[Spanned | None, Spanned]]:
    """The claim's words without a counterpart in whose place the evidence has words of its own.

    That is a run of words between two that both sides have, or an end of the sentence.
    """
    to_evidence = {a.claim_start: a.evidence_start for a in anchors}
    ours, theirs = _sequence(claim), _sequence(evidence)
    place = {item.start: i for i, item in enumerate(theirs)}
    matched = sorted({place[s] for s in to_evidence.values() if s in place})
    for word in uncovered:
        at = next((i for i, item in enumerate(ours) if item.start == word.start), None)
        if at is None:
            continue
        left = next((i for i in range(at - 1, -1, -1) if ours[i].start in to_evidence), -1)
        right = next((i for i in range(at + 1, len(ours)) if ours[i].start in to_evidence), len(ours))
        first = place.get(to_evidence[ours[left].start], -2) if left >= 0 else -1
        last = place.get(to_evidence[ours[right].start], -2) if right < len(ours) else len(theirs)
        if first == -2 or last == -2 or first >= last or any(first < m < last for m in matched):
            continue
        between = [
            t
            for t in theirs[first + 1 : last]
            if isinstance(t, Word) and not (t.is_light and claim.language == "en")
        ]
        alike = synonyms(word.surface.lower(), 1) if claim.language == "en" else frozenset()
        if between and not any(other.key in alike for other in between):
            yield word, between[0]


def _sequence(facts: Facts) -> list[Spanned]:
    return sorted((*facts.words, *facts.names, *facts.quantities, *facts.times), key=lambda s: s.start)
