"""Keeping a folder of made files: whole, in place of the one made before, and of nothing else."""

import json
import os
import shutil
import signal
import stat
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from glob import escape
from pathlib import Path
from typing import Final

from signatories.domain.problems import QueryError
from signatories.formats import sized
from signatories.record.atomic import UNFINISHED, alive, is_abandoned, remove_unfinished, umask
from signatories.record.data_files import COUNTRIES, KEPT, RECORD, open_regular, read_all
from signatories.record.refusals import refusal, resolved

MANIFEST: Final = ".signatories-files.json"
"""The list of the files that were written into a folder: of a folder without it nothing is replaced."""

_ASIDE: Final = ".signatories-old"
"""The end of the name of a folder that is being replaced."""


def keep_folder(folder: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Put files into a folder, and return how many; see `replacing`."""
    number = 0
    with replacing(folder) as made:
        for path, content in files:
            number += 1
            file = made / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    return number


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """Yield a new folder to be filled, which in the end takes the place of another.

    The other is missing, empty, or holds what an earlier call wrote and nothing else. Where anything goes
    wrong it stays as it was; what a killed run left is put back or removed at the next one. A link to a
    folder stays a link.

    Raises:
        QueryError: the folder cannot be written, or holds something that would be lost.
    """
    try:
        folder = resolved(folder)
        _refuse_place(folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        with ExitStack() as held:
            with _alone(folder.parent):
                _restore(folder)
                refuse_others(folder)
                remove_unfinished(folder)
                made = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", suffix=UNFINISHED, dir=folder.parent))
                held.callback(shutil.rmtree, made, ignore_errors=True)
                held.enter_context(alive(made))
            held.enter_context(cleaning_on_sigterm())
            yield made
            _write_manifest(made)
            _swap(made, folder)
    except OSError as error:
        reason = refusal(error, folder, "name another folder")
        raise QueryError(f"nothing is changed: {folder} cannot be written: {reason}") from None


@contextmanager
def cleaning_on_sigterm() -> Iterator[None]:
    """Let a SIGTERM, by which a build on a server is cancelled, end in the same way as Ctrl-C."""

    def end(number: int, _: object) -> None:
        raise SystemExit(128 + number)

    try:
        before = signal.signal(signal.SIGTERM, end)
    except ValueError:  # not the main thread, where alone signals arrive
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def refuse_others(folder: Path, name: Path | None = None) -> None:
    """Make sure that a folder is missing, empty, or holds nothing but what an earlier call wrote.

    `name` is what the user calls it, where it lies elsewhere for the moment.

    Raises:
        QueryError: something in it would be lost.
    """
    if not folder.exists():
        return
    if not folder.is_dir():
        raise QueryError(f"{folder} is a file: name a folder")
    if others := list(_others(folder)):
        more = f" and {sized(len(others) - 1, 'more file')}" if len(others) > 1 else ""
        raise QueryError(
            f"{name or folder} holds {others[0]!r}{more}, which this command did not write and would be lost:"
            " name a new or an empty folder"
        )


def _refuse_place(folder: Path) -> None:
    here = Path.cwd()
    if folder == here or folder in here.parents:
        raise QueryError(f"{folder} is the folder you are in, or one above it: name a folder of its own")
    for parent in folder.parents:
        texts = folder.relative_to(parent).parts[0] == KEPT.rstrip("/")
        if texts and any((parent / name).is_file() for name in (COUNTRIES, RECORD)):
            raise QueryError(f"{folder} belongs to the record in {parent}: name a folder outside it")


def _others(folder: Path) -> Iterator[str]:
    """Yield what lies in a folder, at any depth, and was not written into it here."""
    known = _manifest_files(folder)
    parents = {parent.as_posix() for name in known for parent in Path(name).parents}
    for place, folders, files in os.walk(folder):
        below = Path(place).relative_to(folder)
        for name in sorted(folders):
            path = (below / name).as_posix()
            if (folder / path).is_symlink() or path not in parents:
                yield path
        for name in sorted(files):
            path = (below / name).as_posix()
            if path not in known or (folder / path).is_symlink() or not (folder / path).is_file():
                yield path


def _manifest_files(folder: Path) -> set[str]:
    """Return the files that the manifest of a folder lists, itself among them; none without one."""
    with (
        suppress(OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError),
        open_regular(folder / MANIFEST) as file,
    ):
        listed = json.loads(read_all(file))["files"]
        return {MANIFEST, *(str(name) for name in listed)}
    return set()


def _write_manifest(folder: Path) -> None:
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    text = json.dumps({"written by": "signatories", "files": files}, ensure_ascii=False, indent=0)
    (folder / MANIFEST).write_text(f"{text}\n", encoding="utf-8", newline="\n")


def _swap(made: Path, folder: Path) -> None:
    """Put a folder in the place and mode of another, unless that has since got what would be lost."""
    with _alone(folder.parent):
        made.chmod(stat.S_IMODE(folder.stat().st_mode) if folder.exists() else 0o777 & ~umask())
        if not folder.exists():
            made.rename(folder)
            return
        old = folder.with_name(made.name.removesuffix(UNFINISHED) + _ASIDE)
        try:
            folder.rename(old)
            refuse_others(old, folder)
            made.rename(folder)
        except BaseException:
            if old.exists() and not folder.exists():
                old.rename(folder)
            raise
        with suppress(OSError):
            old.rename(made)  # whole or in part, the next run may remove it under this name


def _restore(folder: Path) -> None:
    """Put back the folder that a killed run moved aside; let one that was replaced be removed."""
    for old in sorted(folder.parent.glob(f".{escape(folder.name)}.*{_ASIDE}")):
        if folder.exists():
            if not list(_others(old)):
                old.rename(old.with_name(old.name.removesuffix(_ASIDE) + UNFINISHED))
        elif is_abandoned(old):
            old.rename(folder)


@contextmanager
def _alone(parent: Path) -> Iterator[None]:
    """Wait until no other process swaps folders in a folder; nothing where `flock` is missing."""
    try:
        import fcntl

        descriptor = os.open(parent, os.O_RDONLY)
    except (ImportError, OSError):
        yield
        return
    try:
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
