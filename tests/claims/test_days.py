"""The days a claim speaks of, the set that it is of, and those whom nobody names."""

import pytest

from ledgers import record, rows, verdicts


@pytest.mark.parametrize(
    ("as_of", "verdict"),
    [
        ("2020-02-01/2020-03-09", "fails"),
        ("2020-02-01/2020-03-10", "holds"),
        ("2020-03", "holds"),
        ("2020-03-19/2020-12", "holds"),
        ("2020-03-20/2020-12", "fails"),
        ("../2020-03-09", "fails"),
        ("../2020-03-10", "holds"),
    ],
)
def test_over_several_days_a_claim_holds_if_it_is_true_on_one_of_them(compiled, as_of, verdict):
    """There were three from the 10th to the 19th of March."""
    acts = (
        "date: 2020-01-01, action: joining, by: [BRA, KEN]",
        "date: 2020-03-10, action: joining, by: [NOR]",
        "date: 2020-03-20, action: withdrawal, by: [NOR]",
    )
    said = ("count: 3", "at_least: 3", "members: [BRA, KEN, NOR]", "includes: [NOR]")
    register = compiled(record(*acts, claims=[f"as_of: {as_of}, {claim}" for claim in said]))
    assert verdicts(register) == [verdict] * 4


def test_excludes_and_zero_hold_where_they_are_true_before_or_after(register):
    """Norway was in from the 10th to the 19th of March, nobody else ever.

    pact:
      title: A pact
      kind: coalition
      opened: 2020-01-01
      complete: 2020-01-01/2020-12-31
      sources:
        s: {title: Members, publisher: The pact, grade: own}
      actions:
        - {date: 2020-03-10, action: joining, by: [NOR], source: [s]}
        - {date: 2020-03-19, action: withdrawal, by: [NOR], effective: 2020-03-20, source: [s]}
      claims:
        - {source: s, as_of: 2020-03-10/2020-03-19, excludes: [NOR]}
        - {source: s, as_of: 2020-03-09/2020-03-19, excludes: [NOR]}
        - {source: s, as_of: 2020-03-10/2020-03-20, excludes: [NOR]}
        - {source: s, as_of: 2020-03-10/2020-03-19, count: 0}
        - {source: s, as_of: 2020-03-10/2020-03-20, count: 0}
        - {source: s, as_of: ../2020-03-19, count: 0}
    """
    assert verdicts(register) == ["fails", "holds", "holds", "fails", "holds", "holds"]


def test_over_several_days_a_claim_is_within_if_it_is_true_on_one_in_some_reading(register):
    """Norway came on an unknown day from the 10th to the 20th.

    pact:
      title: A pact
      kind: coalition
      opened: 2020-01-01
      complete: 2020-01-01/2020-12-31
      sources:
        s: {title: Members, publisher: The pact, grade: own}
      actions:
        - {date: 2020-01-01, action: joining, by: [BRA, KEN], source: [s]}
        - {date: 2020-03-10/2020-03-20, action: joining, by: [NOR], source: [s]}
      claims:
        - {source: s, as_of: 2020-03-01/2020-03-09, count: 3}
        - {source: s, as_of: 2020-03-01/2020-03-10, count: 3}
        - {source: s, as_of: 2020-03-01/2020-03-20, count: 3}
        - {source: s, as_of: 2020-03-09/2020-03-15, count: 2}
        - {source: s, as_of: 2020-03-10/2020-03-31, count: 2}
        - {source: s, as_of: 2020-03-20/2020-03-31, count: 2}
    """
    assert verdicts(register) == ["fails", "within", "holds", "holds", "within", "fails"]


def test_any_kind_of_claim_can_be_of_an_expression(register):
    """Of the pact's members in Africa, in Europe, in another instrument, on another day.

    pact:
      title: A pact
      kind: coalition
      opened: 2020-01-01
      complete: 2020-01-01/2020-12-31
      sources:
        s: {title: Members, publisher: The pact, grade: own}
      actions:
        - {date: 2020-01-01, action: joining, by: [BRA, KEN, NOR], source: [s]}
        - {date: 2020-06-01, action: joining, by: [NAM], source: [s]}
      claims:
        - {source: s, as_of: 2020-02-01, of: pact and region:africa, count: 1}
        - {source: s, as_of: 2020-02-01, of: pact@2020-06-01 and region:africa, count: 2}
        - {source: s, as_of: 2020-02-01, of: ring and not pact, members: [TUR]}
        - {source: s, as_of: 2020-06-01, of: pact or ring, at_least: 5}
        - {source: s, as_of: 2020-06-01, of: pact and ring, includes: [BRA]}
        - {source: s, as_of: 2020-06-01, of: pact and not ring, excludes: [BRA]}
        - {source: s, joined: NAM, of: pact and region:africa, count: 2}
        - {source: s, as_of: 2020-02/2020-03, of: ring and not pact, count: 2}
    ring:
      title: A ring
      kind: coalition
      opened: 2020-01-01
      complete: 2020-01-01/2020-12-31
      sources:
        s: {title: Members, publisher: The ring, grade: own}
      actions:
        - {date: 2020-02-01, action: joining, by: [BRA, TUR], source: [s]}
        - {date: 2020-03-31, action: joining, by: [USA], source: [s]}
    """
    assert verdicts(register) == ["holds"] * 8
    assert [row.claim for row in rows(register)] == [
        "1 of pact and region:africa",
        "2 of pact@2020-06-01 and region:africa",
        "list of 1 of ring and not pact",
        "at least 5 of pact or ring",
        "includes BRA of pact and ring",
        "excludes BRA of pact and not ring",
        "NAM the 2nd of pact and region:africa",
        "2 of ring and not pact",
    ]


