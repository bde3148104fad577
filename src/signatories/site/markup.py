"""The pieces of markup that stand on every row of a long page: made once for each text, and kept small."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

from markupsafe import Markup, escape

from signatories.query.memberships import Membership
from signatories.site.evidence import ShownSource
from signatories.site.filters import imprecise, order, words

REMEMBERED = 20_000
"""So many dates are remembered with their markup."""


@lru_cache(REMEMBERED)
def date(text: str) -> Markup:
    """Return a date as it is read, no word of it broken at the end of a line."""
    if not text:
        return Markup("")
    if not imprecise(text):
        return Markup(f"<time>{escape(text)}</time>")  # noqa: S704
    shown = " ".join(f"<span>{escape(word)}</span>" for word in words(text))
    title = escape(f"The day is not known; the record writes {text}")
    return Markup(f'<span class="date imprecise" title="{title}">{shown}</span>')  # noqa: S704


_DATES: Final = re.compile(
    r"(?<![\w./-])(?:(?:\.\.|\d{4}(?:-\d\d){0,2})/\d{4}(?:-\d\d){0,2}|\d{4}-\d\d-\d\d)(?![\w/]|-\w)"
)
"""The dates in a sentence: days, and spans of days, months and years."""


def spans_in_words(text: str) -> str:
    """Return a sentence with its spans of dates as words, for readers of plain text."""
    return _DATES.sub(lambda found: " ".join(words(found[0])), text)


def dated(text: str) -> Markup:
    """Return a sentence in which no date is broken at the end of a line, and spans are read as words."""
    parts, done = [], 0
    for found in _DATES.finditer(text):
        parts += [escape(text[done : found.start()]), date(found[0])]
        done = found.end()
    return Markup("").join([*parts, escape(text[done:])])


def note(text: str, root: str, titles: Mapping[str, str], own: str = "") -> Markup:
    """Return a note beside an answer: an instrument by its title, the one of the page itself by nothing."""
    id, comma, rest = text.partition(": ")[0].partition(", ")
    said = f"{rest}{text[len(id + comma + rest) :]}" if comma else text[len(id) + 2 :]
    if id not in titles:
        return dated(text)
    if id == own:
        return dated(f"{said[:1].upper()}{said[1:]}")
    link = f'<a href="{root}instruments/{id}.html">{escape(titles[id])}</a>'
    return Markup(f"{link}{comma or ': '}{dated(said)}")  # noqa: S704


@lru_cache(REMEMBERED)
def sorted_by(text: str) -> Markup:
    """Return the attribute by which the cell of a date is sorted, where that is not the text itself."""
    key = order(text)
    return Markup("" if key == text else f' data-sort="{escape(key)}"')  # noqa: S704


@lru_cache(REMEMBERED)
def country(code: str, root: str, name: str) -> Markup:
    """Return a country's name as a link to its page, with its code, hidden where it is the name."""
    link = f'<a href="{root}countries/{code}.html">{escape(name)}</a>'
    hidden = " hidden" if code == name else ""
    return Markup(f"{link} <i{hidden}>{code}</i>")  # noqa: S704


class Citations(dict[str, Markup]):
    """Links to the sources of an instrument by their ids with blanks between, each made when it is asked for.

    The first is called by its publisher, the others by their numbers in the list, in their order.
    """

    def __init__(self, sources: Mapping[str, ShownSource]) -> None:
        super().__init__()
        self._sources = sources

    def __missing__(self, ids: str) -> Markup:
        shown = [self._sources[id] for id in ids.split()]
        shown[1:] = sorted(shown[1:], key=lambda it: it.number)
        links = [
            f'<a class="cite" href="#source-{it.source}" title="{escape(it.name)}">{it.number}</a>'
            if number
            else f'<a href="#source-{it.source}">{escape(it.publisher)}</a>'
            for number, it in enumerate(shown)
        ]
        self[ids] = Markup(" ".join(links))  # noqa: S704
        return self[ids]


def cited(row: Membership, root: str, publishers: Mapping[tuple[str, str], tuple[str, str]]) -> Markup:
    """Return the links to the sources of a membership from elsewhere, in the same manner."""
    page = f"{root}instruments/{row.instrument}.html#source-"
    links = []
    for number, id in enumerate(row.sources.split(), start=1):
        publisher = escape(publishers[row.instrument, id][0])
        more = f' class="cite" href="{page}{id}" title="{publisher}"' if number > 1 else f' href="{page}{id}"'
        links.append(f"<a{more}>{number if number > 1 else publisher}</a>")
    return Markup(" ".join(links))  # noqa: S704


MARKUP: Final[dict[str, Callable[..., Markup]]] = {
    "date": date,
    "dated": dated,
    "note": note,
    "sorted_by": sorted_by,
    "country": country,
    "cited": cited,
}
"""The filters that give markup."""
