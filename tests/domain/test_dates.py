"""Imprecise dates, against the calendar of `datetime`."""

import datetime as dt
from calendar import monthrange

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signatories.domain.dates import ALWAYS, Span, day, next_day, parse, span_of

dates = st.dates()
years = st.integers(1, 9999)
months = st.tuples(years, st.integers(1, 12))

points = st.one_of(
    dates.map(lambda date: (date.isoformat(), date, date)),
    months.map(
        lambda ym: (f"{ym[0]:04}-{ym[1]:02}", dt.date(*ym, 1), dt.date(*ym, monthrange(*ym)[1])),
    ),
    years.map(lambda year: (f"{year:04}", dt.date(year, 1, 1), dt.date(year, 12, 31))),
)
"""A day, a month or a year: its text, its first and its last day."""


@given(points)
def test_a_day_a_month_and_a_year_run_from_their_first_to_their_last_day(point):
    text, first, last = point
    assert parse(text) == Span(text, first.isoformat(), last.isoformat())


@given(points, points)
def test_an_interval_runs_from_the_first_day_of_its_start_to_the_last_of_its_end(start, end):
    text = f"{start[0]}/{end[0]}"
    if start[1] <= end[2]:
        assert parse(text) == (text, start[1].isoformat(), end[2].isoformat())
    else:
        with pytest.raises(ValueError, match="must not end before it begins"):
            parse(text)


@given(points)
def test_by_then_has_no_first_day(point):
    text, _, last = point
    assert parse(f"../{text}") == (f"../{text}", ALWAYS, last.isoformat())


@given(dates)
def test_always_sorts_before_every_day(date):
    assert date.isoformat() > ALWAYS


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2024-02", "2024-02-29"),
        ("2023-02", "2023-02-28"),
        ("1900-02", "1900-02-28"),
        ("2000-02", "2000-02-29"),
        ("9999-12", "9999-12-31"),
        ("2012/2012-09", "2012-09-30"),
        ("2012-09/2012", "2012-12-31"),
    ],
)
def test_the_last_day_of_a_span(text: str, last: str):
    assert parse(text).latest == last


@pytest.mark.parametrize(
    "text",
    [
        "2022-02-30",
        "2023-02-29",
        "1900-02-29",
        "2022-13",
        "2022-00",
        "2022-01-00",
        "0000",
        "0000-02",
        "0000-12",
        "0000-01-01",
        "2022-01-01/2022-02-30",
        "2022-13/2023",
    ],
)
def test_what_the_calendar_does_not_have_is_refused(text: str):
    """Were it taken, an act would fall on no day, or in another year."""
    with pytest.raises(ValueError, match="must be a date of the calendar") as refusal:
        parse(text)
    assert repr(text) in str(refusal.value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " 2022",
        "2022 ",
        "2022\n",
        "22",
        "12022",
        "-2022",
        "+2022",
        "20220428",
        "2022-4-28",
        "2022-W01-1",
        "2022-118",
        "2022-04-28T00:00",
        "28.04.2022",
        "２０２２",
        "٢٠٢٢",
        "2022~",
        "202X",
        "2012-01-01/..",
        "2012/",
        "/2012",
        "/",
        "..",
        "../..",
        "2012/2013/2014",
        "2012//2013",
        "2012 / 2013",
    ],
)
def test_other_forms_are_refused_with_the_forms_there_are(text: str):
    with pytest.raises(ValueError, match="must be a date like 2012") as refusal:
        parse(text)
    assert str(refusal.value).startswith(repr(text))


def test_an_interval_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="'2014/2012' must not end before it begins"):
        parse("2014/2012")


@given(st.text(max_size=12))
def test_no_text_gives_anything_but_a_span_or_a_sentence(text: str):
    try:
        span = parse(text)
    except ValueError as refusal:
        assert " must " in str(refusal)
    else:
        assert span.text == text


# One day


@given(dates)
def test_one_day_is_itself_in_whatever_form(date):
    assert (
        day(date.isoformat()) == day(date) == day(dt.datetime.combine(date, dt.time(23))) == date.isoformat()
    )


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("2014", ("2014-01-01", "2014-12-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2014-01-16/2014-02", ("2014-01-16", "2014-02-28")),
        ("../2014-01-16", ("2014-01-16",)),
    ],
)
def test_what_is_not_one_day_is_refused_naming_both_ends(text: str, ends: tuple[str, ...]):
    with pytest.raises(ValueError, match="must be one day") as refusal:
        day(text)
    assert str(refusal.value).endswith(f"write {' or '.join(ends)}")


@given(st.dates(max_value=dt.date.max - dt.timedelta(days=1)))
def test_the_next_day_is_one_day_later(date):
    assert next_day(date.isoformat()) == (date + dt.timedelta(days=1)).isoformat()


def test_the_last_day_of_the_calendar_has_no_next():
    assert next_day("9999-12-31") == "9999-12-31"


# Spans from their bounds


def shortest(first: dt.date, last: dt.date) -> int:
    """The length of the shortest text that means exactly these days, found by trying all."""
    starts = [
        form for form in ("%Y", "%Y-%m", "%Y-%m-%d") if parse(_written(first, form)).earliest == str(first)
    ]
    ends = [form for form in ("%Y", "%Y-%m", "%Y-%m-%d") if parse(_written(last, form)).latest == str(last)]
    texts = [_written(first, start) + "/" + _written(last, end) for start in starts for end in ends]
    texts += [text for form in starts if parse(text := _written(first, form)).latest == str(last)]
    return min(map(len, texts))


def _written(date: dt.date, form: str) -> str:
    return date.isoformat()[: {"%Y": 4, "%Y-%m": 7, "%Y-%m-%d": 10}[form]]


@given(points, points)
def test_a_span_is_written_as_shortly_as_its_bounds_allow(one, other):
    first, last = min(one[1], other[1]), max(one[2], other[2])
    span = span_of(first.isoformat(), last.isoformat())
    assert parse(span.text) == span == (span.text, first.isoformat(), last.isoformat())
    assert len(span.text) == shortest(first, last)


@pytest.mark.parametrize(
    ("earliest", "latest", "text"),
    [
        ("2012-09-01", "2012-09-30", "2012-09"),
        ("2012-01-01", "2012-12-31", "2012"),
        ("2012-01-01", "2013-12-31", "2012/2013"),
        ("2012-01-01", "2012-09-30", "2012/2012-09"),
        ("2012-09-07", "2012-09-07", "2012-09-07"),
        ("2012-09-07", "2012-09-08", "2012-09-07/2012-09-08"),
        (ALWAYS, "2014-01-16", "../2014-01-16"),
    ],
)
def test_how_a_span_is_written(earliest: str, latest: str, text: str):
    assert span_of(earliest, latest).text == text


@given(points, points, points)
def test_narrowing_keeps_the_days_that_both_have(one, low, high):
    """A span already inside its bounds stays as the record wrote it."""
    span = parse(f"{one[0]}/{one[0]}")
    earliest, latest = max(one[1], low[1]), min(one[2], high[2])
    if earliest <= latest:
        narrowed = span.within(low[1].isoformat(), high[2].isoformat())
        assert narrowed[1:] == (earliest.isoformat(), latest.isoformat())
        assert parse(narrowed.text) == narrowed
        assert (narrowed is span) == (low[1] <= one[1] and one[2] <= high[2])
