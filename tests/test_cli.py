"""The command line as people and programs meet it: files, exit codes, messages."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimbook.checking import check_claims, judge_pairs
from claimbook.cli import main
from claimbook.core.labels import EvidenceStatus, Verdict
from claimbook.core.tables import CLAIMS, EVIDENCE, VERDICTS, read_rows, read_table, write_table
from claimbook.core.workspace import Run, Workspace
from claimbook.stages.sources import capture_sources
from claimbook.text.reading.pages import extract_page
from small_case import PAGE, add_offline_page

PROGRAM = Path(sys.executable).with_name("claimbook")
COMMANDS = [command for command in main.commands if not main.commands[command].hidden]

CHECKED = (
    "claim_id,desk,claim,quote\n"
    "c1,economy,Halden Motors opened a plant in Porto in 2021.,mine\n"
    'c1,economy,The plant in Porto cost 430 million euros.,"with ""marks"", and\na line"\n'
    ",,Clara Voss runs a bakery in Lisbon.,\n"
    "c4,,Is the plant open?,\n"
)


def claimbook(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs the installed program in a folder."""
    return subprocess.run(
        [str(PROGRAM), *arguments], cwd=folder, capture_output=True, text=True, timeout=120, check=False
    )


def invoke(*arguments: object) -> Result:
    """Runs a command in this process; faster, and the same code."""
    return CliRunner().invoke(main, [str(a) for a in arguments])


def check_contract(rows: Sequence[dict[str, str]], text: str) -> None:
    """What holds of every row of verdicts, whatever was decided."""
    for row in rows:
        assert (row["verdict"] == "") == (row["checkability"] != "checkable")
        assert row["verdict"] in ("", *Verdict)
        assert row["evidence_status"] in ("", *EvidenceStatus)
        assert row["reason_code"]
        if row["quote"]:
            assert text[int(row["quote_start"]) : int(row["quote_end"])] == row["quote"]
        else:
            assert row["verdict"] in ("", "Not Enough Evidence")
            assert row["quote_start"] == row["quote_end"] == row["source_id"] == ""


def test_the_program_names_its_commands() -> None:
    done = claimbook(Path.cwd(), "--help")
    assert done.returncode == 0
    assert all(
        command in done.stdout for command in ("new", "claims", "fetch", "run", "check", "judge", "export")
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str) -> None:
    told = invoke(command, "--help")
    assert told.exit_code == 0
    assert told.output.startswith(f"Usage: main {command}")
    assert len(told.output.split("\n\n")[1].strip()) > 20  # what it does, in words


