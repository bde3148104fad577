"""A world of equal tiles, one a country: who is in, or who is in which of two."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, NamedTuple

from signatories.charts.captions import headline, key, nouns, spelled, told, when
from signatories.charts.font_metrics import cut, width, wrapped
from signatories.charts.map_status import (
    BOTH,
    CERTAINLY,
    FIRST,
    FORMER,
    OUT,
    POSSIBLY,
    SECOND,
    Standing,
    contested,
    grid,
    nameless,
    standings,
)
from signatories.charts.svg import (
    EDGE,
    WIDTH,
    Picture,
    clean,
    drawn,
    filled,
    hatch,
    head,
    line,
    rect,
    tag,
    text,
)
from signatories.charts.svg import told as saying
from signatories.domain.dates import day as as_day
from signatories.query import evaluate as sets
from signatories.query.evaluate import Question
from signatories.register.tables import Register

PITCH: Final = 23.6
"""From one tile to the next."""

SIDE: Final = 22.0

NARROWER: Final = 0.92
"""What codes are narrowed by, so that those with wide letters look like the others."""

LEGEND_ROW: Final = 16
"""The row at which the lower left of the grid, south of America, is free for the legend …"""

LEGEND_ROOM: Final = 200.0
"""… and how wide it is."""

Link = Callable[[str], str | None]
"""The address of a country's page by its code; None where it has none."""


class Class(NamedTuple):
    """How the tiles of one standing look: the class or the pattern that fills them, and the type on them."""

    fill: str | None
    pattern: str | None
    type: str
    more: str = ""


CLASSES: Final = {
    CERTAINLY: Class("p-a", None, "p-code-on"),
    POSSIBLY: Class(None, "possible", "p-code-ink", "p-outline"),
    FORMER: Class("p-gone", None, "p-code"),
    BOTH: Class("p-both", None, "p-code-on"),
    FIRST: Class("p-a", None, "p-code-on"),
    SECOND: Class(None, "second", "p-code-b p-halo-b"),
    OUT: Class("p-blank", None, "p-code"),
}


class Line(NamedTuple):
    """A line of the legend: the standing, how many have it, and what it is called."""

    standing: str
    number: int
    words: str


def legend(
    register: Register, rows: Sequence[Standing], words: Question, as_of: str, versus: Question | None
) -> list[Line]:
    """What the tiles mean and how many there are of each; those named by no source are counted too."""
    number = Counter(row.standing for row in rows)
    on = as_day(as_of)
    trees = [sets.parse(question, register) for question in (words, versus) if question is not None]
    known = all(
        sets.is_complete(register, term.instrument, day)
        for tree in trees
        for term, day in sets.terms(tree, on)
    )
    absent = ("not in", "in neither") if known else ("not known to be in", "not known in either")
    out = Line(OUT, number[OUT], absent[versus is not None])
    if versus is None:
        sure, maybe = nameless(register, words, on)
        named = nouns(register, sets.parse(words, register))
        total = number[CERTAINLY] + sure
        hidden = f", {sure} of them named by no source" if sure else ""
        lines = [Line(CERTAINLY, total, f"{named[total != 1]}{hidden}")]
        lines.append(Line(POSSIBLY, number[POSSIBLY] + maybe, "possibly: the dates leave it open"))
        lines.append(Line(FORMER, number[FORMER], "no longer"))
    else:
        a, b = spelled(words), spelled(versus)
        lines = [
            Line(BOTH, number[BOTH], "in both"),
            Line(FIRST, number[FIRST], f"only {a}"),
            Line(SECOND, number[SECOND], f"only {b}"),
            Line(POSSIBLY, number[POSSIBLY], "possibly: the dates leave it open"),
        ]
    keep = (CERTAINLY, BOTH, FIRST, SECOND)
    return [*(entry for entry in lines if entry.number or entry.standing in keep), out]


