"""Places of names in a text: at each word the longest that the table has and that can end there."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from signatories.names.lexicon import AND
from signatories.names.table import Entry, Table
from signatories.names.tokens import SAME, WRAP, Token, key, seen

GLUE: Final = re.compile(
    r"[ \v\u00a0\u2009\u202f]{0,2}|['\u2018\u2019`\u00b4\u02bc\u05f3\u05f4\"]|"
    r"[-\u2010-\u2013\u2212\uff0d\ufe63\u30fb\u00b7\u05be]|\.[ \u00a0]?"
)
DASHED: Final = re.compile(r"[ \v]?[-\u2010-\u2014\u2212\uff0d\ufe63][ \v]?")
BROKEN: Final = re.compile(r"[ \t]*\n[ \t]*")
BROKEN_AT_DASH: Final = re.compile(
    r"[ \t]*[-\u2010-\u2014\u2212\uff0d][ \t]*\n[ \t]*|[ \t]*\n[-\u2010-\u2014]"
)
CAN_BE_SHORT: Final = 5
"""The most letters of a word that a full stop may shorten: St., Rep., Isl."""
MIDDLE_DOTS: Final = ("\u00b7", "\u30fb")
"""Signs between the parts of a name, or between names."""
NEAR: Final = re.compile(r"[ \v\u00a0\u2009\u202f]*")
TOGETHER: Final = ("han", "hiragana", "katakana", "unspaced")
"""Scripts that put no space between words."""
PREFIXES: Final = {"arabic": "\u0648", "hebrew": "\u05d5"}
"""The letter that joins a name to the one before it, by the script."""
SUFFIXES: Final = frozenset("\uc640\uacfc")
"""The Korean syllables for "and", written as one word with the name before them."""
PARTICLES: Final = (
    "\uc785\ub2c8\ub2e4", "\uc774\ub2e4", "\uc774\uba70", "\uc774\uace0",
    "\uc740", "\ub294", "\uc774", "\uac00", "\uc744", "\ub97c", "\ub3c4",
    "\u0568", "\u0576",
)  # fmt: skip
"""Korean for "is", its marks of subject and object, the Armenian article: written to a name, with no "of"."""
JOINED_ON: Final = (
    "\u0e41\u0e25\u0e30", "\u0e01\u0e31\u0e1a", "\u0ec1\u0ea5\u0eb0", "\u1793\u17b7\u1784",
    "\u1014\u103e\u1004\u1037\u103a",
    "\u53ca\u3073", "\u4e26\u3073\u306b", "\u4ee5\u53ca", "\u66a8", "\u7b49",
)  # fmt: skip
"""Words of Thai, Lao, Khmer, Burmese, Japanese and Chinese that follow a name without a blank."""
SIGNS: Final = frozenset(",;:/()")
HEADS: Final = {
    "republique": "republic", "republica": "republic", "repubblica": "republic", "republik": "republic",
    "republiek": "republic", "republic": "republic",
    "республика": "republic", "республіка": "republic", "република": "republic", "جمهورية": "republic",
    "مملكة": "kingdom", "دولة": "state", "سلطنة": "sultanate",
    "royaume": "kingdom", "reino": "kingdom", "regno": "kingdom",
    "konigreich": "kingdom", "koninkrijk": "kingdom", "kingdom": "kingdom",
    "etat": "state", "estado": "state",
    "stato": "state", "staat": "state", "state": "state", "principaute": "principality",
    "principado": "principality", "principato": "principality", "furstentum": "principality",
    "sultanat": "sultanate", "sultanato": "sultanate",
    "republicii": "republic", "regatul": "kingdom", "regatului": "kingdom",
    "республики": "republic", "республикой": "republic", "королевство": "kingdom", "королевства": "kingdom",
    "республіки": "republic", "королівство": "kingdom", "королівства": "kingdom", "републике": "republic",
    "republika": "republic", "republiki": "republic", "republiky": "republic", "republike": "republic",
    "krolestwo": "kingdom", "krolestwa": "kingdom", "kralovstvi": "kingdom", "kralovstvo": "kingdom",
    "kraljevina": "kingdom", "kraljevine": "kingdom", "краљевина": "kingdom", "краљевине": "kingdom",
    "δημοκρατια": "republic", "δημοκρατιας": "republic", "βασιλειο": "kingdom", "βασιλειου": "kingdom",
    "republiken": "republic", "republikken": "republic", "kongeriget": "kingdom", "kongeriket": "kingdom",
    "konungariket": "kingdom",
}  # fmt: skip
"""The form of a state that begins its official name, and its English word."""
WITHOUT_OF: Final = frozenset(
    [
        "republik",
        "konigreich",
        "furstentum",
        "sultanat",
        "republiek",
        "koninkrijk",
        "республика",
        "республіка",
        "република",
        "جمهورية",
        "مملكة",
        "دولة",
        "سلطنة",
    ]
)
"""Forms that German, Dutch, Slavic languages and Arabic put before a name without "of"."""
DECLINED: Final = frozenset([
    "republicii", "regatul", "regatului", "республики", "республикой", "королевство", "королевства",
    "республіки", "королівство", "королівства", "републике", "republika", "republiki", "republiky",
    "republike", "krolestwo", "krolestwa", "kralovstvi", "kralovstvo", "kraljevina", "kraljevine",
    "краљевина", "краљевине", "δημοκρατια", "δημοκρατιας", "βασιλειο", "βασιλειου", "republiken",
    "republikken", "kongeriget", "kongeriket", "konungariket"
])  # fmt: skip
"""Forms that further languages put there, in the cases in which lists have them."""
FORMS_BEHIND: Final = {
    "الاسلامية": "islamic", "الديمقراطية": "democratic", "الشعبية": "people's", "الفيدرالية": "federal",
    "الاتحادية": "federal", "العربية": "arab", "البوليفارية": "bolivarian",
}  # fmt: skip
"""What Arabic puts behind the name."""
NAMESAKES: Final = frozenset(
    ["CHN", "TWN", "KOR", "PRK", "COD", "COG", "DEU", "YEM", "VNM", "GBR", "SDN", "SSD", "VDR", "YMD", "DDR"]
)
"""Countries whose name with another form of state is or was another country's."""
MOST_FORMS: Final = 2
FORMS: Final = {
    "federativa": "federative", "federale": "federal", "federal": "federal", "federaal": "federal",
    "democratica": "democratic", "democratique": "democratic", "democratic": "democratic",
    "popular": "people's", "cooperativa": "co-operative", "bolivariana": "bolivarian",
    "plurinacional": "plurinational", "islamica": "islamic", "islamique": "islamic", "arabe": "arab",
    "socialista": "socialist",
    "populaire": "people's", "hachemite": "hashemite",
    "socialiste": "socialist", "oriental": "eastern", "unida": "united", "federativ": "federative",
}  # fmt: skip
"""The words between the form of a state and its name, and the English one."""
OF_STATES: Final = frozenset([
    "of", "the", "de", "du", "des", "d", "la", "le", "l", "les", "del", "della", "dell", "di", "do",
    "da", "dos", "das", "der", "van", "het", "von"
])  # fmt: skip


