"""The whole data set as a Data Package: CSV, JSON, SQLite, Parquet where wanted, and what the columns mean.

The same record gives the same bytes. SQLite and Parquet name the version of their library inside, so that
these two are the same with the same libraries.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Final, TextIO

from signatories.export.descriptor import DESCRIPTOR, WHOLE, descriptor
from signatories.export.parquet import name_without_escapes
from signatories.export.tables import TABLES, Row, Table, Value, count_rows
from signatories.formats.delimited import RowWriter
from signatories.query.notices import data_version
from signatories.register.imprint import imprint
from signatories.register.snapshot import write_snapshot
from signatories.register.tables import Register

Progress = Callable[[int, int], None]

_STEP: Final = 1000
"""Progress is told after so many rows."""


class _Count:
    """A counter of rows that tells progress now and then."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self._done, self._total, self._progress = 0, total, progress

    def tick(self) -> None:
        self._done += 1
        if self._progress and self._done % _STEP == 0:
            self._progress(min(self._done, self._total - 1), self._total)

    def close(self) -> None:
        if self._progress:
            self._progress(self._total, self._total)


def export(
    register: Register,
    folder: Path,
    *,
    parquet: bool = False,
    whole: bool = True,
    progress: Progress | None = None,
) -> list[str]:
    """Write the data package into an empty folder; the files' names.

    Without `whole` it lacks the JSON file that holds everything once more.

    Raises:
        OSError: the folder cannot be written.
    """
    count = _Count(2 * count_rows(register), progress)
    try:
        return _write_tables(register, folder, count, parquet=parquet, whole=whole)
    finally:
        count.close()


def _write_tables(
    register: Register, folder: Path, count: _Count, *, parquet: bool, whole: bool
) -> list[str]:
    day = data_version(register)
    with ExitStack() as stack:
        document = None
        if whole:
            document = stack.enter_context((folder / WHOLE).open("w", encoding="utf-8", newline="\n"))
            document.write(f'{{\n"data": {json.dumps(day)}')
        for table in TABLES:
            with ExitStack() as files:
                names = [f"{table.name}.csv", *([name_without_escapes(table)] if parquet else [])]
                opened = (folder / name for name in names)
                _write_table(
                    register,
                    table,
                    [files.enter_context(path.open("w", encoding="utf-8", newline="")) for path in opened],
                    document,
                    count,
                )
        if document:
            document.write("\n}\n")
    write_snapshot(register, folder / "signatories.sqlite", day, count.tick)
    if parquet:
        from signatories.export.parquet import write

        for table in TABLES:
            write(table, folder)
    text = json.dumps(descriptor(folder, day, imprint(register)), ensure_ascii=False, indent=2) + "\n"
    (folder / DESCRIPTOR).write_text(text, encoding="utf-8", newline="\n")
    return sorted(path.name for path in folder.iterdir())


def _write_table(
    register: Register, table: Table, files: Sequence[TextIO], document: TextIO | None, count: _Count
) -> None:
    """Write a table as CSV, once more unescaped where a second file is given, and into the JSON document."""
    names = [field.name for field in table.fields]
    writers = [RowWriter(file, names, raw=nth > 0) for nth, file in enumerate(files)]
    if document:
        document.write(f",\n{json.dumps(table.name)}: [")
    for nth, row in enumerate(table.rows(register)):
        cells = list(_cells(table, row))
        for writer in writers:
            writer.write([cells])
        if document:
            document.write(",\n" if nth else "\n")
            document.write(json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False))
        count.tick()
    if document:
        document.write("\n]")


def _cells(table: Table, row: Row) -> Iterator[Value]:
    """Yield a row as CSV has it: true and false in small letters, lists as text."""
    for field, value in zip(table.fields, row, strict=True):
        if isinstance(value, list):
            yield field.between.join(value)
        elif isinstance(value, bool):
            yield "true" if value else "false"
        else:
            yield value
