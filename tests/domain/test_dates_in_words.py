"""What is said below an answer of days that are not known."""

import datetime as dt

import pytest

from program import Run
from signatories.domain.dates import day_in_words, in_words, month_number
from signatories.query.notices import imprecise


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2012-05-01", ""),
        ("2012-05-01/2012-05-01", ""),
        ("2012-05", "in May 2012, the day is not known"),
        ("2012", "in 2012, the day is not known"),
        ("2023-04-18/2023-06-30", "on some day between 2023-04-18 and 2023-06-30"),
        ("2012/2012-09", "on some day between 2012-01-01 and 2012-09-30"),
        ("2024-01/2024-02", "on some day between 2024-01-01 and 2024-02-29"),
        ("../2014-01-16", "by 2014-01-16, the day is not known"),
        ("../2012", "by 2012-12-31, the day is not known"),
    ],
)
def test_a_date_in_words_says_what_is_known_of_the_day_and_nothing_of_a_day_that_is_known(
    date: str, words: str
) -> None:
    assert in_words(date) == words


def test_who_shares_a_verb_and_a_date_shares_a_note_and_of_more_than_five_the_number_is_said() -> None:
    known = [("Iceland", "joined", "2012-05"), ("Chad", "signed", "2012-05"), ("Peru", "joined", "2012-05")]
    assert imprecise(known) == [
        "Iceland and Peru: joined in May 2012, the day is not known",
        "Chad: signed in May 2012, the day is not known",
    ]
    assert imprecise((name, "joined", "2012") for name in "ABCDE") == [
        "A, B, C, D and E: joined in 2012, the day is not known"
    ]
    assert imprecise((name, "joined", "2012") for name in "ABCDEF") == [
        "6 countries with 2012: joined in 2012, the day is not known"
    ]


@pytest.mark.parametrize(
    ("question", "note"),
    [
        ("who-signed ring", "Norway: joined on some day between 2014-01-01 and 2014-06-15"),
        ("who-signed pact", "Germany: became a party in 2003, the day is not known"),
        (
            "who-signed ring:observer",
            "Kosovo: became an observer on some day between 2024-05-01 and 2024-09-30",
        ),
        ("signed-by norway", "ring: joined on some day between 2014-01-01 and 2014-06-15"),
        ("matrix ring club", "ring, Namibia: entered in May 2012, the day is not known"),
        ("matrix ring club", "club, Côte d'Ivoire: entered by 2012-06-30, the day is not known"),
    ],
)
def test_an_answer_that_shows_an_imprecise_date_explains_it(run: Run, question: str, note: str) -> None:
    assert note in run(*question.split()).text.splitlines()


def test_days_that_are_known_get_no_note(run: Run) -> None:
    assert "day" not in run("who-signed", "pledge").text.replace("day is", "")


@pytest.mark.parametrize(
    ("date", "short", "whole"),
    [
        ("2022-04-28", "28 Apr 2022", "28 April 2022"),
        ("2012-05", "May 2012", "May 2012"),
        ("2012", "2012", "2012"),
        ("2014-01/2014-06-05", "Jan 2014 to 5 Jun 2014", "January 2014 to 5 June 2014"),
        ("../2014-01-16", "by 16 Jan 2014", "by 16 January 2014"),
        ("", "", ""),
    ],
)
def test_a_date_in_words(date: str, short: str, whole: str) -> None:
    assert (day_in_words(date), day_in_words(date, whole=True)) == (short, whole)


def test_every_month_is_known_by_its_name_and_by_what_it_is_cut_to() -> None:
    for number in range(1, 13):
        name = dt.date(2000, number, 1).strftime("%B")
        assert {month_number(name[:length]) for length in range(3, len(name) + 1)} == {number}
        assert month_number(name.upper()) == number
    assert month_number("Sept") == 9


@pytest.mark.parametrize("word", ["", "ja", "month", "januaryy", "13", "mais", "junes"])
def test_other_words_are_no_months(word: str) -> None:
    assert month_number(word) == 0
