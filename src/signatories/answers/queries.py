"""Answers from rows: the title, the notes a reader must see, and the summary in a line.

Each function asks one question and returns what is to be written, with its summary.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, Protocol

from signatories.domain.dates import ALWAYS, earliest_reach
from signatories.domain.dates import parse as parse_date
from signatories.domain.problems import QueryError
from signatories.domain.statuses import CLOSING, ENDED, STATUS
from signatories.formats import Answer, sized
from signatories.names.arguments import country_code, instrument_id
from signatories.query import certainties, knowledge, members, notices, provenance
from signatories.query.certainties import CERTAIN, LAST_KNOWN
from signatories.query.evaluate import levels
from signatories.query.members import CountryRow, Former, InSet, InstrumentRow, Member, Membership
from signatories.query.provenance import Detail, Reason
from signatories.query.syntax import instruments_of, is_single, parse
from signatories.record.kept import has_texts
from signatories.register.contents import folder_of, shipped_ids
from signatories.register.lookup import (
    instruments_without_acts,
    kinds_of_countries,
    names_of_countries,
    short_name,
)
from signatories.register.tables import Register, spelling

if TYPE_CHECKING:
    from signatories.answers.kept_words import Words
    from signatories.query.history import Cell
    from signatories.query.syntax import Question


class Request(Protocol):
    """The register asked, the day asked about, the reader's own day, and how the answer will be written.

    That is whether it is for readers, whose rows may say less, and names of countries that were chosen.
    """

    @property
    def register(self) -> Register: ...
    @property
    def day(self) -> str: ...
    @property
    def today(self) -> str: ...
    @property
    def for_readers(self) -> bool: ...
    @property
    def chosen_names(self) -> Mapping[str, str]: ...


Report = tuple[Answer, str]
"""An answer and its summary."""


def instruments(asked: Request, words: Sequence[str] = (), kind: str | None = None) -> Report:
    """Return every instrument; only those of a kind, or with all of some words in their ids and titles."""
    wanted = [spelling(word) for word in words]
    rows = [
        row
        for row in members.instruments(asked.register, asked.day)
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
    rows = members.countries(asked.register, words, asked.day)
    title = f"Countries: {' '.join(words)}, {asked.day}" if words else "Countries"
    notes = _footnotes(asked, (row.code for row in rows))
    about: Sequence[str] = ()
    if words:
        tree = parse(words, asked.register)
        about = instruments_of(tree)
        found = levels(tree, asked.register, asked.day)
        possible = [row.code for row in rows if found[row.code] != CERTAIN]
        notes += [f"Only possible: {', '.join(possible)}"] if possible else []
        notes += _notices(asked, words)
    kinds = Counter(row.kind for row in rows)
    summary = ", ".join(sized(number, kind, _PLURAL.get(kind, "")) for kind, number in kinds.items())
    answer = Answer(title, CountryRow._fields, rows, notes, about=about)
    return answer, f"{len(rows)}: {summary}" if rows else "0"


_PLURAL = {"territory": "territories"}


def _names_in_sentence(asked: Request) -> Callable[[str], str]:
    """Return what countries are called in a sentence: as was chosen, else by the everyday name."""
    return lambda code: asked.chosen_names.get(code) or short_name(asked.register, code)


def _footnotes(asked: Request, codes: Iterable[str]) -> list[str]:
    return notices.footnotes(asked.register, codes, asked.chosen_names)


def _notices(asked: Request, words: "Question", day: str = "") -> list[str]:
    """Return what must be said of an answer about a day: the one asked about, unless given."""
    on = day or asked.day
    future = [f"{on} is still to come: the answer is what is known today"] if on > asked.today > "" else []
    return [*future, *notices.notices(asked.register, words, on)]


def who_signed(asked: Request, words: Sequence[str]) -> Report:
    """Return who is in one instrument, or in any expression."""
    register = asked.register
    tree = parse(words, register)
    term = is_single(tree)
    gone = members.former(register, tree, asked.day)
    rows: Sequence[Member | InSet]
    columns: tuple[str, ...] = Member._fields if term else InSet._fields
    if term is None:
        rows = members.in_set(register, tree, asked.day)
        title = f"{' '.join(words)}, {asked.day}"
    else:
        rows = members.members(register, tree, asked.day)
        facet = f" ({term.facet})" if term.facet else ""
        title = f"{members.title(register, term.instrument)}{facet}, {term.day or asked.day}"
    rows = sorted(rows, key=lambda row: row.certainty == "possible")
    disputed = [row for row in rows if isinstance(row, Member) and row.disputed]
    called = _names_in_sentence(asked)
    notes = [
        *(f"{called(row.code)}, disputed: {row.disputed}" for row in disputed),
        *_formers(asked, gone),
        *(_apart(asked, term.instrument, term.day or asked.day) if term and not term.facet else ()),
        *notes_on_members_days(asked, (row for row in rows if isinstance(row, Member))),
        *_footnotes(asked, (row.code for row in rows)),
        *_notices(asked, tree),
    ]
    total = members.count(register, tree, asked.day)
    parts = [*_kinds(asked, rows)]
    suspended = sum("suspended" in row.status for row in rows if isinstance(row, Member))
    if suspended and term and not term.facet:
        parts.append(f"{suspended} of them suspended")
    if total.unnamed:
        parts.append(f"{total.unnamed} named by no source")
    besides = f"{total.possible} possible"
    if total.unnamed_possible and term is None:
        several = f"{total.unnamed_possible} of them " if total.unnamed_possible < total.possible else ""
        besides += f", {several}named by no source"
    if term is not None:
        besides += f", {len(disputed)} disputed, {len(gone)} former"
    summary = f"{total.certain}{_last_known(rows)}: {', '.join(parts) or 'nobody'}; {besides}"
    answer = Answer(title, columns, rows, notes, about=instruments_of(tree))
    answer = answer._replace(besides=[row.code for row in gone])
    return _for_readers(asked, answer), summary


def _last_known(rows: Sequence[Member | InSet]) -> str:
    """Return how far the record knows of those who are in, as words behind their number.

    The day is the earliest of theirs, and "or later" where somebody may not have been in on it.
    """
    beyond = [row for row in rows if row.certainty == LAST_KNOWN]
    if not beyond:
        return ""
    reaches = {row.known_to for row in beyond}
    reach = earliest_reach(reaches)
    later = len(reaches) > 1 and not all(_was_in_by(row, reach) for row in beyond)
    since = f" on {reach}{' or later' if later else ''}" if reach else ""
    if len(beyond) == sum(row.certainty != "possible" for row in rows):
        return f" last known{since}"
    return f", {len(beyond)} of them last known{since}"


def _was_in_by(row: Member | InSet, day: str) -> bool:
    return isinstance(row, Member) and bool(row.since) and parse_date(row.since).latest <= day


def notes_on_members_days(asked: Request, rows: Iterable[Member]) -> list[str]:
    """Return notes on the days since which members are in, where these are not known."""
    days = ((row.code, beginning(row.status), row.since) for row in rows)
    return notices.imprecise(days, _names_in_sentence(asked))


def beginning(status: str) -> str:
    """Return how a status begins, in a sentence; of several that are possible, as one word."""
    return STATUS[status].came if status in STATUS else f"became {status}"


def _apart(asked: Request, id: str, day: str) -> list[str]:
    """Return who is suspended or inactive and does not count as in: they are neither in nor former."""
    called = _names_in_sentence(asked)
    rows = members.standing_apart(asked.register, id, day)
    return [
        f"{STATUS[row.status].one.capitalize()}: {called(row.code)}, since {row.since}"
        for row in rows
        if row.status in ("suspended", "inactive")
    ]


def _kinds(asked: Request, rows: Iterable[Member | InSet]) -> list[str]:
    """Return the certain ones by kind: `65 countries`, `1 organisation`."""
    kinds = kinds_of_countries(asked.register)
    organisations = [kinds[row.code] == "organisation" for row in rows if row.certainty != "possible"]
    number = sum(organisations)
    parts = (
        [sized(len(organisations) - number, "country", "countries")] if len(organisations) > number else []
    )
    return parts + ([sized(number, "organisation")] if number else [])


FEW_FORMER = 5
"""So many who are former by a closing are named in notes; of more, it gives the number."""


FORMER: Final = "Former: "
"""The beginning of a note on who is out again."""


def _formers(asked: Request, gone: Sequence[Former]) -> list[str]:
    lines = []
    called = _names_in_sentence(asked)
    if len(gone) > FEW_FORMER and {row.action for row in gone} == {CLOSING}:
        return [f"{FORMER}{len(gone)}, until it was closed on {gone[0].until}"]
    for row in gone:
        began = "listed" if row.action == "removal" and row.status != "member" else STATUS[row.status].began
        perhaps = "" if row.certainty == "certain" else "perhaps "
        ended = f"{perhaps}{ENDED.get(row.action, row.action)} {row.until}"
        lines.append(f"{FORMER}{called(row.code)}, {began} {row.since}, {ended}")
    return lines


def _for_readers(asked: Request, answer: Answer) -> Answer:
    """Move who disputes a fact from the cells, which then only say that somebody does, into the notes."""
    if not asked.for_readers or "disputed" not in answer.columns:
        return answer
    place = list(answer.columns).index("disputed")
    rows = [(*row[:place], "yes" if row[place] else "", *row[place + 1 :]) for row in answer.rows]
    return answer._replace(rows=rows)


COMPLETE_TO: Final = "Record complete to: "
"""The beginning of the note that says how far each instrument of a country is known."""


def signed_by(asked: Request, country: Sequence[str]) -> Report:
    """Return what a country is in, and was in."""
    code = country_code(asked.register, country)
    rows = sorted(
        members.memberships(asked.register, code, asked.day), key=lambda row: _first_and_last_day(row.since)
    )
    name = asked.chosen_names.get(code) or names_of_countries(asked.register)[code]
    notes = [f"{row.instrument}, disputed: {row.disputed}" for row in rows if row.disputed]
    announced = notices.announcements_of(asked.register, code, asked.day)
    notes += [f"{row.instrument}: {words}" for row in rows for words in announced.get(row.instrument, ())]
    notes += notes_on_stays_days(rows)
    notes += _footnotes(asked, [code])
    notes += [] if rows else notices.of_territory(asked.register, code)
    about = certainties.about_those_of(asked.register, code)
    ends = notices.completeness((about[row.instrument] for row in rows), asked.day)
    notes += [f"{COMPLETE_TO}{', '.join(f'{id} {end}' for id, end in ends.items())}"] if ends else []
    current = sum(members.is_current(row, about[row.instrument].kind) for row in rows)
    ended = sum(bool(row.until) and row.certainty == "certain" for row in rows)
    others = len(rows) - current - ended
    besides = f", {others} beside them" if others else ""
    answer = Answer(f"{name}, {asked.day}", Membership._fields, rows, notes)
    return _for_readers(asked, answer), f"{len(rows)}: {current} current, {ended} former{besides}"


def _first_and_last_day(text: str) -> tuple[str, str]:
    """Return the first and the last day that a date can mean; where the first is open, the last for both."""
    span = parse_date(text)
    return (span.latest if span.earliest == ALWAYS else span.earliest), span.latest


def notes_on_stays_days(rows: Iterable[Membership]) -> list[str]:
    """Return notes on the days on which a country's stays began and ended, where these are not known."""
    return notices.imprecise(_bounds(rows), plural="instruments")


