"""The pieces of markup that stand on every row of a long page: made once for each text, and kept small."""

from collections.abc import Callable, Mapping
from functools import lru_cache

from markupsafe import Markup, escape

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


@lru_cache(REMEMBERED)
def sorted_by(text: str) -> Markup:
    """Return the attribute by which the cell of a date is sorted, where that is not the text itself."""
    key = order(text)
    return Markup("" if key == text else f' data-sort="{escape(key)}"')  # noqa: S704


def country(root: str, code: str, name: str) -> Markup:
    """Return a country's name as a link to its page, with its code."""
    link = f'<a href="{root}countries/{code}.html">{escape(name)}</a>'
    return Markup(f"{link} <i>{code}</i>")  # noqa: S704


def citer(sources: Mapping[str, ShownSource]) -> Callable[[str], Markup]:
    """Return what makes the links to the sources of an instrument, from their ids with blanks between.

    The first is called by its publisher, the others by their numbers in the list.
    """
    made: dict[str, Markup] = {}

    def cited(ids: str) -> Markup:
        if ids not in made:
            shown = [sources[id] for id in ids.split()]
            links = [
                f'<a class="cite" href="#source-{it.source}" title="{escape(it.name)}">{it.number}</a>'
                if number
                else f'<a href="#source-{it.source}">{escape(it.publisher)}</a>'
                for number, it in enumerate(shown)
            ]
            made[ids] = Markup(" ".join(links))  # noqa: S704
        return made[ids]

    return cited
