"""Those whom no source names, under `not`, in claims and on the map (lines 10 and 11)."""

import pytest

from signatories.query.members import count
from signatories.register.tables import Register
from small_records import SmallRecord, record

JOINED = "date: 1990-01-01, action: joining, by: [BRA, CIV, CZE, DEU, GBR, KEN, NAM, NOR, TUR, USA, XKX]"
BODY = record("body", "organisation", JOINED, head=["complete: 1990-01-01/.."])
RES = record(
    "res",
    "resolution",
    "date: 2012-07-05, action: sponsorship, by: [BRA, CZE]",
    "date: 2012-07-05, action: sponsorship, unnamed: 3",
    opened="2012-07-05",
    head=["complete: 2012-07-05/.."],
)
"""Eleven states: two sponsors with a name, three without."""


def with_claims(*claims: str) -> str:
    return RES + "  claims:\n" + "".join(f"    - {{source: s, {claim}}}\n" for claim in claims)


def test_who_is_not_a_sponsor_is_possible_while_some_are_unnamed(small: SmallRecord) -> None:
    rows = small.write(BODY, RES).rows("who-signed body and not res --as-of 2012-07-10")
    assert [row["certainty"] for row in rows] == ["possible"] * 9
    words = small.words("who-signed body and not res --as-of 2012-07-10")
    assert "6: nobody; 3 possible" in words
    assert "res: 3 more members are named by no source" in words


def test_a_difference_of_two_sets_is_possible_while_some_are_unnamed(small: SmallRecord) -> None:
    rows = small.write(BODY, RES).rows("diff body res --as-of 2012-07-10")
    assert {(row["change"], row["certainty"]) for row in rows} == {("only-first", "possible")}
    assert len(rows) == 9


def test_the_unnamed_may_have_come_between_two_days(register: Register) -> None:
    """Nobody of them can have left.

    it:
      title: It
      kind: declaration
      opened: 2020-01-01
      sources:
        s: {title: A list, publisher: The host, grade: own}
      actions:
        - {date: 2020-02, action: endorsement, unnamed: 2, source: [s]}
    """
    questions = ("it and not it@2020-02-10", "it@2020-02-10 and not it", "it and not it@2020-01-31")
    numbers = [str(count(register, question, "2020-02-20")) for question in questions]
    assert numbers == ["0 to 2", "0", "0 to 2"]


def test_a_treaty_may_be_in_force_for_the_unnamed_once_it_is(register: Register) -> None:
    """From which day, nobody says (line 8).

    it:
      title: It
      kind: treaty
      opened: 2020-01-01
      in_force: 2021-01-01
      sources:
        s: {title: A list, publisher: The host, grade: own}
      actions:
        - {date: 2020-02-01, action: ratification, unnamed: 2, source: [s]}
    """
    days = ("2020-12-31", "2021-01-01")
    assert [str(count(register, "it", day)) for day in days] == ["2", "2"]
    assert [str(count(register, "it:in-force", day)) for day in days] == ["0", "0 to 2"]


def test_an_overlap_and_the_list_give_one_figure(small: SmallRecord) -> None:
    small.write(BODY, RES)
    assert small.column("list --as-of 2012-07-10", "id", "members") == ["body 11", "res 5"]
    assert "5: 2 countries" in small.words("who-signed res --as-of 2012-07-10")
    parts = small.column("chart overlap body res --as-of 2012-07-10", "sets", "at_least", "at_most")
    assert parts == ["body 6 9", "body + res 2 5", "res 0 3"]
    assert "6 to 9 only in body, 0 to 3 only in res; 9 possible" in small.words(
        "diff body res --as-of 2012-07-10"
    )


@pytest.mark.parametrize(
    ("question", "summary"),
    [
        ("body and res", "2: 2 countries; 3 possible, named by no source"),
        ("res or body", "11: 11 countries; 3 possible, named by no source"),
        ("res or NOR", "5: 3 countries, 2 named by no source; 1 possible, named by no source"),
        ("res and not body", "0: nobody; 3 possible, named by no source"),
        ("res and res", "5: 2 countries, 3 named by no source; 0 possible"),
        ("res and not res", "0: nobody; 0 possible"),
        ("body and res and region:africa", "0: nobody; 3 possible, named by no source"),
        ("body and res and NOR", "0: nobody; 1 possible, named by no source"),
        ("body and res@2012-07-04", "0: nobody; 0 possible"),
    ],
)
def test_in_a_longer_expression_each_of_them_adds_at_most_one(
    small: SmallRecord, question: str, summary: str
) -> None:
    """Which of the sponsors without a name are in the body, nobody knows."""
    small.write(BODY, RES)
    assert f"{summary}\n" in small.words(f"who-signed {question} --as-of 2012-07-10") + "\n"


