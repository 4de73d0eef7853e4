"""The article with its claims marked: every word, every mark at its place, nothing but escaped text."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.core.claims_table import NOWHERE, read_claims, write_claims
from claimbook.core.labels import Attribution, Checkability, ClaimType, RowStatus
from claimbook.core.model import Claim
from claimbook.core.workspace import Run
from claimbook.stages.article_view import Look, Mark, lay_out, show_article
from claimbook.stages.claims import split_article

LOOK = Look("checkable", "●", "solid", "#000")


def _mark(start: int, end: int, text: str) -> Mark:
    claim = Claim(
        f"c{start}-{end}", 1, start, end, text[start:end], "said", ClaimType.EVENT, Checkability.CHECKABLE,
        "", Attribution.OWN_VOICE, RowStatus.SPLIT,
    )  # fmt: skip
    return Mark(claim, LOOK)


@given(
    text=st.text(alphabet="ab \n", min_size=1, max_size=40),
    places=st.lists(st.tuples(st.integers(0, 39), st.integers(1, 12)), max_size=6),
)
def test_the_words_stay_and_each_has_the_marks_that_cover_it(
    text: str, places: list[tuple[int, int]]
) -> None:
    marks = [_mark(a, min(a + n, len(text)), text) for a, n in places if a < len(text)]
    paragraphs = list(lay_out(text, marks))
    lines = [line for line in text.split("\n") if line.strip()]
    assert ["".join(s.text for s in paragraph.segments) for paragraph in paragraphs] == lines
    starts = [m.start() for m in re.finditer(r"^.*\S.*$", text, re.MULTILINE)]
    for start, paragraph in zip(starts, paragraphs, strict=True):
        at = start
        for segment in paragraph.segments:
            over = sorted(m.claim.claim_id for m in marks if m.claim.start <= at < m.claim.end)
            assert sorted(m.claim.claim_id for m in segment.marks) == over
            at += len(segment.text)


def _seen(html: str) -> str:
    """What a reader sees of a page; the joiner that holds a sign to its words is not seen."""
    return unescape(re.sub(r"<[^>]*>", "", html)).replace("\u2060", "")


def test_every_kind_is_told_by_its_name_and_sign(small_run: Run) -> None:
    split_article(small_run)
    shown = show_article(small_run)
    assert repr(shown) == "<6 statements, 3 of them checkable>"
    seen = _seen(shown.html)
    for look in ("●checkable 3", "◇opinion 1", "?question 1", "not a claim 1"):
        assert look in seen
    assert "●Halden Motors opened a plant in Porto in 2021." in seen
    assert 'title="c' in shown.html
    assert "kind: checkable, " in seen


@pytest.mark.parametrize(
    "poison", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "&lt;b&gt;"]
)
def test_every_word_is_escaped(small_run: Run, poison: str) -> None:
    path = small_run.workspace.article("porto")
    path.write_text(
        f"{poison} opened a plant in 2021.\n\n{path.read_text(encoding='utf-8')}", encoding="utf-8"
    )
    split_article(small_run)
    table = small_run.workspace.claims_csv("porto")
    write_claims(table, [replace(c, speaker=poison, note=poison) for c in read_claims(table)])
    html = show_article(small_run).html
    assert "<script" not in html
    assert "<img" not in html
    assert poison in _seen(html)


def test_rows_that_stand_nowhere_are_listed_and_dropped_ones_struck(small_run: Run) -> None:
    claims = list(split_article(small_run))
    claims[1] = replace(claims[1], status=RowStatus.DROPPED)
    claims.append(replace(claims[2], claim_id="mine", claim="Mine.", quote="", start=NOWHERE, end=NOWHERE))
    claims[3] = replace(claims[3], start=0, end=3)  # not where the quote stands
    write_claims(small_run.workspace.claims_csv("porto"), claims)
    html = show_article(small_run).html
    assert "2 rows stand nowhere in the article" in html
    assert "claim: Mine." in _seen(html)
    assert "line-through" in html
    assert "✕dropped 1" in _seen(html)


def test_a_long_article_folds_and_a_huge_one_is_cut(small_run: Run) -> None:
    path = small_run.workspace.article("porto")
    path.write_text("Halden opened a plant in 2021.\n\n" * 12_000, encoding="utf-8")
    write_claims(small_run.workspace.claims_csv("porto"), [])
    html = show_article(small_run).html
    assert "Paragraphs 201 to 400" in html
    assert "more characters are in article.txt" in html


def test_a_japanese_article_says_its_language(small_run: Run) -> None:
    path = small_run.workspace.article("porto")
    path.write_text(
        "工場が開業\n\nハルデン社は2021年に工場を開いた。費用は4億3000万ユーロだった。\n", encoding="utf-8"
    )
    split_article(small_run)
    html = show_article(small_run).html
    assert '<div lang="ja"' in html
    assert "●ハルデン社は2021年に工場を開いた。" in _seen(html)
