"""Which lines are furniture: by their words, or by the shape that date lines and trails have.

A line that ends as a sentence does is furniture only when it is a known phrase.
"""

from __future__ import annotations

import re

from claimbook.text.extraction.furniture_phrases import BESIDE_DATES, DATES, phrases

_SENTENCE_END = re.compile(r"[.!?。！？…؟।｡][\s\"'”’」』»)）\]]*$")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_TRAIL = re.compile(r"\s[›»>→/|＞≫]\s|[›»＞≫→]")
_TRAIL_STARTS = re.compile(
    r"^(?:home|top|start|startseite|accueil|inicio|início|ホーム|トップ|首页|首頁|主页|홈)(?![^\W\d_])", re.I
)
_SEPARATOR = re.compile(r"\s*[|｜·・•–—/,、]\s*|\s+-\s+")
_NO_END = re.compile(
    r"(?:[ap]\.m|\d{4}\.\s?\d{1,2}\.\s?\d{1,2})\.$", re.I
)  # a full stop of an abbreviation or a date
# A name before a date: "By Jane Doe, 5 May 2024"; more than four words are a sentence.
_BYLINE = re.compile(r"^(?i:by|par|von|por|di)\s(?:[^\W\d_a-z][\w.'’-]*[\s,]{1,3}){1,4}(?=\S)")
_LONGEST = 400  # characters of a line that may be furniture by its words
_LONGEST_LABELLED = 160
_LONGEST_TRAIL = 200


def is_furniture_line(text: str, is_about_consent: bool = False, most_labels: int = 4) -> bool:
    """True when a line is furniture by its words alone.

    Args:
        text: the line.
        is_about_consent: the page is about cookies or privacy, so that a line about them is its text.
        most_labels: how many words may stand beside a date in a date line.

    >>> is_furniture_line("Tags: AI, Azure"), is_furniture_line("January 21, 2025 | Company")
    (True, True)
    >>> is_furniture_line("On January 21, 2025, the company announced a plan.")
    False
    """
    if len(text) > _LONGEST:
        return False
    if phrases("line").fullmatch(text) or (not is_about_consent and phrases("consent").search(text)):
        return True
    if len(text) > _LONGEST_LABELLED or (ends_as_sentence(text) and not _NO_END.search(text)):
        return False
    has_label = phrases("label").match(text.lstrip("([（【［ ")) is not None
    return has_label or _is_dateline(text, most_labels)


def ends_as_sentence(text: str) -> bool:
    """True when a text ends in a mark that ends sentences, closing quotes and brackets aside."""
    return _SENTENCE_END.search(text[-8:]) is not None


def is_trail(text: str, linked: int) -> bool:
    """True when a line leads from the home page to this one; `linked` characters of it are links.

    >>> is_trail("Home > Labour > Releases", 0), is_trail("Profit > 5 million", 0)
    (True, False)
    """
    if len(text) > _LONGEST_TRAIL or ends_as_sentence(text):
        return False
    parts = _TRAIL.split(text)
    if len(parts) < 2 or any(len(part) > 60 for part in parts):
        return False
    return _TRAIL_STARTS.match(text) is not None or (len(parts) > 2 and linked > 0.4 * len(text))


def is_unspaced(text: str) -> bool:
    """True where a text has letters of a script that says much in few characters."""
    return _UNSPACED.search(text) is not None


def _is_dateline(text: str, most_labels: int) -> bool:
    """A date with a few labels set off from it: "January 21, 2025 | Company", but no "Opened 5 May 2024"."""
    if len(text) > 120 or not any(c.isdigit() for c in text) or not DATES.search(text):
        return False
    labels = 0
    text = _BYLINE.sub("", text)
    for part in _SEPARATOR.split(BESIDE_DATES.sub("\f", DATES.sub("\v", text))):
        words = part.replace("\f", " ").strip(" ()（）[]【】:：,.")
        rest = words.replace("\v", " ").strip(" ()（）[]【】:：,.")
        if "\v" in words and rest:
            is_label_behind = words.startswith("\v ") and (rest.istitle() or is_unspaced(rest))
            if not is_label_behind:
                return False
        # A label of a script without spaces counts by the length of a usual word in it.
        labels += -(-len(rest) // 3) if is_unspaced(rest) else len(rest.split())
    return labels <= most_labels
