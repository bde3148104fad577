"""Footnotes and legends that take back every name with their mark: "* has withdrawn", "[1] did not sign".

A mark is compared by what it shows: "¹", "(1)" and "[1]" are the same one. A legend may be about brackets:
"names in brackets have withdrawn".
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from signatories.names.texts.page import Mark, ParsedText
from signatories.names.texts.split_items import OPENING

SIGNS: Final = "*\u2217\uff0a\u2020\u2021\u00a7\u00b6"
RAISED: Final = "\u00b9\u00b2\u00b3\u2070\u2074-\u2079\u00aa\u00ba\u02b0-\u02b8\u1d43-\u1d6a\u1d9b-\u1dbf"
STAR: Final = "*"
BLANKS: Final = "[ \\t\u2060]{0,20}"
FOOTNOTE: Final = re.compile(
    f"^{BLANKS}([{SIGNS}]{{1,3}}|[{RAISED}]{{1,2}}|[(\\[\uff08\uff3b](?:\\d{{1,2}}|[a-z])[)\\]\uff09\uff3d]"
    f"|\\d{{1,2}}(?=[ \\t\u2060.:)])){BLANKS}\\S.*$",
    re.MULTILINE,
)
"""A line that explains a mark."""
ASIDE: Final = re.compile(
    f"[;.(\uff08]{BLANKS}([{SIGNS}]{{1,3}}|[{RAISED}]{{1,2}}){BLANKS}[^\\W\\d][^;)\uff09\n]*"
)
"""An explanation of a mark in the line of the names: "Kenya*, Ghana (* not yet signed)"."""
AMID: Final = re.compile(
    f"^[^\n]{{0,200}}?[ \t(]([{SIGNS}]{{1,3}}|[{RAISED}]{{1,2}})[ \t).,:][^\n]*$", re.MULTILINE
)
"""A sentence about a mark: "Countries marked * have not signed"."""
PREJUDICE: Final = (
    "prejudic",
    "prejuic",
    "prejug",
    "pregiud",
    "beruhrt",
    "unberuhrt",
    "unbeschadet",
    "standpunkt",
)
"""Beginnings of words of the formula that a name is without prejudice to positions."""
FORMULA: Final = 3
"""The words beside a negation among which the formula stands."""
SHOWN: Final = str.maketrans("", "", "()[]\u2060 ")
NEAR: Final = 10
"""How many words behind or before "in brackets" may say what the brackets mean."""
LONGEST: Final = 3
"""The most signs of one mark: "***"."""
OPENS: Final = 2
"""The words of a footnote with one of which it may say "guest" and the like."""


def with_denied_marks(page: ParsedText) -> ParsedText:
    """Return a text with the marks found whose footnotes take back: a name with such a mark is no item.

    A mark before a name, and a number, is denied by a footnote that has no names: a line "*Kenya (observer)"
    is an item of a list.
    """
    denied: set[str] = set()
    before: set[str] = set()
    starts = [token.start for token in page.tokens]
    for pattern in (FOOTNOTE, ASIDE):
        for note in pattern.finditer(page.flat):
            first, last = bisect_left(starts, note.end(1)), bisect_left(starts, note.end())
            named = not page.inside.isdisjoint(range(first, last))
            if not (named and note[1].isdecimal()) and _takes_back(page, first, last):
                denied.add(_shown(note[1]))
                if not named:
                    before.add(_shown(note[1]))
    for note in AMID.finditer(page.flat):
        first, last = bisect_left(starts, note.start()), bisect_left(starts, note.end())
        if page.inside.isdisjoint(range(first, last)) and _takes_back(page, first, last):
            denied.add(_shown(note[1]))
            before.add(_shown(note[1]))
    outside = [at for at in range(len(page.tokens)) if at not in page.inside]
    if any(page.speech.enclosed(page.tokens, at) and _denies_near(page, at) for at in outside):
        denied.update(OPENING)
    if any(page.speech.starred(page.tokens, at) and _denies_near(page, at) for at in outside):
        denied.add(STAR)
        before.add(STAR)
    return page._replace(denied=frozenset(denied), denied_before=frozenset(before)) if denied else page


def is_denied(page: ParsedText, mark: Mark, *, before: bool = False) -> bool:
    """Return whether a mark behind a name, or `before` one, is that of a footnote that takes back."""
    denied = page.denied_before if before else page.denied
    if before and mark.kind != "sign":
        return False
    return bool(denied) and any(_shown(text) in denied for text in _texts(page, mark))


def _takes_back(page: ParsedText, first: int, last: int) -> bool:
    """Return whether these words take back what they explain."""
    outside = [at for at in range(first, last) if at not in page.inside]
    return any(page.speech.negative(page.tokens, at) and _denies(page, at, last) for at in outside) or any(
        page.speech.undone(page.tokens, at) for at in outside[:OPENS]
    )


def _denies(page: ParsedText, at: int, last: int) -> bool:
    """Return whether a negation takes back the name with the mark, and not something about it.

    "Without prejudice to positions on status" and "Excluding Greenland" leave the state in.
    """
    words = [page.tokens[k].word for k in range(max(at - FORMULA, 0), min(at + 2 * FORMULA, last))]
    if any(word.startswith(PREJUDICE) for word in words):
        return False
    following = at + 1
    while following < last and page.tokens[following].word in page.speech.articles | page.speech.of:
        following += 1
    return following not in page.names


def _denies_near(page: ParsedText, at: int) -> bool:
    """Return whether words of the same line, close to "in brackets" or "with an asterisk", take back."""
    first = last = at
    while first > 0 and at - first < NEAR and "\n" not in page.between(first):
        first -= 1
    while last + 1 < len(page.tokens) and last - at < NEAR and "\n" not in page.between(last + 1):
        last += 1
    return any(page.speech.negative(page.tokens, k) for k in range(first, last + 1) if k not in page.inside)


def _texts(page: ParsedText, mark: Mark) -> Iterator[str]:
    """Yield what a mark may be called: the run of signs that it is part of, or each number in a bracket."""
    if mark.kind == "bracket":
        texts = [page.flat[one.start : one.end] for one in mark.inner]
        yield from texts if all(len(text) <= OPENS for text in texts) else ()
        return
    start, end, flat = mark.start, mark.end, page.flat
    yield flat[start:end]
    if mark.kind == "sign":
        while start > max(0, mark.start - LONGEST) and flat[start - 1] == flat[mark.start]:
            start -= 1
        while end < min(len(flat), mark.end + LONGEST) and flat[end] == flat[mark.start]:
            end += 1
        yield flat[start:end]


def _shown(text: str) -> str:
    """Return a mark as it is compared."""
    return unicodedata.normalize("NFKC", text).replace("\u2217", "*").translate(SHOWN)
