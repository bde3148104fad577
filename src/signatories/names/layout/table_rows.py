"""Lines of a text as rows of a table: their cells, and the names in each.

A tab parts cells, or else a vertical bar, or else a comma or semicolon that no blank follows, as in CSV.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, NamedTuple

from signatories.names.texts.page import Mark, ParsedText, Unit
from signatories.names.texts.split_items import marks
from signatories.names.words.matching import Match

BLANK: Final = " \r\v\u2060\ufe0e\ufe0f"
TIGHT: Final = re.compile(r"[,;](?![ \n])")
LOOSE: Final = re.compile(r"[,;] ")
RULE: Final = re.compile(r"[\s|:=+\-\u2500-\u257f\u2060]*")
"""A line that only parts rows, or nothing."""


class Cell(NamedTuple):
    """The characters [start, end) of a cell, without blanks around them, and the names that begin in it."""

    start: int
    end: int
    names: tuple[Match, ...]


class Row(NamedTuple):
    """A line: its cells, and the sign that parts them ("" where there is one cell only)."""

    cells: tuple[Cell, ...]
    sign: str

    @property
    def names(self) -> list[Match]:
        """The names of all cells, in their order."""
        return [name for cell in self.cells for name in cell.names]

    @property
    def only(self) -> Cell | None:
        """The one cell that is not empty; None where there are several or none."""
        told = [cell for cell in self.cells if cell.start < cell.end]
        return told[0] if len(told) == 1 else None


def rows_of(page: ParsedText) -> list[Row]:
    """Return the lines of a text that are not blank, nor rules between others, as rows."""
    names = list(page.names.values())
    found: list[Row] = []
    start = at = 0
    while start <= len(page.flat):
        end = page.flat.find("\n", start)
        end = len(page.flat) if end < 0 else end
        first = at
        while at < len(names) and names[at].start < end:
            end = _line_end(page, names[at].end, end)
            at += 1
        if not RULE.fullmatch(page.flat, start, end):
            found.append(_row(page, start, end, names[first:at]))
        start = end + 1
    return found


def _line_end(page: ParsedText, name_end: int, end: int) -> int:
    """Return where a line ends, behind a name that goes on in the next."""
    if name_end <= end:
        return end
    end = page.flat.find("\n", name_end)
    return len(page.flat) if end < 0 else end


def _row(page: ParsedText, start: int, end: int, names: Sequence[Match]) -> Row:
    line = "".join(_masked(page, start, end, names))
    sign = next((sign for sign in "\t|" if sign in line), "")
    if not sign and TIGHT.search(line) and not LOOSE.search(line):
        sign = ";" if ";" in line else ","
    borders = [k for k, letter in enumerate(line) if letter == sign] if sign else []
    spans = list(zip([0, *(k + 1 for k in borders)], [*borders, len(line)], strict=True))
    if sign == "|":
        spans = spans[not line[: borders[0]].strip(BLANK) :]
        spans = spans[: len(spans) - (len(spans) > 1 and not line[borders[-1] + 1 :].strip(BLANK))]
    starts = [name.start for name in names]
    cells = []
    for begin, close in spans:
        inside = names[bisect_left(starts, start + begin) : bisect_left(starts, start + close)]
        text = page.flat[start + begin : start + close]
        begin += len(text) - len(text.lstrip(BLANK)) if text.strip(BLANK) else close - begin
        cells.append(Cell(start + begin, start + begin + len(text.strip(BLANK)), tuple(inside)))
    return Row(tuple(cells), sign)


def _masked(page: ParsedText, start: int, end: int, names: Sequence[Match]) -> list[str]:
    """Return a line with letters in place of its names, so that no sign of a name parts cells."""
    parts, at = [], start
    for name in names:
        parts += [page.flat[at : name.start], "n" * (name.end - name.start)]
        at = name.end
    return [*parts, page.flat[at:end]]


def text_of(page: ParsedText, cell: Cell) -> str:
    """Return what is written in a cell."""
    return page.flat[cell.start : cell.end]


def marks_in(page: ParsedText, starts: Sequence[int], cell: Cell) -> Sequence[Mark]:
    """Return the marks of a cell; `starts` are the characters at which the tokens of the text begin."""
    first, last = bisect_left(starts, cell.start), bisect_left(starts, cell.end)
    return marks(page, Unit(cell.start, cell.end, first, last))
