from __future__ import annotations

from pathlib import Path

import pytest

from claimbook.core.errors import TableError
from claimbook.core.labels import Tier
from claimbook.web.source_list import read_sources

HEAD = "source_id,url,title,publisher,tier,mirror_of,language,published,note\n"


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "sources.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_reads_in_file_order(tmp_path: Path) -> None:
    path = write(tmp_path, HEAD + "b,https://b.example,B,,Mirror,a,EN,2025-01-22,\na, ,A,,primary,,,,NA\n")
    b, a = read_sources(path)
    assert (b.source_id, b.tier, b.mirror_of, b.language) == ("b", Tier.MIRROR, "a", "en")
    assert (a.url, a.tier, a.note) == ("", Tier.PRIMARY, "NA")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("source_id,url\na,x\n", "lacks the columns title", id="column"),
        pytest.param(
            HEAD + "a,,,,primary,,,,\na,,,,primary,,,,\n", "'a' stands in rows 2, 3", id="repeated id"
        ),
        pytest.param(HEAD + ",,,,primary,,,,\n", "empty in row 2", id="empty id"),
        pytest.param(HEAD + "a,,,,main,,,,\n", "tier 'main'", id="tier"),
        pytest.param(HEAD + "a,,,,mirror,b,,,\n", "mirrors 'b'", id="unknown original"),
        pytest.param(HEAD + "a,,,,mirror,a,,,\n", "mirrors itself", id="its own mirror"),
        pytest.param(HEAD + "a,,,,mirror,b,,,\nb,,,,mirror,a,,,\n", "mirrors itself", id="circle"),
        pytest.param("", "is empty", id="empty file"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(TableError, match=message):
        read_sources(write(tmp_path, text))


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="does not exist"):
        read_sources(tmp_path / "sources.csv")
