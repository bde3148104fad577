"""Lines 6 to 8 of `docs/dates.md`: who is in for certain or possibly, what was done, what is in force."""

import pytest

from asking import on_days, surely, who
from signatories.query import members


def test_line_6_a_change_among_statuses_that_count_as_in_is_no_end(register):
    """Signatory, some day in June a party: in all the time, though the status is unknown.

    treaty:
      title: A treaty
      kind: treaty
      opened: 2000-01-01
      sources:
        s: {title: Status, publisher: UN, grade: depositary}
      actions:
        - {date: 2000-05-05, action: signature, by: [NOR], source: [s]}
        - {date: 2001-06, action: ratification, by: [NOR], source: [s]}
    """
    days = ("2000-05-04", "2000-05-05", "2001-05-31", "2001-06-01", "2001-06-29", "2001-06-30")
    certain, possible = {"NOR": "certain"}, {"NOR": "possible"}
    assert on_days(register, "treaty", *days) == [{}, certain, certain, certain, certain, certain]
    assert on_days(register, "treaty:party", *days) == [{}, {}, {}, possible, possible, certain]
    assert on_days(register, "treaty:signatory", *days) == [{}, certain, certain, possible, possible, {}]


def test_line_6_leaving_on_an_unknown_day_is_possibly_in_until_the_last(register):
    """Some day from the 5th to the 7th was the first day out.

    foc:
      title: Freedom Online Coalition
      kind: coalition
      opened: 2011-12-09
      sources:
        s: {title: Members, publisher: FOC, grade: own}
      actions:
        - {date: 2012-01-01, action: joining, by: [NOR], source: [s]}
        - {date: 2013-03-05/2013-03-07, action: withdrawal, by: [NOR], source: [s]}
    """
    days = ("2013-03-04", "2013-03-05", "2013-03-06", "2013-03-07")
    certain, possible = {"NOR": "certain"}, {"NOR": "possible"}
    assert on_days(register, "foc", *days) == [certain, possible, possible, {}]
    left = {day: [row.certainty for row in members.former(register, "foc", day)] for day in days}
    assert list(left.values()) == [[], ["possible"], ["possible"], ["certain"]]


def test_line_7_an_action_once_done_stays_done(register):
    """Who has ratified by a day is not undone by a withdrawal, nor does a signature count for it.

    treaty:
      title: A treaty
      kind: treaty
      opened: 2000-01-01
      sources:
        s: {title: Status, publisher: UN, grade: depositary}
      actions:
        - {date: 2000-05-05, action: signature, by: [NOR, KEN], source: [s]}
        - {date: 2001-06, action: ratification, by: [NOR], source: [s]}
        - {date: 2010-01-01, action: withdrawal, by: [NOR], source: [s]}
    """
    days = ("2001-05-31", "2001-06-01", "2001-06-29", "2001-06-30", "2020-01-01")
    certain, possible = {"NOR": "certain"}, {"NOR": "possible"}
    assert on_days(register, "treaty:ratification", *days) == [{}, possible, possible, certain, certain]
    both = {"NOR": "certain", "KEN": "certain"}
    assert on_days(register, "treaty:signature", "2000-05-04", "2000-05-05", "2020-01-01") == [{}, both, both]


def test_line_7_what_was_done_twice_was_done_the_first_time(register):
    """Joined in 2012, and again in 2016.

    foc:
      title: Freedom Online Coalition
      kind: coalition
      opened: 2011-12-09
      sources:
        s: {title: Members, publisher: FOC, grade: own}
      actions:
        - {date: 2012-01-01, action: joining, by: [NOR], source: [s]}
        - {date: 2014-01-01, action: withdrawal, by: [NOR], source: [s]}
        - {date: 2016, action: joining, by: [NOR], source: [s]}
    """
    done = {"NOR": "certain"}
    assert on_days(register, "foc:joining", "2011-12-31", "2012-01-01", "2015-01-01") == [{}, done, done]


def test_line_8_in_force_from_the_day_of_effect(register):
    """Consent to be bound comes first, effect later; the exit ends both.

    treaty:
      title: A treaty
      kind: treaty
      opened: 2000-01-01
      in_force: 2002-01-01
      sources:
        s: {title: Status, publisher: UN, grade: depositary}
      actions:
        - {date: 2001-03-01, action: ratification, by: [NOR], effective: 2002-01-01, source: [s]}
        - {date: 2001-03-01, action: ratification, by: [KEN], effective: 2002-02, source: [s]}
        - {date: 2001-03-01, action: signature, by: [BRA], source: [s]}
        - {date: 2009-01-01, action: withdrawal, by: [NOR], effective: 2010-01-01, source: [s]}
    """
    days = ("2001-12-31", "2002-01-01", "2002-02-01", "2002-02-27", "2002-02-28", "2009-12-31", "2010-01-01")
    norway, possibly, both = {"NOR": "certain"}, {"KEN": "possible"}, {"NOR": "certain", "KEN": "certain"}
    assert on_days(register, "treaty:in-force", *days) == [
        {},
        norway,
        norway | possibly,
        norway | possibly,
        both,
        both,
        {"KEN": "certain"},
    ]


