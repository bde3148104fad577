"""Formats: each a function that writes an `Answer` to a stream. No format knows what its columns mean."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, TextIO


class Answer(NamedTuple):
    """What is written: a title, a header, rows of text and numbers, and what must be said beside them.

    `shorten` names the columns whose text a table may cut where the screen is narrow. `colour` allows a
    table colours; `raw` lets a spreadsheet's formulas through in CSV and TSV.
    """

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[object]]
    notes: Sequence[str] = ()
    shorten: Sequence[str] = ()
    colour: bool = False
    raw: bool = False


def _table(answer: Answer, stream: TextIO) -> None:
    from signatories.render.table import write

    write(answer, stream)


def _csv(answer: Answer, stream: TextIO) -> None:
    from signatories.render.delimited import write

    write(answer, stream, ",")


def _tsv(answer: Answer, stream: TextIO) -> None:
    from signatories.render.delimited import write

    write(answer, stream, "\t")


def _json(answer: Answer, stream: TextIO) -> None:
    from signatories.render.structured import write_document

    write_document(answer, stream)


def _jsonl(answer: Answer, stream: TextIO) -> None:
    from signatories.render.structured import write_lines

    write_lines(answer, stream)


def _markdown(answer: Answer, stream: TextIO) -> None:
    from signatories.render.markdown import write

    write(answer, stream)


FORMATS: dict[str, Callable[[Answer, TextIO], None]] = {
    "table": _table,
    "csv": _csv,
    "tsv": _tsv,
    "json": _json,
    "jsonl": _jsonl,
    "markdown": _markdown,
}

SUFFIXES = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".md": "markdown",
    ".txt": "table",
}
"""The format that a file's name asks for."""


def sized(number: int, singular: str, plural: str = "") -> str:
    """A number with its noun: `1 country`, `2 countries`."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"
