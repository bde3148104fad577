"""The conductor: from a folder of data files to a register that can be asked.

The only module that opens data files for reading. Nothing is answered from a record that breaks a rule.
"""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from signatories._version import __version__
from signatories.domain.problems import InvalidData, Loc, Problem
from signatories.register import tables
from signatories.register.tables import Changes, Register, Stat

if TYPE_CHECKING:
    from signatories.record.models import Country, Published
    from signatories.record.reader import Digest
    from signatories.record.rules import InstrumentContext

COUNTRIES = "countries.yaml"

Progress = Callable[[int, int], None]
"""Told (bytes read, bytes in all) after each file."""


def load(
    folder: Path, *, today: str, cache: Path | None = None, progress: Progress | None = None
) -> Register:
    """The register of a data folder: from the cache where that is current, else compiled.

    `today` is the ISO day after which no act can lie. `cache` is the folder in which compiled registers
    are kept. A kept register is never changed, only replaced whole: whoever has it open goes on reading
    what it was. Without `cache`, and wherever it cannot be used, the register is built in memory.

    Raises:
        InvalidData: the record breaks a rule; nothing is answered from it.
    """
    folder = folder.absolute()
    if cache is None:
        return Register(_in_memory(folder, today, progress), folder)
    file = cache / cache_name(folder)

    def anew() -> sqlite3.Connection:
        with suppress(sqlite3.Error, OSError):
            return _made(file, None, folder, today, progress)
        return _in_memory(folder, today, progress)

    # Whatever is the matter with what was kept, it can be compiled again.
    with suppress(sqlite3.Error, OSError):
        connection = _opened(file, folder)
        if connection:
            with _guarded(connection):
                pending = _changes(connection, folder).pending
            if pending:
                connection.close()
                connection = _made(file, file, folder, today, progress)
            return Register(connection, folder, anew)
    return Register(anew(), folder, anew)


class ValidationSummary(NamedTuple):
    """What came through the gates: how many instruments, with how many claims."""

    instruments: int
    claims: int


def check(
    folder: Path,
    *,
    today: str,
    progress: Progress | None = None,
    look: "Callable[[InstrumentContext], None] | None" = None,
) -> ValidationSummary:
    """Read a data folder through the gates of syntax, shape and rules, keeping nothing of it.

    Whoever wants to `look` at each instrument that broke no rule is shown it.

    Raises:
        InvalidData: all that the first gate to find something could see.
    """
    folder = folder.absolute()
    stats = _scan(folder)
    gates = ProblemCollector()
    countries = read_countries(folder, gates)
    seen: dict[str, str] = {}
    claims = done = 0
    total = sum(stat.size for stat in stats)
    with _uncollected():
        for stat in stats:
            if stat.path != COUNTRIES and tables.is_record(stat.path):
                for found in read_instruments(folder, stat.path, countries, today, gates):
                    gates.unique(found, seen)
                    claims += len(found.subject.record.claims)
                    if look:
                        look(found.subject)
            done += stat.size
            if progress:
                progress(done, total)
    gates.close()
    return ValidationSummary(len(seen), claims)


# The record: files → countries and instruments, through the gates


class ProblemCollector:
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

    subject: "InstrumentContext"
    file: str
    line: int


class Found(NamedTuple):
    """Something to be said about a file, before its place is known."""

    gate: list[Problem]
    loc: Loc
    message: str
    rule: str
    of_key: bool


def read_countries(
    folder: Path, gates: ProblemCollector, digest: "Digest | None" = None
) -> "dict[str, Country]":
    """The countries of a data folder by code, in file order."""
    from pydantic import ValidationError

    from signatories.record.models import Country, validation_problems
    from signatories.record.reader import entries
    from signatories.record.rules import country_findings

    countries: dict[str, Country] = {}
    found: list[Found] = []
    path = folder / COUNTRIES
    for entry in entries(path, COUNTRIES, gates.syntax, digest):
        try:
            countries[entry.key] = Country.model_validate(entry.value)
        except ValidationError as error:
            for loc, message, rule in validation_problems(error, Country):
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
    gates: ProblemCollector,
    digest: "Digest | None" = None,
) -> Iterator[Read]:
    """The instruments of one data file that break no rule, each as soon as it is read."""
    from pydantic import ValidationError

    from signatories.record.models import Instrument, validation_problems
    from signatories.record.reader import entries
    from signatories.record.rules import InstrumentContext, acts_by_country, findings, key_orders

    found: list[Found] = []
    for entry in entries(folder / file, file, gates.syntax, digest):
        name = entry.key
        try:
            record = Instrument.model_validate(entry.value)
        except ValidationError as error:
            for loc, message, rule in validation_problems(error, Instrument):
                found.append(Found(gates.shape, (name, *loc), message, rule, rule == "known-key"))
            continue
        acts = acts_by_country(record)
        subject = InstrumentContext(name, record, key_orders(entry.value), acts, countries, today)
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

    from signatories.record.models import Published, validation_problems
    from signatories.record.reader import entries

    gates, found, result = ProblemCollector(), list[Found](), list[tuple[int, Published]]()
    for entry in entries(path, str(path), gates.syntax, listed=True):
        try:
            result.append((entry.line, Published.model_validate(entry.value)))
        except ValidationError as error:
            for loc, message, rule in validation_problems(error, Published):
                found.append(Found(gates.shape, (int(entry.key), *loc), message, rule, rule == "known-key"))
    _place(path, str(path), found, gates)
    gates.close()
    return result


