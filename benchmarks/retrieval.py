"""Is the right sentence first? On the labelled sets, with each signal alone beside the fusion.

    python benchmarks/retrieval.py [FOLDER]

The folder holds labelled pairs (fever-rte, fm2-dev, vitaminc-400 and jsick-train as .jsonl.gz: claim,
evidence, label, claim_lang, evidence_lang); without one, only the sets in tests/golden are measured.
Each cell is the share of claims whose right passage comes first, and within the first three.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from rapidfuzz import fuzz
from retrieval_sets import Group, all_sets, ranked
from sklearn.feature_extraction.text import TfidfVectorizer

from claimbook.core.model import Candidate
from claimbook.matching.shortlist import SIGNALS

SCORERS: dict[str, Callable[..., float]] = {
    name: getattr(fuzz, name) for name in ("ratio", "partial_ratio", "token_set_ratio", "WRatio")
}
WIDTH = 12  # columns of a cell


def main(arguments: Sequence[str]) -> None:
    folder = Path(arguments[0]) if arguments else None
    if folder is not None and not folder.is_dir():
        raise SystemExit(f"{folder} is no folder.")
    measured = {name: ranks_by_method(groups) for name, groups in all_sets(folder).items()}
    if folder is None:
        print("No folder of labelled pairs given: the sets of others are left out.\n")
    names = list(measured)
    for start in range(0, len(names), 6):
        print_table({name: measured[name] for name in names[start : start + 6]})


def print_table(measured: dict[str, dict[str, list[float]]]) -> None:
    print(f"{'':<24}" + "".join(f"{name:>{WIDTH}}" for name in measured))
    counts = (len(ranks["claimbook"]) for ranks in measured.values())
    print(f"{'claims':<24}" + "".join(f"{count:>{WIDTH}}" for count in counts))
    for method in next(iter(measured.values())):
        cells = (f"{within(r[method], 1):.2f} {within(r[method], 3):.2f}" for r in measured.values())
        print(f"{method:<24}" + "".join(f"{cell:>{WIDTH}}" for cell in cells))
    print()


def within(ranks: Sequence[float], best: int) -> float:
    """The share of claims whose right passage is among the best."""
    return sum(0 < rank < best + 1 for rank in ranks) / len(ranks)


def ranks_by_method(groups: Sequence[Group]) -> dict[str, list[float]]:
    """The rank of the right passage by each method; 0 where it is not among those compared."""
    ranks: dict[str, list[float]] = {}
    for group in groups:
        page = [p.quote for d in group.documents for p in d.passages if p.visible]
        model = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True).fit(page)
        weighed = (model.transform(group.claims) @ model.transform(page).T).toarray()
        for i, candidates in enumerate(ranked(group)):
            scores = dict(_scored(group.claims[i], candidates, page))
            scores["TF-IDF alone"] = list(zip(page, weighed[i], strict=True))
            for method, scored in scores.items():
                ranks.setdefault(method, []).append(rank_of(scored, partial(group.is_right, i)))
        for i, candidates in enumerate(ranked(group, with_model=False)):
            scored = [(c.passage.quote, c.score.total) for c in candidates]
            rank = rank_of(scored, partial(group.is_right, i))
            ranks.setdefault("claimbook, no model", []).append(rank)
    return ranks


def _scored(
    claim: str, candidates: Sequence[Candidate], page: Sequence[str]
) -> Iterator[tuple[str, list[tuple[str, float]]]]:
    # The program's own order settles its ties; those of a baseline are settled by neither chance nor luck.
    yield "claimbook", [(c.passage.quote, -float(c.rank)) for c in candidates]
    for signal in SIGNALS:
        yield f"{signal} alone", [(c.passage.quote, getattr(c.score, signal)) for c in candidates]
    for name, score in SCORERS.items():
        yield f"rapidfuzz {name}", [(quote, score(claim, quote)) for quote in page]


def rank_of(scored: Sequence[tuple[str, float]], is_right: Callable[[str], bool]) -> float:
    """The rank of the best right passage, in the middle of those that score as it does; 0 for none."""
    right = [score for quote, score in scored if is_right(quote)]
    if not right:
        return 0.0
    best = max(right)
    above = sum(score > best for _, score in scored)
    return 1 + above + (sum(score == best for _, score in scored) - 1) / 2


if __name__ == "__main__":
    main(sys.argv[1:])
