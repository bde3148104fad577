"""What is new and where it belongs: an act stands among the others as its date and its country want it."""

import inspect
from typing import Any

import pytest

from handwritten import CODES, data
from signatories.editing.placement import NewAct, blocks, plan, with_actions

# Where an act belongs


def order(text: str, *wanted: NewAct) -> list[str]:
    """Countries and actions of `pact`, in their order, once acts have been added."""
    text = inspect.cleandoc(text) + "\n"
    after, _ = with_actions(text, "pact", data(text)["pact"], blocks(list(wanted), ["own"]))
    actions = data(after)["pact"]["actions"]
    return [f"{' '.join(act.get('by', act.get('dates')))} {act['action']}" for act in actions]


TREATY = """
    pact:
      actions:
        - {date: 1990-05-01, action: signature, by: [NOR, KEN]}
        - {date: 1995-01-01, action: withdrawal, by: [KEN]}
        - action: accession
          dates: {BRA: 1992-03-04, GBR: 1999-01-01}
    """


def test_a_dated_act_stands_behind_a_table_that_begins_before_it() -> None:
    wanted = NewAct("USA", "accession", "2001-01-01")
    assert order(TREATY, wanted)[-1] == "USA accession"


def test_a_dated_act_stands_before_a_table_that_begins_after_it() -> None:
    text = """
        pact:
          actions:
            - {date: 1990-05-01, action: signature, by: [NOR, KEN]}
            - action: accession
              dates: {BRA: 1992-03-04, GBR: 1999-01-01}
        """
    assert order(text, NewAct("USA", "accession", "1991-01-01"))[1] == "USA accession"
    assert order(text, NewAct("USA", "accession", "1995-01-01"))[2] == "USA accession"


def test_a_ratification_of_an_unknown_month_follows_the_signature_of_that_year() -> None:
    assert order(TREATY, NewAct("NOR", "ratification", "1990"))[:2] == [
        "NOR KEN signature",
        "NOR ratification",
    ]


def test_a_signature_of_an_unknown_month_precedes_the_accession_of_that_year() -> None:
    found = order(TREATY, NewAct("BRA", "signature", "1992"), NewAct("USA", "signature", "1992"))
    assert found == ["NOR KEN signature", "BRA USA signature", "KEN withdrawal", "BRA GBR accession"]


def test_a_table_is_split_where_one_country_left_and_another_had_not_yet_come() -> None:
    """Kenya's ratification must stand before its withdrawal, the United Kingdom's after its accession."""
    wanted = [
        NewAct("KEN", "ratification", "1991-01-01"),
        NewAct("GBR", "ratification", "2000-01-01"),
        NewAct("NOR", "ratification", "1991-02-02"),
    ]
    found = order(TREATY, *wanted)
    assert [row for row in found if "ratification" not in row] == [
        "NOR KEN signature", "KEN withdrawal", "BRA GBR accession",
    ]  # fmt: skip
    kenya = next(k for k, row in enumerate(found) if "ratification" in row and "KEN" in row)
    britain = next(k for k, row in enumerate(found) if "ratification" in row and "GBR" in row)
    assert kenya < found.index("KEN withdrawal")
    assert britain > found.index("BRA GBR accession")


# What is new


RECORD: dict[str, Any] = {
    "actions": [
        {"date": "2011-12-09", "action": "joining", "by": ["NOR", "KEN"]},
        {"date": "2015-01-01", "action": "withdrawal", "by": ["KEN"], "effective": "2015-07-01"},
        {"action": "joining", "dates": {"BRA": "2012-05"}},
    ]
}


def test_the_same_act_on_the_same_date_is_recorded_already() -> None:
    act = NewAct("NOR", "joining", "2011-12-09")
    assert plan(RECORD, [act, act]) == ([], [act], {})


@pytest.mark.parametrize("date", ["2011-12-10", "2012", "2011-12"])
def test_the_same_act_on_another_date_contradicts(date: str) -> None:
    """So does the same date less precisely: the record knows better, or the source says something else."""
    act = NewAct("NOR", "joining", date)
    assert plan(RECORD, [act]).contradicting == {act: "recorded on 2011-12-09"}


def test_who_has_left_may_join_again_and_who_has_not_may_not() -> None:
    again = NewAct("KEN", "joining", "2020-01-01")
    assert plan(RECORD, [again]).fresh == [again]
    assert plan(RECORD, [NewAct("KEN", "joining", "2014-12-31")]).fresh == []
    assert plan(RECORD, [again, NewAct("KEN", "joining", "2021")]).fresh == [again]
    assert plan(RECORD, [NewAct("BRA", "joining", "2020-01-01")]).fresh == []


def test_a_leaving_in_the_same_list_lets_a_country_join_again() -> None:
    wanted = [NewAct("BRA", "joining", "2020-01-01"), NewAct("BRA", "withdrawal", "2016")]
    assert plan(RECORD, wanted).fresh == wanted


def test_another_day_of_effect_contradicts_and_none_does_not() -> None:
    other = NewAct("KEN", "withdrawal", "2015-01-01", "2015-07-02")
    assert plan(RECORD, [other]).contradicting == {other: "recorded with effect on 2015-07-01"}
    assert plan(RECORD, [NewAct("KEN", "withdrawal", "2015-01-01")]).contradicting == {}


def test_acts_of_one_day_make_a_list_and_acts_of_many_days_a_table() -> None:
    days = [NewAct(code, "accession", f"19{70 + k}") for k, code in enumerate(CODES[:4])]
    assert blocks(days, ["own"]) == [
        {"action": "accession", "dates": {act.country: act.date for act in days}, "source": ["own"]}
    ]
    two = [NewAct(code, "accession", "2001" if code < "DEU" else "2000") for code in CODES]
    assert [(block["date"], block["by"]) for block in blocks(two, ["own"])] == [
        ("2000", ["DEU", "GBR", "KEN", "NAM", "NOR", "TUR", "USA"]), ("2001", ["BRA", "CIV", "CZE"]),
    ]  # fmt: skip


def test_keys_of_an_act_stand_in_the_order_of_the_format() -> None:
    block = blocks([NewAct("NOR", "withdrawal", "2001", "2002")], ["own"], "A note.")[0]
    assert list(block) == ["date", "action", "by", "effective", "source", "note"]


def test_nobody_acts_twice_in_one_table() -> None:
    wanted = [
        NewAct("NOR", "joining", "2001"),
        NewAct("NOR", "joining", "2009"),
        NewAct("KEN", "joining", "2002"),
    ]
    assert [act.get("dates") or dict.fromkeys(act["by"], act["date"]) for act in blocks(wanted, ["own"])] == [
        {"NOR": "2001", "KEN": "2002"}, {"NOR": "2009"},
    ]  # fmt: skip
    assert plan({"actions": []}, wanted).fresh == [wanted[0], wanted[2]]
