"""Lines 9, 10, 12 and 13 of `docs/dates.md`: sets of countries, incomplete records, days and differences."""

import pytest

from asking import changed, on_days, who
from signatories.domain.problems import QueryError
from signatories.query import differences
from signatories.query.notices import notices

THREE_AND_THREE = """
a:
  title: A
  kind: coalition
  opened: 2000-01-01
  complete: 2000-01-01/2020-01-01
  sources:
    s: {title: Members, publisher: A, grade: own}
  actions:
    - {date: 2001-01-01, action: joining, by: [BRA, CZE, DEU], source: [s]}
    - {date: 2001-01-01/2009-01-01, action: joining, by: [KEN, NAM, NOR], source: [s]}
b:
  title: B
  kind: coalition
  opened: 2000-01-01
  complete: 2000-01-01/2020-01-01
  sources:
    s: {title: Members, publisher: B, grade: own}
  actions:
    - {date: 2001-01-01, action: joining, by: [BRA, KEN, TUR], source: [s]}
    - {date: 2001-01-01/2009-01-01, action: joining, by: [CZE, NAM, USA], source: [s]}
"""
"""On 2005-01-01 every pair of in, perhaps and out: BRA CZE DEU in a, KEN NAM NOR perhaps, TUR USA not."""


@pytest.mark.parametrize(
    ("text", "certain", "possible"),
    [
        ("a and b", "BRA", "CZE KEN NAM"),
        ("a or b", "BRA CZE DEU KEN TUR", "NAM NOR USA"),
        ("a and not b", "DEU", "CZE NAM NOR"),
        ("b and not a", "TUR", "KEN NAM USA"),
        ("a and not (a and b)", "DEU", "CZE NAM NOR"),
    ],
)
def test_line_9_and_is_min_or_is_max_and_not_is_min_with_the_rest(compiled, text, certain, possible):
    """Three values, two instruments, all nine combinations."""
    expected = dict.fromkeys(certain.split(), "certain") | dict.fromkeys(possible.split(), "possible")
    assert who(compiled(THREE_AND_THREE), text, "2005-01-01") == expected


@pytest.mark.parametrize("text", ["not a", "(not a)", "a or not b", "not a and b", "a and not not b"])
def test_line_9_not_stands_only_after_and(compiled, text):
    with pytest.raises(QueryError, match="'not' must follow 'and'"):
        who(compiled(THREE_AND_THREE), text, "2005-01-01")


PARTIAL = """
a:
  title: A
  kind: coalition
  opened: 2000-01-01
  complete: 2000-01-01/2020-01-01
  sources:
    s: {title: Members, publisher: A, grade: own}
  actions:
    - {date: 2001-01-01, action: joining, by: [KEN, NOR, TUR], source: [s]}
b:
  title: B
  kind: coalition
  opened: 2000-01-01
  complete: 2010-01-01/2015-01-01
  sources:
    s: {title: Members, publisher: B, grade: own}
  actions:
    - {date: 2001-01-01, action: joining, by: [KEN], source: [s]}
    - {date: 2012-01-01, action: joining, by: [NOR], source: [s]}
c:
  title: C
  kind: coalition
  opened: 2000-01-01
  sources:
    s: {title: Members, publisher: C, grade: own}
  actions:
    - {date: 2001-01-01, action: joining, by: [KEN], source: [s]}
"""


def test_line_10_before_a_full_list_a_country_without_acts_may_belong(compiled):
    """Türkiye has no acts under b: possible under `not` until the record is complete. Norway's are known."""
    register = compiled(PARTIAL)
    norway = {"NOR": "certain"}
    days = ("2009-12-31", "2010-01-01", "2011-12-31", "2012-01-01", "2015-01-01", "2015-01-02", "2020-01-01")
    assert on_days(register, "a and not b", *days) == [
        norway | {"TUR": "possible"},
        *[norway | {"TUR": "certain"}] * 2,
        *[{"TUR": "certain"}] * 4,
    ]
    assert on_days(register, "b", *days[:2]) == [{"KEN": "certain"}] * 2


def test_line_10_without_a_full_list_nobody_is_surely_out(compiled):
    """Under an odd number of `not`, and there alone; who acted is known."""
    register = compiled(PARTIAL)
    assert who(register, "a and c", "2030-01-01") == {"KEN": "certain"}
    assert who(register, "a and not c", "2030-01-01") == {"NOR": "possible", "TUR": "possible"}
    assert who(register, "a and not (a and not c)", "2030-01-01") == {"KEN": "certain"}
    assert who(register, "KEN and not c:withdrawal", "2030-01-01") == {"KEN": "certain"}


def test_line_10_answers_say_how_far_the_record_goes(compiled):
    register = compiled(PARTIAL)
    said = {
        day: notices(register, "b", day) for day in ("2009-12-31", "2010-01-01", "2015-01-01", "2015-01-02")
    }
    assert said == {
        "2009-12-31": ["b: record complete only from 2010-01-01; others may belong"],
        "2010-01-01": [],
        "2015-01-01": [],
        "2015-01-02": ["b: record complete to 2015-01-01"],
    }
    assert {day: notices(register, "b", day) for day in said} == said
    assert notices(register, "c", "2012-01-01") == ["c: no full list is known; others may belong"]
    assert notices(register, "a@2012-01-01 and not (b or b)@2016-01-01", "2030-01-01") == [
        "b: record complete to 2015-01-01"
    ]


