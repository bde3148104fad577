"""Tables of a text: rows with names that follow one another, with the header above them."""

from collections.abc import Sequence
from typing import NamedTuple

from signatories.names.layout.answer_words import answer_of
from signatories.names.layout.table_rows import Row, text_of
from signatories.names.texts.page import ParsedText


class Grid(NamedTuple):
    """Rows with names, and the row of several cells without any that stands above them."""

    header: Row | None
    rows: list[Row]


def grids_of(page: ParsedText, rows: Sequence[Row]) -> list[Grid]:
    """Return the tables of a text, in their order; lines without a sign between cells are tables as well.

    A line of one cell without a name, such as a part of the world, ends a table that has no header.
    """
    found = [Grid(None, [])]
    headers: dict[tuple[str, ...], Grid] = {}
    for row in rows:
        grid = found[-1]
        if row.names:
            grid.rows.append(row)
        elif row.only is not None or not row.sign:
            if grid.header is None and answer_of(page.flat[row.cells[0].start : row.cells[-1].end]) == "":
                found.append(Grid(None, []))
        elif not (grid.rows and _is_data(page, row)):
            key = tuple(text_of(page, cell) for cell in row.cells)
            known = headers.get(key)
            found.append(known if known else headers.setdefault(key, Grid(row, [])))
    return list({id(grid): grid for grid in found if grid.rows}.values())


def _is_data(page: ParsedText, row: Row) -> bool:
    """Return whether a row holds an answer or a figure, so that it is not a header."""
    said = [text_of(page, cell) for cell in row.cells]
    return any(text and (answer_of(text) or any(sign.isdecimal() for sign in text)) for text in said)
