"""Dates in running text, in English and in figures."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signatories.names.words.named_dates import dates_in


def found(text: str, **how: object) -> list[str]:
    return [named.date.text for named in dates_in(text, **how)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("On September 22, 2024, on the margins", ["2024-09-22"]),
        ("on 21 May 2024, and on 2nd November 2023", ["2024-05-21", "2023-11-02"]),
        ("On March 19-20, 2024, the Department", ["2024-03-19/2024-03-20"]),
        ("on 8\u20139 December 2011", ["2011-12-08/2011-12-09"]),
        ("a member in March 2015.", ["2015-03"]),
        ("since its inception in 2011, and 34 today", ["2011"]),
        ("10.11.2021", ["2021-11-10"]),
        ("Ratification: 29-07-2024 (A)", ["2024-07-29"]),
        ("Friday, November 18, 2011", ["2011-11-18"]),
        ("2011-12-09 and 2011-12", ["2011-12-09", "2011-12"]),
        ("by the Sept. 5, 2024 deadline", ["2024-09-05"]),
    ],
)
def test_a_date_is_read_as_closely_as_it_is_told(text: str, dates: list[str]) -> None:
    assert found(text) == dates


@pytest.mark.parametrize(
    "text",
    [
        "01-11-2024",
        "01/02/2003",
        "30 February 2020",
        "resolution 20/8",
        "A/HRC/38/L.10",
        "55 countries",
        "May we",
    ],
)
def test_what_may_be_two_days_or_none_is_passed_over(text: str) -> None:
    assert found(text) == []


def test_the_day_stands_first_where_that_is_said() -> None:
    assert found("01-11-2024", day_first=True) == ["2024-11-01"]


def test_a_day_without_a_year_is_of_the_year_given() -> None:
    assert found("On April 25, Japan became a member", year=2014) == ["2014-04-25"]
    assert found("On April 25, Japan became a member") == []


@given(st.dates(dt.date(1800, 1, 1), dt.date(2099, 12, 31)), st.text("abc ,.", max_size=9))
def test_a_day_is_found_where_it_stands_however_it_is_written(day: dt.date, before: str) -> None:
    for form in ("%Y-%m-%d", "%d.%m.%Y", "%-d %B %Y", "%B %-d, %Y", "%d %b %Y"):
        text = f"{before} {day.strftime(form)} and so on"
        [named] = dates_in(text)
        assert named.date.text == day.isoformat()
        assert text[named.offset : named.end] == day.strftime(form)
