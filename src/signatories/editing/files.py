"""Putting a changed data file on disk: proven first, whole or not at all, by one editor at a time."""

import difflib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, NamedTuple

from signatories.claims.validate import audit
from signatories.domain.problems import QueryError
from signatories.record.atomic import write_atomically
from signatories.record.data_files import Stat, open_regular, read_all, scan
from signatories.record.pipeline import ProblemCollector, Progress
from signatories.record.reader import Node, entries
from signatories.record.refusals import RESTORE, refusal

NOTHING: Final[Mapping[str, bytes]] = {}
"""No files beside the one that is edited."""


class DataFile(NamedTuple):
    """A data file as it was when an edit began: where it is, its bytes, what it holds.

    `neighbours` are all the files of the data folder, where the edit is about the whole record.
    """

    folder: Path
    file: str
    content: bytes
    record: Mapping[str, Node]
    neighbours: list[Stat] | None = None

    @property
    def path(self) -> Path:
        """The file itself, links followed."""
        return (self.folder / self.file).resolve()

    @property
    def text(self) -> str:
        return self.content.decode("utf-8")


def open_data_file(
    folder: Path, file: str, neighbours: list[Stat] | None = None, *, writable: bool = True
) -> DataFile:
    """Read a data file, to edit it where it must be `writable`.

    `neighbours` are the files that must not change meanwhile.

    Raises:
        InvalidData: it is not readable YAML.
        QueryError: it cannot be read, or not be written although it must.
    """
    path = folder / file
    try:
        with open_regular(path) as opened:
            content = opened.read()
    except OSError as error:
        raise QueryError(f"{path} cannot be read: {refusal(error, path, RESTORE)}") from None
    record = _entries_of(path, file)
    if writable and not os.access(path, os.W_OK):
        cure = "copy the data to a folder of your own and name that with --data"
        raise QueryError(f"{path} cannot be written: it is read-only for you; {cure}")
    return DataFile(folder, file, content, record, neighbours)


def _entries_of(path: Path, label: str) -> dict[str, Node]:
    gates = ProblemCollector()
    held = {entry.key: entry.value for entry in entries(path, label, gates.syntax)}
    gates.close()
    return held


def difference(before: DataFile, text: str, beside: Mapping[str, bytes] = NOTHING) -> str:
    """Return the change as a unified diff; `beside` are other files' contents by their path in the folder."""
    changes = [(before.file, before.text, text)]
    for path, content in beside.items():
        old = folder_content(before.folder, path) or b""
        changes.append((path, old.decode("utf-8", "replace"), content.decode("utf-8", "replace")))
    pieces: list[str] = []
    for file, old_text, new_text in changes:
        lines = old_text.splitlines(), new_text.splitlines()
        pieces += difflib.unified_diff(lines[0], lines[1], file, file, lineterm="", n=2)
    return "\n".join(pieces)


def folder_content(folder: Path, path: str) -> bytes | None:
    """Return what a file of a data folder holds; None where there is none.

    Raises:
        QueryError: something else is there, or it cannot be read.
    """
    try:
        with open_regular(folder / path) as file:
            return read_all(file)
    except FileNotFoundError:
        return None
    except OSError as error:
        reason = refusal(error, folder / path, "restore it as a file, or remove it")
        raise QueryError(f"{folder / path} cannot be read: {reason}") from None


def validate_edit(
    before: DataFile,
    text: str,
    expected: Mapping[str, Node],
    today: str,
    progress: Progress | None = None,
    beside: Mapping[str, bytes] = NOTHING,
) -> None:
    """Prove that a text holds just the expected data, and that the record is valid with it.

    `beside` are the contents of other files that are written with it, by their path in the folder.

    Raises:
        InvalidData: the record would break a rule.
        AssertionError: the text does not hold what it should: a fault of this program.
    """
    if Path(before.file).is_absolute():
        raise AssertionError(f"{before.file} is not a file of the data folder; nothing is written")
    with tempfile.TemporaryDirectory() as name:
        trial = Path(name)
        for stat in before.neighbours or scan(before.folder):
            copy = trial / stat.path
            copy.parent.mkdir(parents=True, exist_ok=True)
            if stat.path != before.file and stat.path not in beside:
                _link(before.folder.absolute() / stat.path, copy)
        (trial / before.file).write_bytes(text.encode("utf-8"))
        for path, content in beside.items():
            (trial / path).parent.mkdir(parents=True, exist_ok=True)
            (trial / path).write_bytes(content)
        if _entries_of(trial / before.file, before.file) != expected:
            raise AssertionError(f"{before.file} would not hold the old data and the new; nothing is written")
        audit(trial, today=today, cache=None, progress=progress)


def _link(path: Path, name: Path) -> None:
    try:
        name.symlink_to(path)
    except OSError:  # Windows lets not everybody make links
        shutil.copy(path, name)


def write_edit(before: DataFile, text: str, beside: Mapping[str, bytes] = NOTHING) -> None:
    """Put a text in the place of a data file, whole or not at all; owner, permissions and links stay.

    So are the contents of other files `beside` it, by their path in the folder: all or none.

    Raises:
        QueryError: the data folder is not what it was when the edit began, or cannot be written to.
    """
    path = before.path
    try:
        if path.read_bytes() != before.content or before.neighbours not in (None, scan(before.folder)):
            raise QueryError("the data have changed meanwhile; nothing is written: look again and repeat")
        with _all_or_none(before.folder, beside):
            _write(path, text.encode("utf-8"))
    except OSError as error:
        reason = refusal(error, path, "name another folder with --data")
        raise QueryError(f"nothing is changed: {path} cannot be written: {reason}") from None


def _write(path: Path, content: bytes) -> None:
    write_atomically(path, lambda file: file.write(content))


@contextmanager
def _all_or_none(folder: Path, beside: Mapping[str, bytes]) -> Iterator[None]:
    """Write files, and take them back where what follows does not succeed."""
    old = {path: folder_content(folder, path) for path in beside}
    try:
        for path, content in beside.items():
            target = (folder / path).resolve()
            target.parent.mkdir(parents=True, exist_ok=True)
            _write(target, content)
        yield
    except BaseException:
        for path, content_before in old.items():
            with suppress(OSError):
                if content_before is None:
                    (folder / path).unlink(missing_ok=True)
                else:
                    (folder / path).write_bytes(content_before)
        raise


@contextmanager
def lock(folder: Path) -> Iterator[None]:
    """Lock a data folder against concurrent edits; on systems without `flock` there is no lock.

    Raises:
        QueryError: somebody is at it, or there is no such folder.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError as error:
        reason = refusal(error, folder, "name another folder with --data")
        raise QueryError(f"{folder} cannot be opened: {reason}") from None
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise QueryError(f"another edit of {folder} is under way; wait for it to end") from None
        yield
    finally:
        os.close(descriptor)
