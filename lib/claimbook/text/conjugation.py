"""Japanese verbs from the form that leads on (主導し、) into the form that ends (主導する, 主導した)."""

from __future__ import annotations

from claimbook.text.words import Morpheme

# The past of a five-step verb by the row of its ending (Japanese school grammar, 音便).
_PAST_BY_ROW = {
    "カ": "いた", "ガ": "いだ", "サ": "した", "タ": "った", "ラ": "った",
    "ワ": "った", "ナ": "んだ", "バ": "んだ", "マ": "んだ",
}  # fmt: skip
_GO = ("行く", "いく", "ゆく", "逝く")


def final_form(last: Morpheme, is_past: bool) -> str:
    """The final form of a verb or auxiliary; empty where none is known for certain.

    >>> from claimbook.text.words import japanese_morphemes
    >>> [final_form(japanese_morphemes(v)[-1], True) for v in ("増やし", "書き", "行い", "与え")]
    ['増やした', '書いた', '行った', '与えた']
    """
    kind, form = last.part_of_speech[4], last.dictionary_form
    if last.part_of_speech[0] not in ("動詞", "助動詞") or not last.part_of_speech[5].startswith("連用形"):
        return ""
    if form in ("おる", "居る"):
        form, kind = "いる", "上一段-ア行"
    if not is_past:
        return form if form.endswith(tuple("うくぐすつぬぶむる")) else ""
    if kind.startswith("サ行変格"):
        return form.removesuffix("する") + "した" if form.endswith("する") else ""
    if kind.startswith(("上一段", "下一段", "カ行変格")) or kind in ("助動詞-レル", "助動詞-ラレル"):
        return form[:-1] + "た" if form.endswith("る") else ""
    if kind.startswith("五段-"):
        return form[:-1] + ("った" if form.endswith(_GO) else _PAST_BY_ROW.get(kind[3], ""))
    return ""
