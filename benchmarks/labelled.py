"""The labelled sets in tests/golden, and what the program makes of them."""

from __future__ import annotations

import csv
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from claimbook.checking import check_claims
from claimbook.core.progress import silently
from claimbook.core.settings import DEFAULTS, Settings
from claimbook.core.tables import read_rows

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "tests" / "golden"
STARGATE_PAGES = tuple(
    ROOT / "sources" / "stargate" / "offline" / f"{p}.html" for p in ("openai", "microsoft")
)
VERDICTS = ("Supported", "Refuted", "Not Enough Evidence")


@dataclass(frozen=True, slots=True)
class Item:
    """A labelled claim; `verdict` is empty where it is not checkable, `evidence` where there is none."""

    claim_id: str
    claim: str
    language: str
    verdict: str
    checkability: str
    change: str
    evidence: str
    pages: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A labelled claim with what the program said; `rank` is that of the right evidence, 0 for none."""

    item: Item
    verdict: str
    checkability: str
    reason_code: str
    quote: str
    explanation: str
    rank: int


def load(name: str) -> tuple[Item, ...]:
    """The labelled set `stargate` or `other`."""
    with (GOLDEN / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple(
        Item(
            claim_id=row["claim_id"],
            claim=row["claim"],
            language=row["language"],
            verdict=row["verdict"],
            checkability=row["checkability"],
            change=row["change"],
            evidence=row["evidence"],
            pages=(GOLDEN / "other" / row["sources"],) if "sources" in row else STARGATE_PAGES,
        )
        for row in rows
    )


def check(items: Sequence[Item], settings: Settings = DEFAULTS) -> tuple[Outcome, ...]:
    """Checks labelled claims as `claimbook check` does, a group of pages at a time, in the order given."""
    groups: dict[tuple[Path, ...], list[Item]] = defaultdict(list)
    for item in items:
        groups[item.pages].append(item)
    outcomes: dict[str, Outcome] = {}
    for pages, group in groups.items():
        with tempfile.TemporaryDirectory() as folder:
            claims, out, evidence = (Path(folder) / n for n in ("claims.csv", "verdicts.csv", "evidence.csv"))
            with claims.open("w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file)
                writer.writerow(["claim_id", "claim"])
                writer.writerows([i.claim_id, i.claim] for i in group)
            check_claims(claims, [str(p) for p in pages], out, evidence, settings, silently)
            candidates: dict[str, list[str]] = defaultdict(list)
            for row in read_rows(evidence, ("claim_id", "rank", "quote")):
                candidates[row["claim_id"]].append(row["quote"])
            for item, row in zip(group, read_rows(out, ("verdict",)), strict=True):
                outcomes[item.claim_id] = Outcome(
                    item=item,
                    verdict=row["verdict"],
                    checkability=row["checkability"],
                    reason_code=row["reason_code"],
                    quote=row["quote"],
                    explanation=row["explanation"],
                    rank=rank_of(item.evidence, candidates[item.claim_id]),
                )
    return tuple(outcomes[item.claim_id] for item in items)


def rank_of(evidence: str, quotes: Sequence[str]) -> int:
    """The rank, from 1, of the quote that is the labelled evidence or most of it; 0 for none.

    Where a page says it twice, `evidence` has a line for each.
    """
    listed = [_fold(line) for line in evidence.splitlines() if line.strip()]
    for rank, quote in enumerate(quotes, start=1):
        found = _fold(quote)
        if any(w in found or (found in w and len(found) > len(w) / 2) for w in listed):
            return rank
    return 0


def _fold(text: str) -> str:
    return "".join(text.replace("|", " ").split())  # a row's cells are parted by bars in a passage
