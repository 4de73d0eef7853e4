"""The words around and within names in Latin letters: titles, tails, and what is no name."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


COMPOUND_TAIL = re.compile(
    r"-(?:based|led|backed|owned|controlled|style|like|made|wide|related|run|funded|born|listed|friendly|only"
    r"|first|linked|held|occupied|speaking|approved|compatible|powered|to|in|and|era|affiliated|supported|driven"
    r"|inspired)$"
)
CONNECTORS = frozenset(
    ("of", "of the", "de", "de la", "de los", "da", "do", "dos", "del", "della", "di", "du", "des", "von",
     "von der", "van", "van der", "van den", "bin", "al", "el", "y", "&", "zu")
)  # fmt: skip
TITLES = _words(
    """president chairman chairwoman chairperson chair ceo cfo coo cto cio evp svp vp chief executive
    officer vice prime minister governor senator sen. gov. rep. representative congressman
    congresswoman mr mrs ms dr prof professor sir founder co-founder cofounder director manager
    spokesman spokeswoman spokesperson analyst secretary ambassador mayor judge chancellor premier
    lawmaker economist partner investor billionaire bundeskanzler bundeskanzlerin kanzler präsident
    präsidentin herr frau président présidente ministre monsieur madame presidente ministro ministra
    señor señora президент премьер-министр министр"""
)
# Parts of titles that begin other things as well: Executive Order, Prime Time.
TITLE_PARTS = _words("executive chief prime vice director officer secretary partner investor manager")
# Common nouns in capitals, months, days, peoples and languages: no names by themselves.
NOT_NAMES = _words(
    """ai agi api ip gpu cpu npu tpu llm llms ml it pc pcs tv pr hr ipo esg gdp cpi ppi vc ict iot ar vr xr
    url pdf html http https id ok am pm usd eur jpy gbp cny rmb krw dna rna mrna hiv covid dvd cd
    gps sms usb ram ssd os ui ux sdk sql faq rss cdn dc ac ev evs suv gw mw kw gwh mwh twh kwh tb gb
    mb pb ceo cfo coo cto cio ngo ngos npo pm fm am q1 q2 q3 q4 h1 h2 fy ltd inc corp llc plc co r&d
    m&a b2b b2c saas iaas paas roi kpi etf etfs spac bn mn tn no vs nb ps re est edt pst pdt utc gmt
    jst et pt bc ad bce ce mp mps ph.d phd md ba ma bs mba tba tbd eta diy asap vip lgbt january
    february march april june july august september october november december jan feb mar apr jun
    jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue
    wed thu fri sat sun american americans british english chinese japanese korean koreans german
    germans french russian russians indian indians european europeans asian african arab italian
    spanish canadian australian israeli iranian mexican ukrainian taiwanese dutch swiss swedish
    turkish brazilian saudi latin western eastern northern southern internet web god earth sun moon
    today yesterday tomorrow millionen milliarden euro dollar prozent anfang mitte ende uhr januar februar
    märz mai juni juli oktober dezember"""
)
TIME_WORDS = _words(
    """january february march april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday"""
)
# Given names that are also words: at the start of a sentence they stay if a surname follows.
GIVEN_NAMES = _words(
    """mark bill jack grant frank will rose grace rob pat ray drew sue art dick dean victor josh larry tim
    sam jay gene guy max rich chuck dale glen hope joy faith dawn summer june april august may carol
    ruby pearl amber daisy jasmine ivy lily olive violet iris ginger sandy rusty dusty norm bob don
    chase hunter mason carter cooper tom ben dan ken ron ted jim kim lee roy rod eve amy ann penny peter robin
    martin marina heather holly hazel jean john luke matt nick paul randy scott stella terry tony wade warren
    wayne"""
)
ORGANISATION_TAIL = re.compile(
    r"\b(?:Inc|Corp|Corporation|Company|Co|Ltd|LLC|PLC|GmbH|AG|SA|Group|Holdings?|Bank|University|College|Institute"
    r"|Times|Post|Journal|News|Foundation|Agency|Ministry|Department|Commission|Committee|Party|Fund|Partners|Capital"
    r"|Technolog(?:y|ies)|Systems|Association|Organi[sz]ation|Council|Court|Union|Airlines|Motors?|Office|Bureau)\b\.?$"
    r"|^(?:University|Bank|Ministry|Department|Institute|Bureau|Office) of "
)  # fmt: skip
PLACE_TAIL = re.compile(r"\b(?:City|County|River|Island|Islands|State|Province|Valley|Bay|Lake|Mountains?)$")
