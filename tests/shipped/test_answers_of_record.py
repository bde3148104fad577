"""Answers of the shipped record that would mislead if the program said more than the record knows."""

import csv
import io

import pytest

from program import ROOT, Run
from signatories.query.lists import countries
from signatories.register.tables import Register


def rows(run: Run, question: str) -> list[dict[str, str]]:
    ran = run(*question.split(), "--format", "csv", data=ROOT / "data")
    assert ran.status == 0, ran.err
    return list(csv.DictReader(io.StringIO(ran.text)))


def words(run: Run, question: str) -> str:
    ran = run(*question.split(), data=ROOT / "data")
    return " ".join(f"{ran.text} {ran.err}".split())


def certainties(run: Run, question: str) -> set[str]:
    return {row["certainty"] for row in rows(run, question)}


def test_a_declaration_is_known_to_the_end_of_its_record(run: Run) -> None:
    found = rows(run, "who-signed dfi")
    assert {row["certainty"] for row in found} == {"last known"}
    assert min(row["known_to"] for row in found) == "2022-11-02"
    assert "66 last known on 2022-11-02" in words(run, "who-signed dfi")


@pytest.mark.parametrize(("id", "number"), [("hrc-20-8", 71), ("seoul-ai", 11)])
def test_what_nobody_can_join_any_more_stays_certain(run: Run, id: str, number: int) -> None:
    found = rows(run, f"who-signed {id}")
    assert [(row["certainty"], row["known_to"]) for row in found] == [("certain", "..")] * number


def test_who_has_signed_has_signed_for_ever(run: Run) -> None:
    """Of the days of signature that are known no better than by then, one may lie ahead: none of Budapest."""
    found = rows(run, "who-signed budapest:signature")
    assert len(found) > 40
    assert {(row["certainty"], row["known_to"]) for row in found} == {("certain", "..")}


def test_a_country_that_is_not_mentioned_is_not_known_to_be_in(run: Run, shipped: Register) -> None:
    acted = {
        row["code"]
        for day in ("2021-01-01", "2026-11-28")
        for row in rows(run, f"who-signed media-freedom --as-of {day}")
    }
    states = {row.code for row in countries(shipped, ("kind:state",), "2021-01-01")}
    for code in sorted(states - acted)[::40]:
        said = words(run, f"why media-freedom {code} --as-of 2021-01-01")
        assert "not known to be in" in said, code


def test_those_whom_no_source_names_may_be_any_of_the_others(run: Run) -> None:
    question = "un and not hrc-20-8 --as-of 2012-07-10"
    assert certainties(run, f"who-signed {question}") == {"possible"}
    assert "109: nobody; 14 possible" in words(run, f"who-signed {question}")
    assert certainties(run, "diff un hrc-47-16") <= {"possible", "last known"}
    assert "may be one of the 14 whom no source names" in words(run, "why hrc-20-8 YEM")
    (listed,) = (row for row in rows(run, "list") if row["id"] == "hrc-20-8")
    assert listed["members"] == "85"


def test_nobody_left_an_instrument_by_joining_it(run: Run) -> None:
    first, second = "media-freedom@2021-03-19", "media-freedom@2022-07-06"
    assert rows(run, f"who-signed {first} and not {second}") == []
    days = rows(run, "diff media-freedom --from 2021-03-19 --to 2022-07-06")
    sets = rows(run, f"diff {first} {second}")
    assert [(row["code"], row["certainty"]) for row in days] == [
        (row["code"], row["certainty"]) for row in sets
    ]
    assert {row["change"] for row in days} == {"added"}


def test_who_leaves_is_in_on_its_last_day(run: Run) -> None:
    found = {(row["date"], row["action"]): row["members"] for row in rows(run, "timeline eu")}
    assert found["2020-01-31", "withdrawal"] == "28"
    assert found["2020-02-01", "withdrawal takes effect"] == "27"
    assert [row["code"] for row in rows(run, "who-signed eu:withdrawal@2020-01-31")] == ["GBR"]
    assert [row["code"] for row in rows(run, "who-signed eu:withdrawal@2020-01-30")] == []


def test_a_timeline_of_the_past_ends_on_the_count_of_that_day(run: Run) -> None:
    last = rows(run, "timeline budapest --as-of 2012-07-06")[-1]
    assert (last["members"], last["possible"]) == ("47", "1")
    over = rows(run, "timeline hrc-2012 --as-of 2020-01-01")[-1]
    assert (over["action"], over["members"]) == ("closing", "0")


def test_a_closing_makes_everybody_former(run: Run) -> None:
    assert "47 former" in words(run, "who-signed hrc-2012 --as-of 2020-01-01")
    said = words(run, "who-signed gpai")
    assert "29 former" in said and "merged: " in said and "44 countries" in said


def test_a_succession_is_done_on_its_day(run: Run) -> None:
    def who(day: str) -> list[str]:
        return [row["code"] for row in rows(run, f"who-signed berne:succession@{day}")]

    assert ("HRV" in who("1992-01-01"), "HRV" in who("1992-07-28")) == (False, True)
    since = {row["code"]: row["since"] for row in rows(run, "chart timeline berne")}
    listed = {row["code"]: row["since"] for row in rows(run, "who-signed berne")}
    assert {code: since[code] for code in listed} == listed


def test_states_that_have_ended_are_in_no_set_of_today(run: Run) -> None:
    found = {row["code"] for row in rows(run, "who-signed kind:state and not dfi --as-of 2022-05-01")}
    assert not found & {"CSK", "DDR", "SUN", "YUG"}


def test_nobody_is_removed_from_another_set(run: Run) -> None:
    assert {row["change"] for row in rows(run, "diff foc dfi")} == {"only-first", "only-second"}


def test_what_a_country_is_in_has_one_figure(run: Run) -> None:
    current = [
        row["instrument"]
        for row in rows(run, "signed-by Kenya")
        if not row["until"] and row["status"] not in ("candidate", "adopter", "observer", "inactive")
    ]
    assert f" {len(current)} current, " in words(run, "signed-by Kenya")
