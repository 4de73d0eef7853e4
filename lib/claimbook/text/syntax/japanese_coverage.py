"""What the end of a Japanese sentence says of all that stands before it: 予定だ, だろう, と述べた."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimbook.text.language.conjugation import Tone
from claimbook.text.syntax.japanese_links import Form
from claimbook.text.syntax.japanese_syntax import Syntax, is_lasting

_SAY = (
    "述べ|語|言|話|明言|明らかに|発表|主張|説明|表明|宣言|強調|報|伝え|約束|公約|みられ|見られ|し(?:た|て)|批判|指摘|訴え"
    "|否定|反論|警告|認め"
)
_COPULA = r"(?:だ|です|である|がある|があります|でした|だった)?"
_PLAN = re.compile(rf"(?:予定|方針|見通し|見込み|計画|つもり|意向|構え|考え){_COPULA}[。\s]*$")
_GUESS = re.compile(
    rf"(?:可能性|恐れ|おそれ|ため|から|ので|わけ|もの|の){_COPULA}[。\s]*$"
    r"|(?:だろう|でしょう|であろう|かもしれ\S{1,3})[。\s]*$"
)
# What is said or heard: a quote before と is the whole of it, any other clause may be a part.
_REPORT = re.compile(
    r"(?:らしい|ようだ|ようです|そうだ|そうです|という|といいます|とのこと(?:だ|です)?|とされ(?:る|ます|ている|ています))[。\s]*$"
    rf"|(?<![」』])(?<![」』]など)と(?:{_SAY})[^、と]{{0,12}}$"
)
SAID = re.compile(
    r"と、?[^、。「」]{0,12}(?:述べ|語り|話し|説明し|指摘し|強調し|主張し|訴え|批判し|答え|明かし|言い|表明し|発表し)て?$"
)
# Endings that may cover a clause which shares its topic with the last one.
_MAY_COVER = re.compile(
    rf"(?:必要|義務|ほか|こと|べき)(?:となる|になる|{_COPULA})[。\s]*$|(?:ことに\S{{1,5}}|たい|ほしい)[。\s]*$"
)
_PAST = re.compile(r"(?:た|[んい]だ|でした)[。．.!！\s]*$")
_POLITE = re.compile(r"(?:です|ます|でした|ました|ません|ませんでした)[。．.!！\s]*$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and what its end says of everything before."""

    s: Syntax
    tone: Tone
    is_plan: bool
    is_guess: bool
    is_report: bool
    may_cover: bool


def read_sentence(s: Syntax) -> Sentence:
    """The tone of a sentence, and which of its endings cover the clauses before."""
    return Sentence(
        s,
        Tone(bool(_PAST.search(s.text)), bool(_POLITE.search(s.text)), is_lasting(s)),
        is_plan=bool(_PLAN.search(s.text)),
        is_guess=bool(_GUESS.search(s.text)),
        is_report=bool(_REPORT.search(s.text)),
        may_cover=bool(_MAY_COVER.search(s.text)),
    )


def is_free(sentence: Sentence, clause: str, form: Form) -> bool:
    """Whether a clause before the last one is said outright, whatever the end of the sentence says.

    What is, is no part of a plan: "Aは建設中であり、拡大する予定だ". What has its own tense is no guess.
    """
    if SAID.search(clause):
        return True
    if sentence.is_report or (sentence.is_guess and form is not Form.CLOSED):
        return False
    return not sentence.is_plan or form not in (Form.VERB, Form.ADJECTIVE)
