"""The desk without a browser: what a message does to the files, and what comes back to be shown."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from claimbook.core.claims_table import read_claims
from claimbook.core.decisions import Action, read_decisions
from claimbook.core.errors import CaseError, TableError
from claimbook.core.labels import RowStatus, Verdict
from claimbook.core.workspace import Run, open_run
from claimbook.review.desk import Desk
from claimbook.review.runs import judged_run
from claimbook.review.widget import ReviewDesk, sendable

REFUTED, SUPPORTED, OPEN = "c001", "c002", "c003"  # what the program holds of them


def shown(desk: Desk, claim_id: str) -> dict[str, Any]:
    answer = desk.answer({"do": "open", "claim_id": claim_id})
    assert answer["error"] == ""
    return dict(answer["card"])


def place(card: Mapping[str, Any], number: int = 0) -> dict[str, Any]:
    passage = card["passages"][number]
    return {name: passage[name] for name in ("source_id", "start", "end")}


def decide(desk: Desk, claim_id: str, verdict: str, number: int = 0, **more: Any) -> dict[str, Any]:
    card = shown(desk, claim_id)
    message = {
        "do": "decide",
        "claim_id": claim_id,
        "verdict": verdict,
        "evidence": place(card, number),
        "base": card["mine"]["id"],
    }
    return desk.answer(message | more)


def states(desk: Desk) -> dict[str, str]:
    return {item["claim_id"]: item["state"] for item in desk.opening()["items"]}


def test_the_opening_can_be_sent_and_begins_with_what_needs_a_person_most(desk: Desk) -> None:
    opening = json.loads(json.dumps(desk.opening()))
    assert opening["items"][0]["claim_id"] == REFUTED
    assert opening["card"]["claim_id"] == REFUTED
    assert {item["verdict"] for item in opening["items"]} == {"Refuted", "Supported", "Not Enough Evidence"}
    assert opening["read_only"] is False


def test_a_card_has_all_that_a_person_needs(desk: Desk) -> None:
    card = shown(desk, REFUTED)
    assert "".join(part for part in card["context"].values()) == "Plant 1 of Halden cost 101 million euros."
    own = card["passages"][0]
    assert own["program"]
    assert own["quote"] == "Plant 1 of Halden cost 201 million euros."
    assert [(f["kind"], f["tone"]) for f in own["facts"]] == [("quantity", "differs"), ("name", "agrees")]
    assert "".join(s["text"] for s in own["segments"]) == own["quote"]
    assert "".join(s["text"] for s in own["claim"]) == card["words"]
    assert own["captured"] == "2025-01-01"
    assert own["deep_link"].startswith("https://plants.example/list#:~:text=")
    assert len(card["passages"]) == 6
    assert card["passages"][1]["facts"] is None  # compared when somebody looks
    assert card["suggested"] == "誤り"
    assert card["mine"]["rating"] == ""


def test_accepting_is_kept_before_the_answer(desk: Desk, run: Run) -> None:
    answer = decide(desk, REFUTED, "Refuted", next=SUPPORTED)
    (kept,) = read_decisions(run.workspace.decisions_jsonl(run.case))
    assert (kept.action, kept.reviewer, kept.after.verdict) == (Action.ACCEPT, "Ada", Verdict.REFUTED)
    assert (kept.before.verdict, kept.machine) == (Verdict.REFUTED, Verdict.REFUTED)
    assert kept.after.evidence is not None
    assert kept.after.evidence.quote == "Plant 1 of Halden cost 201 million euros."
    assert kept.seen == desk.material.sources.seen()
    assert answer["said"] == "saved"
    assert answer["card"]["claim_id"] == SUPPORTED
    assert [(i["claim_id"], i["state"], i["mine"]) for i in answer["items"]] == [
        (REFUTED, "decided", "Refuted")
    ]


def test_another_verdict_on_other_evidence(desk: Desk, run: Run) -> None:
    decide(desk, REFUTED, "Supported", 2, why="The second plant is meant.", rating="正確")
    (kept,) = read_decisions(run.workspace.decisions_jsonl(run.case))
    assert (kept.action, kept.why, kept.after.rating) == (
        Action.VERDICT,
        "The second plant is meant.",
        "正確",
    )
    card = shown(desk, REFUTED)
    assert card["passages"][0]["mine"]
    assert not card["passages"][0]["program"]
    assert card["mine"] | {"id": "", "at": ""} == {
        "id": "", "verdict": "Supported", "rating": "正確", "why": "The second plant is meant.", "at": "",
    }  # fmt: skip


def test_no_settled_verdict_without_evidence(desk: Desk, run: Run) -> None:
    answer = decide(desk, REFUTED, "Supported", evidence=None)
    assert "needs the words" in answer["error"]
    assert not run.workspace.decisions_jsonl(run.case).exists()


def test_choosing_a_passage_opens_the_verdict(desk: Desk) -> None:
    decide(desk, REFUTED, "Refuted")
    card = shown(desk, REFUTED)
    answer = desk.answer(
        {"do": "choose", "claim_id": REFUTED, "evidence": place(card, 1), "base": card["mine"]["id"]}
    )
    assert answer["said"] == "kept"
    assert answer["items"][0]["state"] == "open"
    assert answer["card"]["passages"][0]["mine"]
    assert answer["card"]["mine"]["verdict"] == ""


def test_words_selected_in_the_page_become_evidence(desk: Desk) -> None:
    page = desk.answer({"do": "page", "source_id": "plants", "at": 0, "find": "plant 4"})["page"]
    assert page["text"][page["found"] : page["found_end"]] == "Plant 4"
    start, end = page["found"] - 1, page["found_end"] + 10  # white space at the edge falls away
    answer = desk.answer(
        {
            "do": "choose",
            "claim_id": REFUTED,
            "base": "",
            "evidence": {"source_id": "plants", "start": start, "end": end},
        }
    )
    assert answer["card"]["passages"][0]["quote"] == "Plant 4 of Halden"
    assert desk.answer({"do": "page", "source_id": "elsewhere"})["error"]
    nothing = {"source_id": "plants", "start": 5, "end": 5}
    refused = desk.answer({"do": "choose", "claim_id": REFUTED, "base": "", "evidence": nothing})
    assert "Nothing is selected" in refused["error"]


def test_other_candidates_are_compared_when_asked(desk: Desk) -> None:
    card = shown(desk, REFUTED)
    answer = desk.answer({"do": "compare", "claim_id": REFUTED, "evidence": place(card, 1)})
    facts = answer["compared"]["facts"]
    assert "quantity" in [fact["kind"] for fact in facts]
    assert "".join(s["text"] for s in answer["compared"]["claim"]) == card["words"]
    assert "".join(s["text"] for s in answer["compared"]["segments"]) == card["passages"][1]["quote"]


def test_rating_and_note_stand_beside_the_verdict(desk: Desk) -> None:
    decide(desk, REFUTED, "Refuted", why="checked")
    base = shown(desk, REFUTED)["mine"]["id"]
    desk.answer({"do": "rate", "claim_id": REFUTED, "rating": "不正確", "why": "checked", "base": base})
    base = shown(desk, REFUTED)["mine"]["id"]
    desk.answer({"do": "write", "claim_id": REFUTED, "why": "checked twice", "base": base})
    mine = shown(desk, REFUTED)["mine"]
    assert (mine["verdict"], mine["rating"], mine["why"]) == ("Refuted", "不正確", "checked twice")


def test_skipped_comes_later_and_undone_comes_back(desk: Desk) -> None:
    desk.answer({"do": "skip", "claim_id": REFUTED, "next": SUPPORTED})
    decide(desk, SUPPORTED, "Supported")
    assert states(desk)[REFUTED] == "skipped"
    order = list(states(desk))
    assert order.index(REFUTED) == len(order) - 2  # before what is decided, after what is open
    answer = desk.answer({"do": "undo", "claim_id": OPEN})
    assert (answer["said"], answer["card"]["claim_id"]) == ("undone", SUPPORTED)
    assert states(desk)[SUPPORTED] == "open"
    desk.answer({"do": "undo", "claim_id": OPEN})
    assert states(desk)[REFUTED] == "open"
    assert desk.answer({"do": "undo", "claim_id": OPEN})["said"] == "nothing to undo"


def test_tomorrow_everything_is_there(desk: Desk, run: Run) -> None:
    decide(desk, REFUTED, "Not Enough Evidence", why="unclear")
    again = Desk(run, "Ada")
    assert states(again)[REFUTED] == "decided"
    assert shown(again, REFUTED)["mine"]["why"] == "unclear"


# --- the claim itself


def rows(run: Run) -> dict[str, Any]:
    return {c.claim_id: c for c in read_claims(run.workspace.claims_csv(run.case))}


def test_an_edited_claim_waits_for_the_program_and_can_be_undone(desk: Desk, run: Run) -> None:
    before = rows(run)[REFUTED].claim
    answer = desk.answer({"do": "edit", "claim_id": REFUTED, "claim": "Plant 1 cost 201 million euros."})
    assert answer["card"]["words"] == "Plant 1 cost 201 million euros."
    assert answer["card"]["judged"] is False
    assert rows(run)[REFUTED].status is RowStatus.EDITED
    desk.answer({"do": "undo", "claim_id": REFUTED})
    assert rows(run)[REFUTED].claim == before
    assert shown(desk, REFUTED)["judged"] is True


def test_an_edit_opens_the_decision_again_with_the_change_shown(desk: Desk) -> None:
    decide(desk, REFUTED, "Refuted")
    desk.answer({"do": "edit", "claim_id": REFUTED, "claim": "Plant 1 of Halden cost 102 million euros."})
    card = shown(desk, REFUTED)
    assert states(desk)[REFUTED] == "reopened"
    assert card["reopened"]["reason"] == "claim changed"
    assert {"stayed": "", "went": "101", "came": "102"} in card["reopened"]["words"]
    # A note to it does not renew the old verdict.
    desk.answer({"do": "write", "claim_id": REFUTED, "why": "hm", "base": card["mine"]["id"]})
    assert shown(desk, REFUTED)["mine"]["verdict"] == ""


def test_split_parts_join_the_queue_and_undo_takes_them_back(desk: Desk, run: Run) -> None:
    parts = "Plant 1 is Halden's.\nIt cost 101 million euros."
    answer = desk.answer({"do": "split", "claim_id": REFUTED, "claims": parts})
    assert answer["gone"] == [REFUTED]
    assert [i["claim"] for i in answer["items"]] == parts.splitlines()
    assert rows(run)[REFUTED].status is RowStatus.DROPPED
    answer = desk.answer({"do": "undo", "claim_id": OPEN})
    assert answer["card"]["claim_id"] == REFUTED
    assert rows(run)[REFUTED].status is not RowStatus.DROPPED
    assert sorted(desk.material.claims) == [f"c00{n}" for n in range(1, 7)]


def test_a_dropped_claim_leaves_the_queue(desk: Desk, run: Run) -> None:
    answer = desk.answer({"do": "drop", "claim_id": REFUTED, "next": SUPPORTED})
    assert (answer["gone"], answer["card"]["claim_id"]) == ([REFUTED], SUPPORTED)
    assert "no longer in claims.csv" in desk.answer({"do": "open", "claim_id": REFUTED})["error"]
    desk.answer({"do": "undo", "claim_id": SUPPORTED})
    assert REFUTED in desk.material.claims


def test_an_empty_claim_is_refused_and_nothing_is_kept(desk: Desk, run: Run) -> None:
    assert "cannot be empty" in desk.answer({"do": "edit", "claim_id": REFUTED, "claim": " "})["error"]
    assert desk.answer({"do": "split", "claim_id": REFUTED, "claims": "\n"})["error"]
    assert not run.workspace.decisions_jsonl(run.case).exists()


# --- two windows, two people


def test_two_windows_of_one_person_do_not_overwrite_each_other(desk: Desk, run: Run) -> None:
    other = Desk(run, "Ada")
    assert decide(other, REFUTED, "Not Enough Evidence")["error"] == ""
    stale = {"do": "decide", "claim_id": REFUTED, "verdict": "Refuted", "base": "",
             "evidence": place(shown(Desk(run, "Zoe"), REFUTED))}  # fmt: skip
    answer = desk.answer(stale)
    assert answer["error"] == "meanwhile"
    assert answer["card"]["mine"]["verdict"] == "Not Enough Evidence"
    assert len(read_decisions(run.workspace.decisions_jsonl(run.case))) == 1


def test_each_works_blind_until_having_decided(desk: Desk, run: Run) -> None:
    ben = Desk(run, "Ben")
    decide(ben, REFUTED, "Not Enough Evidence", why="secret")
    card = shown(desk, REFUTED)
    assert card["hidden"] is True
    assert card["others"] == []
    assert "secret" not in json.dumps([card, desk.opening()])
    assert states(desk)[REFUTED] == "open"
    decide(desk, REFUTED, "Refuted")
    card = shown(desk, REFUTED)
    assert [(o["who"], o["verdict"]) for o in card["others"]] == [("Ben", "Not Enough Evidence")]
    assert states(desk)[REFUTED] == states(ben)[REFUTED] == "disputed"


def test_a_final_word_settles_and_a_signature_closes(desk: Desk, run: Run) -> None:
    ben, dora = Desk(run, "Ben"), Desk(run, "Dora")
    decide(desk, REFUTED, "Refuted")
    decide(ben, REFUTED, "Not Enough Evidence")
    decide(desk, SUPPORTED, "Supported")
    assert dora.answer({"do": "sign", "count": True, "claim_id": OPEN})["signable"] == 1
    decide(dora, REFUTED, "Refuted", final=True)
    assert states(desk)[REFUTED] == "final"
    answer = dora.answer({"do": "sign", "claim_id": OPEN})
    assert answer["signed"] == 2
    assert (states(desk)[REFUTED], states(desk)[SUPPORTED]) == ("signed", "signed")
    assert shown(desk, SUPPORTED)["signed"] == "Dora"
    assert dora.answer({"do": "sign", "claim_id": OPEN})["said"] == "sign none"
    dora.answer({"do": "undo", "claim_id": OPEN})
    assert states(desk)[SUPPORTED] == "decided"
    assert states(desk)[REFUTED] == "final"


def test_a_desk_follows_what_others_write(desk: Desk, run: Run) -> None:
    decide(desk, REFUTED, "Refuted")
    decide(Desk(run, "Ben"), REFUTED, "Supported", 1)
    answer = desk.answer({"do": "look"})
    assert [(i["claim_id"], i["state"]) for i in answer["items"]] == [(REFUTED, "disputed")]
    assert desk.answer({"do": "look"})["items"] == []


def test_another_name_is_another_person(desk: Desk) -> None:
    decide(desk, REFUTED, "Refuted")
    answer = desk.answer({"do": "name", "reviewer": "  Ben  B. ", "claim_id": REFUTED})
    assert answer["reviewer"] == "Ben B."
    assert answer["card"]["mine"]["verdict"] == ""


# --- what goes wrong


WRONG: dict[str, dict[str, Any]] = {
    "nothing": {},
    "unknown": {"do": "explode"},
    "no claim": {"do": "open"},
    "gone claim": {"do": "open", "claim_id": "c999"},
    "no verdict": {"do": "decide", "claim_id": REFUTED, "base": ""},
    "unknown verdict": {"do": "decide", "claim_id": REFUTED, "base": "", "verdict": "True"},
    "unknown rating": {"do": "rate", "claim_id": REFUTED, "base": "", "rating": "good"},
    "no base": {"do": "decide", "claim_id": REFUTED, "verdict": "Refuted"},
    "no place": {"do": "choose", "claim_id": REFUTED, "base": "", "evidence": {"source_id": "plants"}},
    "no name": {"do": "page"},
    "words for numbers": {"do": "page", "source_id": "plants", "at": "first"},
}


@pytest.mark.parametrize("message", WRONG.values(), ids=WRONG)
def test_a_wrong_message_gets_an_answer_and_changes_nothing(
    desk: Desk, run: Run, message: dict[str, Any]
) -> None:
    assert desk.answer(message)["error"]
    assert not run.workspace.decisions_jsonl(run.case).exists()


def test_a_desk_that_may_not_write_is_read_only(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimbook.review.people.os.access", lambda path, mode: False)
    desk = Desk(run, "Ada")
    assert desk.opening()["read_only"] is True
    for message in (
        {"do": "skip"},
        {"do": "edit", "claim": "x"},
        {"do": "drop"},
        {"do": "write", "base": ""},
    ):
        assert "read only" in desk.answer({"claim_id": REFUTED, **message})["error"]
    assert shown(desk, REFUTED)["words"]


def test_a_broken_line_is_told_and_not_passed_over(run: Run) -> None:
    run.workspace.decisions_jsonl(run.case).write_text("nonsense\n")
    with pytest.raises(TableError, match="line 1"):
        Desk(run, "Ada")


def test_without_verdicts_there_is_no_desk(run: Run) -> None:
    assert judged_run(run.case, "r1", str(run.workspace.root)) == run
    with pytest.raises(CaseError, match="claimbook run desk"):
        judged_run(run.case, "", str(run.workspace.root))
    run.verdicts_csv.rename(run.folder.parent / "draft.csv")
    with pytest.raises(CaseError, match="no verdicts"):
        judged_run(run.case, "r1", str(run.workspace.root))
    assert open_run(run.case, "r1", str(run.workspace.root)) == run


HOSTILE = ["<script>alert(1)</script>", "\x00", "\ud800", "a" * 20_000, "{who}", "=1+1", "\u202e"]


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_are_kept_as_words(desk: Desk, run: Run, words: str) -> None:
    answer = decide(desk, REFUTED, "Refuted", why=words)
    assert answer["error"] == ""
    json.dumps(sendable(answer)).encode()
    assert json.dumps(sendable(shown(desk, REFUTED)), ensure_ascii=False).encode()
    (kept,) = read_decisions(run.workspace.decisions_jsonl(run.case))
    assert kept.why == words[:10_000]


def test_the_widget_answers_by_number(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[Any] = []
    monkeypatch.setattr(ReviewDesk, "send", lambda self, content, buffers=None: sent.append(content))
    widget = ReviewDesk(desk)
    widget._received(widget, {"do": "look", "number": "1-7"}, [])
    widget._received(widget, "no message", [])
    assert [message["number"] for message in sent] == ["1-7"]
    assert sent[0]["answer"]["error"] == ""