def _bounds(rows: Iterable[Membership]) -> Iterator[tuple[str, str, str]]:
    """Yield how and when each stay began, and when it ended."""
    for row in rows:
        yield row.instrument, beginning(row.status), row.since
        if row.until:
            yield row.instrument, "ended", row.until


def diff(
    asked: Request, words: Sequence[str], from_day: str | None, to_day: str | None, *, kept: bool
) -> Report:
    """Return what differs between two expressions, or between two days of one.

    Raises:
        QueryError: there are more than two expressions, or the days stand in the wrong order.
    """
    from signatories.query import history

    register = asked.register
    if from_day or to_day:
        start, end = from_day or asked.day, to_day or asked.day
        rows = history.changes_between_days(register, words, start, end, kept=kept)
        title = f"{' '.join(words)}, {start} to {end}"
        notes = [*_notices(asked, words, start), *_notices(asked, words, end)]
        order = (history.REMOVED, history.ADDED, history.KEPT)
    elif len(words) == 2:
        rows = history.set_difference(register, words[0], words[1], asked.day, kept=kept)
        title = f"{words[0]} → {words[1]}, {asked.day}"
        notes = [*_notices(asked, words[0]), *_notices(asked, words[1])]
        order = (history.FIRST, history.SECOND, history.BOTH)
    else:
        raise QueryError(
            "diff compares two expressions, each in quotes where it has several words (diff foc dfi), or one"
            " between two days (diff foc --from 2014-01-16 --to 2024-12-31)"
        )
    notes = [*_footnotes(asked, (row.code for row in rows)), *dict.fromkeys(notes)]
    named = [words] if from_day or to_day else words
    about = [id for part in named for id in instruments_of(parse(part, register))]
    totals = Counter(row.change for row in rows if row.certainty != "possible")
    possible = sum(row.certainty == "possible" for row in rows)
    phrases = {
        history.FIRST: f"only in {words[0]}",
        history.SECOND: f"only in {words[-1]}",
        history.BOTH: "in both",
    }
    shown = order if kept else order[:2]
    numbers = {word: str(totals[word]) for word in shown}
    if not (from_day or to_day):
        numbers |= _with_unnamed(asked, words[0], words[1], totals)
    summary = ", ".join(f"{numbers[word]} {phrases.get(word, word)}" for word in shown)
    answer = Answer(title, history.Difference._fields, rows, notes, about=list(dict.fromkeys(about)))
    return answer, f"{summary}; {possible} possible"


