"""Tags of HTML as the breaks that they are, or as nothing, and what they strike out as one piece."""

import re
from collections.abc import Iterator
from typing import Final

from signatories.names.texts.markup import HIDDEN, TAG, UNSHOWN, Span, struck
from signatories.names.words.tokens import FILL, PARTING, STRUCK

BREAKS: Final = frozenset([
    "address", "article", "blockquote", "br", "caption", "dd", "div", "dl", "dt", "footer", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "section",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"
])  # fmt: skip
PLAIN: Final = frozenset([
    "a", "abbr", "b", "big", "body", "cite", "em", "font", "html", "i", "mark", "nobr", "small",
    "span", "strong", "sub", "sup", "time", "u", "wbr"
])  # fmt: skip


def without_tags(text: str) -> str:
    """Return a text with each tag as a break or as nothing, in as many characters."""
    text = UNSHOWN.sub(_unshown, text)
    text = "".join(_without_struck(text, struck(text).out))
    return TAG.sub(_tag, text)


def _unshown(match: re.Match[str]) -> str:
    return FILL * len(match[0])


def _without_struck(text: str, spans: tuple[Span, ...]) -> Iterator[str]:
    """Yield a text with each struck element as one piece, in which nothing separates."""
    place = 0
    for start, end in spans:
        opening = TAG.match(text, start)
        inner = opening.end() if opening else start
        closing = text.rfind("<", inner, end) if text[end - 1 : end] == ">" else end
        closing = closing if TAG.fullmatch(text, max(inner, closing), end) else end
        yield text[place:start]
        yield STRUCK + FILL * (inner - start - 1)
        yield PARTING.sub(STRUCK, TAG.sub(_within, text[inner:closing]))
        place = closing
    yield text[place:]


def _within(match: re.Match[str]) -> str:
    """Return a tag in a struck element, where it parts nothing."""
    filled = FILL * (len(match[0]) - 1)
    return (FILL if match[2].lower() in PLAIN else STRUCK) + filled


def _tag(match: re.Match[str]) -> str:
    name = match[2].lower()
    if match[3] and HIDDEN.search(match[3]):
        return STRUCK + FILL * (len(match[0]) - 1)
    if name in BREAKS:
        return "\n" + FILL * (len(match[0]) - 1)
    if name in PLAIN:
        return FILL * len(match[0])
    if name in ("del", "s", "strike"):
        return STRUCK + FILL * (len(match[0]) - 1)
    return match[0]
