"""Japanese coordination: "AがXをし、BがYをする" holds two statements.

A comma divides only where the form before it leads on (連用中止) and what follows either names its own
subject or shares the topic of the sentence. What could belong to a relative clause, to a quote or to a
modal ending that covers the whole sentence stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimbook.text.clauses import Clause, outside_brackets
from claimbook.text.conjugation import final_form
from claimbook.text.words import Morpheme, japanese_morphemes

_SHORTEST = 6
# を受け, に伴い, をはじめ: postpositions that were verbs once.
_POSTPOSITIONS = frozenset(
    {"よる", "つれる", "当たる", "あたる", "対する", "関する", "伴う", "ともなう", "基づく", "もとづく", "応じる", "通じる", "際する"}
    | {"限る", "加える", "含む", "除く", "目指す", "目ざす", "始める", "はじめる", "踏まえる", "受ける", "経る", "問う", "続く", "従う"}
    | {"引き続く", "合わせる", "向ける", "巡る", "めぐる", "沿う", "備える", "因む", "ちなむ", "比べる", "求める", "代わる", "及ぶ"}
    | {"図る", "期する", "除外する", "中心とする", "前提とする"}
)  # fmt: skip
# Endings that speak of everything before them; with them clauses that share a topic stay together.
_COVERING = re.compile(
    r"(?:予定|方針|見通し|見込み|計画|つもり|意向|構え|考え|可能性|必要|義務|恐れ|おそれ|ほか|ため|から|ので|わけ|もの|こと|の)(?:だ|です|である|がある|があります|でした|だった|となる|になる)?[。\s]*$"
    r"|(?:だろう|でしょう|であろう|かもしれ\S{1,3}|らしい|ようだ|ようです|そうだ|そうです|という|といいます|べきだ|べきである|たい|ほしい)[。\s]*$"
    r"|(?:ことに(?:なる|なります|なった|なりました|した)|ない|ません|なかった|ず|せず|と(?:する|した|している|しています|みられる|見られる))[。\s]*$"
)
_PAST = re.compile(r"(?:た|だ(?<=[んい]だ)|ました|でした|だった|であった)[。．.!！\s]*$")
_CONDITION = re.compile(r"^(?:もし|仮に|たとえ|万一)")
_PREFIX = re.compile(r"[^:：。、]{1,30}[:：]\s*(?=\S{10})")
_BEFORE_OR_WHEN = frozenset({"前", "後", "際", "間", "中", "時", "とき", "うち", "以上", "一方"})


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    words: tuple[Morpheme, ...]
    outside: tuple[bool, ...]  # one a morpheme: outside quotes and brackets

    def is_particle(self, i: int, *surfaces: str) -> bool:
        word = self.words[i]
        return self.outside[i] and word.part_of_speech[0] == "助詞" and word.surface in surfaces

    def is_comma(self, i: int) -> bool:
        return self.outside[i] and self.words[i].surface in ("、", "，", ",")

    def is_verbal(self, i: int) -> bool:
        return self.outside[i] and self.words[i].part_of_speech[0] in ("動詞", "助動詞", "形容詞")


def japanese_clauses(sentence: str) -> tuple[Clause, ...]:
    """The atomic statements of a Japanese sentence; one clause, the whole, where in doubt.

    >>> [c.text for c in japanese_clauses("ソフトバンクが資金を、OpenAIが運営を担当します。")]
    ['ソフトバンクが資金を担当します。', 'OpenAIが運営を担当します。']
    """
    whole = (Clause(0, len(sentence), sentence),)
    words = japanese_morphemes(sentence)
    flags = outside_brackets(sentence)
    parsed = _Sentence(sentence, words, tuple(flags[w.start] for w in words))
    if not words or _CONDITION.match(sentence):
        return whole
    prefix = _PREFIX.match(sentence)
    start = prefix.end() if prefix and flags[prefix.end() - 1] and _ends_as_sentence(sentence) else 0
    first = next(i for i, w in enumerate(words) if w.start >= start)
    clauses = tuple(_clauses(parsed, first))
    if len(clauses) == 1 and start:
        return (Clause(start, len(sentence), sentence[start:]),)
    return clauses if all(len(c.text) >= _SHORTEST for c in clauses) else whole


def _ends_as_sentence(sentence: str) -> bool:
    return sentence.rstrip().endswith(("。", "．", "！", "!"))


def _clauses(s: _Sentence, first: int) -> Iterator[Clause]:
    topic = _topic(s, first)
    is_past = bool(_PAST.search(s.text))
    covering = bool(_COVERING.search(s.text))
    begin = first
    carried = ""  # the topic that the clause at `begin` lacks
    for i in range(first + 1, len(s.words) - 2):
        if not s.is_comma(i):
            continue
        gapped = _gapped(s, begin, i)
        if gapped:
            yield _clause(s, begin, i, carried, gapped)
            begin, carried = i + 1, ""
            continue
        leads_on = _leads_on(s, begin, i)
        if not leads_on:
            continue
        ending = final_form(s.words[i - 1], is_past) if leads_on != "te" else _te_ending(s, i, is_past)
        if not ending:
            continue
        own = _own_subject(s, i + 1, leads_on)
        stative = _is_copula(s, i)
        shared = (
            bool(topic) and leads_on == "ren" and (not covering or stative) and _shares_topic(s, begin, i)
        )
        if not own and not shared:
            continue
        cut = s.words[i - 1].start if leads_on != "te" else s.words[i - 2].start
        if stative and leads_on == "ren":
            ending = (
                "ある"
                if not is_past or not s.text.rstrip("。 ").endswith(("でした", "だった", "であった"))
                else "あった"
            )
        yield _clause(s, begin, i, carried, ending, cut)
        begin, carried = i + 1, "" if own else topic
    yield Clause(
        s.words[begin].start,
        len(s.text),
        _joined(carried, s.text[s.words[begin].start :]) if begin > first or not carried else s.text,
    )


def _clause(s: _Sentence, begin: int, comma: int, carried: str, ending: str, cut: int = -1) -> Clause:
    start, end = s.words[begin].start, s.words[comma].start
    stem = s.text[start : end if cut < 0 else cut]
    closing = "" if ending.endswith(("。", "！", "!")) else "。"
    return Clause(start, end, _joined(carried, stem) + ending + closing)


def _joined(carried: str, text: str) -> str:
    return carried + text.lstrip() if carried else text


def _topic(s: _Sentence, first: int) -> str:
    """The topic phrase "Xは" that opens the sentence, or empty."""
    for i in range(first, len(s.words)):
        if (
            s.is_comma(i)
            and i > first
            and s.words[i - 1].part_of_speech[0] not in ("接続詞", "副詞")
            and _is_adverbial(s, i - 1)
        ):
            first = i + 1
            continue
        if (
            s.is_particle(i, "は")
            and i > first
            and s.words[i - 1].part_of_speech[0] in ("名詞", "接尾辞", "補助記号", "記号", "代名詞")
        ):
            start = next(
                (
                    k
                    for k in range(first, i)
                    if s.words[k].part_of_speech[0] not in ("接続詞", "副詞", "補助記号", "空白")
                    or not s.outside[k]
                ),
                i,
            )
            if any(s.is_comma(k) for k in range(start, i)):
                return ""
            return s.text[s.words[start].start : s.words[i].end]
        if s.is_particle(i, "が", "を", "も") or s.words[i].start > 60:
            return ""
    return ""


def _is_adverbial(s: _Sentence, i: int) -> bool:
    word = s.words[i]
    return (
        word.part_of_speech[0] == "助詞"
        and word.surface in ("で", "に", "は", "から", "て")
        or (word.part_of_speech[0] == "名詞" and "副詞可能" in word.part_of_speech)
    )


def _leads_on(s: _Sentence, begin: int, comma: int) -> str:
    """How the words before a comma lead on: "ren" (連用形), "copula" (で), "te" (て), or not at all."""
    last = s.words[comma - 1]
    if comma - begin < 3 or not s.outside[comma - 1]:
        return ""
    tags = last.part_of_speech
    if tags[0] == "助詞" and tags[1] == "接続助詞" and last.surface in ("て", "で"):
        return "te"
    if tags[0] == "助動詞" and last.surface == "で" and tags[4] == "助動詞-ダ":
        return "copula"
    if tags[0] not in ("動詞", "助動詞") or not tags[5].startswith("連用形"):
        return ""
    before = s.words[comma - 2]
    if before.part_of_speech[0] == "助詞" and before.surface in ("を", "に", "と", "から"):
        if last.dictionary_form in _POSTPOSITIONS or (
            before.surface == "と" and last.dictionary_form == "する"
        ):
            return ""
    elif last.dictionary_form in ("引き続く", "続く", "つづく"):
        return ""
    return "ren"


def _is_copula(s: _Sentence, comma: int) -> bool:
    last, before = s.words[comma - 1], s.words[comma - 2]
    return last.dictionary_form in ("ある", "有る") and before.surface == "で"


def _te_ending(s: _Sentence, comma: int, is_past: bool) -> str:
    """ "買って、" becomes 買う or 買った; only where the sound has not changed."""
    verb = s.words[comma - 2]
    return final_form(verb, is_past) if "一般" in verb.part_of_speech[5] else ""


def _own_subject(s: _Sentence, start: int, leads_on: str) -> bool:
    """Whether the clause at `start` names its own subject."""
    adjuncts = 0
    seen_verb = False
    for i in range(start, len(s.words)):
        word = s.words[i]
        if s.is_comma(i):
            if (
                i == start
                or s.words[i - 1].part_of_speech[0] not in ("接続詞", "副詞")
                and "副詞可能" not in s.words[i - 1].part_of_speech
            ):
                return False
            continue
        if s.is_verbal(i) and word.part_of_speech[0] != "助動詞":
            seen_verb = True
        if s.is_particle(i, "は") and i > start:
            if not _is_nominal(s, i - 1) or "副詞可能" in s.words[i - 1].part_of_speech:
                return False
            return _is_subject_not_object(s, i)
        if s.is_particle(i, "が") and i > start and word.part_of_speech[1] == "格助詞":
            return not seen_verb and not _opens_relative_clause(s, i)
        if s.is_particle(i, "を"):
            return False
        if s.is_particle(i, "で", "に", "から", "より"):
            adjuncts += 1
            if adjuncts > 2 or seen_verb:
                return False
    return False


def _is_nominal(s: _Sentence, i: int) -> bool:
    return (
        s.words[i].part_of_speech[0] in ("名詞", "接尾辞", "代名詞", "補助記号", "記号") or not s.outside[i]
    )


def _is_subject_not_object(s: _Sentence, at: int) -> bool:
    """は may mark an object ("詳細は明かさなかった"): then the subject stands in the clause before."""
    rest = range(at + 1, len(s.words))
    if any(s.is_particle(i, "を", "が") for i in rest):
        return True
    final = [i for i in rest if s.is_verbal(i)]
    if not final:
        return True
    passive = any(s.words[i].part_of_speech[4] in ("助動詞-レル", "助動詞-ラレル") for i in final)
    becomes = any(
        s.words[i].dictionary_form
        in ("だ", "です", "である", "なる", "成る", "ある", "いる", "達する", "上る", "増える", "減る")
        for i in final
    )
    return passive or becomes


def _opens_relative_clause(s: _Sentence, at: int) -> bool:
    """Whether the verb that が belongs to describes a noun: "OpenAIが作る製品"."""
    for i in range(at + 1, len(s.words) - 1):
        if s.is_comma(i):
            return False
        if s.is_verbal(i) and not s.is_verbal(i + 1) and s.words[i].part_of_speech[5].startswith("連体形"):
            noun = s.words[i + 1]
            if noun.part_of_speech[0] != "名詞":
                continue
            later = any(s.is_particle(k, "が", "は") for k in range(i + 2, len(s.words)))
            return not (noun.surface in _BEFORE_OR_WHEN and later) and noun.surface not in (
                "こと",
                "ため",
                "予定",
            )
    return False


def _shares_topic(s: _Sentence, begin: int, comma: int) -> bool:
    """Whether both sides of a comma have an object of their own and end in plain verbs."""
    left = range(begin, comma)
    right = range(comma + 1, len(s.words))
    if not any(s.is_particle(i, "を", "に", "と", "が") for i in left) and not _is_copula(s, comma):
        return False
    if not any(s.is_particle(i, "を", "に", "が", "と", "へ") for i in right) or any(
        s.is_particle(i, "は") and _is_nominal(s, i - 1) for i in right
    ):
        return False
    argument = False
    for i in right:
        if s.is_particle(i, "を", "に", "が", "で", "と"):
            argument = True
        adnominal = s.is_verbal(i) and s.words[i].part_of_speech[5].startswith("連体形")
        if adnominal and argument and i + 1 < len(s.words) and s.words[i + 1].part_of_speech[0] == "名詞":
            return s.words[i + 1].surface in ("予定", "方針", "見通し", "見込み", "計画", "こと")
    return True


def _gapped(s: _Sentence, begin: int, comma: int) -> str:
    """The predicate that a clause like "AがXを、" borrows from the next one; empty where it does not."""
    if not s.is_particle(comma - 1, "を", "が", "に"):
        return ""
    mark = s.words[comma - 1].surface
    left = _roles(s, begin, comma)
    if len(left) < 2 or left[-1][0] != mark or any(s.is_verbal(i) for i in range(left[-2][1], comma)):
        return ""
    opener = left[-2][0]
    right = _roles(s, comma + 1, len(s.words))
    if len(right) < 2 or right[0][0] != opener or right[1][0] != mark or opener == mark:
        return ""
    if any(s.is_comma(i) or s.is_verbal(i) for i in range(comma + 1, right[1][1])):
        return ""
    if any(s.is_comma(i) for i in range(right[1][1], len(s.words))) or len(right) > 2:
        return ""
    return s.text[s.words[right[1][1]].end :].strip()


def _roles(s: _Sentence, start: int, end: int) -> Sequence[tuple[str, int]]:
    return [(s.words[i].surface, i) for i in range(start, end) if s.is_particle(i, "は", "が", "を", "に")]
