"""A text that is being read, and the parts into which it is cut."""

from collections.abc import Sequence
from typing import NamedTuple

from signatories.names.words.languages import Speech
from signatories.names.words.matching import Match
from signatories.names.words.tokens import Token


class ParsedText(NamedTuple):
    """A text that is being read: as written, as meant (see `flatten`), its words and its names.

    The names stand by their first word, the characters where they end by the word behind them; beside them
    stand all words of names, and the words that act in the text. `joining` are the words for candidates in
    sentences that say that these join: "the candidate countries … align themselves with this declaration".
    `struck` are the first words of names that the HTML strikes out, or has beside the text (see `markup`).
    `denied` are the marks of footnotes that take the names with them back: "* has withdrawn".
    `refused` are the tokens at which names begin that a table, an answer or brackets take back, `answers` the
    characters at which lines begin that only answer for the name above them.
    """

    text: str
    flat: str
    tokens: Sequence[Token]
    names: dict[int, Match]
    ends: dict[int, int]
    inside: frozenset[int]
    speech: Speech
    joining: frozenset[int] = frozenset()
    struck: frozenset[int] = frozenset()
    denied: frozenset[str] = frozenset()
    denied_before: frozenset[str] = frozenset()
    refused: frozenset[int] = frozenset()
    answers: frozenset[int] = frozenset()

    def between(self, at: int) -> str:
        """Return what stands between a token and the one before it, the full stop of a short name aside."""
        if not 0 < at < len(self.tokens):
            return ""
        return self.flat[max(self.tokens[at - 1].end, self.ends.get(at, 0)) : self.tokens[at].start]

    def within(self, first: int, last: int) -> list[Match]:
        """Return the names that begin in these tokens."""
        return [self.names[at] for at in range(first, last) if at in self.names]


class Mark(NamedTuple):
    """A name, a word (a number too), a bracket with what it holds, or a sign.

    It fills the characters [start, end) and the tokens [first, last), none for a sign that is not a token.
    """

    kind: str
    start: int
    end: int
    first: int
    last: int
    name: Match | None = None
    inner: tuple["Mark", ...] = ()


class Item(NamedTuple):
    """A piece of a list: its marks, its separators, and the name that it is, where it is nothing else.

    A separator is a sign, "and" or a line's "\\n"; `before` and `after` hold them.
    """

    marks: tuple[Mark, ...]
    before: str
    after: str
    name: Match | None = None

    @property
    def start(self) -> int:
        """The character at which it begins."""
        return self.marks[0].start

    @property
    def end(self) -> int:
        """The character behind it."""
        return self.marks[-1].end

    @property
    def first(self) -> int:
        """The first token of the item."""
        return self.marks[0].first

    @property
    def last(self) -> int:
        """The token behind it."""
        return self.marks[-1].last


class Unit(NamedTuple):
    """A sentence or a line: its characters [start, end) and tokens [first, last)."""

    start: int
    end: int
    first: int
    last: int
