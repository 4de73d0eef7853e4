"""Facts in participles: "Founded in 1990, ..."; ", published in May, ..."; "a clock costing £900"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claimbook.text.language.english_classes import (
    AFTER_PARTICIPLE,
    JOINING,
    MEASURED,
    MEASURING,
    NEGATIONS,
    NESTING,
    NO_NAMES,
    OPENING_PARTICIPLES,
    PREPOSITIONS,
    RESULTING,
    STATES,
)
from claimbook.text.language.english_plurals import is_plural
from claimbook.text.language.english_words import Form, Token, base_of, forms, past_of, third_of, word_at
from claimbook.text.segmentation.strand import strand_of
from claimbook.text.syntax.clauses import Clause
from claimbook.text.syntax.english_commas import (
    Found,
    close_inner,
    found,
    is_before_main,
    sentence_end,
    statements,
    text_end,
    text_start,
)
from claimbook.text.syntax.english_predicates import (
    Verb,
    clause_start,
    find_predicate,
    skipped_adverbs,
    verb_at,
)
from claimbook.text.syntax.reporting_english import NOT_ASSERTED

_LONGEST_SUBJECT = 10


def participle(sentence: str, line: Sequence[Token], comma: int) -> Found | None:
    """The findings, published in May, ...; a bridge, costing £9m, ..."""
    k = skipped_adverbs(line, comma + 1, len(line))
    while k < len(line) and line[k].lower in ("first", "long", "newly"):
        k += 1
    if k + 1 >= len(line) or not is_before_main(line, comma):
        return None
    close = close_inner(line, k - 1)
    if close is None or any(verb_at(line, j, close).strength == 2 for j in range(k + 1, close)):
        return None
    begin = clause_start(line, comma)
    start = line[begin].start
    plural = is_plural(line, begin, comma)
    if plural is None or any(t.text == "," or t.lower in JOINING for t in line[begin:comma]):
        return None
    opens = line[begin].lower
    if opens in PREPOSITIONS or opens in NO_NAMES - {"the", "a", "an", "this", "that"}:
        return None
    words = strand_of(sentence).part(line[comma + 1].start, text_end(sentence, line, close))
    subject = sentence[start : text_end(sentence, line, comma)]
    if forms(line[k].lower) & Form.PARTICIPLE and word_at(line, k + 1) in AFTER_PARTICIPLE:
        verb = ("are" if plural else "is") if line[k].lower in STATES else ("were" if plural else "was")
        return found(sentence, line, comma, close, statements(words.after(f"{subject} {verb}")))
    return None


def resulting(sentence: str, line: Sequence[Token], comma: int) -> Found | None:
    """Acme won on Friday, beating Zenith by two points; the plant will open in May, creating 40 jobs."""
    end = sentence_end(line)
    begin = clause_start(line, comma)
    main = find_predicate(line, begin, comma)
    k = skipped_adverbs(line, comma + 1, end)
    if (
        main is None
        or k + 1 >= end
        or line[k].lower not in RESULTING
        or word_at(line, k + 1) in ("that", "as")
    ):
        return None
    verb, subject = main.verb, line[main.subject : main.verb.index]
    # What is said, thought or denied has another subject, and so may what follows it.
    if NOT_ASSERTED.fullmatch(verb.word) or any(t.lower in NEGATIONS | NESTING for t in line[begin:comma]):
        return None
    if len(subject) > _LONGEST_SUBJECT or any(
        t.text in ",;:" for t in line[begin + 1 : end] if t is not line[comma]
    ):
        return None
    if subject[0].lower in ("it", "there", "this", "that") or not _is_plain(line, verb.index):
        return None
    named = sentence[subject[0].start : subject[-1].end]
    stop = text_end(sentence, line, end)
    asides = []
    begins = [comma + 1, *(j + 1 for j in range(k + 1, end - 1) if _goes_on(line, j))]
    for first, after in pairwise([*begins, end + 1]):
        at = skipped_adverbs(line, first, end)
        finite = _finite(line[at].text, verb)
        if not finite:
            return None
        last = stop if after > end else line[after - 2].end
        words = sentence[line[first].start : line[at].start] + finite + sentence[line[at].end : last]
        asides.append(Clause(line[first].start, last, f"{named[:1].upper()}{named[1:]} {words}."))
    return Found(((line[comma].start, stop),), tuple(asides), end)


def _goes_on(line: Sequence[Token], joint: int) -> bool:
    """... killing 12 people and wounding 40"""
    return line[joint].lower == "and" and line[joint + 1].lower in RESULTING


def _finite(word: str, verb: Verb) -> str:
    """An `-ing` form in the form of the main verb; empty where that is not known."""
    if verb.is_modal:
        return f"{verb.word} {base_of(word)}" if base_of(word) else ""
    if verb.form & Form.PAST or verb.word in ("was", "were", "had", "did"):
        return past_of(word)
    if verb.is_singular is None:
        return ""
    return third_of(word) if verb.is_singular else base_of(word)


def _is_plain(line: Sequence[Token], verb: int) -> bool:
    """Whether the verb is no "has won" or "is winning", whose form the second verb would have to share."""
    if line[verb].lower in ("has", "have", "had", "is", "are", "am"):
        k = skipped_adverbs(line, verb + 1, len(line))
        return not (k < len(line) and forms(line[k].lower) & (Form.PARTICIPLE | Form.ING))
    return True


def led(sentence: str, line: Sequence[Token]) -> Found | None:
    """Founded in 1990, the firm employs 40 people."""
    if len(line) < 6 or line[0].lower not in OPENING_PARTICIPLES or line[1].lower not in AFTER_PARTICIPLE:
        return None
    comma = next((k for k in range(2, min(14, len(line))) if line[k].text == ","), None)
    if comma is None or comma + 1 >= len(line):
        return None
    main = find_predicate(line, comma + 1, len(line))
    if (
        main is None
        or main.subject != comma + 1
        or not (word_at(line, comma + 1) == "the" or line[comma + 1].is_capital)
    ):
        return None
    end = main.verb.index
    if any(t.text == "," for t in line[comma + 1 : end]) or any(
        verb_at(line, k, comma).strength == 2 for k in range(1, comma)
    ):
        return None
    plural = is_plural(line, comma + 1, end)
    if plural is None:
        return None
    state = line[0].lower in STATES
    verb = ("are" if plural else "is") if state else ("were" if plural else "was")
    subject = sentence[line[comma + 1].start : text_end(sentence, line, end)]
    words = sentence[line[0].start : text_end(sentence, line, comma)]
    text = f"{subject[:1].upper()}{subject[1:]} {verb} {words[:1].lower()}{words[1:]}."
    aside = Clause(line[0].start, text_end(sentence, line, comma), text)
    return Found(((line[0].start, line[comma + 1].start),), (aside,), comma + 1)


def measured(sentence: str, line: Sequence[Token], at: int) -> Found | None:
    """... after a debate that lasted eleven hours; ... with a clock costing £86,000."""
    if word_at(line, at) not in ("a", "an") or at == 0:
        return None
    end = sentence_end(line)
    for k in range(at + 2, min(at + 6, end - 1)):
        word = line[k].lower
        if word == "that" and word_at(line, k + 1) in MEASURED:
            verb, first = line[k + 1].text, k + 2
        elif word in MEASURING and third_of(word):
            verb, first = third_of(word), k + 1
        elif not line[k].is_word or word in PREPOSITIONS:
            return None
        else:
            continue
        first = skipped_adverbs(line, first, end)
        if first >= end or not (line[first].is_number or line[first].text[0] in "£$€¥"):
            return None
        close = next((j for j in range(first, end) if line[j].text in ",;" or line[j].lower in JOINING), end)
        if close != end and line[close].text not in ",;":
            return None
        noun = sentence[line[at + 1].start : line[k - 1].end]
        words = sentence[line[first].start : text_end(sentence, line, close)]
        aside = Clause(line[at].start, text_end(sentence, line, close), f"The {noun} {verb} {words}.")
        return Found(((line[k - 1].end, text_end(sentence, line, close)),), (aside,), close)
    return None


def absolute(sentence: str, line: Sequence[Token], comma: int) -> Found | None:
    """... with another 30 mm of rain to come; ... with two seats still to be filled."""
    end = sentence_end(line)
    main = find_predicate(line, clause_start(line, comma), comma)
    if word_at(line, comma + 1) != "with" or main is None or main.verb.form & Form.PAST:
        return None
    to = next((k for k in range(comma + 3, end) if line[k].lower == "to"), None)
    if to is None or to + 1 >= end or main.verb.word in ("was", "were", "had", "did"):
        return None
    if not (word_at(line, to + 1) == "be" or forms(word_at(line, to + 1)) & Form.BASE):
        return None
    if any(line[k].text in ",;" or line[k].lower in JOINING for k in range(comma + 1, end)):
        return None
    noun = to - 1 if line[to - 1].lower in ("still", "yet") else to
    words = sentence[text_start(sentence, line, comma + 2) : line[noun - 1].end]
    opens = line[comma + 2].lower
    plural = opens not in ("one", "another") and (
        line[comma + 2].is_number or bool(is_plural(line, comma + 2, noun))
    )
    rest = sentence[line[noun].start : text_end(sentence, line, end)]
    text = f"{words[:1].upper()}{words[1:]} {'are' if plural else 'is'} {rest}."
    aside = Clause(text_start(sentence, line, comma + 2), text_end(sentence, line, end), text)
    return Found(((line[comma].start, text_end(sentence, line, end)),), (aside,), end)
