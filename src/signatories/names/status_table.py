"""A status table as somebody published it: CSV, one row a country or one row an act."""

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from signatories.domain.dates import parse
from signatories.domain.membership import ACTIONS
from signatories.domain.problems import QueryError
from signatories.names import Found, Table, read
from signatories.register.lookup import join_or, near_matches

MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_DAY_FIRST: Final = re.compile(r"(?:([0-9]{1,2})(?:st|nd|rd|th)?[ -])?([a-z]{3,9})\.?[ ,-]+([0-9]{4})")
_MONTH_FIRST: Final = re.compile(r"([a-z]{3,9})\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})")
_MIDNIGHT: Final = re.compile(r"[T ]00:00(?::00(?:\.0+)?)?Z?$")


class Columns(NamedTuple):
    """Which column says what; `action` may be the word itself, and `effective` nothing."""

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

    A row without a date is no trouble: the country has not acted.
    """

    line: int
    text: str
    code: str = ""
    action: str = ""
    date: str = ""
    effective: str = ""
    trouble: str = ""


def lines(
    text: str,
    columns: Columns,
    table: Table,
    date_format: str = "",
    progress: Callable[[int, int], None] | None = None,
) -> list[Line]:
    """Every row of a status table that is not empty, in order.

    Raises:
        QueryError: it is no CSV, or has no such columns.
    """
    rows = list(_rows(text, columns))
    said = _Countries(table, [cells.get(columns.country, "") for _, cells in rows])
    found = []
    for number, (line, cells) in enumerate(rows, start=1):
        found.append(_line(line, cells, columns, said, date_format))
        if progress:
            progress(number, len(rows))
    return found


def _rows(text: str, columns: Columns) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows with the line on which each begins; a row of another width has no cells but what it says."""
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
        raise QueryError(f"line {reader.line_num} is no CSV: {error}") from None


def _header(text: str, columns: Columns) -> tuple[list[str], str]:
    """The names of the columns, and the sign between them: the one by which the columns wanted are found."""
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


def _line(line: int, cells: dict[str, str], columns: Columns, said: "_Countries", form: str) -> Line:
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
    """The word for an act, or what is wrong with it."""
    word = re.sub(r"[\s_]+", "-", text.strip().casefold())
    if word in ACTIONS:
        return word, ""
    near = near_matches(word, ACTIONS, 1, 0.7)
    return "", f"{text!r} must be an action{f': did you mean {near[0]}?' if near else ''}"


class _Countries:
    """The countries of a column, read together: "Congo" beside "Democratic Republic of the Congo"."""

    def __init__(self, table: Table, cells: Sequence[str]) -> None:
        self._table = table
        self._read: dict[str, list[Found]] = {}
        for text in dict.fromkeys(cells):
            self._read[text] = read(text, table, kind="list")
        self._named = {
            found.code for many in self._read.values() for found in many if found.verdict == "recognised"
        }

    def country(self, text: str) -> tuple[str, str]:
        """The code of the country that a cell names, or what is wrong with it.

        A name that may mean several is taken where the record calls one of them just so, and the table
        names all the others otherwise.
        """
        found = self._read[text]
        if text in self._table.names:
            return text, ""
        if len(found) == 1 and found[0].verdict == "recognised":
            return found[0].code, ""
        if len(found) == 1 and found[0].verdict == "ambiguous":
            left = [code for code in found[0].code.split() if code not in self._named]
            if len(left) == 1 and self._table.names.get(left[0]) == text:
                return left[0], ""
        if len(found) == 1 and found[0].code:
            word = {"ambiguous": "may be", "suggested": "is perhaps"}[found[0].verdict]
            return "", f"{text!r} {word} {found[0].country}"
        return "", f"{text!r} must name one country"


def day(text: str, form: str = "") -> str:
    """A date of a table as the record writes it: `24 Jan 1983`, or in the form that somebody describes.

    A date of figures alone is read year first or not at all: 01/02/2003 means two days.

    Raises:
        ValueError: it is no date that is understood.
    """
    if form:
        return _by_form(text, form)
    plain = _MIDNIGHT.sub("", text)
    words = plain.casefold()
    if match := _DAY_FIRST.fullmatch(words):
        number, name, year = match.groups()
    elif match := _MONTH_FIRST.fullmatch(words):
        name, number, year = match.groups()
    else:
        try:
            return parse(plain).text
        except ValueError:
            raise ValueError(
                f"{text!r} must be a date such as 1983-01-24 or 24 Jan 1983; say --date-format"
            ) from None
    months = [k for k, month in enumerate(MONTHS, start=1) if name in (month, month[:3], month[:4])]
    if not months:
        raise ValueError(f"{text!r} must name a month")
    return parse(f"{year}-{months[0]:02}" + (f"-{int(number):02}" if number else "")).text


def _by_form(text: str, form: str) -> str:
    import datetime as dt

    try:
        moment = dt.datetime.strptime(text, form)  # noqa: DTZ007 - days, no moments
    except ValueError:
        raise ValueError(f"{text!r} must be a date of the form {form}") from None
    codes = set(re.findall(r"%[-#]?([A-Za-z])", form))
    if not codes & set("yYcxG"):
        raise ValueError(f"the form {form!r} must hold a year, such as %Y")
    whole = moment.date().isoformat()
    if codes & set("djcxu"):
        return whole
    return whole[:7] if codes & set("mbB") else whole[:4]
