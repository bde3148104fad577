"""Who the record says is in, as sets of codes."""

from program import TODAY
from signatories.query.members import in_set
from signatories.register.tables import Register


def names(text: str) -> set[str]:
    return set(text.split())


def certain(register: Register, question: str, day: str = TODAY) -> set[str]:
    return {row.code for row in in_set(register, question, day) if row.certainty != "possible"}


def possible(register: Register, question: str, day: str = TODAY) -> set[str]:
    return {row.code for row in in_set(register, question, day) if row.certainty == "possible"}
