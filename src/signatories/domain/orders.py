"""Orders: every order in which the changes of a country's status can have come, with the days of each.

The numbered lines are those of `docs/dates.md`.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from signatories.domain.acts import Act, Life
from signatories.domain.dates import ALWAYS, NEVER, Span, since_opening
from signatories.domain.readings import Days
from signatories.domain.replay import State, retractions
from signatories.domain.statuses import ACTIONS, BOUND, ENTRY

END: Final = -2
"""In place of the index of an act: the instrument or the country came to its end."""


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


LAST_ORDINAL: Final = dt.date.max.toordinal() + 1


def ordinal(day: str) -> int:
    """Return an ISO day as an ordinal; `NEVER` comes after all of them."""
    if day == NEVER:
        return LAST_ORDINAL
    return dt.date.fromisoformat(day).toordinal() if day != ALWAYS else 1


def _cases(acts: Sequence[Act], life: Life, *, force: bool) -> Iterator[_Case]:
    """Yield the readings of a country's acts, those together in which each entry reaches back or does not.

    With `force`, also of the days from which the treaty is in force for it: one that no source gives lies
    anywhere after the treaty's own entry into force, or never comes (line 8).
    """
    spans: list[Span] = []

    def unknown(span: Span) -> int:
        spans.append(since_opening(span, life.opened))
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


class Order(NamedTuple):
    """Readings in which the changes come in one order.

    `steps` are indices of acts, or `END`; `changes` number the unknown day of each; `statuses` has the status
    before the first step, then after each.
    """

    case: _Case
    days: Days
    steps: list[int]
    changes: list[int]
    statuses: list[str]


def orders(acts: Sequence[Act], life: Life, *, force: bool = False) -> Iterator[Order]:
    """Yield every order in which the changes of a country's status can have come."""
    words = tuple([act.action for act in acts])
    taken_back = retractions(words)
    void = {*taken_back, *taken_back.values()}
    for case in _cases(acts, life, force=force):
        items = [(k, case.change[k]) for k in range(len(acts)) if k not in void]
        items += [(END, day) for day in case.ends]
        for days, order in _arrangements(case.days, list(enumerate(items)), []):
            steps, changes = [step for step, _ in order], [change for _, change in order]
            yield Order(case, days, steps, changes, _replay(words, steps, life.kind))


_Item = tuple[int, tuple[int, int]]
"""The place of a change in the file; the step, and the number of its unknown day."""


def _arrangements(
    days: Days, waiting: list[_Item], order: list[tuple[int, int]]
) -> Iterator[tuple[Days, list[tuple[int, int]]]]:
    """Yield the ways in which the waiting changes can follow; of one day, in the order of the file.

    Nothing changes after an end (line 5).
    """
    if not waiting or (order and order[-1][0] == END):
        yield days, order
        return
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
        done = sorted(step for step in steps[: place + 1] if step >= 0)
        found.append(State(kind).status_after(words, done, position))
    return found
