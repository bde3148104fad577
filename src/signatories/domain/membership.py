"""Memberships from dated acts: the status of a country, and its days, in every reading of its dates.

A reading gives each act one day out of its date, never decreasing in the order of the file, and where it has
a day of effect one day out of that. The numbered lines are those of `docs/dates.md`.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from signatories.domain.acts import Act, Life, clip, day_on, earlier, is_late, narrow
from signatories.domain.dates import ALWAYS, Span, since_opening, span_of
from signatories.domain.orders import END, LAST_ORDINAL, Order, orders
from signatories.domain.replay import has_retraction, retractions, statuses
from signatories.domain.statuses import ACTIONS, ENTRY


class Stretch(NamedTuple):
    """A time in which a country may have one status under an instrument.

    `act` is the index of the act that began it: -1 for the time before any act, `END` where the instrument or
    the country came to its end. `day` spans the day of that change, `date` the day on which the act was done.
    `since` spans the act that began the run of equal statuses of which this is a part, `until` the one that
    ended it, `following` the next change; None where nothing follows. A stretch that `following` leaves no
    day belongs to an act that changed nothing.
    """

    act: int
    status: str
    day: Span
    date: Span
    since: Span
    until: Span | None
    following: Span | None


BEFORE: Final = -1


def stretches(acts: Sequence[Act], life: Life) -> list[Stretch]:
    """Return what a country was, from the time before its first act to after its last, in order of time.

    The time before has a stretch only where it is unknown when it ended. Every act has at least one. The
    statuses that a country may have on a day are those of the stretches with `day.earliest` on it or before,
    and `following.latest` after it (line 5).

    Raises:
        ValueError: no reading of the dates is left.
    """
    return _chain(acts, life) or _stretches(acts, life)


def has_reading(acts: Sequence[Act], life: Life) -> bool:
    """Return whether the dates of a country's acts leave a reading (lines 2 and 3).

    If any reading is left, so is the one that has each act done on the first day that its date and the acts
    before it allow. A date that ends before the opening is not held against it here.
    """
    done: list[str] = []
    for act in acts:
        first = act.date.earliest or min(life.opened.earliest, act.date.latest)
        done.append(max(done[-1], first) if done else first)
        effective = None if ACTIONS[act.action].effect == ENTRY else act.effective
        if done[-1] > act.date.latest or (effective and done[-1] > effective.latest):
            return False
    if done and any(done[-1] > end.latest for end in (life.closed, life.until) if end):
        return False
    for exit_, back in retractions([act.action for act in acts]).items():
        effective = acts[exit_].effective
        if effective is None or effective.latest <= done[back]:
            return False
    return True


# Where the changes surely come in the order of the file: nearly always


def _chain(acts: Sequence[Act], life: Life) -> list[Stretch] | None:
    """Return the stretches of acts whose days follow the order of the file in every reading; else None."""
    words = tuple([act.action for act in acts])
    if has_retraction(words):
        return None
    opened = life.opened
    ends = [end for end in (life.closed, life.until) if end]
    dates = [act.date if act.date.earliest else since_opening(act.date, opened) for act in acts]
    if not _apart(spans := [*dates, *ends] if ends else dates):
        bounds = clip(spans)
        if any(low > high for low, high in bounds):
            return None
        dates = [narrow(span, *bound) for span, bound in zip(dates, bounds, strict=False)]
    days = _days(acts, dates, opened)
    if days is None:
        return None
    reached, begun = list(statuses(words, life.kind)), list(range(len(acts)))
    if ends:
        end = ends[0] if len(ends) == 1 else earlier(*ends)
        if days is not dates and days[-1].latest > end.earliest:
            return None
        if reached[-1] not in ("", "former"):
            low = max(end.earliest, days[-1].earliest, dates[-1].earliest)
            days = [*days, narrow(end, low, end.latest)]
            dates = [*dates, days[-1]]
            reached.append("former")
            begun.append(END)
    following: list[Span | None] = [*days[1:], None]
    since, until = days, following
    if len(reached) > 1:
        since, until = list(days), list(following)
        for k in range(1, len(reached)):
            if reached[k] == reached[k - 1]:
                since[k] = since[k - 1]
        for k in range(len(reached) - 2, -1, -1):
            if reached[k] == reached[k + 1]:
                until[k] = until[k + 1]
    result = list(map(Stretch, begun, reached, days, dates, since, until, following))
    first = days[0]
    if first.earliest < first.latest:
        result.insert(0, Stretch(BEFORE, "", _ANY_TIME, _ANY_TIME, _ANY_TIME, first, first))
    return result


def _days(acts: Sequence[Act], dates: list[Span], opened: Span) -> list[Span] | None:
    """Return the days on which acts change the status; `dates` where none takes effect on another day.

    None where an effect narrows the date of its act, or two changes may come in either order.
    """
    if not [act for act in acts if act.effective]:
        return dates
    if any(map(is_late, acts, dates)):
        return None
    days = [
        day_on(act, date, opened) if act.effective else date for act, date in zip(acts, dates, strict=True)
    ]
    own = [
        day is not date or _has_own_day(act, date) for act, day, date in zip(acts, days, dates, strict=True)
    ]
    for k in range(1, len(days)):
        if (own[k] or own[k - 1]) and days[k - 1].latest > days[k].earliest:
            return None
    return days


def _has_own_day(act: Act, date: Span) -> bool:
    """Return whether an act may change the status on another of the days that its date allows."""
    late = act.effective is not None and ACTIONS[act.action].effect != ENTRY
    return late and date.earliest < date.latest


_ANY_TIME: Final = Span("", ALWAYS, ALWAYS)


def _apart(spans: Iterable[Span]) -> bool:
    """Return whether no span reaches beyond the beginning of the next, so that the order narrows none."""
    before = ALWAYS
    for _, earliest, latest in spans:
        if earliest < before:
            return False
        before = latest
    return True


# Where they need not


def _stretches(acts: Sequence[Act], life: Life) -> list[Stretch]:
    """Return the stretches of acts whose days need not follow the order of the file."""
    pieces: dict[tuple[int, str], list[_Piece]] = {}
    begun: dict[tuple[int, str], tuple[int, int]] = {}
    before: tuple[int, int] | None = None
    done: dict[int, tuple[int, int]] = {}
    day: dict[int, tuple[int, int]] = {}
    possible = list(orders(acts, life))
    if not possible:
        raise ValueError("no reading of the dates is left")
    for order in possible:
        for k in range(len(acts)):
            done[k] = _hull(done.get(k), order.days.bounds(order.case.done[k]))
            day[k] = _hull(day.get(k), order.days.bounds(order.case.change[k]))
        first = order.days.bounds(order.changes[0]) if order.changes else (0, 0)
        before = _hull(before, first)
        for place, step in enumerate(order.steps):
            piece = _piece(order, place)
            if piece.begun_by == {step}:
                begun[step, piece.status] = _hull(begun.get((step, piece.status)), piece.day)
            if step != END or piece.status == "former":
                found = pieces.setdefault((step, piece.status), [])
                _add(found, piece)
    result = [
        Stretch(
            step, status, _span(piece.day), _span(done[step] if step >= 0 else piece.day),
            _span(_union(begun[act, status] for act in piece.begun_by)),
            piece.until and _span(piece.until), piece.following and _span(piece.following),
        )
        for (step, status), found in pieces.items()
        for piece in found
    ]  # fmt: skip
    for k in set(range(len(acts))) - {stretch.act for stretch in result}:
        at = _span(day[k])
        result.append(Stretch(k, "", at, _span(done[k]), at, at, Span("", ALWAYS, ALWAYS)))
    if before and before[0] < before[1]:
        first_change = _span(before)
        result.append(Stretch(BEFORE, "", _ANY_TIME, _ANY_TIME, _ANY_TIME, first_change, first_change))
    return sorted(result, key=lambda stretch: (stretch.day[1:], stretch.act == END, stretch.act))


class _Piece(NamedTuple):
    """A stretch in some orders, its days as ordinals; None where nothing follows, in one of them at least.

    `begun_by` has the acts that began the run of equal statuses of which it is a part.
    """

    status: str
    day: tuple[int, int]
    begun_by: frozenset[int]
    until: tuple[int, int] | None
    following: tuple[int, int] | None


def _piece(order: Order, place: int) -> _Piece:
    """Return the stretch that a step of an order begins."""
    status, bounds = order.statuses[place + 1], order.days.bounds
    first = last = place
    while first > 0 and order.statuses[first] == status:
        first -= 1
    while last + 1 < len(order.steps) and order.statuses[last + 2] == status:
        last += 1
    until = bounds(order.changes[last + 1]) if last + 1 < len(order.steps) else None
    goes_on = place + 1 == len(order.steps) or (not status and order.steps[place + 1] == END)
    following = None if goes_on else bounds(order.changes[place + 1])
    begun_by = frozenset({order.steps[first]})
    return _Piece(status, bounds(order.changes[place]), begun_by, until, following)


_ENDLESS: Final = 1 << 40


def _add(found: list[_Piece], piece: _Piece) -> None:
    """Add a stretch to those of the same act and status, joining those between which no day lies."""
    for k, other in enumerate(found):
        end, other_end = (p.following[1] if p.following else _ENDLESS for p in (piece, other))
        if piece.day[0] <= other_end and other.day[0] <= end:
            del found[k]
            joined = _Piece(
                piece.status,
                _hull(other.day, piece.day),
                other.begun_by | piece.begun_by,
                _hull(other.until, piece.until) if other.until and piece.until else None,
                _hull(other.following, piece.following) if other.following and piece.following else None,
            )
            _add(found, joined)
            return
    found.append(piece)


def _hull(one: tuple[int, int] | None, other: tuple[int, int]) -> tuple[int, int]:
    return (min(one[0], other[0]), max(one[1], other[1])) if one else other


def _union(bounds: Iterable[tuple[int, int]]) -> tuple[int, int]:
    lows, highs = zip(*bounds, strict=True)
    return min(lows), max(highs)


def _span(bounds: tuple[int, int]) -> Span:
    low, high = (dt.date.fromordinal(min(day, LAST_ORDINAL - 1)).isoformat() for day in bounds)
    return span_of(low, high)
