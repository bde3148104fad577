"""Rows of a table of marks: a state whose cells of marks are blank is not in, though no cell says "no".

A column is one of marks where at least half of its cells that are not blank answer yes or no. Crosses alone,
beside blanks, may say either, so that nobody in such a table counts. A blank in a column of dates or of words
says nothing, but a dash in each of them does, and neither does one in a column whose header takes back
("Withdrawn"), where a mark does. A date below the header of an act ("Signature") is enough.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from signatories.names.layout.answer_words import DENIED, EITHER, EMPTY, MARKED, YES_SIGNS, answer_of, is_note
from signatories.names.layout.grids import Grid
from signatories.names.layout.table_rows import Cell, Row, marks_in, text_of
from signatories.names.sentences.others import speaks_of_others
from signatories.names.texts.page import ParsedText
from signatories.names.texts.separators import BULLETS, DASHES
from signatories.names.words.matching import Match

BEFORE, BEHIND = -2, -1
"""The places of a mark in the cell of its name; other places are numbers of columns."""
ENOUGH: Final = 2
"""The fewest rows of a table."""
TELLING: Final = (MARKED, EITHER)
"""The answers beside which a blank says no. In the cells of names, one alone may be any sign."""
WIDEST: Final = 1 << 20
"""More columns than a table has: the cells that a row lacks are blank."""
PARTS: Final = frozenset(":,;=") | DASHES
"""Signs between a name and its mark in one cell."""


class Marked(NamedTuple):
    """Names of one cell, the text at each place that may tell of them, and what it answers."""

    names: Sequence[Match]
    texts: Mapping[int, str]
    answers: Mapping[int, str]
    columns: range


def unmarked(page: ParsedText, starts: Sequence[int], grid: Grid, refused: frozenset[int]) -> Iterator[Match]:
    """Yield the names of a table that its marks leave out, those that are `refused` aside."""
    rows = [one for row in grid.rows for one in _marked(page, row, refused)]
    yield from _undated(rows)
    columns = _columns(rows) if len(rows) >= ENOUGH else set()
    if not columns:
        return
    header = {} if grid.header is None else dict(enumerate(grid.header.cells))
    back = {k for k in columns if k in header and _takes_back(page, starts, header[k])}
    telling = columns - back
    given = {answer for one in rows for k, answer in one.answers.items() if k in telling}
    told = MARKED in given or EITHER in given
    inner, places = [k for k in telling if k < 0], sorted(k for k in telling if k >= 0)
    dated = _dated(page, header, rows) if header else set()
    for one in rows:
        reach = range(bisect_left(places, one.columns.start), bisect_left(places, one.columns.stop))
        answers = [one.answers.get(k, EMPTY) for k in (*inner, *(places[at] for at in reach))]
        if any(one.answers.get(k) in TELLING for k in back & one.answers.keys()):
            yield from one.names
        elif (
            any(_is_date(one.texts.get(k, "")) for k in dated & one.texts.keys())
            or MARKED in answers
            or not answers
        ):
            continue
        elif DENIED in answers or EITHER in answers or (told and set(answers) == {EMPTY}):
            yield from one.names


def _undated(rows: Sequence[Marked]) -> Iterator[Match]:
    """Yield the names with a dash in every column of dates, beside rows that have dates in them."""
    dates = {k for one in rows for k, text in one.texts.items() if k >= 0 and _is_date(text)}
    for one in rows:
        given = [text for k, text in one.texts.items() if k in dates]
        if any(given) and all(answer_of(text) in (EMPTY, DENIED) for text in given):
            yield from one.names


def _marked(page: ParsedText, row: Row, refused: frozenset[int]) -> Iterator[Marked]:
    """Yield the names of each cell of a row, with the cells beside them up to the next name."""
    named = [k for k, cell in enumerate(row.cells) if any(name.first not in refused for name in cell.names)]
    for k, following in zip(named, [*named[1:], 0], strict=False):
        cell = row.cells[k]
        before, behind = _around(page, cell)
        if not row.sign and (len(cell.names) > 1 or _says_more(before) or _says_more(behind)):
            continue
        columns = range(0 if k == named[0] else k + 1, following or WIDEST)
        beside = range(columns.start, min(columns.stop, len(row.cells)))
        texts = {j: text_of(page, row.cells[j]) for j in beside if j != k}
        texts = {j: text for j, text in texts.items() if not row.cells[j].names}
        answers = {j: answer_of(text, digits=j > k) for j, text in texts.items()}
        if len(cell.names) == 1:
            texts |= {BEFORE: before, BEHIND: behind}
            answers |= {BEFORE: _before(before), BEHIND: _behind(behind)}
        yield Marked(cell.names, texts, answers, columns)


def _around(page: ParsedText, cell: Cell) -> tuple[str, str]:
    """Return what stands in a cell before its names and behind them."""
    before = page.flat[cell.start : cell.names[0].start]
    return before.strip(), page.flat[cell.names[-1].end : cell.end].strip()


def _says_more(text: str) -> bool:
    """Return whether words stand beside a name that answer nothing, as in a sentence."""
    said = text.strip("".join(PARTS) + " ")
    return any(sign.isalpha() for sign in said) and not (answer_of(said) or is_note(said))


def _before(text: str) -> str:
    """Return what a sign before a name answers; a bullet or a number answers nothing."""
    said = text.lstrip("".join(BULLETS - YES_SIGNS) + "0123456789.) \u2022\u25cf") or text[-1:]
    if said in BULLETS:
        return EMPTY
    answer = answer_of(said, digits=False)
    return "" if answer == MARKED and any(sign.isalpha() for sign in said.strip("[]()xX")) else answer


def _behind(text: str) -> str:
    """Return what stands behind a name in its cell answers; a footnote answers nothing."""
    said = text.lstrip("".join(PARTS) + " ")
    parted = said != text
    if not said:
        return EMPTY
    return answer_of(said, digits=parted) or (EMPTY if is_note(said) else "")


def _columns(rows: Sequence[Marked]) -> set[int]:
    """Return the places at which marks stand."""
    found: dict[int, list[str]] = {}
    figures = set()
    for one in rows:
        for place, answer in one.answers.items():
            found.setdefault(place, []).append(answer)
            if one.texts[place].isdecimal() and one.texts[place] not in ("0", "1"):
                figures.add(place)
    told = {
        place
        for place, answers in found.items()
        if place not in figures and _are_marks([answer for answer in answers if answer != EMPTY])
    }
    blank = {k for one in rows for k, text in one.texts.items() if k < 0 and text and one.answers[k] == EMPTY}
    return {k for k in told if k >= 0 or k in blank or sum(found[k].count(sort) for sort in TELLING) > 1}


def _are_marks(answers: Sequence[str]) -> bool:
    return bool(answers) and 2 * sum(bool(answer) for answer in answers) >= len(answers)


def _takes_back(page: ParsedText, starts: Sequence[int], cell: Cell) -> bool:
    """Return whether the header of a column speaks of states that are not in: "Withdrawn", "Observer"."""
    from signatories.names.layout.dated_lines import LEAVING

    marks = marks_in(page, starts, cell)
    words = [page.tokens[mark.first].word for mark in marks if mark.kind == "word"]
    return speaks_of_others(page, marks) or any(word.startswith(LEAVING) for word in words)


def _dated(page: ParsedText, header: Mapping[int, Cell], rows: Sequence[Marked]) -> set[int]:
    """Return the columns of dates whose header says that a state that has one is in."""
    from signatories.names.statuses.status_header import BINDING, action_of

    acts = {k for k, cell in header.items() if action_of(text_of(page, cell)) in ("signature", *BINDING)}
    return {k for k in acts if any(_is_date(one.texts.get(k, "")) for one in rows)}


def _is_date(text: str) -> bool:
    from signatories.names.statuses.table_days import date_end

    return date_end(text.lower(), 0) > 0
