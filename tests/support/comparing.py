"""Random records compared with the oracle, as many as give the wanted number of answers."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from papers import BYSTANDER, CODES, World, as_yaml, countries_of, worlds
from program import HERE, TODAY
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


Comparison = Callable[[World, st.DataObject, Register, Tally], None]


def on_random_records(*, examples: int, answers: int) -> Callable[[Comparison], Callable[[], None]]:
    """Turn a comparison on one record into a test on many, which fails where it compared too few answers.

    Both numbers are those of a usual run.
    """
    WANTED.append(answers)

    def decorate(comparison: Comparison) -> Callable[[], None]:
        def test() -> None:
            tally = Tally()

            def compare(world: World, data: st.DataObject) -> None:
                with compiled(world) as register:
                    comparison(world, data, register, tally)

            compare.__name__ = compare.__qualname__ = comparison.__name__
            limits = settings(
                max_examples=-(-examples * ANSWERS // USUAL),
                deadline=None,
                suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
            )
            limits(given(worlds(), st.data())(compare))()
            assert tally.answers >= answers * ANSWERS // USUAL

        test.__name__, test.__doc__ = comparison.__name__, comparison.__doc__
        return test

    return decorate


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
