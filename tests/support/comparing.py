"""Random records compared with the oracle, as many as give the wanted number of answers."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import Phase, given, settings

from papers import BYSTANDER, CODES, World, as_yaml, countries_of, parts_of, random_world, seeds
from program import HERE, TODAY
from signatories.domain.problems import InvalidData
from signatories.register.cache import load
from signatories.register.tables import Register

EVERYBODY = (*CODES, BYSTANDER)

LEVEL = {"": 0, "possible": 1, "last known": 2, "certain": 2}

USUAL = 20_000
ANSWERS = int(os.environ.get("SIGNATORIES_ANSWERS", USUAL))
"""How many answers a run compares at least; a million in `.ci/slow`."""

WANTED: list[int] = []
"""The least number of answers of each comparison, in a usual run."""


class Tally:
    """The answers that a test has compared."""

    def __init__(self) -> None:
        self.answers = 0

    def same(self, answer: Mapping[str, object], expected: Mapping[str, object], where: object) -> None:
        """Compare what is said of each country: who is not mentioned is not in."""
        assert answer == expected, where
        self.answers += len(EVERYBODY)

    def equal(self, answer: object, expected: object, where: object) -> None:
        """Compare one answer."""
        assert answer == expected, where
        self.answers += 1


Comparison = Callable[[World, Random, Register, Tally], None]


def on_random_records(*, examples: int, answers: int) -> Callable[[Comparison], Callable[[], None]]:
    """Turn a comparison on one record into a test on many, which fails where it compared too few answers.

    Both numbers are those of a usual run. A failure is that of the smallest part of the record that fails.
    """
    WANTED.append(answers)

    def decorate(comparison: Comparison) -> Callable[[], None]:
        def test() -> None:
            tally = Tally()

            def compare(seed: bytes) -> None:
                world = random_world(Random(seed))
                try:
                    run(comparison, world, seed, tally)
                except AssertionError:
                    least = smallest(world, lambda part: fails(comparison, part, seed))
                    print("".join(as_yaml(paper) for paper in least.values()), least)
                    run(comparison, least, seed, tally)
                    raise

            limits = settings(
                max_examples=-(-examples * ANSWERS // USUAL),
                deadline=None,
                phases=[Phase.reuse, Phase.generate],
            )
            limits(given(seeds())(compare))()
            assert tally.answers >= answers * ANSWERS // USUAL

        test.__name__, test.__doc__ = comparison.__name__, comparison.__doc__
        return test

    return decorate


def run(comparison: Comparison, world: World, seed: bytes, tally: Tally) -> None:
    """Compare one record; the seed says what is asked."""
    with compiled(world) as register:
        comparison(world, Random(seed), register, tally)


def fails(comparison: Comparison, world: World, seed: bytes) -> bool:
    """Whether a comparison fails on a record that keeps the rules."""
    try:
        run(comparison, world, seed, Tally())
    except AssertionError:
        return True
    except InvalidData:
        return False
    return False


def smallest(world: World, fails: Callable[[World], bool]) -> World:
    """The smallest part of a record that still fails, taking away one thing after another."""
    part = next(filter(fails, parts_of(world)), None)
    return smallest(part, fails) if part else world


@contextmanager
def compiled(world: World) -> Iterator[Register]:
    """The register of a random record."""
    with TemporaryDirectory() as folder:
        countries = countries_of(world, (HERE / "countries.yaml").read_text(encoding="utf-8"))
        Path(folder, "countries.yaml").write_text(countries, encoding="utf-8")
        text = "".join(as_yaml(paper) for paper in world.values())
        Path(folder, "instruments.yaml").write_text(text, encoding="utf-8")
        with load(Path(folder), today=TODAY) as register:
            yield register
