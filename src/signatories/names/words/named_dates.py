"""Dates named in running text: `April 28, 2022`, `19-20 March 2024`, `29-07-2024`, `in May 2012`, `2011`."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from signatories.domain.dates import Span, month_number, parse, span_of

_MONTH: Final = (
    "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    "|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_TO: Final = r"(?:st|nd|rd|th)?(?:\s?[-\u2013]\s?(?P<{}>[0-9]{{1,2}}))?(?:st|nd|rd|th)?"
_NAMED: Final = re.compile(
    r"\b(?P<iso>[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?)\b(?!-)"
    r"|\b(?P<first>[0-9]{1,2})(?P<sign>[./-])(?P<second>[0-9]{1,2})(?P=sign)(?P<full>[0-9]{4})\b"
    rf"|\b(?P<d1>[0-9]{{1,2}}){_TO.format('t1')}\s(?:of\s)?(?P<m1>{_MONTH})\b\.?(?:,?\s(?P<y1>[0-9]{{4}})\b)?"
    rf"|\b(?P<m2>{_MONTH})\.?\s(?P<d2>[0-9]{{1,2}}){_TO.format('t2')}\b(?:,?\s(?P<y2>[0-9]{{4}})\b)?"
    rf"|\b(?P<m3>{_MONTH})\.?,?\s(?P<y3>[0-9]{{4}})\b"
    r"|\b(?P<y4>(?:1[89]|20)[0-9]{2})\b"
)


class NamedDate(NamedTuple):
    """A date that a text names, and the characters [offset, end) that it fills."""

    date: Span
    offset: int
    end: int


def dates_in(text: str, *, year: int | None = None, day_first: bool = False) -> list[NamedDate]:
    """Return every date that a text names in English or in figures, in the order of the text.

    A day without a year belongs to `year`, or is passed over. Of figures alone, `03.04.2022` is day and
    month; `03/04/2022` and `03-04-2022` are read only where one of the two can be no month, or where
    `day_first` says that the day stands first. A day that is not in the calendar is passed over.
    """
    return list(_dates_in(text, year, day_first))


def _dates_in(text: str, year: int | None, day_first: bool) -> Iterator[NamedDate]:
    for match in _NAMED.finditer(text):
        try:
            date = _date(match, year, day_first)
        except ValueError:
            continue
        if date is not None:
            yield NamedDate(date, *match.span())


def _date(match: re.Match[str], year: int | None, day_first: bool) -> Span | None:
    if match["iso"]:
        return parse(match["iso"])
    if match["full"]:
        return _of_figures(int(match["first"]), int(match["second"]), match["full"], match["sign"], day_first)
    if match["y4"]:
        return parse(match["y4"])
    if match["m3"]:
        return parse(f"{match['y3']}-{month_number(match['m3']):02}")
    month = month_number(match["m1"] or match["m2"])
    written = match["y1"] or match["y2"] or (str(year) if year else "")
    if not written:
        return None
    day, last = match["d1"] or match["d2"], match["t1"] or match["t2"]
    begin = parse(f"{written}-{month:02}-{int(day):02}")
    return span_of(begin.earliest, parse(f"{written}-{month:02}-{int(last):02}").latest) if last else begin


def _of_figures(first: int, second: int, year: str, sign: str, day_first: bool) -> Span | None:
    if sign == "." or day_first or first > 12:
        return parse(f"{year}-{second:02}-{first:02}")
    return parse(f"{year}-{first:02}-{second:02}") if second > 12 else None
