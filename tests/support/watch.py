"""A watch over every run of the program in the tests: no traceback, and an exit status that is documented.

`conftest.py` puts `WatchedProcess` in the place of `subprocess.Popen`, and fails the test in which something
was seen. What a process starts itself, as a shell or git does, is watched from inside: every Python below it
notes what it sees (`child/sitecustomize.py`), wherever its streams lead.
"""

import os
import subprocess
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pytest import TestReport

TRACEBACK = "Traceback (most recent call last)"
STATUSES = (0, 1, 2, 130, 143)
"""As docs/reliability.md says: an answer, wrong data, a wrong question; interrupted, ended."""

NOTES = "SIGNATORIES_WATCH"
"""The variable that names the file in which a Python notes what it sees of itself."""

CHILD = Path(__file__).parent / "child"

seen: list[str] = []
"""What no run may show, since the test began."""


def watch_status(words: object, status: int | None) -> None:
    """Note a run of the program that ended otherwise than documented; a signal comes from the test."""
    if is_program(words) and status is not None and status >= 0 and status not in STATUSES:
        seen.append(f"{words}: exit status {status}")


def watch_stream(words: object, text: str | bytes | None) -> None:
    """Note a traceback in what any process wrote."""
    shown = text.decode("utf-8", "replace") if isinstance(text, bytes) else text or ""
    if TRACEBACK in shown:
        seen.append(f"{words}:\n{shown[shown.index(TRACEBACK) :][-3000:]}")


def watch_error(words: object, error: Exception) -> None:
    """Note an exception that the program let through, in this process: at a shell it would be a traceback."""
    seen.append(f"{words}:\n{''.join(traceback.format_exception(error))[-3000:]}")


def watch_report(report: TestReport) -> TestReport:
    """Return the report of a test, failed where its own output has a traceback.

    Such is the output of a process whose streams the test did not capture, or of a thread.
    """
    for name, text in report.sections:
        if report.passed and TRACEBACK in text:
            report.outcome = "failed"
            report.longrepr = f"there must be no traceback in the output ({name}):\n{text[-3000:]}"
    return report


def is_program(words: object) -> bool:
    """Return whether a command runs the program, and not one of Python's or git's."""
    if not isinstance(words, list | tuple):
        return False
    named = [str(word) for word in words]
    return Path(named[0]).name == "signatories" or ["-m", "signatories"] in (named[1:3], named[2:4])


def watch_children(file: Path) -> None:
    """Add what Pythons noted that the test started, and empty the file for the next test."""
    if file.exists():
        seen.extend(file.read_text("utf-8").splitlines())
        file.unlink()


def watched_environment(environment: Mapping[str, str] | None) -> dict[str, str]:
    """Return the environment of a process, with what makes every Python below it watch itself."""
    found = dict(os.environ if environment is None else environment)
    if NOTES in os.environ:
        found[NOTES] = os.environ[NOTES]
        found["PYTHONPATH"] = os.pathsep.join(filter(None, (str(CHILD), found.get("PYTHONPATH"))))
    return found


class WatchedProcess(subprocess.Popen[Any]):
    """A process whose captured streams and exit status are watched, and every Python that it starts."""

    def __init__(self, args: Any, *arguments: Any, **options: Any) -> None:
        options["env"] = watched_environment(options.get("env"))
        super().__init__(args, *arguments, **options)

    def communicate(self, input: Any = None, timeout: float | None = None) -> tuple[Any, Any]:
        streams = super().communicate(input, timeout)
        for text in streams:
            watch_stream(self.args, text)
        return streams

    def wait(self, timeout: float | None = None) -> int:
        status = super().wait(timeout)
        watch_status(self.args, status)
        return status
