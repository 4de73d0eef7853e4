"""Words that end in a full stop without ending a sentence."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Before a name, and written with a capital: "Dr. Smith", never "a sales rep. Smith".
TITLES = _words(
    "mr mrs ms mx dr prof st sen rep gov gen col lt capt cmdr sgt maj adm rev hon pres supt messrs mt ft fr"
    " hr mm mme mmes mlle sr sra srta dña sig dott ing avv arq mw dhr mevr"
)
# More of the sentence follows, whatever its letters.
NEVER_FINAL = _words(
    "vs e.g i.e cf ca approx bzw z.b d.h u.a vgl ggf evtl inkl bspw sog bijv o.a t.a.v dr mr mrs prof av"
)
# Not final before a number: "No. 5", "Art. 7"; elsewhere an ordinary word.
BEFORE_NUMBERS = _words("no nos nr n art sec p pp fig figs eq vol ch abs pág págs op cap ver")
# Months and days, written with a capital.
CALENDAR = _words("jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun")
# Units, companies, countries: the sentence ends only if what follows begins one.
PERHAPS_FINAL = _words(
    "inc ltd co corp llc plc bros dept univ assn jr esq"
    " phd ph.d m.d b.a m.a u.s u.k u.n e.u u.s.a d.c l.a n.y"
    " a.m p.m a.d b.c b.c.e etc al ave blvd rd sq ft"
    " usw mio mrd bn ee.uu ud uds s.a s.p.a p.ex gmbh tbk p.t"
    " ed eds"
)
MONTHS = _words(
    "januar februar märz april mai juni juli august september oktober november dezember jänner"
    " januari februari maart mei augustus mars maj augusti"
)
# What begins an English, German, French, Spanish, Italian, Portuguese or Dutch sentence far more often
# than it follows an abbreviation inside one.
STARTERS = _words(
    "the a an this that these those it its he she they we"
    " you i his her their our my in on at by for from with"
    " as but and or so if when while after before since although though because however meanwhile moreover"
    " also there here what who why how where then now yet"
    " still both many most some all several one two no not"
    " according under over during despite earlier later last next"
    " der die das ein eine er sie es wir ihr im am bei nach mit aber und doch auch dies diese dieser seit"
    " le la les un une il elle ils elles on nous ce cette ces mais et dans en à pour selon depuis"
    " el los las una este esta estos estas pero y según desde lo gli i questo questa ma"
    " o os as um uma este esta ele ela mas segundo de het een dit deze hij zij maar"
)
# Japanese and Chinese names that hold a mark which would otherwise end a sentence.
NAMES_WITH_MARKS = (
    "モーニング娘。", "ゲスの極み乙女。", "ずっと真夜中でいいのに。", "君の名は。",
    "Yahoo!", "Yahoo！", "ヤフー!", "ヤフー！",
    "ラブライブ!", "ラブライブ！", "ハイキュー!!", "ハイキュー！！",
    "アイカツ!", "アイカツ！", "けいおん!", "けいおん！",
    "探偵!ナイトスクープ", "探偵！ナイトスクープ",
    "Hey! Say! JUMP", "Yum!", "Jeopardy!", "Mamma Mia!", "Oklahoma!", "Moulin Rouge!", "Panic! at", "Wham!",
    "Airplane!", "P!nk",
)  # fmt: skip
