"""What changed, and when: differences between expressions and between days, and the acts in order of time."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from signatories.domain.dates import day as as_day
from signatories.domain.membership import ACTIONS
from signatories.domain.problems import QueryError
from signatories.query import evaluate as sets
from signatories.query.evaluate import CERTAIN, CERTAINTY, POSSIBLE, Expression, Question, Term
from signatories.query.members import members, sources_of, unnamed
from signatories.register.lookup import Words, by_name, country_code, instrument_id, names_of_countries
from signatories.register.tables import Register, spelling


class Difference(NamedTuple):
    """A country that is `removed`, `added` or `kept`."""

    code: str
    country: str
    change: str
    certainty: str


class TimelineEntry(NamedTuple):
    """One act of one country, or of several that no source names; the counts are those after it.

    That is, on the last day on which it can have fallen. `possible` are possible besides `members`.
    """

    date: str
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


def set_difference(
    register: Register, left: Question, right: Question, as_of: str, *, kept: bool = False
) -> list[Difference]:
    """Who is in one expression and not in the other: removed from the left, added by the right."""
    on = as_day(as_of)
    trees = sets.parse(left, register), sets.parse(right, register)
    found: list[tuple[str, str, int]] = []
    for change, tree in (
        ("removed", sets.Both(*trees, True)),
        ("added", sets.Both(*trees[::-1], True)),
        ("kept", sets.Both(*trees, False)),
    ):
        if kept or change != "kept":
            found += [(change, code, level) for code, level in sets.levels(tree, register, on).items()]
    return _differences(register, found)


def changes_between_days(
    register: Register, words: Question, from_day: str, to_day: str, *, kept: bool = False
) -> list[Difference]:
    """Who joined and who left an expression between two days (line 13).

    Each reading of the imprecise dates is followed from one day to the other, so that an act that may
    have fallen before the first day, or after the last, makes a change possible and no more.
    """
    start, end = as_day(from_day), as_day(to_day)
    if start > end:
        raise QueryError(f"--from {start} must not be after --to {end}")
    found: list[tuple[str, str, int]] = []
    for code, pairs in _pairs(sets.parse(words, register), register, (start, end)).known.items():
        for change, pair in (("removed", (True, False)), ("added", (False, True)), ("kept", (True, True))):
            if pair in pairs and (kept or change != "kept"):
                found.append((change, code, CERTAIN if len(pairs) == 1 else POSSIBLE))
    return _differences(register, found)


def _differences(register: Register, found: Iterable[tuple[str, str, int]]) -> list[Difference]:
    names, order = names_of_countries(register), by_name(register)
    position = {"removed": 0, "added": 1, "kept": 2}
    return [
        Difference(code, names[code], change, CERTAINTY[level])
        for change, code, level in sorted(found, key=lambda row: (position[row[0]], -row[2], order(row[1])))
    ]


Pairs = frozenset[tuple[bool, bool]]
"""The ways in which a country can stand on two days: in on the first, in on the second."""

OUT: Final[Pairs] = frozenset({(False, False)})
UNKNOWN: Final[Pairs] = frozenset({(False, False), (True, True)})
"""Nobody knows, but no act is recorded that would make a difference between the two days."""

OUT_BY_THEN: Final[Pairs] = frozenset({(False, False), (True, False)})
"""Nobody knows of the first day; the record names everybody on the second."""


class _Paths(NamedTuple):
    known: dict[str, Pairs]
    otherwise: Pairs

    def of(self, code: str) -> Pairs:
        return self.known.get(code, self.otherwise)


def _pairs(tree: Expression, register: Register, days: tuple[str, str], under_not: bool = False) -> _Paths:
    """Every country's ways through an expression, from one day to another."""
    match tree:
        case sets.Term():
            return _term_pairs(tree, register, (tree.day, tree.day) if tree.day else days, under_not)
        case sets.At(inner, own):
            return _pairs(inner, register, (own, own), under_not)
        case sets.Both(left, right, negated):
            a = _pairs(left, register, days, under_not)
            b = _pairs(right, register, days, under_not or negated)
            return _joined(a, b, lambda x, y: x and y != negated)
        case sets.Either(left, right):
            a, b = _pairs(left, register, days, under_not), _pairs(right, register, days, under_not)
            return _joined(a, b, lambda x, y: x or y)
        case _:
            found = sets.evaluate(tree, register, days[0])
            return _Paths({code: frozenset({(True, True)}) for code in found.known}, OUT)


