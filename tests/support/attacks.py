"""How much the attacks of `tests/attacks` try, and where they note what they tried."""

import json
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ASKED = os.environ.get("SIGNATORIES_ATTACKS", "")
LONG = bool(ASKED)
"""Whether this is the long run, which tries everything; otherwise each attack takes samples."""

FULL = 1_000_000
"""The inputs of a long run of full size; a smaller one takes samples where a command has many steps."""

INPUTS = int(ASKED or 1000)
"""How many mutated inputs are read in all."""

KILLS = int(os.environ.get("SIGNATORIES_KILLS", "300"))
"""How many kills must land in the long run."""

SECONDS = 5
"""How long reading one input may take."""

MEMORY = 1 << 30
"""How many bytes the process may hold at most."""


class Hang(BaseException):
    """An input that took longer than it may; nothing in the program catches it."""


def note(attack: str, what: str, tried: int, failures: int) -> None:
    """Print a figure of an attack, and add it to the file that $SIGNATORIES_FIGURES names."""
    print(f"{attack}: {what}: {tried:,} tried, {failures} failed")
    if file := os.environ.get("SIGNATORIES_FIGURES"):
        with Path(file).open("a", encoding="utf-8") as figures:
            figures.write(json.dumps([attack, what, tried, failures]) + "\n")


@contextmanager
def limited() -> Iterator[Callable[[], None]]:
    """Raise `Hang` where more than `SECONDS` pass; what is given begins to count anew."""

    def begin() -> None:
        signal.setitimer(signal.ITIMER_PROF, SECONDS)

    def late(*_: object) -> None:
        raise Hang

    before = signal.signal(signal.SIGPROF, late)
    try:
        yield begin
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