def _with_unnamed(
    asked: Request, first: "Question", second: "Question", certain: Mapping[str, int]
) -> dict[str, str]:
    """Return how many are in one of two sets and in both, where those whom no source names matter."""
    from signatories.query import history

    found = {}
    for change, tree in history.parts(parse(first, asked.register), parse(second, asked.register)).items():
        total = members.count(asked.register, tree, asked.day)
        if total.certain != certain[change] or total.unnamed_possible:
            found[change] = str(total)
    return found


def timeline(
    asked: Request,
    ids: Sequence[str],
    country: str | None,
    from_day: str | None = None,
    to_day: str | None = None,
    *,
    events: bool,
) -> Report:
    """Return acts in order of time, all or those between two days.

    Raises:
        QueryError: the first day is after the second.
    """
    from signatories.query import history

    start, end = from_day or "", to_day or ""
    if start and start > (end or asked.day):
        raise QueryError(f"--from {start} is after {end or asked.day}: give an earlier --from")
    rows = history.timeline(asked.register, ids, asked.day, country, events=events, start=start, end=end)
    notes = _footnotes(asked, (row.code for row in rows))
    for id in ids:
        notes += _notices(asked, id)
    answer = Answer(
        f"Timeline of {', '.join(ids)}, {f'{start} to' if start else 'to'} {end or asked.day}",
        history.TimelineEntry._fields,
        rows,
        notes,
    )
    happened = sum(row.action == "event" for row in rows)
    followed = sum(history.is_consequence(row) for row in rows)
    besides = f", {sized(happened, 'event')}" if events else ""
    return answer, f"{sized(len(rows) - happened - followed, 'act')}{besides}"


