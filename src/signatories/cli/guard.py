"""The guard around a run: what the system refuses is one line on stderr and exit status 2, never a traceback.

That is a full disk, a limit on the size of files, a temporary folder without room, a file without permission,
a stream that is closed, an argument that is not text.
"""

import errno
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from signatories.domain.problems import InvalidData, QueryError, shortened

_OF_THE_DISK = ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY")
"""The beginnings of the names of SQLite's errors that tell of the disk and not of a statement."""


def run_guarded(program: Callable[[], object]) -> int:
    """Run the program and return its exit status: 0 answered, 1 the data are wrong, 2 the question is."""
    _open_streams()
    try:
        _use_utf_8()
        _refuse_bytes(sys.argv[1:])
        program()
        status = 0
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except InvalidData as error:
        number = len(error.problems)
        say(f"{shortened(str(error))}\n{number} problem{'s' * (number != 1)}; {error.outcome}")
        status = 1
    except Exception as error:
        refused = shortened(str(error)) if isinstance(error, QueryError) else _refusal(error)
        if refused is None:
            raise
        say(f"signatories: {refused}")
        status = 2
    try:
        sys.stdout.flush()
    except OSError as error:
        silence(sys.stdout)
        if error.errno != errno.EPIPE:
            say(f"signatories: {stdout_refused(error)}")
            status = 2
    with suppress(OSError, ValueError):
        sys.stderr.flush()
        return status
    silence(sys.stderr)
    return status


def stdout_refused(error: OSError) -> str:
    """Return the sentence on an answer that cannot be printed."""
    from signatories.record.refusals import refusal

    return f"stdout cannot be written: {refusal(error, Path('/dev/stdout'), 'add --output FILE')}"


def silence(stream: TextIO) -> None:
    """Let what is left in a stream go nowhere, so that the end of the program cannot fail on it."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _refusal(error: Exception) -> str | None:
    """Return the sentence on what the system refused; None for a fault of the program."""
    if isinstance(error, OSError):
        from signatories.record.refusals import NO_ROOM, refusal

        reason = error.strerror or str(error)
        if error.errno in NO_ROOM:
            place = f"in {error.filename}" if error.filename else "on the disk or in the temporary folder"
            return f"{reason} {place}: make room, or set TMPDIR to a folder that has some"
        if "temporary directory" in reason:
            return f"{reason}: set TMPDIR to a folder that has room"
        if isinstance(error.filename, str):
            return f"{error.filename}: {refusal(error, Path(error.filename), 'name another place')}"
        return reason
    if isinstance(error, MemoryError):
        return "there is not enough memory: free some, or ask for less"
    name = getattr(error, "sqlite_errorname", None) or ""
    if name.startswith(_OF_THE_DISK):
        return f"{error}: make room, or name another place"
    if type(error).__name__ == "IOException" and "duckdb" in type(error).__module__:
        return str(error).splitlines()[0]
    return None


def _use_utf_8() -> None:
    """Begin again in Python's UTF-8 mode where the system's encoding has ASCII alone, as in a C locale.

    There a sound name, of a country or of a file, would be taken for bytes that are not text.
    """
    if sys.getfilesystemencoding() == "ascii" and "utf8" not in sys._xoptions and sys.executable:
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])  # noqa: S606


def _refuse_bytes(arguments: list[str]) -> None:
    """Refuse arguments that are not text in the encoding of the system.

    Raises:
        QueryError: one is not.
    """
    for nth, argument in enumerate(arguments, start=1):
        if not argument.isascii() and any("\udc80" <= letter <= "\udcff" for letter in argument):
            shown = os.fsencode(argument).decode("utf-8", errors="backslashreplace")
            raise QueryError(f"argument {nth} must be UTF-8: '{shown}'; write it in UTF-8, or in a file")


def _open_streams() -> None:
    """Open the streams that the shell has closed (>&-), and write UTF-8 to them all."""
    if sys.stdin is None:
        sys.stdin = open(os.devnull)  # noqa: SIM115, PTH123 - as long as the process
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115, PTH123
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def say(text: str) -> None:
    """Write a message to stderr; what would drive a terminal in it, or in a name, is written as escapes."""
    with suppress(OSError, ValueError):
        sys.stderr.write(f"{plain(text)}\n")
        sys.stderr.flush()


def plain(text: str) -> str:
    """Return a message without what a terminal obeys or cannot show; joiners are part of a spelling."""
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    from unicodedata import category

    unseen = {c for c in text if category(c) in ("Cc", "Cf", "Cs")} - {"\n", "\t", "\u200c", "\u200d"}
    return "".join(ascii(c)[1:-1] if c in unseen else c for c in text)
