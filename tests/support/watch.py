"""A watch over every run of the program in the tests: no traceback on any stream, and exit status 0, 1 or 2.

`conftest.py` puts `WatchedProcess` in the place of `subprocess.Popen`, and fails the test in which something
was seen.
"""

import subprocess
import traceback
from pathlib import Path
from typing import Any

from pytest import TestReport

TRACEBACK = "Traceback (most recent call last)"
STATUSES = (0, 1, 2, 130)
"""As README says: an answer, wrong data, a wrong question; interrupted."""

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


class WatchedProcess(subprocess.Popen[Any]):
    """A process whose captured streams and exit status are watched."""

    def communicate(self, input: Any = None, timeout: float | None = None) -> tuple[Any, Any]:
        streams = super().communicate(input, timeout)
        for text in streams:
            watch_stream(self.args, text)
        return streams

    def wait(self, timeout: float | None = None) -> int:
        status = super().wait(timeout)
        watch_status(self.args, status)
        return status
