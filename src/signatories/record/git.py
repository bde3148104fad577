"""The record as it was: a data folder read from git's objects, the work tree left alone.

Objects are read as they were stored: no attribute, filter, hook or variable of the repository's owner has a
say in what an answer rests on.
"""

import os
import posixpath
import re
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from shlex import quote
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from signatories.domain.problems import QueryError
from signatories.record.data_files import is_data_file, printable_path

_LARGEST: Final = 64 * 1024 * 1024
"""Of a blob with more bytes only the size is copied, which is enough to refuse it as a data file."""

_LINKS: Final = 40
"""The number of links that may lead from one to the next."""

_VARIABLES: Final = {
    "LC_ALL": "C",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}
"""Git's environment: messages in one language, and nothing fetched, replaced, locked or asked."""


_OWNED: Final = re.compile("dubious ownership in repository at '(.*)'")
"""Git's refusal of a repository of another user; the name of it is part 1."""


_LACKING: Final = re.compile("could not fetch ([0-9a-f]+) ")
"""Git's word in a clone of a part of the objects; the name of one that is not here is part 1."""


class _Blob(NamedTuple):
    """A file of a revision: whether it is a link, its object, its size in bytes."""

    link: bool
    object: bytes
    size: int


@contextmanager
def as_of_revision(folder: Path, revision: str) -> Iterator[Path]:
    """Make a temporary copy of a data folder as it was in a revision.

    Raises:
        QueryError: the folder is in no repository, the revision is unknown or had no such folder, or
            there is no room for the copy.
    """
    commit = _commit(folder, revision)
    inside = _inside(folder)
    files = _data_files(folder, revision, commit, inside)
    contents = _contents(folder, {blob.object for blob in files.values() if blob.size <= _LARGEST})
    with ExitStack() as stack:
        try:
            place = stack.enter_context(TemporaryDirectory(ignore_cleanup_errors=True))
            for path, blob in files.items():
                _write(Path(place) / path, contents.get(blob.object), blob.size)
        except OSError as error:
            reason = error.strerror or str(error)
            cure = "make room, or set TMPDIR to another folder"
            raise QueryError(f"revision {revision!r} cannot be copied: {reason}; {cure}") from None
        yield Path(place)


def last_commits(folder: Path, until: str, number: int) -> list[tuple[str, str]]:
    """Return the days up to `until` on which a data folder changed, the last ones first, with a commit.

    It is the last commit of the day. Empty where nothing of the folder is in a repository.

    Raises:
        QueryError: the folder is in no repository, or git is not installed.
    """
    found = dict[str, str]()
    for line in (
        _git(folder, "log", "--first-parent", "--no-show-signature", "--format=%cs %H", "--", ".")
        .decode()
        .splitlines()
    ):
        day, _, commit = line.partition(" ")
        if day <= until and found.setdefault(day, commit) and len(found) > number:
            break
    return list(found.items())[:number]


def _commit(folder: Path, revision: str) -> str:
    """Return the hash of the commit that a revision names."""
    shallow = _git(folder, "rev-parse", "--is-shallow-repository")
    words = ("rev-parse", "--verify", "--quiet", "--end-of-options")
    named = ""
    try:
        if "\0" in revision or revision.startswith("^"):
            raise QueryError("")
        named = _git(folder, *words, revision).decode().strip()
        return _git(folder, *words, f"{named}^{{commit}}").decode().strip()
    except QueryError:
        if named:
            _require(folder, named)
        cure = "name a commit, branch or tag"
        if shallow.strip() == b"true":
            cure += "; this clone is shallow: `git fetch --unshallow` brings the rest"
        raise QueryError(f"unknown revision {revision!r}: {cure}") from None


def _inside(folder: Path) -> str:
    """Return the path of a folder inside its repository, `a/b`; empty for the whole of it."""
    prefix = os.fsdecode(_git(folder, "rev-parse", "--show-prefix"))
    return prefix.removesuffix("\n").rstrip("/")


