"""Short questions for tests, with answers short enough to write down."""

from signatories.query import history
from signatories.query import members as queries
from signatories.register.tables import Register


def who(register: Register, text: str, day: str) -> dict[str, str]:
    """Who is in an expression on a day: code → certain or possible."""
    return {row.code: row.certainty for row in queries.in_set(register, text, day)}


def on_days(register: Register, text: str, *days: str) -> list[dict[str, str]]:
    return [who(register, text, day) for day in days]


def status(register: Register, text: str, day: str) -> dict[str, str]:
    """The status shown of everybody in one instrument."""
    return {row.code: row.status for row in queries.members(register, text, day)}


def changed(register: Register, text: str, start: str, end: str) -> set[str]:
    """What changed between two days: {"added NOR certain"}."""
    return {
        f"{row.change} {row.code} {row.certainty}"
        for row in history.changes_between_days(register, text, start, end)
    }
