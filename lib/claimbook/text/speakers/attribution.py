"""Whose statement a sentence is: the article's own, reported, or somebody's very words."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from claimbook.core.labels import Attribution
from claimbook.text.speakers.speech import Attributed, reported
from claimbook.text.speakers.speech_chinese import chinese_speech
from claimbook.text.speakers.speech_english import english_speech
from claimbook.text.speakers.speech_japanese import japanese_speech

__all__ = ["Attributed", "find_attribution"]

# A longer sentence was never split; looking for its speaker would find a wrong one.
_LONGEST = 2_000
# "Frankly speaking": 坦白说 has no speaker.
_MANNER = re.compile(
    r"(?:坦白|坦率|老实|严格|确切|一般|通常|简单|总的|总体|具体|相对|客观|公正|准确|换句话|也就是|可以|应该|或者|不妨|按理|照理)"
    r"(?:地|来|而言)?"
)
_ACCORDING = re.compile(
    r"(?:Selon|D[’']après|Según|De acuerdo con|Secondo|Segundo|De acordo com|Volgens|Menurut)"
    r" (?P<speaker>[^,]{2,80}), |(?P<source>[^,.]{1,30}?)에 (?:따르면|의하면),? "
)


@lru_cache(maxsize=500)  # asked for several times while a sentence is at hand
def find_attribution(sentence: str, language: str) -> Attributed:
    """Finds who says what a sentence states.

    Args:
        sentence: one sentence.
        language: ISO 639-1; in a language without rules of its own only a leading "according to" is
            understood.

    Returns:
        for a report, the body is the reported statement where it stands by itself, and the whole
        sentence where it does not ("X believes that ..."); for a direct quote, the words between the
        quotation marks.

    >>> s = "According to Reuters, the plant will open in May."
    >>> a = find_attribution(s, "en")
    >>> a.speaker, s[a.body_start:a.body_end]
    ('Reuters', 'the plant will open in May.')
    """
    found = _FINDERS.get(language, _elsewhere)(sentence) if len(sentence) <= _LONGEST else None
    if found and _MANNER.fullmatch(found.speaker):
        found = None
    return found or Attributed(Attribution.OWN_VOICE, "", 0, len(sentence))


def _elsewhere(sentence: str) -> Attributed | None:
    found = _ACCORDING.match(sentence)
    if not found:
        return None
    return reported(sentence, found["speaker"] or found["source"], found.end(), len(sentence))


_FINDERS: dict[str, Callable[[str], Attributed | None]] = {
    "en": english_speech,
    "ja": japanese_speech,
    "zh": chinese_speech,
}
