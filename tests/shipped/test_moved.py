"""No date of the shipped record can move unnoticed: a day by a day, a month by a month, a year by a year."""

from contextlib import suppress

import pytest

from known_answers import ANSWERS, rows
from moves import Alone, Move, moves, shipped_records
from program import TODAY
from sheets import TABLES, Sheet, known, recorded
from signatories.domain.acts import Act, day_of
from signatories.query.lists import instruments
from signatories.record.models import Instrument
from signatories.register.tables import Register

IDS = [row["instrument"] for row in rows("instruments")]


@pytest.fixture(scope="module")
def alone() -> Alone:
    return Alone()


def test_every_point_of_every_date_moves_to_either_side() -> None:
    """But not to where an interval would end before it begins, which cannot be written, and not `seen`."""
    record = Instrument.model_validate(
        {
            "title": "A pact",
            "kind": "treaty",
            "opened": "2020-01-01",
            "sources": {
                "own": {
                    "title": "Members",
                    "publisher": "It",
                    "published": "2020",
                    "seen": "2026-11",
                    "grade": "own",
                }
            },
            "actions": [
                {"action": "accession", "dates": {"NOR": "2020-12/2021-03-01"}, "source": ["own"]},
                {"action": "signature", "date": "2020-05-31/2020-05-31", "by": ["KEN"], "source": ["own"]},
            ],
            "claims": [{"source": "own", "as_of": "../2020-01", "count": "2"}],
        }
    )
    assert [str(move) for move in moves(record)] == [
        "opened: 2020-01-01 moved to 2019-12-31",
        "opened: 2020-01-01 moved to 2020-01-02",
        "sources.own.published: 2020 moved to 2019",
        "sources.own.published: 2020 moved to 2021",
        "actions.0.dates.NOR: 2020-12/2021-03-01 moved to 2020-11/2021-03-01",
        "actions.0.dates.NOR: 2020-12/2021-03-01 moved to 2021-01/2021-03-01",
        "actions.0.dates.NOR: 2020-12/2021-03-01 moved to 2020-12/2021-02-28",
        "actions.0.dates.NOR: 2020-12/2021-03-01 moved to 2020-12/2021-03-02",
        "actions.1.date: 2020-05-31/2020-05-31 moved to 2020-05-30/2020-05-31",
        "actions.1.date: 2020-05-31/2020-05-31 moved to 2020-05-31/2020-06-01",
        "claims.0.as_of: ../2020-01 moved to ../2019-12",
        "claims.0.as_of: ../2020-01 moved to ../2020-02",
    ]


def test_every_instrument_has_its_sheet(shipped: Register) -> None:
    assert sorted(IDS) == [row.id for row in instruments(shipped, TODAY)]


@pytest.mark.parametrize("part", Sheet._fields)
@pytest.mark.parametrize("id", IDS)
def test_the_record_has_the_dates_of_the_documents(shipped: Register, id: str, part: str) -> None:
    """All of them, and no others."""
    cure = f"one of the two is wrong: read the document, then mend data/ or tests/known/ ({TABLES[part]})"
    assert getattr(recorded(shipped, id), part) == getattr(known(id), part), cure


@pytest.mark.parametrize("id", IDS)
def test_no_date_moves_unnoticed(alone: Alone, id: str) -> None:
    """Each point of each date in turn; only the countries whose act it was are looked at again.

    Dates that leave no reading are a ValueError, and a problem to the rules: that is noticed too.
    """
    record = shipped_records()[id].record
    with alone.holding(id, record) as register:
        assert recorded(register, id) == known(id), "though nothing has moved"
    unnoticed = []
    for move in moves(record):
        with suppress(ValueError), alone.holding(id, move.record, move.doers) as register:
            if recorded(register, id) == known(id).only(move.doers):
                unnoticed.append(str(move))
    assert unnoticed == []


@pytest.mark.parametrize("id", IDS)
def test_no_date_of_an_act_moves_without_changing_an_answer(alone: Alone, id: str) -> None:
    """The known answers notice it that ask for a country's standing, a list or a count, not for a date.

    Left out are tables in which every country has a date of its own, and dates that do not decide on
    which day an act counts: `test_no_date_moves_unnoticed` has those.
    """
    record = shipped_records()[id].record
    answers = [answer for answer in ANSWERS if answer.instrument == id]
    with alone.holding(id, record) as register:
        assert all(answer.holds(register) for answer in answers), "though nothing has moved"
    unnoticed = []
    for move in moves(record):
        if move.place[0] == "actions" and move.place[2] == "date" and decides(record, move):
            wrong = next(iter(answers), None)
            with suppress(ValueError), alone.holding(id, move.record) as register:
                wrong = next((answer for answer in answers if not answer.holds(register)), None)
            if wrong is None:
                unnoticed.append(str(move))
            else:  # it is asked first about the next one, which is much like this one
                answers.remove(wrong)
                answers.insert(0, wrong)
    assert unnoticed == [], "add an answer that rests on it to tests/known, from a document"


def decides(record: Instrument, move: Move) -> bool:
    """Whether the act that was moved counts from another day (line 3 of `docs/dates.md`)."""
    return _day(record, move) != _day(move.record, move)


def _day(record: Instrument, move: Move) -> tuple[str, str]:
    action = record.actions[int(move.place[1])]
    assert action.date
    _, earliest, latest = day_of(Act(action.action, action.date, action.effective, 0), record.opened)
    return earliest, latest
