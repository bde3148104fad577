"""YAML text into a tree that remembers how it was written: the words of every scalar, and the comments.

Only the layout is forgotten. A comment belongs to the entry that it stands beside or above; one that
is indented deeper than what comes next belongs to the end of what it is indented like.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from signatories.record.reader import Node, events

_REMARK: Final = re.compile(r"(?<!\S)#[^\r\n]*")
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")


@dataclass(eq=False)
class Piece:
    """A value as it was written: `kind` is text, list or map, `flow` says that it stands in brackets.

    `words` are its very words, where these stand in one line, or are brackets with comments between them.
    """

    start: int
    end: int
    kind: str = "text"
    value: str = ""
    words: str = ""
    flow: bool = False
    entries: "list[Entry]" = field(default_factory=list)
    below: list[str] = field(default_factory=list)

    @property
    def node(self) -> Node:
        """The data of this piece."""
        if self.kind == "text":
            return self.value
        if self.kind == "list":
            return [entry.value.node for entry in self.entries]
        return {entry.name: entry.value.node for entry in self.entries}

    @property
    def has_comments(self) -> bool:
        """Whether comments belong to it or to anything in it."""
        return bool(self.below) or any(e.above or e.beside or e.value.has_comments for e in self.entries)


@dataclass(eq=False)
class Entry:
    """A pair of a mapping or an item of a list, `inside` of its list or mapping.

    Comments stand `above` it, an empty line among them as "", and `beside` it with the spaces before them.
    """

    start: int
    key: Piece | None
    value: Piece
    inside: Piece
    parent: "Entry | None" = None
    above: list[str] = field(default_factory=list)
    beside: str = ""

    @property
    def name(self) -> str:
        return self.key.value if self.key else ""


Parts = Callable[[int], bool]
"""Whether what stands so many levels deep in brackets has parts to which a comment can belong."""


def tree(text: str, parts: Parts) -> Piece:
    """Return the tree of readable YAML.

    The owner of a comment in brackets is found where these have `parts`; other brackets with comments
    between them keep their words.
    """
    return _Reader(text, parts).top


class _Reader:
    def __init__(self, text: str, parts: Parts) -> None:
        self._text = text
        self._parts = parts
        self._lines = [match.start() for match in _LINE.finditer(text)]
        self._events = events(text)
        self._scalars: list[tuple[int, int]] = []
        self._kept: list[Piece] = []
        self.top = self._piece(next(self._events))
        self._remarks = list(self._found())
        self._dashes(self.top)
        self._entries: list[Entry] = []
        self._settle(self.top, None, 0)
        self._entries.sort(key=lambda entry: entry.start)
        for at, words in self._remarks:
            if not any(piece.start < at < piece.end for piece in self._kept):
                self._place(at, words)
        for entry in self.top.entries:
            if self._after_blank(entry.start):
                entry.above.append("")

    # What the parser says

    def _piece(self, event: Any) -> Piece:
        piece = Piece(event.start_mark.index, event.end_mark.index)
        if type(event) is yaml.ScalarEvent:
            return self._scalar(piece, event)
        piece.flow = bool(event.flow_style)
        piece.kind = "list" if type(event) is yaml.SequenceStartEvent else "map"
        while type(event := next(self._events)) not in (yaml.SequenceEndEvent, yaml.MappingEndEvent):
            key = self._piece(event) if piece.kind == "map" else None
            value = self._piece(next(self._events) if key else event)
            piece.entries.append(Entry((key or value).start, key, value, piece))
        piece.end = event.end_mark.index if piece.flow else piece.entries[-1].value.end
        return piece

    def _scalar(self, piece: Piece, event: Any) -> Piece:
        piece.value = event.value
        words = self._text[piece.start : piece.end]
        begin = piece.start
        if event.style in ("|", ">"):
            words = words.rstrip()
            piece.end = piece.start + len(words)
            begin += len(words.splitlines()[0])
        elif "\n" not in words and "\r" not in words:
            piece.words = words
        self._scalars.append((begin, piece.end))
        return piece

    def _found(self) -> Iterator[tuple[int, str]]:
        """Yield every comment and where it begins: a # outside of scalars."""
        begins, ends = zip(*self._scalars, strict=True) if self._scalars else ((), ())
        for begin, end in zip((0, *ends), (*begins, len(self._text)), strict=True):
            for match in _REMARK.finditer(self._text, begin, end):
                yield match.start(), match[0].rstrip()

    def _dashes(self, piece: Piece) -> None:
        """Have the items of lists begin with their dashes."""
        before = piece.start
        for entry in piece.entries:
            if piece.kind == "list" and not piece.flow:
                signs = (m.start() for m in re.finditer("-", self._text[before : entry.start]))
                entry.start = next(before + at for at in signs if not self._in_remark(before + at))
            before = entry.value.end
            self._dashes(entry.value)

    def _in_remark(self, at: int) -> bool:
        place = bisect_right(self._remarks, at, key=lambda remark: remark[0]) - 1
        return place >= 0 and at < self._remarks[place][0] + len(self._remarks[place][1])

    def _settle(self, piece: Piece, parent: Entry | None, depth: int) -> None:
        """Note the entries to which a comment can belong."""
        first = bisect_left(self._remarks, piece.start, key=lambda remark: remark[0])
        within = first < len(self._remarks) and self._remarks[first][0] < piece.end
        if piece.flow and within and not self._parts(depth):
            piece.words = self._text[piece.start : piece.end]
            self._kept.append(piece)
        elif not piece.flow or within:
            for entry in piece.entries:
                entry.parent = parent
                self._entries.append(entry)
                self._settle(entry.value, entry, depth + 1)

    # What a comment belongs to

    def _place(self, at: int, words: str) -> None:
        place = bisect_right(self._entries, at, key=lambda entry: entry.start)
        previous = self._entries[place - 1] if place else None
        following = self._entries[place] if place < len(self._entries) else None
        begin = self._line(at)
        if self._text[begin:at].strip() and previous:
            self._put_beside(previous, at, words)
        elif previous and at < previous.value.start and (not following or following.parent is not previous):
            previous.above.append(words)
        elif following and (
            not previous or following.parent is previous or at - begin <= self._column(following)
        ):
            self._put(following.above, following.inside, at, words)
        elif previous:
            alike = previous
            while alike.parent and self._column(alike) > at - begin:
                alike = alike.parent
            if following and following.inside is alike.inside:
                self._put(following.above, following.inside, at, words)
            else:
                self._put(alike.inside.below, alike.inside, at, words)

    def _put(self, remarks: list[str], inside: Piece, at: int, words: str) -> None:
        if inside is self.top and self._after_blank(at):
            remarks.append("")
        remarks.append(words)

    def _put_beside(self, entry: Entry, at: int, words: str) -> None:
        while entry.parent and entry.parent.value.flow and entry.parent.value.end <= at:
            entry = entry.parent
        if entry.beside:
            entry.above.append(entry.beside.strip())
        spaces = len(self._text[:at]) - len(self._text[:at].rstrip(" "))
        entry.beside = " " * spaces + words

    def _line(self, at: int) -> int:
        """Return where the line begins on which something stands."""
        return self._lines[bisect_right(self._lines, at) - 1]

    def _column(self, entry: Entry) -> int:
        return entry.start - self._line(entry.start)

    def _after_blank(self, at: int) -> bool:
        number = bisect_right(self._lines, at) - 1
        return number > 0 and not self._text[self._lines[number - 1] : self._lines[number]].strip()
