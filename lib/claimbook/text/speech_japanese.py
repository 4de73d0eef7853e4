"""Who says a Japanese sentence."""

from __future__ import annotations

import re

from claimbook.text.speech import SHORTEST_QUOTE, Attributed, quote_span, quoted, reported
from claimbook.text.words import japanese_morphemes

_NAME = r"(?:[^、。「」『』（）()]|「[^「」]{1,30}」|『[^『』]{1,30}』|[（(][^（）()]{1,80}[）)])"
_LINK = r"(?:(?:また|しかし|なお|一方で?|さらに|ただ|ただし|そして|加えて|同時に|これに対し)、?)?"
_ACCORDING = re.compile(
    rf"{_LINK}(?P<speaker>{_NAME}{{1,40}}?)"
    r"(?:によりますと|によると|によれば|いわく|曰く"
    r"|(?P<matter>の(?:報道|説明|話|発表|調べ|調査|試算|推計|分析|見方|情報|記事|声明))(?:では|によると|によれば))"
    r"[、，,]?\s*"
)
_MATTER = re.compile(
    r"の?(?:報道|発表|説明|話|調べ|調査|記事|声明|情報|報告書?|投稿|ブログ|リリース|プレスリリース)$"
)
_VAGUE = re.compile(
    r"(?:以前|過去|一部|複数|現地|最新|今回|海外|地元|当時|これまで|各種|先|前|この|その)(?:の|の一部)?"
)
_HEARSAY = re.compile(
    r"(?:という|との(?:こと|話|情報)(?:だ|です|である)?|ということ(?:だ|です|である)"
    r"|とされ(?:る|ます|ている|ています))[。.]?$"
)
_TELL = r"述べ|語っ|語り|話し|話す|言っ|言い|説明し|指摘し|主張し|伝え|報じ|報道し|明らかにし|発表し"
_TELL_MORE = r"コメントし|発言し|明かし|告げ|記し|書い|証言し|報告し"
_STRESS = (
    r"強調し|訴え|批判し|反論し|答え|回答し|明言し|断言し|宣言し|呼び?かけ|投稿し|書き込|綴っ|つぶやい"
    r"|(?:期待|懸念|考え|見解|認識|意欲|危機感|不満|理解|喜び)を(?:示し|述べ|語|表し|表明し|口にし)"
    r"|振り返っ|付け加え|続け|警告し|約束し|表明し|認め|否定し|称賛し|意気込"
)
_MIND = (
    r"考え|信じ|見て|みて|期待し|約束し|明言し|宣言し|予想し|見込ん|強調し|認め|否定し|警告し|訴え|誓っ|懸念し"
    r"|評価し|判断し|位置付け|位置づけ|表明し"
)
_ENDING = r"(?:た|ました|てい[るたま](?:す|した)?|ており.{0,60}|る|ます|、.{0,80})?[。.]?$"
# After a quote: the verb at once, or a subject and an adverbial first, never an object.
_AFTER_QUOTE = re.compile(
    rf"(?:など)?と、?(?:(?P<speaker>{_NAME}{{1,30}}?)(?:は|が)(?:[^「」。を]{{0,24}}?)|[^「」。をはが]{{0,14}}?)?"
    rf"(?:{_TELL}|{_TELL_MORE}|{_STRESS}|(?<=と)した(?=。|$)|(?<=と)している)(?P<ending>{_ENDING})"
)
_SUBJECT = re.compile(
    rf"{_LINK}(?:[^、。「」はが（）()]{{1,20}}、){{0,2}}(?P<speaker>{_NAME}{{1,40}}?)(?P<particle>は|が)(?:また|さらに)?、?"
)
_DAY_OR_PLACE = re.compile(
    r"(?:(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:に|の[^、。「」はが]{1,20}で)?|同日|[月火水木金土日]曜日|[^、。「」はが]{1,30}?(?:で|には|では|に))、"
)
_THAT_SAID = re.compile(rf"と(?:{_TELL}|{_TELL_MORE}|した(?=。|$)|してい(?:る|ます)(?=。|$)){_ENDING}")
_THAT_MEANT = re.compile(rf"と(?:{_MIND}){_ENDING}")
_TAIL = 140


def japanese_speech(sentence: str) -> Attributed | None:
    """Finds a report or a quote; None for the article's own voice."""
    if found := _ACCORDING.match(sentence):
        hearsay = _HEARSAY.search(sentence, max(found.end(), len(sentence) - 20))
        end = hearsay.start() if hearsay else len(sentence)
        return reported(sentence, _source(found["speaker"], found["matter"] or ""), found.end(), end)
    if found_quote := _quote(sentence):
        return found_quote
    if found_report := _report(sentence):
        return found_report
    if found := _HEARSAY.search(sentence, max(0, len(sentence) - 20)):
        return reported(sentence, "", 0, found.start())
    return None


def _source(speaker: str, matter: str) -> str:
    """Who speaks in "Xの発表によると"; "以前の報道" stays what it is."""
    shorter = speaker if matter else _MATTER.sub("", speaker)
    if not shorter or _VAGUE.fullmatch(shorter):
        return speaker + matter
    return shorter


def _quote(sentence: str) -> Attributed | None:
    span = quote_span(sentence, "「", "」")
    if not span or span[1] - span[0] < SHORTEST_QUOTE:
        return None
    start, end = span
    before, after = sentence[:start], sentence[end:]
    if not before.strip() and not after.strip("。. 」"):
        return quoted("", start + 1, end - 1)
    said = _AFTER_QUOTE.match(after)
    if not said:
        return None
    subject = _subject(before)
    return quoted(said["speaker"] or (subject["speaker"] if subject else ""), start + 1, end - 1)


def _report(sentence: str) -> Attributed | None:
    tail = max(0, len(sentence) - _TAIL)
    said = _THAT_SAID.search(sentence, tail)
    meant = None if said else _THAT_MEANT.search(sentence, tail)
    verb = said or meant
    subject = _subject(sentence)
    # "しようとしている" is an attempt, not a report.
    if not verb or not subject or verb.start() - subject.end() < 2 or sentence[verb.start() - 1] == "う":
        return None
    # "Xと述べ、Yした" tells of more than what was said.
    if meant or "、" in verb.group():
        return reported(sentence, subject["speaker"], 0, len(sentence))
    aside = _DAY_OR_PLACE.match(sentence, subject.end(), verb.start())
    return reported(sentence, subject["speaker"], aside.end() if aside else subject.end(), verb.start())


def _subject(sentence: str) -> re.Match[str] | None:
    """The first topic or subject, where its は or が is a particle and not part of a word."""
    found = _SUBJECT.match(sentence)
    if not found:
        return None
    at = found.start("particle")
    particles = (m.part_of_speech[0] == "助詞" for m in japanese_morphemes(sentence[:400]) if m.start == at)
    return found if next(particles, False) else None
