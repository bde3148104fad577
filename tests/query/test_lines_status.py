"""Lines 4, 5 and 15 of `docs/dates.md`: what ends a status, what restores one, and what is shown."""

import pytest

from asking import on_days, status, who
from signatories.query import history, members
from signatories.query.memberships import memberships


def test_line_4_signatory_provisional_party(register):
    """A treaty may be applied provisionally before consent to be bound; a later signature lowers nothing.

    charter:
      title: Energy Charter Treaty
      kind: treaty
      opened: 1994-12-17
      sources:
        s: {title: Parties, publisher: Portugal, grade: depositary}
      actions:
        - {date: 1994-12-17, action: signature, by: [NOR], source: [s]}
        - {date: 1995-01-01, action: provisional-application, by: [NOR, TUR], source: [s]}
        - {date: 1996-01-01, action: signature, by: [TUR], source: [s]}
        - {date: 1997-01-01, action: ratification, by: [NOR], source: [s]}
        - {date: 1998-01-01, action: provisional-application, by: [NOR], source: [s]}
    """
    assert status(register, "charter", "1994-12-31") == {"NOR": "signatory"}
    assert status(register, "charter", "1996-12-31") == {"NOR": "provisional", "TUR": "provisional"}
    assert status(register, "charter", "1998-12-31") == {"NOR": "party", "TUR": "provisional"}


def test_line_4_adopters_are_not_in_and_sponsors_are(register):
    """A resolution's sponsor that also adopted it stays a sponsor.

    res:
      title: A resolution
      kind: resolution
      opened: 2012-06-01
      sources:
        s: {title: Record, publisher: UN, grade: depositary}
      actions:
        - {date: 2012-06-28, action: sponsorship, by: [NOR], source: [s]}
        - {date: 2012-07-05, action: adoption, by: [NOR, KEN], source: [s]}
        - {date: 2012-07-06, action: sponsorship, by: [KEN], source: [s]}
    """
    sponsor = {"NOR": "certain"}
    days = ("2012-06-27", "2012-06-28", "2012-07-05", "2012-07-06")
    assert on_days(register, "res", *days) == [{}, sponsor, sponsor, sponsor | {"KEN": "certain"}]
    assert on_days(register, "res:adopter", *days) == [{}, {}, {"KEN": "certain"}, {}]


@pytest.mark.parametrize("exit", ["withdrawal", "removal", "dissolution"])
def test_line_4_an_exit_ends_whatever_there_was_and_a_return_begins_anew(compiled, exit):
    register = compiled(
        f"""
        foc:
          title: Freedom Online Coalition
          kind: coalition
          opened: 2011-12-09
          sources:
            s: {{title: Members, publisher: FOC, grade: own}}
          actions:
            - {{date: 2012-01-01, action: joining, by: [NOR], source: [s]}}
            - {{date: 2012-01-01, action: observation, by: [KEN], source: [s]}}
            - {{date: 2014-01-01, action: {exit}, by: [NOR, KEN], source: [s]}}
            - {{date: 2016-01-01, action: joining, by: [NOR], source: [s]}}
        """
    )
    days = ("2013-12-31", "2014-01-01", "2015-12-31", "2016-01-01")
    member, former = {"NOR": "certain"}, {"NOR": "certain", "KEN": "certain"}
    assert on_days(register, "foc", *days) == [member, {}, {}, member]
    assert on_days(register, "foc:former", *days) == [{}, former, former, {"KEN": "certain"}]
    assert who(register, "foc:observer", "2014-01-01") == {}


def test_who_left_and_came_back_was_in_twice(register):
    """The United States left UNESCO in 2018 and came back in 2023: two stays, not one.

    unesco:
      title: UNESCO
      kind: organisation
      opened: 1945-11-16
      sources:
        s: {title: Members, publisher: UNESCO, grade: own}
      actions:
        - {date: 2003-10-01, action: joining, by: [USA], source: [s]}
        - {date: 2017-10-12, action: withdrawal, by: [USA], effective: 2018-12-31, source: [s]}
        - {date: 2023-07-10, action: joining, by: [USA], source: [s]}
    """
    first, second = ("2003-10-01", "2018-12-31"), ("2023-07-10", "")
    stays = {
        day: [(row.since, row.until) for row in memberships(register, "USA", day)]
        for day in ("2018-12-30", "2018-12-31", "2023-07-09", "2023-07-10")
    }
    assert list(stays.values()) == [[("2003-10-01", "")], [first], [first], [first, second]]
    assert [row.until for row in members.former(register, "unesco", "2023-07-09")] == ["2018-12-31"]
    assert (
        members.former(register, "unesco", "2018-12-30")
        == members.former(register, "unesco", "2023-07-10")
        == []
    )


