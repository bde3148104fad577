"""Acts and the days on which they change a status: notices, effects, returns, ends (lines 2 to 8, 17)."""

import pytest

from small_records import SmallRecord, record

UNION = record(
    "it",
    "organisation",
    "date: 2000-01-01, action: joining, by: [BRA, GBR, KEN]",
    "date: 2020-01-31, action: withdrawal, by: [GBR], effective: 2020-02-01",
    head=["complete: 2000-01-01/.."],
)


def timeline(small: SmallRecord, question: str) -> list[str]:
    """The entries of a timeline: date, action, code, members."""
    return small.column(f"timeline {question}", "date", "action", "code", "members")


def test_whoever_leaves_tomorrow_is_counted_today(small: SmallRecord) -> None:
    small.write(UNION)
    assert timeline(small, "it")[-2:] == [
        "2020-01-31 withdrawal GBR 3",
        "2020-02-01 withdrawal takes effect GBR 2",
    ]
    assert len(small.rows("who-signed it --as-of 2020-01-31")) == 3
    assert len(small.rows("who-signed it --as-of 2020-02-01")) == 2


def test_notice_and_effect_stand_where_they_fell(small: SmallRecord) -> None:
    """Another joins between Norway's notice and the day on which it leaves."""
    acts = (
        "date: 2000-01-01, action: joining, by: [NOR, TUR]",
        "date: 2010-01-01, action: withdrawal, by: [NOR], effective: 2011-01-01",
        "date: 2010-06-01, action: joining, by: [CZE]",
    )
    small.write(record("it", "organisation", *acts))
    assert timeline(small, "it")[2:] == [
        "2010-01-01 withdrawal NOR 2",
        "2010-06-01 joining CZE 3",
        "2011-01-01 withdrawal takes effect NOR 2",
    ]


LEAVING = record(
    "it",
    "organisation",
    "date: 2000-01-01, action: joining, by: [KEN, NOR]",
    "date: 2026-10-01, action: withdrawal, by: [NOR], effective: 2027-10-01",
)
SENTENCE = "Norway has given notice and leaves on 2027-10-01"


@pytest.mark.parametrize(
    "question",
    ["who-signed it", "signed-by NOR", "show it", "timeline it", "why it NOR", "matrix it"],
)
def test_an_announced_exit_is_said_in_every_answer(small: SmallRecord, question: str) -> None:
    small.write(LEAVING)
    assert SENTENCE in small.words(question)
    assert SENTENCE in small.words(f"{question} --format json")
    if question != "why it NOR":
        assert SENTENCE not in small.words(f"{question} --as-of 2026-09-30")


@pytest.mark.parametrize("picture", ["map it", "chart timeline it", "chart growth it"])
def test_a_picture_says_that_an_exit_is_announced(small: SmallRecord, picture: str) -> None:
    small.write(LEAVING)
    assert "Norway has given notice and leaves on 1 Oct 2027" in small.words(picture)
    assert "has given notice" not in small.words(f"{picture} --as-of 2026-09-30")


def test_whoever_announced_an_exit_is_in_until_then(small: SmallRecord) -> None:
    small.write(LEAVING)
    days = ("2026-11-28", "2027-09-30", "2027-10-01")
    assert [len(small.rows(f"who-signed it --as-of {day}")) for day in days] == [2, 2, 1]


@pytest.mark.parametrize("day", ["2011-12-31", "2012-07-06", "2012-12-31", "2013-06-01", "2014-01-01"])
def test_a_timeline_as_of_a_day_ends_on_the_count_of_that_day(small: SmallRecord, day: str) -> None:
    acts = (
        "date: 2011, action: signature, by: [BRA, KEN, NOR]",
        "date: 2012-01/2013-12, action: accession, by: [CZE, NAM]",
        "date: 2012-07-05, action: ratification, by: [KEN]",
        "date: 2013, action: withdrawal, by: [NOR], effective: 2013-06/2014-06",
    )
    small.write(record("it", "treaty", *acts))
    last = small.rows(f"timeline it --as-of {day}")[-1]
    rows = small.rows(f"who-signed it --as-of {day}")
    certain = sum(row["certainty"] != "possible" for row in rows)
    assert (int(last["members"]), int(last["possible"])) == (certain, len(rows) - certain)


