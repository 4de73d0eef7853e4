"""Who says an English sentence."""

from __future__ import annotations

import re
from dataclasses import replace

from claimbook.core.labels import Attribution
from claimbook.text.language.english_words import Form, forms, past_of, tokens
from claimbook.text.segmentation.strand import Strand
from claimbook.text.segmentation.unmarked import unmarked, written
from claimbook.text.speakers.speech import Attributed, quote_span, quoted, reported
from claimbook.text.speakers.speech_beside import speech_among
from claimbook.text.syntax.asides_english import Taken, take_asides
from claimbook.text.syntax.clauses import Clause
from claimbook.text.syntax.clauses_english import english_clauses
from claimbook.text.syntax.coordination_english import split_coordination
from claimbook.text.syntax.english_predicates import (
    Strength,
    find_predicate,
    skipped_adverbs,
    spoken_tokens,
    verb_at,
)
from claimbook.text.syntax.reporting_english import (
    AFTER_QUOTE,
    CALLING,
    NO_SOURCE,
    PRONOUN,
    SAYING,
    SAYING_THAT,
    STATING,
    THINKING,
)

_LINK = (
    r"(?:(?:But|And|Still|Yet|Meanwhile|However|Moreover|Also|Separately),? )?"
    r"(?:(?:On|In|At|Last|Earlier|Later|After|During|Before|Asked|[A-Z][a-z]+ing)\b[^,:\"“”]{1,60}, )?"
)
_SUBJECT = r"(?P<speaker>(?:[^\s,;:\"“”]+ ){0,9}?[^\s,;:\"“”]+?(?:, [^,\"“”]{2,80},)?)"
_ADVERBS = (
    r"(?: (?:also|later|recently|previously|repeatedly|then|has|have|had|further|once|now|still|already))*"
)
_WHEN = r"(?: (?:(?:on|in|at|during|earlier|late|last|this) [^,\"“”:]{1,60}?|\w+day|yesterday|today|later))?"
# "told us", "told the committee"; never the first words of what was told.
_HEARER = (
    r"(?:us|me|them|him|her|you|reporters|journalists|parliament|lawmakers|investors|shareholders|analysts"
    r"|police|officers|detectives|voters|supporters|members|delegates|readers|viewers|customers|colleagues|staff|mps"
    r"|(?:the|a) (?:\w+ )?(?:court|jury|hearing|committee|inquiry|council|newspaper|paper|assembly|meeting"
    r"|conference|audience|panel|tribunal|broadcaster|agency|website|magazine|crowd)"
    r"|(?:the |a )?[\w’'-]+(?: [\w’'-]+){0,2}(?= that\b)"
    r"|(?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]*)*)"
)
_TOLD = rf"(?:tells?|told|warns?|warned|informed|assured) {_HEARER}"
_ACCORDING = re.compile(
    rf"{_LINK}(?:According to|As reported by|As (?:stated|announced) by|Per) (?P<speaker>[^,]{{2,100}}), "
    r"(?:(?:(?:first |newly )?(?:published|released|issued|seen|obtained|commissioned|dated)|who|which)\b"
    r"[^,\"“”]{2,80}, (?=the\b|its?\b|[A-Z\d£$€]))?",
    re.I,
)
_ACCORDING_LAST = re.compile(
    r",? (?:according to|as reported by) (?P<speaker>[^,]{2,100}?)\.?$"
    r"|, if (?P<believed>the [^,]{2,60}?) (?:is|are) to be believed\.?$",
    re.I,
)
_THAT = re.compile(
    rf"{_LINK}{_SUBJECT}{_ADVERBS}"
    rf" (?:(?:{_TOLD}|{SAYING}){_WHEN}(?:,? that|,|:)?|(?:points?|pointed) out{_WHEN},? that"
    rf"|{SAYING_THAT}{_WHEN},? that) (?P<body>(?!to )[^\s\"“].{{5,}})"
)
# Without "that" a noun could follow as well: "noted the change".
_WITHOUT_THAT = re.compile(rf"{_LINK}{_SUBJECT}{_ADVERBS} {STATING} (?P<body>(?!that |to )[^\s\"“].{{5,}})")
_MIND = re.compile(rf"{_LINK}{_SUBJECT}{_ADVERBS} {THINKING} (?:that|the|its?|his|her|their|them|to)\b")
_SAID_LAST = re.compile(
    rf",[\"”]? {_SUBJECT}{_ADVERBS} (?:{_TOLD}|{SAYING}|{SAYING_THAT}|{THINKING})"
    r"(?: (?:on|in|at|during|to|of) [^\"“”,]{1,80}| \w+day| yesterday| today)?"
    r"(?P<more>, adding (?:that )?[^\"“”]*)?\.?$"
)
_SAID_LAST_TURNED = re.compile(rf",[\"”]? {SAYING} (?P<speaker>[^\"“”,]{{2,100}}?)\.?$")
# The plan, she said, is dead: it stands on both sides of its speaker.
_SAID_WITHIN = re.compile(
    rf", (?:(?P<speaker>[^\"“”,;:]{{2,60}}?){_ADVERBS} (?:{SAYING}|{STATING})"
    rf"|{SAYING} (?P<turned>[^\"“”,]{{2,60}}))"
    r"(?: on \w+day| yesterday| today)?, "
)
# Hearsay: it is known that it was said, and not by whom.
_HEARD = re.compile(
    rf"{_LINK}(?:(?:The|A) [\w’'-]+(?: [\w’'-]+)? (?:heard|(?:was|were|has been|is) told)"
    r"|It (?:is|was|has been) (?:also )?"
    r"(?:said|claimed|reported|alleged|believed|understood|rumoured|rumored))"
    r"(?: on \w+day)?,? that (?P<body>.{5,})"
)
_BEFORE_QUOTE = re.compile(
    rf"{_LINK}(?:[^,\"“”]{{2,60}}, )?{_SUBJECT}{_ADVERBS}"
    rf" (?:{_TOLD}|{SAYING}|{SAYING_THAT}|asked|replied|tweeted|posted)[^\"“”]{{0,80}}[,:]?\s*$"
)
# called the vote “a late repair”, described it as “…”
_CALLED = re.compile(rf"{_LINK}{_SUBJECT}{_ADVERBS} {CALLING} [^\"“”,;:]{{2,60}}?(?: as| for)? ?$")
_AFTER_QUOTE = re.compile(
    rf"\s*(?:{_SUBJECT}{_ADVERBS} (?:{AFTER_QUOTE})\b"
    rf"|(?:{AFTER_QUOTE}) (?!that\b)(?P<turned>[^\"“”,.]{{2,80}})"
    r"(?:, (?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,3})(?=[,.]))?|according to (?P<source>[^\"“”,.]{2,80}))"
)
_ADDITION = re.compile(
    r", (?P<verb>adding|noting|warning|insisting|arguing|stressing|claiming|explaining) (?:that )?"
    r"(?P<added>[^\"“”]{8,}?)\.?$"
)
_NO_SPEAKER = re.compile(
    r"\b(?:who|which|when|if|that|because|where|while|although|what|and then)\b"
    r"|\b(?:to|as|is|are|was|were|be|been|being|did|does|do|will|would|could|can|should|not|never|and|or|but)$"
    r"|\b(?:didn|doesn|won|wouldn|couldn|isn|wasn)[’']t$",
    re.IGNORECASE,
)
_TAIL = 250