def place_in(folder: Path, file: str, loc: Loc) -> tuple[int, int]:
    """The line and column of something in a data file that came through the gates."""
    from signatories.record.reader import place_of, places

    return place_of(places(folder / file), loc, False)


def _place(path: Path, label: str, found: list[Found], gates: ProblemCollector) -> None:
    if found and not gates.syntax:
        import yaml

        from signatories.record.reader import place_of, places

        try:
            where = places(path)
        except (OSError, yaml.YAMLError):  # edited since it was read: the file is named, not the place
            where = {}
        for item in found:
            line, column = place_of(where, item.loc, item.of_key)
            item.gate.append(Problem(label, line, column, item.message, item.rule))


# The register: opened, brought up to date, kept


def cache_name(folder: Path) -> str:
    """The name of a data folder's register: told by the path, the program and the tables."""
    from zlib import crc32

    mark = crc32(os.fsencode(folder))
    return f"{folder.name[:40] or 'data'}-{mark:08x}-{__version__}-{tables.SCHEMA_VERSION}.sqlite"


def _meta(folder: Path) -> dict[str, str]:
    return {"folder": _shown(folder), "program": _program(), "schema": str(tables.SCHEMA_VERSION)}


def _program() -> str:
    """Return the version, and in a checkout the state of the packages that decide what a register holds."""
    package = Path(__file__).parent.parent
    files = (file for name in ("domain", "record", "register") for file in (package / name).glob("*.py"))
    stats = [file.stat() for file in sorted(files)]
    return " ".join([__version__, *(f"{stat.st_size}.{stat.st_mtime_ns}" for stat in stats)])


def _scan(folder: Path) -> list[Stat]:
    try:
        stats = tables.scan(folder)
    except OSError as error:
        reason = error.strerror or str(error)
        message = f"the data folder must be readable: {reason}; name another with --data"
        raise InvalidData([Problem(_shown(folder), 0, 0, message, "readable")]) from None
    message = "the name of a data file must be UTF-8"
    misnamed = [_shown(path) for path, *_ in stats if _shown(path) != path]
    if misnamed:
        raise InvalidData(Problem(name, 0, 0, message, "utf-8") for name in misnamed)
    return stats


