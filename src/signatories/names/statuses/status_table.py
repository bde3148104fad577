"""A status table as somebody published it: CSV, one row a country or one row an act."""

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from signatories.domain.problems import QueryError
from signatories.domain.statuses import ACTIONS
from signatories.names import Found, Table, read
from signatories.names.disambiguation import the_other
from signatories.names.statuses.table_days import day
from signatories.names.words.tokens import key
from signatories.register.lookup import join_or, near_matches

_JOINT: Final = ("SCG",)
"""Whose name is the names of two others."""


class Columns(NamedTuple):
    """The names of the columns; `action` may be the word itself, and `effective` nothing."""

    country: str
    date: str
    action: str
    effective: str = ""

    @property
    def read(self) -> list[str]:
        """The columns that are read."""
        wanted = [self.country, self.date, self.effective, "" if self.action in ACTIONS else self.action]
        return list(dict.fromkeys(filter(None, wanted)))


class Line(NamedTuple):
    """A row of the table, as far as it was understood; `trouble` says why it was not.

    A row without a date is accepted: the country has not acted. `passed` says why an act is passed over, and
    `inferred` from what one is taken that the table does not print.
    """

    line: int
    text: str
    code: str = ""
    action: str = ""
    date: str = ""
    effective: str = ""
    trouble: str = ""
    passed: str = ""
    inferred: str = ""


def lines(
    text: str,
    columns: Columns,
    table: Table,
    date_format: str = "",
    progress: Callable[[int, int], None] | None = None,
) -> list[Line]:
    """Return every row of a status table that is not empty, in order.

    Raises:
        QueryError: it is no CSV, or has no such columns.
    """
    rows = list(_rows(text, columns))
    said = Countries(table, [cells.get(columns.country, "") for _, cells in rows])
    found = []
    for number, (line, cells) in enumerate(rows, start=1):
        found.append(_line(line, cells, columns, said, date_format))
        if progress:
            progress(number, len(rows))
    return found


def _rows(text: str, columns: Columns) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows with the line on which each begins; a row of another width has no cells but its text."""
    text = text.removeprefix("\ufeff")
    header, delimiter = _header(text, columns)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True)
    try:
        next(reader)
        begin = reader.line_num + 1
        for row in reader:
            cells = [cell.strip() for cell in row]
            if any(cells):
                same = len(cells) == len(header)
                yield begin, dict(zip(header, cells, strict=True)) if same else {"": " ".join(cells)}
            begin = reader.line_num + 1
    except csv.Error as error:
        raise QueryError(f"line {reader.line_num} is not CSV: {error}") from None


def _header(text: str, columns: Columns) -> tuple[list[str], str]:
    """Return the columns' names, and the sign between them by which the columns wanted are found."""
    best: list[str] = []
    for delimiter in (",", ";", "\t", "|"):
        try:
            header = [
                name.strip() for name in next(csv.reader(text.splitlines(keepends=True), delimiter=delimiter))
            ]
        except (StopIteration, csv.Error):
            continue
        if all(header.count(name) == 1 for name in columns.read):
            return header, delimiter
        best = max(best, header, key=len)
    for name in columns.read:
        if best.count(name) > 1:
            raise QueryError(
                f"the column {name!r} must stand once; the table has it {best.count(name)} times"
            )
        if name not in best:
            raise QueryError(f"the table has no column {name!r}: {_known(name, best, columns)}")
    raise QueryError("the table must begin with a line that names its columns")


def _known(name: str, header: Sequence[str], columns: Columns) -> str:
    near = near_matches(name, [*header, *(ACTIONS if name == columns.action else ())])
    cure = f"did you mean {join_or(near)}? " if near else ""
    more = ", and no action has that name either" if name == columns.action else ""
    return f"{cure}its columns are {', '.join(filter(None, header)) or 'none'}{more}"


def _line(line: int, cells: dict[str, str], columns: Columns, said: "Countries", form: str) -> Line:
    if columns.country not in cells:
        return Line(line, " ".join(cells.values()), trouble="the row has not as many cells as the header")
    text = cells[columns.country]
    if not cells[columns.date]:
        return Line(line, text)
    code, trouble = said.country(text)
    action, unknown = _action(columns.action if columns.action in ACTIONS else cells[columns.action])
    try:
        date = day(cells[columns.date], form)
        effect = cells[columns.effective] if columns.effective else ""
        effective = day(effect, form) if effect else ""
    except ValueError as error:
        date, effective, unknown = "", "", unknown or str(error)
    trouble = trouble or unknown
    return Line(line, text, code, action, date, effective, trouble)


def _action(text: str) -> tuple[str, str]:
    """Return the word for an act, or what is wrong with it."""
    word = re.sub(r"[\s_]+", "-", text.strip().casefold())
    if word in ACTIONS:
        return word, ""
    near = near_matches(word, ACTIONS, 1, 0.7)
    return "", f"{text!r} must be an action{f': did you mean {near[0]}?' if near else ''}"


class Countries:
    """The countries of a column, read together: "Congo" beside "Democratic Republic of the Congo"."""

    def __init__(self, table: Table, cells: Sequence[str]) -> None:
        self._table = table
        self._read: dict[str, list[Found]] = {}
        for text in dict.fromkeys(cells):
            plain = _plain(text, table)
            self._read[text] = [plain] if plain else read(text, table, kind="list")
        self._named = {
            found.code for many in self._read.values() for found in many if found.verdict == "recognised"
        }

    def names_nothing(self, text: str) -> bool:
        """Return whether a text holds neither a country nor anything that may be one."""
        if text not in self._read:
            self._read[text] = read(text, self._table, kind="list")
        return not any(found.code for found in self._read[text])

    def country(self, text: str) -> tuple[str, str]:
        """Return the code of the country that a cell names, or what is wrong with it.

        A name that may mean several is taken where the record calls one of them just so, and the table
        names all the others otherwise.
        """
        found = self._read[text]
        if text in self._table.names:
            return text, ""
        if len(found) == 1 and found[0].verdict == "recognised":
            return found[0].code, ""
        other = the_other(text, found[0].code.split(), self._named, self._table) if len(found) == 1 else ""
        if other and found[0].verdict == "ambiguous":
            return other, ""
        if len(found) == 1 and found[0].code:
            word = {"ambiguous": "may be", "suggested": "is perhaps"}[found[0].verdict]
            return "", f"{text!r} {word} {found[0].country}"
        return "", f"{text!r} must name one country"


def _plain(text: str, table: Table) -> Found | None:
    """Return the country that a cell is the plain name of, which needs no reading; None where it is not."""
    entry = table.entry(key(text)) if text.replace(" ", "").isalpha() else None
    if entry is None or not entry.is_sound or len(entry.codes) != 1 or entry.codes[0] in _JOINT:
        return None
    if entry.changed or entry.weak or entry.capitals:
        return None
    if entry.exact and text not in entry.exact:
        return None
    [code] = entry.codes
    return Found(text, code, table.names[code], "recognised", 0)
