"""Who is in an instrument or an expression, and what a country is in.

Every query returns a list of one `NamedTuple` type, whose field names are the header of its table. Days
are arguments and never read from the clock; dates come back as the record writes them. Nothing here knows
of formats.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from signatories.domain.dates import day as as_day
from signatories.domain.dates import parse as parse_date
from signatories.domain.membership import ACTIONS, BOUND, COUNTED
from signatories.domain.problems import QueryError
from signatories.query import evaluate as sets
from signatories.query.evaluate import CERTAIN, CERTAINTY, POSSIBLE, Question, Term
from signatories.register.lookup import Words, by_name, country_code, instrument_id, names_of_countries
from signatories.register.tables import Register

Sources = dict[int | None, list[str]]
"""The sources of an instrument's acts, by the number of the act."""


class Listed(NamedTuple):
    """An instrument: `members` for certain and `possible` besides, on the day asked about."""

    id: str
    title: str
    kind: str
    opened: str
    members: int
    possible: int
    complete_to: str


class CountryRow(NamedTuple):
    """A country's particulars, as `countries.yaml` has them."""

    code: str
    name: str
    official_name: str
    alpha2: str
    numeric: str
    kind: str
    region: str
    subregion: str


class Member(NamedTuple):
    """A country in an instrument: the status it has, since when, how certain, who contests it.

    Where the dates allow several statuses they are joined by " or ", and `since` is that of the first.
    """

    code: str
    country: str
    status: str
    since: str
    certainty: str
    disputed: str
    sources: str


class InSet(NamedTuple):
    """A country in a longer expression."""

    code: str
    country: str
    certainty: str


class Former(NamedTuple):
    """A country that is out again: its status `since` one date `until` another, and the act that ended it."""

    code: str
    country: str
    status: str
    since: str
    until: str
    action: str
    certainty: str


class Membership(NamedTuple):
    """One country's place in one instrument; `until` is empty where it still has it."""

    instrument: str
    title: str
    status: str
    since: str
    until: str
    certainty: str
    disputed: str
    sources: str


class Count(NamedTuple):
    """How many are in: at least `certain`, at most `certain + possible`; the unnamed are among them."""

    certain: int
    possible: int
    unnamed: int
    unnamed_possible: int


def members(register: Register, words: Question, as_of: str) -> list[Member]:
    """Who is in one instrument, certain and possible, by name. `words` is one term: dfi, foc@2014-01-16.

    Raises:
        QueryError: the expression is wrong, or longer than one term.
    """
    term = sets.is_single(sets.parse(words, register))
    if term is None:
        raise QueryError("this question is about one instrument: for longer expressions ask `in_set`")
    on = term.day or as_day(as_of)
    found = sets.levels(term, register, on)
    shown = _shown(register, term, on)
    names, sources = names_of_countries(register), sources_of(register, term.instrument)
    return [
        Member(
            code, names[code], *_first(shown[code]), CERTAINTY[found[code]], *_backing(sources, shown[code])
        )
        for code in sorted(found, key=by_name(register))
    ]


def in_set(register: Register, words: Question, as_of: str) -> list[InSet]:
    """Who is in any expression, certain and possible, by name."""
    found = sets.levels(sets.parse(words, register), register, as_day(as_of))
    names = names_of_countries(register)
    return [InSet(code, names[code], CERTAINTY[found[code]]) for code in sorted(found, key=by_name(register))]


class _Step(NamedTuple):
    """A step of a country that may hold on the day, as `membership` has it."""

    country: str
    status: str
    since: str
    until: str | None
    instrument: str
    action: int | None
    word: str | None
    disputed: str | None


_STEP: Final = """
SELECT m.country, m.status, m.since, m.until, m.instrument, m.action, a.action, a.disputed
FROM membership m LEFT JOIN action a ON a.instrument = m.instrument AND a.nth = m.action
"""


def _shown(register: Register, term: Term, on: str) -> dict[str, list[_Step]]:
    """The steps that make a country one of those a term asks for, in order.

    With those before them that had the same status: one of them began it.
    """
    asked = {"id": term.instrument, "day": on}
    if term.facet in ACTIONS:
        sql = f"{_STEP} WHERE m.instrument = :id AND a.action = :facet AND m.since_earliest <= :day"
        asked["facet"] = term.facet
    else:
        sql = f"""{_STEP} JOIN membership d ON d.instrument = m.instrument AND d.country = m.country
            AND d.status = m.status AND d.since IS m.since AND d.nth >= m.nth
            WHERE d.instrument = :id AND {_prefixed(sets.ON_THE_DAY)} GROUP BY m.country, m.nth"""
    found: dict[str, list[_Step]] = {}
    wanted = {sets.IN_FORCE: BOUND, "": COUNTED}.get(term.facet, frozenset({term.facet}))
    for row in register.rows(f"{sql} ORDER BY m.country, m.nth", asked):
        step = _Step(*row)
        if term.facet in ACTIONS or step.status in wanted:
            found.setdefault(step.country, []).append(step)
    return found


