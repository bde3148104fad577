"""What the pages say: for every instrument and every country the answers that the command line gives too."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from io import StringIO
from types import MappingProxyType
from typing import NamedTuple

from signatories.answers import citation
from signatories.answers import queries as answers
from signatories.answers.kept_words import Words, passages, words_about
from signatories.claims.checker import VERDICTS, Checked, ledger
from signatories.claims.passages import Passage
from signatories.domain.membership import COUNTED, STATUSES
from signatories.formats import FORMATS, Answer
from signatories.names.table import languages, names_in
from signatories.query import history
from signatories.query import members as queries
from signatories.query import provenance as evidence
from signatories.query import sources as resting
from signatories.query.evaluate import ON_THE_DAY
from signatories.query.history import Cell, TimelineEntry
from signatories.query.members import Count, CountryRow, Former, Listed, Member, Membership
from signatories.query.sources import Sourced
from signatories.register.contents import Part, all_particulars, particulars_of, parts, size_of_record
from signatories.register.lookup import known_names, short_names
from signatories.register.tables import Register, spelling

MATRIX_COLUMNS = 40
"""More instruments than these stand side by side on no screen."""


class Request(NamedTuple):
    """What `answers` wants to know; JSON, because there nothing is shortened for the eye."""

    register: Register
    day: str
    format: str = "json"
    chosen_names: Mapping[str, str] = MappingProxyType({})


def tally(rows: Iterable[Checked]) -> dict[str, int]:
    """How many claims have each verdict."""
    found = [row.verdict for row in rows]
    return {word: found.count(word) for word in VERDICTS}


class Particulars(NamedTuple):
    """What an instrument's record says of it; empty where it says nothing."""

    id: str
    title: str
    kind: str
    opened: str
    in_force: str
    closed: str
    place: str
    url: str
    complete: str


class Piece(NamedTuple):
    """A piece of a kept text; `code` is that of the country which it names, if it is one."""

    text: str
    code: str


class Shown(NamedTuple):
    """A kept text as its page shows it: in pieces, with its language and licence."""

    pieces: Sequence[Piece]
    lang: str
    licence: str


class Quoted(NamedTuple):
    """What a kept text says of a country, its language, and the instrument whose source it is."""

    instrument: str
    title: str
    lang: str
    words: Words


class OfInstrument(NamedTuple):
    """Everything on the page of an instrument."""

    particulars: Particulars
    summary: str
    total: Count
    members: Sequence[Member]
    others: Sequence[Member]
    former: Sequence[Former]
    notes: Sequence[str]
    parts: Sequence[Part]
    timeline: Sequence[TimelineEntry]
    ledger: Sequence[Checked]
    sources: Sequence[Sourced]
    kept: Mapping[str, Shown]

    @property
    def verdicts(self) -> dict[str, int]:
        """How many claims have each verdict."""
        return tally(self.ledger)

    @property
    def numbers(self) -> dict[str, int]:
        """The number of each source in the list at the foot of the page, by its id."""
        return {source.source: number for number, source in enumerate(self.sources, start=1)}


class OfCountry(NamedTuple):
    """Everything on the page of a country: its particulars, where it stands, what it is called."""

    country: CountryRow
    short: str
    summary: str
    memberships: Sequence[Membership]
    notes: Sequence[str]
    names: Mapping[str, str]
    quoted: Sequence[Quoted]


