"""Models of the transformers library as judges; the library itself is a stub with its interface."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from types import ModuleType, SimpleNamespace

import pytest

from claimbook.core.labels import Verdict
from claimbook.judging.entailment_transformers import TransformersJudge, label_places
from claimbook.judging.judges import Bars, JudgeError, Missing, load_judge

S, R, N = Verdict.SUPPORTED, Verdict.REFUTED, Verdict.NOT_ENOUGH


@pytest.mark.parametrize(
    ("labels", "places"),
    [
        (("contradiction", "neutral", "entailment"), {R: (0,), N: (1,), S: (2,)}),
        (("ENTAILMENT", "NEUTRAL", "CONTRADICTION"), {S: (0,), N: (1,), R: (2,)}),
        (("entailment", "not_entailment"), {S: (0,), N: (1,)}),
        (("SUPPORTS", "REFUTES", "NOT ENOUGH INFO"), {S: (0,), R: (1,), N: (2,)}),
        (("non-entailment", "entailed"), {N: (0,), S: (1,)}),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_labels_say_which_output_is_which(
    labels: Sequence[str], places: dict[Verdict, tuple[int, ...]]
) -> None:
    assert label_places(dict(enumerate(labels)), "a model") == places


@pytest.mark.parametrize(
    ("labels", "message"),
    [
        (("LABEL_0", "LABEL_1", "LABEL_2"), "config.json"),
        (("neutral", "contradiction"), "no output for entailment"),
    ],
    ids=["labels without a meaning", "no entailment"],
)
def test_labels_that_say_too_little_are_an_error(labels: Sequence[str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        label_places(dict(enumerate(labels)), "a model")


class Rows(list[list[float]]):
    """Logits of a stub, which stand for probabilities already."""

    def softmax(self, dim: int) -> Rows:
        return self

    def tolist(self) -> list[list[float]]:
        return list(self)


class Model:
    """Entails what shares its first word with the claim; `config` and the call are as in the library."""

    config = SimpleNamespace(id2label={0: "entailment", 1: "neutral", 2: "contradiction"})

    def eval(self) -> Model:
        return self

    def __call__(self, pairs: Sequence[tuple[str, str]]) -> SimpleNamespace:
        if any("fail" in text for text, _ in pairs):
            raise RuntimeError("out of memory")
        same = [text.split()[:1] == claim.split()[:1] for text, claim in pairs]
        return SimpleNamespace(logits=Rows([0.8, 0.15, 0.05] if one else [0.1, 0.7, 0.2] for one in same))


def tokenize(texts: list[str], claims: list[str], **settings: object) -> dict[str, object]:
    assert settings["truncation"] == "only_first"
    return {"pairs": list(zip(texts, claims, strict=True))}


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> None:
    transformers, torch = ModuleType("transformers"), ModuleType("torch")

    def found(thing: object) -> SimpleNamespace:
        def load(name: str) -> object:
            if name != "folder/model":
                raise OSError(f"{name} is not a local folder and is not a model of the hub")
            return thing

        return SimpleNamespace(from_pretrained=load)

    transformers.AutoTokenizer = found(tokenize)  # type: ignore[attr-defined]
    transformers.AutoModelForSequenceClassification = found(Model())  # type: ignore[attr-defined]
    torch.no_grad = nullcontext  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "transformers", transformers)
    monkeypatch.setitem(sys.modules, "torch", torch)
    load_judge.cache_clear()


def test_opinions_come_in_the_order_of_verdicts_and_texts(library: None) -> None:
    judge = TransformersJudge("folder/model")
    opinions = judge.opinions("Rain fell.", ["Rain came down.", "It was dry."] * 20)
    assert len(opinions) == 40
    assert (opinions[0].supported, opinions[0].refuted, opinions[0].not_enough) == (0.8, 0.05, 0.15)
    assert (opinions[1].supported, opinions[1].refuted, opinions[1].not_enough) == (0.1, 0.2, 0.7)


def test_a_model_that_nobody_measured_has_no_bars(library: None) -> None:
    judge = TransformersJudge("folder/model")
    assert judge.bars == Bars()
    assert not judge.is_measured("en", "en")


def test_a_model_that_fails_is_a_judge_error(library: None) -> None:
    with pytest.raises(JudgeError, match="out of memory"):
        TransformersJudge("folder/model").opinions("Rain fell.", ["fail"])


def test_windows_overlap_and_cover(library: None) -> None:
    text = "".join(chr(0x4E00 + i) for i in range(1_000))
    windows = TransformersJudge("folder/model").windows(text, 100)
    assert "".join([windows[0], *(window[100:] for window in windows[1:])]) == text
    assert TransformersJudge("folder/model").windows("short", 5) == ("short",)


@pytest.mark.parametrize(
    ("stub", "name", "reason"),
    [
        pytest.param(True, "folder/nothing", "not a local folder", id="no such model"),
        pytest.param(False, "folder/model", r"pip install claimbook\[transformers\]", id="not installed"),
    ],
)
def test_what_cannot_be_loaded_is_missing(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, stub: bool, name: str, reason: str
) -> None:
    if stub:
        request.getfixturevalue("library")
    else:
        monkeypatch.setitem(sys.modules, "transformers", None)  # type: ignore[arg-type]
        monkeypatch.setitem(sys.modules, "torch", None)  # type: ignore[arg-type]
    load_judge.cache_clear()
    found = load_judge(name)
    load_judge.cache_clear()
    assert isinstance(found, Missing)
    assert re.search(reason, found.reason)
