"""What a register answered last is not asked again."""

from collections.abc import Callable
from itertools import count
from pathlib import Path
from sqlite3 import connect

import pytest

from signatories.register.memory import LAST, remembered
from signatories.register.tables import Register

Ask = Callable[[Register, int], int]


@pytest.fixture
def empty() -> Register:
    return Register(connect(":memory:"), Path())


@pytest.fixture
def ask() -> Ask:
    """A question whose answer tells how often it was asked before."""
    numbers = count()
    return remembered(lambda register, number: next(numbers))


def test_the_same_question_is_asked_once_of_each_register(empty: Register, ask: Ask) -> None:
    other = Register(connect(":memory:"), Path())
    assert [ask(empty, 7), ask(empty, 8), ask(empty, 7), ask(other, 7), ask(empty, 8)] == [0, 1, 0, 2, 1]


def test_an_argument_by_name_is_part_of_the_question(empty: Register) -> None:
    def double(register: Register, *, number: int) -> int:
        return 2 * number

    asked = remembered(double)
    assert [asked(empty, number=number) for number in (1, 2, 1)] == [2, 4, 2]


def test_only_the_last_answers_are_kept(empty: Register, ask: Ask) -> None:
    """The first one is used all along, and so stays; the second is the oldest that was not."""
    for number in range(LAST + 1):
        ask(empty, number)
        assert ask(empty, 0) == 0
    assert len(empty.answers) == LAST
    assert ask(empty, 1) == LAST + 1


def test_what_a_damaged_register_answered_is_forgotten(tmp_path: Path, ask: Ask) -> None:
    """A register that is compiled anew may be of another state of the record."""
    file = tmp_path / "damaged.sqlite"
    file.write_bytes(b"not a database" * 200)
    register = Register(connect(file), Path(), lambda: connect(":memory:"))
    assert [ask(register, 1), ask(register, 1)] == [0, 0]
    assert register.rows("SELECT name FROM sqlite_master") == []
    assert ask(register, 1) == 1
