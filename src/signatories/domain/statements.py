"""The statement that a claim makes of a set of countries, for the record and for printed figures."""

from typing import NamedTuple


class Statement(NamedTuple):
    """A statement about a set: its kind, and a figure or countries.

    The kind is one of `STATEMENT_KINDS`: `count` and `at_least` have a figure, the others have countries.
    """

    kind: str
    figure: int | None
    countries: tuple[str, ...]

    @property
    def country_set(self) -> frozenset[str]:
        """The countries as a set."""
        return frozenset(self.countries)
