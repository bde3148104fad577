"""Matrix: who is in which of several instruments."""

from collections.abc import Sequence
from typing import NamedTuple

from signatories.names.arguments import instrument_id
from signatories.query.members import members
from signatories.register.lookup import by_name
from signatories.register.tables import Register


class Cell(NamedTuple):
    """One cell of a matrix: since when a country is in an instrument."""

    code: str
    country: str
    instrument: str
    since: str
    certainty: str
    known_to: str


def matrix(register: Register, ids: Sequence[str], as_of: str) -> list[Cell]:
    """Return who is in which of these instruments, by name: one cell a row, none for who is not in."""
    cells: list[Cell] = []
    for id in dict.fromkeys(instrument_id(register, id) for id in ids):
        cells += [
            Cell(row.code, row.country, id, row.since, row.certainty, row.known_to)
            for row in members(register, id, as_of)
        ]
    order = by_name(register)
    return sorted(cells, key=lambda cell: order(cell.code))
