"""The chart of growth: steps, a band where dates are imprecise, waves and withdrawals by name."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from signatories.charts.axes import Days, round_numbers
from signatories.charts.captions import capitalize, notes_below, noun, reach_phrase, set_with_count
from signatories.charts.font_metrics import width, wrap_text
from signatories.charts.growth_labels import HEADROOM, Frame, label_waves
from signatories.charts.svg import EDGE, WIDTH, Picture, assemble, line, tag, text
from signatories.domain.dates import day as as_day
from signatories.domain.dates import day_in_words
from signatories.domain.dates import parse as parse_date
from signatories.domain.problems import QueryError
from signatories.names.arguments import instrument_id
from signatories.query.certainties import about
from signatories.query.counts import Standings
from signatories.query.members import title
from signatories.query.syntax import Term
from signatories.register.particulars import particulars_of
from signatories.register.tables import Register

MOST: Final = 6
"""The number of instruments that one chart can tell apart."""

SERIES: Final = "abcdef"

HIGH: Final = 220.0
"""The height of the scale in a picture of the usual width."""


class Point(NamedTuple):
    """The numbers in an instrument from this day on: so many for certain, and so many possible besides."""

    day: str
    instrument: str
    members: int
    possible: int


def points(
    register: Register, ids: Sequence[str], as_of: str, counts: Standings | None = None
) -> list[Point]:
    """Return the steps of every instrument up to a day: one row wherever the numbers change.

    `counts` are numbers looked up before.
    """
    last = as_day(as_of)
    counts = counts or Standings(register)
    result: list[Point] = []
    for id in dict.fromkeys(instrument_id(register, id) for id in ids):
        before = (0, 0)
        for day in counts.change_days(Term(id, "", None)):
            if day > last:
                break
            now = counts.on(Term(id, "", None), day)
            if (now.low, now.high - now.low) != before:
                before = now.low, now.high - now.low
                result.append(Point(day, id, *before))
    return result


def growth(
    register: Register,
    ids: Sequence[str],
    as_of: str,
    *,
    names: dict[str, str] | None = None,
    wide: int = WIDTH,
    counts: Standings | None = None,
) -> Picture:
    """Draw how one to six instruments grew up to a day. Waves and withdrawals of a single one are named.

    Raises:
        QueryError: more instruments than a chart can tell apart.
    """
    day = as_day(as_of)
    wanted = list(dict.fromkeys(instrument_id(register, id) for id in ids))
    if not 1 <= len(wanted) <= MOST:
        raise QueryError(f"a chart of growth shows 1 to {MOST} instruments, not {len(wanted)}")
    terms = [Term(id, "", None) for id in wanted]
    series = {id: _series(register, id, points(register, [id], day, counts), day) for id in wanted}
    single = wanted[0] if len(wanted) == 1 else None
    over_time = f"{capitalize(noun(register, terms[0]))} over time, to" if single else "To"
    subtitle = f"{over_time} {day_in_words(day)}{reach_phrase(register, terms, day)}"
    parts, top = ([], 0.0) if single else _legend(register, series, terms, wide)
    tall = round_numbers(max(p.members + p.possible for steps in series.values() for p in steps))
    left = EDGE + 6 + width(str(tall[-1]), 12)
    right = wide - EDGE - 8 - max(width(_span(steps[-1]), 12, "bold") for steps in series.values())
    begin = min(steps[0].day for steps in series.values())
    days = Days(begin, max(steps[-1].day for steps in series.values()), left, right)
    frame = Frame(days, top + HEADROOM, HIGH * wide / WIDTH, tall[-1])
    parts.append(_grid(frame, tall, wide - EDGE))
    for place, (id, steps) in enumerate(series.items()):
        parts.append(_curve(frame, steps, SERIES[place], _complete_to(register, id)))
    notes = []
    if single:
        path = _path(frame, series[single])
        labels, unlabelled = label_waves(register, single, frame, path, day, names)
        parts += labels
        notes += [f"Out: {'; '.join(unlabelled)}."] if unlabelled else []
    parts += _ends(frame, series)
    if any((end := _complete_to(register, id)) and end < series[id][-1].day for id in wanted):
        notes.append("Lighter: the last known number, carried forward after the record is complete.")
    if any(p.possible for steps in series.values() for p in steps):
        notes.append("The band: dates are not known to the day, so the number lies within it.")
    notes += notes_below(register, terms, (), day)
    titles = [title(register, id) for id in wanted]
    ends = [f"{words}: {_span(series[id][-1])}" for words, id in zip(titles, wanted, strict=True)]
    desc = f"{'; '.join(ends)} on {day_in_words(max(steps[-1].day for steps in series.values()))}."
    headline = titles[0] if single else f"How {len(titles)} instruments grew"
    return assemble(headline, subtitle, desc, parts, (wide, frame.bottom + 24), notes)


def _legend(
    register: Register, series: dict[str, list[Point]], terms: Sequence[Term], wide: int
) -> tuple[list[str], float]:
    """Return a sample of each line with the title of its instrument and what its number is made of."""
    parts, y = [], 0.0
    for place, (steps, term) in enumerate(zip(series.values(), terms, strict=True)):
        words = set_with_count(register, term, steps[-1].day)
        parts.append(line(EDGE, y + 8, EDGE + 26, y + 8, f"p-steps p-line-{SERIES[place]}"))
        for row in wrap_text(words, wide - 2 * EDGE - 34, 12):
            parts.append(text(EDGE + 34, y + 12, row, "p-text"))
            y += 15
        y += 3
    return parts, y + 2


def _span(point: Point) -> str:
    return f"{point.members} to {point.members + point.possible}" if point.possible else str(point.members)


def _complete_to(register: Register, id: str) -> str | None:
    """Return the last day on which the record names everybody; None where no such list is known."""
    return about(register, id).last_known_day


def _series(register: Register, id: str, steps: list[Point], day: str) -> list[Point]:
    """Return the steps from the instrument's opening to the day asked about, or to its own end."""
    about = particulars_of(register, id)
    start = min(parse_date(about.opened).earliest, day, *(p.day for p in steps[:1]))
    end = min(day, parse_date(about.closed).latest) if about.closed else day
    within = [p for p in steps if p.day <= end]
    if not within or within[0].day > start:
        within.insert(0, Point(start, id, 0, 0))
    return [*within, within[-1]._replace(day=end)]


