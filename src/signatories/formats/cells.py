"""Text in the cells of a screen: what may be printed, how wide it is, and where a line may end."""

import re
from typing import Final

_PIECE: Final = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?/?|[^-/]+[-/]*|[-/]+")
"""The parts of a long word: a date stays whole, everything else may be parted after a hyphen or a slash."""

_WHOLE: Final = 11
"""A word of so many cells, such as a date, is not parted."""


_SPELLED: Final = "\u180e\u200c\u200d"
"""Joiners: characters of no width that belong to the spelling in Arabic, Indian and Mongolian scripts."""


def printable(text: str, also: str = "") -> str:
    """Return text without anything that a terminal would obey; `also` are other characters to be kept."""
    if text.isprintable():
        return text
    kept = _SPELLED + also
    return "".join(c if c.isprintable() or c in kept else "\N{REPLACEMENT CHARACTER}" for c in text)


def width(text: str) -> int:
    """Return how many cells a text takes: two for a wide letter, none for a mark above or below one."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(letter: str) -> int:
    from unicodedata import category, east_asian_width

    if category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(letter) in "WF" else 1


def pieces(word: str) -> list[str]:
    """Return the parts of a word between which a line may end."""
    return [word] if width(word) <= _WHOLE else _PIECE.findall(word)


def stems(word: str) -> list[str]:
    """Return the parts of a word that read well on lines of their own: the two dates of an interval."""
    return pieces(word) if word[:4].isdecimal() and "/" in word else [word]


def wrap(text: str, limit: int, *, fold: bool = True) -> list[str]:
    """Return the lines of a text, at least one, each at most `limit` cells wide.

    Lines end at blanks; within a word only where it is longer than a line. Without `fold` a word stays whole,
    so that an address can be copied.
    """
    if width(text) <= limit:
        return [text]
    lines: list[str] = []
    for word in text.split():
        if lines and width(lines[-1]) + 1 + width(word) <= limit:
            lines[-1] += f" {word}"
        else:
            lines += _fold(word, limit) if fold and width(word) > limit else [word]
    return lines or [""]


def _fold(word: str, limit: int) -> list[str]:
    """Return the lines of a word that is wider than a line."""
    lines = [""]
    for piece in pieces(word):
        if width(lines[-1] + piece) <= limit:
            lines[-1] += piece
            continue
        if lines[-1]:
            lines.append("")
        for letter in piece:
            if lines[-1] and width(lines[-1] + letter) > limit:
                lines.append("")
            lines[-1] += letter
    return lines
