"""Readings: how countries can stand to several questions at once, reading by reading (line 9).

Only what depends on two days, or names an instrument twice, needs them; they are imported where they are
asked for, as most questions are not of that kind.
"""

from collections.abc import Iterator, Sequence
from itertools import product
from math import prod
from typing import Final, NamedTuple, cast

from signatories.domain.acts import Act, Life
from signatories.domain.dates import NEVER, next_day, parse, reaches
from signatories.domain.statuses import ACTIONS, IN_FORCE
from signatories.domain.truths import Ask, Truths, truths
from signatories.query import knowledge
from signatories.query.certainties import CERTAIN, about, ends_of_countries, span_or_none
from signatories.query.evaluate import How, with_attribute
from signatories.query.syntax import At, Attribute, Both, Either, Expression, One, Term
from signatories.register.tables import Register


def acts(register: Register, instrument: str) -> dict[str, list[Act]]:
    """Return every country's acts under an instrument, in the order of the file."""
    sql = """SELECT m.country, a.action, m.date, m.effective, m.action FROM membership m
        JOIN action a ON a.instrument = m.instrument AND a.nth = m.action
        WHERE m.instrument = ? AND m.date IS NOT NULL ORDER BY m.country, m.action"""
    found: dict[str, list[Act]] = {}
    for country, word, date, effective, block in register.rows(sql, (instrument,)):
        found.setdefault(country, []).append(Act(word, parse(date), span_or_none(effective), block))
    return found


def readings(register: Register, instrument: str, asks: Sequence[Ask]) -> dict[str, Truths]:
    """Return how every country with acts can stand to some questions at once (lines 2 to 9)."""
    it, untils = about(register, instrument), ends_of_countries(register)
    shared: dict[tuple[tuple[object, ...], ...], Truths] = {}
    result: dict[str, Truths] = {}
    for code, done in acts(register, instrument).items():
        alike = (*((act.action, act.date, act.effective) for act in done), (untils.get(code),))
        if alike not in shared:
            life = Life(it.kind, it.opened, it.closed, untils.get(code), it.in_force)
            shared[alike] = truths(done, life, asks)
        result[code] = shared[alike]
    return result


def level_of(found: Truths) -> int:
    """Return how certain a question is whose answers in all readings these are."""
    return CERTAIN if (False,) not in found else int((True,) in found)


class Readings(NamedTuple):
    """The ways countries can stand to a question on some days: `known`, and `otherwise` for every other."""

    known: dict[str, Truths]
    otherwise: Truths

    def of(self, code: str) -> Truths:
        """Return how a country can stand."""
        return self.known.get(code, self.otherwise)


MOST_READINGS: Final = 1 << 16
"""The number of combined readings tried for one country; beyond it everything is possible."""


class _Occurrence(NamedTuple):
    """A part of an expression where it stands: on which day for each day asked about, under `not` or not."""

    part: Term | Attribute | One
    days: tuple[str, ...]
    negated: bool


Way = tuple[tuple[bool, ...], ...]
"""One way in which a country can stand: for each of some parts, its truth on each day."""


def in_readings(
    expression: Expression, register: Register, days: Sequence[str], how: How | None = None
) -> Readings:
    """Return how every country can stand to an expression on some days, reading by reading (line 9)."""
    how = how or How()
    occurrences = list(_occurrences(expression, tuple(days), how.negated))
    groups: dict[object, list[int]] = {}
    for place, (part, *_) in enumerate(occurrences):
        key = part.instrument if isinstance(part, Term) else place if isinstance(part, One) else Attribute
        groups.setdefault(key, []).append(place)
    order = [place for places in groups.values() for place in places]
    asked = [_group(register, [occurrences[place] for place in places], how) for places in groups.values()]

    def of(code: str) -> Truths:
        ways = [group.of(code) for group in asked]
        if prod(map(len, ways)) > MOST_READINGS:
            return frozenset(product((False, True), repeat=len(days)))
        found = set()
        for combination in product(*ways):
            truths = dict(zip(order, (truth for way in combination for truth in way), strict=True))
            found.add(_truth(expression, iter([truths[place] for place in range(len(order))])))
        return frozenset(found)

    codes = {code for group in asked for code in group.known}
    return Readings({code: of(code) for code in codes}, of(""))


def _occurrences(expression: Expression, days: tuple[str, ...], negated: bool) -> Iterator[_Occurrence]:
    match expression:
        case Term() | Attribute():
            own = (expression.day,) * len(days) if expression.day else days
            yield _Occurrence(expression, own, negated)
        case One():
            yield _Occurrence(expression, days, negated)
        case At(inner, own_day):
            yield from _occurrences(inner, (own_day,) * len(days), negated)
        case Both(left, right, is_negated):
            yield from _occurrences(left, days, negated)
            yield from _occurrences(right, days, negated != is_negated)
        case Either(left, right):
            yield from _occurrences(left, days, negated)
            yield from _occurrences(right, days, negated)


def _truth(expression: Expression, parts: Iterator[tuple[bool, ...]]) -> tuple[bool, ...]:
    """Return whether an expression is true on each day, from the truths of its parts in their order."""
    match expression:
        case At(inner, _):
            return _truth(inner, parts)
        case Both(left, right, negated):
            a, b = _truth(left, parts), _truth(right, parts)
            return tuple(x and y != negated for x, y in zip(a, b, strict=True))
        case Either(left, right):
            a, b = _truth(left, parts), _truth(right, parts)
            return tuple(x or y for x, y in zip(a, b, strict=True))
    return next(parts)


def _group(
    register: Register, occurrences: list[_Occurrence], how: How
) -> "_Country | _Attributes | _Instrument":
    part, days, _ = occurrences[0]
    if isinstance(part, One):
        return _Country(part.code, days)
    if isinstance(part, Attribute):
        return _Attributes(register, occurrences)
    return _Instrument(register, part.instrument, occurrences, how)


