"""A second name for a thing: "Ann Berg, the member for Oslo, ..."; "the Speaker, Ann Berg, ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from claimbook.text.language.english_classes import (
    DETERMINERS,
    IN_NAMES,
    JOINING,
    PREPOSITIONS,
    SAYING_AFTER_QUOTE,
)
from claimbook.text.language.english_plurals import is_plural
from claimbook.text.language.english_words import Form, Token, is_auxiliary, word_at
from claimbook.text.syntax.clauses import Clause
from claimbook.text.syntax.english_commas import (
    Found,
    goes_on,
    is_before_main,
    is_name,
    sentence_end,
    text_end,
    verb_follows,
    words_of,
)
from claimbook.text.syntax.english_predicates import Strength, clause_start, skipped_adverbs, verb_at

_OFFICE = re.compile(
    r"(?:co-?)?(?:leader|head|chief|director|president|chair(?:man|woman|person)?|professor|lecturer|captain|coach|manager"
    r"|founder|owner|secretary|minister|mayor|governor|member|author|editor|analyst|spokes(?:man|woman|person)|partner)"
)
_TITLE_OPENERS = frozenset(("the", "its", "his", "her", "their", "our", "my"))


def titled(sentence: str, line: Sequence[Token], comma: int) -> Found | None:
    """The Speaker, Ann Berg, ...; said his lawyer, Ann Berg."""
    end = sentence_end(line)
    close = next((k for k in range(comma + 1, min(comma + 7, end)) if line[k].text == ","), end)
    begin = _title_start(line, comma)
    name = line[comma + 1 : close]
    if begin is None or not is_name(name):
        return None
    relative = close + 1 < end and word_at(line, close + 1) in ("who", "which", "whose")
    said = begin > 0 and word_at(line, begin - 1) in SAYING_AFTER_QUOTE | {"by"}
    if close == end:
        good = said and len(name) > 1
    else:
        starts = begin == clause_start(line, comma) or said
        good = starts and (relative or verb_follows(line, close) or (said and goes_on(line, close)))
    if not good:
        return None
    titled = sentence[line[begin].start : text_end(sentence, line, comma)]
    if line[begin].lower in DETERMINERS:
        titled = titled[:1].lower() + titled[1:]
    gone = [(line[begin].start, line[comma + 1].start)]
    if close < end and not relative:  # else the clause that follows takes its comma with it
        gone.append((line[close].start, line[close].end))
    text = f"{words_of(sentence, name)} is {titled}."
    aside = Clause(line[begin].start, text_end(sentence, line, close), text)
    return Found(tuple(gone), (aside,), close if relative or close == end else close + 1)


def _title_start(line: Sequence[Token], comma: int) -> int | None:
    """The word that opens an office before a comma: the, his, Acme's; None where no office stands there."""
    for k in range(comma - 1, max(comma - 8, -1), -1):
        word = line[k].lower.replace("’", "'")
        if word in _TITLE_OPENERS or (word.endswith("'s") and line[k].is_capital):
            opens_name = k > 0 and line[k - 1].is_capital and word.endswith("'s")
            return None if opens_name or comma - k < 2 else k
        if not line[k].is_word or (word in PREPOSITIONS and word not in ("of", "for")):
            return None
        if verb_at(line, k, comma).strength == 2:
            return None
    return None


def apposed(sentence: str, line: Sequence[Token], comma: int) -> Found | None:
    """Ann Berg, the member for Tverrvik, ...; said Ann Berg, leader of the party."""
    opens = word_at(line, comma + 1)
    is_bare = _OFFICE.fullmatch(opens) is not None and word_at(line, comma + 2) in ("of", "at", "for")
    if (opens not in ("the", "a", "an") and not is_bare) or line[0].lower in PREPOSITIONS | {
        "according",
        "when",
    }:
        return None
    begin = comma
    while begin and (line[begin - 1].is_capital or (word_at(line, begin - 1) in IN_NAMES and begin > 1)):
        begin -= 1
    while begin < comma and not line[begin].is_capital:
        begin += 1
    name = line[begin:comma]
    before = line[begin - 1] if begin else None
    if not is_name(name) or (before and (before.text in ",;:" or before.lower in JOINING)):
        return None
    end = sentence_end(line)
    close = next((k for k in range(comma + 2, end) if line[k].text in ",;"), end)
    says = line[comma + 1 : close]
    goes_on_after = close < end and (goes_on(line, close) or _second_verb_follows(line, close))
    # Before a main verb "the maker of oat drinks" has none of its own.
    enough = Strength.STRONG if goes_on_after else Strength.WEAK
    if not 2 <= len(says) <= 16 or any(
        verb_at(line, k, close).strength >= enough for k in range(comma + 2, close)
    ):
        return None
    if any(is_auxiliary(t.text) for t in says) or _is_list(says):
        return None
    if close < end and line[close].text == "," and not goes_on_after:
        return None
    verb = "are" if is_plural(line, comma + 1, close) and line[comma + 1].lower == "the" else "is"
    text = f"{words_of(sentence, name)} {verb} {sentence[says[0].start : text_end(sentence, line, close)]}."
    aside = Clause(name[0].start, text_end(sentence, line, close), text)
    relative = close + 1 < end and word_at(line, close + 1) in ("who", "which", "whose")
    keeps_mark = relative or close == end or line[close].text == ";"
    gone = (line[comma].start, text_end(sentence, line, close) if keeps_mark else line[close].end)
    return Found((gone,), (aside,), close if relative else close + 1)


def _second_verb_follows(line: Sequence[Token], close: int) -> bool:
    """... was paid for by Acme, the owner, and lasted a week: no list goes on with a verb."""
    k = skipped_adverbs(line, close + 2, len(line))
    return word_at(line, close + 1) in ("and", "but") and bool(verb_at(line, k, len(line)).form & Form.PAST)


def _is_list(says: Sequence[Token]) -> bool:
    """The Calder Trust, the Ministry of Health and the Lindqvist Foundation: names, one after the other."""
    if says[1].is_capital and not any(t.text.islower() and t.lower not in PREPOSITIONS for t in says[1:3]):
        return True
    return any(a.lower in JOINING and (b.is_capital or b.lower in DETERMINERS) for a, b in pairwise(says))


def aged(sentence: str, line: Sequence[Token], comma: int) -> Found | None:
    """Ann Berg, 43, ..."""
    k = comma + 1
    if word_at(line, k) in ("now", "aged"):
        k += 1
    if word_at(line, k + 1) != "," or not re.fullmatch(r"[1-9]\d", line[k].text):
        return None
    begin = comma
    while begin and line[begin - 1].is_capital:
        begin -= 1
    if begin and word_at(line, begin - 1) in ("the", "a", "an") and begin == comma:
        return None
    thing = line[0].lower == "the" and begin != comma - 1 and comma <= 4 and is_before_main(line, comma)
    if not (is_name(line[begin:comma]) or thing) or not goes_on(line, k + 1):
        return None
    named = line[begin:comma] if is_name(line[begin:comma]) else line[:comma]
    text = f"{words_of(sentence, named)} is {line[k].text} years old."
    aside = Clause(named[0].start, line[k].end, text)
    inner = begin and line[begin - 1].text == ","  # "A second man, Ivo Brun, 34, was": the last comma stays
    end = line[k].end if inner else line[k + 1].end
    return Found(((line[comma].start, end),), (aside,), k + 1 if inner else k + 2)
