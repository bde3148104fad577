"""Input of an edit: a list of countries, or a status table, as rows ready to be recorded."""

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from signatories.cli.edit_options import Act
from signatories.cli.guard import say
from signatories.cli.names import known
from signatories.cli.progress import Bar
from signatories.cli.request import Request
from signatories.domain.dates import parse
from signatories.domain.problems import QueryError
from signatories.editing.placement import NewAct
from signatories.formats import sized
from signatories.names import Found, read
from signatories.names.statuses.depositary_table import Reading, acts
from signatories.names.statuses.status_header import suffixes_of
from signatories.names.statuses.status_table import Columns, Line, lines
from signatories.record.data_files import read_all
from signatories.record.refusals import NAME_OR_STDIN, refusal


class Row(NamedTuple):
    """An act, with the words it was understood from; in a table, with the line on which they stand."""

    text: str
    act: NewAct
    line: int = 0


SAYS = {"ambiguous": "may be {}", "suggested": "is perhaps {}", "leftover": "is left over"}


def rows_of_list(asked: Request, text: str, act: Act) -> list[Row]:
    """Return an act of every country of a list that names countries and nothing else.

    Raises:
        QueryError: something else is in it, or a name could mean several.
    """
    found = read(text, known(asked), kind="list", year=int(parse(act.date).latest[:4]))
    doubts = [piece for piece in found if piece.verdict != "recognised"]
    if not found:
        raise QueryError("the list names no country: give names such as 'Chile, Ghana'")
    if doubts:
        heading = f"{sized(len(doubts), 'piece')} of the list cannot be used, so nothing is written"
        raise QueryError("\n".join([heading, *map(_doubt, doubts)]))
    return [Row(piece.text, NewAct(piece.code, *act)) for piece in found]


def _doubt(piece: Found) -> str:
    said = SAYS[piece.verdict].format(f"{piece.country} ({piece.code})")
    return f"  at {piece.offset}: {piece.text!r} {said}"


def rows_of_columns(asked: Request, file: Path, columns: Columns, date_format: str) -> tuple[list[Row], int]:
    """Return the acts of a status table, and how many rows cannot be used; these are reported.

    Raises:
        QueryError: it is not a table, or has no such columns.
    """
    return _rows(lines(_text(file), columns, known(asked), date_format, _bar()))


class Form(NamedTuple):
    """The form of a table, as the options say it; `bracket` is what took back an act in brackets."""

    suffixes: str
    country: str
    date_format: str
    bracket: str


def rows_of_table(asked: Request, file: Path, form: Form) -> tuple[list[Row], int]:
    """Return the acts of a status table whose header speaks for itself, and how many rows cannot be used.

    Raises:
        QueryError: it is not a table, its header is not understood, or the suffixes name no actions.
    """
    letters = suffixes_of(form.suffixes)
    reading = Reading(letters, form.country, form.date_format, form.bracket, asked.today)
    told, found = acts(_text(file), known(asked), reading, _bar())
    say("; ".join(told))
    for line in found:
        if line.passed:
            say(f"line {line.line}: {line.text!r}: {line.passed}; passed over")
        if line.inferred:
            say(f"line {line.line}: {line.text!r}: {line.inferred}: {line.action}")
    return _rows([line for line in found if not line.passed])


def _bar() -> Callable[[int, int], None] | None:
    return Bar(time.monotonic() + 1, "reading the table").show if sys.stderr.isatty() else None


def _rows(found: Sequence[Line]) -> tuple[list[Row], int]:
    rows = []
    for line in found:
        if line.trouble:
            trouble(line.line, line.text, line.trouble)
        elif line.date:
            act = NewAct(line.code, line.action, line.date, line.effective)
            rows.append(Row(line.text, act, line.line))
    undated = sum(not line.date and not line.trouble for line in found)
    if undated:
        say(f"{sized(undated, 'row')} without a date passed over")
    return rows, len({line.line for line in found if line.trouble})


def trouble(line: int, text: str, why: str) -> None:
    """Report a row of a table that cannot be used."""
    whose = "" if why.startswith(repr(text)) else f"{text!r}: "
    say(f"line {line}: {whose}{why}")


def content_of(file: Path) -> bytes:
    """Return the bytes of a file, which may be a pipe, or of stdin for -.

    Raises:
        QueryError: it cannot be read.
    """
    try:
        if str(file) == "-":
            return read_all(sys.stdin.buffer)
        with file.open("rb") as opened:
            return read_all(opened)
    except OSError as error:
        raise QueryError(f"{file} cannot be read: {refusal(error, file, NAME_OR_STDIN)}") from None


def _text(file: Path) -> str:
    try:
        return content_of(file).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise QueryError(f"{file} must be UTF-8; line {line} is not: save it as CSV UTF-8") from None
