"""The record as it was: a data folder read from git's objects, the work tree left alone."""

import io
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from signatories.domain.problems import QueryError


@contextmanager
def as_of_revision(folder: Path, revision: str) -> Iterator[Path]:
    """A temporary copy of a data folder as it was in a revision.

    Raises:
        QueryError: the folder is in no repository, the revision is unknown, or had no such folder.
    """
    top = Path(_git(folder, "rev-parse", "--show-toplevel").decode().strip())
    inside = folder.resolve().relative_to(top.resolve()).as_posix()
    commit = _commit(folder, revision)
    if not _git(top, "ls-tree", commit, "--", inside).strip() and inside != ".":
        raise QueryError(f"revision {revision!r} has no folder {inside!r}")
    with TemporaryDirectory() as name:
        packed = _git(top, "archive", "--format=tar", commit, "--", inside)
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            archive.extractall(name, filter="data")
        yield Path(name) / inside


def _commit(folder: Path, revision: str) -> str:
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    try:
        return _git(folder, *asked).decode().strip()
    except QueryError as error:
        if "repository" in str(error):
            raise
        raise QueryError(f"unknown revision {revision!r}: name a commit, branch or tag") from None


def _git(folder: Path, *words: str) -> bytes:
    try:
        return subprocess.run(["git", "-C", str(folder), *words], check=True, capture_output=True).stdout  # noqa: S603, S607
    except FileNotFoundError:
        raise QueryError("git must be installed to read a revision") from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
        if "not a git repository" in said:
            raise QueryError(f"{folder} must be in a git repository to have revisions") from None
        raise QueryError(f"git could not read the revision: {said}") from None
