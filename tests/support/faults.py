"""A file layer that fails: at the n-th step that changes the disk below a folder, for every n."""

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

STEPS = {"os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.chmod", "os.truncate", "os.symlink", "os.link"}
"""Events of Python that change names on the disk; `os.replace` is a rename to it."""

_state: dict[str, Any] = {"below": None, "left": 0, "seen": 0}
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


class Plan:
    """What is to fail: the n-th step, counted from 1, and how; `fallen` says whether it came to that."""

    def __init__(self) -> None:
        self.fallen = False


def _step() -> None:
    _state["seen"] += 1
    if _state["seen"] == _state["left"]:
        _state["plan"].fallen = True
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    below = _state["below"]
    if below is None or not arguments:
        return
    if event == "open":
        path, _, flags = arguments
        if not isinstance(flags, int) or not flags & _WRITES or isinstance(path, int):
            return
    elif event not in STEPS:
        return
    if os.fsdecode(arguments[0]).startswith(below):
        _step()


sys.addaudithook(_hook)


@contextmanager
def failing(below: Path, nth: int) -> Iterator[Plan]:
    """Fail with a full disk at the n-th opening, renaming, removal or settling of a file below a folder.

    Steps of cleaning up fail too where they are the n-th, and none after it.
    """
    real: Callable[[int], None] = os.fsync

    def fsync(descriptor: int) -> None:
        _step()
        real(descriptor)

    plan = Plan()
    _state.update(below=str(below), left=nth, seen=0, plan=plan)
    os.fsync = fsync
    try:
        yield plan
    finally:
        os.fsync = real
        _state["below"] = None


def contents(folder: Path) -> dict[str, bytes | None]:
    """Return the bytes of every file below a folder by its path, None for a folder."""
    return {
        path.relative_to(folder).as_posix(): None if path.is_dir() else path.read_bytes()
        for path in sorted(folder.rglob("*"))
    }
