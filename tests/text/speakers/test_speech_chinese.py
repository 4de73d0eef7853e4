"""Who says a Chinese sentence, and what of it is said."""

from __future__ import annotations

import pytest

from claimbook.core.labels import Attribution
from claimbook.text.speakers.east_asian_speakers import speaker_before
from claimbook.text.speakers.speech_chinese import chinese_speech

REPORTED, QUOTE = Attribution.REPORTED, Attribution.DIRECT_QUOTE
SAID = [
    ("他同时承认：“设备交付比预期慢了半年。”", QUOTE, "他", "设备交付比预期慢了半年。"),
    ("财报显示，前三季度营收为97.3亿元。", REPORTED, "财报", "前三季度营收为97.3亿元。"),
    ("市水务局局长周毅表示，日均用水量达到26万吨。", REPORTED, "市水务局局长周毅", "日均用水量达到26万吨。"),
    ("王毅在接受采访时表示，谈判进展顺利。", REPORTED, "王毅", "谈判进展顺利。"),
    ("策展人周岚介绍，展览分为三个单元。", REPORTED, "策展人周岚", "展览分为三个单元。"),
    ("据市物价局介绍，票价仍为2元。", REPORTED, "市物价局", "票价仍为2元。"),
    ("据悉，公司已经上市。", REPORTED, "", "公司已经上市。"),
    ("联合国报告显示，饥饿人口达7亿。", REPORTED, "联合国", "饥饿人口达7亿。"),
    ("《中央日报》报道称，铁路将延长。", REPORTED, "《中央日报》", "铁路将延长。"),
    ("据《科学》杂志报道，研究人员发现了新物种。", REPORTED, "《科学》杂志", "研究人员发现了新物种。"),
    ("专家认为，房价会继续上涨。", REPORTED, "专家", "专家认为，房价会继续上涨。"),
    ("“我们不会亏损，”周毅周二说，“票价不变。”", QUOTE, "周毅", "我们不会亏损，"),
    ("“票价不会上涨。”来自北京的李明说。", QUOTE, "李明", "票价不会上涨。"),
    ("周毅强调：“安全第一，绝不妥协。”", QUOTE, "周毅", "安全第一，绝不妥协。"),
    ("她写道：“城市属于所有人。”", QUOTE, "她", "城市属于所有人。"),
]
NOT_SAID = [
    pytest.param("公司否认存在欺诈行为。", id="denial"),
    pytest.param("公司未透露收购价格和时间。", id="not told"),
    pytest.param("市长对此表示欢迎和支持。", id="a feeling"),
    pytest.param("小说出版后，他说服了投资人。", id="novel, persuade"),
    pytest.param("我认为这部电影非常好看。", id="I"),
    pytest.param("该公司简称为光明公司。", id="short for"),
]


@pytest.mark.parametrize(("sentence", "attribution", "speaker", "body"), SAID, ids=[c[0] for c in SAID])
def test_who_says_what(sentence: str, attribution: Attribution, speaker: str, body: str) -> None:
    found = chinese_speech(sentence)
    assert found is not None
    assert (found.attribution, found.speaker) == (attribution, speaker)
    assert sentence[found.body_start : found.body_end] == body


@pytest.mark.parametrize("sentence", NOT_SAID)
def test_what_nobody_says(sentence: str) -> None:
    assert chinese_speech(sentence) is None


@pytest.mark.parametrize(
    ("before", "name"),
    [("局长周毅表示，票价将保持不变。", "局长周毅"), ("市政府表示，票价将保持不变。", ""), ("下雨了。", "")],
)
def test_pronoun_is_the_speaker_before(before: str, name: str) -> None:
    assert speaker_before("他", [before], "zh") == name
