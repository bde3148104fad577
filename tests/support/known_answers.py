"""Known answers: what documents say of every instrument, and how the record is asked for the same.

They were taken from the documents by hand and lie in `tests/known`, a row a fact with its source:

- `standings.csv`: what a country is, since when and until when; dates as the record writes them.
- `lists.csv`: who is in on a day. `all`: these and no others, for certain; `some`: these at least;
  `none`: none of these, not even possibly; `perhaps`: these and no others, possibly.
- `counts.csv`: how many are in on a day, for certain and possibly besides, those unnamed among them.
"""

import csv
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

from program import HERE, TODAY
from shipped import certain, names, possible
from signatories.query.members import count
from signatories.query.memberships import memberships
from signatories.register.tables import Register

KNOWN = HERE / "known"


class Answer(NamedTuple):
    """What a document says of an instrument; `found` asks the record for the same."""

    instrument: str
    kind: str
    asked: str
    says: Any
    source: str
    found: Callable[[Register], Any]

    def holds(self, register: Register) -> bool:
        return bool(self.found(register) == self.says)

    def __str__(self) -> str:
        return f"{self.kind} {self.asked}"


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one of the tables in `tests/known`."""
    with (KNOWN / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def _standings() -> Iterator[Answer]:
    for row in rows("standings"):
        id, country, *says, source = row.values()
        found = partial(_standing, id=id, country=country, says=tuple(says))
        yield Answer(id, "standing", f"{id} {country} {says[0]}", tuple(says), source, found)


def _standing(register: Register, *, id: str, country: str, says: tuple[str, ...]) -> Any:
    """The stay that is expected, where a country has it; else all that it has."""
    rows = [row for row in memberships(register, country, TODAY) if row.instrument == id]
    stays = [(row.status, row.since, row.until) for row in rows]
    return says if says in stays else stays


def _lists() -> Iterator[Answer]:
    for row in rows("lists"):
        question, day, who, countries, source = row.values()
        found = partial(_list, question=question, day=day, who=who, countries=names(countries))
        says = set() if who == "none" else names(countries)
        yield Answer(_instrument(question), "list", f"{question} {day} {who}", says, source, found)


def _list(register: Register, *, question: str, day: str, who: str, countries: set[str]) -> set[str]:
    if who == "perhaps":
        return possible(register, question, day)
    found = certain(register, question, day)
    if who == "none":
        found |= possible(register, question, day)
    return found if who == "all" else found & countries


def _counts() -> Iterator[Answer]:
    for row in rows("counts"):
        question, day, *numbers, source = row.values()
        found = partial(_count, question=question, day=day)
        says = tuple(int(number) for number in numbers)
        yield Answer(_instrument(question), "count", f"{question} {day}", says, source, found)


def _count(register: Register, *, question: str, day: str) -> tuple[int, int]:
    return count(register, question, day)[:2]


def _instrument(question: str) -> str:
    """The instrument that a question is about: the first word of it."""
    return question.split()[0].partition("@")[0].partition(":")[0]


ANSWERS = (*_standings(), *_lists(), *_counts())
