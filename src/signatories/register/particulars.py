"""The particulars of instruments and countries, as the register has them.

Text is as the record writes it; None stands where the record says nothing.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from signatories.domain.problems import QueryError
from signatories.record import shipped
from signatories.register.memory import remembered
from signatories.register.tables import Register


class Particulars(NamedTuple):
    """The particulars of an instrument, and the file and line where its record begins.

    `shipped` is 1 where it comes with the program and stands beside somebody's own record.
    """

    id: str
    title: str
    kind: str
    opened: str
    in_force: str | None
    closed: str | None
    merged_into: str | None
    place: str | None
    url: str | None
    complete: str | None
    complete_from: str | None
    known_to: str | None
    look: str | None
    file: str
    line: int
    shipped: int = 0


_PARTICULARS = f"SELECT {', '.join(Particulars._fields)} FROM instrument"


def particulars_of(register: Register, id: str) -> Particulars:
    """Return the particulars of an instrument that is in the register.

    Raises:
        IndexError: it is not.
    """
    return Particulars._make(register.rows(f"{_PARTICULARS} WHERE id = ?", (id,))[0])


def folder_of(register: Register, id: str) -> Path:
    """Return the data folder in which an instrument's files stand: the record's, or the shipped one."""
    return shipped.folder() if particulars_of(register, id).shipped else register.folder


def own_file(register: Register, id: str) -> str:
    """Return the data file of one of the record's own instruments, by its path in the data folder.

    Raises:
        QueryError: the instrument comes with the program, so its file is not to be edited.
    """
    about = particulars_of(register, id)
    if about.shipped:
        raise QueryError(
            f"{id} comes with the program and is read-only here: begin one of your own with"
            f" `signatories new my-{id} --title … --kind {about.kind} --opened {about.opened}`"
        )
    return about.file


def all_particulars(register: Register) -> list[Particulars]:
    """Return the particulars of every instrument, by id."""
    return [Particulars._make(row) for row in register.rows(f"{_PARTICULARS} ORDER BY id")]


def shipped_ids(register: Register) -> set[str]:
    """Return the ids of the instruments that come with the program and stand beside somebody's own record."""
    return {id for (id,) in register.rows("SELECT id FROM instrument WHERE shipped")}


def own_particulars(register: Register) -> list[Particulars]:
    """Return the particulars of the record's own instruments, by id: without those that are shipped."""
    return [about for about in all_particulars(register) if not about.shipped]


class Country(NamedTuple):
    """A country as the record has it; `successors` are codes with blanks between."""

    code: str
    name: str
    short: str
    official_name: str
    alpha2: str | None
    numeric: str | None
    kind: str
    region: str | None
    subregion: str | None
    admitted: str | None
    until: str | None
    successors: str | None
    footnote: str | None


@remembered
def countries(register: Register) -> Sequence[Country]:
    """Return every country, by code."""
    sql = f"SELECT {', '.join(Country._fields)} FROM country ORDER BY code"
    return [Country._make(row) for row in register.rows(sql)]
