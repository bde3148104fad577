"""A picture as an SVG file: for a column, a page or a screen, or beside its words as an image to share."""

from typing import Final

from signatories.charts.looks import resolve
from signatories.charts.sizes import SCREEN, SHARE, SIZES
from signatories.charts.svg import EDGE, Picture, foot, head, outer, translate
from signatories.domain.problems import QueryError

LANDSCAPE: Final = (1200, 630)
"""The pixels of an image to share, as social networks show it."""

MARGIN: Final = 36
LEAST: Final = 0.75
"""Smaller than this the type of a drawing is not read in an image to share."""


def document(picture: Picture, look: str = "light", size: str = SCREEN) -> str:
    """Return a stand-alone SVG file: the picture and its notes, each element with its resolved colours.

    Raises:
        QueryError: an image to share has no room for the picture.
    """
    if size == SHARE:
        content, box = _landscape(picture), LANDSCAPE
    else:
        room = picture.width - 2 * EDGE
        above = head(picture.headline, picture.subtitle, room)
        below = foot(picture.notes, above.end + picture.height, room)
        content = above.markup + translate(picture.body, 0, above.end) + below.markup
        box = picture.width, round(below.end + 0.5)
    measure, unit = SIZES[size].measure, SIZES[size].unit
    high = f"{measure * box[1] / box[0]:.1f}".removesuffix(".0")
    svg = outer(picture, "s-", content, box, width=f"{measure}{unit}", height=f"{high}{unit}")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{resolve(svg, look)}\n'


def _landscape(picture: Picture) -> str:
    """Draw the words on the left, the drawing on the right as large as it can be."""
    wide, high = LANDSCAPE[0] - 3 * MARGIN, LANDSCAPE[1] - 2 * MARGIN
    scale = min(0.66 * wide / picture.width, high / picture.height)
    if scale < LEAST:
        raise QueryError("an image to share has no room for so tall a picture: use --size page")
    left = wide - scale * picture.width
    for zoom in ((2.0, 1.4), (1.8, 1.3), (1.6, 1.2), (1.4, 1.0)):
        words, used = _words(picture, left, high, *zoom)
        if used <= high:
            break
    else:
        raise QueryError("an image to share has no room for so many notes: use --size page")
    top = MARGIN + (high - scale * picture.height) / 2
    return translate(words, MARGIN, MARGIN) + translate(picture.body, 2 * MARGIN + left, top, scale)


def _words(picture: Picture, room: float, high: float, large: float, small: float) -> tuple[str, float]:
    """Return the headline, subtitle and notes of the sheet, and how high both are together."""
    above = head(picture.headline, picture.subtitle, room / large, 0)
    below = foot(picture.notes, 0, room / small, 0)
    used = large * above.end + small * below.end
    top = max(large * above.end, high - small * below.end)
    return translate(above.markup, 0, 0, large) + translate(below.markup, 0, top, small), used
