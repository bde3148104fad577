"""Problems of a record and their places: the one shape in which every gate reports."""

from collections.abc import Iterable
from typing import Final, NamedTuple

Loc = tuple[str | int, ...]
"""The path to a value inside one file, as pydantic writes it: ("foc", "actions", 3, "by", 0)."""


LONGEST: Final = 4000
"""The letters of a line of a message; a value in it may have millions."""


def shortened(message: str) -> str:
    """Return a message whose lines have `LONGEST` letters at the most, the middle of longer ones left out."""
    if len(message) <= LONGEST:
        return message
    half = LONGEST // 2
    lines = message.split("\n")
    return "\n".join(line if len(line) <= LONGEST else f"{line[:half]} … {line[-half:]}" for line in lines)


class Problem(NamedTuple):
    """One thing that must be put right, with its place. Sorts by file, line and column.

    `line` and `column` start at 1; both are 0 where a whole file or folder is meant. `message` is a
    sentence that says what must be true and shows the offending value; `rule` is the id under which
    the manual explains it.
    """

    file: str
    line: int
    column: int
    message: str
    rule: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{place}: {self.message} [{self.rule}]"


class InvalidData(Exception):
    """The record cannot be used. `problems` holds everything one gate could see, in order of place.

    `outcome` says in words what does not happen because of them.
    """

    def __init__(
        self, problems: Iterable[Problem], outcome: str = "nothing is answered from a broken record"
    ) -> None:
        found = {problem._replace(message=shortened(problem.message)) for problem in problems}
        self.problems, self.outcome = sorted(found), outcome
        super().__init__("\n".join(map(str, self.problems)))


class QueryError(Exception):
    """The question is wrong, not the data: an unknown instrument, a year where a day is needed.

    `str()` is the sentence to show; it names the offending words and, where there is one, the cure.
    """


class DateError(QueryError, ValueError):
    """A day that a question names and that is not a day: a year, a month, a word."""
