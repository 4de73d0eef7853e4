"""Likeness of words and letters: TF-IDF over whole pages, rapidfuzz over pairs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process, utils

from claimbook.text.language.normalise import normalise


def tfidf_similarities(claims: Sequence[str], passages: Sequence[str]) -> NDArray[np.float64]:
    """TF-IDF cosines of every claim with every passage, shape (claims, passages), between 0 and 1.

    Words for spaced languages and runs of two to four letters for the rest, weighted over the
    passages (Salton and Buckley 1988).
    """
    from sklearn.feature_extraction.text import TfidfVectorizer

    if not claims or not passages:
        return np.zeros((len(claims), len(passages)))
    vectorizer = TfidfVectorizer(
        analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True, preprocessor=_fold, dtype=np.float64
    )
    try:
        weighted = vectorizer.fit_transform(passages)
    except ValueError:  # nothing but white space or single letters
        return np.zeros((len(claims), len(passages)))
    product = vectorizer.transform(claims) @ weighted.T
    return np.asarray(product.toarray(), dtype=np.float64)


def fuzzy_similarities(claims: Sequence[str], passages: Sequence[str]) -> NDArray[np.float64]:
    """rapidfuzz's token_set_ratio of every claim with every passage, scaled to 0 to 1.

    It speaks where claim and passage share a language and wording, and is silent otherwise.
    """
    if not claims or not passages:
        return np.zeros((len(claims), len(passages)))
    scores = process.cdist(
        [_fold(c) for c in claims],
        [_fold(p) for p in passages],
        scorer=fuzz.token_set_ratio,
        processor=utils.default_process,
        dtype=np.float32,
        score_cutoff=40,
    )
    return np.asarray(scores, dtype=np.float64) / 100


def _fold(text: str) -> str:
    return normalise(text).text.casefold()
