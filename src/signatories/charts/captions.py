"""What is said in and below every picture: days in words, what an expression is about, whose data it is."""

import re
from collections.abc import Iterable
from typing import Final

from signatories.domain.membership import ACTIONS
from signatories.domain.statuses import GRADES
from signatories.query import evaluate as sets
from signatories.query import provenance as evidence
from signatories.query.evaluate import Expression, Question
from signatories.query.members import title
from signatories.register.contents import particulars_of, publishers_of
from signatories.register.tables import Register

MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

NOUNS: Final = {
    "declaration": ("endorser", "endorsers"),
    "coalition": ("member", "members"),
    "organisation": ("member", "members"),
    "treaty": ("signed or bound", "signed or bound"),
    "resolution": ("sponsor", "sponsors"),
}
"""What those in an instrument are called, by its kind: one of them, and several."""

_PLURALS: Final = {
    "party": "parties",
    "signatory": "signatories",
    "suspended": "suspended",
    "inactive": "inactive",
}


def when(date: str) -> str:
    """A date of the record in words: 28 Apr 2022, May 2012, 2012, Jan 2014 to 15 Jun 2014, by 16 Jan 2014."""
    start, slash, end = date.partition("/")
    if slash:
        return f"by {when(end)}" if start == ".." else f"{when(start)} to {when(end)}"
    year, _, rest = date.partition("-")
    month, _, day = rest.partition("-")
    return " ".join(filter(None, (day.lstrip("0"), month and MONTHS[int(month) - 1], year)))


def nouns(register: Register, tree: Expression) -> tuple[str, str]:
    """What those in an expression are called: one of them, and several."""
    term = sets.is_single(tree)
    if term is None:
        return "in the set", "in the set"
    if term.facet == sets.IN_FORCE:
        return "country with the treaty in force", "countries with the treaty in force"
    if term.facet in ACTIONS:
        return term.facet, f"{term.facet.removesuffix('y')}{'ies' if term.facet.endswith('y') else 's'}"
    if term.facet:
        return term.facet, _PLURALS.get(term.facet, f"{term.facet}s")
    return NOUNS[particulars_of(register, term.instrument).kind]


def spelled(words: Question) -> str:
    """An expression as it was typed."""
    if isinstance(words, str):
        return words
    assert isinstance(words, list | tuple)
    return " ".join(str(word) for word in words)


def headline(register: Register, words: Question, tree: Expression) -> str:
    """What an expression is called above a picture: an instrument's title, or the expression itself."""
    term = sets.is_single(tree)
    if term is None:
        return spelled(words)
    return title(register, term.instrument) + (f": {nouns(register, tree)[1]}" if term.facet else "")


def key(register: Register, instruments: Iterable[str]) -> list[str]:
    """What the ids of a picture mean, as one note; none without ids."""
    said = "; ".join(f"{id}: {title(register, id)}" for id in dict.fromkeys(instruments))
    return [f"{said}."] if said else []


def told(register: Register, trees: Iterable[Expression], codes: Iterable[str], on: str) -> list[str]:
    """What a reader must be told below a picture: how complete, who is unnamed, contested names, sources."""
    trees = list(trees)
    notes = [note for tree in trees for note in evidence.notices(register, tree, on)]
    used = list(dict.fromkeys(id for tree in trees for id in sets.instruments_of(tree)))
    if len(used) == 1:
        notes = [note.removeprefix(f"{used[0]}: ") for note in notes]
        notes = [note[0].upper() + note[1:] for note in notes]
    else:
        notes = _together(notes)
    notes = [_DAY.sub(lambda found: when(found[0]), note) for note in notes]
    notes += evidence.footnotes(register, codes)
    return [*dict.fromkeys(_sentence(note) for note in notes), credit(register, used, on)]


def _together(notes: Iterable[str]) -> list[str]:
    """How far the records of several instruments are complete, in one note, before the others."""
    ends, others = [], []
    for note in notes:
        id, _, said = note.partition(": ")
        if said.startswith("record complete to "):
            ends.append(f"{id} to {said.removeprefix('record complete to ')}")
        else:
            others.append(note)
    return [*([f"Record complete: {', '.join(dict.fromkeys(ends))}"] if ends else []), *others]


_DAY: Final = re.compile(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b")


def _sentence(note: str) -> str:
    return note if note.endswith((".", "!", "?")) else f"{note}."


_AFTER: Final = re.compile(r",? (extracted and )?(republished|mirrored|copied) by .*$")
"""What follows the publisher itself where somebody else passed its page on."""


def credit(register: Register, instruments: Iterable[str], on: str) -> str:
    """The source line: the publishers of the sources behind the acts so far, nearest first, and the data."""
    number: dict[str, tuple[int, int]] = {}
    for id in instruments:
        for publisher, grade, acts in publishers_of(register, id, on):
            publisher = _AFTER.sub("", publisher)
            nearest, before = number.get(publisher, (len(GRADES), 0))
            number[publisher] = min(nearest, GRADES.index(grade)), before + acts
    publishers = sorted(number, key=lambda name: (number[name][0], -number[name][1], name))
    shown = publishers if len(publishers) <= 4 else publishers[:3]
    more = f" and {len(publishers) - len(shown)} more" if len(publishers) > len(shown) else ""
    version = evidence.data_version(register)
    data = f"Data: signatories{f', to {when(version)}' if version else ''}."
    return f"Sources: {'; '.join(shown)}{more}. {data}" if shown else data
