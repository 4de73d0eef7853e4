"""claims.csv, as the program writes it and as people edit it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.core.claims_table import NOWHERE, read_claims, write_claims
from claimbook.core.errors import TableError
from claimbook.core.labels import Attribution, Checkability, ClaimType, RowStatus
from claimbook.core.model import Claim
from claimbook.core.tables import CLAIMS

HEADER = ",".join(CLAIMS)
ROW = "c1,1,0,5,quote,claim,event,checkable,,the article's own voice,split,"


def _claim(**changes: object) -> Claim:
    values: dict[str, object] = {
        "claim_id": "c1",
        "paragraph": 1,
        "start": 0,
        "end": 5,
        "quote": "quote",
        "claim": "claim",
        "claim_type": ClaimType.QUANTITY,
        "checkability": Checkability.CHECKABLE,
        "speaker": "",
        "attribution": Attribution.OWN_VOICE,
        "status": RowStatus.SPLIT,
    }
    return Claim(**(values | changes))  # type: ignore[arg-type]


def _file(folder: Path, *rows: str, header: str = HEADER) -> Path:
    path = folder / "claims.csv"
    path.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
    return path


@given(
    quote=st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=30),
    note=st.sampled_from(["", "NA", "null", "007", '"a", b']),
)
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, quote: str, note: str
) -> None:
    path = tmp_path_factory.mktemp("claims") / "claims.csv"
    claims = (_claim(quote=quote, note=note), _claim(claim_id="c2", start=NOWHERE, end=NOWHERE, paragraph=0))
    write_claims(path, claims)
    assert read_claims(path) == claims


def test_row_of_a_person_needs_id_and_claim_only(tmp_path: Path) -> None:
    (claim,) = read_claims(_file(tmp_path, "mine,,,,,The plan is new.,,,,,,"))
    assert (claim.status, claim.checkability, claim.start) == (
        RowStatus.ADDED,
        Checkability.CHECKABLE,
        NOWHERE,
    )


def test_dropped_row_may_be_empty(tmp_path: Path) -> None:
    (claim,) = read_claims(_file(tmp_path, ROW.replace(",claim,", ",,").replace("split", "dropped")))
    assert claim.status is RowStatus.DROPPED


@pytest.mark.parametrize(
    ("row", "message"),
    [
        pytest.param(
            ROW.replace("checkable", "maybe"),
            r"row 2 \(c1\): checkability is 'maybe'.*'prediction'",
            id="label",
        ),
        pytest.param(ROW.replace("split", "Split"), "status is 'Split'", id="capital"),
        pytest.param(ROW.replace("event", "events"), "claim_type is 'events'", id="type"),
        pytest.param(ROW.replace(",0,", ",x,"), "start is 'x'", id="number"),
        pytest.param(ROW.replace(",0,", ",-3,"), "start is '-3'", id="negative"),
        pytest.param(ROW.replace(",claim,", ",  ,"), "claim is empty", id="no claim"),
        pytest.param(ROW.replace("c1", ""), "claim_id is empty", id="no id"),
    ],
)
def test_unknown_values_are_refused_with_their_row(tmp_path: Path, row: str, message: str) -> None:
    with pytest.raises(TableError, match=message):
        read_claims(_file(tmp_path, row))


def test_repeated_id_is_refused_on_reading_and_writing(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="Ids must differ"):
        read_claims(_file(tmp_path, ROW, ROW))
    with pytest.raises(TableError, match="Ids must differ"):
        write_claims(tmp_path / "out.csv", (_claim(), _claim()))
    assert not (tmp_path / "out.csv").exists()


def test_missing_column_is_named(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="lacks the column checkability"):
        read_claims(_file(tmp_path, header=HEADER.replace("checkability,", "")))
