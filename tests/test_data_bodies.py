"""The shipped record: its bodies, and known answers for every instrument."""

from collections import Counter

import pytest

import lists
from conftest import TODAY
from shipped import certain, names, possible
from signatories.queries import count, in_set, instruments, members, memberships
from signatories.register import Register
from standings import ABSENT, COUNTS, PRESENT, STANDINGS

# The European Union, the United Nations, the Human Rights Council


@pytest.mark.parametrize(
    ("day", "number"),
    [
        ("1957-12-31", 0),
        ("1958-01-01", 6),
        ("1973-01-01", 9),
        ("1994-12-31", 12),
        ("2004-04-30", 15),
        ("2004-05-01", 25),
        ("2013-06-30", 27),
        ("2013-07-01", 28),
        ("2019-01-01", 28),
        ("2020-01-31", 28),
        ("2020-02-01", 27),
        (TODAY, 27),
    ],
)
def test_the_european_union_has_so_many_members(shipped: Register, day: str, number: int) -> None:
    """europa.eu; the last day of the United Kingdom was 31 January 2020."""
    assert count(shipped, "eu", day) == (number, 0, 0, 0)


def test_the_european_union_has_the_members_of_the_lists(shipped: Register) -> None:
    assert certain(shipped, "eu", "1994-12-31") == names(lists.EU_1994)
    assert certain(shipped, "eu@2004-05-01 and not eu@2004-04-30") == names(lists.EU_2004)
    assert certain(shipped, "eu@2020-01-31 and not eu@2020-02-01") == {"GBR"}


@pytest.mark.parametrize(
    ("day", "number"), [("2002-09-09", 189), ("2002-09-10", 190), ("2011-07-13", 192), ("2011-07-14", 193)]
)
def test_the_united_nations_have_193_members_since_south_sudan(
    shipped: Register, day: str, number: int
) -> None:
    """un.org, Member States: Switzerland is the 190th, then Timor-Leste, Montenegro, South Sudan."""
    assert count(shipped, "un", day) == (number, 0, 0, 0)


def test_the_council_of_2012_has_47_members_and_is_over(shipped: Register) -> None:
    assert len(names(lists.HRC_2012)) == 47
    assert certain(shipped, "hrc-2012", "2012-07-05") == names(lists.HRC_2012)
    assert certain(shipped, "hrc-2012", "2012-12-31") == names(lists.HRC_2012)
    assert in_set(shipped, "hrc-2012", "2013-01-01") == []


def test_resolution_20_8_has_85_sponsors_of_whom_71_are_named(shipped: Register) -> None:
    """71 as tabled (A/HRC/20/L.13); 85 by the US Mission Geneva on the day of adoption."""
    named = names(lists.HRC_20_8_MEMBERS) | names(lists.HRC_20_8_OTHERS)
    assert len(named) == 71
    assert certain(shipped, "hrc-20-8", "2012-07-05") == named
    assert count(shipped, "hrc-20-8", "2012-07-05") == (85, 0, 14, 0)


def test_25_sponsors_sat_on_the_council_and_the_others_of_it_adopted_without_sponsoring(
    shipped: Register,
) -> None:
    """Without a vote, China and Cuba too; 47 less 25 is 22."""
    assert certain(shipped, "hrc-20-8 and hrc-2012@2012-07-05") == names(lists.HRC_20_8_MEMBERS)
    assert len(lists.HRC_20_8_MEMBERS.split()) == 25
    adopters = names(lists.HRC_2012) - names(lists.HRC_20_8_MEMBERS)
    assert certain(shipped, "hrc-20-8:adopter", "2012-07-05") == adopters
    assert {"CHN", "CUB"} < adopters
    assert "CHN" not in certain(shipped, "hrc-20-8") | possible(shipped, "hrc-20-8")


def test_the_sources_of_a_sponsor_are_those_of_its_sponsorship(shipped: Register) -> None:
    """The draft names the sponsors; what reports the adoption does not."""
    for row in members(shipped, "hrc-20-8", "2012-07-05"):
        assert row.sources == "l13-2012 l13-state-2012", row.code


# Every instrument


@pytest.mark.parametrize("standing", STANDINGS, ids=" ".join)
def test_a_country_stands_where_a_source_says(
    shipped: Register, standing: tuple[str, str, str, str, str]
) -> None:
    id, code, *expected = standing
    rows = [row for row in memberships(shipped, code, TODAY) if row.instrument == id]
    assert expected in [[row.status, row.since, row.until or "-"] for row in rows]


@pytest.mark.parametrize(("question", "day", "codes"), PRESENT)
def test_countries_are_in_where_a_source_names_them(
    shipped: Register, question: str, day: str, codes: str
) -> None:
    assert names(codes) <= certain(shipped, question, day)


@pytest.mark.parametrize(("question", "day", "codes"), ABSENT)
def test_countries_are_not_in_where_a_source_says_so(
    shipped: Register, question: str, day: str, codes: str
) -> None:
    assert not names(codes) & (certain(shipped, question, day) | possible(shipped, question, day))


@pytest.mark.parametrize(("question", "day", "number"), COUNTS)
def test_so_many_are_in_as_a_source_counts(shipped: Register, question: str, day: str, number: int) -> None:
    assert count(shipped, question, day).certain == number


def test_every_instrument_has_known_answers(shipped: Register) -> None:
    """Two countries for each, five for the great ones: what is added to the record is added here."""
    known = Counter(id for id, *_ in STANDINGS)
    for question, _, codes in PRESENT:
        known[question.partition(":")[0]] += len(codes.split())
    great = {"foc", "dfi", "hrc-20-8", "eu", "un", "hrc-2012"}
    for row in instruments(shipped, TODAY):
        assert known[row.id] >= (5 if row.id in great else 2), f"{row.id}: see tests/standings.py"
