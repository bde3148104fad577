"""What the system refuses is one line on stderr and exit status 2: never a traceback, and nothing is lost."""

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from program import Run
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


def test_too_little_memory_is_a_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def too_little(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr("signatories.cli.session.load", too_little)
    told = run("list")
    assert (told.status, told.out) == (2, b"")
    assert told.err == "signatories: there is not enough memory: free some, or ask for less\n"


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


ASCII_ALONE = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
"""The environment of a job that has no locale, and of whoever turned Python's UTF-8 mode off."""


@pytest.mark.parametrize(
    "words",
    [
        ["signed-by", "Türkiye"],
        ["names", "Türkiye, Côte d'Ivoire"],
        ["who-signed", "ring", "and", "not", "Türkiye"],
        ["list", "--output", "{top}/réponse.csv"],
        ["--data", "{top}/données", "validate"],
        ["--data", "{top}/données", "export", "{top}/paquet-ж"],
    ],
    ids=" ".join,
)
def test_text_is_text_under_a_locale_of_ascii_alone(data: Path, words: list[str]) -> None:
    top = data.parent
    shutil.copytree(data, top / "données")
    (top / "données" / "others.yaml").rename(top / "données" / "ändere.yaml")
    words = [word.format(top=top) for word in words]
    done = ran([*command(data), *words], **ASCII_ALONE, XDG_CACHE_HOME=str(top / "cache"))
    assert done.returncode == 0, done.stderr


def test_what_is_not_utf_8_is_refused_under_a_locale_of_ascii_alone(data: Path) -> None:
    words = [*command(data), "names", b"C\xf4te"]
    done = ran(words, **ASCII_ALONE, XDG_CACHE_HOME=str(data.parent / "cache"))  # type: ignore[arg-type]
    is_one_line(done, "argument 4 must be UTF-8: 'C\\xf4te'")


def test_an_interrupt_outside_of_a_command_has_the_status_of_one(monkeypatch: pytest.MonkeyPatch) -> None:
    from signatories import __main__, cli

    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "main", interrupted)
    with pytest.raises(SystemExit) as ended:
        __main__.main()
    assert ended.value.code == 130


# Arguments that name nothing, are without end, or would drive a terminal


@pytest.mark.parametrize(
    "words",
    [
        ["--data", "", "list"], ["--data=", "validate"], ["--data", "", "--version"], ["--data", "", "lsit"],
        ["validate", ""], ["schema", ""], ["init", ""], ["fmt", ""], ["fmt", "x.yaml", ""], ["export", ""],
        ["site", ""], ["list", "--output", ""], ["claims", "--published", ""],
        ["import-csv", "ring", "", "--source", "ring-2012"], ["keep", "ring", "ring-2012", ""],
    ],
    ids=" ".join,
)  # fmt: skip
def test_an_empty_name_of_a_file_or_folder_is_not_this_folder(
    run: Run, golden_record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    """It is a variable of a script that is not set."""
    monkeypatch.chdir(golden_record)
    told = run(*words, data=None if "--data" in words[0] else golden_record)
    assert (told.status, told.out) == (2, b"")
    assert "'' names nothing: name a " in told.err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--known-at", "", "list"], "unknown revision ''"),
        (["claims", ""], "unknown instrument ''"),
        (["sources", ""], "unknown instrument ''"),
        (["sources", "", "--kept"], "unknown instrument ''"),
        (["changes", ""], "unknown revision ''"),
        (["show", ""], "unknown instrument ''"),
        (["signed-by", ""], "unknown country ''"),
        (["who-signed", ""], "must name an instrument"),
    ],
)
def test_an_empty_name_is_not_everything(run: Run, data: Path, words: list[str], sentence: str) -> None:
    told = run(*words, data=data)
    assert (told.status, told.out) == (2, b"")
    assert sentence in told.err


ENDLESS = Path("/dev/zero")


@pytest.mark.skipif(not ENDLESS.exists(), reason="a device of Unix")
@pytest.mark.parametrize(
    "words",
    [
        "names /dev/zero", "names -", "keep ring ring-2012 /dev/zero", "keep ring ring-2012 -",
        "import ring /dev/zero --action joining --date 2024 --source ring-2012 --yes",
        "import-csv ring /dev/zero --source ring-2012 --yes",
        "import-csv ring - --country a --date b --action joining --source ring-2012 --yes",
    ],
)  # fmt: skip
def test_a_text_without_end_is_refused(data: Path, words: str) -> None:
    with ENDLESS.open("rb") as endless:
        done = subprocess.run(
            [*command(data), *words.split()],
            stdin=endless,
            capture_output=True,
            check=False,
            env={**os.environ, "XDG_CACHE_HOME": str(data.parent / "cache")},
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30)),
        )
    assert (done.returncode, done.stdout) == (2, b""), done.stderr
    assert "it is longer than 64 MiB; name a file that can be read, or - for stdin" in " ".join(
        done.stderr.decode().split()
    )


