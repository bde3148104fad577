"""Profile of a cold compile and of `validate`, stage by stage, and the memory they begin with.

Each stage is measured for one file after the other, in turn with the loop, in processor time of one process.
"""

import gc
import os
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from statistics import median
from typing import Any, Final, NamedTuple, TypeVar

import yaml

from benchmarks.measure import Case, cost
from signatories.record.data_files import COUNTRIES, Stat, scan
from signatories.record.findings import InstrumentContext, acts_by_country
from signatories.record.models import Country, Instrument
from signatories.record.pipeline import ProblemCollector, read_countries
from signatories.record.reader import Entry, entries
from signatories.record.rules import findings, key_orders
from signatories.register import tables
from signatories.register.compile import add_countries, add_instrument, memberships
from signatories.register.fingerprints import add_file, changes

TODAY: Final = "2026-11-22"
Made = TypeVar("Made")


MEMORY: Final = (
    "pass",
    "import typer",
    "import typer, yaml",
    "import typer, yaml, signatories.record.models",
)
"""What `validate` imports, one upon the other."""


class Held(NamedTuple):
    """A process, and the most memory it held, in MiB."""

    process: str
    memory: float


def held(env: Mapping[str, str]) -> list[Held]:
    """Return what is held before the first byte of a record is read."""
    cases = [Case(f"python -c '{program}'", [sys.executable, "-c", program]) for program in MEMORY]
    return [Held(case.name, cost(case, env).memory) for case in cases]


class Kept(NamedTuple):
    """A kept register: what an edit does with the whole of it, whatever was edited, in milliseconds.

    It is copied, the copy is made safe on the disk, and the files of the record are looked at twice.
    """

    size: str
    files: int
    mebibytes: float
    copying: float
    to_disk: float
    looking: float


def kept(size: str, folder: Path, register: Path) -> Kept:
    """Return what an edit of this record costs before anything is read; the middle of nine."""
    found: list[tuple[float, float, float]] = []
    files = scan(folder)
    with tempfile.TemporaryDirectory(dir=register.parent) as work, closing(sqlite3.connect(register)) as db:
        for nth in range(9):
            moments = [time.perf_counter()]
            shutil.copyfile(register, copy := Path(work) / str(nth))
            moments.append(time.perf_counter())
            with copy.open("r+b") as written:
                os.fsync(written.fileno())
            moments.append(time.perf_counter())
            for _ in range(2):
                changes(db, folder)
            moments.append(time.perf_counter())
            found.append((moments[1] - moments[0], moments[2] - moments[1], moments[3] - moments[2]))
            copy.unlink()
    middle = (1000 * median(spent) for spent in zip(*found, strict=True))
    return Kept(size, len(files), register.stat().st_size / 2**20, *middle)


class Stage(NamedTuple):
    """A stage of reading a record: processor time in milliseconds, and in bare loops over the events."""

    stage: str
    milliseconds: float
    loops: float


def stages(folder: Path) -> list[Stage]:
    """Return where the time goes, in the order of the work; the first, a bare loop, is part of the second."""
    spent: dict[str, float] = {}

    def timed(stage: str, work: Callable[..., Made], *given: Any) -> Made:
        begin = time.process_time()
        result = work(*given)
        spent[stage] = spent.get(stage, 0.0) + time.process_time() - begin
        return result

    gates = ProblemCollector()
    countries = read_countries(folder, TODAY, gates)
    gc.disable()
    with tempfile.TemporaryDirectory() as work:
        connection = sqlite3.connect(Path(work) / "register.sqlite", isolation_level=None)
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
        tables.create(connection, {})
        connection.execute("BEGIN")
        add_countries(connection, countries)
        for path in sorted(path for path in folder.rglob("*.yaml") if path.name != COUNTRIES):
            timed("a bare loop over the events", _looped, path)
            read = timed("reading: the loop, and texts from it", _listed, path, gates)
            records = timed("models: the shape", _records, read)
            subjects = timed("rules: acts by country", _subjects, read, records, countries)
            timed("rules", _run, subjects, findings)
            timed("rows of memberships", _run, subjects, memberships)
            add_file(connection, Stat(path.name, 0, 0, 0, 0), 0, b"")
            timed("SQLite: the rows", _added, connection, subjects, path.name)
        timed("SQLite: the rows", connection.execute, "COMMIT")
        timed("SQLite: the indexes", tables.index, connection)
        connection.close()
    gc.enable()
    spent["SQLite: the rows"] -= spent["rows of memberships"]
    loop = spent["a bare loop over the events"]
    return [Stage(stage, seconds * 1000, seconds / loop) for stage, seconds in spent.items()]


def _looped(path: Path) -> None:
    with path.open("rb") as file:
        following = yaml.CSafeLoader(file).get_event
        while type(following()) is not yaml.StreamEndEvent:
            pass


def _listed(path: Path, gates: ProblemCollector) -> list[Entry]:
    return list(entries(path, path.name, gates.syntax))


def _records(read: Iterable[Entry]) -> list[Instrument]:
    return [Instrument.model_validate(entry.value) for entry in read]


def _subjects(
    read: Iterable[Entry], records: Iterable[Instrument], countries: Mapping[str, Country]
) -> list[InstrumentContext]:
    return [
        InstrumentContext(
            entry.key, record, key_orders(entry.value), acts_by_country(record), countries, TODAY
        )
        for entry, record in zip(read, records, strict=True)
    ]


def _run(subjects: Iterable[InstrumentContext], work: Callable[[InstrumentContext], Iterator[Any]]) -> None:
    for subject in subjects:
        for _ in work(subject):
            pass


def _added(connection: sqlite3.Connection, subjects: Iterable[InstrumentContext], file: str) -> None:
    for subject in subjects:
        add_instrument(connection, subject, file, 1)
