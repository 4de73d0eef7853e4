"""Another sentence model for those who want one: any of the sentence-transformers library.

Not installed with claimbook: `pip install claimbook[sentence-transformers]`. The model is a local folder or a
name on the Hugging Face hub.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claimbook.core.errors import UsageError

_Vectors = NDArray[np.float32]

# What a model wants before a text that asks and before one that answers, where it does not say so itself
# (Wang et al. 2024 for the family of e5).
_PREFIXES = {"e5": ("query: ", "passage: ")}


class SentenceTransformers:
    """A model from a folder or from the hub, on the processor or the accelerator that torch finds.

    The thresholds of core/settings.py were set for multilingual-e5-small; with a model whose cosines are
    others they need setting anew (benchmarks/fit_fusion.py, benchmarks/fit_relevance.py).
    """

    def __init__(self, name: str) -> None:
        """Loads the model.

        Raises:
            UsageError: sentence-transformers is not installed, or there is no such model.
        """
        try:
            import sentence_transformers
        except ImportError as error:
            raise UsageError(
                f"The sentence model {name} needs sentence-transformers ({error}). Install it: "
                "pip install claimbook[sentence-transformers]; or set embedder back to 'own'."
            ) from None
        try:
            self._model: Any = sentence_transformers.SentenceTransformer(name)
        except (OSError, ValueError, RuntimeError) as error:
            raise UsageError(
                f"The sentence model {name} cannot be loaded: {' '.join(str(error).split())}. "
                "Name a folder or a model of the Hugging Face hub."
            ) from None
        self.name = f"{name}, by sentence-transformers"
        self.dimensions = int(self._model.get_sentence_embedding_dimension())
        self._asking, self._answering = _prefixes(name, getattr(self._model, "prompts", None) or {})
        self.recipe = f"{self.name} {sentence_transformers.__version__}; {_fingerprint(name, self._model)}"

    def queries(self, texts: Sequence[str]) -> _Vectors:
        """Vectors of length 1 of texts that ask: shape (len(texts), dimensions)."""
        return self._encode([self._asking + text for text in texts])

    def passages(self, texts: Sequence[str]) -> _Vectors:
        """Vectors of length 1 of texts that may answer: shape (len(texts), dimensions)."""
        return self._encode([self._answering + text for text in texts])

    def _encode(self, texts: Sequence[str]) -> _Vectors:
        if not texts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        # One by one: padded to the length of its company, a text has a slightly different vector.
        vectors = self._model.encode(
            list(texts),
            batch_size=1,
            prompt="",
            convert_to_numpy=True,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return np.asarray(vectors, dtype=np.float32)


def _prefixes(name: str, prompts: dict[str, str]) -> tuple[str, str]:
    """What stands before a query and before a passage: by the model's own word, else by its family."""
    asking, answering = (
        next((prompts[key] for key in keys if prompts.get(key)), None)
        for keys in (("query",), ("passage", "document"))
    )
    family = next((found for key, found in _PREFIXES.items() if key in Path(name).name.lower()), ("", ""))
    return family[0] if asking is None else asking, family[1] if answering is None else answering


def _fingerprint(name: str, model: Any) -> str:
    """What tells one state of a model from another: its files, or the commit that the hub names."""
    folder = Path(name)
    if folder.is_dir():
        digest = hashlib.blake2b(digest_size=16)
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            digest.update(f"{path.relative_to(folder).as_posix()}\0{path.stat().st_size}\0".encode())
            with path.open("rb") as file:
                while block := file.read(1 << 20):
                    digest.update(block)
        return f"files {digest.hexdigest()}"
    try:
        return f"commit {model[0].auto_model.config._commit_hash}"
    except (AttributeError, TypeError, IndexError, KeyError):
        return "commit unknown"
