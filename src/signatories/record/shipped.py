"""The record that comes with the program.

Its countries are everybody's, and its instruments can be had beside those of another record.
"""

from collections.abc import Collection
from functools import cache
from pathlib import Path

from signatories.record.data_files import is_record, scan

PACKAGE = Path(__file__).parent.parent
"""The folder of the program."""


def folder() -> Path:
    """Return the folder of the data that came with the program; in a checkout, the one beside `src`."""
    inside = PACKAGE / "data"
    return inside if inside.is_dir() else PACKAGE.parent.parent / "data"


def is_shipped(data: Path) -> bool:
    """Return whether a data folder is the one that came with the program."""
    try:
        return data.samefile(folder())
    except OSError:
        return False


def fingerprint(data: Path) -> str:
    """Return what tells whether the shipped files are those of before; empty for the shipped folder itself.

    The files of a data folder have fingerprints of their own, so that only another record needs this one.
    """
    if is_shipped(data):
        return ""
    files = sorted(folder().glob("*.yaml"))
    stats = [(file, file.stat()) for file in files]
    told = (f"{s.st_size}.{s.st_mtime_ns}.{s.st_ctime_ns}.{s.st_ino}" for _, s in stats)
    return " ".join(f"{file}:{mark}" for (file, _), mark in zip(stats, told, strict=True))


def files_of(ids: Collection[str]) -> dict[str, str]:
    """Return the shipped file that holds each of these instruments, without those that none holds."""
    places = _places(folder()) if ids else {}
    return {id: places[id] for id in ids if id in places}


def instruments() -> list[str]:
    """Return the ids of the instruments that come with the program, in order."""
    return sorted(_places(folder()))


@cache
def _places(shipped: Path) -> dict[str, str]:
    """Return the file of every instrument: its id stands at the start of a line, and nothing else does."""
    found: dict[str, str] = {}
    for stat in scan(shipped):
        if is_record(stat.path) and not stat.path.startswith(("countries.", "record.")):
            for line in (shipped / stat.path).read_text("utf-8").splitlines():
                if line[:1].islower() or line[:1].isdigit():
                    found.setdefault(line.partition(":")[0], stat.path)
    return found