def _joined(a: _Paths, b: _Paths, meet: Callable[[bool, bool], bool]) -> _Paths:
    def combine(p: Pairs, q: Pairs) -> Pairs:
        return frozenset((meet(p0, q0), meet(p1, q1)) for p0, p1 in p for q0, q1 in q)

    codes = a.known.keys() | b.known.keys()
    return _Paths(
        {code: combine(a.of(code), b.of(code)) for code in codes}, combine(a.otherwise, b.otherwise)
    )


def _term_pairs(term: Term, register: Register, days: tuple[str, str], under_not: bool) -> _Paths:
    if term.facet in ACTIONS:
        first, second = (sets.levels(term, register, on) for on in days)
        countries_with_acts = sets.countries_with_acts(register, term.instrument)
        known = {code: _truths(first.get(code, 0), second.get(code, 0)) for code in countries_with_acts}
    else:
        known = {code: _ways(chain, *days) for code, chain in _chains(term, register, days).items()}
    if days[0] == days[1]:
        known = {code: frozenset(way for way in ways if way[0] == way[1]) for code, ways in known.items()}
    if not under_not or sets.is_complete(register, term.instrument, days[0]):
        return _Paths(known, OUT)
    return _Paths(known, OUT_BY_THEN if sets.is_complete(register, term.instrument, days[1]) else UNKNOWN)


class _Link(NamedTuple):
    """A step of a country: how it can stand on the two days if it is in this step, and its bounds.

    `bound` says that what was in force before this step still is.
    """

    ways: Pairs
    bound: bool
    earliest: str
    until: str


def _chains(term: Term, register: Register, days: tuple[str, str]) -> dict[str, list[_Link]]:
    chains: dict[str, list[_Link]] = {}
    for step in sets.held(register, term.instrument):
        bound = term.facet == sets.IN_FORCE and step.force is not None
        if term.facet == sets.IN_FORCE:
            ways = _truths(step.level(days[0]), step.level(days[1]))
        else:
            inside = step.status == term.facet if term.facet else step.is_in
            ways = frozenset({(inside, inside)})
        chains.setdefault(step.country, []).append(_Link(ways, bound, step.earliest, step.until))
    return chains


def _ways(chain: Sequence[_Link], start: str, end: str) -> Pairs:
    """The ways through one country's steps: j on the first day, k on the second, j ≤ k.

    A step runs from its own earliest to the next one's latest. Where the two differ, every act between
    them can fall after the first day and by the second, because bounds are clipped to the order of acts.
    """
    ways: set[tuple[bool, bool]] = set()
    for j, first in enumerate(chain):
        if not first.earliest <= start < first.until:
            continue
        for k, second in enumerate(chain[j:], start=j):
            if not second.earliest <= end < second.until:
                continue
            if k == j:
                ways |= first.ways
            elif start < end:
                goes_on = all(link.bound for link in chain[j : k + 1])
                ways |= {
                    (before, after)
                    for before, _ in first.ways
                    for _, after in second.ways
                    if after or not (before and goes_on)
                }
    return frozenset(ways)


def _truths(first: int, second: int) -> Pairs:
    """The ways of something that does not end once begun, from its certainty on two days."""
    truths = {0: (False,), POSSIBLE: (False, True), CERTAIN: (True,)}
    return frozenset((a, b) for a in truths[first] for b in truths[second] if b or not a)


