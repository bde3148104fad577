"""Acts: what one country did under one instrument, what bounds it from outside, and the days it may have.

The numbered lines are those of `docs/dates.md`.
"""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from signatories.domain.dates import Span, since_opening, span_of
from signatories.domain.statuses import ACTIONS, ENTRY


class Act(NamedTuple):
    """One act of one country: the word for it, its date as recorded, when it takes effect, its block."""

    action: str
    date: Span
    effective: Span | None
    block: int


class Life(NamedTuple):
    """The bounds of the acts from outside: the instrument's kind and days, and the country's own end.

    `closed` and `until` are the first day on which the instrument, or the country, is over.
    """

    kind: str
    opened: Span
    closed: Span | None = None
    until: Span | None = None
    in_force: Span | None = None


def day_of(act: Act, opened: Span) -> Span:
    """Return the span of the day on which an act changes the status, whatever its neighbours (line 3)."""
    return day_on(act, since_opening(act.date, opened), opened)


def day_on(act: Act, date: Span, opened: Span) -> Span:
    """Return the span of the day on which an act changes the status (line 3); `date` where that is it."""
    if act.effective is None:
        return date
    effective = since_opening(act.effective, opened)
    if ACTIONS[act.action].effect != ENTRY:
        low = max(effective.earliest, date.earliest)
        return date if (low, effective.latest) == date[1:] else narrow(effective, low, effective.latest)
    if date.latest <= effective.earliest:
        return date
    if effective.latest <= date.earliest:
        return effective
    return span_of(min(date.earliest, effective.earliest), min(date.latest, effective.latest))


def is_late(act: Act, date: Span) -> bool:
    """Return whether the day of effect narrows the date of an exit, a pause or a return."""
    if act.effective is None or ACTIONS[act.action].effect == ENTRY:
        return False
    return act.effective.latest < date.latest


def narrow(span: Span, earliest: str, latest: str) -> Span:
    """Return the span of these bounds; the one given, with its text, where they are its own."""
    return span if (earliest, latest) == span[1:] else span_of(earliest, latest)


def earlier(one: Span, other: Span) -> Span:
    """Return the span of the earlier of two unknown days."""
    if one.latest <= other.earliest:
        return one
    if other.latest <= one.earliest:
        return other
    return span_of(min(one.earliest, other.earliest), min(one.latest, other.latest))


def clip(spans: Sequence[Span]) -> list[tuple[str, str]]:
    """Return the bounds of days that came in this order, each narrowed by its neighbours (line 2).

    A pair whose first is after its second cannot have happened.
    """
    lows = accumulate([span.earliest for span in spans], max)
    highs = accumulate([span.latest for span in reversed(spans)], min)
    return list(zip(lows, reversed(list(highs)), strict=True))
