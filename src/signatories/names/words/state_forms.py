"""The forms of states that official names begin with, in the languages of lists: "Republik", "Regno".

All words stand here folded, as they are compared, by the English word of the official name of the record.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from signatories.names.table import Entry, Table
from signatories.names.words.tokens import Token, key, seen

_HEADS: Final = {
    "republic": (
        "republic republique republica repubblica republik republiek republicii poblacht республика "
        "республики республике республику республикои республіка республіки республіці республіку "
        "республікою рэспубліка рэспублікі република републике републици републику републиком republika "
        "republiki republice republike republiky republiku republikou republiko republikom republici "
        "δημοκρατια δημοκρατιασ republiken republikken republikens lydveldid jamhuri جمهورية جمهوری "
        "רפובליקת הרפובליקה repubblika"
    ),
    "federal republic": (
        "bundesrepublik bondsrepubliek forbundsrepubliken forbundsrepublikken sambandslydveldid"
    ),
    "people's republic": "volksrepublik volksrepubliek folkrepubliken folkerepublikken",
    "arab republic": "arabrepubliken",
    "kingdom": (
        "kingdom royaume reino regno regne konigreich konigreichs koninkrijk koninkryk regatul regatului "
        "королевство королевства королевству королевством королевстве королівство королівства "
        "королівством каралеуства кралство кралството краљевина краљевине краљевином krolestwo krolestwa "
        "krolestwem kralovstvi kralovstvim kralovstvo kralovstva kraljevina kraljevine kraljevino "
        "kraljevini kraljevinom βασιλειο βασιλειου kongeriget kongeriket konungariket kungariket "
        "konungsrikid kerajaan ufalme مملكة پادشاهی ממלכת"
    ),
    "state": (
        "state etat estado estat stato staat staates государство государства держава держави държава "
        "държавата држава државе drzava drzave panstwo panstwa stat statu statul statului κρατοσ κρατουσ "
        "staten negara دولة دولت מדינת"
    ),
    "principality": (
        "principality principaute principado principat principato furstentum furstentums vorstendom "
        "княжество княжества князівство князівства кнежевина кнежевине knezevina knezevine knizectvi "
        "kniezatstvo kniezatstva ksiestwo ksiestwa principatul principatului πριγκιπατο πριγκιπατου "
        "furstendomet fyrstendommet امارة"
    ),
    "sultanate": (
        "sultanate sultanat sultanats sultanato sultanaat султанат султаната султанату sultanatu "
        "sultanatul sultanatului σουλτανατο σουλτανατου sultanatet kesultanan سلطنة سلطنت"
    ),
    "grand duchy": (
        "granducato grossherzogtum grossherzogtums groothertogdom storhertigdomet storhertugdommet"
    ),
    "union": "union unione uniao uniunea uniunii uni союз союза اتحاد",
    "commonwealth": "commonwealth mancomunidad",
    "federation": "federation federacion federazione federacao",
}
"""The noun of each form, in the cases in which lists have it."""
_HEADS_OF_TWO: Final = (
    "grand duche, gran ducado, grao ducado, gran ducat, великое герцогство, великого герцогства, велике "
    "герцогство, великото херцогство, wielkie ksiestwo, wielkiego ksiestwa, marele ducat, marelui "
    "ducat, μεγαλο δουκατο, μεγαλου δουκατου, veliko vojvodstvo, velikog vojvodstva, velikega "
    "vojvodstva"
)
"""Nouns of two words, which all mean a grand duchy."""
_KINDS: Final = {
    "islamic": (
        "islamic islamique islamica islamice islamische islamischen islamitische islam исламская "
        "исламскои исламскую ісламська ісламськоі исламска islamska islamskiej islamske ισλαμικη "
        "ισλαμικησ islamiska islamiske اسلامی"
    ),
    "arab": (
        "arab arabe araba arabische arabischen арабская арабскои арабскую арабська арабськоі арабска "
        "арапска arabska arabskiej arapska arapske arabskej αραβικη αραβικησ arabiska arabiske عربی"
    ),
    "federal": (
        "federal federale federaal foderale federala федеральная федеральнои федерална савезна савезне "
        "сојузна федеральна федеральноі federalna federalnej federalni spolkova spolkove spolkovej "
        "savezna savezne zvezna zvezne ομοσπονδιακη ομοσπονδιακησ فدرال federasi"
    ),
    "federative": (
        "federativa federative foderative foderativen федеративная федеративнои федеративна федеративноі "
        "federacyjna federacyjnej federativni"
    ),
    "democratic": (
        "democratic democratique democratica demokratische demokratischen democratische demokratik "
        "демократическая демократическои демократична демократичноі демократска demokratyczna "
        "demokratycznej demokraticka demokraticke demokratska demokratske δημοκρατικη δημοκρατικησ "
        "demokratiska demokratiske دموکراتیک"
    ),
    "people's": (
        "popular populaire popolare populara populare rakyat народная народнои народна народноі ludowa "
        "ludowej lidova lidove ludova ludovej narodna narodne λαικη λαικησ خلق"
    ),
    "socialist": (
        "socialist socialiste socialista sozialistische sozialistischen socialistische социалистическая "
        "социалистическои соціалістична соціалістичноі социалистическа socjalistyczna socjalistycznej "
        "socialisticka socialisticke sosialis σοσιαλιστικη σοσιαλιστικησ سوسیالیستی"
    ),
    "co-operative": (
        "cooperativa cooperative kooperative kooperativen cooperatieve кооперативная кооперативнои"
    ),
    "bolivarian": (
        "bolivarian bolivariana bolivarienne bolivarische bolivarischen bolivariaanse боливарианская "
        "боливарианскои boliwarianska boliwarianskiej"
    ),
    "plurinational": (
        "plurinational plurinacional plurinazionale plurinationale многонациональное многонационального"
    ),
    "hashemite": (
        "hashemite hachemite hachemita haxemita hascemita haschemitisches haschemitische haschemitischen "
        "hasjemitisch хашимитское хашимитского haszymidzkie haszymidzkiego χασεμιτικο χασεμιτικου "
        "hasyimiyah"
    ),
    "united": (
        "unida unita unie vereinigte vereinigten verenigde объединенная объединеннои zjednoczona zjednoczonej"
    ),
    "eastern": "oriental orientale восточная восточнои",
    "independent": (
        "independant indipendente independiente independente unabhangiger unabhangige "
        "unabhangigen onafhankelijke независимое независимого"
    ),
}
"""The words beside the noun."""
_KINDS_BEHIND: Final = {
    "islamic": "الاسلامية",
    "democratic": "الديمقراطية",
    "people's": "الشعبية",
    "federal": "الفيدرالية الاتحادية",
    "arab": "العربية",
    "bolivarian": "البوليفارية",
    "united": "المتحدة",
    "hashemite": "الهاشمية",
    "socialist": "الاشتراكية",
}
"""What Arabic puts behind the name."""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


def _by_word(words: dict[str, str]) -> dict[str, str]:
    return {word: english for english, listed in words.items() for word in listed.split()}


HEADS: Final = _by_word(_HEADS)
KINDS: Final = _by_word(_KINDS)
KINDS_BEHIND: Final = _by_word(_KINDS_BEHIND)
HEADS_OF_TWO: Final = {tuple(pair.split()): "grand duchy" for pair in _HEADS_OF_TWO.split(", ")}
FIRST_OF_TWO: Final = frozenset(pair[0] for pair in HEADS_OF_TWO)
BEGINS: Final = frozenset([*HEADS, *KINDS, *FIRST_OF_TWO])
"""Every word that a form may begin with."""
WORDS: Final = frozenset([*HEADS, *KINDS])
"""Every word that may make another state of the name that it stands beside."""
NEED_OF: Final = _words(
    "republic republique repubblica royaume reino regno regne kingdom etat estado estat stato "
    "state principaute principado principat principato principality sultanato sultanate granducato "
    "union unione uniao commonwealth mancomunidad federation federacion federazione federacao jamhuri "
    "ufalme הרפובליקה koninkryk poblacht"
)
"""Nouns that their languages put before a name with "of" and not without."""
OF_STATES: Final = _words(
    "of the de du des d la le l les el los las del della dell delle dello dei degli di do da dos das "
    "dels der die van het von ya wa ng al τησ του των של"
)
NAMESAKES: Final = frozenset(
    ["CHN", "TWN", "KOR", "PRK", "COD", "COG", "DEU", "YEM", "VNM", "GBR", "SDN", "SSD", "VDR", "YMD", "DDR"]
)
"""Countries whose name with another form of state is or was another country's."""
ALIKE: Final = {"federal": "federative", "federative": "federal"}
"""Kinds for which languages have one word: Brazil is federative, Germany federal."""
MOST_KINDS: Final = 2
MOST_OF: Final = 3
SHORT: Final = 4
"""The most letters of a word that a full stop shortens within a form of state: "Rép. dém. du Congo"."""


