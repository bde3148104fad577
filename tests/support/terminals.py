"""The program in a process of its own, at a pipe or at a terminal."""

import os
import pty
import subprocess
import sys
from pathlib import Path


def command(data: Path, *words: str) -> list[str]:
    """The words that ask the program about a record."""
    return [sys.executable, "-m", "signatories", "--data", str(data), *words]


def plain_environment(**more: str) -> dict[str, str]:
    """The environment of a user who asked for nothing: no colour forced, none forbidden."""
    unset = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "GITHUB_ACTIONS", "PYTHONWARNINGS", "CLICOLOR_FORCE")
    return {name: value for name, value in os.environ.items() if name not in unset} | more


def on_a_terminal(words: list[str], environment: dict[str, str], status: int = 0) -> str:
    """What a terminal receives from a command, both streams together."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(words, stdin=theirs, stdout=theirs, stderr=theirs, env=environment) as process:
        os.close(theirs)
        received = b""
        try:
            while piece := os.read(ours, 1 << 16):
                received += piece
        except OSError:  # so Linux says that the other side is closed
            pass
        assert process.wait() == status
    os.close(ours)
    return received.decode("utf-8")
