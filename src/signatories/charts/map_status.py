"""The status of every country on a map: in one set for certain or possibly, or in which of several."""

import csv
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from signatories.charts.captions import disputes, join_and
from signatories.charts.regions import regions
from signatories.domain.dates import day as as_day
from signatories.query import evaluate, syntax
from signatories.query.members import Member, former, members
from signatories.query.steps import CERTAIN, POSSIBLE
from signatories.query.syntax import Expression
from signatories.register.lookup import by_name, short_names
from signatories.register.tables import Register

CERTAINLY, POSSIBLY, FORMER = "certain", "possible", "former"
OUT: Final = ""
ORDINALS: Final = ("first", "second", "third", "fourth")


class TileStatus(NamedTuple):
    """A country's status on a map, its tile, and a note; without a tile column and row are "".

    `standing` is certain, possible, former or empty; of two sets both, only-first, only-second, possible or
    empty; of more all, `only-first`, `first+third?` …, with ? for possible.
    """

    code: str
    country: str
    standing: str
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
    called = short_names(register) | (names or {})
    tiles = grid()
    disputed = dict(pair for tree in trees for pair in disputes(register, tree, day))
    result = []
    for code in sorted({*tiles, *found} & called.keys(), key=by_name(register)):
        column, row = tiles.get(code, ("", ""))
        status, note = found.get(code, (OUT, ""))
        result.append(TileStatus(code, called[code], status, column, row, disputed.get(code, ""), note))
    return result


def _in_one(register: Register, tree: Expression, day: str) -> dict[str, tuple[str, str]]:
    levels = evaluate.levels(tree, register, day)
    notes = {row.code: _note(row) for row in members(register, tree, day)} if syntax.is_single(tree) else {}
    found = {
        code: (CERTAINLY if level == CERTAIN else POSSIBLY, notes.get(code, ""))
        for code, level in levels.items()
    }
    for row in former(register, tree, day):
        if row.code not in found or found[row.code][0] == FORMER:
            found[row.code] = FORMER, f"{row.status} {row.since}, {row.action} {row.until}"
    return found


def _note(row: Member) -> str:
    return f"{row.status} since {row.since}" + (f", disputed: {row.disputed}" if row.disputed else "")


def _in_several(register: Register, trees: Sequence[Expression], day: str) -> dict[str, tuple[str, str]]:
    """Those in some of the sets, with a note where nobody knows whether they are in the others too."""
    levels = [evaluate.levels(tree, register, day) for tree in trees]
    unlisted = {code for region in regions(register, trees, day) for code in region.unlisted}
    found: dict[str, tuple[str, str]] = {}
    for code in set().union(*levels):
        inside = [i for i, known in enumerate(levels) if known.get(code) == CERTAIN]
        vague = [i for i, known in enumerate(levels) if known.get(code) == POSSIBLE]
        note = "not known to be in the others" if code in unlisted else ""
        if vague:
            note = f"possibly in the {join_and([ORDINALS[i] for i in vague])}"
        found[code] = region_word(inside, len(trees), vague), note
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
