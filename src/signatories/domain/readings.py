"""Unknown days that are bound to one another: what is left of each when the others are taken into account."""

from collections.abc import Sequence


class Days:
    """Some unknown days, numbered from 1, with what is known of each and of their differences.

    Days are ordinals, as `datetime.date` counts them. `_most[i][j]` is the most by which day j can lie after
    day i; 0 is a fixed day, the ordinal 0. The matrix is always closed, so that bounds are exact.
    """

    __slots__ = ("_most",)

    def __init__(self, bounds: Sequence[tuple[int, int]]) -> None:
        known = [(0, 0), *bounds]
        self._most = [[high - low for _, high in known] for low, _ in known]
        for i in range(len(known)):
            self._most[i][i] = 0

    def bounds(self, day: int) -> tuple[int, int]:
        """Return the first and the last ordinal that a day can be."""
        return -self._most[day][0], self._most[0][day]

    def narrow(self, first: int, second: int, most: int) -> "Days | None":
        """Return the days with the second at most so many after the first; None where nothing is left."""
        now = self._most
        if most >= now[first][second]:
            return self
        if most + now[second][first] < 0:
            return None
        found = Days.__new__(Days)
        after = now[second]
        found._most = [
            [min(most_now, row[first] + most + further) for most_now, further in zip(row, after, strict=True)]
            for row in now
        ]
        return found

    def before(self, day: int, other: int, *, strictly: bool = False) -> "Days | None":
        """Return the days with one not after another, or strictly before it; None where nothing is left."""
        return self.narrow(other, day, -1 if strictly else 0)

    def by(self, day: int, ordinal: int) -> "Days | None":
        """Return the days with one at an ordinal or before; None where nothing is left."""
        return self.narrow(0, day, ordinal)

    def after(self, day: int, ordinal: int) -> "Days | None":
        """Return the days with one later than an ordinal; None where nothing is left."""
        return self.narrow(day, 0, -ordinal - 1)