def test_a_closing_is_the_last_entry_with_nobody_left(small: SmallRecord) -> None:
    act = "date: 2012-01-01, action: joining, by: [BRA, KEN, NOR]"
    small.write(record("it", "coalition", act, head=["closed: 2013-01-01"]))
    last = small.rows("timeline it --as-of 2020-01-01")[-1]
    assert (last["date"], last["action"], last["members"]) == ("2013-01-01", "closing", "0")
    assert small.rows("timeline it --as-of 2012-12-31")[-1]["members"] == "3"


SUCCEEDED = record(
    "it",
    "treaty",
    "date: 1990-01-01, action: accession, by: [BRA]",
    "date: 1992-07-28, action: succession, by: [CZE], effective: 1991-10-08",
    head=["in_force: 1990-02-01"],
)


def test_a_succession_is_done_on_its_own_day_and_counts_from_its_effect(small: SmallRecord) -> None:
    small.write(SUCCEEDED)
    found = [
        small.column(f"who-signed it{facet} --as-of {day}", "code")
        for day in ("1991-10-07", "1991-10-08", "1992-01-01", "1992-07-27", "1992-07-28")
        for facet in (":succession", "")
    ]
    assert found == [
        [], ["BRA"], [], ["BRA", "CZE"], [], ["BRA", "CZE"], [], ["BRA", "CZE"], ["CZE"], ["BRA", "CZE"]
    ]  # fmt: skip
    assert timeline(small, "it")[1:] == [
        "1991-10-08 succession takes effect CZE 2",
        "1992-07-28 succession CZE 2",
    ]


def test_a_withdrawal_is_done_on_the_day_of_its_notice(small: SmallRecord) -> None:
    small.write(UNION)
    days = ("2020-01-30", "2020-01-31", "2020-02-01")
    assert [small.column(f"who-signed it:withdrawal --as-of {day}", "code") for day in days] == [
        [],
        ["GBR"],
        ["GBR"],
    ]


def statuses(small: SmallRecord, code: str, *days: str) -> list[str]:
    """The status of a country on each day; empty where it is not in and nothing else is said."""
    found = []
    for day in days:
        rows = small.rows(f"signed-by {code} --as-of {day}")
        found.append(" ".join(row["status"] for row in rows if not row["until"]))
    return found


def test_a_succession_reaches_back_behind_an_earlier_signature(small: SmallRecord) -> None:
    acts = (
        "date: 1992-05-01, action: signature, by: [CZE]",
        "date: 1992-07-01, action: succession, by: [CZE], effective: 1991-06-25",
    )
    small.write(record("it", "treaty", *acts))
    assert small.problems() == []
    days = ("1991-06-24", "1991-06-25", "1992-05-01", "1992-07-01")
    assert statuses(small, "CZE", *days) == ["", "party", "party", "party"]
    assert small.column("who-signed it", "since") == ["1991-06-25"]


def test_a_notice_that_is_taken_back_changes_nothing(small: SmallRecord) -> None:
    acts = (
        "date: 2002-01-01, action: ratification, by: [NAM]",
        "date: 2016-11-10, action: withdrawal, by: [NAM], effective: 2017-11-10",
        "date: 2017-02-10, action: retraction, by: [NAM]",
    )
    small.write(record("it", "treaty", *acts))
    assert statuses(small, "NAM", "2016-11-10", "2017-11-09", "2017-11-10", "2026-01-01") == ["party"] * 4
    assert small.column("why it NAM", "fact") == ["ratification", "withdrawal", "retraction"]
    assert small.column("who-signed it:withdrawal", "code") == ["NAM"]
    assert small.column("who-signed it", "since") == ["2002-01-01"]


def test_whoever_took_a_notice_back_can_give_another(small: SmallRecord) -> None:
    acts = (
        "date: 2002-01-01, action: joining, by: [NAM]",
        "date: 2016-11-10, action: withdrawal, by: [NAM], effective: 2017-11-10",
        "date: 2017-02-10, action: retraction, by: [NAM]",
        "date: 2019-01-01, action: suspension, by: [NAM]",
        "date: 2020-01-01, action: reinstatement, by: [NAM]",
        "date: 2024-01-29, action: withdrawal, by: [NAM]",
    )
    small.write(record("it", "coalition", *acts))
    assert small.problems() == []
    days = ("2018-01-01", "2019-01-01", "2020-01-01", "2024-01-28", "2024-01-29")
    assert statuses(small, "NAM", *days) == ["member", "suspended", "member", "member", ""]
    twice = (*acts, "date: 2024-06-01, action: withdrawal, by: [NAM]")
    (problem,) = small.write(record("it", "coalition", *twice)).problems()
    assert problem.endswith("[known-predecessor]")


