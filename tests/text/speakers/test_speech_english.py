"""Who says an English sentence, what they say, and what the article says itself beside it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.core.labels import Attribution
from claimbook.text.speakers.english_speakers import person_named, speaker_before
from claimbook.text.speakers.speech_english import english_speech, with_double_quotes

REPORTS = [
    (
        "The ferry sank off Varna at 05:45, the coastguard reports.",
        "the coastguard",
        "The ferry sank off Varna at 05:45",
    ),
    (
        "Two men were hurt when a crane fell, police have confirmed.",
        "police",
        "Two men were hurt when a crane fell",
    ),
    ("Profits doubled, the company said on Tuesday.", "the company", "Profits doubled"),
    (
        "Inflation will fall to 2 percent, the central bank expects.",
        "the central bank",
        "Inflation will fall to 2 percent",
    ),
    ("Minister Ida Moe insists that the old dam is safe.", "Minister Ida Moe", "the old dam is safe."),
    (
        "Farmer Jon Dahl tells us the frost will end on Friday.",
        "Farmer Jon Dahl",
        "the frost will end on Friday.",
    ),
    ("The ministry warned the dam could fail.", "The ministry", "the dam could fail."),
    ("The minister told the jury he had never met Korr.", "The minister", "he had never met Korr."),
    (
        "The town’s own count found that 62 percent of shops had shut.",
        "The town’s own count",
        "62 percent of shops had shut.",
    ),
    ("Ms Holm pointed out that the road was open.", "Ms Holm", "the road was open."),
    (
        "Its readers number 1,300, if the publisher is to be believed.",
        "the publisher",
        "Its readers number 1,300",
    ),
    ("The court heard that Korr had opened 31 accounts.", "", "Korr had opened 31 accounts."),
    ("It is reported that the mine will close in May.", "", "the mine will close in May."),
    ("The plan, said Ada Holm, is dead.", "Ada Holm", "The plan, said Ada Holm, is dead."),
    ("Acme denies that it dumped waste.", "Acme", "Acme denies that it dumped waste."),
    ("A person close to Acme said talks had begun.", "A person close to Acme", "talks had begun."),
    ("She said that it was late and closed the shop.", "", "She said that it was late and closed the shop."),
    ("The law states that shops must close at ten.", "The law", "shops must close at ten."),
]
QUOTES = [
    ("“It is over,” Ms Holm told the BBC on Monday.", "Ms Holm"),
    ('He described the ruling as "a disaster for farmers".', ""),
    ('Mayor Ada Holm called the vote "a late but honest repair".', "Mayor Ada Holm"),
    ('"Bits of it have come off twice," Jon Dahl told me, "and one of them hit a dog."', "Jon Dahl"),
    ('"Never," the mayor joked at the opening.', "the mayor"),
    ('"I trusted him," said one of the victims, Rosa Field, 71.', "Rosa Field"),
    ('"Will it last?" asked Ms Holm.', "Ms Holm"),
    ("In a statement, Acme said: “We regret it.”", "Acme"),
    ("‘It’s over,’ said Ada Holm.", "Ada Holm"),
]
BESIDE = [
    (
        '"We did not expect that," says Dr Ida Moe, who led the trial.',
        "Dr Ida Moe",
        '"We did not expect that," says Dr Ida Moe.',
        ["Dr Ida Moe led the trial."],
    ),
    (
        '"We will fight it," said Per Lund, the member for Varna.',
        "Per Lund",
        '"We will fight it," said Per Lund.',
        ["Per Lund is the member for Varna."],
    ),
    (
        "Builders from Dorn & Co, who have run the pier for years and charge £90 a visit, say it may last.",
        "Builders from Dorn & Co",
        "",
        [
            "Builders from Dorn & Co have run the pier for years.",
            "Builders from Dorn & Co charge £90 a visit.",
        ],
    ),
    (
        "The minister, Ada Holm, told reporters on Monday that the plan was dead.",
        "Ada Holm",
        "",
        ["Ada Holm is the minister."],
    ),
    (
        'The judge jailed him for six years and called the fraud "cold and cruel".',
        "The judge",
        'The judge called the fraud "cold and cruel".',
        ["The judge jailed him for six years."],
    ),
    (
        "Neither firm commented, but the union said talks had begun.",
        "The union",
        "",
        ["Neither firm commented."],
    ),
    ("Acme said it sold the unit to Widget, which makes lifts.", "Acme", "", []),
]
OWN_VOICE = [
    "I wrote it in the log.",
    "She wrote a letter to the mayor in May.",
    "He added two chairs to the table in the hall.",
    "She did not say how she had come to that figure.",
    "The mayor refused to say when the bridge would open.",
    "The findings suggest that the paint slows mould.",
    "The data show that rents rose.",
    "The ministry noted the rise in prices.",
    "He found the keys and left the house.",
    "The regulator confirmed the fine.",
    "The minister said nothing.",
    "The app is called “find my friends”.",
    "Critics have called the plan reckless.",
    '"Stargate" is a project.',
    "Ann Berg, who wrote the report, resigned.",
]


@pytest.mark.parametrize(("sentence", "speaker", "body"), REPORTS, ids=[case[0] for case in REPORTS])
def test_reports(sentence: str, speaker: str, body: str) -> None:
    found = english_speech(sentence)
    assert found is not None
    assert (found.attribution, found.speaker) == (Attribution.REPORTED, speaker)
    assert sentence[found.body_start : found.body_end] == body


@pytest.mark.parametrize(("sentence", "speaker"), QUOTES, ids=[case[0] for case in QUOTES])
def test_quotes(sentence: str, speaker: str) -> None:
    found = english_speech(sentence)
    assert found is not None
    assert (found.attribution, found.speaker) == (Attribution.DIRECT_QUOTE, speaker)


@pytest.mark.parametrize(("sentence", "speaker", "claim", "beside"), BESIDE, ids=[case[0] for case in BESIDE])
def test_a_fact_beside_speech_is_the_articles_own(
    sentence: str, speaker: str, claim: str, beside: list[str]
) -> None:
    found = english_speech(sentence)
    assert found is not None
    assert (found.speaker, found.claim) == (speaker, claim)
    assert [clause.text for clause in found.beside] == beside


@pytest.mark.parametrize("sentence", OWN_VOICE)
def test_own_voice(sentence: str) -> None:
    assert english_speech(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "pronoun"),
    [("“Yes,” he said.", "he"), ("She told us that it was late.", "She"), ("Ms Holm said it was late.", "")],
)
def test_a_pronoun_is_no_speaker(sentence: str, pronoun: str) -> None:
    found = english_speech(sentence)
    assert found is not None
    assert found.pronoun == pronoun
    assert bool(found.speaker) is not bool(pronoun)


@pytest.mark.parametrize(
    ("sentence", "person"),
    [
        ("Minister Ida Moe insists that the dam is safe.", "Minister Ida Moe"),
        ("Farmer Jon Dahl of the Field Union tells us the frost will end.", "Farmer Jon Dahl"),
        ("“Yes, it is,” said Ada Holm, the owner.", "Ada Holm"),
        ("Ada Holm, who led it, left.", "Ada Holm"),
        ("Ada Holm met Karl Fink.", ""),
        ("Grid operator Sable Power says it is out.", ""),
        ("Sable Power says it is out.", ""),
        ("Storm Odile reached Cape Rennick.", ""),
        ("The Weather Centre said so.", ""),
        ("Trains between Varna and Bonn Bay are late.", ""),
        ("", ""),
    ],
)
def test_person_named(sentence: str, person: str) -> None:
    assert person_named(sentence) == person


@pytest.mark.parametrize(
    ("pronoun", "sentences", "person"),
    [
        ("she", ["“Yes,” said Ada Holm."], "Ada Holm"),
        ("he", ["Coach Jon Dahl said it was late.", "“We lost,” he said."], "Coach Jon Dahl"),
        ("he", ["Coach Jon Dahl said it was late.", "It rained."], ""),
        ("he", ["Coach Jon Dahl was sacked.", "It rained.", "Dahl left at noon."], "Coach Jon Dahl"),
        ("he", ["Jon Dahl, 47, was jailed.", "He had denied it."], "Jon Dahl"),
        ("he", ["Jon Dahl, 47, was jailed.", "She had denied it."], ""),
        ("he", ["Coach Jon Dahl and Judge Ada Moe met.", "Dahl left with Moe."], ""),
        ("he", ["Veldt Gears closed its plant.", "Veldt sold it."], ""),
        ("he", ["Jon Dahl met Karl Fink."], ""),
        ("they", ["“Yes,” said Ada Holm."], ""),
        ("he", [], ""),
    ],
)
def test_speaker_before(pronoun: str, sentences: list[str], person: str) -> None:
    assert speaker_before(pronoun, sentences) == person


@given(st.text(alphabet="ab’'‘“” ,.", max_size=40))
def test_double_quotes_keep_every_place(sentence: str) -> None:
    assert len(with_double_quotes(sentence)) == len(sentence)


WORDS = [
    "Ann Berg",
    "the law ",
    " said ",
    "told us ",
    "he ",
    "that ",
    "it was late",
    "and ",
    "called it ",
    "not ",
]
MARKS = ["“", "”", '"', ", who led it, ", ", ", ".", "according to ", "\x00", "\ud800", " "]


@given(st.lists(st.sampled_from([*WORDS, *MARKS]), max_size=14).map("".join))
def test_speech_lies_inside_its_sentence(sentence: str) -> None:
    found = english_speech(sentence)
    if found is not None:
        assert 0 <= found.body_start <= found.body_end <= len(sentence)
        assert all(0 <= c.start <= c.end <= len(sentence) for c in found.beside)
