"""A status table whose header speaks for itself, as depositaries print it: one row a country."""

import csv
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from signatories.domain.dates import parse
from signatories.domain.problems import QueryError
from signatories.domain.statuses import ACTIONS
from signatories.names import Table
from signatories.names.statuses.header_words import ANY, BEHIND, TYPES
from signatories.names.statuses.status_header import BINDING, Dated, Layout, action_of, understood
from signatories.names.statuses.status_table import Countries, Line
from signatories.names.statuses.table_days import BLANK, NOTES, Dates, date_of, order_of
from signatories.names.words.months import month_named

_SEPARATOR: Final = re.compile(r"sep=(.)", re.IGNORECASE)
_BRACKETED: Final = re.compile(r"\[\s*(.+?)\s*\]\s*([A-Za-z]{0,2})\s*[\d, ]*")
"""A date, or the name of a country, between the brackets that say that it was taken back."""
_BOUNDED: Final = re.compile(r"\s*\((?:<|>|until|from|bis|tot)[^()]*\)$", re.IGNORECASE)
"""The days of a state that is no more, behind its name: "Czechoslovakia (<01-01-1993)"."""
_NAMED: Final = re.compile(r"([^\W\d][^\d:]*?)\s*:\s*(.+)")
_LETTER: Final = re.compile(r"(.*\d)\s*[ (]([A-Za-z]{1,3})\*{0,2}\)?")
_LETTER_FIRST: Final = re.compile(r"(?P<letter>[A-Za-z]{1,3})\.?\s+(?P<date>\d.*)")
_ACT_BEHIND: Final = re.compile(r"(.*\S)\s*\(([^()\d]+)\)")
"""A name with the act in brackets behind it: "Albania (accession)"."""
_DAY: Final = len("2022-04-28")
_NUMBERS: Final = re.compile(
    r"(?<=[^\W\d)])(?:\s*[*\u2020\u2021])+$"
    r"|(?:\s*[\d\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,2})(?:\s*[, ]\s*\d{1,2})*$"
)
WITHOUT_EFFECT: Final = ("signature", "provisional-application")
"""Acts of which the entry into force in their row is not the day of effect."""

Rows = list[tuple[int, list[str]]]
"""The cells of each row, with the line on which it begins."""


class Reading(NamedTuple):
    """The way a table is read: letters behind dates, the column of countries and the form of dates, as given.

    An act in brackets was taken back: by `bracket`, on some day from its own up to `today`; it is passed over
    where that is "".
    """

    suffixes: Mapping[str, str] = MappingProxyType({})
    country: str = ""
    date_format: str = ""
    bracket: str = ""
    today: str = ""


