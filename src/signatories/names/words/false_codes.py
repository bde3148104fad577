"""Codes that are no countries where they stand: answers, headings of columns, the languages of a page."""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Final

from signatories.names.words.matching import Match
from signatories.names.words.tokens import Token

ANSWERS: Final = frozenset(["no", "si", "ne", "na"])
"""Codes that are also answers: Norway, Slovenia, Niger, Namibia."""
YES: Final = frozenset(["yes", "oui", "ja", "sim", "da", "evet", "tak", "ay", "aye", "kylla", "igen", "nai"])
COLUMNS: Final = frozenset(["id", "no", "nr"])
"""Codes that are also what a column of numbers is called: Indonesia, Norway, Nauru."""
HEADERS: Final = frozenset(
    ["name", "country", "countries", "state", "states", "pays", "land", "pais", "paese"]
)
ENGLISH: Final = "EN"
"""What is no country's code, and the first of a bar of languages: EN FR ES."""
ALPHA_2: Final = 2
WIDTH: Final = 3
"""The most characters that part a name from an answer."""
BESIDE: Final = re.compile(r"[ \t]*[\t|;,:\-\u2013][ \t]*")
"""What parts a name from an answer on its line."""
CLOSES: Final = re.compile(r"[ ]*(?:[\n\t|]|$)")
"""What may stand behind an answer."""
BREAK: Final = re.compile(r"[ \r]*\n\s*\Z")
"""What parts an answer from the line above."""
FAR: Final = 20
"""The most characters of a break."""


def is_short_code(name: Match) -> bool:
    """Return whether a name is a code of two letters."""
    return name.entry.kind == "code" and len(name.key[0]) == ALPHA_2


def without_false_codes(flat: str, tokens: Sequence[Token], names: list[Match]) -> list[Match]:
    """Return the names without codes that are something else in this text."""
    inside = {at for name in names for at in range(name.first, name.last)}
    names = [name for name in names if not _is_acronym(flat, tokens, name, inside)]
    codes = [name for name in names if is_short_code(name)]
    if not codes:
        return names
    outside = [token for at, token in enumerate(tokens) if at not in inside]
    false = _answers(flat, names, codes, outside) | _columns(codes, outside)
    if any(token.raw == ENGLISH for token in outside):
        false |= {name.key for name in codes}
    return [name for name in names if name not in codes or name.key not in false] if false else names


def _is_acronym(flat: str, tokens: Sequence[Token], name: Match, inside: Container[int]) -> bool:
    """Return whether a code in brackets shortens the words before it: "Ransomware Initiative (CRI)"."""
    if (
        name.entry.kind != "code"
        or flat[name.start - 1 : name.start] != "("
        or flat[name.end : name.end + 1] != ")"
    ):
        return False
    before = name.first - 1
    while before >= 0 and tokens[before].word == "(":
        before -= 1
    if before < 0 or before in inside or not tokens[before].is_word:
        return False
    return flat[tokens[before].end : name.start].strip(" \n\v") == "("


def _answers(
    flat: str, names: Iterable[Match], codes: Sequence[Match], outside: Iterable[Token]
) -> set[tuple[str, ...]]:
    found = {name.key for name in codes if name.key[0] in ANSWERS}
    if not found:
        return found
    ends = {name.end: name.entry.codes for name in names if name not in codes}
    beside = {
        name.key
        for name in codes
        if name.key in found
        and CLOSES.match(flat, name.end)
        and any(
            BESIDE.fullmatch(flat[end : name.start])
            for end in range(name.start - WIDTH, name.start)
            if ends.get(end, name.entry.codes) != name.entry.codes
        )
    }
    answered = any(token.word in YES and token.raw.isupper() for token in outside)
    below = [name for name in codes if name.key in found and _is_below(flat, name, ends)]
    said = len(below) > 1 or (below and any(token.word in YES for token in outside))
    return found if answered else beside | ({name.key for name in below} if said else set())


def _is_below(flat: str, code: Match, ends: Mapping[int, object]) -> bool:
    """Return whether a code is a line of its own below a name that is not one."""
    before = BREAK.search(flat[max(0, code.start - FAR) : code.start])
    if before is None or CLOSES.match(flat, code.end) is None:
        return False
    return code.start - len(before[0]) in ends


def _columns(codes: Iterable[Match], outside: Iterable[Token]) -> set[tuple[str, ...]]:
    named = {name.key for name in codes if name.key[0] in COLUMNS}
    return named if named and any(token.word in HEADERS for token in outside) else set()
