"""Which language a text is written in: by its script first, then by its little words."""

from __future__ import annotations

import re
from functools import cache

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
_WORD = re.compile(r"[^\W\d_]+(?:['’]s\b)?")
_ENGLISH_ENDING = re.compile(r"(?:ing|ed|ly|ness|['’]s)$")
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
_WORDS = {
    "en": "the of and to in is was for on that with as by at it from are were be has have had an this which"
    " will not its their they he she said but or who after would been more than about into can his her over a"
    " if up such those these only between through under while during because most other some all two one"
    " first second now new year years people company million billion half says announced announces plans"
    " remains invests builds wins leads launches there we you our your what how when where did does do could"
    " may should no so each both many several every since until against among per according last next"
    " died born married played grew also any never always don didn isn wasn aren man men woman works"
    " women film series season album song novel band city river school university president",
    "de": "der die das und ist nicht mit von den dem des ein eine einen zu auf für im sich auch werden wird"
    " wurde hat haben sind war bei nach wie über aus oder aber dass zur zum einer er sie es",
    "fr": "le la les des du de et est une un dans que qui pour pas sur avec au aux par il elle ont été sont"
    " plus ce cette ses son leur mais ou où être a en à sera selon",
    "es": "el la los las de del y que en un una por con para se su al es lo como más pero sus ha fue son"
    " está este esta también no según entre sobre han será",
    "it": "il lo la gli le di del della dei delle e è che in un una per con si da non al alla nel nella sono"
    " ha hanno stato anche più come ma questo questa dal i secondo",
    "pt": "o a os as de do da dos das e é que em um uma para com não no na nos nas por se ao mais foi são"
    " está também seu sua pelo pela segundo entre será",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er ook als door bij naar maar om uit"
    " hebben heeft wordt werd worden deze dit over nog meer",
    "id": "yang dan di dari ini untuk dengan pada itu tidak adalah dalam akan oleh sebagai telah juga ke"
    " bahwa mereka dapat karena atau ada menjadi tersebut",
    "sv": "och att det som en på är av för med den till inte har om ett från var men vid ska kommer efter",
    "pl": "i w na z do nie się że jest to o jak od po za przez dla są był była oraz ale roku który która",
    "tr": "ve bir bu için ile olarak da de çok daha olan gibi en ya ancak kadar sonra yeni olduğu",
    "vi": "và của là các có được cho trong một người không với đã những này đến từ khi về sẽ",
}  # fmt: skip


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
    return _by_little_words(sample, hint) if latin else hint


def _outweighs(east: int, latin: int, sample: str) -> bool:
    if east * 6 >= latin:
        return True
    # "OpenAIのAPI": a few hiragana among Latin names are the grammar of the sentence.
    return bool(_HIRAGANA.search(sample)) and not _by_little_words(sample, "")


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


def _by_little_words(sample: str, hint: str) -> str:
    scores = dict.fromkeys(_WORDS, 0.0)
    owners = _owners()
    for match in _WORD.finditer(sample):
        word = match.group().lower()
        languages = owners.get(word, ())
        if not languages and len(word) > 4 and _ENGLISH_ENDING.search(word):
            scores["en"] += 0.1
        # A capital letter inside a sentence is a name's: Los Angeles, Men in Black.
        weight = 1.0 if match.group().islower() or not match.start() else 0.3
        # A word that many languages share says little for each.
        for language in languages:
            scores[language] += weight / len(languages)
    ranked = sorted(scores, key=lambda language: -scores[language])
    first, second = scores[ranked[0]], scores[ranked[1]]
    if not first:
        return hint
    if hint and scores.get(hint, 0.0) >= first * 0.8:
        return hint
    if first > second:
        return ranked[0]
    # "in", "is" and "a" belong to several languages; English is by far the most often written.
    return hint or ("en" if scores["en"] == first else "")


@cache
def _owners() -> dict[str, tuple[str, ...]]:
    owners: dict[str, tuple[str, ...]] = {}
    for language, words in _WORDS.items():
        for word in words.split():
            owners[word] = (*owners.get(word, ()), language)
    return owners
