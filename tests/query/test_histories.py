"""Seven real histories, written as records, each on ten days reckoned by hand."""

import pytest

from program import Compiled
from signatories.query.evaluate import levels
from signatories.query.history import timeline
from signatories.query.members import absence, former, members
from signatories.query.memberships import memberships
from signatories.query.notices import notices
from signatories.query.provenance import why
from signatories.query.syntax import parse
from signatories.register.tables import Register
from small_records import record

HISTORIES = {
    "Gambia and the Court: a withdrawal taken back before its day": (
        record(
            "it",
            "treaty",
            "date: 1998-12-04, action: signature, by: [KEN]",
            "date: 2002-06-28, action: ratification, by: [KEN], effective: 2002-09-01",
            "date: 2016-11-10, action: withdrawal, by: [KEN], effective: 2017-11-10",
            "date: 2017-02-10, action: retraction, by: [KEN]",
            opened="1998-07-17",
        ),
        "KEN",
        {
            "1998-12-03": "", "1998-12-04": "signatory", "2002-06-27": "signatory", "2002-06-28": "party",
            "2016-11-09": "party", "2016-11-10": "party", "2017-02-10": "party", "2017-11-09": "party",
            "2017-11-10": "party", "2020-01-01": "party",
        },
    ),
    "Russia and the Council of Europe: expelled while its own notice ran": (
        record(
            "it",
            "organisation",
            "date: 1996-02-28, action: joining, by: [TUR]",
            "date: 2022-02-25, action: suspension, by: [TUR]",
            "date: 2022-03-15, action: withdrawal, by: [TUR], effective: 2022-12-31",
            "date: 2022-03-16, action: removal, by: [TUR]",
            opened="1949-05-05",
        ),
        "TUR",
        {
            "1996-02-27": "", "1996-02-28": "member", "2022-02-24": "member", "2022-02-25": "suspended",
            "2022-03-14": "suspended", "2022-03-15": "suspended", "2022-03-16": "former",
            "2022-03-17": "former", "2022-12-31": "former", "2023-01-01": "former",
        },
    ),
    "Mali in ECOWAS: suspended, then gone by its own notice": (
        record(
            "it",
            "organisation",
            "date: 1975-05-28, action: joining, by: [BRA]",
            "date: 2021-05-30, action: suspension, by: [BRA]",
            "date: 2024-01-29, action: withdrawal, by: [BRA], effective: 2025-01-29",
            opened="1975-05-28",
        ),
        "BRA",
        {
            "1975-05-27": "", "1975-05-28": "member", "2021-05-29": "member", "2021-05-30": "suspended",
            "2024-01-28": "suspended", "2024-01-29": "suspended", "2024-12-31": "suspended",
            "2025-01-28": "suspended", "2025-01-29": "former", "2025-06-01": "former",
        },
    ),
    "Fiji in the Commonwealth: lapsed, back, suspended, restored in two steps": (
        record(
            "it",
            "organisation",
            "date: 1970-10-10, action: joining, by: [NOR]",
            "date: 1987-10-15, action: removal, by: [NOR]",
            "date: 1997-10-01, action: reinstatement, by: [NOR]",
            "date: 2009-09-01, action: suspension, by: [NOR]",
            "date: 2014-03-14, action: reinstatement, by: [NOR]",
            "date: 2014-09-26, action: reinstatement, by: [NOR]",
            opened="1949-04-28",
        ),
        "NOR",
        {
            "1970-10-09": "", "1970-10-10": "member", "1987-10-14": "member", "1987-10-15": "former",
            "1997-09-30": "former", "1997-10-01": "member", "2009-09-01": "suspended",
            "2014-03-13": "suspended", "2014-03-14": "member", "2014-09-26": "member",
        },
    ),
    "The United States and the Paris Agreement: out, in again, out again": (
        record(
            "it",
            "treaty",
            "date: 2016-04-22, action: signature, by: [USA]",
            "date: 2016-09-03, action: acceptance, by: [USA], effective: 2016-11-04",
            "date: 2019-11-04, action: withdrawal, by: [USA], effective: 2020-11-04",
            "date: 2021-01-20, action: acceptance, by: [USA], effective: 2021-02-19",
            "date: 2025-01-27, action: withdrawal, by: [USA], effective: 2026-01-27",
            head=["in_force: 2016-11-04"],
            opened="2016-04-22",
        ),
        "USA",
        {
            "2016-04-21": "", "2016-04-22": "signatory", "2016-09-03": "party", "2019-11-04": "party",
            "2020-11-03": "party", "2020-11-04": "former", "2021-01-19": "former", "2021-01-20": "party",
            "2026-01-26": "party", "2026-01-27": "former",
        },
    ),
    "Slovenia: a succession that reaches back behind a signature": (
        record(
            "it",
            "treaty",
            "date: 1992-05-01, action: signature, by: [CZE]",
            "date: 1992-07-01, action: succession, by: [CZE], effective: 1991-06-25",
            head=["in_force: 1990-06-01"],
            opened="1990-01-01",
        ),
        "CZE",
        {
            "1991-06-24": "", "1991-06-25": "party", "1991-06-26": "party", "1991-12-31": "party",
            "1992-04-30": "party", "1992-05-01": "party", "1992-06-30": "party", "1992-07-01": "party",
            "1993-01-01": "party", "2020-01-01": "party",
        },
    ),
    "Czechoslovakia in Berne: ended with the state": (
        record("it", "treaty", "date: 1921-02-22, action: accession, by: [CSK]", opened="1886-09-09"),
        "CSK",
        {
            "1921-02-21": "", "1921-02-22": "party", "1938-10-01": "party", "1985-01-01": "party",
            "1992-12-30": "party", "1992-12-31": "party", "1993-01-01": "former", "1993-01-02": "former",
            "2000-01-01": "former", "2026-01-01": "former",
        },
    ),
}  # fmt: skip


