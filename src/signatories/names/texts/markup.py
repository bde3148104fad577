"""The HTML of a text: comments, elements that are crossed out, not shown or denied, and parts beside it.

An element is denied by what its attributes say of it: `class="withdrawn"`, `title="not signed"`. Spans are
characters [start, end) of the text as written; each text is looked through once.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

Span = tuple[int, int]
TAG: Final = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,15})(\s[^<>]{0,1000})?/?>")
UNSHOWN: Final = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|template)\b[^<>]{0,1000}>.*?(?:(</)\1\s{0,9}>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
"""What a page has and no reader sees."""
SILENT: Final = ("script", "style")
"""The elements that hold no text at all."""
ZERO: Final = r"\s*:\s*(?:0+(?:\.0*)?|\.0+)(?![\d.])"
HIDES: Final = (
    r"line-through|display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|\bhidden\b|\b(?:strike|struck|deleted)"
    rf"|(?<![\w-])(?:opacity|font-size){ZERO}|(?<![\w-])color\s*:\s*transparent"
    r"|(?:text-indent|(?<![\w-])(?:left|top))\s*:\s*-\d{3}"
)
"""What the attributes of a tag say of a text that is crossed out or not shown."""
HIDDEN: Final = re.compile(HIDES, re.IGNORECASE)
ATTRIBUTE: Final = re.compile(r"([\w:-]{1,60})\s{0,9}=\s{0,9}(\"[^\"]*\"|'[^']*'|[^\s\"'>]+)")
TELLING: Final = re.compile(r"(?:class|id|title|aria-label|data-[\w-]+)", re.IGNORECASE)
"""The attributes that may say what has become of a name."""
DENIES: Final = re.compile(
    r"\b(?:observ(?:ers?|ateurs?|atrices?|ador\w*|atore|atori|atør\w*|atör\w*)|beobachter\w*"
    r"|withdr(?:awn|ew|awal|awals)|retiré\w*|retirad[oa]s?|ausgetreten\w*|abwesend\w*|ausstehend\w*"
    r"|declin(?:ed|es|ing)?|reject(?:ed|s)?|refus(?:ed|es|al|als|é\w*)|absten\w*|abstain\w*|enthalt\w*"
    r"|absent\w*|ausentes?|pending|en attente|pendientes?|pendentes?|suspend(?:ed|u\w*)|expelled|excluded"
    r"|unsigned|revoked|candidates?|applicants?"
    r"|(?:former|ex) (?:members?|part(?:y|ies)|signator\w+|participants?)"
    r"|(?:not|non|has not|did not) ?(?:yet|sign\w*|part(?:y|ies)|particip\w*|members?|membres?|ratif\w*"
    r"|join\w*|endors\w*|adopt\w*|support\w*|accept\w*|firm\w*)"
    r"|nicht \w+|no (?:firm|ratific)\w*|não \w+|sin firmar|unterzeichnet nicht"
    r"|наблюдател\w*|не подпис\w*)\b",
    re.IGNORECASE,
)
DENIED: Final = frozenset([
    "no", "nay", "non", "nein", "nej", "nee", "нет", "false", "against", "opposed", "guest", "guests",
    "former",
])  # fmt: skip
"""Whole values that deny: `class="no"`, but not `class="no-wrap"`."""
JOINED: Final = re.compile(r"[\s_\-]+")
ASKED: Final = re.compile(r"sign|ratif|member|join|part(?:y|ies)|endors|support|accept", re.IGNORECASE)
"""What an attribute with data asks that "no" may answer: `data-signed="no"`."""
VOID: Final = frozenset([
    "area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
])  # fmt: skip
WHOLE: Final = frozenset(["html", "body"])
STRIKES: Final = frozenset(["del", "s", "strike"])
ASIDE: Final = frozenset(["header", "nav", "footer", "caption"])
"""The parts of a page beside its text."""
SIBLINGS: Final = {
    "li": ("li", "p"),
    "p": ("p",),
    "td": ("td", "th", "p"),
    "th": ("td", "th", "p"),
    "tr": ("td", "th", "tr", "p"),
    "dt": ("dt", "dd", "p"),
    "dd": ("dt", "dd", "p"),
    "option": ("option",),
}
"""The elements that need no end, by the tag that ends them."""


class Struck(NamedTuple):
    """The spans of elements: those that are struck, their tags included, and those beside the text."""

    out: tuple[Span, ...] = ()
    aside: tuple[Span, ...] = ()


class _Open(NamedTuple):
    name: str
    start: int


def comments(text: str, told: Sequence[Span] = ()) -> Iterator[Span]:
    """Yield what a reader of the page does not see and that has words of its own: comments, templates.

    What stands in the spans that are `told`, in their order, is left out.
    """
    at = 0
    for match in UNSHOWN.finditer(text) if "<" in text else ():
        start, end = match.span()
        while at < len(told) and told[at][1] <= start:
            at += 1
        silent = (match[1] or "").lower() in SILENT and match[2]
        if silent or (at < len(told) and told[at][0] < end) or not any(map(str.isalnum, match[0])):
            continue
        yield start, end


def denies(attributes: str) -> bool:
    """Return whether attributes say that the text of an element is hidden, struck, or not in."""
    if HIDDEN.search(attributes):
        return True
    for name, quoted in ATTRIBUTE.findall(attributes):
        if not TELLING.fullmatch(name):
            continue
        value = quoted.strip("\"'").strip().lower()
        of_data = name.lower().startswith("data-")
        asked = not of_data or ASKED.search(name)
        classes = value.split() if name.lower() == "class" else [value]
        if asked and any(one in DENIED for one in classes):
            return True
        plain = value.replace("_", "-").replace("-", " ")
        if DENIES.search(plain):
            return True
        if of_data and value not in ("", "0", "no", "false") and DENIES.search(name[5:].replace("-", " ")):
            return True
    return False


def struck_out(text: str, starts: Sequence[int]) -> Iterator[int]:
    """Yield which of the names that begin at these characters are struck, or stand beside the text."""
    for spans in struck(text):
        for start, end in spans:
            yield from range(bisect_left(starts, start), bisect_left(starts, end))


@lru_cache(maxsize=4)
def struck(text: str) -> Struck:
    """Return the elements of a text that are struck or stand beside it; one with no end goes to the last."""
    if "<" not in text:
        return Struck()
    text = UNSHOWN.sub(lambda match: " " * len(match[0]), text)
    out: list[Span] = []
    aside: list[Span] = []
    above: list[_Open] = []
    names: Counter[str] = Counter()
    strikes: list[int] = []
    besides: list[int] = []

    def close(until: int, end: int) -> None:
        """Close the elements from `until` on."""
        for opened, spans in ((strikes, out), (besides, aside)):
            while opened and opened[-1] >= until:
                outermost = opened.pop()
                if not opened:
                    spans.append((above[outermost].start, end))
        for one in above[until:]:
            names[one.name] -= 1
        del above[until:]

    for tag in TAG.finditer(text):
        name = tag[2].lower()
        if tag[1]:
            if names[name]:
                until = len(above) - 1
                while above[until].name != name:
                    until -= 1
                close(until, tag.end())
            continue
        until = len(above)
        while until and above[until - 1].name in SIBLINGS.get(name, ()):
            until -= 1
        close(until, tag.start())
        if name in VOID or tag[0].endswith("/>"):
            continue
        if name in STRIKES or (tag[3] and name not in WHOLE and denies(tag[3])):
            strikes.append(len(above))
        if name in ASIDE:
            besides.append(len(above))
        above.append(_Open(name, tag.start()))
        names[name] += 1
    close(0, len(text))
    return Struck(tuple(out), tuple(aside))
