"""A window into the frozen text of a page, for a person who selects words in it."""

from __future__ import annotations

from typing import Any

from claimbook.core.decisions import Evidence
from claimbook.core.errors import UsageError
from claimbook.review.material import Material

# A browser lays out this much plain text at once without a pause.
WINDOW = 60_000
_BEFORE = 2_000  # what is shown before the place that was asked for


def window(material: Material, source_id: str, at: int, find: str = "") -> dict[str, Any]:
    """A stretch of a page's text, whole where it is short.

    Args:
        material: the files of the run.
        source_id: whose text.
        at: the offset that should be seen; the search begins there too.
        find: words to look for from there on, and from the start where there are none after it.

    Returns:
        the text, the offset that it begins at, the length of the whole, and where the words were found, -1
        for nowhere. Offsets are in characters of the frozen text.

    Raises:
        UsageError: this run has no text of the source.
    """
    text = _text(material, source_id)
    found = -1
    if find:
        lowered, wanted = text.lower(), find.lower()
        # Lower case may be longer, as that of "İ" is; then the words are looked for as they are.
        if len(lowered) != len(text):
            lowered, wanted = text, find
        found = lowered.find(wanted, max(at, 0))
        found = found if found >= 0 else lowered.find(wanted)
    focus = found if found >= 0 else at
    start = 0
    if len(text) > WINDOW:
        start = min(max(focus - _BEFORE, 0), len(text) - WINDOW)
    return {
        "source_id": source_id,
        "title": material.captures[source_id]["title"] or source_id,
        "text": text[start : start + WINDOW],
        "start": start,
        "length": len(text),
        "found": found,
        "found_end": found + len(find) if found >= 0 else -1,
        "at": at,
    }


def selected(material: Material, source_id: str, start: int, end: int) -> Evidence:
    """Words that a person selected, without the white space around them.

    Raises:
        UsageError: this run has no text of the source, or nothing was selected.
    """
    text = _text(material, source_id)
    words = text[max(start, 0) : max(end, 0)]
    start = max(start, 0) + len(words) - len(words.lstrip())
    words = words.strip()
    if not words:
        raise UsageError("Nothing is selected. Select the words that show it.")
    snapshot, text_sha256 = material.sources.present[source_id]
    return Evidence(source_id, snapshot, text_sha256, start, start + len(words), words)


def _text(material: Material, source_id: str) -> str:
    present = material.sources.present
    text = material.text(present[source_id][1]) if source_id in present else None
    if text is None:
        raise UsageError(f"This run has no text of the source '{source_id}'. Capture it again (notebook 2).")
    return text
