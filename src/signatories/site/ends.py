"""The ends of instruments: the last day on which somebody could be in, and how many were."""

from typing import NamedTuple

from signatories.domain.dates import day_before, parse
from signatories.query.members import count
from signatories.register.particulars import particulars_of
from signatories.register.tables import Register


class End(NamedTuple):
    """The end of an instrument: when it was closed, the last day before that, how many were in on it.

    `number` says what a count says: `47`, or `45 to 47` where it is not certain of all.
    """

    closed: str
    last_day: str
    number: str


def end_of(register: Register, id: str, day: str) -> End | None:
    """Return how an instrument ended; None where it has not surely by a day."""
    closed = particulars_of(register, id).closed
    if not closed or parse(closed).latest > day:
        return None
    last_day = day_before(parse(closed).earliest)
    found = count(register, id, last_day)
    most = found.certain + found.possible
    return End(closed, last_day, f"{found.certain}" if not found.possible else f"{found.certain} to {most}")
