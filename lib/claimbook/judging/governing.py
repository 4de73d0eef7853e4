"""Verbs of the evidence that rule the verb which it shares with the claim.

"Postponed the opening" has a word for every word of "opened", and so have "accused of opening" and
開業を見送った. No list holds all such verbs; where one stands that the claim lacks, the claim is not carried.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimbook.judging.alignment import Anchor, Spanned, clause_around
from claimbook.matching.correspondence import Pairing
from claimbook.text.facts import Facts
from claimbook.text.language.chinese import glosses
from claimbook.text.language.stopwords import is_function_word, words_of
from claimbook.text.language.words import Word
from claimbook.text.meaning.modality import Modality

_GOVERNED_ENGLISH = re.compile(
    r"([A-Za-z'’-]+)\s+((?:(?:the|its|a|an|his|her|their|this|any|all|to|of|for|on|from|against|with|about)\s+)*)$",
    re.IGNORECASE,
)
_THAT = re.compile(r"\bthat\b", re.IGNORECASE)
_BACK = 60


def find_governors(
    claim: Facts, evidence: Facts, pairs: Sequence[Pairing], anchors: Sequence[Anchor]
) -> Iterator[tuple[Word | None, Spanned]]:
    """The words of the evidence that rule what it shares with the claim, each with the claim's word.

    None stands for the claim's word where all of it is ruled: "a myth that".
    """
    # A denial is told by itself.
    matched = {a.evidence_start for a in anchors} | {n.start for n in evidence.negations}
    # So is a plan.
    marks = [m for m in evidence.modality if m.modality is Modality.PLANNED]
    matched |= {w.start for w in evidence.words if any(m.start < w.end and w.start < m.end for m in marks)}
    if claim.language == "ja":
        yield from _governed_japanese(evidence, pairs, anchors)
    if claim.language == "en" and (telling := _content_of(claim, evidence, matched)):
        yield None, telling
    for pair in pairs if claim.language in ("en", "zh") else ():
        if pair.counterpart is None or pair.word.is_light:
            continue
        find = _english_governor if claim.language == "en" else _chinese_governor
        governor = find(pair.word, pair.counterpart, claim, evidence)
        if governor and governor.start not in matched and not _is_transparent(governor, claim.language):
            yield pair.word, governor


def _is_transparent(word: Word, language: str) -> bool:
    if word.is_light and language != "en":
        return True
    return not words_of(language, "transparent").isdisjoint((word.surface.lower(), word.key))


def _english_governor(word: Word, there: Word, claim: Facts, evidence: Facts) -> Word | None:
    """What stands before an infinitive, a gerund or a noun where the claim has the verb itself."""
    surface, other = word.surface.lower(), there.surface.lower()
    if surface == other or other.endswith("ed") or re.search(r"\bto\s+$", claim.text[: word.start][-6:]):
        return None
    base = max(0, there.start - _BACK)
    before = _GOVERNED_ENGLISH.search(evidence.text[base : there.start])
    if before is None:
        return None
    link = before.group(2).lower().split()
    is_gerund = other.endswith("ing") and not surface.endswith("ing")
    is_noun = surface.endswith("ed") and bool(link)
    if link[-1:] != ["to"] and not is_gerund and not is_noun:
        return None
    start = base + before.start(1)
    if is_function_word(before.group(1).lower(), "en"):
        # "Has yet to pay", "kept it from reaching"
        is_bare = link[-1:] == ["to"] or (is_gerund and "from" in link)
        return Word(start, start + len(before.group(1)), before.group(1), "", False) if is_bare else None
    if is_gerund and link[-1:] == ["from"]:
        start = base + before.start(2)
        return Word(start, base + before.end(2), before.group(2), "", is_light=False)
    return next((w for w in evidence.words if w.start <= start < w.end), None)


def _content_of(claim: Facts, evidence: Facts, matched: set[int]) -> Spanned | None:
    """What stands before "that", where it is not a verb of telling: "experts doubt that", "a myth that"."""
    found = _THAT.search(evidence.text)
    if found is None or _THAT.search(claim.text) or not any(s > found.start() for s in matched):
        return None
    before = [w for w in evidence.words if w.end <= found.start()]
    if (
        not before
        or any(w.start in matched for w in before)
        or any(_is_transparent(w, "en") for w in before[-2:])
    ):
        return None
    return before[-1]


def _chinese_governor(word: Word, there: Word, claim: Facts, evidence: Facts) -> Word | None:
    """A verb right before the verb that both sides share."""
    if not _is_chinese_verb(word):
        return None
    before = next((w for w in evidence.words if w.end == there.start), None)
    ours = next((w for w in claim.words if w.end == word.start), None)
    if before is None or not _is_chinese_verb(before) or (ours and ours.key == before.key):
        return None
    return before


def _is_chinese_verb(word: Word) -> bool:
    return any(gloss.startswith("to ") for gloss in glosses(word.surface))


def _governed_japanese(
    evidence: Facts, pairs: Sequence[Pairing], anchors: Sequence[Anchor]
) -> Iterator[tuple[Word | None, Spanned]]:
    """What the clause says last, after all that the claim says, too: it rules what stands before it."""
    last = max(anchors, key=lambda a: a.evidence_end, default=None)
    if last is None:
        return
    _, end = clause_around(evidence.text, last.evidence_start, last.evidence_end)
    word = next((p.word for p in pairs if p.word.start == last.claim_start), None)
    for ruling in evidence.words:
        if last.evidence_end <= ruling.start < end and not _is_transparent(ruling, "ja"):
            yield word, ruling
            return
