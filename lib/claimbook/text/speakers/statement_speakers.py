"""Names for those who speak: for "he said", for the subject that a report leaves out, for a lone quote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claimbook.core.labels import Attribution
from claimbook.text.speakers import east_asian_speakers, english_speakers
from claimbook.text.speakers.speech import Attributed
from claimbook.text.syntax.clauses import outside_brackets
from claimbook.text.syntax.japanese_syntax import has_subject, parse

_VAGUE_SOURCE = re.compile(
    r"^(?:私|僕|俺|筆者|我々|私たち|われわれ)$"
    r"|(?:報道|発表|調べ|調査|記事|情報|関係者|専門家|統計|データ|研究|報告書?)$|によ"
)
# "It is known", "it could be made safe": another thing than the speaker, or none.
_PRONOUN = re.compile(
    r"(?:[Ii]t(?= (?!(?:is|was)\b|(?:would|could|can|may|might|should|must)(?: not)? be\b))"
    r"|[Hh]e|[Ss]he|[Tt]hey)(?= )"
)
_PLURAL = re.compile(
    r"^(?:The |the )?(?:[\w-]+ )*?(?:police|people|officials|officers"
    r"|\w+(?:ers|ors|ists|ants|ents|ians|men|women|ees|cils))\b(?! (?:Ltd|Inc|Group|plc))| and ",
    re.IGNORECASE,
)
# A firm that speaks of itself.
_FIRM = re.compile(
    r"(?:该|本)?(?:公司|集团|银行|学校|大学)(?=拟|将|已|计划|正|会|不|有|是|的|在|于|预计|决定)"
)
_TIMED = re.compile(r" (?:today|yesterday|tonight|later|\w+day)$")
_SAID = {"ja": "{}は「{}」と述べた。", "en": "{} said: “{}”", "zh": "{}表示：“{}”"}


def named_speaker(attributed: Attributed, said: Sequence[str], language: str) -> tuple[Attributed, str]:
    """Speech whose speaker is a pronoun, with the person who is meant where that is certain, and a note.

    Args:
        attributed: what was found in the sentence.
        said: what was said before, the last sentence last.
        language: ISO 639-1.
    """
    pronoun = attributed.pronoun
    if not pronoun:
        return attributed, ""
    if language == "en":
        person = english_speakers.speaker_before(pronoun, said)
    else:
        person = east_asian_speakers.speaker_before(pronoun, said, language)
    note = f"{pronoun} = {person}" if person else f"unresolved: {pronoun}"
    return replace(attributed, speaker=person), note


def with_name(claim: str, pronoun: str, name: str) -> str:
    """A claim with a name for its speaker's pronoun, which stands outside the quotation marks.

    >>> with_name("“He won,” he said.", "he", "Ann Berg")
    '“He won,” Ann Berg said.'
    """
    outside = outside_brackets(claim)
    for found in re.finditer(rf"(?<![A-Za-z]){re.escape(pronoun)}(?![A-Za-z])", claim, re.IGNORECASE):
        if outside[found.start()]:
            return f"{claim[: found.start()]}{name}{claim[found.end() :]}"
    return claim


def with_own_subject(claim: str, attributed: Attributed, language: str) -> tuple[str, str]:
    """The speaker in place of the subject that a report leaves out or calls "it", with a note.

    Japanese leaves it out: "X said (X) keeps the partnership".
    """
    speaker = attributed.speaker
    if attributed.attribution is not Attribution.REPORTED or not attributed.body_start or not speaker:
        return claim, ""
    if language == "ja" and not _VAGUE_SOURCE.search(speaker) and not _names_subject(claim):
        return f"{speaker}は{claim}", f"subject = {speaker}"
    if language == "zh" and (firm := _FIRM.match(claim)) and not east_asian_speakers.is_person(speaker, "zh"):
        return f"{speaker}{claim[firm.end() :]}", f"{firm.group()} = {speaker}"
    pronoun = _PRONOUN.match(claim) if language == "en" else None
    if pronoun and _may_mean(pronoun.group().lower(), attributed):
        return f"{speaker}{claim[pronoun.end() :]}", f"{pronoun.group().lower()} = {speaker}"
    return claim, ""


def as_said_by(speaker: str, claim: str, language: str) -> str:
    """A quote that stands alone, with its speaker.

    >>> as_said_by("Ann Berg", "“We won.”", "en")
    'Ann Berg said: “We won.”'
    """
    words = claim.strip()
    is_whole = words[:1] in '「“"' and words.rstrip(" 。.")[-1:] in '」”"'
    return _SAID.get(language, "{}: “{}”").format(speaker, words.strip('「」“”"') if is_whole else words)


def _names_subject(claim: str) -> bool:
    """Whether a Japanese claim has a topic or subject; "始めるのは5番目だ" has one that is no noun."""
    return "のは" in claim or has_subject(parse(claim))


def _may_mean(pronoun: str, attributed: Attributed) -> bool:
    """Whether a speaker can call itself so: a firm "it", a person "he" or "she", several "they"."""
    speaker = attributed.speaker
    if _TIMED.search(speaker) or "," in speaker or not (speaker[:1].isupper() or speaker.startswith("the ")):
        return False
    if attributed.pronoun:
        return pronoun == attributed.pronoun.lower()
    is_plural = _PLURAL.search(speaker) is not None
    if pronoun in ("it", "they"):
        return is_plural is (pronoun == "they")
    return not is_plural and not speaker.startswith(("The ", "the ")) and len(speaker.split()) > 1
