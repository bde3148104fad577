"""The words in and below every picture: days, names of sets, nouns, notes, and whose data it is."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from signatories.domain.dates import day_in_words, reaches
from signatories.domain.statuses import ACTIONS, GRADES, IN_FORCE, KINDS, STATUS
from signatories.query import certainties, evaluate, notices, syntax
from signatories.query.certainties import CERTAIN, LAST_KNOWN
from signatories.query.counts import number_span
from signatories.query.members import NOT_IN, NOT_KNOWN, UNNAMED, count, members, title
from signatories.query.syntax import At, Attribute, Both, Either, Expression, One, Question, Term
from signatories.register.contents import publishers_of
from signatories.register.imprint import imprint
from signatories.register.lookup import attribute_values, country_named, join_or, short_name
from signatories.register.particulars import particulars_of
from signatories.register.tables import Register


def days_in_words(text: str) -> str:
    """Return a text with its ISO days in words."""
    return _DAY.sub(lambda found: day_in_words(found[0]), text)


_DAY: Final = re.compile(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b")


def capitalize(words: str) -> str:
    """Return words as the beginning of a line."""
    return words[:1].upper() + words[1:]


def join_and(words: Sequence[str]) -> str:
    """Return words as a list in a sentence."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def noun(register: Register, tree: Expression, number: int = 2) -> str:
    """Return what those in an expression are called: so many of them."""
    term = syntax.is_single(tree)
    if term is None:
        return "country in this set" if number == 1 else "countries in this set"
    if term.facet == IN_FORCE:
        return "country with the treaty in force" if number == 1 else "countries with the treaty in force"
    if term.facet in ACTIONS:
        word = term.facet
        return word if number == 1 else f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"
    if term.facet:
        return status_noun(term.facet, number)
    kind = KINDS[particulars_of(register, term.instrument).kind]
    return kind.one if number == 1 else kind.several


def status_noun(words: str, number: int) -> str:
    """Return what so many countries of a status are called; several statuses are joined by "or"."""
    found = [STATUS[word] for word in words.split(" or ")]
    return " or ".join(status.one if number == 1 else status.several for status in found)


def count_in_words(register: Register, tree: Expression, day: str) -> str:
    """Return how many are in, by what they are: `79 parties, 2 signatories, 2 named by no source`."""
    levels = evaluate.levels(tree, register, day)
    term = syntax.is_single(tree)
    rows = members(register, term, day) if term else []
    number: Counter[str] = Counter(row.status for row in rows if levels[row.code] == CERTAIN)
    certain = sum(level == CERTAIN for level in levels.values())
    if term is None or term.facet or not number:
        parts = [f"{certain} {noun(register, tree, certain)}"]
    else:
        parts = [f"{many} {status_noun(status, many)}" for status, many in number.most_common()]
    possible = len(levels) - certain
    unnamed = unnamed_in(register, tree, day)
    parts += [f"{possible} possible"] if possible else []
    parts += [f"{number_span(unnamed[0], sum(unnamed))} named by no source"] if any(unnamed) else []
    return ", ".join(parts)


def unnamed_in(register: Register, tree: Expression, day: str) -> tuple[int, int]:
    """Return how many in a set no source names: for certain, and possibly besides (line 11)."""
    total = count(register, tree, day)
    return total.unnamed, total.unnamed_possible


def disputes(register: Register, tree: Expression, day: str) -> list[tuple[str, str]]:
    """Return whose place in a single term is disputed, by code, and by whom."""
    rows = members(register, tree, day) if syntax.is_single(tree) else []
    return [(row.code, row.disputed) for row in rows if row.disputed]


def set_with_count(register: Register, tree: Expression, day: str) -> str:
    """Return a set by name, with how many are in it."""
    term = syntax.is_single(tree)
    name = set_name(register, term._replace(facet="") if term else tree)
    return f"{name}: {count_in_words(register, tree, day)}"