@pytest.fixture(params=HISTORIES, ids=[name.partition(":")[0] for name in HISTORIES])
def history(request: pytest.FixtureRequest, compiled: Compiled) -> tuple[Register, str, dict[str, str]]:
    text, code, statuses = HISTORIES[request.param]
    return compiled(text), code, statuses


def test_a_history_answers_on_ten_days(history: tuple[Register, str, dict[str, str]]) -> None:
    register, code, statuses = history
    assert len(statuses) == 10
    inside = {"party", "signatory", "member", "suspended"}
    for day, status in statuses.items():
        for word in ("party", "signatory", "member", "suspended", "former"):
            if word in ("party", "signatory") and "treaty" not in _kind(register):
                continue
            if word in ("member", "suspended") and "treaty" in _kind(register):
                continue
            found = levels(parse(f"it:{word}", register), register, day)
            assert (code in found) == (word == status), (day, word)
        assert (code in levels(parse("it", register), register, day)) == (status in inside), day


def _kind(register: Register) -> str:
    return str(register.rows("SELECT kind FROM instrument")[0][0])


def test_every_fact_of_a_withdrawal_taken_back_is_shown(compiled: Compiled) -> None:
    register = compiled(HISTORIES[next(iter(HISTORIES))][0])
    facts = [row.fact for row in why(register, "it", "KEN")]
    assert facts == ["signature", "ratification", "withdrawal", "retraction"]
    done = {
        day: "KEN" in levels(parse("it:withdrawal", register), register, day)
        for day in ("2016-11-09", "2016-11-10")
    }
    assert done == {"2016-11-09": False, "2016-11-10": True}


@pytest.mark.parametrize(
    ("day", "announced"),
    [("2016-11-09", False), ("2016-11-10", True), ("2017-02-09", True), ("2017-02-10", False)],
)
def test_an_announced_exit_is_said_until_it_is_taken_back(
    compiled: Compiled, day: str, announced: bool
) -> None:
    register = compiled(HISTORIES[next(iter(HISTORIES))][0])
    said = [note for note in notices(register, "it", day) if "has given notice" in note]
    assert said == (["it: Kenya has given notice and leaves on 2017-11-10"] if announced else [])


def test_a_member_that_is_suspended_and_leaves_is_former_once(compiled: Compiled) -> None:
    text = HISTORIES["Mali in ECOWAS: suspended, then gone by its own notice"][0]
    rows = memberships(compiled(text), "BRA", "2025-06-01")
    assert [(row.status, row.since, row.until, row.certainty) for row in rows] == [
        ("suspended", "2021-05-30", "2025-01-29", "certain")
    ]


