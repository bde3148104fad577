"""How the pages say things: the filters of the templates."""

from collections.abc import Callable
from typing import Any, Final

from signatories.domain.dates import parse
from signatories.formats import sized
from signatories.register.tables import spelling


def order(date: str) -> str:
    """What a date is sorted by: its first day; text that is no date stays behind all dates."""
    try:
        return (parse(date).earliest or "0000") if date else "9999"
    except ValueError:
        return "9999"


def said(date: str) -> str:
    """A date as it is read: `2013 to 2013-06`, and `by 2014-01-16` where only the end is known."""
    if not date:
        return ""
    first, slash, last = date.partition("/")
    if not slash:
        return date
    return f"by {last}" if first == ".." else f"{first} to {last}"


def words(date: str) -> list[str]:
    """The words of a date, none of which is to be broken at the end of a line."""
    return said(date).split()


def imprecise(date: str) -> bool:
    """Whether the day is not known."""
    return bool(date) and len(date) != len("2022-04-28")


def grouped(number: int) -> str:
    """A number for reading: 2,213."""
    return f"{number:,}"


def host(url: str) -> str:
    """The host of an address, as it is read."""
    return url.partition("://")[2].partition("/")[0].removeprefix("www.")


FILTERS: Final[dict[str, Callable[..., Any]]] = {
    "order": order,
    "said": said,
    "words": words,
    "imprecise": imprecise,
    "grouped": grouped,
    "host": host,
    "sized": sized,
    "spelling": spelling,
}
