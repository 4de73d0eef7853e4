"""The phrases by which page furniture is known, from data/furniture.csv, and the shape of a date line.

Each row of the file is a regular expression, blind to case, of one of these sets:

- `heading`: the whole heading of a section that is furniture ("Related posts");
- `weak heading`: one that is so only where no sentence follows ("Contact", "Languages");
- `line`: a whole line ("Share on X");
- `label`: the beginning of a line, before a colon ("Tags: …");
- `consent`: a stretch of a line that only banners say;
- `accept`: the whole label of a button that says yes or no to cookies ("Accept all");
- `date label`: what stands before the day of a page ("Posted on:").

Nothing here may match a sentence that merely contains such words: a person may add rows, and the
tests keep sentences that must stay.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_ESCAPE_OR_CHARACTER = re.compile(r"\\.|[^\\]", re.DOTALL)
_TELLS_CASE, _NOTHING = "(?-i:", r"(?!)"
_TRIMMING = r"[\s:：›»>→＞…]*"


@dataclass(frozen=True, slots=True)
class Phrases:
    """A set of phrases, blind to case but for those that say otherwise.

    Text is put into small letters once instead of letter by letter: hundreds of alternatives are then told
    apart by their first letters, which halves the time that they take.
    """

    small: re.Pattern[str]  # in small letters
    cased: re.Pattern[str]  # those that tell capitals, as names do: "(?-i:[A-Z])"

    def match(self, text: str) -> re.Match[str] | None:
        """Whether a text begins with one of them."""
        return self.small.match(text.lower()) or self.cased.match(text)

    def search(self, text: str) -> re.Match[str] | None:
        """Whether one of them stands in a text."""
        return self.small.search(text.lower()) or self.cased.search(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Whether a text is one of them."""
        return self.small.fullmatch(text.lower()) or self.cased.fullmatch(text)


@cache
def phrases(kind: str) -> Phrases:
    """One set of the file: `match` for the labels, `search` for consent, else `fullmatch`."""
    text = files("claimbook.text").joinpath("data/furniture.csv").read_text(encoding="utf-8")
    rows = [row["pattern"] for row in csv.DictReader(text.splitlines()) if row["set"] == kind]
    after = {"label": r"\s?[:：／]", "consent": "", "date label": ""}.get(kind, _TRIMMING)
    small = "|".join(row for row in rows if _TELLS_CASE not in row)
    cased = "|".join(row for row in rows if _TELLS_CASE in row) or _NOTHING
    return Phrases(
        re.compile(f"(?:{_ESCAPE_OR_CHARACTER.sub(_in_small_letters, small)}){after}"),
        re.compile(f"(?:{cased}){after}", re.IGNORECASE),
    )


def _in_small_letters(part: re.Match[str]) -> str:
    """A character of an expression; an escape such as \\S stays what it is."""
    return part[0] if part[0].startswith("\\") else part[0].lower()


_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    r"|januar|februar|märz|mai|juni|juli|oktober|dezember"
    r"|janv(?:ier)?|févr(?:ier)?|mars|avr(?:il)?|juin|juil(?:let)?|août|septembre|octobre|novembre|décembre"
    r"|(?:de )?(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|sept?iembre|octubre|noviembre|diciembre"
    r"|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro)(?: de)?"
    r"|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre)\.?"
)
DATES = re.compile(
    rf"\b{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\.?\s{_MONTH},?\s\d{{4}}\b"
    rf"|\b{_MONTH}\s\d{{4}}\b"
    r"|\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b"
    r"|\b\d{1,2}[-/.]\d{1,2}[-/.]\d{4}\b|\b\d{1,2}/\d{1,2}/\d{2}\b"
    r"|(?:\d{4}|(?:令和|平成|昭和)(?:\d{1,2}|元))\s?年\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?"
    r"|(?:令和|平成)\d{1,2}\.\d{1,2}\.\d{1,2}"
    r"|\d{4}년\s?\d{1,2}월(?:\s?\d{1,2}일)?",
    re.IGNORECASE,
)
# What stands beside a date in a date line and is no word of a sentence.
BESIDE_DATES = re.compile(
    r"\b\d{1,2}[:：]\d{2}(?:[:：]\d{2})?\b|\b\d{1,2}時(?:\d{1,2}分)?|[T+]\d{2}:?\d{2}"
    r"|\b(?:[ap]\.?m\.?|gmt|utc|jst|bst|ce?st|[ecmp][sd]?t)\b"
    r"|\b(?:last|first|updated|modified|published|posted|released?|date|on|at|by|in)\b"
    r"|\b(?:\d{1,3}[\s-])?min(?:ute)?s?\b|\bread\b"
    r"|\b(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?\b"
    r"|[（(][月火水木金土日][)）]|[月火水木金土日]曜日?|星期[一二三四五六日天]"
    r"|\b(?:\d{1,3}|an?|one) (?:sec(?:ond)?|min(?:ute)?|hour|day|week)s? ago\b"
    r"|\d{1,2}(?:秒|分|時間|日|小时|天)前"
    r"|\b(?:publi[ée]e?|mise? à jour|modifiée?|le|à|par)\b|\b\d{1,2}\s?h\s?\d{0,2}\b|\bil y a \d+ \w+"
    r"|\b(?:veröffentlicht|aktualisiert|stand|uhr|von|vom|am|um)\b|\bvor \d+ \w+"
    r"|\b(?:publicad[oa]|actualizad[oa]|atualizad[oa]|por|el|em|il)\b"
    r"|公開|更新|掲載|発表|配信|投稿|登録|日時|最終|付|作成|发布|發布|时间|日期|来源|发表|午前|午後",
    re.IGNORECASE,
)