def english_speech(sentence: str) -> Attributed | None:
    """Finds a report or a quote; None for the article's own voice.

    What the sentence says of its speaker by the way ("Ann Berg, who led the study,"), or in another of its
    clauses, stands in `beside`.
    """
    shown = unmarked(sentence)
    if shown.text != sentence:
        found = english_speech(shown.text)
        return _as_written(found, shown, sentence) if found else None
    taken = take_asides(with_double_quotes(sentence))
    found = _speech(taken.main.text)
    is_quote = found is not None and found.attribution is Attribution.DIRECT_QUOTE
    if found is None or (is_quote and len(split_coordination(taken.main)) > 1):
        found_in_clause = speech_among(with_double_quotes(sentence), english_clauses, _speech)
        if found is None or found_in_clause:
            return found_in_clause
    return _placed(taken, found, sentence) if taken.asides else found


def _as_written(found: Attributed, shown: Strand, sentence: str) -> Attributed:
    """What was found in the words as a reader sees them, with its places in the sentence as written."""
    body = written(Clause(found.body_start, found.body_end, ""), shown, sentence)
    is_whole = (found.body_start, found.body_end) == (0, len(shown.text))
    return replace(
        found,
        body_start=0 if is_whole else body.start,
        body_end=len(sentence) if is_whole else body.end,
        beside=tuple(written(clause, shown, sentence) for clause in found.beside),
    )


