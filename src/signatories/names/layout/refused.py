"""Names of a text that are not counted for where they stand: in tables, above answers, in brackets."""

from collections.abc import Iterable

from signatories.names.layout.answers_below import answers_below
from signatories.names.layout.grids import grids_of
from signatories.names.layout.lone_brackets import in_lone_brackets
from signatories.names.layout.marked_rows import unmarked
from signatories.names.layout.other_columns import in_other_columns
from signatories.names.layout.table_rows import rows_of
from signatories.names.texts.page import ParsedText
from signatories.names.words.matching import Match


def with_refused(page: ParsedText) -> ParsedText:
    """Return a text with the names found that its layout takes back."""
    if not page.names:
        return page
    starts = [token.start for token in page.tokens]
    rows = rows_of(page)
    below = answers_below(page, rows)
    found = {name.first for name in (*below.names, *in_lone_brackets(page, starts, rows))}
    for grid in grids_of(page, rows):
        found |= _firsts(in_other_columns(page, starts, grid))
        found |= _firsts(unmarked(page, starts, grid, frozenset(found)))
    return page._replace(refused=frozenset(found), answers=frozenset(below.lines))


def _firsts(names: Iterable[Match]) -> set[int]:
    return {name.first for name in names}
