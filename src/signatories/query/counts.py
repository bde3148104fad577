"""Counts of an expression, day by day: who is in, and how many there can be (line 11)."""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from signatories.domain.dates import ALWAYS
from signatories.domain.statements import Statement
from signatories.query import certainties, knowledge, steps
from signatories.query.certainties import CERTAIN
from signatories.query.evaluate import Certainties, evaluate
from signatories.query.syntax import At, Both, Either, Expression, Term, attributes, is_single, terms
from signatories.register.memory import remembered
from signatories.register.tables import Register


class Count(NamedTuple):
    """The number in: at least `certain`, at most `certain + possible`; the unnamed are among them."""

    certain: int
    possible: int
    unnamed: int
    unnamed_possible: int

    def __str__(self) -> str:
        return number_span(self.certain, self.certain + self.possible)


def number_span(low: int, high: int) -> str:
    """Return a number that may lie open: `31`, or `31 to 32`."""
    return str(low) if low == high else f"{low} to {high}"


def count_of(expression: Expression, register: Register, day: str, found: dict[str, int]) -> Count:
    """Return how many are in, from the levels of an expression on a day (line 11).

    The unnamed are counted for a single term. Under `not`, each of them takes away at most one of those who
    are possible by the unnamed alone.
    """
    certain = sum(level == CERTAIN for level in found.values())
    possible = len(found) - certain
    term = is_single(expression)
    if term:
        unnamed = knowledge.number_unnamed(register, term.instrument, term.facet, term.day or day)
        return Count(certain + unnamed[0], possible + unnamed[1], *unnamed)
    hidden = _unnamed_under_not(expression, register, day)
    if hidden:
        plain = evaluate(expression, register, day, but_unnamed=True)
        doubtful = sum(level < CERTAIN and plain.of(code) == CERTAIN for code, level in found.items())
        left = max(doubtful - hidden, 0)
        return Count(certain + left, possible - left, 0, 0)
    return Count(certain, possible, 0, 0)


def _unnamed_under_not(expression: Expression, register: Register, day: str) -> int:
    """Return how many unnamed an expression may exclude: those of each instrument once."""
    found: dict[str, int] = {}
    for term, on in _terms_under_not(expression, day, False):
        blocks = knowledge.unnamed_blocks(register, term.instrument, term.facet, on)
        number = sum(block.number for block in blocks)
        found[term.instrument] = max(found.get(term.instrument, 0), number)
    return sum(found.values())


def _terms_under_not(expression: Expression, day: str, negated: bool) -> Iterator[tuple[Term, str]]:
    """Yield the terms under an odd number of `not`, each with its day."""
    match expression:
        case Term():
            if negated:
                yield expression, expression.day or day
        case At(inner, own):
            yield from _terms_under_not(inner, own, negated)
        case Both(left, right, is_negated):
            yield from _terms_under_not(left, day, negated)
            yield from _terms_under_not(right, day, negated != is_negated)
        case Either(left, right):
            yield from _terms_under_not(left, day, negated)
            yield from _terms_under_not(right, day, negated)


class Standing:
    """Those in on a day, `certain` and `possible`, and their number from `low` to `high` with the unnamed."""

    def __init__(self, register: Register, tree: Expression, day: str) -> None:
        found = {code: level for code, level in evaluate(tree, register, day).known.items() if level}
        self.certain = frozenset(code for code, level in found.items() if level == CERTAIN)
        self.possible = frozenset(found) - self.certain
        total = count_of(tree, register, day, found)
        self.low, self.high = total.certain, total.certain + total.possible
        self._asked = tree, register, day

    def __str__(self) -> str:
        return number_span(self.low, self.high)

    def can_be(self, number: int) -> bool:
        """Return whether there can be so many: three named and a block of five make 3 or 8 (line 11)."""
        tree, register, day = self._asked
        term = is_single(tree)
        found = (
            knowledge.unnamed_blocks(register, term.instrument, term.facet, term.day or day) if term else []
        )
        blocks = [block.number for block in found if not block.certain]
        sums = {0}
        for block in blocks:
            sums |= {block + less for less in sums}
        free = self.high - self.low - sum(blocks)
        return any(0 <= number - self.low - more <= free for more in sums)

    @cached_property
    def _open(self) -> Certainties:
        """Those who may be in where those without an act are read both as in and as out (line 10)."""
        tree, register, day = self._asked
        return evaluate(tree, register, day, negated=True)

    def may_be_in(self, codes: frozenset[str]) -> bool:
        """Return whether one of these countries may be in, by an act or as one that no source names."""
        return any(self._open.of(code) for code in codes)

    @property
    def names_everybody(self) -> bool:
        """Whether nobody may be in but those who are certain."""
        found = {code for code, level in self._open.known.items() if level}
        return not self._open.otherwise and found <= self.certain


@remembered
def _standing(register: Register, tree: Expression, day: str) -> Standing:
    return Standing(register, tree, day)


class Standings:
    """The standings of expressions in one register."""

    def __init__(self, register: Register) -> None:
        self.register = register

    def on(self, tree: Expression, day: str) -> Standing:
        """Return what the record holds of an expression on a day."""
        return _standing(self.register, tree, day)

    def change_days(self, tree: Expression) -> list[str]:
        """Return the days on which who is in an expression can change, in order."""
        days: set[str] = set()
        for term, day in terms(tree, ""):
            if not day:
                days.update(steps.change_days(self.register, term.instrument))
        if any(not day for _, day in attributes(tree, "")):
            ends = certainties.ends_of_countries(self.register).values()
            days.update(day for end in ends for day in end[1:] if day != ALWAYS)
        return sorted(days)


def differing(statement: Statement, now: Standing) -> set[str]:
    """Return the countries in which a list and the record differ in every reading."""
    kind, named = statement.kind, statement.country_set
    missing = named - now.certain - now.possible
    if kind == "members":
        return set(missing | (now.certain - named))
    return set(missing if kind == "includes" else named & now.certain)


def fits(statement: Statement, now: Standing) -> tuple[bool, bool]:
    """Return whether a statement about a day is true in every reading, and whether in some (lines 10, 11)."""
    kind, figure, named = statement.kind, statement.figure, statement.country_set
    if kind == "count":
        return now.low == now.high == figure, now.can_be(figure or 0)
    if kind == "at_least":
        return now.low >= (figure or 0), now.high >= (figure or 0)
    always = {
        "members": named == now.certain and not now.possible and now.names_everybody,
        "includes": named <= now.certain,
        "excludes": not now.may_be_in(named),
    }
    return always[kind], not differing(statement, now)