@pytest.mark.parametrize(
    "words",
    [
        ["list", "-o", "{}.csv"], ["map", "ring", "-o", "{}.svg"], ["site", "{}"], ["export", "{}"],
        ["schema", "{}"], ["init", "{}"], ["names", "{}"], ["fmt", "{}"], ["validate", "{}"],
        ["--data", "{}", "list"], ["show", "{}"], ["list", "--as-of", "{}"], ["changes", "{}"], ["{}"],
    ],
    ids=" ".join,
)  # fmt: skip
@pytest.mark.parametrize("sign", ["\x1b[31m", "\u202e", "\x9b1m"], ids=ascii)
def test_a_name_on_the_line_does_not_drive_the_terminal(
    run: Run, data: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], sign: str
) -> None:
    monkeypatch.chdir(data.parent)
    told = run(*(word.format(f"a{sign}b") for word in words), data=data)
    assert sign[0] not in told.err
    assert words[0] == "names" or sign[0] not in told.text


@pytest.mark.parametrize(
    "words",
    [
        ["show", "x" * 100_000], ["who-signed", "ring@" + "1" * 100_000], ["list", "--as-of", "9" * 100_000],
        ["list", "--lang", "x" * 100_000], ["list", "--" + "x" * 100_000], ["--" + "x" * 100_000, "list"],
        ["x" * 100_000], ["list", "--limit", "9" * 100_000], ["--data", "x" * 100_000, "list"],
        ["list", "--sort", "x" * 100_000], ["list", "-o", "x" * 100_000],
    ],
    ids=lambda words: " ".join(words)[:20],
)  # fmt: skip
def test_a_message_is_no_longer_than_can_be_read(run: Run, words: list[str]) -> None:
    told = run(*words)
    assert told.status in (1, 2)
    assert 40 < len(told.err) < 20_000
    assert told.text == ""


def test_a_problem_is_no_longer_than_can_be_read(run: Run, data: Path) -> None:
    (data / "long.yaml").write_text(f"a: {'x' * 9_000}\n", "utf-8")
    for format in ("text", "github", "json"):
        told = run("validate", "--format", format, data=data)
        assert told.status == 1
        assert "must be a mapping" in told.text
        assert len(told.text) < 5_000


@pytest.mark.parametrize(
    "words",
    [
        "import ring Brazil --action joining --date 2024-01-01 --source ring-2012 --yes",
        "add ring --action joining --date 2024-01-01 --by Brazil --source ring-2012 --yes",
        "list --output {}/a.csv", "who-signed ring --output {}/a.csv", "export {}/package", "site {}/site",
        "fmt",
    ],
)  # fmt: skip
def test_where_the_system_refuses_no_other_line_is_proposed(
    run: Run, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    text = (data / "declarations.yaml").read_text("utf-8")
    (data / "declarations.yaml").write_text(f"\n\n{text}", "utf-8")
    for name in ("mkstemp", "mkdtemp"):
        monkeypatch.setattr(f"signatories.record.atomic.tempfile.{name}", full)
    told = run(*words.format(tmp_path).split(), data=data)
    assert told.status == 2
    assert "No space left on device" in told.err
    assert "to ask this, write" not in told.err


# Files without permission


def test_a_schema_that_is_no_text_is_written_anew(golden_record: Path, tmp_path: Path) -> None:
    folder = tmp_path / "schema"
    assert ran([*command(golden_record), "schema", str(folder)]).returncode == 0
    (folder / "record.schema.json").write_bytes(b"\xff\xfe{")
    done = ran([*command(golden_record), "schema", "--check", str(folder)])
    assert (done.returncode, b"not current: " in done.stderr) == (1, True), done.stderr
    assert ran([*command(golden_record), "schema", str(folder)]).returncode == 0
    assert ran([*command(golden_record), "schema", "--check", str(folder)]).returncode == 0


def test_a_schema_that_is_read_only_is_refused_with_its_name(golden_record: Path, tmp_path: Path) -> None:
    folder = tmp_path / "schema"
    assert ran([*command(golden_record), "schema", str(folder)]).returncode == 0
    for file in folder.iterdir():
        file.write_text("older")
        file.chmod(0o444)
    is_one_line(ran([*command(golden_record), "schema", str(folder)]), "it is read-only")
    assert {file.read_text() for file in folder.iterdir()} == {"older"}


def test_a_line_to_be_pasted_quotes_the_folder(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "a $(touch b); c"
    told = run("schema", "--check", str(folder))
    assert told.status == 1
    assert f"run `signatories schema '{folder}'`" in told.err


def test_a_schema_below_a_file_is_refused_with_its_name(golden_record: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = ran([*command(golden_record), "schema", str(tmp_path / "file" / "schema")])
    is_one_line(done, str(tmp_path / "file"))
