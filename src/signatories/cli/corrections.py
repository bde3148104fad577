"""The whole line that somebody meant, where a question was wrong and its intent is clear."""

import datetime as dt
import shlex
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from signatories.cli.expression_terms import (
    OPERATORS,
    can_be_asked,
    country,
    instrument,
    joined,
    readings,
    terms_of,
)
from signatories.cli.option_corrections import shared_options, split_options, value_of, with_values
from signatories.names.arguments import Meant, countries_meant, days_meant, instruments_meant
from signatories.register.lookup import near_matches
from signatories.register.tables import Register

ASKS_SETS: Final = ("who-signed", "map", "countries")
ASKS_COUNTRIES: Final = ("signed-by", "countries")
BY_COUNTRY: Final = "--country"
IDS_FROM: Final = {"timeline": 0, "matrix": 0, "claims": 0, "sources": 0, "chart": 1}
"""The commands of which all arguments are instruments, with the number of those before them."""
ASKS_BOTH: Final = ("show", "signed-by", "why", "diff")
"""The commands beside those that ask about instruments or countries."""
ONE: Final = ("claims", "sources")
"""Those of them that take one."""
ID_FIRST: Final = ("show", "add", "import", "import-csv", "keep")
AT_MOST: Final = 4
"""The number of lines that are proposed for one word."""
ON: Final = ("as-of", "asof", "as", "of", "at", "on", "in", "@")
"""Words that may stand before a day for which the option is missing."""
COMMANDS: Final = {
    "members": "who-signed", "parties": "who-signed", "signatories": "who-signed",
    "participants": "who-signed", "endorsers": "who-signed", "country": "signed-by",
    "instruments": "list", "search": "list", "find": "list", "ls": "list", "compare": "diff",
    "history": "timeline", "plot": "chart", "explain": "why", "check": "validate", "build": "site",
}  # fmt: skip
"""The names that people give our commands."""
WORDS: Final = 80
LETTERS: Final = 2000
"""The words, and the letters, of the longest line for which another is proposed."""
ALIKE, ALIKE_TOGETHER = 0.6, 0.8
"""The likeness of a word, or of several, to the command that is meant."""


def correct(command: Any, name: str, line: Sequence[str], register: Register, today: str) -> list[str]:
    """Return the lines that somebody who typed this `line` behind the command's name may have meant."""
    if _is_long(line):
        return []
    words, options = split_options(command, line)
    if codes := _option_meant(line, register):
        return with_values(name, line, [BY_COUNTRY], codes[:AT_MOST])
    asked = _Line(name, register, today)
    dated = any("--as-of" in param.opts for param in command.params) and "--as-of" not in options
    found = list(asked.on_a_day(words)) if dated else []
    found = found or (list(asked.meant(words)) or list(asked.near(words)) if words else [])
    shared = shared_options(options)
    lines = ([*new, *(options if new[0] == name else shared)] for new in found[:AT_MOST])
    return [shlex.join(["signatories", *new]) for new in lines]


def _is_long(line: Sequence[str]) -> bool:
    """Return whether a line is longer than anybody types: to look for what each word may mean takes time."""
    return len(line) > WORDS or sum(map(len, line)) > LETTERS


def _option_meant(line: Sequence[str], register: Register) -> Sequence[str]:
    """Return the countries that may be meant by the value of `--country`, where it is not clear."""
    value = value_of(line, [BY_COUNTRY])
    meant = countries_meant(register, value) if value else Meant((), certain=True)
    return () if meant.certain else meant.codes


