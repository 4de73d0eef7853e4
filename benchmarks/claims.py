"""Is an article split into the right claims? On tests/golden/claims, baselines beside.

    python benchmarks/claims.py [--errors]

`--errors` lists what went wrong, in the open articles only: the kept ones stay unread by whoever mends the
program, so that their figures show what it does with articles that it was not made for.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from labelled_claims import KEPT, SECOND, Sentence, same_speaker, says, sentences
from measures import measure
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import LeaveOneGroupOut, cross_val_predict
from sklearn.pipeline import make_pipeline

from claimbook.core.labels import Checkability, ClaimType

_NUMBER = re.compile(r"\d|[一二三四五六七八九十百千万]")


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares between 0 and 1."""

    sentences: int
    checkability: float  # macro-F1, by sentence
    claims: int
    claim_type: float  # macro-F1, each labelled claim against the nearest that was made
    attribution: float  # accuracy, likewise
    speaker: float  # accuracy over the claims that have a speaker
    recall: float  # labelled claims that exactly one made claim states, with nothing of its siblings
    surplus: float  # checkable claims that state no labelled one, of all that were made
    standing: float  # claims that name their subject
    resolved: float  # the same over those whose sentence only points to it


def main(arguments: Sequence[str]) -> None:
    everything = sentences()
    if "--errors" in arguments:
        for line in errors([s for s in everything if s.article not in KEPT]):
            print(line)
        return
    print(
        f"{'articles':<9} {'sents':>5} {'check':>6} {'tf-idf':>6} {'number':>6} | {'claims':>6} {'type':>5} "
        f"{'attr':>5} {'speak':>5} {'recall':>6} {'surplus':>7} {'alone':>5} {'resolved':>8}"
    )
    learnt, numbers = by_words(everything), by_numbers(everything)
    for name, belongs in GROUPS.items():
        chosen = [i for i, s in enumerate(everything) if belongs(s)]
        group = [everything[i] for i in chosen]
        f = figures(group)
        baselines = [macro_f1([s.wanted for s in group], [b[i] for i in chosen]) for b in (learnt, numbers)]
        print(
            f"{name:<9} {f.sentences:>5} {f.checkability:>6.2f} {baselines[0]:>6.2f} {baselines[1]:>6.2f} | "
            f"{f.claims:>6} {f.claim_type:>5.2f} {f.attribution:>5.2f} {f.speaker:>5.2f} {f.recall:>6.2f} "
            f"{f.surplus:>7.2f} {f.standing:>5.2f} {f.resolved:>8.2f}"
        )


GROUPS: dict[str, Callable[[Sentence], bool]] = {
    "all": lambda s: True,
    "Japanese": lambda s: s.language == "ja",
    "English": lambda s: s.language == "en",
    "Chinese": lambda s: s.language == "zh",
    "open": lambda s: s.article not in KEPT | SECOND,
    "second": lambda s: s.article in SECOND,
    "kept": lambda s: s.article in KEPT,
}


def figures(group: Sequence[Sentence]) -> Figures:
    pairs = [(s, label, s.nearest(label)) for s in group for label in s.checkable_labels]
    made = [claim for s in group for claim in s.checkable_made]
    named = [(s, label, claim) for s, label, claim in pairs if label.subject]
    pointing = [x for x in named if x[1].pointer or not says(x[0].text, x[1].subject)]
    return Figures(
        sentences=len(group),
        checkability=macro_f1([s.wanted for s in group], [s.given for s in group]),
        claims=len(pairs),
        claim_type=measure(
            [label.claim_type for _, label, _ in pairs],
            [claim.claim_type.value if claim else "" for _, _, claim in pairs],
            [t.value for t in ClaimType],
        ).macro_f1,
        attribution=_share(c is not None and c.attribution == x.attribution for _, x, c in pairs),
        speaker=_share(
            c is not None and same_speaker(x.speaker, c.speaker) for _, x, c in pairs if x.speaker
        ),
        recall=_share(s.is_split_right(x) for s, x, _ in pairs),
        surplus=sum(len(s.unlabelled()) for s in group) / max(len(made), 1),
        standing=_share(c is not None and says(c.claim, x.subject) for _, x, c in named),
        resolved=_share(c is not None and says(c.claim, x.subject) for _, x, c in pointing),
    )


def macro_f1(wanted: Sequence[Checkability], given: Sequence[Checkability]) -> float:
    return measure(wanted, given, list(Checkability)).macro_f1


def by_words(listed: Sequence[Sentence]) -> list[Checkability]:
    """A learnt baseline: TF-IDF of character 1- to 3-grams, each article judged by what the others teach."""
    model = make_pipeline(
        TfidfVectorizer(analyzer="char", ngram_range=(1, 3), min_df=2, sublinear_tf=True),
        LogisticRegression(class_weight="balanced", C=10.0, max_iter=2_000),
    )
    answers = cross_val_predict(
        model,
        [s.text for s in listed],
        [s.wanted.value for s in listed],
        groups=[s.article for s in listed],
        cv=LeaveOneGroupOut(),
    )
    return [Checkability(answer) for answer in answers]


def by_numbers(listed: Sequence[Sentence]) -> list[Checkability]:
    """A baseline of one rule: what has a number is checkable, and the rest is no claim."""
    return [Checkability.CHECKABLE if _NUMBER.search(s.text) else Checkability.NOT_A_CLAIM for s in listed]


def errors(listed: Sequence[Sentence]) -> Iterable[str]:
    """One line an error, by kind, with the sentence it happened in."""
    for s in listed:
        if s.given is not s.wanted:
            yield f"checkability: {s.given.value} for {s.wanted.value} | {s.article} | {s.text}"
        for label in s.checkable_labels:
            claim = s.nearest(label)
            if not s.is_split_right(label):
                yield f"split: wanted {label.claim!r}, got {[m.claim for m in s.made]} | {s.article}"
            if claim is None:
                continue
            if claim.claim_type != label.claim_type:
                yield f"type: {claim.claim_type.value} for {label.claim_type} | {s.article} | {claim.claim}"
            if claim.attribution != label.attribution:
                given = claim.attribution.value
                yield f"attribution: {given} for {label.attribution} | {s.article} | {s.text}"
            if not same_speaker(label.speaker, claim.speaker):
                yield f"speaker: {claim.speaker!r} for {label.speaker!r} | {s.article} | {s.text}"
            if label.subject and not says(claim.claim, label.subject):
                yield f"alone: no {label.subject!r} in {claim.claim!r} | {s.article}"
        for claim in s.unlabelled():
            yield f"surplus: {claim.claim!r} | {s.article} | {s.text}"


def _share(truths: Iterable[bool]) -> float:
    values = list(truths)
    return sum(values) / len(values) if values else 0.0


if __name__ == "__main__":
    main(sys.argv[1:])
