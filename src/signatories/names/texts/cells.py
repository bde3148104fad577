"""Cells beside a name that say whether it is in: "Norway | ✓", "Sweden: no", "✗ | Finland"."""

from collections.abc import Sequence
from typing import Final

from signatories.names.texts.account import NOTES, QUOTES, TICKS, Parsed, negative, undone
from signatories.names.texts.page import Mark, ParsedText
from signatories.names.texts.separators import DASHES

BESIDE: Final = ("\t", ":", "-", "/")
"""What parts a cell from the name that it speaks of."""
NO: Final = frozenset(
    [
        "no",
        "nay",
        "non",
        "nein",
        "nee",
        "nej",
        "nei",
        "ne",
        "nie",
        "nao",
        "x",
        "n",
        "false",
        "falso",
        "faux",
        "falsch",
        "0",
        "нет",
        "не",
        "否",
        "不",
    ]
)
OUT: Final = frozenset([
    "out", "against", "absent", "absents", "hors", "dehors", "contre", "contra", "contro", "contrari",
    "fuera", "fora", "fuori", "assente", "assenti", "ausente", "ausentes", "gegen", "dagegen", "abwesend",
    "draussen", "tegen", "afwezig", "buiten", "mot", "emot", "imod", "imot", "franvarande", "fravaerende",
    "przeciw", "nieobecny", "proti", "против", "отсутствует", "проти", "κατα", "απων", "aleyhte", "karsi",
])  # fmt: skip
"""Answers of those who are not in that are also headings, over names."""
MEANINGLESS: Final = NOTES | QUOTES | DASHES | frozenset(".,;:|/")


def ticks_of(page: ParsedText, taken: Sequence[Parsed]) -> frozenset[int]:
    """Return which items of a line are only the tick of the name beside them."""
    alone = _is_one_name(taken)
    return frozenset(
        k
        for k, one in enumerate(taken)
        if _is_tick(page, one.item.marks) and _of(page, taken, k, alone=alone) >= 0
    )


def denials_of(page: ParsedText, taken: Sequence[Parsed]) -> dict[int, int]:
    """Return the items of a line that a cell takes back, by the first of the two, with the last."""
    found = {k: k for k, one in enumerate(taken) if any(name.first in page.refused for name in one.names)}
    beginnings: dict[int, int] = {}
    alone = _is_one_name(taken)
    for k, one in enumerate(taken):
        if not one.names and not _is_tick(page, one.item.marks) and _says_no(page, one.item.marks):
            named = _of(page, taken, k, alone=alone)
            if 0 <= named < k:
                named = _all_before(taken, named)
            if named >= 0:
                first = beginnings.pop(min(k, named), min(k, named))
                found[first] = max(k, named)
                beginnings[max(k, named)] = first
    return found


def _all_before(taken: Sequence[Parsed], named: int) -> int:
    """Return the first of the names that are listed before a denial: "Norway, Chile and Peru: no"."""
    if taken[named].item.after in (":", "-", ","):
        while named and taken[named - 1].is_pure and taken[named - 1].item.after in (",", "and"):
            named -= 1
    return named


def _is_one_name(taken: Sequence[Parsed]) -> bool:
    return sum(bool(one.names) for one in taken) == 1


def _of(page: ParsedText, taken: Sequence[Parsed], k: int, *, alone: bool) -> int:
    """Return the item with the name of which a cell speaks; -1 where there is none.

    `alone` says whether the line has one name only.
    """
    item = taken[k].item
    if k and item.before in BESIDE and taken[k - 1].names:
        return k - 1
    words = [page.tokens[mark.first].word for mark in item.marks if mark.kind == "word"]
    closes = len(words) == 1 and words[0] in NO and item.after in (";", "\n")  # "Bolivia y Ecuador, no"
    if k and item.before == "," and (closes or alone) and negative(page, item.marks):
        return k - 1 if taken[k - 1].names else -1
    opens = item.before == "\n" and item.after in BESIDE and item.after != ":"
    return k + 1 if opens and k + 1 < len(taken) and taken[k + 1].names else -1


def _is_tick(page: ParsedText, marks: Sequence[Mark]) -> bool:
    if len(marks) == 1 and marks[0].kind == "bracket":
        return _box(page, marks[0].inner) == ["x"] or _is_tick(page, marks[0].inner)
    return bool(marks) and all(
        mark.kind == "sign" and page.flat[mark.start : mark.end] in TICKS for mark in marks
    )


def _box(page: ParsedText, inner: Sequence[Mark]) -> list[str]:
    return [page.tokens[mark.first].word for mark in inner if mark.kind == "word"]


def _says_no(page: ParsedText, marks: Sequence[Mark]) -> bool:
    """Return whether a cell denies, or is a sign that is not understood, such as a box without a tick."""
    if len(marks) == 1 and marks[0].kind == "bracket":
        return not marks[0].inner or _says_no(page, marks[0].inner)
    signs = [page.flat[mark.start : mark.end] for mark in marks if mark.kind == "sign"]
    if len(signs) == len(marks):
        return any(sign not in MEANINGLESS for sign in signs)
    words = [page.tokens[mark.first].word for mark in marks if mark.kind == "word"]
    return negative(page, marks) or undone(page, marks) or (len(words) == 1 and words[0] in NO | OUT)
