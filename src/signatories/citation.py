"""Where an answer is from, fit to be printed: the versions, the question, and the sources it rests on."""

from collections.abc import Iterator
from typing import Final

from signatories._version import __version__
from signatories.evidence import data_version
from signatories.register import Register
from signatories.render import Answer, Source

_SOURCES: Final = frozenset({"sources", "source"})
"""The columns in which rows name the sources they rest on."""


def versions(register: Register, known_at: str | None = None) -> str:
    """The versions of program and data, and the revision of the record if an older one was asked."""
    day = data_version(register)
    data = f"data to {day}" if day else "data without a date"
    return f"signatories {__version__}, {data}" + (f", as recorded in {known_at}" if known_at else "")


def cited(register: Register, answer: Answer) -> list[Source]:
    """The sources that an answer rests on, by instrument and id.

    Where its rows name sources, it is those, and who contests what its notes or cells call contested. Else
    it is the sources of the acts of the countries in its rows, under the instruments asked about; of all
    acts under one where some of them did nothing, for absence rests on the whole of a list.
    """
    named = set(_named(answer))
    if _SOURCES & {*answer.columns}:
        said = "\n".join([*answer.notes, *(str(cell) for row in answer.rows for cell in row)])
        sql = """SELECT s.source, a.disputed FROM action_source s
            JOIN action a ON a.instrument = s.instrument AND a.nth = s.action
            WHERE s.instrument = ? AND s.role = 'disputed'"""
        for instrument in {instrument for instrument, _ in named}:
            found = register.rows(sql, (instrument,))
            named |= {(instrument, source) for source, why in found if why and why in said}
    else:
        for instrument in answer.about:
            named |= {(instrument, source) for source in _behind(register, instrument, answer)}
    result = []
    for instrument in sorted({instrument for instrument, _ in named}):
        sql = """SELECT instrument, id, publisher, title, ifnull(published, ''), ifnull(url, '')
            FROM source WHERE instrument = ? ORDER BY id"""
        result += [Source(*row) for row in register.rows(sql, (instrument,)) if (row[0], row[1]) in named]
    return result


def _named(answer: Answer) -> Iterator[tuple[str, str]]:
    """The sources that the rows name, each with its instrument."""
    columns = list(answer.columns)
    place = next((nth for nth, name in enumerate(columns) if name in _SOURCES), None)
    owner = columns.index("instrument") if "instrument" in columns else None
    if place is None or (owner is None and not answer.about):
        return
    for row in answer.rows:
        instrument = answer.about[0] if owner is None else str(row[owner])
        yield from ((instrument, source) for source in str(row[place]).split())


def _behind(register: Register, instrument: str, answer: Answer) -> set[str]:
    """The sources of what the countries of an answer did under an instrument, or of all that was done."""
    columns = list(answer.columns)
    wanted = {row[columns.index("code")] for row in answer.rows} if "code" in columns else set()
    sql = """SELECT m.country, s.source FROM action_source s
        LEFT JOIN membership m ON m.instrument = s.instrument AND m.action = s.action
        WHERE s.instrument = ? AND s.role = 'source'"""
    found = register.rows(sql, (instrument,))
    whole = not wanted or wanted - {code for code, _ in found}
    return {source for code, source in found if whole or code in wanted}


def lines(answer: Answer) -> list[str]:
    """The citation of an answer: one line for itself, then one for each source."""
    day = f", as of {answer.as_of}" if answer.as_of else ""
    whole = answer.question if len(answer.question) <= 200 else f"{answer.question[:199]}…"
    parts = ((f"{s.publisher}: {s.title}", s.published, s.url) for s in answer.sources)
    found = dict.fromkeys(", ".join(filter(None, said)) for said in parts)
    return [f"Cite as: {answer.data}: {whole}{day}.", *(f"Source: {text}" for text in found)]
