"""Imprecise dates: the subset of EDTF (ISO 8601-2) that the record uses.

A day is an ISO 8601 string throughout the package, because such strings sort as days do and are what
the register stores. A `Span` is all that is known of one day: the first and the last it can have been.
"""

import datetime as dt
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from signatories.domain.problems import DateError

_POINT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_FORMS = "2012, 2012-09, 2012-09-07, an interval of these such as 2011-12-09/2014-01, or ../2014-01-16"

ALWAYS = ""
"""Sorts before every day: the earliest of `../2014-01-16`."""


NEVER = "~"
"""Sorts after every day: the end of what goes on."""


class Span(NamedTuple):
    """A day of which only the bounds may be known: `earliest` and `latest`, both included, ISO days.

    `text` is the date as the record writes it. `earliest` is `ALWAYS` for `../D` ("by then").
    """

    text: str
    earliest: str
    latest: str

    def __str__(self) -> str:
        return self.text

    def within(self, earliest: str, latest: str) -> "Span":
        """Return the span narrowed to these bounds; itself, as written, where it already lies inside."""
        low, high = max(self.earliest, earliest), min(self.latest, latest)
        return self if (low, high) == (self.earliest, self.latest) else span_of(low, high)


OPEN = ".."
"""The end of a time that has none, as the record and the answers write it."""


def parse_open(text: str) -> Span:
    """Read a stretch of days whose end may be open: `2012-07-05/..`; `latest` is then `NEVER`.

    Raises:
        ValueError: as `parse`.
    """
    start, slash, end = text.partition("/")
    if slash and end == OPEN and start != OPEN:
        return Span(text, parse(start).earliest, NEVER)
    return parse(text)


def reaches(known_to: str, day: str) -> bool:
    """Return whether a reach, an ISO day or `OPEN` or empty, extends to an ISO day (line 16)."""
    return known_to == OPEN or known_to >= day


def earliest_reach(known_to: Iterable[str]) -> str:
    """Return the least of some reaches: nothing before any day, any day before `OPEN`; `OPEN` for none."""
    return min(known_to, key=lambda reach: (reach == OPEN, reach), default=OPEN)


def latest_reach(known_to: Iterable[str]) -> str:
    """Return the greatest of some reaches; empty for none."""
    return max(known_to, key=lambda reach: (reach == OPEN, reach), default="")


@lru_cache(maxsize=1 << 11)
def parse(text: str) -> Span:
    """Read one date of the record.

    Raises:
        ValueError: the text is not a date of the supported forms, or not a day of the calendar; the message
            is a sentence for the reader.
    """
    if len(text) == 10 and text[7] == "-":
        try:
            dt.date.fromisoformat(text)
        except ValueError:
            pass
        else:
            return Span(text, text, text)
    start, slash, end = text.partition("/")
    if not slash:
        return Span(text, *_bounds(text, text))
    earliest = ALWAYS if start == ".." else _bounds(start, text)[0]
    latest = _bounds(end, text)[1]
    if earliest > latest:
        raise ValueError(f"{text!r} must not end before it begins")
    return Span(text, earliest, latest)


def _bounds(point: str, text: str) -> tuple[str, str]:
    match = _POINT.fullmatch(point)
    if not match:
        raise ValueError(f"{text!r} must be a date like {_FORMS}")
    year, month, day = match.groups()
    try:
        if day:
            dt.date(int(year), int(month), int(day))
            return point, point
        if month:
            first = dt.date(int(year), int(month), 1)
            days = 31 if first.month == 12 else (first.replace(month=first.month + 1) - first).days
            return f"{point}-01", f"{point}-{days:02}"
        dt.date(int(year), 1, 1)
        return f"{year}-01-01", f"{year}-12-31"
    except ValueError:
        wrong = f"; {point!r} is none" if point != text else ""
        raise ValueError(f"{text!r} must be a date of the calendar{wrong}") from None


def span_of(earliest: str, latest: str) -> Span:
    """Return the span between two days, as short as its bounds allow: `2012-09` for a whole month."""
    for whole in (latest[:4], latest[:7], latest):
        if _bounds(whole, whole) == (earliest, latest):
            return Span(whole, earliest, latest)
    start = _shortest(earliest, 0) if earliest else ".."
    return Span(f"{start}/{_shortest(latest, 1)}", earliest, latest)


def _shortest(point: str, bound: int) -> str:
    """Return the shortest date that begins (bound 0) or ends (bound 1) on a day."""
    return next(short for short in (point[:4], point[:7], point) if _bounds(short, short)[bound] == point)


def since_opening(span: Span, opened: Span) -> Span:
    """Return a span that begins with the opening where it has no beginning of its own."""
    return Span(span.text, opened.earliest, span.latest) if span.earliest == ALWAYS else span


MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


def month_number(name: str) -> int:
    """Return the number of an English month, whole or cut to three letters or more; 0 of any other word."""
    word = "sep" if name.casefold() == "sept" else name.casefold()
    found = (number for number, month in enumerate(MONTHS, start=1) if month.casefold().startswith(word))
    return next(found, 0) if len(word) >= 3 else 0


def day_in_words(date: str, *, whole: bool = False) -> str:
    """Return a date of the record in words: 28 Apr 2022, May 2012, Jan to 15 Jun 2014, by 16 Jan 2014.

    Months are cut to three letters unless `whole`.
    """
    start, slash, end = date.partition("/")
    if slash:
        last = day_in_words(end, whole=whole)
        return f"by {last}" if start == ".." else f"{day_in_words(start, whole=whole)} to {last}"
    year, _, rest = date.partition("-")
    month, _, day = rest.partition("-")
    name = MONTHS[int(month) - 1][: None if whole else 3] if month else ""
    return " ".join(filter(None, (day.lstrip("0"), name, year)))


def in_words(text: str) -> str:
    """Return what is known of a day that is not known, as words after a verb; empty for a single day.

    `in May 2012, the day is not known`, `on some day between 2023-04-18 and 2023-06-30`.
    """
    span = parse(text)
    if span.earliest == span.latest:
        return ""
    if span.earliest == ALWAYS:
        return f"by {span.latest}, the day is not known"
    if "/" in text:
        return f"on some day between {span.earliest} and {span.latest}"
    return f"in {day_in_words(text, whole=True)}, the day is not known"


def day(value: str | dt.date) -> str:
    """Return one calendar day as an ISO string, from a date or text such as `2014-01-16`.

    Raises:
        DateError: not a day; a year or a month is refused with its two ends named.
    """
    if isinstance(value, dt.date):
        return (value.date() if isinstance(value, dt.datetime) else value).isoformat()
    try:
        span = parse(value)
    except ValueError as error:
        raise DateError(str(error)) from None
    if span.earliest != span.latest or span.text != span.earliest:
        ends = f"{span.earliest} or {span.latest}" if span.earliest else span.latest
        raise DateError(f"{value!r} must be one day: write {ends}")
    return span.earliest


def next_day(value: str) -> str:
    """Return the day after an ISO day; the last day of the calendar stays what it is."""
    date = dt.date.fromisoformat(value)
    return value if date == dt.date.max else (date + dt.timedelta(days=1)).isoformat()


def day_before(value: str) -> str:
    """Return the day before an ISO day; the first day of the calendar stays what it is."""
    date = dt.date.fromisoformat(value)
    return value if date == dt.date.min else (date - dt.timedelta(days=1)).isoformat()


def days_between(one: str, other: str) -> int:
    """Return how many days lie between two ISO days, whichever is first."""
    return abs((dt.date.fromisoformat(one) - dt.date.fromisoformat(other)).days)
