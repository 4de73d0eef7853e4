"""Names under one canonical name: the world's, and those a person adds."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimbook.core.errors import TableError
from claimbook.matching.aliases import load_aliases
from claimbook.matching.naming import NameLevel, match_names
from claimbook.text.entities.names import NameKind

WORLD = load_aliases(None)


def test_known_names_have_kinds_and_other_scripts() -> None:
    assert WORLD.kind("マイクロソフト") is NameKind.ORGANISATION
    assert WORLD.kind("テキサス州") is NameKind.PLACE
    assert WORLD.kind("プーチン") is NameKind.PERSON
    assert WORLD.kind("誰も知らない名前") is NameKind.UNKNOWN
    assert {"微软", "微軟", "マイクロソフト", "Microsoft"} <= set(WORLD.surfaces)


def _names_csv(folder: Path, *rows: str) -> Path:
    path = folder / "names.csv"
    path.write_text("\n".join(("name,canonical,language,note", *rows)) + "\n", encoding="utf-8")
    return path


def test_a_persons_rows_win(tmp_path: Path) -> None:
    aliases = load_aliases(
        _names_csv(
            tmp_path, "アップル,Apple Records,ja,the label", "孫会長,孫正義,ja,", "砂の会,Sand Club,ja,"
        )
    )
    assert aliases.canonical("アップル") == "Apple Records"
    assert aliases.canonical("孫会長") == "Masayoshi Son"
    assert match_names("砂の会", "Sand Club", aliases).level is NameLevel.ALIAS
    assert "砂の会" in aliases.surfaces


def test_rows_that_were_changed_are_read_again(tmp_path: Path) -> None:
    assert load_aliases(_names_csv(tmp_path, "砂の会,Sand Club,ja,")).canonical("砂の会") == "Sand Club"
    assert load_aliases(_names_csv(tmp_path, "砂の会,Dune Club,ja,")).canonical("砂の会") == "Dune Club"


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (("砂の会,,ja,",), "row 2 needs both"),
        (("砂の会,Sand Club,ja,", "砂の会,Dune Club,ja,"), "Keep one"),
    ],
    ids=["no canonical name", "two canonical names"],
)
def test_rows_that_cannot_be_meant(rows: tuple[str, ...], message: str, tmp_path: Path) -> None:
    with pytest.raises(TableError, match=message):
        load_aliases(_names_csv(tmp_path, *rows))
