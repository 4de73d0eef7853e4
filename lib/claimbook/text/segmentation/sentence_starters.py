"""Words that begin a sentence, by language: they tell "in the U.S. The plan" from "the U.S. Senate"."""

from __future__ import annotations

from functools import cache


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Each begins a sentence, written with a capital, far more often than it follows an abbreviation inside one.
_STARTERS = {
    "en": "the a an this that these those it its he she they we you i his her their our my your"
    " in on at by for from with without within into to of about above across after against"
    " along among around as because before behind below beneath beside besides between"
    " beyond but and or nor so yet if when whenever while once until unless although"
    " though since whether where whereas however meanwhile moreover furthermore therefore"
    " thus hence instead otherwise also there here what who whom whose why how which then"
    " now still both either neither many most much more few fewer less some any all"
    " several each every one two three another other others such no not nothing nobody"
    " none never according under over during despite throughout through toward earlier"
    " later last next today yesterday tomorrow tonight soon often sometimes perhaps maybe"
    " only even just indeed finally currently recently previously originally additionally"
    " eventually nearly almost is are was were do does did has have had can could will"
    " would should may might let please thanks",
    "de": "der die das den dem des ein eine einen einem einer dieser diese dieses diesen diesem"
    " jener jene er sie es wir ihr ich man sein seine ihre unser unsere im am in an auf"
    " aus bei beim mit nach von vom vor zu zum zur über unter um für durch gegen ohne seit"
    " bis während wegen trotz laut neben zwischen und oder aber doch denn sondern auch"
    " noch schon nur so dann da dort hier jetzt nun heute gestern morgen später zuvor"
    " zuletzt zudem außerdem dennoch trotzdem allerdings jedoch daher deshalb darum damit"
    " dabei dazu dafür dagegen danach daneben darüber davon weil wenn als ob obwohl"
    " nachdem bevor wer was wie wo wann warum welche welcher wieso viele einige alle beide"
    " mehrere andere kein keine keiner nicht niemand jeder jede ist sind war waren hat"
    " haben wird werden kann soll muss erst bereits insgesamt vielleicht",
    "fr": "le la les l un une des du il elle ils elles on nous vous je ce cet cette ces c celui"
    " celle ceux son sa ses leur leurs notre nos mais et ou or donc car ni en au aux dans"
    " à pour par sur sous avec sans selon depuis pendant après avant dès chez entre vers"
    " contre malgré si quand lorsque comme que qui quel quelle quoi où pourquoi comment"
    " combien ainsi alors aussi puis ensuite enfin cependant pourtant toutefois néanmoins"
    " ici là aujourd’hui hier demain tous toutes plusieurs certains aucun rien personne"
    " oui non d’autres l’ d’",
    "es": "el la los las un una unos unas él ella ellos ellas yo nosotros este esta esto estos"
    " estas ese esa esos esas aquel aquella su sus se lo le pero y e o sino porque aunque"
    " si cuando mientras como que qué quién cuál cómo cuándo dónde por para con sin según"
    " desde hasta entre sobre tras ante bajo durante en a al del de también además así"
    " entonces luego después antes ahora hoy ayer mañana ya aún todavía no sí nada nadie"
    " ningún todo todos muchos varios algunos otro otros cada hay es son fue ha han",
    "it": "il lo la i gli le un uno una lui lei loro noi io egli questo questa questi queste"
    " quello quella quelli suo sua suoi ma e o però quindi perché se quando mentre come"
    " che chi cosa dove in a di da con su per tra fra dal dalla del della nel nella sul"
    " secondo dopo prima durante anche ancora inoltre così poi ora oggi ieri domani già"
    " non sì nessuno niente tutti molti alcuni altri ogni è sono era ha hanno",
    "pt": "o a os as um uma uns umas ele ela eles elas nós eu este esta isto estes estas esse"
    " essa isso aquele aquela seu sua seus mas e ou porque embora se quando enquanto como"
    " que quem qual onde em no na nos nas de do da dos das por pelo pela para com sem"
    " segundo desde até entre sobre após antes depois durante também além assim então"
    " agora hoje ontem amanhã já ainda não sim nada ninguém todos muitos vários alguns"
    " outro outros cada há é são foi",
    "nl": "de het een deze dit die dat hij zij ze wij we ik je jij er maar en of want omdat"
    " hoewel als toen terwijl in op aan bij van voor met zonder door naar over onder na"
    " sinds tot volgens ook nog dan nu hier daar vandaag gisteren wie wat waar wanneer"
    " waarom hoe niet geen niemand alle veel enkele",
    "ru": "в во на с со из от до по к ко о об у за под над при про для без через после перед"
    " между и а но или да если когда пока хотя что чтобы как где куда кто почему зачем это"
    " этот эта эти тот та те он она оно они мы вы я его её их наш все всё каждый многие"
    " некоторые также ещё еще уже только однако поэтому затем потом теперь сейчас сегодня"
    " вчера завтра здесь там не нет ни",
}  # fmt: skip
# Months after an ordinal, in the languages that write ordinals with a full stop and months with a capital.
MONTHS = _words(
    "januar februar märz april mai juni juli august september oktober november dezember jänner feber"
    " jan feb mär apr aug sep sept okt nov dez"
    " januari februari maart mei augustus mars maj augusti desember"
)
# What follows "a.m." and "p.m." inside a sentence: days, months, zones.
AFTER_TIMES = _words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july"
    " august september october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue"
    " tues wed thu thurs fri sat sun eastern central pacific mountain greenwich universal coordinated local"
    " london paris berlin moscow beijing tokyo seoul sydney"
)
# What comes before a German ordinal ("am 3. Tag", "der 19. Spieltag"), and not before a bare number.
BEFORE_ORDINALS = _words(
    "am im zum zur vom beim der die das den dem des ein eine einen einem einer eines jede jeder jedes jeden"
    " jedem ihr ihre ihren ihrem ihrer sein seine seinen seinem seiner mein meinen unser unserem unseren"
    " kein keinen bis ab seit nach vor in und oder bereits schon erst – -"
)


@cache
def starters_of(language: str) -> frozenset[str]:
    """The words, in small letters, that surely begin a sentence; those of English where none are known."""
    return _words(_STARTERS.get(language, _STARTERS["en"]))
