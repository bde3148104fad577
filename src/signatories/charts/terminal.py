"""The tile map in letters: 80 columns, readable without colour."""

from collections.abc import Iterable, Sequence
from typing import Final

from signatories.charts.map_status import (
    BOTH,
    CERTAINLY,
    FIRST,
    FORMER,
    OUT,
    POSSIBLY,
    SECOND,
    Standing,
    grid,
)
from signatories.charts.tilemap import Line

MARKS: Final = {CERTAINLY: " ", POSSIBLY: "?", FORMER: "-", BOTH: "=", FIRST: "<", SECOND: ">", OUT: " "}
"""What stands before a code. Who is not in is a dot."""

Cell = tuple[str, str]
"""Four letters, or a few words, and the standing that colours them; "none" for none."""

PLAIN: Final = "none"


def tiles(rows: Sequence[Standing]) -> list[list[Cell]]:
    """The lines of the grid, then those who have no place on it; each line in cells."""
    places = {(row.column, row.row): row for row in rows}
    wide = 1 + max(tile.column for tile in grid().values())
    high = 1 + max(tile.row for tile in grid().values())
    lines = [[_cell(places.get((column, row))) for column in range(wide)] for row in range(high)]
    extra = [row for row in rows if row.column == ""]
    if extra:
        lines.append([])
    return lines + [[_cell(row), (f" {row.country}, not on the map", PLAIN)] for row in extra]


def _cell(row: Standing | None) -> Cell:
    if row is None:
        return "    ", PLAIN
    if row.standing == OUT:
        return "  · ", OUT
    return f"{MARKS[row.standing]}{row.code:3}", row.standing


def key(lines: Iterable[Line]) -> list[list[Cell]]:
    """What the marks mean, a line each."""
    return [[_cell(_example(line.standing)), (f" {line.number:>4} {line.words}", PLAIN)] for line in lines]


def _example(standing: str) -> Standing:
    return Standing("ABC", "", standing, "", "", "")
