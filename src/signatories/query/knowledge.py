"""Knowledge: whom no source names, who may be in all the same, and how far the record speaks.

The numbered lines are those of `docs/dates.md`.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from signatories.domain.dates import OPEN
from signatories.domain.statuses import ACTIONS, BOUND, IN_FORCE, counting_statuses
from signatories.query.certainties import (
    CERTAIN,
    CERTAINTY,
    LAST_KNOWN,
    About,
    about,
    ends_of_countries,
    levels,
)
from signatories.query.steps import of_country
from signatories.register.memory import remembered
from signatories.register.tables import Register


class Block(NamedTuple):
    """Countries that a source counts and none names, who may be in on a day; `certain` if they are.

    `nth` is the number of their act under the instrument.
    """

    nth: int
    number: int
    certain: bool


def number_unnamed(register: Register, instrument: str, facet: str, day: str) -> tuple[int, int]:
    """Return how many unnamed are among those asked for on a day: for certain, and possibly besides."""
    blocks = unnamed_blocks(register, instrument, facet, day)
    certain = sum(block.number for block in blocks if block.certain)
    return certain, sum(block.number for block in blocks) - certain


def instruments_with_unnamed(register: Register) -> set[str]:
    """Return the instruments that somebody put a name to whom no source names."""
    return {id for (id,) in register.rows("SELECT DISTINCT instrument FROM action WHERE unnamed IS NOT NULL")}


def unnamed_blocks(register: Register, instrument: str, facet: str, day: str) -> list[Block]:
    """Return the unnamed who are, or may be, among those asked for on a day.

    From which day a treaty is in force for them is not known (line 8).
    """
    found = [act for act in _unnamed_acts(register, instrument) if act[3] <= day]
    if not found:
        return []
    it = about(register, instrument)
    if facet == IN_FORCE and (it.in_force is None or day < it.in_force.earliest):
        return []
    over = 0 if facet in ACTIONS else it.closed_by(day)
    return [
        Block(nth, number, latest <= day and not over and facet != IN_FORCE)
        for nth, action, number, _, latest in found
        if over < CERTAIN and _counts(it.kind, facet, action)
    ]


@remembered
def _unnamed_acts(register: Register, instrument: str) -> Sequence[tuple[int, str, int, str, str]]:
    """Return the acts of the unnamed: nth, action, how many, the first and last day; by nth."""
    sql = """SELECT nth, action, unnamed, earliest, latest FROM action
        WHERE instrument = ? AND unnamed IS NOT NULL ORDER BY nth"""
    return [(nth, action, number, *days) for nth, action, number, *days in register.rows(sql, (instrument,))]


def _counts(kind: str, facet: str, action: str) -> bool:
    """Return whether those who did this are among those asked for."""
    status = ACTIONS[action].status
    wanted = BOUND if facet == IN_FORCE else {facet} if facet else counting_statuses(kind)
    return facet == action or status in wanted


def is_open(register: Register, instrument: str, facet: str, day: str, *, but_unnamed: bool = False) -> bool:
    """Return whether a country without an act may be in all the same: the record does not name everybody.

    Where there is no `complete`, before it begins, and while somebody may be in whom no source names;
    the latter aside with `but_unnamed`.
    """
    begin = about(register, instrument).complete_from
    if begin is None or day < begin:
        return True
    return not but_unnamed and bool(unnamed_blocks(register, instrument, facet, day))


def with_counting_acts(register: Register, instrument: str) -> set[str]:
    """Return the countries with an act under an instrument that counts as in."""
    sql = """SELECT DISTINCT m.country, a.action FROM membership m
        JOIN action a ON a.instrument = m.instrument AND a.nth = m.action
        WHERE m.instrument = ? AND m.date IS NOT NULL"""
    statuses = counting_statuses(about(register, instrument).kind)
    return {code for code, word in register.rows(sql, (instrument,)) if ACTIONS[word].status in statuses}


# How far the record knows (line 16)


class Reach(NamedTuple):
    """The last day for which the record speaks of each country: an ISO day, `OPEN`, or empty for none.

    `own` has the countries that differ from `whole`.
    """

    whole: str
    own: Mapping[str, str]

    def of(self, code: str) -> str:
        """Return how far the record speaks of a country."""
        return self.own.get(code, self.whole)


@remembered
def reach(register: Register, instrument: str, facet: str, day: str) -> Reach:
    """Return how far the record knows about an instrument, for a question about a day."""
    whole = about(register, instrument).reach_on(day)
    if whole == OPEN:
        return Reach(whole, {})
    sql = "SELECT country, known_to FROM membership WHERE instrument = ? AND nth = 1 AND known_to IS NOT NULL"
    own = dict(register.rows(sql, (instrument,)))
    own |= {code: OPEN for code, until in ends_of_countries(register).items() if until.latest <= day}
    if facet in ACTIONS:
        done = levels(register, instrument, facet, day)
        own |= {code: OPEN for code, level in done.items() if level == CERTAIN}
    return Reach(whole, own)


def reaches_of(
    register: Register, country: str, instruments: Mapping[str, About], day: str
) -> dict[str, str]:
    """Return how far the record knows of a country, for a question about a day: instrument → reach."""
    until = ends_of_countries(register).get(country)
    steps = of_country(register, country)
    found = {}
    for id, it in instruments.items():
        whole = it.reach_on(day)
        ended = whole == OPEN or (until is not None and until.latest <= day)
        own = next(step.known_to for step in steps[id] if step.nth == 1)
        found[id] = OPEN if ended else own or whole
    return found


def certainty(level: int, known: bool) -> str:
    """Return the word for a level; `known` says whether it is certain within the reach of the record."""
    return LAST_KNOWN if level == CERTAIN and not known else CERTAINTY[level]