def acts(
    text: str,
    table: Table,
    reading: Reading,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[list[str], list[Line]]:
    """Return what the header was understood to say, a sentence a column, and every act of the table.

    A row gives a line an act; one whose cells are blank gives one without a date.

    Raises:
        QueryError: it is no CSV, or its header is not understood.
    """
    header, body, layout = _understood(text, reading.suffixes, reading.country)
    body = [(line, _with_letters(header, cells, layout)) for line, cells in body]
    form = reading.date_format
    dates = Dates(form, "" if form else order_of(cell for _, cells in body for cell in cells))
    said = Countries(
        table,
        [_bare_name(_named_act(cells[layout.country])[0]) for _, cells in body if len(cells) == len(header)],
    )
    found: list[Line] = list(_unread(header, body, layout, dates))
    for number, (line, cells) in enumerate(body, start=1):
        remark = _remark(cells, layout, said)
        if remark:
            found.append(Line(line, remark, passed="names no country and dates nothing"))
        elif len(cells) != len(header):
            found.append(Line(line, " ".join(cells), trouble="the row has not as many cells as the header"))
        else:
            found += _acts_of(line, cells, layout, said, dates, reading)
        if progress:
            progress(number, len(body))
    return layout.told(header), found


def _understood(text: str, suffixes: Mapping[str, str], country: str) -> tuple[list[str], Rows, Layout]:
    """Return the header, the rows and what the columns say, by the sign that makes sense of the header."""
    errors: list[QueryError] = []
    tables = sorted(_tables(text), key=lambda table: (any('"' in cell for cell in table[0]), -len(table[0])))
    for header, body in tables:
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
    declared = _SEPARATOR.fullmatch(rows[0].strip("\r\n ")) if rows else None
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


def _with_letters(header: Sequence[str], cells: list[str], layout: Layout) -> list[str]:
    """Return cells with the letters that stand in a column without a name behind the one of the date."""
    for dated in layout.dated:
        k = dated.column + 1
        if k < len(header) == len(cells) and not header[k] and cells[k] in dated.suffixes:
            cells = [*cells[: k - 1], f"{cells[k - 1]} {cells[k]}", "", *cells[k + 1 :]]
    return cells


def _unread(header: Sequence[str], body: Rows, layout: Layout, dates: Dates) -> Iterator[Line]:
    """Yield a line for each column that holds days and names no act: what it says would be lost."""
    for k, name in enumerate(header):
        full = [
            cells[k] for _, cells in body if len(cells) == len(header) and cells[k].casefold() not in BLANK
        ]
        days = [cell for cell in full if len(date_of(cell, dates)[0]) == _DAY]
        if k not in layout.read and full and 2 * len(days) >= len(full):
            cure = "name the act in its header, or take the column out"
            yield Line(
                1, name or f"column {k + 1}", trouble=f"the column holds days and names no act: {cure}"
            )


def _remark(cells: Sequence[str], layout: Layout, said: Countries) -> str:
    """Return the text of a row that is a heading, a sum or a legend of the table; "" for any other."""
    full = [cell for cell in cells if cell]
    if full[0].casefold().startswith("total"):
        return " ".join(full)
    alone = len(full) == 1 and (len(cells) == 1 or cells[layout.country] == full[0])
    return full[0] if alone and said.names_nothing(_bare_name(full[0])) else ""


def _acts_of(
    line: int, cells: Sequence[str], layout: Layout, said: Countries, dates: Dates, reading: Reading
) -> Iterator[Line]:
    text = cells[layout.country]
    name, named = _named_act(text)
    code, trouble = said.country(_bare_name(name))
    gone = bool(_BRACKETED.fullmatch(text))
    effect, wrong = date_of(cells[layout.effective], dates) if layout.effective >= 0 else ("", "")
    exits, unclear = date_of(cells[layout.exit], dates) if layout.exit >= 0 else ("", "")
    kind = cells[layout.kind] if layout.kind >= 0 else named
    if layout.earlier >= 0 and cells[layout.earlier].casefold() not in BLANK:
        deposit = next(one.column for one in layout.dated if one.action in BINDING)
        if cells[deposit].casefold() in BLANK:
            yield Line(line, text, passed=f"{cells[layout.earlier]} was not followed by a deposit")
    found: list[Line] = []
    taken: list[Line] = []
    for dated in layout.dated:
        cell = cells[dated.column]
        if cell.casefold() in BLANK:
            continue
        inner = _BRACKETED.fullmatch(cell)
        bare = f"{inner[1]} {inner[2]}".strip() if inner else cell
        if (inner or gone) and not reading.bracket:
            found.append(Line(line, text, passed=f"{cell} stands in brackets, so it was taken back"))
            continue
        action, date, problem = _cell(bare, dated, kind, dates)
        days, doubt = (exits, unclear) if action == "withdrawal" else (effect, wrong)
        days, doubt = (days, doubt) if action not in WITHOUT_EFFECT else ("", "")
        one = Line(line, text, code, action, date, days if days != date else "", trouble or problem or doubt)
        found.append(one)
        taken += [one] if inner or gone else []
    yield from _with_exit(found, taken, reading) if taken else found
    if not found:
        yield Line(line, text)


def _with_exit(found: Sequence[Line], taken: Sequence[Line], reading: Reading) -> Iterator[Line]:
    """Yield the acts of a row, and behind those in brackets the one that took them back, on some day.

    It lies between them and what the country did next, or else today.
    """
    if any(line.action == "withdrawal" or line.trouble for line in found):
        yield from found
        return
    last = max(taken, key=lambda line: parse(line.date).latest)
    later = [
        line for line in found if line not in taken and parse(line.date).earliest > parse(last.date).latest
    ]
    until = min((parse(line.date).latest for line in later), default=reading.today)
    for line in found:
        yield line
        if line is last:
            yield Line(
                line.line,
                line.text,
                line.code,
                reading.bracket,
                f"{last.date}/{until}",
                inferred=f"{last.action} {last.date} stands in brackets, so it was taken back by {until}",
            )


def _cell(cell: str, dated: Dated, kind: str, dates: Dates) -> tuple[str, str, str]:
    """Return the act and the date of a cell, or what is wrong with it."""
    action = dated.action
    if kind.strip() and action not in ("signature", "withdrawal", "provisional-application"):
        word = kind.strip().strip("*") or kind.strip()
        action = dated.suffixes.get(word, "") or TYPES.get(word.casefold(), "") or action_of(kind)
        if action not in ACTIONS:
            return "", "", f"{kind!r} must be an action: say --suffixes {word.split()[0]}=ACTION"
    bare = cell
    if found := _NAMED.fullmatch(bare):
        action, bare = action_of(found[1]), found[2]
        if action not in ACTIONS:
            return "", "", f"{found[1]!r} must be an action"
    if not dates.form:
        bare = NOTES.sub("", bare)
        date, letter = _lettered(bare)
        if letter:
            letters = {**(BEHIND if cell.endswith(")") else {}), **dated.suffixes}
            if letter not in letters:
                known = ", ".join(f"{one}={act}" for one, act in dated.suffixes.items())
                hint = f"known are {known}; " if known else ""
                cure = f"{hint}say --suffixes {letter}=ACTION"
                return "", "", f"the letter {letter!r} behind the date is not in the header: {cure}"
            action, bare = letters[letter], date
    if action == ANY:
        return "", "", f"{cell!r} does not name an act: say --date and --action"
    date, problem = date_of(bare, dates)
    return action, date, problem


def _lettered(cell: str) -> tuple[str, str]:
    """Return the date of a cell and the letters behind it or before it; these are "" where there are none."""
    if found := _LETTER.fullmatch(cell):
        return found[1], found[2]
    found = _LETTER_FIRST.fullmatch(cell)
    if found and not month_named(found["letter"]):
        return found["date"], found["letter"]
    return cell, ""


def _named_act(text: str) -> tuple[str, str]:
    """Return a name and the act that stands in brackets behind it, as in "Albania (accession)"."""
    found = _ACT_BEHIND.fullmatch(_NUMBERS.sub("", text))
    if found and (action_of(found[2]) in ACTIONS):
        return found[1], found[2]
    return text, ""


def _bare_name(text: str) -> str:
    """Return the name of a country without brackets and the numbers of footnotes: "Netherlands 3, 4"."""
    inner = _BRACKETED.fullmatch(text)
    plain = _BOUNDED.sub("", inner[1] if inner else text)
    return _NUMBERS.sub("", plain).strip() or text
