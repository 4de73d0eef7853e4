"""The labelled articles in tests/golden/claims, and the claims that the program makes of them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from labelled import GOLDEN

from claimbook.core.labels import Checkability
from claimbook.core.model import Claim
from claimbook.stages.claims import claims_of
from claimbook.text.article import read_article

FOLDER = GOLDEN / "claims"
KEPT = frozenset(
    {"en_court", "en_match", "en_results", "en_review"}
    | {"ja_interview", "ja_press", "ja_product", "ja_qa", "zh_museum"}
)
# Written and measured later, then mended by like the open ones.
SECOND = frozenset(
    {"en_budget", "en_clinic", "en_merger", "en_panel", "en_rowing", "en_talk"}
    | {"ja_assembly", "ja_fossil", "ja_founder", "ja_recall", "ja_snow", "ja_theatre", "zh_chip", "zh_diver"}
)
# The label of a sentence is that of its most checkable claim.
MOST_CHECKABLE_FIRST = (
    Checkability.CHECKABLE,
    Checkability.PREDICTION,
    Checkability.OPINION,
    Checkability.QUESTION,
    Checkability.NOT_A_CLAIM,
)
_HONORIFIC = re.compile(r"(?:氏|さん|様|教授|博士|社長|市長|知事|代表)$")


@dataclass(frozen=True, slots=True)
class Label:
    """One labelled claim, as a row of labels.csv; what is not checkable has a checkability alone."""

    claim: str
    checkability: Checkability
    claim_type: str
    speaker: str
    attribution: str
    must_contain: tuple[str, ...]
    must_not_contain: tuple[str, ...]
    subject: str
    pointer: str  # the article's own words for the subject, where they do not stand alone

    def is_in(self, claim: str) -> bool:
        return all(says(claim, words) for words in self.must_contain)

    def is_alone_in(self, claim: str) -> bool:
        """True for a claim that says what this one says and nothing that a sibling says."""
        return self.is_in(claim) and not any(says(claim, words) for words in self.must_not_contain)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article: what is labelled in it, and what the program made of it."""

    article: str
    text: str
    labels: tuple[Label, ...]
    made: tuple[Claim, ...] = ()

    @property
    def language(self) -> str:
        return self.article[:2]

    @property
    def wanted(self) -> Checkability:
        return _most_checkable(label.checkability for label in self.labels)

    @property
    def given(self) -> Checkability:
        """What the program says of the sentence; nothing made of it means that it is not a claim."""
        return _most_checkable(claim.checkability for claim in self.made)

    @property
    def checkable_labels(self) -> tuple[Label, ...]:
        return tuple(x for x in self.labels if x.checkability is Checkability.CHECKABLE)

    @property
    def checkable_made(self) -> tuple[Claim, ...]:
        return tuple(x for x in self.made if x.checkability is Checkability.CHECKABLE)

    def nearest(self, label: Label) -> Claim | None:
        """The claim made of this sentence that shares most with the label; None where nothing was made."""
        return max(
            self.made,
            key=lambda made: (
                sum(says(made.claim, words) for words in label.must_contain),
                -sum(says(made.claim, words) for words in label.must_not_contain),
            ),
            default=None,
        )

    def is_split_right(self, label: Label) -> bool:
        return sum(label.is_alone_in(made.claim) for made in self.made) == 1

    def unlabelled(self) -> list[Claim]:
        """Checkable claims that were made and state no labelled claim, not even among others."""
        labels = self.checkable_labels
        return [made for made in self.checkable_made if not any(x.is_in(made.claim) for x in labels)]


def sentences() -> list[Sentence]:
    """Every labelled sentence, in the order of labels.csv, with the claims that the program makes of it."""
    return [
        s
        for article, listed in groupby(load(), key=lambda s: s.article)
        for s in _split(article, list(listed))
    ]


def load() -> list[Sentence]:
    """The labelled sentences alone, without running the program."""
    with (FOLDER / "labels.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        Sentence(Path(article).stem, text, tuple(_label(row) for row in group))
        for (article, _, text), group in groupby(
            rows, key=lambda row: (row["article"], row["sentence_no"], row["sentence"])
        )
    ]


def article_path(article: str) -> Path:
    return next((FOLDER / "articles").glob(f"{article}.*"))


def spans(text: str, listed: Iterable[Sentence]) -> list[tuple[int, int]]:
    """Where the sentences stand in the article, one after the other.

    Raises:
        ValueError: a sentence does not stand in the text after the one before it.
    """
    found, end = [], 0
    for sentence in listed:
        start = text.index(sentence.text, end)
        end = start + len(sentence.text)
        found.append((start, end))
    return found


def says(claim: str, words: str) -> bool:
    """True when the words stand in the claim, as whole words where they are in Latin script.

    >>> says("It rose by four points.", "Four"), says("fourteen points", "four")
    (True, False)
    """
    left = r"(?<![A-Za-z0-9])" if words[:1].isascii() and words[:1].isalnum() else ""
    right = r"(?![A-Za-z0-9])" if words[-1:].isascii() and words[-1:].isalnum() else ""
    return re.search(left + re.escape(words.casefold()) + right, claim.casefold()) is not None


def same_speaker(wanted: str, given: str) -> bool:
    """True when one name is the other or a part of it: an office beside the name does no harm.

    >>> same_speaker("Petra Lindh", "manager Petra Lindh"), same_speaker("谷岡修", "谷岡氏")
    (True, True)
    """
    wanted, given = (_HONORIFIC.sub("", name) for name in (wanted, given))
    if not wanted or not given:
        return wanted == given
    return says(wanted, given) or says(given, wanted)


def _split(article: str, listed: Sequence[Sentence]) -> list[Sentence]:
    read = read_article(article_path(article))
    places = spans(read.text, listed)
    made: list[list[Claim]] = [[] for _ in listed]
    for claim in claims_of(read):
        shared = [min(end, claim.end) - max(start, claim.start) for start, end in places]
        best = max(range(len(places)), key=shared.__getitem__)
        if shared[best] > 0:
            made[best].append(claim)
    return [replace(s, made=tuple(m)) for s, m in zip(listed, made, strict=True)]


def _label(row: dict[str, str]) -> Label:
    return Label(
        claim=row["claim"],
        checkability=Checkability(row["checkability"]),
        claim_type=row["claim_type"],
        speaker=row["speaker"],
        attribution=row["attribution"],
        must_contain=tuple(filter(None, row["must_contain"].split("|"))),
        must_not_contain=tuple(filter(None, row["must_not_contain"].split("|"))),
        subject=row["subject"],
        pointer=row["pointer"],
    )


def _most_checkable(labels: Iterable[Checkability]) -> Checkability:
    return min(labels, key=MOST_CHECKABLE_FIRST.index, default=Checkability.NOT_A_CLAIM)
