"""English verbs that share a subject: "The law bans wells, raises the fee and creates an office"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimbook.text.language.english_classes import (
    ADVERBS,
    BE,
    CONDITIONS,
    NEEDS_OBJECT,
    NEGATIONS,
    NESTING,
    OBJECT_PRONOUNS,
    POSSESSIVES,
    PREPOSITIONS,
    SHOWING,
    TWO_OBJECTS,
)
from claimbook.text.language.english_plurals import can_be_noun, is_plural
from claimbook.text.language.english_words import Form, Token, forms, word_at
from claimbook.text.syntax.english_predicates import (
    Predicate,
    Strength,
    find_predicate,
    skipped_adverbs,
    spoken_tokens,
    takes_object,
    verb_at,
)
from claimbook.text.syntax.reporting_english import any_of

_VERB_JOINTS = frozenset(("and", "but", "yet"))
# A sentence that opens so may suppose both of its sides.
OPENING = re.compile(
    r"(?:if|when|while|although|though|because|as|since|after|before|unless|once|whether|until|given|let|please)\b",
    re.IGNORECASE,
)
_SAYS = re.compile(
    any_of("say state insist claim note warn argue believe think hope tell know feel fear expect")
)
_RANK = re.compile(
    r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)|most|least|best|worst"
    r"|(?!forest|interest|request|harvest|protest|contest|guest|arrest|conquest|priest)\w{2,}est"
)
_AFTER_VERB = (PREPOSITIONS - {"by"}) | {"last", "next", "yesterday", "today", "again", "home"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A statement within a strand: where its own words stand, and what must be put before them."""

    start: int
    end: int
    carried: str


def verb_phrases(text: str, clause: Piece) -> Iterator[Piece]:
    """The verbs of one clause that share its subject, each with the subject before it."""
    line = tuple(t for t in spoken_tokens(text) if clause.start <= t.start < clause.end)
    predicate = find_predicate(line, 0, len(line))
    if predicate is None or any(t.lower in CONDITIONS for t in line) or OPENING.match(text[clause.start :]):
        yield clause
        return
    predicate = _innermost(line, predicate)
    joints = _verb_joints(line, predicate)
    if not joints:
        yield clause
        return
    subject = text[clause.start : line[predicate.verb.index].start].rstrip()
    begin, carried = clause.start, ""
    for at, verb, auxiliary in joints:
        yield Piece(begin, len(text[: line[at].start].rstrip(" ,;")), carried)
        begin, carried = line[verb].start, f"{subject} {auxiliary}".rstrip()
    yield Piece(begin, clause.end, carried)


def _innermost(line: Sequence[Token], predicate: Predicate) -> Predicate:
    """The verb of the clause that is shown or suggested: "The findings suggest that it slows ..."."""
    verb = predicate.verb
    k = verb.index + 1
    if verb.word.rstrip("s") in SHOWING and k < len(line) and line[k].lower == "that":
        inner = find_predicate(line, k + 1, len(line))
        if inner is not None and inner.verb.is_singular is not verb.is_singular:
            return Predicate(predicate.subject, inner.verb)
    return predicate


def _verb_joints(line: Sequence[Token], predicate: Predicate) -> list[tuple[int, int, str]]:
    """Places of joint and verb, and the auxiliary to carry; empty where any of them is in doubt."""
    found: list[tuple[int, int, str]] = []
    waiting: list[tuple[int, int, str]] = []  # after a bare comma: good only if "and" follows later
    last = predicate.verb.index
    i = last + 1
    while i < len(line):
        is_comma = line[i].text == ","
        k = i + 1 if is_comma else i
        is_joint = k < len(line) and line[k].lower in _VERB_JOINTS
        if is_joint:
            k += 1
        if not (is_joint or is_comma):
            i += 1
            continue
        if is_joint and (gap := _ranked_again(line, last, k)):
            found, waiting = [*found, *waiting, gap], []
            break
        verb = skipped_adverbs(line, k, len(line))
        auxiliary = _continues(line, predicate, verb)
        if auxiliary is None or not _has_object(line, last, i) or _holds_verb(line, predicate, i, verb):
            i += 1
            continue
        waiting.append((i, k, auxiliary))
        if is_joint:
            found, waiting = [*found, *waiting], []
        last, i = verb, verb + 1
    return found


def _ranked_again(line: Sequence[Token], verb: int, k: int) -> tuple[int, int, str] | None:
    """It is the second storm of the year and, with gusts of 200 km/h, the strongest."""
    if line[verb].lower not in BE or not _is_ranked(line, verb + 1):
        return None
    begin, at = k, k
    if k < len(line) and line[k].text == ",":
        begin = k + 1
        at = next((j + 1 for j in range(begin, len(line)) if line[j].text == ","), len(line))
    comma = "," if at > begin else ""
    return (k - 1, begin, f"{line[verb].text}{comma}") if _is_ranked(line, at) else None


def _is_ranked(line: Sequence[Token], k: int) -> bool:
    k += word_at(line, k) in ("only", "also", "just")
    opens = word_at(line, k) == "the" or word_at(line, k) in POSSESSIVES
    return opens and bool(_RANK.fullmatch(word_at(line, k + 1)))


def _has_object(line: Sequence[Token], verb: int, end: int) -> bool:
    """Whether more than adverbs follow the verb; its object could stand after the next one."""
    k = skipped_adverbs(line, verb + 1, end)
    if k < end and forms(line[k].lower) & Form.PARTICIPLE and line[verb].lower in BE | {"has", "have", "had"}:
        k = skipped_adverbs(line, k + 1, end)
    return (k < end and line[k].is_word) or any(t.is_number for t in line[k:end])


