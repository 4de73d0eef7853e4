"""What a Japanese clause takes from its neighbour: a topic, a predicate, or what うち counts from."""

from __future__ import annotations

import re

from claimbook.text.language.conjugation import Tone
from claimbook.text.syntax.japanese_links import Form, Link, find_link
from claimbook.text.syntax.japanese_subjects import names_own_subject
from claimbook.text.syntax.japanese_syntax import (
    Syntax,
    case_marks,
    content_verb,
    is_descriptive,
    is_passive,
    main_verb,
    verb_name,
)
from claimbook.text.syntax.japanese_verbs import takes_object

# Verbs of what comes of something: their subject may be the object of the clause before.
_OUTCOMES = frozenset(
    ("なる", "成る", "ある", "始まる", "決まる", "広がる", "増える", "減る", "達する", "上る", "終わる",
     "続く", "実る", "集まる", "高まる", "残る", "済む", "死亡", "完成", "成立", "発生")
)  # fmt: skip
# Predicates that want both a topic and a subject: "条例は約9,400人が対象となる".
_WANTS_TOPIC = re.compile(
    r"が(?:対象|特徴|特色|売り|魅力|目的|目標|中心|主流|条件|原則|前提|課題|焦点|強み|弱み|人気|必要|可能|得意|苦手|有力|主体|由来)"
    r"(?:だ|です|である|となる|になる|となっている|になっている|とな(?:った|ります|りました)|だった|でした)?[。\s]*$"
)
# "うち3億円": of what the clause before has counted.
OF_WHICH = re.compile(r"うち(?=[\d０-９一二三四五六七八九十百千約半大過])")
# "売上高は3億円、社員は8人です"
_COUNT = r"[\d０-９一二三四五六七八九十百千万億兆][^、。はがをにで]{0,8}"
_BARE = re.compile(r"(?P<copula>だ|です|である|だった|でした|であった|で|)[。\s]*$")
_ENDS_COUNTED = re.compile(rf"は[^、。]*{_COUNT}$")


def of_which(s: Syntax, begin: int, comma: int, topic: str) -> str | None:
    """What うち counts from: "市は5億円の費用のうち" in "市は5億円の費用を見込み、うち3億円を賄う".

    None where nothing was counted.
    """
    numbers = [i for i in range(begin, comma) if s.outside[i] and s.words[i].part_of_speech[1] == "数詞"]
    if not numbers:
        return None
    end = next(
        (
            i
            for i in range(numbers[-1], comma)
            if s.is_particle(i, "を", "が", "は", "に", "で") or s.is_verbal(i)
        ),
        0,
    )
    if not end:
        return None
    start = end
    while start > begin and not (
        s.is_verbal(start - 1)
        or s.is_comma(start - 1)
        or s.is_particle(start - 1, "を", "が", "は", "に", "で", "も")
    ):
        start -= 1
    counted = s.text[s.words[start].start : s.words[end].start]
    own = names_own_subject(s, comma + 1)
    is_what = topic and s.words[start].start > begin and s.text[: s.words[start].start].endswith(topic)
    if own and is_what:  # "負傷者は12人で、うち3人が": of the 12 who were hurt
        counted = topic.removesuffix("は") + counted
    return f"{'' if own or not topic else topic}{counted}のうち"


def wants_topic(s: Syntax, begin: int, comma: int, topic: str) -> bool:
    """Whether a clause with a subject needs the topic as well: "大阪は人口が多く、面積が小さい"."""
    if any(s.is_topic(i) for i in range(comma + 1, len(s.words))):
        return False
    if _WANTS_TOPIC.search(s.text):
        return True
    left = s.text[s.words[begin].start : s.words[comma].start]
    is_double = topic in left and any(s.is_subject(i) for i in range(begin, comma))
    is_simple = not any(s.is_particle(i, "を") for i in range(begin, len(s.words)))
    return is_double and is_simple and is_descriptive(s)


