"""The parts of the desk: marks, windows into pages, the order of the queue, words, people, notebooks."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from claimbook.cli import main
from claimbook.core.errors import UsageError
from claimbook.core.labels import ClaimType, Rating, Verdict
from claimbook.core.workspace import Run
from claimbook.review import opening
from claimbook.review.desk import Desk
from claimbook.review.marks import cut
from claimbook.review.material import read_material
from claimbook.review.pages import WINDOW, selected, window
from claimbook.review.people import may_write, reviewer_name
from claimbook.review.queue import Item, State, need, ordered
from claimbook.review.words import interface_words, suggested_rating

STATIC = Path(opening.__file__).with_name("static")


@given(
    st.text(max_size=40),
    st.lists(st.tuples(st.integers(-2, 45), st.integers(-2, 45)), max_size=6),
)
def test_cutting_loses_no_letter_and_marks_only_what_was_named(
    text: str, places: list[tuple[int, int]]
) -> None:
    words = [text[max(start, 0) : max(end, 0)] for start, end in places]
    segments = cut(text, places, words)
    assert "".join(segment.text for segment in segments) == text
    for segment in segments:
        assert segment.text
        assert segment.fact == -1 or segment.text == words[segment.fact]


def test_words_that_stand_elsewhere_are_not_marked() -> None:
    assert [s.fact for s in cut("It cost 3 euros.", [(0, 2), (3, 7)], ["At", "cost"])] == [-1, 1, -1]


# --- pages


def test_a_long_page_is_shown_around_the_place(run: Run) -> None:
    material = read_material(run)
    ((_, text_sha256),) = material.sources.present.values()
    material._texts[text_sha256] = "x" * 200_000 + "needle İ" + "y" * 200_000
    page = window(material, "plants", 200_000)
    assert len(page["text"]) == WINDOW
    assert page["text"][200_000 - page["start"] :].startswith("needle")
    assert window(material, "plants", 0, "needle")["found"] == 200_000
    assert window(material, "plants", 0, "İ")["found"] == 200_007
    assert window(material, "plants", 0, "nowhere")["found"] == -1
    assert window(material, "plants", -7)["start"] == 0
    assert window(material, "plants", 10**9)["start"] == 400_008 - WINDOW
    assert selected(material, "plants", 199_999, 200_007).quote == "xneedle"


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 3), (-9, -1), (10**9, 10**9 + 5)])
def test_no_words_are_no_evidence(run: Run, start: int, end: int) -> None:
    with pytest.raises(UsageError, match="Nothing is selected"):
        selected(read_material(run), "plants", start, end)


# --- the queue


def item(state: State, weight: float, place: int) -> Item:
    return Item(f"c{place}", "", state, "", "", weight, place)


def test_what_is_open_again_comes_first_and_what_is_done_last() -> None:
    items = [item(state, 1.0, place) for place, state in enumerate(reversed(State))]
    assert [i.state for i in ordered(items)] == list(State)
    same = [item(State.OPEN, 0.5, 2), item(State.OPEN, 0.9, 3), item(State.OPEN, 0.5, 1)]
    assert [i.place for i in ordered(same)] == [3, 1, 2]


def test_need_is_doubt_times_weight(run: Run) -> None:
    claim = replace(next(iter(read_material(run).claims.values())), claim_type=ClaimType.EVENT)

    def needed(verdict: Verdict, confidence: str, kind: ClaimType = ClaimType.EVENT) -> float:
        row = {"verdict": verdict.value, "confidence": confidence}
        return need(replace(claim, claim_type=kind), row)

    assert needed(Verdict.REFUTED, "0.55") > needed(Verdict.REFUTED, "0.95") > 0
    assert needed(Verdict.REFUTED, "0.60") > needed(Verdict.SUPPORTED, "0.60")
    assert needed(Verdict.SUPPORTED, "0.60") > needed(Verdict.NOT_ENOUGH, "0.40")
    assert needed(Verdict.SUPPORTED, "0.6", ClaimType.QUOTE) > needed(Verdict.SUPPORTED, "0.6")
    assert needed(Verdict.CONFLICTING, "0.99") > needed(Verdict.REFUTED, "0.99")
    assert needed(Verdict.SUPPORTED, "") > 0
    assert need(claim, None) > 0


# --- words


def test_both_languages_have_every_word_that_the_screen_asks_for() -> None:
    words = interface_words()
    assert words["en"].keys() == words["ja"].keys()
    script = (STATIC / "desk.js").read_text("utf-8")
    asked = {key for key in re.findall(r"(?:word|button)\(\"([^\"]+)\"", script) if not key.endswith(": ")}
    assert asked
    assert sorted(asked - words["en"].keys()) == []
    for key, english in words["en"].items():
        assert english.strip()
        assert words["ja"][key].strip()
        assert set(re.findall(r"\{\w+\}", english)) == set(re.findall(r"\{\w+\}", words["ja"][key])), key


def test_no_word_of_markup_is_ever_written_into_the_page() -> None:
    script = (STATIC / "desk.js").read_text("utf-8")
    for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "DOMParser", "eval("):
        assert way not in script


def test_intent_is_never_suggested() -> None:
    suggested = {suggested_rating(verdict, aside) for verdict in (*Verdict, None) for aside in (True, False)}
    assert Rating.FABRICATED not in suggested
    assert suggested_rating(None, False) is None


# --- people


def test_who_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMBOOK_REVIEWER", "Env")
    assert reviewer_name("  Ada\n Lovelace ") == "Ada Lovelace"
    assert reviewer_name() == "Env"
    monkeypatch.delenv("CLAIMBOOK_REVIEWER")
    monkeypatch.setenv("LOGNAME", "login")
    assert reviewer_name(" ") == "login"
    monkeypatch.setattr("getpass.getuser", _nobody)
    assert reviewer_name() == ""
    assert len(reviewer_name("x" * 500)) == 100


def _nobody() -> str:
    raise OSError


def test_who_may_write(tmp_path: Path) -> None:
    assert may_write(tmp_path / "decisions.jsonl")
    assert not may_write(tmp_path / "none" / "decisions.jsonl")
    (tmp_path / "decisions.jsonl").mkdir()
    assert not may_write(tmp_path / "decisions.jsonl")


# --- the notebook of a case


def test_the_case_gets_a_notebook_of_its_own(run: Run) -> None:
    path = opening.write_notebook(run, 'Ada "the first"')
    sources = [cell.source for cell in nbformat.read(path, as_version=4).cells]
    namespace: dict[str, str] = {}
    for source in sources:
        if "case =" in source:
            exec(source, namespace)
    given = {name: namespace[name] for name in ("case", "run", "root", "reviewer")}
    assert given == {
        "case": "desk",
        "run": "r1",
        "root": str(run.workspace.root),
        "reviewer": 'Ada "the first"',
    }
    first = path.read_bytes()
    assert opening.write_notebook(run, 'Ada "the first"').read_bytes() == first


def test_a_long_page_title_and_quote_never_split_a_card(run: Run) -> None:
    desk = Desk(run, "Ada")
    for claim_id in desk.material.claims:
        for passage in desk.answer({"do": "open", "claim_id": claim_id})["card"]["passages"]:
            assert len(passage["before"]) <= 242
            assert len(passage["after"]) <= 242


# --- the command


def test_the_command_opens_the_notebook_of_the_case(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[list[str]] = []
    monkeypatch.setattr(opening.subprocess, "call", lambda command: opened.append(command) or 0)
    monkeypatch.chdir(run.workspace.root)
    done = CliRunner().invoke(main, ["review", "desk", "--run", "r1", "--reviewer", "Ada", "--no-browser"])
    assert (done.exit_code, done.exception) == (0, None)
    assert "runs/desk/review.ipynb" in done.output
    ((*_, path, root, last),) = opened
    assert (path, last) == (str(run.workspace.case_runs("desk") / "review.ipynb"), "--no-browser")
    assert root == f"--ServerApp.root_dir={run.workspace.root}"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nowhere"], "no case 'nowhere'"),
        (["desk"], "Run 'claimbook run desk' first"),
        (["../x"], "cannot name"),
    ],
)
def test_what_cannot_be_opened_is_told(
    run: Run, monkeypatch: pytest.MonkeyPatch, arguments: list[str], told: str
) -> None:
    monkeypatch.chdir(run.workspace.root)
    done = CliRunner().invoke(main, ["review", *arguments])
    assert done.exit_code == 2
    assert told in done.stderr
