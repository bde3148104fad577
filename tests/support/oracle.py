"""A slow, obvious oracle: every reading of a small record, enumerated and replayed.

Nothing here is taken from the package: the tables are those of `docs/dates.md`, whose lines are named. Days
are ISO strings. Since the dates of these records begin and end on days of `CALENDAR` only, its days stand for
all others, with one day `BETWEEN` any two that do not follow each other: what is taken back on such a day is
taken back after the one and before the other.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

OPENED = "2020-01-01"
WINDOW = (*(f"2020-02-{day}" for day in range(24, 30)), *(f"2020-03-0{day}" for day in range(1, 5)))
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
BETWEEN = ("2020-01-31", "2020-02-23", "2020-03-30", "2020-12-30")
EVERY_DAY = tuple(sorted((*CALENDAR, *BETWEEN)))
OPEN = ".."

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
EXITS = frozenset({"withdrawal", "removal", "dissolution"})
LOSSES = {"suspension": "suspended", "inactivity": "inactive", **dict.fromkeys(EXITS, "former")}
BACK = ("reinstatement", "revocation", "retraction", "lapse")
LADDERS = {
    "declaration": ("candidate", "observer", "endorser"),
    "coalition": ("candidate", "observer", "member"),
    "organisation": ("candidate", "observer", "member"),
    "treaty": ("candidate", "observer", "signatory", "provisional", "party"),
    "resolution": ("candidate", "observer", "adopter", "sponsor"),
}
ALWAYS_IN = frozenset({"endorser", "member", "signatory", "party", "provisional", "sponsor"})
BOUND = frozenset({"party", "provisional"})


def inside(kind: str) -> frozenset[str]:
    """The statuses that count as in: in an organisation a suspended member too."""
    return ALWAYS_IN | {"suspended"} if kind == "organisation" else ALWAYS_IN


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
    """An instrument: the acts of its countries in file order, and what else decides who is in.

    `ends` are the first days on which states were over, `lists` says of whom a source has spoken and when.
    """

    id: str
    kind: str
    deeds: tuple[tuple[str, tuple[Deed, ...]], ...]
    unnamed: tuple[Unnamed, ...] = ()
    closed: When | None = None
    complete: tuple[str, str] | None = None
    in_force: When | None = None
    ends: tuple[tuple[str, When], ...] = ()
    lists: tuple[tuple[str, When], ...] = ()

    def of(self, code: str) -> tuple[Deed, ...]:
        return next((deeds for who, deeds in self.deeds if who == code), ())

    def end_of(self, code: str) -> When | None:
        return dict(self.ends).get(code)


class Ask(NamedTuple):
    """What is asked of a country: a facet, on a day."""

    facet: str
    day: str


class Reading(NamedTuple):
    """One way in which acts can have fallen: when each was done and took effect, and when all was over."""

    done: tuple[str, ...]
    effect: tuple[str, ...]
    over: str = ""


def days_in(when: When) -> list[str]:
    return [day for day in EVERY_DAY if when.first <= day <= when.last]


def taken_back(deeds: Sequence[Deed]) -> dict[int, int]:
    """Which exit each retraction takes back: the last one before it that is not taken back (line 4)."""
    found: dict[int, int] = {}
    for k, deed in enumerate(deeds):
        if deed.action == "retraction":
            found[max(j for j in range(k) if deeds[j].action in EXITS and j not in found)] = k
    return found


@lru_cache
def readings(paper: Paper, code: str) -> list[Reading]:
    """Every reading (line 2): dates in file order, effects of exits, pauses and returns not before them."""
    deeds = paper.of(code)
    back = taken_back(deeds)
    found = [Reading((), ())]
    for deed in deeds:
        longer = []
        for one in found:
            for day in days_in(deed.date):
                if one.done and day < one.done[-1]:
                    continue
                longer += [
                    Reading((*one.done, day), (*one.effect, effect))
                    for effect in (days_in(deed.effective) if deed.effective else [day])
                    if deed.action in ENTRIES or effect >= day
                ]
        found = longer
    found = [one for one in found if all(one.done[k] < one.effect[j] for j, k in back.items())]
    for span in filter(None, (paper.closed, paper.end_of(code))):
        found = [
            one._replace(over=min(filter(None, (one.over, end))))
            for one in found
            for end in days_in(span)
            if not one.done or one.done[-1] <= end
        ]
    return found


def changes_on(deed: Deed, one: Reading, k: int) -> str:
    """The day on which an act changes the status (line 3)."""
    if deed.action in ENTRIES:
        return min(one.done[k], one.effect[k])
    return one.effect[k]


def status_on(paper: Paper, code: str, one: Reading, day: str) -> str:
    """The status in one reading (lines 4 and 5)."""
    if one.over and one.over <= day:
        before = status_on(paper, code, one._replace(over=""), one.over)
        return before and "former"
    deeds = paper.of(code)
    void = taken_back(deeds)
    come = [
        (deed.action, when)
        for k, deed in enumerate(deeds)
        if k not in void and k not in void.values() and (when := changes_on(deed, one, k)) <= day
    ]
    ladder, counts = LADDERS[paper.kind], inside(paper.kind)
    status = held = before_lapse = ""
    exits: list[str] = []
    for action, when in come:
        counting = ENTRIES.get(action) in counts
        if action in EXITS:
            exits.append(when)
            status = "former"
        elif not counting and any(exit_ > when for exit_ in exits):
            continue
        elif action == "reinstatement":
            status = held
        elif action == "lapse":
            status = before_lapse
        elif action == "revocation":
            status = "signatory"
        elif action in LOSSES:
            status = LOSSES[action]
        else:
            exits = [] if counting else exits
            now = held if status in ("suspended", "inactive") else status
            if now not in ladder or ladder.index(ENTRIES[action]) > ladder.index(now):
                if ENTRIES[action] in ("candidate", "provisional"):
                    before_lapse = status
                status = ENTRIES[action]
        held = status if status not in ("suspended", "inactive", "former") else held
    return status


def statuses_before(kind: str, deeds: Sequence[Deed]) -> str:
    """The status after some acts, each on a day of its own in file order."""
    days = tuple(f"2020-{k:02}" for k in range(1, len(deeds) + 1))
    paper = Paper("", kind, (("X", tuple(deeds)),))
    return status_on(paper, "X", Reading(days, days), "2021")


def truth_sets(paper: Paper, code: str, one: Reading, asks: Sequence[Ask]) -> set[tuple[bool, ...]]:
    """The answers that one reading allows: several where the day of an effect is not recorded (line 8)."""
    plain = [ask.facet != "in-force" and truth(paper, code, one, ask) for ask in asks]
    if all(ask.facet != "in-force" for ask in asks):
        return {tuple(plain)}
    deeds = paper.of(code)
    binding = [bound_by(paper, code, one, ask.day) if ask.facet == "in-force" else [] for ask in asks]
    return {
        tuple(
            yes or any(_force_of(deeds[k], one, k, unknown, own) <= ask.day for k in acts)
            for yes, ask, acts in zip(plain, asks, binding, strict=True)
        )
        for unknown, own in _forces(paper, code, {ask.day for ask in asks})
    }


def truth(paper: Paper, code: str, one: Reading, ask: Ask) -> bool:
    """Whether a country is among those asked for, in one reading (lines 6 and 7)."""
    deeds = paper.of(code)
    if ask.facet in ENTRIES or ask.facet in LOSSES or ask.facet in BACK:
        return any(deed.action == ask.facet and one.done[k] <= ask.day for k, deed in enumerate(deeds))
    status = status_on(paper, code, one, ask.day)
    return status == ask.facet if ask.facet else status in inside(paper.kind)


def _forces(paper: Paper, code: str, days: set[str]) -> Iterator[tuple[dict[int, str], str]]:
    """Every choice of the effects that no source gives, and of the treaty's own entry into force.

    Of the former only the days asked about matter, and the first that is possible.
    """
    if paper.in_force is None:
        yield {}, ""
        return
    silent = [
        k
        for k, deed in enumerate(paper.of(code))
        if ENTRIES.get(deed.action) in BOUND and deed.effective is None
    ]
    first = paper.in_force.first
    later = [first, *(day for day in sorted(days) if day > first), "never"]
    for own in days_in(paper.in_force):
        for choice in itertools.product(later, repeat=len(silent)):
            yield dict(zip(silent, choice, strict=True)), own


def bound_by(paper: Paper, code: str, one: Reading, day: str) -> list[int]:
    """Line 8: the acts of the time in which it is bound on a day; the first to take effect counts."""
    if paper.in_force is None or status_on(paper, code, one, day) not in BOUND:
        return []
    deeds, back = paper.of(code), taken_back(paper.of(code))
    order = sorted(
        (changes_on(deed, one, k), k)
        for k, deed in enumerate(deeds)
        if k not in back and k not in back.values() and changes_on(deed, one, k) <= day
    )
    run: list[int] = []
    kept: list[int] = []
    before = ""
    for place, (_, k) in enumerate(order):
        first = {j for _, j in order[: place + 1]}
        status = statuses_after(paper, code, one, first)
        if status not in BOUND:
            run = []
        elif deeds[k].action == "reinstatement":
            run = kept
        elif ENTRIES.get(deeds[k].action) in BOUND and (deeds[k].effective or status != before):
            run = [*run, k]
        kept = run or kept
        before = status
    return run


def _force_of(deed: Deed, one: Reading, k: int, unknown: dict[int, str], own: str) -> str:
    effect = one.effect[k] if deed.effective else unknown[k]
    return max(effect, own) if ENTRIES[deed.action] == "party" else effect


def statuses_after(paper: Paper, code: str, one: Reading, come: set[int]) -> str:
    """The status when just these acts have come."""
    deeds = paper.of(code)
    kept = [k for k in range(len(deeds)) if k in come]
    some = paper._replace(deeds=((code, tuple(deeds[k] for k in kept)),), closed=None)
    days = Reading(tuple(one.done[k] for k in kept), tuple(one.effect[k] for k in kept))
    return status_on(some, code, days, "2099")


@lru_cache(maxsize=1 << 14)
def answers(paper: Paper, code: str, asks: tuple[Ask, ...]) -> frozenset[tuple[bool, ...]]:
    """How a country can stand to all of these questions at once, over all readings."""
    if not paper.of(code):
        return frozenset({(False,) * len(asks)})
    return frozenset(truths for one in readings(paper, code) for truths in truth_sets(paper, code, one, asks))


def truths(paper: Paper, code: str, facet: str, days: Iterable[str]) -> set[tuple[bool, ...]]:
    """Whether a country is among those asked for on each of these days, in every reading."""
    return set(answers(paper, code, tuple(Ask(facet, day) for day in days)))


def level(found: Iterable[tuple[bool, ...]]) -> int:
    """0 not, 1 possible, 2 certain: of the truths on one day."""
    found = set(found)
    return 2 if found == {(True,)} else 1 if (True,) in found else 0


def acts_in(paper: Paper, code: str) -> bool:
    """Whether a country has an act that counts as in; in an organisation a suspension does too."""
    statuses = ENTRIES | {"suspension": "suspended"}
    return any(statuses.get(deed.action) in inside(paper.kind) for deed in paper.of(code))


# Those whom no source names


def wanted(paper: Paper, facet: str, action: str) -> bool:
    """Whether those who did this are among those asked for."""
    status = ENTRIES[action]
    statuses = BOUND if facet == "in-force" else {facet} if facet else inside(paper.kind)
    return facet == action or status in statuses


def blocks(paper: Paper, facet: str, day: str) -> list[tuple[int, int]]:
    """The unnamed who can be among those asked for: (number, level)."""
    by_action = facet in ENTRIES or facet in LOSSES or facet in BACK
    if facet == "in-force" and (paper.in_force is None or day < paper.in_force.first):
        return []
    found = []
    for action, date, number in paper.unnamed:
        if wanted(paper, facet, action):
            begun = [act <= day for act in days_in(date)]
            ends = days_in(paper.closed) if paper.closed and not by_action else []
            over = [end <= day for end in ends] or [False]
            sure = level({(b and not o,) for b in begun for o in over})
            # From which day it is in force for them is not known (line 8).
            sure = min(sure, 1) if facet == "in-force" else sure
            found += [(number, sure)] if sure else []
    return found


def is_open(paper: Paper, facet: str, day: str, *, unnamed: bool = True) -> bool:
    """Whether a country without an act may be in all the same (line 10)."""
    if paper.complete is None or day < paper.complete[0]:
        return True
    return unnamed and bool(blocks(paper, facet, day))


def count(paper: Paper, codes: Iterable[str], day: str) -> tuple[int, int]:
    """Certain, and possible besides; the unnamed among them (line 11)."""
    levels = [level(truths(paper, code, "", (day,))) for code in codes]
    for number, sure in blocks(paper, "", day):
        levels += [sure] * number
    return levels.count(2), levels.count(1)


def known_to(paper: Paper, code: str, facet: str, day: str) -> str:
    """How far the record speaks of a country (line 16)."""
    if any(end.last <= day for end in (paper.closed, paper.end_of(code)) if end):
        return OPEN
    by_action = facet in ENTRIES or facet in LOSSES or facet in BACK
    if by_action and level(truths(paper, code, facet, (day,))) == 2:
        return OPEN
    ends = [deed.date.first for deed in paper.of(code)]
    ends += [when.first for named, when in paper.lists if named == code]
    return max([paper.complete[1] if paper.complete else "", *ends], key=lambda end: (end == OPEN, end))