class StateForm(NamedTuple):
    """A form of state in a text: its English words, and the token behind it."""

    kinds: tuple[str, ...]
    head: str
    last: int
    needs_of: bool


def form_at(text: str, tokens: Sequence[Token], at: int, skipped: int = 0) -> StateForm | None:
    """Return the form of state that begins with a token, of which `skipped` letters are another word."""
    kinds: list[str] = []
    k, word = at, tokens[at].word[skipped:]
    while word in KINDS and word not in HEADS and len(kinds) < MOST_KINDS:
        kinds.append(KINDS[word])
        k += 1
        if k == len(tokens) or not is_near(text, tokens, k):
            return None
        word = tokens[k].word
    if word in HEADS:
        return StateForm(tuple(kinds), HEADS[word], k + 1, word in NEED_OF)
    if word in FIRST_OF_TWO and k + 1 < len(tokens):
        two = HEADS_OF_TWO.get((word, tokens[k + 1].word))
        if two and text[tokens[k].end : tokens[k + 1].start] in (" ", "-"):
            return StateForm(tuple(kinds), two, k + 2, needs_of=False)
    return None


def kinds_from(text: str, tokens: Sequence[Token], at: int, known: dict[str, str]) -> list[str]:
    """Return the kinds of state that stand one behind the other from a token on."""
    found: list[str] = []
    while (
        at < len(tokens)
        and len(found) < MOST_KINDS
        and tokens[at].word in known
        and is_near(text, tokens, at)
    ):
        found.append(known[tokens[at].word])
        at += 1
    return found


