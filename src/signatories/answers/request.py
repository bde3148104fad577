"""The request for an answer, what every answer is written from, and what must be said beside it."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Protocol

from signatories.formats import Answer
from signatories.query import notices
from signatories.register.lookup import short_name
from signatories.register.tables import Register

if TYPE_CHECKING:
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


def names_in_sentence(asked: Request) -> Callable[[str], str]:
    """Return what countries are called in a sentence: as was chosen, else by the everyday name."""
    return lambda code: asked.chosen_names.get(code) or short_name(asked.register, code)


def footnotes(asked: Request, codes: Iterable[str]) -> list[str]:
    """Return the footnotes of some countries, which go with their names wherever these are printed."""
    return notices.footnotes(asked.register, codes, asked.chosen_names)


def notes_on(asked: Request, words: "Question", day: str = "") -> list[str]:
    """Return what must be said of an answer about a day: the one asked about, unless given."""
    on = day or asked.day
    future = [f"{on} is still to come: the answer is what is known today"] if on > asked.today > "" else []
    return [*future, *notices.notices(asked.register, words, on)]


def without_disputes(asked: Request, answer: Answer) -> Answer:
    """Move who disputes a fact from the cells, which then only say that somebody does, into the notes."""
    if not asked.for_readers or "disputed" not in answer.columns:
        return answer
    place = list(answer.columns).index("disputed")
    rows = [(*row[:place], "yes" if row[place] else "", *row[place + 1 :]) for row in answer.rows]
    return answer._replace(rows=rows)
