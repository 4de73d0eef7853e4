"""Who does it to whom: whether what claim and evidence share has changed places."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from claimbook.core.labels import FactKind, Level
from claimbook.core.model import Comparison
from claimbook.judging.alignment import Anchor, Spanned, affinity, clause_around
from claimbook.judging.rows import row
from claimbook.matching.aliases import Aliases
from claimbook.matching.correspondence import Pairing
from claimbook.matching.naming import match_names
from claimbook.text.entities.names import NameMention
from claimbook.text.facts import Facts
from claimbook.text.language.chinese import glosses
from claimbook.text.language.words import Word
from claimbook.text.meaning.slots import Placed, Slot, find_slot, is_passive

# What each side of these does, the other does too, so that a change of places changes nothing.
_SYMMETRIC = re.compile(
    r"partner|collaborat|together|merg|jointly|agree|\bmeet|\bmet\b|\bties?\b|relation|cooperat|and\b(?=[^,.]*\bboth\b)"
    r"|marri|\bwed\b|border|adjacent|similar|\bequal"
    r"|提携|協力|協業|連携|合併|共同|会談|合意|関係|結婚|隣接|合作|协作|合并|会谈|伙伴|结婚|相邻",
    re.IGNORECASE,
)
_CHINESE_AGENT = re.compile(r"被(?!告)|遭到?")
# Things stand by each other's words where those fit this many times better.
_CLEARLY = 1.3
# Of one and the same thing these cannot both be so; a place or a companion may be told in either way.
_CLASHES = (
    {Slot.ACTOR, Slot.OBJECT}, {Slot.SOURCE, Slot.GOAL}, {Slot.ACTOR, Slot.THAN},
)  # fmt: skip


# Particles with one thing before them and another behind.
_PIVOTS = {
    "en": tuple(re.compile(rf"\b{w}\b", re.IGNORECASE) for w in ("by", "than", "against", "to", "from")),
    "zh": tuple(re.compile(w) for w in ("被(?!告)", "由(?!于)", "比(?![例赛如])", "给", "把")),
}


@dataclass(frozen=True, slots=True)
class _Shared:
    """A name or noun that both sides have, with its place on either side."""

    ours: Spanned
    theirs: Spanned
    in_claim: Placed
    in_evidence: Placed
    is_name: bool


def compare_arguments(
    claim: Facts, evidence: Facts, pairs: Sequence[Pairing], anchors: Sequence[Anchor], aliases: Aliases
) -> list[Comparison]:
    """At most one row: where two things have changed places, or one stands where it did not.

    "A bought B" against "B bought A" is different; against "B was bought by A" it is not, nor is
    "A partners with B" against "B partners with A". Where the verb is not the same, or only one thing
    stands elsewhere ("the brother of A"), the evidence does not carry the claim and does not refute it.
    """
    if _SYMMETRIC.search(claim.text) or _SYMMETRIC.search(evidence.text):
        return []
    shared = tuple(_shared(claim, evidence, pairs, aliases))
    # What order tells of Chinese words that are no names is seen by `_turned_round`.
    placed = [s for s in shared if s.is_name or claim.language == "ja"]
    for first, second in combinations(placed, 2):
        if _have_swapped(first, second):
            same = _same_predicate(claim, evidence, pairs, (first, second))
            level = Level.DIFFERENT if same else Level.MISSING_IN_EVIDENCE
            note = "actor and object change places" if same else "the places differ"
            return [row(FactKind.ROLE, claim, first.ours, evidence, first.theirs, level, note)]
    if claim.language != evidence.language:
        return []
    for first, second in combinations(placed, 2):
        if not _are_listed(first, second, claim, evidence) and _have_exchanged(
            first, second, claim, evidence, anchors
        ):
            note = "the places differ"
            return [
                row(FactKind.ROLE, claim, first.ours, evidence, first.theirs, Level.MISSING_IN_EVIDENCE, note)
            ]
    level, note = Level.MISSING_IN_EVIDENCE, "the places differ"
    if thing := next((s for s in shared if _stands_elsewhere(s, pairs)), None):
        return [row(FactKind.ROLE, claim, thing.ours, evidence, thing.theirs, level, note)]
    named = [
        Pairing(_as_word(s.ours.start, s.ours.end), _as_word(s.theirs.start, s.theirs.end))
        for s in shared
        if s.is_name
    ]
    if turned := _turned_round(claim, evidence, [*pairs, *named]):
        return [row(FactKind.ROLE, claim, turned.word, evidence, turned.counterpart, level, note)]
    return []


def _shared(claim: Facts, evidence: Facts, pairs: Sequence[Pairing], aliases: Aliases) -> Iterator[_Shared]:
    for name in claim.names:
        there = [n for n in evidence.names if _same(name, n, aliases)]
        spots = [_place(evidence, n) for n in there]
        # A name that stands twice tells as much as one, if it stands in the same place.
        is_one = len({p.slot for p in spots}) == 1 and sum(_same(name, n, aliases) for n in claim.names) == 1
        if is_one:
            yield _Shared(name, there[-1], _place(claim, name), spots[-1], True)
    if claim.language != evidence.language or claim.language not in ("ja", "zh"):
        return  # elsewhere the place of a noun is told by its verb, see `_turned_round`
    ours, theirs = Counter(w.key for w in claim.words), Counter(w.key for w in evidence.words)
    for pair in pairs:
        if claim.language == "zh" and _is_chinese_verb(pair.word):
            continue
        if pair.counterpart and ours[pair.word.key] == theirs[pair.counterpart.key] == 1:
            places = _place(claim, pair.word), _place(evidence, pair.counterpart)
            yield _Shared(pair.word, pair.counterpart, *places, False)


def _as_word(start: int, end: int) -> Word:
    return Word(start, end, "", "", is_light=False)


def _place(facts: Facts, thing: Spanned) -> Placed:
    start, _ = clause_around(facts.text, thing.start, thing.end)
    listed = facts.text[:start].rstrip().endswith((":", "："))
    is_first = not listed and not any(
        not _belongs(item, thing, facts)
        for items in (facts.words, facts.names)
        for item in items[_first(items, start) : _first(items, thing.start)]
    )
    return find_slot(facts.text, facts.language, thing.start, thing.end, is_first)


def _first(items: Sequence[Spanned], place: int) -> int:
    return bisect_left(items, place, key=lambda item: item.start)


def _belongs(item: Spanned, thing: Spanned, facts: Facts) -> bool:
    """True for a first name or a title right before a name, and for words that say little."""
    if isinstance(item, Word) and item.is_light:
        return True
    gap = facts.text[item.end : thing.start].strip()
    return facts.text[item.start].isupper() and gap in ("", "'s", "’s")


def _have_swapped(first: _Shared, second: _Shared) -> bool:
    here = first.in_claim.slot, second.in_claim.slot
    there = first.in_evidence.slot, second.in_evidence.slot
    if here != there[::-1] or here[0] is here[1] or Slot.OTHER in here:
        return False
    # "A in B", "B in A": where a place has become the actor, more than places changed. "A met with B" is
    # "B met with A".
    return not {Slot.PLACE, Slot.OWNER, Slot.WITH} & set(here)


def _have_exchanged(
    first: _Shared, second: _Shared, claim: Facts, evidence: Facts, anchors: Sequence[Anchor]
) -> bool:
    """True where two things stand by each other's words: "A rose, B fell", "B rose, A fell"."""
    clauses = [
        clause_around(facts.text, thing.start, thing.end)
        for facts, things in ((claim, (first.ours, second.ours)), (evidence, (first.theirs, second.theirs)))
        for thing in things
    ]
    if clauses[0] == clauses[1] or clauses[2] == clauses[3]:
        return False
    starts = (first.ours.start, second.ours.start)
    around = [a for a in anchors if a.claim_start not in starts]

    def fit(here: Spanned, there: Spanned) -> float:
        return affinity(here, there, around, claim.text, evidence.text)

    as_told = fit(first.ours, first.theirs) + fit(second.ours, second.theirs)
    return fit(first.ours, second.theirs) + fit(second.ours, first.theirs) > as_told * _CLEARLY


