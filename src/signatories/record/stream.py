"""The bytes of a data file on their way to the parser, looked over for what parsers judge differently."""

import re
from typing import IO, Final, Protocol

BREAKS: Final = ("\t", "\x85", "\u2028", "\u2029")
"""Characters that no data file may hold: tabs, and line breaks that only some readers of YAML know."""

_BREAK_BYTES: Final = tuple(character.encode() for character in BREAKS)

_BEFORE_COMMENT: Final = b"\"'],[{}|>+-0123456789"
"""The signs that a comment can follow directly in libyaml: quotes, brackets, commas, a block's head."""

_BEFORE_KEY: Final = b"[{, \r\n"
"""The signs that the mark of a key can follow in brackets."""

_START: Final = re.compile(rb"( *[^ \r\n]?)[^\r\n]*(?:\r\n|\r|\n)")
_BEGINNING: Final = re.compile(rb" {0,4096}[^ ]?")


class Digest(Protocol):
    """A hash that is told the bytes of a file as they are read: what `hashlib` makes."""

    def update(self, data: bytes, /) -> None: ...


class Stream:
    """A file that libyaml reads in pieces.

    It notes whether there are `breaks` in it, whether it is `wide` (UTF-16), whether signs in it are
    `suspect`, and how its lines begin.
    """

    def __init__(self, file: IO[bytes], digest: Digest | None = None) -> None:
        self._file = file
        self._digest = digest
        self._begun = False
        self._before = b""
        self.breaks = False
        self.wide = False
        self.suspect = False
        self.lines = Lines()

    def read(self, size: int = -1) -> bytes:
        """Return the next piece, a byte order mark left out."""
        piece = self._file.read(size)
        if self._digest:
            self._digest.update(piece)
        if not self._begun:
            self._begun = True
            self.wide = piece[:2] in (b"\xff\xfe", b"\xfe\xff")
            piece = piece.removeprefix(b"\xef\xbb\xbf")
            self.breaks = piece.startswith(b"\xef\xbb\xbf")  # libyaml passes over a second one
        looked_at = self._before + piece
        self._before = piece[-4:]
        self.breaks = self.breaks or any(found in looked_at for found in _BREAK_BYTES)
        self.suspect = self.suspect or _is_suspect(looked_at)
        self.lines.add(piece)
        return piece


def _is_suspect(text: bytes) -> bool:
    """Return whether YAML 1.2 may read signs of a text otherwise: `#` or `?` without a blank beside it."""
    for sign, before in ((b"#", _BEFORE_COMMENT), (b"?", _BEFORE_KEY)):
        at = text.find(sign, 1)
        while at > 0:
            if text[at - 1] in before and (sign == b"#" or text[at + 1 : at + 2].strip()):
                return True
            at = text.find(sign, at + 1)
    return False


class Lines:
    """The beginnings of the lines of a file: their spaces and the first other sign, from a line on."""

    def __init__(self) -> None:
        self._first = 0
        self._starts: list[bytes] = []
        self._last = b""
        self._returned = False

    def add(self, piece: bytes) -> None:
        """Take in the next piece of the file."""
        if self._returned and piece.startswith(b"\n"):
            piece = piece[1:]
        self._returned = piece.endswith(b"\r")
        text = self._last + piece
        cut = max(text.rfind(b"\n"), text.rfind(b"\r")) + 1
        self._starts += _START.findall(text, 0, cut)
        begin = _BEGINNING.match(text, cut)
        self._last = begin[0] if begin else b""

    def forget(self, line: int) -> None:
        """Keep nothing of the lines before one, counted from 0."""
        del self._starts[: max(line - self._first, 0)]
        self._first = max(line, self._first)

    def not_deeper(self, first: int, last: int, column: int, *, comments: bool) -> tuple[int, int] | None:
        """Return the first of some lines that is not indented deeper than a column, and its indentation.

        Lines and columns count from 0; both lines are included. Empty lines do not count, and neither do
        `comments` where there can be any.
        """
        for line in range(first, last + 1):
            place = line - self._first
            start = self._starts[place] if place < len(self._starts) else self._last
            text = start.lstrip(b" ")
            if text and not (comments and text == b"#") and len(start) - 1 <= column:
                return line, len(start) - 1
        return None
