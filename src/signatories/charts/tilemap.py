"""A world of equal tiles, one a country: who is in, or who is in which of up to four sets."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final

from signatories.charts.captions import (
    capitalize,
    days_in_words,
    join_and,
    notes_below,
    noun,
    reach_phrase,
    set_name,
)
from signatories.charts.font_metrics import truncate, width
from signatories.charts.map_legend import draw_legend, legend
from signatories.charts.map_status import ORDINALS, OUTSIDE, TileStatus, grid, tile_statuses
from signatories.charts.svg import EDGE, WIDTH, Block, Picture, assemble, tag, text, tooltip
from signatories.charts.tile import code_on, flag, square
from signatories.domain.dates import day as as_day
from signatories.domain.dates import day_in_words
from signatories.domain.problems import QueryError
from signatories.domain.statuses import ACTIONS
from signatories.query import syntax
from signatories.query.syntax import Question
from signatories.register.tables import Register

COLUMNS: Final = 20
GAP: Final = 1.6

LEGEND_ROW: Final = 16
"""The row at which the lower left of the grid, south of America, is free for the legend …"""

LEGEND_ROOM: Final = 0.42
"""… and the share of the width that is free there."""

Link = Callable[[str], str | None]
"""The address of a country's page by its code; None where it has none."""


def tile_map(
    register: Register,
    words: Question,
    as_of: str,
    versus: Sequence[Question] = (),
    *,
    names: dict[str, str] | None = None,
    link: Link | None = None,
    wide: int = WIDTH,
) -> Picture:
    """Draw who is in an expression on a day; with one to three others, who is in which.

    Every state of today has a tile; who is in and has none stands below the grid, so that the tiles and
    the counts of the legend agree. `link` makes tiles links.

    Raises:
        QueryError: an expression is wrong, or there are more than four.
    """
    day = as_day(as_of)
    trees = map_trees(register, words, versus)
    rows = tile_statuses(register, trees, day, names=names)
    entries = legend(register, rows, trees, day)
    headline, subtitle = _words_above(register, trees, day)
    pitch = (wide - 2 * EDGE) / COLUMNS
    size = pitch - GAP, len(trees)
    placed = [(row, place) for row in rows if (place := grid().get(row.code))]
    parts = [_tile(row, EDGE + pitch * at.column, pitch * at.row, *size, link) for row, at in placed]
    bottom = pitch * (1 + max(tile.row for tile in grid().values()))
    corner = draw_legend(entries, pitch * LEGEND_ROW + 4, LEGEND_ROOM * wide, len(trees))
    if corner.end > bottom + 40:
        corner = draw_legend(entries, bottom + 8, wide - 2 * EDGE, len(trees))
    parts.append(corner.markup)
    below = _extras(
        [row for row in rows if not isinstance(row.row, int)], max(corner.end, bottom) + 6, wide, size, link
    )
    parts.append(below.markup)
    desc = "; ".join(f"{entry.number} {entry.words}" for entry in entries)
    notes = [f"{row.country}, disputed: {row.disputed}" for row in rows if row.disputed]
    notes += notes_below(register, trees, [row.code for row in rows if row.standing not in OUTSIDE], day)
    return assemble(headline, subtitle, f"{desc}.", parts, (wide, below.end), notes)


def _words_above(register: Register, trees: Sequence[syntax.Expression], day: str) -> tuple[str, str]:
    """Return the headline and the subtitle."""
    when = f"{day_in_words(day)}{reach_phrase(register, trees, day)}"
    if len(trees) > 2:
        return f"Who is in which of {len(trees)} sets", f"On {when}"
    if len(trees) == 2:
        return join_and([set_name(register, tree) for tree in trees]), f"Who is in which on {when}"
    term = syntax.is_single(trees[0])
    headline = set_name(register, term._replace(facet="", day=None) if term else trees[0])
    by = "by" if term and term.facet in ACTIONS else "on"
    return headline, f"{capitalize(noun(register, trees[0]))} {by} {when}"


def map_trees(register: Register, words: Question, versus: Sequence[Question]) -> list[syntax.Expression]:
    """Return the sets of a map.

    Raises:
        QueryError: an expression is wrong, or there are more than four.
    """
    if len(versus) >= len(ORDINALS):
        raise QueryError(f"a map shows 1 to {len(ORDINALS)} sets, not {len(versus) + 1}: use `chart overlap`")
    return [syntax.parse(question, register) for question in (words, *versus)]


@lru_cache(2048)  # on the maps of a whole record most tiles are the same
def _tile(row: TileStatus, x: float, y: float, side: float, number: int, link: Link | None) -> str:
    words = ", ".join(filter(None, (row.country, row.note or row.standing)))
    words = days_in_words(words)
    parts = [tooltip(words), square(row.standing, x, y, side, number)]
    parts += [flag(x, y, side, row.standing, number)] if row.disputed else []
    parts.append(code_on(row.code, row.standing, x, y, side, number))
    address = link(row.code) if link else None
    if address:
        return tag("a", "".join(parts), href=address, aria_label=words)
    return tag("g", "".join(parts))


def _extras(
    rows: Sequence[TileStatus], y: float, wide: float, size: tuple[float, int], link: Link | None
) -> Block:
    """Draw those without a place on the grid: organisations, territories, states that ceased to exist."""
    if not rows:
        return Block("", y)
    side, number = size
    parts = [text(EDGE, y + 12, "Not on the map", "p-soft")]
    x, y = float(EDGE), y + 19
    for row in rows:
        name = truncate(row.country, wide - 2 * EDGE - side - 19, 12)
        long = side + 5 + width(name, 12) + 14
        if x > EDGE and x + long > wide - EDGE:
            x, y = float(EDGE), y + side + GAP
        parts.append(_tile(row, x, y, side, number, link) + text(x + side + 5, y + side / 2 + 4.3, name))
        x += long
    return Block("".join(parts), y + side + GAP)
