"""Whole climbs of the ladder, as tests/fakeweb/climbs.toml tells them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claimbook.core.labels import CaptureMethod, Tier
from claimbook.core.model import Document, Source
from claimbook.web.documents import Had
from claimbook.web.ladder import Ladder
from claimbook.web.session import Session
from claimbook.web.snapshots import Store
from fakeweb.answers import PAGE, Answer
from fakeweb.internet import NOON, Internet, running, scenario

CLIMBS = scenario("climbs")["climbs"]
DAY = date(2025, 1, 22)
SAVED = Had(PAGE.encode(), CaptureMethod.PERSON, "2025-02-01T00:00:00Z", name="saved.html")


def sources_of(rows: list[dict[str, str]]) -> list[Source]:
    return [
        Source(row["id"], row["url"], "", "", Tier.PRIMARY, row.get("mirror_of", ""), "", "") for row in rows
    ]


def ladder(internet: Internet, root: Path, **facts: Any) -> Ladder:
    return Ladder(Session(internet.network()), Store(root), **facts)


@pytest.fixture
def plan() -> list[Source]:
    return sources_of([{"id": "plan", "url": "http://a.example/plan"}])


def nothing(source: Source) -> Document | None:
    return None


@pytest.mark.parametrize("climb", CLIMBS, ids=[climb["name"] for climb in CLIMBS])
def test_climbs(climb: dict[str, Any], tmp_path: Path) -> None:
    saved: dict[str, Callable[[], Had]] = {name: lambda: SAVED for name in climb.get("saved", ())}
    with running() as internet:
        internet.load(climb)
        climbing = ladder(internet, tmp_path, day=DAY, saved=saved)
        documents = climbing.climb(sources_of(climb["sources"]), nothing)
        asked = list(internet.asked)
    steps = [f"{rung.source_id} {rung.step} {rung.status}" for rung in climbing.rungs]
    assert steps == climb["steps"], [document.problem for document in documents]
    for row, document in zip(climb["sources"], documents, strict=True):
        assert document.source.source_id == row["id"]
        assert str(document.status or "") == row["status"]
        how = document.capture.how.value if document.capture and document.status == "found" else ""
        assert how == row.get("how", "")
        assert row.get("says", "") in document.problem
        assert document.passages or row["status"] != "found"
    assert not any("secret" in address for address in asked)
    assert len({capture.sha256 for capture in Store(tmp_path).captures()}) <= len(climb["steps"])


def test_names_of_climbs_differ() -> None:
    assert len({climb["name"] for climb in CLIMBS}) == len(CLIMBS)


def test_what_went_over_the_wire_is_kept(tmp_path: Path, plan: list[Source]) -> None:
    with running() as internet:
        internet.add("http://a.example/plan", Answer(302, {"location": "/plan/"}, ""))
        internet.add("http://a.example/plan/", Answer(gzip=True, etag='"v1"'))
        ladder(internet, tmp_path).climb(
            sources_of([{"id": "plan", "url": "http://a.example/plan"}]), nothing
        )
    (record,) = Store(tmp_path).records()
    exchange = record.exchange
    assert exchange is not None
    assert (exchange.requested_url, exchange.redirects) == (
        "http://a.example/plan",
        ("http://a.example/plan",),
    )
    assert (record.capture.final_url, exchange.status_code, exchange.reason) == (
        "http://a.example/plan/",
        200,
        "OK",
    )
    assert ("Etag", '"v1"') in [(name.title(), value) for name, value in exchange.headers]
    assert 0 < exchange.wire_length != record.capture.byte_length


def test_a_page_that_has_not_changed_is_not_sent_again(tmp_path: Path, plan: list[Source]) -> None:
    with running() as internet:
        internet.add("http://a.example/plan", Answer(etag='"v1"'))
        (first,) = ladder(internet, tmp_path).climb(plan, nothing)
        (again,) = ladder(internet, tmp_path).climb(plan, nothing)
        assert internet.headers[1]["If-None-Match"] == '"v1"'
    assert again.capture == first.capture
    assert again.passages == first.passages
    assert "nothing has changed since 2025-03-01T12:00:00Z" in again.problem
    assert len(Store(tmp_path).captures()) == 1


def test_304_without_a_stored_blob_is_fetched_again(tmp_path: Path, plan: list[Source]) -> None:
    with running() as internet:
        internet.add("http://a.example/plan", Answer(etag='"v1"'))
        (first,) = ladder(internet, tmp_path).climb(plan, nothing)
        assert first.capture is not None
        Store(tmp_path).blob_path(first.capture.sha256).unlink()
        (again,) = ladder(internet, tmp_path).climb(plan, nothing)
        assert ["If-None-Match" in headers for headers in internet.headers] == [False, True, False]
    assert again.passages == first.passages
    assert Store(tmp_path).read_blob(first.capture.sha256) == PAGE.encode()


def test_a_page_that_has_changed_is_another_capture(tmp_path: Path, plan: list[Source]) -> None:
    with running() as internet:
        internet.add("http://a.example/plan", Answer(etag='"v1"'))
        ladder(internet, tmp_path).climb(plan, nothing)
        internet.add("http://a.example/plan", Answer(etag='"v2"', body="<p>It will open in June.</p>"))
        (again,) = ladder(internet, tmp_path).climb(plan, nothing)
    assert [passage.quote for passage in again.passages] == ["It will open in June."]
    assert len(Store(tmp_path).captures()) == 2


def test_without_an_articles_day_that_of_the_source_counts(tmp_path: Path) -> None:
    source = Source("plan", "http://a.example/plan", "", "", Tier.PRIMARY, "", "", "2021-05-04")
    with running() as internet:
        for stamp in ("20210501000000", "20250101000000"):
            internet.load({"archive": [{"original": source.url, "timestamp": stamp}]})
        (document,) = ladder(internet, tmp_path).climb([source], nothing)
        assert document.capture is not None
        assert document.capture.captured_at == "2021-05-01T00:00:00Z"
        assert document.capture.archived_url == f"https://web.archive.org/web/20210501000000/{source.url}"
        assert document.capture.final_url == source.url


def test_many_sources_give_the_same_records_in_table_order(tmp_path: Path) -> None:
    rows = [{"id": f"s{n}", "url": f"http://h{n % 7}.example/{n}"} for n in range(20)]
    logs = []
    for name in ("one", "two"):
        with running() as internet:
            for number, row in enumerate(rows):
                internet.add(
                    row["url"], Answer(body=f"<p>Page {number} is here.</p>", delay=0.01 * (number % 3))
                )
            network = replace(internet.network(), now=lambda: NOON, sleep=lambda seconds: None)
            most = 16 if name == "one" else 1
            climbing = Ladder(Session(network), Store(tmp_path / name), most=most)
            documents = climbing.climb(sources_of(rows), nothing)
            assert set(internet.busiest.values()) == {1}
        assert [document.source.source_id for document in documents] == [row["id"] for row in rows]
        assert [rung.source_id for rung in climbing.rungs] == [row["id"] for row in rows]
        logs.append((tmp_path / name / "log.jsonl").read_bytes())
    assert logs[0] == logs[1]
