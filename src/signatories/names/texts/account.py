"""Accounts of each item of a list: a name, a name with words around it, or a piece to report.

Nothing is passed over but a closed set: list numbers, bullets, ticks, articles, "the Government of", marks of
footnotes, quotes. Whatever else an item holds is reported, and beside a sign that is not in that set no name
counts.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from signatories.names.table import Table
from signatories.names.texts.footnotes import is_denied
from signatories.names.texts.page import Item, Mark, ParsedText
from signatories.names.texts.separators import DASHES
from signatories.names.texts.split_items import only_describes
from signatories.names.words.lexicon import GOVERNMENT, ORGANISATIONS, QUALIFIERS
from signatories.names.words.matching import Match
from signatories.names.words.state_forms import WORDS
from signatories.names.words.tokens import seen

QUOTES: Final = frozenset(
    "\"'\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb\u2039\u203a\u300c\u300d\u300e\u300f\u0060\u00b4_*"
)
"""Signs round a whole name: quotation marks and the emphasis of Markdown."""
TICKS: Final = frozenset("\u2713\u2714\u2705\u2611")
NOTES: Final = frozenset("*\u2020\u2021\u00a7\u00b6\u204e\u2217\uff0a\u2042")
"""Marks of footnotes, which stand behind a name."""
STOPS: Final = frozenset(".!\u3002\uff0e\u06d4\u0589")
PLAIN: Final = frozenset(".'\u2019\"\u201c\u201d\u201e\u00ab\u00bb\u00b0\u00ba\u00aa") | DASHES
"""Signs that words of a sentence are written with."""
MONEY: Final = frozenset("$\u20ac\u00a3\u00a5%")
"""Signs that numbers are written with."""
BEHIND: Final = NOTES | QUOTES | TICKS
RAISED: Final = re.compile(
    "[\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u207d\u207e\u00aa\u00ba\u02b0-\u02b8\u1d43-\u1d6a\u1d9b-\u1dbf]"
)
ROMAN: Final = re.compile("[ivx]{1,4}|[a-z]")
LETTERS: Final = re.compile(r"(?:[a-z]\. ?){2}")
"""Letters that shorten words, and count no lines: "i.e.", "d. h."."""
YEAR: Final = 4
"""The digits of a year."""
CODE_AND_DASH: Final = 2
"""The marks of "AT-" in "AT-Autriche"."""
FULL_STOP: Final = (".", ")")
PREPOSITIONS: Final = frozenset([
    "by", "from", "for", "fur", "voor", "aus", "uit", "fra", "fran", "per", "pour", "por", "za",
    "\u0437\u0430", "\u03b3\u03b9\u03b1", "\u0639\u0646",
])  # fmt: skip
"""Words before a name that may say for whom another acts."""


class Parsed(NamedTuple):
    """An item taken apart: its names, the words around them that mean something, and brackets to report.

    `odd` says that nothing in it may be taken for a name, `stands` that a person before it speaks for it.
    """

    item: Item
    names: tuple[Match, ...]
    head: tuple[Mark, ...] = ()
    tail: tuple[Mark, ...] = ()
    reported: tuple[Mark, ...] = ()
    odd: bool = False
    stands: bool = False

    @property
    def is_pure(self) -> bool:
        """Whether the item is one name and nothing else, brackets to report aside."""
        return len(self.names) == 1 and not (self.head or self.tail or self.odd)

    @property
    def is_row(self) -> bool:
        """Whether names alone follow one another."""
        return len(self.names) > 1 and not (self.head or self.tail or self.odd)


def parsed(page: ParsedText, item: Item, table: Table) -> Parsed:
    """Return an item taken apart."""
    marks = _without_places(page, item.marks)
    named = [k for k, mark in enumerate(marks) if mark.kind == "name"]
    if not named:
        return Parsed(item, ())
    names = _distinct([mark.name for mark in marks if mark.name])
    if named[0] and names[0].entry.kind != "code":
        marks, named = _without_code(page, marks, named, table)
    head, good = _head(page, marks[: named[0]], names[0], opens=item.before == "\n")
    between = [mark for mark in marks[named[0] : named[-1]] if mark.kind != "name"]
    tail, reported, fine = _tail(page, marks[named[-1] + 1 :], names[-1], table)
    return Parsed(
        item, tuple(names), tuple(head), tuple(tail), tuple(reported), bool(between) or not (good and fine)
    )


def _without_places(page: ParsedText, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Return marks with parts of the world as words where a country is behind: "southern Africa: Mali"."""
    at = next((k for k, mark in enumerate(marks) if mark.name and mark.name.entry.kind != "place"), 0)
    if not any(mark.kind == "name" for mark in marks[:at]):
        return marks
    return (*as_words(page, marks[:at]), *marks[at:])


