"""Two instruments side by side, and the data with which a page compares any two or three."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Final, NamedTuple

from signatories.query import differences
from signatories.query.knowledge import is_open, with_counting_acts
from signatories.query.lists import InstrumentRow
from signatories.query.matrix import Cell, matrix
from signatories.query.members import Member
from signatories.query.syntax import instruments_of, parse
from signatories.register.contents import claims_of
from signatories.register.tables import Register

if TYPE_CHECKING:
    from signatories.site.content import Gathered

PAIRS: Final = 60
"""So many pairs have a page of their own that reads without a script."""

EACH: Final = 5
"""Each instrument is in at most so many of the pairs that are suggested because they share members."""


class Row(NamedTuple):
    """A country in both of two instruments, only in the first or only in the second, as `diff` says it."""

    code: str
    country: str
    change: str
    certainty: str
    known_to: str
    first: Cell | None
    second: Cell | None


class Pair(NamedTuple):
    """Two instruments, and who is in which."""

    first: InstrumentRow
    second: InstrumentRow
    rows: Sequence[Row]

    @property
    def path(self) -> str:
        """The address of the pair's page."""
        return path_of(self.first.id, self.second.id)

    @property
    def numbers(self) -> dict[str, int]:
        """The number of each change, the possible ones apart."""
        certain = Counter(row.change for row in self.rows if row.certainty != "possible")
        possible = sum(row.certainty == "possible" for row in self.rows)
        return {word: certain[word] for word in (differences.BOTH, differences.FIRST, differences.SECOND)} | {
            "possible": possible
        }


def path_of(first: str, second: str) -> str:
    """Return where the page of a pair lies."""
    return f"compare/{first}+{second}.html"


def pair(register: Register, first: InstrumentRow, second: InstrumentRow, day: str) -> Pair:
    """Return who is in which of two instruments on a day: those in both, then those in one."""
    cells = {(cell.instrument, cell.code): cell for cell in matrix(register, [first.id, second.id], day)}
    rows = [
        Row(*found, cells.get((first.id, found.code)), cells.get((second.id, found.code)))
        for found in differences.set_difference(register, first.id, second.id, day, kept=True)
    ]
    return Pair(first, second, sorted(rows, key=lambda row: row.change != differences.BOTH))


def suggested(gathered: "Gathered") -> list[tuple[str, str]]:
    """Return the pairs that the record suggests: claims name both, or they share many members.

    Where nobody is in one any longer there is nothing to compare.
    """
    known = [row.id for row in gathered.instruments if row.members or row.possible]
    found = dict.fromkeys(_named_together(gathered.whole))
    times = Counter(id for pair in found for id in pair)
    for first, second in _alike(gathered.compared, gathered.matrix):
        if len(found) >= PAIRS:
            break
        if (first, second) not in found and max(times[first], times[second]) < EACH:
            found[first, second] = None
            times.update((first, second))
    return [pair for pair in found if set(pair) <= set(known)][:PAIRS]


def _named_together(register: Register) -> Iterator[tuple[str, str]]:
    for claim in claims_of(register):
        named = instruments_of(parse(claim.of, register)) if claim.of else []
        yield from combinations(sorted({claim.instrument, *named}), 2)


def _alike(
    compared: Sequence[InstrumentRow], matrix: Mapping[str, Mapping[str, Cell]]
) -> list[tuple[str, str]]:
    """Return pairs of instruments that share more members than by chance, those that share most first.

    By chance two of which one has everybody share all, and say nothing of one another.
    """
    inside: dict[str, set[str]] = {row.id: set() for row in compared}
    for code, cells in matrix.items():
        for id, cell in cells.items():
            if cell.certainty != "possible":
                inside[id].add(code)
    excess = {}
    for a, b in combinations(sorted(inside), 2):
        shared, either = len(inside[a] & inside[b]), len(inside[a] | inside[b])
        by_chance = len(inside[a]) * len(inside[b]) / len(matrix)
        excess[a, b] = (shared - by_chance) / either if either else 0
    return sorted((pair for pair in excess if excess[pair] > 0), key=lambda pair: (-excess[pair], pair))


def data_of(gathered: "Gathered", row: InstrumentRow, members: Iterable[Member]) -> tuple[str, bytes]:
    """Return the script with who is in one instrument: code → since when, how surely.

    With `open`, who has no act may be in all the same; `out` are those who have one and are not in (line 10).
    """
    register, inside = (
        gathered.register,
        {member.code: [member.since, member.certainty] for member in members},
    )
    about = {
        "title": row.title,
        "known_to": gathered.reaches[row.id],
        "open": is_open(register, row.id, "", gathered.day),
        "out": sorted(with_counting_acts(register, row.id) - inside.keys()),
        "members": inside,
    }
    text = json.dumps(about, ensure_ascii=False, separators=(",", ":"))
    return f"api/compare/{row.id}.js", f'signatories.instrument("{row.id}", {text});\n'.encode()


def lists(gathered: "Gathered") -> tuple[str, bytes]:
    """Return the script with what can be chosen: every instrument's title and every country's name."""
    titles = {row.id: row.title for row in gathered.instruments}
    names = {country.code: country.name for country in gathered.countries}
    text = json.dumps([titles, names], ensure_ascii=False, separators=(",", ":"))
    return "api/compare.js", f"signatories.choices(...{text});\n".encode()
