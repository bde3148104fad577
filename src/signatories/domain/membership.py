"""Memberships from dated acts: the status of a country, and its days, in every reading of its dates.

A reading gives each act one day out of its date, never decreasing in the order of the file, and where it has
a day of effect one day out of that. Nothing else in the program replays acts. The numbered lines are those of
`docs/dates.md`.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from signatories.domain.dates import ALWAYS, NEVER, Span, span_of
from signatories.domain.readings import Days
from signatories.domain.statuses import (
    ACTIONS,
    BOUND,
    ENTRY,
    EXIT,
    LAPSE,
    LAPSING,
    PAUSED,
    RANK,
    RETRACTION,
    RETURN,
    counting_statuses,
)

IN_FORCE: Final = "in-force"
"""A question to a treaty beside statuses and actions (line 8)."""


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
END: Final = -2


def stretches(acts: Sequence[Act], life: Life) -> list[Stretch]:
    """Return what a country was, from the time before its first act to after its last, in order of time.

    The time before has a stretch only where it is unknown when it ended. Every act has at least one. The
    statuses that a country may have on a day are those of the stretches with `day.earliest` on it or before,
    and `following.latest` after it (line 5).

    Raises:
        ValueError: no reading of the dates is left.
    """
    return _chain(acts, life) or _stretches(acts, life)


# Where the changes surely come in the order of the file: nearly always


def _chain(acts: Sequence[Act], life: Life) -> list[Stretch] | None:
    """Return the stretches of acts whose days follow the order of the file in every reading; else None."""
    if any(ACTIONS[act.action].effect == RETRACTION for act in acts):
        return None
    ends = [end for end in (life.closed, life.until) if end]
    dates = [_since_opening(act.date, life.opened) for act in acts]
    if not _apart(spans := [*dates, *ends]):
        bounds = clip(spans)
        if any(low > high for low, high in bounds):
            return None
        dates = [_narrow(span, *bound) for span, bound in zip(dates, bounds, strict=False)]
    days = dates
    if any(act.effective for act in acts):
        if any(_late(act, date) for act, date in zip(acts, dates, strict=True)):
            return None
        days = [_day(act, date, life.opened) for act, date in zip(acts, dates, strict=True)]
        for k in range(1, len(days)):
            shifted = days[k] is not dates[k] or days[k - 1] is not dates[k - 1]
            if shifted and days[k - 1].latest > days[k].earliest:
                return None
    words = list(_statuses(tuple([act.action for act in acts]), life.kind))
    begun = list(range(len(acts)))
    if ends:
        end = ends[0] if len(ends) == 1 else _earlier(*ends)
        if days is not dates and days[-1].latest > end.earliest:
            return None
        if words[-1] not in ("", "former"):
            low = max(end.earliest, days[-1].earliest, dates[-1].earliest)
            days = [*days, _narrow(end, low, end.latest)]
            dates = [*dates, days[-1]]
            words.append("former")
            begun.append(END)
    following: list[Span | None] = [*days[1:], None]
    since, until = list(days), list(following)
    for k in range(1, len(words)):
        if words[k] == words[k - 1]:
            since[k] = since[k - 1]
    for k in range(len(words) - 2, -1, -1):
        if words[k] == words[k + 1]:
            until[k] = until[k + 1]
    found = list(map(Stretch, begun, words, days, dates, since, until, following))
    first = days[0]
    if first.earliest < first.latest:
        found.insert(0, Stretch(BEFORE, "", _ANY_TIME, _ANY_TIME, _ANY_TIME, first, first))
    return found


_ANY_TIME: Final = Span("", ALWAYS, ALWAYS)


def _since_opening(span: Span, opened: Span) -> Span:
    return Span(span.text, opened.earliest, span.latest) if span.earliest == ALWAYS else span


def _narrow(span: Span, earliest: str, latest: str) -> Span:
    return span if (earliest, latest) == span[1:] else span_of(earliest, latest)


def _earlier(one: Span, other: Span) -> Span:
    """Return the span of the earlier of two unknown days."""
    if one.latest <= other.earliest:
        return one
    if other.latest <= one.earliest:
        return other
    return span_of(min(one.earliest, other.earliest), min(one.latest, other.latest))


def day_of(act: Act, opened: Span) -> Span:
    """Return the span of the day on which an act changes the status, whatever its neighbours (line 3)."""
    return _day(act, _since_opening(act.date, opened), opened)


def _late(act: Act, date: Span) -> bool:
    """Return whether the day of effect narrows the date of an exit, a pause or a return."""
    if act.effective is None or ACTIONS[act.action].effect == ENTRY:
        return False
    return act.effective.latest < date.latest


def _day(act: Act, date: Span, opened: Span) -> Span:
    """Return the span of the day on which an act changes the status (line 3); `date` where that is it."""
    if act.effective is None:
        return date
    effective = _since_opening(act.effective, opened)
    if ACTIONS[act.action].effect != ENTRY:
        low = max(effective.earliest, date.earliest)
        return date if (low, effective.latest) == date[1:] else _narrow(effective, low, effective.latest)
    if date.latest <= effective.earliest:
        return date
    if effective.latest <= date.earliest:
        return effective
    return span_of(min(date.earliest, effective.earliest), min(date.latest, effective.latest))


def clip(spans: Sequence[Span]) -> list[tuple[str, str]]:
    """Return the bounds of days that came in this order, each narrowed by its neighbours (line 2).

    A pair whose first is after its second cannot have happened.
    """
    lows = accumulate([span.earliest for span in spans], max)
    highs = accumulate([span.latest for span in reversed(spans)], min)
    return list(zip(lows, reversed(list(highs)), strict=True))


def _apart(spans: Iterable[Span]) -> bool:
    """Return whether no span reaches beyond the beginning of the next, so that the order narrows none."""
    before = ALWAYS
    for _, earliest, latest in spans:
        if earliest < before:
            return False
        before = latest
    return True


# The replay of acts


class _State:
    """The status of a country while its acts are replayed, and the memory to undo it (line 4)."""

    def __init__(self, kind: str) -> None:
        self._counted = counting_statuses(kind)
        self._status = self._held = self._before_lapsing = ""
        self._exits: list[int] = []

    def status_after(self, acts: Sequence[str], done: Iterable[int], position: Sequence[int]) -> str:
        """Return the status after acts in file order; `position` ranks all acts by their day.

        An exit that came later than an act after it in the file also ends what that act led to, unless it is
        an entry that counts as in (line 5).
        """
        for k in done:
            action = ACTIONS[acts[k]]
            if action.effect == EXIT:
                self._set("former")
                self._exits.append(k)
            elif action.effect == ENTRY and action.status in self._counted:
                self._exits.clear()
                self._enter(action.status)
            elif not any(position[exit_] > position[k] for exit_ in self._exits):
                self._apply(action.effect, action.status)
        return self._status

    def _apply(self, effect: str, status: str) -> None:
        if effect == RETURN:
            self._set(self._held)
        elif effect == LAPSE:
            self._set(self._before_lapsing)
        elif effect == ENTRY:
            self._enter(status)
        elif effect != RETRACTION:
            self._set(status)

    def _enter(self, status: str) -> None:
        now = self._held if self._status in ("suspended", "inactive") else self._status
        if RANK[status] > RANK.get(now, 0):
            if status in LAPSING:
                self._before_lapsing = self._status
            self._set(status)

    def _set(self, status: str) -> None:
        self._status = status
        if status not in PAUSED:
            self._held = status


@lru_cache(maxsize=1 << 12)
def _statuses(actions: tuple[str, ...], kind: str) -> tuple[str, ...]:
    """Return the status after each act, where each has its day in the order of the file."""
    order = range(len(actions))
    return tuple([_State(kind).status_after(actions, order[: k + 1], order) for k in order])


def status_before_each(acts: Sequence[Act], kind: str) -> list[str]:
    """Return the status before each act, and after the last, in the order of the file.

    An exit that was taken back before an act is as if it had not been made (line 4).
    """
    words = [act.action for act in acts]
    return [_status_after(words[:k], kind) for k in range(len(words) + 1)]


def _status_after(words: list[str], kind: str) -> str:
    taken_back = retractions(words)
    void = {*taken_back, *taken_back.values()}
    found = _statuses(tuple([word for k, word in enumerate(words) if k not in void]), kind)
    return found[-1] if found else ""


def retractions(actions: Sequence[str]) -> dict[int, int]:
    """Return which exit each retraction takes back: index of the exit → index of the retraction (line 4)."""
    found: dict[int, int] = {}
    exits: list[int] = []
    for k, word in enumerate(actions):
        if ACTIONS[word].effect == EXIT:
            exits.append(k)
        elif ACTIONS[word].effect == RETRACTION and exits:
            found[exits.pop()] = k
    return found


def has_reading(acts: Sequence[Act], life: Life) -> bool:
    """Return whether the dates of a country's acts leave a reading."""
    return _chain(acts, life) is not None or any(True for _ in _orders(acts, life))


