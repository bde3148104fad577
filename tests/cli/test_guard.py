"""What the system refuses is one line on stderr and exit status 2: never a traceback, and nothing is lost."""

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from terminals import command

FULL = Path("/dev/full")


@pytest.fixture
def data(golden_record: Path, tmp_path: Path) -> Path:
    """A copy of the record that a test may edit, under git."""
    data = shutil.copytree(golden_record, tmp_path / "own" / "data")
    git = ["git", "-C", str(data.parent), "-c", "user.name=a", "-c", "user.email=a@b"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "a"]):
        subprocess.run([*git, *words], check=True, capture_output=True)
    return data


def ran(
    words: list[str],
    *,
    limit: int | None = None,
    stdout: object = subprocess.PIPE,
    closed: int | None = None,
    **environment: str,
) -> subprocess.CompletedProcess[bytes]:
    """The program in a process of its own, whose files may have `limit` bytes, with a stream `closed`."""

    def before() -> None:
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        if closed is not None:
            os.close(closed)

    return subprocess.run(
        words,
        stdin=None if closed == 0 else subprocess.DEVNULL,
        stdout=stdout,  # type: ignore[call-overload]
        stderr=subprocess.PIPE,
        env={**os.environ, **environment},
        preexec_fn=before,
        check=False,
    )


def is_one_line(done: subprocess.CompletedProcess[bytes], sentence: str) -> None:
    said = done.stderr.decode()
    assert done.returncode == 2, said
    assert "Traceback" not in said
    assert sentence in " ".join(said.split())


# A full disk behind stdout


WRITING = {
    "--version": "--version",
    "--help": "--help",
    "validate": "validate",
    "cache": "cache path",
    "list --help": "list --help",
    "table": "list",
    "csv": "list --format csv",
    "xlsx": "list --format xlsx",
    "map": "map ring",
    "svg": "map ring --format svg",
}


@pytest.mark.skipif(not FULL.exists(), reason="a device of Linux")
@pytest.mark.parametrize("words", WRITING.values(), ids=WRITING)
def test_a_full_disk_behind_stdout(golden_record: Path, tmp_path: Path, words: str) -> None:
    with FULL.open("wb") as full:
        done = ran([*command(golden_record), *words.split()], stdout=full, XDG_CACHE_HOME=str(tmp_path))
    is_one_line(done, "No space left on device")
    assert done.stderr.decode().count("\n") == 1


@pytest.mark.skipif(not FULL.exists(), reason="a device of Linux")
def test_a_full_disk_behind_stdout_of_a_formatter_that_finds_something(data: Path, tmp_path: Path) -> None:
    file = data / "declarations.yaml"
    file.write_text(
        file.read_text().replace(
            "  kind: coalition\n  opened: 2011-12-09\n", "  opened: 2011-12-09\n  kind: coalition\n"
        )
    )
    with FULL.open("wb") as full:
        done = ran([*command(data), "fmt", "--check"], stdout=full, XDG_CACHE_HOME=str(tmp_path))
    is_one_line(done, "No space left on device")


@pytest.mark.skipif(not FULL.exists(), reason="a device of Linux")
@pytest.mark.parametrize("words", ["list", "validate", "who-signed rign", "--version"])
def test_a_full_disk_behind_stderr_is_not_an_error_of_the_data(
    golden_record: Path, tmp_path: Path, words: str
) -> None:
    with FULL.open("wb") as full:
        done = subprocess.run(
            [*command(golden_record), *words.split()],
            stdout=subprocess.PIPE,
            stderr=full,
            env={**os.environ, "XDG_CACHE_HOME": str(tmp_path)},
            check=False,
        )
    assert done.returncode in (0, 2)


# A limit on the size of files, which stands for a full disk behind every file and every temporary folder


def added(data: Path) -> list[str]:
    words = "add ring --action joining --date 2024-01-01 --by Brazil --source ring-2012 --yes"
    return [*command(data), *words.split()]


FILES: dict[str, Callable[[Path], list[str]]] = {
    "csv": lambda data: [*command(data), "list", "-o", str(data.parent / "out" / "a.csv")],
    "xlsx": lambda data: [*command(data), "list", "-o", str(data.parent / "out" / "a.xlsx")],
    "parquet": lambda data: [*command(data), "list", "-o", str(data.parent / "out" / "a.parquet")],
    "svg": lambda data: [*command(data), "map", "ring", "-o", str(data.parent / "out" / "a.svg")],
    "export": lambda data: [*command(data), "export", str(data.parent / "out" / "package")],
    "site": lambda data: [*command(data), "site", str(data.parent / "out" / "site")],
    "schema": lambda data: [*command(data), "schema", str(data.parent / "out" / "schema")],
    "add": added,
}