class _Line:
    """A line with this command, and what may be meant by the words behind it."""

    def __init__(self, name: str, register: Register, today: str) -> None:
        self.name, self.register, self.today = name, register, today

    def on_a_day(self, words: Sequence[str]) -> Iterator[list[str]]:
        """Yield the lines with an option for the day that stands behind the words: "foc on 28 April 2022"."""
        for cut in range(1, len(words)):
            end = next((k for k in range(cut, len(words)) if words[k].lower() not in ON), len(words))
            text = " ".join(words[end:])
            days = days_meant(text, self.today) if end == cut or text else []
            if days and text[-1:].isdigit() and (inner := self._inner(words[:cut])):
                yield from ([*inner, "--as-of", day] for day in days)
                return

    def _inner(self, words: Sequence[str]) -> list[str]:
        """Return the line of these words alone: as it stands, or else the one that is meant."""
        if self.is_clear(words):
            return [self.name, *words]
        return next(self.meant(words, again=True), [])

    def is_clear(self, words: Sequence[str]) -> bool:
        """Return whether words are an expression, or a country, where the command asks for one."""
        if self.name in ASKS_SETS:
            return can_be_asked(self.register, words)
        return self.name == "signed-by" and bool(country(self.register, " ".join(words)))

    def meant(self, words: Sequence[str], *, again: bool = False) -> Iterator[list[str]]:
        """Yield the lines with the terms that the words are for certain, by another command where that asks.

        They differ from the words, unless `again`.
        """
        if self.name not in (*ASKS_SETS, *IDS_FROM, *ASKS_BOTH):
            return  # it edits
        start = IDS_FROM.get(self.name, 0)
        terms = terms_of(self.register, words[start:], self.today)
        plain = [term for term in terms if term not in OPERATORS]
        codes = [term for term in plain if country(self.register, term) == term]
        ids = [term for term in plain if instrument(self.register, term) == term]
        if self.name in ASKS_SETS:
            for line in joined(terms) if terms else ():
                if (again or " ".join(line) != " ".join(words)) and can_be_asked(self.register, line):
                    yield [self.name, *line]
        elif self.name == "diff":
            yield from self._differences(words, plain)
        elif plain and len(codes) + len(ids) == len(plain):
            lines = self._of_terms(words[:start], ids, codes)
            yield from (line for line in lines if again or line != [self.name, *words])

    def _of_terms(
        self, before: Sequence[str], ids: Sequence[str], codes: Sequence[str]
    ) -> Iterator[list[str]]:
        """Yield the lines about these instruments and countries, by the command that asks it."""
        if ids and codes and self.name == "timeline" and len(codes) == 1:
            yield [self.name, *ids, BY_COUNTRY, codes[0]]
        elif ids and codes:
            yield from (["why", id, code] for id in ids for code in codes)
        elif codes and self.name in (*IDS_FROM, "show", "why", "signed-by"):
            yield from (["signed-by", code] for code in codes)
        elif ids and self.name in IDS_FROM and self.name not in ONE:
            yield [self.name, *before, *ids]
        elif ids:
            asks = {"why": "who-signed", "signed-by": "who-signed"}.get(self.name, self.name)
            yield from ([asks, id] for id in ids)

    def _differences(self, words: Sequence[str], plain: Sequence[str]) -> Iterator[list[str]]:
        """Yield the lines that compare two of several terms, or one with itself a year ago."""
        clear = len(words) == 1 and can_be_asked(self.register, words)
        if clear or len(plain) == 1:
            day = dt.date.fromisoformat(self.today) - dt.timedelta(days=365)
            yield ["diff", words[0] if clear else plain[0], "--from", day.isoformat()]
        elif len(plain) > 1 and list(words) != list(plain[:2]):
            yield from (["diff", plain[0], other] for other in plain[1:])

    def near(self, words: Sequence[str]) -> Iterator[list[str]]:
        """Yield the lines with the nearest country, instrument or day in place of an unclear word."""
        whole, register = " ".join(words), self.register
        if self.name == "signed-by":
            yield from ([self.name, code] for code in countries_meant(register, whole).codes)
        elif self.name == "why":
            yield from self._pairs(words)
        elif self.name in ASKS_SETS:
            for terms in readings(register, words, self.today):
                if terms != list(words) and can_be_asked(register, terms):
                    yield [self.name, *terms]
        elif self.name == "diff":
            unclear = [at for at, word in enumerate(words) if not can_be_asked(register, [word])]
            for at in unclear[:1] if len(unclear) == 1 else ():
                for terms in readings(register, [words[at]], self.today):
                    yield [self.name, *words[:at], " ".join(terms), *words[at + 1 :]]
        else:
            yield from self._instruments(words)

    def _pairs(self, words: Sequence[str]) -> Iterator[list[str]]:
        """Yield the lines of an instrument and a country, in either order, one of which is near the words."""
        for cut in range(1, len(words)):
            one, other = " ".join(words[:cut]), " ".join(words[cut:])
            for id, code in ((one, other), (other, one)):
                ids, codes = instruments_meant(self.register, id), countries_meant(self.register, code)
                if ids.codes and codes.codes and (ids.certain or codes.certain):
                    yield from ([self.name, id, code] for id in _likeliest(ids) for code in _likeliest(codes))
                    return

    def _instruments(self, words: Sequence[str]) -> Iterator[list[str]]:
        """Yield the lines with an instrument near the first word that is not one; else of near countries."""
        first = IDS_FROM.get(self.name, 0)
        last = len(words) if self.name in IDS_FROM else first + (self.name in ID_FIRST)
        for at in range(first, last):
            meant = instruments_meant(self.register, words[at])
            if not meant.certain:
                yield from ([self.name, *words[:at], id, *words[at + 1 :]] for id in meant.codes)
                if not meant.codes and self.name in (*IDS_FROM, "show"):
                    yield from (
                        ["signed-by", code] for code in countries_meant(self.register, words[at]).codes
                    )
                return


