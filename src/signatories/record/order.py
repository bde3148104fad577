"""The place of an act among the others of an instrument: the one definition, for formatter and editor.

Acts stand in the order of time: one with a date before another that surely fell later. A table has no one
date. The acts of one country keep their order; a new one stands where its own date belongs among them, or
where dates leave it open by its rank: signature before ratification.
"""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from signatories.domain.dates import Span, parse
from signatories.domain.statuses import ACTIONS, ENTRY, RANK, RETURN
from signatories.record.reader import Node

BEFORE: Final = -1
AFTER: Final = 1
OPEN: Final = 0


class Place(NamedTuple):
    """The parts of an act that decide its place: its word, its one date if any, each country's date."""

    action: str
    date: Span | None
    dates: Mapping[str, Span]


def place_of_act(act: Node) -> Place:
    """Return what decides where an act of the record stands; what is not a date decides nothing."""
    if not isinstance(act, dict):
        return Place("", None, {})
    word, own, table, by = str(act.get("action")), _span(act.get("date")), act.get("dates"), act.get("by")
    if isinstance(table, dict):
        spans = {code: _span(date) for code, date in table.items()}
        return Place(word, own, {code: span for code, span in spans.items() if span})
    codes = by if isinstance(by, list) else []
    return Place(word, own, {str(code): own for code in codes} if own else {})


def _span(date: object) -> Span | None:
    try:
        return parse(date) if isinstance(date, str) else None
    except ValueError:
        return None


def in_time(one: Span, other: Span) -> int:
    """Return BEFORE or AFTER where one date surely lies so to another; OPEN where they overlap."""
    if one.latest < other.earliest:
        return BEFORE
    return AFTER if other.latest < one.earliest else OPEN


def precedes(one: Place, other: Place, *, first: bool) -> bool:
    """Return whether an act must stand before another; `first` says that it does so now."""
    if one.date and other.date and (decided := in_time(one.date, other.date)):
        return decided == BEFORE
    return first and not one.dates.keys().isdisjoint(other.dates)


def in_order_of_time(acts: Sequence[Node]) -> list[int]:
    """Return the acts, by their places, in the order of time; as they stand, where time does not decide.

    Where no order is left in which every act stands as it must, everything stays.
    """
    known = [place_of_act(act) for act in acts]
    result: list[int] = []
    met: set[int] = set()

    def visit(k: int) -> bool:
        if k in met:
            return k in result
        met.add(k)
        before = (j for j in range(len(acts)) if j != k and precedes(known[j], known[k], first=j < k))
        sound = all(visit(j) for j in before)
        result.append(k)
        return sound

    return result if all(visit(k) for k in range(len(acts))) else list(range(len(acts)))


# Where a new act belongs


def bounds_of_country(acts: Sequence[Place], new: Place, code: str) -> tuple[int, int]:
    """Return between which places a new act must stand for the sake of one country's other acts."""
    low, high = 0, len(acts)
    for k, act in enumerate(acts):
        if code not in act.dates:
            continue
        if _follows(new.action, new.dates[code], act.action, act.dates[code]):
            low = k + 1
        else:
            high = min(high, k)
    return min(low, high), high


def bounds_of_date(acts: Sequence[Place], date: Span) -> tuple[int, int, int]:
    """Return between which places an act of a date must stand for the sake of other dates, and the best.

    That is behind the last one which can have begun before it; a table begins with its first date.
    """
    low, high, best = 0, len(acts), 0
    for k, act in enumerate(acts):
        decided = in_time(act.date, date) if act.date else OPEN
        if decided == BEFORE:
            low = k + 1
        elif decided == AFTER:
            high = min(high, k)
        begin = act.date.earliest if act.date else min((s.earliest for s in act.dates.values()), default="")
        if begin <= date.earliest:
            best = k + 1
    return low, high, best


def enters(word: str) -> bool:
    """Return whether an action begins or resumes something."""
    return ACTIONS[word].effect in (ENTRY, RETURN)


def _follows(word: str, date: Span, before: str, then: Span) -> bool:
    """Return whether an act of a country belongs behind another of the same country."""
    if decided := in_time(then, date):
        return decided == BEFORE
    if enters(word) and enters(before):
        return RANK.get(ACTIONS[before].status, 0) <= RANK.get(ACTIONS[word].status, 0)
    return True
