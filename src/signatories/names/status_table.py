"""A status table as somebody published it: CSV, one row a country or one row an act."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from signatories.domain.dates import month_number, parse
from signatories.domain.problems import QueryError
from signatories.domain.statuses import ACTIONS
from signatories.names import Found, Table, read
from signatories.names.status_header import (
    ANY,
    TYPES,
    Dated,
    Layout,
    action_of,
    suffixes_of,
    understood,
)
from signatories.names.tokens import key
from signatories.register.lookup import join_or, near_matches

__all__ = ["Columns", "Line", "acts", "day", "lines", "suffixes_of"]

_DAY_FIRST: Final = re.compile(r"(?:([0-9]{1,2})(?:st|nd|rd|th)?[ -])?([a-z]{3,9})\.?[ ,-]+([0-9]{4})")
_MONTH_FIRST: Final = re.compile(r"([a-z]{3,9})\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})")
BLANK: Final = frozenset(
    {"", "-", "--", "\u2013", "\u2014", "n/a", "na", "none", ".", "\u2026", "...", "nil"}
)
"""Cells that say that there is no act."""
_SEPARATOR: Final = re.compile(r"sep=(.)", re.IGNORECASE)
_WITHDRAWN: Final = re.compile(r"\[.*\]\s*[A-Za-z]{0,2}\s*[\d, ]*")
_NAMED: Final = re.compile(r"([^\W\d][^\d:]*?)\s*:\s*(.+)")
_LETTER: Final = re.compile(r"(.*\d)\s*[ (]([A-Za-z]{1,2})\)?")
_NOTES: Final = re.compile(
    r"(?<=[A-Za-z\d)])(?:\s*[*\u2020\u2021\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+|\s+\d{1,2}(?:\s*,\s*\d{1,2})*|\s*\[\d{1,2}\])$"
)
_NUMBERS: Final = re.compile(
    r"(?<=[^\W\d)])(?:\s*[*\u2020\u2021])+$"
    r"|(?:\s*[\d\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,2})(?:\s*[, ]\s*\d{1,2})*$"
)
_FIGURES: Final = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
LAST_MONTH: Final = 12
_JOINT: Final = ("SCG",)
"""Whose name is the names of two others."""
_MIDNIGHT: Final = re.compile(r"[T ]00:00(?::00(?:\.0+)?)?Z?$")


Rows = list[tuple[int, list[str]]]
"""The cells of each row, with the line on which it begins."""


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

    A row without a date is accepted: the country has not acted. `passed` says why an act is passed over.
    """

    line: int
    text: str
    code: str = ""
    action: str = ""
    date: str = ""
    effective: str = ""
    trouble: str = ""
    passed: str = ""


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
    said = _Countries(table, [cells.get(columns.country, "") for _, cells in rows])
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
    """Return the word for an act, or what is wrong with it."""
    word = re.sub(r"[\s_]+", "-", text.strip().casefold())
    if word in ACTIONS:
        return word, ""
    near = near_matches(word, ACTIONS, 1, 0.7)
    return "", f"{text!r} must be an action{f': did you mean {near[0]}?' if near else ''}"


def acts(
    text: str,
    table: Table,
    suffixes: Mapping[str, str],
    country: str = "",
    date_format: str = "",
    progress: Callable[[int, int], None] | None = None,
) -> tuple[list[str], list[Line]]:
    """Return what the header was understood to say, a sentence a column, and every act of the table.

    A row gives a line an act; one whose cells are blank, or whose act stands in brackets because it was taken
    back, gives one without a date. `suffixes` and `country` override what the header says.

    Raises:
        QueryError: it is no CSV, or its header is not understood.
    """
    header, body, layout = _understood(text, suffixes, country)
    dates = Dates(date_format, "" if date_format else order_of(cell for _, cells in body for cell in cells))
    said = _Countries(
        table, [_bare_name(cells[layout.country]) for _, cells in body if len(cells) == len(header)]
    )
    found: list[Line] = []
    for number, (line, cells) in enumerate(body, start=1):
        if len(cells) != len(header):
            found.append(Line(line, " ".join(cells), trouble="the row has not as many cells as the header"))
        else:
            found += _acts_of(line, cells, layout, said, dates)
        if progress:
            progress(number, len(body))
    return layout.told(header), found


def _understood(text: str, suffixes: Mapping[str, str], country: str) -> tuple[list[str], Rows, Layout]:
    """Return the header, the rows and what the columns say, by the sign that makes sense of the header."""
    errors: list[QueryError] = []
    for header, body in sorted(_tables(text), key=lambda table: -len(table[0])):
        try:
            return header, body, understood(header, suffixes, country)
        except QueryError as error:
            errors.append(error)
    raise errors[0] if errors else QueryError("the table must begin with a line that names its columns")


def _tables(text: str) -> Iterator[tuple[list[str], Rows]]:
    """Yield the header and the rows that are not empty, by each sign that may stand between cells.

    Each row has the line on which it begins. A first line such as `sep=;` says which sign it is.
    """
    rows, skipped = text.removeprefix("\ufeff").splitlines(keepends=True), 0
    declared = _SEPARATOR.fullmatch(rows[0].strip()) if rows else None
    if declared:
        rows, skipped = rows[1:], 1
    for delimiter in [declared[1]] if declared else [",", ";", "\t", "|"]:
        reader = csv.reader(rows, delimiter=delimiter, strict=True)
        read, begin = [], 1
        try:
            for row in reader:
                read.append((begin + skipped, [cell.strip() for cell in row]))
                begin = reader.line_num + 1
        except csv.Error as error:
            if declared:
                raise QueryError(f"line {reader.line_num + skipped} is not CSV: {error}") from None
            continue
        full = [(line, cells) for line, cells in read if any(cells)]
        if full:
            yield full[0][1], full[1:]