def _likeliest(meant: Meant) -> Sequence[str]:
    """Return what is meant for certain, or else all that may be."""
    return meant.codes[:1] if meant.certain else meant.codes


def command_meant(
    typed: Sequence[str], commands: Sequence[str], register: Callable[[], Register], today: str
) -> str:
    """Return what is wrong with a line whose first word is not a command, and the lines that were meant."""
    word = typed[0]
    if word == "help":
        of = [other for other in typed[1:2] if other in commands]
        return f"there is no command 'help': write\n  {shlex.join(['signatories', *of, '--help'])}"
    if _is_long(typed):
        return f"there is no command {word!r}: `signatories --help` lists them"
    near, rest = _near_command(typed, commands)
    end = next((at for at, part in enumerate(rest) if part.startswith("-")), len(rest))
    words, options = rest[:end], rest[end:]
    if near:
        line = _Line(near, register(), today)
        asked = [] if not words or line.is_clear(words) else list(line.meant(words))
        asked = asked or [[near, *words]]
        cure = f" — did you mean {near}?"
    else:
        terms = terms_of(register(), words, today)
        asked = [["who-signed", *one] for one in joined(terms) if can_be_asked(register(), one)]
        if code := country(register(), " ".join(words)):
            asked = [["signed-by", code]]
        asked = asked or list(_Line("who-signed", register(), today).on_a_day(words))
        cure = ": `signatories --help` lists them" + ("; to ask this, write" if asked else "")
    shown = "".join(f"\n  {shlex.join(['signatories', *new, *options])}" for new in asked[:AT_MOST])
    return f"there is no command {word!r}{cure}{shown}"


def _near_command(line: Sequence[str], commands: Sequence[str]) -> tuple[str, Sequence[str]]:
    """Return the command that the first words of a line are like, and the words behind them.

    Several words may be one command: "who signed foc", "signed by Norway".
    """
    end = next((at for at, part in enumerate(line) if part.startswith("-")), len(line))
    for number, alike in ((2, 1), (3, 1), (2, ALIKE_TOGETHER), (3, ALIKE_TOGETHER)):
        together = "-".join(line[:number]).lower() if end >= number else ""
        if near := near_matches(together, commands, 1, alike):
            return near[0], line[number:]
    word = line[0].lower().removesuffix("-of")
    if word in COMMANDS:
        return COMMANDS[word], line[1:]
    near = near_matches(word, commands, 1, ALIKE)
    return (near[0], line[1:]) if near else ("", line)
