"""Chinese sentences into statements: clauses in a row that share a subject, or name one each.

A comma divides where what follows has a subject of its own, or where it can only be said of the subject
before: "地铁昨天开通，全长31公里". A clause that may be about the object before ("创办了一家公司，生产手机")
stays where it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from claimbook.text.syntax.chinese_reporting import leading_source, says
from claimbook.text.syntax.chinese_syntax import (
    Kind,
    Segment,
    has_object,
    is_measured,
    names_new_thing,
    read_segment,
)
from claimbook.text.syntax.clauses import Clause, outside_brackets

_REMAINDER = re.compile(r"^(?:其余|其餘)")
_OF_WHOLE = re.compile(r"^[^，]{2,30}(?:中|当中|之中)，")
_LINK = re.compile(
    r"^\s*(?:而且|并且|並且|而|并|並|且|同时|同時|但是|但|不过|不過|然而|另外|此外)[，,]?\s*(?=\S)"
)
_SURE_LINK = re.compile(r"^(?:并|並|且|还|還|也|又)")
# What is said of a thing rather than of who did something to it.
_DESCRIPTIVE = re.compile(
    r"^(?:已|现|均|主要|也|还)?(?:是|为|為|位于|位於|成立于|创立于|有|属|属于|主营|拥有|设有|设|设立|共|由|可|采用|包括|包含|涵盖|占|占地|建于|始建于|来自|距|被|获|获得|将|会(?![见谈晤面]))"
)
# Halves that only hold together: 不仅…还, 虽然…但, 越…越.
_CORRELATIVE = re.compile("不仅|不僅|不但|不只|不单|既|虽然|雖然|尽管|儘管|越|一方面|与其|要么|或者|不是")
_PURPOSE = re.compile(r"^\s*(?:用于|以便|以期|旨在|为了|从而)")
_NO_NAME = re.compile(r"^[\d一二三四五六七八九十百千万两约近逾超]|“|、|其|有人|无人|共有")
_KIN = re.compile("父亲|母亲|妻子|丈夫|儿子|女儿|父母|祖父")
_LONGEST_SUBJECT = 24
# 毕业于清华大学的王毅: what is said of a name before 的.
_DESCRIBED = re.compile(
    r"^(?P<said>(?:总部|本部)?(?:位于|设在|设于)[^，。的]{2,20}|(?:成立于|创立于|创办于|毕业于|出生于|生于|来自|任职于|就职于|效力于|隶属于)[^，。的]{2,24}"
    r"|(?:曾任|现任|担任|曾获|曾担任)[^，。的]{2,24})的(?P<name>[^，。的是在于将已曾也]{2,16}?)(?=(?:昨|今|周|近日|日前|随后|表示|称|说|宣布|在|于|将|已|曾|也|是|\d|，))"
)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A segment with its place in the sentence."""

    start: int
    end: int
    segment: Segment
    mark: str  # what ends it: ， ； or nothing


@lru_cache(maxsize=500)  # asked for several times while a sentence is at hand
def chinese_clauses(sentence: str) -> tuple[Clause, ...]:
    """The atomic statements of a Chinese sentence; one clause, the whole, where in doubt.

    >>> [c.text for c in chinese_clauses("软银负责财务，OpenAI负责运营。")]
    ['软银负责财务。', 'OpenAI负责运营。']
    >>> [c.text for c in chinese_clauses("地铁7号线昨天开通，全长31.6公里。")]
    ['地铁7号线昨天开通。', '地铁7号线全长31.6公里。']
    """
    whole = (Clause(0, len(sentence), sentence),)
    if leading_source(sentence):
        return whole
    if found := _DESCRIBED.match(sentence):
        start = found.start("name")
        rest = _joined(sentence[start:]) or (Clause(0, len(sentence) - start, sentence[start:]),)
        told = Clause(0, found.end("said"), f"{found['name']}{found['said']}。")
        return (told, *(Clause(c.start + start, c.end + start, c.text) for c in rest))
    return _joined(sentence) or whole