def test_a_stay_that_a_later_end_will_end_goes_on_until_then(register: Register) -> None:
    """Two acts, either of which may have begun it on some day of January.

    it:
      title: It
      kind: treaty
      opened: 2020-01-01
      closed: 2021-01-01
      sources:
        s: {title: A list, publisher: The host, grade: own}
      actions:
        - {date: ../2020-01-31, action: succession, by: [BRA], source: [s]}
        - {date: 2020-01-31, action: succession, by: [BRA], effective: ../2020-01-30, source: [s]}
    """
    found = {day: memberships(register, "BRA", day) for day in ("2020-01-15", "2020-12-31", "2021-01-01")}
    ends = [(row.until, row.certainty) for (row,) in found.values()]
    assert ends == [("", "possible"), ("", "last known"), ("2021-01-01", "certain")]


def test_after_the_end_of_a_state_nothing_depends_on_a_later_closing(register: Register) -> None:
    """Czechoslovakia ended before the treaty was closed.

    it:
      title: It
      kind: treaty
      opened: 1990-01-01
      closed: 1994
      sources:
        s: {title: A list, publisher: The host, grade: own}
      actions:
        - {date: 1991, action: accession, by: [CSK], source: [s]}
    """
    ended = [absence(register, "it", "CSK", day) for day in ("1990-12-31", "1993-01-01", "1995-01-01")]
    assert ended == ["not known to be in", "not in", "not in"]


def test_whoever_came_again_before_the_closing_is_out_by_that(register: Register) -> None:
    """Its notice may have had effect on the day of both.

    it:
      title: It
      kind: treaty
      opened: 2020-01-01
      closed: 2020-03-03
      sources:
        s: {title: A list, publisher: The host, grade: own}
      actions:
        - {date: 2020-02-25, action: provisional-application, by: [BRA], source: [s]}
        - date: 2020-02-27
          action: withdrawal
          by: [BRA]
          effective: 2020-03-03/2020-03-04
          source: [s]
        - {date: 2020-03-03, action: accession, by: [BRA], source: [s]}
    """
    (row,) = former(register, "it", "2021-01-01")
    assert (row.status, row.until, row.action, row.certainty) == ("party", "2020-03-03", "closing", "certain")


def test_an_effect_that_may_reach_back_is_told_from_its_first_day(register: Register) -> None:
    """Though another act made the country a party before the last of its days.

    it:
      title: It
      kind: treaty
      opened: 2020-01-01
      sources:
        s: {title: A list, publisher: The host, grade: own}
      actions:
        - {date: 2020-02-29, action: accession, by: [BRA], source: [s]}
        - {date: 2020-03-02, action: succession, by: [BRA], effective: 2020, source: [s]}
    """
    (row,) = timeline(register, ["it"], "2020-02-24")
    assert (row.action, row.members, row.possible) == ("succession takes effect", 0, 1)


def test_no_closing_is_told_before_the_opening(register: Register) -> None:
    """The closing has no beginning of its own.

    it:
      title: It
      kind: coalition
      opened: 2020-01-01
      closed: ../2020-02-26
      sources:
        s: {title: A list, publisher: The host, grade: own}
      actions:
        - {date: 2020-01-01, action: joining, by: [BRA], source: [s]}
    """
    told = [
        [row.action for row in timeline(register, ["it"], day)]
        for day in ("2019-12-31", "2020-01-01", "2020-02-26")
    ]
    assert told == [[], ["joining", "closing"], ["joining", "closing"]]


def test_an_exit_may_have_effect_later_in_the_span_of_its_date(register: Register) -> None:
    """Then it also ends the adoption that came before its effect (line 5).

    it:
      title: It
      kind: resolution
      opened: 2020-01-01
      sources:
        s: {title: A list, publisher: The host, grade: own}
      actions:
        - {date: 2020-02-26, action: adoption, by: [BRA], source: [s]}
        - {date: 2020-03, action: withdrawal, by: [BRA], effective: 2020-03, source: [s]}
        - {date: 2020-03-02/2020-03-31, action: adoption, by: [BRA], source: [s]}
    """
    found = {status: members(register, f"it:{status}", "2020-03-31") for status in ("adopter", "former")}
    assert {status: [row.certainty for row in rows] for status, rows in found.items()} == {
        "adopter": ["possible"],
        "former": ["possible"],
    }
