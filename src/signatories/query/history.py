"""Changes: differences between expressions and between days, and the acts in order of time."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from signatories.domain.dates import day as as_day
from signatories.domain.dates import earliest_reach, span_of
from signatories.domain.problems import QueryError
from signatories.domain.statuses import CLOSING, END_OF_STATE
from signatories.names.arguments import country_code, instrument_id
from signatories.query import certainties, steps
from signatories.query.certainties import CERTAIN, POSSIBLE
from signatories.query.counts import Standings
from signatories.query.evaluate import CountryLevel, find, reaches_of_terms, within
from signatories.query.members import members
from signatories.query.steps import Step
from signatories.query.syntax import Both, Expression, Question, Term, parse
from signatories.register.lookup import Words, by_name, names_of_countries
from signatories.register.tables import Register, spelling

FIRST, SECOND, BOTH = "only-first", "only-second", "both"
REMOVED, ADDED, KEPT = "removed", "added", "kept"


class Difference(NamedTuple):
    """A country in which two sets, or two days, differ.

    `change` is only-first, only-second or both of two sets; removed, added or kept between two days.
    """

    code: str
    country: str
    change: str
    certainty: str
    known_to: str


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


class Cell(NamedTuple):
    """One cell of a matrix: since when a country is in an instrument."""

    code: str
    country: str
    instrument: str
    since: str
    certainty: str
    known_to: str


def set_difference(
    register: Register, left: Question, right: Question, as_of: str, *, kept: bool = False
) -> list[Difference]:
    """Return who is only in the first of two sets, and only in the second; with `kept` also in both."""
    day = as_day(as_of)
    found: list[tuple[str, str, CountryLevel]] = []
    for change, tree in parts(parse(left, register), parse(right, register)).items():
        if kept or change != BOTH:
            found += [(change, code, of) for code, of in find(tree, register, day).items()]
    return _differences(register, found, (FIRST, SECOND, BOTH))


def parts(left: Expression, right: Expression) -> dict[str, Expression]:
    """Return the expressions for who is only in the first of two sets, only in the second, and in both."""
    return {FIRST: Both(left, right, True), SECOND: Both(right, left, True), BOTH: Both(left, right, False)}


def changes_between_days(
    register: Register, words: Question, from_day: str, to_day: str, *, kept: bool = False
) -> list[Difference]:
    """Return who joined and who left an expression between two days (line 13).

    Each reading of the imprecise dates is followed from one day to the other, so that an act that may
    have fallen before the first day, or after the last, makes a change possible and no more.

    Raises:
        QueryError: the first day is after the second.
    """
    from signatories.query.readings import in_readings

    start, end = as_day(from_day), as_day(to_day)
    if start > end:
        raise QueryError(f"--from {start} must not be after --to {end}: exchange the two days")
    tree = parse(words, register)
    days = (start, end)
    strict = None
    asked = [reaches_of_terms(tree, register, day) for day in days]
    found: list[tuple[str, str, CountryLevel]] = []
    for code, truths in in_readings(tree, register, days).known.items():
        reach = earliest_reach(reach.of(code) for reach in asked)
        for change, pair in ((REMOVED, (True, False)), (ADDED, (False, True)), (KEPT, (True, True))):
            if pair in truths and (kept or change != KEPT):
                level = CERTAIN if len(truths) == 1 else POSSIBLE
                known = True
                if level == CERTAIN:
                    strict = strict or in_readings(tree, register, days, within)
                    known = len(strict.of(code)) == 1
                found.append((change, code, CountryLevel(level, known, reach)))
    return _differences(register, found, (REMOVED, ADDED, KEPT))


def _differences(
    register: Register, found: Iterable[tuple[str, str, CountryLevel]], order: Sequence[str]
) -> list[Difference]:
    names, by = names_of_countries(register), by_name(register)
    return [
        Difference(code, names[code], change, of.certainty, of.known_to)
        for change, code, of in sorted(
            found, key=lambda row: (order.index(row[0]), -row[2].level, not row[2].known, by(row[1]))
        )
    ]


# When


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


def matrix(register: Register, ids: Sequence[str], as_of: str) -> list[Cell]:
    """Return who is in which of these instruments, by name: one cell a row, none for who is not in."""
    cells: list[Cell] = []
    for id in dict.fromkeys(instrument_id(register, id) for id in ids):
        cells += [
            Cell(row.code, row.country, id, row.since, row.certainty, row.known_to)
            for row in members(register, id, as_of)
        ]
    order = by_name(register)
    return sorted(cells, key=lambda cell: order(cell.code))
