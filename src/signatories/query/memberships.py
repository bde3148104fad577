"""Memberships of a country: what it is in, and was in."""

from typing import NamedTuple

from signatories.domain.dates import day as as_day
from signatories.domain.dates import reaches
from signatories.names.arguments import country_code
from signatories.query import certainties, knowledge, steps
from signatories.register.lookup import Words
from signatories.register.tables import Register


class Membership(NamedTuple):
    """One country's place in one instrument; `until` is empty where it still has it."""

    instrument: str
    title: str
    status: str
    since: str
    until: str
    certainty: str
    known_to: str
    disputed: str
    sources: str


def memberships(register: "Register", country: "Words", as_of: str) -> "list[Membership]":
    """Return what a country is in, and was in, up to a day, in the order of `since`.

    A change of status inside an instrument is not an end: a row is one unbroken stay, with the status
    reached by then. Statuses that do not count as in (observer, candidate …) are shown while they last.
    """
    code = country_code(register, country)
    day = as_day(as_of)
    rows = []
    about = certainties.about_those_of(register, code)
    reach = knowledge.reaches_of(register, code, about, day)
    for id, found in steps.of_country(register, code).items():
        for stay in steps.stays(found, day):
            certainty = knowledge.certainty(stay.level, stay.over or reaches(reach[id], day))
            backing = steps.backing(stay.shown)
            row = Membership(
                id, about[id].title, stay.status, stay.since, stay.until, certainty, reach[id], *backing
            )
            rows.append((stay.shown[0].earliest, row))
    return [row for _, row in sorted(rows, key=lambda pair: pair[0])]


def is_current(row: Membership, kind: str) -> bool:
    """Return whether a row says that the country is in: its status counts, and has not surely ended."""
    counting = steps.wanted_statuses(kind, "")
    return not (row.until and row.certainty == "certain") and row.status.split(" or ")[0] in counting
