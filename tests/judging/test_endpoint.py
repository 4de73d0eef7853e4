"""A judge at an address: what it may say, and what becomes of an answer that cannot be used."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from claimbook.checking import judge_pairs
from claimbook.core.progress import silently
from claimbook.core.settings import DEFAULTS
from claimbook.core.tables import read_rows
from claimbook.judging.endpoint import KEY, MODEL, URL, EndpointJudge, endpoint_of
from claimbook.judging.endpoint_answer import LARGEST_ANSWER, AnswerStatus, NoAnswerError
from claimbook.judging.judges import Bars, Missing, load_judge
from claimbook.web.session import exchange
from endpoint_server import SECRET, Endpoint, serving

CLAIM = "The council was glad to go on."
PASSAGE = "Aldermen were happy that work would continue."
SAME = ("Halden Motors opened a plant in Porto in 2019.", "In 2019, Halden Motors opened a plant in Porto.")
OTHER_YEAR = (SAME[0], "Halden Motors opened a plant in Porto in 2014.")


@pytest.fixture
def endpoint(monkeypatch: pytest.MonkeyPatch) -> Iterator[Endpoint]:
    with serving() as served:
        for name, value in served.environment().items():
            monkeypatch.setenv(name, value)
        yield served


def judge_of(endpoint: Endpoint, seconds: float = 5.0) -> EndpointJudge:
    return endpoint_of(endpoint.environment(), partial(exchange, seconds=seconds))


def row_of(folder: Path, pair: tuple[str, str], reader: str = "endpoint") -> Mapping[str, str]:
    given, out = folder / "pairs.csv", folder / "verdicts.csv"
    with given.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("claim", "evidence"), pair])
    judge_pairs(given, out, replace(DEFAULTS, judge=reader), progress=silently)
    (row,) = read_rows(out, ("verdict", "decided_by"))
    return row


# What it is asked ------------------------------------------------------------------------------------


def test_it_is_asked_with_temperature_0_and_the_words_as_data(endpoint: Endpoint) -> None:
    endpoint.says("Supported", 0.9, "happy that work would continue")
    judge_of(endpoint).opinions(CLAIM, [PASSAGE])
    (asked,) = endpoint.asked
    assert (asked["model"], asked["temperature"]) == ("small-model", 0)
    system, user = asked["messages"]
    assert (system["role"], user["role"]) == ("system", "user")
    assert json.loads(user["content"]) == {"claim": CLAIM, "passage": PASSAGE}
    assert PASSAGE not in system["content"]
    assert endpoint.keys == [f"Bearer {SECRET}"]


def test_without_a_key_none_is_sent(endpoint: Endpoint) -> None:
    endpoint.says("Refuted", 1, "Aldermen")
    endpoint_of(endpoint.environment() | {KEY: ""}, exchange).opinions(CLAIM, [PASSAGE])
    assert endpoint.keys == [""]


def test_nobody_is_asked_unless_it_is_wanted(endpoint: Endpoint, tmp_path: Path) -> None:
    assert "small-model" not in row_of(tmp_path, (CLAIM, PASSAGE), "none")["explanation"]
    assert endpoint.asked == []


# What it may say -------------------------------------------------------------------------------------


def test_what_it_says_is_an_opinion_without_bars(endpoint: Endpoint) -> None:
    endpoint.says("Supported", 0.9, "work would continue")
    judge = judge_of(endpoint)
    (opinion,) = judge.opinions(CLAIM, [PASSAGE])
    assert (opinion.supported, opinion.quote, opinion.tokens_in, opinion.tokens_out) == (
        0.9,
        "work would continue",
        210,
        30,
    )
    assert opinion.supported + opinion.refuted + opinion.not_enough == pytest.approx(1)
    assert judge.bars == Bars()
    assert not judge.is_measured("en", "en")


@pytest.mark.parametrize("verdict", ["Supported", "Refuted"])
def test_where_facts_are_silent_it_only_suggests(endpoint: Endpoint, tmp_path: Path, verdict: str) -> None:
    endpoint.says(verdict, 1.0, "work would continue")
    row = row_of(tmp_path, (CLAIM, PASSAGE))
    assert (row["verdict"], row["decided_by"]) == ("Not Enough Evidence", "facts")
    for words in ("small-model", verdict, "100%", "not a verdict", "work would continue"):
        assert words in row["explanation"]


@pytest.mark.parametrize(
    ("pair", "says"), [(SAME, "Refuted"), (SAME, "Not Enough Evidence"), (OTHER_YEAR, "Supported")]
)
def test_it_never_overturns_a_verdict_and_may_lower_its_confidence(
    endpoint: Endpoint, tmp_path: Path, pair: tuple[str, str], says: str
) -> None:
    alone = row_of(tmp_path, pair, "none")
    endpoint.says(says, 1.0, "Halden Motors opened a plant")
    row = row_of(tmp_path, pair)
    assert row["verdict"] == alone["verdict"] != says
    assert (row["decided_by"], row["reason_code"]) == ("facts", alone["reason_code"])
    assert float(row["confidence"]) <= 0.5 < float(alone["confidence"])
    assert "Look at this verdict again." in row["explanation"]


def test_where_it_agrees_no_confidence_rises(endpoint: Endpoint, tmp_path: Path) -> None:
    alone = row_of(tmp_path, SAME, "none")
    endpoint.says("Supported", 1.0, "Halden Motors opened a plant")
    row = row_of(tmp_path, SAME)
    assert (row["verdict"], row["confidence"]) == ("Supported", alone["confidence"])


# What cannot be used ---------------------------------------------------------------------------------

GOOD = {"verdict": "Supported", "confidence": 0.9, "quote": "work would continue"}
HOSTILE: dict[str, tuple[dict[str, object], AnswerStatus]] = {
    "not JSON": ({"content": "The claim is true."}, AnswerStatus.NOT_JSON),
    "body that is not JSON": ({"body": b"<html>"}, AnswerStatus.NOT_JSON),
    "empty body": ({"body": b""}, AnswerStatus.NOT_JSON),
    "not UTF-8": ({"body": b"\xff\xfe\x00"}, AnswerStatus.NOT_JSON),
    "deep": ({"body": b"[" * 100_000}, AnswerStatus.NOT_JSON),
    "no number": ({"content": json.dumps(GOOD).replace("0.9", "NaN")}, AnswerStatus.NOT_JSON),
    "a list": ({"content": "[]"}, AnswerStatus.OTHER_FORM),
    "no choices": ({"body": b'{"choices": []}'}, AnswerStatus.OTHER_FORM),
    "content that is no text": (
        {"body": b'{"choices": [{"message": {"content": null}}]}'},
        AnswerStatus.OTHER_FORM,
    ),
    "another label": ({"content": json.dumps(GOOD | {"verdict": "True"})}, AnswerStatus.OTHER_FORM),
    "another case": ({"content": json.dumps(GOOD | {"verdict": "supported"})}, AnswerStatus.OTHER_FORM),
    "too sure": ({"content": json.dumps(GOOD | {"confidence": 1.5})}, AnswerStatus.OTHER_FORM),
    "a word for a number": ({"content": json.dumps(GOOD | {"confidence": "high"})}, AnswerStatus.OTHER_FORM),
    "a key more": ({"content": json.dumps(GOOD | {"override": "yes"})}, AnswerStatus.OTHER_FORM),
    "an invented quote": ({"content": json.dumps(GOOD | {"quote": "It will"})}, AnswerStatus.INVENTED_QUOTE),
    "another spelling": (
        {"content": json.dumps(GOOD | {"quote": "Work would continue"})},
        AnswerStatus.INVENTED_QUOTE,
    ),
    "no quote": ({"content": json.dumps(GOOD | {"quote": " "})}, AnswerStatus.INVENTED_QUOTE),
    "10 MB": ({"body": b'{"choices":"' + b"x" * 10_000_000 + b'"}'}, AnswerStatus.TOO_LARGE),
    "401": ({"status": 401}, AnswerStatus.REFUSED),
    "429": ({"status": 429}, AnswerStatus.BUSY),
    "500": ({"status": 500}, AnswerStatus.SERVER_ERROR),
    "a redirect": ({"status": 307, "headers": {"Location": "/elsewhere"}}, AnswerStatus.REDIRECTED),
    "slow": ({"delay": 1.5, "content": json.dumps(GOOD)}, AnswerStatus.NOT_REACHED),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_an_answer_that_cannot_be_used_has_a_name(endpoint: Endpoint, name: str) -> None:
    planned, status = HOSTILE[name]
    for field, value in planned.items():
        setattr(endpoint, field, value)
    judge = judge_of(endpoint, 0.4 if name == "slow" else 5.0)
    with pytest.raises(NoAnswerError) as failed:
        judge.opinions(CLAIM, [PASSAGE])
    assert failed.value.status is status
    assert len(endpoint.asked) == 1
    assert SECRET not in str(failed.value)
    assert endpoint.address not in str(failed.value)


@pytest.mark.parametrize("name", [n for n in HOSTILE if n != "slow"])
def test_a_hostile_answer_leaves_a_status_in_the_row_and_nothing_else(
    endpoint: Endpoint, tmp_path: Path, name: str
) -> None:
    alone = dict(row_of(tmp_path, (CLAIM, PASSAGE), "none"))
    planned, status = HOSTILE[name]
    for field, value in planned.items():
        setattr(endpoint, field, value)
    row = dict(row_of(tmp_path, (CLAIM, PASSAGE)))
    added = row.pop("explanation").removeprefix(alone.pop("explanation"))
    assert row == alone
    assert f"small-model gave no opinion: {status.value}" in added
    assert len(added) < 200
    assert SECRET not in (tmp_path / "verdicts.csv").read_text("utf-8")


def test_what_is_in_a_fence_is_read(endpoint: Endpoint) -> None:
    endpoint.content = f"```json\n{json.dumps(GOOD)}\n```"
    assert judge_of(endpoint).opinions(CLAIM, [PASSAGE])[0].supported == 0.9


def test_an_answer_of_just_the_largest_size_is_read(endpoint: Endpoint) -> None:
    good = json.dumps({"choices": [{"message": {"content": json.dumps(GOOD)}}]}).encode()
    endpoint.body = good + b" " * (LARGEST_ANSWER - len(good))
    assert judge_of(endpoint).opinions(CLAIM, [PASSAGE])[0].supported == 0.9


def test_a_server_that_does_not_answer_is_given_up(endpoint: Endpoint) -> None:
    endpoint.status = 500
    judge, statuses = judge_of(endpoint), []
    for _ in range(5):
        with pytest.raises(NoAnswerError) as failed:
            judge.opinions(CLAIM, [PASSAGE])
        statuses.append(failed.value.status)
    assert statuses == [AnswerStatus.SERVER_ERROR] * 3 + [AnswerStatus.GIVEN_UP] * 2
    assert len(endpoint.asked) == 3


def test_nobody_at_the_address(endpoint: Endpoint) -> None:
    judge = endpoint_of({URL: "http://127.0.0.1:9/v1", MODEL: "m"}, exchange)
    with pytest.raises(NoAnswerError, match="not reached"):
        judge.opinions(CLAIM, [PASSAGE])


# How it is named -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {URL: "http://a.example"},
        {MODEL: "m"},
        {URL: "ftp://a.example", MODEL: "m"},
        {URL: "http://", MODEL: "m"},
        {URL: "http://[", MODEL: "m"},
        {URL: "http://me:pw@a.example", MODEL: "m"},
        {URL: "http://a.example/?key=1", MODEL: "m"},
        {URL: "http://a.example:99999", MODEL: "m"},
        {URL: "http://a.example", MODEL: "m\nx"},
        {URL: "http://a.example", MODEL: "m" * 200},
        {URL: "http://a.example", MODEL: "m", KEY: "two words"},
        {URL: "http://a.example", MODEL: "m", KEY: "鍵"},
    ],
    ids=str,
)
def test_what_the_environment_lacks_is_said_without_what_it_holds(environment: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="CLAIMBOOK_JUDGE_") as failed:
        endpoint_of(environment, exchange)
    assert all(value not in str(failed.value) for name, value in environment.items() if name != MODEL)


def test_a_judge_that_is_not_named_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (URL, KEY, MODEL):
        monkeypatch.delenv(name, raising=False)
    load_judge.cache_clear()
    found = load_judge("endpoint", exchange)
    load_judge.cache_clear()
    assert isinstance(found, Missing)
    assert URL in found.reason


def test_neither_key_nor_address_is_shown(endpoint: Endpoint) -> None:
    shown = repr(judge_of(endpoint))
    assert "small-model" in shown
    assert SECRET not in shown
    assert "127.0.0.1" not in shown
