"""The conductor: from a folder of data files to a register that can be asked.

The only module that opens data files for reading. Nothing is answered from a record that breaks a rule.
"""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from signatories import register as tables
from signatories._version import __version__
from signatories.problems import InvalidData, Loc, Problem
from signatories.register import Register, Stat

if TYPE_CHECKING:
    from signatories.datafile import Digest
    from signatories.models import Country, Published
    from signatories.rules import Subject

COUNTRIES = "countries.yaml"

Progress = Callable[[int, int], None]
"""Told (bytes read, bytes in all) after each file."""


def load(
    folder: Path, *, today: str, cache: Path | None = None, progress: Progress | None = None
) -> Register:
    """The register of a data folder: from the cache where that is current, else compiled.

    `today` is the ISO day after which no act can lie. `cache` is the folder in which compiled registers
    are kept; without one, and wherever it cannot be used, the register is built in memory.

    Raises:
        InvalidData: the record breaks a rule; nothing is answered from it.
    """
    folder = folder.absolute()
    if cache is None:
        return _in_memory(folder, today, progress)
    file = cache / cache_name(folder)

    def anew() -> sqlite3.Connection:
        with suppress(OSError):
            file.unlink()
        return load(folder, today=today, cache=cache, progress=progress).connection

    stats = _scan(folder)
    try:
        connection = _opened(file, folder)
        if connection is None:
            connection = _built(file, folder, stats, today, progress)
        else:
            changes = tables.changes(connection, folder, stats)
            if changes:
                _update(connection, folder, today, progress)
            elif changes.settled:
                with suppress(sqlite3.OperationalError):
                    _update(connection, folder, today, progress)
        return Register(connection, folder, anew)
    except (sqlite3.Error, OSError):
        return _in_memory(folder, today, progress)


class Sound(NamedTuple):
    """What came through the gates: how many instruments, with how many claims."""

    instruments: int
    claims: int


def check(folder: Path, *, today: str, progress: Progress | None = None) -> Sound:
    """Read a data folder through the gates of syntax, shape and rules, keeping nothing of it.

    Raises:
        InvalidData: all that the first gate to find something could see.
    """
    folder = folder.absolute()
    stats = _scan(folder)
    gates = Gates()
    countries = read_countries(folder, gates)
    seen: dict[str, str] = {}
    claims = done = 0
    total = sum(stat.size for stat in stats)
    with _uncollected():
        for stat in stats:
            if stat.path != COUNTRIES:
                for found in read_instruments(folder, stat.path, countries, today, gates):
                    gates.unique(found, seen)
                    claims += len(found.subject.record.claims)
            done += stat.size
            if progress:
                progress(done, total)
    gates.close()
    return Sound(len(seen), claims)


# The record: files → countries and instruments, through the gates


class Gates:
    """Collects what each gate finds; only what the first one found is reported."""

    def __init__(self) -> None:
        self.syntax: list[Problem] = []
        self.shape: list[Problem] = []
        self.rules: list[Problem] = []

    def unique(self, found: "Read", seen: dict[str, str]) -> None:
        """Note an instrument's id, which must stand once in all the files."""
        place = f"{found.file}:{found.line}"
        if found.subject.id in seen:
            message = f"the id {found.subject.id!r} must stand once: {seen[found.subject.id]} has it too"
            self.rules.append(Problem(found.file, found.line, 1, message, "unique-id"))
        else:
            seen[found.subject.id] = place

    @property
    def clear(self) -> bool:
        return not (self.syntax or self.shape or self.rules)

    def close(self) -> None:
        """Raises InvalidData with what the first gate found, if one found anything."""
        for problems in (self.syntax, self.shape, self.rules):
            if problems:
                raise InvalidData(problems)


class Read(NamedTuple):
    """An instrument as it came through the gates, and where it begins."""

    subject: "Subject"
    file: str
    line: int


class Found(NamedTuple):
    """Something to be said about a file, before its place is known."""

    gate: list[Problem]
    loc: Loc
    message: str
    rule: str
    of_key: bool


