"""Classes of English words that the rules for clauses and speech look at; no word is in one by chance."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Opens a noun phrase.
DETERMINERS = _words(
    """a all an another any both each either every few fewer half her his its less many more most my
    neither no other our several some such that the their these this those your"""
)
# A determiner that belongs to somebody.
POSSESSIVES = _words("her his its my our their your")
# A whole subject by itself.
PRONOUNS = _words(
    """anyone everybody everyone everything he i it nobody none nothing one she somebody someone something
    that there these they this those we which who you"""
)
# A whole object by itself.
OBJECT_PRONOUNS = _words("her herself him himself it itself me them themselves us you")
# One and up, as words.
NUMBERS = _words(
    """billion dozen dozens eight eighteen eighty eleven fifteen fifty five forty four fourteen hundred
    hundreds million millions nine nineteen ninety one seven seventeen seventy six sixteen sixty ten
    thirteen thirty thousand thousands three trillion twelve twenty two"""
)
PREPOSITIONS = _words(
    """about across after against along amid among around as at before behind beside besides between beyond
    by despite down during following for from in including inside into like near of off on onto out
    outside over  since than through throughout till to toward towards under until up upon via with
    within without"""
)
# Opens a clause that hangs on another.
SUBORDINATORS = _words(
    """after although as because before how if once since than that though unless until what when where
    whereas whether which while who whom whose why"""
)
JOINING = _words("and but nor or yet")
# May stand between a subject and its verb; words in -ly need no list.
ADVERBS = _words(
    """about again almost already also always currently even eventually ever finally formerly here instead
    just later nearly never not now often once only previously quite rather recently since soon still
    subsequently then there therefore thus today tomorrow too twice very yesterday yet"""
)
MODALS = _words("can cannot could may might must shall should will would")
BE = _words("am are is was were")
# Finite verbs that are never nouns.
AUXILIARIES = _words(
    """am are can cannot could did do does had has have is may might must shall should was were will would"""
)
# Auxiliaries that go with one.
SINGULAR = _words("does has is was")
# Auxiliaries that go with many.
PLURAL = _words("are do have were")
# Ends in -ed and is no past form.
NOT_PAST = _words(
    """bed biped bleed breed creed deed embed exceed fed feed greed hatred hundred indeed infrared kindred
    led naked need proceed red reed sacred seed shed sled speed steed succeed unprecedented wed weed
    wicked"""
)
# Ends in -s and is no verb.
NOT_THIRD = _words(
    """across always as besides does has his is its less news perhaps previous series serious sometimes
    species this thus towards us various was yes"""
)
# A capital that names no thing.
DAYS = _words(
    """april august december february friday january july june march may monday november october saturday
    september sunday thursday tuesday wednesday"""
)
# Stands before a name without being the verb: the man named Korr.
NAMING = _words("called dubbed known named")
# After a past form it shows the verb: scored twice.
MANNER = _words("again badly twice well")
# After a past form it does not: a bill passed recently.
WHEN_ADVERBS = _words("currently exclusively formerly jointly newly originally previously recently")
# Plural without -s.
PLURAL_NOUNS = _words("both children many men most others people police some they we women you")
# Singular with -s.
SINGULAR_NOUNS = _words(
    """basis crisis economics headquarters mathematics means news politics series species"""
)
# Takes "was" and "were".
GROUP_NOUNS = _words("crew data family group majority number staff team")
# Opens an adjunct before the subject: In May, the firm ...
LEADS = _words(
    """after also and at before but by despite during earlier every for from furthermore however in instead
    last later meanwhile moreover next on separately since still this today under with yesterday yet"""
)
# “…,” said Ann Berg.
SAYING_AFTER_QUOTE = _words("added adds asked explained said says writes wrote")
# No relative clause tells of it.
TIME_NOUNS = _words(
    """april august day december evening february friday january july june march may monday month morning
    november october saturday september sunday thursday today tomorrow tuesday wednesday week year
    yesterday"""
)
# Is complete without an object.
INTRANSITIVE = _words("arrived came collapsed died failed fell resigned rose went")
# What one side supposes, the other may hang on.
CONDITIONS = _words("if lest otherwise provided unless whenever whether")
# What comes after it is part of another clause.
NESTING = _words("how if that unless what where whether which who whose why")
# May reach over "and".
NEGATIONS = _words("hardly neither never no nobody none nor not nothing")
# Keeps an object in the passive: was fined £300.
TWO_OBJECTS = _words(
    """appointed asked awarded banned called charged crowned declared elected fined given granted handed
    jailed lent made named offered ordered paid promised refused sent sentenced shown taught told"""
)
# Is passive without one: was convicted and sentenced to death.
NEEDS_OBJECT = _words(
    """banned barred charged cleared fined jailed ordered remanded sentenced suspended transferred"""
)
# A thing shows it, and nobody says it.
SHOWING = _words("indicate indicated mean meant reveal show showed suggest suggested")
# After "which" it tells of all that was said before.
OF_THE_WHOLE = _words(
    """allowed allows angered brings brought caused causes could explained explains forced helped helps
    leads led let means meant pleased prompted raised shocked showed shows suggested suggests surprised
    triggered worried would"""
)
# Before a number: a clock costing £900.
MEASURING = _words("costing injuring killing lasting measuring totaling totalling weighing worth")
# Before a number: a debate that lasted ten hours.
MEASURED = _words("""attracted cost covered drew employed injured killed lasted measured took weighed""")
# A participle that still holds: based in Leeds.
STATES = _words("based headquartered known listed located owned registered situated")
# Tells of the subject that follows: Founded in 1990, the firm ...
OPENING_PARTICIPLES = _words(
    """based born built created designed directed established founded launched located opened produced
    published set situated written"""
)
# Shows that a participle has no object.
AFTER_PARTICIPLE = _words("after as at between by for from in near on since to under with")
# A capital that begins no name.
NO_NAMES = _words(
    """a also an and april at august but december earlier february friday he however in instead it january
    july june later march may meanwhile monday november now october on saturday september she still
    sunday that the then they this thursday today tomorrow tuesday we wednesday yesterday yet"""
)
IN_NAMES = _words("& al bin de den der el la of van von")
# After a comma, what the subject did by what was said before: "..., beating Zenith".
RESULTING = _words(
    """adding affecting arresting beating becoming breaking bringing buying causing closing costing covering
    creating crushing cutting damaging defeating destroying displacing earning employing ending entering
    finishing forcing giving hitting injuring joining killing knocking leaving losing making missing opening
    overtaking paying prompting pushing raising reaching removing replacing saving scoring selling sending
    setting sparking stopping striking taking triggering winning wounding"""
)