def test_a_notice_cannot_be_taken_back_once_it_had_effect(small: SmallRecord) -> None:
    acts = (
        "date: 2002-01-01, action: ratification, by: [NAM]",
        "date: 2016-11-10, action: withdrawal, by: [NAM], effective: 2017-11-10",
        "date: 2017-11-10, action: retraction, by: [NAM]",
    )
    (problem,) = small.write(record("it", "treaty", *acts)).problems()
    assert "must come before the day on which the exit takes effect" in problem


def test_whoever_is_expelled_while_its_notice_runs_is_out_from_that_day(small: SmallRecord) -> None:
    acts = (
        "date: 1996-01-01, action: joining, by: [TUR]",
        "date: 2022-02-01, action: withdrawal, by: [TUR], effective: 2022-12-31",
        "date: 2022-03-16, action: removal, by: [TUR]",
    )
    small.write(record("it", "organisation", *acts))
    assert statuses(small, "TUR", "2022-03-15", "2022-03-16", "2023-01-01") == ["member", "", ""]
    words = small.words("who-signed it")
    assert "1 former" in words and "removed 2022-03-16" in words


EXPELLED = (
    "date: 1996-01-01, action: joining, by: [KEN, TUR]",
    "date: 2022-02-01, action: withdrawal, by: [TUR], effective: 2022-12-31",
    "date: 2022-03-16, action: removal, by: [TUR]",
)
REJOINED = (*EXPELLED[:2], "date: 2022-03-16, action: joining, by: [TUR]")
TAKEN_BACK = (*EXPELLED[:2], "date: 2022-03-16, action: retraction, by: [TUR]")


@pytest.mark.parametrize("acts", [EXPELLED, REJOINED, TAKEN_BACK], ids=["expelled", "rejoined", "taken back"])
def test_a_notice_that_something_overtook_is_announced_no_longer(
    small: SmallRecord, acts: tuple[str, ...]
) -> None:
    """Nor has it an effect of its own: the country is out already, or stays in."""
    small.write(record("it", "organisation", *acts))
    assert "Türkiye has given notice" in small.words("who-signed it --as-of 2022-03-15")
    for question in ("who-signed it", "signed-by TUR", "timeline it", "why it TUR"):
        assert "has given notice" not in small.words(f"{question} --as-of 2022-03-16")
    assert not [entry for entry in timeline(small, "it") if "takes effect" in entry]


def test_of_two_notices_the_earlier_end_is_announced(small: SmallRecord) -> None:
    removed = "date: 2022-03-16, action: removal, by: [TUR], effective: 2022-06-30"
    small.write(record("it", "organisation", *EXPELLED[:2], removed))
    assert "leaves on 2022-12-31" in small.words("who-signed it --as-of 2022-03-15")
    words = small.words("who-signed it --as-of 2022-03-16")
    assert "leaves on 2022-06-30" in words and "leaves on 2022-12-31" not in words
    assert timeline(small, "it")[-1] == "2022-06-30 removal takes effect TUR 1"


def test_suspended_further_and_reinstated_in_two_steps(small: SmallRecord) -> None:
    acts = (
        "date: 2000-01-01, action: joining, by: [NOR]",
        "date: 2006-12-08, action: suspension, by: [NOR]",
        "date: 2009-09-01, action: suspension, by: [NOR]",
        "date: 2014-03-14, action: reinstatement, by: [NOR]",
        "date: 2014-09-26, action: reinstatement, by: [NOR]",
    )
    small.write(record("it", "organisation", *acts))
    assert small.problems() == []
    days = ("2006-12-07", "2006-12-08", "2009-09-01", "2014-03-13", "2014-03-14", "2014-09-26")
    assert statuses(small, "NOR", *days) == [
        "member", "suspended", "suspended", "suspended", "member", "member"
    ]  # fmt: skip


