"""Names in brackets within a list of names without: "Norway, Chile, (Peru)", where Peru may be out."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from signatories.names.layout.table_rows import Row
from signatories.names.texts.page import ParsedText
from signatories.names.texts.separators import DASHES
from signatories.names.words.matching import Match

BRACKET: Final = re.compile(
    r"[(\[{\uff08\uff3b\u3010]([^()\[\]{}\uff08\uff09\uff3b\uff3d\u3010\u3011\n]*)[)\]}\uff09\uff3d\u3011]"
)
PARTING: Final = frozenset(",;\u3001\u060c\u061b/|\t\n\u00b7\u2022\u25cf\u25aa\u30fb*") | DASHES
"""Signs before a bracket that stands as an item of a list."""
WITHIN: Final = frozenset(" ,;/&\u3001")


def in_lone_brackets(page: ParsedText, starts: Sequence[int], rows: Sequence[Row]) -> Iterator[Match]:
    """Yield the names that stand in brackets as items of a list, where names without stand in the list too.

    The list is the names on a line, or on lines of one name each that follow one another.
    """
    within = _within(page, starts)
    run: list[Match] = []
    for row in [*rows, Row((), "")]:
        names = row.names
        if len(names) == 1:
            run += names
            continue
        for listed in (run, names):
            yield from _bracketed(listed, within)
        run = []


def _bracketed(listed: Sequence[Match], within: frozenset[int]) -> Iterator[Match]:
    """Yield the names of a list in brackets, unless all are or the same state stands there without."""
    plain = {name.entry.codes for name in listed if name.first not in within}
    if plain:
        yield from (name for name in listed if name.first in within and name.entry.codes not in plain)


def _within(page: ParsedText, starts: Sequence[int]) -> frozenset[int]:
    """Return the tokens at which names begin that fill a bracket, which stands as an item."""
    found: set[int] = set()
    for bracket in BRACKET.finditer(page.flat):
        first, last = bisect_left(starts, bracket.start(1)), bisect_left(starts, bracket.end(1))
        if any(at in page.names for at in range(first, last)) and _is_item(page, starts, bracket.start()):
            others = [page.tokens[at].word for at in range(first, last) if at not in page.inside]
            plain = page.speech.articles | page.speech.joiners | page.speech.of
            if all(word in plain or word in WITHIN for word in others):
                found |= {at for at in range(first, last) if at in page.names}
    return frozenset(found)


def _is_item(page: ParsedText, starts: Sequence[int], start: int) -> bool:
    """Return whether a bracket begins an item: behind a sign that parts them, a joiner, or nothing."""
    before = start
    while before and page.flat[before - 1] in " \v\u2060":
        before -= 1
    if not before or page.flat[before - 1] in PARTING:
        return True
    at = bisect_left(starts, start)
    return any(page.speech.join(page.tokens, at - width) == width for width in (1, 2, 3) if at >= width)
