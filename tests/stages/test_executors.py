"""The same tables, byte for byte, whether the work is done here or on a cluster."""

from __future__ import annotations

from pathlib import Path

from claimbook.core.executor import Executor
from claimbook.core.progress import silently
from claimbook.stages.claims import split_article
from claimbook.stages.evidence import find_evidence
from claimbook.stages.sources import capture_sources
from claimbook.stages.verdicts import decide_verdicts
from small_case import make_run


def test_a_cluster_finds_and_decides_the_same(tmp_path: Path) -> None:
    run = make_run(tmp_path / "workspace")
    split_article(run)
    capture_sources(run, "offline")
    tables = {}
    for executor in Executor:
        find_evidence(run, silently, executor=executor)
        decide_verdicts(run, silently, executor=executor)
        files = (run.evidence_csv, run.verdicts_csv, run.certificates_jsonl)
        tables[executor] = [file.read_bytes() for file in files]
    assert tables[Executor.DASK] == tables[Executor.LOCAL]
    assert b"Refuted" in tables[Executor.LOCAL][1]
