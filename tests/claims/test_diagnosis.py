"""What would make a failing claim true: a way of counting, a day, a date of the record."""

import pytest

from ledgers import record, rows, set_difference, verdicts

FOUNDERS = "date: 2020-01-01, action: joining, by: [BRA, KEN, NOR]"
EU_TOO = "date: 2020-01-01, action: joining, by: [BRA, EU, KEN, NOR]"


def difference(compiled, *acts: str, claim: str, head: tuple[str, ...] = (), tail: str = "") -> str:
    """What is said of one failing claim."""
    text = record(*acts, claims=[claim], head=head).replace("  claims:", f"{tail}  claims:")
    (row,) = rows(compiled(text))
    assert row.verdict == "fails"
    return row.difference


def hosted(day: str) -> str:
    return f"  events:\n    - {{date: {day}, what: A summit., place: Oslo, country: NOR, source: [s]}}\n"


def test_true_without_organisations(compiled):
    assert difference(compiled, EU_TOO, claim="as_of: 2020-02-01, count: 3") == (
        "+1; true without organisations (EU)"
    )


@pytest.mark.parametrize(
    ("day", "cure"),
    [
        ("2020-02-02", ""),
        ("2020-02-03", "; true without the host (NOR)"),
        ("2020-02-10", "; true without the host (NOR)"),
        ("2020-02-17", "; true without the host (NOR)"),
        ("2020-02-18", ""),
    ],
)
def test_true_without_the_host_of_the_week_before_or_after(compiled, day, cure):
    claim = "as_of: 2020-02-10, count: 2"
    assert difference(compiled, FOUNDERS, claim=claim, tail=hosted(day)) == f"+1{cure}"


def test_a_country_where_nothing_took_place_is_no_host(compiled):
    """Norway's term in the chair has no place."""
    chair = "  events:\n    - {date: 2020-02, what: Norway has the chair., country: NOR, source: [s]}\n"
    assert difference(compiled, FOUNDERS, claim="as_of: 2020-02-10, count: 2", tail=chair) == "+1"


def test_true_without_the_disputed(compiled):
    contested = "date: 2020-01-02, action: joining, by: [TUR], disputed: Its ministry denies it."
    assert difference(compiled, FOUNDERS, contested, claim="as_of: 2020-02-01, count: 3") == (
        "+1; true without the disputed (TUR)"
    )


@pytest.mark.parametrize(
    ("action", "cure"), [("removal", "; true without those removed later (NOR)"), ("withdrawal", "")]
)
def test_true_without_those_removed_later(compiled, action, cure):
    """Who was taken off a list should not have stood on it; who left was in."""
    act = f"date: 2020-02-03, action: {action}, by: [NOR]"
    assert difference(compiled, FOUNDERS, act, claim="as_of: 2020-02-02, count: 2") == f"+1{cure}"


@pytest.mark.parametrize(
    ("day", "figure", "expected"),
    [
        ("2020-01-20", 4, "-1"),
        ("2020-02-01", 5, "-1"),
        ("2020-02-02", 5, "-1"),
        ("2020-02-03", 4, "-1; true with those that left again (TUR)"),
        ("2020-02-04", 4, "-1; true with those that left again (TUR)"),
    ],
)
def test_true_with_those_that_left_again(compiled, day, figure, expected):
    """Some lists only grow. Turkey was in on two days; before it came nobody had left."""
    acts = (
        "date: 2020-02-01, action: joining, by: [TUR]",
        "date: 2020-02-03, action: withdrawal, by: [TUR]",
    )
    claim = f"as_of: {day}, count: {figure}"
    assert difference(compiled, FOUNDERS, *acts, claim=claim) == expected


def test_true_of_those_that_sources_name(compiled):
    late = "date: 2020-01-05, action: joining, unnamed: 14"
    assert difference(compiled, FOUNDERS, late, claim="as_of: 2020-02-01, count: 3") == (
        "+14; true of those that sources name"
    )


def test_two_ways_of_counting_may_be_needed(compiled):
    claim = "as_of: 2020-02-10, count: 2"
    assert difference(compiled, EU_TOO, claim=claim, tail=hosted("2020-02-10")) == (
        "+2; true without organisations (EU) and without the host (NOR)"
    )


def test_no_cure_is_made_up(compiled):
    """No simple way of counting makes these four one, or more than four."""
    tail = hosted("2020-02-10")
    assert difference(compiled, EU_TOO, claim="as_of: 2020-02-10, count: 1", tail=tail) == "+3"
    assert difference(compiled, EU_TOO, claim="as_of: 2020-02-10, count: 5", tail=tail) == "-1"
    assert difference(compiled, EU_TOO, claim="as_of: 2020-02-10, at_least: 5", tail=tail) == "-1"


