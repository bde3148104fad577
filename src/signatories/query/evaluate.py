"""The answer to an expression: which countries are meant, how surely, and how far the record knows.

Levels follow lines 6 to 12 of `docs/dates.md`: 2 certain, 1 possible, 0 not. Where an instrument stands more
than once, or a question is about two days, its terms are read together, reading by reading.
"""

from collections.abc import Mapping
from typing import NamedTuple

from signatories.domain.dates import Span, earliest_reach, reaches
from signatories.query import certainties, knowledge
from signatories.query.certainties import CERTAIN, POSSIBLE
from signatories.query.syntax import (
    At,
    Attribute,
    Both,
    Either,
    Expression,
    One,
    Term,
    attributes,
    slug_of,
    terms,
)
from signatories.register.memory import remembered
from signatories.register.tables import Register


class Certainties(NamedTuple):
    """Countries by level: those of `known`, and `otherwise` for every other country."""

    known: Mapping[str, int]
    otherwise: int

    def of(self, code: str) -> int:
        """Return the level of a country."""
        return self.known.get(code, self.otherwise)


class CountryLevel(NamedTuple):
    """A country that an expression asks for: its level, and how far the record knows of that.

    `known` says whether the level is certain within that reach (line 16).
    """

    level: int
    known: bool
    known_to: str

    @property
    def certainty(self) -> str:
        """The word for it: certain, last known or possible."""
        return knowledge.certainty(self.level, self.known)


def levels(expression: Expression, register: Register, as_of: str) -> dict[str, int]:
    """Return who is in: code → CERTAIN or POSSIBLE. `as_of` is the ISO day of the terms that have none."""
    found = evaluate(expression, register, as_of)
    return {code: level for code, level in found.known.items() if level}


@remembered
def find(expression: Expression, register: Register, as_of: str) -> Mapping[str, CountryLevel]:
    """Return who is in, each with the reach of the record (line 16)."""
    found = levels(expression, register, as_of)
    return with_reach(expression, register, as_of, found)


def with_reach(
    expression: Expression, register: Register, as_of: str, found: Mapping[str, int]
) -> dict[str, CountryLevel]:
    """Return these countries of these levels with how far the record knows of each."""
    asked = reaches_of_terms(expression, register, as_of)
    strict: Certainties | None = None
    result = {}
    for code, level in found.items():
        beyond, known_to = asked.beyond_and_of(code)
        known = True
        if level == CERTAIN and beyond:
            strict = strict or evaluate(expression, register, as_of, within_reach=True)
            known = strict.of(code) == CERTAIN
        result[code] = CountryLevel(level, known, known_to)
    return result


class TermReaches:
    """The reach of the record for the terms of an expression, on the days they are asked about."""

    def __init__(self, expression: Expression, register: Register, as_of: str) -> None:
        self._terms = [
            (knowledge.reach(register, term.instrument, term.facet, day), day)
            for term, day in dict.fromkeys(terms(expression, as_of))
        ]

        self._seen: dict[tuple[str, ...], tuple[list[str], str]] = {}

    def of(self, code: str) -> str:
        """Return the earliest reach among the terms asked after theirs, or among all where there are none."""
        return self.beyond_and_of(code)[1]

    def beyond_and_of(self, code: str) -> tuple[list[str], str]:
        """Return the reaches of the terms that are asked after them, and what `of` tells.

        They are looked up by the reaches, which most countries share.
        """
        known = tuple(reach.of(code) for reach, _ in self._terms)
        if known not in self._seen:
            beyond = [to for to, (_, day) in zip(known, self._terms, strict=True) if not reaches(to, day)]
            self._seen[known] = beyond, earliest_reach(beyond or known)
        return self._seen[known]


def reaches_of_terms(expression: Expression, register: Register, as_of: str) -> TermReaches:
    """Return how far the record knows of the terms of an expression (line 16)."""
    return TermReaches(expression, register, as_of)


