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
    return _divided(s, _after_heading(sentence)) or whole


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
    return None


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
