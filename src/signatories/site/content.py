"""Content of the pages: for every instrument and country the answers that the command line gives too."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from io import StringIO
from types import MappingProxyType
from typing import NamedTuple

from signatories.answers import citation
from signatories.answers.kept_words import passages, words_about
from signatories.answers.members import FORMER, notes_on_members_days, who_signed
from signatories.answers.memberships import COMPLETE_TO as RECORD_TO
from signatories.answers.memberships import notes_on_stays_days, signed_by
from signatories.claims.checker import HOLDS, CheckedClaim, ledger
from signatories.claims.passages import Passage
from signatories.domain.dates import OPEN, parse
from signatories.formats import FORMATS, Answer
from signatories.names.table import languages, names_in
from signatories.query import certainties, history, lists, notices
from signatories.query import members as member_queries
from signatories.query import sources as source_queries
from signatories.query.counts import Standings
from signatories.query.due import Due, due
from signatories.query.history import TimelineEntry
from signatories.query.lists import CountryRow, InstrumentRow
from signatories.query.matrix import Cell, matrix
from signatories.query.members import Member
from signatories.query.memberships import Membership, is_current
from signatories.record.kept import has_texts
from signatories.register.contents import Claim, parts, size_of_record, sources_of
from signatories.register.imprint import Imprint, Licence, imprint, licence_of
from signatories.register.lookup import known_names, short_names
from signatories.register.particulars import countries, folder_of, particulars_of
from signatories.register.snapshot import own_register
from signatories.register.tables import Register, spelling
from signatories.site import comparison, front
from signatories.site.changes import ChangeDay, last_changes
from signatories.site.claim_words import ShownClaim, shown_claims
from signatories.site.ends import End, end_of
from signatories.site.evidence import by_verdict, shown, shown_sources
from signatories.site.page_content import OfCountry, OfInstrument, Particulars, Quoted, tally
from signatories.site.remarks import remarks

MATRIX_COLUMNS = 32
"""More instruments than these stand side by side on no screen."""


class Request(NamedTuple):
    """The request that `answers` want; not for readers, whose rows say less."""

    register: Register
    day: str
    for_readers: bool = False
    today: str = ""
    chosen_names: Mapping[str, str] = MappingProxyType({})


class Gathered:
    """A register's answers on one day about the record's own instruments, each asked for once.

    `today` is the day on which older states of the record are read; the day itself where it is not given.
    Instruments that are shipped beside the record have no page; claims and changes can still name them, so
    that `whole` has these too.
    """

    def __init__(self, register: Register, day: str, today: str = "") -> None:
        self.whole = register
        self.register = own_register(register)
        self.day = day
        self._asked = Request(self.register, day)
        self._today = today or day
        self._passages: dict[str, Mapping[str, Passage]] = {}
        self._publishers: dict[str, dict[str, tuple[str, str]]] = {}

    @cached_property
    def instruments(self) -> list[InstrumentRow]:
        """Every instrument, by id."""
        return lists.instruments(self.register, self.day)

    @cached_property
    def imprint(self) -> Imprint:
        """Whose record it is."""
        return imprint(self.register)

    @cached_property
    def licence(self) -> Licence:
        """The licence of the record."""
        return licence_of(self.imprint.licence)

    @cached_property
    def titles(self) -> dict[str, str]:
        """The title of every instrument by its id."""
        return {row.id: row.title for row in self.instruments}

    @cached_property
    def _kinds(self) -> dict[str, str]:
        """The kind of every instrument by its id."""
        return {row.id: row.kind for row in self.instruments}

    @cached_property
    def reaches(self) -> dict[str, str]:
        """The reach of each record's full list: a day, OPEN, or empty where no full list is known."""
        return {row.id: row.known_to for row in self.instruments}

    @cached_property
    def living(self) -> list[InstrumentRow]:
        """The instruments that can still change, by id."""
        return [row for row in self.instruments if row.known_to != OPEN]

    @cached_property
    def closed(self) -> list[InstrumentRow]:
        """The instruments that cannot change any more, the newest first."""
        gone = [row for row in self.instruments if row.known_to == OPEN]
        return sorted(gone, key=lambda row: row.opened, reverse=True)

    @cached_property
    def themes(self) -> list[front.Theme]:
        """The living instruments by kind."""
        return front.themes(self.living)

    @cached_property
    def due(self) -> list[Due]:
        """The instruments that can still change, by how far the record lies behind the day.

        Those of which no full list is known are not among them: nothing says since when to look.
        """
        return [row for row in due(self.register, self.day) if self.reaches[row.id]]

    @cached_property
    def world(self) -> list[front.Shaded]:
        """The number of instruments that each state is in."""
        return front.world(self.standing, self.short_names)

    @cached_property
    def shades(self) -> list[tuple[int, str]]:
        """The legend of the world."""
        return front.shades(self.standing)

    @cached_property
    def changes(self) -> list[ChangeDay]:
        """The last changes of the record, day by day; empty where it has no history."""
        return last_changes(self.whole, self.titles, self.day, self._today)

    @cached_property
    def pairs(self) -> list[tuple[InstrumentRow, InstrumentRow]]:
        """The pairs of instruments that the record suggests to compare."""
        rows = {row.id: row for row in self.instruments}
        return [(rows[first], rows[second]) for first, second in comparison.suggested(self)]

    @cached_property
    def _compared_with(self) -> dict[str, list[tuple[InstrumentRow, str]]]:
        """The others with which a page compares each instrument, and the addresses of these pages."""
        found: dict[str, list[tuple[InstrumentRow, str]]] = {}
        for first, second in self.pairs:
            address = comparison.path_of(first.id, second.id)
            found.setdefault(first.id, []).append((second, address))
            found.setdefault(second.id, []).append((first, address))
        return found

    @cached_property
    def countries(self) -> list[CountryRow]:
        """Every country, by code."""
        return lists.countries(self.register, (), self.day)

    @cached_property
    def short_names(self) -> Mapping[str, str]:
        return short_names(self.register)

    @cached_property
    def names(self) -> dict[str, dict[str, str]]:
        """The names of the countries: language → code → name, English first."""
        return {language: names_in(language) for language in languages()}

    @cached_property
    def listed_first(self) -> int:
        """The number of living instruments on the front page."""
        return sum(len(theme.rows) for theme in self.themes)

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
        """The number of instruments that each country is in for certain."""
        return certainties.numbers_of_instruments(self.register, self.day)

    @cached_property
    def compared(self) -> list[InstrumentRow]:
        """The instruments of the matrix: those in which somebody is, the largest first."""
        found = [row for row in self.instruments if row.members or row.possible]
        return sorted(found, key=lambda row: (-row.members, row.id))[:MATRIX_COLUMNS]

    @property
    def crowded(self) -> bool:
        """Whether the matrix leaves out instruments for want of room."""
        return len(self.compared) == MATRIX_COLUMNS < len(self.instruments)

    @cached_property
    def matrix(self) -> dict[str, dict[str, Cell]]:
        """The members of the matrix's instruments: code → id → cell, in the order of names."""
        found: dict[str, dict[str, Cell]] = {}
        for cell in matrix(self.register, [row.id for row in self.compared], self.day):
            found.setdefault(cell.code, {})[cell.instrument] = cell
        return found

    @cached_property
    def _checked(self) -> list[tuple[Claim, CheckedClaim]]:
        """Every claim with its verdict, by instrument."""
        return ledger(self.whole)

    @cached_property
    def ledger(self) -> list[CheckedClaim]:
        """The verdict on every claim, by instrument."""
        return [row for _, row in self._checked]

    @cached_property
    def verdicts(self) -> dict[str, int]:
        """The number of claims with each verdict."""
        return tally(self.ledger)

    @cached_property
    def claims(self) -> list[tuple[str, list[ShownClaim]]]:
        """Every claim that does not hold by its verdict, those that fail first."""
        return by_verdict(
            shown_claims(self.whole, (pair for pair in self._checked if pair[1].verdict != HOLDS))
        )

    @cached_property
    def holding(self) -> dict[str, int]:
        """The number of claims that hold, for each instrument of which some do."""
        return dict(Counter(row.instrument for row in self.ledger if row.verdict == HOLDS))

    @cached_property
    def _ledgers(self) -> dict[str, list[tuple[Claim, CheckedClaim]]]:
        """The claims of each instrument that has some, with their verdicts."""
        found: dict[str, list[tuple[Claim, CheckedClaim]]] = {}
        for claim, row in self._checked:
            found.setdefault(row.instrument, []).append((claim, row))
        return found

    @cached_property
    def ends(self) -> dict[str, End]:
        """The ends of the instruments that are closed by the day, by id."""
        return {
            row.id: end
            for row in self.closed
            if (end := end_of(self.register, row.id, self.day)) and not row.members + row.possible
        }

    def source_name(self, instrument: str, source: str) -> tuple[str, str]:
        """Return the publisher and the title of a source."""
        return self._names_of_sources(instrument)[source]

    @cached_property
    def figures(self) -> dict[str, int]:
        """The size of the record."""
        return size_of_record(self.register)

    @cached_property
    def version(self) -> str:
        """The day to which the record reaches."""
        return notices.data_version(self.register)

    @cached_property
    def without_list(self) -> int:
        """The number of living instruments of which no full list is known."""
        return sum(not self.reaches[row.id] for row in self.living)

    def instrument(self, id: str) -> OfInstrument:
        """Return what the page of an instrument says."""
        register, day = self.register, self.day
        about = particulars_of(register, id)
        particulars = Particulars(*(getattr(about, name) or "" for name in Particulars._fields))
        answer, summary = who_signed(self._asked, [id])
        sources, counts = source_queries.sources(register, id), Standings(register)
        members = [Member._make(row) for row in answer.rows]
        checked = self._ledgers.get(id, [])
        said = {
            *notes_on_members_days(self._asked, members),
            f"{id}: closed on {particulars.closed}",
        }
        last_day = self.ends[id].last_day if id in self.ends else ""
        last = who_signed(self._asked._replace(day=last_day), [id])[0] if last_day else None
        return OfInstrument(
            particulars=particulars,
            answer=last or answer,
            summary=summary,
            total=member_queries.count(register, id, day),
            members=members,
            others=self._others(id),
            former=member_queries.former(register, id, day),
            notes=answer.notes,
            shown_notes=[
                note
                for note in answer.notes
                if note not in said and not note.startswith((f"{id}: {notices.COMPLETE_TO}", FORMER))
            ],
            parts=parts(register, id),
            timeline=history.timeline(register, [id], day, events=True, counts=counts),
            remarks=remarks(register, id, day),
            counts=counts,
            ledger=[row for _, row in checked],
            shown_claims=shown_claims(self.whole, checked),
            sources=sources,
            kept={name: shown(text) for name, text in self._texts(id).items() if text.text},
            shown_sources=shown_sources(sources, sources_of(register, id)),
            compared_with=self._compared_with.get(id, ()),
            reach=self.reaches[id],
            last_day=last_day,
            last_members=[Member._make(row) for row in last.rows] if last else (),
        )

    def _texts(self, id: str) -> Mapping[str, Passage]:
        """Return the kept texts of an instrument, ready to be read; cached, as each country asks for them."""
        if id not in self._passages:
            known = has_texts(folder_of(self.register, id), id)
            self._passages[id] = passages(self.register, id) if known else {}
        return self._passages[id]

    def _others(self, id: str) -> list[Member]:
        """Return those whose status, certain or possible, does not count as in: observers, candidates."""
        return member_queries.standing_apart(self.register, id, self.day)

    def table(self, page: OfInstrument) -> bytes:
        """Return who is in an instrument, or was on its last day, as CSV: what `who-signed` writes."""
        return _csv(page.answer)

    def acts(self, page: OfInstrument) -> bytes:
        """Return the acts of an instrument, as CSV: what `timeline` writes."""
        rows = [row for row in page.timeline if row.action != "event"]
        return _csv(Answer(page.particulars.title, TimelineEntry._fields, rows))

    def citation(self, id: str, day: str) -> str:
        """Return how to cite who is in an instrument on a day; the page itself lists the sources."""
        answer = Answer("", (), (), question=f"who-signed {id}", as_of=day)
        return citation.lines(answer._replace(data=citation.versions(self.register)))[0]

    def country(self, row: CountryRow) -> OfCountry:
        """Return what the page of a country says."""
        answer, summary = signed_by(self._asked, [row.code])
        called = {language: known[row.code] for language, known in self.names.items() if row.code in known}
        memberships = [Membership._make(cells) for cells in answer.rows]
        publishers = {
            (stay.instrument, id): self._names_of_sources(stay.instrument)[id]
            for stay in memberships
            for id in stay.sources.split()
        }
        quoted = list(self._quoted(row.code, memberships))
        said = {*notes_on_stays_days(memberships)}
        shown = [note for note in answer.notes if note not in said and not note.startswith(RECORD_TO)]
        return OfCountry(
            row, self.short_names[row.code], self._ends_of_states.get(row.code, ""), summary,
            sum(
                stay.certainty == "possible" and is_current(stay, self._kinds[stay.instrument])
                for stay in memberships
            ),
            memberships, answer.notes, shown, called, publishers, quoted,
        )  # fmt: skip

    @cached_property
    def _ends_of_states(self) -> dict[str, str]:
        """The first day on which each state is no more that has come to its end by the day, by code."""
        ended = {row.code: row.until or "" for row in countries(self.register)}
        return {code: until for code, until in ended.items() if until and parse(until).earliest <= self.day}

    def _quoted(self, code: str, memberships: Iterable[Membership]) -> Iterator[Quoted]:
        """Yield what the kept texts among the sources of a country's memberships call it."""
        seen = set[tuple[str, str]]()
        for row in memberships:
            texts = self._texts(row.instrument)
            for words in words_about(texts, code, row.sources.split()) if texts else ():
                if words.as_listed and (row.instrument, words.source) not in seen:
                    seen.add((row.instrument, words.source))
                    yield Quoted(row.instrument, row.title, texts[words.source].kept.lang, words)

    def _names_of_sources(self, id: str) -> dict[str, tuple[str, str]]:
        """Return the publisher and title of an instrument's sources by id."""
        if id not in self._publishers:
            found = sources_of(self.register, id)
            self._publishers[id] = {source.id: (source.publisher, source.title) for source in found}
        return self._publishers[id]


def _csv(answer: Answer) -> bytes:
    stream = StringIO(newline="")
    FORMATS["csv"].write(answer, stream)
    return stream.getvalue().encode()
