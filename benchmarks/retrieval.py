"""Is the right sentence first? On the golden sets, with each signal alone beside the fusion.

python benchmarks/retrieval.py
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import labelled
from rapidfuzz import fuzz

from claimbook.core.model import Candidate, Document
from claimbook.core.progress import silently
from claimbook.core.settings import DEFAULTS
from claimbook.matching.aliases import load_aliases
from claimbook.matching.semantic import load_embedder
from claimbook.stages.evidence import candidates_for
from claimbook.web.documents import read_location

SCORERS: dict[str, Callable[..., float]] = {
    name: getattr(fuzz, name) for name in ("ratio", "partial_ratio", "token_set_ratio", "WRatio")
}
SIGNALS = ("semantic", "lexical", "wording", "facts", "names", "fuzzy")


def main() -> None:
    print(f"{'set':<10} {'method':<28} {'claims':>6} {'first':>7} {'top 3':>7}")
    for name in ("stargate", "other"):
        items = [item for item in labelled.load(name) if item.evidence]
        for method, ranks in ranks_by_method(items).items():
            first = sum(r == 1 for r in ranks) / len(ranks)
            third = sum(0 < r <= 3 for r in ranks) / len(ranks)
            print(f"{name:<10} {method:<28} {len(ranks):>6} {first:>7.2f} {third:>7.2f}")


def ranks_by_method(items: Sequence[labelled.Item]) -> dict[str, list[int]]:
    """The rank of the right sentence by each method; 0 where it is not among all passages."""
    ranks: dict[str, list[int]] = {}
    for item, candidates in all_candidates(items):
        quotes = [c.passage.quote for c in candidates]
        ranks.setdefault("claimbook", []).append(labelled.rank_of(item.evidence, quotes))
        # Baselines start from the order of the page, so that ties owe nothing to the program's own order.
        page = sorted(candidates, key=lambda c: (c.passage.source_id, c.passage.start))
        for signal in SIGNALS:
            ordered = sorted(page, key=lambda c: -getattr(c.score, signal))
            listed = [c.passage.quote for c in ordered]
            ranks.setdefault(f"{signal} alone", []).append(labelled.rank_of(item.evidence, listed))
        for scorer, score in SCORERS.items():
            listed = sorted((c.passage.quote for c in page), key=lambda q: -score(item.claim, q))
            ranks.setdefault(f"rapidfuzz {scorer}", []).append(labelled.rank_of(item.evidence, listed))
    return ranks


def all_candidates(items: Sequence[labelled.Item]) -> Iterator[tuple[labelled.Item, list[Candidate]]]:
    """Each claim with every passage of its pages as a candidate, best first."""
    aliases, embedder = load_aliases(None), load_embedder()
    everything = replace(DEFAULTS, top=10_000)
    for pages in dict.fromkeys(item.pages for item in items):
        group = [item for item in items if item.pages == pages]
        documents = [_apart(read_location(str(page), DEFAULTS), page.stem) for page in pages]
        claims = {item.claim_id: item.claim for item in group}
        candidates = candidates_for(claims, documents, aliases, embedder, everything, silently)
        for item in group:
            yield item, [c for c in candidates if c.claim_id == item.claim_id]


def _apart(document: Document, name: str) -> Document:
    return replace(document, source=replace(document.source, source_id=name))


if __name__ == "__main__":
    main()
