"""What a page says of itself in linked data (JSON-LD in the vocabulary of schema.org)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from claimbook.text.extraction.characters import one_line

# Kinds of node that are a page's text; the first kind that is present is believed.
_KINDS = (
    re.compile(
        r"(?:News|Reportage|Scholarly|Tech|Social|Opinion|Analysis)\w*Article|Article|\w*Posting|Report"
    ),
    re.compile(r"(?:Question|QAPage|GovernmentService|Legislation|Dataset|\w*WebPage|FAQPage|CreativeWork)"),
)
# What stands below these is about something else than the page.
_ELSEWHERE = frozenset((
    "comment", "liveBlogUpdate", "hasPart", "itemListElement", "mentions", "citation",
    "relatedLink", "review",
    "suggestedAnswer", "acceptedAnswer", "isPartOf", "image", "video", "author", "publisher",
))  # fmt: skip
_MOST_NODES = 20_000  # before a page is taken to be made for harm
_LONGEST = 200


def page_nodes(scripts: Iterable[str]) -> list[dict[str, Any]]:
    """The nodes of linked data that speak of the page, the most telling first.

    Args:
        scripts: the contents of the page's scripts of the type application/ld+json.

    >>> [node["datePublished"] for node in page_nodes(['{"@type":"Article","datePublished":"2025-01-21"}'])]
    ['2025-01-21']
    """
    nodes = [node for script in scripts for node in _nodes(_parsed(script))]
    nameless = [node for node in nodes if "@type" not in node]
    return [node for kind in _KINDS for node in nodes if _is_of(kind, node)] + nameless


def text_of(nodes: Iterable[dict[str, Any]], *names: str) -> str:
    """The first text that any of the nodes gives under one of these names, nodes first; or empty.

    An object stands for its `name`.
    """
    return next((text for node in nodes for name in names for text in texts_of(node, name)), "")


def texts_of(node: dict[str, Any], name: str) -> Iterator[str]:
    """The texts that a node gives under a name, in order; an object stands for its `name`."""
    for value in _as_list(node.get(name)):
        said = value.get("name") if isinstance(value, dict) else value
        if isinstance(said, str) and (text := one_line(said[: 10 * _LONGEST])[:_LONGEST]):
            yield text


def _parsed(script: str) -> Any:
    try:
        return json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    """The objects that may speak of the page, outermost first."""
    level, seen = [data], 0
    while level and seen < _MOST_NODES:
        below: list[Any] = []
        for node in level:
            seen += 1
            if isinstance(node, list):
                below.extend(node)
            elif isinstance(node, dict):
                yield node
                below.extend(v for k, v in node.items() if k not in _ELSEWHERE and isinstance(v, dict | list))
        level = below


def _is_of(kind: re.Pattern[str], node: dict[str, Any]) -> bool:
    return any(isinstance(k, str) and kind.fullmatch(k) for k in _as_list(node.get("@type")))


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
