"""Members of an instrument or an expression.

Every query returns a list of one `NamedTuple` type, whose field names are the header of its table. Days
are arguments and never read from the clock; dates come back as the record writes them. Nothing here knows
of formats.
"""

from collections.abc import Sequence
from typing import NamedTuple

from signatories.domain.dates import day as as_day
from signatories.domain.problems import QueryError
from signatories.domain.statuses import ACTIONS
from signatories.names.arguments import instrument_id
from signatories.query import certainties, knowledge, steps
from signatories.query.certainties import CERTAINTY
from signatories.query.counts import Count, count_of
from signatories.query.evaluate import find
from signatories.query.syntax import Question, Term, is_single, parse
from signatories.register.lookup import by_name, names_of_countries
from signatories.register.memory import remembered
from signatories.register.tables import Register


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
        backing = steps.backing(shown)
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


def title(register: Register, id: str) -> str:
    """Return an instrument's title."""
    return certainties.about(register, instrument_id(register, id)).title
