"""A table that fits a screen, drawn with rich: text wraps or is cut, the title and the header are bold."""

from collections.abc import Sequence
from typing import Final, TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from signatories.formats import Answer
from signatories.formats.table import GAP, contents, printable

_LEAST: Final = 10
"""The columns of the screen below which no text is cut."""

_FOLDED: Final = 24
"""The columns below which no long word, such as an address, is broken."""


def write(answer: Answer, stream: TextIO) -> None:
    """The table in the width of the terminal, or of $COLUMNS: text wraps, and that of `shorten` is cut.

    Where it still does not fit, its lines are longer than the screen: nothing else is ever cut.
    """
    console = Console(
        file=stream,
        highlight=False,
        emoji=False,
        force_terminal=answer.colour,
        color_system="auto" if answer.colour else None,
        legacy_windows=False,
    )
    columns = contents(answer)
    short = [column.name in answer.shorten for column in columns]
    widths = _widths([column.width for column in columns], short, console.width)
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    least = GAP * (len(columns) - 1)
    for column, cut, width in zip(columns, short, widths, strict=True):
        name, *cells = column.cells
        wraps = not cut and any(" " in cell for cell in cells)
        if wraps:
            width = min(_FOLDED, max(len(word) for cell in (name, *cells) for word in cell.split() or [""]))
        least += width
        table.add_column(
            _text(name),
            justify="right" if column.numbers else "left",
            no_wrap=not wraps,
            overflow="ellipsis" if cut else "fold",
            min_width=width,
            max_width=width if cut else None,
        )
    for row in zip(*(column.cells[1:] for column in columns), strict=True):
        table.add_row(*map(_text, row))
    with console.capture() as drawn:
        console.print(_text(answer.title, "bold"), "", soft_wrap=True, sep="\n")
        screen, console.width = console.width, max(console.width, least)
        console.print(table if answer.rows else _text("(none)"))
        console.width = screen
        for note in ["", *answer.notes] if answer.notes else ():
            console.print(_text(note), soft_wrap=False)
    stream.writelines(f"{line.rstrip()}\n" for line in drawn.get().splitlines())


def _widths(natural: Sequence[int], short: Sequence[bool], screen: int) -> list[int]:
    """How wide the columns may be: those that may be cut take what the others leave, the first first."""
    left = screen - GAP * (len(natural) - 1)
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
    return Text(printable(text), style)
