"""Japanese coordination: "AがXをし、BがYをする" holds two statements.

A comma divides only where the form before it leads on (連用中止) and what follows either names its own
subject or shares the topic of the sentence. What could belong to a relative clause, to a quote or to an
ending that covers the whole sentence stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimbook.text.clauses import Clause
from claimbook.text.conjugation import final_form
from claimbook.text.japanese_syntax import (
    Syntax,
    case_marks,
    ends_in_state,
    names_own_subject,
    opening_topic,
    parse,
)
from claimbook.text.words import Morpheme

_SHORTEST = 6
# を受け, に伴い, をはじめ: postpositions that were verbs once.
_POSTPOSITIONS = (
    "よる", "つれる", "当たる", "あたる", "対する", "関する", "伴う", "ともなう", "基づく",
    "もとづく", "応じる", "通じる", "際する", "限る", "加える", "含む", "除く", "目指す", "目ざす",
    "始める", "はじめる", "踏まえる", "受ける", "経る", "問う", "続く", "従う", "引き続く",
    "合わせる", "向ける", "巡る", "めぐる", "沿う", "備える", "因む", "ちなむ", "比べる", "求める",
    "代わる", "及ぶ", "図る", "期する", "除外する",
)  # fmt: skip
_SAY = "述べ|語|言|話|明言|明らかに|発表|主張|説明|表明|宣言|強調|報|伝え|約束|公約|みられ|見られ|し(?:た|て)"
_COPULA = r"(?:だ|です|である|がある|があります|でした|だった)?"
# Endings that speak of everything before them: what they cover stays together.
_COVERS_ALL = re.compile(
    r"(?:予定|方針|見通し|見込み|計画|つもり|意向|構え|考え|可能性|恐れ|おそれ|ため|から|ので|わけ|もの|の)"
    rf"{_COPULA}[。\s]*$"
    r"|(?:だろう|でしょう|であろう|かもしれ\S{1,3}|らしい|ようだ|ようです|そうだ|そうです|という|といいます)[。\s]*$"
    rf"|と(?:{_SAY})[^、と]{{0,12}}$"
)
# Endings that may cover a clause which shares its topic with the last one.
_MAY_COVER = re.compile(
    rf"(?:必要|義務|ほか|こと|べき)(?:となる|になる|{_COPULA})[。\s]*$"
    r"|(?:ことに\S{1,5}|ない|ません|なかった|ず|せず|たい|ほしい)[。\s]*$"
)
_PLAN = re.compile(r"(?:予定|方針|見通し|見込み|計画)\S{0,4}$")
_PAST = re.compile(r"(?:た|[んい]だ|でした)[。．.!！\s]*$")
_WAS = ("でした", "だった", "であった")
_DATED = re.compile(r"\d{3,4}年|昨|先[月週]|前年|去年|当時|昭和|平成|令和")
_CONDITION = re.compile(r"^(?:もし|仮に|たとえ|万一)")
# A heading run into its sentence: "主人公:マイクロソフトが地位を失う。"
_PREFIX = re.compile(r"[^:：。、]{1,30}[:：]\s*(?=\S{10})")


@dataclass(frozen=True, slots=True)
class _Link:
    """How a clause leads on at its comma, and how it ends when it stands alone."""

    cut: int  # where the ending replaces the text
    ending: str
    may_share: bool  # whether what follows may share its topic
    is_stative: bool  # says what is, not what happens


def japanese_clauses(sentence: str) -> tuple[Clause, ...]:
    """The atomic statements of a Japanese sentence; one clause, the whole, where in doubt.

    >>> [c.text for c in japanese_clauses("ソフトバンクが資金を、OpenAIが運営を担当します。")]
    ['ソフトバンクが資金を担当します。', 'OpenAIが運営を担当します。']
    """
    whole = (Clause(0, len(sentence), sentence),)
    s = parse(sentence)
    if not s.words or _CONDITION.match(sentence):
        return whole
    prefix = _PREFIX.match(sentence)
    is_sentence = sentence.rstrip().endswith(("。", "．", "！", "!"))
    start = (
        prefix.end()
        if prefix and is_sentence and "「" not in sentence[prefix.end() - 2 : prefix.end()]
        else 0
    )
    first = next((i for i, w in enumerate(s.words) if w.start >= start), 0)
    clauses = tuple(_clauses(s, first))
    return clauses if all(len(c.text) >= _SHORTEST for c in clauses) else whole


def _clauses(s: Syntax, first: int) -> Iterator[Clause]:
    topic = opening_topic(s, first)
    plain = s.text.rstrip("。 ")
    is_past = bool(_PAST.search(s.text))
    covers_all = bool(_COVERS_ALL.search(s.text))
    may_cover = covers_all or bool(_MAY_COVER.search(s.text))
    is_plan = bool(_PLAN.search(plain))
    begin, carried = first, ""  # `carried` is the topic that the clause at `begin` lacks
    for i in range(first + 1, len(s.words) - 2):
        if not s.is_comma(i):
            continue
        if gapped := _borrowed_predicate(s, begin, i):
            yield _clause(s, begin, i, carried, gapped, s.words[i].start)
            begin, carried = i + 1, ""
            continue
        link = _link(s, begin, i, is_past)
        if link is None:
            continue
        # What is, is no part of a plan: "Aは建設中であり、拡大する予定だ".
        is_free = not covers_all or (link.is_stative and is_plan)
        own = is_free and names_own_subject(s, i + 1)
        shared = bool(topic) and link.may_share and (is_free if link.is_stative else not may_cover)
        if own or (shared and _shares_topic(s, begin, i)):
            yield _clause(s, begin, i, carried, link.ending, link.cut)
            begin, carried = i + 1, "" if own else topic
    start = s.words[begin].start
    yield Clause(start, len(s.text), carried + s.text[start:].lstrip() if carried else s.text[start:])


def _clause(s: Syntax, begin: int, comma: int, carried: str, ending: str, cut: int) -> Clause:
    start, end = s.words[begin].start, s.words[comma].start
    stem = s.text[start:cut]
    text = (carried + stem.lstrip() if carried else stem) + ending
    return Clause(start, end, text if text.endswith(("。", "！", "!")) else f"{text}。")


def _link(s: Syntax, begin: int, comma: int, is_past: bool) -> _Link | None:
    if comma - begin < 3 or not s.outside[comma - 1]:
        return None
    last, before = s.words[comma - 1], s.words[comma - 2]
    if last.surface == "で" and before.part_of_speech[0] in ("名詞", "接尾辞"):
        says_what_it_is = _says_what_topic_is(s, begin, comma)
        return _Link(last.start, "である", may_share=False, is_stative=True) if says_what_it_is else None
    is_stative = last.dictionary_form in ("ある", "有る", "いる", "おる", "居る")
    is_dated = bool(_DATED.search(s.text, s.words[begin].start, last.start))
    if not is_stative and not is_past and (is_dated or ends_in_state(s)):
        return None  # nothing tells whether it happened: "2015年に設立され、本社は東京にある"
    if last.part_of_speech[1] == "接続助詞" and last.surface in ("て", "で"):
        # "買って" has changed its sound; only what has not is turned back.
        ending = final_form(before, is_past) if "一般" in before.part_of_speech[5] else ""
        return _Link(before.start, ending, may_share=False, is_stative=False) if ending else None
    was = is_past and (not is_stative or s.text.rstrip("。 ").endswith(_WAS))
    ending = final_form(last, was)
    if not ending or _is_postposition(last, before):
        return None
    return _Link(last.start, ending, may_share=True, is_stative=is_stative)


def _is_postposition(last: Morpheme, before: Morpheme) -> bool:
    form = last.dictionary_form
    if before.part_of_speech[0] == "助詞" and before.surface in ("を", "に", "と", "から"):
        return form in _POSTPOSITIONS or (before.surface == "と" and form == "する")
    return form in ("引き続く", "続く", "つづく")


def _says_what_topic_is(s: Syntax, begin: int, comma: int) -> bool:
    """Whether "Xは...で" says what X is: a topic, and after it neither verb nor object."""
    topics = [i for i in range(begin + 1, comma) if s.is_topic(i)]
    if not topics:
        return False
    return not any(s.is_verbal(i) or s.is_particle(i, "を", "が") for i in range(topics[-1], comma - 1))


def _shares_topic(s: Syntax, begin: int, comma: int) -> bool:
    """Whether both sides of a comma have something to say of the topic, in plain verbs of their own."""
    right = range(comma + 1, len(s.words))
    is_copula = s.words[comma - 2].surface == "で"
    if not is_copula and not any(s.is_particle(i, "を", "に", "と", "が") for i in range(begin, comma)):
        return False
    if not any(s.is_particle(i, "を", "に", "が", "と", "へ") for i in right):
        return False
    if any(s.is_topic(i) for i in right):
        return False
    has_argument = False
    for i in right:
        has_argument |= s.is_particle(i, "を", "に", "が", "で", "と")
        # "部品を製造し、販売する企業": both verbs may describe the noun. "すぐれた製品" cannot.
        if s.describes_noun(i) and (has_argument or s.words[i].part_of_speech[0] == "動詞"):
            return s.words[i + 1].surface in ("予定", "方針", "見通し", "見込み", "計画", "こと")
    return True


def _borrowed_predicate(s: Syntax, begin: int, comma: int) -> str:
    """The predicate that a clause like "AがXを、" borrows from the next one; empty where it does not."""
    if not s.is_particle(comma - 1, "を", "が", "に"):
        return ""
    left = case_marks(s, begin, comma)
    right = case_marks(s, comma + 1, len(s.words))
    if len(left) < 2 or len(right) != 2 or [m for m, _ in left[-2:]] != [m for m, _ in right]:
        return ""
    opener, last = right[0][1], right[1][1]
    if right[0][0] == right[1][0] or any(s.is_verbal(i) for i in range(left[-2][1], comma)):
        return ""
    if any(s.is_comma(i) or s.is_verbal(i) for i in range(comma + 1, last)) or opener == comma + 1:
        return ""
    if any(s.is_comma(i) for i in range(last, len(s.words))):
        return ""
    return s.text[s.words[last].end :].strip()
