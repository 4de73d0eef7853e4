"""Who says what, in the article's own voice, as a report or as a quote."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.core.labels import Attribution
from claimbook.text.speakers.attribution import find_attribution

OWN, REPORTED, QUOTE = Attribution.OWN_VOICE, Attribution.REPORTED, Attribution.DIRECT_QUOTE

JAPANESE = [
    ("例の新聞によると、工場は建設中だという。", REPORTED, "例の新聞", "工場は建設中だ"),
    ("以前の報道によると、彼は中東を訪れたという。", REPORTED, "以前の報道", "彼は中東を訪れた"),
    ("警察の発表によると、男は逃走した。", REPORTED, "警察", "男は逃走した。"),
    ("A社の説明では、提携は続く。", REPORTED, "A社", "提携は続く。"),
    ("A社はまた、これは継続であると述べました。", REPORTED, "A社", "これは継続である"),
    ("同社は7日、新製品を10月に発売すると発表した。", REPORTED, "同社", "新製品を10月に発売する"),
    (
        "A社は、この一歩が不可欠だと考えています。",
        REPORTED,
        "A社",
        "A社は、この一歩が不可欠だと考えています。",
    ),
    ("売上高は5%増えたという。", REPORTED, "", "売上高は5%増えた"),
    ("首相は会見で、「増税はしない」と述べた。", QUOTE, "首相", "増税はしない"),
    ("「守る。続ける。」とナデラ氏は述べた。", QUOTE, "ナデラ氏", "守る。続ける。"),
    (
        "北泉市の浅見市長は「高齢者の助けになる」と期待を示した。",
        QUOTE,
        "北泉市の浅見市長",
        "高齢者の助けになる",
    ),
    (
        "市長は「春計画」と呼ばれる事業を正式に発表した。",
        OWN,
        "",
        "市長は「春計画」と呼ばれる事業を正式に発表した。",
    ),
    ("A社は「春一番」を発売した。", OWN, "", "A社は「春一番」を発売した。"),
    ("はやぶさ2は地球に帰還した。", OWN, "", "はやぶさ2は地球に帰還した。"),
    ("同社は7日、新製品を発表した。", OWN, "", "同社は7日、新製品を発表した。"),
    ("大がかりな工事で経済を立て直そうとした。", OWN, "", "大がかりな工事で経済を立て直そうとした。"),
]
ENGLISH = [
    ("According to Reuters, it will open.", REPORTED, "Reuters", "it will open."),
    ("Sales fell, according to the ministry.", REPORTED, "the ministry", "Sales fell"),
    ("Acme said on Tuesday that it will pay.", REPORTED, "Acme", "it will pay."),
    ("Smith told reporters that it was done.", REPORTED, "Smith", "it was done."),
    ("The plan creates jobs, Smith said on Monday.", REPORTED, "Smith", "The plan creates jobs"),
    ("Acme announced that it has a right.", REPORTED, "Acme", "it has a right."),
    ("He said he was tired.", REPORTED, "", "he was tired."),
    ("Acme believes that growth helps all.", REPORTED, "Acme", "Acme believes that growth helps all."),
    ("“We won,” Smith said.", QUOTE, "Smith", "We won,"),
    ('"It is a big win for us," said Ann Lee.', QUOTE, "Ann Lee", "It is a big win for us,"),
    ('Smith said: "We start right now."', QUOTE, "Smith", "We start right now."),
    ("Acme announced a new plan.", OWN, "", "Acme announced a new plan."),
    ('"Stargate" is a project.', OWN, "", '"Stargate" is a project.'),
    ("The film is said to be long.", OWN, "", "The film is said to be long."),
]
CHINESE = [
    ("据路透社报道，该公司将投资5亿美元。", REPORTED, "路透社", "该公司将投资5亿美元。"),
    ("据悉，公司已经上市。", REPORTED, "", "公司已经上市。"),
    ("市长周二表示，这是一个大项目。", REPORTED, "市长", "这是一个大项目。"),
    ("微软在博客中称，合作将继续。", REPORTED, "微软", "合作将继续。"),
    ("市长周二在会上说：“这是最大的项目。”", QUOTE, "市长", "这是最大的项目。"),
    ("“我们一定会赢。”他说。", QUOTE, "他", "我们一定会赢。"),
    ("根据协议，微软拥有优先权。", OWN, "", "根据协议，微软拥有优先权。"),
    ("公司名称为光明。", OWN, "", "公司名称为光明。"),
    ("这说明经济在增长。", OWN, "", "这说明经济在增长。"),
    ("小说出版了。", OWN, "", "小说出版了。"),
]
OTHERS = [
    ("fr", "Selon Reuters, le plan est prêt.", REPORTED, "Reuters", "le plan est prêt."),
    ("ko", "로이터에 따르면 계획이 발표됐다.", REPORTED, "로이터", "계획이 발표됐다."),
    ("de", "Der Plan ist fertig.", OWN, "", "Der Plan ist fertig."),
]
CASES = [
    *(("ja", *case) for case in JAPANESE),
    *(("en", *case) for case in ENGLISH),
    *(("zh", *case) for case in CHINESE),
    *OTHERS,
]


@pytest.mark.parametrize(
    ("language", "sentence", "attribution", "speaker", "body"), CASES, ids=[case[1] for case in CASES]
)
def test_find_attribution(
    language: str, sentence: str, attribution: Attribution, speaker: str, body: str
) -> None:
    found = find_attribution(sentence, language)
    assert (found.attribution, found.speaker) == (attribution, speaker)
    assert sentence[found.body_start : found.body_end] == body


@given(st.text(max_size=60), st.sampled_from(["ja", "en", "zh", "fr", ""]))
def test_body_lies_inside_any_sentence(sentence: str, language: str) -> None:
    found = find_attribution(sentence, language)
    assert 0 <= found.body_start <= found.body_end <= len(sentence)


@pytest.mark.parametrize("piece", ["は", "「", "a ", ", said a", "说", "、と", "“a”", "が、"])
def test_long_lines_do_not_hang(piece: str) -> None:
    started = time.perf_counter()
    for language in ("ja", "en", "zh"):
        find_attribution(piece * (1_900 // len(piece)), language)
        find_attribution(piece * 10_000, language)
    assert time.perf_counter() - started < 5
