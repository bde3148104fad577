"""The cost of a question about one instrument or one country does not grow with the data."""

import re
from collections.abc import Callable

import pytest

from signatories.query import differences, history, lists, members, provenance
from signatories.query.matrix import matrix
from signatories.query.memberships import memberships
from signatories.query.notices import notices
from signatories.register.tables import Register

RECORD = """
foc:
  title: Freedom Online Coalition
  kind: coalition
  opened: 2011-12-09
  sources:
    s: {title: Members, publisher: FOC, grade: own}
  actions:
    - {date: 2012-01-01, action: joining, by: [NOR, KEN], source: [s], disputed: Kenya says otherwise}
    - {date: 2013, action: joining, unnamed: 2, source: [s]}
    - {date: 2014-01-01, action: withdrawal, by: [NOR], source: [s]}
  events:
    - {date: 2013-06-01, what: A conference, source: [s]}
  claims:
    - {source: s, as_of: 2012-02-01, count: 2}
treaty:
  title: A treaty
  kind: treaty
  opened: 2000-01-01
  in_force: 2002-01-01
  sources:
    s: {title: Status, publisher: UN, grade: depositary}
  actions:
    - {date: 2001-01-01, action: ratification, by: [NOR], effective: 2002-01-01, source: [s]}
"""

DAY = "2015-01-01"
QUESTIONS: dict[str, Callable[[Register], object]] = {
    "members": lambda register: members.members(register, "foc", DAY),
    "members of a status": lambda register: members.members(register, "foc:member", DAY),
    "members by an action": lambda register: members.members(register, "foc:joining", DAY),
    "members in force": lambda register: members.members(register, "treaty:in-force", DAY),
    "an expression": lambda register: members.in_set(register, "region:africa and not treaty or foc", DAY),
    "count": lambda register: members.count(register, "foc", DAY),
    "former": lambda register: members.former(register, "foc", DAY),
    "memberships": lambda register: memberships(register, "Norway", DAY),
    "changes": lambda register: differences.changes_between_days(register, "foc", "2012-01-01", DAY),
    "changes by an action": lambda register: differences.changes_between_days(
        register, "foc:joining", "2012-01-01", DAY
    ),
    "changes in force": lambda register: differences.changes_between_days(
        register, "KEN and not treaty:in-force", DAY, DAY
    ),
    "differences": lambda register: differences.set_difference(register, "foc", "treaty", DAY),
    "timeline": lambda register: history.timeline(register, ["foc"], DAY),
    "timeline of a country": lambda register: history.timeline(register, ["foc", "treaty"], DAY, "NO"),
    "matrix": lambda register: matrix(register, ["foc", "treaty"], DAY),
    "why": lambda register: provenance.why(register, "foc", "norway"),
    "particulars": lambda register: provenance.particulars(register, "foc", DAY),
    "notices": lambda register: notices(register, "foc and not treaty", DAY),
}

DO_NOT_GROW = re.compile(r"SCAN (country\b|CONSTANT ROW|\(?subquery)")
"""The countries are as many as they are; a subquery is as large as what it looked up."""


def scans(register: Register, ask: Callable[[Register], object]) -> list[str]:
    """Every table that a question reads from end to end, with the statement that does so."""
    statements: list[str] = []
    register.connection.set_trace_callback(statements.append)
    ask(register)
    register.connection.set_trace_callback(None)
    assert any("instrument" in statement for statement in statements)
    return [
        f"{plan} in {statement}"
        for statement in statements
        for *_, plan in register.rows(f"EXPLAIN QUERY PLAN {statement}")
        if "SCAN " in plan and not DO_NOT_GROW.match(plan)
    ]


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_question_reads_a_table_that_grows_from_end_to_end(compiled, question):
    assert scans(compiled(RECORD), QUESTIONS[question]) == []


def test_a_question_that_does_read_a_whole_table_is_noticed(compiled):
    """The list of all instruments reads all of them, as it must."""
    assert scans(compiled(RECORD), lambda register: lists.instruments(register, DAY))
