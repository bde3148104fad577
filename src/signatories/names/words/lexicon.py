"""The words around names: what joins them, leads to them, takes them back, or makes them something else."""

from typing import Final

from signatories.domain.dates import MONTHS as MONTH_NAMES


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


AND: Final = _words("and plus y e et und en och og i и و 和 及 与 與 跟 と 및 와 과")
"""Words that stand between two names of a list. The phrases are in `PHRASES`."""

ARTICLES: Final = _words("the le la les l los las el il lo gli die der das den de het o os as a")
"""Words before a name that add nothing to it. One that stands alone is not an article (see `reading`)."""

OF: Final = _words("of de du des d del della dell di da do van von")
"""Words that make a name part of another: the Embassy of France, la Banque de France."""

GOVERNMENT: Final = _words(
    "government governments govt gouvernement gouvernements gobierno gobiernos governo governi "
    "regierung regering behalf republics kingdoms republicas republiques repubbliche republiken reinos "
    "royaumes"
)
"""Words that speak for a country when they stand before "of"."""

FUNCTION: Final = _words(
    "in on at to for from by as while when where both but if then than since after before although "
    "though because like only even also including includes include included today yesterday tomorrow "
    "now here there these those this that is are was were has have had between among within across via "
    "per about against without not except excluding moreover however meanwhile finally furthermore "
    "additionally thus hence so or nor yet said monday tuesday wednesday thursday friday saturday "
    "sunday"
)
"""Words that begin sentences, or stand beside a country without making it a part of another name."""

LEAD: Final = _words(
    "the a an of to in on for as by is are was were be been has have had so far date also currently now "
    "present initial original founding new first following participating endorsing signing "
    "supporting signatory these those this countries country states state governments government "
    "members member participants participant partners partner parties party nations delegations "
    "delegation endorsers endorser sponsors sponsor cosponsors co signatories supporters founders "
    "declaration statement coalition resolution agreement convention treaty protocol charter pledge "
    "call joint include includes included including endorsed signed supported joined adopted launched "
    "agreed ratified acceded accepted approved sponsored cosponsored issued made delivered behalf "
    "namely list participated participating it its which who that they we undersigned between among "
    "from"
)
"""Words of which the beginning of a list may consist, such as "Those endorsing the Declaration include"."""

EXCEPT: Final = (
    "with the exception of", "with the exceptions of", "with exception of", "à l'exception de",
    "à l'exception du", "con excepción de", "con la excepción de", "a excepción de", "за исключением",
    "com exceção de", "ad eccezione di", "not including", "not signed by", "not endorsed by",
    "not supported by", "not joined by", "not ratified by", "other than", "apart from", "aside from",
    "all but", "but not", "and not", "though not", "rather than", "except for", "except", "excepting",
    "excluding", "exclusive of", "without", "minus", "unlike", "not", "neither", "nor", "instead of",
    "à l'exclusion de", "à l'exclusion du", "à l'exclusion des", "con exclusión de", "con la exclusión de",
    "com exclusão de", "ad esclusione di", "unter ausschluss von", "save for", "save", "bar", "barring",
    "excl", "w/o", "sauf", "excepté", "hormis", "sans", "mit ausnahme von", "außer", "ausgenommen", "ohne",
    "excepto", "salvo", "sin", "exceto", "eccetto", "tranne", "behalve", "uitgezonderd", "кроме",
    "voting against", "voted against", "voting no", "voted no", "voting nay", "abstaining", "abstentions",
    "abstention", "abstained", "against", "absent", "opposed", "opposing", "abstain", "did not sign",
    "non-signatories", "missing", "withdrawn",
)  # fmt: skip
"""Phrases that take back the names after them, longest first where one begins another."""

MONTHS: Final = _words(" ".join(["sept", *(form.casefold() for m in MONTH_NAMES for form in (m, m[:3]))]))

AGAINST: Final = _words("no nay nays noes contra contre nein")
"""Headings of a vote's other side."""

TAKES_BACK: Final = (
    "abstained", "abstaining", "abstains", "abstain", "abstention", "did not", "does not", "do not",
    "has not", "have not", "had not", "will not", "would not", "was not", "were not", "is not", "are not",
    "didn't", "hasn't", "haven't", "won't", "doesn't", "don't", "wasn't", "isn't", "aren't", "weren't",
    "voted against", "voting against", "voted no", "opposed", "opposes", "objected", "objects", "declined",
    "declines", "refused", "refuses", "rejected", "rejects", "withdrew", "withdraws", "has withdrawn",
    "have withdrawn", "withdrawn", "left", "excluded", "excepted", "absent", "was absent", "were absent",
    "are absent", "are out", "is out", "were out", "stay out", "stays out", "stayed out", "remain out",
    "remained out", "opted out", "never", "no longer", "dissented", "stayed away", "pulled out", "quit",
    "exit",
    "s'est abstenu", "s'est abstenue", "se sont abstenus", "se abstuvo", "se abstuvieron", "enthielt sich",
    "enthielten sich", "only observer", "observer", "observers",
)  # fmt: skip
"""Phrases that take back the names before them, in the words that follow."""

