"""Where an answer goes: a file whole or not at all, a pipe, a terminal with or without colour."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from threading import Thread

import pytest

from program import Run
from signatories import formats
from signatories.formats import FORMATS, SUFFIXES, Answer
from terminals import command, on_a_terminal, plain_environment

HEADER = "id,title,kind,opened,members,possible,known_to"


@pytest.fixture(autouse=True)
def own_cache(golden_record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For the processes that a test starts: not the user's."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(golden_record.parent / "cache"))


# Files


@pytest.mark.parametrize(("suffix", "format"), SUFFIXES.items())
def test_the_suffix_of_a_file_chooses_its_format(run: Run, tmp_path: Path, suffix: str, format: str) -> None:
    file = tmp_path / f"answer{suffix}"
    ran = run("list", "--output", str(file))
    assert (ran.status, ran.out) == (0, b"")
    assert ran.err == f"5 instruments; written to {file}\n"
    assert file.read_bytes() == run("list", "--format", format).out


def test_a_suffix_in_capitals_means_the_same_and_a_format_named_wins(run: Run, tmp_path: Path) -> None:
    run("list", "-o", str(tmp_path / "ANSWER.CSV"))
    assert (tmp_path / "ANSWER.CSV").read_text().startswith(HEADER)
    run("list", "-o", str(tmp_path / "answer.csv"), "-f", "json")
    assert json.loads((tmp_path / "answer.csv").read_text())["title"] == "Instruments, 2026-11-28"


@pytest.mark.parametrize("name", ["answer.xls", "answer", "answer.", ".csv.bak"])
def test_an_unknown_suffix_is_refused_with_the_known_ones_and_nothing_is_written(
    run: Run, tmp_path: Path, name: str
) -> None:
    ran = run("list", "-o", str(tmp_path / name))
    assert ran.status == 2
    assert all(suffix in ran.err for suffix in SUFFIXES)
    assert list(tmp_path.iterdir()) == []


def test_a_file_replaces_what_was_there_and_leaves_nothing_beside_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "answer.csv").write_text("an older and much longer answer\n" * 1000)
    run("list", "-o", str(tmp_path / "answer.csv"))
    assert [path.name for path in tmp_path.iterdir()] == ["answer.csv"]
    assert (tmp_path / "answer.csv").read_text().count("\n") == 6


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_an_answer_cut_short_leaves_the_older_file_as_it_was(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    def half(answer: Answer, stream: object) -> None:
        print(HEADER, file=stream)  # type: ignore[call-overload]
        raise error

    monkeypatch.setitem(formats.FORMATS, "csv", FORMATS["csv"]._replace(write=half))
    (tmp_path / "answer.csv").write_text("older")
    ran = run("list", "-o", str(tmp_path / "answer.csv"))
    assert ran.status != 0
    assert [path.name for path in tmp_path.iterdir()] == ["answer.csv"]
    assert (tmp_path / "answer.csv").read_text() == "older"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_or_a_device_is_written_to_and_never_replaced(run: Run, tmp_path: Path) -> None:
    """As `--output /dev/null`, which a file in its place would take from everybody."""
    pipe, found = tmp_path / "pipe.csv", list[bytes]()
    os.mkfifo(pipe)
    reader = Thread(target=lambda: found.append(pipe.read_bytes()), daemon=True)
    reader.start()
    ran = run("list", "-o", str(pipe))
    reader.join(timeout=10)
    assert ran.status == 0
    assert pipe.is_fifo()
    assert found == [run("list", "--format", "csv").out]
    assert [path.name for path in tmp_path.iterdir()] == ["pipe.csv"]


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="no such name on this system")
@pytest.mark.parametrize(
    ("place", "format"), [("/dev/stdout", "csv"), ("/dev/fd/1", "xlsx"), ("/dev/stderr", "svg"), ("-", "csv")]
)
def test_a_stream_may_be_named_as_a_file(golden_record: Path, place: str, format: str) -> None:
    words = command(golden_record, *(["map", "ring"] if format == "svg" else ["list"]), "-f", format)
    there = subprocess.run([*words, "-o", place], capture_output=True, check=True)
    plain = subprocess.run(words, capture_output=True, check=True)
    assert plain.stdout == (there.stdout or there.stderr[: len(plain.stdout)])


def test_nothing_of_the_system_is_called_a_link_to_be_removed(golden_record: Path) -> None:
    """As root one could follow the advice."""
    done = subprocess.run(
        [*command(golden_record, "list", "-f", "csv", "-o"), "/dev/fd/9"], capture_output=True, check=False
    )
    assert done.returncode == 2
    assert b"cannot be written" in done.stderr
    assert b"rm " not in done.stderr


def test_a_place_that_cannot_be_written_is_named_with_the_reason(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path, reason in (
        ("no/such/a.csv", "No such file or directory"),
        ("file/a.csv", "Not a directory"),
    ):
        ran = run("list", "-o", str(tmp_path / path))
        assert ran.status == 2
        assert f"{tmp_path / path} cannot be written: {reason}" in " ".join(ran.err.split())
    assert {path.name for path in tmp_path.rglob("*")} == {"file"}


def test_a_wrong_question_leaves_the_file_alone(run: Run, tmp_path: Path) -> None:
    assert run("who-signed", "rign", "-o", str(tmp_path / "a.csv")).status == 2
    assert list(tmp_path.iterdir()) == []


# Pipes


@pytest.mark.parametrize("format", FORMATS)
def test_a_pipe_closed_before_the_answer_is_no_error(golden_record: Path, format: str) -> None:
    """As after `head -1`: the reader has gone."""
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        command(golden_record, "countries", "--format", format), stdout=writer, stderr=subprocess.PIPE
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_full_disk_is_said_in_a_sentence(golden_record: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command(golden_record, "list"), stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode != 0
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr


# Terminals


def test_a_terminal_gets_a_bold_header(golden_record: Path) -> None:
    shown = on_a_terminal(command(golden_record, "list"), plain_environment(TERM="xterm-256color"))
    assert "\x1b[1mInstruments, " in shown


@pytest.mark.parametrize(
    ("option", "environment"),
    [
        ([], {"TERM": "xterm-256color", "NO_COLOR": "1"}),
        (["--no-color"], {"TERM": "xterm-256color"}),
        (["--no-color"], {"TERM": "xterm-256color", "FORCE_COLOR": "1"}),
        ([], {"TERM": "dumb"}),
    ],
)
def test_a_terminal_gets_no_escape_code_where_the_user_wants_none(
    golden_record: Path, option: list[str], environment: dict[str, str]
) -> None:
    words = [*command(golden_record), *option, "list"]
    shown = on_a_terminal(words, plain_environment(**environment))
    assert "Instruments, " in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize("format", [name for name, row in FORMATS.items() if not row.binary])
def test_a_pipe_gets_no_escape_code_even_where_colour_is_forced(golden_record: Path, format: str) -> None:
    forced = plain_environment(FORCE_COLOR="1", CLICOLOR_FORCE="1", GITHUB_ACTIONS="true", TERM="xterm")
    words = command(golden_record, "list", "-f", format)
    assert b"\x1b" not in subprocess.run(words, capture_output=True, env=forced, check=True).stdout


@pytest.mark.parametrize(
    "format", [name for name, row in FORMATS.items() if name != "table" and not row.binary]
)
def test_a_machine_format_gets_no_escape_code_on_a_terminal(golden_record: Path, format: str) -> None:
    words = command(golden_record, "list", "-f", format)
    assert "\x1b" not in on_a_terminal(words, plain_environment(TERM="xterm-256color"))


def test_help_is_plain_even_where_colour_is_forced(golden_record: Path) -> None:
    environment = plain_environment(GITHUB_ACTIONS="true", FORCE_COLOR="1")
    done = subprocess.run(command(golden_record, "--help"), capture_output=True, env=environment, check=True)
    assert b"\x1b" not in done.stdout


def test_an_answer_is_utf_8_whatever_the_locale(golden_record: Path) -> None:
    environment = plain_environment(LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    done = subprocess.run(
        command(golden_record, "countries", "-f", "csv"), capture_output=True, env=environment, check=True
    )
    assert "\r\nCIV,Côte d'Ivoire," in done.stdout.decode("utf-8")


# As careful as an edit


def test_an_output_keeps_its_mode_and_its_link(run: Run, tmp_path: Path) -> None:
    target, link = tmp_path / "target.csv", tmp_path / "a.csv"
    target.write_text("older")
    target.chmod(0o600)
    link.symlink_to(target)
    assert run("list", "-o", str(link)).status == 0
    assert link.is_symlink()
    assert (target.stat().st_mode & 0o777, target.read_text().startswith(HEADER)) == (0o600, True)


def test_a_read_only_output_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("older")
    (tmp_path / "a.csv").chmod(0o444)
    ran = run("list", "-o", str(tmp_path / "a.csv"))
    assert (ran.status, "a.csv cannot be written: it is read-only" in ran.err) == (2, True)
    assert (tmp_path / "a.csv").read_text() == "older"


@pytest.mark.parametrize("place", [".", "/", "..", "{folder}"])
@pytest.mark.parametrize("words", ["list --format csv", "map ring --format svg", "map ring --format table"])
def test_a_folder_as_output_is_refused_with_a_sentence(
    run: Run, tmp_path: Path, place: str, words: str
) -> None:
    ran = run(*words.split(), "-o", place.format(folder=tmp_path))
    assert (ran.status, ran.out) == (2, b"")
    assert "is a folder: name a file in it, such as " in ran.err


@pytest.mark.parametrize(
    "name", ["declarations.yaml", "countries.yaml", "new.yaml", "sub/new.yml", "kept/ring/a.txt", "notes.csv"]
)
def test_the_files_of_the_record_are_refused(
    run: Run, golden_record: Path, tmp_path: Path, name: str
) -> None:
    """And whatever else lies there already; by any name, through a link too."""
    data = shutil.copytree(golden_record, tmp_path / "data")
    (data / "notes.csv").write_text("mine")
    (data / name).parent.mkdir(parents=True, exist_ok=True)
    before = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    link = tmp_path / "link"
    link.symlink_to(data / name)
    for path in (data / name, data.parent / "data" / ".." / "data" / name, link):
        ran = run("list", "--format", "csv", "-o", str(path), data=data)
        assert (ran.status, ran.out) == (2, b"")
        assert f"belongs to the record in {data}: name a file outside it" in ran.err
    assert {path: path.read_bytes() for path in data.rglob("*") if path.is_file()} == before


def test_a_link_that_leads_to_itself_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").symlink_to(tmp_path / "a.csv")
    ran = run("list", "-o", str(tmp_path / "a.csv"))
    assert (ran.status, ran.out) == (2, b"")
    assert "a.csv cannot be written" in ran.err
