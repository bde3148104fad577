"""The tile map in letters: 80 columns, readable without colour."""

from collections import Counter
from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import Final

from signatories.charts.map_legend import DISPUTED, LOW, NO_TILE, LegendEntry
from signatories.charts.map_status import CERTAINLY, FORMER, ORDINALS, OUTSIDE, POSSIBLY, TileStatus, grid
from signatories.query.certainties import LAST_KNOWN
from signatories.query.members import NOT_IN

MARKS: Final = {
    CERTAINLY: " ",
    POSSIBLY: "?",
    FORMER: "-",
    "both": "=",
    "only-first": "<",
    "only-second": ">",
    LAST_KNOWN: " ",
    **dict.fromkeys(OUTSIDE, " "),
}
"""The sign before a code. A country that is not in is a dot, one of which that is not known a hollow one."""

Cell = tuple[str, str]
"""Four letters, or a few words, and the status that colours them; "none" for none."""

PLAIN: Final = "none"


def tiles(rows: Sequence[TileStatus]) -> list[list[Cell]]:
    """Return the lines of the grid, then those who have no place on it; each line in cells."""
    marks = _marks(rows)
    places = {(row.column, row.row): row for row in rows}
    wide = 1 + max(tile.column for tile in grid().values())
    high = 1 + max(tile.row for tile in grid().values())
    lines = [[_cell(places.get((column, row)), marks) for column in range(wide)] for row in range(high)]
    extra = [row for row in rows if row.column == ""]
    if extra:
        lines.append([])
    return lines + [[_cell(row, marks), (f" {row.country}, not on the map", PLAIN)] for row in extra]


def _marks(rows: Iterable[TileStatus]) -> dict[str, str]:
    """Return each status's mark; those of three and more sets have a digit each, most frequent first."""
    number = Counter(row.standing for row in rows if row.standing not in MARKS)
    order = sorted(number, key=lambda status: (-number[status], status))
    return MARKS | dict(zip(order, "123456789abcdefghijklmnopqrstuvwxyz", strict=False))


def _cell(row: TileStatus | None, marks: dict[str, str]) -> Cell:
    if row is None:
        return "    ", PLAIN
    if row.standing in OUTSIDE:
        return ("  · " if row.standing == NOT_IN else "  ◦ "), row.standing
    return f"{marks.get(row.standing, '*')}{row.code:3}", row.standing


def key(entries: Iterable[LegendEntry], rows: Sequence[TileStatus]) -> list[list[Cell]]:
    """Return what the marks mean; of three and more sets, first the sets and then each mark."""
    marks = _marks(rows)
    lines: list[list[Cell]] = []
    for entry in entries:
        if entry.status not in ORDINALS and entry.status not in (DISPUTED, LOW, NO_TILE):
            sign = _cell(TileStatus("ABC", "", entry.status, "", "", "", "", ""), marks)
        else:
            sign = (f"{entry.status if entry.status in ORDINALS else '':6}"[:6], PLAIN)
        words = wrap(entry.words, 80 - len(sign[0]) - 6) or [""]
        lines.append([sign, (f" {entry.figure:>4} {words[0]}", PLAIN)])
        lines += [[(" " * (len(sign[0]) + 6) + more, PLAIN)] for more in words[1:]]
    number = Counter(row.standing for row in rows)
    for status, mark in marks.items():
        if status not in MARKS:
            lines.append([(f"{mark}ABC", status), (f" {number[status]:>4} {status}", PLAIN)])
    return lines