def test_line_4_a_reinstatement_restores_what_was_held(register):
    """Through a suspension and an inactivity, and through a removal.

    foc:
      title: Freedom Online Coalition
      kind: coalition
      opened: 2011-12-09
      sources:
        s: {title: Members, publisher: FOC, grade: own}
      actions:
        - {date: 2012-01-01, action: joining, by: [NOR, KEN], source: [s]}
        - {date: 2012-01-01, action: observation, by: [BRA], source: [s]}
        - {date: 2013-01-01, action: suspension, by: [NOR, BRA], source: [s]}
        - {date: 2013-06-01, action: inactivity, by: [NOR], source: [s]}
        - {date: 2013-06-01, action: removal, by: [KEN], source: [s]}
        - {date: 2014-01-01, action: reinstatement, by: [NOR, KEN, BRA], source: [s]}
    """
    assert who(register, "foc:suspended", "2013-05-31") == {"NOR": "certain", "BRA": "certain"}
    assert who(register, "foc:suspended", "2013-06-01") == {"BRA": "certain"}
    assert who(register, "foc:inactive", "2013-06-01") == {"NOR": "certain"}
    assert who(register, "foc", "2013-12-31") == {}
    assert who(register, "foc", "2014-01-01") == {"NOR": "certain", "KEN": "certain"}
    assert who(register, "foc:observer", "2014-01-01") == {"BRA": "certain"}


def test_line_4_after_a_revocation_the_signature_stands(register):
    """Russia's example: ratification of the test ban taken back in 2023, still a signatory.

    ban:
      title: Test ban
      kind: treaty
      opened: 1996-09-24
      sources:
        s: {title: Status, publisher: UN, grade: depositary}
      actions:
        - {date: 1996-09-24, action: signature, by: [TUR], source: [s]}
        - {date: 2000-06-30, action: ratification, by: [TUR], source: [s]}
        - {date: 2023-11-02, action: revocation, by: [TUR], effective: 2023-11-03, source: [s]}
    """
    days = ("2000-06-29", "2000-06-30", "2023-11-02", "2023-11-03")
    party = {"TUR": "certain"}
    assert on_days(register, "ban:party", *days) == [{}, party, party, {}]
    assert on_days(register, "ban:signatory", *days) == [party, {}, {}, party]
    assert on_days(register, "ban", *days) == [party] * 4


def test_line_5_every_status_that_the_dates_allow(register):
    """Observer on the 1st, member between the 10th and the 20th, suspended between the 15th and the 25th.

    foc:
      title: Freedom Online Coalition
      kind: coalition
      opened: 2012-01-01
      sources:
        s: {title: Members, publisher: FOC, grade: own}
      actions:
        - {date: 2012-03-01, action: observation, by: [NOR], source: [s]}
        - {date: 2012-03-10/2012-03-20, action: joining, by: [NOR], source: [s]}
        - {date: 2012-03-15/2012-03-25, action: suspension, by: [NOR], source: [s]}
    """
    levels = {
        day: [who(register, f"foc:{word}", f"2012-03-{day}").get("NOR", "no") for word in STATUSES]
        for day in ("09", "10", "14", "15", "19", "20", "24", "25")
    }
    assert levels == {
        "09": ["certain", "no", "no"],
        "10": ["possible", "possible", "no"],
        "14": ["possible", "possible", "no"],
        "15": ["possible", "possible", "possible"],
        "19": ["possible", "possible", "possible"],
        "20": ["no", "possible", "possible"],
        "24": ["no", "possible", "possible"],
        "25": ["no", "no", "certain"],
    }


STATUSES = ("observer", "member", "suspended")


def test_line_15_since_and_until_are_those_of_the_status_shown(register):
    """Signatory since the signature, party since the ratification; a second ratification begins nothing.

    treaty:
      title: A treaty
      kind: treaty
      opened: 2000-01-01
      sources:
        s: {title: Status, publisher: UN, grade: depositary}
      actions:
        - {date: 2000-05-05, action: signature, by: [NOR], source: [s]}
        - {date: 2001-06, action: ratification, by: [NOR], source: [s]}
        - {date: 2002-07-07, action: accession, by: [NOR], source: [s]}
        - {date: 2003/2004, action: withdrawal, by: [NOR], source: [s]}
    """
    shown = {
        day: (row.status, row.since, row.until, row.certainty)
        for day in ("2001-05-31", "2001-06-29", "2001-06-30", "2002-12-31", "2003-01-01", "2004-12-31")
        for row in memberships(register, "NOR", day)
    }
    assert shown == {
        "2001-05-31": ("signatory", "2000-05-05", "", "certain"),
        "2001-06-29": ("signatory or party", "2000-05-05", "", "certain"),
        "2001-06-30": ("party", "2001-06", "", "certain"),
        "2002-12-31": ("party", "2001-06", "", "certain"),
        "2003-01-01": ("party", "2001-06", "2003/2004", "possible"),
        "2004-12-31": ("party", "2001-06", "2003/2004", "certain"),
    }
    assert [(m.status, m.since) for m in members.members(register, "treaty", "2001-06-15")] == [
        ("signatory or party", "2000-05-05")
    ]


