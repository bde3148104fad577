"""Knowledge past its end: what is certain, last known, not in, and not known to be in (line 16)."""

import pytest

from program import TODAY
from small_records import SmallRecord, record

PAST = "date: 2010-03-01, action: endorsement, by: [KEN, NOR]"
SIGNED = "date: 2018-10-10, action: signature, by: [NOR]"


def test_a_signature_of_years_ago_is_last_known(small: SmallRecord) -> None:
    small.write(record("it", "treaty", SIGNED))
    assert small.column("who-signed it", "certainty", "known_to") == ["last known 2018-10-10"]
    assert "signatory since 2018-10-10, last known on 2018-10-10" in small.words("why it NOR")
    assert small.column("who-signed it --as-of 2018-10-10", "certainty") == ["certain"]
    assert small.column("who-signed it --as-of 2018-10-11", "certainty") == ["last known"]


def test_a_country_without_acts_in_a_record_without_an_end_is_not_known_to_be_in(small: SmallRecord) -> None:
    small.write(record("it", "treaty", SIGNED))
    assert "So Kenya under it on 2026-11-28: not known to be in" in small.words("why it KEN")


def test_a_summary_names_the_day_on_which_all_were_in(small: SmallRecord) -> None:
    """Of Brazil a later list speaks too, but all three were in on the day of the full list."""
    acts = "date: 2010-03-01, action: endorsement, by: [KEN, NOR, BRA]"
    claims = ["as_of: 2014, includes: [BRA]"]
    small.write(record("it", "declaration", acts, head=["complete: 2010-03-01/2011-12-31"], claims=claims))
    assert "3 last known on 2011-12-31: 3 countries" in small.words("who-signed it")


def test_each_row_says_how_far_it_is_known(small: SmallRecord) -> None:
    """The full list is of 2010 and 2011; Namibia's act and Brazil's mention lie beyond it."""
    small.write(
        record(
            "it",
            "declaration",
            "date: 2010-03-01, action: endorsement, by: [KEN, NOR, BRA]",
            "date: 2012-05, action: endorsement, by: [NAM]",
            head=["complete: 2010-03-01/2011-12-31"],
            claims=["as_of: 2014, includes: [BRA]", "as_of: 2020-01-01, count: 4"],
        )
    )
    known = {row["code"]: row["known_to"] for row in small.rows("who-signed it")}
    assert known == {"KEN": "2011-12-31", "NOR": "2011-12-31", "NAM": "2012-05-01", "BRA": "2014-01-01"}
    assert "4 last known on 2011-12-31 or later: 4 countries" in small.words("who-signed it")
    shown = {row["code"]: row["certainty"] for row in small.rows("who-signed it --as-of 2013-01-01")}
    assert shown == {"KEN": "last known", "NOR": "last known", "NAM": "last known", "BRA": "certain"}


def test_what_can_no_longer_change_stays_certain(small: SmallRecord) -> None:
    small.write(record("it", "declaration", PAST, head=["complete: 2010-03-01/.."]))
    assert small.column("who-signed it", "certainty", "known_to") == ["certain ..", "certain .."]
    assert "So Namibia under it on 2026-11-28: not in" in small.words("why it NAM")


def test_a_merger_says_into_what_and_who_was_in_until_then(small: SmallRecord) -> None:
    small.write(
        record(
            "it",
            "coalition",
            "date: 2010-03-01, action: joining, by: [KEN, NOR, BRA]",
            "date: 2015-01-01, action: withdrawal, by: [BRA]",
            head=["closed: 2020-07-03", "into: A larger partnership with 44 members"],
        )
    )
    words = small.words("who-signed it")
    assert small.rows("who-signed it") == []
    assert "closed on 2020-07-03; merged: A larger partnership with 44 members" in words
    assert "0 disputed, 3 former" in words
    assert "Norway, joined 2010-03-01, until it was closed 2020-07-03" in words
    assert "Brazil, joined 2010-03-01, withdrew 2015-01-01" in words