def _holds_verb(line: Sequence[Token], predicate: Predicate, joint: int, verb: int) -> bool:
    """Whether a clause or an infinitive before the joint may be what the verb goes on with."""
    nested = range(predicate.verb.index + 1, joint)
    second = verb_at(line, verb, len(line))
    if is_reporting(line, predicate.verb.index, joint):
        return True
    if any(line[k].lower in NESTING | {"because", "when", "while", "after", "before"} for k in nested):
        for k in nested:
            inner = verb_at(line, k, joint)
            if inner.strength and inner.form & second.form:
                return True
            if inner.strength and (not inner.form or not second.form) and inner.is_singular is not False:
                return True
    if second.form & Form.BASE and not second.form & Form.PAST:
        return any(line[k].lower == "to" for k in nested)
    return False


def is_reporting(line: Sequence[Token], verb: int, end: int) -> bool:
    """Whether a clause hangs on a verb of saying or thinking: "he said prices rose and wages fell"."""
    if not _SAYS.fullmatch(line[verb].lower):
        return False
    return any(verb_at(line, k, end).strength is Strength.STRONG for k in range(verb + 1, end))


def _continues(line: Sequence[Token], predicate: Predicate, i: int) -> str | None:
    """The auxiliary to carry to the verb at `i` (often none: ""); None where it is no second verb."""
    if i >= len(line) or line[i].is_capital or not line[i].is_word:
        return None
    first, second = predicate.verb, verb_at(line, i, len(line))
    after = line[i + 1] if i + 1 < len(line) else None
    takes = takes_object(after) or _takes_particle(line, i) or _takes_action(line, i)
    moves = after is not None and after.lower in _AFTER_VERB
    chain = {t.lower for t in line[first.index : first.index + 4]}
    if not second.form:
        same = second.is_singular is None or first.is_singular in (None, second.is_singular)
        return "" if second.strength and same and after is not None else None
    if first.is_modal:
        if line[i].lower == "be" and after is not None and not chain & NEGATIONS:
            return line[first.index].text
        plain = second.form & Form.BASE and takes and not chain & NEGATIONS
        return line[first.index].text if plain else None
    if second.form & Form.PAST:
        return _past(line, first.index, i, takes, moves and _is_phrase_end(line, first.index, i))
    past_one = bool(first.form & Form.PAST) and is_plural(line, predicate.subject, first.index) is not True
    if second.form & Form.THIRD and (first.is_singular or past_one):
        to_do = word_at(line, i + 1) == "to" and _is_phrase_end(line, first.index, i)
        return "" if takes or to_do or (not can_be_noun(second.word) and after is not None) else None
    plural = first.is_singular is False and not chain & NEGATIONS
    return "" if second.form & Form.BASE and plural and takes else None


def _takes_particle(line: Sequence[Token], i: int) -> bool:
    """Bought back shares, set up a fund: no participle after its noun, as "back by" would be."""
    if i + 2 >= len(line) or word_at(line, i + 1) not in (
        "back",
        "up",
        "out",
        "off",
        "over",
        "down",
        "away",
        "aside",
    ):
        return False
    return line[i + 2].lower not in PREPOSITIONS and (line[i + 2].is_word or takes_object(line[i + 2]))


def _takes_action(line: Sequence[Token], i: int) -> bool:
    """Admitted lying to the bank."""
    return i + 2 < len(line) and bool(forms(line[i + 1].lower) & Form.ING)


def _past(line: Sequence[Token], first: int, second: int, takes: bool, moves: bool) -> str | None:
    word, form = line[first].lower, forms(line[second].lower)
    only_past = not form & (Form.PARTICIPLE | Form.BASE)
    if only_past:
        return ""
    if word in BE:
        return _after_passive(line, first, second, takes)
    if word in ("has", "have", "had") and first + 1 < len(line):
        k = skipped_adverbs(line, first + 1, len(line))
        if k < len(line) and forms(line[k].lower) & Form.PARTICIPLE:
            return line[first].text if takes or moves else None
    if not forms(word) & Form.PAST:
        return "" if takes else None
    return "" if takes or (moves and not form & Form.BASE) else None


def _after_passive(line: Sequence[Token], first: int, second: int, takes: bool) -> str | None:
    """After "was jailed": "and fined £300" is passive, too, "and wrote a book" is not."""
    after = line[second + 1] if second + 1 < len(line) else None
    if line[second].lower in NEEDS_OBJECT and after and after.lower in ("to", "from", "for", "over", "with"):
        return line[first].text
    if line[second].lower in TWO_OBJECTS:
        return line[first].text if after and (after.is_number or after.text[0] in "£$€¥") else None
    if takes:
        return ""
    return line[first].text if after and after.lower in ("by", "from", "with", "of") else None


def _is_phrase_end(line: Sequence[Token], first: int, i: int) -> bool:
    """Whether no adjective stands before the joint: "left three people dead and injured in the north"."""
    k = i - 1
    while k > first and (line[k].lower in _VERB_JOINTS or line[k].text == "," or line[k].lower in ADVERBS):
        k -= 1
    last = line[k]
    if last.is_capital or last.is_number or last.lower in OBJECT_PRONOUNS:
        return True
    return not forms(last.lower) & Form.PARTICIPLE and any(t.lower in PREPOSITIONS for t in line[first:k])
