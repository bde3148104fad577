"""The cache: a register in a file, opened where it is current, else brought up to date or compiled anew.

The way from a data folder to an open register goes one way: files, fingerprints, compile, tables. Nothing
is answered from a record that breaks a rule.
"""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from signatories._version import __version__
from signatories.record.data_files import printable_path
from signatories.record.shipped import fingerprint
from signatories.register.fingerprints import changes, program
from signatories.register.tables import COUNT, SCHEMA_VERSION, Register

if TYPE_CHECKING:
    from collections.abc import Callable

    from signatories.domain.problems import Problem
    from signatories.record.pipeline import Look, Progress

PAGES_KIB: Final = 512
"""The pages of a cached register that a process holds; the system has them all in its own memory."""

STALE: Final = 24 * 3600 * 10**9
"""Nanoseconds after which an unfinished file in the cache was left behind by a process that was killed."""


def load(
    folder: Path,
    *,
    today: str,
    cache: Path | None = None,
    progress: "Progress | None" = None,
    let_pass: "Callable[[list[Problem]], None] | None" = None,
    look: "Look | None" = None,
) -> Register:
    """Return the register of a data folder: from the cache where that is current, else compiled.

    `today` is the ISO day after which no act can lie. `cache` is the folder of compiled registers. A cached
    register is never changed, only replaced whole, so a process that has it open goes on reading the old
    one. Without `cache`, and wherever it cannot be used, the register is built in memory.

    A version of the past may break rules of today: with `let_pass`, which is told of the problems where there
    are any, only rules that an answer depends on are held against it, and it is not cached.

    With `look`, which is called with each valid instrument of the folder, all of it is read again, whatever
    is cached.

    Raises:
        InvalidData: the record breaks a rule; nothing is answered from it.
    """
    folder = folder.absolute()
    if cache is None or let_pass is not None:
        return Register(_in_memory(folder, today, progress, let_pass, look), folder)
    file = cache / cache_name(folder)

    def anew() -> sqlite3.Connection:
        with suppress(sqlite3.Error, OSError):
            return _build(file, None, folder, today, progress, look)
        return _in_memory(folder, today, progress, None, look)

    # Whatever is wrong with the cached file, it can be compiled again.
    with suppress(sqlite3.Error, OSError):
        connection = None if look else _open(file, folder)
        if connection:
            with _closing_on_error(connection):
                pending = changes(connection, folder).pending
            if pending:
                connection.close()
                connection = _build(file, file, folder, today, progress)
            return Register(connection, folder, anew)
    return Register(anew(), folder, anew)


def cache_name(folder: Path) -> str:
    """Return the name of a data folder's register: told by the path, the program and the tables."""
    from zlib import crc32

    mark = crc32(os.fsencode(folder))
    name = "".join(c if c.isalnum() or c in "-_." else "_" for c in folder.name[:40])
    return f"{name or 'data'}-{mark:08x}-{__version__}-{SCHEMA_VERSION}.sqlite"


def clear(cache: Path) -> list[Path]:
    """Remove every register from a cache folder, and what killed processes left of one; nothing else.

    Returns the files that were removed. One that another process holds open stays on some systems.
    """
    import re

    ours = re.compile(r".+-[0-9a-f]{8}-[0-9][^-]*-[0-9]+\.sqlite(\.[^.]+\.new)?", re.DOTALL)
    removed = []
    for file in sorted(cache.iterdir()) if cache.is_dir() else ():
        if ours.fullmatch(file.name) and (file.is_symlink() or not file.is_dir()):
            with suppress(OSError):
                file.unlink()
                removed.append(file)
    return removed


def _meta(folder: Path) -> dict[str, str]:
    return {
        "folder": printable_path(folder),
        "program": program(),
        "schema": str(SCHEMA_VERSION),
        "shipped": fingerprint(folder),
    }


def _open(file: Path, folder: Path) -> sqlite3.Connection | None:
    """Open the cached register, where there is a whole one for this folder; its file never changes."""
    if not file.is_file():
        return None
    address = f"{file.absolute().as_uri()}?mode=ro&immutable=1"
    with _closing_on_error(sqlite3.connect(address, uri=True, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA cache_size = -{PAGES_KIB}")
        [(count,)] = connection.execute("SELECT count(*) FROM sqlite_master")
        meta = dict(connection.execute("SELECT key, value FROM meta"))
    if count == COUNT and meta.items() >= _meta(folder).items():
        return connection
    connection.close()
    return None


def _build(
    file: Path,
    cached: Path | None,
    folder: Path,
    today: str,
    progress: "Progress | None",
    look: "Look | None" = None,
) -> sqlite3.Connection:
    """Build a register beside the place where it will live, from nothing or from a copy, and move it there.

    Whoever has the cached one open goes on reading what it was, and a process that is killed leaves nothing
    but an unfinished file.
    """
    import tempfile

    file.parent.mkdir(parents=True, exist_ok=True)
    _sweep(file.parent)
    handle, name = tempfile.mkstemp(prefix=f"{file.name}.", suffix=".new", dir=file.parent)
    os.close(handle)
    unfinished = Path(name)
    try:
        if cached:
            _copy(cached, unfinished)
        from signatories.register.compile import compile_all, update

        with closing(sqlite3.connect(unfinished, isolation_level=None)) as connection:
            connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
            if cached:
                update(connection, folder, today, progress)
            else:
                compile_all(connection, folder, _meta(folder), today, progress, look=look)
        with unfinished.open("r+b") as descriptor:
            os.fsync(descriptor.fileno())
        whole = _open(unfinished, folder)
        if whole is None:
            raise sqlite3.DatabaseError("what was written cannot be read")
        whole.close()  # Windows moves no file that is open
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)
    current = _open(file, folder)
    if current is None:
        raise sqlite3.DatabaseError("what was written is gone")
    with _closing_on_error(current):
        if changes(current, folder):
            raise sqlite3.DatabaseError("another process has put an older register there")
    return current


def _copy(cached: Path, unfinished: Path) -> None:
    """Copy a register. Meanwhile the modules that will read the record are imported, which takes longer."""
    import shutil
    import threading

    failed: list[OSError] = []

    def copy() -> None:
        try:
            shutil.copyfile(cached, unfinished)
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


def _in_memory(
    folder: Path,
    today: str,
    progress: "Progress | None",
    let_pass: "Callable[[list[Problem]], None] | None" = None,
    look: "Look | None" = None,
) -> sqlite3.Connection:
    """Return the register of everything in a folder, cached nowhere."""
    from signatories.record.pipeline import ProblemCollector
    from signatories.register.compile import compile_all

    gates = ProblemCollector(lenient=let_pass is not None)
    with _closing_on_error(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        compile_all(connection, folder, _meta(folder), today, progress, gates, look)
    if let_pass and gates.rules:
        let_pass(gates.rules)
    return connection


@contextmanager
def _closing_on_error(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    try:
        yield connection
    except BaseException:
        connection.close()
        raise


def _sweep(cache: Path) -> None:
    """Remove what killed processes left unfinished."""
    for left in cache.glob("*.sqlite.*.new"):
        with suppress(OSError):
            if left.stat().st_mtime_ns < time.time_ns() - STALE:
                left.unlink()
