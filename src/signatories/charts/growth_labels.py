"""The labels beside a line of growth: waves of entries and withdrawals, each where there is room for it."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from signatories.charts.axes import Days
from signatories.charts.font_metrics import width, wrap_text
from signatories.charts.svg import text
from signatories.domain.dates import day_in_words
from signatories.domain.statuses import CLOSING
from signatories.query import steps
from signatories.query.counts import Standings
from signatories.query.syntax import Term
from signatories.register.contents import acts
from signatories.register.lookup import short_names
from signatories.register.tables import Register

HEADROOM: Final = 24.0
"""Above the scale, for labels."""


class Frame(NamedTuple):
    """The scales of a chart: days across, numbers from its lower edge up."""

    days: Days
    top: float
    high: float
    most: int

    @property
    def bottom(self) -> float:
        """The height at which the number is 0."""
        return self.top + self.high

    def up(self, number: int) -> float:
        """Return the height of a number."""
        return self.bottom - number / self.most * self.high


class Wave(NamedTuple):
    """Countries that came, or one that went, on one day or on an unknown day from `earliest` to `latest`."""

    earliest: str
    latest: str
    words: str
    number: int


class Label(NamedTuple):
    """Words beside a chart's line: their left end and the baseline of the first."""

    x: float
    y: float
    lines: Sequence[str]

    def box(self) -> tuple[float, float, float, float]:
        """Return the left, upper, right and lower end."""
        wide = max(width(words, 12, "bold") for words in self.lines)
        return self.x - 2, self.y - 12, self.x + wide + 2, self.y + 15 * (len(self.lines) - 1) + 5


def waves(
    register: Register, id: str, day: str, country_names: dict[str, str]
) -> tuple[list[Wave], list[Wave]]:
    """Return who came and who went by a day, those of one date together; those who went have their names."""
    came: Counter[tuple[str, str]] = Counter()
    went: dict[tuple[str, str], list[str]] = {}
    for code, mine in sorted(steps.of_instrument(register, id).items()):
        for stay in filter(lambda stay: stay.is_in, steps.stays(mine, day)):
            if stay.first.latest <= day:
                came[stay.first.earliest, stay.first.latest] += 1
            last = stay.steps[-1]
            if stay.over and stay.ended_by and stay.ended_by.word != CLOSING:
                went.setdefault((last.may_end or "", last.must_end or ""), []).append(country_names[code])
    for act in acts(register, id):
        if act.unnamed and act.earliest is not None and act.latest is not None and act.latest <= day:
            came[act.earliest, act.latest] += act.unnamed
    entered = [Wave(*bounds, f"+{number}", number) for bounds, number in came.items()]
    left = [
        Wave(*bounds, names[0] if len(names) == 1 else f"{len(names)} countries", len(names))
        for bounds, names in went.items()
    ]
    return entered, left


def _date(wave: Wave) -> str:
    return day_in_words(wave.latest) if wave.earliest == wave.latest else f"by {day_in_words(wave.latest)}"


def label_waves(
    register: Register,
    id: str,
    frame: Frame,
    path: Sequence[tuple[float, float]],
    day: str,
    names: dict[str, str] | None,
) -> tuple[list[str], list[str]]:
    """Label the greatest waves and the withdrawals where a label touches neither the line nor another.

    Returns the labels, and in words the withdrawals for which there is no such place.
    """
    came, went = waves(register, id, day, {**short_names(register), **(names or {})})
    least = max(3, frame.most * 0.06)
    greatest = sorted((w for w in came if w.number >= least), key=lambda w: (-w.number, w.latest))[:5]
    counts = Standings(register)
    placed: list[Label] = []
    parts, unlabelled = [], []
    for wave, out in [*((w, True) for w in went), *((w, False) for w in greatest)]:
        x, y = frame.days.at(wave.latest), frame.up(counts.on(Term(id, "", None), wave.latest).low)
        if out:
            lines = [*wrap_text(wave.words, 120, 12, "bold"), f"out {_date(wave)}"]
        else:
            lines = [wave.words, _date(wave)]
        label = _place(frame, path, placed, (x, y), lines, wave.number)
        if label:
            placed.append(label)
            for i, words in enumerate(label.lines):
                class_ = "p-bold" if i < len(label.lines) - 1 else "p-soft"
                parts.append(text(label.x, label.y + 15 * i, words, f"{class_} p-halo"))
        elif out:
            unlabelled.append(f"{wave.words}, {_date(wave)}")
    return parts, unlabelled


def _place(
    frame: Frame,
    path: Sequence[tuple[float, float]],
    placed: Sequence[Label],
    point: tuple[float, float],
    lines: Sequence[str],
    number: int,
) -> Label | None:
    """Place a label below the line right of a rise, or above it to the left; None where there is no room."""
    x, y = point
    wide = max(width(words, 12, "bold") for words in lines)
    high = 15 * (len(lines) - 1)
    middle = y + number / frame.most * frame.high / 2 + 4 - high / 2
    right, left = x + 7, x - wide - 7
    spots = [(right, middle), (right, y + 20), (left, y + 12), (left, y - 8 - high), (left, y - 18 - high)]
    spots += [
        (right, y + 36),
        (x - wide / 2, y - 10 - high),
        (right, y + 52),
        (left, y + 30),
        (left, y - 30 - high),
    ]
    spots += [(left + 5, y + 22), (left + 5, y + 40), (left + 5, y - 40 - high)]
    for spot in spots:
        label = Label(*spot, lines)
        box = label.box()
        across = frame.days.left <= box[0] and box[2] <= frame.days.right + 2
        inside = across and frame.top - HEADROOM <= box[1] and box[3] <= frame.bottom - 1
        if inside and not _crosses(label, path) and not any(_touch(box, other.box()) for other in placed):
            return label
    return None


def _touch(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _crosses(label: Label, path: Sequence[tuple[float, float]]) -> bool:
    return any(
        _touch(label.box(), (min(x1, x2) - 1, min(y1, y2) - 1, max(x1, x2) + 1, max(y1, y2) + 1))
        for (x1, y1), (x2, y2) in pairwise(path)
    )
