"""Markdown as its reader sees it, letter for letter in its place.

What a reader never sees (front matter, comments, code, addresses of pictures, fences) gives way to as many
blanks, so that every offset into the visible text is an offset into the file's text.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from claimbook.text.extraction.furniture import ends_as_sentence

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.{0,5000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z][\w-]{0,30})[ \t]*:[ \t]*(.*)$", re.MULTILINE)
_ITEM = re.compile(r"^[ \t]*-[ \t]+(?:name:[ \t]*)?(.+)$", re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_UNREAD_ELEMENT = re.compile(
    r"<(script|style|template)\b[^>]{0,500}>.*?(?:</\1\s{0,9}>|\Z)", re.DOTALL | re.I
)
# Within a line; each bounded, so that no line however long is gone over twice.
_INLINE = re.compile(
    r"!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)"  # a picture
    r"|!\[[^\]\n]{0,500}\]\[[^\]\n]{0,200}\]"
    r"|\[\^[^\]\s]{1,60}\]:?"  # the mark of a footnote, and of its text
    r"|</?[a-zA-Z][a-zA-Z0-9-]{0,20}(?:\s[^<>\n]{0,500})?/?>"  # HTML
    r"|(?<=\])\[[^\]\n]{0,200}\]"  # the name of a link's address
    r"|`{1,3}"
    r"|&nbsp;"
    r"|(?<![^\s(])\\(?=[!-/:-@\[-`{-~])"  # the stroke that keeps a sign from being Markdown
    r"|[ \t]\{[#.:][^{}\n]{0,100}\}[ \t]*$",  # the name of a heading
    re.MULTILINE,
)
# Without one of these no line belongs to a block that is looked for.
_BLOCK_SIGN = re.compile(r"```|~~~|\||^[ >]{0,9}\[[^\]\n]{1,200}\]:|^(?: {4}|\t)", re.MULTILINE)
_TABLE_EDGES = re.compile(r"^[ \t]*\|[ \t]?|[ \t]?\|[ \t]*$", re.MULTILINE)
_TABLE_RULE = re.compile(r"[ \t|:-]*")


def front_matter(text: str) -> tuple[dict[str, str], int]:
    """The fields of a front matter between lines of `---`, and where the text behind it begins.

    Names are in lower case; a list becomes its items with commas between them.

    >>> front_matter("---\\ntitle: A plan\\nauthors:\\n  - Jane Doe\\n  - John Roe\\n---\\nIt starts.")
    ({'title': 'A plan', 'authors': 'Jane Doe, John Roe'}, 57)
    """
    match = _FRONT_MATTER.match(text)
    if not match:
        return {}, 0
    fields: dict[str, str] = {}
    found = list(_FIELD.finditer(match[1]))
    for number, field in enumerate(found):
        value = field[2].strip()
        if not value:
            following = found[number + 1].start() if number + 1 < len(found) else len(match[1])
            value = ", ".join(_unquoted(item) for item in _ITEM.findall(match[1][field.end() : following]))
        elif value.startswith("[") and value.endswith("]"):
            value = ", ".join(_unquoted(item) for item in value[1:-1].split(","))
        fields.setdefault(field[1].lower(), _unquoted(value))
    return fields, match.end()


def visible_markdown(text: str) -> str:
    """A Markdown text with blanks for what its reader does not see; as long as the text itself.

    Code between fences is left out, since it states nothing; indented lines that end as sentences are
    text that somebody indented. Marks of emphasis and the addresses of links stay.

    >>> visible_markdown("It costs <!-- ten --> `5` million.[^1]")
    'It costs               5  million.    '
    """
    start = front_matter(text)[1]
    visible = _blank(text[:start]) + _without(_UNREAD_ELEMENT, _without(_COMMENT, text[start:]))
    visible = _without_blocks(visible)
    return _without(_INLINE, visible)


def _unquoted(value: str) -> str:
    value = value.strip()
    is_quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if is_quoted else value


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _without(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: _blank(match[0]), text)


def _without_blocks(text: str) -> str:
    if not _BLOCK_SIGN.search(text):
        return text
    lines = text.split("\n")
    environment: dict[str, dict[str, dict[str, list[int]]]] = {}
    for token in _parser().parse(text, environment):
        if token.map is None:
            continue
        first, last = token.map
        if token.type == "fence" or (token.type == "code_block" and not _is_prose(token)):
            lines[first:last] = [_blank(line) for line in lines[first:last]]
        elif token.type == "table_open":
            for number in range(first, last):
                line = _without(_TABLE_EDGES, lines[number])
                lines[number] = _blank(line) if _TABLE_RULE.fullmatch(line) else line
    for reference in environment.get("references", {}).values():
        first, last = reference["map"]
        lines[first:last] = [_blank(line) for line in lines[first:last]]
    return "\n".join(lines)


def _is_prose(token: Token) -> bool:
    return all(ends_as_sentence(part) for part in token.content.strip().split("\n\n"))


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    # Blocks alone are asked for; what stands within them is read above, in its place.
    return MarkdownIt("commonmark").enable("table").disable("inline")
