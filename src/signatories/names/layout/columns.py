"""Lines on which names stand side by side, as in the columns of a table that was pasted without its lines."""

from collections.abc import Iterator, Sequence
from typing import Final

from signatories.names.table import Table
from signatories.names.texts.account import Parsed

FEWEST: Final = 2
"""The lines that a table must have."""
WIDEST: Final = 3
"""The names that one of its lines must hold at least: "Chad Jordan" may be a person."""


def columns(table: Table, lines: Sequence[Sequence[Parsed]]) -> frozenset[int]:
    """Return where items begin whose names are each one of a list, though nothing but blanks parts them."""
    rows = [one for taken in lines for one in taken if _is_row(table, one)]
    plain = [one for one in rows if one.item.before == "\n" and one.item.after == "\n"]
    if len(plain) < FEWEST or max(len(one.names) for one in plain) < WIDEST:
        plain = []
    return frozenset(one.item.start for one in plain)


def _is_row(table: Table, one: Parsed) -> bool:
    """Return whether an item holds names alone that can be cut in no other way."""
    if not one.is_row or one.item.after == ":" or one.reported:
        return False
    if any(not name.entry.is_sound or len(name.entry.codes) != 1 or name.broken for name in one.names):
        return False
    words = [word for name in one.names for word in name.key]
    return next(_ways(table, words, 0), 0) == len(one.names) and len(list(_ways(table, words, 0))) == 1


def _ways(table: Table, words: Sequence[str], at: int) -> Iterator[int]:
    """Yield how many names words may be, for each way to cut them; no more than two ways are looked for."""
    if at == len(words):
        yield 0
        return
    found = 0
    for known in table.beginning(words[at]):
        if tuple(words[at : at + len(known)]) == known:
            for number in _ways(table, words, at + len(known)):
                found += 1
                yield number + 1
                if found > 1:
                    return
