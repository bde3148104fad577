"""Filters of the templates: the forms in which pages print dates, numbers and names."""

from collections.abc import Callable
from typing import Any, Final

from signatories.domain.dates import parse
from signatories.domain.statuses import STATUS, beginning
from signatories.formats import sized
from signatories.register.tables import spelling


def order(date: str) -> str:
    """Return the sort key of a date: its first day; text that is not a date comes after all dates."""
    try:
        return (parse(date).earliest or "0000") if date else "9999"
    except ValueError:
        return "9999"


def said(date: str) -> str:
    """Return a date in words: `2013 to 2013-06`, and `by 2014-01-16` where only the end is known."""
    if not date:
        return ""
    first, slash, last = date.partition("/")
    if not slash:
        return date
    return f"by {last}" if first == ".." else f"{first} to {last}"


def reach_said(complete: str) -> str:
    """Return in words for which days the record names everybody: `since 2012-07-05, for good`."""
    first, _, last = complete.partition("/")
    return f"since {first}, for good" if last == ".." else said(complete)


def without_zeros(summary: str) -> str:
    """Return a summary without the numbers that are 0: `0 possible, 1 disputed` is `1 disputed`."""
    counts, semicolon, besides = summary.partition("; ")
    rest = ", ".join(part for part in besides.split(", ") if not part.startswith("0 "))
    return f"{counts}{semicolon}{rest}" if rest else counts


def year(date: str) -> str:
    """Return the year of a date, of several the last; `2013` of `2012/2013-06`."""
    return date.rpartition("/")[2][:4]


def plural(noun: str) -> str:
    """Return the plural of a kind of instrument."""
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


def words(date: str) -> list[str]:
    """Return the words of a date, none of which is to be broken at the end of a line."""
    return said(date).split()


def ending(status: str) -> str:
    """Return how a status ends, in a sentence: `no longer a member`, `no longer suspended`."""
    if status not in STATUS:
        return f"no longer {status}"
    one, several = STATUS[status].one, STATUS[status].several
    article = "" if one == several else "an " if one[0] in "aeiou" else "a "
    return f"no longer {article}{one}"


def imprecise(date: str) -> bool:
    """Return whether the day is not known."""
    return bool(date) and len(date) != len("2022-04-28")


def grouped(number: int) -> str:
    """Return a number for reading: 2,213."""
    return f"{number:,}"


def counted(number: int, singular: str, plural: str = "") -> str:
    """Return a number for reading with its noun: `1 act`, `3,586 acts`."""
    return sized(number, singular, plural).replace(str(number), grouped(number), 1)


def host(url: str) -> str:
    """Return the host of an address, as it is read."""
    return url.partition("://")[2].partition("/")[0].removeprefix("www.")


FILTERS: Final[dict[str, Callable[..., Any]]] = {
    "order": order,
    "said": said,
    "reach_said": reach_said,
    "year": year,
    "without_zeros": without_zeros,
    "plural": plural,
    "words": words,
    "imprecise": imprecise,
    "beginning": beginning,
    "ending": ending,
    "grouped": grouped,
    "host": host,
    "sized": counted,
    "spelling": spelling,
}
