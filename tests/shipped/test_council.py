"""The shipped record: what it says of the Human Rights Council and its resolution 20/8."""

import lists
from shipped import certain, names, possible
from signatories.query.members import count, in_set, members
from signatories.register.tables import Register


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
