"""Refusals of the operating system in words: the reason, and what helps against it."""

import errno
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
"""Errors of a full disk, of a file or a user that has reached a limit."""

RESTORE: Final = "restore it as a file, or name another folder with --data"
"""What helps where a file of the record cannot be read."""

NAME: Final = "name a file that can be read"
"""What helps where a file of an argument cannot be read."""

NAME_OR_STDIN: Final = f"{NAME}, or - for stdin"
"""What helps where the argument may also be a dash."""


def resolved(path: Path) -> Path:
    """Return a path with its links followed.

    Raises:
        OSError: a link leads to itself.
    """
    with suppress(RuntimeError):  # pathlib's own error until Python 3.13
        place = path.resolve()
        if not place.is_symlink():  # as it stays where it leads to itself, from then on
            return place
    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))


def refusal(error: OSError, path: Path, cure: str) -> str:
    """Return why the system refuses something about a file or folder, and what helps.

    That is `cure`, unless the error itself tells something better: permissions to be given, a link to be
    removed, room to be made.
    """
    from shlex import quote

    if error.errno == errno.ELOOP:
        return f"it is a link to itself; remove it with `rm {quote(str(path))}`"
    reason = error.strerror or str(error)
    if error.errno == errno.ENOENT and path.is_symlink() and not path.exists():
        return f"it is a link to nothing; remove it with `rm {quote(str(path))}`"
    if error.errno in (errno.EACCES, errno.EPERM) and (command := _permission(path)):
        return f"{reason}; run `{command}`"
    if error.errno in (errno.EMFILE, errno.ENFILE):
        return f"{reason}; run `ulimit -n 1024` first"
    return f"{reason}; {'make room, or ' if error.errno in NO_ROOM else ''}{cure}"


def _permission(path: Path) -> str:
    """Return the command by which users give the permission that a path of their own lacks, or ""."""
    from shlex import quote

    with suppress(OSError):
        for place, letters, mode in _needed(path.absolute()):
            if not os.access(place, mode):
                own = getattr(os, "geteuid", lambda: None)() == place.stat().st_uid
                return f"chmod u+{letters} {quote(str(place))}" if own else ""
    return ""


def _needed(path: Path) -> Iterator[tuple[Path, str, int]]:
    """Yield the permissions needed for a path: of the folders on the way, its own, and to replace it."""
    for folder in reversed(path.parents):
        yield folder, "x", os.X_OK
    if path.is_dir():
        yield path, "rwx", os.R_OK | os.W_OK | os.X_OK
    elif path.exists():
        yield path, "rw", os.R_OK | os.W_OK
    yield path.parent, "wx", os.W_OK | os.X_OK
