"""The oracle's answer to expressions: every reading of every term, combined one with another."""

import itertools
from typing import NamedTuple

from oracle import Paper, truths


class Term(NamedTuple):
    id: str
    facet: str = ""
    day: str = ""


class Op(NamedTuple):
    """`word` is and, or, not (for `and not`)."""

    word: str
    left: "Tree"
    right: "Tree"


class At(NamedTuple):
    inner: "Tree"
    day: str


Tree = Term | Op | At | str
"""A string is a single country."""


def text_of(tree: Tree) -> str:
    match tree:
        case Term(id, facet, day):
            return f"{id}{facet and ':' + facet}{day and '@' + day}"
        case Op(word, left, right):
            return f"({text_of(left)} {'and not' if word == 'not' else word} {text_of(right)})"
        case At(inner, day):
            return f"({text_of(inner)})@{day}"
    return tree


def ways(
    tree: Tree, papers: dict[str, Paper], code: str, days: tuple[str, ...], under_not: bool = False
) -> set[tuple[bool, ...]]:
    """Whether a country is in on each of these days, in every reading; terms are independent."""
    match tree:
        case At(inner, day):
            return ways(inner, papers, code, (day,) * len(days), under_not)
        case Term(id, facet, day):
            paper, days = papers[id], (day,) * len(days) if day else days
            if under_not and not paper.of(code):
                return unlisted(paper, days)
            return truths(paper, code, facet, days)
        case Op(word, left, right):
            a = ways(left, papers, code, days, under_not)
            b = ways(right, papers, code, days, under_not or word == "not")
            meet = {
                "and": lambda x, y: x and y,
                "or": lambda x, y: x or y,
                "not": lambda x, y: x and not y,
            }[word]
            return {tuple(map(meet, x, y)) for x, y in itertools.product(a, b)}
    return {(tree == code,) * len(days)}


def unlisted(paper: Paper, days: tuple[str, ...]) -> set[tuple[bool, ...]]:
    """A country without acts may be in, all along, until the record claims to name everybody."""
    unnamed = [paper.complete is None or day < paper.complete for day in days]
    return {(False,) * len(days), tuple(unnamed)}
