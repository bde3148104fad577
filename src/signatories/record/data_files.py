"""The files of a data folder: which there are, and what the file system says of each."""

import os
import stat as modes
from operator import itemgetter
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from signatories.domain.problems import InvalidData, Problem
from signatories.record.refusals import refusal

COUNTRIES: Final = "countries.yaml"

RECORD: Final = "record.yaml"
"""The file that says whose record it is."""

KEPT: Final = "kept/"
"""The beginning of the paths of kept texts: no instrument is read from below it."""


BYTES: Final = 64 * 1024 * 1024
"""The size a data file must stay below."""


def is_record(path: str) -> bool:
    """Return whether a data file holds instruments, countries or the imprint, and not a kept text."""
    return not path.startswith(KEPT)


def has_instruments(path: str) -> bool:
    """Return whether a data file holds instruments."""
    return is_record(path) and path not in (COUNTRIES, RECORD)


class Stat(NamedTuple):
    """The file system's figures for one data file: its path in the folder, its size, times and number.

    `modified` is when its bytes were written, as far as nobody set it back; `changed` is when that, its name
    or its times were last touched, which nobody can set; both in nanoseconds. `inode` is its number.
    """

    path: str
    size: int
    modified: int
    changed: int
    inode: int

    @property
    def latest(self) -> int:
        """The later one of its times."""
        return max(self.modified, self.changed)


def scan(folder: Path) -> list[Stat]:
    """Return every data file below a folder, at any depth, sorted by path; hidden ones are passed over.

    Below `kept/` these are the kept texts, elsewhere the files of the record. Anything but a regular file is
    listed too, so that reading it says so.

    Raises:
        OSError: a folder cannot be read.
    """
    found: list[Stat] = []
    waiting = [(str(folder), "")]
    while waiting:
        directory, prefix = waiting.pop()
        ending = _ending(prefix)
        with os.scandir(directory) as listing:
            for item in listing:
                name = item.name
                if name[0] == ".":
                    continue
                if item.is_dir(follow_symlinks=False):
                    waiting.append((item.path, f"{prefix}{name}/"))
                elif name.endswith(ending):
                    try:
                        stat = item.stat()
                    except OSError:  # a link to nothing, or to itself
                        found.append(Stat(prefix + name, 0, 0, 0, 0))
                        continue
                    if not modes.S_ISDIR(stat.st_mode):
                        # SQLite counts to 2**63; some file systems number their files beyond.
                        number = stat.st_ino % (1 << 63)
                        times = stat.st_mtime_ns, stat.st_ctime_ns
                        found.append(Stat(prefix + name, stat.st_size, *times, number))
    return sorted(found, key=itemgetter(0))


def open_regular(path: Path) -> BinaryIO:
    """Open a file for reading its bytes, if it is a regular one: no pipe that waits, no device without end.

    Raises:
        OSError: it cannot be opened, or it is something else.
    """
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        if not modes.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(None, "it is not a regular file")
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def read_all(file: BinaryIO) -> bytes:
    """Return what is left in a file, a pipe or a device, where that has an end.

    Raises:
        OSError: it cannot be read, or is longer than a data file may be.
    """
    content = file.read(BYTES + 1)
    if len(content) > BYTES:
        raise OSError(None, f"it is longer than {BYTES // 1024 // 1024} MiB")
    return content


def is_data_file(path: str) -> bool:
    """Return whether a path inside a data folder, `a/b.yaml`, names a file that `scan` would list."""
    hidden = any(part.startswith(".") for part in path.split("/"))
    return not hidden and path.endswith(_ending(path))


def _ending(path: str) -> str:
    """Return how the names of data files end that lie where a path begins."""
    return ".yaml" if is_record(path) else ".txt"


def data_files(folder: Path) -> list[Stat]:
    """Return every data file below a folder, as `scan` does, if each has a name that can be printed.

    Raises:
        InvalidData: the folder cannot be read, or the name of a file is not plain text.
    """
    try:
        stats = scan(folder)
    except OSError as error:
        reason = refusal(error, folder, "name another with --data")
        message = f"the data folder must be readable: {reason}"
        raise InvalidData([Problem(printable_path(folder), 0, 0, message, "readable")]) from None
    if not stats:
        message = (
            "the data folder must hold data files: begin a record with `signatories init`,"
            " or name another folder with --data"
        )
        raise InvalidData([Problem(printable_path(folder), 0, 0, message, "readable")])
    texts = folder / KEPT.rstrip("/")
    if os.path.lexists(texts) and not texts.is_dir():
        message = "it must be a folder of kept texts: rename or remove it"
        raise InvalidData([Problem(texts.name, 0, 0, message, "readable")])
    message = "the name of a data file must be UTF-8 without control characters: rename it"
    odd = [path for path, _, _, _, _ in stats if not (path.isascii() and path.isprintable())]
    misnamed = [printable_path(path) for path in odd if printable_path(path) != path]
    if misnamed:
        raise InvalidData(Problem(name, 0, 0, message, "utf-8") for name in misnamed)
    return stats


def printable_path(path: str | Path) -> str:
    """Return a path as text; what is not UTF-8 in it, or cannot be printed, is written as an escape."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    return text if text.isprintable() else "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)
