"""Years in headings: until when, or from when, the countries below are in: "Members until 1990"."""

from collections.abc import Sequence
from typing import Final

from signatories.names.texts.account import YEAR
from signatories.names.texts.page import Mark, ParsedText

UNTIL: Final = frozenset([
    "until", "till", "up", "through", "before", "by", "bis", "vor", "jusqu", "jusque", "avant", "hasta",
    "antes", "ate", "fino", "prima", "tot", "voor", "til", "fore", "do", "przed", "kadar",
    "asti", "saakka", "pana",
    "\u0434\u043e", "\u062d\u062a\u0649", "\u0642\u0628\u0644", "\u03bc\u03b5\u03c7\u03c1\u03b9",
])  # fmt: skip
"""Words before a year with which it was over, or by which it is to be."""
FROM: Final = frozenset(["from", "starting", "effective", "beginning", "ab", "partir", "partire", "vanaf"])
"""Words before a year that is to come as often as not: "Members from 2028"."""
SINCE: Final = frozenset([
    "desde", "dal", "dall", "fra", "fran", "din", "od", "z", "vuodesta", "\u0441", "\u0441\u043e", "\u0437",
    "\u043e\u0434", "\u043e\u0442", "\u03b1\u03c0\u03bf", "\u0645\u0646", "\u0627\u0632",
])  # fmt: skip
"""Words that say since when and from when."""
BEHIND_UNTIL: Final = (
    "\uae4c\uc9c0",
    "\ub144\uae4c\uc9c0",
    "\u5e74\u524d",
    "\u5e74\u4ee5\u524d",
    "\u5e74\u307e\u3067",
    "\u5e74\u5e95\u524d",
)
"""What stands behind a year with which it was over, in Korean, Chinese and Japanese."""
BEHIND_SINCE: Final = (
    "\ub144\ubd80\ud130",
    "\ubd80\ud130",
    "\u5e74\u8d77",
    "\u5e74\u304b\u3089",
    "\u5e74\u4ee5\u6765",
    "\u5e74\u4ee5\u964d",
)
"""The same for since when."""
YEARS: Final = frozenset(["the", "end", "year", "roku", "arului", "to"])
"""Small words beside a year: "the end of the year 1990"."""
STEMS: Final = ("year", "jahr", "ann", "ano", "rok", "god", "\u0433\u043e\u0434", "\u0440\u043e\u043a")
"""The beginnings of words for a year."""
CLOSE: Final = 4
"""The words before a year that may belong to it: "ab dem 1. Januar 2028"."""


def has_ended(page: ParsedText, marks: Sequence[Mark]) -> bool:
    """Return whether words say until when something was: "until 1990", "\u0434\u043e 2020"."""
    return any(_stands(page, mark, UNTIL, BEHIND_UNTIL) for mark in _years(page, marks))


def begins_later(page: ParsedText, marks: Sequence[Mark]) -> bool:
    """Return whether words say from when something is, which may be to come: "from 2028"."""
    return any(_stands(page, mark, FROM, ()) for mark in _years(page, marks))


def begins_sometime(page: ParsedText, marks: Sequence[Mark]) -> bool:
    """Return whether words say since when or from when something is: "desde 2028"."""
    return any(_stands(page, mark, SINCE, BEHIND_SINCE) for mark in _years(page, marks))


def spans(page: ParsedText, before: Sequence[Mark], behind: Sequence[Mark]) -> bool:
    """Return whether a year stands on each side of a dash, or of "and": "1960\u20131990"."""
    return bool(_years(page, before[-1:]) and _years(page, behind[:1]))


def _years(page: ParsedText, marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks that are years, those within brackets too."""
    found: list[Mark] = []
    for mark in marks:
        if mark.kind == "bracket":
            found += _years(page, mark.inner)
        elif mark.kind == "word":
            token = page.tokens[mark.first]
            if token.script == "number" and len(token.raw) == YEAR:
                found.append(mark)
    return found


def _stands(page: ParsedText, year: Mark, before: frozenset[str], behind: tuple[str, ...]) -> bool:
    """Return whether one of some words stands before a year, a day and its month aside, or behind it."""
    if behind and page.flat.startswith(behind, year.end):
        return True
    for at in range(year.first - 1, max(year.first - CLOSE, 0) - 1, -1):
        token = page.tokens[at]
        if at in page.inside or token.script == "sign":
            return False
        if token.word in before:
            return True
        if not _belongs(page, at):
            return False
    return False


def _belongs(page: ParsedText, at: int) -> bool:
    """Return whether a word may stand between a preposition and a year: a day, a month, "the year"."""
    token = page.tokens[at]
    speech = page.speech
    known = speech.months | speech.articles | speech.of | YEARS
    return token.script == "number" or token.word in known or token.word.startswith(STEMS)


def is_year(page: ParsedText, marks: Sequence[Mark]) -> bool:
    """Return whether words are a year and no more, as lists put behind a name: "1925", "1925年"."""
    tokens = [page.tokens[mark.first] for mark in marks if mark.kind == "word"]
    year = bool(tokens) and tokens[0].script == "number" and len(tokens[0].raw) == YEAR
    return year and len(tokens) == len(marks) and all(t.word in page.speech.fillers for t in tokens[1:])