# ‘We won,’ she said: the closing mark comes after another mark, or ends the sentence.
_SINGLE_QUOTES = re.compile(
    r"(?<![\w’'])[‘'](?=\S)([^‘\"“”]{5,}?(?:[,.!?](?=[’'](?:\s|$))|(?=[’'][.,]?$)))[’'](?!\w)"
)


def with_double_quotes(sentence: str) -> str:
    """The sentence with “ ” for the single quotes around speech, at the same places.

    >>> with_double_quotes("‘It’s over,’ she said.")
    '“It’s over,” she said.'
    """
    return _SINGLE_QUOTES.sub(r"“\1”", sentence)


def _placed(taken: Taken, found: Attributed, sentence: str) -> Attributed:
    """What was found in the main clause, with its offsets in the whole sentence."""
    main = taken.main
    if (
        found.attribution is Attribution.REPORTED
        and found.body_start == 0
        and found.body_end == len(main.text)
    ):
        return replace(found, body_end=len(sentence))  # the clauses take the asides out themselves
    start, end = main.span(found.body_start, found.body_end)
    # What was taken out at either edge of a report belongs to it.
    start = 0 if found.body_start == 0 else start
    end = len(sentence) if not main.text[found.body_end :].strip(" .") else end
    is_quote = found.attribution is Attribution.DIRECT_QUOTE  # never searched for asides itself
    added = tuple(Clause(*main.span(c.start, c.end), c.text) for c in found.beside)
    beside = (*(a for a in taken.asides if is_quote or not start <= a.start < end), *added)
    stated = found.claim or main.text
    claim = stated[:1].upper() + stated[1:] if is_quote else ""
    return replace(found, body_start=start, body_end=end, claim=claim, beside=beside)


def _speech(sentence: str) -> Attributed | None:
    if found := _ACCORDING.match(sentence):
        return reported(sentence, found["speaker"], found.end(), len(sentence))
    if found_quote := _quote(sentence):
        return _with_addition(found_quote, sentence)
    tail = max(0, len(sentence) - _TAIL)
    if found := _ACCORDING_LAST.search(sentence, tail):
        return reported(sentence, found["speaker"] or found["believed"], 0, found.start())
    for pattern, holds in ((_THAT, _is_said), (_WITHOUT_THAT, lambda found: _is_clause(found["body"]))):
        found = pattern.match(sentence)
        if found and _is_speaker(found["speaker"]) and holds(found):
            start = 0 if _goes_on_outside(found, sentence) else found.start("body")
            return _by(found["speaker"], reported(sentence, "", start, len(sentence)))
    for pattern in (_SAID_LAST, _SAID_LAST_TURNED):
        found = pattern.search(sentence, tail)
        if found and found.start() > 8 and _is_speaker(found["speaker"]):
            end = len(sentence) if found.groupdict().get("more") else found.start()
            return _by(found["speaker"], reported(sentence, "", 0, end))
    if found := _SAID_WITHIN.search(sentence):
        speaker = found["speaker"] or found["turned"]
        if _is_speaker(speaker):
            return _by(speaker, reported(sentence, "", 0, len(sentence)))
    if found := _HEARD.match(sentence):
        return reported(sentence, "", found.start("body"), len(sentence))
    if (found := _MIND.match(sentence)) and _is_speaker(found["speaker"]):
        return _by(found["speaker"], reported(sentence, "", 0, len(sentence)))
    return None


def _with_addition(found: Attributed, sentence: str) -> Attributed:
    """A quote without what its speaker adds in other words, which stands beside it: “…”, adding that ..."""
    more = _ADDITION.search(sentence, found.body_end)
    if more is None or not found.speaker:
        return found
    verb = past_of(more["verb"])
    added = Clause(
        more.start("verb"), len(sentence.rstrip(" .")), f"{found.speaker} {verb} that {more['added']}."
    )
    return replace(found, claim=f"{sentence[: more.start()]}.", beside=(*found.beside, added))


