"""Compiling shows its progress: on a terminal only, and only once it has taken a second."""

import io
import sys
import time

import pytest

from program import Run
from signatories.cli import session
from signatories.cli.progress import Bar
from terminals import on_a_terminal, plain_environment


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The monotonic clock stands at its last entry."""
    moments = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: moments[-1])
    return moments


def watched(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal in the place of stderr; set in the test, for pytest sets stderr before each."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    return terminal


def test_a_job_of_less_than_a_second_shows_nothing(
    clock: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    stderr = watched(monkeypatch)
    show = session.progress()
    assert show is not None
    for done, moment in ((10, 100.5), (90, 100.99), (100, 100.99)):
        clock.append(moment)
        show(done, 100)
    assert stderr.getvalue() == ""


def test_a_longer_job_shows_a_bar_that_goes_when_it_is_done(
    clock: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    stderr = watched(monkeypatch)
    show = session.progress()
    assert show is not None
    clock.append(100.99)
    show(10, 100)
    assert stderr.getvalue() == ""
    clock.append(101.0)
    show(20, 100)
    assert "reading the record" in stderr.getvalue()
    before = len(stderr.getvalue())
    show(100, 100)
    assert stderr.getvalue()[before:].endswith("\x1b[2K"), "the line of the bar is erased"


def test_a_job_that_ends_late_shows_no_bar_for_its_last_step(
    clock: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    stderr = watched(monkeypatch)
    bar = Bar(begin=101.0)
    clock.append(105.0)
    bar.show(100, 100)
    assert stderr.getvalue() == ""


def test_there_is_no_bar_where_stderr_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert session.progress() is None


def test_an_interrupted_job_gives_the_terminal_its_cursor_back() -> None:
    job = (
        "import time; from signatories.cli.progress import Bar;"
        " Bar(time.monotonic() - 1).show(20, 100); exit(1)"
    )
    shown = on_a_terminal([sys.executable, "-c", job], plain_environment(TERM="xterm"), status=1)
    assert "reading the record" in shown
    assert shown.rfind("\x1b[?25h") > shown.rfind("\x1b[?25l")


def test_an_answer_from_the_cache_reports_no_progress(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(done: int, total: int) -> None:
        pytest.fail(f"{done} of {total} bytes read")

    run("list")
    monkeypatch.setattr(session, "progress", lambda: refused)
    assert run("list").status == 0
