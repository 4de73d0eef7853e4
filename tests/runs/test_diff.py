"""What changed between two runs, each change with what moved it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from changing_case import CORRECTED, COST, OPENED, SHORTENED, WITH_NEWS, new_case, run_once
from claimbook.cli import main
from claimbook.core.errors import CaseError
from claimbook.core.tables import (
    CLAIMS,
    DIFF,
    NAMES,
    SOURCES,
    VERDICTS,
    read_csv,
    read_rows,
    write_table,
    write_text,
)
from claimbook.core.workspace import Run, Workspace
from claimbook.runs.diff import What, changed_since, compare_runs, runs_to_compare
from claimbook.runs.diff_reasons import Cause
from claimbook.runs.diff_shown import diff_csv, diff_rows, mail, print_diff, show_diff, summary, text_summary
from claimbook.runs.folders import point_latest
from small_case import ARTICLE, PAGE


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    return new_case(tmp_path)


@pytest.fixture
def first(space: Workspace) -> Run:
    return run_once(space, "r1")


def told(earlier: Run, later: Run) -> list[tuple[What, str, list[tuple[Cause, str]]]]:
    return [
        (c.what, c.claim, [(reason.cause, reason.told) for reason in c.reasons])
        for c in compare_runs(earlier, later).claims
    ]


def edit(path: Path, columns: tuple[str, ...], which: str, /, **cells: str) -> None:
    table = read_csv(path, columns)
    rows = [row | cells if row.get("claim") == which else row for row in table.rows]
    write_table(path, table.columns, rows)


def edit_record(run: Run, group: str, name: str, value: object) -> None:
    record = json.loads(run.manifest.read_text())
    record[group][name] = value
    write_text(run.manifest, json.dumps(record))


def test_two_runs_of_the_same_differ_in_nothing(space: Workspace, first: Run) -> None:
    diff = compare_runs(first, run_once(space, "r2"))
    assert (diff.claims, diff.sources, diff.verdicts_changed) == ((), (), ())
    assert summary(diff) == "No verdict has changed."


def test_a_source_is_named_with_its_sentence(space: Workspace, first: Run) -> None:
    assert told(first, run_once(space, "r2", CORRECTED, "2025-02-01")) == [
        (
            What.VERDICT,
            COST,
            [
                (
                    Cause.SOURCE,
                    "halden: changed (quantity): The plant in Porto cost [-340-]{+430+} million euros.",
                )
            ],
        )
    ]


def test_a_sentence_that_vanished_is_named(space: Workspace, first: Run) -> None:
    (found,) = told(first, run_once(space, "r2", SHORTENED, "2025-02-01"))
    assert found[:2] == (What.VERDICT, COST)
    assert (Cause.SOURCE, "halden: vanished") in [(cause, why[:16]) for cause, why in found[2]]


def test_a_page_that_changed_elsewhere_changes_no_verdict(space: Workspace, first: Run) -> None:
    diff = compare_runs(first, run_once(space, "r2", WITH_NEWS, "2025-02-01"))
    assert diff.verdicts_changed == ()
    (source,) = diff.sources
    assert source.told == "sentences: 1 appeared"


def test_a_source_that_can_no_longer_be_had(space: Workspace, first: Run) -> None:
    second = run_once(space, "r2", "<html lang=en><title>x</title></html>", "2025-02-01")
    found = told(first, second)
    assert {what for what, *_ in found} == {What.VERDICT, What.EVIDENCE}
    assert all((Cause.SOURCE, "halden: found → no text") in reasons for *_, reasons in found)


def test_a_reworded_claim_is_one_claim(space: Workspace, first: Run) -> None:
    article = space.article("porto")
    article.write_text(ARTICLE.replace("430 million", "340 million"))
    ((what, claim, reasons),) = told(first, run_once(space, "r2"))
    assert (what, claim) == (What.VERDICT, COST.replace("430", "340"))
    assert (
        Cause.ARTICLE,
        "the claim changed: The plant in Porto cost [-430-]{+340+} million euros.",
    ) in reasons


def test_claims_that_come_and_go(space: Workspace, first: Run) -> None:
    article = space.article("porto")
    article.write_text(
        ARTICLE.replace("Clara Voss runs a bakery in Lisbon.", "") + "\nSnow fell in Oslo in 1998.\n"
    )
    found = {(what, claim) for what, claim, _ in told(first, run_once(space, "r2"))}
    assert (What.NEW, "Snow fell in Oslo in 1998.") in found
    assert (What.GONE, "Clara Voss runs a bakery in Lisbon.") in found


def test_a_new_heading_is_no_new_verdict(space: Workspace, first: Run) -> None:
    article = space.article("porto")
    article.write_text(f"{ARTICLE}\nWhat comes next?\n")
    diff = compare_runs(first, run_once(space, "r2"))
    assert [(claim.what, claim.claim) for claim in diff.claims] == [(What.NEW, "What comes next?")]
    assert diff.verdicts_changed == ()


def test_a_claim_that_a_person_set_aside(space: Workspace, first: Run) -> None:
    edit(space.claims_csv("porto"), CLAIMS, COST, checkability="opinion", status="edited")
    assert told(first, run_once(space, "r2")) == [
        (What.VERDICT, COST, [(Cause.ARTICLE, "checkable → opinion")])
    ]


@pytest.mark.parametrize(
    ("group", "name", "value", "reason"),
    [
        ("settings", "judged", 3, (Cause.SETTINGS, "judged: 3 → 5")),
        ("versions", "lxml", "0.1", (Cause.VERSION, "lxml: 0.1 → ")),
    ],
    ids=["settings", "versions"],
)
def test_what_changed_for_all(
    group: str, name: str, value: object, reason: tuple[Cause, str], space: Workspace, first: Run
) -> None:
    edit_record(first, group, name, value)
    second = run_once(space, "r2")
    edit(second.verdicts_csv, VERDICTS, COST, verdict="Supported")
    ((_, _, [(cause, why)]),) = told(first, second)
    assert cause is reason[0]
    assert why.startswith(reason[1])


def test_a_name_that_was_added(space: Workspace, first: Run) -> None:
    row = {"name": "Halden Motors", "canonical": "Halden Group", "language": "en", "note": ""}
    write_table(space.names_csv("porto"), NAMES, [row])
    second = run_once(space, "r2")
    edit(second.verdicts_csv, VERDICTS, OPENED, verdict="Refuted")
    ((_, claim, reasons),) = told(first, second)
    assert claim == OPENED
    assert reasons == [(Cause.NAMES, "new in names.csv: 'Halden Motors' for 'Halden Group'")]


def test_what_nothing_explains_is_said_to_be_unknown(space: Workspace, first: Run) -> None:
    second = run_once(space, "r2")
    edit(second.verdicts_csv, VERDICTS, OPENED, verdict="Refuted")
    assert [reasons[0][0] for *_, reasons in told(first, second)] == [Cause.UNKNOWN]


def test_a_persons_decision(space: Workspace, first: Run) -> None:
    second = run_once(space, "r2")
    edit(
        second.verdicts_csv, VERDICTS, OPENED, decided_by="person", reviewer="Mia",
        reviewed_at="2025-03-01T10:00:00Z", rating="正確",
    )  # fmt: skip
    (found,) = told(first, second)
    assert found == (What.DECISION, OPENED, [(Cause.DECISION, "Mia, 2025-03-01: Supported, 正確")])
    ((what, _, [(cause, why)]),) = told(second, first)
    assert (what, cause, why) == (What.DECISION, Cause.DECISION, "the decision of Mia no longer stands")


def test_a_source_that_was_added_and_removed(space: Workspace, first: Run) -> None:
    table = read_csv(space.sources_csv("porto"), SOURCES)
    extra = table.rows[0] | {"source_id": "other", "url": "https://other.example/"}
    write_table(space.sources_csv("porto"), table.columns, [*table.rows, extra])
    second = run_once(space, "r2")
    kinds = [(source.source_id, source.told) for source in compare_runs(first, second).sources]
    assert kinds == [("other", "new in sources.csv")]
    assert [source.told for source in compare_runs(second, first).sources] == ["no longer in sources.csv"]


# Which runs -----------------------------------------------------------------------------------------


def test_the_newest_and_the_one_before_by_default(space: Workspace, first: Run) -> None:
    point_latest(first)
    with pytest.raises(CaseError, match="no second finished run"):
        runs_to_compare(space, "porto", ())
    second, third = run_once(space, "r2"), run_once(space, "r3")
    point_latest(third)
    assert runs_to_compare(space, "porto", ()) == (second, third)
    assert runs_to_compare(space, "porto", ("r1",)) == (first, third)
    assert runs_to_compare(space, "porto", ("r2", "porto/r1")) == (second, first)
    with pytest.raises(CaseError, match="no run 'r9'"):
        runs_to_compare(space, "porto", ("r9", "r1"))


def test_the_first_run_has_nothing_before_it(first: Run, space: Workspace) -> None:
    assert changed_since(first) is None
    assert show_diff(first).caption == "No run of this case came before this one"
    diff = changed_since(run_once(space, "r2", CORRECTED, "2025-02-01"))
    assert diff is not None
    assert diff.earlier == first


def test_runs_of_two_cases_are_not_compared(first: Run, space: Workspace) -> None:
    with pytest.raises(CaseError, match="two cases"):
        compare_runs(first, Run(space, "other", "r1"))
    with pytest.raises(CaseError, match="no verdicts"):
        compare_runs(first, Run(space, "porto", "none"))


# To read --------------------------------------------------------------------------------------------


def test_every_form_says_the_same(
    space: Workspace, first: Run, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    second = run_once(space, "r2", CORRECTED, "2025-02-01")
    diff = compare_runs(first, second)
    assert summary(diff) == "Claims: 1 with another verdict."
    write_text(tmp_path / "diff.csv", diff_csv(diff))
    assert read_rows(tmp_path / "diff.csv") == diff_rows(diff)
    print_diff(diff)
    forms = (capsys.readouterr().out, show_diff(second).html, text_summary(diff), mail(diff), diff_csv(diff))
    for form in forms:
        assert "[-340-]{+430+}" in " ".join(form.split())
    assert mail(diff).startswith("Subject: claimbook porto: Claims: 1 with another verdict.\n")
    assert show_diff(second, "r1").html == show_diff(second).html


def test_no_line_is_wider_than_the_terminal(
    space: Workspace, first: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    print_diff(compare_runs(first, run_once(space, "r2", SHORTENED, "2025-02-01")))
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 80


def test_hostile_words_steer_nothing(
    space: Workspace, first: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    hostile = "\x1b[2J<script>alert(1)</script>\r\n.\r\nBcc: all@example.org"
    second = run_once(space, "r2")
    edit(second.verdicts_csv, VERDICTS, OPENED, verdict="Refuted", claim=hostile)
    diff = compare_runs(first, second)
    print_diff(diff)
    assert "\x1b[2J" not in capsys.readouterr().out
    assert "<script>" not in show_diff(second).html
    assert "\nBcc:" not in mail(diff)


def test_secrets_in_addresses_stay_in_the_house(space: Workspace, first: Run) -> None:
    second = run_once(space, "r2")
    edit(second.verdicts_csv, VERDICTS, OPENED, verdict="Refuted", claim="See https://a.example/?token=hush5")
    diff = compare_runs(first, second)
    assert "hush5" not in diff_csv(diff) + mail(diff) + show_diff(second).html


def test_the_same_runs_give_the_same_bytes(space: Workspace, first: Run) -> None:
    second = run_once(space, "r2", PAGE.replace("340", "430"), "2025-02-01")
    assert mail(compare_runs(first, second)) == mail(compare_runs(first, second))


# The command line ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("porto", "r1", "r2", "r3"), "3 runs are named"),
        (("porto", "r1", "r9"), "no run 'r9'"),
        (("nowhere",), "no case 'nowhere'"),
        (("porto",), "no finished run"),
    ],
    ids=["three", "unknown run", "unknown case", "none finished"],
)
def test_a_mistake_gives_a_message(
    arguments: tuple[str, ...], told: str, space: Workspace, first: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(space.root)
    done = CliRunner().invoke(main, ["diff", *arguments], catch_exceptions=False)
    assert done.exit_code == 2
    assert told in done.output


def test_the_exit_code_tells_a_scheduler(
    space: Workspace, first: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(space.root)
    run_once(space, "r2", CORRECTED, "2025-02-01")
    run_once(space, "r3", CORRECTED, "2025-02-01")
    codes = {
        pair: CliRunner().invoke(main, ["diff", "porto", *pair, "--fail-on-change"]).exit_code
        for pair in (("r1", "r2"), ("r2", "r3"))
    }
    assert codes == {("r1", "r2"): 5, ("r2", "r3"): 0}
    out = str(tmp_path / "diff.csv")
    mailed = CliRunner().invoke(main, ["diff", "porto", "r1", "r2", "--mail", "--out", out])
    assert mailed.exit_code == 0
    assert mailed.stdout.startswith("Subject: ")
    assert len(read_rows(tmp_path / "diff.csv", DIFF)) == 1
