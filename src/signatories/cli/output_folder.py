"""Keeping a folder of made files: whole, in place of the one made before, and of nothing else."""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import typer


def keep_folder(folder: Path, files: Iterable[tuple[str, bytes]], mark: str) -> int:
    """Put files into a folder, and return how many.

    The folder is new, empty, or made by an earlier call, which the file `mark` tells: then it is replaced
    whole. What else lies in it is never lost: with a file that is not made here it is refused. Where
    something goes wrong midway, the folder is as it was.

    Raises:
        BadParameter: the folder cannot be written, or holds something else.
    """
    _refuse_strangers(folder, mark)
    number = 0
    kept: set[str] = set()
    with replacing(folder) as made:
        for path, content in files:
            number += 1
            file = made / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
            kept.add(path.partition("/")[0])
        _refuse_strangers(folder, mark, kept)
    return number


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """A new folder beside another, to be filled: in the end it takes the other's place.

    Where something goes wrong, the other is as it was. Whoever calls this has made sure that what lies in it
    may be lost.

    Raises:
        BadParameter: the folder cannot be written.
    """
    folder = folder.absolute()
    made = folder.with_name(f".{folder.name}.{os.getpid()}")
    old = folder.with_name(f".{folder.name}.{os.getpid()}.old")
    try:
        made.mkdir(parents=True)
        yield made
        if folder.exists():
            folder.rename(old)
        made.rename(folder)
    except OSError as error:
        raise typer.BadParameter(f"{folder} cannot be written: {error.strerror}") from None
    finally:
        if old.exists() and not folder.exists():
            old.rename(folder)
        shutil.rmtree(made, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def _refuse_strangers(folder: Path, mark: str, kept: Iterable[str] = ()) -> None:
    """Refuse a folder in which something lies that would be lost: anything but `kept`, at its top."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise typer.BadParameter(f"{folder} is a file; name a folder")
    there = {item.name for item in folder.iterdir()}
    lost = sorted(there if not (folder / mark).is_file() else (there - set(kept)) if kept else ())
    if lost:
        names = ", ".join(lost[:5]) + (" …" if len(lost) > 5 else "")
        raise typer.BadParameter(f"{folder} holds {names}, which would be lost; name a new or empty folder")
