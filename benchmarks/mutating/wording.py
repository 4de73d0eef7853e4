"""Changes to what is asserted: negation, direction, exclusivity, quantifiers, modality."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mutating.model import Edit
from mutating.tables import english_verbs, pattern, swaps

_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|must|should)\b(?! not\b|n't|n’t)"
)
_ENGLISH_DENIAL = re.compile(r"\b(is|are|was|were|has|have|had|will|would|can|could|may|did|does|do) not ")
# A sentence's end in Japanese, affirmed and denied; the first that fits.
_JAPANESE_ENDS = (
    ("しませんでした", "しました"), ("ませんでした", "ました"), ("しなかった", "した"),
    ("されなかった", "された"),
    ("していない", "している"), ("ではない", "である"), ("されました", "されませんでした"),
    ("しました", "しませんでした"),
    ("していた", "していなかった"), ("している", "していない"), ("されている", "されていない"),
    ("ています", "ていません"),
    ("ている", "ていない"), ("ていた", "ていなかった"), ("された", "されなかった"),
    ("られた", "られなかった"),
    ("だった", "ではなかった"), ("でした", "ではありませんでした"), ("です", "ではありません"),
    ("である", "ではない"),
    ("がある", "はない"), ("があった", "はなかった"), ("なった", "ならなかった"),
    ("上がった", "上がらなかった"),
    ("下がった", "下がらなかった"), ("始まった", "始まらなかった"), ("終わった", "終わらなかった"),
    ("上回った", "上回らなかった"), ("下回った", "下回らなかった"), ("減った", "減らなかった"),
    ("売った", "売らなかった"),
    ("買った", "買わなかった"), ("失った", "失わなかった"), ("行った", "行わなかった"),
    ("払った", "払わなかった"),
    ("勝った", "勝たなかった"), ("いた", "かなかった"), ("選んだ", "選ばなかった"),
    ("組んだ", "組まなかった"),
    ("運んだ", "運ばなかった"), ("含んだ", "含まなかった"), ("んだ", ""), ("破った", "破らなかった"),
    ("戻った", "戻らなかった"),
    ("取った", "取らなかった"), ("続く", "続かない"), ("植えた", "植えなかった"), ("与えた", "与えなかった"),
    ("増えた", "増えなかった"), ("超えた", "超えなかった"), ("げた", "げなかった"), ("めた", "めなかった"),
    ("けた", "けなかった"), ("てた", "てなかった"), ("べた", "べなかった"), ("れた", "れなかった"),
    ("せた", "せなかった"),
    ("じた", "じなかった"), ("ちた", "ちなかった"), ("した", None), ("する", "しない"),
    ("される", "されない"),
    ("れる", "れない"), ("げる", "げない"), ("める", "めない"), ("ける", "けない"), ("える", "えない"),
    ("いる", "いない"),
    ("方針だ", "方針ではない"), ("予定だ", "予定ではない"), ("計画だ", "計画ではない"), ("だ", "ではない"),
)  # fmt: skip
_CHINESE_DENIALS = (
    (re.compile(r"(?<![没拥所只具含])(?<!以)没有(?=[一-鿿]{2})"), ""),
    (re.compile(r"不是"), "是"),
    (re.compile(r"(?<![不还就但正总可老要于也只而凡硬])是(?![否])"), "不是"),
    (re.compile(r"(?<![即])将(?=[一-鿿])(?!军|近|来)"), "将不会"),
    (re.compile(r"(?<=[一-鿿，])已(?:经)?(?=[一-鿿]{2})(?!有)"), "尚未"),
    (re.compile(r"位于"), "并不位于"),
)
_CHINESE_DONE = re.compile(r"([一-鿿]{2})了(?=[一-鿿\d《“约近])")
_CHINESE_VERBS_LIST = """
    收购 起诉 击败 批评 任命 发布 签署 开设 关闭 建造 建成 投资 出售 购买 增加 减少 提高 降低 通过
    否决 批准 获得 赢得 失去 捐赠 捐出 发现 设计 创办 创建 举办 推出 启动 完成 达到 开通 聘请 战胜
    资助 邀请 种植 修复 接待 吸引 售出 生产 出版 发射 招收 采用 取消 超过 缩短 延长 上调 下调 扩大
    取得 占据 授予 治疗 参加 主持 支付 裁减 转让"""
_CHINESE_VERBS = frozenset(_CHINESE_VERBS_LIST.split())


def negations(sentence: str, language: str) -> Iterator[Edit]:
    """The sentence denied, or, where it denies, affirmed."""
    found = {"en": _english_negations, "ja": _japanese_negations, "zh": _chinese_negations}[language](
        sentence
    )
    if (edit := next(found, None)) is not None:
        yield edit


def directions(sentence: str, language: str) -> Iterator[Edit]:
    """Up for down, approved for rejected."""
    yield from _swapped("direction", sentence, language)


def exclusivities(sentence: str, language: str) -> Iterator[Edit]:
    """The only one for one among others, and the reverse."""
    yield from _swapped("exclusivity", sentence, language, first=True)
    if language == "ja" and (
        topic := re.match(r"(?!全)[^、。はがもだけのみ]{2,20}(は|が)(?=[^、。]*(?:した|された|を))", sentence)
    ):
        yield Edit(topic.start(1), topic.end(1), "だけが")
    if language == "zh" and (
        topic := re.match(
            r"[^，。]{2,12}?(?=(?:收购|起诉|赢得|获得|开设|推出|批准|捐赠|采用|参加|支付)了)", sentence
        )
    ):
        yield Edit(0, topic.end(), f"只有{topic.group()}")
    if language == "en" and (
        subject := re.match(r"(?:[A-Z][\w’'-]* ){2,4}(?=[a-z]+ed\b|won\b|built\b|bought\b)", sentence)
    ):
        yield Edit(0, subject.end(), f"Only {subject.group()}")


def quantifiers(sentence: str, language: str) -> Iterator[Edit]:
    """All for some, some for all."""
    for edit in _swapped("quantifier", sentence, language):
        before, after = sentence[: edit.start], sentence[edit.end :]
        if language == "en" and re.search(r"\b(?:[Aa]t|[Aa]fter|[Aa]bove|the|a|as|so|too|how|by) $", before):
            continue  # "at all", "as many as", "the most", "by half"
        if language == "zh" and re.match(r"[长门队]", after):
            continue  # 部长 and its like
        yield edit


def modalities(sentence: str, language: str) -> Iterator[Edit]:
    """What is planned or possible told as done or sure, and what was done as planned."""
    yield from _swapped("modality", sentence, language)
    if language == "en":
        for verb in english_verbs():
            for match in re.finditer(
                rf"(?<=[a-zA-Z’] )(?<!was )(?<!were )(?<!has )(?<!have )(?<!been )(?<!is )(?<!are )(?<!to"
                rf" )\b{verb.past}\b(?= (?:a|an|the|its|his|her|their|in|on|\d|[A-Z$€£]))",
                sentence,
            ):
                if not re.search(
                    r"\b(?:that|which|who|when|where|the|a|an|not)\s$", sentence[: match.start()]
                ):
                    plural = re.search(r"[^su]s\s$", sentence[: match.start()])
                    yield Edit(match.start(), match.end(), f"{'plan' if plural else 'plans'} to {verb.base}")
                    return
    if language == "ja" and not re.search(r"予定|計画|方針|可能性|見通し|見込み", sentence):
        match = re.search(r"(?<=[一-鿿ァ-ヶー]{2})した(?=。|$)", sentence)
        if match:
            yield Edit(match.start(), match.end(), "する予定だ")
    if language == "zh" and not re.search(r"计划|打算|可能|将|拟|预计", sentence):
        for match in _CHINESE_DONE.finditer(sentence):
            if match.group(1) in _CHINESE_VERBS:
                yield Edit(match.start(), match.end(), f"计划{match.group(1)}")
                return


def _swapped(kind: str, sentence: str, language: str, first: bool = False) -> Iterator[Edit]:
    table = dict(swaps(kind, language))
    for match in pattern(tuple(table), language).finditer(sentence):
        if (
            language == "ja"
            and match.group() == "も"
            and not re.search(
                r"[一-鿿ァ-ヶーA-Za-z]も(?=[^のうしっらちと])",
                sentence[max(0, match.start() - 1) : match.end() + 1],
            )
        ):
            continue
        if (language, match.group()) == ("zh", "计划") and re.search(
            r"[一该这的此项本]$", sentence[: match.start()]
        ):
            continue  # the plan, not to plan
        yield Edit(match.start(), match.end(), table[match.group()])
        if first:
            return


def _english_negations(sentence: str) -> Iterator[Edit]:
    if denial := _ENGLISH_DENIAL.search(sentence):
        word = denial.group(1)
        if word in ("did", "does", "do"):
            return
        yield Edit(denial.end(1), denial.end() - 1, "")
        return
    auxiliary = _AUXILIARY.search(sentence)
    finite = _first_finite(sentence)
    if re.match(r"(?:All|Most|Every|Each|Some|Both|Half|Many|Several)\b", sentence):
        return  # "all did not" may be read in two ways
    if auxiliary:
        owning = re.match(r"(has|have|had) (?=an? |the |\d|[$€£])", sentence[auxiliary.start() :])
        if owning:
            denied = {"has": "does not have", "have": "do not have", "had": "did not have"}[owning.group(1)]
            yield Edit(auxiliary.start(), auxiliary.end(), denied)
            return
    if auxiliary and (finite is None or auxiliary.start() < finite.start):
        yield Edit(auxiliary.end(), auxiliary.end(), " not")
    elif finite:
        yield finite


def _first_finite(sentence: str) -> Edit | None:
    edits = []
    for verb in english_verbs():
        for form, denied in ((verb.past, "did not"), (verb.third, "does not")):
            for match in re.finditer(rf"(?<=[\w’] )(?<!\bto )\b{form}\b", sentence):
                before = sentence[: match.start()].split()[-1].lower()
                if before not in (
                    "a",
                    "an",
                    "the",
                    "its",
                    "his",
                    "her",
                    "their",
                    "of",
                    "in",
                    "by",
                    "which",
                    "who",
                    "that",
                    "be",
                    "been",
                ):
                    edits.append(Edit(match.start(), match.end(), f"{denied} {verb.base}"))
    return min(edits, key=lambda e: (e.start, -e.end), default=None)


def _japanese_negations(sentence: str) -> Iterator[Edit]:
    end = len(sentence.rstrip("。．.！! "))
    body = sentence[:end]
    for ending, denied in _JAPANESE_ENDS:
        if body.endswith(ending):
            if denied == "":
                return
            if denied is None:
                single = re.search(r"(?<![一-鿿ァ-ヶー])[一-鿿]$", body[: -len(ending)])
                denied = "さなかった" if single else "しなかった"
            yield Edit(end - len(ending), end, denied)
            return


def _chinese_negations(sentence: str) -> Iterator[Edit]:
    for found, words in _CHINESE_DENIALS[:2]:
        if match := found.search(sentence):
            yield Edit(match.start(), match.end(), words)
            return
    for match in _CHINESE_DONE.finditer(sentence):
        if match.group(1) in _CHINESE_VERBS:
            yield Edit(match.start(), match.end(), f"没有{match.group(1)}")
            return
    for found, words in _CHINESE_DENIALS[2:]:
        if match := found.search(sentence):
            yield Edit(match.start(), match.end(), words)
            return
    if match := re.search(r"被(?=[一-鿿])(?!告)", sentence):
        yield Edit(match.start(), match.end(), "没有被")
