"""What kind of statement a claim is."""

from __future__ import annotations

import re

from claimbook.core.labels import Attribution, ClaimType

_LONGEST_SENTENCE = 2_000
_LIST = re.compile(
    r"(?:[^、。をはがにで]{1,24}、){2}[^、。をはがにで]{1,24}"
    r"|[^、。をはがにで]{1,24}、[^、。をはがにで]{1,24}(?:および|及び|と|や)[^、。をはがにで]"
    r"|[\w.’' -]{1,40}, [\w.’' -]{1,40},? (?:and|or) [\w’'-]"
    r"|[^、。，]{1,20}、[^、。，]{1,20}(?:、|和|及|以及|与)[^、。，]{1,20}"
)
_BELONGS = re.compile(
    r"含ま|含む|など|構成|参加|加わ|名を連ね|メンバー|パートナー(?:は|に|で|と|だ|が)|出資者|株主"
    r"|投資家(?:に|は|と)|からなる|の\d社"
    r"|\b(?:includ\w+|consists? of|comprises?|made up of|among|partners?|members?"
    r"|funders?|founders?|investors?|participants?)\b|包括|成员|成員|组成|組成|股东|股東|合作伙伴"
    r"|投资者|出资方",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"就任|務め|担当|責任を(?:負|担|持|引き受)|の責任|に就[くい]|選ばれ|任命|担[うい]|主導|率い"
    r"|会長(?:は|に|の席)|社長(?:は|に)|受け持|引き受け"
    r"|(?:リーダー|パートナー|責任者|代表|監督|議長)として"
    r"|\b(?:chair(?:man|woman|person|ed|s)?|CEO|chief \w+ officer|responsib\w+"
    r"|in charge of|serv(?:es?|ed|ing) as|appointed|elected|named as|le(?:d|ads"
    r"|ading)(?: by| the| partners?)|heads|headed by|coach|captain|(?:is|was"
    r"|as|became) (?:the )?(?:president|director|minister|head|leader))\b|担任|出任|负责|負責|任命"
    r"|当选|董事长|主席(?:由|是|为)|牵头|主导|领导者|掌管",
    re.IGNORECASE,
)
_COMPARES = re.compile(
    r"より(?:も)?(?=[^、。]{0,12}(?:多|少|大|小|高|低|長|短|早|遅|速|強|弱|上"
    r"|下|広|狭|重|軽|新|古|良|悪|安))|(?:に|と)比べ|上回|下回"
    r"|最(?:大|小|多|少|高|低|長|古|新)(?!限)|初めて|匹敵|並ぶ|超え"
    r"|\b(?:more|less|fewer|larger|smaller|bigger|higher|lower|faster|slower"
    r"|older|younger|longer|better|worse|greater|taller|earlier) than\b(?! \$?[\d一]"
    r"| (?:a|one|two|half|hundreds|thousands|millions)\b)"
    r"|\b(?:largest|biggest|highest|lowest|smallest|oldest|youngest|longest|fastest"
    r"|tallest|richest|the first|the most|the least|twice|exceed\w*|surpass\w*"
    r"|outnumber\w*)\b|比[^，。]{1,15}(?:更|多|高|大|低|少|早|快|强)|最(?:大|小|多|少|高|低|早|快)"
    r"|首(?:次|个|位|家)|第一(?:个|次|家)|高于|低于|超越",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?:19|20)\d\d\s?(?:年|년)?|\d{1,2}\s?[月월](?:\d{1,2}\s?[日일])?|\d{1,2}日"
    r"|\d{1,2}(?:st|nd|rd|th)?(?: of)? (?=[A-Z][a-z]+ ?\d*)|(?<=[a-z] )\d{1,2}(?=,? (?:19|20)\d\d)"
    r"|\d{1,2}:\d\d|\d世紀|世纪"
)
_AMOUNT = re.compile(
    r"(?<![A-Za-z\d-])\d|[数十百千]+[万億兆]"
    r"|[一二三四五六七八九十两]+(?:人|社|か所|カ所|年間|倍|個|名|家|个|项|位|次|倍|亿|万|千|百)"
    r"|半分|半数|全員|倍増"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?"
    r"|hundreds?|thousands?|millions?|billions?|trillions?|half|percent|doubled"
    r"|tripled)\b|数(?:十|百|千|万)|一半|百分之",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"昨[年日夜]|本日|今年|来年|今日|先[月週]|以来|[月火水木金土日]曜日|当時|世紀|去年|今天"
    r"|昨天|明年|周[一二三四五六日]|星期[一二三四五六日]"
    r"|\b(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    r"|yesterday|since|until|century|decade|last (?:year|month|week)|next (?:year"
    r"|month|week)|ago)\b"
)
_NAMES = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*|[ァ-ヶー・]{3,}|[「“『][^」”』]{1,20}[」”』]")
_LINKS = re.compile(
    r"提携|パートナー|協力|協業|買収|設立|創設|合弁|出資|投資|子会社|親会社|共同|契約|対立|競合|競争|継続"
    r"|関係|結[んび]|由来"
    r"|\b(?:partner\w*|collaborat\w*|acquir\w+|own(?:s|ed|er)?|found(?:s|ed|er)\b"
    r"|subsidiary|between|with|merg\w+|married|sued|invest\w+|rival\w*|contract"
    r"|deal|part of)\b|合作|收购|投资|成立|创立|子公司|合资|竞争|关系|签署",
    re.IGNORECASE,
)


def claim_type(sentence: str, attribution: Attribution = Attribution.OWN_VOICE) -> ClaimType:
    """The kind of a statement: the first of `ClaimType`, in its order, that the words show.

    >>> claim_type("SoftBank and OpenAI have worked together since 2016.").value
    'time'
    """
    if attribution is Attribution.DIRECT_QUOTE:
        return ClaimType.QUOTE
    text = sentence[:_LONGEST_SENTENCE]
    if _LIST.search(text) and _BELONGS.search(text):
        return ClaimType.MEMBERSHIP
    if _ROLE.search(text):
        return ClaimType.ROLE
    if _COMPARES.search(text):
        return ClaimType.COMPARISON
    if _AMOUNT.search(_DATE.sub(" ", text)):
        return ClaimType.QUANTITY
    if _DATE.search(text) or _TIME.search(text):
        return ClaimType.TIME
    if len(set(_NAMES.findall(text))) >= 2 and _LINKS.search(text):
        return ClaimType.RELATION
    return ClaimType.EVENT
