"""One way to put a file on the disk: whole, or not at all."""

import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final

UNFINISHED: Final = ".signatories-new"
"""How the name of a file ends that is still being written; it begins with a dot, so it is not a data file."""


def write_atomically(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Put what `write` writes in the place of a file, links followed; owner and permissions stay.

    It is written beside the file, settled on the disk, and then moved over the file at one stroke. What a
    killed process left unfinished there is removed first.

    Raises:
        OSError: it cannot be written; the file is what it was.
    """
    path = path.resolve()
    for left in path.parent.glob(f".{_pattern(path.name)}.*{UNFINISHED}"):
        left.unlink(missing_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=UNFINISHED, dir=path.parent)
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        _adopt_owner_and_mode(path, unfinished)
        unfinished.replace(path)  # closed before, as Windows demands
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    _settle(path.parent)


def _pattern(name: str) -> str:
    return "".join(f"[{c}]" if c in "*?[" else c for c in name)


def _adopt_owner_and_mode(path: Path, unfinished: Path) -> None:
    """Give a new file the owner and permissions of the one it replaces, or those of any new file."""
    try:
        stat = path.stat()
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        unfinished.chmod(0o666 & ~mask)
        return
    with suppress(OSError, AttributeError):
        os.chown(unfinished, stat.st_uid, stat.st_gid)
    shutil.copymode(path, unfinished)


def _settle(folder: Path) -> None:
    """Have the names in a folder written to the disk, where the system can."""
    with suppress(OSError, AttributeError):
        descriptor = os.open(folder, os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
