"""The program in a process of its own, at a pipe or at a terminal."""

import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from watch import watch_stream


def command(data: Path, *words: str) -> list[str]:
    """The words that ask the program about a record."""
    return [sys.executable, "-m", "signatories", "--data", str(data), *words]


def plain_environment(**more: str) -> dict[str, str]:
    """The environment of a user who asked for nothing: no colour forced, none forbidden."""
    unset = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "GITHUB_ACTIONS", "PYTHONWARNINGS", "CLICOLOR_FORCE")
    return {name: value for name, value in os.environ.items() if name not in unset} | more


def on_a_terminal(
    words: list[str], environment: dict[str, str], status: int = 0, answer: Callable[[], str] | None = None
) -> str:
    """What a terminal receives from a command, both streams together; `answer` replies to each "[y/N]"."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(words, stdin=theirs, stdout=theirs, stderr=theirs, env=environment) as process:
        os.close(theirs)
        received, answered = b"", 0
        try:
            while piece := os.read(ours, 1 << 16):
                received += piece
                while answer and received.count(b"[y/N]") > answered:
                    os.write(ours, f"{answer()}\n".encode())
                    answered += 1
        except OSError:  # so Linux says that the other side is closed
            pass
        assert process.wait() == status, received.decode()
    os.close(ours)
    watch_stream(words, received)
    return received.decode("utf-8")
