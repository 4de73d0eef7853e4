"""The sentences that explain a verdict, in English and Japanese."""

from __future__ import annotations

from claimbook.core.labels import FactKind, Level, ReasonCode
from claimbook.judging.decision import Lack


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
        FactKind.QUOTE: "引用",
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
        "no counterpart": "Without a counterpart: {facts}.",
        "refuted": "The source speaks of the same matter and says otherwise: {differences}.",
        "difference": "{kind} is {level} (claim: {claimed}; source: {found})",
        "claim denies": 'the claim denies what the source states (polarity is opposite; claim: "{claimed}")',
        "source denies": 'the source denies what the claim states (polarity is opposite; source: "{found}")',
        "conflicting": (
            "Two sources disagree. One supports the claim: {facts}. "
            'Another, {source}, says otherwise: {differences}. Its words: "{quote}"'
        ),
        "doubtful": (
            "The nearest passage differs ({differences}), "
            "but it is not certain that it speaks of the same matter."
        ),
        "language": "The facts of this language cannot be compared with those of the source yet.",
        "partly": "Supported: {facts}.",
        "missing": "Not in the nearest passage: {facts}.",
        "silent": "The nearest passage is related, but its facts do not settle the claim.",
        "space": " ",
        "between": "; ",
        "listed": ", ",
        "quoted": '"{words}"',
        "kind and words": "{kind} {words}",
        "words alike": "words with a counterpart",
        "more": " and {number} more",
        "beside": " ({told})",
        "nothing": "not stated",
        "the words": "its wording",
        Lack.WORDS: "Too little of what the claim says is in it ({share}).",
        Lack.PLAIN_WORDS: "Names and numbers aside, too few of the claim's words have a counterpart.",
        Lack.SUBSTANCE: "What both have in common is too little for a proof.",
        Lack.MEANING: "As a whole, claim and passage are too far apart in meaning.",
        Lack.HOLD: "No number, date or name is in both, and words alone prove nothing across languages.",
        Lack.COUNTERPART: "It is not certain which number or date answers which.",
        Lack.UNSAID: "A word that the passage does not have may make the difference.",
        ReasonCode.NO_RELEVANT_PASSAGE: "The sources were read; no passage speaks of this claim.",
        ReasonCode.SOURCE_UNAVAILABLE: "It could not be looked up: {detail}",
        ReasonCode.UNREADABLE_CLAIM: "The claim cannot be read: {detail}",
        ReasonCode.NOT_CHECKABLE: "",
    },
    "ja": {
        "supported": "主張の事実はすべて資料で確認できる：{facts}。",
        "no counterpart": "対応する語が見当たらない：{facts}。",
        "refuted": "資料は同じ事柄について別のことを述べている：{differences}。",
        "difference": "{kind}が{level}（主張「{claimed}」、資料「{found}」）",
        "claim denies": "資料が述べていることを主張は否定している（否定が正反対、主張「{claimed}」）",
        "source denies": "主張が述べていることを資料は否定している（否定が正反対、資料「{found}」）",
        "conflicting": (
            "資料どうしが食い違う。一方は主張を裏づける：{facts}。"
            "他方の{source}は別のことを述べている：{differences}。その原文「{quote}」"
        ),
        "doubtful": "最も近い箇所とは食い違うが（{differences}）、同じ事柄を述べているとは言い切れない。",
        "language": "この言語の事実は、まだ資料と照合できない。",
        "partly": "資料で確認できる：{facts}。",
        "missing": "最も近い箇所で確認できない：{facts}。",
        "silent": "最も近い箇所は関連するが、この主張の真偽を決める事実を含まない。",
        "space": "",
        "between": "、",
        "listed": "",
        "quoted": "「{words}」",
        "kind and words": "{kind}{words}",
        "words alike": "対応する語",
        "more": "ほか{number}件",
        "beside": "（{told}）",
        "nothing": "記載なし",
        "the words": "文言",
        Lack.WORDS: "主張の内容のうち、この箇所にあるのは{share}にとどまる。",
        Lack.PLAIN_WORDS: "名前や数を除くと、対応する語が少なすぎる。",
        Lack.SUBSTANCE: "両者に共通するものが、裏づけとするには少なすぎる。",
        Lack.MEANING: "文全体の意味が主張から離れすぎている。",
        Lack.HOLD: "共通する数量・時・名前がなく、言語をまたぐと語だけでは裏づけにならない。",
        Lack.COUNTERPART: "どの数や時がどれに当たるのかが定かでない。",
        Lack.UNSAID: "この箇所にない語によって、意味が変わりうる。",
        ReasonCode.NO_RELEVANT_PASSAGE: "資料を読んだが、この主張に触れた箇所はない。",
        ReasonCode.SOURCE_UNAVAILABLE: "資料を確認できなかった：{detail}",
        ReasonCode.UNREADABLE_CLAIM: "主張を読み取れない：{detail}",
        ReasonCode.NOT_CHECKABLE: "",
    },
}

