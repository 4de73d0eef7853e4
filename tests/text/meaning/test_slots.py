"""The place of a name in its clause, and the tense of a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.text.meaning.slots import find_slot, is_passive
from claimbook.text.meaning.tense import japanese_tense

SLOTS = [
    ("ja", "湊銀行が大和橋電機を訴えた。", "大和橋電機", "object"),
    ("ja", "湊銀行は大和橋電機に訴えられた。", "湊銀行", "object"),
    ("ja", "湊銀行は大和橋電機に訴えられた。", "大和橋電機", "actor"),
    ("ja", "湊銀行は大和橋電機から9億円を借りた。", "大和橋電機", "source"),
    ("ja", "小樽は湊より人口が多い。", "湊", "than"),
    ("ja", "山岸氏の兄は医師だ。", "山岸", "owner"),
    ("ja", "駅前に湊銀行がある。", "駅前", "goal"),
    ("en", "Kelso Bank sued Tom Reyes.", "Kelso Bank", "actor"),
    ("en", "Kelso Bank sued Tom Reyes.", "Tom Reyes", "object"),
    ("en", "Kelso Bank was sued by Tom Reyes.", "Kelso Bank", "object"),
    ("en", "Kelso Bank was sued by Tom Reyes.", "Tom Reyes", "actor"),
    ("en", "Kelso Bank is meant to help.", "Kelso Bank", "actor"),
    ("en", "They moved from Aske to Dorran.", "Aske", "source"),
    ("en", "They moved from Aske to Dorran.", "Dorran", "goal"),
    ("en", "The brother of Tom Reyes left.", "Tom Reyes", "owner"),
    ("en", "Tom Reyes's brother left.", "Tom Reyes", "owner"),
    ("en", "It is older than Aske.", "Aske", "than"),
    ("en", "The winner is Tom Reyes.", "Tom Reyes", "other"),
    ("zh", "星海银行起诉了天河汽车。", "星海银行", "actor"),
    ("zh", "星海银行被天河汽车起诉。", "天河汽车", "actor"),
    ("zh", "星海银行被天河汽车起诉。", "星海银行", "object"),
    ("zh", "总部从北京迁到上海。", "北京", "source"),
    ("zh", "总部从北京迁到上海。", "上海", "goal"),
    ("zh", "何志远的秘书离职。", "何志远", "owner"),
    ("de", "Halden verklagte Kelso.", "Halden", "other"),
]
OWNED = [
    ("en", "The brother of Tom Reyes left.", "Tom Reyes", "brother"),
    ("en", "Tom Reyes's brother left.", "Tom Reyes", "brother"),
    ("ja", "山岸氏の兄は医師だ。", "山岸", "兄"),
    ("zh", "何志远的秘书离职。", "何志远", "秘书"),
]
PASSIVE = [
    ("ja", "工場は閉鎖された。", True),
    ("ja", "工場を閉鎖した。", False),
    ("en", "The mill was shut in May.", False),
    ("en", "The mill was closed in May.", True),
    ("en", "It is supposed to close.", False),
    ("zh", "工厂被关闭。", True),
    ("zh", "被告出庭。", False),
]
TENSES = [
    ("工場を閉鎖した。", "past"),
    ("工場は閉鎖されました。", "past"),
    ("工場を閉鎖する。", "open"),
    ("工場を閉鎖します", "open"),
    ("工場がある。", ""),
    ("社長である。", ""),
    ("工場を閉鎖している。", ""),
    ("工場閉鎖へ", ""),
    ("", ""),
]


@pytest.mark.parametrize(("language", "text", "thing", "slot"), SLOTS, ids=[f"{c[1]} {c[2]}" for c in SLOTS])
def test_slots(language: str, text: str, thing: str, slot: str) -> None:
    start = text.index(thing)
    is_first = start < 3
    assert find_slot(text, language, start, start + len(thing), is_first).slot.value == slot


@pytest.mark.parametrize(("language", "text", "thing", "owned"), OWNED, ids=[c[1] for c in OWNED])
def test_what_is_owned(language: str, text: str, thing: str, owned: str) -> None:
    start = text.index(thing)
    placed = find_slot(text, language, start, start + len(thing), True)
    assert text[placed.owned_start : placed.owned_end] == owned


@pytest.mark.parametrize(("language", "text", "passive"), PASSIVE, ids=[c[1] for c in PASSIVE])
def test_passives(language: str, text: str, passive: bool) -> None:
    assert is_passive(text, language) is passive


@pytest.mark.parametrize(("text", "tense"), TENSES, ids=[c[0] for c in TENSES])
def test_japanese_tenses(text: str, tense: str) -> None:
    assert japanese_tense(text).value == tense


@given(text=st.text(max_size=80), language=st.sampled_from(["ja", "en", "zh", "ko", ""]), data=st.data())
def test_any_place_of_any_text_has_a_slot(text: str, language: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    placed = find_slot(text, language, start, data.draw(st.integers(start, len(text))), True)
    assert placed.owned_start == -1 or 0 <= placed.owned_start <= placed.owned_end <= len(text)
