"""The look of one tile: a square by its status, a code, and a mark where a status is disputed."""

from functools import lru_cache
from typing import Final, NamedTuple

from signatories.charts.font_metrics import width
from signatories.charts.map_status import CERTAINLY, FORMER, OUTSIDE, POSSIBLY, sets_of_word
from signatories.charts.svg import clean, hatch, line, rect, tag
from signatories.query.certainties import LAST_KNOWN
from signatories.query.members import NOT_IN, NOT_KNOWN, UNNAMED

NARROWER: Final = 0.92
"""Codes are narrowed by this, so that those with wide letters look like the others."""

SERIES: Final = "abcd"
"""The colours of sets, where there are more than two."""


class TileLook(NamedTuple):
    """The class that fills the tiles of one status, and the class of the code on them."""

    fill: str
    code: str


STATUS_LOOKS: Final = {
    CERTAINLY: TileLook("p-a", "p-code-on"),
    LAST_KNOWN: TileLook("p-a", "p-code-on"),
    POSSIBLY: TileLook("p-possible", "p-code-ink"),
    FORMER: TileLook("p-gone", "p-code"),
    "both": TileLook("p-both", "p-code-on"),
    "only-first": TileLook("p-a", "p-code-on"),
    "only-second": TileLook("p-second", "p-code-b"),
    NOT_IN: TileLook("p-blank", "p-code"),
    NOT_KNOWN: TileLook("p-unknown", "p-code"),
    UNNAMED: TileLook("p-unknown", "p-code"),
}


def look_of(status: str, number: int) -> TileLook:
    """Return the look of a status on a map of so many sets."""
    if number > 2 and status not in OUTSIDE:
        return TileLook("p-blank", "p-code-ink")
    return STATUS_LOOKS[status]


@lru_cache(4096)  # on the maps of a whole record most tiles lie and look alike
def square(status: str, x: float, y: float, side: float, number: int = 1) -> str:
    """Return a tile without its code: of three and four sets with a coloured segment for each it is in."""
    fill = look_of(status, number).fill
    inner = (x + 0.6, y + 0.6, side - 1.2, side - 1.2)
    if fill == "p-possible":
        return hatch(x, y, side, side, "p-paper", "p-a-pale") + rect(*inner, "p-outline")
    if fill == "p-second":
        return hatch(x, y, side, side, "p-b-ground", "p-b-stripe", falling=True)
    if fill == "p-unknown":
        return rect(*inner, fill)
    if fill == "p-gone":
        return rect(*inner, fill) + line(x + 3, y + side - 3, x + side - 3, y + side - 3, "p-strike")
    parts = [rect(x, y, side, side, fill)]
    if number > 2:
        long, inside = side / number, sets_of_word(status, number)
        for high, which in zip((0.3 * side, 0.12 * side), inside, strict=True):
            parts += [
                rect(x + i * long, y + side - high, long - 1, high, f"p-fill-{SERIES[i]}") for i in which
            ]
    return "".join(parts)


def sample(place: int, x: float, y: float, side: float, number: int) -> str:
    """Return the sign of one of three or four sets in the legend: its segment, as high as the tile."""
    long = side / number
    return rect(x, y, side, side, "p-blank") + rect(
        x + place * long, y, long, side, f"p-fill-{SERIES[place]}"
    )


def flag(x: float, y: float, side: float, status: str, number: int = 1) -> str:
    """Return the mark of a disputed status: a corner of the tile."""
    small, right = round(0.36 * side, 2), round(x + side, 2)
    corner = f"M{right - small:.2f} {y:.2f}H{right:.2f}V{y + small:.2f}z"
    return tag(
        "path", d=corner, class_="p-flag-on" if look_of(status, number).code == "p-code-on" else "p-flag"
    )


@lru_cache(4096)
def code_on(code: str, status: str, x: float, y: float, side: float, number: int = 1) -> str:
    """Return the code of a country in the middle of its tile, or above the segments."""
    room = min(NARROWER * width(code, 12, "narrow"), side - 1.6)
    middle = y + side / 2 + 4.3 - (0.13 * side if number > 2 and status not in OUTSIDE else 0)
    return tag(
        "text", clean(code), x=x + side / 2, y=middle, class_=look_of(status, number).code,
        text_anchor="middle", textLength=room, lengthAdjust="spacingAndGlyphs",
    )  # fmt: skip
