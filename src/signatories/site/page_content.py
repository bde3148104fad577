"""Everything on the page of an instrument, and on that of a country."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from signatories.answers.kept_words import Words
from signatories.claims.checker import VERDICTS, CheckedClaim
from signatories.domain.dates import OPEN, earliest_reach, parse
from signatories.formats import Answer
from signatories.query.certainties import LAST_KNOWN
from signatories.query.counts import Count, Standings
from signatories.query.history import TimelineEntry
from signatories.query.lists import CountryRow, InstrumentRow
from signatories.query.members import Former, Member
from signatories.query.memberships import Membership
from signatories.query.sources import SourceRow
from signatories.register.contents import Part
from signatories.site.claim_words import ShownClaim
from signatories.site.evidence import Occasion, Shown, ShownSource, by_verdict, line_of_events
from signatories.site.remarks import Remark


def tally(rows: Iterable[CheckedClaim]) -> dict[str, int]:
    """Return how many claims have each verdict."""
    found = [row.verdict for row in rows]
    return {word: found.count(word) for word in VERDICTS}


class Particulars(NamedTuple):
    """The record's details of an instrument; empty where it says nothing."""

    id: str
    title: str
    kind: str
    opened: str
    in_force: str
    closed: str
    merged_into: str
    place: str
    url: str
    complete: str


class Quoted(NamedTuple):
    """A kept text's words for a country, its language, and the instrument whose source it is."""

    instrument: str
    title: str
    lang: str
    words: Words


class OfInstrument(NamedTuple):
    """Everything on the page of an instrument.

    `shown_notes` are those of the notes that the page does not say elsewhere. Where the instrument is closed
    and nobody is in, `last_day` is the last on which somebody could be, `last_members` who was, and
    `answer` is of that day.
    """

    particulars: Particulars
    answer: Answer
    summary: str
    total: Count
    members: Sequence[Member]
    others: Sequence[Member]
    former: Sequence[Former]
    notes: Sequence[str]
    shown_notes: Sequence[str]
    parts: Sequence[Part]
    timeline: Sequence[TimelineEntry]
    remarks: Sequence[Remark]
    counts: Standings
    ledger: Sequence[CheckedClaim]
    shown_claims: Sequence[ShownClaim]
    sources: Sequence[SourceRow]
    kept: Mapping[str, Shown]
    shown_sources: Mapping[str, ShownSource]
    compared_with: Sequence[tuple[InstrumentRow, str]]
    reach: str
    last_day: str
    last_members: Sequence[Member]

    @property
    def known_to(self) -> str:
        """How far the record knows those who are in, as the summary says it; the table marks the others."""
        if self.last_members:
            return earliest_reach(row.known_to for row in self.last_members)
        if self.reach in ("", OPEN):
            return self.reach
        beyond = [row.known_to for row in self.members if row.certainty == LAST_KNOWN]
        return earliest_reach(beyond) if beyond else self.reach

    @property
    def verdicts(self) -> dict[str, int]:
        """The number of claims with each verdict."""
        return tally(self.ledger)

    @property
    def claims(self) -> list[tuple[str, list[ShownClaim]]]:
        """The claims by verdict, those that fail first."""
        return by_verdict(self.shown_claims)

    @property
    def events(self) -> list[Occasion]:
        """The timeline, all who did the same on one date in one entry."""
        return line_of_events(self.timeline)

    @property
    def in_the_table(self) -> Sequence[Member]:
        """Those who are in, or were on the last day."""
        return self.members or self.last_members

    @property
    def out(self) -> list[Former]:
        """Those who left: where the last members are told, without those who were in to the end."""
        told = {row.code for row in self.last_members}
        return [row for row in self.former if row.code not in told]

    @property
    def statuses(self) -> set[str]:
        """The statuses of those in the table; where it is one, no column needs to repeat it."""
        return {row.status for row in self.in_the_table}


class OfCountry(NamedTuple):
    """Everything on the page of a country: its particulars, where it stands, what it is called.

    `until` is the end of a state that is no more. `possible` is in how many of those that it is in it only
    possibly is. `shown_notes` are the notes that the page does not say elsewhere.
    """

    country: CountryRow
    short: str
    until: str
    summary: str
    possible: int
    memberships: Sequence[Membership]
    notes: Sequence[str]
    shown_notes: Sequence[str]
    names: Mapping[str, str]
    publishers: Mapping[tuple[str, str], tuple[str, str]]
    quoted: Sequence[Quoted]

    @property
    def numbers(self) -> tuple[int, int, int]:
        """In how many it is, in how many no longer, and how many it has another status under."""
        _, current, past, *others = map(int, re.findall(r"[0-9]+", self.summary))
        return current, past, others[0] if others else 0

    @property
    def current(self) -> list[Membership]:
        """The memberships it is in, and other statuses that have not surely ended."""
        over = set(self.past)
        return [row for row in self.memberships if row not in over]

    @property
    def past(self) -> list[Membership]:
        """The memberships it is no longer in."""
        return [row for row in self.memberships if row.until and row.certainty == "certain"]

    @property
    def history(self) -> list[tuple[str, str, Membership]]:
        """The beginnings and ends of its memberships, in order: date, `since` or `until`, row."""
        found = [("since", row.since, row) for row in self.memberships]
        found += [("until", row.until, row) for row in self.memberships if row.until]
        return [(date, what, row) for what, date, row in sorted(found, key=lambda entry: _order(entry[1]))]


def _order(date: str) -> tuple[str, str]:
    span = parse(date)
    return span.latest, span.earliest
