"""Every command's table fits its screen, and a long title gets the room and is never cut."""

import re
import shutil
from itertools import count
from pathlib import Path

import pytest

from program import Run
from questions import ASKING, QUESTIONS

LONG = "Convention for the Protection of Individuals with regard to Automatic Processing of Personal Data"


@pytest.fixture(scope="module")
def long_titles(golden_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tests' record with long titles and publishers."""
    data = shutil.copytree(golden_record, tmp_path_factory.mktemp("long") / "data")
    number = count(1)
    for file in ("declarations.yaml", "others.yaml"):
        text = (data / file).read_text(encoding="utf-8")
        text = re.sub(r"(?m)^( +)title: .*$", lambda match: f'{match[1]}title: "{next(number)} {LONG}"', text)
        text = re.sub(r"(?m)^( +)publisher: ", r"\1publisher: Ministry of Foreign Affairs and Trade, ", text)
        (data / file).write_text(text, encoding="utf-8")
    return data


@pytest.mark.parametrize("columns", [60, 80, 100, 140])
@pytest.mark.parametrize("command", [name for name in ASKING if name not in ("map", "changes")])
def test_the_table_fits(
    run: Run, long_titles: Path, monkeypatch: pytest.MonkeyPatch, command: str, columns: int
) -> None:
    """The map is as wide as its tiles; a line that is one word, such as an address, can be copied whole."""
    monkeypatch.setenv("COLUMNS", str(columns))
    ran = run(command, *QUESTIONS[command].split(), data=long_titles)
    assert ran.status == 0, ran.err
    assert [line for line in ran.text.splitlines() if len(line) > columns and " " in line] == []
    assert "…" not in ran.text


@pytest.mark.parametrize("columns", [60, 80, 100, 140])
@pytest.mark.parametrize("words", ["list", "signed-by Kenya", "sources ring"])
def test_a_title_is_there_whole(
    run: Run, long_titles: Path, monkeypatch: pytest.MonkeyPatch, words: str, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    shown = run(*words.split(), data=long_titles).text
    rule = next(line for line in shown.splitlines() if line.startswith("─"))
    head = shown.splitlines()[shown.splitlines().index(rule) - 1]
    start = head.index("title")
    row = shown.splitlines()[shown.splitlines().index(rule) + 1 :]
    column = [line[start:] for line in row]
    letters = " ".join(re.split(r" {2,}", line)[0] for line in column)
    assert LONG in " ".join(letters.split())


def test_what_a_row_is_about_is_never_left_out(
    run: Run, long_titles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    for words, names in (
        ("list", {"id", "title", "members"}),
        ("who-signed ring", {"code", "country", "since"}),
        ("signed-by Kenya", {"instrument", "title", "since"}),
        ("timeline ring", {"date", "action", "country"}),
        ("sources ring", {"source", "publisher", "title"}),
    ):
        shown = run(*words.split(), data=long_titles).text
        head = shown.partition("───")[0].split()
        said = shown.partition("In every row:")[2].partition(".")[0]
        assert not {name for name in names if name not in head and name not in said}, words
