"""Overlaps as large as the sets, and the scales of all charts."""

from itertools import product

import pytest

from drawings import RECORD, read, said
from program import Compiled
from shipped import certain, possible
from signatories.charts import overlap
from signatories.charts.axes import Days, round_numbers
from signatories.charts.overlap import shares
from signatories.domain.problems import QueryError
from signatories.register.tables import Register


@pytest.fixture
def record(compiled: Compiled) -> Register:
    return compiled(RECORD)


def test_a_region_has_those_whom_the_same_words_give_everywhere(record: Register) -> None:
    """For every combination of three: who is in `ring and pledge and not pact`."""
    day, asked = "2014-03-15", ["ring", "pledge", "pact"]
    found = {row.sets: row for row in shares(record, asked, day)}
    for which in product((True, False), repeat=3):
        chosen = [words for words, inside in zip(asked, which, strict=True) if inside]
        if not chosen:
            continue
        others = [f"and not {words}" for words in asked if words not in chosen]
        question = " ".join([" and ".join(chosen), *others])
        row = found.get(" + ".join(chosen))
        assert set(row.certain_codes.split() if row else ()) == certain(record, question, day)
        vague = f"{row.possible_codes} {row.unlisted_codes}".split() if row else ()
        assert set(vague) == possible(record, question, day)


def test_the_unnamed_take_away_as_many_as_they_are(record: Register) -> None:
    """Two of the ring are named by no source: of the one in the pledge alone, none need be left.

    On 1 February 2020 Kosovo is in the pledge alone, or one of the two.
    """
    row = next(row for row in shares(record, ["pledge", "ring"], "2018-12-31") if row.sets == "pledge")
    assert (row.unlisted_codes, row.at_least, row.at_most) == ("XKX", 0, 1)


def test_a_region_of_one_instrument_on_two_days_is_exact(record: Register) -> None:
    """Brazil and Côte d'Ivoire came on some day of early 2014: none of them left in between."""
    rows = shares(record, ["ring@2014-03-01", "ring@2014-07-01"], "2020-01-01")
    assert {row.sets for row in rows} == {"ring@2014-03-01 + ring@2014-07-01", "ring@2014-07-01"}
    assert next(row.possible_codes for row in rows if row.sets == "ring@2014-07-01") == "BRA CIV"


def test_possible_dates_and_open_lists_are_told_apart(record: Register) -> None:
    """In April 2014 Brazil may be in the ring; Kenya is, and the pledge may have more than it names."""
    row = next(row for row in shares(record, ["ring", "pledge"], "2014-04-01") if row.sets == "ring")
    assert {"BRA", "CIV"} <= set(row.possible_codes.split())
    assert "KEN" in row.unlisted_codes.split()
    notes = overlap(record, ["ring", "pledge"], "2014-04-01").notes[0]
    assert "Hatched: the dates leave it open. Outlined: no list names everybody" in notes


def test_the_largest_overlap_comes_first_and_its_members_are_named(record: Register) -> None:
    rows = shares(record, ["ring", "pledge"], "2020-01-01")
    assert [(row.sets, row.certain + row.unlisted) for row in rows] == [
        ("ring", 7),
        ("ring + pledge", 3),
        ("pledge", 1),
    ]
    assert {"European Union, Germany, Norway", "Pledge: 4 endorsers"} <= set(
        said(read(overlap(record, ["ring", "pledge"], "2020-01-01")))
    )


@pytest.mark.parametrize("asked", [["ring"], ["ring"] * 7])
def test_an_overlap_is_of_two_to_six_sets(record: Register, asked: list[str]) -> None:
    with pytest.raises(QueryError, match="2 to 6 expressions"):
        overlap(record, asked, "2020-01-01")


# Axes


@pytest.mark.parametrize(
    ("most", "ticks"),
    [
        (0, [0, 1]),
        (3, [0, 1, 2, 3]),
        (42, [0, 20, 40, 60]),
        (66, [0, 20, 40, 60, 80]),
        (193, [0, 50, 100, 150, 200]),
    ],
)
def test_the_scale_has_round_numbers_and_room_for_the_greatest(most: int, ticks: list[int]) -> None:
    assert round_numbers(most) == ticks


def test_days_lie_on_their_scale_in_proportion() -> None:
    days = Days("2011-01-01", "2011-01-11", 100, 200)
    assert [days.at(day) for day in ("2010-01-01", "2011-01-01", "2011-01-06", "2011-01-11")] == [
        100,
        100,
        150,
        200,
    ]
    assert [name for _, name in Days("2011-12-09", "2026-11-28", 0, 1).ticks(6)] == ["2015", "2020", "2025"]
    months = [name for _, name in Days("2024-09-05", "2025-11-22", 0, 1).ticks(6)]
    assert months == ["Oct 2024", "Jan 2025", "Apr 2025", "Jul 2025", "Oct 2025"]
