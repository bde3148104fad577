"""Line 11 of `docs/dates.md`: how many are in, with those that no source names; and the last days."""

from asking import on_days, who
from signatories.query import history, members
from signatories.query.memberships import memberships
from signatories.query.notices import notices


def test_line_11_a_count_is_certain_and_possible_with_the_unnamed(register):
    """Two named, one possible; three late sponsors by the 28th, one more by some day of July.

    res:
      title: A resolution
      kind: resolution
      opened: 2012-06-01
      sources:
        s: {title: Record, publisher: UN, grade: depositary}
      actions:
        - {date: 2012-06-20, action: sponsorship, by: [NOR, KEN], source: [s]}
        - {date: 2012-06-25/2012-07-05, action: sponsorship, by: [BRA], source: [s]}
        - {date: 2012-06-28, action: sponsorship, unnamed: 3, source: [s]}
        - {date: 2012-07, action: sponsorship, unnamed: 1, source: [s]}
        - {date: 2012-07-05, action: adoption, unnamed: 20, source: [s]}
    """
    days = ("2012-06-19", "2012-06-20", "2012-06-27", "2012-06-28", "2012-07-01", "2012-07-05", "2012-07-31")
    counts = [members.count(register, "res", day) for day in days]
    assert counts == [
        (0, 0, 0, 0),
        (2, 0, 0, 0),
        (2, 1, 0, 0),
        (5, 1, 3, 0),
        (5, 2, 3, 1),
        (6, 1, 3, 1),
        (7, 0, 4, 0),
    ]
    assert members.count(register, "res:adopter", "2012-07-05") == (20, 0, 20, 0)
    assert members.count(register, "res@2012-06-28", "2012-06-19") == (5, 1, 3, 0)


def test_line_11_the_unnamed_enter_counts_and_never_sets(register):
    """A set has names: in the list and in a longer expression the unnamed have no place.

    res:
      title: A resolution
      kind: resolution
      opened: 2012-06-01
      sources:
        s: {title: Record, publisher: UN, grade: depositary}
      actions:
        - {date: 2012-06-20, action: sponsorship, by: [NOR], source: [s]}
        - {date: 2012-06-28, action: sponsorship, unnamed: 1, source: [s]}
    """
    assert who(register, "res", "2012-06-28") == {"NOR": "certain"}
    assert members.count(register, "res or KEN", "2012-06-28") == (2, 1, 0, 1)
    assert notices(register, "res", "2012-06-27") == ["res: no full list is known; others may belong"]
    assert notices(register, "res", "2012-06-28")[1:] == ["res: 1 more member is named by no source"]


def test_line_11_notices_tell_the_unnamed_that_are_only_possible(register):
    """Two more some day in July.

    res:
      title: A resolution
      kind: resolution
      opened: 2012-06-01
      complete: 2012-06-01/2012-12-31
      sources:
        s: {title: Record, publisher: UN, grade: depositary}
      actions:
        - {date: 2012-07, action: sponsorship, unnamed: 2, source: [s]}
        - {date: 2012-07, action: adoption, unnamed: 9, source: [s]}
    """
    said = {day: notices(register, "res", f"2012-{day}") for day in ("06-30", "07-01", "07-30", "07-31")}
    possibly = ["res: 2 more members are named by no source, possibly"]
    assert list(said.values()) == [[], possibly, possibly, ["res: 2 more members are named by no source"]]
    assert notices(register, "res:adopter", "2012-07-31") == ["res: 9 more members are named by no source"]


def test_line_11_when_the_instrument_is_over_not_even_the_unnamed_are_in(register):
    """Two endorsers, one of them named by nobody; the roster ended on 1 March.

    roster:
      title: A roster
      kind: declaration
      opened: 2012-01-01
      closed: 2014-03-01
      sources:
        s: {title: Roster, publisher: Host, grade: own}
      actions:
        - {date: 2012-01-01, action: endorsement, by: [NOR], source: [s]}
        - {date: 2012-01-01, action: endorsement, unnamed: 1, source: [s]}
    """
    days = ("2011-12-31", "2012-01-01", "2014-02-28", "2014-03-01")
    assert [members.count(register, "roster", day)[:2] for day in days] == [(0, 0), (2, 0), (2, 0), (0, 0)]
    assert members.count(register, "roster:endorsement", "2014-03-01")[:2] == (2, 0)