def set_name(register: Register, tree: Expression, called: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return an expression in names: `states in …`, `… but not … or …`, a title, a region, a country.

    `called` has other names than their titles for some instruments, by id.
    """
    match tree:
        case Term(id, facet, day):
            words = called.get(id) or title(register, id)
            words += f": {noun(register, tree)}" if facet else ""
            return f"{words} on {day_in_words(day)}" if day else words
        case Attribute(key, slug):
            return f"{slug}s" if key == "kind" else _region(register, key, slug)
        case One(code):
            return short_name(register, code)
        case At(inner, day):
            return f"{_part(register, inner, called)} on {day_in_words(day)}"
        case Both(left, _, True):
            without = [tree.right]
            while isinstance(left, Both) and left.negated:
                without.insert(0, left.right)
                left = left.left
            parts = [_part(register, part, called) for part in without]
            return f"{_part(register, left, called)} but not {join_or(parts)}"
        case Both(Attribute() as group, whole, _) | Both(whole, Attribute() as group, _):
            return f"{_those(register, group)} in {_part(register, whole, called)}"
        case Both(left, right, _):
            return f"{_part(register, left, called)} and {_part(register, right, called)}"
        case Either(left, right):
            return f"{set_name(register, left, called)} or {set_name(register, right, called)}"


def _part(register: Register, tree: Expression, called: Mapping[str, str]) -> str:
    """Return a part of a longer expression in names; a body that is called as a country is its members."""
    words = _those(register, tree) if isinstance(tree, Attribute) else set_name(register, tree, called)
    if isinstance(tree, Term) and not tree.facet and country_named(register, words):
        return f"{words} members"
    return f"({words})" if isinstance(tree, Either) else words


def _those(register: Register, attribute: Attribute) -> str:
    """Return those with an attribute: `states`, `countries of Africa`."""
    words = set_name(register, attribute)
    article = "the " if words == "Americas" else ""
    return words if attribute.key == "kind" else f"countries of {article}{words}"


def _region(register: Register, key: str, slug: str) -> str:
    return next(name for name in attribute_values(register, key) if syntax.slug_of(name) == slug)


def expression_text(words: Question) -> str:
    """Return an expression as it was typed."""
    if isinstance(words, str):
        return words
    assert isinstance(words, list | tuple)
    return " ".join(str(word) for word in words)


def reach_phrase(register: Register, trees: Iterable[Expression], day: str) -> str:
    """Return how far the record knows those in the sets, to end a subtitle; empty where it knows the day.

    That is how far it names everybody; where no list does, how far it knows of each who is in.
    """
    found = {end for tree in trees for end in _reaches(register, tree, day)}
    ends = sorted(end for end in found if end and not reaches(end, day))
    if not ends:
        return ""
    if len(ends) == 1:
        return f", as last recorded on {day_in_words(ends[0])}"
    return f", as last recorded between {day_in_words(ends[0])} and {day_in_words(ends[-1])}"


def _reaches(register: Register, tree: Expression, day: str) -> Iterator[str]:
    for term, asked in syntax.terms(tree, day):
        whole = certainties.about(register, term.instrument).reach_on(asked)
        if whole and not reaches(whole, asked):
            yield whole
        elif not whole:
            rows = evaluate.find(term, register, asked).values()
            yield from {row.known_to for row in rows if row.certainty == LAST_KNOWN}


def absence(register: Register, tree: Expression, day: str) -> Callable[[str], str]:
    """Return what is known of a country that is not in a set on a day, by its code (lines 10 and 16)."""
    anybody = evaluate.evaluate(tree, register, day, negated=True, within_reach=True)
    named = evaluate.evaluate(tree, register, day, negated=True, within_reach=True, but_unnamed=True)

    def of(code: str) -> str:
        if not anybody.of(code):
            return NOT_IN
        return NOT_KNOWN if named.of(code) else UNNAMED

    return of


def notes_below(register: Register, trees: Iterable[Expression], codes: Iterable[str], day: str) -> list[str]:
    """Return the notes below a picture: how complete, who is unnamed, disputed names, sources."""
    trees = list(trees)
    notes = [note for tree in trees for note in notices.notices(register, tree, day)]
    used = list(dict.fromkeys(id for tree in trees for id in syntax.instruments_of(tree)))
    notes = _by_name(register, notes, used)
    notes = [days_in_words(note) for note in notes]
    notes += notices.footnotes(register, codes)
    return [*dict.fromkeys(_sentence(note) for note in notes), credit(register, used, day)]


def _by_name(register: Register, notes: Iterable[str], used: Sequence[str]) -> list[str]:
    """Return notes that begin with an instrument's title in place of its id: one an instrument of several."""
    phrases: dict[str, list[str]] = {}
    others = []
    for note in notes:
        id, _, phrase = note.partition(": ")
        if id in used:
            phrases.setdefault(id, []).append(phrase)
        else:
            others.append(note)
    if len(used) == 1:
        return [*(capitalize(phrase) for found in phrases.values() for phrase in found), *others]
    return [
        *(f"{title(register, id)}: {'; '.join(dict.fromkeys(found))}" for id, found in phrases.items()),
        *others,
    ]


def _sentence(note: str) -> str:
    return note if note.endswith((".", "!", "?")) else f"{note}."


_AFTER: Final = re.compile(r",? (extracted and )?(republished|mirrored|copied) by .*$")
"""The words that follow the publisher where somebody else passed its page on."""


def credit(register: Register, instruments: Iterable[str], day: str) -> str:
    """Return the source line: the publishers behind the acts so far, nearest first, and the data."""
    number: dict[str, tuple[int, int]] = {}
    for id in instruments:
        for publisher, grade, acts in publishers_of(register, id, day):
            publisher = _AFTER.sub("", publisher)
            nearest, before = number.get(publisher, (len(GRADES), 0))
            number[publisher] = min(nearest, GRADES.index(grade)), before + acts
    publishers = sorted(number, key=lambda name: (number[name][0], -number[name][1], name))
    first = publishers if len(publishers) <= 4 else publishers[:3]
    more = f" and {len(publishers) - len(first)} more" if len(publishers) > len(first) else ""
    version = notices.data_version(register)
    data = f"Data: {imprint(register).name}{f', to {day_in_words(version)}' if version else ''}."
    return f"Sources: {'; '.join(first)}{more}. {data}" if first else data
