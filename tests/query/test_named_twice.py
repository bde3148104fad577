"""One instrument named twice in a question: its terms are read together, reading by reading (line 9)."""

import pytest

from small_records import SmallRecord, record

FORUM = record(
    "forum",
    "coalition",
    "date: 2020-01-01, action: joining, by: [BRA]",
    "date: 2021-01/2022-06, action: joining, by: [KEN, NAM, NOR]",
    "date: 2023, action: joining, by: [TUR]",
)
"""Three of whom the record knows no better than that they joined in one of eighteen months."""


def test_who_was_in_and_is_not_later_is_nobody_where_nobody_left(small: SmallRecord) -> None:
    small.write(FORUM)
    assert small.rows("who-signed forum@2021-03-19 and not forum@2022-07-06") == []
    assert small.rows("who-signed forum@2021-03-19 and not forum@2021-03-19") == []
    later = small.rows("who-signed forum@2022-07-06 and not forum@2021-03-19")
    assert [(row["code"], row["certainty"]) for row in later] == [
        (code, "possible") for code in ("KEN", "NAM", "NOR")
    ]


def test_days_and_sets_give_the_same_difference(small: SmallRecord) -> None:
    small.write(FORUM)
    days = small.column("diff forum --from 2021-03-19 --to 2022-07-06", "code", "change", "certainty")
    sets = small.column("diff forum@2021-03-19 forum@2022-07-06", "code", "change", "certainty")
    words = small.column("who-signed forum@2022-07-06 and not forum@2021-03-19", "code", "certainty")
    assert days == [f"{code} added possible" for code in ("KEN", "NAM", "NOR")]
    assert sets == [row.replace("added", "only-second") for row in days]
    assert words == [row.replace(" added", "") for row in days]


@pytest.mark.parametrize("day", ["2013-01-01", "2013-06-01", "2013-12-31"])
def test_whoever_acceded_without_signing_was_never_in_but_as_a_party(small: SmallRecord, day: str) -> None:
    small.write(record("it", "treaty", "date: 2013, action: accession, by: [NOR]"))
    assert small.rows(f"who-signed it and not it:party --as-of {day}") == []
    assert len(small.rows(f"who-signed it:party --as-of {day}")) == 1


def test_whoever_signed_before_was_possibly_no_party_yet(small: SmallRecord) -> None:
    acts = ("date: 2012, action: signature, by: [NOR]", "date: 2013, action: ratification, by: [NOR]")
    small.write(record("it", "treaty", *acts))
    asked = "who-signed it and not it:party --as-of"
    found = [
        small.column(f"{asked} {day}", "certainty") for day in ("2012-12-31", "2013-06-01", "2013-12-31")
    ]
    assert found == [["certain"], ["possible"], []]


def test_a_nested_not_turns_twice(small: SmallRecord) -> None:
    """`a and not (b and not c)`: of those in b, only those who are in c too."""
    b = record(
        "b",
        "coalition",
        "date: 2000-01-01, action: joining, by: [KEN, NAM, NOR]",
        head=["complete: 1980-01-01/.."],
    )
    c = record(
        "c",
        "coalition",
        "date: 2000-01-01, action: joining, by: [KEN]",
        "date: 2000/2030-01, action: joining, by: [NAM]".replace("2030-01", "2026-01"),
        head=["complete: 1980-01-01/.."],
    )
    a = record("a", "coalition", "date: 2000-01-01, action: joining, by: [BRA, KEN, NAM, NOR]")
    small.write(a, b, c)
    found = small.column("who-signed a and not (b and not c) --as-of 2001-01-01", "code", "certainty")
    assert found == ["BRA last known", "KEN last known", "NAM possible"]


def test_no_full_list_under_two_nots_takes_nobody_in(small: SmallRecord) -> None:
    """Under an even number of `not`, a country without an act is out, as it is under none."""
    b = record(
        "b",
        "coalition",
        "date: 2000-01-01, action: joining, by: [KEN, NOR]",
        head=["complete: 1980-01-01/.."],
    )
    c = record("c", "coalition", "date: 2000-01-01, action: joining, by: [KEN]")
    a = record(
        "a",
        "coalition",
        "date: 2000-01-01, action: joining, by: [BRA, KEN, NOR]",
        head=["complete: 1980-01-01/.."],
    )
    small.write(a, b, c)
    found = small.column("who-signed a and not (b and not c) --as-of 2001-01-01", "code")
    assert found == ["BRA", "KEN"]


def test_one_question_that_stands_twice_has_one_answer_beyond_the_reach(small: SmallRecord) -> None:
    """Whatever happened to Kenya since, it is not in and out at once (lines 9 and 16)."""
    small.write(record("it", "treaty", "date: 2020-02-27, action: accession, by: [KEN]"))
    assert small.column("who-signed KEN and not (it and not it)", "certainty") == ["certain"]
    assert small.column("who-signed KEN and it", "certainty") == ["last known"]
    assert small.column("who-signed KEN and not (it@2021-01-01 and not it)", "certainty") == ["last known"]
