"""The register's rows about an instrument: its texts, acts, sources and claims.

Text is as the record writes it; None stands where the record says nothing. Nothing is computed here: who is
in on a day is a question to `query`.
"""

from typing import NamedTuple

from signatories.domain.statements import Statement
from signatories.register.tables import Register


def other_names(register: Register) -> list[tuple[str, str]]:
    """Return (code, name) for the names of countries beside those that `Country` has, in this order."""
    sql = """SELECT n.country, n.name FROM country_name n JOIN country c ON c.code = n.country
        WHERE n.name NOT IN (c.name, c.short, c.official_name) ORDER BY n.country, n.name"""
    return [(code, name) for code, name in register.rows(sql)]


class Part(NamedTuple):
    """A heading of an instrument's text, with its summary."""

    title: str
    summary: str


def parts(register: Register, id: str) -> list[Part]:
    """Return the headings of an instrument's text, in order."""
    sql = "SELECT title, summary FROM part WHERE instrument = ? ORDER BY nth"
    return [Part._make(row) for row in register.rows(sql, (id,))]


class Event(NamedTuple):
    """Something that happened, with its date and the first and last day that this can mean."""

    nth: int
    date: str
    earliest: str
    latest: str
    what: str
    place: str | None
    country: str | None
    sources: str


def events(register: Register, id: str) -> list[Event]:
    """Return the events of an instrument, in the order of the record."""
    sql = f"SELECT {', '.join(Event._fields)} FROM event WHERE instrument = ? ORDER BY nth"
    return [Event._make(row) for row in register.rows(sql, (id,))]


class Source(NamedTuple):
    """A citation, whose id is unique under its instrument."""

    instrument: str
    id: str
    title: str
    publisher: str
    grade: str
    url: str | None
    published: str | None
    seen: str | None
    archived: str | None


def sources_of(register: Register, id: str) -> list[Source]:
    """Return the sources of an instrument, by id."""
    sql = f"SELECT {', '.join(Source._fields)} FROM source WHERE instrument = ? ORDER BY id"
    return [Source._make(row) for row in register.rows(sql, (id,))]


def kept_of(register: Register, id: str) -> dict[str, str]:
    """Return what the record says of the kept texts of an instrument, as JSON, by the ids of sources."""
    sql = "SELECT id, kept FROM source WHERE instrument = ? AND kept IS NOT NULL ORDER BY id"
    return dict(register.rows(sql, (id,)))


class Act(NamedTuple):
    """An entry of the record's `actions`; `earliest` and `latest` bound the day on which it counts."""

    nth: int
    action: str
    date: str | None
    effective: str | None
    unnamed: int | None
    earliest: str | None
    latest: str | None
    disputed: str | None
    note: str | None


def acts(register: Register, id: str) -> list[Act]:
    """Return the entries of an instrument's `actions`, in order."""
    sql = f"SELECT {', '.join(Act._fields)} FROM action WHERE instrument = ? ORDER BY nth"
    return [Act._make(row) for row in register.rows(sql, (id,))]


class CountryAct(NamedTuple):
    """An act of one country: `act` is the number of the entry, `status` what it led to."""

    act: int
    country: str
    status: str
    date: str | None
    effective: str | None


def country_acts(register: Register, id: str) -> list[CountryAct]:
    """Return the acts under an instrument country by country, in the order of entries, then of codes."""
    sql = """SELECT action, country, status, date, effective FROM membership
        WHERE instrument = ? AND date IS NOT NULL ORDER BY action, country"""
    return [CountryAct._make(row) for row in register.rows(sql, (id,))]


def citations(register: Register, id: str) -> dict[tuple[int, str], list[str]]:
    """Return what the acts of an instrument cite: (number of the act, role) → sources, in order.

    Roles are "source", "disputed" and "otherwise"; a source of the last is followed by the date it gives.
    """
    sql = "SELECT action, role, source, says FROM action_source WHERE instrument = ? ORDER BY action, nth"
    found: dict[tuple[int, str], list[str]] = {}
    for act, role, source, says in register.rows(sql, (id,)):
        found.setdefault((act, role), []).append(f"{source}: {says}" if says else source)
    return found


def disputes(register: Register, id: str) -> list[tuple[str, str | None]]:
    """Return the sources that dispute acts of an instrument, each with the sentence that says so."""
    sql = """SELECT s.source, a.disputed FROM action_source s
        JOIN action a ON a.instrument = s.instrument AND a.nth = s.action
        WHERE s.instrument = ? AND s.role = 'disputed'"""
    return [(source, sentence) for source, sentence in register.rows(sql, (id,))]