def read_countries(folder: Path, gates: Gates) -> "dict[str, Country]":
    """The countries of a data folder by code, in file order."""
    from pydantic import ValidationError

    from signatories.datafile import entries
    from signatories.models import Country, misfits
    from signatories.rules import country_findings

    countries: dict[str, Country] = {}
    found: list[Found] = []
    path = folder / COUNTRIES
    for entry in entries(path, COUNTRIES, gates.syntax):
        try:
            countries[entry.key] = Country.model_validate(entry.value)
        except ValidationError as error:
            for loc, message, rule in misfits(error, Country):
                found.append(Found(gates.shape, (entry.key, *loc), message, rule, rule == "known-key"))
    for finding, rule in country_findings(countries):
        found.append(Found(gates.rules, finding.loc, finding.message, rule, finding.of_key))
    _place(path, COUNTRIES, found, gates)
    return countries


def read_instruments(
    folder: Path,
    file: str,
    countries: "Mapping[str, Country]",
    today: str,
    gates: Gates,
    digest: "Digest | None" = None,
) -> Iterator[Read]:
    """The instruments of one data file that break no rule, each as soon as it is read."""
    from pydantic import ValidationError

    from signatories.datafile import entries
    from signatories.models import Instrument, misfits
    from signatories.rules import Subject, acts_by_country, findings, key_orders

    found: list[Found] = []
    for entry in entries(folder / file, file, gates.syntax, digest):
        name = entry.key
        try:
            record = Instrument.model_validate(entry.value)
        except ValidationError as error:
            for loc, message, rule in misfits(error, Instrument):
                found.append(Found(gates.shape, (name, *loc), message, rule, rule == "known-key"))
            continue
        acts = acts_by_country(record)
        subject = Subject(name, record, key_orders(entry.value), acts, countries, today)
        broken = [
            Found(gates.rules, (name, *finding.loc), finding.message, rule, finding.of_key)
            for finding, rule in findings(subject)
        ]
        if broken:
            found.extend(broken)
        else:
            yield Read(subject, file, entry.line)
    _place(folder / file, file, found, gates)


def read_published(path: Path) -> "list[tuple[int, Published]]":
    """What a user's own file says was printed: the line and the record of each item.

    Raises:
        InvalidData: the file breaks the format.
    """
    from pydantic import ValidationError

    from signatories.datafile import entries
    from signatories.models import Published, misfits

    gates, found, result = Gates(), list[Found](), list[tuple[int, Published]]()
    for entry in entries(path, str(path), gates.syntax, listed=True):
        try:
            result.append((entry.line, Published.model_validate(entry.value)))
        except ValidationError as error:
            for loc, message, rule in misfits(error, Published):
                found.append(Found(gates.shape, (int(entry.key), *loc), message, rule, rule == "known-key"))
    _place(path, str(path), found, gates)
    gates.close()
    return result


def place_in(folder: Path, file: str, loc: Loc) -> tuple[int, int]:
    """The line and column of something in a data file that came through the gates."""
    from signatories.datafile import place_of, places

    return place_of(places(folder / file), loc, False)


def _place(path: Path, label: str, found: list[Found], gates: Gates) -> None:
    if found and not gates.syntax:
        from signatories.datafile import place_of, places

        where = places(path)
        for item in found:
            line, column = place_of(where, item.loc, item.of_key)
            item.gate.append(Problem(label, line, column, item.message, item.rule))


# The register: built, opened, brought up to date


def cache_name(folder: Path) -> str:
    """The name of a data folder's register: told by the path, the program and the tables."""
    from zlib import crc32

    mark = crc32(os.fsencode(folder))
    return f"{folder.name or 'data'}-{mark:08x}-{__version__}-{tables.SCHEMA_VERSION}.sqlite"


def _meta(folder: Path) -> dict[str, str]:
    return {"folder": str(folder), "program": __version__, "schema": str(tables.SCHEMA_VERSION)}


def _scan(folder: Path) -> list[Stat]:
    try:
        return tables.scan(folder)
    except OSError as error:
        reason = error.strerror or str(error)
        message = f"the data folder must be readable: {reason}; name another with --data"
        raise InvalidData([Problem(str(folder), 0, 0, message, "readable")]) from None


