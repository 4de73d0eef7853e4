"""Pairs that are judged in two processes have the verdicts that one process gives, byte for byte."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from itertools import islice
from multiprocessing import active_children
from pathlib import Path
from typing import Any

import pytest

from claimbook import checking
from claimbook.checking import judge_pairs
from claimbook.core.helpers import with_helpers
from claimbook.core.progress import silently
from claimbook.core.tables import write_table

Work = Callable[[Sequence[Any]], Sequence[Any]]

CLAIMS = (
    "The bridge over the Lenna cost {n} million euros.",
    "橋の建設費は{n}億円だった。",
    "The bridge was not opened in {n}.",
    "",
)
EVIDENCE = (
    "The bridge opened in 2019. Building the bridge over the Lenna cost 7 million euros.",
    "橋の建設費は9億円だった。",
    "\ufffd\0",
)


@pytest.fixture
def pairs_csv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(checking, "_MANY", 100)
    rows = [
        {"claim_id": f"c{n}", "claim": CLAIMS[n % 4].format(n=n), "evidence": EVIDENCE[n % 3]}
        for n in range(120)
    ]
    write_table(tmp_path / "pairs.csv", ("claim_id", "claim", "evidence"), rows)
    return tmp_path / "pairs.csv"


def test_the_verdicts_are_those_of_one_process(
    pairs_csv: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def noted(work: Work, items: Sequence[object], helpers: int) -> Generator[object, None, None]:
        asked.append(helpers)
        return with_helpers(work, items, helpers)

    monkeypatch.setattr(checking, "with_helpers", noted)
    for helpers in (0, 1):
        judge_pairs(pairs_csv, tmp_path / f"{helpers}.csv", progress=silently, helpers=helpers)
    assert (tmp_path / "0.csv").read_bytes() == (tmp_path / "1.csv").read_bytes()
    assert asked == [0, 1]


def test_a_reader_who_stops_it_leaves_no_process(pairs_csv: Path, tmp_path: Path) -> None:
    def stopping(items: Iterable[object], label: str) -> Iterator[object]:
        yield from islice(items, 20)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        judge_pairs(pairs_csv, tmp_path / "out.csv", progress=stopping, helpers=1)
    assert not (tmp_path / "out.csv").exists()
    assert not active_children()
