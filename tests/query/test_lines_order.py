"""Lines 1 to 4 of `docs/dates.md`: when an act fell, and in which order."""

import pytest

from asking import on_days, status, who
from signatories.domain.dates import parse
from signatories.domain.problems import InvalidData
from signatories.query import members
from signatories.query.memberships import memberships
from signatories.register.cache import load


def test_line_1_named_in_a_list_of_a_day_is_certain_from_that_day(register):
    """Named in a list of the 16th, so in by its end; since the opening it was possible.

    foc:
      title: Freedom Online Coalition
      kind: coalition
      opened: 2011-12-09
      sources:
        s: {title: Members, publisher: FOC, grade: own}
      actions:
        - {date: ../2014-01-16, action: joining, by: [KEN], source: [s]}
    """
    days = ("2011-12-08", "2011-12-09", "2014-01-15", "2014-01-16", "2014-01-17")
    possible, certain = {"KEN": "possible"}, {"KEN": "certain"}
    assert on_days(register, "foc", *days) == [{}, possible, possible, certain, certain]


def test_line_1_absent_from_a_full_list_of_a_day_is_out_to_its_end(register):
    """36 members on the 17th of April, the 37th by the end of June.

    foc:
      title: Freedom Online Coalition
      kind: coalition
      opened: 2011-12-09
      sources:
        s: {title: Members, publisher: FOC, grade: own}
      actions:
        - {date: 2023-04-18/2023-06-30, action: joining, by: [NOR], source: [s]}
    """
    days = ("2023-04-17", "2023-04-18", "2023-06-29", "2023-06-30", "2023-07-01")
    possible, certain = {"NOR": "possible"}, {"NOR": "certain"}
    assert on_days(register, "foc", *days) == [{}, possible, possible, certain, certain]


@pytest.mark.parametrize("month", ["2012-05", "2012-05-01/2012-05-31"])
def test_line_1_a_month_is_the_interval_of_its_days(compiled, month):
    register = compiled(
        f"""
        foc:
          title: Freedom Online Coalition
          kind: coalition
          opened: 2011-12-09
          sources:
            s: {{title: Members, publisher: FOC, grade: own}}
          actions:
            - {{date: {month}, action: joining, by: [NOR], source: [s]}}
        """
    )
    days = ("2012-04-30", "2012-05-01", "2012-05-30", "2012-05-31")
    assert on_days(register, "foc", *days) == [
        {},
        {"NOR": "possible"},
        {"NOR": "possible"},
        {"NOR": "certain"},
    ]


def test_line_2_an_act_is_no_later_than_the_one_after_it(register):
    """Joined some time in 2012, left on 10 March: so joined by then, and certainly out after.

    foc:
      title: Freedom Online Coalition
      kind: coalition
      opened: 2011-12-09
      sources:
        s: {title: Members, publisher: FOC, grade: own}
      actions:
        - {date: 2012, action: joining, by: [NOR], source: [s]}
        - {date: 2012-03-10, action: withdrawal, by: [NOR], source: [s]}
    """
    days = ("2011-12-31", "2012-01-01", "2012-03-09", "2012-03-10", "2012-12-31")
    assert on_days(register, "foc", *days) == [{}, {"NOR": "possible"}, {"NOR": "possible"}, {}, {}]
    (stay,) = memberships(register, "NOR", "2012-03-11")
    assert (parse(stay.since)[1:], stay.until) == (("2012-01-01", "2012-03-10"), "2012-03-10")


def test_line_2_an_act_is_no_earlier_than_the_one_before_it(register):
    """Joined on 10 March, left some time in 2012: so not before.

    foc:
      title: Freedom Online Coalition
      kind: coalition
      opened: 2011-12-09
      sources:
        s: {title: Members, publisher: FOC, grade: own}
      actions:
        - {date: 2012-03-10, action: joining, by: [NOR], source: [s]}
        - {date: 2012, action: withdrawal, by: [NOR], source: [s]}
    """
    days = ("2012-03-09", "2012-03-10", "2012-12-30", "2012-12-31")
    assert on_days(register, "foc", *days) == [{}, {"NOR": "possible"}, {"NOR": "possible"}, {}]
    assert who(register, "foc:withdrawal", "2012-03-09") == {}


@pytest.mark.parametrize("first", ["2012-03-11", "2012-04", "2013", "2012-03-11/2013"])
def test_line_2_acts_that_cannot_have_fallen_in_file_order_are_a_problem(compiled, first):
    with pytest.raises(InvalidData, match="possible-order"):
        compiled(
            f"""
            foc:
              title: Freedom Online Coalition
              kind: coalition
              opened: 2011-12-09
              sources:
                s: {{title: Members, publisher: FOC, grade: own}}
              actions:
                - {{action: joining, dates: {{NOR: {first}}}, source: [s]}}
                - {{action: withdrawal, dates: {{NOR: 2012-03-10}}, source: [s]}}
            """
        )


def test_line_2_by_then_must_leave_a_day_since_the_opening(folder):
    """An act on no day at all is a problem, not a country that flickers."""
    (folder / "instruments.yaml").write_text(
        """foc:
  title: Freedom Online Coalition
  kind: coalition
  opened: 2011-12-09
  sources:
    s: {title: Members, publisher: FOC, grade: own}
  actions:
    - {date: ../2011-12-08, action: joining, by: [NOR], source: [s]}
""",
        encoding="utf-8",
    )
    with pytest.raises(InvalidData):
        load(folder, today="2026-11-28")