def _joined(sentence: str) -> tuple[Clause, ...]:
    pieces = _pieces(sentence)
    clauses: list[Clause] = []
    begin = 0  # the piece with which the clause at hand begins
    carried = ""  # the subject that it lacks
    for i in range(1, len(pieces)):
        lacks = _lacks(sentence, pieces, begin, i, carried)
        if lacks is None:
            continue
        clauses.append(_clause(sentence, pieces, begin, i - 1, carried))
        begin, carried = i, lacks
    if not clauses:
        return ()
    return (*clauses, _clause(sentence, pieces, begin, len(pieces) - 1, carried))


def _pieces(sentence: str) -> list[_Piece]:
    outside = outside_brackets(sentence, "“「『（(《【", "”」』）)》】")
    commas = [i for i, c in enumerate(sentence) if c in "，；;," and outside[i]]
    starts = [0, *(i + 1 for i in commas)]
    ends = [*commas, len(sentence)]
    return [
        _Piece(start, end, read_segment(sentence[start:end]), sentence[end : end + 1])
        for start, end in zip(starts, ends, strict=True)
        if sentence[start:end].strip(" 。")
    ]


def _clause(sentence: str, pieces: list[_Piece], first: int, last: int, carried: str) -> Clause:
    start, end = pieces[first].start, pieces[last].end
    text = sentence[start:end].strip()
    if first:
        text = _LINK.sub("", text)
    text = carried + text
    return Clause(start, end, text if text.endswith(("。", "！", "？", "!", "?", "”")) else f"{text}。")


def _lacks(sentence: str, pieces: list[_Piece], begin: int, i: int, carried: str) -> str | None:
    """What the clause that begins at piece i lacks, perhaps nothing; None where it is no clause."""
    left = next((p.segment for p in pieces[begin:i] if p.segment.kind is not Kind.OTHER), None)
    piece = pieces[i]
    before = sentence[pieces[begin].start : pieces[i - 1].end]
    if left is None or _CORRELATIVE.search(before) or _PURPOSE.match(piece.segment.text):
        return None
    if any(says(sentence[p.start : p.end]) for p in pieces[begin:i]):
        return None  # "X表示，A，并B": both were said
    if _REMAINDER.match(piece.segment.text) and piece.segment.kind is Kind.OWN:
        found = _OF_WHOLE.match(before)
        return found.group() if found else ""
    kind = _kind_with_adverbials(pieces, i)
    if kind is None:
        return None
    if Kind.COUNT in (kind, left.kind) and kind is not left.kind:
        return None  # "有学生1200人，教师80人" is one list
    subject = carried or left.subject
    if kind in (Kind.OWN, Kind.COUNT):
        is_known = left.kind in (Kind.OWN, Kind.PART, Kind.COUNT) or bool(carried)
        return "" if is_known and _is_subject(pieces, i) else None
    if not subject or len(subject) > _LONGEST_SUBJECT or _NO_NAME.search(subject):
        return None
    return subject if _shares(pieces[i - 1].segment, piece.segment, kind) else None


def _kind_with_adverbials(pieces: list[_Piece], i: int) -> Kind | None:
    """The kind of a piece, or of the one after it where it only says when or where."""
    kind = pieces[i].segment.kind
    if kind is not Kind.OTHER:
        return kind
    is_time = re.fullmatch(
        r"(?:其中)?[^，]{0,4}(?:\d{4}年|\d{1,2}月|去年|今年|目前|此前|随后|同时|此外|另外)[^，]{0,8}",
        pieces[i].segment.text,
    )
    following = pieces[i + 1].segment.kind if i + 1 < len(pieces) else Kind.OTHER
    return Kind.OWN if is_time and following is Kind.OWN else None


def _is_subject(pieces: list[_Piece], i: int) -> bool:
    segment = pieces[i].segment if pieces[i].segment.kind is not Kind.OTHER else pieces[i + 1].segment
    return 0 < len(segment.subject) <= _LONGEST_SUBJECT and not segment.subject.endswith(
        ("、", "和", "与", "的")
    )


def _shares(left: Segment, right: Segment, kind: Kind) -> bool:
    """Whether what follows can only be said of the subject before, and not of an object."""
    if is_measured(left) and kind is not Kind.PART:
        return True
    if kind is Kind.FIGURE:
        return not has_object(left)
    if _SURE_LINK.match(right.text):
        return True
    if names_new_thing(left):
        return False
    if _KIN.match(right.text):
        return True
    if kind is Kind.PART or _DESCRIPTIVE.match(right.predicate):
        return not has_object(left)
    return True