def test_an_invitation_that_ran_out_is_neither_held_nor_former(small: SmallRecord) -> None:
    small.write(
        record(
            "it",
            "treaty",
            "date: 2015-01-01, action: invitation, by: [KEN, NAM]",
            "date: 2020-01-01, action: lapse, by: [KEN]",
        )
    )
    assert small.column("who-signed it:candidate", "code", "certainty") == ["NAM last known"]
    assert small.column("who-signed it:candidate --as-of 2019-12-31", "code") == ["KEN", "NAM"]
    assert small.rows("who-signed it:former") == []
    assert "0 former" in small.words("who-signed it")


def test_a_provisional_application_that_ran_out_leaves_the_signature(small: SmallRecord) -> None:
    small.write(
        record(
            "it",
            "treaty",
            "date: 2015-01-01, action: signature, by: [KEN]",
            "date: 2016-01-01, action: provisional-application, by: [KEN, NAM]",
            "date: 2018-01-01, action: lapse, by: [KEN, NAM]",
        )
    )
    assert small.column("who-signed it --as-of 2017-12-31", "code", "status") == [
        "KEN provisional",
        "NAM provisional",
    ]
    assert small.column("who-signed it", "code", "status") == ["KEN signatory"]


def test_a_territory_does_not_act_in_its_own_name(small: SmallRecord) -> None:
    small.write(record("it", "treaty", SIGNED))
    words = small.words("signed-by SJM")
    assert "does not act in its own name here" in words
    assert "to where its state extends a treaty is not recorded" in words


def test_the_version_of_the_data_is_the_day_of_its_last_source(small: SmallRecord) -> None:
    text = record("it", "declaration", PAST, head=["complete: 2010-03-01/2011-12-31"])
    small.write(text.replace("grade", "seen: 2025-11-22, grade"))
    assert small.words("--version").endswith("data 2025-11-22")
    assert small.column("list", "id", "known_to") == ["it 2011-12-31"]
    assert small.column("who-signed it", "certainty")[0] == "last known"


def test_a_day_to_come_is_said_to_be_one(small: SmallRecord) -> None:
    small.write(record("it", "declaration", PAST, head=["complete: 2010-03-01/.."]))
    assert "2030-01-01 is still to come" in small.words("who-signed it --as-of 2030-01-01")
    assert "still to come" not in small.words(f"who-signed it --as-of {TODAY}")


FUTURE = {
    "complete": record("it", "declaration", PAST, head=["complete: 2010-01-01/9999"]),
    "date": record("it", "declaration", "date: 1993/9999, action: endorsement, by: [NOR]"),
    "published": record("it", "declaration", PAST).replace("grade", "published: 2027, grade"),
    "seen": record("it", "declaration", PAST).replace("grade", "seen: 2026-12-31, grade"),
    "as_of": record("it", "declaration", PAST, claims=["as_of: 2027-01-01, count: 2"]),
}


@pytest.mark.parametrize("key", FUTURE)
def test_nothing_is_known_of_days_to_come(small: SmallRecord, key: str) -> None:
    problems = small.write(FUTURE[key]).problems()
    assert len(problems) == 1 and "[not-in-future]" in problems[0], problems


def test_nobody_was_admitted_in_the_future(small: SmallRecord) -> None:
    countries = small.folder / "countries.yaml"
    text = countries.read_text(encoding="utf-8")
    countries.write_text(text.replace("admitted: 1963-12-16", "admitted: 2027-03-01"), encoding="utf-8")
    (problem,) = small.write(record("it", "declaration", PAST)).problems()
    assert "countries.yaml" in problem and "[admission-not-in-future]" in problem


def test_the_day_is_that_of_the_place(small: SmallRecord) -> None:
    """Tomorrow has begun somewhere, the day after it nowhere."""
    act = "date: 2026-11-29, action: endorsement, by: [NOR]"
    claim = "as_of: 2026-11-29, count: 1"
    assert small.write(record("it", "declaration", act, claims=[claim])).problems() == []
    later = record("it", "declaration", act.replace("11-29", "11-30"))
    assert "[not-in-future]" in small.write(later).problems()[0]
