"""English coordination: two clauses, each with a subject and a finite verb of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimbook.text.clauses import Clause, outside_brackets

_AUXILIARY = (
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|shall|does|do|did|cannot"
    r"|(?:is|are|was|were|has|have|had|wo|does|did|ca)n['’]t)"
)
_VERB = (
    r"(?:bears?|holds?|owns?|leads?|runs?|provides?|operates?|invests?|builds?|remains?|includes?|plans?"
    r"|intends?|expects?|serves?|supplies|supply|makes?|takes?|gives?|gets?|says?|announces?|handles?|controls?"
    r"|covers?|costs?|employs?|became|becomes?|began|begins?|bore|held|led|ran|built|made|took|gave|got|said"
    r"|won|lost|rose|fell|grew|sold|bought|paid|left|went|came|saw|kept|met|set|cut|put|spent|sent|drew|hit"
    r"|wrote|chose|fought|beat|shot|died|\w{3,}ed)"
)
_DETERMINER = (
    r"(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Tt]hose|[Oo]ther|[Aa]nother|[Ss]ome|[Mm]any|[Mm]ost|[Aa]ll|[Bb]oth"
    r"|[Ee]ach|[Ss]everal|[Nn]o|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|\d[\d,.]*)"
)
_WORD = r"(?!(?:who|which|that|whose|where|when|while|if|because|to|and|or|but)\b)[\w’'.&%$-]+"
_NAME = r"[A-Z][\w’'.&-]*(?: (?:of|the|and|&|for|de|von|van) (?=[A-Z])| (?=[A-Z]))?"
# Subject and verb, nothing between them but the subject's own words.
_PREDICATE = rf"(?:(?:also|now|then|still|already|only) )?(?:{_AUXILIARY}|{_VERB})\b"
_CLAUSE = re.compile(
    rf"(?:{_DETERMINER} (?:{_WORD} ){{1,7}}?|(?:{_NAME}){{1,6}} (?:{_WORD} ){{0,3}}?|There ){_PREDICATE}"
)
_FIRST_CLAUSE = re.compile(
    r"(?:(?:On|In|At|By|During|Under|Last|This|Earlier|Later|Meanwhile|However|For|From)\b[^,]{0,60}, )?"
    rf"(?:{_CLAUSE.pattern}|(?:It|He|She|They|We|I|This|These|it|he|she|they) {_PREDICATE})"
)
# "Ohio, and Florida ...": a list may go on here.
_LIST_TAIL = re.compile(r",(?: [\w’'.&-]+){1,3}$")
_PRONOUN = re.compile(r"(?:it|he|she|they|we|this|these|that|those|which|who)\b", re.IGNORECASE)
_JOINT = re.compile(r"; (?:(?:and|but|however,|while) )?|, (?:and|but|while|whereas|yet) ")
# Here the second clause may belong to what the first one only supposes or reports.
_DEPENDENT = re.compile(
    r"^(?:if|when|while|although|though|because|as|since|after|before|unless|once|whether|until|given)\b"
    r"|\b(?:that|whether|if|unless|who|which|whose|where)\b",
    re.IGNORECASE,
)


def english_clauses(sentence: str) -> tuple[Clause, ...]:
    """The atomic statements of an English sentence; one clause, the whole, where in doubt.

    >>> [c.text for c in english_clauses("Oracle owns the site, and the company is building there.")]
    ['Oracle owns the site.', 'The company is building there.']
    """
    return tuple(_clauses(sentence))


def _clauses(sentence: str) -> Iterator[Clause]:
    outside = outside_brackets(sentence, "(“[", ")”]")
    begin = 0
    for joint in _JOINT.finditer(sentence):
        left, right = sentence[begin : joint.start()], sentence[joint.end() :]
        if not outside[joint.start()] or not _stand_apart(left, right):
            continue
        yield Clause(begin, joint.start(), _as_sentence(left))
        begin = joint.end()
    yield Clause(begin, len(sentence), _as_sentence(sentence[begin:]) if begin else sentence)


def _stand_apart(left: str, right: str) -> bool:
    if _DEPENDENT.search(left) or _PRONOUN.match(right) or not _FIRST_CLAUSE.match(left.lstrip()):
        return False
    if right[:1].isupper() and _LIST_TAIL.search(left):
        return False
    return bool(_CLAUSE.match(right))


def _as_sentence(clause: str) -> str:
    text = clause.strip()
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?", "”", '"')) else f"{text}."
