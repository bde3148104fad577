"""Dashes and colons between names, which are no list, or only one of three or more.

"Hong Kong - China" is one of the two, "Korea - Japan" a meeting, "Switzerland – Norway, Sweden" a dateline,
"France–Germany" a pair, "Denmark: Greenland" a part: they are reported and not guessed.
"""

from collections.abc import Sequence
from typing import Final

from signatories.names.texts.account import Parsed
from signatories.names.texts.page import ParsedText
from signatories.names.words.lexicon import ORGANISATIONS

DASH: Final = "-"
COLON: Final = ":"
LIST: Final = 3
"""The names that dashes must join to be a list."""
HYPHENS: Final = "\u2012\u2013"
"""Dashes that make one word of two, where no blank is beside them."""


def pairs_of(page: ParsedText, taken: Sequence[Parsed]) -> dict[int, int]:
    """Return the items of a line that dashes join though they are not a list, the first with the last."""
    found: dict[int, int] = {}
    first = 0
    for k in range(1, len(taken) + 1):
        if k < len(taken) and _joined(page, taken[k - 1], taken[k]):
            continue
        if k - first > 1 and not _is_list(taken[first:k]):
            found[first] = k - 1
        first = k
    return {**found, **_under_names(taken)}


def _under_names(taken: Sequence[Parsed]) -> dict[int, int]:
    """Return the items that are a name with a colon and others behind it, the first with the last."""
    found: dict[int, int] = {}
    end = len(taken) - 1
    for k in range(len(taken) - 2, -1, -1):
        one, other = taken[k], taken[k + 1]
        end = k + 1 if other.item.after == ";" else end
        codes = {name.entry.codes for name in (*one.names, *other.names)}
        if one.is_pure and one.item.after == other.item.before == COLON and other.names and len(codes) > 1:
            found[k] = end
    return dict(sorted(found.items()))


def _joined(page: ParsedText, one: Parsed, other: Parsed) -> bool:
    if not one.item.after == other.item.before == DASH or _is_of(one):
        return False
    between = page.flat[one.item.end : other.item.start]
    return bool(one.names and other.names) or (between in HYPHENS and bool(one.names or other.names))


def _is_of(one: Parsed) -> bool:
    """Return whether words of an item end in an organisation: "three States of the EU - Austria, Malta"."""
    return bool(one.head) and any(not ORGANISATIONS.isdisjoint(name.entry.codes) for name in one.names)


def _is_list(row: Sequence[Parsed]) -> bool:
    """Return whether names are a list, or all of the same country."""
    if len({name.entry.codes for one in row for name in one.names}) == 1:
        return all(one.names for one in row)
    plain = all(len(one.names) == 1 and not one.odd for one in row)
    inner = any(one.head for one in row[1:]) or any(one.tail for one in row[:-1])
    return len(row) >= LIST and plain and not inner
