"""Members of an instrument or an expression, and the memberships of a country.

Every query returns a list of one `NamedTuple` type, whose field names are the header of its table. Days
are arguments and never read from the clock; dates come back as the record writes them. Nothing here knows
of formats.
"""

from collections.abc import Sequence
from typing import NamedTuple

from signatories.domain.dates import day as as_day
from signatories.domain.dates import reaches
from signatories.domain.problems import QueryError
from signatories.domain.statuses import ACTIONS
from signatories.names.arguments import country_code, instrument_id
from signatories.query import certainties, knowledge, steps
from signatories.query.certainties import CERTAINTY
from signatories.query.counts import Count, count_of
from signatories.query.evaluate import find, levels
from signatories.query.steps import Step
from signatories.query.syntax import Question, Term, is_single, parse
from signatories.register.lookup import Words, by_name, names_of_countries
from signatories.register.memory import remembered
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


class Member(NamedTuple):
    """A country in an instrument: the status it has, since when, how certain, who disputes it.

    Where the dates allow several statuses they are joined by " or ", and `since` is that of the first.
    `certainty` is certain, last known or possible; `known_to` is the last day for which the record speaks of
    this country, `..` where nothing can change any more.
    """

    code: str
    country: str
    status: str
    since: str
    certainty: str
    known_to: str
    disputed: str
    sources: str


class InSet(NamedTuple):
    """A country in a longer expression."""

    code: str
    country: str
    certainty: str
    known_to: str


class Former(NamedTuple):
    """A country that is out again: its status `since` one date `until` another, and the act that ended it.

    `action` is `closing` where the instrument came to its end, `end of state` where the country did.
    """

    code: str
    country: str
    status: str
    since: str
    until: str
    action: str
    certainty: str


class Membership(NamedTuple):
    """One country's place in one instrument; `until` is empty where it still has it."""

    instrument: str
    title: str
    status: str
    since: str
    until: str
    certainty: str
    known_to: str
    disputed: str
    sources: str


def members(register: "Register", words: "Question", as_of: str) -> "list[Member]":
    """Return who is in one instrument, by name. `words` is one term: dfi, foc@2014-01-16, budapest:party.

    Raises:
        QueryError: the expression is wrong, or longer than one term.
    """
    term = is_single(parse(words, register))
    if term is None:
        raise QueryError("this question is about one instrument: for longer expressions ask `in_set`")
    return list(_of_term(register, term, term.day or as_day(as_of)))


@remembered
def _of_term(register: Register, term: Term, day: str) -> Sequence[Member]:
    found = find(term, register, day)
    kind = certainties.about(register, term.instrument).kind
    names = names_of_countries(register)
    of_country = steps.of_instrument(register, term.instrument)
    rows = []
    for code in sorted(found, key=by_name(register)):
        shown = steps.steps_asked_for(of_country[code], kind, term.facet, day)
        status = " or ".join(dict.fromkeys(step.status for step in shown))
        certainty, known_to = found[code].certainty, found[code].known_to
        backing = _backing(shown)
        since = shown[0].since if term.facet in ACTIONS else steps.since_of(shown)
        rows.append(Member(code, names[code], status, since, certainty, known_to, *backing))
    return rows


def in_set(register: "Register", words: "Question", as_of: str) -> "list[InSet]":
    """Return who is in any expression, by name. `words` are such as: un and not dfi."""
    found = find(parse(words, register), register, as_day(as_of))
    names = names_of_countries(register)
    return [
        InSet(code, names[code], found[code].certainty, found[code].known_to)
        for code in sorted(found, key=by_name(register))
    ]


def _backing(shown: Sequence[Step]) -> tuple[str, str]:
    """Return who disputes the acts behind these steps, and the ids of their sources, space between.

    An act that did not lead to the status shown is not evidence for it: the adoption of a resolution by
    one of its sponsors.
    """
    begun = {step.status: step for step in reversed(shown)}
    behind = [
        step
        for step in shown
        if step is begun[step.status] or (step.word in ACTIONS and ACTIONS[step.word].status == step.status)
    ]
    disputed = "; ".join(dict.fromkeys(step.disputed for step in behind if step.disputed))
    cited = (source for step in behind for source in step.sources.split())
    return disputed, " ".join(dict.fromkeys(cited))


