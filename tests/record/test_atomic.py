"""A file is written whole or not at all, and stays what it was in everything but its bytes."""

import stat
import subprocess
import sys
from pathlib import Path
from typing import BinaryIO

import pytest

from signatories.record.atomic import UNFINISHED, remove_unfinished, write_atomically


def text(content: str):
    return lambda file: file.write(content.encode())


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_permissions_stay(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "a"
    path.write_text("old")
    path.chmod(mode)
    write_atomically(path, text("new"))
    assert (path.read_text(), stat.S_IMODE(path.stat().st_mode)) == ("new", mode)


def test_a_new_file_has_the_permissions_of_any_other(tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    write_atomically(tmp_path / "a", text("new"))
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_link_stays_a_link_and_its_target_is_written(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "target").write_text("old")
    (tmp_path / "link").symlink_to("there/target")
    write_atomically(tmp_path / "link", text("new"))
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "there" / "target").read_text() == "new"


@pytest.mark.parametrize("step", ["write", "os.fsync", "shutil.copymode", "pathlib.Path.replace"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_where_a_step_fails_the_file_is_what_it_was_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: BaseException
) -> None:
    def fail(*_: object) -> None:
        raise error

    def write(file: BinaryIO) -> None:
        file.write(b"half")
        if step == "write":
            raise error

    path = tmp_path / "a"
    path.write_text("old")
    if step != "write":
        monkeypatch.setattr(step, fail)
    with pytest.raises(type(error)):
        write_atomically(path, write)
    assert path.read_text() == "old"
    assert [item.name for item in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize("name", ["a", "a[1]", "*", "a?b", "ü"])
def test_what_a_killed_process_left_is_swept_and_nothing_else(tmp_path: Path, name: str) -> None:
    left = tmp_path / f".{name}.abc{UNFINISHED}"
    others = [tmp_path / f".other.abc{UNFINISHED}", tmp_path / f"{name}.abc", tmp_path / f".{name}.abc"]
    for path in (left, *others):
        path.touch()
    write_atomically(tmp_path / name, text("new"))
    assert not left.exists()
    assert all(path.exists() for path in others)


def test_the_file_is_closed_before_it_is_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows moves no file that is open."""
    seen: list[BinaryIO] = []
    replace = Path.replace

    def closed(path: Path, target: Path) -> Path:
        assert seen[0].closed
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", closed)
    write_atomically(tmp_path / "a", seen.append)
    assert (tmp_path / "a").exists()


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_atomically(tmp_path / "nowhere" / "a", text("new"))
    assert [*tmp_path.iterdir()] == []


def test_a_read_only_file_is_refused_to_everybody(tmp_path: Path) -> None:
    """To the superuser too, who could write it."""
    file = tmp_path / "a.csv"
    file.write_bytes(b"older")
    file.chmod(0o444)
    with pytest.raises(PermissionError, match="read-only"):
        write_atomically(file, text("newer"))
    assert (file.read_bytes(), stat.S_IMODE(file.stat().st_mode)) == (b"older", 0o444)


def test_what_another_run_still_writes_is_left_to_it(tmp_path: Path) -> None:
    program = (
        "import sys, pathlib\n"
        "from signatories.record.atomic import write_atomically\n"
        "def slowly(stream):\n"
        "    print('begun', flush=True); sys.stdin.read(); stream.write(b'whole')\n"
        "write_atomically(pathlib.Path(sys.argv[1]), slowly)\n"
    )
    file = tmp_path / "a.csv"
    command = [sys.executable, "-c", program, str(file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writing:
        assert writing.stdout
        assert writing.stdin
        writing.stdout.readline()
        remove_unfinished(file)
        assert len(list(tmp_path.iterdir())) == 1
        writing.stdin.close()
        assert writing.wait(timeout=30) == 0
    assert file.read_bytes() == b"whole"
