"""What a Python that a test starts, however indirectly, notes for the watch: see `watch.py`.

Python imports a module of this name at its start. It adds to the file that $SIGNATORIES_WATCH names what ends
a process with a traceback, and an exit status of the program that is not documented.
"""

import os
import sys

SEEN = os.environ.get("SIGNATORIES_WATCH", "")
STATUSES = (None, 0, 1, 2, 130, 143)


def note(text: str) -> None:
    """Add a text to the file."""
    with open(SEEN, "a", encoding="utf-8", errors="backslashreplace") as file:  # noqa: PTH123
        file.write(f"{sys.argv}: {text}\n")


def watch_error(kind: type[BaseException], error: BaseException, trace: object) -> None:
    """Note an exception that ends the process, then let it; an interrupt is what a test sends."""
    if not issubclass(kind, KeyboardInterrupt):
        from traceback import format_exception

        note("".join(format_exception(error))[-3000:])
    sys.__excepthook__(kind, error, trace)  # type: ignore[arg-type]


def watch_exit(status: object = None) -> None:
    """Note an exit status of the program that is not documented, then end so."""
    name = sys.argv[0].replace("\\", "/").rpartition("/signatories")
    if name[1] and name[2] in ("", ".exe", "/__main__.py") and status not in STATUSES:
        note(f"exit status {status}")
    raise SystemExit(status)


if SEEN:
    sys.excepthook = watch_error
    sys.exit = watch_exit  # type: ignore[assignment]