class Match(NamedTuple):
    """A name: the tokens [first, last) and characters [start, end) that it fills, and what it may mean.

    `broken` says that a line ends within it, `dashed` that a dash between blanks stands in it.
    """

    first: int
    last: int
    start: int
    end: int
    key: tuple[str, ...]
    entry: Entry
    broken: bool = False
    dashed: bool = False


def matches(text: str, tokens: Sequence[Token], table: Table) -> list[Match]:
    """Return every name in the text, none overlapping another, in their order."""
    found: list[Match] = []
    at = 0
    while at < len(tokens):
        match = _longest(text, tokens, at, table)
        if match is None:
            at += 1
        else:
            found.append(match)
            at = match.last
    return found


def _longest(text: str, tokens: Sequence[Token], at: int, table: Table) -> Match | None:
    token = tokens[at]
    if whole := _in_halves(text, tokens, at, table):
        return whole
    match = _from(text, tokens, at, table, token.word, 0) or formal(text, tokens, at, table, 0)
    if match is None and token.word.endswith((*SUFFIXES, *PARTICLES)):
        ending = next(one for one in (*SUFFIXES, *PARTICLES) if token.word.endswith(one))
        base = token.word.removesuffix(ending)
        entry = table.entry((base,)) if base else None
        if entry and entry.is_sound:
            return Match(at, at + 1, token.start, token.end - len(ending), (base,), entry)
    if match is None and token.word[:1] in PREFIXES.get(token.script, ()):
        whole = _from(text, tokens, at, table, token.word[1:], 1)  # "and", written as one word with the name
        return whole or formal(text, tokens, at, table, 1)
    return match


def _in_halves(text: str, tokens: Sequence[Token], at: int, table: Table) -> Match | None:
    """Return the name that a line's end cuts in two without a hyphen, in letters that have no case."""
    if at + 1 == len(tokens) or tokens[at].word[:1].isascii():
        return None
    one, other = tokens[at], tokens[at + 1]
    if not (one.is_word and other.is_word) or one.raw.lower() != one.raw.upper():
        return None
    if not BROKEN.fullmatch(seen(text[one.end : other.start])):
        return None
    word = one.word + other.word
    entry = table.entry((word,))
    if entry is None or not entry.is_sound or (table.entry((one.word,)) and table.entry((other.word,))):
        return None
    return Match(at, at + 2, one.start, other.end, (word,), entry, broken=True)


