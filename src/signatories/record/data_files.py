"""The files of a data folder: which there are, and what the file system says of each."""

import os
from pathlib import Path
from typing import Final, NamedTuple

from signatories.domain.problems import InvalidData, Problem

COUNTRIES: Final = "countries.yaml"

KEPT: Final = "kept/"
"""How the paths of kept texts begin: no instrument is read from below it."""


def is_record(path: str) -> bool:
    """Return whether a data file holds instruments or countries, and no kept text."""
    return not path.startswith(KEPT)


class Stat(NamedTuple):
    """What the file system says of one data file: its path in the folder, bytes, and nanoseconds."""

    path: str
    size: int
    modified: int


def scan(folder: Path) -> list[Stat]:
    """Every data file below a folder, at any depth, sorted by path; what is hidden is passed over.

    Below `kept/` these are the kept texts, elsewhere the files of the record.
    """
    found: list[Stat] = []
    waiting = [(str(folder), "")]
    while waiting:
        directory, prefix = waiting.pop()
        with os.scandir(directory) as listing:
            for item in listing:
                if item.name.startswith("."):
                    continue
                if item.is_dir(follow_symlinks=False):
                    waiting.append((item.path, f"{prefix}{item.name}/"))
                elif item.name.endswith(_ending(prefix)) and not item.is_dir():
                    try:
                        stat = item.stat()
                    except OSError:
                        found.append(Stat(prefix + item.name, 0, 0))
                    else:
                        found.append(Stat(prefix + item.name, stat.st_size, stat.st_mtime_ns))
    return sorted(found)


def _ending(prefix: str) -> str:
    return ".yaml" if is_record(prefix) else ".txt"


def data_files(folder: Path) -> list[Stat]:
    try:
        stats = scan(folder)
    except OSError as error:
        reason = error.strerror or str(error)
        message = f"the data folder must be readable: {reason}; name another with --data"
        raise InvalidData([Problem(shown(folder), 0, 0, message, "readable")]) from None
    message = "the name of a data file must be UTF-8"
    misnamed = [shown(path) for path, *_ in stats if shown(path) != path]
    if misnamed:
        raise InvalidData(Problem(name, 0, 0, message, "utf-8") for name in misnamed)
    return stats


def shown(path: str | Path) -> str:
    """A path as text; what is no UTF-8 in it is written out in hexadecimal."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
