"""The types of the rows that queries return. Their field names are the headers of all tables."""

from typing import NamedTuple


class Listed(NamedTuple):
    """An instrument: `members` for certain and `possible` besides, on the day asked about."""

    id: str
    title: str
    kind: str
    opened: str
    members: int
    possible: int
    complete_to: str


class CountryRow(NamedTuple):
    """A country's particulars, as `countries.yaml` has them."""

    code: str
    name: str
    official_name: str
    alpha2: str
    numeric: str
    kind: str
    region: str
    subregion: str


class Member(NamedTuple):
    """A country in an instrument: the status it has, since when, how certain, who contests it.

    Where the dates allow several statuses they are joined by " or ", and `since` is that of the first.
    """

    code: str
    country: str
    status: str
    since: str
    certainty: str
    disputed: str
    sources: str


class InSet(NamedTuple):
    """A country in a longer expression."""

    code: str
    country: str
    certainty: str


class Former(NamedTuple):
    """A country that is out again: its status `since` one date `until` another, and the act that ended it."""

    code: str
    country: str
    status: str
    since: str
    until: str
    action: str
    certainty: str


class Membership(NamedTuple):
    """One country's place in one instrument; `until` is empty where it still has it."""

    instrument: str
    title: str
    status: str
    since: str
    until: str
    certainty: str
    disputed: str
    sources: str


class Difference(NamedTuple):
    """A country that is `removed`, `added` or `kept`."""

    code: str
    country: str
    change: str
    certainty: str


class Moment(NamedTuple):
    """One act of one country, or of several that no source names; the counts are those after it.

    That is, on the last day on which it can have fallen. `possible` are possible besides `members`.
    """

    date: str
    instrument: str
    action: str
    code: str
    country: str
    members: int
    possible: int
    sources: str


class Cell(NamedTuple):
    """One cell of a matrix: since when a country is in an instrument."""

    code: str
    country: str
    instrument: str
    since: str
    certainty: str


class Reason(NamedTuple):
    """One fact behind a cell, with one source for it.

    `fact` is the act, or "says otherwise" or "contests" where a source does that; `status` is the one
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


class Particular(NamedTuple):
    """One thing to be known of an instrument: the section it belongs to, its name, and its value."""

    section: str
    name: str
    value: str


class Count(NamedTuple):
    """How many are in: at least `certain`, at most `certain + possible`; the unnamed are among them."""

    certain: int
    possible: int
    unnamed: int
    unnamed_possible: int