# Every reading


class _Case(NamedTuple):
    """Readings in which each act has one rule for its day.

    `done`, `effect` and `change` number the unknown days on which each act was done, took effect and changed
    the status; `effect` has None where the record does not say and it does not matter. `ends` numbers the
    closing and the country's end, `in_force` the treaty's own entry into force.
    """

    days: Days
    done: list[int]
    effect: list[int | None]
    change: list[int]
    ends: list[int]
    in_force: int = 0


_LAST_ORDINAL: Final = dt.date.max.toordinal() + 1


def ordinal(day: str) -> int:
    """Return an ISO day as an ordinal; `NEVER` comes after all of them."""
    if day == NEVER:
        return _LAST_ORDINAL
    return dt.date.fromisoformat(day).toordinal() if day != ALWAYS else 1


def _cases(acts: Sequence[Act], life: Life, *, force: bool) -> Iterator[_Case]:
    """Yield the readings of a country's acts, those together in which each entry reaches back or does not.

    With `force`, also of the days from which the treaty is in force for it: one that no source gives lies
    anywhere after the treaty's own entry into force, or never comes (line 8).
    """
    spans: list[Span] = []

    def unknown(span: Span) -> int:
        spans.append(_since_opening(span, life.opened))
        return len(spans)

    done = [unknown(act.date) for act in acts]
    effect = [unknown(act.effective) if act.effective else None for act in acts]
    ends = [unknown(end) for end in (life.closed, life.until) if end]
    in_force = 0
    if force and life.in_force:
        in_force = unknown(life.in_force)
        unsaid = Span("", life.in_force.earliest, NEVER)
        bound = [ACTIONS[act.action].status in BOUND for act in acts]
        effect = [unknown(unsaid) if day is None and bound[k] else day for k, day in enumerate(effect)]
    days: Days | None = Days([(ordinal(span.earliest), ordinal(span.latest)) for span in spans])
    taken_back = retractions([act.action for act in acts])
    order = [(one, other, False) for one, other in pairwise(done)]
    order += [(done[-1], end, False) for end in ends if done]
    for k, act in enumerate(acts):
        day = effect[k]
        if day is not None and ACTIONS[act.action].effect != ENTRY:
            order.append((done[k], day, False))
    order += [(done[back], effect[exit_] or done[exit_], True) for exit_, back in taken_back.items()]
    for one, other, strictly in order:
        days = days and days.before(one, other, strictly=strictly)
    if days:
        yield from _split(acts, _Case(days, done, effect, [], ends, in_force))


