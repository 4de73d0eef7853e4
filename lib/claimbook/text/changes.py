"""What became of a page between two captures: which sentences appeared, changed, moved and vanished."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from claimbook.core.labels import FactKind
from claimbook.text.fact_changes import changed_facts
from claimbook.text.language.languages import detect_language
from claimbook.text.segmentation.sentences import split_sentences
from claimbook.text.sentence_pairs import aligned, alike, equal_elsewhere

# Longer sentences are shown whole: word by word nobody reads them, and the comparison is quadratic.
_LONGEST_MARKED = 1_500
_TOKENS = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_\u2e80-\u9fff\uf900-\ufaff]+|\s+|.", re.DOTALL)
_SENTENCE_END = re.compile(r"[.!?。．！？\n]")
_REACH = 300  # characters around a quote in which its sentence begins and ends


class ChangeKind(StrEnum):
    """What became of a sentence."""

    APPEARED = "appeared"
    CHANGED = "changed"
    MOVED = "moved"  # the same words, elsewhere among the others
    VANISHED = "vanished"


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence that is not what it was; offsets are -1 and words empty on the side that lacks it."""

    kind: ChangeKind
    old: str
    old_start: int
    old_end: int
    new: str
    new_start: int
    new_end: int
    facts: tuple[FactKind, ...]  # the kinds of fact that came, went or changed

    @property
    def is_weighty(self) -> bool:
        """Whether a number, date, name, denial or another fact is at stake, and not wording alone."""
        return bool(self.facts)


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a changed sentence: words that stayed, or words that went and those in their place."""

    stayed: str
    went: str
    came: str


@dataclass(frozen=True, slots=True)
class _Part:
    start: int
    end: int
    words: str
    key: str


def sentence_changes(old_text: str, new_text: str, language: str = "") -> tuple[Change, ...]:
    """What appeared, changed, moved and vanished between two texts, sentence by sentence.

    Args:
        old_text: a frozen text.
        new_text: a later one of the same page.
        language: ISO 639-1; told from the texts where empty.

    Returns:
        the changes in the order of the new text, what vanished at the place where it stood. A difference of
        white space alone is none. `old_text[c.old_start:c.old_end] == c.old`, and so for the new text.

    >>> [(c.kind.value, c.new) for c in sentence_changes("It cost 3 euros. It opened.", "It cost 4 euros.")]
    [('changed', 'It cost 4 euros.'), ('vanished', '')]
    """
    language = language or detect_language(new_text) or detect_language(old_text)
    old, new = _parts(old_text, language), _parts(new_text, language)
    old_keys, new_keys = [part.key for part in old], [part.key for part in new]
    kept = aligned(old_keys, new_keys)
    moved = equal_elsewhere(old_keys, new_keys, kept)
    changed = alike(old_keys, new_keys, kept, {**kept, **moved})
    pairs = [(i, j, ChangeKind.MOVED) for i, j in moved.items()]
    pairs += [(i, j, ChangeKind.CHANGED) for i, j in changed.items()]
    from_old = {**kept, **moved, **changed}
    to_new = set(from_old.values())
    placed = [((j, 1), _change(kind, old[i], new[j], language)) for i, j, kind in pairs]
    placed += [
        ((j, 1), _change(ChangeKind.APPEARED, None, part, language))
        for j, part in enumerate(new)
        if j not in to_new
    ]
    last = -1
    for i, part in enumerate(old):
        if i in from_old:
            last = from_old[i] if i in kept or i in changed else last
        else:
            placed.append(((last, 2), _change(ChangeKind.VANISHED, part, None, language)))
    return tuple(change for _, change in sorted(placed, key=lambda item: item[0]))


def reanchor(quote: str, start: int, old_text: str, new_text: str) -> int | None:
    """Where a quote of one text stands in another, or None where that is not certain.

    It is certain where the quote stands once in the old text and once in the new one, in a sentence that is
    otherwise the same: "It is not true that" before a quote makes it another statement.

    Args:
        quote: the words; `old_text[start:start + len(quote)]` must be these.
        start: where they stand in the old text.

    >>> reanchor("It opened.", 0, "It opened.", "Now: news. It opened.")
    11
    """
    end = start + len(quote)
    if not quote.strip() or start < 0 or old_text[start:end] != quote:
        return None
    around = _around(old_text, start, end)
    if len(_places(quote, around, old_text)) != 1:
        return None
    found = _places(quote, around, new_text)
    return found[0] if len(found) == 1 else None


def show_changes(changes: Iterable[Change]) -> str:
    """Changes as lines to read; a changed sentence shows [-what went-] and {+what came+}.

    >>> print(show_changes(sentence_changes("It cost 3 euros.", "It cost 4 euros.", "en")))
    changed (quantity): It cost [-3-]{+4+} euros.
    """
    return "\n".join(_line(change) for change in changes)


def changed_words(old: str, new: str) -> tuple[Words, ...]:
    """A sentence and what became of it, cut into what stayed, what went and what came, in reading order.

    >>> changed_words("It cost 3 euros.", "It cost 4 euros.")[1]
    Words(stayed='', went='3', came='4')
    """
    if max(len(old), len(new)) > _LONGEST_MARKED:
        return (Words("", old, new),)
    before, after = _TOKENS.findall(old), _TOKENS.findall(new)
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return tuple(
        Words("".join(after[c:d]), "", "")
        if what == "equal"
        else Words("", "".join(before[a:b]), "".join(after[c:d]))
        for what, a, b, c, d in blocks
    )


# Sentences ----------------------------------------------------------------------------------------


def _parts(text: str, language: str) -> list[_Part]:
    return [
        _Part(s.start, s.end, text[s.start : s.end], _key(text[s.start : s.end]))
        for s in split_sentences(text, language)
    ]


def _key(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).split())


def _change(kind: ChangeKind, old: _Part | None, new: _Part | None, language: str) -> Change:
    facts: tuple[FactKind, ...] = ()
    if kind is not ChangeKind.MOVED:
        facts = changed_facts(old.words if old else "", new.words if new else "", language)
    nothing = _Part(-1, -1, "", "")
    old, new = old or nothing, new or nothing
    return Change(kind, old.words, old.start, old.end, new.words, new.start, new.end, facts)


# Anchors ------------------------------------------------------------------------------------------


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after a quote within its sentence or line."""
    before = _SENTENCE_END.split(text[max(0, start - _REACH) : start])[-1]
    after = text[end : end + _REACH]
    # A quote that ends its sentence has nothing of it after; the next sentence may be any.
    ends_itself = _SENTENCE_END.search(text[end - 1 : end]) is not None
    return _key(before), "" if ends_itself else _key(_SENTENCE_END.split(after, maxsplit=1)[0])


def _places(quote: str, around: tuple[str, str], text: str) -> list[int]:
    """Where a quote stands in surroundings that are these; two are enough to know that it is not certain."""
    found: list[int] = []
    start = text.find(quote)
    while start >= 0 and len(found) < 2:
        if _around(text, start, start + len(quote)) == around:
            found.append(start)
        start = text.find(quote, start + 1)
    return found


# To read ------------------------------------------------------------------------------------------


def _line(change: Change) -> str:
    head = f"{change.kind.value} ({', '.join(change.facts)})" if change.facts else change.kind.value
    old, new = _key(change.old), _key(change.new)
    return f"{head}: {_marked(old, new) if change.kind is ChangeKind.CHANGED else new or old}"


def _marked(old: str, new: str) -> str:
    return "".join(
        part.stayed or (f"[-{part.went}-]" if part.went else "") + (f"{{+{part.came}+}}" if part.came else "")
        for part in changed_words(old, new)
    )
