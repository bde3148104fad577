"""Inputs that were spoiled: cut, repeated, moved, mixed with another input or with what bites."""

import random
from collections.abc import Iterator, Sequence

BITES = (
    *("\x00", "\x1b[31m", "\t", "\r", "\n", "\u200b", "\u202e", "\ufeff", "\u2028", "\ud800", "\U0001f1f3"),
    *("(", ")", "[", "]", "{", "}", '"', "'", "\\", ",", ";", ":", "/", "-", "|", "@", "=", "%"),
    *("&", "*", "#", "0", "9" * 40, "-1", "1e9", "٣", "²", "é", "e\u0301" * 20, "ß", "İ", "NO", "null", "~"),
)  # fmt: skip
"""What readers of texts tend to break on."""

REPEATS = (2, 3, 10, 50, 400)
"""How often a piece is repeated."""


def mutations(seeds: Sequence[str], tokens: Sequence[str], number: int, seed: int) -> Iterator[str]:
    """Give spoiled inputs, the same ones for the same arguments.

    Each begins at one of the seeds, or sometimes at the one before it, so that faults add up.
    """
    chance = random.Random(seed)
    known = (*BITES, *tokens)
    last = seeds[0]
    for _ in range(number):
        text = last if chance.random() < 0.2 and len(last) < 20_000 else chance.choice(seeds)
        for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
            text = _spoiled(text, seeds, known, chance)
        last = text
        yield text


def _spoiled(text: str, seeds: Sequence[str], tokens: Sequence[str], chance: random.Random) -> str:
    start = chance.randint(0, len(text))
    end = min(len(text), start + chance.choice((0, 0, 1, 2, 5, 20, 100)))
    before, piece, after = text[:start], text[start:end], text[end:]
    match chance.randrange(8):
        case 0:
            piece = ""
        case 1 | 2:
            piece = chance.choice(tokens)
        case 3:
            piece = (piece or chance.choice(tokens)) * chance.choice(REPEATS)
        case 4:
            piece = chr(chance.choice((chance.randrange(128), chance.randrange(0xD800))))
        case 5:
            other = chance.choice(seeds)
            begin = chance.randint(0, len(other))
            piece += other[begin : begin + chance.choice((1, 8, 60))]
        case 6:
            piece, after = after[: len(piece) + 3], piece + after[len(piece) + 3 :]
        case _:
            piece = piece.swapcase() if chance.random() < 0.5 else piece[::-1]
    return before + piece + after
