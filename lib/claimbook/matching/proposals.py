"""What an article's unknown names may stand for: proposals for a person, never applied by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product

from rapidfuzz import fuzz

from claimbook.matching.aliases import Aliases
from claimbook.matching.name_dictionaries import ENDS_HEAD, PARENTHESIS, english_names, meanings
from claimbook.matching.name_forms import KATAKANA, LATIN, Form, form_of
from claimbook.matching.naming import match_names
from claimbook.matching.readings import reads_as
from claimbook.matching.sounds import kana_sounds, latin_sounds, sounds_alike
from claimbook.text.language import chinese
from claimbook.text.language.han_characters import HAN, pinyin

# Of two names in two scripts, by their consonants alone and with their vowels: リンドグヴィスト and Lindqvist
# have 86 and 89; カルロス・ナバロ and Larsen & Toubro 86 and 64, アニタ・ラオ and Intel 100 and 50.
_NEAR, _NEAR_WITH_VOWELS = 80, 70
# Of two spellings in one script, which are two names far more often than a slip: Mayer and Meyer, キム・ミン
# ジュン and キム・ミンジョン. Only long ones that differ in a letter or two are proposed.
_NEAR_IN_ONE_SCRIPT, _LONG = 88, 8
_FEWEST_CONSONANTS = 4
_MOST_READINGS = 64
_JOINED = re.compile(r" of (?:the )?(?=[A-Z])")
# The surest ways first.
_MEANING, _READING = 0.9, 0.85


@dataclass(frozen=True, slots=True)
class Proposal:
    """A name that an article's unknown name may stand for; for a person to accept, never applied."""

    name: str
    proposed: str
    reason: str
    score: float


def propose_names(
    claim_names: Iterable[str], known_names: Iterable[str], aliases: Aliases
) -> tuple[Proposal, ...]:
    """What names that no source and no list knows may stand for: at most one proposal each.

    Translations between Chinese, Japanese and English leave such names: 奥特曼 is Altman to a newspaper
    and Ultraman to a dictionary.

    >>> from claimbook.matching.aliases import load_aliases
    >>> aliases = load_aliases(None)
    >>> [(p.name, p.proposed) for p in propose_names(["ウルトラマン"], ["OpenAI", "Sam Altman"], aliases)]
    [('ウルトラマン', 'Sam Altman')]
    """
    known = tuple(dict.fromkeys(part for name in known_names for part in _parts(name)))
    proposals = []
    for name in dict.fromkeys(claim_names):
        if _is_known(name, known, aliases):
            continue
        for part in _parts(name):
            if _is_known(part, known, aliases):
                continue
            found = [p for other in known if (p := _propose(part, other, aliases)) is not None]
            if found:
                proposals.append(max(found, key=lambda p: p.score))
                break
    return tuple({p.name: p for p in proposals}.values())


def _parts(name: str) -> tuple[str, ...]:
    """A name and, where it names two things, each of them: Ultraman of OpenAI."""
    return tuple(dict.fromkeys((name, *_JOINED.split(name))))


def _is_known(name: str, known: Iterable[str], aliases: Aliases) -> bool:
    if not form_of(name).key or aliases.canonical(name) is not None:
        return True
    return any(match_names(name, other, aliases).score > 0 for other in known)


def _propose(name: str, other: str, aliases: Aliases) -> Proposal | None:
    canonical = aliases.canonical(other) or other
    form = form_of(name)
    spellings = tuple(form_of(s) for s in (other, canonical, *aliases.spellings.get(canonical, ())))
    for spelling in spellings:
        if _english(form) & _meant_by_chinese(spelling.surface):
            return Proposal(name, other, f"both are written {spelling.surface} in Chinese", _MEANING)
    for spelling in spellings:
        if reads_as(spelling, form) or _is_chinese_reading(form, spelling):
            return Proposal(name, other, f"a Chinese reading of {spelling.surface}", _READING)
    if any(set(form.parts) <= set(s.parts) or set(form.parts) >= set(s.parts) for s in spellings):
        return None  # a longer or shorter name for the same thing or another one, but no slip
    near = max(_nearness(form, spelling) for spelling in spellings)
    return Proposal(name, other, "they sound nearly the same", round(near / 101, 2)) if near else None


