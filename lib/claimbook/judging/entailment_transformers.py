"""A larger entailment model for those who can: any sequence-classification model of the transformers library.

Not installed with claimbook: `pip install claimbook[transformers]`. The model is a local folder or a name on
the Hugging Face hub; what its outputs mean is read from its configuration.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from claimbook.core.labels import Verdict
from claimbook.judging.judges import Bars, JudgeError, Opinion

# What models call the three relations, in lower case and without signs: a beginning is enough.
_NAMES = (
    (Verdict.NOT_ENOUGH, ("neutral", "notenough", "notentail", "nonentail", "nei", "unknown", "unrelated")),
    (Verdict.SUPPORTED, ("entail", "support", "true", "consistent")),
    (Verdict.REFUTED, ("contra", "refut", "false", "inconsistent")),
)
# A window of text in characters: with a claim beside it within 512 word pieces of any script.
_WINDOW, _OVERLAP = 400, 100
# Pairs that are computed together.
_BATCH = 16


class TransformersJudge:
    """A model from a folder or from the hub, on the processor or the accelerator that torch finds.

    Nobody measured it here: it has no bars, so that what it says is a remark beside the facts.
    """

    second_opinions = False

    def __init__(self, name: str) -> None:
        """Loads the model.

        Raises:
            ImportError: transformers or torch are not installed.
            OSError: there is no such model, or it cannot be fetched.
            ValueError: its labels do not say which is entailment and which is contradiction.
        """
        try:
            import torch
            import transformers
        except ImportError as error:
            raise ImportError(
                f"the model {name} needs transformers and torch ({error}); "
                "install them with: pip install claimbook[transformers]"
            ) from error
        self._torch: Any = torch
        self._tokenizer: Any = transformers.AutoTokenizer.from_pretrained(name)
        self._model: Any = transformers.AutoModelForSequenceClassification.from_pretrained(name).eval()
        self._places = label_places(self._model.config.id2label, name)
        self.name = name
        self.bars = Bars()

    def is_measured(self, claim_language: str, evidence_language: str) -> bool:
        """False: what such a model is good at, its own card says."""
        return False

    def windows(self, text: str, most: int) -> tuple[str, ...]:
        """The first pieces of a text, of some hundred characters, each beginning in the one before."""
        starts = range(0, max(1, len(text) - _OVERLAP), _WINDOW - _OVERLAP)
        return tuple(text[start : start + _WINDOW] for start in starts[:most])

    def opinions(self, claim: str, texts: Sequence[str]) -> tuple[Opinion, ...]:
        """One opinion for each text, in their order.

        Raises:
            JudgeError: the model fails on these texts.
        """
        found: list[Opinion] = []
        for start in range(0, len(texts), _BATCH):
            given = [_printable(text) for text in texts[start : start + _BATCH]]
            try:
                found += self._opinions(_printable(claim[:_WINDOW]), given)
            except (RuntimeError, ValueError) as error:
                raise JudgeError(f"{self.name} gives no answer: {error}") from error
        return tuple(found)

    def _opinions(self, claim: str, texts: Sequence[str]) -> list[Opinion]:
        pairs = self._tokenizer(
            texts, [claim] * len(texts), return_tensors="pt", padding=True, truncation="only_first"
        )
        with self._torch.no_grad():
            likely = self._model(**pairs).logits.softmax(dim=-1).tolist()
        return [
            Opinion(
                *(
                    sum(row[place] for place in self._places.get(verdict, ()))
                    for verdict in (Verdict.SUPPORTED, Verdict.REFUTED, Verdict.NOT_ENOUGH)
                )
            )
            for row in likely
        ]


def _printable(text: str) -> str:
    """A lone surrogate is no character to a tokenizer."""
    return text.encode("utf-8", "replace").decode("utf-8")


def label_places(labels: Mapping[int, str], name: str) -> dict[Verdict, tuple[int, ...]]:
    """Which outputs of a model stand for which verdict.

    Args:
        labels: the model's names for its outputs, by place.
        name: of the model, for the message.

    Raises:
        ValueError: a label that says nothing ("LABEL_0"), or none for entailment.

    >>> label_places({0: "contradiction", 1: "neutral", 2: "entailment"}, "model")[Verdict.SUPPORTED]
    (2,)
    """
    places: dict[Verdict, tuple[int, ...]] = {}
    for place, label in sorted(labels.items()):
        plain = re.sub(r"[^a-z]", "", label.lower())
        meant = [verdict for verdict, names in _NAMES if plain.startswith(names)]
        if not meant:
            raise ValueError(
                f"the model {name} calls an output {label!r}, which is no relation of claim and evidence; "
                "name its labels entailment, neutral and contradiction in its config.json"
            )
        places[meant[0]] = (*places.get(meant[0], ()), place)
    if Verdict.SUPPORTED not in places:
        raise ValueError(f"the model {name} has no output for entailment: {', '.join(labels.values())}")
    return places
