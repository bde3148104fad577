"""What two to six sets share: how many are in exactly these of them, and in no other."""

from collections import Counter
from collections.abc import Sequence
from itertools import product
from typing import Final, NamedTuple

from signatories.charts.captions import headline, spelled, told, when
from signatories.charts.font_metrics import cut, width
from signatories.charts.svg import EDGE, WIDTH, Picture, drawn, filled, hatch, head, line, rect, tag, text
from signatories.domain.dates import day as as_day
from signatories.domain.problems import QueryError
from signatories.query import evaluate as sets
from signatories.query.evaluate import CERTAIN, POSSIBLE, Expression, Question
from signatories.register.tables import Register

LEAST, MOST = 2, 6
ROW: Final = 22.0
STEP: Final = 18.0
"""From one column of dots to the next."""


class Share(NamedTuple):
    """Those in exactly these sets: so many for certain, so many possible besides, and their codes.

    `sets` are the expressions, joined by " + ". `certain_codes` and `possible_codes` have blanks between.
    """

    sets: str
    certain: int
    possible: int
    certain_codes: str
    possible_codes: str


def shares(register: Register, expressions: Sequence[Question], as_of: str) -> list[Share]:
    """Every combination of the sets that somebody is in, the largest first.

    A country whose dates leave open in which sets it is counts as possible in each combination they allow.

    Raises:
        QueryError: fewer than two expressions, or more than six.
    """
    found = _combinations(register, expressions, as_of)[0]
    names = [spelled(words) for words in expressions]
    return [
        Share(" + ".join(names[i] for i in which), len(sure), len(maybe), " ".join(sure), " ".join(maybe))
        for which, sure, maybe in found
    ]


_Combination = tuple[tuple[int, ...], list[str], list[str]]


def _combinations(
    register: Register, expressions: Sequence[Question], as_of: str
) -> tuple[list[_Combination], list[tuple[int, int]], list[Expression]]:
    """The combinations, the sizes of the sets (certain, possible besides), and the sets themselves."""
    if not LEAST <= len(expressions) <= MOST:
        raise QueryError(
            f"an overlap is one of {LEAST} to {MOST} expressions, each in quotes where it has several words"
        )
    on = as_day(as_of)
    trees = [sets.parse(words, register) for words in expressions]
    found = [sets.levels(tree, register, on) for tree in trees]
    sure: dict[tuple[int, ...], list[str]] = {}
    maybe: dict[tuple[int, ...], list[str]] = {}
    for code in sorted(set().union(*found)):
        levels = [level.get(code, 0) for level in found]
        ways = [(False, True) if level == POSSIBLE else (level == CERTAIN,) for level in levels]
        readings = [tuple(i for i, inside in enumerate(way) if inside) for way in product(*ways)]
        for reading in filter(None, readings):
            (sure if len(readings) == 1 else maybe).setdefault(reading, []).append(code)
    order = sorted({*sure, *maybe}, key=lambda w: (-len(sure.get(w, ())), -len(maybe.get(w, ())), len(w), w))
    sizes = []
    for level in found:
        number = Counter(level.values())
        sizes.append((number[CERTAIN], number[POSSIBLE]))
    return [(which, sure.get(which, []), maybe.get(which, [])) for which in order], sizes, trees


def overlap(register: Register, expressions: Sequence[Question], as_of: str) -> Picture:
    """The sizes of all combinations of two to six sets, a row each, with the codes where there is room."""
    on = as_day(as_of)
    rows, sizes, trees = _combinations(register, expressions, as_of)
    names = [spelled(words) for words in expressions]
    title = f"Who is in which: {', '.join(names[:-1])} and {names[-1]}"
    top, y = head(title, [f"Countries and organisations in exactly these sets, {when(on)}"])
    parts = [top]
    left = EDGE + STEP * len(names) + 8
    titles = [headline(register, words, tree) for words, tree in zip(expressions, trees, strict=True)]
    start = y
    for i, (name, size) in enumerate(zip(titles, sizes, strict=True)):
        x, middle = EDGE + STEP * (i + 0.5), y + ROW * (i + 0.5)
        number = f"{size[0]}{f' to {sum(size)}' if size[1] else ''}"
        parts.append(line(x, middle, x, start + ROW * len(names) + 4, "p-rule"))
        parts.append(line(x, middle, left - 4, middle, "p-rule"))
        parts.append(tag("circle", cx=x, cy=middle, r=5, class_="p-dot"))
        shown = names[i] if name == names[i] else f"{names[i]}: {name}"
        shown = cut(shown, WIDTH - EDGE - left - width(number, 12, "bold") - 8, 12)
        parts.append(text(left, middle + 4, shown, "p-text"))
        parts.append(text(WIDTH - EDGE, middle + 4, number, "p-bold", "end"))
    y += ROW * len(names) + 8
    parts.append(line(EDGE, y, WIDTH - EDGE, y, "p-axis"))
    y += 6
    most = max([len(sure) + len(maybe) for _, sure, maybe in rows] or [1])
    for which, sure, maybe in rows:
        parts.append(_row(which, sure, maybe, len(names), most, y))
        y += ROW
    notes = ["Bars: in exactly the sets with a dark dot, for certain."]
    if any(maybe for _, _, maybe in rows):
        notes = ["Solid: in exactly the sets with a dark dot, for certain. Hatched: the dates leave it open."]
    notes += told(register, trees, {code for _, sure, _ in rows for code in sure}, on)
    said = "; ".join(f"{' + '.join(names[i] for i in which)}: {len(sure)}" for which, sure, _ in rows)
    return drawn(title, f"{said}.", [tag("defs", hatch("maybe", "p-paper", "p-a")), *parts], y + 4, notes)


def _row(
    which: Sequence[int], sure: Sequence[str], maybe: Sequence[str], columns: int, most: int, y: float
) -> str:
    left = EDGE + STEP * columns + 8
    middle = y + ROW / 2
    parts = [
        tag("circle", cx=EDGE + STEP * (i + 0.5), cy=middle, r=5, class_="p-dot" if i in which else "p-hole")
        for i in range(columns)
    ]
    if len(which) > 1:
        ends = EDGE + STEP * (which[0] + 0.5), EDGE + STEP * (which[-1] + 0.5)
        parts.insert(0, line(ends[0], middle, ends[1], middle, "p-link"))
    number = f"{len(sure)}{f' to {len(sure) + len(maybe)}' if maybe else ''}"
    room = WIDTH - EDGE - left - width(number, 12, "bold") - 60
    long, more = len(sure) / most * room, len(maybe) / most * room
    if sure:
        parts.append(rect(left, middle - 7, max(long, 1.5), 14, "p-a"))
    if maybe:
        parts.append(rect(left + long, middle - 7, max(more, 2), 14, None, fill=filled("maybe")))
    x = left + long + more + 6
    parts.append(text(x, middle + 4, number, "p-bold"))
    x += width(number, 12, "bold") + 6
    codes = [*sure, *(f"?{code}" for code in maybe)]
    if width(" ".join(codes), 12) <= WIDTH - EDGE - x:
        parts.append(text(x, middle + 4, " ".join(codes), "p-soft"))
    return "".join(parts)
