"""Formats: each a function that writes an `Answer` to a stream. No format knows what its columns mean.

A format of bytes, such as a spreadsheet, writes to the stream's `buffer`.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple, TextIO


class TooLarge(ValueError):
    """An answer that a format cannot hold; the message says how much it can."""


class Answer(NamedTuple):
    """What is written: a title, a header, rows of text and numbers, and what must be said beside them.

    `shorten` names the columns whose text a table may cut where the screen is narrow. `colour` allows a
    table colours; `raw` lets a spreadsheet's formulas through in CSV and TSV. `about` are the ids of what
    was asked about, `besides` the codes of those of whom only the notes speak. `foreign` is a column whose
    text is in another language, and that language.

    `question`, `as_of`, `data` (the versions of program and data) and `sources` say where an answer is
    from. They are filled for the formats of `ORIGIN`, and where a citation is wanted.
    """

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[object]]
    notes: Sequence[str] = ()
    shorten: Sequence[str] = ()
    colour: bool = False
    raw: bool = False
    about: Sequence[str] = ()
    besides: Sequence[str] = ()
    foreign: tuple[str, str] = ("", "")
    question: str = ""
    as_of: str = ""
    data: str = ""
    sources: "Sequence[Source]" = ()


class Source(NamedTuple):
    """A source that an answer rests on; its address may be empty, and so may the date."""

    instrument: str
    source: str
    publisher: str
    title: str
    published: str
    url: str


def _table(answer: Answer, stream: TextIO) -> None:
    from signatories.formats.table import write

    write(answer, stream)


def _csv(answer: Answer, stream: TextIO) -> None:
    from signatories.formats.delimited import write

    write(answer, stream, ",")


def _tsv(answer: Answer, stream: TextIO) -> None:
    from signatories.formats.delimited import write

    write(answer, stream, "\t")


def _json(answer: Answer, stream: TextIO) -> None:
    from signatories.formats.structured import write_document

    write_document(answer, stream)


def _jsonl(answer: Answer, stream: TextIO) -> None:
    from signatories.formats.structured import write_lines

    write_lines(answer, stream)


def _markdown(answer: Answer, stream: TextIO) -> None:
    from signatories.formats.markdown import write

    write(answer, stream)


def _html(answer: Answer, stream: TextIO) -> None:
    from signatories.formats.html import write

    write(answer, stream)


def _xlsx(answer: Answer, stream: TextIO) -> None:
    from signatories.formats.xlsx import write

    write(answer, stream.buffer)


def _parquet(answer: Answer, stream: TextIO) -> None:
    from signatories.formats.parquet import write

    write(answer, stream.buffer)


FORMATS: dict[str, Callable[[Answer, TextIO], None]] = {
    "table": _table,
    "csv": _csv,
    "tsv": _tsv,
    "json": _json,
    "jsonl": _jsonl,
    "markdown": _markdown,
    "html": _html,
    "xlsx": _xlsx,
    "parquet": _parquet,
}

EXTRAS = {"xlsx": "xlsxwriter", "parquet": "duckdb"}
"""The formats that need a package besides, installed by an extra of their name. They write bytes."""

BARE = frozenset({"csv", "tsv", "jsonl"})
"""The formats that hold the rows and nothing else: notes have no place in them."""

ORIGIN = frozenset({"html", "xlsx", "parquet"})
"""The formats that say themselves where an answer is from."""

SUFFIXES = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".md": "markdown",
    ".txt": "table",
    ".html": "html",
    ".xlsx": "xlsx",
    ".parquet": "parquet",
}
"""The format that a file's name asks for."""


def sized(number: int, singular: str, plural: str = "") -> str:
    """A number with its noun: `1 country`, `2 countries`."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"
