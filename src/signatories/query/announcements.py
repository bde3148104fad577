"""Announcements: exits whose notice has been given and whose day has not come (line 3 of `docs/dates.md`)."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from signatories.domain.dates import NEVER
from signatories.domain.statuses import ACTIONS, ENTRY, EXIT, counting_statuses
from signatories.query import steps
from signatories.query.certainties import about
from signatories.query.steps import Step
from signatories.register.tables import Register

_EXITS: Final = tuple(word for word, action in ACTIONS.items() if action.effect == EXIT)


def announced_under(register: Register, instrument: str, day: str) -> list[Step]:
    """Return the first step of each exit under an instrument that is announced on a day and still stands.

    They come in the order of the notices. One that is taken back no longer stands, nor one that an entry has
    outlived (line 5); a country that is out already has none, and of several only those that may come first
    are meant.
    """
    sql = f"""SELECT DISTINCT m.country FROM membership m
        JOIN action a ON a.instrument = m.instrument AND a.nth = m.action
        WHERE m.instrument = ? AND m.effective IS NOT NULL AND a.action IN {_EXITS}"""
    leaving = [code for (code,) in register.rows(sql, (instrument,))]
    found = (steps.steps(register, instrument=instrument, country=code) for code in leaving)
    return _announced(register, found, day)


def announced_by(register: Register, country: str, day: str) -> list[Step]:
    """Return the same of a country, under any instrument."""
    return _announced(register, steps.of_country(register, country).values(), day)


def _announced(register: Register, found: Iterable[Sequence[Step]], day: str) -> list[Step]:
    """Return the announced exits among the steps of several countries, or under several instruments."""
    result: list[Step] = []
    for mine in found:
        ahead = list(_ahead(register, mine, day))
        first_end = min((latest for _, _, latest in ahead), default=NEVER)
        result += [step for step, earliest, _ in ahead if earliest <= first_end]
    return sorted(
        result, key=lambda step: (step.done_earliest, step.country, step.action or 0, step.instrument)
    )


def _ahead(register: Register, mine: Sequence[Step], day: str) -> Iterator[tuple[Step, str, str]]:
    """Yield the exits that lie ahead of one country, and the first and last day on which each can come."""
    for step in mine:
        if step.effective and step.word in _EXITS and step.done_earliest <= day:
            own = [other for other in mine if other.action == step.action]
            latest = max(other.latest for other in own)
            if latest > day and _still_stands(register, mine, step, day):
                yield step, min(other.earliest for other in own), latest


def _still_stands(register: Register, mine: Sequence[Step], exit_: Step, day: str) -> bool:
    """Return whether an exit lies ahead of a country on a day: it is in, and nothing undid the notice."""
    from signatories.domain.replay import retractions
    from signatories.query.readings import acts

    if all(step.status in ("", "former") for step in mine if step.may_hold(day)):
        return False
    done = acts(register, exit_.instrument)[exit_.country]
    place = next(k for k, act in enumerate(done) if act.block == exit_.action)
    back = retractions([act.action for act in done]).get(place)
    counting = counting_statuses(about(register, exit_.instrument).kind)
    outlived = [
        word for word, action in ACTIONS.items() if action.effect == ENTRY and action.status in counting
    ]
    undone = [k for k in range(place + 1, len(done)) if k == back or done[k].action in outlived]
    return not any(done[k].date.earliest <= day for k in undone)
