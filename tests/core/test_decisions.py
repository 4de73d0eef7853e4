"""decisions.jsonl: what was written comes back, whatever died, merged or was edited in between."""

from __future__ import annotations

import json
import multiprocessing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.core.decisions import (
    Action,
    Decision,
    Evidence,
    Position,
    append_decisions,
    claim_hash,
    decision_line,
    evidence_hash,
    read_decisions,
)
from claimbook.core.errors import TableError, UsageError
from claimbook.core.labels import Rating, Verdict

QUOTE = Evidence("halden", "ab" * 32, "cd" * 32, 3, 9, "340 million")
MADE = Decision(
    claim_id="c1",
    action=Action.VERDICT,
    reviewer="Ada",
    at="2026-01-02T03:04:05.678Z",
    before=Position(Verdict.NOT_ENOUGH),
    after=Position(Verdict.REFUTED, QUOTE, Rating.FALSE),
    why="It cost less.",
    claim="It cost 430 million euros.",
    machine=Verdict.NOT_ENOUGH,
    run_id="r1",
    seen={"halden": "cd" * 32},
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "decisions.jsonl"


def test_a_line_says_who_when_from_what_to_what_and_why(path: Path) -> None:
    append_decisions(path, [MADE])
    said = json.loads(path.read_text("utf-8"))
    assert (said["reviewer"], said["at"], said["action"]) == ("Ada", MADE.at, "change verdict")
    assert (said["from"]["verdict"], said["to"]["verdict"]) == ("Not Enough Evidence", "Refuted")
    assert said["why"] == "It cost less."
    assert said["claim_hash"] == claim_hash(MADE.claim)
    assert said["evidence_hash"] == evidence_hash(QUOTE)
    assert read_decisions(path) == (MADE,)


def test_no_file_is_no_decision(path: Path) -> None:
    assert read_decisions(path) == ()


texts = st.text(alphabet=st.characters(), max_size=20)


@given(claim_id=texts, why=texts, claim=texts, becomes=st.lists(texts, max_size=2), quote=texts)
def test_any_words_come_back(
    tmp_path_factory: pytest.TempPathFactory,
    claim_id: str,
    why: str,
    claim: str,
    becomes: list[str],
    quote: str,
) -> None:
    path = tmp_path_factory.mktemp("any") / "decisions.jsonl"
    after = Position(Verdict.SUPPORTED, replace(QUOTE, quote=quote))
    made = replace(MADE, claim_id=claim_id, why=why, claim=claim, becomes=tuple(becomes), after=after)
    append_decisions(path, [made, MADE])
    assert read_decisions(path) == (made, MADE)


@pytest.mark.parametrize("words", ["\ud800", "\x00", "a\nb", "\u2028", "あ" * 10_000, "{}"])
def test_hostile_words_stay_one_line(path: Path, words: str) -> None:
    made = replace(MADE, why=words)
    append_decisions(path, [made])
    assert path.read_bytes().count(b"\n") == 1
    assert read_decisions(path) == (made,)


def test_white_space_alone_makes_no_other_hash() -> None:
    assert claim_hash("a  b\n") == claim_hash("a b") != claim_hash("ab")
    assert evidence_hash(QUOTE) == evidence_hash(replace(QUOTE, start=7, snapshot="00" * 32))
    assert evidence_hash(QUOTE) != evidence_hash(replace(QUOTE, source_id="other"))
    assert evidence_hash(None) == ""


# --- what a writer that died leaves


def test_every_cut_of_the_last_line_leaves_the_decisions_before_it(path: Path) -> None:
    second = replace(MADE, claim_id="c2")
    whole = f"{decision_line(MADE)}\n{decision_line(second)}\n".encode()
    first = len(decision_line(MADE).encode()) + 1
    for cut in range(first, len(whole)):
        path.write_bytes(whole[:cut])
        assert read_decisions(path) in ((MADE,), (MADE, second)), cut
        append_decisions(path, [second])
        assert read_decisions(path)[:2] == (MADE, second)
        assert len(read_decisions(path)) == (3 if cut == len(whole) - 1 else 2)


def test_an_editor_that_left_out_the_last_line_feed_loses_nothing(path: Path) -> None:
    path.write_text(decision_line(MADE), "utf-8")
    second = replace(MADE, claim_id="c2")
    append_decisions(path, [second])
    assert read_decisions(path) == (MADE, second)


def test_a_byte_order_mark_and_blank_lines_are_no_harm(path: Path) -> None:
    path.write_text(f"\ufeff\n{decision_line(MADE)}\r\n\n", "utf-8")
    assert read_decisions(path) == (MADE,)


def broken(**changed: object) -> str:
    return json.dumps(json.loads(decision_line(MADE)) | changed)


BROKEN = {
    "no JSON": "<<<<<<< HEAD",
    "cut": decision_line(MADE)[:-9],
    "no object": "[]",
    "deep": "[" * 100_000,
    "unknown action": broken(action="bless"),
    "no reviewer": broken(reviewer=" "),
    "reviewer is a number": broken(reviewer=7),
    "no time": broken(at="yesterday"),
    "time without a zone": broken(at="2026-01-02T03:04:05"),
    "unknown verdict": broken(to={"verdict": "True", "rating": "", "evidence": None}),
    "unknown rating": broken(to={"verdict": "", "rating": "good", "evidence": None}),
    "settled without evidence": broken(
        to={"verdict": "Supported", "rating": "", "evidence": None}, evidence_hash=""
    ),
    "evidence without a place": broken(to={"verdict": "Supported", "rating": "", "evidence": {}}),
    "other words": broken(claim="It cost 340 million euros."),
    "about one text": broken(about="abc"),
    "lacks a name": json.dumps({"claim_id": "c1"}),
}


@pytest.mark.parametrize("line", BROKEN.values(), ids=BROKEN)
def test_a_line_that_is_no_decision_is_named(path: Path, line: str) -> None:
    path.write_text(f"{decision_line(MADE)}\n{line}\n", "utf-8")
    with pytest.raises(TableError, match="line 2"):
        read_decisions(path)


def test_bytes_that_are_no_text_are_named(path: Path) -> None:
    path.write_bytes(b"\xff\xfe\n")
    with pytest.raises(TableError, match="UTF-8"):
        read_decisions(path)


# --- what is not written


@pytest.mark.parametrize("verdict", [Verdict.SUPPORTED, Verdict.REFUTED, Verdict.CONFLICTING])
def test_no_settled_verdict_without_evidence(path: Path, verdict: Verdict) -> None:
    with pytest.raises(UsageError, match="needs the words"):
        append_decisions(path, [MADE, replace(MADE, after=Position(verdict))])
    assert not path.exists()


def test_nobody_decides_nothing(path: Path) -> None:
    with pytest.raises(UsageError, match="name"):
        append_decisions(path, [replace(MADE, reviewer=" ")])


def test_where_nothing_may_be_written_the_user_is_told(tmp_path: Path) -> None:
    (tmp_path / "decisions.jsonl").mkdir()
    with pytest.raises(UsageError, match="cannot be written"):
        append_decisions(tmp_path / "decisions.jsonl", [MADE])


def _write_many(path: Path, reviewer: str) -> None:
    for number in range(50):
        append_decisions(path, [replace(MADE, reviewer=reviewer, claim_id=f"c{number}")])


def test_two_writers_at_once_lose_nothing(path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    writers = [spawn.Process(target=_write_many, args=(path, name)) for name in ("Ada", "Ben")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    read = read_decisions(path)
    for name in ("Ada", "Ben"):
        assert [d.claim_id for d in read if d.reviewer == name] == [f"c{n}" for n in range(50)]
