"""Bytes of every encoding that articles come in, and bytes that are no text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.core.errors import ReadingError
from claimbook.text.reading.encoding import clean, decode

JAPANESE = "本日、市長は記者会見で新しい予算案を正式に発表した。総額は3,184億円である。"
CHINESE = "市长周二宣布启动一项名为春芽的教育项目，总投资十二亿元。"
FRENCH = "L’été dernier, le maire a annoncé un investissement de 5 000 € à Genève."
KOREAN = "시장은 화요일 새로운 예산안을 발표했다. 총액은 3천억 원이다."

CASES = [
    pytest.param(JAPANESE, "utf-8", "", "utf-8", "valid UTF-8", id="utf-8"),
    pytest.param(JAPANESE, "utf-8-sig", "", "utf-8", "byte order mark", id="utf-8 with mark"),
    pytest.param(JAPANESE, "utf-16", "", "utf-16-le", "byte order mark", id="utf-16 with mark"),
    pytest.param(JAPANESE, "utf-16-le", "", "utf-16-le", "detected", id="utf-16 without mark"),
    pytest.param(FRENCH, "utf-16-be", "", "utf-16-be", "detected", id="latin utf-16 without mark"),
    pytest.param(JAPANESE, "cp932", "", "cp932", "detected", id="shift_jis undeclared"),
    pytest.param(JAPANESE, "cp932", "Shift_JIS", "cp932", "declared", id="shift_jis declared"),
    pytest.param(JAPANESE, "cp932", "iso-8859-1", "cp932", "detected", id="shift_jis, lying declaration"),
    pytest.param(JAPANESE, "cp932", "no-such-charset", "cp932", "detected", id="unknown declaration"),
    pytest.param(JAPANESE, "euc_jp", "EUC-JP", "euc_jp", "declared", id="euc-jp declared"),
    pytest.param(JAPANESE, "iso2022_jp", "", "iso-2022-jp", "detected", id="iso-2022-jp"),
    pytest.param(CHINESE, "gb18030", "gb2312", "gb18030", "declared", id="gb18030 declared as gb2312"),
    pytest.param(CHINESE, "gb18030", "", "gb18030", "detected", id="gb18030 undeclared"),
    pytest.param(KOREAN, "cp949", "euc-kr", "cp949", "declared", id="euc-kr"),
    pytest.param(FRENCH, "cp1252", "", "cp1252", "detected", id="windows-1252 undeclared"),
    pytest.param(FRENCH, "cp1252", "iso-8859-1", "cp1252", "declared", id="windows-1252 as latin-1"),
]

# Two sentences each, as short as an article can be: nothing but the bytes says what they are.
SHORT = {
    "ja": "市立図書館が開館した。蔵書は20万冊である。",
    "ja, katakana": "トヨタがモデル刷新。価格は300万円。",
    "ja, half of it Latin": "OpenAIはChatGPTを公開した。Microsoftが10億ドルを投資。",
    "zh": "市长宣布新计划。投资十二亿元。",
    "zh-Hant": "市長宣布新計畫。投資十二億元。",
    "ko": "시장은 예산안을 발표했다. 총액은 3천억 원이다.",
    "fr": "Le maire a annoncé un plan. Il coûte 5 000 €.",
    "fr, one accent": "Orland Rail possède 120 trains. Elle en achète 12.",
    "de": "Der Bürgermeister kündigte einen Plan an. Er kostet 5 Mio. €.",
    "es": "¿Qué pasará mañana? España votó ayer.",
    "pt": "O ministro pediu demissão. A inflação subiu.",
    "en": "The mayor’s plan costs £5 million. It “starts” in May.",
    "ru": "Мэр объявил о плане. Он стоит 5 млн рублей.",
    "ru, half of it Latin": "Google купил YouTube в 2006 году. Apple против.",
    "uk": "Мер оголосив новий план. Він коштує 5 мільйонів гривень.",
    "pl": "Burmistrz ogłosił nowy plan. Będzie kosztował pięć milionów złotych.",
    "el": "Ο δήμαρχος ανακοίνωσε σχέδιο. Κοστίζει πέντε εκατομμύρια.",
    "ar": "أعلن العمدة خطة جديدة. تبلغ كلفتها خمسة ملايين.",
}
CODECS = {
    "ja": ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp932", "euc_jp", "iso2022_jp"),
    "zh": ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "gb18030"),
    "zh-Hant": ("utf-8", "utf-16", "utf-16-le", "big5", "cp950"),
    "ko": ("utf-8", "utf-16", "utf-16-le", "euc_kr", "cp949"),
    "ru": ("utf-8", "utf-16-le", "cp1251", "koi8_r"),
    "uk": ("utf-8", "cp1251"),
    "pl": ("utf-8", "cp1250"),
    "el": ("utf-8", "cp1253"),
    "ar": ("utf-8", "cp1256"),
}
WESTERN = ("utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "cp1252")
TEXTS = [
    pytest.param(text, codec, times, id=f"{name}, {codec}{', long' if times > 1 else ''}")
    for name, text in SHORT.items()
    for codec in CODECS.get(name.partition(",")[0], WESTERN)
    for times in (1, 200)
]


@pytest.mark.parametrize(("text", "codec", "times"), TEXTS)
def test_short_and_long_texts_are_read_without_a_declaration(text: str, codec: str, times: int) -> None:
    whole = " ".join([text] * times)
    assert decode(whole.encode(codec)).text == whole


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("Kosztował złotych".encode("cp1250") + "план".encode("cp1251"), id="two charsets"),
        pytest.param("การประชุม".encode("tis-620"), id="a charset that is not tried"),
        pytest.param(bytes(range(0x80, 0x100)) * 3, id="every byte there is"),
    ],
)
def test_a_text_that_may_be_two_things_is_refused(data: bytes) -> None:
    with pytest.raises(ReadingError, match="cannot be known"):
        decode(data)


@pytest.mark.parametrize(("text", "codec", "declared", "charset", "reason"), CASES)
def test_decode_names_charset_and_reason(
    text: str, codec: str, declared: str, charset: str, reason: str
) -> None:
    decoded = decode(text.encode(codec), declared)
    assert (decoded.text, decoded.charset, decoded.reason) == (text, charset, reason)


def test_euc_jp_without_declaration_is_read_rightly() -> None:
    assert decode(JAPANESE.encode("euc_jp")).text == JAPANESE


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"%PDF-1.7\n1 0 obj", id="PDF"),
        pytest.param(b"PK\x03\x04\x14\x00", id="ZIP or Office"),
        pytest.param(bytes(range(256)) * 8, id="binary"),
        pytest.param("概要".encode("utf-16")[:-1], id="cut-off UTF-16"),
    ],
)
def test_what_is_no_text_is_refused_with_advice(data: bytes) -> None:
    with pytest.raises(ReadingError, match="UTF-8"):
        decode(data)


def test_pdf_is_named() -> None:
    with pytest.raises(ReadingError, match="a PDF"):
        decode(b"%PDF-1.4")


def test_clean_takes_out_nul_and_lone_surrogates_only() -> None:
    assert clean("a\x00b\ud800c\U0001f600") == "abc\U0001f600"


@given(st.text())
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    expected = clean(text)
    data = text.encode("utf-8", "surrogatepass") if not _has_surrogate(text) else expected.encode()
    try:
        decoded = decode(data)
    except ReadingError:
        return  # control bytes all over: rightly no text
    if decoded.charset == "utf-8" and decoded.reason == "valid UTF-8":
        assert decoded.text == expected


@given(st.binary(max_size=400))
def test_any_bytes_give_text_without_replacement_or_a_typed_error(data: bytes) -> None:
    try:
        decoded = decode(data)
    except ReadingError:
        return
    assert "\ufffd" not in decoded.text or "\ufffd".encode() in data or decoded.charset != "utf-8"
    assert "\x00" not in decoded.text


def _has_surrogate(text: str) -> bool:
    return any("\ud800" <= c <= "\udfff" for c in text)
