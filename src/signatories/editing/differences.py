"""The parts of a comparison: one difference in words, and the things of which two versions consist.

A thing is known by what cannot be corrected, so that a correction is told as one and not as a new thing and
one that is gone.
"""

from collections import deque
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

ADDED, CORRECTED, FOLLOWS = "added", "corrected", "follows"


class Change(NamedTuple):
    """One difference between two versions.

    `kind` is added (the world did something that is recorded now), corrected (something recorded before
    is now recorded otherwise, or no longer), or follows (a count, a verdict or a printed figure that is
    another one through that). `before` and `after` are empty where there was or is nothing; `instrument` is
    empty where a country or the record itself is meant.
    """

    kind: str
    instrument: str
    code: str
    what: str
    before: str
    after: str
    sentence: str


class Thing(NamedTuple):
    """A row of the record as it is compared: what a sentence calls it, and its keys, which can be corrected.

    `whole` stands in the cells where the thing is new or gone. `marks` are what it is known by, the surest
    first: it is compared with the one of the other version that has the same mark.
    """

    name: str
    whole: str
    keys: Mapping[str, str]
    marks: Sequence[Hashable]
    code: str = ""


Row = TypeVar("Row")


def counterparts(
    before: Sequence[Row], after: Sequence[Row], marks_of: Callable[[Row], Sequence[Hashable]]
) -> Iterator[tuple[Row | None, Row | None]]:
    """Yield each row of the newer version with the one that it was, then those that are gone.

    Every row has the same number of marks, and is the same as one of before by the first of them that finds
    one; of several with one mark, those that stand in the same order.
    """
    old, new = [marks_of(row) for row in before], [marks_of(row) for row in after]
    was: dict[int, int] = {}
    left = list(range(len(before)))
    for nth in range(len(new[0]) if new else 0):
        waiting: dict[Hashable, deque[int]] = {}
        for place in left:
            waiting.setdefault(old[place][nth], deque()).append(place)
        for place, marks in enumerate(new):
            if place not in was and (same := waiting.get(marks[nth])):
                was[place] = same.popleft()
        found = set(was.values())
        left = [place for place in left if place not in found]
    for place, row in enumerate(after):
        yield before[was[place]] if place in was else None, row
    for place in left:
        yield before[place], None


def corrections(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Yield the keys whose values are others, with the value before and after; empty where there is none."""
    for key in [*after, *(key for key in before if key not in after)]:
        was, now = before.get(key, ""), after.get(key, "")
        if was != now:
            yield key, was, now


def of_things(
    what: str, before: Sequence[Thing], after: Sequence[Thing], instrument: str = ""
) -> Iterator[Change]:
    """Yield how things of one kind differ: those that are new, what is corrected of others, those gone."""
    lead = f"{instrument}: {what} " if instrument else ""
    for was, now in counterparts(before, after, lambda thing: (tuple(thing.keys.items()), *thing.marks)):
        if was and now:
            for key, old, new in corrections(was.keys, now.keys):
                whose = f"{instrument}: {key} of {what} {was.name}" if instrument else f"{was.name}: {key}"
                sentence = f"{whose} is {new or 'nothing'}, was {old or 'nothing'}."
                yield Change(CORRECTED, instrument, now.code, what, old, new, sentence)
        elif now:
            yield Change(ADDED, instrument, now.code, what, "", now.whole, f"{lead}{now.name} is new.")
        elif was:
            yield Change(CORRECTED, instrument, was.code, what, was.whole, "", f"{lead}{was.name} is gone.")
