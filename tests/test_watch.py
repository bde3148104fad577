"""The watch over every run of the program in the tests sees what it is there for."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import watch
from program import Run
from signatories.cli import session
from terminals import on_a_terminal, plain_environment

BROKEN = [sys.executable, "-c", "raise ValueError('broken')"]


@pytest.fixture
def seen(nothing_but_answers_and_refusals: None, watched_processes: Path) -> Iterator[list[str]]:
    """What is seen in a test that provokes it."""
    yield watch.seen
    watch.watch_children(watched_processes)
    watch.seen.clear()


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_traceback_of_a_process_is_seen_on_either_stream(seen: list[str], stream: str) -> None:
    kept = subprocess.STDOUT if stream == "stdout" else subprocess.PIPE
    subprocess.run(BROKEN, stdout=subprocess.PIPE, stderr=kept, check=False)
    assert len(seen) == 1
    assert "ValueError: broken" in seen[0]


SHELL = ["sh", "-c", '"$@"; true', "sh"]
"""A shell that starts a program, and ends well whatever came of it."""


def test_a_traceback_that_goes_nowhere_is_seen(seen: list[str], watched_processes: Path) -> None:
    subprocess.run(BROKEN, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    watch.watch_children(watched_processes)
    assert "ValueError: broken" in "\n".join(seen)


def test_a_traceback_of_what_a_process_starts_is_seen(seen: list[str], watched_processes: Path) -> None:
    subprocess.run([*SHELL, *BROKEN], stderr=subprocess.DEVNULL, env={"PYTHONPATH": "elsewhere"}, check=True)
    watch.watch_children(watched_processes)
    assert "ValueError: broken" in "\n".join(seen)


@pytest.mark.parametrize(
    ("status", "times"), [("0", 0), ("None", 0), ("2", 0), ("130", 0), ("3", 1), ("'x'", 1)]
)
def test_an_exit_status_of_what_a_process_starts_is_seen(
    seen: list[str], watched_processes: Path, tmp_path: Path, status: str, times: int
) -> None:
    program = tmp_path / "signatories"
    program.write_text(f"import sys; sys.exit({status})\n", "utf-8")
    subprocess.run([*SHELL, sys.executable, program], stderr=subprocess.DEVNULL, check=True)
    watch.watch_children(watched_processes)
    assert len(seen) == times


def test_an_interrupt_that_a_test_sends_is_not_a_fault(seen: list[str], watched_processes: Path) -> None:
    subprocess.run(
        [*SHELL, sys.executable, "-c", "raise KeyboardInterrupt"], stderr=subprocess.DEVNULL, check=True
    )
    watch.watch_children(watched_processes)
    assert seen == []


def test_a_traceback_at_a_terminal_is_seen(seen: list[str]) -> None:
    on_a_terminal(BROKEN, plain_environment(), status=1)
    assert len(seen) == 1


@pytest.mark.parametrize("stream", ["Captured stdout call", "Captured stderr setup", "Captured log call"])
def test_a_traceback_that_nobody_captured_fails_the_test(stream: str) -> None:
    sections = [("Captured stdout setup", "an answer\n"), (stream, f"{watch.TRACEBACK}:\n  …\nKeyError\n")]
    report = pytest.TestReport("a_test", ("", 0, ""), {}, "passed", None, "call", sections)
    assert watch.watch_report(report).failed
    assert stream in str(report.longrepr)


def test_a_test_of_other_output_passes() -> None:
    sections = [("Captured stdout call", "an answer\n")]
    report = pytest.TestReport("a_test", ("", 0, ""), {}, "passed", None, "call", sections)
    assert watch.watch_report(report).passed


@pytest.mark.parametrize(("status", "times"), [(0, 0), (1, 0), (2, 0), (130, 0), (3, 1), (120, 1), (127, 1)])
def test_an_exit_status_that_is_not_documented_is_seen(
    seen: list[str], status: int, times: int, tmp_path: Path
) -> None:
    program = tmp_path / "signatories"
    program.write_text(f"#!/bin/sh\nexit {status}\n", "utf-8")
    program.chmod(0o755)
    subprocess.run([program], check=False)
    assert len(set(seen)) == times


def test_other_programs_may_end_as_they_do(seen: list[str]) -> None:
    subprocess.run([sys.executable, "-c", "raise SystemExit(7)"], check=False)
    assert seen == []


def test_what_the_program_lets_through_in_this_process_is_seen(
    seen: list[str], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("broken")

    monkeypatch.setattr(session, "load", broken)
    with pytest.raises(KeyError):
        run("list")
    assert len(seen) == 1
    assert "KeyError: 'broken'" in seen[0]


@pytest.mark.parametrize(
    ("words", "runs"),
    [
        (["signatories", "list"], True),
        ([sys.executable, "-m", "signatories"], True),
        ([sys.executable, "-I", "-m", "signatories", "list"], True),
        ([Path("/usr/local/bin/signatories"), "-h"], True),
        (["git", "-C", "/home/signatories", "log"], False),
        ([sys.executable, "-m", "pytest", "signatories"], False),
        ("signatories", False),
    ],
)
def test_the_program_is_told_from_others(words: object, runs: bool) -> None:
    assert watch.is_program(words) is runs
