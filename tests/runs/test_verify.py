"""verify: nothing is wrong with a run that is whole, and whatever is changed in one is named."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from claimbook.core.labels import CaptureMethod
from claimbook.core.model import Capture
from claimbook.core.progress import silently
from claimbook.core.tables import read_csv, write_table, write_text
from claimbook.core.workspace import Run, Workspace
from claimbook.pipeline import check_article
from claimbook.runs.findings import Finding, Grade, is_whole, print_findings
from claimbook.runs.manifest import OUTPUTS, fail_run, finish_run
from claimbook.runs.seal import record_text, sealed
from claimbook.runs.verify import verify_run
from claimbook.web.snapshots import Store, sha256_of, text_bytes
from small_case import make_run


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A finished run, made once; its store has a capture of another case behind its own."""
    run = make_run(tmp_path_factory.mktemp("made") / "workspace")
    check_article(run, "offline", silently)
    Store(run.workspace.store).put(b"<p>x</p>", "x", other_capture())
    finish(run)
    return run


@pytest.fixture
def run(made: Run, tmp_path: Path) -> Run:
    """A copy of the finished run that a test may spoil."""
    copy = tmp_path / "workspace"
    shutil.copytree(made.workspace.root, copy)
    return Run(Workspace(copy), made.case, made.run_id)


def other_capture() -> Capture:
    return Capture(
        "other", "https://b.example/", "", "", CaptureMethod.PERSON, "2025-02-01T00:00:00Z", "text/html",
        "utf-8", "declared", 8, sha256_of(b"<p>x</p>"), sha256_of(text_bytes("x")),
    )  # fmt: skip


def finish(run: Run) -> None:
    """Writes run.json as it is after a run, with all hashes and counts as they are now."""
    finish_run(run)
    write_text(run.manifest, record_text(sealed(json.loads(run.manifest.read_text("utf-8")))))


def rewrite(path: Path, change: Callable[[str], str]) -> None:
    before = path.read_bytes().decode("utf-8")
    after = change(before)
    assert after != before
    path.chmod(0o644)
    path.write_bytes(after.encode("utf-8"))


def set_cell(path: Path, number: int, column: str, value: str) -> None:
    """Changes a cell of the row that stands in line `number` of a table without line breaks in cells."""
    table = read_csv(path)
    table.rows[number - 2][column] = value
    write_table(path, table.columns, table.rows)


def only(findings: tuple[Finding, ...]) -> Finding:
    assert len(findings) == 1, findings
    return findings[0]


def store_files(run: Run, part: str) -> list[Path]:
    return sorted(path for path in (run.workspace.store / part).rglob("*") if path.is_file())


def snapshot(run: Run, column: str = "snapshot") -> str:
    return read_csv(run.captures_csv).rows[0][column]


def test_a_run_that_is_whole_has_no_finding(run: Run) -> None:
    assert verify_run(run) == ()
    assert read_csv(run.verdicts_csv).rows[1]["quote"]  # there was something to look at


# Changed on the disk ------------------------------------------------------------------------------


def covered(run: Run) -> list[Path]:
    """Every file of which verify says that a changed byte shows."""
    space = run.workspace
    inputs = [*space.case_claims(run.case).iterdir(), *space.case_sources(run.case).rglob("*")]
    kept = [
        space.store / "log.jsonl",
        *store_files(run, "captures"),
        Store(space.store).blob_path(snapshot(run)),
        Store(space.store).text_path(snapshot(run, "text_sha256")),
    ]
    found = [*inputs, *kept, run.manifest, *(run.folder / name for name in OUTPUTS)]
    return sorted(p for p in found if p.is_file() and p.stat().st_size and not p.name.startswith("."))


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_flipped_byte_shows(made: Run, data: st.DataObject) -> None:
    files = covered(made)
    path = data.draw(st.sampled_from(files), label="file")
    whole = path.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1), label="place")
    bits = data.draw(st.integers(1, 255), label="bits")
    mode = path.stat().st_mode
    path.chmod(0o644)
    try:
        path.write_bytes(whole[:at] + bytes([whole[at] ^ bits]) + whole[at + 1 :])
        assert not is_whole(verify_run(made))
    finally:
        path.write_bytes(whole)
        path.chmod(mode)


