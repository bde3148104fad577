"""What the front page says: what lives, by kind, what is due, and the world in one picture."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from signatories.charts.map_status import grid
from signatories.domain.dates import OPEN
from signatories.domain.statuses import KINDS
from signatories.query.members import Listed

SHOWN: Final = 120
"""More instruments than these fill no front page: of each kind the newest stand there, the list has all."""

DUE: Final = 8
SHADES: Final = 5


class Theme(NamedTuple):
    """Living instruments of one kind, the newest first; `number` counts those too that are not shown."""

    kind: str
    rows: Sequence[Listed]
    number: int


class Due(NamedTuple):
    """An instrument that can still change, and for how many days up to the day of the page nobody looked."""

    row: Listed
    behind: int
    url: str


class Shaded(NamedTuple):
    """A tile of the world: in how many instruments a country is, and the shade from 0 to `SHADES`."""

    code: str
    country: str
    number: int
    shade: int
    column: int
    row: int


def themes(living: Sequence[Listed]) -> list[Theme]:
    """Return the living instruments by kind; of each kind as many as there is room for."""
    room = len(living) if len(living) <= SHOWN else SHOWN // len(KINDS)
    found = []
    for kind in KINDS:
        own = sorted((row for row in living if row.kind == kind), key=lambda row: row.opened, reverse=True)
        if own:
            found.append(Theme(kind, own[:room], len(own)))
    return found


def due(living: Iterable[Listed], reaches: Mapping[str, str], urls: Mapping[str, str], day: str) -> list[Due]:
    """Return the instruments of which the record knows least far, the furthest behind first.

    Those of which no full list is known are not among them: nothing says since when to look.
    """
    found = [
        Due(row, (dt.date.fromisoformat(day) - dt.date.fromisoformat(reach)).days, urls.get(row.id, ""))
        for row in living
        if (reach := reaches[row.id]) and reach != OPEN and reach < day
    ]
    return sorted(found, key=lambda row: (-row.behind, row.row.id))


def world(numbers: Mapping[str, int], names: Mapping[str, str]) -> list[Shaded]:
    """Return a tile for every state of today, by name, the darker the more it is in."""
    most = max(numbers.values(), default=0)
    step = max(1, -(-most // SHADES))
    tiles = [
        Shaded(code, names[code], number, -(-number // step), place.column, place.row)
        for code, place in grid().items()
        if code in names
        for number in (numbers.get(code, 0),)
    ]
    return sorted(tiles, key=lambda tile: tile.country)


def shades(numbers: Mapping[str, int]) -> list[tuple[int, str]]:
    """Return the legend of the world: each shade with the numbers that it stands for."""
    most = max(numbers.values(), default=0)
    step = max(1, -(-most // SHADES))
    spans = [(shade, (shade - 1) * step + 1, min(shade * step, most)) for shade in range(1, SHADES + 1)]
    return [
        (0, "0"),
        *((s, f"{low} to {high}" if low < high else f"{low}") for s, low, high in spans if low <= most),
    ]
