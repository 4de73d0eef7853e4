"""Where names stand in texts of several languages, and what is no name."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.text.entities.known_names import world_names
from claimbook.text.entities.names import NameKind, find_names

KNOWN = tuple(n.name for n in world_names())


def _surfaces(text: str, language: str, known: tuple[str, ...] = ()) -> list[str]:
    return [name.surface for name in find_names(text, language, known)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The new company was built in Abilene, Texas.", ["Abilene", "Texas"]),
        ("Construction began. Today it is Masayoshi Son who leads.", ["Masayoshi Son"]),
        ("SoftBank's Masayoshi Son met UAE-based MGX.", ["SoftBank", "Masayoshi Son", "UAE", "MGX"]),
        (
            "The key partners are Arm, Microsoft, NVIDIA, and OpenAI.",
            ["Arm", "Microsoft", "NVIDIA", "OpenAI"],
        ),
        ("OpenAI CEO Sam Altman said AI and AGI need GPUs.", ["OpenAI", "Sam Altman"]),
        ("Mr. Son spoke to Prime Minister Keir Starmer.", ["Son", "Keir Starmer"]),
        ("It met U.S. President Donald J. Trump in January.", ["U.S.", "Donald J. Trump"]),
        ("In May, Theresa May visited the Bank of America.", ["Theresa May", "Bank of America"]),
        ("A copy went to the University of Tokyo.", ["University of Tokyo"]),
        ("He signed an Executive Order on Monday.", []),
        ("Recently American firms hired Chinese engineers.", []),
        ("Our iPhone runs on Coca-Cola.", ["iPhone", "Coca-Cola"]),
        ("The Azure OpenAI Service grew.", ["Azure OpenAI Service"]),
        ("ALL OF THIS WAS ANNOUNCED WITH CAPITALS", []),
        ("Announcing Another Great Partnership With Stargate Today", ["Stargate"]),
    ],
)
def test_english(text: str, expected: list[str]) -> None:
    assert _surfaces(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ソフトバンクの孫正義会長が話した。", ["ソフトバンク", "孫正義"]),
        ("孫氏はサティア・ナデラ氏と会談した。", ["孫", "サティア・ナデラ"]),
        ("データセンターとインフラのパートナーを選ぶ。", []),
        ("エヌビディアとOpenAI、MGXが出資する。", ["エヌビディア", "OpenAI", "MGX"]),
        ("ウルトラマン氏が述べた。", ["ウルトラマン"]),
        ("テキサス州アビリーンで建設が進む。", ["テキサス州", "アビリーン"]),
        ("三菱商事の中西勝也社長は東京大学を訪れた。", ["三菱商事", "中西勝也", "東京大学"]),
        ("メラニア・トランプさんとイーロン・マスク氏", ["メラニア・トランプ", "イーロン・マスク"]),
        ("スターゲイト・プロジェクトを始める。", ["スターゲイト・プロジェクト"]),
        ("平成から令和へ、クラウドサービスは伸びた。", []),
        ("AIやGPUの需要が増えた。", []),
    ],
)
def test_japanese(text: str, expected: list[str]) -> None:
    assert _surfaces(text, "ja") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("特朗普总统在白宫会见了萨姆·奥特曼。", ["特朗普", "白宫", "萨姆·奥特曼"]),
        ("微软和英伟达宣布合作。", ["微软", "英伟达"]),
        ("外交部长王毅先生访问德国。", ["王毅", "德国"]),
        ("春节期间，人工智能的需求增长。", []),
        ("该公司是一家科技公司。", []),
        ("OpenAI将建设数据中心。", ["OpenAI"]),
    ],
)
def test_chinese(text: str, expected: list[str]) -> None:
    assert _surfaces(text, "zh") == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Bundeskanzler Olaf Scholz gab 500 Millionen Euro frei.", "de", ["Olaf Scholz"]),
        ("Le président Emmanuel Macron est à Berlin.", "fr", ["Emmanuel Macron", "Berlin"]),
        ("El presidente Pedro Sánchez visitó Lima.", "es", ["Pedro Sánchez", "Lima"]),
        ("Президент Владимир Путин выступил.", "ru", ["Владимир Путин"]),
        ("삼성은 OpenAI와 계약했다.", "ko", ["OpenAI"]),
    ],
    ids=["de", "fr", "es", "ru", "ko"],
)
def test_other_languages(text: str, language: str, expected: list[str]) -> None:
    assert _surfaces(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "known", "expected"),
    [
        ("砂の会と砂の会議", "ja", ("砂の会",), ["砂の会"]),
        ("アームとアームチェア", "ja", ("アーム",), ["アーム"]),
        ("Oracle and oracles, Arm, Armstrong", "en", ("Oracle", "Arm"), ["Oracle", "Arm", "Armstrong"]),
        ("MICROSOFT BUYS NOTHING FROM US", "en", ("Microsoft", "Us"), ["MICROSOFT"]),
        ("ＯｐｅｎＡＩの発表", "ja", ("OpenAI",), ["ＯｐｅｎＡＩ"]),
        ("提高通胀，今日立即在日本田径", "zh", ("高通", "日立", "本田"), ["日本"]),
        ("New York Times in New York", "en", ("New York", "New York Times"), ["New York Times", "New York"]),
        ("삼성전자는 손정의 회장을 만났다", "ko", ("삼성전자", "손정의"), ["삼성전자", "손정의"]),
        (
            "ソフトバンク・オラクル・MGX",
            "ja",
            ("ソフトバンク", "オラクル", "MGX"),
            ["ソフトバンク", "オラクル", "MGX"],
        ),
        ("Bundeskanzler Olaf Scholz", "xx", ("Olaf Scholz",), ["Olaf Scholz"]),
    ],
)
def test_known_names(text: str, language: str, known: tuple[str, ...], expected: list[str]) -> None:
    assert _surfaces(text, language, known) == expected


@pytest.mark.parametrize(
    ("text", "language", "kinds"),
    [
        ("孫正義氏は東京でソニーを訪れた", "ja", ["person", "place", "organisation"]),
        ("Chairman Masayoshi Son left Deutsche Bank", "en", ["person", "organisation"]),
        ("特朗普总统访问得克萨斯州", "zh", ["person", "place"]),
        ("米国大統領と日立製作所", "ja", ["place", "organisation"]),
        ("中国語を話す", "ja", []),
        ("真壁市長と千葉県の樋口真帆", "ja", ["unknown", "place", "person"]),
        ("Orange Lake is near Fooville", "en", ["place", "unknown"]),
    ],
)
def test_kinds(text: str, language: str, kinds: list[str]) -> None:
    assert [name.kind.value for name in find_names(text, language, KNOWN)] == kinds


def test_without_a_language_the_script_tells() -> None:
    assert _surfaces("孫正義さんが話した", "") == ["孫正義"]
    assert _surfaces("特朗普在白宫", "") == ["特朗普", "白宫"]


def test_the_list_of_known_names_is_sound() -> None:
    names = [n.name for n in world_names()]
    assert len(names) >= 1_500
    assert len(set(names)) == len(names)
    assert all(n.name == n.name.strip() and len(n.name) > 1 and n.canonical for n in world_names())
    # The canonical name is the English one and stands in the list itself.
    assert {n.canonical for n in world_names()} <= {n.name for n in world_names() if n.language == "en"}
    assert {n.kind for n in world_names()} == set(NameKind) - {NameKind.UNKNOWN}


_PIECES = st.sampled_from(
    ["孫正義", "氏", "OpenAI", "The ", "Mr. ", "Son", "・", "·", "特朗普", "总统", "アーム", "社", "ー",
     ".", "\n", " ", "de ", "of ", "'s", "-based", "\0", "\ud800", "Ａ", "É", "州", "한국", "é\u0301", "😀"]
)  # fmt: skip


@given(
    st.lists(_PIECES, max_size=25).map("".join) | st.text(max_size=60),
    st.sampled_from(["", "ja", "en", "zh", "de", "xx"]),
)
def test_offsets_are_true_and_ordered(text: str, language: str) -> None:
    end = 0
    for name in find_names(text, language, KNOWN):
        assert end <= name.start < name.end <= len(text)
        assert text[name.start : name.end] == name.surface
        end = name.end


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A" * 300_000, "en"),
        ("Aa of the " * 20_000, "en"),
        ("A\n" * 50_000, "en"),
        ("ア・" * 20_000, "ja"),
        ("德·" * 40_000, "zh"),
        ("德" * 60_000, "zh"),
        (" " * 300_000, "en"),
    ],
    ids=["one word", "joining words", "lines", "middle dots", "Chinese dots", "Han", "spaces"],
)
def test_long_texts_take_linear_time(text: str, language: str) -> None:
    find_names(text[:200], language, KNOWN)  # dictionaries are loaded once
    began = time.perf_counter()
    find_names(text[: len(text) // 4], language, KNOWN)
    quarter = time.perf_counter() - began
    began = time.perf_counter()
    find_names(text, language, KNOWN)
    assert time.perf_counter() - began < 10 * quarter + 0.5