def _prefixed(condition: str) -> str:
    return condition.replace("since_", "d.since_").replace("until_", "d.until_")


def _first(steps: Sequence[_Step]) -> tuple[str, str]:
    """The status shown, and since when."""
    return " or ".join(dict.fromkeys(step.status for step in steps)), steps[0].since or ""


def _backing(sources: Sources, steps: Sequence[_Step]) -> tuple[str, str]:
    """Who contests the acts behind these steps, and the ids of their sources, space between.

    An act that did not lead to the status shown is no evidence for it: the adoption of a resolution by
    one of its sponsors.
    """
    begun = {step.status: step for step in reversed(steps)}
    steps = [
        step
        for step in steps
        if step is begun[step.status] or (step.word and ACTIONS[step.word].status == step.status)
    ]
    disputed = "; ".join(dict.fromkeys(step.disputed for step in steps if step.disputed))
    cited = (source for step in steps for source in sources.get(step.action, ()))
    return disputed, " ".join(dict.fromkeys(cited))


def sources_of(register: Register, instrument: str) -> Sources:
    """The ids of the sources of every act of an instrument, by the number of the act."""
    sql = """SELECT action, source FROM action_source
        WHERE instrument = ? AND role = 'source' ORDER BY action, nth"""
    found: Sources = {}
    for action, source in register.rows(sql, (instrument,)):
        found.setdefault(action, []).append(source)
    return found


def former(register: Register, words: Question, as_of: str) -> list[Former]:
    """Who was in an instrument and is out again by a day, in the order in which they left.

    `certainty` says whether that is certain. Empty for longer expressions, and after an instrument's own
    closing, when everybody is out.
    """
    term = sets.is_single(sets.parse(words, register))
    if term is None or term.facet:
        return []
    on = term.day or as_day(as_of)
    sql = f"""{_STEP.replace("a.action, a.disputed", "b.action")}
        JOIN membership n ON n.instrument = m.instrument AND n.country = m.country AND n.nth = m.nth + 1
        JOIN action b ON b.instrument = n.instrument AND b.nth = n.action
        WHERE m.instrument = :id AND m.is_in AND NOT n.is_in AND m.until_earliest <= :day
        ORDER BY m.until_earliest, m.country"""
    found = sets.levels(term, register, on)
    names = names_of_countries(register)
    rows = register.rows(sql, {"id": term.instrument, "day": on})
    return [
        Former(code, names[code], status, since, until, action, CERTAINTY[CERTAIN - found.get(code, 0)])
        for code, status, since, until, _, _, action in rows
        if found.get(code, 0) < CERTAIN
    ]


def count(register: Register, words: Question, as_of: str) -> Count:
    """How many are in on a day (line 11). Unnamed countries enter counts of a single term only."""
    expression = sets.parse(words, register)
    on = as_day(as_of)
    found = sets.levels(expression, register, on)
    certain = sum(level == CERTAIN for level in found.values())
    term = sets.is_single(expression)
    sure, maybe = unnamed(register, term, term.day or on) if term else (0, 0)
    return Count(certain + sure, len(found) - certain + maybe, sure, maybe)


def unnamed(register: Register, term: Term, on: str) -> tuple[int, int]:
    """How many named by no source are in for certain, and how many possibly besides."""
    sql = """SELECT a.action, a.unnamed, a.latest <= :day, i.closed FROM action a
        JOIN instrument i ON i.id = a.instrument
        WHERE a.instrument = :id AND a.unnamed IS NOT NULL AND a.earliest <= :day"""
    sure = maybe = 0
    for action, number, happened, closed in register.rows(sql, {"id": term.instrument, "day": on}):
        over = parse_date(closed) if closed and term.facet not in ACTIONS else None
        if sets.counts_unnamed(term, action) and not (over and over.latest <= on):
            certain = happened and not (over and over.earliest <= on)
            sure += number * certain
            maybe += number * (not certain)
    return sure, maybe


_LIST: Final = f"""
SELECT i.id, i.title, i.kind, i.opened, ifnull(i.complete_to, ''),
  ifnull(sum(level = 2), 0), ifnull(sum(level = 1), 0)
FROM instrument i LEFT JOIN (
  SELECT instrument, country, min(is_in) + max(is_in) AS level FROM membership
  WHERE {sets.ON_THE_DAY} GROUP BY instrument, country
) m ON m.instrument = i.id
GROUP BY i.id ORDER BY i.id"""


