"""The tables of the data package: what they are called, what their columns mean, and their rows.

Rows are in the order of their keys, and hold text, whole numbers, truth values, lists, and None where the
record says nothing. Dates are text.
"""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from signatories.answers.kept_words import kept_texts
from signatories.claims.checker import VERDICTS, ledger
from signatories.domain.dates import ALWAYS, parse
from signatories.domain.statuses import (
    ACTIONS,
    COUNTRY_KINDS,
    GRADES,
    KINDS,
    READS,
    STATEMENT_KINDS,
    STATUSES,
)
from signatories.query.knowledge import reach
from signatories.query.notices import data_version
from signatories.register.contents import (
    acts,
    citations,
    country_acts,
    events,
    membership_rows,
    numbers_of_rows,
    other_names,
    parts,
    sources_of,
)
from signatories.register.particulars import countries, own_particulars
from signatories.register.tables import Register

Value = str | int | bool | list[str] | None
Row = tuple[Value, ...]

TEXT, DAY, NUMBER, TRUTH, LIST = "string", "date", "integer", "boolean", "list"
"""The kinds of columns. A list is text in CSV and Parquet, its items parted by blanks or "; "."""


class Field(NamedTuple):
    """A column: its name and kind, what it means, whether it may be empty, and the words it is limited to."""

    name: str
    kind: str
    description: str
    required: bool = False
    words: tuple[str, ...] = ()
    between: str = " "


class Link(NamedTuple):
    """A foreign key: columns of a table that name a row of another one."""

    columns: tuple[str, ...]
    table: str
    named: tuple[str, ...]


class Table(NamedTuple):
    """A table of the package; `counted` is the table of the register that has about as many rows."""

    name: str
    title: str
    description: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    links: tuple[Link, ...]
    rows: Callable[[Register], Iterator[Row]]
    counted: str


def _when(name: str, meaning: str, *, required: bool = False) -> tuple[Field, ...]:
    """Return the three columns of a date: as the record writes it, and the first and last day it can mean."""
    edtf = "in the subset of EDTF that the project documents: 2012, 2012-09, 2013/2013-06, ../2014-01-16"
    return (
        Field(name, TEXT, f"{meaning} As the record writes it, {edtf}.", required),
        Field(f"{name}_earliest", DAY, f"The first day that `{name}` can mean.", required),
        Field(f"{name}_latest", DAY, f"The last day that `{name}` can mean.", required),
    )


def _bounds(text: str | None, opened: str = "") -> tuple[str | None, str | None, str | None]:
    """Return a date and its bounds. "By then" means since the opening, where there is one, or ever."""
    if text is None:
        return None, None, None
    span = parse(text)
    first = min(parse(opened).earliest, span.latest) if opened and span.earliest == ALWAYS else span.earliest
    return text, first or None, span.latest


def _of_instrument(name: str = "instrument") -> Field:
    return Field(name, TEXT, "The instrument's id.", True)


_TO_INSTRUMENT: Final = Link(("instrument",), "instruments", ("id",))
_TO_COUNTRY: Final = Link(("country",), "countries", ("code",))


# The rows


def _openings(register: Register) -> dict[str, str]:
    """Return the date of every instrument's opening, by id."""
    return {about.id: about.opened for about in own_particulars(register)}


def _country_rows(register: Register) -> Iterator[Row]:
    other: dict[str, list[str]] = {}
    for code, name in other_names(register):
        other.setdefault(code, []).append(name)
    for c in countries(register):
        alpha2, numeric = c.alpha2 and c.alpha2.lower(), c.numeric and int(c.numeric)
        yield (
            c.code, c.name, c.short, c.official_name, alpha2, numeric, c.kind, c.region, c.subregion,
            *_bounds(c.admitted), *_bounds(c.until), (c.successors or "").split(), other.get(c.code, []),
            c.footnote,
        )  # fmt: skip


def _instrument_rows(register: Register) -> Iterator[Row]:
    for about in own_particulars(register):
        dates = (about.opened, about.in_force, about.closed)
        bounds = (bound for text in dates for bound in _bounds(text, about.opened))
        extent = about.merged_into, about.complete_from, about.known_to
        look = _bounds(about.look)
        yield (about.id, about.title, about.kind, *bounds, about.place, about.url, *extent, *look)