def _shown(path: str | Path) -> str:
    """A path as text; what is no UTF-8 in it is written out in hexadecimal."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _opened(file: Path, folder: Path) -> sqlite3.Connection | None:
    """The kept register, where there is a whole one for this folder; its file never changes."""
    if not file.exists():
        return None
    address = f"{file.absolute().as_uri()}?mode=ro&immutable=1"
    with _guarded(sqlite3.connect(address, uri=True, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA cache_size = -{PAGES_KIB}")
        [(count,)] = connection.execute("SELECT count(*) FROM sqlite_master")
        meta = dict(connection.execute("SELECT key, value FROM meta"))
    if count == tables.COUNT and meta == _meta(folder):
        return connection
    connection.close()
    return None


PAGES_KIB: Final = 512
"""The pages of a kept register that a process holds; the system has them all in its own memory."""


def _changes(connection: sqlite3.Connection, folder: Path) -> Changes:
    now = time.time_ns()
    return tables.changes(connection, folder, _scan(folder), now)


def _made(
    file: Path, kept: Path | None, folder: Path, today: str, progress: Progress | None
) -> sqlite3.Connection:
    """Make a register beside the place where it will live, from nothing or from a copy, and move it there.

    Whoever has the kept one open goes on reading what it was, and a process that is killed leaves nothing
    but an unfinished file.
    """
    import tempfile

    file.parent.mkdir(parents=True, exist_ok=True)
    _swept(file.parent)
    handle, name = tempfile.mkstemp(prefix=f"{file.name}.", suffix=".new", dir=file.parent)
    os.close(handle)
    made = Path(name)
    try:
        if kept:
            _copied(kept, made)
        with closing(sqlite3.connect(made, isolation_level=None)) as connection:
            connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
            if kept:
                _brought_up_to_date(connection, folder, today, progress)
            else:
                _filled(connection, folder, today, progress)
        with made.open("r+b") as written:
            os.fsync(written.fileno())
        found = _opened(made, folder)
        if found is None:
            raise sqlite3.DatabaseError("what was written cannot be read")
        with _guarded(found):
            made.replace(file)
        return found
    finally:
        made.unlink(missing_ok=True)


def _copied(kept: Path, made: Path) -> None:
    """Copy a register. Meanwhile the modules that will read the record are imported, which takes longer."""
    import shutil
    import threading

    failed: list[OSError] = []

    def copy() -> None:
        try:
            shutil.copyfile(kept, made)
        except OSError as error:
            failed.append(error)

    copying = threading.Thread(target=copy)
    copying.start()
    try:
        import signatories.record.reader
        import signatories.record.rules  # noqa: F401
    finally:
        copying.join()
    if failed:
        raise failed[0]


def _brought_up_to_date(
    connection: sqlite3.Connection, folder: Path, today: str, progress: Progress | None
) -> None:
    changes = _changes(connection, folder)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("BEGIN")
    if any(path == COUNTRIES for path in (*changes.gone, *(stat.path for stat in changes.changed))):
        for table in ("instrument", "file", "country_name", "country"):
            connection.execute(f"DELETE FROM {table}")
        changes = _changes(connection, folder)
    for stat in changes.settled:
        tables.mark_checked(connection, stat, changes.now)
    if changes:
        _compile(connection, folder, changes, today, progress)
    connection.execute("COMMIT")


def _filled(connection: sqlite3.Connection, folder: Path, today: str, progress: Progress | None) -> None:
    """Compile everything in a folder into an empty database."""
    tables.create(connection, _meta(folder))
    connection.execute("BEGIN")
    _compile(connection, folder, _changes(connection, folder), today, progress)
    connection.execute("COMMIT")
    tables.index(connection)


def _in_memory(folder: Path, today: str, progress: Progress | None) -> sqlite3.Connection:
    """The register of everything in a folder, kept nowhere."""
    with _guarded(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        _filled(connection, folder, today, progress)
    return connection


@contextmanager
def _guarded(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Closes a connection where anything goes wrong."""
    try:
        yield connection
    except BaseException:
        connection.close()
        raise


STALE: Final = 24 * 3600 * 10**9
"""Nanoseconds after which an unfinished file in the cache was left behind by a process that was killed."""


def _swept(cache: Path) -> None:
    """Remove what killed processes left unfinished."""
    for left in cache.glob("*.sqlite.*.new"):
        with suppress(OSError):
            if left.stat().st_mtime_ns < time.time_ns() - STALE:
                left.unlink()


def _compile(
    connection: sqlite3.Connection,
    folder: Path,
    changes: Changes,
    today: str,
    progress: Progress | None,
) -> None:
    """Replace what was compiled from these files; the countries too, where they are among them."""
    from hashlib import blake2b

    gates = ProblemCollector()
    with _uncollected():
        for path in (*changes.gone, *(stat.path for stat in changes.changed)):
            tables.remove_file(connection, path)
        digest = blake2b(digest_size=16)
        countries = read_countries(folder, gates, digest)
        if not gates.clear:
            gates.close()
        for stat in changes.changed:
            if stat.path == COUNTRIES:
                tables.add_countries(connection, countries)
                tables.add_file(connection, stat, changes.now, digest.digest())
        seen: dict[str, str] = {}
        done, total = 0, sum(stat.size for stat in changes.changed)
        for stat in changes.changed:
            if not tables.is_record(stat.path):
                tables.add_file(connection, stat, changes.now, tables.hash_of(folder / stat.path))
            elif stat.path != COUNTRIES:
                digest = blake2b(digest_size=16)
                tables.add_file(connection, stat, changes.now, b"")
                for found in read_instruments(folder, stat.path, countries, today, gates, digest):
                    seen |= tables.place_of_instrument(connection, found.subject.id)
                    gates.unique(found, seen)
                    if gates.clear:
                        tables.add_instrument(connection, found.subject, stat.path, found.line)
                tables.add_file(connection, stat, changes.now, digest.digest())
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
