"""Answers to who is in: rows, the notes a reader must see, and a summary."""

from collections.abc import Iterable, Sequence
from typing import Final

from signatories.answers.request import (
    Report,
    Request,
    footnotes,
    names_in_sentence,
    notes_on,
    without_disputes,
)
from signatories.domain.dates import earliest_reach
from signatories.domain.dates import parse as parse_date
from signatories.domain.statuses import CLOSING, ENDED, STATUS, beginning
from signatories.formats import Answer, sized
from signatories.query import members, notices
from signatories.query.certainties import LAST_KNOWN
from signatories.query.members import Former, InSet, Member
from signatories.query.syntax import instruments_of, is_single, parse
from signatories.register.lookup import (
    organisations,
)


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
    called = names_in_sentence(asked)
    notes = [
        *(f"{called(row.code)}, disputed: {row.disputed}" for row in disputed),
        *_formers(asked, gone),
        *(_apart(asked, term.instrument, term.day or asked.day) if term and not term.facet else ()),
        *notes_on_members_days(asked, (row for row in rows if isinstance(row, Member))),
        *footnotes(asked, (row.code for row in rows)),
        *notes_on(asked, tree),
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
    return without_disputes(asked, answer), summary


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
    return notices.imprecise(days, names_in_sentence(asked))


def _apart(asked: Request, id: str, day: str) -> list[str]:
    """Return who is suspended or inactive and does not count as in: they are neither in nor former."""
    called = names_in_sentence(asked)
    rows = members.standing_apart(asked.register, id, day)
    return [
        f"{STATUS[row.status].one.capitalize()}: {called(row.code)}, since {row.since}"
        for row in rows
        if row.status in ("suspended", "inactive")
    ]


def _kinds(asked: Request, rows: Iterable[Member | InSet]) -> list[str]:
    """Return the certain ones by kind: `65 countries`, `1 organisation`."""
    codes = [row.code for row in rows if row.certainty != "possible"]
    number = len(organisations(asked.register).intersection(codes))
    parts = [sized(len(codes) - number, "country", "countries")] if len(codes) > number else []
    return parts + ([sized(number, "organisation")] if number else [])


FEW_FORMER = 5
"""So many who are former by a closing are named in notes; of more, it gives the number."""


FORMER: Final = "Former: "
"""The beginning of a note on who is out again."""


def _formers(asked: Request, gone: Sequence[Former]) -> list[str]:
    lines = []
    called = names_in_sentence(asked)
    if len(gone) > FEW_FORMER and {row.action for row in gone} == {CLOSING}:
        return [f"{FORMER}{len(gone)}, until it was closed on {gone[0].until}"]
    for row in gone:
        began = "listed" if row.action == "removal" and row.status != "member" else STATUS[row.status].began
        perhaps = "" if row.certainty == "certain" else "perhaps "
        ended = f"{perhaps}{ENDED.get(row.action, row.action)} {row.until}"
        lines.append(f"{FORMER}{called(row.code)}, {began} {row.since}, {ended}")
    return lines