def sources_behind_acts(register: Register, id: str) -> list[tuple[str | None, str]]:
    """Return (country, source) for every act of an instrument; None for countries that no source names."""
    sql = """SELECT m.country, s.source FROM action_source s
        LEFT JOIN membership m ON m.instrument = s.instrument AND m.action = s.action
        WHERE s.instrument = ? AND s.role = 'source'"""
    return [(country, source) for country, source in register.rows(sql, (id,))]


def publishers_of(register: Register, id: str, day: str) -> list[tuple[str, str, int]]:
    """Return (publisher, grade, number of acts) of the sources behind an instrument's acts up to a day."""
    sql = """SELECT c.publisher, c.grade, count(*) FROM action_source s
        JOIN action a ON a.instrument = s.instrument AND a.nth = s.action
        JOIN source c ON c.instrument = s.instrument AND c.id = s.source
        WHERE s.instrument = ? AND s.role = 'source' AND ifnull(a.earliest, '') <= ?
        GROUP BY c.publisher, c.grade"""
    return [(publisher, grade, number) for publisher, grade, number in register.rows(sql, (id, day))]


def hosts(register: Register, id: str, day: str) -> set[str]:
    """Return the countries in which something happened within a week of a day."""
    sql = """SELECT country FROM event WHERE instrument = :id AND country IS NOT NULL AND place IS NOT NULL
        AND earliest <= date(:day, '+7 days') AND latest >= date(:day, '-7 days')"""
    return {country for (country,) in register.rows(sql, {"id": id, "day": day})}


MembershipRow = tuple[str, int, int | None, str, int, str, str | None, str, str, str | None, str | None]
"""Country, number of the stretch, number of the act, status, whether it counts as in, since and until.

Then the first and last day on which it can have begun, and those on which it can have ended.
"""


def membership_rows(register: Register, id: str) -> list[MembershipRow]:
    """Return the table `membership` of one instrument, by country, as the export shows it."""
    sql = """SELECT country, nth, action, status, is_in, since, until, since_earliest, since_latest,
        until_earliest, until_latest FROM membership
        WHERE instrument = ? AND nth > 0 AND ifnull(until_latest, '~') <> '' ORDER BY country, nth"""
    return [tuple(row) for row in register.rows(sql, (id,))]


def numbers_of_rows(register: Register) -> dict[str, int]:
    """Return how many rows each table of the record has."""
    tables = ("country", "instrument", "part", "source", "action", "membership", "event", "claim")
    counts = ", ".join(f"(SELECT count(*) FROM {table})" for table in tables)
    return dict(zip(tables, register.rows(f"SELECT {counts}")[0], strict=True))


class Claim(NamedTuple):
    """A source's statement about an expression, or about its instrument where `of` is None.

    `joined` is the country that became the `count`th, in place of `as_of`. `record`, `differs` and
    `explained` are the explanation, with the difference it is pinned to. `nth` counts an instrument's
    claims from 1.
    """

    instrument: str
    nth: int
    source: str
    as_of: str | None
    joined: str | None
    of: str | None
    statement: Statement
    record: int | None
    differs: tuple[str, ...]
    explained: str | None


def claims_of(register: Register, id: str | None = None) -> list[Claim]:
    """Return the claims of one instrument, or of all that the record has itself, in its order."""
    sql = """SELECT instrument, nth, source, as_of, joined, "of", saying, count, ifnull(countries, ''),
        record, ifnull(differs, ''), explained FROM claim"""
    own = "instrument IN (SELECT id FROM instrument WHERE NOT shipped)"
    where = f" WHERE {'instrument = :id' if id else own}"
    found = register.rows(f"{sql}{where} ORDER BY instrument, nth", {"id": id})
    claims = []
    for instrument, nth, source, as_of, joined, of, kind, figure, codes, *explanation in found:
        statement = Statement(kind, figure, tuple(codes.split()))
        record, differs, explained = explanation
        about = (instrument, nth, source, as_of, joined, of, statement)
        claims.append(Claim(*about, record, tuple(differs.split()), explained))
    return claims


def size_of_record(register: Register) -> dict[str, int]:
    """Return how many instruments, acts of countries, sources and claims of its own a record has."""
    sql = """WITH own AS (SELECT id FROM instrument WHERE NOT shipped)
        SELECT (SELECT count(*) FROM instrument WHERE NOT shipped),
        (SELECT count(*) FROM membership WHERE date IS NOT NULL AND instrument IN own),
        (SELECT count(*) FROM source WHERE instrument IN own),
        (SELECT count(*) FROM claim WHERE instrument IN own)"""
    return dict(zip(("instruments", "acts", "sources", "claims"), register.rows(sql)[0], strict=True))
