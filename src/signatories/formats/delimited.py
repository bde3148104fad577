"""CSV and TSV: UTF-8, a header, lines ending in CR LF, and nothing that a spreadsheet would run."""

import csv
from typing import TextIO

from signatories.formats import Answer

_RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # the wide forms run in Excel too


def write_csv(answer: Answer, stream: TextIO) -> None:
    """Write comma-separated values; see `_write`."""
    _write(answer, stream, ",")


def write_tsv(answer: Answer, stream: TextIO) -> None:
    """Write tab-separated values; see `_write`."""
    _write(answer, stream, "\t")


def _write(answer: Answer, stream: TextIO, delimiter: str) -> None:
    """Write one line a row; text that a spreadsheet would take for a formula gets an apostrophe before it.

    See "CSV Injection" by OWASP. `answer.raw` leaves all text as it is.
    """
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(answer.columns)
    writer.writerows(answer.rows if answer.raw else ([_tame(cell) for cell in row] for row in answer.rows))


def _tame(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_RUN) else cell