def _quote(sentence: str) -> Attributed | None:
    span = quote_span(sentence, "“", "”") or quote_span(sentence, '"', '"')
    if not span:
        return None
    start, end = span
    before, after = sentence[:start], sentence[end:]
    words = len(sentence[start:end].split())
    if not before.strip() and not after.strip(" .") and words > 1:
        return quoted("", start + 1, end - 1)
    found = _BEFORE_QUOTE.match(before[:300])
    if found and _is_speaker(found["speaker"]) and words > 2:
        return _by(found["speaker"], quoted("", start + 1, end - 1))
    if not before.strip() and (speaker := _speaker_after(after[:300], sentence[end - 2 : end - 1])):
        return _by(speaker, quoted("", start + 1, _last_end(sentence, end) - 1))
    is_fragment = words > 1 and sentence[start + 1 : start + 2].islower()
    if is_fragment and (found := _CALLED.match(before[:300])) and _is_speaker(found["speaker"]):
        return _by(found["speaker"], quoted("", start + 1, end - 1))
    return None


def _speaker_after(after: str, last_mark: str) -> str:
    """Who speaks a quote, by the words after it; empty where nobody does."""
    if found := _AFTER_QUOTE.match(after):
        turned = found["turned"] or ""
        named = found["name"] if turned[:1].islower() else None
        speaker = found["speaker"] or named or turned or found["source"]
        return _without_time(speaker) if _is_speaker(speaker) else ""
    # After a quote that ends in a comma whatever a person does is speech: “Never,” the mayor joked.
    line = tokens(after)[:8] if last_mark == "," else ()
    for k in range(1, len(line)):
        if line[k].text.islower() and forms(line[k].lower) & (Form.PAST | Form.THIRD):
            speaker = after[: line[k].start].strip()
            return speaker if _is_speaker(speaker) else ""
    return ""


def _last_end(sentence: str, end: int) -> int:
    """Where a quote ends that its speaker parts: “…,” she said, “…”."""
    again = quote_span(sentence[end:], "“", "”") or quote_span(sentence[end:], '"', '"')
    return end + again[1] if again else end


_TIME_AFTER = re.compile(
    r" (?:(?:on|in|at|after|before|during) .*|\w+day|yesterday|today|later|me|us|reporters)$"
)


def _without_time(speaker: str) -> str:
    return _TIME_AFTER.sub("", speaker)


def _is_speaker(words: str) -> bool:
    head = words.split(",")[0].strip()
    return not (_NO_SPEAKER.search(head) or NO_SOURCE.search(head) or _is_clause(head))


def _is_said(found: re.Match[str]) -> bool:
    """Whether more than "nothing", "yes" or "so" was said, and no letter "written" or chair "added"."""
    line = spoken_tokens(found["body"])
    verb = found.string[found.end("speaker") : found.start("body")].rstrip()
    has_sign = verb.endswith(("that", ",", ":"))
    if not has_sign and re.search(r"\b(?:add|writ|wrote)", verb):
        return _is_clause(found["body"])
    return (has_sign and len(line) > 4) or find_predicate(line, 0, len(line)) is not None


def _goes_on_outside(found: re.Match[str], sentence: str) -> bool:
    """Whether a later verb may be the speaker's own: "She said that it was late and closed the shop"."""
    said = sentence[found.end("speaker") : found.start("body")].split()
    if not any(forms(word.lower()) & Form.PAST for word in said):
        return False
    line = spoken_tokens(found["body"])
    for k in range(1, len(line) - 1):
        if line[k].lower not in ("and", "but", "yet"):
            continue
        verb = verb_at(line, skipped_adverbs(line, k + 1, len(line) - 1), len(line))
        if verb.strength and verb.form & Form.PAST:
            return True
    return False


def _is_clause(words: str) -> bool:
    line = spoken_tokens(words)
    found = find_predicate(line, 0, len(line))
    return found is not None and found.verb.strength is Strength.STRONG


def _by(speaker: str, said: Attributed) -> Attributed:
    """The speech with its speaker; a pronoun is none by itself."""
    named = " ".join(speaker.split()).strip(", ")
    if PRONOUN.fullmatch(named):
        return replace(said, pronoun=named)
    return replace(said, speaker=named)
