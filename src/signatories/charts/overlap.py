"""The chart of overlaps: how many are in exactly these of two to six sets, and in no other."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from signatories.charts.captions import expression_text, notes_below, reach_phrase, set_name, set_with_count
from signatories.charts.font_metrics import width, wrap_text
from signatories.charts.regions import Region, regions
from signatories.charts.svg import EDGE, WIDTH, Picture, assemble, hatch, line, rect, tag, text
from signatories.domain.dates import day as as_day
from signatories.domain.dates import day_in_words
from signatories.domain.problems import QueryError
from signatories.query import syntax
from signatories.query.counts import number_span
from signatories.query.syntax import Expression, Question
from signatories.register.lookup import short_names
from signatories.register.tables import Register, spelling

LEAST, MOST = 2, 6
ROW: Final = 22.0
STEP: Final = 18.0
"""From one column of dots to the next."""


class Share(NamedTuple):
    """The countries in exactly these sets: at least and at most so many, with the unnamed taken into account.

    Each is certain, possible by its dates, or in them unless it is among those that no list names.

    `sets` are the expressions, joined by " + ". The columns of codes have blanks between them.
    """

    sets: str
    at_least: int
    at_most: int
    certain: int
    possible: int
    unlisted: int
    certain_codes: str
    possible_codes: str
    unlisted_codes: str


def shares(register: Register, expressions: Sequence[Question], as_of: str) -> list[Share]:
    """Return every region of the sets that somebody can be in, the largest first.

    Raises:
        QueryError: fewer than two expressions, or more than six.
    """
    names = [expression_text(words) for words in expressions]
    return [
        Share(
            " + ".join(names[i] for i in region.sets),
            region.low,
            region.high,
            len(region.certain),
            len(region.possible),
            len(region.unlisted),
            " ".join(region.certain),
            " ".join(region.possible),
            " ".join(region.unlisted),
        )
        for region in regions(register, _trees(register, expressions), as_day(as_of))
    ]


def _trees(register: Register, expressions: Sequence[Question]) -> list[Expression]:
    if not LEAST <= len(expressions) <= MOST:
        raise QueryError(
            f"an overlap is one of {LEAST} to {MOST} expressions, each in quotes where it has several words"
        )
    return [syntax.parse(words, register) for words in expressions]


def overlap(
    register: Register,
    expressions: Sequence[Question],
    as_of: str,
    *,
    names: dict[str, str] | None = None,
    wide: int = WIDTH,
) -> Picture:
    """Draw the sizes of the regions of two to six sets, a row each, with its countries where there is room.

    Raises:
        QueryError: fewer than two expressions, or more than six.
    """
    day = as_day(as_of)
    trees = _trees(register, expressions)
    rows = regions(register, trees, day)
    titles = [set_name(register, tree) for tree in trees]
    country_names = {**short_names(register), **(names or {})}
    parts, y = _columns(register, trees, day, wide)
    frame = _Frame(len(trees), wide, max([len(region.codes) for region in rows] or [1]))
    for region in rows:
        parts.append(_row(region, frame, country_names, y))
        y += ROW
    notes = ["Solid: in exactly the sets with a dark dot, for certain."]
    if any(region.possible for region in rows):
        notes[0] += " Hatched: the dates leave it open."
    if any(region.unlisted for region in rows):
        notes[0] += " Outlined: no list names everybody in another of the sets, so they may be in it too."
    if any(region.unnamed for region in rows):
        notes[0] += " The greater number counts those whom no source names and who may be in these sets."
    notes += notes_below(register, trees, {code for region in rows for code in region.codes}, day)
    desc = "; ".join(f"{' + '.join(titles[i] for i in region.sets)}: {_number(region)}" for region in rows)
    subtitle = f"Countries and organisations in exactly these sets on {day_in_words(day)}"
    subtitle += reach_phrase(register, trees, day)
    return assemble(
        f"Who is in which of {len(trees)} sets",
        subtitle,
        f"{desc or 'Nobody is in any'}.",
        parts,
        (wide, y + 4),
        notes,
    )


class _Frame(NamedTuple):
    columns: int
    wide: int
    most: int

    @property
    def left(self) -> float:
        return EDGE + STEP * self.columns + 8


def _columns(register: Register, trees: Sequence[Expression], day: str, wide: int) -> tuple[list[str], float]:
    """Return the head of the columns of dots: each set with its name and size."""
    left = EDGE + STEP * len(trees) + 8
    room = wide - EDGE - left
    heads = [wrap_text(set_with_count(register, tree, day), room, 12) for tree in trees]
    end = sum(15 * len(lines) + 7 for lines in heads)
    parts, y = [], 0.0
    for i, lines in enumerate(heads):
        x, middle = EDGE + STEP * (i + 0.5), y + 11.0
        parts.append(line(x, middle, x, end + 4, "p-rule"))
        parts.append(line(x, middle, left - 4, middle, "p-rule"))
        parts.append(tag("circle", cx=x, cy=middle, r=5, class_="p-dot"))
        parts += [text(left, middle + 4 + 15 * n, words) for n, words in enumerate(lines)]
        y += 15 * len(lines) + 7
    parts.append(line(EDGE, y + 4, wide - EDGE, y + 4, "p-axis"))
    return parts, y + 10


def _number(region: Region) -> str:
    """Return how many are in a region, at least and at most."""
    return number_span(region.low, region.high)


def _row(region: Region, frame: _Frame, country_names: dict[str, str], y: float) -> str:
    middle = y + ROW / 2
    parts = [
        tag(
            "circle",
            cx=EDGE + STEP * (i + 0.5),
            cy=middle,
            r=5,
            class_="p-dot" if i in region.sets else "p-hole",
        )
        for i in range(frame.columns)
    ]
    if len(region.sets) > 1:
        ends = EDGE + STEP * (region.sets[0] + 0.5), EDGE + STEP * (region.sets[-1] + 0.5)
        parts.insert(0, line(ends[0], middle, ends[1], middle, "p-link"))
    number = _number(region)
    room = frame.wide - EDGE - frame.left - width(number, 12, "bold") - 60
    x = frame.left
    for codes, look in ((region.certain, "p-a"), (region.possible, "hatch"), (region.unlisted, "p-outline")):
        long = max(len(codes) / frame.most * room, 2.0) if codes else 0.0
        if codes and look == "hatch":
            parts.append(hatch(x, middle - 7, long, 14, "p-paper", "p-a"))
        elif codes and look == "p-outline":
            parts.append(rect(x + 0.6, middle - 6.4, max(long - 1.2, 0.8), 12.8, look))
        elif codes:
            parts.append(rect(x, middle - 7, long, 14, look))
        x += long
    parts.append(text(x + 6, middle + 4, number, "p-bold"))
    x += 12 + width(number, 12, "bold")
    vague = (*region.possible, *region.unlisted)
    marked = [*region.certain, *(f"?{code}" for code in vague)]
    named = [
        *_by_name(country_names, region.certain),
        *(f"?{name}" for name in _by_name(country_names, vague)),
    ]
    for words in (", ".join(named), " ".join(marked)):
        if width(words, 12) <= frame.wide - EDGE - x:
            parts.append(text(x, middle + 4, words, "p-soft"))
            break
    return "".join(parts)


def _by_name(country_names: dict[str, str], codes: Sequence[str]) -> list[str]:
    return sorted((country_names[code] for code in codes), key=spelling)