def test_unnamed_who_did_different_things_are_different_ones(small: SmallRecord) -> None:
    """Two signed and three acceded: five of whom nobody knows the name, and not three."""
    pact = record(
        "pact",
        "treaty",
        "date: 2000-01-01, action: signature, unnamed: 2",
        "date: 2001-01-01, action: accession, unnamed: 3",
        opened="2000-01-01",
        head=["complete: 2000-01-01/.."],
    )
    small.write(BODY, pact)
    words = small.words("who-signed body and not pact:signatory and not pact:party --as-of 2012-07-10")
    assert "6: nobody; 5 possible" in words
    words = small.words("who-signed body and pact:signatory or body and pact:party --as-of 2012-07-10")
    assert "0: nobody; 5 possible, named by no source" in words


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("of: kind:state and not res, count: 9", "within"),
        ("of: kind:state and not res, count: 6", "within"),
        ("of: kind:state and not res, count: 5", "fails"),
        ("of: kind:state and not res, count: 10", "fails"),
        ("of: kind:state and not res, at_least: 6", "holds"),
        ("of: kind:state and not res, at_least: 7", "within"),
        ("excludes: [NOR]", "within"),
        ("members: [BRA, CZE]", "within"),
        ("excludes: [BRA]", "fails"),
        ("count: 5", "holds"),
        ("count: 2", "fails"),
    ],
)
def test_a_claim_that_excludes_is_at_best_within(small: SmallRecord, claim: str, verdict: str) -> None:
    """Eleven states that have not ended: without the two sponsors nine, less up to three."""
    assert small.write(with_claims(f"as_of: 2012-07-10, {claim}")).verdicts("res") == [verdict]


def test_without_any_unnamed_the_same_claims_hold(small: SmallRecord) -> None:
    named = with_claims("as_of: 2012-07-10, excludes: [NOR]", "as_of: 2012-07-10, members: [BRA, CZE]")
    named = "".join(line for line in named.splitlines(keepends=True) if "unnamed" not in line)
    assert small.write(named).verdicts("res") == ["holds", "holds"]


def test_the_map_calls_nobody_not_in_who_may_be_one_of_them(small: SmallRecord) -> None:
    small.write(RES)
    words = small.words("map res --as-of 2012-07-10")
    assert "3 named by no source" in words
    rows = small.rows("map res --as-of 2012-07-10")
    assert not [row for row in rows if row["standing"] == "not in"]


def test_who_is_unnamed_as_one_thing_is_not_so_as_another(small: SmallRecord) -> None:
    """Two adopted the resolution in its body, and one sponsored it: the two are adopters and not in."""
    res = record(
        "res",
        "resolution",
        "date: 2012-07-05, action: adoption, unnamed: 2",
        "date: 2012-07-05, action: sponsorship, unnamed: 1",
        opened="2012-07-05",
        head=["complete: 2012-07-05/.."],
    )
    small.write(res)
    words = small.words("who-signed res:adopter and not res --as-of 2012-07-10")
    assert "0: nobody; 2 possible, named by no source" in words
    assert "0: nobody; 0 possible" in small.words("who-signed res and not res --as-of 2012-07-10")


def test_the_map_of_a_longer_expression_counts_them_apart(small: SmallRecord) -> None:
    small.write(BODY, RES)
    words = small.words("map body and res --as-of 2012-07-10")
    assert "+3 named by no source, possibly" in words
    words = small.words("map res or NOR --as-of 2012-07-10")
    assert "+3 named by no source, 1 of them possibly" in words


def test_who_may_be_one_of_them_is_told_so(small: SmallRecord) -> None:
    small.write(RES)
    assert "may be one of the 3 whom no source names" in small.words("why res NAM --as-of 2012-07-10")
    assert "So Namibia under res on 2012-07-04: not" in small.words("why res NAM --as-of 2012-07-04")
    assert "may be one" not in small.words("why res NAM --as-of 2012-07-04")
    assert "may be one" not in small.words("why res BRA --as-of 2012-07-10")


@pytest.mark.parametrize(
    ("figure", "verdict"),
    [(2, "fails"), (3, "within"), (4, "fails"), (5, "fails"), (7, "fails"), (8, "within"), (9, "fails")],
)
def test_the_unnamed_of_one_entry_come_together(small: SmallRecord, figure: int, verdict: str) -> None:
    """Three with a name, and five who joined on some day of 2012."""
    text = record(
        "it",
        "coalition",
        "date: 2010-01-01, action: joining, by: [BRA, KEN, NOR]",
        "date: 2012, action: joining, unnamed: 5",
        claims=[f"as_of: 2012-06-01, count: {figure}"],
    )
    assert small.write(text).verdicts("it") == [verdict]
