"""The regions of two and more sets: the countries in exactly these sets, and in no other."""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from signatories.query import evaluate
from signatories.query.steps import CERTAIN, POSSIBLE
from signatories.query.syntax import Expression
from signatories.register.tables import Register


class Region(NamedTuple):
    """The countries in exactly the sets of these numbers, by code.

    Those of `possible` are in it if imprecise dates fell so, those of `unlisted` if they are not among those
    whom a source counts without a name or a list leaves out.
    """

    sets: tuple[int, ...]
    certain: tuple[str, ...]
    possible: tuple[str, ...]
    unlisted: tuple[str, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """Everybody who can be in it."""
        return (*self.certain, *self.possible, *self.unlisted)


def regions(register: Register, trees: Sequence[Expression], day: str) -> list[Region]:
    """Return the regions of the sets that somebody can be in, the largest first."""
    inside = [evaluate.evaluate(tree, register, day) for tree in trees]
    outside = [evaluate.evaluate(tree, register, day, negated=True) for tree in trees]
    codes = sorted({code for levels in inside for code, level in levels.known.items() if level})
    found = []
    for chosen in _choices(len(trees)):
        kinds: dict[str, list[str]] = {"certain": [], "possible": [], "unlisted": []}
        for code in codes:
            plain = [levels.of(code) for levels in inside]
            level = min(plain[i] if i in chosen else CERTAIN - outside[i].of(code) for i in range(len(trees)))
            if level:
                vague = "possible" if POSSIBLE in plain else "unlisted"
                kinds["certain" if level == CERTAIN else vague].append(code)
        if any(kinds.values()):
            found.append(Region(chosen, *map(tuple, kinds.values())))
    return sorted(found, key=lambda r: (-len(r.codes), -len(r.certain), len(r.sets), r.sets))


def _choices(number: int) -> Iterator[tuple[int, ...]]:
    """Every choice of one or more of so many sets."""
    for choice in product((True, False), repeat=number):
        if any(choice):
            yield tuple(i for i, chosen in enumerate(choice) if chosen)
