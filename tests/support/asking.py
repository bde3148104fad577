"""Short questions for tests, with answers short enough to write down."""

from signatories.query import differences, members
from signatories.register.tables import Register

LEVEL = {"certain": "certain", "last known": "certain", "possible": "possible"}
"""What is certain by the acts, however far the record knows (line 16 has tests of its own)."""


def who(register: Register, text: str, day: str) -> dict[str, str]:
    """Who is in an expression on a day by its acts: code → certain or possible."""
    return {row.code: LEVEL[row.certainty] for row in members.in_set(register, text, day)}


def surely(register: Register, text: str, day: str) -> dict[str, tuple[str, str]]:
    """Who is in an expression on a day: code → certainty, and how far the record knows."""
    return {row.code: (row.certainty, row.known_to) for row in members.in_set(register, text, day)}


def on_days(register: Register, text: str, *days: str) -> list[dict[str, str]]:
    return [who(register, text, day) for day in days]


def status(register: Register, text: str, day: str) -> dict[str, str]:
    """The status shown of everybody in one instrument."""
    return {row.code: row.status for row in members.members(register, text, day)}


def changed(register: Register, text: str, start: str, end: str) -> set[str]:
    """What changed between two days: {"added NOR certain"}."""
    return {
        f"{row.change} {row.code} {LEVEL[row.certainty]}"
        for row in differences.changes_between_days(register, text, start, end)
    }
