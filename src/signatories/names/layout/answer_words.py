"""What a cell, or a line below a name, answers: that a state is in, that it is not, or nothing."""

import re
from typing import Final

from signatories.names.texts.account import NOTES, TICKS
from signatories.names.texts.cells import NO
from signatories.names.texts.separators import DASHES
from signatories.names.words.false_codes import YES
from signatories.names.words.tokens import folded, seen

MARKED, DENIED, EITHER, EMPTY = "marked", "denied", "either", "empty"
"""The sorts of an answer; a cross is `EITHER`: it may mark those who are in or those who are not."""
YES_SIGNS: Final = TICKS | frozenset("\u25cf\u2022\u25a0\u2b24\u26ab\u221a\u2605+\U0001f7e2\U0001f44d\u2795")
NO_SIGNS: Final = frozenset("\u2717\u2718\u2716\u274c\u2612\U0001f6ab\U0001f534\U0001f44e\u2796")
EITHER_SIGNS: Final = frozenset("\u00d7\u2715\u25cb\u25ef\u3007\u2b55")
"""Crosses, and circles, which say yes in Japanese tables and no beside full ones."""
EMPTY_SIGNS: Final = DASHES | frozenset(".\u2026\u00b7\u2610\u25a1_?~")
YES_WORDS: Final = YES | frozenset(
    [
        "y", "j", "si", "true", "vrai", "verdadero", "verdadeiro", "vero", "wahr", "waar", "ano", "joo",
        "taip", "jah", "po", "in", "for", "pour", "dafur", "yep",
        "да", "так", "ναι", "نعم", "是", "有", "はい", "예", "כן", "हाँ", "có", "ใช่", "ya",
    ]
)  # fmt: skip
EMPTY_WORDS: Final = frozenset(
    ["na", "none", "nil", "ninguno", "keine", "aucun", "nan", "null", "n a", "k a"]
)
_BRACKET: Final = re.compile(r"[(\[\uff08\uff3b](.*)[)\]\uff09\uff3d]")
_WORD: Final = re.compile(r"[^\W\d_]+")
SHORT: Final = 3
"""The fewest letters of a word that answers though others stand behind it: "yes, in 2020"."""
CROSS: Final = "x"
_FOLDED_YES: Final = frozenset(map(folded, YES_WORDS))
_FOLDED_NO: Final = frozenset(map(folded, NO)) - {CROSS, "0"}


def answer_of(text: str, *, digits: bool = True) -> str:
    """Return what a text answers; "" where it says something else, as a date or a word does.

    With `digits` 1 is yes and 0 is nothing.
    """
    said = seen(text).strip().strip("*_\u2020\u2021").strip()
    boxed = _BRACKET.fullmatch(said)
    said = boxed[1].strip() if boxed else said
    if not said or all(sign in EMPTY_SIGNS or sign.isspace() for sign in said):
        return EMPTY
    for signs, sort in ((YES_SIGNS, MARKED), (NO_SIGNS, DENIED), (EITHER_SIGNS, EITHER)):
        if said[0] in signs or (said[-1] in signs and said[-1] != "+"):
            return sort
    if digits and said in ("0", "1"):
        return MARKED if said == "1" else EMPTY
    word = folded(said.rstrip(".!"))
    if word == CROSS:
        return MARKED if boxed else EITHER
    if word.replace("/", " ").replace(".", " ").strip() in EMPTY_WORDS:
        return EMPTY
    if word in _FOLDED_YES:
        return MARKED
    if word in _FOLDED_NO:
        return DENIED
    first = _WORD.match(word)
    if first and len(first[0]) >= SHORT and first[0] in _FOLDED_YES - {"for", "pour"}:
        return MARKED
    return ""


def is_note(text: str) -> bool:
    """Return whether a text is only marks or numbers of footnotes, or words in brackets: "(1)", "*"."""
    return bool(
        re.fullmatch(
            rf"(?:[{re.escape(''.join(NOTES))}\u00b2\u00b3\u00b9\s,.]|\([^()]*\)|\[[^\[\]]*\])*", text
        )
    )
