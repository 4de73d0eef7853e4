"""Whether the people, places and organisations of a claim are those of the evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimbook.core.labels import FactKind, Level
from claimbook.core.model import Comparison
from claimbook.judging.alignment import Anchor
from claimbook.judging.arguments import actor_of
from claimbook.judging.rows import row
from claimbook.matching.aliases import Aliases
from claimbook.matching.correspondence import comparable, pair_words
from claimbook.matching.naming import match_names
from claimbook.text.entities.names import NameKind, NameMention
from claimbook.text.entities.places import Place, place_of
from claimbook.text.facts import Facts
from claimbook.text.language.stopwords import is_function_word, words_of
from claimbook.text.language.words import Word, stem

_FIRST_PERSON = re.compile(
    r"\b(?:we|our|us|the company)\b|当社|弊社|私たち|我々|我们|本公司|我司", re.IGNORECASE
)
# "A further trial": not the one that the page is about.
_ANOTHER = re.compile(
    r"\b(?:another|(?:an?|one)"
    r" (?:further|earlier|previous|later|second|third|separate|different|similar|other))\b"
    r"|(?:別|ほか|他)の|もう(?:一|ひと)つの|另一|另外|其他|其它",
    re.IGNORECASE,
)
_LONG_KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc]{5,}")
_LONG = 6
_FIRST_NAME = re.compile(r"[A-Z][A-Za-z'’-]+")
_CAPITALISED = re.compile(r"(?:^|\s)([A-Z][a-z'’-]+)\s$")


def compare_names(
    claim: Facts, evidence: Facts, topic: Sequence[str], near: Sequence[str], publisher: str, aliases: Aliases
) -> list[Comparison]:
    """One row for each name of the claim.

    Args:
        claim, evidence: the facts of both.
        topic: names of the title, the heading and the page's first sentence.
        near: names that the page returns to, and those of the sentence before.
        publisher: who speaks where the evidence says "we".
        aliases: names that mean the same.
    """
    rows = []
    unmatched = _unmatched(claim, evidence, aliases)
    if _other_actor(claim, evidence, aliases) or _ANOTHER.search(evidence.text):
        topic, near = (), ()
    seen: set[str] = set()
    for name in claim.names:
        key = aliases.canonical(name.surface) or name.surface.casefold()
        if key in seen:
            continue
        seen.add(key)
        # What the claim speaks of first may be left unsaid by a sentence on a page about it.
        unsaid = (*topic, *near) if name is claim.names[0] else tuple(topic)
        rows.append(_row_for(name, claim, evidence, unsaid, publisher, aliases, unmatched))
    return rows


def name_anchors(claim: Facts, evidence: Facts, aliases: Aliases) -> Iterator[Anchor]:
    """Where a name of the claim stands in the evidence."""
    for name in claim.names:
        for other in evidence.names:
            if match_names(name.surface, other.surface, aliases).score > 0:
                yield Anchor(name.start, name.end, other.start, other.end)


def _row_for(
    name: NameMention,
    claim: Facts,
    evidence: Facts,
    context: Sequence[str],
    publisher: str,
    aliases: Aliases,
    unmatched: Sequence[NameMention],
) -> Comparison:
    matches = [(match_names(name.surface, other.surface, aliases), other) for other in evidence.names]
    matches = [(m, other) for m, other in matches if m.score > 0]
    if matches:
        match, other = max(matches, key=lambda pair: (pair[0].score, -pair[1].start))
        if _has_another_first_name(name, claim, other, evidence):
            return row(FactKind.NAME, claim, name, evidence, other, Level.MISSING_IN_EVIDENCE, "a namesake")
        return row(FactKind.NAME, claim, name, evidence, other, Level.EQUAL, match.reason)
    ours = _place(name, aliases)
    if same := next((n for n in evidence.names if ours and _place(n, aliases) == ours), None):
        return row(FactKind.NAME, claim, name, evidence, same, Level.EQUAL, "names of one place")
    if word := _as_word(name, claim, evidence, aliases):
        return row(FactKind.NAME, claim, name, evidence, word, Level.EQUAL, "dictionary")
    for other_name in context:
        if match_names(name.surface, other_name, aliases).score > 0:
            note = f"{other_name}: named in what the passage stands under"
            return row(FactKind.NAME, claim, name, evidence, None, Level.COMPATIBLE, note)
    we = _FIRST_PERSON.search(evidence.text) if publisher else None
    if we and match_names(name.surface, publisher, aliases).score > 0:
        span = NameMention(we.start(), we.end(), we.group(), name.kind)
        return row(FactKind.NAME, claim, name, evidence, span, Level.COMPATIBLE, f"{publisher} speaking")
    if other_one := _substitute(name, unmatched, aliases):
        return row(FactKind.NAME, claim, name, evidence, other_one, Level.DIFFERENT)
    return row(FactKind.NAME, claim, name, evidence, None, Level.MISSING_IN_EVIDENCE)


def _substitute(name: NameMention, unmatched: Sequence[NameMention], aliases: Aliases) -> NameMention | None:
    """The only other person of the evidence, or its only other place, if that excludes the place named."""
    if name.kind is NameKind.PERSON:
        people = [n for n in unmatched if n.kind is NameKind.PERSON]
        return people[0] if len(people) == 1 else None
    ours = _place(name, aliases)
    found = [(n, place) for n in unmatched for place in [_place(n, aliases)] if place]
    if ours is None or len(found) != 1 or not ours.excludes(found[0][1]):
        return None
    return found[0][0]


def _place(name: NameMention, aliases: Aliases) -> Place | None:
    if name.kind in (NameKind.PERSON, NameKind.ORGANISATION, NameKind.PRODUCT):
        return None
    return place_of(aliases.canonical(name.surface) or name.surface)


def _has_another_first_name(name: NameMention, claim: Facts, other: NameMention, evidence: Facts) -> bool:
    """True for "Clara Voss" against "Peter Voss", also where a first name is not known to be one."""
    ours, theirs = _before(name, claim), _before(other, evidence)
    whole = _FIRST_NAME.findall(f"{ours} {name.surface}"), _FIRST_NAME.findall(f"{theirs} {other.surface}")
    if min(map(len, whole)) < 2 or whole[0][-1] != whole[1][-1]:
        return False
    first, second = whole[0][-2], whole[1][-2]
    return bool(first[0] != second[0])


def _before(name: NameMention, facts: Facts) -> str:
    """The capitalised word right before a name, where it may be part of it and is no title."""
    found = _CAPITALISED.search(facts.text[max(0, name.start - 20) : name.start])
    word = found.group(1) if found else ""
    return "" if word.lower() in words_of("en", "title") or is_function_word(word.lower(), "en") else word


def _other_actor(claim: Facts, evidence: Facts, aliases: Aliases) -> bool:
    """True where the evidence names an actor that the claim does not name: then no other is understood."""
    actor = actor_of(evidence)
    return actor is not None and not any(
        match_names(n.surface, actor.surface, aliases).score > 0 for n in claim.names
    )


def _as_word(name: NameMention, claim: Facts, evidence: Facts, aliases: Aliases) -> Word | None:
    """A word of the evidence that the dictionary knows for the name: 米国 and "Americans"."""
    known = aliases.canonical(name.surface)
    capitals = (w for w in evidence.words if w.surface[:1].isupper())
    if word := next((w for w in capitals if known and aliases.canonical(w.surface) == known), None):
        return word
    if _LONG_KATAKANA.fullmatch(name.surface) and evidence.language not in ("ja", "zh"):
        # What is no name there may have been written for its sound: オスタビマブ, ostavimab.
        for w in evidence.words:
            if len(w.surface) >= _LONG and match_names(name.surface, w.surface, aliases).score > 0:
                return w
    if not comparable(claim.language, evidence.language):
        return None
    if claim.language == evidence.language and not name.surface.isascii():
        # 北洋銀行 is no 銀行: within Japanese and Chinese a name is the same word or none.
        return next((w for w in evidence.words if w.surface == name.surface), None)
    word = Word(name.start, name.end, name.surface, name.surface, is_light=False)
    if name.surface.isascii():
        word = Word(name.start, name.end, name.surface, stem(name.surface.lower()), is_light=False)
    return pair_words([word], claim.language, evidence.words, evidence.language)[0].counterpart


def _unmatched(claim: Facts, evidence: Facts, aliases: Aliases) -> list[NameMention]:
    """Names of the evidence that the claim does not have."""
    return [
        other
        for other in evidence.names
        if not any(match_names(n.surface, other.surface, aliases).score > 0 for n in claim.names)
    ]
