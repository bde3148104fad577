"""A slow, obvious oracle: every reading of a small record, enumerated and replayed.

Nothing here is taken from the package: the tables are those of `docs/dates.md`. Days are ISO strings.
Since the acts of these records begin and end on days of `CALENDAR` only, its days stand for all others.
"""

import itertools
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

OPENED = "2020-01-01"
WINDOW = (*(f"2020-02-{day}" for day in range(22, 30)), *(f"2020-03-0{day}" for day in range(1, 7)))
CALENDAR = (
    "2019-12-31",
    OPENED,
    "2020-02-01",
    *WINDOW,
    "2020-03-31",
    "2020-04-01",
    "2020-12-31",
    "2021-01-01",
)

BINDING = frozenset({"ratification", "accession", "succession", "continued-application"})
ENTRIES = {
    "endorsement": "endorser",
    "joining": "member",
    "signature": "signatory",
    **dict.fromkeys(BINDING, "party"),
    "provisional-application": "provisional",
    "sponsorship": "sponsor",
    "adoption": "adopter",
    "observation": "observer",
    "intent": "candidate",
    "invitation": "candidate",
}
LOSSES = {
    "suspension": "suspended",
    "inactivity": "inactive",
    "withdrawal": "former",
    "removal": "former",
    "dissolution": "former",
}
LADDERS = {
    "declaration": ("candidate", "observer", "endorser"),
    "coalition": ("candidate", "observer", "member"),
    "treaty": ("candidate", "observer", "signatory", "provisional", "party"),
    "resolution": ("candidate", "observer", "adopter", "sponsor"),
}
IN = frozenset({"endorser", "member", "signatory", "party", "provisional", "sponsor"})
BOUND = frozenset({"party", "provisional"})


class When(NamedTuple):
    """A date as the record writes it, and the first and the last day it can be."""

    text: str
    first: str
    last: str


class Deed(NamedTuple):
    action: str
    date: When
    effective: When | None = None


class Unnamed(NamedTuple):
    action: str
    date: When
    number: int


class Paper(NamedTuple):
    """An instrument: the acts of its countries in file order, and what else decides who is in."""

    id: str
    kind: str
    deeds: tuple[tuple[str, tuple[Deed, ...]], ...]
    unnamed: tuple[Unnamed, ...] = ()
    closed: When | None = None
    complete: str | None = None
    in_force: When | None = None

    def of(self, code: str) -> tuple[Deed, ...]:
        return dict(self.deeds).get(code, ())


def replay(actions: Iterable[str], kind: str) -> list[str]:
    """The status before the first act, and after each."""
    ladder, status, held = LADDERS[kind], "", ""
    result = [""]
    for action in actions:
        if action == "reinstatement":
            status = held
        elif action == "revocation":
            status = "signatory"
        elif action in LOSSES:
            status = LOSSES[action]
        elif status not in ladder or ladder.index(ENTRIES[action]) > ladder.index(status):
            status = ENTRIES[action]
        held = status if status in ladder else held
        result.append(status)
    return result


def days_in(when: When) -> list[str]:
    return [day for day in CALENDAR if when.first <= day <= when.last]


def days_of(deed: Deed) -> list[str]:
    """The days on which an act can have changed the status."""
    if deed.effective is None:
        return days_in(deed.date)
    if deed.action not in ENTRIES:
        return days_in(deed.effective)
    both = itertools.product(days_in(deed.date), days_in(deed.effective))
    return sorted({min(pair) for pair in both})


@lru_cache
def readings(paper: Paper, code: str) -> list[tuple[str, ...]]:
    """Every way in which a country's acts can have fallen, in file order, and the closing after them."""
    choices = [days_of(deed) for deed in paper.of(code)]
    if paper.closed:
        choices.append(days_in(paper.closed))
    ways: list[tuple[str, ...]] = [()]
    for days in choices:
        ways = [(*way, day) for way in ways for day in days if not way or way[-1] <= day]
    return ways


@lru_cache
def statuses(paper: Paper, code: str) -> list[str]:
    """The status before each act, after each, and after the closing."""
    return replay((deed.action for deed in paper.of(code)), paper.kind) + ["former"] * bool(paper.closed)


@lru_cache
def progress(paper: Paper, code: str) -> set[tuple[int, ...]]:
    """How many acts have been done on each day of the calendar: a tuple for all readings that agree."""
    return {tuple(sum(act <= day for act in way) for day in CALENDAR) for way in readings(paper, code)}


def truths(paper: Paper, code: str, facet: str, days: tuple[str, ...]) -> set[tuple[bool, ...]]:
    """Whether a country is among those asked for on each of these days, in every reading."""
    deeds = paper.of(code)
    if not deeds:
        return {(False,) * len(days)}
    places = [CALENDAR.index(day) for day in days]
    found = {tuple(way[place] for place in places) for way in progress(paper, code)}
    if facet == "in-force":
        return {truth for done in found for truth in _in_force(paper, code, done, days)}
    if facet in ENTRIES or facet in LOSSES or facet in ("reinstatement", "revocation"):
        return {tuple(facet in [deed.action for deed in deeds[:k]] for k in done) for done in found}
    wanted, after = frozenset({facet}) if facet else IN, statuses(paper, code)
    return {tuple(after[k] in wanted for k in done) for done in found}


def _in_force(
    paper: Paper, code: str, done: tuple[int, ...], days: tuple[str, ...]
) -> Iterator[tuple[bool, ...]]:
    """Every reading of the days of effect. An unknown one may lie anywhere after the treaty's own, or never.

    A country is in force from the first effect of its stay; a reinstatement restores what was held.
    """
    spans: list[list[str]] = []
    counting: list[list[int]] = [[]]
    held: list[int] = []
    after = statuses(paper, code)
    for k, deed in enumerate(paper.of(code), start=1):
        now = counting[-1]
        if after[k] not in BOUND or paper.in_force is None:
            now = []
        elif deed.action == "reinstatement":
            now = list(range(len(spans), len(spans) + len(held)))
            spans += [spans[n] for n in held]
        elif ENTRIES[deed.action] in BOUND and (deed.effective or after[k] != after[k - 1]):
            unknown = [*(day for day in CALENDAR if day >= paper.in_force.first), "never"]
            now = [*now, len(spans)]
            spans.append(days_in(deed.effective) if deed.effective else unknown)
        held = now or held
        counting.append(now)
    counting.append([])
    came = [{tuple(effect <= day for day in days) for effect in span} for span in spans]
    for choice in itertools.product(*came):
        yield tuple(any(choice[n][i] for n in counting[k]) for i, k in enumerate(done))


def level(found: set[tuple[bool, ...]]) -> int:
    """0 not, 1 possible, 2 certain: of the truths on one day."""
    return 2 if found == {(True,)} else 1 if (True,) in found else 0


def count(paper: Paper, codes: Iterable[str], day: str) -> tuple[int, int]:
    """Certain, and possible besides; the unnamed among them, until the instrument is over."""
    levels = [level(truths(paper, code, "", (day,))) for code in codes]
    for action, date, number in paper.unnamed:
        if ENTRIES.get(action) in IN:
            begun = [act <= day for act in days_in(date)]
            over = [end <= day for end in days_in(paper.closed)] if paper.closed else [False]
            levels += [level({(b and not o,) for b in begun for o in over})] * number
    return levels.count(2), levels.count(1)
