"""Days as people write them, which the record writes year first."""

import datetime as dt
import re
from typing import Final

from signatories.domain.dates import day as iso_day
from signatories.domain.dates import month_number, parse
from signatories.register.lookup import join_or

DAY_FIRST: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -](\w+)\.?,?[ -](\d{4})")
MONTH_FIRST: Final = re.compile(r"(\w+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
DOTTED: Final = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})")
YEAR_FIRST: Final = re.compile(r"(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})")
FIGURES: Final = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")


def day_written(text: str, today: str) -> str:
    """Return the day that somebody wrote otherwise than the record does: `28 April 2022`, `yesterday`.

    Raises:
        ValueError: it is not one day; the message names the form to write.
    """
    plain = " ".join(text.split()).casefold()
    if plain in ("today", "yesterday"):
        date = dt.date.fromisoformat(today) - dt.timedelta(days=plain == "yesterday")
        return date.isoformat()
    return iso_day(written_day(plain) or text)


def written_day(text: str) -> str:
    """Return a day that is written otherwise than the record writes it; "" for any other text.

    Raises:
        ValueError: the text may mean two days, or has its month first in figures.
    """
    plain = " ".join(text.split()).casefold()
    if found := DAY_FIRST.fullmatch(plain):
        return _day(found[3], month_number(found[2]), found[1])
    if found := MONTH_FIRST.fullmatch(plain):
        return _day(found[3], month_number(found[1]), found[2])
    if found := DOTTED.fullmatch(plain):
        return _day(found[3], int(found[2]), found[1])
    if (found := YEAR_FIRST.fullmatch(plain)) and (found[2] or len(plain) == len("20220428")):
        return _day(found[1], int(found[3]), found[4])
    if found := FIGURES.fullmatch(plain):
        pairs = (found[1], found[2]), (found[2], found[1])
        days = [_day(found[3], int(month), date) for month, date in pairs]
        real = [day for day in dict.fromkeys(days) if _is_day(day)]
        raise ValueError(f"{text!r} must be written year first: write {join_or(real) or 'YYYY-MM-DD'}")
    return ""


def days_meant(text: str, today: str) -> list[str]:
    """Return the days that a text may mean which is not one day: two of `04/05/2022`, the ends of 2022."""
    plain = " ".join(text.split()).casefold()
    if found := FIGURES.fullmatch(plain):
        days = [_day(found[3], int(found[at]), found[3 - at]) for at in (1, 2)]
        return [day for day in dict.fromkeys(days) if _is_day(day)]
    try:
        return [day_written(text, today)]
    except ValueError:
        return _ends(plain)


def _ends(text: str) -> list[str]:
    """Return the first and the last day of a date of the record; none for another text."""
    try:
        span = parse(text)
    except ValueError:
        return []
    return [day for day in dict.fromkeys((span.earliest, span.latest)) if _is_day(day)]


def _day(year: str, month: int, date: str) -> str:
    return f"{year}-{month:02}-{int(date):02}" if month else ""


def _is_day(text: str) -> bool:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True
