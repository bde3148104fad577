"""Scales from days and numbers to lengths, and the ticks that a reader can name."""

import datetime as dt
from typing import NamedTuple

from signatories.domain.dates import MONTHS


class Days(NamedTuple):
    """A scale of ISO days: the first lies at `left`, the last at `right`."""

    first: str
    last: str
    left: float
    right: float

    def at(self, day: str) -> float:
        """Return where a day lies; one outside lies at the nearer end."""
        low, high = number(self.first), number(self.last)
        share = (number(min(max(day, self.first), self.last)) - low) / max(high - low, 1)
        return self.left + share * (self.right - self.left)

    def ticks(self, most: int) -> list[tuple[str, str]]:
        """Return at most so many days with their names: years where there are several, else months."""
        first, last = dt.date.fromisoformat(self.first), dt.date.fromisoformat(self.last)
        years = last.year - first.year
        if years >= 3:
            step = next(n for n in (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000) if years / n <= most - 1)
            start = -(-first.year // step) * step
            found = [(f"{year:04}-01-01", f"{year:04}") for year in range(start, last.year + 1, step)]
        else:
            months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
            step = next(n for n in (1, 2, 3, 6, 12) if len(months) / n <= most)
            found = [
                (f"{m // 12:04}-{m % 12 + 1:02}-01", f"{MONTHS[m % 12][:3]} {m // 12:04}")
                for m in months
                if m % step == 0
            ]
        return [(day, name) for day, name in found if self.first <= day <= self.last]


def number(day: str) -> int:
    """Return an ISO day as a count of days."""
    return dt.date.fromisoformat(day).toordinal()


def round_numbers(most: int) -> list[int]:
    """Return three to six round numbers from 0 up to, or just beyond, a number."""
    step = next(
        step
        for tens in (1, 10, 100, 1000, 10000, 100000)
        for step in (tens, 2 * tens, 5 * tens)
        if most <= 4 * step
    )
    return list(range(0, -(-max(most, 1) // step) * step + 1, step))