def test_line_3_an_exit_counts_from_the_day_it_takes_effect(register):
    """The United Kingdom left on 31 January 2020 at midnight in Brussels: the first day out is the 1st.

    eu:
      title: European Union
      kind: organisation
      opened: 1958-01-01
      sources:
        s: {title: Members, publisher: EU, grade: own}
      actions:
        - {date: 1973-01-01, action: joining, by: [GBR], source: [s]}
        - {date: 2020-01-31, action: withdrawal, by: [GBR], effective: 2020-02-01, source: [s]}
    """
    days = ("1972-12-31", "1973-01-01", "2020-01-30", "2020-01-31", "2020-02-01", "2020-02-02")
    member = {"GBR": "certain"}
    assert on_days(register, "eu", *days) == [{}, member, member, member, {}, {}]
    (stay,) = memberships(register, "GBR", "2020-02-01")
    assert stay.until == "2020-02-01"


def test_line_3_a_suspension_counts_from_the_day_it_takes_effect(register):
    """Suspended on the 5th with effect from the 10th, restored likewise.

    au:
      title: A union
      kind: coalition
      opened: 2000-01-01
      sources:
        s: {title: Members, publisher: AU, grade: own}
      actions:
        - {date: 2000-01-01, action: joining, by: [KEN], source: [s]}
        - {date: 2010-03-05, action: suspension, by: [KEN], effective: 2010-03-10, source: [s]}
        - {date: 2011-03-05, action: reinstatement, by: [KEN], effective: 2011-03-10, source: [s]}
    """
    days = ("2010-03-09", "2010-03-10", "2011-03-09", "2011-03-10")
    assert on_days(register, "au", *days) == [{"KEN": "certain"}, {}, {}, {"KEN": "certain"}]


def test_line_3_an_entry_counts_from_an_earlier_effect_and_not_from_a_later_one(register):
    """Czechia succeeded in 1993 to 1 January; Norway's accession took effect months after the deposit.

    berne:
      title: A convention
      kind: treaty
      opened: 1990-01-01
      sources:
        s: {title: Parties, publisher: UN, grade: depositary}
      actions:
        - {action: accession, dates: {NOR: 1992-05-01}, effective_dates: {NOR: 1992-09-01}, source: [s]}
        - {action: succession, dates: {CZE: 1993-02-22}, effective_dates: {CZE: 1993-01-01}, source: [s]}
    """
    days = ("1992-04-30", "1992-05-01", "1992-12-31", "1993-01-01")
    norway = {"NOR": "certain"}
    assert on_days(register, "berne", *days) == [{}, norway, norway, norway | {"CZE": "certain"}]


@pytest.mark.parametrize(
    ("date", "effective", "certain_from"),
    [
        ("2012-03-01", "2012", "2012-03-01"),
        ("2012", "2012-03", "2012-03-31"),
        ("2012-03", "2012-02-15/2012-04-01", "2012-03-31"),
    ],
)
def test_line_3_whichever_is_earlier_an_entry_is_certain_once_either_surely_came(
    compiled, date, effective, certain_from
):
    register = compiled(
        f"""
        berne:
          title: A convention
          kind: treaty
          opened: 1990-01-01
          sources:
            s: {{title: Parties, publisher: UN, grade: depositary}}
          actions:
            - {{date: {date}, action: succession, by: [CZE], effective: {effective}, source: [s]}}
        """
    )
    assert who(register, "berne", certain_from) == {"CZE": "certain"}


def test_line_4_an_entry_never_lowers_a_status(register):
    """Observer, then member, then observation again: still a member. A candidate rises from below.

    foc:
      title: Freedom Online Coalition
      kind: coalition
      opened: 2011-12-09
      sources:
        s: {title: Members, publisher: FOC, grade: own}
      actions:
        - {date: 2012-01-01, action: invitation, by: [NOR], source: [s]}
        - {date: 2013-01-01, action: observation, by: [NOR], source: [s]}
        - {date: 2014-01-01, action: intent, by: [NOR], source: [s]}
        - {date: 2015-01-01, action: joining, by: [NOR], source: [s]}
        - {date: 2016-01-01, action: observation, by: [NOR], source: [s]}
    """
    reached = {2012: "candidate", 2013: "observer", 2014: "observer", 2015: "member", 2016: "member"}
    for year, word in reached.items():
        assert who(register, f"foc:{word}", f"{year}-01-01") == {"NOR": "certain"}
    assert status(register, "foc:member", "2016-01-01") == {"NOR": "member"}
    assert members.members(register, "foc", "2016-01-01")[0].since == "2015-01-01"


def test_line_5_an_exit_also_ends_what_was_done_between_the_notice_and_its_effect(register):
    """Both gave notice for the end of 2015; Kenya observed before that day, and Norway from the next year on.

    foc:
      title: Freedom Online Coalition
      kind: coalition
      opened: 2011-12-09
      sources:
        s: {title: Members, publisher: FOC, grade: own}
      actions:
        - {date: 2012-01-01, action: joining, by: [KEN, NOR], source: [s]}
        - {date: 2015-01-01, action: withdrawal, by: [KEN, NOR], effective: 2015-12-31, source: [s]}
        - {date: 2015-06-01, action: observation, by: [KEN], source: [s]}
        - {date: 2016-01-01, action: observation, by: [NOR], source: [s]}
    """
    assert status(register, "foc", "2015-12-30") == {"KEN": "member", "NOR": "member"}
    assert who(register, "foc:former", "2016-12-31") == {"KEN": "certain"}
    assert who(register, "foc:observer", "2016-12-31") == {"NOR": "certain"}
