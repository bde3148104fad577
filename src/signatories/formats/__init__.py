"""Formats: each a row that says how an `Answer` is written. No format knows what its columns mean."""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple, TextIO

if TYPE_CHECKING:
    from signatories.formats.source import Source


class TooLarge(ValueError):
    """An answer that a format cannot hold; the message says how much it can."""


class Answer(NamedTuple):
    """An answer to be written: a title, a header, rows of text and numbers, and notes beside them.

    `spare` names the columns that a table leaves out where the screen is narrow, the first first: those that
    go for the ease of the others, then those that go for want of any room. `colour` allows a table bold
    type; `raw` lets a spreadsheet's formulas through in CSV and TSV. `about` are the ids of what was asked
    about, `besides` the codes of those of whom only the notes speak. `foreign` is a column whose text is in
    another language, and that language.

    `question`, `as_of`, `data` (the versions of program and data) and `sources` say where an answer is
    from. They are filled for formats that cite, and where a citation is wanted. `details` and `objects` are
    what JSON says beside the title, and its rows where they hold more than the columns.
    """

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[object]]
    notes: Sequence[str] = ()
    colour: bool = False
    raw: bool = False
    about: Sequence[str] = ()
    besides: Sequence[str] = ()
    foreign: tuple[str, str] = ("", "")
    question: str = ""
    as_of: str = ""
    data: str = ""
    sources: "Sequence[Source]" = ()
    spare: Sequence[Sequence[str]] = ()
    details: Mapping[str, object] = MappingProxyType({})
    objects: Sequence[Mapping[str, object]] | None = None


class Format(NamedTuple):
    """A way to write answers, and all there is to know of it.

    `write` gets an answer and a text stream; a `binary` format writes to the stream's `buffer`. `needs` is
    the package that the extra of the format's name installs. A format with `rows_only` has no place for
    notes. One `for_readers` is read by people: its cells may say less than the row. One that `cites` says
    itself where an answer is from. `takes_bom` allows a byte order mark at the start.
    """

    name: str
    suffix: str
    write: Callable[[Answer, TextIO], None]
    binary: bool = False
    needs: str = ""
    rows_only: bool = False
    for_readers: bool = False
    cites: bool = False
    takes_bom: bool = False


def _writer(module: str, function: str = "write") -> Callable[[Answer, TextIO], None]:
    """Return a function of a module of this package that imports the module when it is called."""

    def write(answer: Answer, stream: TextIO) -> None:
        getattr(import_module(f"signatories.formats.{module}"), function)(answer, stream)

    return write


FORMATS: Final = {
    format.name: format
    for format in (
        Format("table", ".txt", _writer("table"), for_readers=True),
        Format("csv", ".csv", _writer("delimited", "write_csv"), rows_only=True, takes_bom=True),
        Format("tsv", ".tsv", _writer("delimited", "write_tsv"), rows_only=True, takes_bom=True),
        Format("json", ".json", _writer("structured", "write_document")),
        Format("jsonl", ".jsonl", _writer("structured", "write_lines"), rows_only=True),
        Format("markdown", ".md", _writer("markdown"), for_readers=True),
        Format("html", ".html", _writer("html"), for_readers=True, cites=True),
        Format("xlsx", ".xlsx", _writer("xlsx"), binary=True, needs="xlsxwriter", cites=True),
        Format("parquet", ".parquet", _writer("parquet"), binary=True, needs="duckdb", cites=True),
    )
}
"""Every format by its name. `--format`, `--output`, help, documentation and tests derive from these rows."""

SUFFIXES: Final = {format.suffix: format.name for format in FORMATS.values()}
"""The format that a file's name asks for."""


def sized(number: int, singular: str, plural: str = "") -> str:
    """Return a number with its noun: `1 country`, `2 countries`."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"
