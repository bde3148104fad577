"""Lists of the instruments and of the countries of a record."""

from typing import NamedTuple

from signatories.domain.dates import day as as_day
from signatories.query import certainties, knowledge
from signatories.query.evaluate import levels
from signatories.query.syntax import Question, parse
from signatories.register.tables import Register


class InstrumentRow(NamedTuple):
    """An instrument: `members` for certain and `possible` besides, on the day asked about.

    `known_to` is the last day for which the record names everybody: a day, `..` where nothing can change
    any more, empty where no full list is known.
    """

    id: str
    title: str
    kind: str
    opened: str
    members: int
    possible: int
    known_to: str


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


def instruments(register: Register, as_of: str) -> list[InstrumentRow]:
    """Return every instrument, by id, with how many are in."""
    day = as_day(as_of)
    sizes, hidden = certainties.sizes(register, day), knowledge.instruments_with_unnamed(register)
    result = []
    for it in certainties.about_all(register):
        certain, possible = sizes.get(it.id, (0, 0))
        more = knowledge.number_unnamed(register, it.id, "", day) if it.id in hidden else (0, 0)
        certain, possible = certain + more[0], possible + more[1]
        opened, known_to = it.opened.text, it.reach_on(day)
        result.append(InstrumentRow(it.id, it.title, it.kind, opened, certain, possible, known_to))
    return result


def countries(register: Register, words: Question, as_of: str) -> list[CountryRow]:
    """Return the particulars of the countries in an expression, by code; of all where it is empty."""
    sql = f"SELECT {', '.join(CountryRow._fields)} FROM country ORDER BY code"
    wanted = levels(parse(words, register), register, as_day(as_of)) if words else None
    return [
        CountryRow(*("" if value is None else value for value in row))
        for row in register.rows(sql)
        if wanted is None or row[0] in wanted
    ]
