"""Answers over time and across instruments: what changed, what differs, who did what when."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from signatories.answers.request import Report, Request, footnotes, names_in_sentence, notes_on
from signatories.domain.problems import QueryError
from signatories.formats import Answer, sized
from signatories.names.arguments import instrument_id
from signatories.query import notices
from signatories.query.counts import count_of
from signatories.query.syntax import instruments_of, parse

if TYPE_CHECKING:
    from signatories.query.matrix import Cell
    from signatories.query.syntax import Question


def diff(
    asked: Request, words: Sequence[str], from_day: str | None, to_day: str | None, *, kept: bool
) -> Report:
    """Return what differs between two expressions, or between two days of one.

    Raises:
        QueryError: there are more than two expressions, or the days stand in the wrong order.
    """
    from signatories.query import differences

    register = asked.register
    if from_day or to_day:
        start, end = from_day or asked.day, to_day or asked.day
        rows = differences.changes_between_days(register, words, start, end, kept=kept)
        title = f"{' '.join(words)}, {start} to {end}"
        notes = [*notes_on(asked, words, start), *notes_on(asked, words, end)]
        order = (differences.REMOVED, differences.ADDED, differences.KEPT)
    elif len(words) == 2:
        rows = differences.set_difference(register, words[0], words[1], asked.day, kept=kept)
        title = f"{words[0]} → {words[1]}, {asked.day}"
        notes = [*notes_on(asked, words[0]), *notes_on(asked, words[1])]
        order = (differences.FIRST, differences.SECOND, differences.BOTH)
    else:
        raise QueryError(
            "diff compares two expressions, each in quotes where it has several words (diff foc dfi), or one"
            " between two days (diff foc --from 2014-01-16 --to 2024-12-31)"
        )
    notes = [*footnotes(asked, (row.code for row in rows)), *dict.fromkeys(notes)]
    named = [words] if from_day or to_day else words
    about = [id for part in named for id in instruments_of(parse(part, register))]
    totals = Counter(row.change for row in rows if row.certainty != "possible")
    possible = sum(row.certainty == "possible" for row in rows)
    phrases = {
        differences.FIRST: f"only in {words[0]}",
        differences.SECOND: f"only in {words[-1]}",
        differences.BOTH: "in both",
    }
    shown = order if kept else order[:2]
    numbers = {word: str(totals[word]) for word in shown}
    if not (from_day or to_day):
        numbers |= _with_unnamed(asked, words[0], words[1], totals)
    summary = ", ".join(f"{numbers[word]} {phrases.get(word, word)}" for word in shown)
    answer = Answer(title, differences.Difference._fields, rows, notes, about=list(dict.fromkeys(about)))
    return answer, f"{summary}; {possible} possible"


def _with_unnamed(
    asked: Request, first: "Question", second: "Question", certain: Mapping[str, int]
) -> dict[str, str]:
    """Return how many are in one of two sets and in both, where those whom no source names matter."""
    from signatories.query import differences

    found = {}
    trees = parse(first, asked.register), parse(second, asked.register)
    for change, tree in differences.parts(*trees).items():
        total = count_of(tree, asked.register, asked.day)
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
    notes = footnotes(asked, (row.code for row in rows))
    for id in ids:
        notes += notes_on(asked, id)
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
    from signatories.query.matrix import matrix as cells_of

    wanted = list(dict.fromkeys(instrument_id(asked.register, id) for id in ids))
    cells = cells_of(asked.register, wanted, asked.day)
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
        notes += [f"{id}, {note}" for note in notices.imprecise(dates, names_in_sentence(asked))]
    notes += footnotes(asked, rows)
    for id in wanted:
        notes += notes_on(asked, id)
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
