"""What stands at the head of a text: its headline and the line that says when it was published."""

from __future__ import annotations

import re
from datetime import date

from claimbook.text.dates.time_model import Precision, Time
from claimbook.text.dates.times import find_times
from claimbook.text.extraction.furniture import ends_as_sentence
from claimbook.text.reading.bylines import find_byline, without_byline
from claimbook.text.segmentation.lines import is_credit

_MARKED = re.compile(r"#{1,6}\s")
_MARKUP = re.compile(r"^[#>*_\s=-]+|[*_#\s]+$")
_EAST = re.compile(r"[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
# A dateline is little more than its date: "Published: 21 January 2025, 10:00 UTC".
_LONGEST_DATELINE = 90
_LONGEST_TITLE = 200
_LONGEST_MASTHEAD = 16  # characters beside a date, as of the newspaper's name
# What stands beside a date and is no word of a statement.
_BESIDE = re.compile(
    r"\d{1,2}\s?[:：h]\s?\d{2}(?:[:：]\d{2})?(?:\s?[ap]\.?m\.?)?|\d{1,2}時(?:\d{1,2}分)?|\d{1,2}시(?:\s?\d{1,2}분)?"
    r"|\b(?:[ap]\.?m|gmt|utc|jst|bst|kst|ce?st|mesz|mez|[ecmp][sd]?t|uhr)\b|[T+]\d{2}:?\d{2}"
    r"|\b(?:published|posted|released?|issued|date[dr]?|publication|on|at|by|the|first|last|updated|modified|edited"
    r"|veröffentlicht|erschienen|aktualisiert|stand|am|um|vom|datum|publié|parution|mis à jour|le|à|du"
    r"|publicad[oa]|actualizad[oa]|atualizado|fecha|el|em|pubblicato|aggiornato|il|alle|data|ore"
    r"|gepubliceerd|geplaatst|bijgewerkt|op|om|опубликовано|обновлено|дата|года|г)\b\.?"
    r"|(?:公開|掲載|配信|投稿|発表|発行|更新|最終更新|登録|作成|発売)(?:日時?|時間|年月日)?|日付|日時|付(?:け)?"
    r"|(?:发布|發布|发表|發表|更新|刊登|出版)(?:时间|時間|日期|于|於)?|时间|時間|日期|於|于"
    r"|입력|발행|등록|수정|승인|게재|작성|일시?"
    r"|[（(][月火水木金土日][)）]|[月火水木金土日]曜日?|星期[一二三四五六日天]|周[一二三四五六日]|[월화수목금토일]요일"
    r"|(?:上午|下午|午前|午後|오전|오후)",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"updated|modified|edited|aktualisiert|mis à jour|actualizad|atualizad|aggiornat|bijgewerkt|обновлено"
    r"|更新|修正|수정",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[\s,.:：;|｜/／・·•()（）\[\]［］【】〔〕<>＜＞~〜–—―-]+")
_SEPARATOR = re.compile(r"[|｜/／・·•,，:：()（）\[\]【】–—―-]")


def find_title(text: str) -> str:
    """The headline among the first lines of a text, without markup; empty where none stands out.

    >>> find_title("A12\\n\\n# Stargate is announced\\n\\nOn Tuesday ...")
    'Stargate is announced'
    >>> find_title("On Tuesday the plan was announced. It starts in May.")
    ''
    """
    for line, following in _first_lines(text, 6):
        title = _MARKUP.sub("", line).strip()
        if len(title) > _LONGEST_TITLE:
            return ""
        weight = len(title.split()) + len(_EAST.findall(title)) / 3
        # Codes, section names and bylines come before a headline; they are short.
        if weight < 3 or is_credit(line) or find_byline(line).author or day_of_line(line):
            continue
        if _MARKED.match(line):
            return title
        # A text that begins at once has no headline, be it in one line or broken for want of room.
        is_prose = title.endswith((".", "。", "．")) or (
            following[:1].islower() and not ends_as_sentence(title)
        )
        return "" if is_prose else title
    return ""


def find_dateline(text: str, language: str = "") -> date | None:
    """The date in the first line that is little more than a date, among the first twelve lines.

    A line that gives the day of a change alone is passed over.

    >>> find_dateline("The plan\\n\\nUpdated 7 March 2025 | Published 5 March 2025\\n\\nOn 1 March ...")
    datetime.date(2025, 3, 5)
    """
    for line, _ in _first_lines(text, 12):
        if day := day_of_line(line, language):
            return day
    return None


def day_of_line(line: str, language: str = "") -> date | None:
    """The day of publication that a line gives; None where the line says anything else."""
    if len(line) > _LONGEST_DATELINE or not any(c.isdigit() for c in line):
        return None
    days = [time for time in find_times(line, language) if _is_day(time)]
    if not days or not _is_nothing_but(line.rstrip(), days):
        return None
    said = 0
    for number, time in enumerate(days):
        label = line[said : time.start]
        behind = line[time.end :] if number + 1 == len(days) and not _MARKS.sub("", label) else ""
        said = time.end
        if not _CHANGED.search(label) and not _CHANGED.search(behind):
            return time.first
    return None


def first_day(text: str, language: str = "") -> date | None:
    """The first date written out with day, month and year in the first 400 characters of a text."""
    return next((time.first for time in find_times(text[:400], language) if _is_day(time)), None)


def _is_day(time: Time) -> bool:
    return time.precision is Precision.DAY and time.first is not None and time.first == time.last


def _is_nothing_but(line: str, days: list[Time]) -> bool:
    """Whether a line holds dates, what goes with dates, and a byline or a name set apart."""
    pieces, position = [], 0
    for time in days:
        pieces.append(line[position : time.start])
        # 来 behind a date means "since then", but not in 来源, the source.
        position = time.end - (line[time.end - 1 : time.end + 1] in ("来源", "來源"))
    pieces.append(line[position:])
    for number, piece in enumerate(pieces):
        rest = _BESIDE.sub("\v", without_byline(piece))
        words = _MARKS.sub("", rest.replace("\v", ""))
        if not words:
            continue
        touching = rest[-1:] if number < len(days) else ""
        touching_behind = rest[:1] if number else ""
        sides = [side for side in (touching, touching_behind) if side]
        is_east = _EAST.search(words) is not None
        # 2025年1月22日の会見 is a headline, 2025年1月22日 山田新聞 is none.
        if (
            any(side != "\v" and not _MARKS.fullmatch(side) for side in sides)
            or len(words) > _LONGEST_MASTHEAD
        ):
            return False
        if not is_east and not (_SEPARATOR.search(rest) and _are_labels(rest)):
            return False
    return True


def _are_labels(rest: str) -> bool:
    """Whether the words beside a date are a name or a section, all with a capital."""
    return not rest.endswith((".", "!", "?")) and all(
        word[0].isupper() for word in re.findall(r"[^\W\d_]+", rest)
    )


def _first_lines(text: str, count: int) -> list[tuple[str, str]]:
    """The first lines that hold anything, each with the line right below it."""
    lines = [line.strip() for line in text[:20_000].split("\n")]
    pairs = zip(lines, [*lines[1:], ""], strict=True)
    return [(line, following) for line, following in pairs if line][:count]
