"""Files made for paper, PDF and DOCX: what reading one gives, and what its record is worth."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimbook.text.extraction.blocks import Page
from claimbook.text.extraction.characters import one_line

# What programs and not people write into the title and the author of a file.
_MADE_BY_PROGRAM = re.compile(
    r"microsoft (?:word|powerpoint|excel|office).*|.*\.(?:docx?|pptx?|xlsx?|pdf|indd|qxd|tex|rtf|odt|html?)"
    r"|(?:untitled|無題|无标题|無標題|(?:word )?document|presentation|slide|user|owner|author|admin|root|test"
    r"|administrator|unknown|anonymous|guest|pc|hp|dell|lenovo|python-docx|所有者|作成者|管理者|ユーザー|用户)"
    r"[\s\d]*",
    re.IGNORECASE,
)
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class PaperFile:
    """A file made for paper: its page, and the author whom it names; empty where it names none."""

    page: Page
    author: str


def by_a_person(value: str) -> str:
    """A title or an author out of a file's own record; empty where a program put it there.

    >>> by_a_person("Jane Doe"), by_a_person("Microsoft Word - plan.docx"), by_a_person("user1")
    ('Jane Doe', '', '')
    """
    value = one_line(value)
    return "" if len(value) > _LONGEST or _MADE_BY_PROGRAM.fullmatch(value) else value
