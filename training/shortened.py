"""Claims that say more than their evidence: not enough, though every word that is left agrees.

Out of real text: a whole sentence against its own beginning, and a supported claim against its evidence
without the sentence that is most like it. So that length alone tells nothing, some beginnings stand as the
claim and the whole sentence as the evidence, which carries them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from examples import Example, Label, Part

_WORD = re.compile(r"[^\W_]{2,}")
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_CLAUSE = re.compile(r"\s*,\s")
# What is left of a sentence, and what is cut off, has so many words at least.
_HEAD, _TAIL = 6, 4
# A beginning that holds one of these does not stand as a claim of its own.
_DEPENDENT = re.compile(
    r"\b(?:according|although|because|if|no|not|never|unless|until|when|while|without)\b", re.I
)


def shortened(
    examples: Sequence[Example], count: int, seed: int, part: Part = Part.TRAINING
) -> list[Example]:
    """So many examples, a quarter of them supported; English only, where clauses end at commas."""
    chance = random.Random(seed)  # noqa: S311
    given = [e for e in examples if e.part is part and e.claim_language == e.evidence_language == "en"]
    chance.shuffle(given)
    made = [e for base in given for e in _made(base, chance)]
    supported = [e for e in made if e.label is Label.SUPPORTED][: count // 4]
    return supported + [e for e in made if e.label is Label.NOT_ENOUGH][: count - len(supported)]


def _made(base: Example, chance: random.Random) -> Iterator[Example]:
    sentences = _SENTENCES.split(base.evidence)
    if base.label is Label.SUPPORTED and len(sentences) > 1:
        said = set(_words(base.claim))
        nearest = max(range(len(sentences)), key=lambda i: len(said.intersection(_words(sentences[i]))))
        rest = [sentence for i, sentence in enumerate(sentences) if i != nearest]
        yield replace(base, origin="shortened", evidence=" ".join(rest), label=Label.NOT_ENOUGH)
    sentence = chance.choice(sentences)
    heads = [
        head
        for comma in _CLAUSE.finditer(sentence)
        if len(_words(head := sentence[: comma.start()])) >= _HEAD
        and len(_words(sentence[comma.end() :])) >= _TAIL
    ]
    if heads:
        head = chance.choice(heads).rstrip(" .") + "."
        yield replace(base, origin="shortened", claim=sentence, evidence=head, label=Label.NOT_ENOUGH)
        if not _DEPENDENT.search(sentence):
            yield replace(base, origin="shortened", claim=head, evidence=sentence, label=Label.SUPPORTED)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())
