"""Refusals of the system end in what helps against them."""

import errno
import os
from pathlib import Path

import pytest

from signatories.record import refusals
from signatories.record.refusals import refusal, resolved

CURE = "name another place"


def error(number: int) -> OSError:
    return OSError(number, os.strerror(number))


@pytest.mark.parametrize(
    ("number", "ending"),
    [
        (errno.ENOENT, "; name another place"),
        (errno.EIO, "; name another place"),
        (errno.EISDIR, "; name another place"),
        (errno.EROFS, "; name another place"),
        (errno.ENOSPC, "; make room, or name another place"),
        (errno.EFBIG, "; make room, or name another place"),
        (errno.EMFILE, "; run `ulimit -n 1024` first"),
        (errno.ENFILE, "; run `ulimit -n 1024` first"),
    ],
)
def test_a_reason_is_followed_by_what_helps(number: int, ending: str, tmp_path: Path) -> None:
    assert refusal(error(number), tmp_path / "a.csv", CURE) == os.strerror(number) + ending


def test_a_link_to_nothing_or_to_itself_is_to_be_removed(tmp_path: Path) -> None:
    link = tmp_path / "a b.yaml"
    link.symlink_to("nowhere")
    cure = f"remove it with `rm '{link}'`"
    assert refusal(error(errno.ENOENT), link, CURE) == f"it is a link to nothing; {cure}"
    assert refusal(error(errno.ELOOP), link, CURE) == f"it is a link to itself; {cure}"


def test_a_link_that_leads_to_itself_is_an_error_of_the_system(tmp_path: Path) -> None:
    """In every Python; until 3.13 pathlib has an error of its own, which a deep text has too."""
    link = tmp_path / "loop"
    link.symlink_to(link)
    with pytest.raises(OSError, match="Too many levels") as caught:
        resolved(link)
    assert caught.value.errno == errno.ELOOP


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of POSIX")
@pytest.mark.parametrize(
    ("lacking", "path", "command"),
    [
        ("data", "data/a.yaml", "chmod u+x {}/data"),
        ("data/a.yaml", "data/a.yaml", "chmod u+rw {}/data/a.yaml"),
        ("data", "data", "chmod u+rwx {}/data"),
        ("data", "data/new.yaml", "chmod u+x {}/data"),
    ],
)
def test_a_permission_that_is_missing_is_to_be_given(
    lacking: str, path: str, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.yaml").touch()
    monkeypatch.setattr(refusals.os, "access", lambda place, mode: place != tmp_path / lacking)
    found = refusal(error(errno.EACCES), tmp_path / path, CURE)
    assert found == f"Permission denied; run `{command.format(tmp_path)}`"


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of POSIX")
def test_what_belongs_to_others_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refusals.os, "access", lambda place, mode: place != tmp_path)
    monkeypatch.setattr(refusals.os, "geteuid", lambda: tmp_path.stat().st_uid + 1)
    assert refusal(error(errno.EACCES), tmp_path / "a", CURE) == "Permission denied; name another place"
