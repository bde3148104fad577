"""Truths: how a country can stand to several questions at once, each reading taken as one (line 9).

The numbered lines are those of `docs/dates.md`.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from signatories.domain.acts import Act, Life
from signatories.domain.orders import Order, orders, ordinal
from signatories.domain.readings import Days
from signatories.domain.statuses import ACTIONS, BOUND, IN_FORCE, RETURN, counting_statuses


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
    for order in orders(acts, life, force=force):
        _answer(acts, life.kind, order, order.days, asks, (), found)
    return frozenset(found)


def _answer(
    acts: Sequence[Act],
    kind: str,
    order: Order,
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


def _ways(acts: Sequence[Act], kind: str, order: Order, days: Days, ask: Ask) -> Iterator[tuple[bool, Days]]:
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
    acts: Sequence[Act], order: Order, days: Days, action: str, on: int
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


def _places(order: Order, days: Days, on: int) -> Iterator[tuple[int, Days]]:
    """Yield how many changes can have come by a day, with what that leaves of the days."""
    now: Days | None = days
    for place, change in enumerate(order.changes):
        if now and (earlier := now.after(change, on)):
            yield place, earlier
        now = now and now.by(change, on)
    if now:
        yield len(order.changes), now


def _force(acts: Sequence[Act], order: Order, days: Days, place: int, on: int) -> Iterator[tuple[bool, Days]]:
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
    acts: Sequence[Act], order: Order, days: Days, run: Sequence[int], on: int
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
