"""CSV and TSV: UTF-8, a header, lines ending in CR LF, and nothing that a spreadsheet would run.

The one writer of such files, for commands, the data package and the site.
"""

import csv
import re
from collections.abc import Iterable, Sequence
from typing import Any, Final, TextIO
from unicodedata import category

from signatories.formats import Answer

_RUN: Final = frozenset("=+-@|%＝＋－＠｜％")
"""The letters with which a formula, or a command, begins; the wide forms run in Excel too."""

_NUMBER: Final = re.compile(r"[+-][0-9]+(\.[0-9]+)?")
"""A number, in which there is nothing to run."""


def write_csv(answer: Answer, stream: TextIO) -> None:
    """Write comma-separated values; see `RowWriter`."""
    _write(answer, stream, ",")


def write_tsv(answer: Answer, stream: TextIO) -> None:
    """Write tab-separated values; see `RowWriter`."""
    _write(answer, stream, "\t")


def _write(answer: Answer, stream: TextIO, delimiter: str) -> None:
    writer = RowWriter(stream, answer.columns, delimiter, raw=answer.raw)
    writer.write(answer.rows)


class RowWriter:
    """A writer of rows under a header; text that a spreadsheet would run as a formula gets an apostrophe.

    See "CSV Injection" by OWASP. With `raw` all text stays as it is.
    """

    def __init__(
        self, stream: TextIO, columns: Sequence[str], delimiter: str = ",", *, raw: bool = False
    ) -> None:
        self._raw = raw
        self._writer = csv.writer(stream, delimiter=delimiter, lineterminator="\r\n")
        self._writer.writerow(columns)

    def write(self, rows: Iterable[Iterable[Any]]) -> None:
        """Write rows of text and numbers; None is an empty cell."""
        self._writer.writerows(rows if self._raw else ([escape(cell) for cell in row] for row in rows))


def escape(cell: object) -> object:
    """Return a cell of which a spreadsheet runs nothing: an apostrophe stands before a formula.

    What is passed over before a formula, such as blanks, signs of no width and other apostrophes, does not
    hide it. So the text is had back by taking away one apostrophe where the rest would have got one.
    """
    return f"'{cell}" if isinstance(cell, str) and _is_run(cell) else cell


def _is_run(text: str) -> bool:
    if not text or (text[0].isascii() and text[0].isalnum()):
        return False
    if text[0] in "\t\r\n":
        return True
    for place, letter in enumerate(text):
        if letter in _RUN:
            return not _NUMBER.fullmatch(text[place:])
        if not (letter.isspace() or letter == "'" or category(letter) in ("Cc", "Cf", "Mn", "Zs")):
            return False
    return False
