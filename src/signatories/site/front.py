"""Content of the front page: what lives, by kind, what is due, and the world in one picture."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from signatories.charts.map_status import grid
from signatories.domain.statuses import KINDS
from signatories.query.lists import InstrumentRow

SHOWN: Final = 120
"""More instruments than these fill no front page: of each kind the newest stand there, the list has all."""

SHADES: Final = 5


class Theme(NamedTuple):
    """A group of living instruments of one kind, the newest first; `number` counts those not shown too."""

    kind: str
    rows: Sequence[InstrumentRow]
    number: int


class Shaded(NamedTuple):
    """A tile of the world: in how many instruments a country is, and the shade from 0 to `SHADES`."""

    code: str
    country: str
    number: int
    shade: int
    column: int
    row: int


def themes(living: Sequence[InstrumentRow]) -> list[Theme]:
    """Return the living instruments by kind; of each kind as many as there is room for."""
    room = len(living) if len(living) <= SHOWN else SHOWN // len(KINDS)
    found = []
    for kind in KINDS:
        own = sorted((row for row in living if row.kind == kind), key=lambda row: row.opened, reverse=True)
        if own:
            found.append(Theme(kind, own[:room], len(own)))
    return found


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
