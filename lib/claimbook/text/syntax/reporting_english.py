"""English verbs that say whose words a clause is, and sources that are nobody's voice."""

from __future__ import annotations

import re

_IRREGULAR = {
    "say": "said", "tell": "told", "write": "wrote", "find": "found", "forecast": "forecast", "hold": "held",
    "know": "knew", "feel": "felt", "think": "thought", "slam": "slammed", "admit": "admitted",
}  # fmt: skip

# These take what was said with or without "that".
_SAYING = "say state write add insist claim"
# These take it without "that" only where a whole clause follows.
_STATING = "note warn estimate argue confirm report maintain stress admit acknowledge concede find"
_THAT_ONLY = (
    "announce explain reveal allege complain caution conclude assert emphasise emphasize forecast reiterate"
    " disclose declare determine testify point observe recall remark tweet post rule hold agree signal claim"
)
# What somebody thinks or wishes: the clause is not given as a fact.
_THINKING = (
    "believe think hope expect promise vow pledge predict argue suggest fear doubt deny dispute reject intend"
)
# What gives words a name: called the vote "a late repair".
_CALLING = (
    "call describe brand dub hail label term denounce praise dismiss condemn welcome characterise"
    " characterize criticise criticize slam blast"
)


def _forms(verb: str) -> tuple[str, str, str]:
    """The base, the third person and the past of a verb of this file."""
    if re.search(r"[^aeiou]y$", verb):
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied"
    third = f"{verb}es" if verb.endswith(("s", "sh", "ch")) else f"{verb}s"
    return verb, third, _IRREGULAR.get(verb, f"{verb}d" if verb.endswith("e") else f"{verb}ed")


def any_of(*verbs: str) -> str:
    """A pattern for every finite form of the verbs, the longest first."""
    words = {form for listed in verbs for verb in listed.split() for form in _forms(verb)}
    return "(?:" + "|".join(sorted(words, key=lambda word: (-len(word), word))) + ")"


SAYING = any_of(_SAYING)
STATING = any_of(_STATING)
SAYING_THAT = any_of(_STATING, _THAT_ONLY)
THINKING = any_of(_THINKING)
CALLING = any_of(_CALLING)
AFTER_QUOTE = any_of(_SAYING, _STATING, _THAT_ONLY, "tell ask reply tweet post joke recall shout continue")

# Whatever hangs on these is somebody's words or thoughts.
NOT_ASSERTED = re.compile(any_of(_SAYING, _STATING, _THAT_ONLY, _THINKING, _CALLING, "tell ask"))

# "The findings suggest", "this shows": a thing shows what follows, and nobody says it.
NO_SOURCE = re.compile(
    r"\b(?:findings?|results?|evidence|data|figures?|numbers?|facts?|tests?|images?|analys[ei]s|experiments?"
    r"|statistics)$"
    r"|^(?:this|that|these|those|which|it|there|what|nobody|none|no one|many|some|so|such|needless to"
    r"|that is to)$",
    re.IGNORECASE,
)
PRONOUN = re.compile(r"(?:he|she|they|it|we|i|you)", re.IGNORECASE)
