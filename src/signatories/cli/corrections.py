"""The whole line that somebody meant, where a question was wrong and its intent is clear."""

import shlex
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any, Final

from signatories.domain.problems import QueryError
from signatories.domain.statuses import ACTIONS, STATUSES
from signatories.names.arguments import ATTRIBUTES, Meant, countries_meant, days_meant, instruments_meant
from signatories.query.syntax import parse, slug_of
from signatories.register.lookup import attribute_values, near_matches
from signatories.register.tables import Register

OPERATORS: Final = ("and", "or", "not", "(", ")")
ASKS_SETS: Final = ("who-signed", "map", "countries")
ASKS_COUNTRIES: Final = ("signed-by", "countries")
BY_COUNTRY: Final = "--country"
IDS_FROM: Final = {"timeline": 0, "matrix": 0, "claims": 0, "sources": 0, "chart": 1}
"""The commands of which all arguments are instruments, with the number of those before them."""
ID_FIRST: Final = ("show", "add", "import", "import-csv", "keep")
AT_MOST: Final = 4
"""The number of lines that are proposed for one word."""
ASKS_INSTRUMENTS: Final = ("show", "timeline", "matrix", "who-signed", "claims", "sources")
SYNONYMS: Final = {
    "--date": "--as-of", "--day": "--as-of", "--on": "--as-of", "--at": "--as-of", "--asof": "--as-of",
    "--out": "--output", "--file": "--output", "--language": "--lang", "--order": "--sort",
    "--top": "--limit",
    "--actor": "--by", "--country": "--by", "--yes-to-all": "--yes",
}  # fmt: skip
"""The names that other programs give our options."""


def options_meant(option: str, known: Sequence[str]) -> list[str]:
    """Return the options that somebody may have meant, likeliest first."""
    plain = option.partition("=")[0]
    if SYNONYMS.get(plain) in known:
        return [SYNONYMS[plain]]
    return near_matches(plain, known, 3, 0.75)


def correct(command: Any, name: str, line: Sequence[str], register: Register) -> list[str]:
    """Return the lines that somebody who typed this `line` behind the command's name may have meant."""
    words, options = split_options(command, line)
    if codes := _option_meant(line, register):
        return with_values(name, line, [BY_COUNTRY], codes[:AT_MOST])
    found = [] if not words else list(_lines(name, words, register)) or list(_nearest(name, words, register))
    return [shlex.join(["signatories", *new, *options]) for new in found[:AT_MOST]]


def _option_meant(line: Sequence[str], register: Register) -> Sequence[str]:
    """Return the countries that may be meant by the value of `--country`, where it is not clear."""
    for word, following in pairwise([*line, ""]):
        option, equals, value = word.partition("=")
        if option == BY_COUNTRY:
            meant = countries_meant(register, value if equals else following)
            return () if meant.certain else meant.codes
    return ()


def with_values(name: str, line: Sequence[str], options: Sequence[str], values: Sequence[str]) -> list[str]:
    """Return a line with each of some values in place of the one that an option, by any of its names, has."""
    for at, word in enumerate(line):
        option, equals, _ = word.partition("=")
        end = at + 1 if equals else at + 2
        if option in options and end <= len(line):
            news = ([f"{option}={value}"] if equals else [option, value] for value in values)
            return [shlex.join(["signatories", name, *line[:at], *new, *line[end:]]) for new in news]
    return []


