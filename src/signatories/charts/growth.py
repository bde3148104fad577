"""How many were in, day by day: steps, a band where dates are imprecise, waves and withdrawals by name."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from signatories.charts.axes import Days, round_numbers
from signatories.charts.captions import NOUNS, key, told, when
from signatories.charts.font_metrics import width
from signatories.charts.growth_labels import HEADROOM, HIGH, Frame, labelled
from signatories.charts.svg import EDGE, WIDTH, Picture, drawn, head, line, tag, text
from signatories.domain.dates import day as as_day
from signatories.domain.dates import parse as parse_date
from signatories.domain.problems import QueryError
from signatories.query.counts import Standings
from signatories.query.evaluate import Term
from signatories.query.members import title
from signatories.register.contents import particulars_of
from signatories.register.lookup import instrument_id
from signatories.register.tables import Register

MOST: Final = 6
"""How many instruments one chart can tell apart."""

SERIES: Final = "abcdef"


class Point(NamedTuple):
    """From this day on: so many in an instrument for certain, and so many possible besides."""

    day: str
    instrument: str
    members: int
    possible: int


def points(register: Register, ids: Sequence[str], as_of: str) -> list[Point]:
    """The steps of every instrument up to a day: one row wherever the numbers change."""
    on = as_day(as_of)
    asked = Standings(register)
    result: list[Point] = []
    for id in dict.fromkeys(instrument_id(register, id) for id in ids):
        before = (0, 0)
        for day in asked.change_days(Term(id, "", None)):
            now = asked.on(Term(id, "", None), day)
            if day <= on and (now.low, now.high - now.low) != before:
                before = now.low, now.high - now.low
                result.append(Point(day, id, *before))
    return result


def growth(
    register: Register, ids: Sequence[str], as_of: str, *, names: dict[str, str] | None = None
) -> Picture:
    """How one to six instruments grew up to a day. Waves and withdrawals are named where there is one.

    Raises:
        QueryError: more instruments than a chart can tell apart.
    """
    on = as_day(as_of)
    wanted = list(dict.fromkeys(instrument_id(register, id) for id in ids))
    if not 1 <= len(wanted) <= MOST:
        raise QueryError(f"a chart of growth shows 1 to {MOST} instruments, not {len(wanted)}")
    series = {id: _series(register, id, points(register, [id], on), on) for id in wanted}
    begin = min(steps[0].day for steps in series.values())
    tall = round_numbers(max(p.members + p.possible for steps in series.values() for p in steps))
    single = wanted[0] if len(wanted) == 1 else None
    ends = [f"{'' if single else f'{id} '}{_span(steps[-1])}" for id, steps in series.items()]
    left = EDGE + 6 + width(str(tall[-1]), 12)
    right = WIDTH - EDGE - 8 - max(width(words, 12, "bold") for words in ends)
    days = Days(begin, max(steps[-1].day for steps in series.values()), left, right)
    kind = particulars_of(register, wanted[0]).kind
    headline = title(register, single) if single else f"Members of {_listed(wanted)}"
    below = f"{f'{NOUNS[kind][1].capitalize()} over time' if single else 'Over time'}, to {when(on)}"
    top, y = head(headline, [below])
    y += HEADROOM
    frame = Frame(days, y, tall[-1])
    parts = [top, _grid(frame, tall)]
    lines = {id: _path(frame, steps) for id, steps in series.items()}
    for place, (id, steps) in enumerate(series.items()):
        parts.append(_drawn(frame, steps, SERIES[place], _complete_to(register, id), on))
    if single:
        labels, unlabelled = labelled(register, single, frame, lines[single], on, names)
        parts += labels
    parts += _ends(frame, series, ends)
    bottom = y + HIGH + 24
    notes = [] if single else key(register, wanted)
    if single and unlabelled:
        notes.append(f"Out: {'; '.join(unlabelled)}.")
    if any((end := _complete_to(register, id)) and end < series[id][-1].day for id in wanted):
        notes.append("Lighter: the last known number, carried forward after the record is complete.")
    if any(p.possible for steps in series.values() for p in steps):
        notes.append("The band: dates are not known to the day, so the number lies within it.")
    notes += told(register, [Term(id, "", None) for id in wanted], (), on)
    said = "; ".join(f"{id}: {_span(steps[-1])} on {when(steps[-1].day)}" for id, steps in series.items())
    return drawn(f"{headline}: {below}", f"{said}.", parts, bottom, notes)


def _span(point: Point) -> str:
    return f"{point.members} to {point.members + point.possible}" if point.possible else str(point.members)


def _listed(ids: Sequence[str]) -> str:
    return ids[0] if len(ids) == 1 else f"{', '.join(ids[:-1])} and {ids[-1]}"


def _complete_to(register: Register, id: str) -> str | None:
    """The last day on which the record names everybody; None where no such list is known."""
    return particulars_of(register, id).complete_to


def _series(register: Register, id: str, steps: list[Point], on: str) -> list[Point]:
    """The steps from the instrument's opening to the day asked about, or to its own end."""
    about = particulars_of(register, id)
    start = min(parse_date(about.opened).earliest, on, *(p.day for p in steps[:1]))
    end = min(on, parse_date(about.closed).latest) if about.closed else on
    kept = [p for p in steps if p.day <= end]
    if not kept or kept[0].day > start:
        kept.insert(0, Point(start, id, 0, 0))
    return [*kept, kept[-1]._replace(day=end)]


