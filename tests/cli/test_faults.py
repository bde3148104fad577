"""Faults at every point of a write: what is there is the old or the new, whole; the next start is clean."""

import os
import signal
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from signatories.cli.output_folder import MANIFEST, keep_folder
from signatories.domain.problems import QueryError
from signatories.record import atomic
from signatories.record.atomic import write_atomically

POINTS: list[tuple[object, str]] = [
    (os, "fsync"),
    (os, "chown"),
    (tempfile, "mkstemp"),
    (tempfile, "mkdtemp"),
    (Path, "rename"),
    (Path, "replace"),
    (Path, "mkdir"),
    (Path, "chmod"),
    (Path, "write_bytes"),
    (Path, "write_text"),
    (Path, "unlink"),
    (atomic.shutil, "copymode"),
    (atomic.shutil, "rmtree"),
]
"""What changes anything on the disk."""

OLD = [("index.html", b"old"), ("a/b/c.csv", b"old")]
NEW = [("index.html", b"new"), ("a/d.csv", b"new")]


class Faults:
    """Does something at the nth call of any of the points, before or after it is carried out."""

    def __init__(self, nth: int, fault: Callable[[], None], *, after: bool) -> None:
        self.nth, self.fault, self.after, self.calls = nth, fault, after, 0

    def put(self, patch: pytest.MonkeyPatch) -> None:
        for owner, name in POINTS:
            patch.setattr(owner, name, self._around(getattr(owner, name)))

    def _around(self, real: Callable[..., object]) -> Callable[..., object]:
        def called(*arguments: object, **options: object) -> object:
            self.calls += 1
            if self.calls == self.nth and not self.after:
                self.fault()
            result = real(*arguments, **options)
            if self.calls == self.nth and self.after:
                self.fault()
            return result

        return called


def no_room() -> None:
    raise OSError(28, "No space left on device")


def kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def calls_of(write: Callable[[], object]) -> int:
    """How many points a write has."""
    faults = Faults(0, no_room, after=False)
    with pytest.MonkeyPatch.context() as patch:
        faults.put(patch)
        write()
    return faults.calls


def failing(write: Callable[[], object], nth: int, *, after: bool) -> None:
    """Write, with no room left at a point."""
    with pytest.MonkeyPatch.context() as patch:
        Faults(nth, no_room, after=after).put(patch)
        try:
            write()
        except (OSError, QueryError):
            return


def killed(write: Callable[[], object], nth: int, *, after: bool) -> None:
    """Write in a process that is killed at a point."""
    child = os.fork()
    if not child:
        with pytest.MonkeyPatch.context() as patch:
            Faults(nth, kill, after=after).put(patch)
            write()
        os._exit(0)
    os.waitpid(child, 0)


def there(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.mark.parametrize("fault", [failing, killed])
@pytest.mark.parametrize("after", [False, True])
def test_a_folder_is_the_old_or_the_new_at_every_point(
    tmp_path: Path, fault: Callable[..., None], after: bool
) -> None:
    """Between the two renames of a killed run it is missing, until the next start puts it back."""
    folder = tmp_path / "made"
    keep_folder(folder, OLD)
    points = calls_of(lambda: keep_folder(folder, NEW))
    assert points > 8
    seen = []
    for nth in range(1, points + 1):
        keep_folder(folder, OLD)
        fault(lambda: keep_folder(folder, NEW), nth, after=after)
        left = there(folder) if folder.exists() else None
        assert left in (dict(OLD), dict(NEW), None if fault is killed else dict(OLD)), nth
        seen.append(left)
        with pytest.raises(QueryError, match="'mine'"):  # the next start, which itself changes nothing
            keep_folder(folder, with_a_stranger(folder))
        (folder / "mine").unlink()
        assert there(folder) == (dict(OLD) if left is None else left), nth
        keep_folder(folder, NEW)
        assert there(folder) == dict(NEW)
        assert [path.name for path in tmp_path.iterdir()] == ["made"], nth
    assert dict(OLD) in seen


def with_a_stranger(folder: Path):
    """Files, while somebody puts another one into the folder."""
    yield from NEW
    (folder / "mine").write_bytes(b"")


@pytest.mark.parametrize("fault", [failing, killed])
@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("old", [b"old", None])
def test_a_file_is_the_old_or_the_new_at_every_point(
    tmp_path: Path, fault: Callable[..., None], after: bool, old: bytes | None
) -> None:
    file = tmp_path / "a.csv"

    def write() -> None:
        write_atomically(file, lambda stream: stream.write(b"new"))

    def begin() -> None:
        file.write_bytes(old) if old else file.unlink(missing_ok=True)

    begin()
    points = calls_of(write)
    assert points >= 4
    for nth in range(1, points + 1):
        begin()
        fault(write, nth, after=after)
        assert (file.read_bytes() if file.exists() else None) in (old, b"new"), nth
        write()
        assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.csv", b"new")], nth
