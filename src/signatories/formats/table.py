"""A table for the eye, piped or on a terminal. Text never reaches a terminal as markup or control codes."""

import os
from collections.abc import Iterator, Sequence
from typing import TextIO

from signatories.formats import Answer
from signatories.formats.cells import printable, width, wrap
from signatories.formats.fitting import GAP, Band, Column, fit


def write(answer: Answer, stream: TextIO) -> None:
    """Write the title, the rows under their header, then the notes. Columns without content are left out.

    For a terminal, or where $COLUMNS is set, the table fits its width: text wraps, and columns that are the
    same in every row, or that the answer can spare, go with a word below. Elsewhere it is as wide as its
    content. With `answer.colour` the title and the header are bold.
    """
    screen = _screen(stream)
    stream.writelines(f"{line}\n" for line in _lines(answer, screen))


def _screen(stream: TextIO) -> int | None:
    """Return the cells of a line: $COLUMNS, or those of the terminal; None where nothing bounds them."""
    wanted = os.environ.get("COLUMNS", "")
    if wanted.isdecimal() and int(wanted):
        return int(wanted)
    if not stream.isatty():
        return None
    try:
        return os.get_terminal_size(stream.fileno()).columns or _USUAL
    except (OSError, ValueError):
        return _USUAL


_USUAL = 80
"""The width of a terminal that does not tell its own."""


def _lines(answer: Answer, screen: int | None) -> Iterator[str]:
    bold = ("\x1b[1m", "\x1b[0m") if answer.colour else ("", "")
    for line in _wrap(answer.title, screen):
        yield line.join(bold) if line else ""
    yield ""
    notes = list(answer.notes)
    if answer.rows:
        layout = fit(contents(answer), screen, answer.spare)
        notes[:0] = layout.notes
        for nth, band in enumerate(layout.bands):
            yield from [""] if nth else []
            yield from _table(band, bold, layout.below if band is layout.bands[-1] else None, screen)
    else:
        yield "(none)"
    for nth, note in enumerate(notes):
        yield from [] if nth else [""]
        yield from _wrap(note, screen)


def _wrap(text: str, screen: int | None) -> list[str]:
    text = printable(text).rstrip()
    return [text] if screen is None else wrap(text, screen, fold=False)


def _table(band: Band, bold: tuple[str, str], below: Column | None, screen: int | None) -> Iterator[str]:
    """Yield the lines of a table: the header, a rule, and the rows, each as high as its highest cell.

    Under the header and each row stands its cell of the column `below`, indented.
    """
    yield from (head.join(bold) for head in (*_row(band, 0), *_under(below, 0, screen)))
    yield "─" * (sum(cells for _, cells in band) + GAP * (len(band) - 1))
    for nth in range(1, len(band[0][0].cells)):
        yield from _row(band, nth)
        yield from _under(below, nth, screen)


def _under(column: Column | None, nth: int, screen: int | None) -> list[str]:
    """Return the lines of a cell that stands under its row."""
    if column is None or screen is None or not column.cells[nth]:
        return []
    room = max(screen - len(_INDENT), 1)
    return [f"{_INDENT}{line}" for line in wrap(column.cells[nth], room)]


_INDENT = " " * 4


def _row(band: Band, nth: int) -> list[str]:
    """Return the lines of a row; its header stands at the bottom, its cells at the top."""
    blocks = [
        [text] if column.width <= limit else wrap(text, limit)
        for column, limit in band
        for text in (column.cells[nth],)
    ]
    height = max(map(len, blocks))
    lines = []
    for line in range(height):
        parts = []
        for block, (column, limit) in zip(blocks, band, strict=True):
            place = line - (height - len(block)) * (nth == 0)
            text = block[place] if 0 <= place < len(block) else ""
            blank = " " * (limit - width(text))
            parts.append(blank + text if column.numbers else text + blank)
        lines.append((" " * GAP).join(parts).rstrip())
    return lines


def contents(answer: Answer) -> list[Column]:
    """Return the columns that have any content."""
    columns = []
    for place, name in enumerate(answer.columns):
        values = [row[place] for row in answer.rows]
        if any(value not in ("", None) for value in values):
            texts: Sequence[str] = [name.replace("_", " "), *("" if v is None else str(v) for v in values)]
            cells = [printable(text) for text in texts]
            numbers = all(isinstance(value, int) for value in values)
            columns.append(Column(name, cells, max(map(width, cells)), numbers))
    return columns