# What would turn the verdict; of a support, by the kind of fact whose change would be noticed first.
TURNS: dict[str, dict[str, str]] = {
    "en": {
        FactKind.QUANTITY: "With another number in place of {words}, the source would contradict the claim.",
        FactKind.TIME: "With another time in place of {words}, the source would contradict the claim.",
        FactKind.QUOTE: "With other words in {words}, the source would no longer carry the quotation.",
        FactKind.ROLE: "With another holder of {words}, the source would contradict the claim.",
        FactKind.MEMBERSHIP: (
            "With one name more, or another, in {words}, the source would no longer carry the claim."
        ),
        FactKind.DIRECTION: "With the opposite of {words}, the source would contradict the claim.",
        FactKind.POLARITY: "Without {words}, the source would contradict the claim.",
        FactKind.NAME: "With another name in place of {words}, the source would no longer carry the claim.",
        FactKind.WORDING: "If the claim denied {words}, the source would contradict it.",
        "corrected": "The source would not contradict this: {sentence}",
        "in place": "With {found} in place of {claimed}, the source would not contradict it.",
        "left out": "Without {claimed}, the source would not contradict it: it names {found}.",
        "added": "With {found} named as well, the source would not contradict it.",
        "holder": "With {found} for {role}, the source would not contradict it.",
        "turned round": "With the two in each other's place, the source would not contradict it.",
        "not denied": "Without the denial {claimed}, the source would not contradict it.",
        "denied": "With a denial, the source would not contradict it: it says {found}.",
        "doubtful": (
            "If the passage speaks of the same matter, the claim is refuted; "
            "otherwise a source on the matter itself is missing."
        ),
        "missing": "It would be supported by a source that also carries {facts}.",
        "fuller": "It would be supported by a source that says the whole sentence plainly.",
        "conflicting": "Which of the two sources is right is for a person to decide.",
        ReasonCode.LANGUAGE_NOT_COVERED: "A person who reads both languages can decide it.",
        ReasonCode.NO_RELEVANT_PASSAGE: "A source that speaks of this matter is missing.",
        ReasonCode.SOURCE_UNAVAILABLE: "The sources that could not be read may decide it.",
    },
    "ja": {
        FactKind.QUANTITY: "{words}が別の数値であれば、資料と食い違う。",
        FactKind.TIME: "{words}が別の時であれば、資料と食い違う。",
        FactKind.QUOTE: "引用{words}の言葉が違えば、裏づけられない。",
        FactKind.ROLE: "{words}を担うのが別の者であれば、資料と食い違う。",
        FactKind.MEMBERSHIP: "{words}の名が一つでも増えるか違えば、裏づけられない。",
        FactKind.DIRECTION: "{words}が逆であれば、資料と食い違う。",
        FactKind.POLARITY: "{words}という否定がなければ、資料と食い違う。",
        FactKind.NAME: "{words}が別の名であれば、裏づけられない。",
        FactKind.WORDING: "{words}を否定していれば、資料と食い違う。",
        "corrected": "次のように直せば資料と食い違わない：{sentence}",
        "in place": "{claimed}が{found}であれば資料と食い違わない。",
        "left out": "{claimed}を除けば資料と食い違わない（資料が挙げるのは{found}）。",
        "added": "{found}も挙げていれば資料と食い違わない。",
        "holder": "{role}が{found}であれば資料と食い違わない。",
        "turned round": "両者が入れ替われば資料と食い違わない。",
        "not denied": "{claimed}という否定がなければ資料と食い違わない。",
        "denied": "否定していれば資料と食い違わない（資料では{found}）。",
        "doubtful": (
            "同じ事柄についての箇所であれば主張は資料と矛盾し、そうでなければその事柄自体の資料が欠けている。"
        ),
        "missing": "{facts}も述べる資料があれば裏づけられる。",
        "fuller": "この文全体をはっきり述べる資料があれば裏づけられる。",
        "conflicting": "どちらの資料が正しいかは、人が判断する。",
        ReasonCode.LANGUAGE_NOT_COVERED: "両方の言語を読む人が判断できる。",
        ReasonCode.NO_RELEVANT_PASSAGE: "この事柄に触れた資料が欠けている。",
        ReasonCode.SOURCE_UNAVAILABLE: "確認できなかった資料によって決まる可能性がある。",
    },
}