# When


def timeline(
    register: Register, ids: Sequence[str], as_of: str, country: Words | None = None, *, events: bool = False
) -> list[TimelineEntry]:
    """Every act under these instruments up to a day, in order of time, with the counts after it.

    With `events` also what happened besides: the action is then "event", the country column says what.
    """
    on = as_day(as_of)
    code = country_code(register, country) if country else None
    names = names_of_countries(register)
    moments: list[tuple[tuple[str, str, str, int, str], TimelineEntry]] = []
    for id in dict.fromkeys(instrument_id(register, id) for id in ids):
        counts, sources = _counts(register, id), sources_of(register, id)
        for act in [*_acts(register, id, code), *(_events(register, id, code) if events else ())]:
            if act.earliest <= on:
                what = act.what or names.get(act.country, "")
                cited = " ".join(sources.get(act.block, ())) if act.block else act.sources
                moment = TimelineEntry(
                    act.date, id, act.action, act.country, what, *counts(act.latest), cited
                )
                moments.append(((act.latest, act.earliest, id, act.block, spelling(what)), moment))
    return [moment for _, moment in sorted(moments, key=lambda pair: pair[0])]


class _Act(NamedTuple):
    """An act, or an event (then `block` is 0); `what` is said in place of the country's name."""

    country: str
    action: str
    date: str
    earliest: str
    latest: str
    block: int
    what: str
    sources: str


def _acts(register: Register, id: str, code: str | None) -> list[_Act]:
    sql = """SELECT m.country, a.action, m.date, m.since_earliest, m.since_latest, a.nth, '', ''
        FROM membership m JOIN action a ON a.instrument = m.instrument AND a.nth = m.action
        WHERE m.instrument = :id AND (:code IS NULL OR m.country = :code)
        UNION ALL SELECT '', action, date, earliest, latest, nth, unnamed || ' named by no source', ''
        FROM action WHERE instrument = :id AND unnamed IS NOT NULL AND :code IS NULL"""
    return [_Act(*row) for row in register.rows(sql, {"id": id, "code": code})]


def _events(register: Register, id: str, code: str | None) -> list[_Act]:
    sql = """SELECT ifnull(country, ''), 'event', date, earliest, latest, 0,
          what || ifnull(' (' || place || ')', ''), sources
        FROM event WHERE instrument = :id AND (:code IS NULL OR country = :code)"""
    return [_Act(*row) for row in register.rows(sql, {"id": id, "code": code})]


def _counts(register: Register, id: str) -> Callable[[str], tuple[int, int]]:
    """Counts of an instrument by day: (certain, possible besides), the unnamed among them."""
    sql = """SELECT country, is_in, since_earliest, until_latest FROM membership
        WHERE instrument = ? ORDER BY country, nth"""
    rows = register.rows(sql, (id,))
    seen: dict[str, tuple[int, int]] = {}

    def on(day: str) -> tuple[int, int]:
        if day not in seen:
            low: dict[str, int] = {}
            high: dict[str, int] = {}
            for code, is_in, since, until in rows:
                if since <= day and (until is None or until > day):
                    low[code] = min(low.get(code, 1), is_in)
                    high[code] = max(high.get(code, 0), is_in)
            certain, whole = sum(low.values()), sum(high.values())
            sure, maybe = unnamed(register, Term(id, "", None), day)
            seen[day] = certain + sure, whole - certain + maybe
        return seen[day]

    return on


def matrix(register: Register, ids: Sequence[str], as_of: str) -> list[Cell]:
    """Who is in which of these instruments, by name; one cell a row, none where a country is not in."""
    cells: list[Cell] = []
    for id in dict.fromkeys(instrument_id(register, id) for id in ids):
        cells += [Cell(m.code, m.country, id, m.since, m.certainty) for m in members(register, id, as_of)]
    order = by_name(register)
    return sorted(cells, key=lambda cell: order(cell.code))
