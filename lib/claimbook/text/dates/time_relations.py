"""What stands around a time: since, until, over the next, 以来, まで, 今後, 约."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from claimbook.text.dates.time_model import Bound, Precision, Time, TimeRelation
from claimbook.text.dates.time_words import time_words

R, B = TimeRelation, Bound
_Rules = tuple[tuple[TimeRelation, re.Pattern[str]], ...]
_Bounds = tuple[tuple[Bound, re.Pattern[str]], ...]
_LETTER = r"0-9A-Za-z\u00c0-\u024f\u0400-\u04ff"
# How far to look: no expression before or after a time is longer.
_REACH = 50

_DATE_AFTER: _Rules = (
    (R.SINCE, re.compile(r"\s?(?:から(?!見|す|い)|より(?=、|開始|実施|施行|適用|運行|販売|順次)|以来|以降)")),
    (R.SINCE, re.compile(r"\s?(?:に(?:さかのぼ|遡)る?|以[后後]至今|至今|부터|이래|이후)")),
    (R.UNTIL, re.compile(r"\s?(?:の?時点)?(?:まで(?:に)?|迄|[为為]止|까지)")),
    (R.BEFORE, re.compile(r"\s?(?:以前|之前|より前|前(?![半期年月日週後提述])|이전)")),
    (R.AFTER, re.compile(r"\s?(?:之[后後]|以后|[后後](?![半期年日継輩])|より後|を?過ぎ)")),
    (R.SINCE, re.compile(r"\s?(?:起(?![業业诉訴源点步草飞き])|来(?![年月週日場源自到临])|以後)")),
    (R.DURING, re.compile(r"\s?(?:中(?:に|は|の|、)|[内间間](?:に|、)|期[间間]|にかけて|を通じて)")),
    # What begins or ends then is told by the verb, which stays outside the time.
    (
        R.SINCE,
        re.compile(r"(?=\s?(?:に(?:始ま|開始|スタート|着工|着手)|(?:正式|才|就)?(?:开始|启动|动工|开工)))"),
    ),
    (R.UNTIL, re.compile(r"(?=\s?(?:に(?:終わ|終了|満了|失効|期限)|(?:正式)?(?:到期|结束|期满|终止|届满)))")),
)
_DATE_BEFORE: _Rules = (
    (R.SINCE, re.compile(r"(?:自从|自從|(?<!来)自|从|從|始于|始於|追溯[到至])\s?$")),
    (R.UNTIL, re.compile(r"(?:截至|截止到?|直[到至]|(?<![感得遇达達受])到|至)\s?$")),
)
_DATE_BOUNDS_AFTER: _Bounds = ((B.ABOUT, re.compile(r"\s?(?:頃|ごろ|前後|左右|경|쯤)")),)
_DURATION_BEFORE: _Rules = (
    (
        R.WITHIN,
        re.compile(
            r"(?:今後|向こう|これから|この先|来たる|将来|未来|今后|接下来|往后|향후|앞으로)(?:の|的)?\s?$"
        ),
    ),
    (R.SINCE, re.compile(r"(?:過去|过去|ここ|この|これまで|直近|最近|지난|최근|과거)(?:の|的)?\s?$")),
)
_DURATION_AFTER: _Rules = (
    (R.WITHIN, re.compile(r"\s?(?:以内|之内|内(?![容閣外部])|이내|안에)")),
    (R.BEFORE, re.compile(r"\s?(?:前(?![半期提述])|之前|以前|전(?![체반]))")),
    (R.AFTER, re.compile(r"\s?(?:[後后](?![半期輩継])|之[后後]|以[后後]|뒤|후(?!반))")),
    (R.SINCE, re.compile(r"\s?(?:以来|来(?![年月週日場源自到临]))")),
)
_DURATION_BOUNDS_BEFORE: _Bounds = (
    (B.AT_LEAST, re.compile(r"(?:少なくとも|最低でも|最低|至少|超过|超過|최소)\s?$")),
    (B.AT_MOST, re.compile(r"(?:最長で?|最大で?|长达|最多|不到|최대|최장)\s?$")),
    (B.ABOUT, re.compile(r"(?:[約约近]|およそ|おおよそ|ほぼ|大约|大約|약|거의)\s?$")),
)
_DURATION_BOUNDS_AFTER: _Bounds = (
    (B.AT_LEAST, re.compile(r"\s?(?:以上|超|を超え|余り|あまり|[多余](?=[来的前])|이상|넘)")),
    (B.AT_MOST, re.compile(r"\s?(?:以下|未満|未满|足らず|弱(?!点|い)|이하|미만)")),
    (B.ABOUT, re.compile(r"\s?(?:近く|ほど|程度|前後|左右|くらい|ぐらい|가량|정도)")),
)
_SEVERAL = (
    re.compile(
        r"(?:[0-9]{1,5}|[一二三四五六七八九十两]{1,3})(?:年|か月|カ月|ヶ月|日|週間|个月)?\s?"
        r"(?:[~〜‐–—\-]|から|至|到|[,、])\s?$"
    ),
    re.compile(
        rf"(?<![{_LETTER}])(?:[0-9]{{1,5}}|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty)"
        r"(?:\s?[-–—]\s?|\s(?:to|or|bis|oder|à|ou|a|o)\s)$",
        re.IGNORECASE,
    ),
)


@dataclass(frozen=True, slots=True)
class _Latin:
    dates: _Rules
    verbs: _Rules
    dates_after: _Rules
    durations: _Rules
    durations_inside: _Rules
    durations_after: _Rules
    bounds: _Bounds


def related(text: str, time: Time, left_limit: int, right_limit: int, language: str) -> Time:
    """A time with the words around it that set its relation and its bound; they join its span.

    Args:
        text: normalised; the time's offsets point into it.
        left_limit, right_limit: where the neighbouring times end and begin; not looked beyond.
        language: of the prepositions; English for one without words of its own.
    """
    if time.relation is not TimeRelation.AT:
        return time
    latin = _latin(language)
    is_duration = time.first is None and time.precision is Precision.NONE and not time.relative
    window = _Window(text, time, left_limit, right_limit)
    if not is_duration:
        window.bound((), _DATE_BOUNDS_AFTER)
        window.bound(latin.bounds[:1], ())
        window.relate(_DATE_BEFORE + latin.dates, _DATE_AFTER + latin.dates_after)
        return window.with_verb(latin.verbs)
    window.vague(_SEVERAL)
    if window.left.endswith("近") and window.right[:1] in ("来", "间", "里"):
        # 近十年来 is the last ten years; 近十年 alone may be nearly ten.
        window.time = replace(window.time, relation=R.SINCE, start=window.time.start - 1)
        return window.time
    window.bound(_DURATION_BOUNDS_BEFORE + latin.bounds, _DURATION_BOUNDS_AFTER)
    for relation, pattern in latin.durations_inside:  # les dix dernières années
        if pattern.search(text[time.start : time.end]):
            window.time = replace(window.time, relation=relation)
            return window.time
    window.relate(_DURATION_BEFORE + latin.durations, _DURATION_AFTER + latin.durations_after)
    return window.time


class _Window:
    """A time and the text on either side of it, while words are taken in from there."""

    def __init__(self, text: str, time: Time, left_limit: int, right_limit: int) -> None:
        self.text, self.time = text, time
        self.left_limit, self.right_limit = left_limit, right_limit

    @property
    def left(self) -> str:
        return self.text[max(self.left_limit, self.time.start - _REACH) : self.time.start]

    @property
    def right(self) -> str:
        return self.text[self.time.end : min(self.right_limit, self.time.end + _REACH)]

    def bound(self, before: _Bounds, after: _Bounds) -> None:
        for bound, pattern in before:
            if m := pattern.search(self.left):
                self.time = replace(
                    self.time, bound=bound, start=self.time.start - len(self.left) + m.start()
                )
                break
        for bound, pattern in after:
            if m := pattern.match(self.right):
                self.time = replace(self.time, bound=bound, end=self.time.end + m.end())
                break

    def relate(self, before: _Rules, after: _Rules) -> None:
        """Takes the first relation that stands after the time, else the longest before it."""
        for relation, pattern in after:
            if m := pattern.match(self.right):
                self.time = replace(self.time, relation=relation, end=self.time.end + len(m.group().rstrip()))
                break
        found = [(m.start(), relation) for relation, pattern in before if (m := pattern.search(self.left))]
        if not found:
            return
        start, relation = min(found, key=lambda f: f[0])
        if self.time.relation is TimeRelation.AT and relation is not TimeRelation.AT:
            self.time = replace(self.time, relation=relation)
        if relation is self.time.relation is not TimeRelation.AT:
            self.time = replace(self.time, start=self.time.start - len(self.left) + start)

    def with_verb(self, verbs: _Rules) -> Time:
        """The time, since or until then if a verb before it says that something begins or ends."""
        if self.time.relation is TimeRelation.AT:
            for relation, pattern in verbs:
                if pattern.search(self.left):
                    return replace(self.time, relation=relation)
        return self.time

    def vague(self, numbers: tuple[re.Pattern[str], ...]) -> None:
        """Takes in a first number, as in three to five years: no single duration is named then."""
        for pattern in numbers:
            if m := pattern.search(self.left):
                start = self.time.start - len(self.left) + m.start()
                self.time = replace(self.time, duration=None, start=start)
                return


@cache
def _latin(language: str) -> _Latin:
    words = time_words(language)
    if not words.relations:
        words = time_words("en")
    edge = rf"(?<![{_LETTER}])"

    def before(pattern: str, between: str = "") -> re.Pattern[str]:
        return re.compile(rf"{edge}(?:{pattern})\s{between}$", re.IGNORECASE)

    def after(pattern: str) -> re.Pattern[str]:
        return re.compile(rf"[\s-](?:{pattern})(?![{_LETTER}])", re.IGNORECASE)

    year = words.pattern("year noun")
    coming, past = words.pattern("coming"), words.pattern("past")
    between = r"(?:the\s|la\s|le\s|l['’]|el\s)?" + rf"(?:{year}\s)?"
    return _Latin(
        dates=tuple((relation, before(pattern, between)) for relation, pattern in words.relations),
        verbs=tuple(
            (relation, before(words.pattern(kind), between))
            for relation, kind in ((R.SINCE, "begins"), (R.UNTIL, "ends"))
        ),
        dates_after=(
            (
                R.SINCE,
                re.compile(r"\s(?:onwards?|and (?:later|beyond|after)|or later)(?![A-Za-z])", re.IGNORECASE),
            ),
            (R.UNTIL, re.compile(r"\s(?:or|and) earlier(?![A-Za-z])", re.IGNORECASE)),
        ),
        durations=(
            (R.WITHIN, before(coming)),
            (R.SINCE, before(past)),
            (R.WITHIN, before(words.pattern("within"))),
            (R.BEFORE, before(words.pattern("ago before"))),
            (R.AFTER, before(words.pattern("later before"))),
            (R.DURING, before(words.pattern("throughout"), r"(?:the\s|a\s)?")),
        ),
        durations_inside=(
            (
                R.WITHIN,
                re.compile(
                    rf"{edge}(?:prochaine?s|próxim[oa]s|nächsten|kommenden)(?![{_LETTER}])", re.IGNORECASE
                ),
            ),
            (
                R.SINCE,
                re.compile(
                    rf"{edge}(?:derni(?:er|ère)s|últim[oa]s|letzten|vergangenen)(?![{_LETTER}])",
                    re.IGNORECASE,
                ),
            ),
        ),
        durations_after=(
            (R.BEFORE, after(words.pattern("ago after"))),
            (R.AFTER, after(words.pattern("later after"))),
            (R.WITHIN, after(words.pattern("coming after"))),
        ),
        bounds=tuple(
            (bound, before(words.pattern(kind)))
            for bound, kind in ((B.ABOUT, "about"), (B.AT_LEAST, "at least"), (B.AT_MOST, "at most"))
        ),
    )