def _action_rows(register: Register) -> Iterator[Row]:
    for id, opened in _openings(register).items():
        done: dict[int, list[tuple[str | None, ...]]] = {}
        for nth, *what in country_acts(register, id):
            done.setdefault(nth, []).append(tuple(what))
        cited = citations(register, id)
        for act in acts(register, id):
            for country, status, day, effect in done.get(act.nth, [(None, None, act.date, act.effective)]):
                yield (
                    f"{id}/{act.nth}/{country or 'unnamed'}", id, act.nth, country, act.unnamed, act.action,
                    status, *_bounds(day, opened), *_bounds(effect, opened), cited.get((act.nth, "source"), []),
                    act.disputed, cited.get((act.nth, "disputed"), []), cited.get((act.nth, "otherwise"), []),
                    act.note,
                )  # fmt: skip


def _membership_rows(register: Register) -> Iterator[Row]:
    for id in _openings(register):
        known = reach(register, id, "", data_version(register))
        for country, nth, action, status, is_in, *days in membership_rows(register, id):
            act = f"{id}/{action}/{country}" if action is not None else None
            yield (id, country, nth, act, status, bool(is_in), *days, known.of(country) or None)


def _claim_rows(register: Register) -> Iterator[Row]:
    opened = _openings(register)
    for claim, checked in ledger(register):
        yield (
            claim.instrument, claim.nth, claim.source, *_bounds(claim.as_of, opened[claim.instrument]),
            claim.joined, claim.of, claim.statement.kind, claim.statement.figure,
            list(claim.statement.countries), checked.claim,
            checked.record or None, checked.verdict, checked.difference or None, claim.explained,
        )  # fmt: skip


def _source_rows(register: Register) -> Iterator[Row]:
    for id in _openings(register):
        for *about, published, seen, archived in sources_of(register, id):
            yield (*about, *_bounds(published), *_bounds(seen), archived)


def _event_rows(register: Register) -> Iterator[Row]:
    for id in _openings(register):
        for e in events(register, id):
            yield (id, e.nth, e.date, e.earliest, e.latest, e.what, e.place, e.country, e.sources.split())


def _part_rows(register: Register) -> Iterator[Row]:
    for id in _openings(register):
        for nth, part in enumerate(parts(register, id), start=1):
            yield (id, nth, *part)


def _kept_rows(register: Register) -> Iterator[Row]:
    for kept in kept_texts(register):
        yield (
            kept.instrument, kept.source, kept.reads, kept.lang, kept.licence, kept.sha256,
            kept.codes.split(), kept.text or None,
        )  # fmt: skip


# The tables