def _split(acts: Sequence[Act], case: _Case) -> Iterator[_Case]:
    """Yield a case for each way in which the entries can take effect: at once, or before they were done."""
    k = len(case.change)
    if k == len(acts):
        yield case
        return
    done, effect = case.done[k], case.effect[k]
    if effect is None or acts[k].effective is None:
        yield from _split(acts, case._replace(change=[*case.change, done]))
    elif ACTIONS[acts[k].action].effect != ENTRY:
        yield from _split(acts, case._replace(change=[*case.change, effect]))
    else:
        if days := case.days.before(done, effect):
            yield from _split(acts, case._replace(days=days, change=[*case.change, done]))
        if days := case.days.before(effect, done, strictly=True):
            yield from _split(acts, case._replace(days=days, change=[*case.change, effect]))


class _Order(NamedTuple):
    """Readings in which the changes come in one order.

    `steps` are indices of acts, or `END`; `changes` number the unknown day of each; `statuses` has the status
    before the first step, then after each.
    """

    case: _Case
    days: Days
    steps: list[int]
    changes: list[int]
    statuses: list[str]


def _orders(acts: Sequence[Act], life: Life, *, force: bool = False) -> Iterator[_Order]:
    """Yield every order in which the changes of a country's status can have come."""
    words = tuple([act.action for act in acts])
    taken_back = retractions(words)
    void = {*taken_back, *taken_back.values()}
    for case in _cases(acts, life, force=force):
        items = [(k, case.change[k]) for k in range(len(acts)) if k not in void]
        items += [(END, day) for day in case.ends]
        for days, order in _arrangements(case.days, list(enumerate(items)), []):
            steps, changes = [step for step, _ in order], [change for _, change in order]
            yield _Order(case, days, steps, changes, _replay(words, steps, life.kind))


