"""Counts of an expression, day by day: who is in, and how many there can be (line 11)."""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final, NamedTuple

from signatories.domain.dates import ALWAYS
from signatories.query import certainties, knowledge, steps
from signatories.query.certainties import CERTAIN
from signatories.query.evaluate import Certainties, evaluate, levels
from signatories.query.syntax import At, Both, Either, Expression, Term, attributes, is_single, terms
from signatories.register.lookup import names_of_countries
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


def count_of(expression: Expression, register: Register, day: str) -> Count:
    """Return how many are in an expression on a day (line 11).

    The unnamed of a single term are all in it. In a longer expression each of them adds at most one of those
    who are in only as one of them, and under `not` takes away at most one.
    """
    found = levels(expression, register, day)
    certain = list(found.values()).count(CERTAIN)
    possible = len(found) - certain
    term = is_single(expression)
    if term:
        return _with_unnamed(register, term, day, certain, possible)
    left = _left_by_unnamed(expression, register, day, found)
    unnamed = _added_by_unnamed(expression, register, day, found)
    return Count(certain + left + unnamed[0], possible - left + unnamed[1], *unnamed)


def _with_unnamed(register: Register, term: Term, day: str, certain: int, possible: int) -> Count:
    unnamed = knowledge.number_unnamed(register, term.instrument, term.facet, term.day or day)
    return Count(certain + unnamed[0], possible + unnamed[1], *unnamed)


def _count_of_term(term: Term, register: Register, day: str) -> Count:
    """Return the same of one term, looked up among the numbers of all days."""
    size = certainties.size(register, term.instrument, term.facet, term.day or day)
    return _with_unnamed(register, term, day, *size)


def _left_by_unnamed(expression: Expression, register: Register, day: str, found: Mapping[str, int]) -> int:
    """Return how many of those in doubt by the unnamed under `not` alone are in, whoever these are."""
    hidden = _number(_unnamed(expression, register, day, negated=True))
    if not hidden:
        return 0
    plain = evaluate(expression, register, day, but_unnamed=True)
    doubtful = sum(level < CERTAIN and plain.of(code) == CERTAIN for code, level in found.items())
    return max(doubtful - hidden, 0)


def _added_by_unnamed(
    expression: Expression, register: Register, day: str, found: Mapping[str, int]
) -> tuple[int, int]:
    """Return how many of the unnamed are in besides those found: for certain, and possibly besides."""
    hidden = _unnamed(expression, register, day, negated=False)
    if not hidden:
        return 0, 0
    wide = evaluate(expression, register, day, with_unnamed=True)
    most = _number(hidden)
    if not wide.otherwise:
        most = min(most, sum(level > 0 and code not in found for code, level in wide.known.items()))
    asked = {(term.instrument, term.facet, on) for term, on in terms(expression, day)}
    once = Counter(instrument for instrument, _, _ in asked)
    surely = {id: sum(block.number for block in blocks if block.certain) for id, blocks in hidden.items()}
    least = [
        number - _without_effect(expression, register, day, found, id)
        for id, number in surely.items()
        if number and once[id] == 1
    ]
    certain = min(max([0, *least]), most)
    return certain, most - certain


def _without_effect(
    expression: Expression, register: Register, day: str, found: Mapping[str, int], instrument: str
) -> int:
    """Return how many of the unnamed of an instrument can be such that the count is the same without them.

    Somebody beyond the countries of the record can be one of them too.
    """
    read = evaluate(expression, register, day, with_unnamed=True, all_unnamed=instrument)
    if read.otherwise < CERTAIN:
        return UNLIMITED
    eligible = names_of_countries(register).keys() - knowledge.with_counting_acts(register, instrument)
    return sum(code in found or read.of(code) < CERTAIN for code in eligible)


UNLIMITED: Final = 1 << 30


def _unnamed(
    expression: Expression, register: Register, day: str, *, negated: bool
) -> dict[str, set[knowledge.Block]]:
    """Return the unnamed of the terms under an odd number of `not`, or of the others, by instrument."""
    found: dict[str, set[knowledge.Block]] = {}
    for term, on in _terms_by_sign(expression, day, negated):
        blocks = knowledge.unnamed_blocks(register, term.instrument, term.facet, on)
        if blocks:
            found.setdefault(term.instrument, set()).update(blocks)
    return found


def _number(unnamed: Mapping[str, set[knowledge.Block]]) -> int:
    """Return how many these unnamed are; those of one act once."""
    return sum(sum({block.nth: block.number for block in blocks}.values()) for blocks in unnamed.values())


def _terms_by_sign(expression: Expression, day: str, wanted: bool) -> Iterator[tuple[Term, str]]:
    """Yield the terms under an odd number of `not` where that is `wanted`, else the others; with days."""
    match expression:
        case Term():
            if not wanted:
                yield expression, expression.day or day
        case At(inner, own):
            yield from _terms_by_sign(inner, own, wanted)
        case Both(left, right, is_negated):
            yield from _terms_by_sign(left, day, wanted)
            yield from _terms_by_sign(right, day, wanted != is_negated)
        case Either(left, right):
            yield from _terms_by_sign(left, day, wanted)
            yield from _terms_by_sign(right, day, wanted)


class Standing:
    """Those in on a day, and their number from `low` to `high` with the unnamed."""

    def __init__(self, register: Register, tree: Expression, day: str) -> None:
        term = is_single(tree)
        total = _count_of_term(term, register, day) if term else count_of(tree, register, day)
        self.low, self.high = total.certain, total.certain + total.possible
        self._asked = tree, register, day

    def __str__(self) -> str:
        return number_span(self.low, self.high)

    @cached_property
    def _found(self) -> Mapping[str, int]:
        tree, register, day = self._asked
        return levels(tree, register, day)

    @cached_property
    def certain(self) -> frozenset[str]:
        """Who is in for certain."""
        return frozenset(code for code, level in self._found.items() if level == CERTAIN)

    @cached_property
    def possible(self) -> frozenset[str]:
        """Who may be in besides."""
        return frozenset(self._found) - self.certain

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
