"""Differences between two expressions, and between two days of one."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from signatories.domain.dates import day as as_day
from signatories.domain.dates import earliest_reach
from signatories.domain.problems import QueryError
from signatories.query.certainties import CERTAIN, POSSIBLE
from signatories.query.evaluate import CountryLevel, find, reaches_of_terms, within
from signatories.query.syntax import Both, Expression, Question, parse
from signatories.register.lookup import by_name, names_of_countries
from signatories.register.tables import Register

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