@pytest.mark.parametrize(
    ("name", "limit"), [*((name, 0) for name in FILES), ("csv", 100), ("export", 5000), ("add", 100)]
)
def test_files_that_cannot_grow_leave_everything_as_it_was(data: Path, name: str, limit: int) -> None:
    """The cache may not be written either, and that is said to nobody."""
    out = data.parent / "out"
    out.mkdir()
    before = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    done = ran(FILES[name](data), limit=limit, XDG_CACHE_HOME=str(data.parent / "cache"))
    is_one_line(done, "")
    reasons = ("File too large", "full", "disk I/O", "space", "write", "temporary directory")
    assert any(reason in done.stderr.decode() for reason in reasons)
    assert {path: path.read_bytes() for path in data.rglob("*") if path.is_file()} == before
    assert [path for path in out.rglob("*") if path.is_file()] == []
    assert not [path for path in data.parent.rglob(".*") if "signatories" in path.name]


@pytest.mark.parametrize("words", ["list", "validate", "--version", "who-signed ring", "cache path"])
def test_what_writes_nothing_but_the_cache_answers_all_the_same(data: Path, words: str) -> None:
    done = ran([*command(data), *words.split()], limit=0, XDG_CACHE_HOME=str(data.parent / "cache"))
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False), done.stderr
    assert done.stdout


def test_an_older_version_cannot_be_unpacked_without_room(data: Path) -> None:
    words = [*command(data), "--known-at", "HEAD", "list"]
    done = ran(words, limit=0, XDG_CACHE_HOME=str(data.parent / "cache"))
    assert b"Traceback" not in done.stderr
    assert done.returncode in (0, 2)


def test_no_temporary_folder_is_a_sentence(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = (
        "import sys, tempfile\n"
        "def nowhere(*a, **k): raise FileNotFoundError(2, 'No usable temporary directory found')\n"
        "tempfile.TemporaryDirectory.__init__ = nowhere\n"
        "from signatories.cli import main\n"
        "main()\n"
    )
    words = [sys.executable, "-c", program, *added(data)[3:]]
    done = ran(words, XDG_CACHE_HOME=str(data.parent / "cache"))
    is_one_line(done, "No usable temporary directory found")


# Streams that are closed, arguments that are not text


@pytest.mark.parametrize("closed", [0, 1, 2])
@pytest.mark.parametrize("words", ["names -", "list", "validate"])
def test_a_closed_stream_is_never_a_traceback(
    golden_record: Path, tmp_path: Path, closed: int, words: str
) -> None:
    done = ran([*command(golden_record), *words.split()], closed=closed, XDG_CACHE_HOME=str(tmp_path))
    assert b"Traceback" not in done.stderr
    assert done.returncode == 0


def test_an_edit_that_cannot_ask_because_stdin_is_closed_names_the_cure(data: Path) -> None:
    done = ran(added(data)[:-1], closed=0, XDG_CACHE_HOME=str(data.parent / "cache"))
    is_one_line(done, "--yes")


@pytest.mark.parametrize(
    "words",
    [
        [b"names", b"C\xf4te"],
        [b"names", b"C\xf4te", b"-o", b"x.xlsx"],
        [b"list", b"-o", b"r\xe9sum\xe9.csv"],
        [b"signed-by", b"C\xf4te d'Ivoire"],
        [b"--data", b"d\xe9", b"list"],
        [b"who-signed", b"ring", b"--columns", b"\xff"],
        [b"l\xefst"],
    ],
)
def test_an_argument_that_is_not_utf_8_is_refused_with_its_place(
    golden_record: Path, tmp_path: Path, words: list[bytes]
) -> None:
    done = ran(
        [*command(golden_record), *words],  # type: ignore[list-item]
        XDG_CACHE_HOME=str(tmp_path),
        PYTHONUTF8="1",
    )
    is_one_line(done, "must be UTF-8: '")
    assert b"\\x" in done.stderr


def test_a_source_whose_title_is_not_utf_8_is_refused_and_nothing_is_written(data: Path) -> None:
    before = (data / "declarations.yaml").read_bytes()
    words = [*added(data), "--source-title", b"Communiqu\xe9"]  # type: ignore[list-item]
    done = ran(words, XDG_CACHE_HOME=str(data.parent / "cache"), PYTHONUTF8="1")
    is_one_line(done, "'Communiqu\\xe9'")
    assert (data / "declarations.yaml").read_bytes() == before


# Files without permission


def test_a_schema_that_is_read_only_is_refused_with_its_name(golden_record: Path, tmp_path: Path) -> None:
    folder = tmp_path / "schema"
    assert ran([*command(golden_record), "schema", str(folder)]).returncode == 0
    for file in folder.iterdir():
        file.write_text("older")
        file.chmod(0o444)
    is_one_line(ran([*command(golden_record), "schema", str(folder)]), "it is read-only")
    assert {file.read_text() for file in folder.iterdir()} == {"older"}


def test_a_schema_below_a_file_is_refused_with_its_name(golden_record: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = ran([*command(golden_record), "schema", str(tmp_path / "file" / "schema")])
    is_one_line(done, str(tmp_path / "file"))
