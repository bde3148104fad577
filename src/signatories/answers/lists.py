"""Answers that list the instruments and the countries of a record."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from signatories.answers.request import Report, Request, footnotes, notes_on
from signatories.formats import Answer, sized
from signatories.query import lists
from signatories.query.certainties import CERTAIN
from signatories.query.evaluate import levels
from signatories.query.lists import CountryRow, InstrumentRow
from signatories.query.syntax import instruments_of, parse
from signatories.register.lookup import (
    instruments_without_acts,
)
from signatories.register.particulars import shipped_ids
from signatories.register.tables import spelling

if TYPE_CHECKING:
    pass


def instruments(asked: Request, words: Sequence[str] = (), kind: str | None = None) -> Report:
    """Return every instrument; only those of a kind, or with all of some words in their ids and titles."""
    wanted = [spelling(word) for word in words]
    rows = [
        row
        for row in lists.instruments(asked.register, asked.day)
        if kind in (None, row.kind) and all(word in f"{row.id} {spelling(row.title)}" for word in wanted)
    ]
    what = f"Instruments of kind {kind}" if kind else "Instruments"
    title = f"{what} with {' '.join(words)}, {asked.day}" if words else f"{what}, {asked.day}"
    notes = [] if rows else ["none has these words in its id or title: `signatories list` shows them all"]
    shipped = shipped_ids(asked.register)
    if foreign := [row.id for row in rows if row.id in shipped]:
        notes.append(f"come with the program, read-only: {', '.join(foreign)}")
    shown = {row.id for row in rows}
    empty = [id for id in instruments_without_acts(asked.register) if id in shown]
    if empty:
        notes.append(f"no act is recorded on {', '.join(empty)}: `signatories add {empty[0]} --help`")
    return Answer(title, InstrumentRow._fields, rows, notes), sized(len(rows), "instrument")


def due(asked: Request, words: Sequence[str] = (), kind: str | None = None) -> Report:
    """Return those of the same instruments that can still change, the furthest behind first.

    What comes with the program is not for this record to bring up to date.
    """
    from signatories.query.due import Due, due

    wanted = {row[0] for row in instruments(asked, words, kind)[0].rows} - shipped_ids(asked.register)
    rows = [row for row in due(asked.register, asked.day) if row.id in wanted]
    return Answer(f"Where to look, {asked.day}", Due._fields, rows), sized(len(rows), "instrument")


def countries(asked: Request, words: Sequence[str]) -> Report:
    """Return countries and their particulars."""
    rows = lists.countries(asked.register, words, asked.day)
    title = f"Countries: {' '.join(words)}, {asked.day}" if words else "Countries"
    notes = footnotes(asked, (row.code for row in rows))
    about: Sequence[str] = ()
    if words:
        tree = parse(words, asked.register)
        about = instruments_of(tree)
        found = levels(tree, asked.register, asked.day)
        possible = [row.code for row in rows if found[row.code] != CERTAIN]
        notes += [f"Only possible: {', '.join(possible)}"] if possible else []
        notes += notes_on(asked, words)
    kinds = Counter(row.kind for row in rows)
    summary = ", ".join(sized(number, kind, _PLURAL.get(kind, "")) for kind, number in kinds.items())
    answer = Answer(title, CountryRow._fields, rows, notes, about=about)
    return answer, f"{len(rows)}: {summary}" if rows else "0"


_PLURAL = {"territory": "territories"}
