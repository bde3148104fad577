"""A picture as PNG, which resvg draws with the bundled type."""

import re

from signatories.charts.font_metrics import FONTS, missing_letters
from signatories.charts.sheet import document
from signatories.charts.sizes import SCREEN, SIZES
from signatories.charts.svg import Picture
from signatories.domain.problems import QueryError


class LetterMissing(QueryError):
    """The bundled type lacks a letter of the picture, which an SVG leaves to the type of its reader."""


def png(picture: Picture, look: str = "light", size: str = SCREEN) -> bytes:
    """Return the pixels of a picture and its notes: 300 an inch where the size is one of paper.

    Raises:
        QueryError: resvg is not installed.
        LetterMissing: the bundled type lacks a letter.
    """
    svg = document(picture, look, size)
    missing = missing_letters(re.sub("<[^>]*>", "", svg))
    if missing:
        some = f"{missing[:12]}…" if len(missing) > 12 else missing
        raise LetterMissing(f"the bundled type has no letters for {some}")
    try:
        from resvg_py import svg_to_bytes
    except ImportError:
        raise QueryError("PNG needs resvg: pip install 'signatories[png]', or use --format svg") from None
    return bytes(
        svg_to_bytes(
            svg_string=svg,
            zoom=SIZES[size].zoom,
            dpi=96,
            skip_system_fonts=True,
            font_files=[str(path) for path in sorted(FONTS.glob("*.ttf"))],
            font_family="Noto Sans",
            sans_serif_family="Noto Sans",
        )
    )
