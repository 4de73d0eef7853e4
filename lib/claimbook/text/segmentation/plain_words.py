"""The words of an article as they are read: one line, without the signs that only lay them out."""

from __future__ import annotations

import re

_EAST = r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]"
_BREAK_IN_EAST = re.compile(rf"(?<={_EAST})[ \t]*\n\s*(?={_EAST})")
_SPACE = re.compile(r"\s+")
_MARKDOWN_LINK = re.compile(r"!?\[([^\]\n]{1,300})\]\([^)\s]{1,2000}(?: \"[^\"]{0,200}\")?\)")
_MARKDOWN_STRESS = re.compile(r"(\*\*|__)(?=\S)(.{1,300}?)(?<=\S)\1")
_MARKDOWN_EMPHASIS = re.compile(r"(?<![\w*])[*_](?=[^\s*_])([^*_\n]{1,300}?)(?<=\S)[*_](?![\w*])")
_FOOTNOTE = re.compile(r"(?:\[\d{1,3}\])+(?=\s|$|[。.])")


def plain(words: str) -> str:
    """The words of an article as one line, without Markdown, footnote numbers and line breaks.

    >>> plain("The **plan** [starts](https://a.example/x)\\nin May.[1]")
    'The plan starts in May.'
    """
    line = _BREAK_IN_EAST.sub("", words)
    line = _MARKDOWN_LINK.sub(r"\1", line)
    line = _MARKDOWN_STRESS.sub(r"\2", line)
    line = _MARKDOWN_EMPHASIS.sub(r"\1", line)
    return _SPACE.sub(" ", _FOOTNOTE.sub("", line)).strip() or _SPACE.sub(" ", words).strip()