def test_a_case_from_article_to_captures(
    tmp_path: Path, article_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "project"
    root.mkdir()
    done = claimbook(
        root, "new", "porto", "--article", str(article_file), "--source", "https://halden.example/a"
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert (root / "claims" / "porto" / "article.txt").read_bytes() == article_file.read_bytes()
    assert [row["source_id"] for row in read_rows(root / "sources" / "porto" / "sources.csv", ())] == [
        "halden"
    ]

    monkeypatch.chdir(root)
    assert invoke("claims", "porto").exit_code == 0
    table = root / "claims" / "porto" / "claims.csv"
    first = table.read_bytes()
    claims = read_rows(table, CLAIMS, "claim_id")
    article = article_file.read_text(encoding="utf-8")
    assert all(article[int(c["start"]) : int(c["end"])] == c["quote"] for c in claims)
    assert "Halden Motors opened a plant in Porto in 2021." in [c["claim"] for c in claims]
    assert invoke("claims", "porto").exit_code == 0
    assert table.read_bytes() == first

    unread = invoke("fetch", "porto", "--offline")
    assert unread.exit_code == 3
    assert "fetch failed" in unread.output

    add_offline_page(Workspace(root), "porto")
    had = invoke("fetch", "porto", "--offline")
    assert had.exit_code == 0
    assert "found" in had.output


def test_check_keeps_the_contract_of_its_tables(tmp_path: Path, page_file: Path) -> None:
    claims, out, evidence = tmp_path / "claims.csv", tmp_path / "out.csv", tmp_path / "evidence.csv"
    claims.write_text(CHECKED, encoding="utf-8")
    done = claimbook(
        tmp_path, "check", "claims.csv", "--source", "page.html", "--out", "out.csv", "--evidence-out",
        "evidence.csv", "--top", "2",
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    frame = read_table(out, VERDICTS)
    assert tuple(frame.columns) == (*VERDICTS, "desk", "input_quote")
    rows = read_rows(out, VERDICTS)
    given = read_rows(claims, ())
    assert [row["claim"] for row in rows] == [row["claim"] for row in given]
    assert [row["claim_id"] for row in rows] == ["c1", "c1", "row-3", "c4"]
    assert [(row["desk"], row["input_quote"]) for row in rows] == [(r["desk"], r["quote"]) for r in given]
    text = extract_page(PAGE).text
    check_contract(rows, text)
    assert [row["verdict"] for row in rows] == ["Supported", "Refuted", "Not Enough Evidence", ""]
    assert rows[1]["reason_code"] == "quantity differs"
    assert rows[2]["evidence_status"] == "irrelevant"
    assert rows[3]["checkability"] == "question"
    assert {row["snapshot"] for row in rows[:2]} == {hashlib.sha256(PAGE.encode()).hexdigest()}

    candidates = read_rows(evidence, EVIDENCE)
    assert tuple(read_table(evidence, EVIDENCE).columns) == EVIDENCE
    assert all(text[int(c["start"]) : int(c["end"])] == c["quote"] for c in candidates)
    # Two candidates for each row that was looked up; the two rows of one id keep theirs apart.
    assert [(c["claim_id"], c["rank"]) for c in candidates] == [
        ("c1", "1"), ("c1", "2"), ("c1", "1"), ("c1", "2"), ("row-3", "1"), ("row-3", "2"),
    ]  # fmt: skip


def test_check_needs_no_id_and_keeps_the_order(tmp_path: Path, page_file: Path) -> None:
    claims, out = tmp_path / "claims.csv", tmp_path / "out.csv"
    sentences = [
        "The plant in Porto cost 340 million euros.",
        "Halden Motors opened a plant in Porto in 2021.",
    ]
    write_table(claims, ("claim",), [{"claim": s} for s in (*sentences, sentences[0])])
    check_claims(claims, [str(page_file)], out)
    rows = read_rows(out, VERDICTS)
    assert [row["claim"] for row in rows] == [*sentences, sentences[0]]
    assert [row["claim_id"] for row in rows] == ["row-1", "row-2", "row-3"]
    assert rows[0] == {**rows[2], "claim_id": "row-1"}
    first = out.read_bytes()
    check_claims(claims, [str(page_file)], out)
    assert out.read_bytes() == first


def test_what_a_row_says_of_its_checkability_stands(tmp_path: Path, page_file: Path) -> None:
    claims, out = tmp_path / "claims.csv", tmp_path / "out.csv"
    claims.write_text(
        "claim,checkability\n"
        "Halden Motors opened a plant in Porto in 2021.,opinion\n"
        "Is the plant open?,checkable\n"
        "Halden Motors opened a plant in Porto in 2021.,perhaps\n",
        encoding="utf-8",
    )
    check_claims(claims, [str(page_file)], out)
    rows = read_rows(out, VERDICTS)
    check_contract(rows, extract_page(PAGE).text)
    assert [row["checkability"] for row in rows] == ["opinion", "checkable", "checkable"]


def test_two_sources_of_one_name_are_told_apart(tmp_path: Path, page_file: Path) -> None:
    other = tmp_path / "other" / "page.html"
    other.parent.mkdir()
    other.write_text(
        "<html lang=en><p>The plant in Lisbon cost 120 million euros.</p></html>", encoding="utf-8"
    )
    claims, out = tmp_path / "claims.csv", tmp_path / "out.csv"
    write_table(claims, ("claim",), [{"claim": "The plant in Lisbon cost 120 million euros."}])
    check_claims(claims, [str(page_file), str(other)], out)
    assert [row["source_id"] for row in read_rows(out, VERDICTS)] == ["page-2"]


def test_columns_that_bear_a_result_name_never_collide(tmp_path: Path) -> None:
    pairs, out = tmp_path / "pairs.csv", tmp_path / "out.csv"
    pairs.write_text(
        "verdict,claim,input_verdict,evidence\nmine,The plant cost 3 euros.,theirs,The plant cost 3 euros.\n",
        encoding="utf-8",
    )
    judge_pairs(pairs, out)
    frame = read_table(out, VERDICTS)
    assert tuple(frame.columns) == (*VERDICTS, "input_input_verdict", "input_verdict", "evidence")
    row = read_rows(out, VERDICTS)[0]
    assert (row["input_input_verdict"], row["input_verdict"]) == ("mine", "theirs")


def test_judge_keeps_the_contract_of_its_table(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.csv"
    evidence = [
        "The bridge opened in 2019. Building the bridge over the Lenna cost €340 million.",
        "  The bridge over the Lenna cost 430 million euros.\n",
        "",
        "今週の北日本は穏やかな天気となるでしょう。",
        "Whatever it is.",
    ]
    claim = "The bridge over the Lenna cost 340 million euros."
    write_table(
        pairs,
        ("claim", "evidence"),
        [{"claim": c, "evidence": e} for c, e in zip([claim] * 4 + ["Is it open?"], evidence, strict=True)],
    )
    done = claimbook(tmp_path, "judge", "pairs.csv", "--out", "out.csv")
    assert (done.returncode, done.stderr) == (0, "")
    rows = read_rows(tmp_path / "out.csv", VERDICTS)
    assert tuple(rows[0]) == (*VERDICTS, "evidence")
    assert [row["evidence"] for row in rows] == evidence
    for row in rows:
        check_contract([row], row["evidence"])
    assert [row["verdict"] for row in rows] == [
        "Supported", "Refuted", "Not Enough Evidence", "Not Enough Evidence", "",
    ]  # fmt: skip
    assert rows[2]["evidence_status"] == "no text"
    assert rows[0]["snapshot"] == hashlib.sha256(evidence[0].encode()).hexdigest()


def test_a_source_without_readable_text_is_told_and_refutes_nothing(tmp_path: Path) -> None:
    claims, out, source = tmp_path / "claims.csv", tmp_path / "out.csv", tmp_path / "report.pdf"
    claims.write_text(CHECKED, encoding="utf-8")
    source.write_bytes(b"%PDF-1.7\n1 0 obj\nThe plant in Porto cost 340 million euros.\n%%EOF")
    done = invoke("check", claims, "--source", source, "--out", out)
    assert done.exit_code == 3
    assert "report: no text" in done.stderr
    assert "Traceback" not in done.output
    rows = read_rows(out, VERDICTS)
    check_contract(rows, "")
    assert [row["evidence_status"] for row in rows] == ["no text", "no text", "no text", ""]
    assert {row["verdict"] for row in rows} == {"Not Enough Evidence", ""}
    assert {row["reason_code"] for row in rows[:3]} == {"source unavailable"}


def test_a_source_that_can_be_read_answers_beside_one_that_cannot(tmp_path: Path, page_file: Path) -> None:
    claims, out, source = tmp_path / "claims.csv", tmp_path / "out.csv", tmp_path / "report.pdf"
    claims.write_text(CHECKED, encoding="utf-8")
    source.write_bytes(b"%PDF-1.7\n%%EOF")
    done = invoke("check", claims, "--source", source, "--source", page_file, "--out", out)
    assert done.exit_code == 3
    rows = read_rows(out, VERDICTS)
    assert [row["verdict"] for row in rows] == ["Supported", "Refuted", "Not Enough Evidence", ""]
    assert rows[2]["evidence_status"] == "no text"  # it might have answered: not "irrelevant"


def test_a_table_without_rows_keeps_its_columns(tmp_path: Path, page_file: Path) -> None:
    claims, out = tmp_path / "claims.csv", tmp_path / "out.csv"
    claims.write_text("claim_id,desk,claim\n", encoding="utf-8")
    done = invoke("check", claims, "--source", page_file, "--out", out)
    assert (done.exit_code, done.stdout.splitlines()[0]) == (0, "0 claims.")
    assert list(read_table(out, VERDICTS).columns) == [*VERDICTS, "desk"]


WRONG_USES = {
    "no column claim": ("check", "no_claim.csv", "--source", "page.html", "--out", "out.csv"),
    "no column evidence": ("judge", "no_evidence.csv", "--out", "out.csv"),
    "no claims file": ("check", "absent.csv", "--source", "page.html", "--out", "out.csv"),
    "no pairs file": ("judge", "absent.csv", "--out", "out.csv"),
    "no source file": ("check", "good.csv", "--source", "absent.html", "--out", "out.csv"),
    "a second source that is not there": (
        "check", "good.csv", "--source", "page.html", "--source", "absent.html", "--out", "out.csv",
    ),
    "a source that is a folder": ("check", "good.csv", "--source", ".", "--out", "out.csv"),
    "a source of another scheme": ("check", "good.csv", "--source", "ftp://a.example/b", "--out", "out.csv"),
    "no source at all": ("check", "good.csv", "--out", "out.csv"),
    "no way out": ("check", "good.csv", "--source", "page.html"),
    "out is a folder": ("check", "good.csv", "--source", "page.html", "--out", "."),
    "no candidates wanted": ("check", "good.csv", "--source", "page.html", "--out", "out.csv", "--top", "0"),
    "claims that are no text": ("check", "binary.csv", "--source", "page.html", "--out", "out.csv"),
    "empty claims file": ("check", "empty.csv", "--source", "page.html", "--out", "out.csv"),
    "unknown case": ("claims", "nowhere"),
    "unknown case to fetch": ("fetch", "nowhere", "--offline"),
    "unknown case to run": ("run", "nowhere", "--offline"),
    "a case name that climbs": ("claims", "../outside"),
    "offline and live": ("fetch", "porto", "--offline", "--live"),
    "offline and live run": ("run", "porto", "--offline", "--live"),
    "unknown format": ("export", "porto/r1", "--format", "docx"),
    "unknown run": ("export", "porto/r9", "--format", "csv"),
    "an article that is not there": ("new", "fresh", "--article", "absent.txt"),
    "a case that is there": ("new", "porto", "--article", "good.csv"),
    "a case name with capitals": ("new", "Porto", "--article", "good.csv"),
    "a source that is no address": ("new", "fresh", "--article", "good.csv", "--source", "page.html"),
    "unknown option": ("claims", "porto", "--fast"),
    "unknown command": ("guess",),
}  # fmt: skip


@pytest.mark.parametrize("arguments", WRONG_USES.values(), ids=WRONG_USES)
def test_wrong_use_is_told_in_one_message_and_leaves_nothing(
    arguments: tuple[str, ...], small_run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = small_run.workspace.root
    (root / "good.csv").write_text(CHECKED, encoding="utf-8")
    (root / "no_claim.csv").write_text("statement\nIt rains.\n", encoding="utf-8")
    (root / "no_evidence.csv").write_text("claim\nIt rains.\n", encoding="utf-8")
    (root / "binary.csv").write_bytes(b"claim\n\xff\xfe\x83\n")
    (root / "empty.csv").write_text("", encoding="utf-8")
    (root / "page.html").write_text(PAGE, encoding="utf-8")
    small_run.folder.mkdir(parents=True)
    write_table(small_run.verdicts_csv, VERDICTS, [])
    before = sorted(str(p) for p in root.rglob("*"))
    monkeypatch.chdir(root)
    done = invoke(*arguments)
    assert done.exit_code == 2
    assert "Traceback" not in done.stderr
    assert 20 < len(done.stderr) < 600
    assert isinstance(done.exception, SystemExit)
    assert sorted(str(p) for p in root.rglob("*")) == before


def test_wrong_use_of_the_program_itself(tmp_path: Path) -> None:
    done = claimbook(tmp_path, "check", "absent.csv", "--source", "absent.html", "--out", "out.csv")
    assert done.returncode == 2
    assert done.stderr.startswith("claimbook: absent.")
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def judged_run(small_run: Run) -> Run:
    """A run whose verdicts a person made by hand."""
    claims = [
        {
            "claim_id": "c1", "paragraph": 2, "start": 23, "end": 69, "claim_type": "event",
            "quote": "Halden Motors opened a plant in Porto in 2021.", "claim": "=HYPERLINK(1)",
            "checkability": "checkable", "attribution": "the article's own voice", "status": "edited",
        }
    ]  # fmt: skip
    verdicts = [
        {
            "claim_id": "c1", "claim": "=HYPERLINK(1)", "checkability": "checkable",
            "verdict": "Not Enough Evidence", "confidence": "0.00", "evidence_status": "irrelevant",
            "explanation": "Nothing speaks of it.", "reason_code": "no relevant passage",
            "decided_by": "facts", "run_id": "r1",
        }
    ]  # fmt: skip
    write_table(small_run.workspace.claims_csv("porto"), CLAIMS, claims)
    capture_sources(small_run, "offline")
    write_table(small_run.verdicts_csv, VERDICTS, verdicts)
    small_run.certificates_jsonl.write_text(
        '{"claim_id": "c1", "facts": [], "summary": "Nothing speaks of it.", "turning_point": ""}\n',
        encoding="utf-8",
    )
    return small_run


def test_export_takes_a_run_away(judged_run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(judged_run.workspace.root)
    plain, sheet = tmp_path / "away" / "plain.csv", tmp_path / "away" / "sheet.csv"
    assert invoke("export", "porto/r1", "--format", "csv", "--out", plain).exit_code == 0
    assert plain.read_bytes() == judged_run.verdicts_csv.read_bytes()
    assert read_rows(plain, VERDICTS)[0]["claim"] == "=HYPERLINK(1)"
    assert invoke("export", judged_run.folder, "--format", "excel", "--out", sheet).exit_code == 0
    assert sheet.read_bytes().startswith(b"\xef\xbb\xbf")
    assert read_rows(sheet, VERDICTS)[0]["claim"] == "'=HYPERLINK(1)"
    beside = invoke("export", "porto/r1", "--format", "html")
    assert beside.exit_code == 0
    assert Path(beside.output.strip()).resolve() == judged_run.folder / "report.html"
