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


def reach_said(complete: str) -> str:
    """For which days the record names everybody, as it is read: `since 2012-07-05, for good`."""
    first, _, last = complete.partition("/")
    return f"since {first}, for good" if last == ".." else said(complete)


def year(date: str) -> str:
    """The year of a date, of several the last; `2013` of `2012/2013-06`."""
    return date.rpartition("/")[2][:4]


def plural(noun: str) -> str:
    """The plural of a kind of instrument."""
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


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
    "reach_said": reach_said,
    "year": year,
    "plural": plural,
    "words": words,
    "imprecise": imprecise,
    "grouped": grouped,
    "host": host,
    "sized": sized,
    "spelling": spelling,
}
