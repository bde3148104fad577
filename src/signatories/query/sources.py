"""Sources of the record: how much rests on each, and which facts rest on too little."""

from typing import NamedTuple

from signatories.register.tables import Register

STRONG = ("depositary", "own", "government")
"""The grades of sources on which alone a fact may rest."""

_OWN = "s.instrument IN (SELECT id FROM instrument WHERE NOT shipped)"


class SourceRow(NamedTuple):
    """A source, with the number of acts and events (`facts`) and of claims that cite it."""

    instrument: str
    source: str
    grade: str
    published: str
    facts: int
    claims: int
    publisher: str
    title: str
    url: str


class Weak(NamedTuple):
    """An act that rests on a single source that is neither depositary, own, nor government."""

    instrument: str
    date: str
    action: str
    countries: str
    source: str
    grade: str
    publisher: str


def sources(
    register: Register, instrument: str | None = None, *, undated: bool = False, unarchived: bool = False
) -> list[SourceRow]:
    """Return the sources of one instrument, or of all that the record has itself, by id.

    With `undated` these are only those without a date of publication, with `unarchived` only those with an
    address and without that of a copy which lasts.
    """
    sql = """SELECT s.instrument, s.id, s.grade, ifnull(s.published, ''),
          (SELECT count(DISTINCT a.action) FROM action_source a
            WHERE a.instrument = s.instrument AND a.source = s.id)
          + (SELECT count(*) FROM event e
            WHERE e.instrument = s.instrument AND ' ' || e.sources || ' ' LIKE '% ' || s.id || ' %'),
          (SELECT count(*) FROM claim c WHERE c.instrument = s.instrument AND c.source = s.id),
          s.publisher, s.title, ifnull(s.url, '')
        FROM source s WHERE (:undated = 0 OR s.published IS NULL)
          AND (:unarchived = 0 OR (s.archived IS NULL AND s.url IS NOT NULL))"""
    sql += f" AND {'s.instrument = :id' if instrument else _OWN}"
    asked = {"id": instrument, "undated": undated, "unarchived": unarchived}
    return [SourceRow(*row) for row in register.rows(f"{sql} ORDER BY s.instrument, s.id", asked)]


def weak(register: Register, instrument: str | None = None) -> list[Weak]:
    """Return the acts that rest on one weak source, by instrument and in file order.

    Without an instrument these are the acts of all that the record has itself.
    """
    sql = """SELECT a.instrument, ifnull(a.date, 'table'), a.action,
          ifnull((SELECT group_concat(country, ' ') FROM membership m
            WHERE m.instrument = a.instrument AND m.action = a.nth), a.unnamed || ' unnamed'),
          s.id, s.grade, s.publisher
        FROM action a
        JOIN action_source l ON l.instrument = a.instrument AND l.action = a.nth AND l.role = 'source'
        JOIN source s ON s.instrument = l.instrument AND s.id = l.source"""
    sql += f" WHERE {'s.instrument = :id' if instrument else _OWN}"
    sql += f""" GROUP BY a.instrument, a.nth
        HAVING count(*) = 1 AND s.grade NOT IN {STRONG} ORDER BY a.instrument, a.nth"""
    return [Weak(*row) for row in register.rows(sql, {"id": instrument})]
