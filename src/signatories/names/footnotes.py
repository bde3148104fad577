"""Footnotes that take back every name with their mark: "* has withdrawn"."""

import re
from bisect import bisect_left
from typing import Final

from signatories.names.split_items import ParsedText

FOOTNOTE: Final = re.compile(
    "^[ \\t]*([*\u2020\u2021\u00a7\u00b6\u00b9\u00b2\u00b3\u2070\u2074-\u2079]|\\(\\d{1,2}\\))[ \\t]*\\S.*$",
    re.MULTILINE,
)
"""A line that explains a mark."""


def with_denied_marks(page: ParsedText) -> ParsedText:
    """Return a text with the marks found whose footnotes take back: a name with such a mark is no item."""
    denied = set()
    starts = [token.start for token in page.tokens]
    for note in FOOTNOTE.finditer(page.flat):
        first, last = bisect_left(starts, note.start()), bisect_left(starts, note.end())
        if any(page.speech.negative(page.tokens, at) for at in range(first, last) if at not in page.inside):
            denied.add(note[1])
    return page._replace(denied=frozenset(denied)) if denied else page