class Gathered:
    """A register's answers on one day, each asked for once."""

    def __init__(self, register: Register, day: str) -> None:
        self.register = register
        self.day = day
        self._asked = Request(register, day)

    @cached_property
    def instruments(self) -> list[Listed]:
        """Every instrument, by id."""
        return queries.instruments(self.register, self.day)

    @cached_property
    def countries(self) -> list[CountryRow]:
        """Every country, by code."""
        return queries.countries(self.register, (), self.day)

    @cached_property
    def short_names(self) -> dict[str, str]:
        return short_names(self.register)

    @cached_property
    def names(self) -> dict[str, dict[str, str]]:
        """What the countries are called: language → code → name, English first."""
        return {language: names_in(language) for language in languages()}

    @cached_property
    def searched(self) -> dict[str, str]:
        """The words by which a country is found: its code, and its names in every language."""
        found: dict[str, dict[str, None]] = {row.code: {row.code.lower(): None} for row in self.countries}
        for code, name in known_names(self.register):
            found[code][spelling(name)] = None
        for names in self.names.values():
            for code, name in names.items():
                if code in found:
                    found[code][spelling(name)] = None
        return {code: " ".join(words) for code, words in found.items()}

    @cached_property
    def standing(self) -> dict[str, int]:
        """In how many instruments each country is for certain."""
        sql = f"""SELECT country, count(*) FROM (SELECT country, instrument FROM membership
            WHERE {ON_THE_DAY} GROUP BY country, instrument HAVING min(is_in) = 1) GROUP BY country"""
        return dict(self.register.rows(sql, {"day": self.day}))

    @cached_property
    def compared(self) -> list[Listed]:
        """The instruments of the matrix: those in which somebody is, the largest first."""
        found = [row for row in self.instruments if row.members or row.possible]
        return sorted(found, key=lambda row: (-row.members, row.id))[:MATRIX_COLUMNS]

    @property
    def crowded(self) -> bool:
        """Whether the matrix leaves out instruments for want of room."""
        return len(self.compared) == MATRIX_COLUMNS < len(self.instruments)

    @cached_property
    def matrix(self) -> dict[str, dict[str, Cell]]:
        """Who is in which of the instruments of the matrix: code → id → cell, in the order of names."""
        found: dict[str, dict[str, Cell]] = {}
        for cell in history.matrix(self.register, [row.id for row in self.compared], self.day):
            found.setdefault(cell.code, {})[cell.instrument] = cell
        return found

    @cached_property
    def passages(self) -> dict[str, dict[str, Passage]]:
        """The kept texts of every instrument, by source."""
        return {row.id: passages(self.register, row.id) for row in self.instruments}

    @cached_property
    def ledger(self) -> list[Checked]:
        """Every claim with its verdict, by instrument."""
        return [row for _, row in ledger(self.register)]

    @cached_property
    def verdicts(self) -> dict[str, int]:
        """How many claims have each verdict."""
        return tally(self.ledger)

    @cached_property
    def figures(self) -> dict[str, int]:
        """How large the record is."""
        return size_of_record(self.register)

    @cached_property
    def version(self) -> str:
        """The day to which the record reaches."""
        return evidence.data_version(self.register)

    @cached_property
    def coverage(self) -> list[tuple[str, str, str]]:
        """How far each instrument's record names everybody: id, first day, last day."""
        found = all_particulars(self.register)
        return [(about.id, about.complete_from or "", about.complete_to or "") for about in found]

    def instrument(self, id: str) -> OfInstrument:
        """What the page of an instrument says."""
        register, day = self.register, self.day
        about = particulars_of(register, id)
        particulars = Particulars(*(getattr(about, name) or "" for name in Particulars._fields))
        answer, summary = answers.who_signed(self._asked, [id])
        members = [Member._make(row) for row in answer.rows]
        return OfInstrument(
            particulars=particulars,
            summary=summary,
            total=queries.count(register, id, day),
            members=members,
            others=self._others(id),
            former=queries.former(register, id, day),
            notes=answer.notes,
            parts=parts(register, id),
            timeline=history.timeline(register, [id], day, events=True),
            ledger=[row for row in self.ledger if row.instrument == id],
            sources=resting.sources(register, id),
            kept={name: _shown(text) for name, text in self.passages[id].items() if text.text},
        )

    def _others(self, id: str) -> list[Member]:
        """Who has, or may have, a status that does not count as in: observers, candidates and their like."""
        counts = evidence.particulars(self.register, id, self.day)
        statuses = [row.name for row in counts if row.section == "counts"]
        outside = [s for s in statuses if s in STATUSES and s not in COUNTED and s != "former"]
        return [row for s in outside for row in queries.members(self.register, f"{id}:{s}", self.day)]

    def table(self, id: str) -> bytes:
        """Who is in an instrument, as CSV: what `who-signed` writes."""
        return _csv(answers.who_signed(self._asked._replace(format="csv"), [id])[0])

    def acts(self, page: OfInstrument) -> bytes:
        """The acts of an instrument, as CSV: what `timeline` writes."""
        rows = [row for row in page.timeline if row.action != "event"]
        return _csv(Answer(page.particulars.title, TimelineEntry._fields, rows))

    def citation(self, id: str) -> str:
        """How to cite who is in an instrument; the page itself lists the sources."""
        answer = Answer("", (), (), question=f"who-signed {id}", as_of=self.day)
        return citation.lines(answer._replace(data=citation.versions(self.register)))[0]

    def country(self, row: CountryRow) -> OfCountry:
        """What the page of a country says."""
        answer, summary = answers.signed_by(self._asked, [row.code])
        called = {language: known[row.code] for language, known in self.names.items() if row.code in known}
        memberships = [Membership._make(cells) for cells in answer.rows]
        quoted = list(self._quoted(row.code, memberships))
        return OfCountry(row, self.short_names[row.code], summary, memberships, answer.notes, called, quoted)

    def _quoted(self, code: str, memberships: Iterable[Membership]) -> Iterator[Quoted]:
        """What the kept texts among the sources of a country's memberships call it."""
        seen = set[tuple[str, str]]()
        for row in memberships:
            texts = self.passages[row.instrument]
            for words in words_about(texts, code, row.sources.split()):
                if words.as_listed and (row.instrument, words.source) not in seen:
                    seen.add((row.instrument, words.source))
                    yield Quoted(row.instrument, row.title, texts[words.source].kept.lang, words)


def _shown(passage: Passage) -> Shown:
    """A kept text with each country that it lists as a piece of its own, where it names it first."""
    pieces, done = list[Piece](), 0
    for country in sorted(passage.listed.values(), key=lambda country: country.offset):
        if country.offset >= done:
            pieces += [Piece(passage.text[done : country.offset], ""), Piece(country.text, country.code)]
            done = country.end
    rest = Piece(passage.text[done:], "")
    return Shown([piece for piece in (*pieces, rest) if piece.text], passage.kept.lang, passage.kept.licence)


def _csv(answer: Answer) -> bytes:
    stream = StringIO(newline="")
    FORMATS["csv"].write(answer, stream)
    return stream.getvalue().encode()
