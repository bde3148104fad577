"""The width of text in the bundled type, and the places where its lines break."""

import csv
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Final

FONTS: Final = Path(__file__).parent / "fonts"

SPARE: Final = {"regular": 1.07, "bold": 1.14, "narrow": 1.0}
"""What a reader's own type may be wider, by face: Noto Sans is wider than most, DejaVu Sans wider still.

The narrow face is drawn as wide as it is measured, whatever the type."""


@cache
def _widths() -> dict[str, dict[str, int]]:
    """Return the advance widths of letters by face, in thousandths of the size of the type."""
    with (FONTS / "widths.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        face: {chr(int(row["letter"], 16)): int(row[face]) for row in rows if row[face]}
        for face in ("regular", "bold", "narrow")
    }


def advance(letter: str) -> int:
    """Return how wide a letter of a code is, in thousandths of the size.

    Raises:
        KeyError: the narrow type lacks the letter.
    """
    return _widths()["narrow"][letter]


def missing_letters(text: str) -> str:
    """Return the letters of a text that the bundled type lacks, each once."""
    known = _widths()["regular"]
    return "".join(dict.fromkeys(letter for letter in text if letter not in known and letter not in "\n\t"))


def width(text: str, size: float, face: str = "regular") -> float:
    """Return how wide a text is at a size, at the most.

    A letter that the bundled type lacks counts as a square from the scripts of East Asia on, which are so
    wide, and as two thirds of one before.
    """
    return _at_size(sum(_thousandths(text, face)), size, face)


def _thousandths(text: str, face: str) -> Iterator[int]:
    """Yield how wide each letter is, in thousandths of the size."""
    known = _widths()[face]
    return (known.get(letter, 1000 if letter >= "\u2e80" else 667) for letter in text)


def _at_size(thousandths: int, size: float, face: str) -> float:
    return thousandths * size / 1000 * SPARE[face]


def _fitting(text: str, room: float, size: float, face: str) -> int:
    """Return how many letters of a text have so much room, from its beginning."""
    sums = accumulate(_thousandths(text, face))
    return next((n for n, sum in enumerate(sums) if _at_size(sum, size, face) > room), len(text))


def wrap_text(text: str, room: float, size: float, face: str = "regular") -> list[str]:
    """Return the lines of a text that has so much room; words longer than a line are broken."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if width(longer, size, face) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        while len(word) > 1 and (place := _fitting(word, room, size, face)) < len(word):
            place = max(place, 1)
            marked = max(word.rfind(mark, 0, place) + 1 for mark in "-:/@")
            place = marked if 2 * marked > place else place
            lines.append(word[:place])
            word = word[place:]
        line = word
    return [*lines, line] if line else lines


def truncate(text: str, room: float, size: float, face: str = "regular") -> str:
    """Return a text in one line; what has no room is left out, with `…` for it."""
    if width(text, size, face) <= room:
        return text
    short = text[: _fitting(text, room, size, face)]
    while short and width(short.rstrip() + "…", size, face) > room:
        short = short[:-1]
    return short.rstrip(" ,.(") + "…"
