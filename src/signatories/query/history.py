"""History: the acts under instruments in order of time, with the counts after each."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from signatories.domain.dates import day as as_day
from signatories.domain.dates import span_of
from signatories.domain.statuses import CLOSING, END_OF_STATE
from signatories.names.arguments import country_code, instrument_id
from signatories.query import certainties, steps
from signatories.query.counts import Standings
from signatories.query.steps import Step
from signatories.query.syntax import Term
from signatories.register.lookup import Words, by_name, names_of_countries
from signatories.register.tables import Register, spelling


class TimelineEntry(NamedTuple):
    """One act of one country, or of several that no source names; the counts are those of its day.

    That is, of the last day on which it can have fallen, or of the day asked about where that is earlier.
    `possible` are possible besides `members`. Where an act changes the status on another day than its own, a
    second entry, `takes effect`, stands on that day. So do a closing and the end of a state.
    """

    date: str
    effective: str
    instrument: str
    action: str
    code: str
    country: str
    members: int
    possible: int
    sources: str


class _Entry(NamedTuple):
    """An entry before it is counted; `block` is 0 for what is not an act. `what` is said for the country."""

    date: str
    effective: str
    action: str
    country: str
    what: str
    earliest: str
    latest: str
    block: int
    sources: str


EFFECT: Final = "takes effect"
"""The name of an act's action on the day on which it changes the status."""


def timeline(
    register: Register,
    ids: Sequence[str],
    as_of: str,
    country: Words | None = None,
    *,
    events: bool = False,
    start: str = "",
    end: str = "",
    counts: Standings | None = None,
) -> list[TimelineEntry]:
    """Return every act under these instruments up to a day, in order of time, with the counts of its day.

    With `events` also what happened besides: the action is then "event", the country column says what. No
    act whose day must fall after the day asked about is used (line 17). `start` and `end` leave out what
    must have been before the one day, or after the other; the counts stay those of the whole.
    `counts` are numbers that were looked up before.
    """
    day = as_day(as_of)
    first, last = as_day(start) if start else "", min(as_day(end), day) if end else day
    code = country_code(register, country) if country else ""
    names, counted = names_of_countries(register), counts or Standings(register)
    by = by_name(register)
    found: list[tuple[tuple[str, str, str, int, tuple[str, str], str], TimelineEntry]] = []
    for id in dict.fromkeys(instrument_id(register, id) for id in ids):
        for entry in _entries(register, id, code, events=events):
            if entry.earliest <= last and entry.latest >= first:
                what = entry.what or names.get(entry.country, "")
                now = counted.on(Term(id, "", None), min(entry.latest, day))
                row = TimelineEntry(
                    entry.date, entry.effective, id, entry.action, entry.country, what, now.low,
                    now.high - now.low, entry.sources,
                )  # fmt: skip
                name = (spelling(what), "") if entry.what else by(entry.country)
                place = entry.latest, entry.earliest, id, entry.block, name, entry.action
                found.append((place, row))
    return [row for _, row in sorted(found, key=lambda pair: pair[0])]


def _entries(register: Register, id: str, code: str, *, events: bool) -> Iterator[_Entry]:
    found = steps.of_instrument(register, id)
    for mine in [found.get(code, ())] if code else found.values():
        for step in mine:
            yield from _of_step(step)
    if not code:
        yield from _unnamed_entries(register, id)
        closed = certainties.about(register, id).closed
        if closed:
            yield _Entry(closed.text, "", CLOSING, "", "closed", *closed[1:], 0, "")
    if events:
        yield from _events(register, id, code)


def _of_step(step: Step) -> Iterator[_Entry]:
    """Yield the act that began a step, and its effect where that has a day of its own."""
    if step.date:
        yield _Entry(
            step.date, step.effective, step.word, step.country, "", step.done_earliest, step.done,
            step.action or 0, step.sources,
        )  # fmt: skip
    own_day = step.nth and step.word != CLOSING and step.begins_run
    if own_day and (not step.date or (step.earliest, step.latest) != (step.done_earliest, step.done)):
        day = span_of(step.earliest, step.latest).text
        action = f"{step.word} {EFFECT}" if step.action else step.word
        yield _Entry(
            day, "", action, step.country, "", step.earliest, step.latest, step.action or 0, step.sources
        )


def _unnamed_entries(register: Register, id: str) -> Iterator[_Entry]:
    sql = """SELECT date, ifnull(effective, ''), action, unnamed || ' named by no source',
          earliest, latest, nth, (SELECT ifnull(group_concat(source, ' '), '') FROM (SELECT source
            FROM action_source s WHERE s.instrument = a.instrument AND s.action = a.nth AND s.role = 'source'
            ORDER BY s.nth))
        FROM action a WHERE instrument = ? AND unnamed IS NOT NULL"""
    for date, effective, action, what, *rest in register.rows(sql, (id,)):
        yield _Entry(date, effective, action, "", what, *rest)


def _events(register: Register, id: str, code: str) -> Iterator[_Entry]:
    sql = """SELECT date, '', 'event', ifnull(country, ''), what || ifnull(' (' || place || ')', ''),
          earliest, latest, 0, sources
        FROM event WHERE instrument = :id AND (:code = '' OR country = :code)"""
    yield from (_Entry(*row) for row in register.rows(sql, {"id": id, "code": code}))


def is_consequence(row: TimelineEntry) -> bool:
    """Return whether an entry is not an act but what followed: an effect, a closing, the end of a state."""
    return row.action.endswith(EFFECT) or row.action in (CLOSING, END_OF_STATE)
