"""Which language a text is written in: by its script first, Latin script by a statistical model."""

from __future__ import annotations

import io
import re
from functools import cache
from typing import Any

import numpy as np

from claimbook.core.kept import kept

_SAMPLE = 20_000
_SCRIPTS = (
    ("han", re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0002ffff々]")),
    ("kana", re.compile(r"[\u3041-\u3096\u30a1-\u30faー\uff66-\uff9f]")),
    ("ko", re.compile(r"[\uac00-\ud7a3\u1100-\u11ff\u3130-\u318f]")),
    ("cyrillic", re.compile(r"[\u0400-\u04ff]")),
    ("arabic", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_HIRAGANA = re.compile(r"[\u3041-\u3096]")
_WORD = re.compile(r"(?<![\w.@/-])[^\W\d_]{2,}(?![\w@/]|\.\w)")
# Simplified and Japanese forms that the other language does not use: they tell Han-only text apart.
_ONLY_CHINESE = re.compile(
    r"[们这为业东丝严丧乐习书买亏亚产亿仅仓仪众优伟传伤伦债储净减凤创别删剧劝办务动势华协单卖卢卫厅历压"
    r"县变启员问响团园围图圆圣场块坚坛处备够头夺奋奖妇妈孙宁实审宪宫宽对寻导尔层币师帅带帮应开张强归录"
    r"总惊战户扩报护择挥损换标权极构枪栏样桥检欢毕汇汉沟泽测济渐满灭灵热爱环现电疗监确离种稳穷竞笔签类"
    r"级纪约红纤线练组细织经结给络统继续维综缩罗职联肃胜脑节药获蓝虑观规视觉计订认讨让训议记讲许论设访"
    r"证评识诉词译试话询该详语误说请诸读课谁调谈谋谢贝负贡财责败货质购贯贵贷贸费贺贾资赛赞赢赵趋车转轮"
    r"软轻载较输辖边达迁过运还进远违连迟适选递释钱铁银链销锁错长门闭间闻阅队阳阴阵阶际陆陈险难韩页项顺"
    r"须顾预领颇频题颜风飞饭馆马驱验骗鲁鲜齐龙說們還來會國與對點學經濟發從應總將當這它她妳哪吧嗎]"
)
_ONLY_JAPANESE = re.compile(
    r"[込働峠畑枠塀搾栃匂笹辻雫渋沢浜広図総経済発売読辺変氷黒対応実験価円気権検査様県労営団圧囲駅戦帰両児芸転訳]"
)
# Languages of Latin script that are told apart, and how often a text in each comes by, roughly.
_LATIN_SHARES = {
    "en": 4.0, "de": 2.0, "fr": 2.0, "es": 2.0, "it": 1.5, "pt": 1.5, "nl": 1.5, "id": 1.0, "pl": 1.0,
    "sv": 1.0, "tr": 1.0, "vi": 1.0, "cs": 0.7, "da": 0.5, "fi": 0.7, "hu": 0.7, "no": 0.5, "ro": 0.7,
    "ca": 0.4,
}  # fmt: skip
_HINTED = 6.0  # how much more often a text is in the language of its surroundings
_LEAST_SHARE = 0.3  # of all that is likely; below it nobody could tell
_SIZE_BYTES = 8
_PLENTY = 2_000  # characters beyond which a Latin text says nothing new about its language


def detect_language(text: str, hint: str = "") -> str:
    """The language of a text as ISO 639-1, or "" where it cannot be told.

    Args:
        text: a sentence or a whole article; of a long text the beginning decides.
        hint: the language of the surroundings; it settles what the text leaves open, such as a
            Japanese headline in Han characters alone.

    >>> detect_language("孫氏が会長に就任する"), detect_language("The chairman is Mr. Son.")
    ('ja', 'en')
    >>> detect_language("米国大統領会見", hint="ja")
    'ja'
    """
    sample = text[:_SAMPLE]
    if sample.isascii():  # quickly, as no other script can be there
        return _latin(sample, hint) if _LATIN.search(sample) else hint
    counts = {name: len(pattern.findall(sample)) for name, pattern in _SCRIPTS}
    latin = len(_LATIN.findall(sample))
    east = counts["han"] + counts["kana"]
    # One character of these scripts says as much as two or three Latin letters.
    if east and _outweighs(east + counts["ko"], latin, sample):
        if counts["ko"] > east:
            return "ko"
        return _chinese_or_japanese(sample, counts["kana"], counts["han"], hint)
    others = {name: counts[name] for name in ("ko", "cyrillic", "arabic", "he", "el", "hi", "th")}
    most = max(others, key=lambda name: others[name])
    if others[most] * 2 > latin:
        return (
            {"cyrillic": _cyrillic, "arabic": _arabic}[most](sample)
            if most in ("cyrillic", "arabic")
            else most
        )
    return _latin(sample, hint) if latin else hint


def _outweighs(east: int, latin: int, sample: str) -> bool:
    if east * 6 >= latin:
        return True
    # "OpenAIのAPI": a few hiragana among Latin names are the grammar of the sentence.
    return bool(_HIRAGANA.search(sample)) and not _latin(sample, "")


def _chinese_or_japanese(sample: str, kana: int, han: int, hint: str) -> str:
    # Chinese quotes a kana or two (の in brand names); Japanese prose cannot do without them.
    if kana and kana * 20 >= han:
        return "ja"
    chinese, japanese = len(_ONLY_CHINESE.findall(sample)), len(_ONLY_JAPANESE.findall(sample))
    if hint in ("ja", "zh") and chinese * 4 <= han:
        return hint
    return "ja" if japanese > chinese else "zh"


def _cyrillic(sample: str) -> str:
    if re.search(r"[іїєґІЇЄҐ]", sample):
        return "uk"
    return "ru"


def _arabic(sample: str) -> str:
    return "fa" if re.search(r"[پچژگی]", sample) else "ar"


def _latin(sample: str, hint: str) -> str:
    """The language of Latin text, weighed by how often each comes by; names alone are of none."""
    sample = sample[:_PLENTY]
    # A capital letter begins a name, and names are the same in every language.
    words = [match.group() for match in _WORD.finditer(sample) if match.group().islower()]
    if not words:
        return hint
    accented = sum(not word.isascii() for word in words)
    likely = {
        language: share * _LATIN_SHARES[language] * (_HINTED if language == hint else 1.0)
        for language, share in _model().rank(sample)
    }
    if accented * 20 > len(words):
        likely["en"] *= 0.1  # café and naïve are few
    best = max(sorted(likely), key=lambda language: likely[language])
    return best if likely[best] >= _LEAST_SHARE * sum(likely.values()) else hint


@cache
def _model() -> Any:  # a LanguageIdentifier; its package has no types
    # Naive Bayes over byte sequences (Lui and Baldwin 2012); the same text has the same shares always.
    from py3langid.langid import LanguageIdentifier

    packed = memoryview(kept(_language_model, "py3langid"))
    steps_from = _SIZE_BYTES + int.from_bytes(packed[:_SIZE_BYTES], "little")
    with np.load(io.BytesIO(packed[_SIZE_BYTES:steps_from])) as arrays:
        return LanguageIdentifier(
            arrays["weights"],
            arrays["priors"],
            arrays["languages"].tolist(),
            packed[steps_from:].cast(arrays["steps_type"].item()),
            arrays["features"].tolist(),
            norm_probs=True,
            tk_row=arrays["rows"].tolist(),
        )


def _language_model() -> bytes:
    """py3langid's model for the languages told apart: its own file takes most of a second to unpack.

    The size of an NPZ, the NPZ, and then the steps of the automaton, which are read from where they lie.
    """
    from py3langid.langid import MODEL_DIR, MODEL_FILE
    from py3langid.modelio import load_model

    weights, priors, languages, steps, rows, features = load_model(MODEL_DIR / MODEL_FILE)
    chosen = [place for place, language in enumerate(languages) if language in _LATIN_SHARES]
    buffer = io.BytesIO()
    np.savez(
        buffer,
        weights=weights[:, chosen],
        priors=priors[chosen],
        languages=np.array(languages)[chosen],
        steps_type=np.array(steps.typecode),
        rows=np.asarray(rows),
        features=np.asarray(features),
    )
    packed: bytes = buffer.getvalue()
    return len(packed).to_bytes(_SIZE_BYTES, "little") + packed + bytes(steps)