TABLES: Final = (
    Table(
        "countries",
        "Countries",
        "Everybody who can act: states, territories and organisations. To be listed says nothing of a status.",
        (
            Field("code", TEXT, "ISO 3166-1 alpha-3, XKX for Kosovo, ISO 3166-3 for former states, an acronym for organisations.", True),
            Field("name", TEXT, "The name in the usage of the United Nations.", True),
            Field("short_name", TEXT, "The everyday name.", True),
            Field("official_name", TEXT, "The formal name.", True),
            Field("alpha2_lower", TEXT, "ISO 3166-1 alpha-2 in small letters, because many programs read Namibia's, in capitals, as a missing value."),
            Field("numeric", NUMBER, "ISO 3166-1 numeric as a number: 4 for Afghanistan's 004."),
            Field("kind", TEXT, "What kind of actor.", True, COUNTRY_KINDS),
            Field("region", TEXT, "Region of the standard M49."),
            Field("subregion", TEXT, "Subregion of M49."),
            *_when("admitted", "When it was admitted to the United Nations."),
            *_when("until", "Until when it existed, for former states."),
            Field("successors", LIST, "Codes of the states that followed it, with blanks between."),
            Field("other_names", LIST, "More names under which it is found, with semicolons between.", between="; "),
            Field("footnote", TEXT, "What must be said where the name is disputed."),
        ),
        ("code",),
        (),
        _country_rows,
        "country",
    ),
    Table(
        "instruments",
        "Instruments",
        "What states put their names to: declarations, coalitions, treaties, resolutions, organisations.",
        (
            _of_instrument("id"),
            Field("title", TEXT, "The full title.", True),
            Field("kind", TEXT, "What kind of instrument.", True, tuple(KINDS)),
            *_when("opened", "The first day a state could put its name to it.", required=True),
            *_when("in_force", "When a treaty itself entered into force."),
            *_when("closed", "The first day it is over."),
            Field("place", TEXT, "Where it was opened."),
            Field("url", TEXT, "Its own page."),
            Field("merged_into", TEXT, "The instrument or body that it was merged into, in a sentence."),
            Field("complete_from", DAY, "The first of the days on which the record names everybody; empty where no full list is known."),
            Field("known_to", TEXT, "The last of them: a day, or two dots where nothing can change any more."),
            *_when("look", "The next day on which to look for a change."),
        ),
        ("id",),
        (),
        _instrument_rows,
        "instrument",
    ),
    Table(
        "actions",
        "Acts",
        "What was done: a row for each country and act, or for an act of several that no source names.",
        (
            Field("id", TEXT, "The instrument, the entry of the record, and the country: dfi/2/KEN.", True),
            _of_instrument(),
            Field("entry", NUMBER, "Which entry of the record, from 1; countries that did the same share one.", True),
            Field("country", TEXT, "The country's code; empty where no source names it."),
            Field("unnamed", NUMBER, "How many did it whom no source names."),
            Field("action", TEXT, "What was done: signature, joining, withdrawal …", True, tuple(ACTIONS)),
            Field("status", TEXT, "The status that it led to.", words=STATUSES),
            *_when("date", "When it was done.", required=True),
            *_when("effective", "When it took effect, where that is another day."),
            Field("sources", LIST, "Ids of the sources, of this instrument in the table sources, with blanks between.", True),
            Field("disputed", TEXT, "Who disputes it, in a sentence."),
            Field("disputed_sources", LIST, "Ids of the sources for that."),
            Field("otherwise", LIST, "What other sources say the date is: the source's id, a colon, the date, with semicolons between.", between="; "),
            Field("note", TEXT, "What else must be known."),
        ),
        ("id",),
        (_TO_INSTRUMENT, _TO_COUNTRY),
        _action_rows,
        "membership",
    ),
    Table(
        "memberships",
        "Memberships",
        "What a country was under an instrument after each of its acts, until the next. Dates are narrowed by the order of the acts.",
        (
            _of_instrument(),
            Field("country", TEXT, "The country's code.", True),
            Field("nth", NUMBER, "Which of the country's acts under the instrument, from 1.", True),
            Field("act", TEXT, "The act that began it, `id` of actions; empty where the instrument's own end did."),
            Field("status", TEXT, "The status: member, party, former …; empty where the act, a lapse, left it none.", words=STATUSES),
            Field("is_in", TRUTH, "Whether the status counts as being in.", True),
            Field("since", TEXT, "When the status began; earlier than this row where the act before led to the same one."),
            Field("until", TEXT, "When it ended, that is the first day out; empty where it goes on."),
            Field("since_earliest", DAY, "The first day on which this row can have begun.", True),
            Field("since_latest", DAY, "The last such day: from then on it is certain that it had begun.", True),
            Field("until_earliest", DAY, "The first day on which it can have ended; empty where it goes on."),
            Field("until_latest", DAY, "The last such day."),
            Field("known_to", TEXT, "The last day for which the record speaks of the country under the instrument, after which what is certain by these rows is last known; two dots where nothing can change any more."),
        ),
        ("instrument", "country", "nth"),
        (_TO_INSTRUMENT, _TO_COUNTRY, Link(("act",), "actions", ("id",))),
        _membership_rows,
        "membership",
    ),
    Table(
        "claims",
        "Claims",
        "What sources say about the whole, with the verdict of the record.",
        (
            _of_instrument(),
            Field("nth", NUMBER, "Which of the instrument's claims, from 1.", True),
            Field("source", TEXT, "The id of the source that says it.", True),
            *_when("as_of", "The day or days that it speaks of."),
            Field("joined", TEXT, "In place of a day, the country that became the nth."),
            Field("of", TEXT, "The expression it is about, where that is not simply the instrument."),
            Field("saying", TEXT, "What kind of statement.", True, STATEMENT_KINDS),
            Field("figure", NUMBER, "The figure, of a claim that counts."),
            Field("countries", LIST, "The codes, of a claim that lists, with blanks between."),
            Field("claim", TEXT, "The claim in words.", True),
            Field("record", TEXT, "What the record has in its place: a number, or 31 to 32 where dates leave it open."),
            Field("verdict", TEXT, "Whether it holds.", True, VERDICTS),
            Field("difference", TEXT, "What is different, and what would make the claim true."),
            Field("explained", TEXT, "Why the source differs."),
        ),
        ("instrument", "nth"),
        (_TO_INSTRUMENT, Link(("instrument", "source"), "sources", ("instrument", "id")), Link(("joined",), "countries", ("code",))),
        _claim_rows,
        "claim",
    ),
    Table(
        "sources",
        "Sources",
        "The citations on which the record rests. An id is unique under its instrument.",
        (
            _of_instrument(),
            Field("id", TEXT, "The source's id under the instrument.", True),
            Field("title", TEXT, "Its title.", True),
            Field("publisher", TEXT, "Who published it.", True),
            Field("grade", TEXT, "How near it is to the fact.", True, GRADES),
            Field("url", TEXT, "Where it is."),
            *_when("published", "When it was published."),
            *_when("seen", "When it was read."),
            Field("archived", TEXT, "A copy that lasts."),
        ),
        ("instrument", "id"),
        (_TO_INSTRUMENT,),
        _source_rows,
        "source",
    ),
    Table(
        "kept_texts",
        "Kept texts",
        "The words of sources that are kept beside the record, which is proved against them. Each has a licence of its own; the data package's does not cover them.",
        (
            _of_instrument(),
            Field("source", TEXT, "The id of the source whose words they are.", True),
            Field("reads", TEXT, "What the record is proved against: a list of members, a table of dates, or words.", True, READS),
            Field("lang", TEXT, "The language of the text.", True),
            Field("licence", TEXT, "Under which the text may be copied, and whose it is.", True),
            Field("sha256", TEXT, "The hash of the text's bytes in UTF-8.", True),
            Field("countries", LIST, "The codes of the countries that it lists, in its order, with blanks between."),
            Field("text", TEXT, "The passage as it was published; empty where its licence does not let it be shipped."),
        ),
        ("instrument", "source"),
        (_TO_INSTRUMENT, Link(("instrument", "source"), "sources", ("instrument", "id"))),
        _kept_rows,
        "instrument",
    ),
    Table(
        "events",
        "Events",
        "Conferences, chairs' terms, later texts.",
        (
            _of_instrument(),
            Field("nth", NUMBER, "Which of the instrument's events, from 1.", True),
            *_when("date", "When it was.", required=True),
            Field("what", TEXT, "What happened.", True),
            Field("place", TEXT, "Where."),
            Field("country", TEXT, "The country it is about."),
            Field("sources", LIST, "Ids of the sources, with blanks between.", True),
        ),
        ("instrument", "nth"),
        (_TO_INSTRUMENT, _TO_COUNTRY),
        _event_rows,
        "event",
    ),
    Table(
        "parts",
        "Parts",
        "The headings of texts.",
        (
            _of_instrument(),
            Field("nth", NUMBER, "Which of the instrument's parts, from 1.", True),
            Field("title", TEXT, "The heading.", True),
            Field("summary", TEXT, "What it says, in a line of this project's own.", True),
        ),
        ("instrument", "nth"),
        (_TO_INSTRUMENT,),
        _part_rows,
        "part",
    ),
)  # fmt: skip
"""The tables in the order in which the package lists them."""


def count_rows(register: Register) -> int:
    """Return about how many rows the tables have together."""
    sizes = numbers_of_rows(register)
    return sum(sizes[table.counted] for table in TABLES)
