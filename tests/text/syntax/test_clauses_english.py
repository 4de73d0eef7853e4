"""English sentences into statements: what is coordinated, and what is said by the way.

english_statements.csv has a sentence a row and its statements, with " | " between; those that must stay
whole say why.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.text.syntax.clauses_english import english_clauses

with (Path(__file__).parent / "english_statements.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['kind']}-{row['sentence']}" for row in ROWS])
def test_statements_of_a_sentence(row: dict[str, str]) -> None:
    made = [clause.text for clause in english_clauses(row["sentence"])]
    assert made == row["statements"].split(" | ")


@pytest.mark.parametrize(
    ("sentence", "quotes"),
    [
        ("The law bans A1, raises B2 and creates C3.", ["The law bans A1", "raises B2", "creates C3."]),
        ("Ann Berg, who led it, left.", ["Ann Berg, who led it, left.", "led it"]),
        ("It fell to $3m, down 9%, and Acme left.", ["It fell to $3m", "down 9%", "Acme left."]),
        (
            "**Ann Berg**, who led [Amt](http://a.example), left.",
            ["**Ann Berg**, who led [Amt](http://a.example), left.", "led [Amt](http://a.example)"],
        ),
        (
            "The *Amt*,\nfounded in 1990,\nclosed.",
            ["The *Amt*,\nfounded in 1990,\nclosed.", "founded in 1990"],
        ),
        ('He called it "mad" and left the room.', ['He called it "mad"', "left the room."]),
    ],
)
def test_each_statement_has_its_own_words(sentence: str, quotes: list[str]) -> None:
    assert [sentence[clause.start : clause.end] for clause in english_clauses(sentence)] == quotes


WORDS = [
    "The law ",
    "Ann Berg",
    "bans ",
    "led ",
    "was built ",
    "in 1990",
    " said ",
    "'s ",
    "Founded in ",
    "with two ",
]
JOINTS = [
    ", who ",
    ", which ",
    ", the ",
    ", ",
    " and ",
    " but ",
    ", up 6%",
    ";",
    " — ",
    ".",
    "that lasted 4 ",
    "to come",
]
MARKS = ["“", "”", '"', "(", ")", "\x00", "\ud800", " ", "\n", "*"]


@given(st.lists(st.sampled_from([*WORDS, *JOINTS, *MARKS]), max_size=14).map("".join))
def test_statements_lie_inside_their_sentence(sentence: str) -> None:
    clauses = english_clauses(sentence)
    assert clauses
    assert [c.start for c in clauses] == sorted(c.start for c in clauses)
    assert all(0 <= c.start <= c.end <= len(sentence) for c in clauses)