def test_line_11_the_unnamed_are_only_possible_while_the_instrument_may_be_over(register):
    """The roster ended some time in 2014, so that in that year even the named may be out.

    roster:
      title: A roster
      kind: declaration
      opened: 2012-01-01
      closed: 2014
      sources:
        s: {title: Roster, publisher: Host, grade: own}
      actions:
        - {date: 2012-01-01, action: endorsement, by: [NOR], source: [s]}
        - {date: 2012-01-01, action: endorsement, unnamed: 3, source: [s]}
    """
    days = ("2013-12-31", "2014-01-01", "2014-12-30", "2014-12-31")
    assert [members.count(register, "roster", day)[:2] for day in days] == [(4, 0), (0, 4), (0, 4), (0, 0)]


def test_line_11_under_not_each_unnamed_takes_away_one_at_most(register):
    """Four in the league; a resolution has Norway and one more sponsor, and a pact another that nobody names.

    league:
      title: A league
      kind: organisation
      opened: 2010-01-01
      complete: 2010-01-01/..
      sources:
        s: {title: Members, publisher: League, grade: own}
      actions:
        - {date: 2010-01-01, action: joining, by: [BRA, KEN, NOR, TUR], source: [s]}
    pact:
      title: A pact
      kind: declaration
      opened: 2012-06-01
      complete: 2012-06-20/..
      sources:
        s: {title: Pact, publisher: Host, grade: own}
      actions:
        - {date: 2012-06-20, action: endorsement, unnamed: 1, source: [s]}
    res:
      title: A resolution
      kind: resolution
      opened: 2012-06-01
      complete: 2012-06-20/..
      sources:
        s: {title: Record, publisher: UN, grade: depositary}
      actions:
        - {date: 2012-06-20, action: sponsorship, by: [NOR], source: [s]}
        - {date: 2012-06-20, action: sponsorship, unnamed: 1, source: [s]}
    """
    day = "2012-06-28"
    possible = {"BRA": "possible", "KEN": "possible", "TUR": "possible"}
    assert who(register, "league and not res", day) == possible
    assert members.count(register, "league and not res", day) == (2, 1, 0, 0)
    assert members.count(register, "league and not res and not res@2012-06-20", day) == (2, 1, 0, 0)
    assert members.count(register, "league and not res and not pact", day) == (1, 2, 0, 0)


def test_a_timeline_counts_on_the_last_day_on_which_an_act_can_have_fallen(register):
    """Norway for certain, then Kenya by the end of May, then one that nobody names.

    foc:
      title: Freedom Online Coalition
      kind: coalition
      opened: 2011-12-09
      sources:
        s: {title: Members, publisher: FOC, grade: own}
      actions:
        - {date: 2012-05-10, action: joining, by: [NOR], source: [s]}
        - {date: 2012-05, action: joining, by: [KEN], source: [s]}
        - {date: 2012-06-01, action: joining, unnamed: 1, source: [s]}
    """
    moments = [
        (m.date, m.code, m.members, m.possible) for m in history.timeline(register, ["foc"], "2012-06-01")
    ]
    assert moments == [("2012-05-10", "NOR", 1, 1), ("2012-05", "KEN", 2, 0), ("2012-06-01", "", 3, 0)]
    assert [m.code for m in history.timeline(register, ["foc"], "2012-05-01")] == ["KEN"]
    assert history.timeline(register, ["foc"], "2012-04-30") == []


def test_closed_means_that_nobody_is_in_from_that_day(register):
    """A roster that ended on 1 March 2014; Norway had left some time that year: by the end, at the latest.

    roster:
      title: A roster
      kind: declaration
      opened: 2012-01-01
      closed: 2014-03-01
      sources:
        s: {title: Roster, publisher: Host, grade: own}
      actions:
        - {date: 2012-01-01, action: endorsement, by: [NOR, KEN], source: [s]}
        - {date: 2014, action: withdrawal, by: [NOR], source: [s]}
    """
    days = ("2013-12-31", "2014-02-28", "2014-03-01", "2014-03-02")
    both = {"NOR": "certain", "KEN": "certain"}
    assert on_days(register, "roster", *days) == [both, both | {"NOR": "possible"}, {}, {}]
    (stay,) = memberships(register, "KEN", "2014-03-01")
    assert (stay.status, stay.until) == ("endorser", "2014-03-01")


def test_a_last_day_of_the_calendar_is_a_day_like_any_other(register):
    """Programs write 9999-12-31 for "for ever".

    foc:
      title: Freedom Online Coalition
      kind: coalition
      opened: 2011-12-09
      sources:
        s: {title: Members, publisher: FOC, grade: own}
      actions:
        - {date: 2012-01-01, action: joining, by: [NOR], source: [s]}
    """
    assert who(register, "foc", "9999-12-31") == {"NOR": "certain"}
