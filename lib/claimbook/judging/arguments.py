"""Who does it to whom: whether actor and object have changed places."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimbook.core.labels import FactKind, Level
from claimbook.core.model import Comparison
from claimbook.judging.rows import row
from claimbook.matching.aliases import Aliases
from claimbook.matching.correspondence import Pairing
from claimbook.matching.naming import match_names
from claimbook.text.facts import Facts
from claimbook.text.names import NameMention
from claimbook.text.words import Word

# What each side of these does, the other does too, so that a change of places changes nothing.
_SYMMETRIC = re.compile(
    r"partner|collaborat|together|merg|jointly|agree|\bmeet|\bmet\b|\bties?\b|relation|cooperat|and\b(?=[^,.]*\bboth\b)"
    r"|提携|協力|協業|連携|合併|共同|会談|合意|関係|合作|协作|合并|会谈|伙伴",
    re.IGNORECASE,
)
_ENGLISH_PASSIVE_AGENT = re.compile(r"\bby\s+(?:the\s+)?$", re.IGNORECASE)
_JAPANESE_SUBJECT = re.compile(r"^(?:氏|さん|社|側|大統領|首相)?(?:が|は|も|では)")
_JAPANESE_PASSIVE = re.compile(
    r"(?:さ|わ|か|た|ま|ら|な|ば|が|せ|け|べ|め|れ|え)れ(?:る|た|て|ました|ます|ている)"
)
_JAPANESE_AGENT = re.compile(r"^(?:氏|さん|社)?(?:に(?:よって|より)?)")
_CHINESE_AGENT = re.compile(r"(?:被|由|遭)\s*$")


def compare_arguments(
    claim: Facts, evidence: Facts, pairs: Sequence[Pairing], aliases: Aliases
) -> list[Comparison]:
    """One row where the claim's actor is the evidence's object and the reverse; none otherwise.

    "A bought B" against "B bought A" is different; against "B was bought by A" it is not, nor is
    "A partners with B" against "B partners with A".
    """
    if _SYMMETRIC.search(claim.text) or _SYMMETRIC.search(evidence.text):
        return []
    ours, theirs = actor_of(claim), actor_of(evidence)
    if ours is None or theirs is None or _same(ours, theirs, aliases):
        return []
    our_objects = [n for n in claim.names if n is not ours and not _same(n, ours, aliases)]
    their_objects = [n for n in evidence.names if n is not theirs and not _same(n, theirs, aliases)]
    swapped = any(_same(n, theirs, aliases) for n in our_objects) and any(
        _same(n, ours, aliases) for n in their_objects
    )
    if not swapped or not _same_predicate(claim, ours, evidence, theirs, pairs):
        return []
    return [
        row(FactKind.ROLE, claim, ours, evidence, theirs, Level.DIFFERENT, "actor and object change places")
    ]


def _same_predicate(
    claim: Facts, ours: NameMention, evidence: Facts, theirs: NameMention, pairs: Sequence[Pairing]
) -> bool:
    """True where both sentences say the same verb of their actors."""
    verb, other = predicate_of(claim, ours), predicate_of(evidence, theirs)
    if verb is None or other is None:
        return False
    return any(p.word == verb and p.counterpart and p.counterpart.start == other.start for p in pairs)


def predicate_of(facts: Facts, actor: NameMention) -> Word | None:
    """What the actor does: the last word in Japanese, else the first after it or before a passive's agent."""
    if facts.language == "ja":
        return facts.words[-1] if facts.words else None
    if _ENGLISH_PASSIVE_AGENT.search(facts.text[: actor.start]):
        before = [w for w in facts.words if w.end <= actor.start]
        return before[-1] if before else None
    after = [w for w in facts.words if w.start >= actor.end]
    return after[0] if after else None


def actor_of(facts: Facts) -> NameMention | None:
    """Who acts in a sentence, where a name says so."""
    names: Sequence[NameMention] = facts.names
    text = facts.text
    if facts.language == "ja":
        if _JAPANESE_PASSIVE.search(text):
            agents = [n for n in names if _JAPANESE_AGENT.match(text[n.end : n.end + 6])]
            return agents[0] if len(agents) == 1 else None
        subjects = [n for n in names if _JAPANESE_SUBJECT.match(text[n.end : n.end + 6])]
        return subjects[0] if subjects else None
    if facts.language == "zh":
        agents = [n for n in names if _CHINESE_AGENT.search(text[: n.start])]
        return agents[0] if agents else (names[0] if names else None)
    if facts.language == "en":
        agents = [n for n in names if _ENGLISH_PASSIVE_AGENT.search(text[: n.start])]
        if agents:
            return agents[0]
        return names[0] if names and names[0].start <= 4 else None
    return None


def _same(first: NameMention, second: NameMention, aliases: Aliases) -> bool:
    return match_names(first.surface, second.surface, aliases).score > 0
