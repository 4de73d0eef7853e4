"""The report's extras: what has changed, where the verdicts stand, and what is unsettled and why."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from changing_case import CORRECTED, COST, SHORTENED, new_case, run_once
from claimbook.core.tables import SOURCES, read_csv, write_table
from claimbook.core.workspace import Run
from small_case import ARTICLE


def page_of(run: Run) -> BeautifulSoup:
    return BeautifulSoup((run.folder / "report.html").read_text(encoding="utf-8"), "lxml")


def card_of(page: BeautifulSoup, claim: str) -> BeautifulSoup:
    (card,) = [card for card in page.select("article.card") if card.h3.get_text().endswith(claim)]
    return card


def test_a_changed_page_is_shown_with_what_went_and_what_came(tmp_path: Path) -> None:
    space = new_case(tmp_path)
    first = run_once(space, "r1")
    assert page_of(first).select("del, ins, .change") == []
    page = page_of(run_once(space, "r2", CORRECTED, "2025-02-01"))
    card = card_of(page, COST)
    assert card.select_one(".change").get_text() == "The plant in Porto cost 340430 million euros."
    assert (card.select_one("del").get_text(), card.select_one("ins").get_text()) == ("340", "430")
    assert "it was Refuted when the page was captured on 2025-01-01" in card.get_text()
    assert [COST in item.get_text() for item in page.select("#findings ~ h3 + ul li")] == [True]


def test_a_sentence_that_is_gone_is_struck_out(tmp_path: Path) -> None:
    space = new_case(tmp_path)
    run_once(space, "r1")
    card = card_of(page_of(run_once(space, "r2", SHORTENED, "2025-02-01")), COST)
    assert card.select_one("del").get_text() == "The plant in Porto cost 340 million euros."


def test_the_verdicts_stand_along_the_article(tmp_path: Path) -> None:
    page = page_of(run_once(new_case(tmp_path), "r1"))
    ticks = {rect.title.get_text(): rect["x"] for rect in page.select(".along rect")}
    cost = next(n for n, card in enumerate(page.select("article.card"), 1) if COST in card.h3.get_text())
    assert ticks[str(cost)] == f"{round(100 * ARTICLE.index(COST) / len(ARTICLE), 2)}%"
    assert {a["href"] for a in page.select(".along a")} <= {f"#{c['id']}" for c in page.select("article")}


def test_what_is_unsettled_is_told_by_its_reason(tmp_path: Path) -> None:
    page = page_of(run_once(new_case(tmp_path), "r1"))
    told = page.select_one("#not-checked ~ table").get_text(" ", strip=True)
    unsettled = [card["id"] for card in page.select("article.card.unsettled")]
    assert unsettled
    assert all(name.removeprefix("claim-") in told for name in unsettled)


@pytest.mark.parametrize(
    "address",
    ["https://halden.example/p?token=hush5ecret", "https://me:hush5ecret@halden.example/p"],
    ids=["token", "password"],
)
def test_no_secret_of_an_address_is_in_the_report(address: str, tmp_path: Path) -> None:
    space = new_case(tmp_path)
    table = read_csv(space.sources_csv("porto"), SOURCES)
    write_table(space.sources_csv("porto"), table.columns, [table.rows[0] | {"url": address}])
    run = run_once(space, "r1")
    for name in ("report.html", "verdicts.excel.csv"):
        assert "hush5ecret" not in (run.folder / name).read_text(encoding="utf-8")
