"""Certainties: how certain it is that a country is among those of one instrument on a day.

With what decides it about an instrument: its kind, its days, and when it names everybody. The numbered lines
are those of `docs/dates.md`.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from signatories.domain.dates import ALWAYS, NEVER, OPEN, Span, parse, reaches, since_opening
from signatories.domain.statuses import ACTIONS, IN_FORCE
from signatories.register.memory import remembered
from signatories.register.tables import Register

CERTAIN: Final = 2
POSSIBLE: Final = 1

LAST_KNOWN: Final = "last known"
CERTAINTY: Final = {CERTAIN: "certain", POSSIBLE: "possible"}


class About(NamedTuple):
    """The parts of an instrument that decide who is in: its kind, its days, and when it names everybody.

    `complete_from` is None where no full list is known; `known_to` is then empty.
    """

    id: str
    title: str
    kind: str
    opened: Span
    closed: Span | None
    in_force: Span | None
    merged_into: str
    complete_from: str | None
    known_to: str

    def closed_by(self, day: str) -> int:
        """Return how certain it is that the instrument is over on a day."""
        return _level_by(self.closed, day)

    @property
    def last_known_day(self) -> str | None:
        """The last day of a `complete` that has an end; None where it has none, or where there is none."""
        return self.known_to if self.known_to not in ("", OPEN) else None

    def names_everybody_on(self, day: str) -> bool:
        """Return whether the record knows who is in on a day and who is not, the unnamed aside (line 16)."""
        if self.closed_by(day) == CERTAIN:
            return True
        return self.complete_from is not None and self.complete_from <= day and reaches(self.known_to, day)

    def reach_on(self, day: str) -> str:
        """Return how far the record names everybody, for a question about a day (line 16)."""
        return OPEN if self.closed_by(day) == CERTAIN else self.known_to


_ABOUT: Final = """SELECT id, title, kind, opened, closed, in_force, ifnull(merged_into, ''), complete_from,
  ifnull(known_to, '') FROM instrument"""


@remembered
def about(register: Register, instrument: str) -> About:
    """Return what decides who is in an instrument that is in the register.

    Raises:
        IndexError: it is not.
    """
    return _about(register.rows(f"{_ABOUT} WHERE id = ?", (instrument,))[0])


def about_all(register: Register) -> list[About]:
    """Return what decides who is in each instrument, by id."""
    return [_about(row) for row in register.rows(f"{_ABOUT} ORDER BY id")]


@remembered
def about_those_of(register: Register, country: str) -> Mapping[str, About]:
    """Return what decides who is in the instruments under which a country has acts, by id."""
    acted = "SELECT instrument FROM membership WHERE country = ? AND nth > 0"
    found = register.rows(f"{_ABOUT} WHERE id IN ({acted}) ORDER BY id", (country,))
    return {row[0]: _about(row) for row in found}


def _about(row: Sequence[Any]) -> About:
    id, title, kind, opening, closing, entry, *others = row
    opened = parse(opening)
    closed, in_force = (date and since_opening(parse(date), opened) for date in (closing, entry))
    return About(id, title, kind, opened, closed, in_force, *others)


def span_or_none(text: str | None) -> Span | None:
    """Return a date of the register; None where it has none."""
    return parse(text) if text else None


def _level_by(span: Span | None, day: str) -> int:
    return (span.earliest <= day) + (span.latest <= day) if span else 0


# How certain it is that a country is among those asked for (lines 5 to 8)


ON_THE_DAY: Final = f"since_earliest <= :day AND ifnull(until_latest, '{NEVER}') > :day"
"""The rows of `membership` that may hold on a day (line 5)."""


def _levels_sql(truth: str, where: str) -> str:
    return f"""SELECT instrument, country, min({truth}) + max({truth}) AS level FROM membership
        WHERE {where} AND {ON_THE_DAY} GROUP BY instrument, country"""


_DONE_SQL: Final = """
SELECT instrument, country,
  max((ifnull(done_earliest, since_earliest) <= :day) + (ifnull(done_latest, since_latest) <= :day))
