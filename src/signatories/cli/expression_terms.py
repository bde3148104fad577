"""Expressions that somebody may have meant: terms by name or title, other words for the operators, slips."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from signatories.domain.problems import QueryError
from signatories.domain.statuses import ACTIONS, STATUSES
from signatories.names.arguments import ATTRIBUTES, countries_meant, days_meant, instruments_meant
from signatories.query.syntax import parse, slug_of
from signatories.register.lookup import attribute_values, near_matches
from signatories.register.tables import Register

OPERATORS: Final = ("and", "or", "not", "(", ")")
SIGNS: Final = str.maketrans(
    {",": " ", ";": " ", "+": " ", "|": " or ", "&": " and ", "(": " ( ", ")": " ) "},
)
NOT: Final = ("not", "minus", "without", "except", "excluding")
EVERYBODY: Final = "kind:state"
"""The term from which a lone "not" is taken."""
LONGEST: Final = 8
"""The most words of a name that is looked for in a line."""
ALIKE: Final = 0.8
"""The likeness of a word to the name of a region that it may stand for."""


def country(register: Register, text: str) -> str:
    """Return the code of the country that a text means for certain; "" where it means none."""
    meant = countries_meant(register, text, near=False)
    return meant.codes[0] if meant.certain else ""


def instrument(register: Register, text: str) -> str:
    """Return the id of the instrument that a text means for certain; "" where it means none."""
    meant = instruments_meant(register, text, near=False)
    return meant.codes[0] if meant.certain else ""


def terms_of(register: Register, words: Sequence[str], today: str) -> list[str]:
    """Return the terms and operators of an expression, names as codes or ids; empty if one is unknown."""
    pieces = _pieces(words)
    found: list[str] = []
    at = 0
    while at < len(pieces):
        if pieces[at] in OPERATORS:
            found.append(pieces[at])
            at += 1
            continue
        for end in range(min(len(pieces), at + LONGEST), at, -1):
            if term := _term(register, pieces[at:end], today):
                found.append(term)
                at = end
                break
        else:
            return []
    return found


def joined(terms: Sequence[str]) -> Iterator[list[str]]:
    """Yield the expression that terms and operators are: with "and" and with "or" where terms are neighbours.

    What is missing before a "not" is put there; operators behind which nothing follows and brackets without
    their other half are left out.
    """
    terms = _without_half_brackets(_without_open_end(terms))
    beside = any(a not in OPERATORS and b not in OPERATORS for a, b in pairwise(terms))
    for joiner in ("and", "or") if beside else ("and",):
        line = [EVERYBODY, "and", *terms[:1]] if terms[:1] == ["not"] else list(terms[:1])
        for before, term in pairwise(terms):
            if before not in OPERATORS and term not in OPERATORS:
                line.append(joiner)
            elif term == "not" and before != "and":
                line.append("and")
            line.append(term)
        yield line


def readings(register: Register, words: Sequence[str], today: str) -> Iterator[list[str]]:
    """Yield the expressions that may be meant, where one term of it is not clear."""
    groups = list(_groups(words))
    terms = [_clear(register, held, today) for held, _ in groups]
    unclear = [at for at, (held, _) in enumerate(groups) if held and not terms[at]]
    if len(unclear) != 1:
        return
    [place] = unclear
    for candidate in _candidates(register, " ".join(groups[place][0]), today):
        line: list[str] = []
        for at, (_, operator) in enumerate(groups):
            line += [candidate] if at == place else terms[at]
            line += [operator] if operator else []
        yield line


def can_be_asked(register: Register, words: Sequence[str]) -> bool:
    """Return whether words are an expression."""
    try:
        parse(words, register)
    except QueryError:
        return False
    return True


def _pieces(words: Sequence[str]) -> list[str]:
    """Return the words of an expression with the operators that others stand for: "but not", "minus", "|"."""
    found: list[str] = []
    for piece in " ".join(words).translate(SIGNS).split():
        word = piece.lower()
        if word in NOT:
            found.append("not")
        elif word == "but":
            found.append("and")
        else:
            found.append(word if word in OPERATORS else piece)
    return found


def _term(register: Register, pieces: Sequence[str], today: str) -> str:
    """Return the term that pieces are together; "" where they are not one for certain."""
    text = " ".join(pieces)
    if len(pieces) > 1 and not set(OPERATORS).isdisjoint(pieces):
        return country(register, text)  # "Trinidad and Tobago"
    name, at, written = text.partition("@")
    if at and not name:
        return ""
    days = days_meant(written, today) if written else []
    if written and len(days) != 1:
        return ""
    day = f"@{days[0]}" if days else ""
    id, colon, facet = name.strip().partition(":")
    if id in ATTRIBUTES and colon:
        return f"{name.strip()}{day}" if can_be_asked(register, [name.strip()]) else ""
    if term := instrument(register, id):
        return f"{term}{colon}{facet}{day}"
    code = country(register, name)
    return f"{code}{day}" if code else ""


def _groups(words: Sequence[str]) -> Iterator[tuple[list[str], str]]:
    """Yield the words between operators, each time with the operator behind them, "" at the end."""
    held: list[str] = []
    for piece in _pieces(words):
        if piece in OPERATORS:
            yield held, piece
            held = []
        else:
            held.append(piece)
    yield held, ""


def _clear(register: Register, words: Sequence[str], today: str) -> list[str]:
    """Return the term that words are as they stand, or by name; empty where they are none, or several."""
    text = " ".join(words)
    if text and can_be_asked(register, [text]) and not country(register, text):
        return [text]
    terms = terms_of(register, words, today)
    return terms if len(terms) == 1 and can_be_asked(register, terms) else []


def _without_open_end(terms: Sequence[str]) -> list[str]:
    """Return an expression without the operators at its end, behind which nothing follows."""
    end = len(terms)
    while end and terms[end - 1] in ("and", "or", "not", "("):
        end -= 1
    return list(terms[:end])


def _without_half_brackets(terms: Sequence[str]) -> list[str]:
    """Return an expression without the brackets that nothing opens or closes."""
    opened: list[int] = []
    alone: list[int] = []
    for at, term in enumerate(terms):
        if term == "(":
            opened.append(at)
        elif term == ")" and opened:
            opened.pop()
        elif term == ")":
            alone.append(at)
    return [term for at, term in enumerate(terms) if at not in (*opened, *alone)]


def _candidates(register: Register, text: str, today: str) -> Iterator[str]:
    """Yield the terms that a text may stand for: with another name, facet or day, or a region."""
    named, at, written = text.partition("@")
    name, colon, facet = named.strip().partition(":")
    days = [f"@{day}" for day in days_meant(written, today) or [written or today]] if at else [""]
    if name in ATTRIBUTES and colon:
        slugs = [slug_of(value) for value in attribute_values(register, name)]
        values = near_matches(facet.lower(), slugs, 2)
        yield from (f"{name}:{value}{day}" for value in values for day in days)
        return
    if not colon:
        yield from (f"{region}{day}" for region in _regions(register, name) for day in days)
    instruments, countries = instruments_meant(register, name), countries_meant(register, name)
    if instruments.certain or countries.certain:
        names = (instruments if instruments.certain else countries).codes[:1]
    elif countries.named:
        names = countries.codes
    elif name.islower():  # as ids are written
        names = (*instruments.codes, *countries.codes)
    else:
        names = (*countries.codes, *instruments.codes)
    facets = [f":{facet}", *_facets(facet), ""] if colon else [""]
    for term in names:
        asked = [f"{term}{said}" for said in facets]
        known = next((one for one in asked if can_be_asked(register, [one])), asked[0])
        yield from (f"{known}{day}" for day in days)


def _facets(facet: str) -> Iterator[str]:
    yield from (f":{near}" for near in near_matches(facet, [*ACTIONS, *STATUSES, "in-force"], 3, 0.6))


def _regions(register: Register, name: str) -> Iterator[str]:
    """Yield the regions that a name may stand for: "Europe", "west africa"."""
    for attribute in ("region", "subregion"):
        slugs = [slug_of(value) for value in attribute_values(register, attribute)]
        yield from (f"{attribute}:{slug}" for slug in near_matches(slug_of(name), slugs, 1, ALIKE))