def test_a_way_of_counting_is_found_for_a_part_of_an_instrument_too(register):
    """The list without the United States is counted without the Commission.

    pact:
      title: A pact
      kind: coalition
      opened: 2020-01-01
      sources:
        s: {title: Members, publisher: The pact, grade: own}
      actions:
        - {date: 2020-01-01, action: joining, by: [BRA, EU, NOR, USA], source: [s]}
      claims:
        - {source: s, as_of: 2020-01-01, of: pact and not USA, count: 2}
    """
    assert set_difference(register) == ["+1; true without organisations (EU)"]


# A list that fails: the nearest day on which it was true, and what it would tell about dates


COMINGS = (
    "date: 2020-01-01, action: joining, by: [BRA]",
    "date: 2020-02-01, action: joining, by: [KEN]",
    "date: 2020-05-01, action: joining, by: [NOR]",
)


@pytest.mark.parametrize(
    ("as_of", "members", "nearest"),
    [
        ("2020-01-31", "[BRA, KEN]", "true on 2020-02-01"),
        ("2020-05-01", "[BRA, KEN]", "true on 2020-04-30"),
        ("2020-06-15", "[BRA, KEN]", "true on 2020-04-30"),
        ("2020-06-15", "[BRA]", "true on 2020-01-31"),
        ("2020-01-15", "[BRA, KEN, NOR]", "true on 2020-05-01"),
    ],
)
def test_the_nearest_day_on_which_a_failing_list_was_true(compiled, as_of, members, nearest):
    """Brazil alone in January, with Kenya from February to April, all three from May."""
    said = difference(compiled, *COMINGS, claim=f"as_of: {as_of}, members: {members}")
    assert nearest in said.split("; ")


@pytest.mark.parametrize(("as_of", "nearest"), [("2020-02-10", "2020-01-31"), ("2020-02-25", "2020-03-01")])
def test_the_nearest_day_may_lie_before_or_after(compiled, as_of, nearest):
    """Norway came for February only."""
    acts = (
        "date: 2020-01-01, action: joining, by: [BRA]",
        "date: 2020-02-01, action: joining, by: [NOR]",
        "date: 2020-03-01, action: withdrawal, by: [NOR]",
    )
    said = difference(compiled, *acts, claim=f"as_of: {as_of}, members: [BRA]")
    assert f"true on {nearest}" in said.split("; ")


def test_a_list_that_was_never_true_has_no_nearest_day(compiled):
    said = difference(compiled, *COMINGS, claim="as_of: 2020-02-01, members: [KEN, NOR]")
    assert "true on" not in said


def test_listed_before_its_earliest_start_absent_after_its_latest(compiled):
    """A full list of a day bounds dates (line 1): named, in by then; absent, not before the day after."""
    said = difference(compiled, *COMINGS, claim="as_of: 2020-03-15, members: [BRA, NOR]")
    assert said.split("; ")[-2:] == [
        "NOR, if listed rightly, is in by 2020-03-15, not from 2020-05-01",
        "KEN, if rightly absent, is not in before 2020-03-16",
    ]


def test_a_list_of_several_days_bounds_dates_by_its_last_and_first_day(compiled):
    """The list was made some day in March: Norway was in by its end, Kenya not in by its beginning."""
    said = difference(compiled, *COMINGS, claim="as_of: 2020-03, members: [BRA, NOR]")
    assert said.split("; ")[-2:] == [
        "NOR, if listed rightly, is in by 2020-03-31, not from 2020-05-01",
        "KEN, if rightly absent, is not in before 2020-03-02",
    ]


def test_a_list_of_part_of_an_instrument_tells_nothing_about_its_dates(compiled):
    """That Norway is on the list may be the fault of the part."""
    said = difference(
        compiled, *COMINGS, claim="as_of: 2020-03-15, of: pact and kind:state, members: [BRA, NOR]"
    )
    assert "if " not in said


VAGUE = ("date: 2020-01-01, action: joining, by: [BRA]", "date: 2020-03, action: joining, by: [NOR]")


@pytest.mark.parametrize(
    ("claim", "tighter"),
    [
        ("as_of: 2020-03-15, members: [BRA, NOR]", "NOR in by 2020-03-15, if listed rightly"),
        ("as_of: 2020-03-15, includes: [NOR]", "NOR in by 2020-03-15, if listed rightly"),
        ("as_of: 2020-03-15, members: [BRA]", "NOR not before 2020-03-16, if rightly absent"),
        ("as_of: 2020-03-15, excludes: [NOR]", "NOR not before 2020-03-16, if rightly absent"),
        ("as_of: 2020-03-10/2020-03-15, members: [BRA, NOR]", "NOR in by 2020-03-15, if listed rightly"),
        ("as_of: 2020-03-10/2020-03-15, members: [BRA]", "NOR not before 2020-03-11, if rightly absent"),
        ("as_of: 2020-03-15, count: 2", ""),
    ],
)
def test_a_list_within_what_dates_allow_would_make_them_tighter(compiled, claim, tighter):
    """Norway came on an unknown day of March; following the advice may not rule out a day it could be."""
    register = compiled(record(*VAGUE, claims=[claim]))
    assert verdicts(register) == ["within"]
    assert set_difference(register) == [tighter]