def _are_listed(first: _Shared, second: _Shared, claim: Facts, evidence: Facts) -> bool:
    """True for two members of one list on both sides: the order of a list says nothing."""
    return all(
        any(
            (n.start <= a.start and b.end <= n.end) or (n.start <= b.start and a.end <= n.end)
            for n in facts.lists
        )
        for facts, a, b in ((claim, first.ours, second.ours), (evidence, first.theirs, second.theirs))
    )


def _stands_elsewhere(thing: _Shared, pairs: Sequence[Pairing]) -> bool:
    ours, theirs = thing.in_claim, thing.in_evidence
    if {ours.slot, theirs.slot} in _CLASHES:
        return thing.is_name
    if not thing.is_name:
        return False  # 一般会計の総額 is 一般会計 in other words
    acts = (Slot.ACTOR, Slot.OBJECT)
    # Of "the brother of A" A is no actor, but "A's profits rose" is "A saw profits rise".
    if ours.slot is Slot.OWNER and theirs.slot in acts:
        return not any(_is_owned(p.word, ours) for p in pairs if p.counterpart)
    if theirs.slot is Slot.OWNER and ours.slot in acts:
        return not any(_is_owned(p.counterpart, theirs) for p in pairs if p.counterpart)
    return False


def _is_owned(word: Word, owner: Placed) -> bool:
    return word.start < owner.owned_end and owner.owned_start < word.end


