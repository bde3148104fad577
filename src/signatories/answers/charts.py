"""The figures behind a chart, as answers: for those who check a number, or draw it themselves."""

from collections.abc import Sequence
from typing import Final

from signatories.answers.request import Request
from signatories.charts import Picture
from signatories.charts.captions import notes_below
from signatories.charts.growth import Point, points
from signatories.charts.overlap import Share, shares
from signatories.charts.timeline import StayRow, stay_rows
from signatories.formats import Answer
from signatories.query import syntax
from signatories.query.counts import number_span

Report = tuple[Answer, str]

FEW: Final = 7
"""The number of regions that a summary names: all of three sets."""


def growth(asked: Request, ids: Sequence[str], picture: Picture) -> Report:
    """Return a row wherever a number of members changes."""
    rows = points(asked.register, ids, asked.day)
    return _answer(asked, picture, Point._fields, rows, ids)


def timeline(asked: Request, id: str, picture: Picture, names: dict[str, str] | None) -> Report:
    """Return a row for every unbroken time of a country."""
    rows = stay_rows(asked.register, id, asked.day, names=names)
    return _answer(asked, picture, StayRow._fields, rows, [id], [row.code for row in rows])


def overlap(asked: Request, expressions: Sequence[str], picture: Picture) -> Report:
    """Return a row for every combination of sets that somebody can be in."""
    rows = shares(asked.register, expressions, asked.day)
    codes = " ".join(f"{row.certain_codes} {row.possible_codes} {row.unlisted_codes}" for row in rows).split()
    answer, _ = _answer(asked, picture, Share._fields, rows, expressions, codes)
    first = [f"{row.sets}: {number_span(row.at_least, row.at_most)}" for row in rows[:FEW]]
    more = [f"{len(rows) - FEW} more"] if len(rows) > FEW else []
    return answer, "; ".join([*first, *more]) or "nobody is in any"


def _answer(
    asked: Request,
    picture: Picture,
    columns: Sequence[str],
    rows: Sequence[Sequence[object]],
    expressions: Sequence[str],
    codes: Sequence[str] = (),
) -> Report:
    """Return a picture's rows with the notes on the record, without those on how to read the drawing."""
    trees = [syntax.parse(words, asked.register) for words in expressions]
    notes = notes_below(asked.register, trees, codes, asked.day)
    about = [id for tree in trees for id in syntax.instruments_of(tree)]
    answer = Answer(picture.title, columns, rows, notes, about=about)
    return answer, picture.desc.rstrip(".")
