"""Japanese predicates from the form that leads on (主導し、) into the form that ends (主導する, 主導した)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimbook.text.language.words import Morpheme

# The past of a five-step verb by the row of its ending (Japanese school grammar, 音便).
_PAST_BY_ROW = {
    "カ": "いた", "ガ": "いだ", "サ": "した", "タ": "った", "ラ": "った",
    "ワ": "った", "ナ": "んだ", "バ": "んだ", "マ": "んだ",
}  # fmt: skip
_GO = ("行く", "いく", "ゆく", "逝く")
# Verbs of being, which have no ている.
_TIMELESS = ("いる", "おる", "居る", "ある", "有る", "できる", "出来る", "要する", "値する")
# What comes after the stem of an adjective, of the copula, and of a negation; plain, then polite.
_ADJECTIVE = {False: ("い", "かった"), True: ("いです", "かったです")}
_COPULA = {False: ("である", "であった"), True: ("です", "でした")}
# せず is しない, おらず is いない; other verbs keep the form that ず follows.
_OTHER_NEGATION = {"する": "し", "為る": "し", "おる": "い", "居る": "い"}
_NEGATION = {False: ("ない", "なかった"), True: ("ないです", "なかったです")}


@dataclass(frozen=True, slots=True)
class Tone:
    """Tense and politeness of the main clause, which a clause that leads on to it takes over."""

    is_past: bool
    is_polite: bool = False
    is_lasting: bool = False  # the main clause ends in ている


@dataclass(frozen=True, slots=True)
class Ending:
    """Where the text of a clause is cut, and what takes the place of the rest."""

    cut: int
    words: str


def conclude(words: Sequence[Morpheme], tone: Tone) -> Ending | None:
    """The end of a clause that leads on, where it stands alone; None where none is known for certain.

    Args:
        words: the clause, its last word the one before the comma. A verb leads on in its second form (続き)
            or in て, an adjective in く, a noun with で, a negation in ず or なく.
        tone: of the main clause.

    >>> from claimbook.text.language.words import japanese_morphemes
    >>> e = conclude(japanese_morphemes("価格は高く"), Tone(is_past=True))
    >>> "価格は高く"[: e.cut] + e.words
    '価格は高かった'
    """
    last = words[-1]
    before = words[-2] if len(words) > 1 else last
    kind, surface = last.part_of_speech[4], last.surface
    if kind == "助動詞-ダ" and surface == "で":
        return Ending(last.start, copula(tone))
    if kind == "形容詞" and surface.endswith("く") and last.dictionary_form.endswith("い"):
        return Ending(last.end - 1, _ADJECTIVE[tone.is_polite][tone.is_past])
    if kind == "助動詞-ナイ" and surface == "なく":
        return Ending(last.start, _NEGATION[tone.is_polite][tone.is_past])
    if kind == "助動詞-ヌ" and surface == "ず":
        negation = _NEGATION[tone.is_polite][tone.is_past]
        if before.dictionary_form in _OTHER_NEGATION:
            return Ending(before.start, _OTHER_NEGATION[before.dictionary_form] + negation)
        return Ending(last.start, negation)
    if last.dictionary_form == "ある" and surface == "あり" and before.part_of_speech[4] == "助動詞-ダ":
        return Ending(before.start, copula(tone))
    if last.part_of_speech[1] == "接続助詞" and surface in ("て", "で") and before is not last:
        ending = final_form(before, tone.is_past, tone.is_polite)
        return Ending(before.start, ending) if ending else None
    ending = final_form(last, tone.is_past, tone.is_polite)
    return Ending(last.start, ending) if ending else None


def copula(tone: Tone) -> str:
    """である, であった, です or でした."""
    return _COPULA[tone.is_polite][tone.is_past]


def final_form(last: Morpheme, is_past: bool, is_polite: bool = False) -> str:
    """The final form of a verb or auxiliary in its second form; empty where none is known for certain.

    >>> from claimbook.text.language.words import japanese_morphemes
    >>> [final_form(japanese_morphemes(v)[-1], True) for v in ("増やし", "書き", "行い", "与え")]
    ['増やした', '書いた', '行った', '与えた']
    """
    kind, form = last.part_of_speech[4], last.dictionary_form
    if last.part_of_speech[0] not in ("動詞", "助動詞") or not last.part_of_speech[5].startswith("連用形"):
        return ""
    if form in ("おる", "居る"):
        form, kind = "いる", "上一段-ア行"
    if is_polite and (stem := _polite_stem(last, form)):
        return stem + ("ました" if is_past else "ます")
    if not is_past:
        return form if form.endswith(tuple("うくぐすつぬぶむる")) else ""
    if kind.startswith("サ行変格"):
        return form.removesuffix("する") + "した" if form.endswith("する") else ""
    if kind.startswith(("上一段", "下一段", "カ行変格")) or kind in ("助動詞-レル", "助動詞-ラレル"):
        return form[:-1] + "た" if form.endswith("る") else ""
    if kind.startswith("五段-"):
        return form[:-1] + ("った" if form.endswith(_GO) else _PAST_BY_ROW.get(kind[3], ""))
    return ""


def lasting_form(last: Morpheme, is_polite: bool = False) -> str:
    """A verb as what goes on (使っている); empty where its past is not known.

    >>> from claimbook.text.language.words import japanese_morphemes
    >>> lasting_form(japanese_morphemes("飲み")[-1])
    '飲んでいる'
    """
    past = final_form(last, is_past=True)
    if not past or last.dictionary_form in _TIMELESS:
        return ""
    return past[:-1] + ("て" if past[-1] == "た" else "で") + ("います" if is_polite else "いる")


def _polite_stem(last: Morpheme, form: str) -> str:
    """The form before ます: the second form without a change of sound; empty where it is not there."""
    if form == "いる":
        return "い"
    return last.surface if last.part_of_speech[5] == "連用形-一般" else ""
