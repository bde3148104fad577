"""What is said below an answer of days that are not known."""

import pytest

from program import Run
from signatories.domain.dates import in_words
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
