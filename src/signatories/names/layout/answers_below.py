"""Answers on lines of their own, each below the name that it is of: "Ghana", "NO", "Mali", "YES"."""

from collections.abc import Sequence
from typing import NamedTuple

from signatories.names.layout.answer_words import DENIED, EITHER, EMPTY, MARKED, answer_of
from signatories.names.layout.table_rows import Row
from signatories.names.texts.cells import OUT
from signatories.names.texts.page import ParsedText
from signatories.names.words.matching import Match
from signatories.names.words.tokens import folded

NAMED, ABSENT = "named", "absent"
"""The sorts of a line that holds names, and of one such as "against", which may also be a heading."""


class Answers(NamedTuple):
    """The names that answers below them take back, and the characters at which lines of answers begin."""

    names: list[Match]
    lines: list[int]


def answers_below(page: ParsedText, rows: Sequence[Row]) -> Answers:
    """Return what lines of answers take back.

    Answers stand below names where a name is the first and an answer the last of a run of such lines; where
    all are such as "against", each below one name. Then a name without an answer is not in either, if there
    are several answers. A plain denial takes the line before it back in any run that a name begins.
    """
    found = Answers([], [])
    run: list[tuple[str, Row]] = []
    for row in [*rows, Row((), "")]:
        sort = _sort(page, row)
        if sort:
            run.append((sort, row))
            continue
        _read(run, found)
        run = []
    return found


def _sort(page: ParsedText, row: Row) -> str:
    """Return whether a line holds names, or what it answers; "" where it does neither."""
    if row.names:
        return NAMED
    if row.only is None:
        return ""
    said = page.flat[row.only.start : row.only.end]
    return ABSENT if folded(said) in OUT else answer_of(said, digits=False)


def _read(run: Sequence[tuple[str, Row]], found: Answers) -> None:
    """Add what a run of lines with names and lines with answers tells."""
    if not run or run[0][0] != NAMED:
        return
    sorts = [sort for sort, _ in run]
    below = sorts[-1] != NAMED and _are_answers(sorts)
    several = sum(sort not in (NAMED, EMPTY) for sort in sorts) > 1
    for k, (sort, row) in enumerate(run):
        if sort != NAMED:
            if below and row.only is not None:
                found.lines.append(row.only.start)
            continue
        answer = sorts[k + 1] if k + 1 < len(run) else NAMED
        unanswered = several and answer in (NAMED, EMPTY)
        if answer == DENIED or (below and (answer in (EITHER, ABSENT) or unanswered)):
            found.names.extend(row.names)


def _are_answers(sorts: Sequence[str]) -> bool:
    """Return whether lines answer, and are not headings: one does, or all stand below one name each."""
    if any(sort in (MARKED, DENIED, EITHER) for sort in sorts):
        return True
    return ABSENT in sorts and all((sort == NAMED) == (k % 2 == 0) for k, sort in enumerate(sorts))
