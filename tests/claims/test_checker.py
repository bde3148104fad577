"""Every kind of claim has four verdicts; line 14 of `docs/dates.md` says which."""

from ledgers import rows, verdicts


def test_a_count_holds_in_every_reading_and_is_within_in_some(register):
    """Norway joined on an unknown day from the 1st to the 10th.

    pact:
      title: A pact
      kind: coalition
      opened: 2020-01-01
      complete: 2020-01-01/2020-12-31
      sources:
        s: {title: Members, publisher: The pact, grade: own}
      actions:
        - {date: 2020-01-01, action: joining, by: [BRA, KEN], source: [s]}
        - {date: 2020-03-01/2020-03-10, action: joining, by: [NOR], source: [s]}
      claims:
        - {source: s, as_of: 2020-02-29, count: 2}
        - {source: s, as_of: 2020-03-01, count: 2}
        - {source: s, as_of: 2020-03-09, count: 3}
        - {source: s, as_of: 2020-03-10, count: 3}
        - {source: s, as_of: 2020-03-10, count: 2, record: 3, explained: Norway was overlooked.}
        - {source: s, as_of: 2020-02-29, count: 3}
        - {source: s, as_of: 2020-03-09, count: 1}
    """
    assert [row[3:] for row in rows(register)] == [
        ("2", "2", "holds", ""),
        ("2", "2 to 3", "within", ""),
        ("3", "2 to 3", "within", ""),
        ("3", "3", "holds", ""),
        ("2", "3", "explained", "+1; Norway was overlooked."),
        ("3", "2", "fails", "-1"),
        ("1", "2 to 3", "fails", "+1"),
    ]


def test_at_least_is_a_lower_bound(register):
    """More than it says is no failure.

    pact:
      title: A pact
      kind: coalition
      opened: 2020-01-01
      complete: 2020-01-01/2020-12-31
      sources:
        s: {title: Members, publisher: The pact, grade: own}
      actions:
        - {date: 2020-01-01, action: joining, by: [BRA, KEN], source: [s]}
        - {date: 2020-03-01/2020-03-10, action: joining, by: [NOR], source: [s]}
      claims:
        - {source: s, as_of: 2020-02-29, at_least: 1}
        - {source: s, as_of: 2020-02-29, at_least: 2}
        - {source: s, as_of: 2020-02-29, at_least: 3, record: 2, explained: Norway was about to join.}
        - {source: s, as_of: 2020-03-01, at_least: 3}
        - {source: s, as_of: 2020-03-10, at_least: 3}
        - {source: s, as_of: 2020-03-10, at_least: 5}
    """
    assert [row[3:] for row in rows(register)] == [
        ("at least 1", "2", "holds", ""),
        ("at least 2", "2", "holds", ""),
        ("at least 3", "2", "explained", "-1; Norway was about to join."),
        ("at least 3", "2 to 3", "within", ""),
        ("at least 3", "3", "holds", ""),
        ("at least 5", "3", "fails", "-2"),
    ]


def test_a_list_is_of_just_those_countries(register):
    """A list fails by those that it has too many, and by those that it has too few.

    pact:
      title: A pact
      kind: coalition
      opened: 2020-01-01
      complete: 2020-01-01/2020-12-31
      sources:
        s: {title: Members, publisher: The pact, grade: own}
      actions:
        - {date: 2020-01-01, action: joining, by: [BRA, KEN], source: [s]}
        - {date: 2020-03-01/2020-03-10, action: joining, by: [NOR], source: [s]}
      claims:
        - {source: s, as_of: 2020-02-29, members: [KEN, BRA]}
        - {source: s, as_of: 2020-03-01, members: [BRA, KEN]}
        - {source: s, as_of: 2020-03-09, members: [BRA, KEN, NOR]}
        - {source: s, as_of: 2020-03-10, members: [BRA, KEN, NOR]}
        - {source: s, as_of: 2020-03-10, members: [KEN, NOR], differs: [BRA], explained: An oversight.}
        - {source: s, as_of: 2020-03-09, members: [BRA, TUR]}
    """
    assert verdicts(register) == ["holds", "within", "within", "holds", "explained", "fails"]
    assert rows(register)[4].difference.startswith("too few: BRA;")
    assert rows(register)[4].difference.endswith("; An oversight.")
    failing = rows(register)[5]
    assert (failing.claim, failing.record) == ("list of 2", "2 to 3")
    assert failing.difference.startswith("too many: TUR; too few: KEN;"), "Norway may have been in or out"


def test_includes_speaks_of_these_countries_only(register):
    """Others may be in as well.

    pact:
      title: A pact
      kind: coalition
      opened: 2020-01-01
      complete: 2020-01-01/2020-12-31
      sources:
        s: {title: Members, publisher: The pact, grade: own}
      actions:
        - {date: 2020-01-01, action: joining, by: [BRA, KEN], source: [s]}
        - {date: 2020-03-01/2020-03-10, action: joining, by: [NOR], source: [s]}
      claims:
        - {source: s, as_of: 2020-02-29, includes: [BRA]}
        - {source: s, as_of: 2020-02-29, includes: [NOR], differs: [NOR], explained: Said to be joining.}
        - {source: s, as_of: 2020-03-01, includes: [BRA, NOR]}
        - {source: s, as_of: 2020-03-10, includes: [BRA, NOR]}
        - {source: s, as_of: 2020-03-01, includes: [BRA, NOR, TUR]}
    """
    assert [row[3:] for row in rows(register)] == [
        ("includes BRA", "", "holds", ""),
        ("includes NOR", "", "explained", "too many: NOR; Said to be joining."),
        ("includes BRA, NOR", "", "within", "NOR in by 2020-03-01, if listed rightly"),
        ("includes BRA, NOR", "", "holds", ""),
        ("includes BRA, NOR, TUR", "", "fails", "too many: TUR"),
    ]


