"""A register for Python, with the questions as methods, and rows that a notebook shows as a table."""

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Any, TypeVar

from signatories.register.tables import Register as _Register

if TYPE_CHECKING:
    from signatories.claims.checker import CheckedClaim
    from signatories.names import Found
    from signatories.query.counts import Count
    from signatories.query.differences import Difference
    from signatories.query.history import TimelineEntry
    from signatories.query.lists import CountryRow, InstrumentRow
    from signatories.query.matrix import Cell
    from signatories.query.members import Former, InSet, Member
    from signatories.query.memberships import Membership
    from signatories.query.provenance import Reason
    from signatories.query.sources import SourceRow

Row = TypeVar("Row")


class Rows(list[Row]):
    """A list of rows of one type, which a notebook shows as a table."""

    def _repr_html_(self) -> str:
        if not self:
            return "<p>no rows</p>"
        fields: Sequence[str] = getattr(self[0], "_fields", ("value",))
        head = "".join(f"<th>{escape(name.replace('_', ' '))}</th>" for name in fields)
        body = "".join(f"<tr>{''.join(map(_cell, _values(row)))}</tr>" for row in self)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _values(row: object) -> Sequence[Any]:
    return row if isinstance(row, tuple) else (row,)


def _cell(value: object) -> str:
    return f"<td>{escape('' if value is None else str(value))}</td>"


class Register(_Register):
    """A record that can be asked. `signatories.load` opens one; each method is a question.

    A day is text, such as `"2022-04-29"`; without one, the day given to `load` as `today` is meant, or
    the day on which it was opened. Every method raises QueryError where the question is wrong.
    """

    today = ""
    """The day that is meant where none is named."""

    def members(self, words: str, as_of: str | None = None) -> "Rows[Member]":
        """Return who is in one instrument, by name: `register.members("dfi")`."""
        from signatories.query.members import members

        return Rows(members(self, words, self._day(as_of)))

    def who_signed(self, words: str, as_of: str | None = None) -> "Rows[InSet]":
        """Return who is in any expression, by name: `register.who_signed("eu and not dfi")`."""
        from signatories.query.members import in_set

        return Rows(in_set(self, words, self._day(as_of)))

    def former(self, words: str, as_of: str | None = None) -> "Rows[Former]":
        """Return who was in an instrument and left it, in the order in which they left."""
        from signatories.query.members import former

        return Rows(former(self, words, self._day(as_of)))

    def count(self, words: str, as_of: str | None = None) -> "Count":
        """Return how many are in, for certain and possibly."""
        from signatories.query.members import count

        return count(self, words, self._day(as_of))

    def signed_by(self, country: str, as_of: str | None = None) -> "Rows[Membership]":
        """Return what a country is and was in: `register.signed_by("Norway")`."""
        from signatories.query.memberships import memberships

        return Rows(memberships(self, country, self._day(as_of)))

    def why(self, instrument: str, country: str) -> "Rows[Reason]":
        """Return every fact behind a country's place in an instrument, a row for each source of each."""
        from signatories.query.provenance import why

        return Rows(why(self, instrument, country))

    def timeline(self, *instruments: str, as_of: str | None = None) -> "Rows[TimelineEntry]":
        """Return what happened under instruments, in order, with the count after each entry."""
        from signatories.query.history import timeline

        return Rows(timeline(self, instruments, self._day(as_of)))

    def matrix(self, *instruments: str, as_of: str | None = None) -> "Rows[Cell]":
        """Return who is in which of these instruments: one cell a row, none for who is not in."""
        from signatories.query.matrix import matrix

        return Rows(matrix(self, instruments, self._day(as_of)))

    def diff(self, left: str, right: str, as_of: str | None = None) -> "Rows[Difference]":
        """Return who is only in the first of two sets, and only in the second."""
        from signatories.query.differences import set_difference

        return Rows(set_difference(self, left, right, self._day(as_of)))

    def claims(self, instrument: str | None = None) -> "Rows[CheckedClaim]":
        """Return what sources say about the whole of one instrument, or of all, with the verdict on each."""
        from signatories.claims.checker import ledger
        from signatories.names.arguments import instrument_id

        id = instrument if instrument is None else instrument_id(self, instrument)
        return Rows(checked for _, checked in ledger(self, id))

    def sources(self, instrument: str | None = None) -> "Rows[SourceRow]":
        """Return the sources of one instrument, or of all, and how many facts rest on each."""
        from signatories.query.sources import sources

        return Rows(sources(self, instrument))

    def names(self, text: str) -> "Rows[Found]":
        """Return the countries that a text names, each with the verdict on it; nothing is guessed."""
        from signatories.names import knowing, read
        from signatories.register.lookup import known_names, names_of_countries

        return Rows(read(text, knowing(names_of_countries(self), known_names(self))))

    def instruments(self, as_of: str | None = None) -> "Rows[InstrumentRow]":
        """Return every instrument, by id, with how many are in."""
        from signatories.query.lists import instruments

        return Rows(instruments(self, self._day(as_of)))

    def countries(self, words: str = "", as_of: str | None = None) -> "Rows[CountryRow]":
        """Return the particulars of the countries in an expression, or of all."""
        from signatories.query.lists import countries

        return Rows(countries(self, words, self._day(as_of)))

    def _day(self, as_of: str | None) -> str:
        return self.today if as_of is None else as_of
