"""How far people who decided independently agree: Cohen's kappa and Krippendorff's alpha."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from claimbook.core.decisions import claim_hash
from claimbook.core.labels import Verdict
from claimbook.core.reviews import Review


@dataclass(frozen=True, slots=True)
class PairAgreement:
    """Two people over the claims that both decided; `kappa` is None where chance alone explains all."""

    reviewers: tuple[str, str]
    claims: int
    agreed: int
    kappa: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """Everybody who decided; `alpha` is over all claims that at least two people decided."""

    pairs: tuple[PairAgreement, ...]
    claims: int
    alpha: float | None


def agreement(reviews: Iterable[Review]) -> Agreement:
    """Agreement on verdicts, by the first verdict that each person gave of a claim as it now reads.

    The first one, because from then on the person sees what others decided and is no longer blind to it.

    Sources: Cohen (1960), A coefficient of agreement for nominal scales; Krippendorff (2011), Computing
    Krippendorff's alpha-reliability.
    """
    firsts = [first_verdicts(review) for review in reviews]
    shared = [first for first in firsts if len(first) > 1]
    people = sorted({reviewer for first in shared for reviewer in first})
    pairs = tuple(pair for a, b in combinations(people, 2) if (pair := _pair(a, b, shared)) is not None)
    return Agreement(pairs, len(shared), _alpha(shared))


def first_verdicts(review: Review) -> dict[str, Verdict]:
    """The first verdict of each person of the claim as the newest decision has it."""
    if not review.decided:
        return {}
    words = claim_hash(review.decided[-1].claim)
    first: dict[str, Verdict] = {}
    still = {position.reviewer for position in review.decided}
    for decision in review.history:
        verdict = decision.after.verdict
        if verdict is not None and decision.reviewer in still and claim_hash(decision.claim) == words:
            first.setdefault(decision.reviewer, verdict)
    return first


def _pair(one: str, other: str, shared: list[dict[str, Verdict]]) -> PairAgreement | None:
    both = [(first[one], first[other]) for first in shared if one in first and other in first]
    if not both:
        return None
    agreed = sum(a is b for a, b in both)
    return PairAgreement((one, other), len(both), agreed, _kappa(both))


def _kappa(both: list[tuple[Verdict, Verdict]]) -> float | None:
    if len({verdict for pair in both for verdict in pair}) < 2:
        return None  # all the same: the coefficient is not defined
    from sklearn.metrics import (
        cohen_kappa_score,
    )  # only where there are two people: it takes a second to load

    kappa = float(cohen_kappa_score([a.value for a, _ in both], [b.value for _, b in both]))
    return None if math.isnan(kappa) else round(kappa, 3)


def _alpha(shared: list[dict[str, Verdict]]) -> float | None:
    if len({verdict for first in shared for verdict in first.values()}) < 2:
        return None
    from nltk.metrics import binary_distance
    from nltk.metrics.agreement import AnnotationTask

    given = [
        (reviewer, str(number), verdict.value)
        for number, first in enumerate(shared)
        for reviewer, verdict in first.items()
    ]
    return round(float(AnnotationTask(data=given, distance=binary_distance).alpha()), 3)
