"""The shipped record: it is valid, and of every instrument it says what the documents say.

Like every module named `test_data_…` it reads `data/`.
"""

from pathlib import Path

import pytest

from known_answers import ANSWERS, Answer
from program import ROOT, TODAY
from signatories.claims.validate import audit
from signatories.query.lists import instruments
from signatories.register.tables import Register


def test_the_record_passes_every_gate(shipped: Register, tmp_path: Path) -> None:
    """As `signatories validate` says: no problem of syntax, shape or rules, no unexplained claim."""
    sound = audit(ROOT / "data", today=TODAY, cache=tmp_path)
    assert sound.instruments == len(instruments(shipped, TODAY))


@pytest.mark.parametrize("answer", ANSWERS, ids=str)
def test_the_record_gives_the_known_answer(shipped: Register, answer: Answer) -> None:
    """See `known_answers` for the kinds of answers, and `tests/known` for what each rests on."""
    assert answer.found(shipped) == answer.says, answer.source


def test_every_instrument_has_five_known_answers_of_three_kinds(shipped: Register) -> None:
    """What is added to the record is added to `tests/known`, from its documents."""
    for row in instruments(shipped, TODAY):
        known = [answer for answer in ANSWERS if answer.instrument == row.id]
        assert len(known) >= 5, row.id
        assert len({answer.kind for answer in known}) == 3, row.id


def test_every_known_answer_names_its_source_and_stands_once() -> None:
    assert all(answer.source for answer in ANSWERS)
    assert len({str(answer) for answer in ANSWERS}) == len(ANSWERS)
