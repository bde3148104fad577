"""What the fixtures of `conftest.py` give to a test, and where the tests lie."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, Protocol

from signatories.register.tables import Register

TODAY = "2026-11-28"
"""The day after which no act of a test lies."""

HERE = Path(__file__).parents[1]
"""The folder of the tests."""

ROOT = HERE.parent
"""The checkout."""

Compiled = Callable[[str], Register]


class Ran(NamedTuple):
    """How a command ended: its exit status, the bytes of its answer, the text beside it."""

    status: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        """The answer as text, line ends untouched."""
        return self.out.decode("utf-8")


class Run(Protocol):
    """Calls the program with arguments, on the golden record or another; None leaves the choice to it."""

    def __call__(self, *arguments: str, data: Path | str | None = ...) -> Ran: ...


Golden = Callable[[str, bytes], None]