def test_a_claim_of_what_does_not_exist_fails_and_says_why(compiled):
    claim = "as_of: 2020-02-01, of: ring and not pact, count: 1"
    register = compiled(record("date: 2020-01-01, action: joining, by: [NOR]", claims=[claim]))
    (row,) = rows(register)
    assert (row.verdict, row.record) == ("fails", "")
    assert row.difference.startswith("unknown instrument 'ring'")


def test_a_treaty_that_enters_into_force_within_the_days_counts_for_those_whose_day_is_unknown(compiled):
    """Norway is bound; its own day of effect is unknown, so it is possible from the treaty's own (line 8)."""
    days = ("2020-05-31", "2020-06-01", "2020-05-01/2020-05-31", "2020-05-01/2020-06-01", "2020")
    act = "date: 2020-02-01, action: ratification, by: [NOR]"
    claims = [f"as_of: {day}, of: pact:in-force, count: 1" for day in days]
    register = compiled(record(act, claims=claims, kind="treaty", head=["in_force: 2020-06-01"]))
    assert verdicts(register) == ["fails", "within", "fails", "within", "within"]


def test_those_whom_nobody_names_are_counted_but_stand_in_no_list(register):
    """Fourteen joined on an unknown day from the 5th to the 10th of July; no source has their names.

    pact:
      title: A pact
      kind: resolution
      opened: 2020-01-01
      complete: 2020-01-01/2020-12-31
      sources:
        s: {title: Sponsors, publisher: The pact, grade: own}
      actions:
        - {date: 2020-01-01, action: sponsorship, by: [BRA, KEN], source: [s]}
        - {date: 2020-07-05/2020-07-10, action: sponsorship, unnamed: 14, source: [s]}
      claims:
        - {source: s, as_of: 2020-07-04, count: 2}
        - {source: s, as_of: 2020-07-04, count: 16}
        - {source: s, as_of: 2020-07-05, count: 16}
        - {source: s, as_of: 2020-07-09, count: 2}
        - {source: s, as_of: 2020-07-10, count: 2}
        - {source: s, as_of: 2020-07-10, count: 16}
        - {source: s, as_of: 2020-07-10, at_least: 16}
        - {source: s, as_of: 2020-07-10, of: pact:sponsor, count: 16}
        - {source: s, as_of: 2020-07-10, of: pact:sponsorship, count: 16}
        - {source: s, as_of: 2020-07-10, of: pact:adopter, count: 0}
        - {source: s, as_of: 2020-07-10, of: pact and kind:state, count: 2}
        - {source: s, as_of: 2020-07-10, of: pact and kind:state, count: 17}
        - {source: s, as_of: 2020-07-10, members: [BRA, KEN]}
    """
    assert verdicts(register) == [
        "holds",
        "fails",
        "within",
        "within",
        "fails",
        *["holds"] * 5,
        "within",
        "fails",
        "within",
    ]
    assert [row.record for row in rows(register)][:5] == ["2", "2", "2 to 16", "2 to 16", "16"]


def test_who_joins_after_those_whom_nobody_names_comes_after_them(register):
    """Fourteen came on the 5th, or on the 6th, the day on which Norway came; Turkey came on the 8th.

    pact:
      title: A pact
      kind: coalition
      opened: 2020-01-01
      complete: 2020-01-01/2020-12-31
      sources:
        s: {title: Members, publisher: The pact, grade: own}
      actions:
        - {date: 2020-01-01, action: joining, by: [BRA, KEN], source: [s]}
        - {date: 2020-07-05/2020-07-06, action: joining, unnamed: 14, source: [s]}
        - {date: 2020-07-06, action: joining, by: [NOR], source: [s]}
        - {date: 2020-07-08, action: joining, by: [TUR], source: [s]}
      claims:
        - {source: s, joined: NOR, count: 3}
        - {source: s, joined: NOR, count: 17}
        - {source: s, joined: NOR, count: 18}
        - {source: s, joined: TUR, count: 18}
    """
    assert verdicts(register) == ["within", "within", "fails", "holds"]


@pytest.mark.parametrize("of", ["region:africa", "NOR and kind:state"])
def test_a_claim_of_what_never_changes_is_checked_like_any_other(compiled, of):
    """These sets have no days of their own."""
    claims = [f"{when}, of: {of}, count: 9" for when in ("as_of: ../2020-02-01", "joined: NOR")]
    register = compiled(record("date: 2020-01-01, action: joining, by: [NOR]", claims=claims))
    assert verdicts(register) == ["fails", "fails"]
