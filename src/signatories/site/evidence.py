"""The evidence as pages show it: acts as a line of events, claims by verdict, sources with words."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from signatories.claims.checker import EXPLAINED, FAILS, HOLDS, WITHIN
from signatories.claims.passages import Passage
from signatories.query.history import TimelineEntry
from signatories.query.sources import SourceRow
from signatories.register.contents import Source
from signatories.register.tables import spelling
from signatories.site.claim_words import ShownClaim

BY_WEIGHT: Final = (FAILS, EXPLAINED, WITHIN, HOLDS)
"""The verdicts in the order in which a reader should see them."""


class Occasion(NamedTuple):
    """An entry of the line of events: what was done on one date, by whom, with how many in after it.

    `who` has the codes and names of the countries; an event, and those whom no source names, have no code.
    """

    date: str
    effective: str
    action: str
    who: Sequence[tuple[str, str]]
    members: int
    possible: int
    sources: str

    @property
    def named(self) -> int:
        """The number of countries and organisations that it names."""
        return sum(bool(code) for code, _ in self.who)


def line_of_events(rows: Iterable[TimelineEntry]) -> list[Occasion]:
    """Return a timeline with one entry for all who did the same on one date, with the sources of all."""
    found = []
    for _, group in groupby(rows, _same):
        own = list(group)
        last = own[-1]
        who = [("" if row.action == "event" else row.code, row.country) for row in own]
        cited = " ".join(dict.fromkeys(id for row in own for id in row.sources.split()))
        found.append(
            Occasion(last.date, last.effective, last.action, who, last.members, last.possible, cited)
        )
    return found


def _same(row: TimelineEntry) -> tuple[str, ...]:
    what = row.country if row.action == "event" else ""
    return row.date, row.effective, row.action, what


def by_verdict(rows: Sequence[ShownClaim]) -> list[tuple[str, list[ShownClaim]]]:
    """Return claims by their verdict, the failing first and those that hold last, without empty groups."""
    groups = [(verdict, [row for row in rows if row.verdict == verdict]) for verdict in BY_WEIGHT]
    return [(verdict, own) for verdict, own in groups if own]


class ShownSource(NamedTuple):
    """A source as a page shows it, with its number in the list."""

    number: int
    source: str
    publisher: str
    title: str
    grade: str
    published: str
    url: str
    archived: str
    seen: str
    facts: int
    claims: int

    @property
    def name(self) -> str:
        """The name of the source where a reader meets it."""
        return f"{self.publisher}: {self.title}"


def shown_sources(rows: Sequence[SourceRow], particulars: Iterable[Source]) -> dict[str, ShownSource]:
    """Return the sources of an instrument by id, numbered in the order in which pages list them.

    That is by publisher, then by date, so that whoever looks for one finds it.
    """
    more = {source.id: source for source in particulars}
    rows = sorted(rows, key=lambda row: (spelling(row.publisher), row.published or "~", row.title))
    return {
        row.source: ShownSource(
            number, row.source, row.publisher, row.title, row.grade, row.published, row.url,
            more[row.source].archived or "", more[row.source].seen or "", row.facts, row.claims,
        )
        for number, row in enumerate(rows, start=1)
    }  # fmt: skip


class Piece(NamedTuple):
    """A piece of a kept text; `code` is that of the country which it names, if it is one."""

    text: str
    code: str


class Shown(NamedTuple):
    """A kept text as its page shows it: in pieces, with its language and licence."""

    pieces: Sequence[Piece]
    lang: str
    licence: str


def shown(passage: Passage) -> Shown:
    """Return a kept text with each country that it lists as a piece of its own, where it names it first."""
    pieces, done = list[Piece](), 0
    for country in sorted(passage.first_mentions.values(), key=lambda country: country.offset):
        if country.offset >= done:
            pieces += [Piece(passage.text[done : country.offset], ""), Piece(country.text, country.code)]
            done = country.end
    rest = Piece(passage.text[done:], "")
    return Shown([piece for piece in (*pieces, rest) if piece.text], passage.kept.lang, passage.kept.licence)
