"""The sizes and the looks that a file of a picture can have."""

from typing import Final, NamedTuple


class Size(NamedTuple):
    """A size of files: the units across that are drawn, what they measure there, and the zoom for pixels.

    A chart of rows, which grows downwards, is drawn `rows` units wide.
    """

    units: int
    rows: int
    measure: int
    unit: str
    zoom: float


PRINT: Final = 300 / 96
"""Dots an inch in print, for each of the 96 that SVG counts."""

LOOKS: Final = ("light", "dark")
"""The grounds on which a file can stand."""

SIZES: Final = {
    "column": Size(480, 480, 90, "mm", PRINT),
    "page": Size(720, 720, 180, "mm", PRINT),
    "screen": Size(480, 480, 720, "", 2.0),
    "share": Size(480, 760, 1200, "", 1.0),
}
SCREEN, SHARE = "screen", "share"
