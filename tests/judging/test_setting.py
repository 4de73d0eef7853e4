"""What a page is about where its sentences leave that unsaid."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimbook.core.labels import FactKind, Level
from claimbook.core.settings import DEFAULTS
from claimbook.judging.comparison import compare
from claimbook.judging.reading import read
from claimbook.judging.setting import setting_of
from claimbook.matching.aliases import load_aliases
from claimbook.web.documents import read_location

PAGE = """Redmoor United publish results for 2024

Redmoor United won the league on Sunday. In Dorran, Redmoor was cheered by 4,000 people.

Profit rose to 12 million euros.

In 2023, profit was 9 million euros.
"""


@pytest.mark.parametrize(
    ("claim", "passage", "kind", "level"),
    [
        ("Redmoor United was cheered by 4,000 people.", "In Dorran", FactKind.NAME, Level.EQUAL),
        ("Profit rose to 12 million euros in 2024.", "Profit", FactKind.TIME, Level.COMPATIBLE),
        ("In 2024, profit was 9 million euros.", "In 2023", FactKind.TIME, Level.DIFFERENT),
    ],
    ids=["short form", "the year of the heading", "a year of its own"],
)
def test_what_a_page_is_about(tmp_path: Path, claim: str, passage: str, kind: FactKind, level: Level) -> None:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    document = read_location(str(path), DEFAULTS)
    aliases = load_aliases(None)
    found = next(p for p in document.passages if p.quote.startswith(passage))
    compared = compare(
        read(claim, "en", aliases),
        read(found.quote, "en", aliases),
        setting_of(found, document, aliases),
        aliases,
    )
    assert [r.level for r in compared.rows if r.kind is kind and r.claim_start >= 0] == [level]
