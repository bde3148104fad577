"""Passages: the countries, dates and figures that a kept text gives when it is read again."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final, NamedTuple

from signatories.names import Table, named_in, read
from signatories.names.statuses.status_table import Columns, Line, lines
from signatories.names.words.named_dates import NamedDate, dates_in
from signatories.record.models import KeptPassage, Source

LEFT_OUT: Final = "[\u2026]"
"""The mark of words left out between two pieces of a passage; it stands on a line of its own."""

_DATED: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{4}"
    r"|[0-9]{1,2}(?:st|nd|rd|th)? [^\W\d]{3,9}\.? [0-9]{4}|[^\W\d]{3,9}\.? [0-9]{1,2},? [0-9]{4}"
)
_ONES: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


class CountryMention(NamedTuple):
    """A country as a text names it: its code, the words, and the characters [offset, end) they fill."""

    code: str
    text: str
    offset: int

    @property
    def end(self) -> int:
        return self.offset + len(self.text)


class OpenName(NamedTuple):
    """A name that may mean several countries, separated by spaces, and that no `as` decides."""

    codes: str
    text: str
    offset: int


class Passage:
    """One kept text, read again with what its source says of the names that it leaves open."""

    def __init__(self, text: str, kept: KeptPassage, source: Source, table: Table) -> None:
        self.text, self.kept, self.source, self._table = text, kept, source, table

    @cached_property
    def year(self) -> int | None:
        """The year in which the text was published."""
        published = self.source.published
        return int(published.latest[:4]) if published else None

    @cached_property
    def _mentions(self) -> tuple[list[CountryMention], list[OpenName]]:
        """Every country that the text names, and what may be one, both in the order of the text."""
        meant = {item.text: item.country for item in self.kept.as_}
        named, unsettled = dict[int, CountryMention](), list[OpenName]()
        listing = self.kept.reads == "members"
        for found in named_in(self.text, self._table, listing=listing, year=self.year):
            if found.text in meant or found.verdict == "recognised":
                code = meant.get(found.text, found.code)
                named[found.offset] = CountryMention(code, found.text, found.offset)
            else:
                unsettled.append(OpenName(found.code, found.text, found.offset))
        for text, code in meant.items():
            for at in _places_of(text, self.text):
                named.setdefault(at, CountryMention(code, text, at))
        left = [name for name in unsettled if name.offset not in named]
        return [country for _, country in sorted(named.items())], left

    @property
    def countries(self) -> list[CountryMention]:
        """Every country named, in the order of the text; those that it names and does not list too."""
        return self._mentions[0]

    @property
    def open_names(self) -> list[OpenName]:
        """The names that may mean several countries."""
        return self._mentions[1]

    def near_miss_of(self, code: str) -> OpenName | None:
        """Return what may be a misspelling of a country's name, where there is something."""
        found = read(self.text, self._table, kind="list", year=self.year)
        near = (f for f in found if f.verdict == "suggested" and code in f.code.split())
        return next((OpenName(f.code, f.text, f.offset) for f in near), None)

    @cached_property
    def first_mentions(self) -> Mapping[str, CountryMention]:
        """Each country that the text lists, with the place where it names it first."""
        passed_over = {item.country for item in self.kept.not_}
        found: dict[str, CountryMention] = {}
        for country in self.countries:
            if country.code not in passed_over:
                found.setdefault(country.code, country)
        return found

    @cached_property
    def dates(self) -> list[NamedDate]:
        """Every date that the text names."""
        return dates_in(self.text, year=self.year, day_first=self._day_first)

    @property
    def _day_first(self) -> bool:
        form = self.kept.date_format or ""
        return "%d" in form and form.find("%d") < form.find("%m")

    @cached_property
    def rows(self) -> list[tuple[Line, int]]:
        """The rows of the text as the reader of status tables reads them, each with its offset.

        A row is a line that holds a date: what stands before the first one names the country.
        """
        begins, table, offset = list[int](), ["country\tdate"], 0
        for line in self.text.splitlines(keepends=True):
            dated = list(_DATED.finditer(line))
            name = line[: dated[0].start()].strip(" \t|;,\u2022") if dated else ""
            if name:
                said = next((i.country for i in self.kept.as_ if i.text == name), name)
                cell = said.replace('"', '""')
                table += [f'"{cell}"\t{date[0]}' for date in dated]
                begins += [offset + line.index(name)] * len(dated)
            offset += len(line)
        columns = Columns("country", "date", "signature")
        found = lines("\n".join(table), columns, self._table, self.kept.date_format or "")
        return list(zip(found, begins, strict=True))

    def says(self, figure: int) -> bool:
        """Return whether the text holds a number: in figures, as in "D7" too, or in English words."""
        in_figures = rf"(?<![0-9][.,-])(?<![0-9]){figure}(?![0-9])(?![.,][0-9])"
        in_words = rf"(?<![\w-]){_in_words(figure)}(?![\w-])"
        return re.search(f"{in_figures}|{in_words}", self.text, re.IGNORECASE) is not None


def _places_of(text: str, whole: str) -> Iterator[int]:
    """Yield where some words stand in a text, as words of their own."""
    for match in re.finditer(rf"(?<!\w){re.escape(text)}(?!\w)", whole):
        yield match.start()


def _in_words(figure: int) -> str:
    """Return a number below a hundred in English words, a greater one in figures."""
    if figure < len(_ONES):
        return _ONES[figure]
    if figure >= 100:
        return str(figure)
    return _TENS[figure // 10 - 2] + (f"-{_ONES[figure % 10]}" if figure % 10 else "")
