"""A file replaced at one stroke: whole or not at all, whatever happens meanwhile."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path
from typing import BinaryIO, Final

UNFINISHED: Final = ".signatories-new"
"""The end of an unfinished file's name, which begins with a dot, as no data file's does."""


def write_text_atomically(path: Path, text: str) -> None:
    """Replace a file by a text in UTF-8, or make it; see `write_atomically`.

    Raises:
        OSError: as there.
    """
    write_atomically(path, lambda file: file.write(text.encode("utf-8")))


def write_atomically(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Replace a file by what `write` writes, or make it.

    Links are followed; owner and permissions stay. It is written beside the file under a name that nobody
    can guess, settled on the disk, then moved over the file. Files that killed runs left are removed.

    Raises:
        OSError: the file cannot be written, or is read-only; it is as it was.
    """
    path = path.resolve()
    before = path.stat() if path.exists() else None
    if before and not (before.st_mode & 0o222 and os.access(path, os.W_OK)):
        raise PermissionError(13, "it is read-only", str(path))
    remove_unfinished(path)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=UNFINISHED, dir=path.parent)
    made = Path(name)
    try:
        with alive(made), os.fdopen(handle, "wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
            if before:
                with suppress(OSError, AttributeError):
                    os.chown(name, before.st_uid, before.st_gid)
                shutil.copymode(path, made)
            else:
                made.chmod(0o666 & ~umask())
            file.close()  # Windows renames no open file
            made.replace(path)
    except BaseException:
        made.unlink(missing_ok=True)
        raise
    with suppress(OSError, AttributeError):
        descriptor = os.open(path.parent, os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def umask() -> int:
    """Return the permissions that new files do not get."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


@contextmanager
def alive(path: Path) -> Iterator[None]:
    """Mark a file or folder as one that a running process still writes; nothing where `flock` is missing."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        with suppress(OSError):  # some file systems have no locks
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(descriptor)


def is_abandoned(path: Path) -> bool:
    """Return whether the process that wrote a file or folder has ended; False where nobody can tell."""
    try:
        import fcntl

        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except (ImportError, OSError):
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        os.close(descriptor)
    return True


def remove_unfinished(path: Path) -> None:
    """Remove what killed runs left beside a file or folder."""
    for left in path.parent.glob(f".{escape(path.name)}.*{UNFINISHED}"):
        if not left.is_symlink() and is_abandoned(left):
            with suppress(OSError):
                shutil.rmtree(left) if left.is_dir() else left.unlink()
