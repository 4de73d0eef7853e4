"""What a word may mean in English, so that a claim and its evidence can meet across languages.

Japanese from JMdict, Chinese from CC-CEDICT. A dictionary brings words together; it never decides.
"""

from __future__ import annotations

import re
import sqlite3
from functools import cache, lru_cache
from pathlib import Path

from claimbook.text.language import chinese
from claimbook.text.language.stopwords import is_function_word, is_light_word
from claimbook.text.language.words import stem

_PARENTHESIS = re.compile(r"\([^()]*\)|\[[^\]]*\]")
_WORD = re.compile(r"[a-z]+")
# A gloss of many words is a definition ("person who …"), not a translation.
_LONGEST_GLOSS = 3
# Words that glosses are built with and translations are not.
_GLOSS_FILLERS = frozenset(
    ("esp", "usu", "etc", "abbr", "one", "oneself", "someone", "something", "somebody", "affairs", "matters",
     "matter", "thing", "things", "act", "state", "being", "person", "people", "place", "form", "variant",
     "classifier", "used", "become", "make", "making")
)  # fmt: skip


@lru_cache(maxsize=50_000)
def english_readings(word: str, language: str) -> frozenset[tuple[str, ...]]:
    """The English readings of a word, each a tuple of words that stand together in a translation.

    >>> ("chairman",) in english_readings("会長", "ja")
    True
    """
    readings = set()
    for gloss in _glosses(word, language):
        plain = _PARENTHESIS.sub(" ", gloss.lower())
        words = [
            w
            for w in _WORD.findall(plain)
            if not is_function_word(w, "en") and w not in _GLOSS_FILLERS and len(w) > 1
        ]
        if len(words) > 1:
            # "take responsibility" is about responsibility.
            words = [w for w in words if not is_light_word(stem(w), "en")] or words
        if 0 < len(words) <= _LONGEST_GLOSS:
            readings.add(tuple(words))
    return frozenset(readings)


def _glosses(word: str, language: str) -> tuple[str, ...]:
    if language == "ja":
        return japanese_glosses(word)
    if language == "zh":
        return chinese.glosses(word)
    return ()


@lru_cache(maxsize=100_000)
def japanese_glosses(word: str) -> tuple[str, ...]:
    """The English of a Japanese word by JMdict, in alphabetical order; empty where it is unknown.

    >>> japanese_glosses("会長")
    ('chairman', 'president (of a society)')
    """
    rows = jmdict().execute(
        """
        SELECT DISTINCT gloss.text
        FROM (SELECT idseq FROM Kanji WHERE text = ?1 UNION SELECT idseq FROM Kana WHERE text = ?1) AS entry
        JOIN Sense ON Sense.idseq = entry.idseq
        JOIN SenseGloss AS gloss ON gloss.sid = Sense.ID
        WHERE gloss.lang = 'eng' OR gloss.lang = '' OR gloss.lang IS NULL
        ORDER BY gloss.text
        """,
        (storable(word),),
    )
    return tuple(text for (text,) in rows)


@cache
def jmdict() -> sqlite3.Connection:
    """The database of JMdict and JMnedict, read-only and shared by all threads."""
    import jamdict_data

    path = Path(str(jamdict_data.__file__)).with_name("jamdict.db")
    return sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def storable(text: str) -> str:
    """A text as the database can be asked for it: a lone surrogate becomes a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")
