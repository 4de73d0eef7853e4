"""White space and marks without a shape: what is kept of them in a frozen text."""

from __future__ import annotations

import re

# Soft hyphens, zero-width spaces, byte order marks and marks of writing direction break words apart
# for every program and are seen by nobody. Joiners (U+200C, U+200D) stay: scripts need them.
_SHAPELESS = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]")
_SPACE = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
# Between two characters of a script that knows no spaces, a break in the source is no space.
_UNSPACED = "\u3001-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff60"
_BREAK_IN_UNSPACED = re.compile(rf"(?<=[{_UNSPACED}])[ \t]*[\r\n]\s*(?=[{_UNSPACED}])")


def one_line(text: str) -> str:
    """Collapses white space, trims, and takes out what has no shape.

    >>> one_line(" Star\\u00adgate\\n  invests ")
    'Stargate invests'
    >>> one_line("計画は\\n    発表された")
    '計画は発表された'
    """
    return _SPACE.sub(" ", _BREAK_IN_UNSPACED.sub("", _SHAPELESS.sub("", text))).strip()


def parsable(text: str) -> str:
    """Takes out what no parser should meet: NUL characters and lone surrogates."""
    return re.sub("[\x00\ud800-\udfff]", "", text)
