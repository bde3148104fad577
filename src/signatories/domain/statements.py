"""What a claim states of a set of countries: one shape for the record, printed figures, and their check."""

from typing import NamedTuple


class Statement(NamedTuple):
    """A statement about a set: its kind, and a figure or countries.

    The kind is one of `SAYINGS`: `count` and `at_least` have a figure, the others have countries.
    """

    kind: str
    figure: int | None
    countries: tuple[str, ...]

    @property
    def named(self) -> frozenset[str]:
        """The countries as a set."""
        return frozenset(self.countries)
