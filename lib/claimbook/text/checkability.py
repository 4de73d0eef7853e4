"""Whether a statement can be checked against sources.

A statement set aside wrongly is lost, one kept wrongly costs a reader a moment: when in doubt a
statement is checkable.
"""

from __future__ import annotations

import re

from claimbook.core.labels import Attribution, Checkability
from claimbook.text.attribution import Attributed, find_attribution
from claimbook.text.checkability_cues import ASKS_ELSEWHERE, CUES, Cues
from claimbook.text.lines import is_address, is_credit
from claimbook.text.sentences import SentenceKind

_ALPHANUMERIC = re.compile(r"[^\W_]")
_DIGIT = re.compile(
    r"\d|[一二三四五六七八九十百千万億兆亿]{2,}|\b(?:hundred|thousand|million|billion)s?\b", re.I
)
# "It is worth noting that ...": the remark is an opinion, what it points at is not.
_POINTING = re.compile(
    r"(?:こと|点)[はもが、]{0,2}(?:注目に値|注目され|特筆|見逃せ)|^(?:注目|特筆|留意)すべき|見逃せないのは"
    r"|worth noting|^(?:notably|note that)\b|值得(?:注意|一提|关注)的是",
    re.IGNORECASE,
)
_EXCLAMATION = re.compile(r"[^。！!]{1,7}[!！]+$")
_LONGEST_LEAD_IN = 80
_LONGEST_SENTENCE = 2_000
_ASIDE = "speaks to the reader about the text itself"


def classify(
    sentence: str, kind: SentenceKind = SentenceKind.SENTENCE, language: str = ""
) -> tuple[Checkability, str]:
    """Says whether a sentence can be checked, and why not where it cannot.

    Args:
        sentence: one sentence or claim, with or without an article around it.
        kind: what it is in its article.
        language: ISO 639-1; in languages without cues only questions, credits and addresses are known.

    Returns:
        the label and its reason in a few words; the reason is empty for what is checkable.

    What a named speaker thinks, expects or asks is checkable: a source can confirm that they said so.

    >>> classify("Stargate will probably change the world.", language="en")
    (<Checkability.PREDICTION: 'prediction'>, 'a guess in the article\\'s own voice: "will probably"')
    """
    stripped = sentence.strip()
    if not _ALPHANUMERIC.search(stripped):
        return Checkability.NOT_A_CLAIM, "holds no words"
    if kind in (SentenceKind.HEADING, SentenceKind.CREDIT, SentenceKind.ADDRESS):
        return Checkability.NOT_A_CLAIM, f"a {kind.value}" if kind != SentenceKind.ADDRESS else "an address"
    if len(stripped) > _LONGEST_SENTENCE:
        return Checkability.CHECKABLE, ""
    if is_address(stripped):
        return Checkability.NOT_A_CLAIM, "an address"
    if is_credit(stripped):
        return Checkability.NOT_A_CLAIM, "a credit"
    if stripped.endswith((":", "：")) and len(stripped) <= _LONGEST_LEAD_IN:
        return Checkability.NOT_A_CLAIM, "a heading or lead-in"
    cues = CUES.get(language)
    attributed = find_attribution(stripped, language)
    if attributed.attribution is not Attribution.OWN_VOICE and _says_something(stripped, attributed):
        return Checkability.CHECKABLE, ""
    asks = cues.question if cues else ASKS_ELSEWHERE
    if asks.search(stripped):
        return Checkability.QUESTION, "asks"
    if _EXCLAMATION.fullmatch(stripped) and not _DIGIT.search(stripped):
        return Checkability.NOT_A_CLAIM, "an exclamation"
    if kind is SentenceKind.LIST_ITEM and _is_fragment(stripped):
        return Checkability.NOT_A_CLAIM, "a list item that states nothing"
    return _own_voice(stripped, cues) if cues else (Checkability.CHECKABLE, "")


def _says_something(sentence: str, attributed: Attributed) -> bool:
    """Whether somebody is named, or words are quoted: hearsay without a source is the article's voice."""
    return bool(attributed.speaker) or attributed.attribution is Attribution.DIRECT_QUOTE


def _own_voice(sentence: str, cues: Cues) -> tuple[Checkability, str]:
    if found := cues.aside.search(sentence):
        return Checkability.NOT_A_CLAIM, f'{_ASIDE}: "{found.group().strip()}"'
    if _POINTING.search(sentence):
        return Checkability.CHECKABLE, ""
    has_figure = bool(_DIGIT.search(sentence))
    for label, why, always, soft in (
        (Checkability.PREDICTION, "a guess", cues.prediction_always, cues.prediction_soft),
        (Checkability.OPINION, "a judgement", cues.opinion_always, cues.opinion_soft),
    ):
        found = always.search(sentence) or (None if has_figure else soft.search(sentence))
        if found:
            return label, f'{why} in the article\'s own voice: "{found.group().strip(" 。.")}"'
    return Checkability.CHECKABLE, ""


def _is_fragment(item: str) -> bool:
    """A name or a word or two, without a figure: "- Arm"."""
    has_figure = any(c.isdigit() for c in item)
    is_short = len(item.split()) <= 3 if item.isascii() else len(item) <= 8
    return is_short and not has_figure and not item.endswith((".", "。", "!", "！"))
