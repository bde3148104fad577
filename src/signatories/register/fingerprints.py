"""Fingerprints: is what was compiled still what stands in the files, and was it compiled by this program?"""

import os
import sqlite3
import time
from pathlib import Path
from typing import Final, NamedTuple

from signatories._version import __version__
from signatories.record.data_files import Stat, data_files, open_regular

SETTLED: Final = 2_000_000_000
"""Nanoseconds after which equal times mean an equal file: the coarsest clock in use."""


SHIPPED_SIZE: Final = -1
"""The size that `file` has of a file outside the data folder: one that comes with the program."""


class Changes(NamedTuple):
    """The files that differ from what was compiled: paths changed or new, gone, and only looked at again.

    `now` is a moment, in nanoseconds, before the file system was asked.
    """

    changed: list[Stat]
    gone: list[str]
    settled: list[Stat]
    now: int

    def __bool__(self) -> bool:
        return bool(self.changed or self.gone)

    @property
    def pending(self) -> bool:
        """Whether there is anything to write down."""
        return bool(self or self.settled)


def changes(connection: sqlite3.Connection, folder: Path) -> Changes:
    """Compare the files of a data folder with their fingerprints.

    Nothing is hashed where size, both times and number of a file are those of before. As git does, a file
    whose times are not safely before the moment it was last looked at is compared by hash too: it may have
    been changed within the resolution of the clock.

    Raises:
        InvalidData: the folder cannot be read.
    """
    now = time.time_ns()
    stats = data_files(folder)
    if _all_settled(connection, stats):
        return Changes([], [], [], now)
    sql = f"SELECT path, size, modified, changed, inode, checked, hash FROM file WHERE size <> {SHIPPED_SIZE}"
    known = {row[0]: (row[:5], row[5], row[6]) for row in connection.execute(sql)}
    changed: list[Stat] = []
    settled: list[Stat] = []
    for stat in stats:
        before, checked, digest = known.pop(stat.path, (None, 0, b""))
        if before is None or before[1] != stat.size:
            changed.append(stat)
        elif before != stat or stat.latest + SETTLED > checked:
            if hash_of(folder / stat.path) != digest:
                changed.append(stat)
            elif before != stat or stat.latest + SETTLED <= now:
                settled.append(stat)
    return Changes(changed, list(known), settled, now)


def _all_settled(connection: sqlite3.Connection, stats: list[Stat]) -> bool:
    """Return whether the files are those that were compiled, by their figures alone."""
    files = f"FROM file WHERE size <> {SHIPPED_SIZE}"
    known = connection.execute(f"SELECT path, size, modified, changed, inode {files} ORDER BY path")
    doubtful = f"SELECT 1 {files} AND max(modified, changed) + {SETTLED} > checked"
    return known.fetchall() == stats and not connection.execute(doubtful).fetchone()


def hash_of(path: Path) -> bytes:
    """Return the fingerprint of a file's bytes; of nothing where it cannot be read."""
    from hashlib import blake2b

    digest = blake2b(digest_size=16)
    try:
        with open_regular(path) as file:
            while piece := file.read(1 << 16):
                digest.update(piece)
    except OSError:
        return b""
    return digest.digest()


def add_file(connection: sqlite3.Connection, stat: Stat, checked: int, digest: bytes) -> None:
    """Keep a file's fingerprint; `checked` is the moment, in nanoseconds, before its bytes were read."""
    connection.execute(
        "INSERT INTO file VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (path) DO UPDATE SET hash = excluded.hash",
        (*stat, checked, digest),
    )


def mark_checked(connection: sqlite3.Connection, stat: Stat, checked: int) -> None:
    """Note that a file was looked at again and is the same."""
    connection.execute(
        "UPDATE file SET size = ?, modified = ?, changed = ?, inode = ?, checked = ? WHERE path = ?",
        (*stat[1:], checked, stat.path),
    )


def remove_file(connection: sqlite3.Connection, path: str) -> None:
    """Take out a file and everything that was compiled from it."""
    connection.execute("DELETE FROM file WHERE path = ?", (path,))


def program() -> str:
    """Return the version, and in a checkout the state of the packages that decide what a register holds."""
    stats: list[tuple[str, int, int, int]] = []
    for name in ("domain", "record", "register"):
        with os.scandir(Path(__file__).parents[1] / name) as modules:
            for module in modules:
                if module.name.endswith(".py"):
                    stat = module.stat()
                    stats.append((f"{name}/{module.name}", stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns))
    return " ".join(
        [__version__, *(f"{size}.{modified}.{changed}" for _, size, modified, changed in sorted(stats))]
    )
