"""Why: the facts and sources behind an answer, and the particulars of an instrument."""

from collections import Counter
from typing import NamedTuple

from signatories.domain.dates import day as as_day
from signatories.names.arguments import country_code, instrument_id
from signatories.query import steps
from signatories.query.counts import number_span
from signatories.query.members import count
from signatories.register.lookup import Words
from signatories.register.tables import Register


class Reason(NamedTuple):
    """One fact behind a cell, with one source for it.

    `fact` is the act, or "says otherwise" or "disputes" where a source does that; `status` is the one
    that the act led to.
    """

    date: str
    effective: str
    fact: str
    status: str
    source: str
    grade: str
    publisher: str
    title: str
    published: str
    url: str
    note: str


class Detail(NamedTuple):
    """One thing to be known of an instrument: the section it belongs to, its name, and its value."""

    section: str
    name: str
    value: str


def why(register: "Register", id: str, country: "Words") -> "list[Reason]":
    """Return every fact behind one country's place in one instrument, a row for each source of each fact."""
    id, code = instrument_id(register, id), country_code(register, country)
    sql = """SELECT m.date, m.effective, a.action, m.status, s.role, s.says, s.source, c.grade, c.publisher,
            c.title, c.published, c.url, a.disputed, a.note
        FROM membership m
        JOIN action a ON a.instrument = m.instrument AND a.nth = m.action
        JOIN action_source s ON s.instrument = a.instrument AND s.action = a.nth
        JOIN source c ON c.instrument = s.instrument AND c.id = s.source
        WHERE m.instrument = ? AND m.country = ? AND m.date IS NOT NULL ORDER BY m.action, s.nth"""
    reasons = []
    for date, effective, action, status, role, says, *source, disputed, note in register.rows(
        sql, (id, code)
    ):
        fact = {"source": action, "otherwise": "says otherwise", "disputed": "disputes"}[role]
        said = {"source": note, "otherwise": None, "disputed": disputed}[role]
        led_to = status if role == "source" else ""
        cells = (says or date, effective, fact, led_to, *source, said)
        reasons.append(Reason(*("" if cell is None else cell for cell in cells)))
    return reasons


def particulars(register: Register, id: str, as_of: str) -> list[Detail]:
    """Return what there is to know of an instrument: its details, counts, parts, events and sources."""
    id, day = instrument_id(register, id), as_day(as_of)
    sql = """SELECT title, kind, opened, in_force, closed, merged_into, place, url, complete, known_to,
        look FROM instrument WHERE id = ?"""
    values = register.rows(sql, (id,))[0]
    names = (
        "title", "kind", "opened", "in force", "closed", "merged into", "place", "url", "complete",
        "known to", "look again",
    )  # fmt: skip
    rows = [Detail("instrument", "id", id)]
    rows += [Detail("instrument", name, value) for name, value in zip(names, values, strict=True) if value]
    total = count(register, id, day)
    rows.append(Detail("counts", f"in on {day}", str(total)))
    rows += [Detail("counts", status, number) for status, number in _by_status(register, id, day)]
    if total.unnamed or total.unnamed_possible:
        rows.append(Detail("counts", "named by no source", str(total.unnamed + total.unnamed_possible)))
    for title, summary in register.rows(
        "SELECT title, summary FROM part WHERE instrument = ? ORDER BY nth", (id,)
    ):
        rows.append(Detail("parts", title, summary))
    for date, what, place in register.rows(
        "SELECT date, what, place FROM event WHERE instrument = ? ORDER BY earliest, latest, nth", (id,)
    ):
        rows.append(Detail("events", date, f"{what} ({place})" if place else what))
    for source, grade, publisher, title, published, url in register.rows(
        "SELECT id, grade, publisher, title, published, url FROM source WHERE instrument = ? ORDER BY id",
        (id,),
    ):
        dated = f", {published}" if published else ""
        rows.append(Detail("sources", source, f"{publisher}: {title}{dated} [{grade}] {url or ''}".strip()))
    return rows


def _by_status(register: Register, id: str, day: str) -> list[tuple[str, str]]:
    """Return how many have each status on a day, most first: `4 to 5` where the dates leave it open."""
    allowed: dict[str, set[str]] = {}
    for step in steps.steps(register, instrument=id):
        if step.may_hold(day):
            allowed.setdefault(step.country, set()).add(step.status)
    most = Counter(status for statuses in allowed.values() for status in statuses if status)
    least = Counter(status for statuses in allowed.values() if len(statuses) == 1 for status in statuses)
    order = sorted(most, key=lambda status: (-most[status], status))
    return [(status, number_span(least[status], most[status])) for status in order]
