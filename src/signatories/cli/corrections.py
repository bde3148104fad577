"""The whole line that somebody meant, where a question was wrong and its intent is clear."""

import shlex
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any, Final

from signatories.domain.problems import QueryError
from signatories.names.arguments import countries_meant, instruments_meant
from signatories.query.syntax import parse
from signatories.register.lookup import near_matches
from signatories.register.tables import Register

OPERATORS: Final = ("and", "or", "not", "(", ")")
ASKS_SETS: Final = ("who-signed", "map", "countries")
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
    return near_matches(plain, known, 3, 0.6)


def correct(command: Any, name: str, line: Sequence[str], register: Register) -> list[str]:
    """Return the lines that somebody who typed this `line` behind the command's name may have meant."""
    words, options = split_options(command, line)
    found = [] if not words else list(_lines(name, words, register))
    return [shlex.join(["signatories", *new, *options]) for new in found]


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


def _terms(register: Register, words: Sequence[str]) -> list[str]:
    """Return the terms and operators of an expression, names as codes or ids; empty if one is unknown."""
    text = " ".join(words).replace(",", " ").replace("(", " ( ").replace(")", " ) ")
    pieces = text.split()
    found: list[str] = []
    held: list[str] = []
    for piece in [*pieces, ""]:
        if piece and piece.lower() not in OPERATORS:
            held.append(piece)
            continue
        terms = _resolve_terms(register, held)
        if held and not terms:
            return []
        found += terms
        held = []
        if piece:
            found.append(piece.lower())
    return found


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
    whole = " ".join(part for part in line if not part.startswith("-"))
    asked = [["who-signed", *line]] if _terms(register(), [whole]) else []
    if code := _country(register(), whole):
        asked = [["signed-by", code]]
    shown = "".join(f"\n  {shlex.join(['signatories', *words])}" for words in asked)
    cure = f"; to ask this, write{shown}" if shown else ""
    return f"there is no command {word!r}: `signatories --help` lists them{cure}"