@pytest.mark.parametrize("end", ["\n", " "])
def test_the_last_byte_of_the_log_shows(run: Run, end: str) -> None:
    log = run.workspace.store / "log.jsonl"
    log.write_bytes(log.read_bytes()[:-1] + (b"\x0b" if end == "\n" else b" \n"))
    assert {(f.file, f.grade) for f in verify_run(run)} >= {("sources/store/log.jsonl", Grade.FAULT)}


def test_every_covered_file_can_be_gone(run: Run) -> None:
    for path in covered(run):
        content, mode = path.read_bytes(), path.stat().st_mode
        path.unlink()
        if path.name == "article.txt":
            assert not is_whole(verify_run(run))
        else:
            name = path.relative_to(run.workspace.root).as_posix()
            found = verify_run(run)
            assert not is_whole(found), name
            assert name in " ".join(f"{f.file} {f.found}" for f in found)
        path.write_bytes(content)
        path.chmod(mode)


@pytest.mark.parametrize("garbage", [b"", b"\0" * 9, b"\xff\xfe\xed\xa0\x80", b'"' * 20_000, b"[" * 200_000])
def test_garbage_is_found_and_raises_nothing(run: Run, garbage: bytes) -> None:
    for path in covered(run):
        content = path.read_bytes()
        path.chmod(0o644)
        path.write_bytes(garbage)
        assert not is_whole(verify_run(run)), path.name
        path.write_bytes(content)


def test_a_changed_blob_is_named(run: Run) -> None:
    path = Store(run.workspace.store).blob_path(snapshot(run))
    rewrite(path, lambda text: text.replace("340", "430"))
    finding = only(verify_run(run))
    assert finding.file == f"sources/store/blobs/sha256/{snapshot(run)[:2]}/{snapshot(run)}"
    assert snapshot(run) in finding.expected
    assert "capture the sources again" in finding.advice


def test_a_changed_frozen_text_is_named(run: Run) -> None:
    path = Store(run.workspace.store).text_path(snapshot(run, "text_sha256"))
    rewrite(path, lambda text: text.replace("340", "430"))
    assert only(verify_run(run)).file == f"sources/store/text/{path.name}"


def test_a_changed_log_line_is_named(run: Run) -> None:
    rewrite(run.workspace.store / "log.jsonl", lambda text: text.replace("2025-01-01", "2024-01-01"))
    found = verify_run(run)
    assert [(f.file, f.row) for f in found] == [
        ("sources/store/log.jsonl", "line 1"),  # says something else than its record
        ("sources/store/log.jsonl", "line 2"),  # carries the hash of the line as it was
    ]


def test_a_log_that_was_cut_is_noted_and_what_the_run_needs_missed(run: Run) -> None:
    log = run.workspace.store / "log.jsonl"
    first, second = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(first)
    assert [f.grade for f in verify_run(run)] == [Grade.NOTE]
    log.write_bytes(second)
    assert not is_whole(verify_run(run))


def test_a_line_that_power_loss_broke_off_is_noted(run: Run) -> None:
    log = run.workspace.store / "log.jsonl"
    whole = log.read_bytes()
    log.write_bytes(whole[:-40])
    found = verify_run(run)
    assert [f.grade for f in found] == [Grade.NOTE, Grade.NOTE]
    assert found[1].row == "last line"
    Store(run.workspace.store).put(b"<p>x</p>", "x", other_capture())
    assert verify_run(run) == ()


