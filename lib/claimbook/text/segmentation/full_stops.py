"""Whether a full stop ends a sentence, or belongs to an abbreviation, a number or a name."""

from __future__ import annotations

import re

from claimbook.text.segmentation.abbreviations import Abbreviations, abbreviations_of
from claimbook.text.segmentation.quotation_pairs import OPENERS
from claimbook.text.segmentation.sentence_starters import AFTER_TIMES, BEFORE_ORDINALS, MONTHS, starters_of

EAST = re.compile(r"[\u3005\u3007\u3041-\u30ff\u3400-\u9fff\uff21-\uff5a\uff66-\uff9f]")
_WIDE_LATIN = re.compile(r"[\uff21-\uff3a\uff41-\uff5a]")
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_WORD_BEFORE = re.compile(r"[\w.&’'-]+$")
_WORD_AFTER = re.compile(r"[\w’'-]+")
_BEFORE_THE_WORD = re.compile(r"([\w.&’'°º-]+)(\s*)$")
_ELIDED = re.compile(r"^(?:[cdjlmnst]|qu|all|dall|dell|nell|sull)[’'](?=\w)", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[^\W\d_]\.[-–]?|[^\W\d_]-)*[^\W\d_]")
_ANOTHER_INITIAL = re.compile(r"[^\W\d_]\.")
_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{2,5}", re.IGNORECASE)
_NUMBERING = re.compile(r"[\dIVXLC]+\b|[A-Z]\b")
_DOUBLED = re.compile(r"([A-Z])\1")
# Nothing but a label or a time of day: "A.", "Ｑ．", "12.", "2:40 p.m."
_LABEL = re.compile(r"[\W_]*(?:\d{1,2}|[^\W\d_]\d{0,2}|\d{1,2}(?:[:.：h]\d\d)?\s?[ap]\.?m)", re.IGNORECASE)
_LONGEST_LABEL = 16
# VALBRUN (Haute-Lande). – Le pont ...
_DATELINE = re.compile(r"[A-ZÀ-Ý][A-ZÀ-Ý’' -]{2,40}(?:,? ?\([^()\n]{2,30}\))?(?:, [^.\n]{3,20})?")
_LONGEST_DATELINE = 90
_LOOK_BACK = 48
_COMPASS = frozenset("NSEW")
# Dashes and signs that may stand before the first word of a sentence.
_LEADS = OPENERS + "¿¡*_#-–—•§ "
_CURRENCIES = "$€£¥@＄￥"
_KOREAN_FINAL = "다요죠까네음임함"
_KOREAN_PARTICLE = re.compile(r"(?:이?라[고는며]|[고며는])")


def full_stop_ends(text: str, sentence: int, at: int, after: int, end: int, language: str) -> bool:
    """Whether the full stop at `at` ends the sentence that begins at `sentence`.

    Args:
        text: the whole text.
        sentence, at: where the sentence begins and where the full stop stands.
        after: the place after the stop and the closing marks that belong to it.
        end: the end of the paragraph.
        language: ISO 639-1, for its abbreviations and for ordinal numbers; may be empty.

    >>> text = "Dr. Lee lives in the U.S. The plan is his."
    >>> [i for i, c in enumerate(text) if c == "." and full_stop_ends(text, 0, i, i + 1, len(text), "en")]
    [24, 41]
    """
    rest = text[after : min(end, after + 60)]
    following = rest.lstrip()
    if not following:
        return True
    if at - sentence <= _LONGEST_LABEL and _LABEL.fullmatch(text, sentence, at):
        return False
    if (
        following[0] in "-–—"
        and at - sentence <= _LONGEST_DATELINE
        and _DATELINE.fullmatch(text, sentence, at)
    ):
        return False
    before = text[at - 1] if at > sentence else ""
    if text[at] == "．":
        is_prose = bool(EAST.match(before)) and not _WIDE_LATIN.match(before)
        return is_prose and not following[0].isdigit()
    if not rest[0].isspace():
        return _ends_without_space(text, sentence, at, following, language)
    if EAST.match(before):
        return True
    return begins_sentence(following) and not is_abbreviated(text, sentence, at, following, language)


