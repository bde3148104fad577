"""The vocabulary of the record: kinds of instrument, actions, statuses, grades, and what is said of each.

One table decides what an act means and which statuses count as in; the schema, the help, the sentences, the
charts, the data package, the tests and the documentation derive from it. A new kind, action or status is one
edit here. The numbered lines are those of `docs/dates.md`.
"""

from typing import Final, NamedTuple

GRADES: Final = ("depositary", "own", "government", "organisation", "press", "other")
"""The grades of sources by nearness to the fact, nearest first."""

STATEMENT_KINDS: Final = ("count", "at_least", "members", "includes", "excludes")
"""The kinds of statement that a claim can make of the whole."""

COUNTRY_KINDS: Final = ("state", "territory", "organisation")
"""The kinds of country that can put their name to an instrument."""


READS: Final = ("members", "dates", "words")
"""The purposes of reading a kept text: its members, the day of each act, or its words."""


class Kind(NamedTuple):
    """A kind of instrument: what those in it are called, one of them and several."""

    one: str
    several: str


KINDS: Final[dict[str, Kind]] = {
    "declaration": Kind("endorser", "endorsers"),
    "coalition": Kind("member", "members"),
    "treaty": Kind("signed or bound", "signed or bound"),
    "resolution": Kind("sponsor", "sponsors"),
    "organisation": Kind("member", "members"),
}
_ALL: Final = tuple(KINDS)


class Status(NamedTuple):
    """A status that a country can have under an instrument.

    `rank` says how far in a status is: an entry never lowers it (line 4); 0 is outside that order. `counts`
    are the kinds of instrument under which it counts as in. `one` and `several` are its nouns, `came` how it
    begins in a sentence, `began` the same in one word before a date.
    """

    rank: int
    counts: tuple[str, ...]
    one: str
    several: str
    came: str
    began: str


STATUS: Final[dict[str, Status]] = {
    "endorser": Status(4, _ALL, "endorser", "endorsers", "endorsed it", "endorsed"),
    "member": Status(4, _ALL, "member", "members", "joined", "joined"),
    "signatory": Status(4, _ALL, "signatory", "signatories", "signed", "signed"),
    "party": Status(6, _ALL, "party", "parties", "became a party", "bound"),
    "provisional": Status(
        5, _ALL, "provisional", "applying provisionally", "applied it provisionally", "applied provisionally"
    ),
    "sponsor": Status(4, _ALL, "sponsor", "sponsors", "sponsored it", "sponsored"),
    "adopter": Status(3, (), "adopter", "adopters", "adopted it", "adopted"),
    "observer": Status(2, (), "observer", "observers", "became an observer", "observer"),
    "candidate": Status(1, (), "candidate", "candidates", "became a candidate", "candidate"),
    "suspended": Status(0, ("organisation",), "suspended", "suspended", "was suspended", "suspended"),
    "inactive": Status(0, (), "inactive", "inactive", "became inactive", "inactive"),
    "former": Status(0, (), "former", "former", "left", "left"),
}
"""Every status, in the order in which lists name them."""


def beginning(status: str) -> str:
    """Return how a status begins, in a sentence; of several that are possible, as one word."""
    return STATUS[status].came if status in STATUS else f"became {status}"


STATUSES: Final = tuple(STATUS)

RANK: Final = {word: status.rank for word, status in STATUS.items() if status.rank}
"""The rank of each status that an entry leads to: how far in it is."""

PAUSED: Final = frozenset({"suspended", "inactive", "former"})
"""The statuses from which a reinstatement leads back."""

BOUND: Final = frozenset({"party", "provisional"})
"""The statuses under which a treaty can be in force for a country."""

LAPSING: Final = frozenset({"candidate", "provisional"})
"""The statuses that can lapse."""


def counting_statuses(kind: str) -> frozenset[str]:
    """Return the statuses that count as in under a kind of instrument."""
    return _COUNTED[kind]


_COUNTED: Final = {
    kind: frozenset(word for word, status in STATUS.items() if kind in status.counts) for kind in KINDS
}

IN_FORCE: Final = "in-force"
"""A question to a treaty beside statuses and actions (line 8)."""

ENTRY, EXIT, PAUSE, RETURN, REVOCATION, RETRACTION, LAPSE = EFFECTS = (
    "entry", "exit", "pause", "return", "revocation", "retraction", "lapse",
)  # fmt: skip
"""The ways in which an act changes a status (line 4)."""


class Action(NamedTuple):
    """The meaning of one word for an act.

    `status` is the status it leads to ("" where that depends on what came before), `effect` how it gets
    there, `kinds` the kinds of instrument on which it is possible, `effective` whether a day on which it
    takes effect can be told from the day of the act. `ended` is said of what it ended, before a date.
    """

    status: str
    effect: str
    kinds: tuple[str, ...]
    effective: bool
    ended: str = ""


_BOUND_BY: Final = Action("party", ENTRY, ("treaty",), True)

ACTIONS: Final[dict[str, Action]] = {
    "endorsement": Action("endorser", ENTRY, ("declaration", "resolution"), False),
    "joining": Action("member", ENTRY, ("coalition", "organisation"), False),
    "signature": Action("signatory", ENTRY, ("treaty",), False),
    "ratification": _BOUND_BY,
    "acceptance": _BOUND_BY,
    "approval": _BOUND_BY,
    "accession": _BOUND_BY,
    "succession": _BOUND_BY,
    "definitive-signature": _BOUND_BY,
    "formal-confirmation": _BOUND_BY,
    "continued-application": _BOUND_BY,
    "consent": _BOUND_BY,
    "provisional-application": Action("provisional", ENTRY, ("treaty",), True),
    "sponsorship": Action("sponsor", ENTRY, ("resolution",), False),
    "adoption": Action("adopter", ENTRY, ("resolution",), False),
    "observation": Action("observer", ENTRY, _ALL, False),
    "intent": Action("candidate", ENTRY, _ALL, False),
    "invitation": Action("candidate", ENTRY, _ALL, False),
    "suspension": Action("suspended", PAUSE, _ALL, True, "suspended"),
    "inactivity": Action("inactive", PAUSE, _ALL, True, "inactive from"),
    "reinstatement": Action("", RETURN, _ALL, True),
    "retraction": Action("", RETRACTION, _ALL, False),
    "lapse": Action("", LAPSE, _ALL, False, "lapsed"),
    "revocation": Action("signatory", REVOCATION, ("treaty",), True, "revoked"),
    "withdrawal": Action("former", EXIT, _ALL, True, "withdrew"),
    "removal": Action("former", EXIT, _ALL, True, "removed"),
    "dissolution": Action("former", EXIT, _ALL, True, "dissolved"),
}
"""Every action, in the order in which the documentation lists them."""

CLOSING, END_OF_STATE = "closing", "end of state"
"""The ends of a membership without an act: the instrument's own end, and the country's."""

ENDED: Final = {
    **{word: action.ended for word, action in ACTIONS.items() if action.ended},
    CLOSING: "until it was closed",
    END_OF_STATE: "until it ceased to exist",
}
"""The end of a status in words before a date, by the action that ended it."""


def actions_of(kind: str) -> list[str]:
    """Return the actions that are possible on a kind of instrument, in their order."""
    return [word for word, action in ACTIONS.items() if kind in action.kinds]


def statuses_of(kind: str) -> list[str]:
    """Return the statuses that a country can have under a kind of instrument, in their order."""
    reached = {ACTIONS[word].status for word in actions_of(kind)}
    return [status for status in STATUSES if status in reached]
