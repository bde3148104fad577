"""Answers to what a country is in: rows, the notes a reader must see, and a summary."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from signatories.answers.request import Report, Request, footnotes, without_disputes
from signatories.domain.dates import ALWAYS
from signatories.domain.dates import parse as parse_date
from signatories.domain.statuses import beginning
from signatories.formats import Answer
from signatories.names.arguments import country_code
from signatories.query import certainties, notices
from signatories.query.memberships import Membership, is_current, memberships
from signatories.register.lookup import kind_and_names

COMPLETE_TO: Final = "Record complete to: "
"""The beginning of the note that says how far each instrument of a country is known."""


def signed_by(asked: Request, country: Sequence[str]) -> Report:
    """Return what a country is in, and was in."""
    code = country_code(asked.register, country)
    rows = sorted(
        memberships(asked.register, code, asked.day), key=lambda row: _first_and_last_day(row.since)
    )
    name = asked.chosen_names.get(code) or kind_and_names(asked.register, code)[1]
    notes = [f"{row.instrument}, disputed: {row.disputed}" for row in rows if row.disputed]
    announced = notices.announcements_of(asked.register, code, asked.day)
    notes += [f"{row.instrument}: {words}" for row in rows for words in announced.get(row.instrument, ())]
    notes += notes_on_stays_days(rows)
    notes += footnotes(asked, [code])
    notes += [] if rows else notices.of_territory(asked.register, code)
    about = certainties.about_those_of(asked.register, code)
    ends = notices.completeness((about[row.instrument] for row in rows), asked.day)
    notes += [f"{COMPLETE_TO}{', '.join(f'{id} {end}' for id, end in ends.items())}"] if ends else []
    current = sum(is_current(row, about[row.instrument].kind) for row in rows)
    ended = sum(bool(row.until) and row.certainty == "certain" for row in rows)
    others = len(rows) - current - ended
    besides = f", {others} beside them" if others else ""
    answer = Answer(f"{name}, {asked.day}", Membership._fields, rows, notes)
    return without_disputes(asked, answer), f"{len(rows)}: {current} current, {ended} former{besides}"


def _first_and_last_day(text: str) -> tuple[str, str]:
    """Return the first and the last day that a date can mean; where the first is open, the last for both."""
    span = parse_date(text)
    return (span.latest if span.earliest == ALWAYS else span.earliest), span.latest


def notes_on_stays_days(rows: Iterable[Membership]) -> list[str]:
    """Return notes on the days on which a country's stays began and ended, where these are not known."""
    return notices.imprecise(_bounds(rows), plural="instruments")


def _bounds(rows: Iterable[Membership]) -> Iterator[tuple[str, str, str]]:
    """Yield how and when each stay began, and when it ended."""
    for row in rows:
        yield row.instrument, beginning(row.status), row.since
        if row.until:
            yield row.instrument, "ended", row.until
