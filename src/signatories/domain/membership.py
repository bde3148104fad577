"""From dated acts to memberships: the table of actions, and the order in which a country's acts fell.

Nothing else decides what an action means. The numbered lines are those of `docs/dates.md`.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate
from operator import eq
from typing import NamedTuple

from signatories.domain.dates import ALWAYS, Span, span_of

KINDS = ("declaration", "coalition", "treaty", "resolution", "organisation")

ENTRY, EXIT, PAUSE, RETURN, REVOCATION = "entry", "exit", "pause", "return", "revocation"


class Action(NamedTuple):
    """What one word for an act means.

    `status` is the status it leads to ("" for a reinstatement: the one held before), `way` how it gets
    there, `kinds` the kinds of instrument on which it is possible, `effective` whether a day on which
    it takes effect can be told from the day of the act.
    """

    status: str
    way: str
    kinds: tuple[str, ...]
    effective: bool


_BOUND = Action("party", ENTRY, ("treaty",), True)

ACTIONS: dict[str, Action] = {
    "endorsement": Action("endorser", ENTRY, ("declaration", "resolution"), False),
    "joining": Action("member", ENTRY, ("coalition", "organisation"), False),
    "signature": Action("signatory", ENTRY, ("treaty",), False),
    "ratification": _BOUND,
    "acceptance": _BOUND,
    "approval": _BOUND,
    "accession": _BOUND,
    "succession": _BOUND,
    "definitive-signature": _BOUND,
    "formal-confirmation": _BOUND,
    "continued-application": _BOUND,
    "consent": _BOUND,
    "provisional-application": Action("provisional", ENTRY, ("treaty",), True),
    "sponsorship": Action("sponsor", ENTRY, ("resolution",), False),
    "adoption": Action("adopter", ENTRY, ("resolution",), False),
    "observation": Action("observer", ENTRY, KINDS, False),
    "intent": Action("candidate", ENTRY, KINDS, False),
    "invitation": Action("candidate", ENTRY, KINDS, False),
    "suspension": Action("suspended", PAUSE, KINDS, True),
    "inactivity": Action("inactive", PAUSE, KINDS, True),
    "reinstatement": Action("", RETURN, KINDS, True),
    "revocation": Action("signatory", REVOCATION, ("treaty",), True),
    "withdrawal": Action("former", EXIT, KINDS, True),
    "removal": Action("former", EXIT, KINDS, True),
    "dissolution": Action("former", EXIT, KINDS, True),
}

RANK: dict[str, int] = {
    "candidate": 1,
    "observer": 2,
    "adopter": 3,
    "sponsor": 4,
    "endorser": 4,
    "member": 4,
    "signatory": 4,
    "provisional": 5,
    "party": 6,
}
"""How far in a status is: an entry never lowers it (line 4). A status not named here ranks below all."""

STATUSES = tuple(dict.fromkeys(a.status for a in ACTIONS.values() if a.status))
COUNTED = frozenset({"endorser", "member", "signatory", "party", "provisional", "sponsor"})
"""The statuses that count as in."""

BOUND = frozenset({"party", "provisional"})
"""The statuses under which a treaty can be in force for a country."""

PAUSED = frozenset({"suspended", "inactive", "former"})


class Act(NamedTuple):
    """One act of one country: the word for it, its date as recorded, when it takes effect, its block."""

    action: str
    date: Span
    effective: Span | None
    block: int


Step = tuple[Act | None, str, Span, Span, Span | None, Span | None]
"""A country's status between two of its acts: (act, status, fell, since, until, following).

The act began it and fell on an unknown day of `fell`; it is None where the instrument itself was over.
`since` spans the act that began the run of equal statuses of which this step is a part; `until` the one that
ended it, None where it goes on. `following` spans the next act; None after the last.
"""


def day_of(act: Act, opened: Span) -> Span:
    """The span in which the act changed the status (line 3).

    Exits count from the day they take effect, entries from then only where that is earlier: succession
    and continued application reach back.
    """
    span, effective = act.date, act.effective
    if span.earliest == ALWAYS:
        span = Span(span.text, opened.earliest, span.latest)
    if effective is None:
        return span
    if effective.earliest == ALWAYS:
        effective = Span(effective.text, opened.earliest, effective.latest)
    if ACTIONS[act.action].way != ENTRY:
        return effective
    if span.earliest <= effective.earliest and span.latest <= effective.latest:
        return span
    if span.earliest >= effective.earliest and span.latest >= effective.latest:
        return effective
    return span_of(min(span.earliest, effective.earliest), min(span.latest, effective.latest))


def clipped(spans: Sequence[Span]) -> list[tuple[str, str]]:
    """Bounds of acts that fell in this order, each narrowed by its neighbours (line 2).

    A pair whose first is after its second cannot have happened.
    """
    lows = accumulate([span.earliest for span in spans], max)
    highs = accumulate([span.latest for span in reversed(spans)], min)
    return list(zip(lows, reversed(list(highs)), strict=True))


def possible(spans: Iterable[Span]) -> bool:
    """Whether acts can have fallen in this order: none surely before one that precedes it."""
    low = ALWAYS
    for span in spans:
        low = max(low, span.earliest)
        if span.latest < low:
            return False
    return True


@lru_cache
def statuses(actions: tuple[str, ...]) -> tuple[str, ...]:
    """The status after each of a country's acts, in order (line 4)."""
    status = held = ""
    result = []
    for word in actions:
        action = ACTIONS[word]
        if action.way == RETURN:
            status = held
        elif action.way != ENTRY or RANK.get(action.status, 0) > RANK.get(status, 0):
            status = action.status
        if status not in PAUSED:
            held = status
        result.append(status)
    return tuple(result)


def steps(acts: Sequence[Act], opened: Span, closed: Span | None) -> Iterable[Step]:
    """What a country was, from its first act to after its last, in order.

    Where the instrument is `closed`, whoever is still in becomes former then.
    """
    begun: list[Act | None] = [*acts]
    words = statuses(tuple([act.action for act in acts]))
    spans = [day_of(act, opened) for act in acts]
    if closed:
        spans.append(closed)
    if not _apart(spans):
        spans = [
            span if span[1:] == bound else span_of(*bound)
            for span, bound in zip(spans, clipped(spans), strict=True)
        ]
    if closed and words[-1] == "former":
        spans.pop()
    elif closed:
        words = (*words, "former")
        begun.append(None)
    following: list[Span | None] = [*spans[1:], None]
    since, until = spans, following
    if any(map(eq, words, words[1:])):
        since, until = spans.copy(), following.copy()
        for k in range(1, len(words)):
            if words[k] == words[k - 1]:
                since[k] = since[k - 1]
        for k in range(len(words) - 2, -1, -1):
            if words[k] == words[k + 1]:
                until[k] = until[k + 1]
    return zip(begun, words, spans, since, until, following, strict=True)


def _apart(spans: Iterable[Span]) -> bool:
    """Whether no span reaches beyond the beginning of the next, so that their order narrows none of them."""
    before = ALWAYS
    for _, earliest, latest in spans:
        if earliest < before:
            return False
        before = latest
    return True
