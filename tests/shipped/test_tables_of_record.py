"""Every command's table fits the screens that people have, on the shipped record."""

import pytest

from pages import DATA
from program import Run
from questions import ASKING

QUESTIONS = {
    "list": [""],
    "show": ["foc", "hrc-20-8"],
    "who-signed": ["dfi", "foc", "berne", "foc and not dfi", "hrc-20-8"],
    "signed-by": ["Norway", "Taiwan", "United States"],
    "diff": ["foc dfi --all"],
    "timeline": ["foc --all", "dfi foc"],
    "matrix": ["foc dfi budapest", "foc dfi budapest berne un eu hrc-20-8"],
    "why": ["dfi KEN", "foc NOR"],
    "chart": ["growth foc dfi", "timeline foc", "overlap foc dfi budapest"],
    "claims": ["", "foc"],
    "sources": ["", "foc", "--weak"],
    "countries": ["", "region:africa"],
    "names": ["Norway,Korea,Chadd,the-United-Kingdom-of-Great-Britain-and-Northern-Ireland"],
}


@pytest.mark.parametrize("columns", [60, 80, 100, 140])
@pytest.mark.parametrize(
    ("command", "words"), [(command, words) for command in QUESTIONS for words in QUESTIONS[command]]
)
def test_the_table_fits(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: str, words: str, columns: int
) -> None:
    """A line that holds one word, such as an address in a note, may be longer: it can be copied whole."""
    monkeypatch.setenv("COLUMNS", str(columns))
    ran = run(command, *words.split(), data=DATA)
    assert ran.status == 0, ran.err
    wide = [line for line in ran.text.splitlines() if len(line) > columns and " " in line]
    assert wide == []


def test_every_command_with_a_table_is_asked() -> None:
    """The map is as wide as its tiles; changes need an older version."""
    assert {*QUESTIONS} == {*ASKING} - {"map", "changes"}
