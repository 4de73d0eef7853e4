"""Japanese sentences into statements: "AがXをし、BがYをする" holds two, "豆腐店を営む相馬さんは…" as well.

A comma divides only where the clause before it leads on to a statement of its own, and what follows either
names its own subject or shares the topic. What could belong to a relative clause, to a report or to an
ending that covers the whole sentence stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from claimbook.text.syntax.clauses import Clause
from claimbook.text.syntax.japanese_coverage import Sentence, is_free, read_sentence
from claimbook.text.syntax.japanese_links import Form, Link, find_link
from claimbook.text.syntax.japanese_prenominals import Taken, take_out
from claimbook.text.syntax.japanese_sharing import (
    OF_WHICH,
    borrowed_predicate,
    of_which,
    shares_topic,
    wants_topic,
)
from claimbook.text.syntax.japanese_sources import leading_source
from claimbook.text.syntax.japanese_subjects import names_own_subject
from claimbook.text.syntax.japanese_syntax import Syntax, opening_topic, parse

_SHORTEST = 6
_CONDITION = re.compile(r"^(?:もし|仮に|たとえ|万一)")
# A heading run into its sentence: "主人公:マイクロソフトが地位を失う。"
_PREFIX = re.compile(r"[^:：。、（(「]{1,30}(?<!\d)[:：](?!\d)\s*(?=\S{10})")
_CONNECTIVE = re.compile(
    r"^\s*(?:そして|また|さらに|同時に|一方で?|なお|しかし|加えて|あわせて|次いで)、?(?!の)"
)
_RANKED = re.compile(
    r"[^、。はがをも]*(?:最[多大高長少小低短速悪]|ぶり|連続|番目|\d位|[0-9０-９.]+倍)[^、。はがをも]{0,8}?"
    r"(?:と|に)(?:なった|なりました|なっている)。?"
)
_WHY = re.compile(
    r"(?P<frame>[^。「」]{0,60}?なぜ[^。「」]{1,40}?か(?:というと|といえば|と言えば|と言うと|と問われれば)、)"
    r"(?P<body>.{6,}[^、])(?P<because>(?:から|ため)(?:だ|です|である))。?$"
)
_JUDGED = re.compile(
    r"(?:大切|大事|重要|必要|重大|特別|画期的|すご|凄|面白|話題|意味がある|意義)[^、]{0,6}か(?:と|とい)"
)
_INQUIRY = re.compile(
    r"(?:調べ|調査し|分析し|尋ね|聞い|質問し|試算し|集計し|測定し|実験し|検査し|比較し)(?:た|まし?た)ところ$"
)


@lru_cache(maxsize=500)  # asked for several times while a sentence is at hand
def japanese_clauses(sentence: str) -> tuple[Clause, ...]:
    """The atomic statements of a Japanese sentence; one clause, the whole, where in doubt.

    >>> [c.text for c in japanese_clauses("ソフトバンクが資金を、OpenAIが運営を担当します。")]
    ['ソフトバンクが資金を担当します。', 'OpenAIが運営を担当します。']
    >>> [c.text for c in japanese_clauses("豆腐店を営む相馬フミさんは去年、弟子を取った。")]
    ['相馬フミさんは豆腐店を営む。', '相馬フミさんは去年、弟子を取った。']
    """
    whole = (Clause(0, len(sentence), sentence),)
    s = parse(sentence)
    if not s.words or _CONDITION.match(sentence):
        return whole
    if why := _WHY.match(sentence):
        return _reasons(why) or whole
    return _divided(s, _after_heading(sentence)) or whole


def _reasons(why: re.Match[str]) -> tuple[Clause, ...]:
    """The reasons in "Xがなぜ大切かというと、AしBするからだ": each with what it is the reason of, unless that
    is a judgement, of which the reasons are the facts; none where there is only one reason of a fact.
    """
    body = f"{why['body']}。"
    found = _divided(parse(body), 0) or (Clause(0, len(body) - 1, body),)
    is_judged = _JUDGED.search(why["frame"]) is not None
    if len(found) == 1 and not is_judged:
        return ()
    frame, because = ("", "") if is_judged else (why["frame"], why["because"])
    start = why.start("body")
    return tuple(
        Clause(
            start + clause.start,
            start + min(clause.end, len(body) - 1),
            f"{frame}{clause.text[:-1]}{because}。",
        )
        for clause in found
    )


def _divided(s: Syntax, start: int) -> tuple[Clause, ...]:
    """The statements of a sentence; none where it is not to be divided."""
    first = _word_at(s, start)
    if taken := take_out(s, first):
        left = _divided(parse(taken.rest), start) or (Clause(0, len(taken.rest), taken.rest),)
        return (*taken.clauses, *(_moved(clause, taken) for clause in left))
    return () if leading_source(s.text) else _coordinated(s, first)


def _moved(clause: Clause, taken: Taken) -> Clause:
    """A clause of what is left of a sentence, with its place in all of it."""
    end = taken.place(clause.end)
    return replace(clause, start=min(taken.place(clause.start), end), end=end)


def _after_heading(sentence: str) -> int:
    prefix = _PREFIX.match(sentence)
    is_sentence = sentence.rstrip().endswith(("。", "．", "！", "!"))
    if not prefix or not is_sentence or "「" in sentence[prefix.end() - 2 : prefix.end()]:
        return 0
    return prefix.end()


def _word_at(s: Syntax, start: int) -> int:
    return next((i for i, w in enumerate(s.words) if w.start >= start), 0)


def _coordinated(s: Syntax, first: int) -> tuple[Clause, ...]:
    """The coordinated clauses; none where the sentence is not to be divided."""
    sentence = read_sentence(s)
    clauses = tuple(_clauses(sentence, first))
    is_divided = len(clauses) > 1 or any(c.start for c in clauses)
    return clauses if is_divided and all(len(c.text) >= _SHORTEST for c in clauses) else ()


def _clauses(sentence: Sentence, first: int) -> Iterator[Clause]:
    s = sentence.s
    topic = opening_topic(s, first)
    begin, carried = first, ""  # `carried` is the topic that the clause at `begin` lacks
    for i in range(first + 1, len(s.words) - 2):
        if not s.is_comma(i):
            continue
        if gapped := borrowed_predicate(s, begin, i):
            yield _clause(s, begin, i, carried, gapped, s.words[i].start)
            begin, carried = i + 1, ""
            topic = opening_topic(s, begin) or topic
            continue
        if _asks(s, begin, i):
            clause = _clause(s, begin, i, carried, "。", s.words[i].start - len("ところ"))
            yield clause
            begin, carried = i + 1, s.text[s.words[begin].start : s.words[i].end]
            continue
        link = find_link(s, begin, i, sentence.tone)
        following = _following(sentence, begin, i, link, topic) if link else None
        if link is None or following is None:
            continue
        yield _clause(s, begin, i, carried, link.ending.words, link.ending.cut)
        begin, carried = i + 1, following
        if not carried:
            topic = opening_topic(s, begin)
    start = s.words[begin].start
    rest = s.text[start:]
    if carried:
        rest = _CONNECTIVE.sub("", rest, count=1)
    if carried.endswith("うち"):
        rest = OF_WHICH.sub("", rest.lstrip(), count=1)
    yield Clause(start, len(s.text), carried + rest.lstrip() if carried else rest)


def _following(sentence: Sentence, begin: int, comma: int, link: Link, topic: str) -> str | None:
    """What the clause after a comma needs before it, perhaps nothing; None where nothing is divided."""
    s = sentence.s
    free = is_free(sentence, s.text[s.words[begin].start : s.words[comma].start], link.form)
    if OF_WHICH.match(s.text, s.words[comma + 1].start) and (free or sentence.is_plan):
        return of_which(s, begin, comma, topic)
    if not free:
        return None
    # "部品を製造し、販売する企業が増えた": what describes the subject may begin before the comma.
    is_apart = link.form is not Form.VERB or any(s.is_subject(i) for i in range(begin + 1, comma))
    if names_own_subject(s, comma + 1, may_be_described=is_apart):
        return topic if topic and wants_topic(s, begin, comma, topic) else ""
    may_cover = sentence.may_cover and link.form is Form.VERB
    if topic and link.may_share and not may_cover and shares_topic(s, begin, comma, link, sentence.tone):
        return topic
    return None if topic or may_cover else _ranked_subject(s, begin, comma)


def _ranked_subject(s: Syntax, begin: int, comma: int) -> str | None:
    """What a number belongs to that is then ranked: "町では積雪が148センチに達し、観測史上最多となった"."""
    subjects = [i for i in range(begin + 1, comma) if s.is_subject(i)]
    if len(subjects) != 1 or not _RANKED.fullmatch(s.text, s.words[comma].end):
        return None
    amount = s.words[subjects[0] + 1 : comma]
    is_plain = not any(s.is_verbal(i) for i in range(begin, subjects[0]))
    has_number = any(word.part_of_speech[1] == "数詞" for word in amount)
    return s.text[s.words[begin].start : s.words[subjects[0]].end] if is_plain and has_number else None


def _asks(s: Syntax, begin: int, comma: int) -> bool:
    """ "Aが812人を調べたところ": that it asked is a statement, and what it found needs to be told with it."""
    before = s.text[s.words[begin].start : s.words[comma].start]
    asks = _INQUIRY.search(before) is not None
    return asks and any(s.is_topic(i) or s.is_subject(i) for i in range(begin + 1, comma))


def _clause(s: Syntax, begin: int, comma: int, carried: str, ending: str, cut: int) -> Clause:
    start, end = s.words[begin].start, s.words[comma].start
    stem = s.text[start:cut]
    text = (carried + stem.lstrip() if carried else stem) + ending
    return Clause(start, end, text if text.endswith(("。", "！", "!")) else f"{text}。")
