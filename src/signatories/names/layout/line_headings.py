"""Headings within a line: "Members: Ghana, Togo / Observers: Mali", and such as hold a name themselves."""

from collections.abc import Sequence
from typing import Final

from signatories.names.sentences.delegations import opens_delegation
from signatories.names.sentences.headings import with_colon
from signatories.names.texts.account import Parsed
from signatories.names.texts.page import ParsedText, Unit
from signatories.names.words.lexicon import ORGANISATIONS

PARTING: Final = ("/", "-", "\t")
"""What may part a heading from the list before it, semicolons and full stops aside."""


def anew(page: ParsedText, lines: Sequence[tuple[Unit, list[Parsed]]]) -> list[tuple[Unit, list[Parsed]]]:
    """Return the lines with each cut where a heading begins behind names."""
    found: list[tuple[Unit, list[Parsed]]] = []
    for unit, taken in lines:
        begin, named = 0, False
        for k, one in enumerate(taken):
            if named and with_colon(one) and one.item.before in PARTING and _has_words(page, one):
                found.append((_part(unit, taken, begin, k), _closed(taken[begin:k])))
                begin, named = k, False
            named = named or bool(one.names)
        rest = taken[begin:]
        if begin:
            unit = Unit(rest[0].item.start, unit.end, rest[0].item.first, unit.last)
            rest[0] = rest[0]._replace(item=rest[0].item._replace(before="\n"))
        found.append((unit, rest))
    return found


def _part(unit: Unit, taken: Sequence[Parsed], begin: int, end: int) -> Unit:
    """Return the part of a line before the item with number `end`."""
    first, behind = taken[begin].item, taken[end].item
    start = Unit(first.start, unit.end, first.first, unit.last) if begin else unit
    return start._replace(end=behind.start, last=behind.first)


def _closed(taken: Sequence[Parsed]) -> list[Parsed]:
    """Return the items of a part of a line as those of a line."""
    found = list(taken)
    found[0] = found[0]._replace(item=found[0].item._replace(before="\n"))
    found[-1] = found[-1]._replace(item=found[-1].item._replace(after="\n"))
    return found


def _has_words(page: ParsedText, one: Parsed) -> bool:
    return any(mark.kind == "word" and page.tokens[mark.first].is_word for mark in one.item.marks)


def under_unknown(page: ParsedText, taken: Sequence[Parsed]) -> dict[int, int]:
    """Return the items of a line that are a heading with a state in it and what stands below it.

    They stand by the first, with the last. Names stand before it: "Members: Ghana, Togo Observers: Mali".
    """
    found: dict[int, int] = {}
    k = next((k for k, one in enumerate(taken, start=1) if one.names), len(taken))
    while k < len(taken):
        end = k
        if _is_unknown(taken[k]) and not opens_delegation(page, taken[k]):
            while end + 1 < len(taken) and not _ends(page, taken[end + 1]):
                end += 1
            if any(one.names for one in taken[k + 1 : end + 1]):
                found[k] = end
        k = end + 1
    return found


def _ends(page: ParsedText, one: Parsed) -> bool:
    """Return whether a heading ends with an item, as another one begins."""
    return with_colon(one) or opens_delegation(page, one)


def _is_unknown(one: Parsed) -> bool:
    """Return whether an item is a heading with a state in it that is not understood: "Togo Observers:"."""
    states = [
        name
        for name in one.names
        if name.entry.kind != "place" and ORGANISATIONS.isdisjoint(name.entry.codes)
    ]
    if one.item.after != ":" or one.item.before == "(" or not states:
        return False
    words = [mark for mark in (*one.head, *one.tail) if mark.kind == "word"]
    return bool(words) or one.odd
