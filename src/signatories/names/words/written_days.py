"""Days as people write them, which the record writes year first."""

import calendar
import datetime as dt
import re
from typing import Final

from signatories.domain.dates import day as iso_day
from signatories.domain.dates import parse
from signatories.names.statuses.table_days import EASTERN
from signatories.register.lookup import join_or

DAY_FIRST: Final = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|er|o|[.\u00ba\u00aa])?[ -](?:de |d[\u2019']|of )?([^\W\d]+)\.?,?"
    r"[ -](?:del? )?(\d{4})"
)
"""`28 April 2022`, `28-Apr-2022`, `1er avril 2022`, `28. April 2022`, `28 de abril de 2022`."""
MONTH_FIRST: Final = re.compile(r"([^\W\d]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
DOTTED: Final = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})\.?")
YEAR_FIRST: Final = re.compile(r"(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})\.?")
FIGURES: Final = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")
MONTHS: Final = 12


def day_written(text: str, today: str) -> str:
    """Return the day that somebody wrote otherwise than the record does: `28 April 2022`, `yesterday`.

    Raises:
        ValueError: it is not one day; the message names the form to write.
    """
    plain = _plain(text)
    if plain in ("today", "yesterday"):
        date = dt.date.fromisoformat(today) - dt.timedelta(days=plain == "yesterday")
        return date.isoformat()
    return iso_day(written_day(plain) or text)


def written_day(text: str) -> str:
    """Return a day that is written otherwise than the record writes it; "" for any other text.

    Raises:
        ValueError: the text may mean two days, or has its month first in figures.
    """
    plain = _plain(text)
    if parts := _parts(plain):
        return f"{parts[0]}-{parts[1]:02}-{parts[2]:02}"
    if found := FIGURES.fullmatch(plain):
        real = _of_figures(found)
        raise ValueError(f"{text!r} must be written year first: write {join_or(real) or 'YYYY-MM-DD'}")
    return ""


def days_meant(text: str, today: str) -> list[str]:
    """Return the days that a text may mean which is not one day: two of `04/05/2022`, the ends of 2022.

    For a day that is not in the calendar it is the nearest: 2022-04-30 for `31 April 2022`, 2022-01-13 for
    `2022-13-01`.
    """
    plain = _plain(text)
    if found := FIGURES.fullmatch(plain):
        return _of_figures(found)
    try:
        return [day_written(text, today)]
    except ValueError:
        parts = _parts(plain)
        return _nearest(*parts) if parts else _ends(plain)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _parts(plain: str) -> tuple[str, int, int] | None:
    """Return the year, the month and the date that a text names in an order that is clear."""
    from signatories.names.words.months import month_named

    if found := DAY_FIRST.fullmatch(plain):
        year, month, date = found[3], month_named(found[2]), found[1]
    elif found := MONTH_FIRST.fullmatch(plain):
        year, month, date = found[3], month_named(found[1]), found[2]
    elif found := DOTTED.fullmatch(plain):
        year, month, date = found[3], int(found[2]), found[1]
    elif (found := YEAR_FIRST.fullmatch(plain)) and (found[2] or len(plain) == len("20220428")):
        year, month, date = found[1], int(found[3]), found[4]
    elif found := EASTERN.fullmatch(plain):
        year, month, date = found[1], int(found[2]), found[3]
    else:
        return None
    named = found.re not in (DAY_FIRST, MONTH_FIRST) or month
    return (year, month, int(date)) if named else None


def _of_figures(found: re.Match[str]) -> list[str]:
    """Return the days that figures may mean of which the year stands last: both, or the nearest to one."""
    pairs = (int(found[1]), int(found[2])), (int(found[2]), int(found[1]))
    days = [f"{found[3]}-{month:02}-{date:02}" for month, date in dict.fromkeys(pairs)]
    real = [day for day in days if _is_day(day)]
    return (
        real
        or [day for month, date in pairs if month <= MONTHS for day in _nearest(found[3], month, date)][:1]
    )


def _nearest(year: str, month: int, date: int) -> list[str]:
    """Return the days that may be meant by one that is not in the calendar."""
    if month > MONTHS >= date:
        month, date = date, month
    if not 1 <= month <= MONTHS:
        return _ends(year)
    try:
        last = calendar.monthrange(int(year), month)[1]
    except ValueError:
        return []
    return [f"{year}-{month:02}-{min(max(date, 1), last):02}"]


def _ends(text: str) -> list[str]:
    """Return the first and the last day of a date of the record; none for another text."""
    try:
        span = parse(text)
    except ValueError:
        return []
    return [day for day in dict.fromkeys((span.earliest, span.latest)) if _is_day(day)]


def _is_day(text: str) -> bool:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True
