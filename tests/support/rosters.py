"""A roster that came to its end, with one who left before."""

CLOSED = """
roster:
  title: Roster
  kind: organisation
  opened: 2020-01-01
  closed: 2021-01-01
  complete: 2020-01-01/2020-12-31
  sources:
    s: {title: List, publisher: Press office, grade: own}
  actions:
    - {date: 2020-01-01, action: joining, by: [NOR, BRA, KEN], source: [s]}
    - {date: 2020-06-01, action: withdrawal, by: [KEN], source: [s]}
"""
