"""Columns of a table with a header that hold other states than those listed: "Represented by", "Host".

A name counts in the first column with names, and in another whose header says states or members, or nothing
else than that of the first. Where another column says states and the first one does not, the first does not
count: "Represented by | Country".
"""

from collections.abc import Iterator, Sequence
from typing import Final

from signatories.names.layout.grids import Grid
from signatories.names.layout.table_rows import Cell, Row, marks_in, text_of
from signatories.names.sentences.lead_ins import leads
from signatories.names.sentences.others import speaks_of_others
from signatories.names.texts.page import ParsedText
from signatories.names.words.matching import Match

PARTNERS: Final = ("partner", "partenaire", "socio", "parcei", "партнер")
"""Beginnings of words that are members in a heading, and others in a column beside that of the states."""


def in_other_columns(page: ParsedText, starts: Sequence[int], grid: Grid) -> Iterator[Match]:
    """Yield the names of a table that stand in columns of others."""
    if grid.header is None:
        return
    header = [text_of(page, cell).casefold() for cell in grid.header.cells]
    says = [_says_states(page, starts, cell) for cell in grid.header.cells]
    for row in grid.rows:
        if len(row.cells) > len(header):
            continue
        named = [k for k, cell in enumerate(row.cells) if cell.names]
        first = named[0]
        away = {k for k in named if not says[k] and header[k] != header[first]}
        if header[first] and not says[first] and any(says[k] for k in named):
            away = {k for k in named if not says[k]}
        elif _speaks_of_others(page, starts, grid.header, first):
            away.add(first)
        codes = {name.entry.codes for k in named if k not in away for name in row.cells[k].names}
        yield from (name for k in away for name in row.cells[k].names if name.entry.codes not in codes)


def _says_states(page: ParsedText, starts: Sequence[int], cell: Cell) -> bool:
    marks = marks_in(page, starts, cell)
    partners = any(page.tokens[mark.first].word.startswith(PARTNERS) for mark in marks if mark.kind == "word")
    return leads(page, marks, heading=True) and not (partners or speaks_of_others(page, marks))


def _speaks_of_others(page: ParsedText, starts: Sequence[int], header: Row, column: int) -> bool:
    return speaks_of_others(page, marks_in(page, starts, header.cells[column]))