def as_words(page: ParsedText, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Yield marks with the words of each name in its place."""
    for mark in marks:
        if mark.kind != "name":
            yield mark
            continue
        for k in range(mark.first, mark.last):
            token = page.tokens[k]
            yield Mark("sign" if token.script == "sign" else "word", token.start, token.end, k, k + 1)


def _without_code(
    page: ParsedText, marks: Sequence[Mark], named: list[int], table: Table
) -> tuple[tuple[Mark, ...], list[int]]:
    """Return marks without the country's own code before its name, "AT-Autriche", and where names stand."""
    first = marks[named[0]]
    if (
        named[0] == CODE_AND_DASH
        and first.name
        and _sign(page, marks[1]) in DASHES
        and marks[0].kind == "word"
    ):
        token = page.tokens[marks[0].first]
        entry = table.entry((token.word,)) if token.raw.isupper() else None
        if entry is not None and entry.codes == first.name.entry.codes:
            return tuple(marks[named[0] :]), [k - named[0] for k in named]
    return tuple(marks), named


def _distinct(names: Sequence[Match]) -> list[Match]:
    """Return the names without one that repeats, as a flag or in its words, the one beside it."""
    kept: list[Match] = []
    for name in names:
        if kept and name.entry.codes == kept[-1].entry.codes and kept[-1].end == name.start:
            kept[-1] = kept[-1]._replace(last=name.last, end=name.end)
            continue
        if kept and (name.key, name.entry.codes) == (kept[-1].key, kept[-1].entry.codes):
            continue
        flags = sum(one.entry.kind == "flag" for one in (name, *kept[-1:]))
        if kept and name.entry.codes == kept[-1].entry.codes and flags == 1:
            if kept[-1].entry.kind == "flag":
                kept[-1] = name
            continue
        kept.append(name)
    return kept


def _sign(page: ParsedText, mark: Mark) -> str:
    return page.flat[mark.start : mark.end] if mark.kind == "sign" else ""


def _head(page: ParsedText, marks: Sequence[Mark], name: Match, *, opens: bool) -> tuple[list[Mark], bool]:
    """Return what of the marks before a name means something, and whether all of it is understood.

    A word such as "for" means nothing where it `opens` a line; behind another name it says who is acted for.
    """
    rest = list(marks)
    if rest and LETTERS.match(page.flat, rest[0].start):
        return rest, words_only(page, rest)
    while rest:
        if is_denied(page, rest[0], before=True):
            return rest, False
        if width := _number(page, rest) or _letter(page, rest, name) or _counts(page, rest, name):
            rest = rest[width:]
        elif _sign(page, rest[0]) in QUOTES | TICKS:
            rest = rest[1:]
        elif rest[0].kind == "bracket":
            ticked = [_sign(page, mark) or page.tokens[mark.first].word for mark in rest[0].inner]
            if ticked not in (["x"], *([tick] for tick in TICKS)) and not is_number(page, rest[0].inner):
                return rest, False
            rest = rest[1:]
        else:
            break
    while rest and _sign(page, rest[-1]) in QUOTES:
        rest = rest[:-1]
    words = [page.tokens[mark.first].word for mark in rest]
    speech = page.speech
    if all(mark.kind == "word" or _sign(page, mark) in ("'", "\u2019") for mark in rest) and set(words) <= (
        speech.articles | speech.of | GOVERNMENT | PREPOSITIONS | {"'", "\u2019"}
    ):
        return ([], True) if opens or not PREPOSITIONS & set(words) else (rest, True)
    return rest, words_only(page, [mark for mark in rest if not _is_aside(page, mark)])


def _is_aside(page: ParsedText, mark: Mark) -> bool:
    """Return whether a bracket in a sentence only shortens or explains: "the North Sea (NSEC) comprises"."""
    said = mark.kind == "bracket" and any(one.kind == "word" for one in mark.inner)
    return said and not any(one.kind == "name" for one in mark.inner) and not negative(page, mark.inner)


FAR: Final = 200
"""How far behind a name the next line is looked for."""
_LONGEST_COUNT: Final = 4
"""The digits of the highest number that counts the lines of a list."""


def _letter(page: ParsedText, marks: Sequence[Mark], name: Match) -> int:
    """Return 1 where the letter under which names stand is on their line: "A Albania"."""
    token = page.tokens[marks[0].first] if marks[0].kind == "word" else None
    return int(
        token is not None and len(token.raw) == 1 and token.raw.isupper() and name.key[0][0] == token.word
    )


def _counts(page: ParsedText, marks: Sequence[Mark], name: Match) -> int:
    """Return 1 where a number counts the lines of a list without any sign: "1 Afghanistan", "2 Albania"."""
    at = marks[0].first
    if len(marks) != 1 or page.tokens[at].script != "number" or name.first != at + 1:
        return 0
    if at and "\n" not in page.between(at):
        return 0
    written = page.tokens[at].raw
    if len(written) > _LONGEST_COUNT or not written.isdecimal():
        return 0
    number = int(written)
    text = page.flat[: page.tokens[at].start].rstrip(" \n")
    line = text[text.rfind("\n") + 1 :].split(" ")[0]
    below = page.flat[page.flat.find("\n", name.end) : name.end + FAR].lstrip() if name.end else ""
    after = below[: _LONGEST_COUNT + 1].split(" ")[0] if "\n" in page.flat[name.end : name.end + FAR] else ""
    return int(line == str(number - 1) or after == str(number + 1))


def _number(page: ParsedText, marks: Sequence[Mark]) -> int:
    """Return how many marks the number of a list fills: "1.", "a)"."""
    if len(marks) < 2 or marks[0].kind != "word":
        return 0
    word = page.tokens[marks[0].first]
    sign = _sign(page, marks[1])
    letter = word.word if sign != "." else word.raw
    short = len(word.raw) <= 3 if word.script == "number" else _is_list_letter(letter)
    closes = sign in FULL_STOP or page.tokens[marks[1].first].word == ")" if sign else False
    return 2 if short and closes and marks[1].start == marks[0].end else 0


def is_number(page: ParsedText, inner: Sequence[Mark]) -> bool:
    """Return whether a bracket before a name holds the number of a list."""
    if len(inner) != 1 or inner[0].kind != "word":
        return False
    token = page.tokens[inner[0].first]
    return len(token.raw) <= 3 and (token.script == "number" or _is_list_letter(token.word))


def _is_list_letter(letter: str) -> bool:
    """Return whether letters count items: "iv)", "a)", and one of another alphabet."""
    return bool(ROMAN.fullmatch(letter)) or (len(letter) == 1 and letter.islower())


def _tail(
    page: ParsedText, marks: Sequence[Mark], name: Match, table: Table
) -> tuple[list[Mark], list[Mark], bool]:
    """Return what behind a name means something, the brackets to report, and whether all is understood."""
    reported: list[Mark] = []
    rest, end = list(marks), name.end
    while rest:
        mark, sign = rest[0], _sign(page, rest[0])
        if is_denied(page, mark):
            return rest, reported, False
        if mark.kind == "bracket":
            if not _is_note(page, mark) and not _repeats(mark, name):
                told = _names_organisation(mark, name) or _may_be_reported(page, mark)
                if not told or _makes_another(page, mark, name, table):
                    return rest, reported, False
                reported.append(mark)
        elif sign in BEHIND or RAISED.fullmatch(sign) or (sign in STOPS and _only_closes(page, rest)):
            pass
        elif mark.kind != "word" or seen(page.flat[end : mark.start]) or not _is_short_number(page, mark):
            break
        end = mark.end
        rest = rest[1:]
    while rest and _sign(page, rest[-1]) in STOPS | QUOTES:
        rest = rest[:-1]
    said = [mark for k, mark in enumerate(rest) if not (k and _is_aside(page, mark))]
    return rest, reported, words_only(page, said)


def _only_closes(page: ParsedText, marks: Sequence[Mark]) -> bool:
    """Return whether nothing but full stops and quotes stands here."""
    return all(_sign(page, mark) in STOPS | QUOTES for mark in marks)


def _is_short_number(page: ParsedText, mark: Mark) -> bool:
    return page.tokens[mark.first].script == "number" and len(page.tokens[mark.first].raw) <= 2


def _is_note(page: ParsedText, bracket: Mark) -> bool:
    """Return whether a bracket holds only a tick or numbers of footnotes: "(1)", "[3, 4]", "[a]"."""
    words = [mark for mark in bracket.inner if _sign(page, mark) != ","]
    if words and all(_sign(page, mark) in TICKS for mark in words):
        return True
    square = page.flat[bracket.start] in "[\uff3b"
    return bool(words) and all(
        mark.kind == "word"
        and (_is_short_number(page, mark) or (square and len(page.tokens[mark.first].raw) == 1))
        for mark in words
    )


def _repeats(bracket: Mark, name: Match) -> bool:
    """Return whether a bracket says the country again: "Norway (NOR)"."""
    return bool(bracket.inner) and all(
        mark.name is not None and mark.name.entry.codes == name.entry.codes for mark in bracket.inner
    )


def _names_organisation(bracket: Mark, name: Match) -> bool:
    """Return whether a bracket behind a state only names an organisation: "Bulgaria (EU)"."""
    within = [
        mark.name is not None and ORGANISATIONS.issuperset(mark.name.entry.codes) for mark in bracket.inner
    ]
    return bool(within) and all(within) and ORGANISATIONS.isdisjoint(name.entry.codes)


def _may_be_reported(page: ParsedText, bracket: Mark) -> bool:
    """Return whether a bracket holds words, so that the name before it stands, unlike "(?)"."""
    inner = bracket.inner
    if not any(mark.kind in ("word", "name") for mark in inner):
        return False
    if ended(page, inner) or undone(page, inner):
        return False
    signs = [mark for mark in inner if mark.kind == "sign"]
    named = any(mark.kind == "name" for mark in inner)
    if named and not any(mark.kind == "word" for mark in inner):
        return False  # "China (Macao)" and "Denmark (Greenland)" are neither the one nor both
    return (named or not negative(page, inner)) and all(
        _sign(page, mark) in PLAIN | QUOTES | frozenset(",;:/&%") for mark in signs
    )


def undone(page: ParsedText, inner: Sequence[Mark]) -> bool:
    """Return whether a bracket says that a state is not in: "(guest)", "(en cours)".

    A name of a person or a body does not: "(Jan Gast)", "(Open Government Partnership)".
    """
    if any(mark.kind == "name" for mark in inner):
        return False
    words = [page.tokens[mark.first].raw for mark in inner if mark.kind == "word"]
    starts = [mark.first for mark in inner if mark.kind == "word"]
    named = False
    for k, (word, at) in enumerate(zip(words, starts, strict=True)):
        width = page.speech.undone(page.tokens, at)
        goes_on = width == 1 and any(map(_is_titled, words[k + 1 : k + 2]))
        if width and not (_is_titled(word) and (named or goes_on)):
            return True
        named = named or _is_titled(word)
    return False


def _is_titled(word: str) -> bool:
    return word[:1].isupper() and not word.isupper()


def ended(page: ParsedText, inner: Sequence[Mark]) -> bool:
    """Return whether a bracket says that it is over: "(until 2024)", "(2010\u20132023)"."""
    words = [mark for mark in inner if mark.kind == "word"]
    years = [page.tokens[mark.first].raw for mark in words]
    return (
        any(page.speech.apart(page.tokens, mark.first) for mark in words)
        or sum(len(year) == YEAR and year.isdecimal() for year in years) > 1
    )


def _makes_another(page: ParsedText, bracket: Mark, name: Match, table: Table) -> bool:
    """Return whether a bracket makes another country of the name before it: "Guinea (Bissau)"."""
    marks = [mark for mark in bracket.inner if mark.kind == "word"]
    words = tuple(page.tokens[mark.first].word for mark in marks)
    if not words:
        return False
    entries = [table.entry(form) for form in ((*name.key, *words), (*words, *name.key))]
    if any(entry and entry.codes == name.entry.codes for entry in entries):
        return False
    return qualify(page, marks) or any(entry and entry.codes != name.entry.codes for entry in entries)


def qualify(page: ParsedText, words: Sequence[Mark]) -> bool:
    """Return whether words only make another state of a name: "Democratic Republic of", "North"."""
    known = QUALIFIERS | WORDS | page.speech.of | page.speech.articles
    return {page.tokens[mark.first].word for mark in words} <= known


def negative(page: ParsedText, marks: Sequence[Mark]) -> bool:
    """Return whether words take something back: a negation, an exception, "observer"."""
    return any(
        mark.kind == "word"
        and page.speech.negative(page.tokens, mark.first)
        and not only_describes(page, mark.first)
        for mark in marks
    ) or any(negative(page, mark.inner) for mark in marks if mark.kind == "bracket")


def words_only(page: ParsedText, marks: Sequence[Mark]) -> bool:
    """Return whether only words, and signs that words are written with, stand here."""
    return all(mark.kind == "word" or _is_plain(page, mark) for mark in marks)


def _is_plain(page: ParsedText, mark: Mark) -> bool:
    """Return whether a sign is one that words are written with, or is of a number: "$122"."""
    sign = _sign(page, mark)
    numbers = (
        page.flat[mark.end : mark.end + 1].isdecimal() or page.flat[mark.start - 1 : mark.start].isdecimal()
    )
    return sign in PLAIN or (sign in MONEY and numbers)