class _Country:
    """A single country, which depends on no day."""

    def __init__(self, code: str, days: tuple[str, ...]) -> None:
        self.known = {code}
        self._days = days

    def of(self, code: str) -> frozenset[Way]:
        """Return the one way in which a country can stand to it."""
        return frozenset({((code in self.known,) * len(self._days),)})


class _Attributes:
    """The attributes in an expression, and how countries can stand to all of them at once.

    They are lost together, on the day on which the country ends.
    """

    def __init__(self, register: Register, occurrences: list[_Occurrence]) -> None:
        self._parts = [
            (with_attribute(cast(Attribute, part), register), days) for part, days, _ in occurrences
        ]
        self.known = {code for having, _ in self._parts for code in having}

    def of(self, code: str) -> frozenset[Way]:
        """Return the ways in which a country can stand to them."""
        end = next((having[code] for having, _ in self._parts if having.get(code)), None)
        asked = {day for _, days in self._parts for day in days}
        ends = [NEVER]
        if end:
            ends = [end.earliest, *(next_day(day) for day in asked if end.earliest <= day < end.latest)]
        return frozenset(
            tuple(tuple(code in having and over > day for day in days) for having, days in self._parts)
            for over in ends
        )


class _Instrument:
    """The terms of an expression about one instrument, and how countries can stand to all of them at once."""

    def __init__(self, register: Register, id: str, occurrences: list[_Occurrence], how: How) -> None:
        parts = [(cast(Term, part).facet, days, negated) for part, days, negated in occurrences]
        self._asks = list(dict.fromkeys(Ask(facet, day) for facet, days, _ in parts for day in days))
        self._places = [tuple(self._asks.index(Ask(facet, day)) for day in days) for facet, days, _ in parts]
        self._unlisted = _unlisted(register, id, parts, how)
        self._reaches = (
            [knowledge.reach(register, id, *ask) for ask in self._asks] if how.within_reach else []
        )
        self._counting = knowledge.with_counting_acts(register, id)
        self._truths = readings(register, id, self._asks)
        self.known = {*self._truths, *(code for reach in self._reaches for code in reach.own)}
        self._seen: dict[tuple[Truths, bool, tuple[int, ...]], frozenset[Way]] = {}

    def of(self, code: str) -> frozenset[Way]:
        """Return the ways in which a country can stand to the terms."""
        nothing: Truths = frozenset({(False,) * len(self._asks)})
        beyond = tuple(
            place
            for place, reach in enumerate(self._reaches)
            if not reaches(reach.of(code), self._asks[place].day)
        )
        key = self._truths.get(code, nothing), code in self._counting, beyond
        if key not in self._seen:
            self._seen[key] = frozenset(self._ways(*key))
        return self._seen[key]

    def _ways(self, truths: Truths, acted: bool, beyond: tuple[int, ...]) -> Iterator[Way]:
        """Yield the ways of a country; questions `beyond` its reach are read as possible (line 16).

        Without an act that counts as in, it may be in all the same (line 10).
        """
        listed = [tuple((False,) * len(term) for term in self._places)]
        unlisted = listed if acted else self._unlisted
        for truth, unknown, more in product(truths, product((False, True), repeat=len(beyond)), unlisted):
            read = list(truth)
            for place, value in zip(beyond, unknown, strict=True):
                read[place] = value
            yield tuple(
                tuple(read[place] or also for place, also in zip(term, opened, strict=True))
                for term, opened in zip(self._places, more, strict=True)
            )


def _unlisted(
    register: Register, id: str, parts: Sequence[tuple[str, tuple[str, ...], bool]], how: How
) -> list[Way]:
    """Return the ways in which a country can be in, at each term on each day, that the record does not name.

    Each term is its facet, its days, and whether it stands under `not`; all of one sign are open together
    (line 10). Where those whom no source names are counted, somebody belongs to one of their acts at most,
    which is done on one day for all terms.
    """
    opened = tuple(
        tuple(how._replace(negated=negated).opens(register, id, facet, day) for day in days)
        for facet, days, negated in parts
    )
    if id == how.all_unnamed:
        return [opened]
    closed = tuple((False,) * len(days) for _, days, _ in parts)
    if not how.with_unnamed:
        return [*dict.fromkeys((closed, opened))]
    asks = {(facet, day) for facet, days, _ in parts for day in days}
    blocks = {
        ask: {block.nth: block.certain for block in knowledge.unnamed_blocks(register, id, *ask)}
        for ask in asks
    }
    gaps = {ask for ask in asks if knowledge.is_open(register, id, *ask, but_unnamed=True)}
    turns = (*sorted({day for _, day in asks}), NEVER)
    ends = turns if about(register, id).closed else (NEVER,)
    found: list[Way] = []
    forces = turns if any(facet == IN_FORCE for facet, _ in asks) else (NEVER,)
    for nth, gap, begun, over, force in product(
        {0}.union(*blocks.values()), (set(), gaps), turns, ends, forces
    ):
        there = {
            ask
            for ask in asks
            if nth in blocks[ask] and (blocks[ask][nth] or _is_there(*ask, begun, over, force))
        }
        found.append(
            tuple(
                tuple((facet, day) in there or (negated and (facet, day) in gap) for day in days)
                for facet, days, negated in parts
            )
        )
    return [*dict.fromkeys(found)]


def _is_there(facet: str, day: str, begun: str, over: str, force: str) -> bool:
    """Return whether those are asked for on a day who came on a day, until or from other days on.

    The instrument closed on the one, and was in force for them from the other.
    """
    return begun <= day and (facet in ACTIONS or day < over) and (facet != IN_FORCE or force <= day)
