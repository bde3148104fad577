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


def test_an_overlap_is_as_large_as_the_sets_make_it(record: Register) -> None:
    """Against set arithmetic, for every combination of three."""
    day, asked = "2014-03-15", ["ring", "pledge", "pact"]
    inside = {words: (certain(record, words, day), possible(record, words, day)) for words in asked}
    unclear = set().union(*(maybe for _, maybe in inside.values()))
    found = {row.sets: row for row in shares(record, asked, day)}
    for which in product((True, False), repeat=3):
        members = [inside[words] for words, chosen in zip(asked, which, strict=True) if chosen]
        others = [inside[words] for words, chosen in zip(asked, which, strict=True) if not chosen]
        if not members:
            continue
        sure = (
            set.intersection(*(both[0] for both in members))
            - set().union(*(both[0] for both in others))
            - unclear
        )
        may = set.intersection(*(both[0] | both[1] for both in members)) - set().union(
            *(both[0] for both in others)
        )
        row = found.get(" + ".join(words for words, chosen in zip(asked, which, strict=True) if chosen))
        assert (set(row.certain_codes.split()) if row else set()) == sure
        assert (set(row.possible_codes.split()) if row else set()) == may - sure


def test_the_largest_overlap_comes_first_and_its_members_are_named(record: Register) -> None:
    rows = shares(record, ["ring", "pledge"], "2020-01-01")
    assert [(row.sets, row.certain) for row in rows] == [("ring", 7), ("ring + pledge", 3), ("pledge", 1)]
    assert {"3", "DEU EU NOR", "1", "XKX"} <= set(
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
    assert [name for _, name in Days("2011-12-09", "2026-11-22", 0, 1).ticks(6)] == ["2015", "2020", "2025"]
    months = [name for _, name in Days("2024-09-05", "2025-11-22", 0, 1).ticks(6)]
    assert months == ["Oct 2024", "Jan 2025", "Apr 2025", "Jul 2025", "Oct 2025"]
