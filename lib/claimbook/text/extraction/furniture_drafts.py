"""Which blocks of a page are furniture: by their words, by where they stand, by what they stand under."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from claimbook.text.extraction.blocks import BOLD_LEVEL, BlockKind, Draft
from claimbook.text.extraction.furniture import ends_as_sentence, is_furniture_line, is_trail, is_unspaced
from claimbook.text.extraction.furniture_phrases import DATES, phrases

CONSENT = re.compile(r"cookie|privacy|クッキー|プライバシー|隐私|隱私|쿠키|개인정보|datenschutz", re.I)
_WORDY = re.compile(r"[^\W\d_]")
_FIRM = re.compile(r"\b(?:Inc|Ltd|Co|Corp|Bros|S\.A|B\.V|N\.V|plc)\.$", re.I)
_MOST_QUOTES = 50  # pull quotes that are looked for in the text; each look goes through all of it
_LONGEST_OPENING = 80
_NO_LEVEL = BOLD_LEVEL + 1  # of a section that a paragraph opens
_SENTENCE, _SHORT_SENTENCE = (35, 12), (20, 8)  # characters, of scripts with spaces and without
_LONGEST_KICKER = {True: 20, False: 60}  # characters of a line between a title and the text


def without_furniture(drafts: Iterable[Draft], title: str, is_lenient: bool = False) -> list[Draft]:
    """Leaves out the blocks that are furniture.

    A heading such as "Related posts" takes the blocks below it along, up to the next heading of its rank or
    the next paragraph that reads as prose. Lines that say nothing and stand outside the main text, above the
    title or between it and the first sentence go as well, and so do headings over nothing.

    Args:
        drafts: the blocks, in order.
        title: the title of the page; a line of the same words is its heading.
        is_lenient: only lines whose words are furniture go; for pages of which else nothing is left.
    """
    kept = list(_without_phrases(list(drafts), title, is_lenient))
    if is_lenient:
        return kept
    kept = list(_without_idle_lines(_without_empty_headings(kept, title), title))
    return _without_repeated_quotes(_without_empty_headings(kept, title))


def _without_phrases(drafts: Sequence[Draft], title: str, is_lenient: bool) -> Iterator[Draft]:
    is_about_consent = CONSENT.search(title) is not None
    dropped_level = 0
    for index, draft in enumerate(drafts):
        is_heading = draft.kind is BlockKind.HEADING
        if draft.text == title:
            dropped_level = 0
            yield draft
            continue
        if is_heading:
            dropped_level = dropped_level if draft.level > dropped_level else 0
        elif dropped_level and _ends_section(draft, dropped_level):
            dropped_level = 0
        if not dropped_level and not is_lenient and _opens_section(draft, drafts[index + 1 : index + 2]):
            dropped_level = draft.level or _NO_LEVEL
        if not dropped_level and not _is_furniture(draft, is_about_consent):
            yield draft


def _opens_section(draft: Draft, following: Sequence[Draft]) -> bool:
    """Whether a line says that what follows is furniture; some say so only where no sentence follows."""
    if draft.kind is not BlockKind.HEADING and draft.kind is not BlockKind.PARAGRAPH:
        return False
    if len(draft.text) > _LONGEST_OPENING or (ends_as_sentence(draft.text) and not draft.text.endswith("?")):
        return False
    if draft.kind is BlockKind.HEADING and phrases("heading").fullmatch(draft.text):
        return True
    is_followed = bool(following) and _is_sentence(following[0], _SHORT_SENTENCE)
    return not is_followed and phrases("weak heading").fullmatch(draft.text) is not None


def _ends_section(draft: Draft, level: int) -> bool:
    return _reads_as_prose(draft) or (level == _NO_LEVEL and draft.kind is BlockKind.TABLE_ROW)


def _is_furniture(draft: Draft, is_about_consent: bool) -> bool:
    text = draft.text
    if draft.kind is BlockKind.HEADING:
        return is_trail(text, draft.linked) or phrases("line").fullmatch(text[:400]) is not None
    # What completes a lead-in is a member of a list, be it a linked name or the word "Facebook".
    if draft.kind is BlockKind.TABLE_ROW or (draft.kind is BlockKind.LIST_ITEM and draft.lead_in):
        return False
    # "5 May 2024 – Construction begins" is an item of a chronicle.
    most_labels = 0 if draft.kind is BlockKind.LIST_ITEM else 4
    if is_furniture_line(text, is_about_consent, most_labels) or is_trail(text, draft.linked):
        return True
    if draft.kind is BlockKind.PARAGRAPH and not _WORDY.search(text):
        return True
    if draft.kind is BlockKind.CAPTION or ends_as_sentence(text):
        return False
    if draft.linked > 0.8 * len(text):
        return True
    return draft.kind is BlockKind.PARAGRAPH and _is_very_short(text)


def _is_very_short(text: str) -> bool:
    if any(c.isdigit() for c in text) or text.endswith((":", "：")):
        return False
    if is_unspaced(text):
        return len(text) <= 6
    return len(text) <= 40 and len(text.split()) <= 2


def _without_idle_lines(drafts: Sequence[Draft], title: str) -> Iterator[Draft]:
    """Leaves out lines that are no sentences where a page has its masthead, its kicker and its imprint."""
    heads = [i for i, d in enumerate(drafts) if d.kind is BlockKind.HEADING and d.text == title]
    heads = heads or [i for i, d in enumerate(drafts) if d.kind is BlockKind.HEADING and d.level == 1]
    prose = [i for i, d in enumerate(drafts) if _is_sentence(d)]
    first = prose[0] if prose else 0
    head = heads[0] if heads and heads[0] < first else -1
    is_below_all = False  # below the main text, with no heading in between
    for index, draft in enumerate(drafts):
        is_below_all = (
            draft.kind is not BlockKind.HEADING
            and not draft.inside
            and (is_below_all or (index > 0 and drafts[index - 1].inside))
        )
        if draft.visible and index < head and draft.kind is not BlockKind.HEADING and not _is_sentence(draft):
            continue
        if draft.visible and draft.kind is BlockKind.PARAGRAPH and not _is_sentence(draft):
            is_kicker = head < index < first and _is_kicker(draft)
            is_idle = not ends_as_sentence(draft.text) and (
                _is_very_short(draft.text) or is_below_all or _is_outside(draft)
            )
            if is_kicker or is_idle:
                continue
        yield draft


def _is_sentence(draft: Draft, shortest: tuple[int, int] = _SENTENCE) -> bool:
    if draft.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) or not draft.visible:
        return False
    return (
        len(draft.text) >= shortest[is_unspaced(draft.text)]
        and ends_as_sentence(draft.text)
        and draft.linked < 0.5 * len(draft.text)
    )


def _is_outside(draft: Draft) -> bool:
    """True of words without a figure in them, away from the prose."""
    is_lead_in = draft.text.endswith((":", "："))
    return not draft.inside and not is_lead_in and not any(c.isdigit() for c in draft.text)


def _is_kicker(draft: Draft) -> bool:
    text = draft.text
    # What goes on in small letters goes on with the title: "of 12 March 2021".
    if text.endswith((":", "：", ",", "，", "、")) or text[0].islower():
        return False
    if ends_as_sentence(text) and not _FIRM.search(text):
        return False
    longest = _LONGEST_KICKER[is_unspaced(text)]
    if len(text) > 2 * longest or (len(text) > longest and not DATES.search(text)):
        return False
    return len(text.split()) <= 4 or draft.linked > 0.3 * len(text)


def _without_empty_headings(drafts: Sequence[Draft], title: str) -> list[Draft]:
    """Leaves out headings with nothing below them before the next heading of their rank or a higher one.

    Bold lines of which none stands over a text are no headings but the text itself.
    """
    kept: list[Draft] = []
    below = _NO_LEVEL  # the level of the heading that follows; none where a text does
    is_bold_text = False
    for draft in reversed(drafts):
        if draft.kind is not BlockKind.HEADING:
            below, is_bold_text = 0, False
        elif draft.text == title:
            below = draft.level
        elif _leads_home(draft):
            continue
        elif draft.is_bold_line and (is_bold_text or below):
            draft = replace(draft, kind=BlockKind.PARAGRAPH, level=0)
            below, is_bold_text = 0, True
        elif not below or draft.level < below < _NO_LEVEL:
            below = draft.level
        else:
            continue
        kept.append(draft)
    return kept[::-1]


def _leads_home(draft: Draft) -> bool:
    """True of the name of a site in its masthead: a headline that is nothing but a link."""
    return draft.level == 1 and draft.linked > 0.9 * len(draft.text)


def _without_repeated_quotes(drafts: Sequence[Draft]) -> list[Draft]:
    """Leaves out what a page lifts from its own text and sets in larger type."""
    lifted = [i for i, d in enumerate(drafts) if d.lifted and d.kind is BlockKind.PARAGRAPH][:_MOST_QUOTES]
    if not lifted:
        return list(drafts)
    whole = "\n".join(_bare(d.text) for d in drafts if not d.lifted)
    repeated = {i for i in lifted if _bare(drafts[i].text) in whole}
    return [draft for i, draft in enumerate(drafts) if i not in repeated]


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _reads_as_prose(draft: Draft) -> bool:
    return (
        draft.kind is BlockKind.PARAGRAPH
        and ends_as_sentence(draft.text)
        and draft.linked < 0.3 * len(draft.text)
        and len(draft.text) >= (40 if is_unspaced(draft.text) else 90)
    )


def with_title(drafts: Iterable[Draft], title: str) -> Iterator[Draft]:
    """Makes a heading of the first line that says what the title says, where no heading does."""
    every = list(drafts)
    if any(d.kind is BlockKind.HEADING and d.level < 3 for d in every):
        return iter(every)
    place = next((i for i, d in enumerate(every) if d.text == title and d.kind is BlockKind.PARAGRAPH), None)
    if place is not None:
        every[place] = replace(every[place], kind=BlockKind.HEADING, level=1)
    return iter(every)
