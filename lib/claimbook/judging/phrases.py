"""The sentences that explain a verdict, in English and Japanese."""

from __future__ import annotations

from claimbook.core.labels import FactKind, Level, ReasonCode


def interface_language(language: str) -> str:
    """Japanese for Japanese, English for all others."""
    return "ja" if language == "ja" else "en"


KINDS: dict[str, dict[FactKind, str]] = {
    "en": {kind: kind.value for kind in FactKind},
    "ja": {
        FactKind.QUANTITY: "数量",
        FactKind.TIME: "時",
        FactKind.NAME: "名前",
        FactKind.ROLE: "役割",
        FactKind.MEMBERSHIP: "顔ぶれ",
        FactKind.POLARITY: "否定",
        FactKind.DIRECTION: "向き",
        FactKind.MODALITY: "確かさ",
        FactKind.SCOPE: "範囲",
        FactKind.WORDING: "その他の語",
    },
}

LEVELS: dict[str, dict[Level, str]] = {
    "en": {level: level.value for level in Level},
    "ja": {
        Level.EQUAL: "一致",
        Level.ROUNDED: "端数処理で一致",
        Level.COMPATIBLE: "矛盾なし",
        Level.LESS_SPECIFIC: "主張の方が大まか",
        Level.MORE_SPECIFIC: "主張の方が詳しい",
        Level.DIFFERENT: "相違",
        Level.OPPOSITE: "正反対",
        Level.MISSING_IN_EVIDENCE: "資料にない",
        Level.MISSING_IN_CLAIM: "主張にない",
    },
}

PHRASES: dict[str, dict[str, str]] = {
    "en": {
        "supported": "The source carries every fact of the claim: {facts}.",
        "refuted": "The source speaks of the same matter and says otherwise: {differences}.",
        "difference": "{kind} is {level} (claim: {claimed}; source: {found})",
        "conflicting": "One source supports the claim and another refutes it.",
        "doubtful": (
            "The nearest passage differs ({differences}), "
            "but it is not certain that it speaks of the same matter."
        ),
        "language": "The facts of this language cannot be compared with those of the source yet.",
        "partly": "The source carries {facts}. ",
        "missing": "The nearest passage does not carry {facts}.",
        "silent": "The nearest passage is related, but its facts do not settle the claim.",
        "turn supported": "Any other value for {fact} would turn the verdict.",
        "turn refuted": "With “{found}” in place of “{claimed}” the source would agree.",
        "turn missing": "It would be supported if a source also carried {facts}.",
        "beside": ' (the source has "{found}")',
        "nothing": "not stated",
        "the words": "its wording",
        ReasonCode.NO_RELEVANT_PASSAGE.value: "The sources were read; no passage speaks of this claim.",
        ReasonCode.SOURCE_UNAVAILABLE.value: "It could not be looked up: {detail}",
        ReasonCode.UNREADABLE_CLAIM.value: "The claim cannot be read: {detail}",
        ReasonCode.NOT_CHECKABLE.value: "",
    },
    "ja": {
        "supported": "主張の事実がすべて資料で確認できる：{facts}。",
        "refuted": "資料は同じ事柄について別のことを述べている：{differences}。",
        "difference": "{kind}が{level}（主張「{claimed}」、資料「{found}」）",
        "conflicting": "主張を裏づける資料と、否定する資料がある。",
        "doubtful": "最も近い箇所とは食い違うが（{differences}）、同じ事柄を述べているとは言い切れない。",
        "language": "この言語の事実は、まだ資料と照合できない。",
        "partly": "資料で確認できるのは{facts}。",
        "missing": "最も近い箇所では{facts}が確認できない。",
        "silent": "最も近い箇所は関連するが、この主張の真偽を決める事実を含まない。",
        "turn supported": "{fact}が違う値であれば判定は変わる。",
        "turn refuted": "「{claimed}」が「{found}」であれば資料と一致する。",
        "turn missing": "{facts}を述べる資料があれば裏づけられる。",
        "beside": "（資料では「{found}」）",
        "nothing": "記載なし",
        "the words": "文言",
        ReasonCode.NO_RELEVANT_PASSAGE.value: "資料を読んだが、この主張に触れた箇所はない。",
        ReasonCode.SOURCE_UNAVAILABLE.value: "資料を確認できなかった：{detail}",
        ReasonCode.UNREADABLE_CLAIM.value: "主張を読み取れない：{detail}",
        ReasonCode.NOT_CHECKABLE.value: "",
    },
}