def tile_map(
    register: Register,
    words: Question,
    as_of: str,
    versus: Question | None = None,
    *,
    names: dict[str, str] | None = None,
    link: Link | None = None,
) -> Picture:
    """Who is in an expression on a day; with `versus`, who is in which of two.

    Every state of today has a tile; who is in and has none stands below the grid, so that the tiles and
    the counts of the legend agree. `link` makes tiles links.
    """
    on = as_day(as_of)
    rows = standings(register, words, on, versus, names=names)
    lines = legend(register, rows, words, on, versus)
    asked = [words] if versus is None else [words, versus]
    trees = [sets.parse(question, register) for question in asked]
    title = " and ".join(map(partial(headline, register), asked, trees))
    below = [f"{'Who is in which' if versus is not None else 'Who is in'}, {when(on)}"]
    top, y = head(title, below)
    parts = [tag("defs", _patterns()), top]
    placed = [(row, place) for row in rows if (place := grid().get(row.code))]
    parts += [_tile(row, EDGE + PITCH * at.column, y + PITCH * at.row, link) for row, at in placed]
    box, low = _legend(lines, y + PITCH * LEGEND_ROW + 4)
    parts.append(box)
    bottom = max(low, y + PITCH * (1 + max(tile.row for tile in grid().values())))
    extra, bottom = _extras([row for row in rows if not isinstance(row.row, int)], bottom + 6, link)
    parts.append(extra)
    used = [id for tree in trees for id in sets.instruments_of(tree)]
    notes = key(register, used) if versus is not None or not sets.is_single(trees[0]) else []
    codes = [row.code for row in rows if row.standing]
    said = "; ".join(f"{entry.number} {entry.words}" for entry in lines)
    for question in asked:
        notes += contested(register, question, on, names)
    notes += told(register, trees, codes, on)
    return drawn(f"{title}: {below[0]}", f"{said}.", parts, bottom, notes)


def _patterns() -> str:
    return hatch("possible", "p-paper", "p-a-pale") + hatch("second", "p-b-ground", "p-b-stripe", -45)


def _square(look: Class, x: float, y: float, side: float) -> str:
    if look.pattern:
        square = rect(x, y, side, side, None, fill=filled(look.pattern))
        return square + (rect(x + 0.6, y + 0.6, side - 1.2, side - 1.2, look.more) if look.more else "")
    if look.fill == "p-gone":
        square = rect(x + 0.6, y + 0.6, side - 1.2, side - 1.2, look.fill)
        return square + line(x + 3, y + side - 3, x + side - 3, y + side - 3, "p-strike")
    return rect(x, y, side, side, look.fill)


def _tile(row: Standing, x: float, y: float, link: Link | None) -> str:
    look = CLASSES[row.standing]
    room = min(NARROWER * width(row.code, 12, "narrow"), SIDE - 1.6)
    label = tag(
        "text", clean(row.code), x=x + SIDE / 2, y=y + 15.3, class_=look.type, text_anchor="middle",
        textLength=room, lengthAdjust="spacingAndGlyphs",
    )  # fmt: skip
    said = ", ".join(filter(None, (row.country, row.note or row.standing or "not in")))
    tile = saying(said) + _square(look, x, y, SIDE) + label
    address = link(row.code) if link else None
    if address:
        return tag("a", tile, href=address, aria_label=said)
    return tag("g", tile)


def _legend(lines: Sequence[Line], y: float) -> tuple[str, float]:
    parts = []
    start = EDGE + 19 + max(width(str(entry.number), 15, "bold") for entry in lines) + 6
    for entry in lines:
        parts.append(_square(CLASSES[entry.standing], EDGE, y, 13))
        parts.append(text(start - 6, y + 11.5, str(entry.number), "p-figure", "end"))
        for i, words in enumerate(wrapped(entry.words, LEGEND_ROOM - start, 12)):
            y += 14 * (i > 0)
            parts.append(text(start, y + 11.5, words, "p-text"))
        y += 19
    return "".join(parts), y


def _extras(rows: Sequence[Standing], y: float, link: Link | None) -> tuple[str, float]:
    """Those without a place on the grid: organisations, territories, states that are no more."""
    if not rows:
        return "", y
    parts = [text(EDGE, y + 12, "Not on the map", "p-soft")]
    x, y = float(EDGE), y + 19
    for row in rows:
        name = cut(row.country, WIDTH / 2, 12)
        wide = SIDE + 5 + width(name, 12) + 14
        if x > EDGE and x + wide > WIDTH - EDGE:
            x, y = float(EDGE), y + PITCH
        parts.append(_tile(row, x, y, link) + text(x + SIDE + 5, y + 15.3, name, "p-text"))
        x += wide
    return "".join(parts), y + PITCH