def test_a_reinstatement_does_not_undo_a_notice(small: SmallRecord) -> None:
    acts = (
        "date: 1985-01-01, action: joining, by: [BRA]",
        "date: 2021-05-30, action: suspension, by: [BRA]",
        "date: 2024-01-29, action: withdrawal, by: [BRA], effective: 2025-01-29",
        "date: 2024-06-01, action: reinstatement, by: [BRA]",
    )
    small.write(record("it", "organisation", *acts))
    days = ("2024-05-31", "2024-06-01", "2025-01-28", "2025-01-29", "2026-01-01")
    assert statuses(small, "BRA", *days) == ["suspended", "member", "member", "", ""]


def test_a_suspension_while_a_notice_runs(small: SmallRecord) -> None:
    acts = (
        "date: 2000-01-01, action: joining, by: [BRA]",
        "date: 2010-01-01, action: withdrawal, by: [BRA], effective: 2011-01-01",
        "date: 2010-06-01, action: suspension, by: [BRA]",
    )
    small.write(record("it", "organisation", *acts))
    assert small.problems() == []
    assert statuses(small, "BRA", "2010-05-31", "2010-06-01", "2010-12-31", "2011-01-01") == [
        "member", "suspended", "suspended", ""
    ]  # fmt: skip
    assert small.column("who-signed it --as-of 2010-12-31", "code", "status") == ["BRA suspended"]
    for day in ("2010-05-31", "2010-06-01", "2010-12-31"):
        assert "Brazil has given notice and leaves on 2011-01-01" in small.words(
            f"who-signed it --as-of {day}"
        )


def test_an_exit_that_may_have_come_is_announced_until_its_last_day(small: SmallRecord) -> None:
    """Who may have left can also be an observer since: it may still be the member that leaves."""
    acts = (
        "date: 2000-01-01, action: joining, by: [BRA]",
        "date: 2010-01-01, action: removal, by: [BRA], effective: 2011-01-02/2011-01-04",
        "date: 2011-01-03, action: observation, by: [BRA]",
    )
    small.write(record("it", "organisation", *acts))
    days = ("2009-12-31", "2010-01-01", "2011-01-02", "2011-01-03", "2011-01-04")
    told = ["has given notice" in small.words(f"who-signed it --as-of {day}") for day in days]
    assert told == [False, True, True, True, False]


def test_denounced_and_acceded_again_on_one_day(small: SmallRecord) -> None:
    acts = (
        "date: 1970-01-01, action: accession, by: [NOR]",
        "date: 1978-01-01, action: withdrawal, by: [NOR], effective: 1978-04-01",
        "date: 1978-01-01, action: accession, by: [NOR], effective: 1978-04-01",
    )
    small.write(record("it", "treaty", *acts, opened="1960-01-01", head=["in_force: 1965-01-01"]))
    assert small.problems() == []
    days = ("1977-12-31", "1978-01-01", "1978-03-31", "1978-04-01", "1979-01-01")
    assert statuses(small, "NOR", *days) == ["party"] * 5
    assert "0 former" in small.words("who-signed it")


def test_no_end_comes_before_the_act_that_reaches_back_behind_it(small: SmallRecord) -> None:
    """It closed on one of three days; on the last of them a ratification was done with an earlier effect."""
    act = "date: 2020-02-26, action: ratification, by: [NOR], effective: 2020-02-24"
    small.write(record("it", "treaty", act, head=["closed: 2020-02-24/2020-02-26"]))
    found = [small.column(f"who-signed it --as-of 2020-02-{day}", "certainty") for day in (23, 24, 25, 26)]
    assert found == [[], ["certain"], ["certain"], []]


GONE = record(
    "it",
    "treaty",
    "date: 1985-01-01, action: accession, by: [CSK]",
    "date: 1993-09-30, action: succession, by: [CZE], effective: 1993-01-01",
)


def test_a_state_that_has_ended_is_no_longer_in(small: SmallRecord) -> None:
    small.write(GONE)
    days = ("1992-12-31", "1993-01-01", "2026-01-01")
    found = [small.column(f"who-signed it --as-of {day}", "code") for day in days]
    assert found == [["CSK"], ["CZE"], ["CZE"]]
    assert "Czechoslovakia, bound 1985-01-01, until it ceased to exist 1993-01-01" in small.words(
        "who-signed it"
    )
    assert "1993-01-01 end of state CSK 1" in timeline(small, "it")