class Dates(NamedTuple):
    """The way a table writes dates: its form as it was given, and whether figures begin with day or month."""

    form: str
    order: str


def order_of(cells: Iterable[str]) -> str:
    """Return whether dates in figures begin with the "day" or the "month"; "" where no date tells."""
    found = [match for cell in cells if (match := _FIGURES.match(cell))]
    day_first = any(int(match[1]) > LAST_MONTH for match in found)
    month_first = any(int(match[3]) > LAST_MONTH for match in found)
    return "" if day_first == month_first else "day" if day_first else "month"


def _acts_of(
    line: int, cells: Sequence[str], layout: Layout, said: "_Countries", dates: Dates
) -> Iterator[Line]:
    text = cells[layout.country]
    code, trouble = said.country(_bare_name(text))
    effect, wrong = _dated(cells[layout.effective], dates) if layout.effective >= 0 else ("", "")
    any_act = False
    for dated in layout.dated:
        cell = cells[dated.column]
        if cell.casefold() in BLANK:
            continue
        any_act = True
        if _WITHDRAWN.fullmatch(cell):
            yield Line(line, text, passed=f"{cell} stands in brackets, so it was taken back")
            continue
        action, date, problem = _cell(cell, dated, cells[layout.kind] if layout.kind >= 0 else "", dates)
        entry = action not in ("signature", "withdrawal")
        why = trouble or problem or (wrong if entry else "")
        yield Line(line, text, code, action, date, effect if entry and effect != date else "", why)
    if not any_act:
        yield Line(line, text)


def _cell(cell: str, dated: Dated, kind: str, dates: Dates) -> tuple[str, str, str]:
    """Return the act and the date of a cell, or what is wrong with it."""
    action = dated.action
    if kind.strip() and action not in ("signature", "withdrawal", "provisional-application"):
        action = TYPES.get(kind.strip().casefold().strip("*"), "") or action_of(kind)
        if action not in ACTIONS:
            return "", "", f"{kind!r} must be an action"
    bare = cell
    if found := _NAMED.fullmatch(bare):
        action, bare = action_of(found[1]), found[2]
        if action not in ACTIONS:
            return "", "", f"{found[1]!r} must be an action"
    if not dates.form:
        bare = _NOTES.sub("", bare)
        if found := _LETTER.fullmatch(bare):
            if found[2] not in dated.suffixes:
                known = ", ".join(f"{letter}={act}" for letter, act in dated.suffixes.items())
                hint = f"known are {known}; " if known else ""
                cure = f"{hint}say --suffixes {found[2]}=ACTION"
                return "", "", f"the letter {found[2]!r} behind the date is not in the header: {cure}"
            action, bare = dated.suffixes[found[2]], found[1]
    if action == ANY:
        return "", "", f"{cell!r} does not name an act: say --date and --action"
    date, problem = _dated(bare, dates)
    return action, date, problem


def _dated(text: str, dates: Dates) -> tuple[str, str]:
    if text.casefold() in BLANK:
        return "", ""
    try:
        bare = text if dates.form else _NOTES.sub("", text)
        if found := _FIGURES.fullmatch(bare):
            first, second, year = found[1], found[3], found[4]
            if dates.order:
                month, date = (second, first) if dates.order == "day" else (first, second)
                bare = f"{year}-{int(month):02}-{int(date):02}"
        return day(bare, dates.form), ""
    except ValueError as error:
        return "", str(error)


def _bare_name(text: str) -> str:
    """Return the name of a country without the numbers of footnotes: "China 1", "Netherlands 3, 4"."""
    return _NUMBERS.sub("", text).strip() or text


class _Countries:
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
        if len(found) == 1 and found[0].verdict == "ambiguous":
            left = [code for code in found[0].code.split() if code not in self._named]
            if len(left) == 1 and self._table.names.get(left[0]) == text:
                return left[0], ""
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


def day(text: str, form: str = "") -> str:
    """Return a date of a table as the record writes it: `24 Jan 1983`, or in the form described.

    A date of figures alone is read year first or not at all: 01/02/2003 means two days.

    Raises:
        ValueError: it is not a date that is understood.
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
    month = month_number(name)
    if not month:
        raise ValueError(f"{text!r} must name a month")
    return parse(f"{year}-{month:02}" + (f"-{int(number):02}" if number else "")).text


def _by_form(text: str, form: str) -> str:
    import datetime as dt

    literal = "".join(
        ".+?" if piece.startswith("%") else re.escape(piece)
        for piece in re.split(r"(%[-#]?[A-Za-z])", form)
        if piece
    )
    try:
        moment = dt.datetime.strptime(text, form)  # noqa: DTZ007 - days, no moments
        if not re.fullmatch(literal, text):  # strptime takes "a" for "A"
            raise ValueError
    except ValueError:
        raise ValueError(f"{text!r} must be a date of the form {form}") from None
    codes = set(re.findall(r"%[-#]?([A-Za-z])", form))
    if not codes & set("yYcxG"):
        raise ValueError(f"the form {form!r} must hold a year, such as %Y")
    whole = moment.date().isoformat()
    if codes & set("djcxu"):
        return whole
    return whole[:7] if codes & set("mbB") else whole[:4]