# Changed, and run.json written anew over it -------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "column", "value", "row", "expected"),
    [
        ("evidence.csv", "quote", "The plant cost 1 euro.", "row 2", "the words of its frozen text"),
        ("evidence.csv", "start", "0", "row 2", "the words of its frozen text"),
        ("evidence.csv", "end", "999999", "row 2", "within the text of"),
        ("evidence.csv", "end", "²", "row 2", "within the text of"),
        ("evidence.csv", "score", "high", "row 2", "a number as score"),
        ("evidence.csv", "claim_id", "c0", "row 2", "the claim_id of a verdict"),
        ("evidence.csv", "snapshot", "0" * 64, "row 2", "that stands in captures.csv"),
        ("verdicts.csv", "quote", "The plant cost 1 euro.", "row 3", "the words of its frozen text"),
        ("verdicts.csv", "quote_start", "-1", "row 3", "within the text of"),
        ("verdicts.csv", "verdict", "Supported", "row 4", "which the reason"),
        ("verdicts.csv", "verdict", "True", "row 3", "one of Supported"),
        ("verdicts.csv", "checkability", "opinion", "row 3", "a verdict where the claim is checkable"),
        ("verdicts.csv", "claim", "The plant never opened.", "row 3", "Halden Motors opened"),
        ("verdicts.csv", "url", "https://evil.example/", "row 3", "as in captures.csv"),
        ("verdicts.csv", "explanation", "Trust me.", "line 1", "the explanation in verdicts.csv"),
        ("captures.csv", "passages", "7", "row 2", "3 passages"),
        ("captures.csv", "captured_at", "2020-01-01T00:00:00Z", "row 2", "a record of 'halden'"),
        ("captures.csv", "snapshot", "../../secret", "row 2", "a SHA-256"),
        ("captures.csv", "final_url", "https://evil.example/", "row 2", "as recorded"),
    ],
)
def test_a_changed_cell_is_named(
    run: Run, table: str, column: str, value: str, row: str, expected: str
) -> None:
    set_cell(run.folder / table, int(row.split()[1]) if row.startswith("row") else 3, column, value)
    finish(run)
    told = [(f.file.rpartition("/")[2], f.row, f.expected) for f in verify_run(run)]
    where = "certificates.jsonl" if row.startswith("line") else table
    assert any(t[:2] == (where, row) and expected in t[2] for t in told), told


def test_a_refutation_needs_a_difference(run: Run) -> None:
    def level(text: str) -> str:
        return text.replace('"level": "different"', '"level": "equal"')

    rewrite(run.certificates_jsonl, level)
    finish(run)
    assert "a fact that differs" in only(verify_run(run)).expected


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text.replace('"claim_start": ', '"claim_start": 1', 1), id="offset"),
        pytest.param(lambda text: text.replace('"kind": "', '"kind": "un', 1), id="kind"),
        pytest.param(lambda text: text.split("\n", 1)[1], id="line gone"),
        pytest.param(lambda text: text + text, id="lines too many"),
        pytest.param(lambda text: "[" * 100_000 + "\n" + text, id="no certificate"),
        pytest.param(lambda text: text.rstrip("\n"), id="no end"),
    ],
)
def test_a_changed_certificate_is_named(run: Run, change: Callable[[str], str]) -> None:
    rewrite(run.certificates_jsonl, change)
    finish(run)
    found = verify_run(run)
    assert not is_whole(found)
    assert {f.file for f in found} == {"runs/porto/r1/certificates.jsonl"}


def test_a_frozen_text_that_the_bytes_do_not_give_is_found(run: Run) -> None:
    """A forger who writes text, record, log and tables alike is found by reading the page again."""
    store = Store(run.workspace.store)
    row = read_csv(run.captures_csv).rows[0]
    record = next(r for r in store.records() if r.capture.source_id == "halden")
    forged = store.read_text(row["text_sha256"]).replace("340", "430")
    changed = {name: getattr(record.capture, name) for name in Capture.__dataclass_fields__}
    store.put(
        store.read_blob(row["snapshot"]),
        forged,
        Capture(**changed | {"text_sha256": sha256_of(text_bytes(forged))}),
    )
    set_cell(run.captures_csv, 2, "text_sha256", sha256_of(text_bytes(forged)))
    for table in (run.evidence_csv, run.verdicts_csv):
        rewrite(table, lambda text: text.replace("cost 340", "cost 430"))
    rewrite(run.certificates_jsonl, lambda text: text.replace("340", "430"))
    finish(run)
    found = verify_run(run)
    assert any("give when they are read" in f.expected and f.grade is Grade.FAULT for f in found)