def _opened(file: Path, folder: Path) -> sqlite3.Connection | None:
    """The cached register, where there is one for this folder that SQLite can read."""
    if not file.exists():
        return None
    connection = _connect(file)
    try:
        meta = dict(connection.execute("SELECT key, value FROM meta"))
        if meta == _meta(folder):
            return connection
    except sqlite3.DatabaseError as error:
        if not (tables.is_damage(error) or "no such table" in str(error)):
            raise
    connection.close()
    file.unlink()
    return None


def _connect(file: Path) -> sqlite3.Connection:
    from urllib.parse import quote

    connection = sqlite3.connect(
        f"file:{quote(str(file))}?mode=rw", uri=True, isolation_level=None, timeout=30
    )
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _built(
    file: Path, folder: Path, stats: list[Stat], today: str, progress: Progress | None
) -> sqlite3.Connection:
    """Compile everything beside the place where it will live, then move it there whole."""
    import tempfile

    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f"{file.name}.", suffix=".new", dir=file.parent)
    os.close(handle)
    made = Path(name)
    try:
        connection = sqlite3.connect(made, isolation_level=None)
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        _fill(connection, folder, stats, today, progress)
        connection.close()
        with made.open("rb") as written:
            os.fsync(written.fileno())
        # A second process may have been quicker, and may already be changing its file: never replace it.
        try:
            os.link(made, file)
        except FileExistsError:
            pass
        except OSError:
            if not file.exists():
                made.rename(file)
    finally:
        made.unlink(missing_ok=True)
    return _connect(file)


def _in_memory(folder: Path, today: str, progress: Progress | None) -> Register:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    _fill(connection, folder, _scan(folder), today, progress)
    return Register(connection, folder)


def _fill(
    connection: sqlite3.Connection, folder: Path, stats: list[Stat], today: str, progress: Progress | None
) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    tables.create(connection, _meta(folder))
    connection.execute("BEGIN")
    _compile(connection, folder, stats, stats, [], today, progress)
    connection.execute("COMMIT")


def _update(connection: sqlite3.Connection, folder: Path, today: str, progress: Progress | None) -> None:
    """Bring a register up to date in one transaction; as it was, where anything goes wrong."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        stats = _scan(folder)
        changes = tables.changes(connection, folder, stats)
        if any(path == COUNTRIES for path in (*changes.gone, *(stat.path for stat in changes.changed))):
            connection.execute("DELETE FROM instrument")
            connection.execute("DELETE FROM file")
            connection.execute("DELETE FROM country_name")
            connection.execute("DELETE FROM country")
            changes = tables.Changes(stats, [], [])
        now = time.time_ns()
        for stat in changes.settled:
            tables.settle(connection, stat, now)
        if changes:
            _compile(connection, folder, stats, changes.changed, changes.gone, today, progress)
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


def _compile(
    connection: sqlite3.Connection,
    folder: Path,
    stats: list[Stat],
    changed: list[Stat],
    gone: list[str],
    today: str,
    progress: Progress | None,
) -> None:
    """Replace what was compiled from these files; the countries too, where they are among them."""
    from hashlib import blake2b

    gates = Gates()
    with _uncollected():
        for path in (*gone, *(stat.path for stat in changed)):
            tables.remove_file(connection, path)
        countries = read_countries(folder, gates)
        if not gates.clear:
            gates.close()
        seen = tables.instrument_places(connection)
        done, total = 0, sum(stat.size for stat in changed)
        for stat in changed:
            checked = time.time_ns()
            digest = blake2b(digest_size=16)
            if stat.path == COUNTRIES:
                tables.add_countries(connection, countries)
                digest.update((folder / COUNTRIES).read_bytes())
            else:
                tables.add_file(connection, stat, checked, b"")
                for found in read_instruments(folder, stat.path, countries, today, gates, digest):
                    gates.unique(found, seen)
                    if gates.clear:
                        tables.add_instrument(connection, found.subject, stat.path, found.line)
            tables.add_file(connection, stat, checked, digest.digest())
            done += stat.size
            if progress:
                progress(done, total)
    gates.close()


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the cyclic garbage collector, which looks again and again at records about to be dropped."""
    import gc

    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
