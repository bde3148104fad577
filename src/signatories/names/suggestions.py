"""Near misses: which country an unknown word may be a misspelling of."""

from difflib import get_close_matches
from functools import lru_cache
from typing import Final

from signatories.names.table import Table

CUTOFF: Final = 0.84
SHORTEST, LONGEST = 4, 60
AT_MOST: Final = 100
"""Words of a text that are looked up; the rest of what is then not a list gets no suggestion."""
FEW: Final = 9
"""A word with at most this many letters may also differ by one slip of the keyboard from the name meant."""
LOOK_ALIKES: Final = str.maketrans(
    "\u0430\u0432\u0435\u0456\u0458\u043a\u043c\u043d\u043e\u0440\u0441\u0442\u0443\u0445\u0455\u03b1\u03bf\u03bd\u03c1\u03c5\u03b9\u03ba\u03c4",
    "abeijkmhopctyxsaovpuikt",
)
"""Cyrillic and Greek letters that look like Latin ones."""


@lru_cache(maxsize=4)
def names_of(table: Table) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the codes of each name of a table that means one country, by its first letter."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for words, entry in table.sound():
        if not entry.capitals:
            found.setdefault(words[0][0], {})[" ".join(words)] = entry.codes
    return found


class Suggestions:
    """A finder of near misses among the names of a table, for one text."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.asked = 0

    def of(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Return the countries that somebody who wrote these words may have meant, likeliest first."""
        spelled = " ".join(words)
        if not SHORTEST <= len(spelled) <= LONGEST or self.table.entry(words) or self.asked >= AT_MOST:
            return ()
        self.asked += 1
        latin = spelled.translate(LOOK_ALIKES)
        if latin != spelled and (entry := self.table.entry(tuple(latin.split(" ")))) and entry.is_sound:
            return entry.codes
        known = {
            name: codes
            for letter in {spelled[0], spelled[1]}
            for name, codes in names_of(self.table).get(letter, {}).items()
            if abs(len(spelled) - len(name)) <= 2
        }
        slips = [name for name in known if len(spelled) <= FEW and one_slip(spelled, name)]
        near = slips[:3] or get_close_matches(spelled, known, n=3, cutoff=CUTOFF)
        return tuple(dict.fromkeys(code for name in near for code in known[name]))


def one_slip(word: str, other: str) -> bool:
    """Return whether words differ by one swap of neighbours, or one letter missing, added or replaced."""
    if word == other or abs(len(word) - len(other)) > 1:
        return word == other
    at = next(
        (k for k, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other))
    )
    rest, others = word[at:], other[at:]
    swapped = len(rest) > 1 and rest[:2] == others[1::-1] and rest[2:] == others[2:]
    return swapped or rest[1:] == others[1:] or rest[1:] == others or rest == others[1:]