def test_pages_read_otherwise_by_another_version_are_noted(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimbook.runs.verify_store.reread", lambda *_: None)
    assert only(verify_run(run)).grade is Grade.FAULT
    rewrite(run.manifest, lambda text: text.replace('"claimbook": "', '"claimbook": "0.0.'))
    write_text(run.manifest, record_text(sealed(json.loads(run.manifest.read_text("utf-8")))))
    finding = only(verify_run(run))
    assert (finding.grade, "claimbook changed" in finding.found) == (Grade.NOTE, True)


# run.json -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(None, "a run that finished", id="none"),
        pytest.param("", "the record of a run", id="empty"),
        pytest.param("[]", "the record of a run", id="list"),
        pytest.param("[" * 100_000, "the record of a run", id="deep"),
        pytest.param('{"status": "complete"}', "inputs by name", id="nothing in it"),
        pytest.param(
            '{"status": "complete", "inputs": {"../../x": "", "\\u0000": "", "\\ud800": ""}}',
            "the path of a file",
            id="paths that lead out",
        ),
    ],
)
def test_a_record_that_is_none_is_named(run: Run, content: str | None, expected: str) -> None:
    run.manifest.unlink()
    if content is not None:
        run.manifest.write_text(content)
    found = [f for f in verify_run(run) if f.file == "runs/porto/r1/run.json"]
    assert any(expected in f.expected for f in found), found
    assert not is_whole(found)


def test_a_failed_run_is_not_whole(run: Run) -> None:
    fail_run(run, "3_evidence", "no luck")
    assert any(f.expected == "status 'complete'" for f in verify_run(run))


def test_counts_are_counted_again(run: Run) -> None:
    record = json.loads(run.manifest.read_text("utf-8"))
    record["counts"]["statements"] += 1
    write_text(run.manifest, record_text(sealed(record)))
    assert only(verify_run(run)).row == "counts"


def test_a_value_changed_under_the_seal_shows(run: Run) -> None:
    rewrite(run.manifest, lambda text: text.replace('"longest_claim": 2000', '"longest_claim": 2001'))
    assert "seal" in only(verify_run(run)).expected


# Notebooks ----------------------------------------------------------------------------------------


def add_notebooks(run: Run) -> Iterator[Path]:
    for stage in ("1_claims", "2_sources", "3_evidence", "4_verdicts", "5_report"):
        cells = [
            nbformat.v4.new_markdown_cell("prose"),
            nbformat.v4.new_code_cell("x = 1", execution_count=1),
            nbformat.v4.new_code_cell(""),
        ]
        path = run.folder / "notebooks" / f"{stage}.ipynb"
        path.parent.mkdir(exist_ok=True)
        nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
        yield path


def test_notebooks_that_ran_are_whole(run: Run) -> None:
    assert len([*add_notebooks(run)]) == 5
    assert verify_run(run) == ()


@pytest.mark.parametrize(
    ("change", "row", "found"),
    [
        pytest.param('"execution_count": null', "cell 2", "did not run", id="not run"),
        pytest.param(
            '"outputs": [{"output_type": "error", "ename": "ValueError", "evalue": "no", "traceback": []}]',
            "cell 2",
            "ValueError: no",
            id="error",
        ),
        pytest.param("{", "", "", id="garbage"),
        pytest.param("", "", "none", id="gone"),
    ],
)
def test_a_notebook_that_did_not_run_to_its_end_is_named(run: Run, change: str, row: str, found: str) -> None:
    *_, path = add_notebooks(run)
    if not change:
        path.unlink()
    elif change == "{":
        path.write_text(change)
    else:
        name = change.split(":")[0]
        old = '"execution_count": 1' if "count" in name else '"outputs": []'
        rewrite(path, lambda text: text.replace(old, change, 1))
    finding = only(verify_run(run))
    assert finding.file == "runs/porto/r1/notebooks/5_report.ipynb"
    assert (finding.row, found in finding.found) == (row, True)


# Told ---------------------------------------------------------------------------------------------


def printed(*findings: Finding) -> str:
    out = StringIO()
    print_findings(findings, Console(file=out, width=100, highlight=False))
    return out.getvalue()


def test_findings_are_told_faults_first_and_steer_no_terminal() -> None:
    note = Finding(Grade.NOTE, "a.csv", "", "x", "y", "")
    fault = Finding(Grade.FAULT, "b.csv", "row 3", "this", "that [bold]\x1b[2J", "mend it")
    told = printed(note, fault)
    assert told.index("b.csv, row 3") < told.index("a.csv")
    assert "\x1b" not in told
    assert "[bold]" in told
    assert told.rstrip().endswith("Not whole: 1 fault, 1 note.")
    assert (is_whole([note]), is_whole([fault])) == (True, False)


def test_nothing_found_is_told_in_one_line() -> None:
    assert printed() == "Whole: nothing to tell.\n"