# By meaning ---------------------------------------------------------------------------------------


@lru_cache(maxsize=10_000)
def _english(form: Form) -> frozenset[str]:
    """What a name may mean in English, each folded to letters and digits."""
    english = {form.key} if form.key.isascii() else {"".join(words) for words in english_names(form)}
    return frozenset(english | {form_of(PARENTHESIS.sub("", meaning)).key for meaning in meanings(form)})


@lru_cache(maxsize=10_000)
def _meant_by_chinese(word: str) -> frozenset[str]:
    """What a dictionary that takes a name for a word makes of it in English: 奥特曼 is Ultraman."""
    heads = (ENDS_HEAD.split(PARENTHESIS.sub("", gloss.lower()))[0] for gloss in chinese.glosses(word))
    folded = (re.sub(r"[^a-z0-9]", "", head) for head in heads)
    return frozenset(head for head in folded if 2 < len(head) <= 30) if len(word) > 1 else frozenset()


# By sound -----------------------------------------------------------------------------------------


def _is_chinese_reading(form: Form, spelling: Form) -> bool:
    """Whether a name in Latin letters or katakana is how Chinese reads another's characters: Yingweida."""
    if not (HAN.fullmatch(spelling.written) and 2 <= len(spelling.written) <= 6):
        return False
    if LATIN.fullmatch(form.key):
        return len(form.key) > 5 and form.key in _pinyin_of(spelling.written)
    if KATAKANA.fullmatch(form.key) and len(form.key) > 3:
        return any(sounds_alike(form_of(form.key), form_of(word)) for word in _pinyin_of(spelling.written))
    return False


@lru_cache(maxsize=10_000)
def _pinyin_of(han: str) -> frozenset[str]:
    readings = product(*(sorted(pinyin(character)) for character in han))
    return frozenset("".join(syllables) for syllables in islice(readings, _MOST_READINGS))


def _nearness(form: Form, other: Form) -> float:
    """How near two names sound, of 100; 0 where it is not near enough to say anything."""
    if not form.key or not other.key:
        return 0.0
    if _script(form) == _script(other):
        ratio = fuzz.ratio(form.key, other.key) if min(len(form.key), len(other.key)) >= _LONG else 0.0
        return ratio if ratio >= _NEAR_IN_ONE_SCRIPT else 0.0
    whole = len(form.parts) > 1 and len(other.parts) > 1
    best = 0.0
    for (bare, full), (other_bare, other_full) in product(_sounds(form, whole), _sounds(other, whole)):
        if min(len(bare), len(other_bare)) >= _FEWEST_CONSONANTS:
            ratio = fuzz.ratio(bare, other_bare)
            is_near = ratio >= _NEAR and fuzz.ratio(full, other_full) >= _NEAR_WITH_VOWELS
            best = max(best, ratio if is_near else 0.0)
    return best


def _script(form: Form) -> str:
    return "kana" if KATAKANA.match(form.key) else "latin" if LATIN.match(form.key) else "other"


def _sounds(form: Form, whole: bool) -> Iterator[tuple[str, str]]:
    """The sounds of a name and, unless two full names are compared, of its last word."""
    for word in dict.fromkeys((form.key,) if whole else (form.key, *form.parts[-1:])):
        yield from _sound(word)


@lru_cache(maxsize=50_000)
def _sound(word: str) -> tuple[tuple[str, str], ...]:
    """A word as it likeliest sounds: its consonants (a leading vowel counts as one), and with its vowels.

    The vowels that Japanese adds after a consonant are left out, and long ones are short.
    """
    if KATAKANA.fullmatch(word):
        sounds = kana_sounds(word)[:1]
    elif LATIN.fullmatch(word) and word.isalpha():
        sounds = tuple((c, v[0]) for c, v in islice(latin_sounds(word).items(), 1))
    else:
        return ()
    return tuple(
        (("A" if vowels[0] else "") + consonants, "".join(_voiced(consonants, vowels)))
        for consonants, vowels in sounds
    )


def _voiced(consonants: str, vowels: Sequence[str]) -> Iterator[str]:
    yield vowels[0][:1]
    for consonant, after in zip(consonants, vowels[1:], strict=True):
        added = "uo" if consonant in "TD" else "u"
        yield consonant + after[:1].strip(added)