def _grid(frame: Frame, tall: Sequence[int], edge: float) -> str:
    parts = []
    for number in tall:
        y = frame.up(number)
        parts.append(line(frame.days.left, y, frame.days.right, y, "p-axis" if number == 0 else "p-rule"))
        parts.append(text(frame.days.left - 5, y + 4, str(number), "p-soft", "end"))
    for day, name in frame.days.ticks(6):
        x = frame.days.at(day)
        wide = width(name, 12) / 2
        if x - wide >= EDGE and x + wide <= edge:
            parts.append(line(x, frame.bottom, x, frame.bottom + 4, "p-axis"))
            parts.append(text(x, frame.bottom + 17, name, "p-soft", "middle"))
    return "".join(parts)


def _path(frame: Frame, steps: Sequence[Point], possible: bool = False) -> list[tuple[float, float]]:
    """Return the corners of the steps, from left to right; of the upper edge of the band with `possible`."""
    corners: list[tuple[float, float]] = []
    for step in steps:
        x, y = frame.days.at(step.day), frame.up(step.members + step.possible * possible)
        if corners:
            corners.append((x, corners[-1][1]))
        corners.append((x, y))
    return corners


def _points(corners: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:.2f},{y:.2f}" for x, y in corners)


def _curve(frame: Frame, steps: Sequence[Point], letter: str, complete_to: str | None) -> str:
    """Return the band and the line; lighter after the last day on which the record names everybody."""
    last = steps[-1].day
    end_of_list = min(complete_to, last) if complete_to else last
    then = next(step for step in reversed(steps) if step.day <= max(end_of_list, steps[0].day))
    known = [*(s for s in steps if s.day <= end_of_list), then._replace(day=max(end_of_list, steps[0].day))]
    later = [then._replace(day=max(end_of_list, steps[0].day)), *(s for s in steps if s.day > end_of_list)]
    parts = []
    if any(step.possible for step in steps):
        around = [*_path(frame, steps, possible=True), *reversed(_path(frame, steps))]
        parts.append(tag("polygon", points=_points(around), class_=f"p-fill-{letter} p-band"))
    parts.append(tag("polyline", points=_points(_path(frame, known)), class_=f"p-steps p-line-{letter}"))
    if end_of_list < last:
        parts.append(
            tag("polyline", points=_points(_path(frame, later)), class_=f"p-steps p-line-{letter} p-later")
        )
        x, y = frame.days.at(end_of_list), frame.up(then.members)
        parts.append(line(x, y - 5, x, y + 5, "p-axis"))
    return "".join(parts)


def _ends(frame: Frame, series: dict[str, list[Point]]) -> list[str]:
    """Return the last number of every line at its end, moved apart where they would touch."""
    words = [_span(steps[-1]) for steps in series.values()]
    order = sorted(range(len(words)), key=lambda i: -list(series.values())[i][-1].members)
    heights = [frame.up(steps[-1].members) + 4 for steps in series.values()]
    for upper, lower in pairwise(order):
        heights[lower] = max(heights[lower], heights[upper] + 15)
    over = max(0.0, heights[order[-1]] - (frame.bottom + 4)) if order else 0
    if over:
        heights[order[-1]] -= over
        for lower, upper in pairwise(reversed(order)):
            heights[upper] = min(heights[upper], heights[lower] - 15)
    x = frame.days.right + 6
    return [text(x, heights[i], words[i], f"p-text-{SERIES[i]}") for i in range(len(words))]
