"""Words that point back ("it", 同社, 该公司), and the name they point to where only one can be meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimbook.text.syntax.japanese_subjects import is_actor
from claimbook.text.syntax.japanese_syntax import (
    ends_in_verb,
    has_subject,
    is_passive,
    opening_topic,
    parse,
)
from claimbook.text.syntax.people import UNNAMED, distinct
from claimbook.text.syntax.referents import Referent, named, referents


@dataclass(frozen=True, slots=True)
class Resolved:
    """A statement that stands on its own, or a note that says which word still points elsewhere."""

    text: str
    note: str  # empty, "この計画 = スターゲイト・プロジェクト" or "unresolved: これ"


# As far back as a reader would look for the only thing of its kind.
_FAR = 12
# A pronoun reaches no farther than this, the words of its own sentence counted.
_REACH = {"person": 4, "body": 2, "introduced": 3}
_CONNECTIVES = {
    "ja": re.compile(
        r"(?:また|しかし|しかしながら|なお|一方で?|さらに|そして|ただ|ただし|とはいえ|つまり"
        r"|すなわち|だが|しかも|加えて|同時に|もっとも|ちなみに|では|そのため"
        r"|その結果|このため|こうした中|その後)、"
    ),
    "en": re.compile(
        r"(?:And|But|Also|However|Moreover|Meanwhile|Still|Yet|Furthermore|In addition"
        r"|Besides|Thus|Therefore|Nevertheless|Additionally|As a result|For example"
        r"|For instance|In fact|Indeed|Of course|At the same time)(?:,\s+|(?<=And)\s+"
        r"|(?<=But)\s+)"
    ),
    "zh": re.compile(
        r"(?:而且|并且|此外|另外|同时|然而|但是|不过|因此|所以|其实|事实上|与此同时"
        r"|值得注意的是|值得一提的是|需要注意的是)[，,]"
    ),
}
# "It is worth noting that ...": what is worth noting is the statement.
_FRAMES = {
    "ja": re.compile(
        r"(?:(?:注目|特筆|留意)すべき(?:なの)?|見逃せない|注目される)(?:のは|点は|は)、?"
        r"(?P<a>.{6,}?)(?:こと|点)(?:だ|です|である)[。\s]*$"
        r"|(?P<b>.{6,}?)(?:こと|点)(?:は|も|にも?)、?(?:注目に値|特筆に値|注目され|特筆され|見逃せ)[^、]{0,8}$"
    ),
    "en": re.compile(
        r"(?:It(?: is|['’]s) (?:also )?(?:worth (?:noting|mentioning)|noteworthy|notable)|Note|Notably)"
        r"(?: that|,) (?P<a>.{6,})$"
    ),
}
# What speaks of a man, and what of a woman.
_HIS = re.compile(
    r"\b(?:he|his|him|mr|sir|lord|king|prince|spokesman|father|husband|son|brother)\b|彼(?!女)|父の|夫の|息子の"
    r"|他(?![们的人国日])|先生|丈夫|父亲",
    re.IGNORECASE,
)
_HERS = re.compile(
    r"\b(?:she|hers?|mrs|ms|miss|dame|lady|queen|princess|actress|spokeswoman|chairwoman|mother|wife|daughter|sister)\b"
    r"|彼女|女優|夫人|王妃|女王|母の|妻の|娘の|她|女士|小姐|妻子|母亲|女演员",
    re.IGNORECASE,
)
# A second thing of the kind, without a name: "a new bridge", "other companies".
_ANOTHER_EN = (
    r"\b(?:a|an|another|other|both|two|three|second|rival|several|many) (?:[\w-]+ ){{0,2}}(?:{})(?:s|es)?\b"
)
_OTHER_HEAD = re.compile(
    r"(?:is|was|has been|will be) (?:the|a|an|its|one of the) (?:[\w’'-]+ ){0,4}?(?P<head>[a-z]+)\b"
)
_PAST = re.compile(r"(?:た|[んい]だ|でした)[。．.!！\s]*$")
_DEPENDS = re.compile(
    r"と(?:いう|され|の)|(?:という|そうだ|ようだ|らしい|だろう|でしょう|から(?:だ|です)|ため(?:だ|です)|[だた]が)[。\s]*$"
)
_AUTHOR = re.compile(r"(?:私|僕|俺|筆者|我々|われわれ)")


def resolve(statement: str, language: str, preceding: Sequence[str], before: str = "") -> Resolved:
    """Puts a name where a word of a statement points back, if only one can be meant.

    Args:
        statement: a sentence or clause; a leading connective ("However,") and a frame ("it is worth
            noting that") are taken off.
        language: ISO 639-1; languages other than Japanese, English and Chinese are returned as they are.
        preceding: what was said before, the title first and the last sentence last.
        before: the words of the same sentence that stand before the statement.

    A word is resolved only to a name of its own kind (同市 to a city, "the law" to an act, "she" to a
    person), and only where the nearest sentence that names any names one; farther back, or for "the law",
    the name must be the only one of its kind. All else is left as it stands, with a note.

    >>> resolve("同社は新しい。", "ja", ["MGXは、投資会社です。"])
    Resolved(text='MGXは新しい。', note='同社 = MGX')
    """
    text = _unframed(statement, language)
    notes: list[str] = []
    for referent, span in list(_pointers(text, language)):
        pointer = text[span[0] : span[1]]
        if any(pointer in note for note in notes):
            continue
        inside = f"{before}{text[: span[0]]}"
        name = _antecedent(referent, text[span[0] :], language, [*preceding, inside], pointer)
        if not name:
            if span[0] == 0 or referent.place == "any":
                notes.append(f"unresolved: {pointer}")
            continue
        put = _fitted(name, pointer, language, at_start=span[0] == 0)
        rest = text[span[1] :]
        text = (
            f"{text[: span[0]]}{put}{referent.pointers.sub(put, rest) if referent.place == 'any' else rest}"
        )
        notes.append(f"{pointer} = {put if language == 'en' else name}")
    return Resolved(text, "; ".join(notes))


def carry_topic(statement: str, last: str) -> Resolved:
    """Gives a Japanese statement without a subject the topic of the sentence before, where that is certain.

    Certain means: the topic is a person or body, the statement tells what somebody does to something, both
    are past or neither is, and nobody else acts in the sentence before. Otherwise the statement stays as is.

    >>> carry_topic("対策本部も設けた。", "県は自衛隊に派遣を要請した。").text
    '対策本部も設けた。'
    >>> carry_topic("国に支援を求めた。", "県は自衛隊に派遣を要請した。").text
    '県は国に支援を求めた。'
    """
    unchanged = Resolved(statement, "")
    if bool(_PAST.search(statement)) is not bool(_PAST.search(last)) or _DEPENDS.search(statement):
        return unchanged
    s, before = parse(statement), parse(last)
    if has_subject(s) or not ends_in_verb(s) or is_passive(s, 0, len(s.words)) or _DEPENDS.search(last):
        return unchanged
    has_object = any(s.is_particle(i, "を") for i in range(1, len(s.words)))
    shares = any(s.is_particle(i, "も") for i in range(1, len(s.words)))
    topic = opening_topic(before, 0)
    if _AUTHOR.match(topic):
        return unchanged
    end = next((i for i, w in enumerate(before.words) if topic and w.end >= last.find(topic) + len(topic)), 0)
    acts = (
        end > 0
        and is_actor(before, end)
        and not any(before.is_subject(i) for i in range(1, len(before.words)))
    )
    if (
        not has_object
        or shares
        or not acts
        or not ends_in_verb(before)
        or is_passive(before, 0, len(before.words))
    ):
        return unchanged
    return Resolved(topic + statement, f"subject = {topic.removesuffix('は')}")


def _unframed(statement: str, language: str) -> str:
    connective = _CONNECTIVES[language].match(statement) if language in _CONNECTIVES else None
    text = statement[connective.end() :].lstrip() if connective else statement
    if frame := _FRAMES[language].match(text) if language in _FRAMES else None:
        text = next(group for group in frame.groups() if group)
    return text[:1].upper() + text[1:] if language == "en" else text


def _pointers(text: str, language: str) -> Iterator[tuple[Referent, tuple[int, int]]]:
    """The words that point back, the last first so that replacing one moves no other; one for each place."""
    found: dict[int, tuple[Referent, tuple[int, int]]] = {}
    for referent in referents(language):
        if referent.needs not in text:
            continue
        match = referent.pointers.search(text) if referent.place == "any" else referent.pointers.match(text)
        if match and not any(a <= match.start() < b for _, (a, b) in found.values()):
            found[match.start()] = (referent, match.span())
    yield from (found[start] for start in sorted(found, reverse=True))


def _antecedent(referent: Referent, rest: str, language: str, said: Sequence[str], pointer: str) -> str:
    """The one name that a pointer can mean; empty where there is none or more than one.

    `said` ends with the words before the pointer in its own sentence, perhaps none.
    """
    if referent.kind == "other":
        return ""
    if referent.kind == "same head":
        return _same_head(rest, language, said)
    far = [named(sentence, language, referent) for sentence in (*said[:-_FAR][:1], *said[-_FAR:])]
    known = distinct([name for names in far for name in names if name != UNNAMED])
    reach = far[-_REACH.get(referent.kind, _FAR) :]
    if referent.kind == "person":
        reach = [
            distinct([*names, *_by_surname(sentence, known, language)])
            for names, sentence in zip(reach, said[-len(reach) :], strict=True)
        ]
    nearest = next((i for i in range(len(reach) - 1, -1, -1) if reach[i]), None)
    if nearest is None:
        # A project is also known by the title, from however far.
        return _titled(referent, language, said)
    if len(reach[nearest]) != 1 or UNNAMED in reach[nearest]:
        return ""
    name, since = reach[nearest][0], said[len(said) - len(reach) + nearest :]
    # The word 同 points to the last of its kind; "the law" and he, she or it to the only one at hand.
    distance = len(since) - 2  # 0 for the sentence before, -1 for the words of the same one
    is_last = distance <= (0 if language == "en" or referent.kind in _REACH else 1)
    among = distinct([n for names in reach for n in names])
    if len(among) > 1 and not (is_last and (language != "en" or referent.kind in _REACH)):
        return ""
    if language == "en" and referent.kind not in _REACH and _names_another(pointer, since[1:]):
        return ""
    if referent.kind == "person" and _is_other_gender(pointer, since):
        return ""
    return _fullest(name, known)


def _by_surname(sentence: str, known: Sequence[str], language: str) -> list[str]:
    """The people that a sentence names by the last part of a name that was given in full before."""
    if language != "en":
        return []
    words = set(re.findall(r"[A-Z][\w’'-]+", sentence))
    return [name for name in known if name.split()[-1] in words]


def _titled(referent: Referent, language: str, said: Sequence[str]) -> str:
    names = named(said[0], language, referent) if said and referent.kind == "project" else ()
    return names[0] if len(names) == 1 else ""


def _fullest(name: str, names: Sequence[str]) -> str:
    """The fuller form of a name where the text has one."""
    return next((n for n in names if distinct([name, n]) == (n,)), name)


def _same_head(rest: str, language: str, said: Sequence[str]) -> str:
    """ "This is the third named storm": the one storm that was named."""
    found = _OTHER_HEAD.search(rest[:120])
    if not found:
        return ""
    words = re.findall(r"[a-z]+", rest[found.start() : found.start() + 80])
    for referent in referents(language):
        if referent.names is None or not any(referent.pointers.match(f"The {word} ") for word in words[1:7]):
            continue
        names = distinct([n for sentence in said[-_FAR:] for n in named(sentence, language, referent)])
        return names[0] if len(names) == 1 else ""
    return ""


def _names_another(pointer: str, since: Sequence[str]) -> bool:
    word = re.escape(pointer.split()[-1].lower())
    another = re.compile(_ANOTHER_EN.format(word), re.IGNORECASE)
    return any(another.search(sentence) for sentence in since)


def _is_other_gender(pointer: str, since: Sequence[str]) -> bool:
    """Whether the sentences since a name speak of a man where the pointer says she, or of a woman."""
    is_she = pointer.lower() in ("she", "her", "彼女", "她")
    is_he = pointer.lower() in ("he", "his", "彼", "他")
    other = _HIS if is_she else _HERS if is_he else None
    return other is not None and any(other.search(sentence) for sentence in since)


def _fitted(name: str, pointer: str, language: str, at_start: bool) -> str:
    """A name as it stands in the place of a pointer."""
    if language == "ja" and pointer.startswith("その"):
        return f"{name}の"
    if language == "en" and pointer in ("His", "Her", "Its"):
        name = f"{name}’" if name.endswith("s") else f"{name}’s"
    if language == "en" and at_start:
        return name[:1].upper() + name[1:]
    return name
