"""Links that open a page at the quoted words."""

from __future__ import annotations

from urllib.parse import quote

# Longer quotes are linked by their first and last words, as the specification advises.
_WHOLE = 120
_EDGE_WORDS = 6


def deep_link(url: str, words: str) -> str:
    """The address of a page with a text fragment, for people; empty without an address.

    Source: WICG, URL Fragment Text Directives. Commas, hyphens and ampersands have a meaning there and
    are percent-encoded.

    >>> deep_link("https://example.org/a", "one-off, twice")
    'https://example.org/a#:~:text=one%2Doff%2C%20twice'
    """
    if not url.startswith(("http://", "https://")) or not words.strip():
        return url if url.startswith(("http://", "https://")) else ""
    base = url.split("#", 1)[0]
    parts = words.split()
    if len(words) > _WHOLE and len(parts) > 2 * _EDGE_WORDS:
        first, last = " ".join(parts[:_EDGE_WORDS]), " ".join(parts[-_EDGE_WORDS:])
        return f"{base}#:~:text={_encode(first)},{_encode(last)}"
    return f"{base}#:~:text={_encode(words)}"


def _encode(words: str) -> str:
    return quote(words, safe="").replace("-", "%2D")
