"""A table for the terminal, drawn with rich. Text never reaches the terminal as markup or control codes."""

import os
from collections.abc import Sequence
from typing import Final, TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from signatories.render import Answer

_LEAST: Final = 10
"""The columns of the screen below which no text is cut."""


def write(answer: Answer, stream: TextIO) -> None:
    """The title, the rows under their header, then the notes. Columns without any content are left out.

    The table fits the width of the terminal, or of $COLUMNS; elsewhere it is as wide as its content, and
    nothing is cut.
    """
    narrow = stream.isatty() or "COLUMNS" in os.environ
    console = Console(
        file=stream,
        highlight=False,
        emoji=False,
        no_color=not answer.colour,
        legacy_windows=False,
        width=None if narrow else 10_000,
    )
    kept = [i for i in range(len(answer.columns)) if any(row[i] not in ("", None) for row in answer.rows)]
    columns = [[answer.columns[i].replace("_", " "), *(str(row[i]) for row in answer.rows)] for i in kept]
    short = [answer.columns[i] in answer.shorten for i in kept]
    widths = _widths([max(map(len, cells)) for cells in columns], short, console.width)
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    for i, (name, *cells), cut, width in zip(kept, columns, short, widths, strict=True):
        numbers = bool(cells) and all(isinstance(row[i], int) for row in answer.rows)
        table.add_column(
            _text(name),
            justify="right" if numbers else "left",
            no_wrap=cut or not any(" " in cell for cell in cells),
            overflow="ellipsis" if cut else "fold",
            max_width=width if cut else None,
        )
    for row in zip(*(cells[1:] for cells in columns), strict=True):
        table.add_row(*map(_text, row))
    with console.capture() as drawn:
        console.print(_text(answer.title, "bold"), "", soft_wrap=True, sep="\n")
        console.print(table if answer.rows else _text("(none)"))
        for note in ["", *answer.notes] if answer.notes else ():
            console.print(_text(note), soft_wrap=not narrow)
    stream.writelines(f"{line.rstrip()}\n" for line in drawn.get().splitlines())


def _widths(natural: Sequence[int], short: Sequence[bool], screen: int) -> list[int]:
    """How wide the columns may be: those that may be cut take what the others leave, the first first."""
    left = screen - 3 * (len(natural) - 1)
    left -= sum(width for width, cut in zip(natural, short, strict=True) if not cut)
    waiting = sum(short)
    widths = []
    for width, cut in zip(natural, short, strict=True):
        if cut:
            waiting -= 1
            width = min(width, max(_LEAST, left - _LEAST * waiting))
            left -= width
        widths.append(width)
    return widths


def _text(text: str, style: str = "") -> Text:
    return Text("".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text), style)
