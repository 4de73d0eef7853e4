"""How pairs of texts become the input of the entailment model."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.judging.entailment_input import (
    LONGEST_CLAIM,
    LONGEST_INPUT,
    PairIds,
    PairReader,
    segment_weights,
)
from claimbook.matching.e5_weights import E5Weights


@pytest.fixture(scope="module")
def reader() -> PairReader:
    return PairReader(E5Weights())


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        pytest.param("The mill closed.", "The mill shut its doors in May.", id="English"),
        pytest.param("工場は閉鎖された。", "The mill shut its doors in May.", id="Japanese and English"),
        pytest.param("", "", id="both empty"),
        pytest.param("a " * 500, "b " * 500, id="both too long"),
        pytest.param("\0\ud800", "￿ \u200b", id="no letters"),
        pytest.param("x" * 10_000, "あ" * 10_000, id="endless words"),
    ],
)
def test_a_pair_fits_and_has_all_its_parts(reader: PairReader, claim: str, evidence: str) -> None:
    pair = reader.join(reader.pieces(claim), reader.pieces(evidence))
    begin, end = pair.ids[0], pair.ids[-1]
    assert len(pair.ids) <= LONGEST_INPUT
    assert pair.claim <= LONGEST_CLAIM
    assert pair.ids[1 + pair.claim] == end != begin
    assert pair.claim + pair.evidence + 3 == len(pair.ids)
    assert reader.vectors(pair).shape == (len(pair.ids), 384)


def test_a_short_claim_leaves_its_room_to_the_evidence(reader: PairReader) -> None:
    pair = reader.join(reader.pieces("It rained."), list(range(100, 400)))
    assert len(pair.ids) == LONGEST_INPUT
    assert pair.evidence > LONGEST_INPUT - LONGEST_CLAIM


def test_claim_and_evidence_stand_in_segments_of_their_own(reader: PairReader) -> None:
    one, other = reader.pieces("rain"), reader.pieces("rain")
    vectors = reader.vectors(reader.join(one, other))
    assert not np.allclose(vectors[1], vectors[3])


@given(claim=st.integers(0, 30), evidence=st.integers(0, 30), padding=st.integers(0, 5))
def test_segment_weights_are_means(claim: int, evidence: int, padding: int) -> None:
    pair = PairIds(tuple(range(claim + evidence + 3)), claim)
    weights = segment_weights(pair, len(pair.ids) + padding)
    assert weights.sum(axis=1) == pytest.approx([float(claim > 0), float(evidence > 0)])
    assert not (weights[0] * weights[1]).any()
    assert not weights[:, [0, claim + 1]].any()
    assert not weights[:, len(pair.ids) - 1 :].any()


@given(text=st.text(max_size=400), room=st.integers(1, 20))
def test_reach_goes_on_and_fits(reader: PairReader, text: str, room: int) -> None:
    start = 0
    while start < len(text):
        end = reader.reach(text, start, room)
        assert start < end <= len(text)
        # One character can be several pieces; it is never cut.
        assert end == start + 1 or len(reader.pieces(text[start:end])) <= room
        start = end
