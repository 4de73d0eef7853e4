"""The words of the desk in English and Japanese; the browser has both, and shows one."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from claimbook.core.labels import (
    Attribution,
    CaptureMethod,
    Checkability,
    ClaimType,
    FactKind,
    Level,
    Rating,
    ReasonCode,
    Tier,
    Verdict,
)
from claimbook.core.tables import read_rows
from claimbook.stages.report_words import Words

_LABELS: tuple[type[StrEnum], ...] = (
    Verdict,
    Checkability,
    ReasonCode,
    FactKind,
    Level,
    Tier,
    Attribution,
    ClaimType,
)
# The ratings are Japanese words; what each means for a reader of English.
_RATINGS = {
    Rating.ACCURATE: "accurate",
    Rating.MOSTLY_ACCURATE: "mostly accurate",
    Rating.MISLEADING: "misleading",
    Rating.INACCURATE: "inaccurate",
    Rating.UNFOUNDED: "unfounded",
    Rating.FALSE: "false",
    Rating.FABRICATED: "fabricated",
    Rating.PENDING: "pending",
    Rating.OUT_OF_SCOPE: "outside fact-checking",
}


def interface_words() -> dict[str, dict[str, str]]:
    """Every word of the desk by language and key; a label of a table stands under `label: ` and itself.

    Words in braces are filled in by the browser.
    """
    rows = read_rows(Path(__file__).with_name("words.csv"), ("key", "en", "ja"), "key")
    words = {language: {row["key"]: row[language] for row in rows} for language in ("en", "ja")}
    for language, found in words.items():
        report = Words(language)
        for labels in _LABELS:
            found |= {f"label: {label.value}": report.label(label.value) for label in labels}
        found |= {f"how: {method.value}": report.how(method.value) for method in CaptureMethod}
        found |= {
            f"label: {rating.value}": rating.value if language == "ja" else f"{rating.value} {meaning}"
            for rating, meaning in _RATINGS.items()
        }
    return words


def suggested_rating(verdict: Verdict | None, is_aside: bool) -> Rating | None:
    """What the verdict suggests; never more than a hint, and never that somebody meant to deceive."""
    if is_aside:
        return Rating.OUT_OF_SCOPE
    return (
        {
            Verdict.SUPPORTED: Rating.ACCURATE,
            Verdict.REFUTED: Rating.FALSE,
            Verdict.NOT_ENOUGH: Rating.UNFOUNDED,
            Verdict.CONFLICTING: Rating.MISLEADING,
        }.get(verdict)
        if verdict
        else None
    )