FROM membership WHERE instrument = :id AND date IS NOT NULL
  AND action IN (SELECT nth FROM action WHERE instrument = :id AND action = :facet)
GROUP BY country"""


def levels(register: Register, instrument: str, facet: str, day: str) -> dict[str, int]:
    """Return who is among those asked for on a day: code → CERTAIN or POSSIBLE.

    `facet` is a status, an action, `IN_FORCE`, or empty for those who count as in.
    """
    if facet == IN_FORCE:
        from signatories.domain.truths import Ask
        from signatories.query.readings import level_of, readings

        ask = (Ask(facet, day),)
        return _positive(
            (code, level_of(found)) for code, found in readings(register, instrument, ask).items()
        )
    if facet in ACTIONS:
        sql = _DONE_SQL
    else:
        sql = _levels_sql("status = :facet" if facet else "is_in", "instrument = :id")
    found = register.rows(sql, {"id": instrument, "facet": facet, "day": day})
    return _positive((code, level) for _, code, level in found)


def size(register: Register, instrument: str, facet: str, day: str) -> tuple[int, int]:
    """Return how many are among those that `levels` tells: certain, and possible besides."""
    if facet == IN_FORCE or facet in ACTIONS:
        found = list(levels(register, instrument, facet, day).values())
        return found.count(CERTAIN), found.count(POSSIBLE)
    sizes = _sizes_over_time(register, instrument, facet)
    known = day if day in sizes else max((before for before in sizes if before < day), default=ALWAYS)
    return sizes.get(known, (0, 0))


@remembered
def _sizes_over_time(register: Register, instrument: str, facet: str) -> Mapping[str, tuple[int, int]]:
    """Return what `size` is from each day on which it can change, in order, to the next one."""
    sql = f"""SELECT country, {"status = :facet" if facet else "is_in"}, since_earliest,
        ifnull(until_latest, '{NEVER}') FROM membership WHERE instrument = :id ORDER BY country"""
    rows: dict[str, list[tuple[int, str, str]]] = {}
    for code, truth, start, end in register.rows(sql, {"id": instrument, "facet": facet}):
        rows.setdefault(code, []).append((truth, start, end))
    changes: dict[str, list[int]] = {}
    for mine in rows.values():
        before = 0
        for day in sorted({day for row in mine for day in row[1:]}):
            truths = {truth for truth, start, end in mine if start <= day < end}
            level = min(truths) + max(truths) if truths else 0
            for known, step in ((before, -1), (level, 1)):
                changes.setdefault(day, [0, 0, 0])[known] += step
            before = level
    certain = possible = 0
    found = {}
    for day, (_, more_possible, more_certain) in sorted(changes.items()):
        certain, possible = certain + more_certain, possible + more_possible
        found[day] = certain, possible
    return found


def _positive(found: Iterable[tuple[str, int]]) -> dict[str, int]:
    return {code: level for code, level in found if level}


def sizes(register: Register, day: str) -> dict[str, tuple[int, int]]:
    """Return how many countries are in each instrument on a day: id → (certain, possible besides)."""
    sql = f"""SELECT instrument, sum(level = {CERTAIN}), sum(level = {POSSIBLE})
        FROM ({_levels_sql("is_in", "1")}) GROUP BY instrument"""
    return {id: (certain, possible) for id, certain, possible in register.rows(sql, {"day": day})}


def numbers_of_instruments(register: Register, day: str) -> dict[str, int]:
    """Return in how many of the record's own instruments each country is, the possible ones aside."""
    own = "instrument IN (SELECT id FROM instrument WHERE NOT shipped)"
    sql = f"""SELECT country, sum(level = 2) FROM ({_levels_sql("is_in", own)}) GROUP BY country"""
    return dict(register.rows(sql, {"day": day}))


@remembered
def ends_of_countries(register: Register) -> Mapping[str, Span]:
    """Return the first day on which each country that ended was over."""
    sql = "SELECT code, until FROM country WHERE until IS NOT NULL"
    return {code: parse(until) for code, until in register.rows(sql)}
