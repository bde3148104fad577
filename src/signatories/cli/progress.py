"""A progress bar for long jobs: on stderr, and only once a job has taken a second."""

import atexit
import time
from typing import Any


class Bar:
    """A bar that appears at `begin` of the monotonic clock, says `what` is done, and goes when it is done."""

    def __init__(self, begin: float, what: str = "reading the record") -> None:
        self._begin = begin
        self._what = what
        self._progress: Any = None
        self._task: Any = None

    def show(self, done: int, total: int) -> None:
        """Show that `done` of `total` bytes, or rows, are read."""
        if self._progress is None and time.monotonic() >= self._begin and done < total:
            from rich.console import Console
            from rich.progress import Progress

            self._progress = Progress(console=Console(stderr=True), transient=True)
            self._task = self._progress.add_task(self._what, total=total)
            atexit.register(self._progress.stop)  # an interrupt too gives the terminal its cursor back
            self._progress.start()
        if self._progress is not None:
            self._progress.update(self._task, completed=done)
            if done >= total:
                self._progress.stop()