def instruments(register: Register, as_of: str) -> list[Listed]:
    """Every instrument, by id, with how many are in."""
    on = as_day(as_of)
    result = []
    for id, title, kind, opened, complete_to, certain, possible in register.rows(_LIST, {"day": on}):
        sure, maybe = unnamed(register, Term(id, "", None), on)
        result.append(Listed(id, title, kind, opened, certain + sure, possible + maybe, complete_to))
    return result


def title(register: Register, id: str) -> str:
    """An instrument's title."""
    return str(
        register.rows("SELECT title FROM instrument WHERE id = ?", (instrument_id(register, id),))[0][0]
    )


def countries(register: Register, words: Question, as_of: str) -> list[CountryRow]:
    """The particulars of the countries in an expression, by code; of all where it is empty."""
    sql = f"SELECT {', '.join(CountryRow._fields)} FROM country ORDER BY code"
    wanted = sets.levels(sets.parse(words, register), register, as_day(as_of)) if words else None
    return [
        CountryRow(*("" if value is None else value for value in row))
        for row in register.rows(sql)
        if wanted is None or row[0] in wanted
    ]


# What a country is in


def memberships(register: Register, country: Words, as_of: str) -> list[Membership]:
    """What a country is in, and was in, up to a day, in the order in which it began.

    A change of status inside an instrument is no end: a row is one unbroken stay, with the status
    reached by then. Standings that do not count as in (observer, candidate …) are shown while they last.
    """
    code = country_code(register, country)
    on = as_day(as_of)
    sql = """SELECT id, title FROM instrument
        WHERE id IN (SELECT instrument FROM membership WHERE country = ? AND nth > 0) ORDER BY id"""
    rows: list[tuple[str, Membership]] = []
    for id, title in register.rows(sql, (code,)):
        for begun, status, since, until, certainty, steps in _stays(register, id, code, on):
            backing = _backing(sources_of(register, id), steps)
            rows.append((begun, Membership(id, title, status, since, until, certainty, *backing)))
    return [row for _, row in sorted(rows, key=lambda pair: pair[0])]


class _Stay(NamedTuple):
    """One unbroken stay of a country in an instrument, or one standing that does not count as in."""

    begun: str
    status: str
    since: str
    until: str
    certainty: str
    steps: list[_Step]


class _Timed(NamedTuple):
    """A step with the bounds of the acts that began and ended it; None where nothing ended it."""

    step: _Step
    is_in: bool
    earliest: str
    latest: str
    may_end: str | None
    must_end: str | None


_TIMED: Final = _STEP.replace(
    "a.disputed",
    "a.disputed, m.is_in, m.since_earliest, m.since_latest, m.until_earliest, m.until_latest",
)


def _stays(register: Register, instrument: str, code: str, on: str) -> list[_Stay]:
    """A country's stays in one instrument that may have begun by a day, in order."""
    sql = f"""{_TIMED} WHERE m.instrument = ? AND m.country = ? AND m.nth > 0 AND m.since_earliest <= ?
        ORDER BY m.nth"""
    runs: list[list[_Timed]] = []
    for row in register.rows(sql, (instrument, code, on)):
        timed = _Timed(_Step(*row[:8]), bool(row[8]), *row[9:])
        before = runs[-1][-1] if runs else None
        if before and ((before.is_in and timed.is_in) or before.step.status == timed.step.status):
            runs[-1].append(timed)
        else:
            runs.append([timed])
    stays = [run for run in runs if run[0].step.status != "former"]
    return [stay for run in stays if (stay := _stay(run, on))]


def _stay(run: list[_Timed], on: str) -> _Stay | None:
    first, last = run[0], run[-1]
    over = last.must_end is not None and last.must_end <= on
    if over and not last.is_in:
        return None
    ending = last.may_end is not None and last.may_end <= on
    if over:
        shown = [timed.step for timed in run if timed.step[1:3] == last.step[1:3]]
    else:
        shown = [timed.step for timed in run if timed.must_end is None or timed.must_end > on]
    reached = {(step.status, step.since) for step in shown}
    shown = [timed.step for timed in run if (timed.step.status, timed.step.since) in reached]
    certain = first.latest <= on and (over or not ending)
    until = (last.step.until or "") if ending else ""
    return _Stay(first.earliest, *_first(shown), until, CERTAINTY[CERTAIN if certain else POSSIBLE], shown)
