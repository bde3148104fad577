"""A file layer that fails, or kills: at the n-th step that changes the disk below a folder, for every n."""

import errno
import os
import signal
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

STEPS = {"os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.chmod", "os.truncate", "os.symlink", "os.link"}
"""Events of Python that change names on the disk; `os.replace` is a rename to it."""

_state: dict[str, Any] = {"below": None, "seen": 0, "at": None}
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


class Plan:
    """What is to fail: the n-th step, counted from 1, and how; `fallen` says whether it came to that."""

    def __init__(self) -> None:
        self.fallen = False


def _step(descriptor: int | None = None) -> None:
    """Count a step; `descriptor` is the file that it settles."""
    _state["seen"] += 1
    _state["at"](_state["seen"], descriptor)


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    below = _state["below"]
    if below is None or not arguments:
        return
    if event == "open":
        path, _, flags = arguments
        if not isinstance(flags, int) or not flags & _WRITES or isinstance(path, int):
            return
    elif event not in STEPS or isinstance(arguments[0], int):
        return
    if os.fsdecode(arguments[0]).startswith(below):
        _step()


sys.addaudithook(_hook)


@contextmanager
def steps(below: Path, at: Callable[[int, int | None], None]) -> Iterator[None]:
    """Call something before each step below a folder, with its number."""
    real: Callable[[int], None] = os.fsync

    def fsync(descriptor: int) -> None:
        _step(descriptor)
        real(descriptor)

    _state.update(below=str(below), seen=0, at=at)
    os.fsync = fsync
    try:
        yield
    finally:
        os.fsync = real
        _state["below"] = None


@contextmanager
def failing(below: Path, nth: int) -> Iterator[Plan]:
    """Fail with a full disk at the n-th opening, renaming, removal or settling of a file below a folder.

    Steps of cleaning up fail too where they are the n-th, and none after it.
    """
    plan = Plan()

    def at(step: int, _: int | None) -> None:
        if step == nth:
            plan.fallen = True
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with steps(below, at):
        yield plan


def killed(call: Callable[[], object], below: Path, nth: int) -> bool:
    """Call something in a process that is killed before its n-th step; return whether it came to that.

    A file that was to be settled at that step has lost half of its bytes: the disk never had them.
    """

    def at(step: int, descriptor: int | None) -> None:
        if step == nth:
            if descriptor is not None and stat.S_ISREG(os.fstat(descriptor).st_mode):
                with suppress(OSError):  # opened for reading
                    os.truncate(descriptor, os.fstat(descriptor).st_size // 2)
            os.kill(os.getpid(), signal.SIGKILL)

    return _died(call, below, at) == signal.SIGKILL


def killed_within(call: Callable[[], object], below: Path, seconds: float) -> bool:
    """Call something in a process, killed so long after its first step; return whether it still ran."""

    def at(step: int, _: int | None) -> None:
        if step == 1:
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_REAL, seconds)

    return _died(call, below, at) == signal.SIGALRM


def _died(call: Callable[[], object], below: Path, at: Callable[[int, int | None], None]) -> int:
    """Return the signal that ended a process of its own in which something was called; 0 for none."""
    child = os.fork()
    if not child:
        try:
            with steps(below, at):
                call()
        except BaseException:
            os._exit(1)
        os._exit(0)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status <= 0, "the command itself failed"
    return -status


def contents(folder: Path) -> dict[str, bytes | None]:
    """Return the bytes of every file below a folder by its path, None for a folder."""
    return {
        path.relative_to(folder).as_posix(): None if path.is_dir() else path.read_bytes()
        for path in sorted(folder.rglob("*"))
    }
