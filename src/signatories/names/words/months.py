"""The months by their names: in English, and in the languages whose words are known."""

from functools import cache
from pathlib import Path
from typing import Final

from signatories.domain.dates import month_number
from signatories.names.words.tokens import folded

FEWEST: Final = 3
"""The letters to which a month may be cut."""
MONTHS: Final = 12
BESIDE: Final = {"setiembre": 9, "mrt": 3, "mrz": 3}
"""Spellings beside those that the languages' lists have in their order."""


def month_named(word: str) -> int:
    """Return the number of the month that a word names in one of these languages; 0 where it names none.

    A word may be cut to three letters or more. One that names different months in two languages, such as
    "listopada", names none.
    """
    if number := month_number(word):
        return number
    plain = folded(word).rstrip(".")
    whole = _numbers().get(plain)
    if whole is not None:
        return whole
    cut = {number for name, number in _numbers().items() if len(plain) >= FEWEST and name.startswith(plain)}
    return cut.pop() if len(cut) == 1 else 0


@cache
def _numbers() -> dict[str, int]:
    """Return the number of each month's name, 0 where languages differ."""
    found = dict(BESIDE)
    for names in _lists():
        for at, name in enumerate(names):
            number = at % MONTHS + 1
            found[name] = number if found.get(name, number) == number else 0
    return found


def _lists() -> list[list[str]]:
    """Return the months of each language in their order, folded; Croatian and Serbian share a list."""
    found = []
    for file in ("words.txt", "lead_ins.txt"):
        text = Path(__file__).with_name(file).read_text(encoding="utf-8")
        for line in text.split("\n"):
            if line.startswith("month:"):
                names = dict.fromkeys(folded(name.strip()) for name in line.removeprefix("month:").split(","))
                found.append([name for name in names if name not in BESIDE])
    return [names for names in found if len(names) % MONTHS == 0]