def former(register: Register, words: Question, as_of: str) -> list[Former]:
    """Return who was in an instrument and is out on a day, each once, in the order in which they left.

    `certainty` says whether that is certain. Empty for longer expressions. Suspended and inactive countries
    have not left.
    """
    term = is_single(parse(words, register))
    if term is None or term.facet:
        return []
    return list(_former(register, term.instrument, term.day or as_day(as_of)))


@remembered
def _former(register: Register, id: str, day: str) -> Sequence[Former]:
    names = names_of_countries(register)
    gone = [out for mine in steps.of_instrument(register, id).values() if (out := steps.outs(mine, day))]
    return [
        Former(
            out.last.country, names[out.last.country], out.last.status, out.last.since, out.ended_by.since,
            out.ended_by.word, CERTAINTY[out.level],
        )
        for out in sorted(gone, key=lambda out: (out.ended_by.earliest, out.last.country))
    ]  # fmt: skip


def standing_apart(register: Register, id: str, as_of: str) -> list[Member]:
    """Return who has, or may have, a status that does not count as in: observers, candidates, suspended."""
    day, kind = as_day(as_of), certainties.about(register, id).kind
    found = steps.of_instrument(register, id).values()
    holding = {step.status for mine in found for step in mine if step.may_hold(day)}
    outside = [status for status in steps.outside(kind) if status in holding]
    return [row for status in outside for row in members(register, f"{id}:{status}", day)]


NOT_IN, NOT_KNOWN, UNNAMED = "not in", "not known to be in", "not named"


def absence(register: Register, id: str, code: str, as_of: str) -> str:
    """Return what is known of a country that is not in (line 16).

    That is on days of `complete`, after the closing, and by an act that ended its membership.
    """
    day = as_day(as_of)
    it = certainties.about(register, id)
    found = steps.steps(register, instrument=id, country=code)
    left = any(step.status == "former" and step.latest <= day for step in found)
    if left or it.closed_by(day) == certainties.CERTAIN:
        return NOT_IN
    if knowledge.unnamed_blocks(register, id, "", day) and code not in knowledge.with_counting_acts(
        register, id
    ):
        return UNNAMED
    return NOT_IN if it.names_everybody_on(day) else NOT_KNOWN


def count(register: Register, words: Question, as_of: str) -> Count:
    """Return how many are in on a day (line 11).

    The unnamed are counted for a single term; under `not`, they widen the count.
    """
    expression, day = parse(words, register), as_day(as_of)
    return count_of(expression, register, day)


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


def title(register: Register, id: str) -> str:
    """Return an instrument's title."""
    return certainties.about(register, instrument_id(register, id)).title


def countries(register: Register, words: Question, as_of: str) -> list[CountryRow]:
    """Return the particulars of the countries in an expression, by code; of all where it is empty."""
    sql = f"SELECT {', '.join(CountryRow._fields)} FROM country ORDER BY code"
    wanted = levels(parse(words, register), register, as_day(as_of)) if words else None
    return [
        CountryRow(*("" if value is None else value for value in row))
        for row in register.rows(sql)
        if wanted is None or row[0] in wanted
    ]


# What a country is in


def memberships(register: "Register", country: "Words", as_of: str) -> "list[Membership]":
    """Return what a country is in, and was in, up to a day, in the order of `since`.

    A change of status inside an instrument is not an end: a row is one unbroken stay, with the status
    reached by then. Statuses that do not count as in (observer, candidate …) are shown while they last.
    """
    code = country_code(register, country)
    day = as_day(as_of)
    rows = []
    about = certainties.about_those_of(register, code)
    reach = knowledge.reaches_of(register, code, about, day)
    for id, found in steps.of_country(register, code).items():
        for stay in steps.stays(found, day):
            certainty = knowledge.certainty(stay.level, stay.over or reaches(reach[id], day))
            backing = _backing(stay.shown)
            row = Membership(
                id, about[id].title, stay.status, stay.since, stay.until, certainty, reach[id], *backing
            )
            rows.append((stay.shown[0].earliest, row))
    return [row for _, row in sorted(rows, key=lambda pair: pair[0])]


def is_current(row: Membership, kind: str) -> bool:
    """Return whether a row says that the country is in: its status counts, and has not surely ended."""
    counting = steps.wanted_statuses(kind, "")
    return not (row.until and row.certainty == "certain") and row.status.split(" or ")[0] in counting