def _turned_round(claim: Facts, evidence: Facts, pairs: Sequence[Pairing]) -> Pairing | None:
    """A noun that stands before a verb or "by" here and behind it there, while another does the reverse.

    For English and Chinese, whose order tells who acts; two clauses, or one passive, tell it otherwise.
    """
    if claim.language not in _PIVOTS:
        return None
    placed = [(p.word, p.counterpart) for p in pairs if p.counterpart and not p.word.is_light]
    if is_passive(claim.text, claim.language) != is_passive(evidence.text, evidence.language):
        return _turned_passive(claim, evidence, placed)
    if claim.language == "zh":
        placed = [(w, c) for w, c in placed if not (_is_marked_off(w, claim) and _is_marked_off(c, evidence))]
    verbs = [(w, c) for w, c in placed if claim.language != "zh" or _is_chinese_verb(w)]
    for verb, its in (*verbs, *_common_particles(claim, evidence)):
        here = clause_around(claim.text, verb.start, verb.end)
        there = clause_around(evidence.text, its.start, its.end)
        if not any(there[0] <= c.start and c.end <= its.start for _, c in placed):
            there = (0, there[1])  # "A made 15, more than B's 14": who made more stands in the clause before
        near = [(w, c) for w, c in placed if _is_inside(w, here) and _is_inside(c, there)]
        left = [(w, c) for w, c in near if w.end <= verb.start and c.start >= its.end]
        right = [(w, c) for w, c in near if w.start >= verb.end and c.end <= its.start]
        if left and right:
            return Pairing(*left[-1])
    return None


def _is_marked_off(word: Word, facts: Facts) -> bool:
    """True for what a particle places, wherever it stands: 向印度出口 and 出口到印度."""
    slot = find_slot(facts.text, facts.language, word.start, word.end, is_first=False).slot
    return slot in (Slot.SOURCE, Slot.GOAL, Slot.PLACE, Slot.WITH)


def _turned_passive(claim: Facts, evidence: Facts, placed: Sequence[tuple[Word, Word]]) -> Pairing | None:
    """A Chinese noun before the verb of one side and before 被 on the other, with the other noun behind
    both."""
    if claim.language != "zh":
        return None
    passive_here = is_passive(claim.text, "zh")
    passive, active = (0, 1) if passive_here else (1, 0)
    text = (claim if passive_here else evidence).text
    particle = _CHINESE_AGENT.search(text)
    if particle is None:
        return None
    for verb in (pair for pair in placed if _is_chinese_verb(pair[0])):
        if verb[passive].start < particle.end():
            continue
        others = [pair for pair in placed if pair != verb]
        patients = [
            p for p in others if p[passive].end <= particle.start() and p[active].end <= verb[active].start
        ]
        agents = [
            p
            for p in others
            if particle.end() <= p[passive].start < verb[passive].start
            and p[active].start >= verb[active].end
        ]
        if patients and agents:
            return Pairing(*agents[0])
    return None


