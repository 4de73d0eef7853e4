"""Words that end in a full stop without ending a sentence, by language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """The abbreviations of a language by what they do to a sentence; in small letters, without the last stop.

    Titles and `capitalised` count only where they begin with a capital: "Sen. Park", but "he will sen".
    """

    titles: frozenset[str]  # before a name: "Dr. Smith"
    unfinished: frozenset[str]  # more of the sentence follows, whatever its letters: "vs.", "z. B."
    before_numbers: frozenset[str]  # so before a number, elsewhere an ordinary word: "No. 5", "art. 7"
    perhaps_final: frozenset[str]  # final only where what follows surely begins a sentence: "Inc.", "U.S."
    capitalised: frozenset[str]  # likewise: "Jan.", "Calif."
    lettered: frozenset[str]  # nouns that a single letter belongs to: in "Plan B." the B is no initial


# What articles of every language borrow: titles and companies of the English-speaking world.
_EVERYWHERE = {
    "titles": "mr mrs ms mx dr prof messrs",
    "unfinished": "vs e.g i.e cf approx",
    "before_numbers": "no nos nr vol pp fig figs art sec",
    "perhaps_final": "inc ltd co corp llc llp plc bros gmbh s.a s.p.a p.t tbk jr sr st mt ft ph.d phd",
}
_TABLES = {
    "en": {
        "titles": "sen rep gov gen col lt capt cmdr sgt maj adm rev hon pres supt insp det cpl pvt atty"
        " amb fr",
        "unfinished": "v viz incl esp ca",
        "before_numbers": "n p ch chap para paras eq app ver ed sect cl op verse bk pt pts tel ext",
        "perhaps_final": "dept univ assn esq m.d b.a m.a d.c l.a n.y u.s u.k u.n u.s.a e.u a.d b.c b.c.e al"
        " ave blvd rd hwy bldg mfg intl natl misc",
        "capitalised": "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat"
        " sun ariz calif colo conn fla ga ill ind mass mich minn miss mont neb nev okla ore"
        " penn tenn tex va wash wis sq est",
        "lettered": "plan vitamin hepatitis group class type grade hall section appendix option team"
        " block gate terminal category level exhibit schedule phase part act war building room"
        " lane zone series",
    },
    "de": {
        "titles": "hr hrn fr frl dipl ing mag",
        "unfinished": "z.b d.h u.a i.d.r o.ä bzw vgl ggf ggfs evtl inkl zzgl abzgl exkl einschl bspw sog rd"
        " ca gem lt geb gest verh tel insb insbes tägl jährl u z d i o v n med jur phil rer nat"
        " habil",
        "before_numbers": "abs nrn bd kap aufl ziff rn rdnr az tab abb",
        "perhaps_final": "mio mrd tsd usw chr jh jhd std sek str pl hbf sen jun hrsg ff ehem ev kath kfm dt"
        " e.v"
        " ohg",
        "capitalised": "jan febr feb mär apr aug sept okt nov dez mo di mi do fr sa so",
        "lettered": "klasse gruppe plan vitamin typ halle block",
    },
    "fr": {
        "titles": "m mm me mgr pr",
        "unfinished": "mme mmes mlle mlles c.-à-d p.ex env ex av apr boul",
        "before_numbers": "p chap t n tél al",
        "perhaps_final": "janv févr avr juil sept oct nov déc cie sté ste",
        "capitalised": "",
        "lettered": "plan groupe classe vitamine catégorie",
    },
    "es": {
        "titles": "d da ma fco lic ing arq gral cnel tte fray sto sta",
        "unfinished": "sr sra srta sres sras dr dra dres dña excmo excma ilmo hnos hno p.ej ej aprox av"
        " avda ctra",
        "before_numbers": "arts núm núms pág págs cap tel apdo n párr",
        "perhaps_final": "uu aa hh oo ud uds vd vds ene feb mar abr may jun jul ago sept oct nov dic cía",
        "capitalised": "",
        "lettered": "plan grupo clase vitamina tipo categoría",
    },
    "it": {
        "titles": "sen cav gen col cap",
        "unfinished": "sig sigg sig.ra sig.na dott dott.ssa dr.ssa prof prof.ssa on ing avv arch geom rag"
        " mons es p.es ca v.le p.zza c.so",
        "before_numbers": "artt n nn pag pagg cap tel",
        "perhaps_final": "s.r.l srl spa gen feb mar apr mag giu lug ago set sett ott nov dic",
        "capitalised": "",
        "lettered": "piano gruppo classe vitamina tipo",
    },
    "pt": {
        "titles": "d eng engª arq cel gen",
        "unfinished": "sr sra srs sras srta dr dra drs dras exmo exma p.ex ex aprox av r",
        "before_numbers": "arts n núm pág págs cap tel",
        "perhaps_final": "ltda lda cia jan fev mar abr mai jun jul ago set out nov dez",
        "capitalised": "",
        "lettered": "plano grupo classe vitamina tipo",
    },
    "nl": {
        "titles": "ir ing",
        "unfinished": "dhr mevr mw drs bijv o.a t.a.v d.w.z m.b.t i.v.m ca incl excl",
        "before_numbers": "blz tel",
        "perhaps_final": "enz b.v n.v jan feb mrt apr aug sept okt nov dec",
        "capitalised": "",
        "lettered": "plan groep klasse vitamine",
    },
    "ru": {
        "titles": "",
        "unfinished": "г-н г-жа проф акад д-р им св ген полк т.е т.н напр ок ср см ул пл просп бул пос дер"
        " обл"
        " оз р-н",
        "before_numbers": "ст п пп ч гл стр с рис табл тел кв д корп оф том вып",
        "perhaps_final": "г гг в вв н.э руб коп тыс млн млрд др пр т.д т.п т янв февр апр авг сент окт нояб"
        " дек",
        "capitalised": "",
        "lettered": "план группа класс витамин гепатит",
    },
}


@cache
def abbreviations_of(language: str) -> Abbreviations:
    """The abbreviations of a language, with those that every language borrows.

    Args:
        language: ISO 639-1; for a language without a table of its own those of English are taken,
            because names in Latin letters come into it from there.

    >>> "mrd" in abbreviations_of("de").perhaps_final, "mrd" in abbreviations_of("en").perhaps_final
    (True, False)
    """
    own = _TABLES.get(language, _TABLES["en"])
    return Abbreviations(
        **{kind: frozenset(f"{_EVERYWHERE.get(kind, '')} {words}".split()) for kind, words in own.items()}
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
