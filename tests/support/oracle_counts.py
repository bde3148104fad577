"""The oracle's answer to how many: everybody whom no source names is given a place in every possible way."""

import itertools
from collections.abc import Iterator, Sequence
from functools import lru_cache

from oracle import ENTRIES, Ask, Paper, Unnamed, acts_in, answers, days_in, is_open, wanted
from oracle_sets import STATES, Place, Tree, alive, places, truth

MOST = 4
"""So many unnamed can be tried in every place."""

Presence = tuple[tuple[bool, ...], ...]
"""For each block of an instrument, whether those in it are in at each of some questions."""


def presences(paper: Paper, asks: Sequence[Ask]) -> set[Presence]:
    """Return in which ways the blocks of an instrument can be there at some questions."""
    asked = [ask.day for ask in asks if ask.facet == "in-force"]
    forces = [day for day in asked if paper.in_force and day >= paper.in_force.first]
    dates = [list(itertools.product(days_in(block.date), (*forces, "9999"))) for block in paper.unnamed]
    found = set()
    for over in days_in(paper.closed) if paper.closed else ["9999"]:
        for acts in itertools.product(*dates):
            found.add(
                tuple(
                    tuple(
                        wanted(paper, ask.facet, block.action)
                        and act <= ask.day
                        and (ask.day < over or ask.facet == block.action)
                        and (ask.facet != "in-force" or force <= ask.day)
                        for ask in asks
                    )
                    for block, (act, force) in zip(paper.unnamed, acts, strict=True)
                )
            )
    return found


def bounds(tree: Tree, papers: dict[str, Paper], codes: Sequence[str], day: str) -> tuple[int, int] | None:
    """Return the least and the greatest number that can be in; None where there are too many to try."""
    found = list(places(tree, (day,)))
    named = [id for id in dict.fromkeys(place.id for place in found) if id != STATES]
    asks = {id: [ask for place in found if place.id == id for ask in place.asks] for id in named}
    strangers = sum(block.number for id in named for block in papers[id].unnamed)
    if not named or strangers > MOST:
        return None
    people = [*codes, *(f"?{n}" for n in range(strangers))]
    numbers: set[int] = set()
    for there in itertools.product(*(presences(papers[id], asks[id]) for id in named)):
        present = dict(zip(named, there, strict=True))
        for taken in itertools.product(*(_seats(papers[id], people) for id in named)):
            block_of = {
                (id, person): n
                for id, seats in zip(named, taken, strict=True)
                for n, seat in enumerate(seats)
                for person in seat
            }
            least = most = 0
            for person in people:
                inside = tuple(
                    present[id][block_of[id, person]] if (id, person) in block_of else () for id in named
                )
                ways = _truths(tree, tuple(papers[id] for id in named), tuple(named), person, day, inside)
                least += ways == {True}
                most += True in ways
            numbers |= {least, most}
    return min(numbers), max(numbers)


def _seats(paper: Paper, people: Sequence[str]) -> Iterator[tuple[tuple[str, ...], ...]]:
    """Yield the ways in which those of each block can be people who have no act that counts as in.

    Nor one like theirs: they did it besides those who are named.
    """
    eligible = [
        [person for person in people if not acts_in(paper, person) and not acts_alike(paper, person, block)]
        for block in paper.unnamed
    ]
    yield from _choose([block.number for block in paper.unnamed], eligible)


def acts_alike(paper: Paper, code: str, block: Unnamed) -> bool:
    """Whether a country has an act that leads to the same status as that of the unnamed."""
    return any(ENTRIES.get(deed.action) == ENTRIES[block.action] for deed in paper.of(code))


def _choose(
    numbers: Sequence[int], eligible: Sequence[Sequence[str]], taken: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], ...]]:
    if not numbers:
        yield ()
        return
    for seat in itertools.combinations([one for one in eligible[0] if one not in taken], numbers[0]):
        for others in _choose(numbers[1:], eligible[1:], (*taken, *seat)):
            yield (seat, *others)


@lru_cache(maxsize=1 << 14)
def _truths(
    tree: Tree,
    papers: tuple[Paper, ...],
    named: tuple[str, ...],
    person: str,
    day: str,
    inside: tuple[tuple[bool, ...], ...],
) -> frozenset[bool]:
    """Return whether somebody can be in and out, given the blocks that it belongs to."""
    found: list[Place] = list(places(tree, (day,)))
    choices = []
    for id in dict.fromkeys(place.id for place in found):
        mine = [k for k, place in enumerate(found) if place.id == id]
        asks = tuple(ask for k in mine for ask in found[k].asks)
        if id == STATES:
            code = "" if person.startswith("?") else person
            choices.append([(mine, way) for way in alive(dict(zip(named, papers, strict=True)), code, asks)])
            continue
        paper = papers[named.index(id)]
        block = inside[named.index(id)] or (False,) * len(asks)
        unlisted = [
            found[k].odd and not acts_in(paper, person) and is_open(paper, ask.facet, ask.day, unnamed=False)
            for k in mine
            for ask in found[k].asks
        ]
        options = {
            tuple(a or b or (other and free) for a, b, free in zip(read, block, unlisted, strict=True))
            for read in answers(paper, person, asks)
            for other in (False, True)
        }
        choices.append([(mine, option) for option in options])
    result = set()
    for combination in itertools.product(*choices):
        terms: dict[int, bool] = {}
        for mine, option in combination:
            terms.update(zip(mine, option, strict=True))
        result.add(truth(tree, person, iter([terms[k] for k in range(len(found))])))
    return frozenset(result)