def begins_sentence(following: str) -> bool:
    """Whether words after a space can be the first of a sentence: no small letter, no comma."""
    inner = following.lstrip(_LEADS)
    first = inner[:1]
    if not first:
        return False
    # Scripts without capitals begin a sentence with any letter.
    return first.isdigit() or (first.isalpha() and not first.islower()) or first in _CURRENCIES


def is_abbreviated(text: str, sentence: int, at: int, following: str, language: str) -> bool:
    """Whether the full stop at `at`, before a space and a capital or digit, ends no sentence."""
    line = text[max(sentence, at - _LOOK_BACK) : at]
    match = _WORD_BEFORE.search(line)
    if not match or following[0] in "¿¡":
        return False
    word = _ELIDED.sub("", match.group().lstrip("’'-.").rstrip("’'-"))
    earlier = _BEFORE_THE_WORD.search(line[: match.start()])
    previous = earlier.group(1) if earlier else ""
    next_word = _WORD_AFTER.match(following.lstrip(OPENERS))
    after = next_word.group() if next_word else ""
    if word.isdigit():
        return _number_goes_on(word, previous, after, language)
    known = abbreviations_of(language)
    begins_anew = _begins_anew(after, following, language)
    listed = _listed(word, after, begins_anew, known)
    if listed is not None:
        return listed
    after_number = previous[-1:].isdigit() or previous[-1:] in ("°", "º")
    if word.lower() in ("a.m", "p.m", "am", "pm") and after_number:
        return after.lower() in AFTER_TIMES or (after.isupper() and 2 <= len(after) <= 4)
    if len(word) == 1 and word.isalpha() and not (word in _COMPASS and language == "en"):
        if after_number:
            return False  # a unit: "41 F. The", "8 °C. Demain"
        if previous.lower() in known.lettered:
            return False
    if _INITIALS.fullmatch(word) and not (after_number and word.islower()):
        return not begins_anew  # "J. R. Smith", "U.S. forces"; but "vitamin C. The"
    # "Bldg.", "Hwy.", "Pvt.": whatever cannot be spoken is short for something.
    is_short = _CONSONANTS.fullmatch(word) and not word.isupper()
    return bool(is_short) and not after_number and not begins_anew


def _listed(word: str, after: str, begins_anew: bool, known: Abbreviations) -> bool | None:
    """What the tables say of the word before the stop; None where they do not know it."""
    lower = word.lower()
    if lower in known.unfinished and not (lower != word and len(word) == 1):
        return True
    if lower in known.titles and word[:1].isupper():
        return not after[:1].isdigit()
    if lower in known.before_numbers and not (len(word) == 1 and word.isupper()):
        return bool(_NUMBERING.match(after)) and after != "A"
    if _DOUBLED.fullmatch(word) and _DOUBLED.fullmatch(after):
        return True  # EE. UU., FF. AA.
    if lower in known.perhaps_final or (lower in known.capitalised and word[:1].isupper()):
        return not begins_anew
    return None


def _begins_anew(after: str, following: str, language: str) -> bool:
    """Whether the word after the stop surely is the first of a sentence, and no name."""
    if not after[:1].isupper() or _ANOTHER_INITIAL.match(following):
        return False
    lower = after.lower()
    return lower in starters_of(language) or _ELIDED.match(lower) is not None


def _number_goes_on(number: str, previous: str, after: str, language: str) -> bool:
    if language == "ko" and (after.isdigit() or (previous.endswith(".") and previous[:-1].isdigit())):
        return True  # 2025. 1. 22. 발표했다
    if len(number) > 2:
        return False
    if after.lower() in MONTHS or (language == "de" and after.isdigit()):
        return True  # 3. Oktober, 31. 12. 2029
    return language == "de" and previous.lower() in BEFORE_ORDINALS


def _ends_without_space(text: str, sentence: int, at: int, following: str, language: str) -> bool:
    before = text[at - 1 : at] if at > sentence else ""
    if EAST.match(following):
        if EAST.match(before):
            return True
        return before.isalpha() and not is_abbreviated(text, sentence, at, following, language)
    if _HANGUL.match(following):
        return bool(before) and before in _KOREAN_FINAL and not _KOREAN_PARTICLE.match(following)
    word = _WORD_AFTER.match(following)
    # A space is missing: "the plan.The company".
    glued = before.islower() and text[at - 2].isalpha() and word is not None and word.group()[0].isupper()
    return glued and word is not None and word.group().lower() in starters_of(language)