def test_a_state_that_has_ended_is_in_no_set_of_states(small: SmallRecord) -> None:
    small.write(GONE)
    asked = "who-signed kind:state and not it:signature"
    assert "CSK" in small.column(f"{asked} --as-of 1992-12-31", "code")
    assert "CSK" not in small.column(f"{asked} --as-of 1993-01-01", "code")
    assert "CSK" in small.column(f"{asked.replace('state', 'state@1992-12-31')} --as-of 2026-01-01", "code")


def test_a_former_state_does_nothing_after_its_end(small: SmallRecord) -> None:
    (problem,) = small.write(
        GONE.replace("1985-01-01, action", "1994-01-01, action").replace("1993-09-30", "1994-09-30")
    ).problems()
    assert "CSK must not act on 1994-01-01: it was until 1993-01-01; its successors are CZE" in problem


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2014-06-01", []),
        ("2015-01-01", []),
        ("2017-12-31", []),
        ("2018-06-01", ["possible"]),
        ("2018-12-31", ["certain"]),
    ],
)
def test_a_treaty_is_in_force_for_nobody_before_it_is(
    small: SmallRecord, day: str, expected: list[str]
) -> None:
    act = "date: 2014-05-01, action: ratification, by: [NOR], effective: 2014-06-01"
    head = ["in_force: 2018", "complete: 2014-01-01/.."]
    small.write(record("it", "treaty", act, opened="2014-01-01", head=head))
    assert small.column(f"who-signed it:in-force --as-of {day}", "certainty") == expected
    assert small.column(f"who-signed it:party --as-of {day}", "certainty") == ["certain"]


def test_an_exit_takes_effect_on_its_day_or_later(small: SmallRecord) -> None:
    acts = (
        "date: 2000-01-01, action: joining, by: [NOR]",
        "date: 2010-06-01, action: withdrawal, by: [NOR], effective: 2010-05-31",
    )
    (problem,) = small.write(record("it", "organisation", *acts)).problems()
    assert problem.endswith("[effect-not-before-act]")


@pytest.mark.parametrize(("second", "rules"), [("acceptance", 1), ("signature", 0)])
def test_one_country_becomes_bound_in_one_way_on_one_day(small: SmallRecord, second: str, rules: int) -> None:
    acts = ("accession", second)
    text = record("it", "treaty", *(f"date: 2000-01-01, action: {act}, by: [NOR]" for act in acts))
    problems = small.write(text).problems()
    assert [problem.endswith("[bound-once-a-day]") for problem in problems] == [True] * rules


@pytest.mark.parametrize(("effective", "rules"), [("2016-01-01", 0), ("2014-06-01", 1)])
def test_a_ratification_can_be_revoked_until_the_day_of_a_withdrawal(
    small: SmallRecord, effective: str, rules: int
) -> None:
    """The signature then stands until the withdrawal takes effect (line 5)."""
    acts = (
        "date: 2010-01-01, action: signature, by: [NOR]",
        "date: 2012-01-01, action: ratification, by: [NOR]",
        f"date: 2014-01-01, action: withdrawal, by: [NOR], effective: {effective}",
        "date: 2015-01-01, action: revocation, by: [NOR]",
    )
    problems = small.write(record("it", "treaty", *acts)).problems()
    assert [problem.endswith("[known-predecessor]") for problem in problems] == [True] * rules
    if not rules:
        days = ("2014-12-31", "2015-01-01", "2015-12-31", "2016-01-01")
        assert [small.column(f"who-signed it --as-of {day}", "status") for day in days] == [
            ["party"],
            ["signatory"],
            ["signatory"],
            [],
        ]


def test_a_candidacy_can_lapse_until_the_day_of_a_withdrawal(small: SmallRecord) -> None:
    acts = (
        "date: 2010-01-01, action: intent, by: [NOR]",
        "date: 2014-01-01, action: withdrawal, by: [NOR], effective: 2016-01-01",
        "date: 2015-01-01, action: lapse, by: [NOR]",
    )
    assert small.write(record("it", "coalition", *acts)).problems() == []
    assert small.column("who-signed it:candidate --as-of 2014-12-31", "code") == ["NOR"]
    assert small.column("who-signed it:candidate --as-of 2015-01-01", "code") == []
    assert "0 former" in small.words("who-signed it --as-of 2015-06-01")
