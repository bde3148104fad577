"""Where to look next: what can still change, and how far behind the record is."""

from program import Compiled
from signatories.query.due import due

RECORD = """
    old:
      title: Old
      kind: coalition
      opened: 2019-01-01
      url: https://old.example
      complete: 2019-01-01/2020-01-01
      look: 2020-06-01
      sources: {s: {title: T, publisher: P, grade: own}}
      actions:
        - {date: 2019-01-01, action: joining, by: [BRA, KEN], source: [s]}
        - {date: 2019-02-01, action: joining, unnamed: 3, source: [s]}
    pact:
      title: Pact
      kind: treaty
      opened: 2019-01-01
      sources: {s: {title: T, publisher: P, grade: own}}
      actions:
        - {date: 2019-01-01, action: signature, by: [BRA, KEN, NAM], source: [s]}
        - {date: 2020-02-10, action: ratification, by: [KEN], source: [s]}
    fixed:
      title: Fixed
      kind: resolution
      opened: 2019-01-01
      complete: 2019-01-01/..
      sources: {s: {title: T, publisher: P, grade: own}}
      actions:
        - {date: 2019-01-01, action: endorsement, by: [BRA], source: [s]}
    over:
      title: Over
      kind: coalition
      opened: 2019-01-01
      closed: 2020-01-01
      complete: 2019-01-01/2019-06-01
      sources: {s: {title: T, publisher: P, grade: own}}
      actions:
        - {date: 2019-01-01, action: joining, by: [BRA], source: [s]}
    fresh:
      title: Fresh
      kind: declaration
      opened: 2020-03-01
      complete: 2020-03-01
      sources: {s: {title: T, publisher: P, grade: own}}
      actions:
        - {date: 2020-03-01, action: endorsement, by: [BRA], source: [s]}
    """


def test_the_furthest_behind_comes_first_with_what_can_change_and_where_to_look(compiled: Compiled) -> None:
    """On 1 March 2020: 60 days after 1 January, and 20 after 10 February, in a leap year."""
    found = due(compiled(RECORD), "2020-03-01")
    assert [tuple(row) for row in found] == [
        ("old", "Old", "2020-01-01", 60, "joining, leaving", 3, "2020-06-01", "https://old.example"),
        ("pact", "Pact", "2020-02-10", 20, "ratification by 2; signature, accession, withdrawal", 0, "", ""),
    ]  # fmt: skip


def test_what_is_not_open_yet_or_was_not_behind_then_is_not_due(compiled: Compiled) -> None:
    register = compiled(RECORD)
    assert due(register, "2020-01-01") == []
    assert [row.id for row in due(register, "2020-03-02")] == ["old", "pact", "fresh"]


def test_a_notice_given_can_still_change_something(compiled: Compiled) -> None:
    notice = "        - {date: 2020-02-12, action: withdrawal, by: [KEN], effective: 2021-02-12, source: [s]}"
    record = RECORD.replace("by: [KEN], source: [s]}", f"by: [KEN], source: [s]}}\n{notice}")
    [_, pact] = due(compiled(record), "2020-03-01")
    assert pact.can_change.endswith("; Kenya has given notice and leaves on 2021-02-12")
