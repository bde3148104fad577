"""Memberships from acts, without a register: the stretches of time that acts and ends lead to."""

import pytest

from signatories.domain.acts import Act, Life
from signatories.domain.dates import parse
from signatories.domain.membership import Stretch, has_reading, stretches
from signatories.domain.orders import END


def acts(*words: str) -> list[Act]:
    """Return acts from words such as `joining 2016`, with the day of effect behind `>`."""
    found = []
    for block, text in enumerate(words):
        action, date, *effect = text.replace(">", "").split()
        found.append(Act(action, parse(date), parse(effect[0]) if effect else None, block))
    return found


def lived(kind: str = "coalition", *, closed: str = "", until: str = "") -> Life:
    return Life(kind, parse("2010-01-01"), parse(closed) if closed else None, parse(until) if until else None)


def brief(found: list[Stretch]) -> list[tuple[int, str, str, str]]:
    return [(row.act, row.status, row.since.text, row.until.text if row.until else "") for row in found]


def test_who_had_left_before_the_instrument_closed_has_no_second_end() -> None:
    found = stretches(acts("joining 2016-01-01", "withdrawal 2018-06-19"), lived(closed="2019-01-01"))
    assert brief(found) == [(0, "member", "2016-01-01", "2018-06-19"), (1, "former", "2018-06-19", "")]


def test_who_had_not_left_is_former_from_the_end_of_the_instrument_or_of_the_state() -> None:
    found = stretches(acts("joining 2016-01-01"), lived(closed="2019-01-01", until="2018-01-01"))
    assert brief(found) == [(0, "member", "2016-01-01", "2018-01-01"), (END, "former", "2018-01-01", "")]


def test_who_was_never_in_does_not_become_former() -> None:
    found = stretches(acts("invitation 2016-01-01", "lapse 2018-01-01"), lived(closed="2019-01-01"))
    assert brief(found) == [(0, "candidate", "2016-01-01", "2018-01-01"), (1, "", "2018-01-01", "")]


def test_an_unknown_day_of_the_first_act_has_a_time_before_it() -> None:
    found = stretches(acts("joining 2016"), lived())
    assert [(row.status, row.day.earliest, row.following) for row in found] == [
        ("", "", parse("2016")),
        ("member", "2016-01-01", None),
    ]


def test_equal_statuses_are_one_run_since_the_first() -> None:
    found = stretches(
        acts("signature 2011-01-01", "ratification 2012", "acceptance 2013-05"), lived("treaty")
    )
    assert [(row.status, row.since.text) for row in found] == [
        ("signatory", "2011-01-01"),
        ("party", "2012"),
        ("party", "2012"),
    ]


@pytest.mark.parametrize(
    ("words", "possible"),
    [
        (["joining 2016", "withdrawal 2016"], True),
        (["joining 2016-05", "withdrawal 2016-04"], False),
        (["joining 2016-05-01", "withdrawal 2016-04-01 > 2016-06-01"], False),
        (["joining 2016-05-01", "withdrawal 2017-04-01 > 2018"], True),
    ],
)
def test_acts_have_a_reading_where_their_dates_can_follow_each_other(
    words: list[str], possible: bool
) -> None:
    assert has_reading(acts(*words), lived()) is possible
