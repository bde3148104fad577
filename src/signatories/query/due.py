"""Instruments to look at next: those that can still change, and for how long nobody has looked."""

import datetime as dt
from typing import Final, NamedTuple

from signatories.domain.dates import OPEN, latest_reach
from signatories.domain.dates import day as as_day
from signatories.query import certainties, knowledge
from signatories.query.members import count
from signatories.query.notices import announcements
from signatories.register.particulars import all_particulars
from signatories.register.tables import Register

CHANGES: Final = {
    "declaration": "endorsement, withdrawal",
    "coalition": "joining, leaving",
    "organisation": "joining, leaving",
    "resolution": "co-sponsors",
    "treaty": "signature, accession, withdrawal",
}
"""The changes that can still come under an instrument of each kind."""


class Due(NamedTuple):
    """An instrument that can still change: how far the record knows it, and how many days that is behind.

    `known_to` is the last day for which the record names everybody; where no full list is known, the last
    for which it speaks of anybody. `unnamed` is how many are in whom no source names. `look` is the next day
    to look for a change, and `url` where.
    """

    id: str
    title: str
    known_to: str
    behind: int
    can_change: str
    unnamed: int
    look: str
    url: str


def due(register: Register, as_of: str) -> list[Due]:
    """Return the instruments that can still change and are behind on a day, the furthest behind first."""
    day = as_day(as_of)
    found = []
    for about, it in zip(all_particulars(register), certainties.about_all(register), strict=True):
        reach = it.reach_on(day) or _speaks_to(register, it.id)
        if reach and reach != OPEN and reach < day and it.opened.latest <= day:
            behind = (dt.date.fromisoformat(day) - dt.date.fromisoformat(reach)).days
            changes = "; ".join([_possible_changes(register, it, day), *announcements(register, it.id, day)])
            hidden = sum(knowledge.number_unnamed(register, it.id, "", day))
            found.append(
                Due(it.id, it.title, reach, behind, changes, hidden, about.look or "", about.url or "")
            )
    return sorted(found, key=lambda row: (-row.behind, row.id))


def _speaks_to(register: Register, id: str) -> str:
    """Return the last day for which the record speaks of any country under an instrument."""
    sql = "SELECT known_to FROM membership WHERE instrument = ? AND known_to IS NOT NULL"
    return latest_reach(day for (day,) in register.rows(sql, (id,)) if day != OPEN)


def _possible_changes(register: Register, it: certainties.About, day: str) -> str:
    """Return what can still happen under an instrument; of a treaty, how many have signed it alone."""
    signed = count(register, f"{it.id}:signatory", day).certain if it.kind == "treaty" else 0
    ratify = f"ratification by {signed}; " if signed else ""
    return ratify + CHANGES[it.kind]
