"""Near misses: which country an unknown word may be a misspelling of."""

from difflib import get_close_matches
from functools import cached_property
from typing import Final

from signatories.names.table import Table

CUTOFF: Final = 0.84
SHORTEST, LONGEST = 4, 60
AT_MOST: Final = 100
"""Words of a text that are looked up; the rest of what is then no list gets no suggestion."""


class Suggestions:
    """Finds near misses among the names of a table, for one text."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.asked = 0

    @cached_property
    def names(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """The codes of each name that means one country, by its first letter."""
        found: dict[str, dict[str, tuple[str, ...]]] = {}
        for words, entry in self.table.entries.items():
            if entry.kind not in ("place", "ambiguous", "code", "suggested") and not entry.capitals:
                found.setdefault(words[0][0], {})[" ".join(words)] = entry.codes
        return found

    def of(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The countries that somebody who wrote these words may have meant, likeliest first."""
        spelled = " ".join(words)
        if not SHORTEST <= len(spelled) <= LONGEST or words in self.table.entries or self.asked >= AT_MOST:
            return ()
        self.asked += 1
        known = {
            name: codes
            for letter in {spelled[0], spelled[1]}
            for name, codes in self.names.get(letter, {}).items()
            if abs(len(spelled) - len(name)) <= 2
        }
        near = get_close_matches(spelled, known, n=3, cutoff=CUTOFF)
        return tuple(dict.fromkeys(code for name in near for code in known[name]))