def _from(text: str, tokens: Sequence[Token], at: int, table: Table, word: str, skipped: int) -> Match | None:
    known = table.beginning(word) if word else {}
    if not known:
        return None
    best, words, last, dashed, broken = None, [word], at + 1, False, 0
    most = max(map(len, known))
    start = tokens[at].start + skipped
    while True:
        entry = known.get(tuple(words)) if broken != len(words) else None
        if entry and entry.code and not _fits(entry, text, tokens[at:last]):
            entry = entry.code
        if entry and (entry.dashed or not dashed or broken) and _fits(entry, text, tokens[at:last]):
            end = last + _article_after(text, tokens, last)
            cut = 0 < broken < len(words)
            if _ends(text, tokens, end, words, table) and not (cut and _two_lines(words, broken, table)):
                stop = _with_stop(text, tokens[end - 1])
                best = Match(at, end, start, stop, tuple(words), entry, cut, dashed)
        if last == len(tokens) or len(words) == most:
            return best
        between, token = seen(text[tokens[last - 1].end : tokens[last].start]), tokens[last]
        if not GLUE.fullmatch(between):
            if BROKEN.fullmatch(between) and not broken and token.word not in SIGNS:
                broken = len(words)
            elif BROKEN_AT_DASH.fullmatch(between) and not broken:
                broken, dashed = len(words), True
            elif DASHED.fullmatch(between):
                dashed = True
            else:
                return best
        if between.startswith(".") and not _short(tokens[last - 1], table):
            return best
        if token.word != "the":
            words.append(token.word)
        last += 1


def _two_lines(words: Sequence[str], broken: int, table: Table) -> bool:
    """Return whether the lines on which a name's words stand may be two entries of a list."""
    before, after = table.entry(tuple(words[:broken])), tuple(words[broken:])
    joined = after[0] in AND and table.entry(after[1:])
    return bool(
        before and before.kind != "suggested" and (table.entry(after) or joined or before.kind == "ambiguous")
    )


def formal(text: str, tokens: Sequence[Token], at: int, table: Table, skipped: int) -> Match | None:
    """Return the name that begins with the form of a state, as in "République du Chili".

    The form must be the one of the official English name, so that the Republic of China is not China.
    """
    head = HEADS.get(tokens[at].word[skipped:])
    if head is None:
        return None
    kinds: list[str] = []
    of = at + 1
    while (
        of < len(tokens) and tokens[of].word in FORMS and len(kinds) < MOST_FORMS and _near(text, tokens, of)
    ):
        kinds.append(FORMS[tokens[of].word])
        of += 1
    begin = of
    while of < min(len(tokens), begin + 3) and tokens[of].word in OF_STATES and _near(text, tokens, of):
        of += 1
    if (
        (of == begin and tokens[at].word[skipped:] not in WITHOUT_OF | DECLINED)
        or of >= len(tokens)
        or not _near(text, tokens, of)
    ):
        return None
    name = _from(text, tokens, of, table, tokens[of].word, 0)
    if name is None or not name.entry.is_sound or len(name.entry.codes) != 1:
        return None
    end = name.last
    while end < len(tokens) and tokens[end].word in FORMS_BEHIND and _near(text, tokens, end):
        kinds.append(FORMS_BEHIND[tokens[end].word])
        end += 1
    code = name.entry.codes[0]
    everyday = key(table.names.get(code, ""))
    plain = everyday[: min((everyday.index(sign) for sign in (",", "(") if sign in everyday), default=None)]
    asked = {
        plain,
        plain[1:],
        name.key,
        name.key[1:],
        plain[plain.index("of") + 1 :] if "of" in plain else (),
    }
    kinds = [word for kind in kinds for word in key(kind)]
    forms = [
        (*order, head, "of", *words)
        for words in asked
        if words
        for order in ({tuple(kinds), tuple(kinds[::-1])})
    ]
    if not any(_is_of(table, form, code) for form in forms) and (kinds or not _is_longer(table, forms, code)):
        return None
    last = max(name.end, tokens[end - 1].end)
    return name._replace(first=at, start=tokens[at].start + skipped, last=end, end=last)


def _is_of(table: Table, words: tuple[str, ...], code: str) -> bool:
    entry = table.entry(words)
    return entry is not None and entry.codes == (code,)