def _common_particles(claim: Facts, evidence: Facts) -> Iterator[tuple[Word, Word]]:
    """ "By", "than", 被 and the like, where both have them once."""
    for pattern in _PIVOTS[claim.language]:
        ours, theirs = list(pattern.finditer(claim.text)), list(pattern.finditer(evidence.text))
        if len(ours) == len(theirs) == 1:
            yield _as_word(*ours[0].span()), _as_word(*theirs[0].span())


def _is_inside(word: Spanned, span: tuple[int, int]) -> bool:
    return span[0] <= word.start and word.end <= span[1]


def _is_chinese_verb(word: Word) -> bool:
    return any(gloss.startswith("to ") for gloss in glosses(word.surface))


def _same_predicate(
    claim: Facts, evidence: Facts, pairs: Sequence[Pairing], swapped: tuple[_Shared, _Shared]
) -> bool:
    """True where both sentences say the same of those who changed places."""
    if claim.language == evidence.language:
        told: list[Spanned] = [*(s.ours for s in swapped), *claim.roles]
        spans = [(thing.start, thing.end) for thing in told]
        rest = [
            p
            for p in pairs
            if not p.word.is_light and not any(a <= p.word.start and p.word.end <= b for a, b in spans)
        ]
        return bool(rest) and all(p.counterpart for p in rest) and not _do_otherwise(claim, evidence, pairs)
    ours, theirs = actor_of(claim), actor_of(evidence)
    if ours is None or theirs is None:
        return False
    verb, other = predicate_of(claim, ours), predicate_of(evidence, theirs)
    if verb is None or other is None:
        return False
    return any(p.word == verb and p.counterpart and p.counterpart.start == other.start for p in pairs)


def _do_otherwise(claim: Facts, evidence: Facts, pairs: Sequence[Pairing]) -> bool:
    """True where, in English, what the one actor does is not what the other does: "ordered", "won an
    order"."""
    if claim.language != "en":
        return False
    ours, theirs = actor_of(claim), actor_of(evidence)
    verb = predicate_of(claim, ours) if ours else None
    other = predicate_of(evidence, theirs) if theirs else None
    if verb is None or other is None:
        return False
    return any(p.word == verb and p.counterpart and p.counterpart.start != other.start for p in pairs)


def predicate_of(facts: Facts, actor: NameMention) -> Word | None:
    """What the actor does: the last word in Japanese, else the first after it or before a passive's agent."""
    if facts.language == "ja":
        return facts.words[-1] if facts.words else None
    if is_passive(facts.text, facts.language) and facts.names and actor is not facts.names[0]:
        before = [w for w in facts.words if w.end <= actor.start]
        if facts.language == "en":
            return before[-1] if before else None
    after = [w for w in facts.words if w.start >= actor.end]
    return after[0] if after else None


def actor_of(facts: Facts) -> NameMention | None:
    """Who acts in a sentence, where a name says so: the first one in it, or one that is marked for it."""
    for i, name in enumerate(facts.names):
        if _place(facts, name).slot is Slot.ACTOR and (
            _is_marked(facts, name) or (i == 0 and _opens(facts, name))
        ):
            return name
    return None


def _opens(facts: Facts, name: NameMention) -> bool:
    """True where no word of weight stands before a name."""
    return not any(w.start < name.start and not _belongs(w, name, facts) for w in facts.words)


def _is_marked(facts: Facts, name: NameMention) -> bool:
    placed = find_slot(facts.text, facts.language, name.start, name.end, is_first=False)
    return placed.slot is Slot.ACTOR


def _same(first: NameMention, second: NameMention, aliases: Aliases) -> bool:
    return match_names(first.surface, second.surface, aliases).score > 0
