"""Pictures as SVG: who is in on a tile map, how an instrument grew, who was in when, what sets share.

Each function asks a register about a day and returns a `Picture`; `document` makes it a file of its own,
`inline` a part of a page, `png` pixels. No plotting library: the templates are ours.
"""

from signatories.charts.growth import growth
from signatories.charts.looks import stylesheet
from signatories.charts.overlap import overlap
from signatories.charts.sheet import document
from signatories.charts.svg import Picture, inline
from signatories.charts.tilemap import tile_map
from signatories.charts.timeline import timeline

__all__ = ["Picture", "document", "growth", "inline", "overlap", "stylesheet", "tile_map", "timeline"]
