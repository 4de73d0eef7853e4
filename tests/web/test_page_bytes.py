from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from claimbook.core.errors import SourceError, UsageError
from claimbook.core.labels import CaptureMethod, EvidenceStatus
from claimbook.core.settings import DEFAULTS, Settings
from claimbook.web.page_bytes import fitting_suffix, had_at
from claimbook.web.session import Fetched, fetch
from fakeweb.answers import PAGE, Answer
from fakeweb.internet import Internet

PLAN = "http://a.example/news/plan"


def nobody(url: str, settings: Settings) -> Fetched:
    raise AssertionError(f"{url} was fetched")


@pytest.mark.parametrize(
    ("name", "content", "suffix"),
    [
        ("a.html", PAGE.encode(), ".html"),
        ("a.md", b"# Plan", ".md"),
        ("a", b"Plan.", ".txt"),
        ("a.htm", PAGE.encode(), ".htm"),
        ("a.docx", b"PK\x03\x04", ".docx"),
        ("a.bin", b"%PDF-1.4", ".pdf"),
    ],
)
def test_a_file_with_a_fitting_suffix(tmp_path: Path, name: str, content: bytes, suffix: str) -> None:
    (tmp_path / name).write_bytes(content)
    had = had_at(str(tmp_path / name), DEFAULTS, nobody)
    assert (had.content, fitting_suffix(had)) == (content, suffix)
    assert (had.how, had.final_url, had.name) == (CaptureMethod.PERSON, "", name)


@pytest.mark.parametrize(
    ("path", "content_type", "suffix"),
    [
        ("plan", "text/html", ".html"),
        ("plan.htm?x=.pdf", "text/html", ".htm"),
        ("plan.md", "text/markdown", ".md"),
        ("plan.txt", "text/plain", ".txt"),
        ("plan.pdf", "text/html; charset=utf-8", ".html"),
    ],
)
def test_an_address_with_a_fitting_suffix(
    internet: Internet, path: str, content_type: str, suffix: str
) -> None:
    body = PAGE if suffix in (".html", ".htm") else "The plant will open in May."
    url = internet.add(
        f"http://a.example/news/{path}", Answer(headers={"content-type": content_type}, body=body)
    )
    had = had_at(url, DEFAULTS, partial(fetch, network=internet.network()))
    assert (had.content.decode(), fitting_suffix(had), had.final_url) == (body, suffix, url)


def test_an_address_that_cannot_be_had(internet: Internet) -> None:
    internet.add(PLAN, Answer(403))
    with pytest.raises(SourceError) as caught:
        had_at(PLAN, DEFAULTS, partial(fetch, network=internet.network()))
    assert caught.value.status is EvidenceStatus.BLOCKED


@pytest.mark.parametrize(
    "location", ["gone.html", "", ".", "a\0b", "x" * 5_000, "file:///etc/hostname", "ftp://a.example"]
)
def test_a_location_that_is_none(location: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError):
        had_at(location, DEFAULTS, nobody)