_Item = tuple[int, tuple[int, int]]
"""The place of a change in the file; the step, and the number of its unknown day."""


def _arrangements(
    days: Days, waiting: list[_Item], order: list[tuple[int, int]]
) -> Iterator[tuple[Days, list[tuple[int, int]]]]:
    """Yield the ways in which the waiting changes can follow; of one day, in the order of the file."""
    if not waiting:
        yield days, order
    for place, item in waiting:
        now: Days | None = days
        for other_place, (_, other) in waiting:
            if other_place != place and now:
                now = now.before(item[1], other, strictly=other_place < place)
        if now:
            rest = [waits for waits in waiting if waits[0] != place]
            yield from _arrangements(now, rest, [*order, item])


def _replay(words: Sequence[str], steps: Sequence[int], kind: str) -> list[str]:
    """Return the status before the first of these steps, and after each of them."""
    found = [""]
    position = [len(steps)] * len(words)
    for place, step in enumerate(steps):
        if step == END:
            found.append(found[-1] and "former")
            continue
        position[step] = place
        if END in steps[:place]:
            found.append(found[-1])
            continue
        done = sorted(step for step in steps[: place + 1] if step >= 0)
        found.append(_State(kind).status_after(words, done, position))
    return found


def _stretches(acts: Sequence[Act], life: Life) -> list[Stretch]:
    """Return the stretches of acts whose days need not follow the order of the file."""
    pieces: dict[tuple[int, str], list[_Piece]] = {}
    before: tuple[int, int] | None = None
    done: dict[int, tuple[int, int]] = {}
    day: dict[int, tuple[int, int]] = {}
    orders = list(_orders(acts, life))
    if not orders:
        raise ValueError("no reading of the dates is left")
    for order in orders:
        for k in range(len(acts)):
            done[k] = _hull(done.get(k), order.days.bounds(order.case.done[k]))
            day[k] = _hull(day.get(k), order.days.bounds(order.case.change[k]))
        first = order.days.bounds(order.changes[0]) if order.changes else (0, 0)
        before = _hull(before, first)
        for place, step in enumerate(order.steps):
            piece = _piece(order, place)
            if step != END or piece.status == "former":
                found = pieces.setdefault((step, piece.status), [])
                _add(found, piece)
    result = [
        Stretch(
            step, status, _span(piece.day), _span(done[step] if step >= 0 else piece.day), _span(piece.since),
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
    """A stretch in some orders, its days as ordinals; None where nothing follows, in one of them at least."""

    status: str
    day: tuple[int, int]
    since: tuple[int, int]
    until: tuple[int, int] | None
    following: tuple[int, int] | None


def _piece(order: _Order, place: int) -> _Piece:
    """Return the stretch that a step of an order begins."""
    status, bounds = order.statuses[place + 1], order.days.bounds
    first = last = place
    while first > 0 and order.statuses[first] == status:
        first -= 1
    while last + 1 < len(order.steps) and order.statuses[last + 2] == status:
        last += 1
    until = bounds(order.changes[last + 1]) if last + 1 < len(order.steps) else None
    following = bounds(order.changes[place + 1]) if place + 1 < len(order.steps) else None
    return _Piece(status, bounds(order.changes[place]), bounds(order.changes[first]), until, following)


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
                _hull(other.since, piece.since),
                _hull(other.until, piece.until) if other.until and piece.until else None,
                _hull(other.following, piece.following) if other.following and piece.following else None,
            )
            _add(found, joined)
            return
    found.append(piece)


def _hull(one: tuple[int, int] | None, other: tuple[int, int]) -> tuple[int, int]:
    return (min(one[0], other[0]), max(one[1], other[1])) if one else other


def _span(bounds: tuple[int, int]) -> Span:
    low, high = (dt.date.fromordinal(min(day, _LAST_ORDINAL - 1)).isoformat() for day in bounds)
    return span_of(low, high)


# Several questions about one country at once


class Ask(NamedTuple):
    """A question about a country on an ISO day: a status, an action, `IN_FORCE`, or "" for who is in."""

    facet: str
    day: str


Truths = frozenset[tuple[bool, ...]]
"""The answers for a country to some questions: for each kind of reading, whether each is true."""


def truths(acts: Sequence[Act], life: Life, asks: Sequence[Ask]) -> Truths:
    """Return how a country can stand to all of these questions, each reading taken as one (line 9)."""
    if not acts:
        return frozenset({(False,) * len(asks)})
    force = any(ask.facet == IN_FORCE for ask in asks)
    found: set[tuple[bool, ...]] = set()
    for order in _orders(acts, life, force=force):
        _answer(acts, life.kind, order, order.days, asks, (), found)
    return frozenset(found)


def _answer(
    acts: Sequence[Act],
    kind: str,
    order: _Order,
    days: Days,
    asks: Sequence[Ask],
    answers: tuple[bool, ...],
    found: set[tuple[bool, ...]],
) -> None:
    """Add the answers to all questions that the readings of an order allow, given those to the first."""
    if len(answers) == len(asks):
        found.add(answers)
        return
    ask = asks[len(answers)]
    for answer, now in _ways(acts, kind, order, days, ask):
        _answer(acts, kind, order, now, asks, (*answers, answer), found)


def _ways(acts: Sequence[Act], kind: str, order: _Order, days: Days, ask: Ask) -> Iterator[tuple[bool, Days]]:
    """Yield each answer to a question, with what it leaves of the days."""
    on = ordinal(ask.day)
    if ask.facet in ACTIONS:
        yield from _by_action(acts, order, days, ask.facet, on)
        return
    wanted = frozenset({ask.facet}) if ask.facet else counting_statuses(kind)
    for place, now in _places(order, days, on):
        if ask.facet == IN_FORCE:
            yield from _force(acts, order, now, place, on)
        else:
            yield order.statuses[place] in wanted, now


def _by_action(
    acts: Sequence[Act], order: _Order, days: Days, action: str, on: int
) -> Iterator[tuple[bool, Days]]:
    """Yield whether an act was done by a day, by its date (line 7)."""
    first = next((k for k, act in enumerate(acts) if act.action == action), None)
    if first is None:
        yield False, days
        return
    if now := days.by(order.case.done[first], on):
        yield True, now
    if now := days.after(order.case.done[first], on):
        yield False, now


def _places(order: _Order, days: Days, on: int) -> Iterator[tuple[int, Days]]:
    """Yield how many changes can have come by a day, with what that leaves of the days."""
    now: Days | None = days
    for place, change in enumerate(order.changes):
        if now and (earlier := now.after(change, on)):
            yield place, earlier
        now = now and now.by(change, on)
    if now:
        yield len(order.changes), now


def _force(
    acts: Sequence[Act], order: _Order, days: Days, place: int, on: int
) -> Iterator[tuple[bool, Days]]:
    """Yield whether the treaty is in force for a country after so many changes (line 8).

    While a country is bound the first effect counts: being bound in another way, or an act that says nothing
    of its effect, does not undo it, and a return restores it.
    """
    run: list[int] = []
    kept: list[int] = []
    for k in range(place):
        step, status, before = order.steps[k], order.statuses[k + 1], order.statuses[k]
        action = ACTIONS[acts[step].action] if step >= 0 else None
        if status not in BOUND or not order.case.in_force or action is None:
            run = []
        elif action.effect == RETURN:
            run = kept
        elif action.status in BOUND and (acts[step].effective or status != before):
            run = [*run, step]
        kept = run or kept
    yield from _any_force(acts, order, days, run, on)


def _any_force(
    acts: Sequence[Act], order: _Order, days: Days, run: Sequence[int], on: int
) -> Iterator[tuple[bool, Days]]:
    """Yield whether one of these acts has taken effect by a day; a party not before the treaty's own day."""
    if not run:
        yield False, days
        return
    step, effect, own = run[0], order.case.effect[run[0]], order.case.in_force
    assert effect is not None
    needed = [effect, own] if ACTIONS[acts[step].action].status == "party" else [effect]
    now: Days | None = days
    for day in needed:
        if now and (not_yet := now.after(day, on)):
            yield from _any_force(acts, order, not_yet, run[1:], on)
        now = now and now.by(day, on)
    if now:
        yield True, now