ROUND_TRIP = """
a:
  title: A
  kind: coalition
  opened: 2000-01-01
  complete: 2000-01-01/2020-01-01
  sources:
    s: {title: Members, publisher: A, grade: own}
  actions:
    - {date: 2005-06-15, action: joining, by: [NOR], source: [s]}
    - {date: 2006-06-15/2006-06-20, action: joining, by: [KEN], source: [s]}
    - {date: 2010-06-15, action: withdrawal, by: [NOR], source: [s]}
"""


@pytest.mark.parametrize(
    ("text", "as_of", "answer"),
    [
        ("a", "2005-06-14", ""),
        ("a", "2005-06-15", "NOR"),
        ("a@2005-06-14", "2006-01-01", ""),
        ("a@2005-06-15", "2005-06-14", "NOR"),
        ("(a)@2010-06-14", "2010-06-15", "KEN NOR"),
        ("(a)@2010-06-15", "2010-06-14", "KEN"),
        ("(a@2005-06-15)@2010-06-15", "2000-01-01", "NOR"),
        ("((a)@2005-06-15 or KEN)@2000-01-01", "2000-01-01", "KEN NOR"),
        ("(a@2005-06-15 and a)@2010-06-14", "2000-01-01", "NOR"),
        ("a@2005-06-15 and a", "2010-06-15", ""),
        ("a and a@2005-06-15", "2010-06-14", "NOR"),
        ("region:europe and (a or NOR)@2000-01-01", "2010-06-14", "NOR"),
    ],
)
def test_line_12_a_day_binds_to_what_stands_before_it_and_the_innermost_wins(compiled, text, as_of, answer):
    assert who(compiled(ROUND_TRIP), text, as_of) == dict.fromkeys(answer.split(), "certain")


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ("a@2014", "'2014' is not one day: ask for a@2014-01-01 or a@2014-12-31"),
        ("a:member@2014-02", "ask for a:member@2014-02-01 or a:member@2014-02-28"),
        ("(a or NOR)@2014", r"ask for \(…\)@2014-01-01 or \(…\)@2014-12-31"),
        ("a@../2014-01-16", "ask for a@2014-01-16"),
        ("NOR@2014-01-16", "NOR is a country and has no day"),
        ("a@", "a day must follow '@'"),
        ("a@2014-02-30", "must be a date of the calendar"),
    ],
)
def test_line_12_what_is_no_day_or_takes_none_is_refused_with_a_cure(compiled, text, cure):
    with pytest.raises(QueryError, match=cure):
        who(compiled(ROUND_TRIP), text, "2014-01-01")


@pytest.mark.parametrize(
    ("start", "end", "changes"),
    [
        ("2005-06-13", "2005-06-14", set()),
        ("2005-06-14", "2005-06-15", {"added NOR certain"}),
        ("2005-06-15", "2005-06-16", set()),
        ("2006-06-14", "2006-06-15", {"added KEN possible"}),
        ("2006-06-15", "2006-06-16", {"added KEN possible"}),
        ("2006-06-19", "2006-06-20", {"added KEN possible"}),
        ("2006-06-20", "2006-06-21", set()),
        ("2006-06-14", "2006-06-20", {"added KEN certain"}),
        ("2010-06-14", "2010-06-15", {"removed NOR certain"}),
        ("2005-06-14", "2010-06-15", {"added KEN certain"}),
    ],
)
def test_line_13_a_change_is_certain_if_certain_on_one_side_and_not_on_the_other(
    compiled, start, end, changes
):
    """Else it is possible, if an act that can fall after the first day and by the last makes it."""
    assert changed(compiled(ROUND_TRIP), "a", start, end) == changes


def test_line_13_what_is_unknown_on_both_sides_without_an_act_between_is_no_change(compiled):
    """Kenya joined some day from the 15th to the 20th; asked twice about one day, nothing happens."""
    register = compiled(ROUND_TRIP)
    assert changed(register, "a", "2006-06-17", "2006-06-17") == set()
    assert changed(register, "a:joining", "2006-06-17", "2006-06-17") == set()
    assert changed(register, "a:joining@2006-06-17", "2007-01-01", "2008-01-01") == set()
    assert changed(register, "a@2006-06-17", "2007-01-01", "2008-01-01") == set()
    assert changed(register, "a:joining", "2006-06-17", "2006-06-18") == {"added KEN possible"}


def test_line_13_out_and_back_in_between_is_no_change(compiled):
    """Unlike the sum of what happened: both days are asked, not the way."""
    again = "    - {date: 2012-06-15, action: joining, by: [NOR], source: [s]}\n"
    assert changed(compiled(ROUND_TRIP + again), "a and not KEN", "2010-06-14", "2012-06-15") == set()


def test_line_13_agrees_with_the_answers_on_both_days(compiled):
    """Who acted is known under `not`; and nobody is removed who is certain on the second day."""
    register = compiled(PARTIAL)
    kept = differences.changes_between_days(
        register, "KEN and not c:withdrawal", "2009-01-01", "2011-01-01", kept=True
    )
    assert [(row.code, row.change, row.certainty) for row in kept] == [("KEN", "kept", "last known")]
    assert changed(register, "TUR and not b", "2009-01-01", "2011-01-01") == {"added TUR possible"}
    assert changed(register, "TUR and not b@2009-01-01", "2009-01-01", "2011-01-01") == set()


def test_line_13_a_first_day_after_the_last_is_refused(compiled):
    with pytest.raises(QueryError, match="--from 2014-01-02 must not be after --to 2014-01-01"):
        changed(compiled(ROUND_TRIP), "a", "2014-01-02", "2014-01-01")
