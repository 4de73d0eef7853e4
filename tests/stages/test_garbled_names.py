"""Garbled names become proposals in names.csv, and nothing but a person makes them hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimbook.core.names_table import Standing, read_names
from claimbook.core.workspace import Run, Workspace, open_run
from claimbook.matching.aliases import load_aliases
from claimbook.stages.claims import Split, split_article
from claimbook.web.answers import Fetched
from claimbook.web.documents import capture_source
from claimbook.web.page_bytes import as_had
from claimbook.web.snapshots import Store
from claimbook.web.source_list import read_sources

ARTICLE = (
    "ハルデム・モータースがポルトに工場\n\nリンドグヴィスト氏は月曜日、ハルデム・モータースの工場を開いた。\n"
)
PAGE = (
    "<title>Halden Motors</title>"
    "<p>The plant of Halden Motors in Porto was opened by Peter Lindqvist on Monday.</p>"
)
SOURCES = (
    "source_id,url,title,publisher,tier,mirror_of,language,published,note\n"
    "halden,https://halden.example/porto,,,primary,,en,,\n"
)
SHIPPED = Path(__file__).parents[2]


def _case(root: Path, article: str = ARTICLE, offline: bool = False) -> Run:
    space = Workspace(root)
    space.case_claims("porto").mkdir(parents=True)
    (space.case_claims("porto") / "article.txt").write_text(article, encoding="utf-8")
    space.offline_pages("porto").mkdir(parents=True)
    space.sources_csv("porto").write_text(SOURCES, encoding="utf-8")
    if offline:
        (space.offline_pages("porto") / "page.html").write_text(PAGE, encoding="utf-8")
        (space.offline_pages("porto") / "captures.csv").write_text(
            "source_id,file,how,captured_at,note\nhalden,page.html,person,2025-01-01T00:00:00Z,\n",
            encoding="utf-8",
        )
    return open_run("porto", root=str(root))


def _proposed(split: Split) -> dict[str, str]:
    return {row.name: row.canonical for row in split.proposed}


MEANT = {"ハルデム・モータース": "Halden Motors", "リンドグヴィスト": "Peter Lindqvist"}


def test_names_of_pages_that_ship_with_the_case_are_proposed(tmp_path: Path) -> None:
    run = _case(tmp_path, offline=True)
    split = split_article(run)
    assert _proposed(split) == MEANT
    assert (
        "a name to confirm in names.csv: リンドグヴィスト = Peter Lindqvist? (they sound nearly the same)"
        in str(split)
    )
    table = run.workspace.names_csv("porto")
    assert {row.standing for row in read_names(table)} == {Standing.PROPOSED}
    assert load_aliases(table).canonical("リンドグヴィスト") is None


def test_without_a_page_nothing_is_proposed_until_one_is_captured(tmp_path: Path) -> None:
    run = _case(tmp_path)
    assert _proposed(split_article(run)) == {}
    assert not run.workspace.names_csv("porto").exists()
    url = "https://halden.example/porto"
    answer = Fetched(url, url, 200, {}, PAGE.encode(), "text/html", "utf-8", (), "2025-01-01T00:00:00Z")
    (source,) = read_sources(run.workspace.sources_csv("porto"))
    capture_source(Store(run.workspace.store), source, as_had(answer))
    assert _proposed(split_article(run)) == MEANT


def test_a_second_split_adds_nothing(tmp_path: Path) -> None:
    run = _case(tmp_path, offline=True)
    split_article(run)
    before = run.workspace.names_csv("porto").read_bytes()
    assert split_article(run).proposed == ()
    assert run.workspace.names_csv("porto").read_bytes() == before


@pytest.mark.parametrize(
    ("word", "standing", "canonical"),
    [("", Standing.CONFIRMED, "Peter Lindqvist"), ("rejected:", Standing.REJECTED, None)],
    ids=["confirmed", "rejected"],
)
def test_what_a_person_decides_stays(
    tmp_path: Path, word: str, standing: Standing, canonical: str | None
) -> None:
    run = _case(tmp_path, offline=True)
    split_article(run)
    table = run.workspace.names_csv("porto")
    table.write_text(table.read_text(encoding="utf-8").replace("proposed:", word), encoding="utf-8")
    before = table.read_bytes()
    assert split_article(run).proposed == ()
    assert table.read_bytes() == before
    assert {row.standing for row in read_names(table)} == {standing}
    assert load_aliases(table).canonical("リンドグヴィスト") == canonical


def test_a_persons_names_are_kept_and_looked_among(tmp_path: Path) -> None:
    run = _case(tmp_path)
    table = run.workspace.names_csv("porto")
    before = "name,canonical,language,note\nリンドクビスト,Lindqvist,ja,mine\n"
    table.write_text(before, encoding="utf-8")
    assert _proposed(split_article(run)) == {"リンドグヴィスト": "Lindqvist"}
    assert table.read_text(encoding="utf-8").startswith(before)


def test_a_table_without_notes_gets_no_proposals(tmp_path: Path) -> None:
    run = _case(tmp_path, offline=True)
    run.workspace.names_csv("porto").write_text("name,canonical\nX,Y\n", encoding="utf-8")
    assert split_article(run).proposed == ()


@pytest.mark.parametrize(
    "broken", ["source_id\n", 'source_id,file\nhalden,../../secret\nhalden,"gone.html"\n']
)
def test_a_page_that_cannot_be_read_stops_nothing(tmp_path: Path, broken: str) -> None:
    run = _case(tmp_path, offline=True)
    (run.workspace.offline_pages("porto") / "captures.csv").write_text(broken, encoding="utf-8")
    assert split_article(run).proposed == ()


def test_without_sources_well_known_artefacts_are_proposed(tmp_path: Path) -> None:
    article = "新しい計画\n\nOpenAIのウルトラマンCEOは、砂漠に工場を建てると述べた。\n"
    run = _case(tmp_path, article)
    run.workspace.sources_csv("porto").unlink()
    (row,) = split_article(run).proposed
    assert (row.name, row.canonical, row.language) == ("ウルトラマン", "Sam Altman", "ja")
    assert row.note.startswith("proposed: both are written 奥特曼 in Chinese; ")


def test_the_shipped_case_asks_who_ultraman_is(tmp_path: Path) -> None:
    space = Workspace(tmp_path)
    for kind in ("claims", "sources"):
        for path in sorted((SHIPPED / kind / "stargate").rglob("*.*")):
            copy = tmp_path / path.relative_to(SHIPPED)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
    table = space.names_csv("stargate")
    rows = table.read_text(encoding="utf-8").splitlines(keepends=True)
    table.write_text("".join(row for row in rows if not row.startswith("ウルトラマン")), encoding="utf-8")
    split = split_article(open_run("stargate", root=str(tmp_path)))
    assert _proposed(split) == {"ウルトラマン": "Sam Altman"}
