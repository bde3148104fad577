"""Dates in the cells of a status table, as depositaries print them."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from signatories.domain.dates import parse
from signatories.names.words.months import month_named

_DAY_FIRST: Final = re.compile(
    r"(?:([0-9]{1,2})(?:st|nd|rd|th|er|o|[.\u00ba\u00aa])?[ -])?(?:de |d[\u2019']|of )?"
    r"([^\W\d_]{3,12})\.?[ ,-]+(?:del? )?([0-9]{4})(?: ?\u0433\.?)?"
)
"""`24 Jan 1983`, `1er février 1990`, `5 de junho de 1992`, `20 июля 1989 г.`, `May 1983`."""
_MONTH_FIRST: Final = re.compile(r"([^\W\d_]{3,12})\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})")
_ROMAN: Final = re.compile(r"([0-9]{1,2})[-. ](i{1,3}|i?v|vi{1,3}|i?x|xi{1,2})[-. ]([0-9]{4})")
"""`4-V-2007`."""
_ROMANS: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_YEAR_FIRST: Final = re.compile(r"([0-9]{4})([/.])([0-9]{1,2})\2([0-9]{1,2})")
EASTERN: Final = re.compile(
    r"(\d{4})[.\u5e74\ub144] ?(\d{1,2})[.\u6708\uc6d4] ?(\d{1,2})[.\u65e5\uc77c\u53f7\u865f]?"
)
"""`2022年4月28日`, `2022년 4월 28일`, `2022. 4. 28.`"""
_ISO: Final = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")
_YEAR: Final = re.compile(r"(?:1[89]|20)[0-9]{2}")
_MIDNIGHT: Final = re.compile(r"[T ]00:00(?::00(?:\.0+)?)?Z?$")
_FIGURES: Final = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
NOTES: Final = re.compile(
    r"(?<=[A-Za-z\d)])(?:\s*[*\u2020\u2021\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+|\s+\d{1,2}(?:\s*,\s*\d{1,2})*|\s*\[\d{1,2}\])$"
)
"""The numbers of footnotes behind a date."""
LAST_MONTH: Final = 12
BLANK: Final = frozenset(
    {"", "-", "--", "\u2013", "\u2014", "n/a", "na", "none", ".", "\u2026", "...", "nil"}
)
"""Cells that say that there is no act."""


class Dates(NamedTuple):
    """The way a table writes dates: its form as it was given, and whether figures begin with day or month."""

    form: str
    order: str


def order_of(cells: Iterable[str]) -> str:
    """Return whether dates in figures begin with the "day" or the "month"; "" where no date tells."""
    found = [match for cell in cells if (match := _FIGURES.match(cell))]
    day_first = any(int(match[1]) > LAST_MONTH for match in found)
    month_first = any(int(match[3]) > LAST_MONTH for match in found)
    return "" if day_first == month_first else "day" if day_first else "month"


def date_of(text: str, dates: Dates) -> tuple[str, str]:
    """Return the date of a cell, "" for a blank one, and what is wrong with it."""
    if text.casefold() in BLANK:
        return "", ""
    try:
        bare = text if dates.form else NOTES.sub("", text)
        if found := _FIGURES.fullmatch(bare):
            first, second, year = found[1], found[3], found[4]
            if order := dates.order or ("day" if found[2] == "." else ""):
                month, date = (second, first) if order == "day" else (first, second)
                bare = f"{year}-{int(month):02}-{int(date):02}"
        return day(bare, dates.form), ""
    except ValueError as error:
        return "", str(error)


def day(text: str, form: str = "") -> str:
    """Return a date of a table as the record writes it: `24 Jan 1983`, or in the form described.

    A date of figures alone is read year first or not at all: 01/02/2003 means two days.

    Raises:
        ValueError: it is not a date that is understood.
    """
    if form:
        return _by_form(text, form)
    plain = _MIDNIGHT.sub("", text)
    if match := _YEAR_FIRST.fullmatch(plain):
        plain = f"{match[1]}-{int(match[3]):02}-{int(match[4]):02}"
    elif match := EASTERN.fullmatch(plain):
        plain = f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
    words = plain.casefold()
    if match := _DAY_FIRST.fullmatch(words):
        number, name, year = match.groups()
    elif match := _MONTH_FIRST.fullmatch(words):
        name, number, year = match.groups()
    elif match := _ROMAN.fullmatch(words):
        number, name, year = match.groups()
    else:
        try:
            return parse(plain).text
        except ValueError:
            raise ValueError(
                f"{text!r} must be a date such as 1983-01-24 or 24 Jan 1983; say --date-format"
            ) from None
    month = _ROMANS.index(name) + 1 if name in _ROMANS else month_named(name)
    if not month:
        raise ValueError(f"{text!r} must name a month")
    return parse(f"{year}-{month:02}" + (f"-{int(number):02}" if number else "")).text


def date_end(text: str, at: int) -> int:
    """Return where the date ends that begins at a place of a text in small letters; 0 where none does.

    Figures may begin with the day or with the month.
    """
    forms = (_FIGURES, EASTERN, _YEAR_FIRST, _ISO, _ROMAN, _DAY_FIRST, _MONTH_FIRST, _YEAR)
    for form in forms:
        match = form.match(text, at)
        if match is None or text[match.end() : match.end() + 1].isalnum():
            continue
        if any(date_of(match[0], Dates("", order))[0] for order in ("day", "month")):
            return match.end()
    return 0


def _by_form(text: str, form: str) -> str:
    import datetime as dt

    literal = "".join(
        ".+?" if piece.startswith("%") else re.escape(piece)
        for piece in re.split(r"(%[-#]?[A-Za-z])", form)
        if piece
    )
    codes = set(re.findall(r"%[-#]?([A-Za-z])", form))
    if not codes & set("yYcxG"):
        raise ValueError(f"the form {form!r} must hold a year, such as %Y")
    try:
        moment = dt.datetime.strptime(text, form)  # noqa: DTZ007 - days, no moments
        if not re.fullmatch(literal, text):  # strptime takes "a" for "A"
            raise ValueError
    except re.error:
        raise ValueError(f"the form {form!r} must name each part of a date once") from None
    except ValueError:
        raise ValueError(f"{text!r} must be a date of the form {form}") from None
    whole = moment.date().isoformat()
    if codes & set("djcxu"):
        return whole
    return whole[:7] if codes & set("mbB") else whole[:4]
