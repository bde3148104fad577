"""A table for the eye. Text never reaches a terminal as markup or control codes."""

import os
from collections.abc import Sequence
from typing import Final, NamedTuple, TextIO

from rich.cells import cell_len

from signatories.formats import Answer

GAP: Final = 2
"""The blanks between two columns."""


class Column(NamedTuple):
    """A column: its name in the answer, its header and cells as text, how wide they are on a screen.

    `numbers` says that it holds numbers alone, which stand to the right.
    """

    name: str
    cells: list[str]
    width: int
    numbers: bool


def write(answer: Answer, stream: TextIO) -> None:
    """The title, the rows under their header, then the notes. Columns without any content are left out.

    For a terminal, or where $COLUMNS is set, the table is fitted to its width; elsewhere it is as wide as its
    content.
    """
    if answer.colour or stream.isatty() or "COLUMNS" in os.environ:
        from signatories.formats import screen

        screen.write(answer, stream)
        return
    lines = [answer.title, "", *(_table(contents(answer)) if answer.rows else ["(none)"])]
    lines += ["", *answer.notes] if answer.notes else []
    stream.writelines(f"{printable(line).rstrip()}\n" for line in lines)


def _table(columns: Sequence[Column]) -> list[str]:
    header, *rows = (
        (" " * GAP).join(line) for line in zip(*(_aligned(column) for column in columns), strict=True)
    )
    rule = "─" * (sum(column.width for column in columns) + GAP * (len(columns) - 1))
    return [header, rule, *rows]


def _aligned(column: Column) -> list[str]:
    blanks = [" " * (column.width - cell_len(cell)) for cell in column.cells]
    if column.numbers:
        return [blank + cell for blank, cell in zip(blanks, column.cells, strict=True)]
    return [cell + blank for blank, cell in zip(blanks, column.cells, strict=True)]


def contents(answer: Answer) -> list[Column]:
    """The columns that have any content."""
    columns = []
    for i, name in enumerate(answer.columns):
        values = [row[i] for row in answer.rows]
        if any(value not in ("", None) for value in values):
            cells = [printable(text) for text in (name.replace("_", " "), *map(str, values))]
            numbers = all(isinstance(value, int) for value in values)
            columns.append(Column(name, cells, max(map(cell_len, cells)), numbers))
    return columns


def printable(text: str) -> str:
    """Text without anything that a terminal would obey."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