@remembered
def evaluate(
    expression: Expression,
    register: Register,
    as_of: str,
    *,
    negated: bool = False,
    within_reach: bool = False,
    but_unnamed: bool = False,
    with_unnamed: bool = False,
    all_unnamed: str = "",
) -> Certainties:
    """Return the level of every country (lines 6 to 12).

    `negated` asks as under a `not`: a country without an act that counts as in is then possible where the
    record does not name everybody. `within_reach` reads what is asked after the reach of the record as
    possible, `but_unnamed` leaves aside those whom no source names. `with_unnamed` reads every country
    without such an act as possibly one of them outside `not` too, for the instrument `all_unnamed` as surely.
    """
    how = How(negated, within_reach, but_unnamed, with_unnamed, all_unnamed)
    named = [term.instrument for term, _ in terms(expression, as_of)]
    if len(set(named)) == len(named) and not _share_an_end(expression, register):
        return _levels(expression, register, as_of, how)
    from signatories.query.readings import in_readings, level_of

    found = in_readings(expression, register, (as_of,), how)
    known = {code: level_of(truth) for code, truth in found.known.items()}
    return Certainties(known, level_of(found.otherwise))


def _share_an_end(expression: Expression, register: Register) -> bool:
    """Return whether several attributes depend on the end of a country whose day is not known."""
    if len(list(attributes(expression, ""))) < 2:
        return False
    return any(end.earliest < end.latest for end in certainties.ends_of_countries(register).values())


class How(NamedTuple):
    """The reading of a term: as `evaluate` describes it."""

    negated: bool = False
    within_reach: bool = False
    but_unnamed: bool = False
    with_unnamed: bool = False
    all_unnamed: str = ""

    def opens(self, register: Register, instrument: str, facet: str, day: str) -> bool:
        """Return whether a country without an act that counts as in may be in all the same (line 10)."""
        if self.negated:
            return knowledge.is_open(register, instrument, facet, day, but_unnamed=self.but_unnamed)
        return self.with_unnamed and bool(knowledge.unnamed_blocks(register, instrument, facet, day))


within = How(within_reach=True)
"""The reading by which anything asked after the reach of the record is possible."""


def _levels(expression: Expression, register: Register, as_of: str, how: How) -> Certainties:
    """Return the levels of an expression in which each instrument stands once (line 9)."""
    match expression:
        case Term():
            return _of_term(expression, register, expression.day or as_of, how)
        case Attribute():
            return Certainties(_of_attribute(expression, register, expression.day or as_of), 0)
        case One(code):
            return Certainties({code: CERTAIN}, 0)
        case At(inner, own):
            return _levels(inner, register, own, how)
        case Either(left, right):
            a, b = _levels(left, register, as_of, how), _levels(right, register, as_of, how)
            codes = a.known.keys() | b.known.keys()
            return Certainties({c: max(a.of(c), b.of(c)) for c in codes}, max(a.otherwise, b.otherwise))
        case Both(left, right, is_negated):
            a = _levels(left, register, as_of, how)
            b = _levels(right, register, as_of, how._replace(negated=how.negated != is_negated))
            if is_negated:
                b = Certainties({c: CERTAIN - level for c, level in b.known.items()}, CERTAIN - b.otherwise)
            codes = a.known.keys() | b.known.keys()
            return Certainties({c: min(a.of(c), b.of(c)) for c in codes}, min(a.otherwise, b.otherwise))


def _of_attribute(attribute: Attribute, register: Register, day: str) -> dict[str, int]:
    """Return the countries with an attribute that have not ended by a day."""
    found = with_attribute(attribute, register).items()
    return {
        code: CERTAIN - ((end.earliest <= day) + (end.latest <= day) if end else 0) for code, end in found
    }


def with_attribute(attribute: Attribute, register: Register) -> dict[str, Span | None]:
    """Return the countries with an attribute, each with the first day on which it was over."""
    sql = f"SELECT code, {attribute.key} FROM country WHERE {attribute.key} IS NOT NULL"
    ends = certainties.ends_of_countries(register)
    return {code: ends.get(code) for code, name in register.rows(sql) if slug_of(name) == attribute.slug}


def _of_term(term: Term, register: Register, day: str, how: How) -> Certainties:
    id, facet = term.instrument, term.facet
    known, otherwise = certainties.levels(register, id, facet, day), 0
    if how.opens(register, id, facet, day):
        known = dict.fromkeys(knowledge.with_counting_acts(register, id), 0) | known
        otherwise = CERTAIN if id == how.all_unnamed else POSSIBLE
    if how.within_reach:
        reach = knowledge.reach(register, id, facet, day)
        known |= {code: POSSIBLE for code in {*known, *reach.own} if not reaches(reach.of(code), day)}
        known |= {code: known.get(code, otherwise) for code in reach.own}
        otherwise = otherwise if reaches(reach.whole, day) else POSSIBLE
    return Certainties(known, otherwise)
