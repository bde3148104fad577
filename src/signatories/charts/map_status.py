"""Where every country stands on a map: in one set for certain or possibly, or in which of two."""

import csv
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from signatories.domain.dates import day as as_day
from signatories.query import evaluate as sets
from signatories.query.evaluate import CERTAIN, Question
from signatories.query.members import Member, former, members, unnamed
from signatories.register.lookup import by_name, short_names
from signatories.register.tables import Register

CERTAINLY, POSSIBLY, FORMER = "certain", "possible", "former"
BOTH, FIRST, SECOND = "both", "first only", "second only"
OUT: Final = ""


class Standing(NamedTuple):
    """Where a country stands, its tile, and what is to be said of it; without a tile column and row are "".

    `standing` is certain, possible, former or empty; of two sets both, first only, second only, possible
    (where the dates leave it open) or empty.
    """

    code: str
    country: str
    standing: str
    column: int | str
    row: int | str
    note: str


class Tile(NamedTuple):
    """A place on the grid, counted from the upper left."""

    column: int
    row: int


@cache
def grid() -> dict[str, Tile]:
    """The tile of every state there is today, by its code."""
    with (Path(__file__).parent / "tilegrid.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: Tile(int(row["column"]), int(row["row"])) for row in csv.DictReader(file)}


def standings(
    register: Register,
    words: Question,
    as_of: str,
    versus: Question | None = None,
    *,
    names: dict[str, str] | None = None,
) -> list[Standing]:
    """Everybody with a tile, and who else is in, by name. `names` go before the record's short ones."""
    on = as_day(as_of)
    if versus is None:
        found, notes = _of_one(register, words, on)
    else:
        found, notes = _of_two(register, words, versus, on), {}
    called = short_names(register) | (names or {})
    tiles = grid()
    result = []
    for code in sorted({*tiles, *found} & called.keys(), key=by_name(register)):
        column, row = tiles.get(code, ("", ""))
        result.append(Standing(code, called[code], found.get(code, OUT), column, row, notes.get(code, "")))
    return result


def _of_one(register: Register, words: Question, on: str) -> tuple[dict[str, str], dict[str, str]]:
    tree = sets.parse(words, register)
    levels = sets.levels(tree, register, on)
    found = {code: CERTAINLY if level == CERTAIN else POSSIBLY for code, level in levels.items()}
    notes: dict[str, str] = {}
    if sets.is_single(tree):
        notes = {row.code: _said(row) for row in members(register, tree, on)}
    for row in former(register, tree, on):
        if row.code not in found:
            found[row.code] = FORMER
            notes[row.code] = f"{row.status} {row.since}, {row.action} {row.until}"
    return found, notes


def _said(row: Member) -> str:
    contested = f", contested: {row.disputed}" if row.disputed else ""
    return f"{row.status} since {row.since}{contested}"


def _of_two(register: Register, one: Question, other: Question, on: str) -> dict[str, str]:
    first = sets.levels(sets.parse(one, register), register, on)
    second = sets.levels(sets.parse(other, register), register, on)
    found = {}
    for code in first.keys() | second.keys():
        a, b = first.get(code, 0), second.get(code, 0)
        if 0 < a < CERTAIN or 0 < b < CERTAIN:
            found[code] = POSSIBLY
        else:
            found[code] = BOTH if a and b else FIRST if a else SECOND
    return found


def contested(register: Register, words: Question, on: str, names: dict[str, str] | None = None) -> list[str]:
    """Who contests that a country is in a single term, a note for each."""
    tree = sets.parse(words, register)
    called = short_names(register) | (names or {})
    rows = members(register, tree, on) if sets.is_single(tree) else []
    return [f"{called[row.code]}, contested: {row.disputed}" for row in rows if row.disputed]


def nameless(register: Register, words: Question, on: str) -> tuple[int, int]:
    """How many in a single term no source names: for certain, and possibly besides. They have no tile."""
    tree = sets.parse(words, register)
    term = sets.is_single(tree)
    return unnamed(register, term, term.day or on) if term else (0, 0)
