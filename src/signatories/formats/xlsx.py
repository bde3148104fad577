"""XLSX: a sheet with the rows, and a sheet that says what they are. Text stays text."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, Final, TextIO

from signatories.formats import Answer, TooLarge
from signatories.formats.source import Source

ROWS: Final = 1_048_576
LETTERS: Final = 32_767
"""The limits of a sheet and a cell."""

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FIRST: Final = "1900-03-01"
"""Excel has no days before 1900, and counts one in it that never was."""

_WIDEST: Final = 60
_LINE: Final = 15
_ASIDE: Final = (16, 30, 40, 70, 14, 60)
"""The widths of the columns of the second sheet, in characters."""


def write(answer: Answer, stream: TextIO) -> None:
    """Write a workbook of two sheets, the same bytes for the same answer.

    A number is a number; a text that is one day of the calendar is a date, but for days before March 1900;
    everything else is text, in which nothing is run and nothing is linked. A text longer than a cell is cut
    and ends in "…".

    Raises:
        TooLarge: the answer has more rows than a sheet.
    """
    import xlsxwriter

    if len(answer.rows) >= ROWS:
        raise TooLarge(f"a sheet holds {ROWS - 1:,} rows, and these are {len(answer.rows):,}")
    made = BytesIO()
    options = {f"strings_to_{kind}": False for kind in ("formulas", "urls", "numbers")}
    book = xlsxwriter.Workbook(made, {"in_memory": True, **options})
    book.set_properties(
        {"title": answer.title[:255], "created": _creation_day(answer), "comments": answer.data}
    )
    bold = book.add_format({"bold": True})
    day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
    _rows(book.add_worksheet("Answer"), answer, bold, day)
    _about(book.add_worksheet("About"), answer, book)
    book.close()
    stream.buffer.write(made.getbuffer())


def _creation_day(answer: Answer) -> dt.datetime:
    """Return when the workbook was made: never the clock's time, but the day to which the data reach."""
    found = _DAY.search(answer.data)
    return dt.datetime.fromisoformat(found[0] if found else "2000-01-01")


def _rows(sheet: Any, answer: Answer, bold: Any, day: Any) -> None:
    widths = []
    for place, name in enumerate(answer.columns):
        sheet.write_string(0, place, name, bold)
        longest = max((len(str(row[place])) for row in answer.rows), default=0)
        widths.append(min(max(longest, len(name) + 2) + 2, _WIDEST))
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    for nth, row in enumerate(answer.rows, start=1):
        for place, value in enumerate(row):
            _cell(sheet, nth, place, value, day)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    _set_print(sheet)
    sheet.autofilter(0, 0, len(answer.rows), len(answer.columns) - 1)


def _set_print(sheet: Any) -> None:
    """Set the page for printing: as wide as one A4 page, lengthwise."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _cell(sheet: Any, row: int, column: int, value: object, day: Any) -> None:
    date = _date(value) if isinstance(value, str) else None
    if date:
        sheet.write_datetime(row, column, date, day)
    elif isinstance(value, (int, float)):
        sheet.write_number(row, column, value)
    elif value not in (None, ""):
        sheet.write_string(row, column, _truncate(str(value)))


def _date(text: str) -> dt.date | None:
    if not _DAY.fullmatch(text) or text < _FIRST:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _truncate(text: str) -> str:
    return text if len(text) <= LETTERS else f"{text[: LETTERS - 1]}…"


def _height(texts: Sequence[str], widths: Sequence[int]) -> int:
    """Return the height of a row in which these texts are wrapped at these widths, in points."""
    lines = (-(-len(text) // (width - width // 10)) for text, width in zip(texts, widths, strict=True))
    return _LINE * max([1, *lines])


def _about(sheet: Any, answer: Answer, book: Any) -> None:
    """Write what the rows are: the question, the versions, the notes, then the sources in a table."""
    bold = book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    _set_print(sheet)
    for place, width in enumerate(_ASIDE):
        sheet.set_column(place, place, width)
    nth = 0
    for heading, text in _details(answer):
        sheet.write_string(nth, 0, heading, bold)
        sheet.merge_range(nth, 1, nth, 3, "", wrapped)
        sheet.write_string(nth, 1, _truncate(text), wrapped)
        sheet.set_row(nth, _height((text,), (sum(_ASIDE[1:4]),)))
        nth += 1
    for row in _source_rows(answer.sources):
        nth += 1
        sheet.set_row(nth, _height(row, _ASIDE))
        for place, text in enumerate(row):
            if text:
                sheet.write_string(nth, place, _truncate(text), bold if row is Source._fields else wrapped)


def _details(answer: Answer) -> Iterator[tuple[str, str]]:
    yield "Title", answer.title
    yield "Question", answer.question
    if answer.as_of:
        yield "As of", answer.as_of
    yield "Made with", answer.data
    yield from (("Note", note) for note in answer.notes)


def _source_rows(sources: Sequence[Source]) -> Iterator[Sequence[str]]:
    if sources:
        yield Source._fields
        yield from sources
