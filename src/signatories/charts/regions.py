"""The regions of two and more sets: the countries in exactly these sets, and in no other."""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from signatories.query import evaluate
from signatories.query.certainties import CERTAIN, POSSIBLE
from signatories.query.counts import count_of
from signatories.query.syntax import Both, Expression
from signatories.register.tables import Register


class Region(NamedTuple):
    """The countries in exactly the sets of these numbers, by code, and how many there can be.

    Those of `possible` are in it if imprecise dates fell so, those of `unlisted` if they are not among those
    whom a source counts without a name or a list leaves out. Some whom no source names can be in it too:
    `unnamed` are so many at most.
    """

    sets: tuple[int, ...]
    certain: tuple[str, ...]
    possible: tuple[str, ...]
    unlisted: tuple[str, ...]
    low: int
    high: int
    unnamed: int

    @property
    def codes(self) -> tuple[str, ...]:
        """Everybody who can be in it."""
        return (*self.certain, *self.possible, *self.unlisted)


def regions(register: Register, trees: Sequence[Expression], day: str) -> list[Region]:
    """Return the regions of the sets that somebody can be in, the largest first.

    Each is asked as `a and b and not c`, so that it holds whom that question gives everywhere.
    """
    plain = [evaluate.levels(tree, register, day) for tree in trees]
    found = []
    for chosen in _choices(len(trees)):
        question = _question(trees, chosen)
        levels = evaluate.levels(question, register, day)
        count = count_of(question, register, day)
        low, high = count.certain, count.certain + count.possible
        if high:
            certain: list[str] = []
            possible: list[str] = []
            unlisted: list[str] = []
            for code in sorted(levels):
                vague = possible if POSSIBLE in (known.get(code, 0) for known in plain) else unlisted
                (certain if levels[code] == CERTAIN else vague).append(code)
            found.append(
                Region(
                    chosen,
                    tuple(certain),
                    tuple(possible),
                    tuple(unlisted),
                    low,
                    high,
                    count.unnamed + count.unnamed_possible,
                )
            )
    return sorted(found, key=lambda r: (-r.high, -r.low, len(r.sets), r.sets))


def _question(trees: Sequence[Expression], chosen: Sequence[int]) -> Expression:
    """Return the expression for exactly these of the sets."""
    first, *others = chosen
    question = trees[first]
    for i in others:
        question = Both(question, trees[i], False)
    for i in range(len(trees)):
        if i not in chosen:
            question = Both(question, trees[i], True)
    return question


def _choices(number: int) -> Iterator[tuple[int, ...]]:
    """Yield every choice of one or more of so many sets."""
    for choice in product((True, False), repeat=number):
        if any(choice):
            yield tuple(i for i, chosen in enumerate(choice) if chosen)
