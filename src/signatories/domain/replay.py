"""The replay of a country's acts: the status after each, which exit a retraction takes back (line 4).

Nothing else in the program replays acts. The numbered lines are those of `docs/dates.md`.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from signatories.domain.acts import Act
from signatories.domain.statuses import (
    ACTIONS,
    ENTRY,
    EXIT,
    LAPSE,
    LAPSING,
    PAUSED,
    RANK,
    RETRACTION,
    RETURN,
    counting_statuses,
)


class State:
    """The status of a country while its acts are replayed, and the memory to undo it (line 4)."""

    def __init__(self, kind: str) -> None:
        self._counted = counting_statuses(kind)
        self._status = self._held = self._before_lapsing = ""
        self._exits: list[int] = []

    def status_after(self, acts: Sequence[str], done: Iterable[int], position: Sequence[int]) -> str:
        """Return the status after acts in file order; `position` ranks all acts by their day.

        An exit that came later than an act after it in the file also ends what that act led to, unless it is
        an entry that counts as in (line 5).
        """
        for k in done:
            action = ACTIONS[acts[k]]
            if action.effect == EXIT:
                self._set("former")
                self._exits.append(k)
            elif action.effect == ENTRY and action.status in self._counted:
                self._exits.clear()
                self._enter(action.status)
            elif not any(position[exit_] > position[k] for exit_ in self._exits):
                self._apply(action.effect, action.status)
        return self._status

    def _apply(self, effect: str, status: str) -> None:
        if effect == RETURN:
            self._set(self._held)
        elif effect == LAPSE:
            self._set(self._before_lapsing)
        elif effect == ENTRY:
            self._enter(status)
        elif effect != RETRACTION:
            self._set(status)

    def _enter(self, status: str) -> None:
        now = self._held if self._status in ("suspended", "inactive") else self._status
        if RANK[status] > RANK.get(now, 0):
            if status in LAPSING:
                self._before_lapsing = self._status
            self._set(status)

    def _set(self, status: str) -> None:
        self._status = status
        if status not in PAUSED:
            self._held = status


@lru_cache(maxsize=1 << 12)
def statuses(actions: tuple[str, ...], kind: str) -> tuple[str, ...]:
    """Return the status after each act, where each has its day in the order of the file."""
    order = range(len(actions))
    return tuple([State(kind).status_after(actions, order[: k + 1], order) for k in order])


def status_before_each(acts: Sequence[Act], kind: str) -> list[str]:
    """Return the status before each act, and after the last, in the order of the file.

    An exit that was taken back before an act is as if it had not been made (line 4).
    """
    words = [act.action for act in acts]
    return [_status_after(words[:k], kind) for k in range(len(words) + 1)]


def _status_after(words: list[str], kind: str) -> str:
    taken_back = retractions(words)
    void = {*taken_back, *taken_back.values()}
    found = statuses(tuple([word for k, word in enumerate(words) if k not in void]), kind)
    return found[-1] if found else ""


@lru_cache(maxsize=1 << 12)
def has_retraction(actions: tuple[str, ...]) -> bool:
    """Return whether one of these acts takes another back."""
    return any(ACTIONS[word].effect == RETRACTION for word in actions)


def retractions(actions: Sequence[str]) -> dict[int, int]:
    """Return which exit each retraction takes back: index of the exit → index of the retraction (line 4)."""
    found: dict[int, int] = {}
    exits: list[int] = []
    for k, word in enumerate(actions):
        if ACTIONS[word].effect == EXIT:
            exits.append(k)
        elif ACTIONS[word].effect == RETRACTION and exits:
            found[exits.pop()] = k
    return found
