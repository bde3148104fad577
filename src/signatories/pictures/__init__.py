"""Pictures as SVG: who is in on a tile map, how an instrument grew, who was in when, what sets share.

Each function asks a register about a day and returns a `Picture`; `document` makes it a file of its own,
`inline` a part of a page, `png` pixels. No plotting library: the templates are ours.
"""

from signatories.pictures.shared import overlap
from signatories.pictures.stays import spans
from signatories.pictures.steps import growth
from signatories.pictures.svg import Picture, document, inline, stylesheet
from signatories.pictures.tilemap import tile_map

__all__ = ["Picture", "document", "growth", "inline", "overlap", "spans", "stylesheet", "tile_map"]