def of_from(text: str, tokens: Sequence[Token], at: int) -> int:
    """Return the token behind the words for "of" that begin with a token."""
    end = at
    most = min(len(tokens), at + MOST_OF)
    while end < most and tokens[end].word in OF_STATES and is_near(text, tokens, end):
        end += 1
    return end


def is_near(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Return whether only blanks stand before a token, an apostrophe as in "d'Estonie", or a short stop."""
    between = seen(text[tokens[at - 1].end : tokens[at].start])
    if between[:1] == "." and len(tokens[at - 1].raw) <= SHORT:
        between = between[1:]
    return not between.strip(" \v\u00a0\u2009\u202f'\u2019\u00b4")


def official(table: Table, words: tuple[str, ...], entry: Entry, form: StateForm) -> Entry | None:
    """Return the state of a name with a form of state; None where it is not the form of its official name.

    So the Republic of China is not China. Of the names of several states those are settled whose forms
    tell them apart: Congo, Korea.
    """
    if not (entry.is_sound and len(entry.codes) == 1) and not (
        entry.kind == "ambiguous" and len(entry.codes) > 1 and NAMESAKES.issuperset(entry.codes)
    ):
        return None
    fits = [code for code in entry.codes if _is_form_of(table, code, words, form.head, form.kinds)]
    if len(fits) != 1:
        return None
    kind = entry.kind if entry.is_sound else "official"
    return entry._replace(codes=(fits[0],), kind=kind, weak=False, exact=frozenset(), code=None)


@lru_cache(maxsize=4096)
def _is_form_of(table: Table, code: str, words: tuple[str, ...], head: str, kinds: tuple[str, ...]) -> bool:
    everyday = key(table.names.get(code, ""))
    plain = everyday[: min((everyday.index(sign) for sign in (",", "(") if sign in everyday), default=None)]
    after = plain[plain.index("of") + 1 :] if "of" in plain else ()
    orders = {tuple(word for kind in order for word in key(kind)) for order in (kinds, kinds[::-1])}
    orders |= {tuple(ALIKE.get(word, word) for word in order) for order in orders}
    of = (*key(head), "of")
    names = {(*of, *name) for name in (plain, plain[1:], words, words[1:], after) if name}
    forms = [(*order, *name) for order in orders for name in names]
    if any(_is_of(table, name, code) for name in forms):
        return True
    return not kinds and code not in NAMESAKES and _is_longer(table, forms, code)


def _is_of(table: Table, words: tuple[str, ...], code: str) -> bool:
    entry = table.entry(words)
    return entry is not None and entry.is_sound and entry.codes == (code,)


_LONGER: Final = [tuple(key(kind)) for kind in _KINDS]


def _is_longer(table: Table, forms: Iterable[tuple[str, ...]], code: str) -> bool:
    """Return whether the official name has one or two words more: "Republic of Egypt", which is an Arab one.

    It must be the only state of its name: the Republic of China is not the People's.
    """
    longer = [*_LONGER, *(one + other for one in _LONGER for other in _LONGER)]
    return any(_is_of(table, (*more, *form), code) for form in forms for more in longer)
