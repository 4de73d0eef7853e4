"""Whether a Japanese sentence says that something has happened, or that it happens or will."""

from __future__ import annotations

import re
from enum import StrEnum

from claimbook.text.language.words import japanese_morphemes


class Tense(StrEnum):
    """What the last verb of a sentence says of time; other endings, and other languages, say nothing."""

    PAST = "past"
    OPEN = "open"  # 閉鎖する: now and again, or one day
    UNTOLD = ""


# What is so when it is said.
_STATES = (
    "ある",
    "いる",
    "居る",
    "有る",
    "なる",
    "だ",
    "です",
    "ない",
    "できる",
    "出来る",
    "言う",
    "いう",
    "れる",
    "られる",
)


# What was announced may still be to come: 投資すると発表した.
_REPORTED = re.compile(
    r"と(?:の(?:見通し|方針|考え)を)?、?(?:[^、。と]{0,10}で)?"
    r"(?:発表|述べ|説明|明らかに|語っ|話し|表明|明言|伝え|報じ|公表|コメント)[^、。]{0,10}[。」]?$"
)


def japanese_tense(text: str) -> Tense:
    """The tense of the last verb; of a statement that is reported, that of its own verb.

    >>> japanese_tense("工場を閉鎖した。").value, japanese_tense("工場を閉鎖する。").value
    ('past', 'open')
    """
    text = text[-200:]
    if reported := _REPORTED.search(text):
        text = text[: reported.start()]
    words = [m for m in japanese_morphemes(text) if m.part_of_speech[0] not in ("補助記号", "空白")]
    while words and words[-1].part_of_speech[0] == "助詞":
        words.pop()
    if not words:
        return Tense.UNTOLD
    last = words[-1]
    if (
        last.part_of_speech[0] == "助動詞"
        and last.dictionary_form in ("た", "だ")
        and last.surface in ("た", "だ")
    ):
        return Tense.PAST if "タ" in last.part_of_speech[4] else Tense.UNTOLD
    verb = words[-2] if last.dictionary_form == "ます" and len(words) > 1 else last
    is_verb = verb.part_of_speech[0] == "動詞" and verb.dictionary_form not in _STATES
    return Tense.OPEN if is_verb and last.part_of_speech[5].startswith(("終止形", "連体形")) else Tense.UNTOLD