def _is_longer(table: Table, forms: Iterable[tuple[str, ...]], code: str) -> bool:
    """Return whether the official name has one or two words more: "Republic of Egypt", which is an Arab one.

    It must be the only state of its name: the Republic of China is not the People's.
    """
    kinds = {tuple(key(kind)) for kind in FORMS.values()}
    longer = [*kinds, *(one + other for one in kinds for other in kinds)]
    return code not in NAMESAKES and any(_is_of(table, (*k, *form), code) for form in forms for k in longer)


def _near(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Return whether only blanks, or the apostrophe of "d'Estonie", stand before a token."""
    return bool(NEAR.fullmatch(seen(text[tokens[at - 1].end : tokens[at].start]).strip("'\u2019\u00b4")))


def _short(token: Token, table: Table) -> bool:
    """Return whether a full stop may shorten a word, and so not end a sentence."""
    whole = table.entry((token.word,))
    return len(token.raw) <= CAN_BE_SHORT and (whole is None or whole.kind == "code")


def _fits(entry: Entry, text: str, tokens: Sequence[Token]) -> bool:
    """Return whether a code or abbreviation is in capitals, and a name that may be a word is as written."""
    if entry.exact and text[tokens[0].start : tokens[-1].end] not in entry.exact:
        return False
    if entry.kind == "code" and not all(t.raw.isascii() for t in tokens):
        return False  # the Czech "ČR"
    return not (entry.capitals or entry.kind == "code") or all(t.raw.isupper() for t in tokens if t.is_word)


def _article_after(text: str, tokens: Sequence[Token], last: int) -> int:
    """Return how many tokens "(the)" and ", The" fill after a name."""
    words = [token.word for token in tokens[last : last + 3]]
    if words == ["(", "the", ")"]:
        return 3
    if words[:2] == [",", "the"]:
        rest = tokens[last + 2 : last + 3]
        alone = not rest or not NEAR.fullmatch(text[tokens[last + 1].end : rest[0].start])
        return 2 if alone or rest[0].script == "sign" else 0
    return 0


def _ends(text: str, tokens: Sequence[Token], last: int, words: Sequence[str], table: Table) -> bool:
    """Return whether a name can end before this token: the following words are not part of a longer name."""
    if last == len(tokens):
        return True
    token, between = tokens[last], seen(text[tokens[last - 1].end : tokens[last].start])
    if "flag" in (token.script, tokens[last - 1].script):
        return True
    if token.script == "number" and not between:  # a footnote's, but "EU27" are others
        return len(token.raw) == 1 or not tokens[last - 1].raw.isupper()
    if token.script == "sign" or not token.is_word:
        return True
    if not between:
        spaced = token.script not in TOGETHER and tokens[last - 1].script not in TOGETHER
        if not spaced and _says_again(table.beginning(token.word), words, tokens, last, table):
            return True
        particle = token.script == "hiragana" and tokens[last - 1].script != "hiragana"
        return spaced or particle or token.word in AND or text.startswith(JOINED_ON, token.start)
    if not GLUE.fullmatch(between) or "." in between:
        return True
    if token.word in AND:
        return True
    if "," in words and (WRAP not in between or "of" in (words[-1], token.word)):
        return False  # nothing but a separator ends "Moldova, Republic of"
    if between in MIDDLE_DOTS:
        return any(_stands(words, tokens, last) for words in table.beginning(token.word))
    near = bool(NEAR.fullmatch(between))
    if near and token.raw[0].isupper() and WRAP not in between:
        return any(_stands(words, tokens, last) for words in table.beginning(token.word))
    return near or between in ("'", "\u2019")


def _says_again(
    known: Mapping[tuple[str, ...], Entry],
    words: Sequence[str],
    tokens: Sequence[Token],
    at: int,
    table: Table,
) -> bool:
    """Return whether the country of these words follows in another language: "泰國Thailand"."""
    one = table.entry(tuple(words))
    return one is not None and any(
        entry.codes == one.codes and _stands(other, tokens, at) for other, entry in known.items()
    )


def _stands(words: Sequence[str], tokens: Sequence[Token], at: int) -> bool:
    """Return whether these words stand here, the first as it is written in lists."""
    return len(words) <= len(tokens) - at and all(tokens[at + k].word == word for k, word in enumerate(words))


def _with_stop(text: str, token: Token) -> int:
    """Return the end of the name, with the full stop of an abbreviation."""
    inner = len(token.raw) == 1 and (text[token.start - 1 : token.start] == "." or token.raw.isupper())
    short = inner or token.raw.casefold() in SAME or token.raw == "Is"
    return token.end + (short and text[token.end : token.end + 1] == ".")
