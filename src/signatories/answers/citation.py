"""Origins of an answer, fit to be printed: the versions, the question, and the sources it rests on."""

from collections.abc import Collection, Iterator
from typing import Final

from signatories._version import __version__
from signatories.formats import Answer
from signatories.formats.source import Source
from signatories.query.notices import data_version
from signatories.register.contents import disputes, sources_behind_acts, sources_of
from signatories.register.imprint import imprint
from signatories.register.tables import Register

_SOURCES: Final = frozenset({"sources", "source"})
"""The columns in which rows name the sources they rest on."""


def versions(register: Register, known_at: str | None = None) -> str:
    """Return whose record it is, the versions of program and data, and the revision where one was asked."""
    day = data_version(register)
    data = f"data to {day}" if day else "data without a date"
    whose = imprint(register).whose
    record = f"{whose}; " if whose else ""
    return f"{record}signatories {__version__}, {data}" + (f", as recorded in {known_at}" if known_at else "")


def sources_of_answer(register: Register, answer: Answer) -> list[Source]:
    """Return the sources that an answer rests on, by instrument and id.

    Where its rows name sources, it is those, and who disputes what its notes or cells call disputed. Else
    it is the sources of the acts of the countries in its rows, under the instruments asked about; of all
    acts under one where some of them did nothing, for absence rests on the whole of a list.
    """
    rested = _of_rows if _SOURCES & {*answer.columns} else _of_countries
    return describe_sources(register, set(rested(register, answer)))


def describe_sources(register: Register, named: Collection[tuple[str, str]]) -> list[Source]:
    """Return the sources that pairs of an instrument and an id name, by instrument and id."""
    instruments = sorted({instrument for instrument, _ in named})
    found = (source for instrument in instruments for source in sources_of(register, instrument))
    return [
        Source(s.instrument, s.id, s.publisher, s.title, s.published or "", s.url or "")
        for s in found
        if (s.instrument, s.id) in named
    ]


def _of_rows(register: Register, answer: Answer) -> Iterator[tuple[str, str]]:
    """Yield the sources that rows name, of who disputes them, and of those named by the notes alone."""
    named = {source for sources in named_by_row(answer) for source in sources}
    yield from named
    said = "\n".join([*answer.notes, *(str(cell) for row in answer.rows for cell in row)])
    for instrument in {instrument for instrument, _ in named}:
        found = disputes(register, instrument)
        yield from ((instrument, source) for source, why in found if why and why in said)
    for instrument in answer.about if answer.besides else ():
        yield from _behind(register, instrument, {*answer.besides})


def _of_countries(register: Register, answer: Answer) -> Iterator[tuple[str, str]]:
    """Yield the sources behind the countries of the rows, under every instrument asked about."""
    place = list(answer.columns).index("code") if "code" in answer.columns else None
    codes = set() if place is None else {str(row[place]) for row in answer.rows}
    for instrument in answer.about:
        yield from _behind(register, instrument, codes)


def named_by_row(answer: Answer) -> list[list[tuple[str, str]]]:
    """Return the sources that each row names, each with its instrument; nothing where no column names any."""
    columns = list(answer.columns)
    place = next((nth for nth, name in enumerate(columns) if name in _SOURCES), None)
    owner = columns.index("instrument") if "instrument" in columns else None
    if place is None or (owner is None and not answer.about):
        return []
    return [
        [(answer.about[0] if owner is None else str(row[owner]), id) for id in str(row[place]).split()]
        for row in answer.rows
    ]


def _behind(register: Register, instrument: str, wanted: set[str]) -> Iterator[tuple[str, str]]:
    """Yield the sources of countries' acts under an instrument; of all acts if one did nothing."""
    found = sources_behind_acts(register, instrument)
    whole = not wanted or wanted - {code for code, _ in found}
    yield from ((instrument, source) for code, source in found if whole or code in wanted)


def lines(answer: Answer) -> list[str]:
    """Return the citation of an answer: one line for itself, then one for each source."""
    day = f", as of {answer.as_of}" if answer.as_of else ""
    whole = answer.question if len(answer.question) <= 200 else f"{answer.question[:199]}…"
    parts = ((f"{s.publisher}: {s.title}", s.published, s.url) for s in answer.sources)
    found = dict.fromkeys(", ".join(filter(None, said)) for said in parts)
    return [f"Cite as: {answer.data}: {whole}{day}.", *(f"Source: {text}" for text in found)]
