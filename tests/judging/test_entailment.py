"""The entailment model as a judge: its files, its scores, its windows; with a tiny model made here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny_entailment import make_model

from claimbook.judging import entailment
from claimbook.judging.entailment import EntailmentModel
from claimbook.judging.judges import Bars, Missing, load_judge

CLAIM = "Clara Voss runs the bakery in Dorran."
TEXTS = (
    "The bakery in Dorran is run by Clara Voss.",
    "クララ・フォスはドランのパン屋を営む。",
    "",
    "\0\ud800",
    "x" * 10_000,
)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> EntailmentModel:
    return EntailmentModel(make_model(tmp_path_factory.mktemp("tiny")))


@pytest.fixture
def forgotten() -> Iterator[None]:
    """No judge is remembered from other tests, or for them."""
    load_judge.cache_clear()
    yield
    load_judge.cache_clear()


def test_opinions_are_probabilities_in_the_order_of_the_texts(model: EntailmentModel) -> None:
    opinions = model.opinions(CLAIM, TEXTS)
    assert len(opinions) == len(TEXTS)
    for opinion in opinions:
        assert opinion.supported + opinion.refuted + opinion.not_enough == pytest.approx(1)
    assert opinions == tuple(model.opinions(CLAIM, [text])[0] for text in TEXTS)
    assert model.opinions(CLAIM, ()) == ()


def test_scores_are_the_same_on_any_number_of_threads(
    model: EntailmentModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []
    for threads in (1, 2, 8):
        monkeypatch.setattr(entailment, "_threads", lambda count=threads: count)
        found.append(model.opinions(CLAIM, TEXTS * 3))
    assert found[0] == found[1] == found[2]


def test_claim_and_evidence_are_not_the_same_to_the_model(model: EntailmentModel) -> None:
    assert model.opinions(CLAIM, [TEXTS[1]]) != model.opinions(TEXTS[1], [CLAIM])


def test_probabilities_are_logits_over_the_temperature(tmp_path: Path, model: EntailmentModel) -> None:
    cold = EntailmentModel(make_model(tmp_path, temperature=0.01))
    assert cold.logits(CLAIM, TEXTS[0]) == pytest.approx(model.logits(CLAIM, TEXTS[0]))
    (sure,), (unsure,) = cold.opinions(CLAIM, TEXTS[:1]), model.opinions(CLAIM, TEXTS[:1])
    assert max(sure.supported, sure.refuted, sure.not_enough) > max(
        unsure.supported, unsure.refuted, unsure.not_enough
    )


def test_what_was_measured_is_read_with_the_weights(model: EntailmentModel) -> None:
    assert model.bars == Bars(supported=0.9, refuted=None)
    assert model.is_measured("ja", "en")
    assert not model.is_measured("en", "ja")
    assert not model.is_measured("zh", "zh")


@pytest.mark.parametrize(
    ("harm", "message"),
    [
        pytest.param(
            lambda f: (f / "entailment.onnx").unlink(), "entailment.onnx cannot be read", id="weights missing"
        ),
        pytest.param(
            lambda f: (f / "entailment.json").unlink(),
            "entailment.json cannot be read",
            id="calibration missing",
        ),
        pytest.param(
            lambda f: (f / "entailment.onnx").write_bytes((f / "entailment.onnx").read_bytes()[:-1]),
            "not the file that was measured",
            id="weights cut short",
        ),
        pytest.param(lambda f: (f / "entailment.json").write_text("{"), "is damaged", id="no JSON"),
        pytest.param(lambda f: (f / "entailment.json").write_text("[]"), "is damaged", id="other JSON"),
        pytest.param(lambda f: make_model(f, measured=3), "is damaged", id="languages of another form"),
        pytest.param(lambda f: make_model(f, temperature="hot"), "is damaged", id="no temperature"),
    ],
)
def test_a_missing_or_damaged_file_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forgotten: None, harm, message: str
) -> None:
    harm(make_model(tmp_path))
    with pytest.raises(OSError, match=message):
        EntailmentModel(tmp_path)
    monkeypatch.setattr(entailment, "packaged", lambda: tmp_path)
    found = load_judge("own")
    assert isinstance(found, Missing)
    assert message in found.reason


def test_a_judge_is_loaded_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forgotten: None) -> None:
    monkeypatch.setattr(entailment, "packaged", lambda: make_model(tmp_path))
    assert load_judge("own") is load_judge("own")
    assert isinstance(load_judge("own"), EntailmentModel)
    assert load_judge("none") is None


@given(text=st.text(alphabet=st.sampled_from("ab あ漢。 \n"), max_size=600))
def test_windows_hold_the_whole_text_in_order(model: EntailmentModel, text: str) -> None:
    place = 0
    covered = 0
    for window in model.windows(text, 1_000):
        place = text.index(window, place)
        assert not text[covered:place].strip()
        covered = max(covered, place + len(window))
    assert not text[covered:].strip()


def test_windows_of_an_endless_text_are_the_first_ones(model: EntailmentModel) -> None:
    windows = model.windows("The mill closed. " * 200_000, 4)
    assert len(windows) == 4
    assert all(window.startswith(("The", "mill", "closed")) for window in windows)
