"""The words of the report in English and Japanese.

The labels of the tables stay what they are; a Japanese report says them in Japanese and keeps the
English label beside a verdict, so that a row of verdicts.csv can be found again.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from claimbook.judging.phrases import KINDS, LEVELS, interface_language

_ENGLISH = {
    "report": "Fact-check report",
    "case": "Case",
    "run": "Run",
    "untitled": "Untitled article",
    "skip": "Skip to the findings",
    "summary": "Summary",
    "checked": "Claims checked",
    "set_aside": "Statements set aside",
    "sources_read": "Sources read",
    "sources_unread": "Sources not read",
    "standing_out": "What stands out",
    "nothing_stands_out": "No claim is refuted, and no sources conflict.",
    "in_article": "The claims in the article",
    "in_article_note": "Each checked claim is underlined and followed by its number and verdict.",
    "unplaced": "Claims that stand nowhere in the article (written or reworded by a person)",
    "claims": "Claim by claim",
    "claim": "Claim",
    "words_of_article": "In the article's words",
    "verdict": "Verdict",
    "explanation": "Why",
    "evidence": "Evidence",
    "nearest": "Nearest passage found (it decides nothing)",
    "no_evidence": "No evidence",
    "source": "Source",
    "sources": "Sources",
    "tier": "Standing",
    "status": "Result",
    "how": "How it was had",
    "captured_at": "Captured",
    "live_link": "live page",
    "archived_link": "archived copy",
    "deep_link": "the quote on the live page",
    "original_link": "the page that is restated",
    "restatements": "Some evidence comes from restatements in the project's own words, "
    "not from captures of the real pages. It is marked wherever it is quoted; check the page itself "
    "before publishing.",
    "comparison": "Fact by fact",
    "fact": "Fact",
    "in_claim": "In the claim",
    "in_evidence": "In the evidence",
    "level": "Level",
    "nothing_there": "nothing",
    "turning_point": "What would turn the verdict",
    "confidence": "Confidence",
    "decided_by": "Decided by",
    "reviewer": "Reviewed by",
    "decided_by_person": "Decided by {who}",
    "program": "the program's verdict",
    "comparison_program": "Fact by fact, as the program compared",
    "rating": "Suggested rating",
    "reason": "Reason",
    "attribution": "Said by",
    "along": "Where they stand in the article, from its beginning (left) to its end (right)",
    "changed": "The page has changed since this was decided",
    "changed_note": "Look at this verdict again: it was {verdict} when the page was captured{when}. "
    "What went is struck out, what came is underlined.",
    "changed_when": " on {day}",
    "changed_claims": "Verdicts to be looked at again, because the page that they rest on has changed",
    "not_checked": "What was not checked, and why",
    "unsettled": "Claims that the sources do not settle",
    "unread": "Sources that could not be read",
    "set_aside_why": "Statements that are no checkable claims",
    "nothing_set_aside": "Every statement was checked.",
    "statement": "Statement",
    "method": "How this was made",
    "method_text": "Passages of the captured sources are brought to each claim by similarity, which "
    "decides nothing. A verdict comes from comparing the facts of the claim, one by one, with the facts "
    "of the quoted passage. Where the sources do not settle a claim, the verdict is Not Enough Evidence, "
    "which says nothing against the claim. A person's decision stands above the program's.",
    "snapshot": "Snapshot (sha256)",
    "inputs": "Inputs (sha256)",
    "versions": "Versions",
    "settings": "Settings",
    "colon": ": ",
}

_JAPANESE = {
    "report": "ファクトチェック報告",
    "case": "案件",
    "run": "実行",
    "untitled": "無題の記事",
    "skip": "検証結果へ移動",
    "summary": "概要",
    "checked": "検証した主張",
    "set_aside": "検証しなかった文",
    "sources_read": "確認できた資料",
    "sources_unread": "確認できなかった資料",
    "standing_out": "注目すべき点",
    "nothing_stands_out": "資料と矛盾する主張、資料どうしが対立する主張はありません。",
    "in_article": "記事の中の主張",
    "in_article_note": "検証した主張には下線を引き、番号と判定を添えています。",
    "unplaced": "記事の中に位置を持たない主張(人が書き加えたもの、書き直したもの)",
    "claims": "主張ごとの検証",
    "claim": "主張",
    "words_of_article": "記事の表現",
    "verdict": "判定",
    "explanation": "理由",
    "evidence": "根拠",
    "nearest": "最も近い記述(判定の根拠ではありません)",
    "no_evidence": "根拠なし",
    "source": "資料",
    "sources": "資料一覧",
    "tier": "資料の位置づけ",
    "status": "結果",
    "how": "取得方法",
    "captured_at": "取得日時",
    "live_link": "元のページ",
    "archived_link": "保存されたページ",
    "deep_link": "元のページの引用箇所",
    "original_link": "言い換えの対象となったページ",
    "restatements": "根拠の一部は、実際のページを取得したものではなく、"
    "本プロジェクトの言葉による言い換えです。引用のたびにその旨を示しています。"
    "公表の前に元のページを確認してください。",
    "comparison": "事実ごとの照合",
    "fact": "事実",
    "in_claim": "主張では",
    "in_evidence": "根拠では",
    "level": "一致の度合い",
    "nothing_there": "記載なし",
    "turning_point": "判定が変わる条件",
    "confidence": "確信度",
    "decided_by": "判定の主体",
    "reviewer": "確認者",
    "decided_by_person": "{who}の判断",
    "program": "プログラムの判定",
    "comparison_program": "事実ごとの照合（プログラムによる）",
    "rating": "レーティング案",
    "reason": "理由の区分",
    "attribution": "発言者",
    "along": "記事の中の位置(左が冒頭、右が末尾)",
    "changed": "判定の後に資料の記述が変わった",
    "changed_note": "この判定は見直しが必要です。{when}取得時の判定は「{verdict}」でした。"
    "消えた語に取り消し線、現れた語に下線を引いています。",
    "changed_when": "{day}の",
    "changed_claims": "根拠とした資料が変わったため、見直しが必要な判定",
    "not_checked": "検証しなかったものとその理由",
    "unsettled": "資料では決着がつかない主張",
    "unread": "確認できなかった資料",
    "set_aside_why": "検証対象の主張ではない文",
    "nothing_set_aside": "すべての文を検証しました。",
    "statement": "文",
    "method": "検証の方法",
    "method_text": "取得した資料の記述を類似度で主張に引き合わせますが、類似度は判定に用いません。"
    "判定は、主張の中の事実と引用した記述の中の事実を一つずつ照らし合わせて下します。"
    "資料で決着がつかない場合の判定は「証拠不足」であり、主張が誤りだという意味ではありません。"
    "人による判断は常にプログラムの判定に優先します。",
    "snapshot": "スナップショット(sha256)",
    "inputs": "入力(sha256)",
    "versions": "バージョン",
    "settings": "設定",
    "colon": "：",
}

# Labels of the tables in Japanese; in English the label itself is the word.
_JAPANESE_LABELS = {
    # verdict
    "Supported": "裏づけあり",
    "Refuted": "資料と矛盾",
    "Not Enough Evidence": "証拠不足",
    "Conflicting Evidence/Cherrypicking": "資料が対立・選択的引用",
    # checkability
    "checkable": "検証可能",
    "opinion": "意見",
    "question": "疑問文",
    "prediction": "予測",
    "not a claim": "主張ではない",
    # evidence status
    "found": "確認済み",
    "irrelevant": "該当する記述なし",
    "fetch failed": "取得失敗",
    "blocked": "アクセス拒否",
    "gone": "ページ消失",
    "changed": "内容が変更された",
    "no text": "本文なし",
    "not visible": "読者に見えない記述",
    # how, tier, decided by, attribution
    "live": "ウェブから取得",
    "wayback": "ウェブアーカイブから取得",
    "offline restatement": "言い換え(実際のページではない)",
    "person": "人",
    "primary": "一次資料",
    "mirror": "一次資料の写し",
    "secondary": "二次資料",
    "facts": "事実の照合",
    "entailment": "含意判定モデル",
    "the article's own voice": "記事の地の文",
    "reported": "伝聞",
    "direct quote": "直接引用",
    # reason codes
    "facts agree": "事実が一致",
    "quantity differs": "数量が相違",
    "time differs": "時期が相違",
    "name differs": "名前が相違",
    "role differs": "役割が相違",
    "membership differs": "構成員が相違",
    "polarity opposite": "肯定と否定が逆",
    "direction opposite": "増減の向きが逆",
    "sources conflict": "資料が対立",
    "partly supported": "一部のみ裏づけあり",
    "doubtful difference": "相違の疑い",
    "facts silent": "事実では決まらない",
    "read as supported": "含意判定で裏づけ",
    "read as refuted": "含意判定で否定",
    "no relevant passage": "該当する記述なし",
    "source unavailable": "資料を入手できず",
    "language not covered": "未対応の言語",
    "not checkable": "検証対象外",
    "unreadable claim": "読み取れない主張",
    "a person decided": "人による判断",
    "reviewers differ": "確認者の判断が分かれている",
    # The kinds and levels of facts are named as in the explanations of the verdicts.
    **{kind.value: word for kind, word in KINDS["ja"].items()},
    **{level.value: word for level, word in LEVELS["ja"].items()},
}

# A source that a person saved by hand needs more words than a person who decides.
_HOW = {
    "en": {
        "live": "captured from the web",
        "wayback": "captured from the web archive",
        "person": "a file saved by a person",
        "offline restatement": "restatement in the project's own words, not a capture of the real page",
    },
    "ja": {"person": "人が保存したファイル"},
}

_PHRASES = {"en": _ENGLISH, "ja": _JAPANESE}


class Words:
    """The words of one language of the interface: `words["claim"]`, `words.label("Refuted")`."""

    def __init__(self, language: str) -> None:
        self.language = interface_language(language)
        self.phrases: Mapping[str, str] = MappingProxyType(_PHRASES[self.language])

    def __getitem__(self, phrase: str) -> str:
        return self.phrases[phrase]

    def label(self, label: str) -> str:
        """A label of a table as a reader reads it; unknown labels stay as they are."""
        return _JAPANESE_LABELS.get(label, label) if self.language == "ja" else label

    def how(self, method: str) -> str:
        """How a source was had, in words."""
        return _HOW[self.language].get(method) or self.label(method)