def matrix(asked: Request, ids: Sequence[str]) -> Report:
    """Return a row a country, a column an instrument: the date since, after `?` where only possible."""
    from signatories.query import history

    wanted = list(dict.fromkeys(instrument_id(asked.register, id) for id in ids))
    cells = history.matrix(asked.register, wanted, asked.day)
    rows: dict[str, dict[str, str]] = {}
    readers = asked.for_readers
    columns = ["code", "country"]
    for id in wanted:
        columns += [id] if readers else [id, f"{id}_known_to"]
    for cell in cells:
        row = rows.setdefault(cell.code, dict.fromkeys(columns, ""))
        mark = "?" if cell.certainty == "possible" else ""
        row |= {"code": cell.code, "country": cell.country, cell.instrument: mark + cell.since}
        if not readers:
            row[f"{cell.instrument}_known_to"] = cell.known_to
    notes = []
    for id in wanted:
        found = (cell for cell in cells if cell.instrument == id)
        dates = ((cell.code, "entered", cell.since) for cell in found)
        notes += [f"{id}, {note}" for note in notices.imprecise(dates, _names_in_sentence(asked))]
    notes += _footnotes(asked, rows)
    for id in wanted:
        notes += _notices(asked, id)
    answer = Answer(
        f"{', '.join(wanted)}, {asked.day}",
        columns,
        [tuple(r.values()) for r in rows.values()],
        notes,
        about=wanted,
    )
    return answer, _matrix_summary(cells, wanted, len(rows))


def _matrix_summary(cells: Iterable["Cell"], ids: Sequence[str], number: int) -> str:
    sizes = Counter(cell.instrument for cell in cells if cell.certainty != "possible")
    return f"{sized(number, 'row')}: {', '.join(f'{id} {sizes[id]}' for id in ids)}"