def split_options(command: Any, line: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the arguments of a line, and its options with their values."""
    takes_value = {
        option for param in command.params for option in param.opts if not getattr(param, "is_flag", False)
    }
    words: list[str] = []
    options: list[str] = []
    valued = False
    for word in line:
        if valued or (word.startswith("-") and len(word) > 1):
            options.append(word)
            valued = not valued and word in takes_value
        else:
            words.append(word)
    return words, options


def _lines(name: str, words: Sequence[str], register: Register) -> Iterator[list[str]]:
    whole = " ".join(words)
    if name == "why":
        for cut in range(1, len(words)):
            pair = _country(register, " ".join(words[:cut])), _instrument(register, " ".join(words[cut:]))
            if pair[0] and pair[1]:
                yield ["why", pair[1], pair[0]]
                return
    elif name == "signed-by":
        if id := _instrument(register, whole):
            yield ["who-signed", id]
    elif name in ASKS_INSTRUMENTS and (code := _country(register, whole)) and name not in ASKS_SETS:
        yield ["signed-by", code]
    if name in ASKS_SETS and (terms := _terms(register, words)):
        for joined in _join_terms(_without_open_end(terms)):
            if " ".join(joined) != whole and _can_be_asked(register, joined):
                yield [name, *joined]


def _country(register: Register, text: str) -> str:
    meant = countries_meant(register, text)
    return meant.codes[0] if meant.certain else ""


def _instrument(register: Register, text: str) -> str:
    meant = instruments_meant(register, text)
    return meant.codes[0] if meant.certain else ""


def _nearest(name: str, words: Sequence[str], register: Register) -> Iterator[list[str]]:
    """Yield the lines with the nearest country, instrument or day in place of one word that is not clear."""
    whole = " ".join(words)
    if name in ASKS_COUNTRIES and (near := countries_meant(register, whole).codes):
        yield from ([name, code] for code in near)
    elif name == "why":
        for cut in range(1, len(words)):
            one, other = " ".join(words[:cut]), " ".join(words[cut:])
            for instrument, country in ((one, other), (other, one)):
                ids, codes = instruments_meant(register, instrument), countries_meant(register, country)
                if ids.codes and codes.codes and (ids.certain or codes.certain):
                    yield from ([name, id, code] for id in _likeliest(ids) for code in _likeliest(codes))
                    return
    elif name in ASKS_SETS:
        for terms in _readings(register, words):
            if terms != list(words) and _can_be_asked(register, terms):
                yield [name, *terms]
    elif name == "diff":
        unclear = [at for at, word in enumerate(words) if not _is_clear(register, [word])]
        for at in unclear[:1] if len(unclear) == 1 else ():
            for terms in _readings(register, [words[at]]):
                yield [name, *words[:at], " ".join(terms), *words[at + 1 :]]
    else:
        first = IDS_FROM.get(name, 0)
        last = len(words) if name in IDS_FROM else first + (name in ID_FIRST)
        for at in range(first, last):
            meant = instruments_meant(register, words[at])
            if not meant.certain:
                yield from ([name, *words[:at], id, *words[at + 1 :]] for id in meant.codes)
                return


def _likeliest(meant: Meant) -> Sequence[str]:
    """Return what is meant for certain, or else all that may be."""
    return meant.codes[:1] if meant.certain else meant.codes


def _terms(register: Register, words: Sequence[str]) -> list[str]:
    """Return the terms and operators of an expression, names as codes or ids; empty if one is unknown."""
    found: list[str] = []
    for held, operator in _groups(words):
        terms = _resolve_terms(register, held)
        if held and not terms:
            return []
        found += [*terms, operator] if operator else terms
    return found


def _groups(words: Sequence[str]) -> Iterator[tuple[list[str], str]]:
    """Yield the words between operators, each time with the operator behind them, "" at the end."""
    text = " ".join(words).replace(",", " ").replace("(", " ( ").replace(")", " ) ")
    held: list[str] = []
    for piece in text.split():
        if piece.lower() in OPERATORS:
            yield held, piece.lower()
            held = []
        else:
            held.append(piece)
    yield held, ""


def _readings(register: Register, words: Sequence[str]) -> Iterator[list[str]]:
    """Yield the expressions that may be meant, where one term of it is not clear."""
    groups = list(_groups(words))
    terms = [[" ".join(held)] if _is_clear(register, held) else [] for held, _ in groups]
    unclear = [at for at, (held, _) in enumerate(groups) if held and not terms[at]]
    if len(unclear) != 1:
        return
    [place] = unclear
    for candidate in _candidates(register, " ".join(groups[place][0])):
        line: list[str] = []
        for at, (_, operator) in enumerate(groups):
            line += [candidate] if at == place else [term for term in terms[at] if term]
            line += [operator] if operator else []
        yield line


def _is_clear(register: Register, words: Sequence[str]) -> bool:
    """Return whether words are one term as they stand, or none."""
    return not words or _can_be_asked(register, [" ".join(words)])


def _candidates(register: Register, text: str) -> Iterator[str]:
    """Yield the terms that a text may stand for: with another name, facet or day."""
    named, at, written = text.partition("@")
    name, colon, facet = named.partition(":")
    days = (days_meant(written, "") or [written]) if at else [""]
    if name in ATTRIBUTES and colon:
        slugs = [slug_of(value) for value in attribute_values(register, name)]
        values = near_matches(facet.lower(), slugs, 2)
        yield from (f"{name}:{value}{at}{day}" for value in values for day in days)
        return
    instruments, countries = instruments_meant(register, name), countries_meant(register, name)
    if instruments.certain or countries.certain:
        names = (instruments if instruments.certain else countries).codes[:1]
    elif countries.named:
        names = countries.codes
    elif name.islower():  # as ids are written
        names = (*instruments.codes, *countries.codes)
    else:
        names = (*countries.codes, *instruments.codes)
    facets = [facet, *near_matches(facet, [*ACTIONS, *STATUSES, "in-force"], 1)] if colon else [""]
    for term in names:
        yield from (f"{term}{colon}{said}{at}{day}" for said in facets for day in days)


def _resolve_terms(register: Register, words: Sequence[str]) -> list[str]:
    """Return the terms that words in a row are: the longest names first."""
    found: list[str] = []
    at = 0
    while at < len(words):
        for end in range(len(words), at, -1):
            text = " ".join(words[at:end])
            name, sign, day = text.partition("@")
            if term := _instrument(register, name.partition(":")[0]) or _country(register, name):
                facet = name.partition(":")[1:] if term == term.lower() else ("", "")
                found.append("".join([term, *facet, sign, day]))
                at = end
                break
        else:
            return []
    return found


def _without_open_end(terms: Sequence[str]) -> Sequence[str]:
    """Return an expression without the operators at its end, behind which nothing follows."""
    end = len(terms)
    while end and terms[end - 1] in ("and", "or", "not", "("):
        end -= 1
    return terms[:end]


def _can_be_asked(register: Register, words: Sequence[str]) -> bool:
    """Return whether words are an expression."""
    try:
        parse(words, register)
    except QueryError:
        return False
    return True


def _join_terms(terms: Sequence[str]) -> Iterator[list[str]]:
    """Yield the expression, with "and" and with "or" where terms stand side by side."""
    beside = any(a not in OPERATORS and b not in OPERATORS for a, b in pairwise(terms))
    for joiner in ("and", "or") if beside else ("and",):
        line = list(terms[:1])
        for before, term in pairwise(terms):
            if before not in OPERATORS and term not in OPERATORS:
                line.append(joiner)
            line.append(term)
        yield line


def command_meant(line: Sequence[str], commands: Sequence[str], register: Callable[[], Register]) -> str:
    """Return what is wrong with a line whose first word is not a command, and the line that was meant."""
    word = line[0]
    near = near_matches(word.lower(), commands, 1, 0.6)
    if near:
        fixed = shlex.join(["signatories", near[0], *line[1:]])
        return f"there is no command {word!r} — did you mean {near[0]}?\n  {fixed}"
    end = next((at for at, part in enumerate(line) if part.startswith("-")), len(line))
    words, options = line[:end], line[end:]
    terms = _without_open_end(_terms(register(), words))
    asked = [["who-signed", *joined] for joined in _join_terms(terms)] if terms else []
    if code := _country(register(), " ".join(words)):
        asked = [["signed-by", code]]
    asked = [new for new in asked if new[0] != "who-signed" or _can_be_asked(register(), new[1:])]
    shown = "".join(f"\n  {shlex.join(['signatories', *new, *options])}" for new in asked)
    cure = f"; to ask this, write{shown}" if shown else ""
    return f"there is no command {word!r}: `signatories --help` lists them{cure}"