def shares_topic(s: Syntax, begin: int, comma: int, link: Link, tone: Tone) -> bool:
    """Whether both sides of a comma have something to say of the topic, in predicates of their own."""
    left, right = range(begin, comma), range(comma + 1, len(s.words))
    if link.form is Form.VERB and not _is_complete(s, left):
        return False
    if any(s.is_topic(i) for i in right):
        return False
    if is_descriptive(s) and link.form in (Form.NOUN, Form.ADJECTIVE):
        return True
    is_passive_twice = is_passive(s, begin, comma) and is_passive(s, comma, len(s.words))
    has_role = any(s.is_particle(i, "を", "に", "が", "と", "へ", "も", "で", "まで", "から") for i in right)
    if not has_role and not is_passive_twice:
        return False
    if not _keeps_subject(s, left, right):
        return False
    return _is_main(s, comma, tone)


def _is_main(s: Syntax, comma: int, tone: Tone) -> bool:
    """Whether a clause leads on to a main verb: in "部品を製造し、販売する企業" both describe the noun."""
    has_argument = False
    for i in range(comma + 1, len(s.words)):
        if s.is_comma(i) and find_link(s, comma + 1, i, tone):
            comma, has_argument = i, False  # what describes a noun farther on may begin here
        has_argument |= s.is_particle(i, "を", "に", "が", "で", "と")
        # "すぐれた製品" describes by itself.
        if s.describes_noun(i) and (has_argument or s.words[i].part_of_speech[0] == "動詞"):
            return _is_about_all(s, i + 1)
    return True


def _is_about_all(s: Syntax, noun: int) -> bool:
    """Whether a noun ends the sentence (方針だ); in "取得し、子会社化することを決めた" both were decided."""
    is_end = s.words[noun].surface in ("予定", "方針", "見通し", "見込み", "計画", "こと")
    return is_end and not any(s.is_particle(i, "を") for i in range(noun, len(s.words)))


def _is_complete(s: Syntax, left: range) -> bool:
    """ "首相は訪米し" says all; "A社は製造し" does not say what."""
    if any(s.is_particle(i, "を", "に", "と", "が", "へ", "で") for i in left):
        return True
    return takes_object(verb_name(s, left.stop - 1)) is False


def _keeps_subject(s: Syntax, left: range, right: range) -> bool:
    """Whether the verb after a comma has the subject, and all that it needs, without the object before.

    In "新型車を発売し、話題となった" the car is talked of; in "報告書をまとめ、首相に渡す" it is given.
    """
    has_object = any(s.is_particle(i, "を") for i in left)
    if not has_object or any(s.is_particle(i, "を") for i in right) or is_descriptive(s):
        return True
    at = main_verb(s)
    if at is None or is_passive(s, right.start, right.stop):
        return False
    name = verb_name(s, content_verb(s, at))
    has_other = any(s.is_particle(i, "と", "も") for i in right)  # 「…」と語った, 講座も開く
    return name not in _OUTCOMES and (has_other or takes_object(name) is False)


def borrowed_predicate(s: Syntax, begin: int, comma: int) -> str:
    """The predicate that a clause like "AがXを、" borrows from the next one; empty where it does not."""
    if not s.is_particle(comma - 1, "を", "が", "に"):
        return _borrowed_copula(s, begin, comma)
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


def _borrowed_copula(s: Syntax, begin: int, comma: int) -> str:
    """The copula that "売上高は3億円、" lacks before "社員は8人です"; empty where none is due."""
    if not _ENDS_COUNTED.search(s.text[s.words[begin].start : s.words[comma].start]):
        return ""
    after = next((i for i in range(comma + 1, len(s.words)) if s.is_comma(i)), len(s.words))
    end = s.words[after].start if after < len(s.words) else len(s.text)
    found = _BARE.search(s.text, s.words[comma].end, end)
    if not found or (after < len(s.words) and found["copula"] != "で"):
        return ""
    words = [i for i in range(begin, after) if s.words[i].end <= found.start("copula") and i != comma]
    topics = [i for i in words if s.is_topic(i)]
    is_bare = not any(s.is_verbal(i) or s.is_comma(i) or s.is_particle(i, "が", "を", "に") for i in words)
    is_parallel = len(topics) == 2 and topics[0] < comma < topics[1] < words[-1]
    if not is_bare or not is_parallel:
        return ""
    return found["copula"] if found["copula"] not in ("", "で") else "である"
