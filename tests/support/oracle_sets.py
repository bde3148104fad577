"""The oracle's answer to expressions: every reading of every instrument, combined one with another."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from oracle import OPEN, Ask, Paper, acts_in, answers, days_in, is_open, known_to, level


class Term(NamedTuple):
    id: str
    facet: str = ""
    day: str = ""


class States(NamedTuple):
    """The states that have not ended by a day."""

    day: str = ""


class Op(NamedTuple):
    """`word` is and, or, not (for `and not`)."""

    word: str
    left: "Tree"
    right: "Tree"


class At(NamedTuple):
    inner: "Tree"
    day: str


Tree = Term | States | Op | At | str
"""A string is a single country."""


def text_of(tree: Tree) -> str:
    match tree:
        case Term(id, facet, day):
            return f"{id}{facet and ':' + facet}{day and '@' + day}"
        case States(day):
            return f"kind:state{day and '@' + day}"
        case Op(word, left, right):
            return f"({text_of(left)} {'and not' if word == 'not' else word} {text_of(right)})"
        case At(inner, day):
            return f"({text_of(inner)})@{day}"
    return tree


STATES = ""
"""In place of an instrument's id."""


class Place(NamedTuple):
    """A term where it stands: what it asks on each day, and whether an odd number of `not` is before it."""

    id: str
    asks: tuple[Ask, ...]
    odd: bool


def places(tree: Tree, days: tuple[str, ...], odd: bool = False) -> Iterator[Place]:
    match tree:
        case At(inner, day):
            yield from places(inner, (day,) * len(days), odd)
        case Term(id, facet, day):
            yield Place(id, tuple(Ask(facet, day or on) for on in days), odd)
        case States(day):
            yield Place(STATES, tuple(Ask("", day or on) for on in days), odd)
        case Op(word, left, right):
            yield from places(left, days, odd)
            yield from places(right, days, odd != (word == "not"))


def truth(tree: Tree, code: str, terms: Iterator[bool]) -> bool:
    match tree:
        case At(inner, _):
            return truth(inner, code, terms)
        case Term() | States():
            return next(terms)
        case Op(word, left, right):
            a = truth(left, code, terms)
            b = truth(right, code, terms)
            return {"and": a and b, "or": a or b, "not": a and not b}[word]
    return tree == code


def ways(
    tree: Tree,
    papers: dict[str, Paper],
    code: str,
    days: Sequence[str],
    *,
    odd: bool = False,
    unnamed: bool = True,
    within_reach: bool = False,
) -> set[tuple[bool, ...]]:
    """Whether a country is in on each of these days, in every reading (lines 9 and 10).

    Each instrument is read once for all its terms. Without an act that counts as in, a country is read both
    ways under an odd number of `not`, all terms of an instrument together. `within_reach` reads what is asked
    after the reach as possible, each question by itself, so that `x and not x` stays nobody.
    """
    found = list(places(tree, tuple(days), odd))
    choices = []
    for id in dict.fromkeys(place.id for place in found):
        mine = [k for k, place in enumerate(found) if place.id == id]
        asks = tuple(ask for k in mine for ask in found[k].asks)
        if id == STATES:
            choices.append([(mine, option) for option in alive(papers, code, asks)])
            continue
        paper = papers[id]
        may_be = [
            found[k].odd and not acts_in(paper, code) and is_open(paper, ask.facet, ask.day, unnamed=unnamed)
            for k in mine
            for ask in found[k].asks
        ]
        far = [ask for ask in dict.fromkeys(asks) if within_reach and is_beyond(paper, code, ask)]
        options: set[tuple[bool, ...]] = set()
        for read in answers(paper, code, asks):
            for other, *guess in itertools.product((False, True), repeat=1 + len(far)):
                known = dict(zip(asks, read, strict=True)) | dict(zip(far, guess, strict=True))
                options.add(
                    tuple(known[ask] or (other and maybe) for ask, maybe in zip(asks, may_be, strict=True))
                )
        choices.append([(mine, option) for option in options])
    result = set()
    for combination in itertools.product(*choices):
        terms: dict[int, tuple[bool, ...]] = {}
        for mine, option in combination:
            for n, k in enumerate(mine):
                terms[k] = option[n * len(days) : (n + 1) * len(days)]
        result.add(
            tuple(truth(tree, code, iter([terms[k][n] for k in range(len(found))])) for n in range(len(days)))
        )
    return result


def alive(papers: dict[str, Paper], code: str, asks: Sequence[Ask]) -> set[tuple[bool, ...]]:
    """Whether a state has not ended on each of these days, for each day on which it can have ended."""
    if not code:
        return {(False,) * len(asks)}
    end = next(iter(papers.values())).end_of(code)
    return {tuple(over > ask.day for ask in asks) for over in (days_in(end) if end else ["9999"])}


def is_beyond(paper: Paper, code: str, ask: Ask) -> bool:
    reach = known_to(paper, code, ask.facet, ask.day)
    return reach != OPEN and reach < ask.day


def reach_of(tree: Tree, papers: dict[str, Paper], code: str, day: str) -> str:
    """The earliest reach among the terms asked after theirs, or among all where there are none (line 16)."""
    found = [place for place in places(tree, (day,)) if place.id != STATES]
    asks = [(papers[place.id], ask) for place in found for ask in place.asks]
    beyond = [pair for pair in asks if is_beyond(pair[0], code, pair[1])]
    return earliest(known_to(paper, code, *ask) for paper, ask in beyond or asks)


def earliest(reaches: Iterable[str]) -> str:
    """The earliest of some reaches: what can no longer change is known for ever."""
    return min(reaches, key=lambda reach: (reach == OPEN, reach), default=OPEN)


def certainty(tree: Tree, papers: dict[str, Paper], code: str, day: str) -> str:
    """Certain, last known or possible; empty where a country is not in."""
    found = level(ways(tree, papers, code, (day,)))
    if found < 2:
        return "possible" if found else ""
    return "certain" if level(ways(tree, papers, code, (day,), within_reach=True)) == 2 else "last known"