def test_line_8_an_unknown_effect_is_possible_from_the_treatys_own(register):
    """Bound since 2001 with no known day of effect: possible from 2002 on, never certain.

    treaty:
      title: A treaty
      kind: treaty
      opened: 2000-01-01
      in_force: 2002-01-01
      sources:
        s: {title: Status, publisher: UN, grade: depositary}
      actions:
        - {date: 2001-03-01, action: ratification, by: [NOR], source: [s]}
        - {date: 2005-03-01, action: ratification, by: [KEN], source: [s]}
    """
    days = ("2001-12-31", "2002-01-01", "2005-02-28", "2005-03-01", "2020-01-01")
    norway = {"NOR": "possible"}
    both = norway | {"KEN": "possible"}
    assert on_days(register, "treaty:in-force", *days) == [{}, norway, norway, both, both]


def test_line_8_a_treaty_that_never_entered_into_force_is_in_force_for_nobody(register):
    """The Havana Charter of 1948.

    havana:
      title: Havana Charter
      kind: treaty
      opened: 1948-03-24
      sources:
        s: {title: Status, publisher: UN, grade: depositary}
      actions:
        - {date: 1949-01-01, action: acceptance, by: [NOR], source: [s]}
        - {date: 1949-01-01, action: acceptance, by: [KEN], effective: 1950-01-01, source: [s]}
    """
    assert on_days(register, "havana:in-force", "1949-01-01", "1950-01-01", "2020-01-01") == [{}, {}, {}]
    assert who(register, "havana:party", "1950-01-01") == {"NOR": "certain", "KEN": "certain"}


@pytest.mark.parametrize("day", ["2004-12-31", "2005-01-01", "2005-03-01", "2005-05-31", "2005-06-01"])
def test_line_8_what_is_applied_provisionally_stays_in_force_when_the_country_becomes_a_party(register, day):
    """Bound from the deposit on, with effect some months later; a change among bound statuses is no end.

    charter:
      title: Energy Charter Treaty
      kind: treaty
      opened: 1994-12-17
      in_force: 1998-04-16
      sources:
        s: {title: Parties, publisher: Portugal, grade: depositary}
      actions:
        - {date: 2000-01-01, action: provisional-application, by: [NOR], effective: 2000-01-01, source: [s]}
        - {date: 2005-01-01, action: ratification, by: [NOR], effective: 2005-06-01, source: [s]}
    """
    assert who(register, "charter:in-force", day) == {"NOR": "certain"}


@pytest.mark.parametrize(
    ("acts", "day"),
    [
        ({"2005-01-01": "signature"}, "2005-01-01"),
        ({"2005-01-01": "observation"}, "2005-01-02"),
        ({"2005-01-01": "suspension", "2006-01-01": "reinstatement"}, "2006-01-01"),
    ],
)
def test_line_8_an_act_that_changes_nothing_for_good_leaves_the_effect_known(compiled, acts, day):
    later = "".join(
        f"\n            - {{date: {date}, action: {word}, by: [NOR], source: [s]}}"
        for date, word in acts.items()
    )
    register = compiled(
        f"""
        charter:
          title: Energy Charter Treaty
          kind: treaty
          opened: 1994-12-17
          in_force: 1998-04-16
          sources:
            s: {{title: Parties, publisher: Portugal, grade: depositary}}
          actions:
            - {{date: 2000-01-01, action: accession, by: [NOR], effective: 2000-03-31, source: [s]}}{later}
        """
    )
    assert who(register, "charter:in-force", day) == {"NOR": "certain"}


@pytest.mark.parametrize(
    ("day", "answer"),
    [("2013-12-31", "certain"), ("2014-01-01", None), ("2016-05-31", None), ("2016-06-01", "certain")],
)
def test_line_8_a_treaty_ratified_anew_is_in_force_from_its_new_effect(register, day, answer):
    """The ratification taken back in 2014; the one of January 2016 took effect in June.

    ban:
      title: Test ban
      kind: treaty
      opened: 2010-01-01
      in_force: 2011-01-01
      sources:
        s: {title: Status, publisher: UN, grade: depositary}
      actions:
        - {date: 2010-01-01, action: signature, by: [TUR], source: [s]}
        - {date: 2012-01-01, action: ratification, by: [TUR], effective: 2012-03-01, source: [s]}
        - {date: 2014-01-01, action: revocation, by: [TUR], source: [s]}
        - {date: 2016-01-01, action: ratification, by: [TUR], effective: 2016-06-01, source: [s]}
    """
    assert who(register, "ban:in-force", day).get("TUR") == answer


def test_line_16_what_was_done_stays_done_however_far_the_record_knows(register):
    """Norway signed on 5 May; Kenya in June, so that on the 15th it may have signed.

    treaty:
      title: A treaty
      kind: treaty
      opened: 2000-01-01
      complete: 2000-07-01
      sources:
        s: {title: Status, publisher: UN, grade: depositary}
      actions:
        - {date: 2000-05-05, action: signature, by: [NOR], source: [s]}
        - {date: 2000-06, action: signature, by: [KEN], source: [s]}
    """
    norway, kenya = {"NOR": ("certain", "..")}, {"KEN": ("certain", "..")}
    assert surely(register, "treaty:signature", "2000-06-15")["NOR"] == norway["NOR"]
    assert surely(register, "treaty:signature", "2000-06-15")["KEN"][0] == "possible"
    assert surely(register, "treaty:signature", "2020-01-01") == norway | kenya
    assert surely(register, "treaty:signatory", "2020-01-01")["NOR"] == ("last known", "2000-07-01")