NO_PERSON: Final = _words(
    "mr mrs ms dr prof sir lord lady saint king queen prince princess president minister senator"
)
"""Titles, after which a name is a person's."""

INSTITUTIONS: Final = _words(
    "embassy embassies consulate ambassador ambassadors university bank king queen prince princess "
    "president minister church gulf sea bay strait river lake mountains isle island bishop archbishop "
    "duke earl house museum institute academy city capital port airport college parliament council "
    "court supreme high battle treaty congress times voice radio gouverneur ambassade ambassadeur "
    "banque universidad universität botschaft embajada"
)
"""Words for things with a country in their name, before "of"."""

MEMBERS: Final = _words(
    "member members countries nations citizens council parliament presidency delegation commissioner "
    "law regulation institutions candidate leaders officials ambassador ambassadors embassy border "
    "region"
)
"""Words after an organisation or a country that make it speak of others."""

ORGANISATIONS: Final = frozenset(["AUC", "COE", "EU", "IFAD", "INTERPOL", "UNESCO"])
"""The organisations that can act; a text more often speaks of their members."""

APOSTROPHES: Final = frozenset("'\u2019")
"""Signs within words: "the Charg\u00e9 d'Affaires of", "Ukrayna'ya"."""

CANDIDATES: Final = (
    "candida",
    "kandida",
    "beitrittskandida",
    "bewerberl",
    "кандидат",
    "υποψηφι",
    "tagjelolt",
)
"""The beginnings of words for candidates of the European Union, who align themselves with its statements."""

MEMBERS_OF: Final = MEMBERS | _words(
    "states membre membres etats miembro miembros estados membro membros membri stati mitglieder mitgliedern "
    "mitgliedstaaten lidstaten leden члены членов государства государств"
)
"""Words that speak of others before "of" and an organisation."""

THINGS: Final = _words(
    "pig pigs nut nuts hat hats cow cows ink cabinet cabinets sandwich shirt clay syndrome"
)
"""Words that make a country's name the name of a thing."""

PHRASES: Final = (
    "as well as", "together with", "along with", "in addition to", "and also", "on behalf of",
    "for and on behalf of", "ainsi que", "así como", "sowie",
)  # fmt: skip
"""Several words that join names."""

POSTAL: Final = frozenset(
    [
        "AL",
        "AK",
        "AZ",
        "AR",
        "CA",
        "CO",
        "CT",
        "DE",
        "FL",
        "GA",
        "HI",
        "ID",
        "IL",
        "IN",
        "IA",
        "KS",
        "KY",
        "LA",
        "ME",
        "MD",
        "MA",
        "MI",
        "MN",
        "MS",
        "MO",
        "MT",
        "NE",
        "NV",
        "NH",
        "NJ",
        "NM",
        "NY",
        "NC",
        "ND",
        "OH",
        "OK",
        "OR",
        "PA",
        "RI",
        "SC",
        "SD",
        "TN",
        "TX",
        "UT",
        "VT",
        "VA",
        "WA",
        "WV",
        "WI",
        "WY",
        "DC",
    ]
)
"""Codes of the United States' states, of which many are codes of countries too."""

QUALIFIERS: Final = _words(
    "republic democratic people peoples s popular islamic socialist federal federated kingdom state states "
    "province federation north northern south southern east eastern west western central rep dem the of "
    "populaire populaires populare volksrepublik demokratische demokratischen islamische sozialistische "
    "bundesrepublik nord sud norte sur ouest est oeste este leste sul ost west osten westen norden suden "
    "zuid noord oost syd ost vast nordlig sydlig septentrional meridional orientale occidentale orientales "
    "settentrionale meridionale народная демократическая исламская социалистическая федеративная северная "
    "северный южная южный восточная восточный западная западный северен южен нова север юг восток запад "
    "demokratska narodna demokraticka lidova ludowa demokratyczna polnocna poludniowa severni jizni kuzey "
    "guney dogu bati demokratik utara selatan timur barat bac nam 北 南 東 西 东 北方 南方 人民 共和国 民主"
)
"""Words that make another state of the name that they stand behind, after a comma or in brackets."""
