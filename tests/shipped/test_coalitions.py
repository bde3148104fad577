"""The shipped record: the Freedom Online Coalition, and the Declaration for the Future of the Internet.

Sets put together from several lists; the lists themselves are in `lists`, single answers in `known_answers`.
"""

import pytest

import lists
from program import TODAY
from shipped import certain, names, possible
from signatories.query.differences import changes_between_days
from signatories.query.members import former, in_set, members
from signatories.register.tables import Register

# The Declaration for the Future of the Internet


def test_the_dfi_began_with_the_first_list_and_the_united_states(shipped: Register) -> None:
    assert len(names(lists.DFI_FIRST)) == 61
    for day in ("2022-04-28", "2022-04-29"):
        assert certain(shipped, "dfi", day) == names(lists.DFI_FIRST) | {"USA"}


def test_the_dfi_is_today_the_amended_list_with_the_united_states_and_the_prague_five(
    shipped: Register,
) -> None:
    """65 countries, and the European Union for the Commission."""
    expected = names(lists.DFI_FIRST) - {"SEN"} | {"USA"} | names(lists.DFI_PRAGUE)
    assert certain(shipped, "dfi") == expected
    assert certain(shipped, "dfi and kind:organisation") == {"EU"}
    assert len(expected - {"EU"}) == 65


def test_kenya_is_listed_by_the_dfi_and_contests_it(shipped: Register) -> None:
    """The government's spokesperson, 28 or 29 April 2022, in five Kenyan papers."""
    disputed = {row.code for row in members(shipped, "dfi", TODAY) if row.disputed}
    assert disputed == {"KEN"}


def test_senegal_was_listed_by_the_dfi_for_two_days(shipped: Register) -> None:
    gone = former(shipped, "dfi", TODAY)
    assert [(row.code, row.since, row.until, row.action) for row in gone] == [
        ("SEN", "2022-04-28", "2022-04-30", "removal")
    ]
    assert former(shipped, "dfi", "2022-04-29") == []


def test_the_dfi_has_every_member_of_the_european_union_and_three_outside_the_united_nations(
    shipped: Register,
) -> None:
    """ "Including all EU Member States": European Commission, 28 April 2022."""
    assert in_set(shipped, "eu@2022-04-28 and not dfi", TODAY) == []
    assert in_set(shipped, "eu and not dfi@2022-04-28", TODAY) == []
    assert certain(shipped, "dfi and not un") == {"EU", "TWN", "XKX"}
    assert possible(shipped, "dfi and not un") == set()


# The Freedom Online Coalition


@pytest.mark.parametrize(
    ("day", "listed", "number"),
    [
        ("2012-09-30", lists.FOC_ARCHIVED, 18),
        ("2014-01-16", lists.FOC_2014_01_16, 22),
        ("2014-04-30", lists.FOC_2014_04, 23),
        ("2022-10-31", lists.FOC_2022_10, 34),
        ("2024-09-30", lists.FOC_2024_09 + " COL", 41),
    ],
)
def test_the_foc_has_the_names_of_the_lists(shipped: Register, day: str, listed: str, number: int) -> None:
    """Colombia, 41st, spoke at the ministerial event of the week in which a list still lacks it."""
    assert len(listed.split()) == len(names(listed)) == number
    assert certain(shipped, "foc", day) == names(listed)


def test_the_archived_declaration_names_three_that_joined_in_2012(shipped: Register) -> None:
    """The Latvian ministry's list of 2017 has 15 founders, and Finland, Costa Rica and Tunisia under 2012."""
    assert certain(shipped, "foc", "2011-12-31") == names(lists.FOC_ARCHIVED) - {"CRI", "FIN", "TUN"}


def test_the_united_states_left_the_foc_and_taiwan_only_observes_it(shipped: Register) -> None:
    """Notified on 10 February 2026; Taiwan's status by the Coalition's own notice."""
    assert "USA" in certain(shipped, "foc", "2026-02-09")
    assert "USA" not in certain(shipped, "foc") | possible(shipped, "foc")
    assert [(row.code, row.until) for row in former(shipped, "foc", TODAY)] == [("USA", "2026-02-10")]
    assert certain(shipped, "foc:observer") == {"TWN"}
    assert "TWN" not in certain(shipped, "foc") | possible(shipped, "foc")


def test_the_foc_lost_nobody_and_gained_twenty_from_2014_to_2024(shipped: Register) -> None:
    """The 40 of September 2024 with Colombia and Armenia, less the 22 of January 2014."""
    rows = changes_between_days(shipped, "foc", "2014-01-16", "2024-12-31")
    expected = (names(lists.FOC_2024_09) | {"COL", "ARM"}) - names(lists.FOC_2014_01_16)
    assert {(row.change, row.certainty) for row in rows} == {("added", "certain")}
    assert {row.code for row in rows} == expected
    assert len(rows) == 20


def test_who_is_in_the_foc_and_not_in_the_dfi(shipped: Register) -> None:
    """The 41 of today less those of the amended list of the White House and the Prague five."""
    foc = (names(lists.FOC_2024_09) | {"COL", "ARM"}) - {"USA"}
    dfi = names(lists.DFI_FIRST) - {"SEN"} | {"USA"} | names(lists.DFI_PRAGUE)
    assert foc - dfi == names("ARM CHL CHE GHA KOR MEX MNG TUN")
    assert certain(shipped, "foc and not dfi") == foc - dfi
