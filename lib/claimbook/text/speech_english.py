"""Who says an English sentence."""

from __future__ import annotations

import re

from claimbook.text.speech import Attributed, quote_span, quoted, reported

_LINK = r"(?:(?:But|And|Still|Yet|Meanwhile|However|Moreover|Also|Separately),? )?"
_SUBJECT = r"(?P<speaker>(?:[^\s,;:\"“”]+ ){0,9}?[^\s,;:\"“”]+?(?:, [^,\"“”]{2,80},)?)"
_ADVERBS = r"(?: (?:also|later|recently|previously|repeatedly|then|has|have|had|further|once))*"
_WHEN = r"(?: (?:(?:on|in|at|during|earlier|late|last|this) [^,\"“”:]{1,60}?|\w+day|yesterday|today|later))?"
_SAID = r"(?:said|says|say|stated|states|wrote|writes|added|adds)"
_SAID_THAT = (
    r"(?:announced|announces|claimed|claims|reported|reports|noted|notes|explained|explains|argued|argues"
    r"|warned|warns|confirmed|confirms|revealed|reveals|acknowledged|estimates?|estimated|insisted|alleged"
    r"|found|complained|cautions?|cautioned|stressed|told(?: [\w’'-]+){1,4}?)"
)
_ACCORDING = re.compile(
    rf"{_LINK}(?:According to|As reported by|As (?:stated|announced) by|Per) (?P<speaker>[^,]{{2,100}}), ",
    re.I,
)
_ACCORDING_LAST = re.compile(r",? (?:according to|as reported by) (?P<speaker>[^,]{2,100}?)\.?$", re.I)
_THAT = re.compile(
    rf"{_LINK}(?:In an? [\w -]{{2,40}}, )?{_SUBJECT}{_ADVERBS}"
    rf" (?:{_SAID}{_WHEN}(?:,? that|,|:)?|{_SAID_THAT}{_WHEN},? that) (?P<body>(?!to )[^\s\"“].{{5,}})"
)
_MIND = re.compile(
    rf"{_LINK}{_SUBJECT}{_ADVERBS}"
    r" (?:believes?|believed|thinks?|thought|hopes?|hoped|expects?|expected|promised"
    r"|vowed|pledged|predicts?|predicted|argues?|suggests?|suggested) (?:that|the|its?|his|her|their|to)\b"
)
_SAID_LAST = re.compile(
    rf",[\"”]? {_SUBJECT} (?:{_SAID}|reported|told (?:[\w’'-]+ ?){{1,4}})"
    r"(?: (?:on|in|at|during|to|of) [^\"“”]{1,80})?\.?$"
)
_SAID_LAST_TURNED = re.compile(rf",[\"”]? {_SAID} (?P<speaker>[^\"“”]{{2,100}}?)\.?$")
_BEFORE_QUOTE = re.compile(
    rf"{_LINK}(?:[^,\"“”]{{2,60}}, )?{_SUBJECT}{_ADVERBS}"
    rf" (?:{_SAID}|{_SAID_THAT}|asked|replied|tweeted|posted)[^\"“”]{{0,80}}[,:]?\s*$"
)
_AFTER_QUOTE = re.compile(
    rf"\s*(?:{_SUBJECT} (?:{_SAID}|told|asked|replied|explained|tweeted)\b"
    rf"|(?:{_SAID}|asked) (?P<turned>[^\"“”,.]{{2,80}}))"
)
_NO_SPEAKER = re.compile(
    r"\b(?:who|which|when|if|that|because|where|while|although|to|what|as|and then)\b"
    r"|\b(?:is|are|was|were|be|been|being)$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"(?:he|she|they|it|we|i)", re.IGNORECASE)
_TAIL = 250


def english_speech(sentence: str) -> Attributed | None:
    """Finds a report or a quote; None for the article's own voice."""
    if found := _ACCORDING.match(sentence):
        return reported(sentence, found["speaker"], found.end(), len(sentence))
    if found_quote := _quote(sentence):
        return found_quote
    tail = max(0, len(sentence) - _TAIL)
    if found := _ACCORDING_LAST.search(sentence, tail):
        return reported(sentence, found["speaker"], 0, found.start())
    if (found := _THAT.match(sentence)) and _is_speaker(found["speaker"]):
        return reported(sentence, _named(found["speaker"]), found.start("body"), len(sentence))
    for pattern in (_SAID_LAST, _SAID_LAST_TURNED):
        found = pattern.search(sentence, tail)
        if found and found.start() > 8 and _is_speaker(found["speaker"]):
            return reported(sentence, _named(found["speaker"]), 0, found.start())
    if (found := _MIND.match(sentence)) and _is_speaker(found["speaker"]):
        return reported(sentence, _named(found["speaker"]), 0, len(sentence))
    return None


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
        return quoted(_named(found["speaker"]), start + 1, end - 1)
    if not before.strip() and (found := _AFTER_QUOTE.match(after[:300])):
        return quoted(_named(found["speaker"] or found["turned"]), start + 1, end - 1)
    return None


def _is_speaker(words: str) -> bool:
    return not _NO_SPEAKER.search(words.split(",")[0])


def _named(speaker: str) -> str:
    return "" if _PRONOUN.fullmatch(speaker.strip()) else speaker