def _data_files(folder: Path, revision: str, commit: str, inside: str) -> dict[str, _Blob]:
    """Return the data files of a folder in a commit, by their paths inside the folder, links followed."""
    try:
        below = _tree(folder, f"{commit}:{inside}")
    except QueryError as error:
        if "Not a valid object name" not in str(error) and "not a tree object" not in str(error):
            raise
        _require(folder, f"{commit}^{{tree}}")
        raise QueryError(f"revision {revision!r} has no folder {printable_path(inside)!r}") from None
    found = {path: blob for path, blob in below.items() if is_data_file(path)}
    links = {path for path, blob in found.items() if blob.link}
    if links:
        whole = _tree(folder, f"{commit}:")
        targets = _contents(folder, {blob.object for blob in whole.values() if blob.link})
        for path in links:
            found[path] = _target(posixpath.join(inside, path), whole, targets, revision)
    return found


def _target(path: str, whole: dict[str, _Blob], targets: dict[bytes, bytes], revision: str) -> _Blob:
    """Return the file to which a link leads inside the repository."""
    there = path
    for _ in range(_LINKS):
        blob = whole.get(there)
        if blob is None:
            break
        if not blob.link:
            return blob
        there = posixpath.normpath(
            posixpath.join(posixpath.dirname(there), os.fsdecode(targets[blob.object]))
        )
    message = f"{printable_path(path)} in revision {revision!r} must lead to a file of the repository"
    raise QueryError(f"{message}: it is a link to {printable_path(there)}")


def _tree(folder: Path, tree: str) -> dict[str, _Blob]:
    """Return the files below a tree by their paths; submodules are passed over."""
    found = {}
    for entry in _git(folder, "ls-tree", "-rzl", "--full-tree", tree).split(b"\0")[:-1]:
        about, _, path = entry.partition(b"\t")
        mode, kind, name, size = about.split()
        if kind == b"blob":
            found[os.fsdecode(path)] = _Blob(mode == b"120000", name, int(size) if size.isdigit() else 0)
    return found


def _contents(folder: Path, objects: Iterable[bytes]) -> dict[bytes, bytes]:
    """Return the bytes of blobs by the names of these objects."""
    wanted = sorted(objects)
    if not wanted:
        return {}
    output = _git(folder, "cat-file", "--batch", input=b"".join(name + b"\n" for name in wanted))
    found, start = {}, 0
    for name in wanted:
        end = output.index(b"\n", start)
        said = output[start:end].split()
        if len(said) != 3:
            raise _missing(name.decode())
        start = end + 1 + int(said[2]) + 1
        found[name] = output[end + 1 : start - 1]
    return found


def _require(folder: Path, name: str) -> None:
    """Make sure that the repository has an object, whose name it knows.

    Raises:
        QueryError: it has not, as a clone of a part.
    """
    try:
        _git(folder, "cat-file", "-e", name)
    except QueryError:
        raise _missing(name) from None


def _missing(name: str) -> QueryError:
    return QueryError(f"git has no object {name}: `git fetch --refetch --no-filter` brings what is missing")


def _write(path: Path, content: bytes | None, size: int) -> None:
    """Write a file of the copy; without content only its size."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content or b"")
    if content is None:
        os.truncate(path, size)


def _git(folder: Path, *words: str, input: bytes = b"") -> bytes:
    """Return what git says of a folder's repository."""
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith("GIT_")}
    command = ["git", "-C", str(folder), "-c", "core.fsmonitor=false", *words]
    try:
        ran = subprocess.run(command, check=True, capture_output=True, input=input, env=kept | _VARIABLES)  # noqa: S603
    except OSError:
        raise QueryError("git must be installed to read a revision") from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
        if "not a git repository" in said:
            raise QueryError(f"{folder} must be in a git repository to have revisions") from None
        if lacking := _LACKING.search(said):
            raise _missing(lacking[1]) from None
        if owned := _OWNED.search(said):
            cure = f"`git config --global --add safe.directory {quote(owned[1])}` trusts it"
            raise QueryError(f"{folder} is in a repository of another user: {cure}") from None
        raise QueryError(f"git could not read the revision: {' '.join(said.split())}") from None
    return ran.stdout