def why(asked: Request, id: str, country: Sequence[str]) -> Report:
    """Return the facts and sources behind one cell, and the status they lead to."""
    from signatories.claims import checker as claims

    register = asked.register
    id, code = instrument_id(register, id), country_code(register, country)
    rows = provenance.why(register, id, code)
    name = _names_in_sentence(asked)(code)
    words = _kept_words(register, id, code, [row.source for row in rows])
    now = [row for row in members.memberships(register, code, asked.day) if row.instrument == id]
    standing = "; ".join(_standing(row) for row in now) or _absent(asked, id, code)
    notes = [f"So {name} under {id} on {asked.day}: {standing}"]
    notes += [f"{'Disputed' if row.fact == 'disputes' else row.date}: {row.note}" for row in _firsts(rows)]
    notes += [said.in_words(name) for said in words]
    for row in claims.claims_naming(register, id, code):
        as_of = f" as of {row.as_of}" if row.as_of else ""
        notes.append(f"Claim of {row.source}{as_of}: {row.claim}: {row.verdict}")
    notes += _footnotes(asked, [code])
    notes += _notices(asked, id)
    title = f"Why: {name} and the {members.title(register, id)}"
    facts = len({(row.date, row.fact) for row in rows if row.fact not in ("disputes", "says otherwise")})
    sources = len({row.source for row in rows})
    as_listed = {said.source: said.as_listed for said in words}
    columns = (*Reason._fields, "as_listed")
    answer = Answer(
        title, columns, [(*row, as_listed.get(row.source, "")) for row in rows], notes, about=[id]
    )
    summary = f"{sized(facts, 'fact')}, {sized(sources, 'source')}: {standing}"
    return _why_for_readers(asked, answer), summary


def _kept_words(register: Register, id: str, code: str, sources: Sequence[str]) -> "list[Words]":
    """Return what the kept texts among some sources say of a country; slow beside any other answer."""
    if not has_texts(folder_of(register, id), id):
        return []
    from signatories.answers.kept_words import passages, words_about

    return words_about(passages(register, id), code, sources)


def _standing(row: Membership) -> str:
    until = f" until {row.until}" if row.until else ""
    disputed = ", disputed" if row.disputed else ""
    return f"{row.status} since {row.since}{until}, {_how_sure(row.certainty, row.known_to)}{disputed}"


def _how_sure(certainty: str, known_to: str) -> str:
    return f"{certainty} on {known_to}" if certainty == LAST_KNOWN and known_to else certainty


def _absent(asked: Request, id: str, code: str) -> str:
    """Return what is to be said of a country that has no status: *not in* only where the record knows it."""
    absence = members.absence(asked.register, id, code, asked.day)
    if absence != members.UNNAMED:
        return absence
    number = sum(block.number for block in knowledge.unnamed_blocks(asked.register, id, "", asked.day))
    return f"not known to be in: may be one of the {number} whom no source names"


def _firsts(rows: Iterable[Reason]) -> list[Reason]:
    """Return one row for each different note."""
    found: dict[str, Reason] = {}
    for row in rows:
        if row.note:
            found.setdefault(row.note, row)
    return list(found.values())


def _why_for_readers(asked: Request, answer: Answer) -> Answer:
    if not asked.for_readers:
        return answer
    kept = ["date", "effective", "fact", "status", "publisher", "published", "grade", "source"]
    if any(row[-1] for row in answer.rows):
        kept.append("as_listed")
    rows = [tuple(row[answer.columns.index(name)] for name in kept) for row in answer.rows]
    return answer._replace(columns=kept, rows=rows)


def show(asked: Request, id: str) -> Report:
    """Return what there is to know of an instrument."""
    from signatories.claims import checker as claims

    id = instrument_id(asked.register, id)
    rows = provenance.particulars(asked.register, id, asked.day)
    verdicts = Counter(row.verdict for _, row in claims.ledger(asked.register, id))
    rows += [Detail("claims", word, str(verdicts[word])) for word in claims.VERDICTS if verdicts.total()]
    notes = _notices(asked, id)
    answer = Answer(members.title(asked.register, id), Detail._fields, rows, notes, about=[id])
    sources = sum(row.section == "sources" for row in rows)
    return answer, f"{sized(sources, 'source')}; `signatories who-signed {id}` lists who is in"
