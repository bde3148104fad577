"""The record with one date moved: every day to its neighbours, every month and year to theirs.

The record is read once. A move is made in its models, and only its instrument is put into a register.
"""

import datetime as dt
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from program import ROOT, TODAY
from signatories.domain.dates import Span, parse
from signatories.record.findings import InstrumentContext, acts_by_country
from signatories.record.models import Country, Instrument
from signatories.record.pipeline import ProblemCollector, read_countries, read_instruments
from signatories.register import tables
from signatories.register.compile import add_countries, add_instrument
from signatories.register.tables import Register

DATA = ROOT / "data"

Place = tuple[str | int, ...]
"""Where a date stands in a record: ("actions", 3, "dates", "NOR")."""

_POINT = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


class Move(NamedTuple):
    """A record in which one point of one date, at one place, is another."""

    place: Place
    before: str
    after: str
    record: Instrument

    def __str__(self) -> str:
        return f"{'.'.join(map(str, self.place))}: {self.before} moved to {self.after}"

    @property
    def doers(self) -> set[str]:
        """The countries whose act was moved; none where something else was, or an act of the unnamed."""
        if self.place[0] != "actions":
            return set()
        action = self.record.actions[int(self.place[1])]
        return {str(self.place[3])} if action.dates else set(action.by or ())


@cache
def countries() -> dict[str, Country]:
    return read_countries(DATA, TODAY, ProblemCollector())


@cache
def shipped_records() -> dict[str, InstrumentContext]:
    """The instruments of the record by id."""
    files = sorted(path.relative_to(DATA).as_posix() for path in DATA.rglob("*.yaml"))
    return {
        read.subject.id: read.subject
        for file in files
        if file != "countries.yaml"
        for read in read_instruments(DATA, file, countries(), TODAY, ProblemCollector())
    }


def moves(record: Instrument) -> Iterator[Move]:
    """The record with each point of each date moved back, and moved on, by one unit of its own.

    A date that would then end before it begins cannot be written, so it is no move. When a source was
    read (`seen`), or is to look again (`look`), is a fact about the reader, which no document and no
    answer knows: it is not moved.
    """
    for place, span in _dates(record, ()):
        if place[-1] in ("seen", "look"):
            continue
        for point in _POINT.finditer(span.text):
            for by in (-1, 1):
                text = span.text[: point.start()] + _moved(point[0], by) + span.text[point.end() :]
                try:
                    moved = parse(text)
                except ValueError:
                    continue
                yield Move(place, span.text, text, _with(record, place, moved))


def _dates(value: Any, place: Place) -> Iterator[tuple[Place, Span]]:
    if isinstance(value, Span):
        yield place, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _dates(getattr(value, name), (*place, name))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _dates(item, (*place, key))
    elif isinstance(value, tuple):
        for nth, item in enumerate(value):
            yield from _dates(item, (*place, nth))


def _moved(point: str, by: int) -> str:
    """A day, month or year, `by` days, months or years on."""
    if len(point) == 10:
        return (dt.date.fromisoformat(point) + dt.timedelta(by)).isoformat()
    year, _, month = point.partition("-")
    if not month:
        return f"{int(year) + by:04}"
    year, month = divmod(int(year) * 12 + int(month) - 1 + by, 12)
    return f"{year:04}-{month + 1:02}"


def _with(value: Any, place: Place, span: Span) -> Any:
    """A copy of a record, or of a part of it, with another date at a place."""
    if not place:
        return span
    first, *rest = place
    if isinstance(value, BaseModel):
        return value.model_copy(update={first: _with(getattr(value, str(first)), tuple(rest), span)})
    if isinstance(value, dict):
        return {**value, first: _with(value[first], tuple(rest), span)}
    return (*value[:first], _with(value[first], tuple(rest), span), *value[first + 1 :])


class Alone:
    """A register in memory with one instrument at a time."""

    def __init__(self) -> None:
        self.register = Register(sqlite3.connect(":memory:", isolation_level=None), DATA)
        tables.create(self.register.connection, {})
        add_countries(self.register.connection, countries())

    @contextmanager
    def holding(self, id: str, record: Instrument, only: set[str] | None = None) -> Iterator[Register]:
        """A new register of an instrument; `only` leaves out the acts of all other countries."""
        acts = acts_by_country(record)
        if only is not None:
            acts = {code: acts[code] for code in acts if code in only}
        subject = shipped_records()[id]._replace(record=record, acts=acts)
        self.register.rows("SAVEPOINT empty")
        try:
            add_instrument(self.register.connection, subject, "moved.yaml", 1)
            yield Register(self.register.connection, DATA)
        finally:
            self.register.rows("ROLLBACK TO empty")
            self.register.rows("RELEASE empty")
