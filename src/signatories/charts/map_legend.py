"""The legend of a map: what its tiles mean, and how many there are of each."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from signatories.charts.captions import absence, count_in_words, set_name, unnamed_in
from signatories.charts.font_metrics import width, wrap_text
from signatories.charts.map_status import (
    CERTAINLY,
    FORMER,
    INSIDE,
    ORDINALS,
    OUTSIDE,
    POSSIBLY,
    TileStatus,
    region_word,
    sets_of_word,
)
from signatories.charts.svg import EDGE, Block, text
from signatories.charts.tile import flag, sample, square
from signatories.query.members import NOT_IN, NOT_KNOWN, UNNAMED
from signatories.query.syntax import Expression
from signatories.register.tables import Register

DISPUTED: Final = "disputed"
NO_TILE: Final = "none"
LOW: Final = "low"


IN_ANY: Final = {NOT_IN: "in none", UNNAMED: "not named in any", NOT_KNOWN: "not known to be in any"}


class LegendEntry(NamedTuple):
    """One entry: a status, how many countries have it, and what it is called."""

    status: str
    number: int
    words: str

    @property
    def figure(self) -> str:
        """The number as the legend shows it; those without a tile come on top of the others."""
        return f"+{self.number}" if self.status == NO_TILE else str(self.number)


def legend(
    register: Register, rows: Sequence[TileStatus], trees: Sequence[Expression], day: str
) -> list[LegendEntry]:
    """Return what the tiles mean and how many there are of each; the unnamed, who have none, come besides."""
    number = Counter(row.standing for row in rows)
    many = len(trees) > 1
    if len(trees) == 1:
        entries = _of_one(register, trees[0], day, number)
    elif len(trees) == 2:
        entries = _of_two(register, trees, day, number, rows)
    else:
        entries = _of_more(register, trees, number)
    entries += [
        LegendEntry(word, number[word], IN_ANY[word] if many else word) for word in OUTSIDE if number[word]
    ]
    for tree in trees:
        certain, possible = unnamed_in(register, tree, day)
        if certain or possible:
            perhaps = f", {possible} of them possibly" if certain else ", possibly"
            words = f"named by no source{perhaps if possible else ''}"
            words += f": {set_name(register, tree)}" if many else ""
            entries.append(LegendEntry(NO_TILE, certain + possible, words))
    disputed = sum(bool(row.disputed) for row in rows)
    return [*entries, LegendEntry(DISPUTED, disputed, "disputed, see below")] if disputed else entries


def _of_one(register: Register, tree: Expression, day: str, number: Counter[str]) -> list[LegendEntry]:
    words = count_in_words(register, tree, day).partition(f", {number[POSSIBLY]} possible")[0]
    words = re.sub(r", [0-9]+( to [0-9]+)? named by no source$", "", words)
    if "," not in words:
        words = words.partition(" ")[2]
    entries = [LegendEntry(CERTAINLY, sum(number[word] for word in INSIDE), words)]
    vague = {POSSIBLY: "possibly: the dates leave it open", FORMER: "no longer"}
    return entries + [
        LegendEntry(status, number[status], vague[status]) for status in vague if number[status]
    ]


def _of_two(
    register: Register,
    trees: Sequence[Expression],
    day: str,
    number: Counter[str],
    rows: Sequence[TileStatus],
) -> list[LegendEntry]:
    entries = [LegendEntry("both", number["both"], "in both")]
    for own, other in ((0, 1), (1, 0)):
        word = region_word([own], 2)
        absent = absence(register, trees[other], day)
        certain = all(absent(row.code) == NOT_IN for row in rows if row.standing == word)
        words = f"only {set_name(register, trees[own])}{'' if certain else ', as far as known'}"
        entries.append(LegendEntry(word, number[word], words))
    possible = LegendEntry(POSSIBLY, number[POSSIBLY], "possibly: the dates leave it open")
    return [*entries, possible] if possible.number else entries


def _of_more(register: Register, trees: Sequence[Expression], number: Counter[str]) -> list[LegendEntry]:
    inside: Counter[int] = Counter()
    vague = 0
    for word, many in number.items():
        certain, possible = sets_of_word(word, len(trees))
        inside.update(dict.fromkeys(certain, many))
        vague += many * bool(possible)
    entries = [LegendEntry(ORDINALS[i], inside[i], set_name(register, tree)) for i, tree in enumerate(trees)]
    if vague:
        entries.append(LegendEntry(LOW, vague, "low: possibly, as the dates leave it open"))
    return entries


def draw_legend(entries: Sequence[LegendEntry], y: float, room: float, number: int) -> Block:
    """Return the legend in a column that is so wide."""
    parts = []
    start = EDGE + 19 + max(width(entry.figure, 15, "bold") for entry in entries) + 6
    for entry in entries:
        if entry.status == DISPUTED:
            parts += [square(NOT_IN, EDGE, y, 13), flag(EDGE, y, 13, NOT_IN)]
        elif entry.status in ORDINALS:
            parts.append(sample(ORDINALS.index(entry.status), EDGE, y, 13, number))
        elif entry.status not in (NO_TILE, LOW):
            parts.append(square(entry.status, EDGE, y, 13))
        parts.append(text(start - 6, y + 11.5, entry.figure, "p-figure", "end"))
        for i, words in enumerate(wrap_text(entry.words, room - start, 12)):
            y += 14 * (i > 0)
            parts.append(text(start, y + 11.5, words))
        y += 19
    return Block("".join(parts), y)
