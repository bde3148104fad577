"""The evidence as pages show it: acts as a line of events, claims by verdict, sources with words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from signatories.claims.checker import EXPLAINED, FAILS, HOLDS, WITHIN, Checked
from signatories.claims.passages import Passage
from signatories.query.history import TimelineEntry
from signatories.query.sources import Sourced
from signatories.register.contents import Source

BY_WEIGHT: Final = (FAILS, EXPLAINED, WITHIN, HOLDS)
"""The verdicts in the order in which a reader should see them."""


class Occasion(NamedTuple):
    """An entry of the line of events: what was done on one date, by whom, with how many in after it.

    `who` has the codes and names of the countries; an event, and those whom no source names, have no code.
    """

    date: str
    action: str
    who: Sequence[tuple[str, str]]
    members: int
    possible: int
    sources: str


def line_of_events(rows: Iterable[TimelineEntry]) -> list[Occasion]:
    """Return a timeline with one entry for all who did the same on one date."""
    found = []
    for _, group in groupby(rows, _same):
        own = list(group)
        last = own[-1]
        who = [("" if row.action == "event" else row.code, row.country) for row in own]
        found.append(Occasion(last.date, last.action, who, last.members, last.possible, last.sources))
    return found


def _same(row: TimelineEntry) -> tuple[str, ...]:
    what = row.country if row.action == "event" else ""
    return row.date, row.action, row.sources, what


def by_verdict(rows: Sequence[Checked]) -> list[tuple[str, list[Checked]]]:
    """Return claims by their verdict, the failing first and those that hold last, without empty groups."""
    groups = [(verdict, [row for row in rows if row.verdict == verdict]) for verdict in BY_WEIGHT]
    return [(verdict, own) for verdict, own in groups if own]


class Piece(NamedTuple):
    """A piece of a kept text; `code` is that of the country it names, else empty."""

    text: str
    code: str


class ShownSource(NamedTuple):
    """A source as a page shows it; `words` is empty where its text is not kept or may not be shipped."""

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
    words: Sequence[Piece]
    lang: str
    licence: str

    @property
    def name(self) -> str:
        """What the source is called where a reader meets it."""
        return f"{self.publisher}: {self.title}"


def shown_sources(
    rows: Sequence[Sourced], particulars: Iterable[Source], texts: Mapping[str, Passage]
) -> dict[str, ShownSource]:
    """Return the sources of an instrument by id, numbered in the order of the list."""
    more = {source.id: source for source in particulars}
    found = {}
    for number, row in enumerate(rows, start=1):
        kept, of = texts.get(row.source), more[row.source]
        found[row.source] = ShownSource(
            number, row.source, row.publisher, row.title, row.grade, row.published, row.url,
            of.archived or "", of.seen or "", row.facts, row.claims,
            list(_pieces(kept)) if kept else (), kept.kept.lang if kept else "",
            kept.kept.licence if kept else "",
        )  # fmt: skip
    return found


def _pieces(passage: Passage) -> Iterator[Piece]:
    """Yield a passage in pieces, in which each name of a country that it lists stands alone."""
    listed, end = set(passage.listed), 0
    for country in passage.countries:
        if country.code in listed and country.offset >= end:
            if country.offset > end:
                yield Piece(passage.text[end : country.offset], "")
            yield Piece(passage.text[country.offset : country.end], country.code)
            end = country.end
    if end < len(passage.text):
        yield Piece(passage.text[end:], "")