def test_excludes_speaks_of_these_countries_only(register):
    """Whoever is not named may be in or out.

    pact:
      title: A pact
      kind: coalition
      opened: 2020-01-01
      complete: 2020-01-01/2020-12-31
      sources:
        s: {title: Members, publisher: The pact, grade: own}
      actions:
        - {date: 2020-01-01, action: joining, by: [BRA, KEN], source: [s]}
        - {date: 2020-03-01/2020-03-10, action: joining, by: [NOR], source: [s]}
      claims:
        - {source: s, as_of: 2020-02-29, excludes: [NOR, TUR]}
        - {source: s, as_of: 2020-03-09, excludes: [NOR, TUR]}
        - {source: s, as_of: 2020-03-10, excludes: [NOR], differs: [NOR], explained: An older list.}
        - {source: s, as_of: 2020-03-01, excludes: [BRA, NOR, TUR]}
    """
    assert [row[3:] for row in rows(register)] == [
        ("excludes NOR, TUR", "", "holds", ""),
        ("excludes NOR, TUR", "", "within", "NOR not before 2020-03-10, if rightly absent"),
        ("excludes NOR", "", "explained", "in by the record: NOR; An older list."),
        ("excludes BRA, NOR, TUR", "", "fails", "in by the record: BRA"),
    ]


def test_became_the_nth_counts_those_in_when_it_joined(register):
    """Norway was the 2nd or the 3rd, by whether it came before Brazil; the United States never joined.

    pact:
      title: A pact
      kind: coalition
      opened: 2020-01-01
      complete: 2020-01-01/2020-12-31
      sources:
        s: {title: Members, publisher: The pact, grade: own}
      actions:
        - {date: 2020-01-01, action: joining, by: [KEN], source: [s]}
        - {date: 2020-02-01/2020-02-10, action: joining, by: [NOR], source: [s]}
        - {date: 2020-02-05, action: joining, by: [BRA], source: [s]}
        - {date: 2020-03-01, action: joining, by: [TUR], source: [s]}
      claims:
        - {source: s, joined: KEN, count: 1}
        - {source: s, joined: NOR, count: 1}
        - {source: s, joined: NOR, count: 2}
        - {source: s, joined: NOR, count: 3}
        - {source: s, joined: BRA, count: 4}
        - {source: s, joined: TUR, count: 4}
        - {source: s, joined: TUR, count: 5, record: 4, explained: The secretariat was counted.}
        - {source: s, joined: USA, count: 1}
    """
    assert [row[3:] for row in rows(register)] == [
        ("KEN the 1st", "1", "holds", ""),
        ("NOR the 1st", "2 to 3", "fails", "+1"),
        ("NOR the 2nd", "2 to 3", "within", ""),
        ("NOR the 3rd", "2 to 3", "within", ""),
        ("BRA the 4th", "2 to 3", "fails", "-1"),
        ("TUR the 4th", "4", "holds", ""),
        ("TUR the 5th", "4", "explained", "-1; The secretariat was counted."),
        ("USA the 1st", "", "fails", "USA has not joined"),
    ]
    assert {row.as_of for row in rows(register)} == {""}


def test_of_two_that_join_on_one_day_either_may_be_the_first(register):
    """Nobody knows the order within a day.

    pact:
      title: A pact
      kind: coalition
      opened: 2020-01-01
      complete: 2020-01-01/2020-12-31
      sources:
        s: {title: Members, publisher: The pact, grade: own}
      actions:
        - {date: 2020-01-01, action: joining, by: [KEN], source: [s]}
        - {date: 2020-02-05, action: joining, by: [BRA, NOR], source: [s]}
        - {date: 2020-02-06, action: joining, by: [TUR], source: [s]}
      claims:
        - {source: s, joined: BRA, count: 1}
        - {source: s, joined: BRA, count: 2}
        - {source: s, joined: BRA, count: 3}
        - {source: s, joined: NOR, count: 2}
        - {source: s, joined: NOR, count: 3}
        - {source: s, joined: NOR, count: 4}
        - {source: s, joined: TUR, count: 4}
    """
    assert verdicts(register) == ["fails", "within", "within", "within", "within", "fails", "holds"]
    assert rows(register)[0].record == "2 to 3"


def test_who_left_is_not_counted_when_the_next_joins(register):
    """Kenya left on the day before Norway came, Brazil on an unknown day around it.

    pact:
      title: A pact
      kind: coalition
      opened: 2020-01-01
      complete: 2020-01-01/2020-12-31
      sources:
        s: {title: Members, publisher: The pact, grade: own}
      actions:
        - {date: 2020-01-01, action: joining, by: [BRA, KEN, TUR], source: [s]}
        - {date: 2020-02-04, action: withdrawal, by: [KEN], source: [s]}
        - {date: 2020-02-05, action: joining, by: [NOR], source: [s]}
        - {date: 2020-02-05/2020-02-09, action: withdrawal, by: [BRA], source: [s]}
      claims:
        - {source: s, joined: NOR, count: 2}
        - {source: s, joined: NOR, count: 3}
        - {source: s, joined: NOR, count: 4}
    """
    assert verdicts(register) == ["within", "within", "fails"]
