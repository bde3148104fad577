"""A picture as PNG: drawn by resvg with the bundled type and the light colours."""

import re
from typing import Final

from signatories.charts.font_metrics import FONTS, lacking
from signatories.charts.svg import Picture, document, stylesheet
from signatories.domain.problems import QueryError

ZOOM: Final = 2
"""Pixels to one of the document: 1440 across, which is 12 cm in print at 300 dots an inch."""


def png(picture: Picture) -> bytes:
    """The pixels of a picture and its notes, as it looks on white paper.

    Raises:
        QueryError: resvg is not installed, or the bundled type lacks a letter.
    """
    svg = document(picture)
    missing = lacking(re.sub("<style>.*?</style>|<[^>]*>", "", svg, flags=re.DOTALL))
    if missing:
        some = f"{missing[:12]}…" if len(missing) > 12 else missing
        raise QueryError(f"the bundled type has no letters for {some}: use --format svg")
    try:
        from resvg_py import svg_to_bytes
    except ImportError:
        raise QueryError("PNG needs resvg: pip install 'signatories[png]', or use --format svg") from None
    return bytes(
        svg_to_bytes(
            svg_string=svg.replace(stylesheet(), plain(stylesheet())),
            zoom=ZOOM,
            skip_system_fonts=True,
            font_files=[str(path) for path in sorted(FONTS.glob("*.ttf"))],
            font_family="Noto Sans",
            sans_serif_family="Noto Sans",
        )
    )


def plain(css: str) -> str:
    """A style sheet in its light colours alone: resvg knows neither variables nor media queries."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", css)
    colours = dict(re.findall(r"(--p-[\w-]+):\s*([^;]+);", css))
    css = re.sub(r"var\((--p-[\w-]+)\)", lambda found: colours[found[1]], css)
    return re.sub(r"\s*--p-[\w-]+:[^;]+;", "", css)
