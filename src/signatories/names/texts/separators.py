"""What separates the items of a list: signs, dashes, bullets, the numbers of lines."""

from collections.abc import Sequence
from typing import Final

from signatories.names.texts.page import Mark, ParsedText
from signatories.names.words.tokens import WRAP, seen

DASHES: Final = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d\ufe63")


BULLETS: Final = (
    frozenset(
        "\u25c6\u2756\u25b6\u25b8\u27a4\u00bb\u2022\u25aa\u25ab\u25cf\u25e6\u2023\u2043\u25ba\u00b7\u30fb\u27a2*"
    )
    | DASHES
)
"""Signs that begin an item at the beginning of a line, before a blank."""


KOREAN: Final = frozenset("\u25a1\u25cb\u25ef")
"""Signs that begin the items of Korean lists, and are marks elsewhere."""
SEPARATORS: Final = frozenset(
    ",;:/|\t\n\u3001\u2022\u25aa\u25cf\u25e6\u2023\u2043\u25ba\u060c\u061b\u1363\u00a6\u30fb\u0964\u0589"
)


MIDDLE_DOT: Final = "\u00b7"
"""The sign that parts the names of a Korean list; it is glue in a name that the table has."""


FAR: Final = 120
"""The marks between two hyphens at most that stand around the names of an aside."""


def separator_at(page: ParsedText, listed: Sequence[Mark], at: int, *, opening: bool) -> str:
    """Return what separates here: a sign, or "" where none does."""
    mark = listed[at]
    if mark.kind != "sign" or mark.end - mark.start != 1:
        return ""
    sign = page.tokens[mark.first].word if mark.last > mark.first else page.flat[mark.start]
    if sign == WRAP:
        beside = [listed[k] for k in (at - 1, at + 1) if 0 <= k < len(listed)]
        ended = (
            len(beside) == 2 and beside[1].kind == "name" and page.tokens[beside[0].last - 1].word != "the"
        )
        return "\t" if ended and _closes(page, beside[0]) else ""
    if sign in SEPARATORS:
        plain = page.tokens[mark.first].word if mark.last > mark.first else sign
        return (
            plain if plain in (",", ";", ":", "/", "\n") else "," if plain in "\u3001\u060c\u1363" else "\t"
        )
    spaced = _blank(page, mark.start - 1) and _blank(page, mark.end)
    if sign == MIDDLE_DOT and not opening and (spaced or not _blank(page, mark.end)):
        return "\t" if spaced else ","
    if sign in DASHES and (spaced or (sign in "\u2012\u2013\u2014\u2015" and not opening)):
        return "-" if not opening or _line_begins(page, mark.start) else ""
    if sign in DASHES and not opening and _is_paired(page, listed, at):
        return "-"
    bullet = sign in BULLETS or (sign in KOREAN and "ko" in page.speech.languages)
    if opening and bullet and _blank(page, mark.end) and _line_begins(page, mark.start):
        return "\n"
    return ""


def _is_paired(page: ParsedText, listed: Sequence[Mark], at: int) -> bool:
    """Return whether a hyphen and another one stand around names: "three -Norway, Chile and Peru- agreed"."""
    if _opens_aside(page, listed, at):
        behind = range(at + 2, min(len(listed), at + FAR))
        return any(_closes_aside(page, listed, k) for k in behind)
    before = range(at - 2, max(-1, at - FAR), -1)
    return _closes_aside(page, listed, at) and any(_opens_aside(page, listed, k) for k in before)


def _opens_aside(page: ParsedText, listed: Sequence[Mark], at: int) -> bool:
    mark, named = listed[at], at + 1 < len(listed) and listed[at + 1].kind == "name"
    dash = mark.kind == "sign" and page.flat[mark.start] in DASHES
    return dash and named and _blank(page, mark.start - 1) and mark.end == listed[at + 1].start


def _closes_aside(page: ParsedText, listed: Sequence[Mark], at: int) -> bool:
    mark = listed[at]
    dash = mark.kind == "sign" and page.flat[mark.start] in DASHES
    ended = _blank(page, mark.end) or page.flat[mark.end] in ",.;:"
    return dash and ended and at > 0 and listed[at - 1].kind == "name" and listed[at - 1].end == mark.start


def _closes(page: ParsedText, mark: Mark) -> bool:
    """Return whether a list's line may end with this mark: a name, or what stands behind one."""
    if mark.kind in ("name", "bracket"):
        return True
    return (
        mark.kind == "word" and page.tokens[mark.first].script == "number" and mark.first - 1 in page.inside
    )


def _blank(page: ParsedText, at: int) -> bool:
    return not 0 <= at < len(page.flat) or page.flat[at] in " \t\n\v" or not seen(page.flat[at])


def _line_begins(page: ParsedText, at: int) -> bool:
    """Return whether nothing but blanks stands between the beginning of a line or cell and here."""
    while at > 0 and (page.flat[at - 1] == " " or not seen(page.flat[at - 1])):
        at -= 1
    return at == 0 or page.flat[at - 1] in "\n\v\t|"


def numbers_next(page: ParsedText, listed: Sequence[Mark], at: int, held: Sequence[Mark]) -> bool:
    """Return whether a number begins the next item of a list on one line: "1. Albania 2. Andorra"."""
    sign = page.flat[listed[at].end : listed[at].end + 1]
    if page.tokens[listed[at].first].script != "number" or sign not in (".", ")"):
        return False
    numbered = page.tokens[held[0].first].script == "number" if held else False
    return numbered and _blank(page, listed[at].start - 1) and any(mark.kind == "name" for mark in held)