def test_line_15_a_party_again_is_one_since_it_became_one_again(register):
    """Ratified, taken back, ratified anew, left: the status at the end began with the second ratification.

    ban:
      title: Test ban
      kind: treaty
      opened: 1996-09-24
      sources:
        s: {title: Status, publisher: UN, grade: depositary}
      actions:
        - {date: 1996-09-24, action: signature, by: [TUR], source: [s]}
        - {date: 2000-06-30, action: ratification, by: [TUR], source: [s]}
        - {date: 2010-11-02, action: revocation, by: [TUR], source: [s]}
        - {date: 2012-01-01, action: ratification, by: [TUR], source: [s]}
        - {date: 2014-01-01, action: withdrawal, by: [TUR], source: [s]}
    """
    shown = {
        day: [(row.status, row.since, row.until) for row in memberships(register, "TUR", day)]
        for day in ("2012-01-01", "2013-12-31", "2014-01-01")
    }
    assert shown == {
        "2012-01-01": [("party", "2012-01-01", "")],
        "2013-12-31": [("party", "2012-01-01", "")],
        "2014-01-01": [("party", "2012-01-01", "2014-01-01")],
    }


def test_line_3_an_exit_takes_no_effect_before_it_was_done(register):
    """A day of effect that is known by its year alone lies after the notice of the same year.

    pact:
      title: A pact
      kind: treaty
      opened: 2010-01-01
      sources:
        s: {title: Parties, publisher: UN, grade: depositary}
      actions:
        - {date: 2011-01-01, action: ratification, by: [NOR], source: [s]}
        - {date: 2020-03-05, action: withdrawal, by: [NOR], effective: 2020, source: [s]}
    """
    days = ("2020-02-01", "2020-03-04", "2020-03-05", "2020-12-31")
    certain, possible = {"NOR": "certain"}, {"NOR": "possible"}
    assert on_days(register, "pact", *days) == [certain, certain, possible, {}]


def test_line_5_a_closing_makes_nobody_former_who_had_left_before(register):
    """Kenya withdrew in 2018; the roster ended with the year.

    roster:
      title: A roster
      kind: coalition
      opened: 2016-01-01
      closed: 2019-01-01
      sources:
        s: {title: Roster, publisher: Host, grade: own}
      actions:
        - {date: 2016-01-01, action: joining, by: [KEN, NOR], source: [s]}
        - {date: 2018-06-19, action: withdrawal, by: [KEN], source: [s]}
    """
    counts = [
        (row.date, row.action, row.members) for row in history.timeline(register, ["roster"], "2020-01-01")
    ]
    assert counts[2:] == [("2018-06-19", "withdrawal", 1), ("2019-01-01", "closing", 0)]
    stays = {row.code: row.until for row in members.former(register, "roster", "2020-01-01")}
    assert stays == {"KEN": "2018-06-19", "NOR": "2019-01-01"}
    left = {row.code: row.since for row in members.members(register, "roster:former", "2020-01-01")}
    assert left == {"KEN": "2018-06-19", "NOR": "2019-01-01"}


def test_line_15_where_an_act_can_have_begun_it_by_two_rules_both_are_its_span(register):
    """Applied provisionally, with effect from the 24th; acceded before or after that, by the 26th.

    pact:
      title: A pact
      kind: treaty
      opened: 2020-01-01
      sources:
        s: {title: Parties, publisher: The pact, grade: own}
      actions:
        - {date: 2020-02-24/2020-02-29, action: accession, by: [BRA], source: [s]}
        - {date: 2020-02-26, action: provisional-application, by: [BRA], effective: 2020-02-24, source: [s]}
    """
    (row,) = members.members(register, "pact", "2020-02-26")
    assert (row.status, row.since) == ("party", "2020-02-24/2020-02-26")
    (stay,) = memberships(register, "BRA", "2020-02-26")
    assert (stay.status, stay.since) == ("party", "2020-02-24/2020-02-26")


def test_line_5_who_left_and_came_back_on_one_day_was_never_out(register):
    """Denounced with effect from the day on which it acceded again.

    pact:
      title: A pact
      kind: treaty
      opened: 2020-01-01
      sources:
        s: {title: Parties, publisher: The pact, grade: own}
      actions:
        - {date: 2020-02-24, action: accession, by: [NOR], source: [s]}
        - {date: 2020-03-02, action: withdrawal, by: [NOR], effective: 2020-03-04, source: [s]}
        - {date: 2020-03-04, action: accession, by: [NOR], source: [s]}
    """
    for day in ("2020-03-03", "2020-03-04", "2020-03-05"):
        assert [*who(register, "pact", day)] == ["NOR"]
        (stay,) = memberships(register, "NOR", day)
        assert stay.until == ""
    assert members.former(register, "pact", "2020-03-05") == []
