"""What kind of statement a claim is.

Numbers, times and names are found by their own readers; the words of lists, offices, comparisons and links
stand in data/claim_types.csv.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib import resources

from claimbook.core.labels import Attribution, ClaimType
from claimbook.text.dates.times import find_times
from claimbook.text.entities.names import find_names
from claimbook.text.language.languages import detect_language
from claimbook.text.numbers.quantities import find_quantities

_LONGEST_SENTENCE = 2_000
# What may stand before a named subject, after one, and around a name that is acted on.
_OPENS = {"en": re.compile(r"(?:The |[A-Z][\w-]* |[a-z]+ ){0,3}"), "ja": re.compile(r"[^、。はがを]{0,12}")}
_TOPIC_AFTER = re.compile(r"(?:社|氏|さん|市|県)?(?:は|が)")
_CASE_AFTER = re.compile(r"(?:社|氏|さん)?(?:[にとへを](?!よると|ついて|関|おい)|から)")
_ADJUNCT_BEFORE = re.compile(
    r"(?:\b(?:in|at|near|on|between|and|or|by|that|said|says)|,)(?: the| a| an)? ?$|^(?: of| for|'s)\b"
)
# What may be a name beside a word that links names: capitals, katakana, words in quotation marks.
_NAMED = re.compile(
    r"[A-Z][A-Za-z0-9À-ÿ’'-]+(?: [A-Z][A-Za-z0-9À-ÿ’'-]+)*|[A-Z]社|[ァ-ヶー・]{3,}"
    r"|[「『“《][^「『“《」』”》]{1,30}[」』”》]"
)


def claim_type(
    sentence: str, attribution: Attribution = Attribution.OWN_VOICE, language: str = ""
) -> ClaimType:
    """The kind of a statement: the first of `ClaimType`, in its order, that the words show.

    Args:
        sentence: one claim.
        attribution: a direct quote is of the type quote, whatever it says.
        language: ISO 639-1; found from the words where empty.

    A duration and a clock time are times, an ordinal is a comparison, and so is a change to a value.

    >>> [claim_type(s).value for s in ("The plant has 40 workers.", "Sales rose by 40%.", "It took 40 days.")]
    ['quantity', 'comparison', 'time']
    """
    if attribution is Attribution.DIRECT_QUOTE:
        return ClaimType.QUOTE
    text = sentence[:_LONGEST_SENTENCE]
    language = language or detect_language(text)
    if _is_list(text, language):
        return ClaimType.MEMBERSHIP
    for sign in (ClaimType.ROLE, ClaimType.COMPARISON):
        if _shows(text, language, sign):
            return sign
    rest = text  # without clock times, which are no quantities
    for pattern in _signs(language, "clock"):
        rest = pattern.sub(lambda found: " " * len(found.group()), rest)
    is_counted = any(q.unit != "ordinal" for q in find_quantities(rest, language))
    if is_counted or _shows(rest, language, ClaimType.QUANTITY):
        return ClaimType.QUANTITY
    if rest != text or find_times(text, language):
        return ClaimType.TIME
    if _is_relation(text, language):
        return ClaimType.RELATION
    return ClaimType.EVENT


def _is_list(text: str, language: str) -> bool:
    """A list of three, a list of what belongs together, or the words that somebody belongs to a whole."""
    if _shows(text, language, ClaimType.MEMBERSHIP) or _shows(text, language, "list"):
        return True
    return _shows(text, language, "enumeration") and _shows(text, language, "belongs")


def _is_relation(text: str, language: str) -> bool:
    """Two names with a word that links them, or a named subject whose verb acts on another name."""
    names = find_names(text, language)
    if _shows(text, language, "links"):
        # Chinese names are rarely told from other words; the linking word is itself strict there.
        named = len({name.surface for name in names} | set(_NAMED.findall(text)))
        return named > 1 or language == "zh" or (named == 1 and _shows(text, language, "ties"))
    if len(names) < 2 or language not in _OPENS or not _OPENS[language].fullmatch(text, 0, names[0].start):
        return False
    if language == "ja":
        subject = _TOPIC_AFTER.match(text, names[0].end)
        return subject is not None and any(_CASE_AFTER.match(text, n.end) for n in names[1:])
    return any(not _ADJUNCT_BEFORE.search(text[names[0].end : n.start]) for n in names[1:])


def _shows(text: str, language: str, sign: str) -> bool:
    return any(pattern.search(text) for pattern in _signs(language, sign))


@cache
def _signs(language: str, sign: str) -> tuple[re.Pattern[str], ...]:
    text = (resources.files("claimbook.text") / "data" / "claim_types.csv").read_text(encoding="utf-8")
    return tuple(
        re.compile(row["pattern"], re.IGNORECASE)
        for row in csv.DictReader(text.splitlines())
        if row["sign"] == sign and row["language"] in (language, "*")
    )