def _grid(frame: Frame, tall: Sequence[int]) -> str:
    parts = []
    for number in tall:
        y = frame.up(number)
        parts.append(line(frame.days.left, y, frame.days.right, y, "p-axis" if number == 0 else "p-rule"))
        parts.append(text(frame.days.left - 5, y + 4, str(number), "p-soft", "end"))
    for day, name in frame.days.ticks(6):
        x = frame.days.at(day)
        wide = width(name, 12) / 2
        if x + wide <= WIDTH - EDGE and x - wide >= EDGE:
            parts.append(line(x, frame.top + HIGH, x, frame.top + HIGH + 4, "p-axis"))
            parts.append(text(x, frame.top + HIGH + 17, name, "p-soft", "middle"))
    return "".join(parts)


def _path(frame: Frame, steps: Sequence[Point], possible: bool = False) -> list[tuple[float, float]]:
    """The corners of the steps, from left to right; of the upper edge of the band with `possible`."""
    corners: list[tuple[float, float]] = []
    for step in steps:
        x, y = frame.days.at(step.day), frame.up(step.members + step.possible * possible)
        if corners:
            corners.append((x, corners[-1][1]))
        corners.append((x, y))
    return corners


def _written(corners: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:.2f},{y:.2f}" for x, y in corners)


def _drawn(frame: Frame, steps: Sequence[Point], letter: str, complete_to: str | None, on: str) -> str:
    """The band and the line; lighter after the last day on which the record names everybody."""
    last = steps[-1].day
    cut = min(complete_to, last) if complete_to else last
    then = next(step for step in reversed(steps) if step.day <= max(cut, steps[0].day))
    known = [*(s for s in steps if s.day <= cut), then._replace(day=max(cut, steps[0].day))]
    later = [then._replace(day=max(cut, steps[0].day)), *(s for s in steps if s.day > cut)]
    parts = []
    if any(step.possible for step in steps):
        around = [*_path(frame, steps, possible=True), *reversed(_path(frame, steps))]
        parts.append(tag("polygon", points=_written(around), class_=f"p-fill-{letter} p-band"))
    parts.append(tag("polyline", points=_written(_path(frame, known)), class_=f"p-steps p-line-{letter}"))
    if cut < last:
        parts.append(
            tag("polyline", points=_written(_path(frame, later)), class_=f"p-steps p-line-{letter} p-later")
        )
        x, y = frame.days.at(cut), frame.up(then.members)
        parts.append(line(x, y - 5, x, y + 5, "p-axis"))
    return "".join(parts)


def _ends(frame: Frame, series: dict[str, list[Point]], words: Sequence[str]) -> list[str]:
    """The name and the last number of every line at its end, moved apart where they would touch."""
    order = sorted(range(len(words)), key=lambda i: -list(series.values())[i][-1].members)
    heights = [frame.up(steps[-1].members) + 4 for steps in series.values()]
    for upper, lower in pairwise(order):
        heights[lower] = max(heights[lower], heights[upper] + 15)
    over = max(0.0, heights[order[-1]] - (frame.top + HIGH + 4)) if order else 0
    if over:
        heights[order[-1]] -= over
        for lower, upper in pairwise(reversed(order)):
            heights[upper] = min(heights[upper], heights[lower] - 15)
    x = frame.days.right + 6
    return [text(x, heights[i], words[i], f"p-text-{SERIES[i]}") for i in range(len(words))]
