"""The status of every country on a map: in one set for certain or possibly, or in which of several."""

import csv
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from signatories.charts.captions import absence, disputes, join_and
from signatories.domain.dates import day as as_day
from signatories.domain.dates import earliest_reach
from signatories.query import evaluate, syntax
from signatories.query.certainties import CERTAIN, CERTAINTY, LAST_KNOWN, POSSIBLE
from signatories.query.members import NOT_IN, NOT_KNOWN, UNNAMED, Member, former, members
from signatories.query.syntax import Expression
from signatories.register.lookup import by_name, short_names
from signatories.register.tables import Register

CERTAINLY, POSSIBLY, FORMER = CERTAINTY[CERTAIN], CERTAINTY[POSSIBLE], "former"
INSIDE: Final = (CERTAINLY, LAST_KNOWN)
OUTSIDE: Final = (NOT_IN, UNNAMED, NOT_KNOWN)
"""The standings of a country that is not in, the surest first."""
ORDINALS: Final = ("first", "second", "third", "fourth")


class TileStatus(NamedTuple):
    """A country's status on a map, its tile, and a note; without a tile column and row are "".

    `standing` is certain, last known, possible, former, not in, not known to be in or not named; of two sets
    both, only-first or only-second; of more all, `only-first`, `first+third?` …, with ? for possible.
    `known_to` is the last day for which the record speaks of the country.
    """

    code: str
    country: str
    standing: str
    known_to: str
    column: int | str
    row: int | str
    disputed: str
    note: str


class Tile(NamedTuple):
    """A place on the grid, counted from the upper left."""

    column: int
    row: int


@cache
def grid() -> dict[str, Tile]:
    """Return the tile of every state there is today, by its code."""
    with (Path(__file__).parent / "tilegrid.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: Tile(int(row["column"]), int(row["row"])) for row in csv.DictReader(file)}


def tile_statuses(
    register: Register, trees: Sequence[Expression], as_of: str, *, names: dict[str, str] | None = None
) -> list[TileStatus]:
    """Return everybody with a tile, and who else is in, by name. `names` replace the record's short ones."""
    day = as_day(as_of)
    found = _in_one(register, trees[0], day) if len(trees) == 1 else _in_several(register, trees, day)
    country_names = {**short_names(register), **(names or {})}
    tiles = grid()
    disputed = dict(pair for tree in trees for pair in disputes(register, tree, day))
    absent = [absence(register, tree, day) for tree in trees]
    reach = [evaluate.reaches_of_terms(tree, register, day) for tree in trees]
    result = []
    for code in sorted({*tiles, *found} & country_names.keys(), key=by_name(register)):
        column, row = tiles.get(code, ("", ""))
        standing, note = found.get(code) or (_least([of(code) for of in absent]), "")
        known_to = earliest_reach(terms.of(code) for terms in reach)
        place = (column, row, disputed.get(code, ""), note)
        result.append(TileStatus(code, country_names[code], standing, known_to, *place))
    return result


def _least(words: Sequence[str]) -> str:
    """Return what is known of a country that is in none of the sets."""
    return max(words, key=OUTSIDE.index)


def _in_one(register: Register, tree: Expression, day: str) -> dict[str, tuple[str, str]]:
    notes = {row.code: _note(row) for row in members(register, tree, day)} if syntax.is_single(tree) else {}
    rows = evaluate.find(tree, register, day)
    found = {code: (row.certainty, notes.get(code, "")) for code, row in rows.items()}
    for row in former(register, tree, day):
        if row.code not in found:
            found[row.code] = FORMER, f"{row.status} {row.since}, {row.action} {row.until}"
    return found


def _note(row: Member) -> str:
    return f"{row.status} since {row.since}" + (f", disputed: {row.disputed}" if row.disputed else "")


def _in_several(register: Register, trees: Sequence[Expression], day: str) -> dict[str, tuple[str, str]]:
    """Return those in some of the sets, with a note where it is unknown whether they are in the others."""
    levels = [evaluate.levels(tree, register, day) for tree in trees]
    absent = [absence(register, tree, day) for tree in trees]
    found: dict[str, tuple[str, str]] = {}
    for code in set().union(*levels):
        inside = [i for i, known in enumerate(levels) if known.get(code) == CERTAIN]
        vague = [i for i, known in enumerate(levels) if known.get(code) == POSSIBLE]
        doubt = [i for i, known in enumerate(levels) if code not in known and absent[i](code) != NOT_IN]
        notes = [f"possibly in the {join_and([ORDINALS[i] for i in vague])}"] if vague else []
        notes += [f"not known to be in the {join_and([ORDINALS[i] for i in doubt])}"] if doubt else []
        found[code] = region_word(inside, len(trees), vague), ", ".join(notes)
    return found


def region_word(inside: Sequence[int], number: int, vague: Sequence[int] = ()) -> str:
    """Return the word for those in exactly these sets of so many; `vague` are those they may be in."""
    if number == 2:
        return POSSIBLY if vague else "both" if len(inside) == 2 else f"only-{ORDINALS[inside[0]]}"
    if len(inside) == number:
        return "all"
    words = [f"{ORDINALS[i]}{'?' * (i in vague)}" for i in sorted({*inside, *vague})]
    return f"only-{words[0]}" if len(words) == 1 else "+".join(words)


def sets_of_word(word: str, number: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the sets that a word of `region_word` names, and those that it calls possible."""
    if word in ("both", "all"):
        return tuple(range(number)), ()
    names = word.removeprefix("only-").split("+")
    return (
        tuple(i for i, name in enumerate(ORDINALS) if name in names),
        tuple(i for i, name in enumerate(ORDINALS) if f"{name}?" in names),
    )
