"""Claims with evidence that belongs to another claim, as alike as can be: not enough."""

from __future__ import annotations

import math
import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from examples import Example, Label, Part

# A word in more pieces of evidence than this says nothing about what they are about.
_COMMON = 150
# With more of the claim's words than this, the wrong evidence may well carry it.
_LARGEST_OVERLAP = 0.5
_WORD = re.compile(r"[^\W_]{3,}")


def unrelated(
    examples: Sequence[Example], count: int, seed: int, part: Part = Part.TRAINING
) -> list[Example]:
    """So many claims, each with the piece of evidence most like it among those of other claims.

    Texts in which words are set apart by spaces only: overlap is counted in words.
    """
    given = [e for e in examples if e.part is part and e.claim_language == e.evidence_language == "en"]
    evidence = list(dict.fromkeys(e.evidence for e in given))
    words = [set(_words(text)) for text in evidence]
    places: dict[str, list[int]] = {}
    for place, of_text in enumerate(words):
        for word in sorted(of_text):
            places.setdefault(word, []).append(place)
    own: dict[str, set[str]] = {}
    for e in given:
        own.setdefault(e.claim, set()).add(e.evidence)
    claims = list({e.claim: e for e in given}.values())
    random.Random(seed).shuffle(claims)  # noqa: S311
    made: list[Example] = []
    for e in claims:
        if len(made) == count:
            break
        of_claim = sorted(set(_words(e.claim)))
        likeness: Counter[int] = Counter()
        for word in of_claim:
            found = places.get(word, ())
            if len(found) <= _COMMON:
                for place in found:
                    likeness[place] += math.log(len(evidence) / len(found))  # type: ignore[assignment]
        for place, _ in likeness.most_common(5):
            overlap = sum(word in words[place] for word in of_claim) / len(of_claim)
            if evidence[place] not in own[e.claim] and overlap <= _LARGEST_OVERLAP:
                label = Label.NOT_ENOUGH
                made.append(replace(e, origin="unrelated", evidence=evidence[place], label=label))
                break
    return made


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())
