"""The journalist's walk in README, taken: three commands, and what they leave on the desk is fit to print."""

import csv
import shlex
from pathlib import Path
from xml.etree import ElementTree

import pytest

from pages import DATA, TEXTS, fenced, section
from program import Ran, Run

WALK = section(TEXTS["README.md"], "## A journalist's walk")
COMMANDS = fenced(WALK, "sh")[0].splitlines()


@pytest.fixture
def desk(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, list[Ran]]:
    """The folder in which the commands were run, in their order, and how each ended."""
    monkeypatch.chdir(tmp_path)
    return tmp_path, [run(*shlex.split(command)[1:], data=DATA) for command in COMMANDS]


def test_the_walk_is_three_commands_and_each_answers(desk: tuple[Path, list[Ran]]) -> None:
    assert len(COMMANDS) == 3
    assert [(ran.status, ran.out) for ran in desk[1]] == [(0, b"")] * 3


def test_the_table_has_everybody_each_with_a_source_that_the_citation_names(
    desk: tuple[Path, list[Ran]],
) -> None:
    """61 were on the list that the White House corrected on 30 April 2022: 60 countries and the Union."""
    content = (desk[0] / "dfi.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(content.decode("utf-8-sig").splitlines()))
    assert len(rows) == 61
    assert all(row["sources"] and row["since"] == "2022-04-28" for row in rows)
    assert {"KEN", "EU", "TWN"} < {row["code"] for row in rows}
    assert "SEN" not in {row["code"] for row in rows}
    assert "its 61 rows" in WALK


def test_the_picture_shows_as_many_and_says_its_day(desk: tuple[Path, list[Ran]]) -> None:
    drawn = ElementTree.parse(desk[0] / "dfi.svg").getroot()
    texts = ["".join(element.itertext()) for element in drawn.iter() if element.tag.endswith("}text")]
    assert "Declaration for the Future of the Internet" in texts
    assert any("30 Apr 2022" in text for text in texts)
    assert "61" in texts


def test_the_citation_has_the_question_the_day_the_sources_and_who_contests(
    desk: tuple[Path, list[Ran]],
) -> None:
    text = (desk[0] / "dfi.md").read_text(encoding="utf-8")
    assert "Cite as: signatories" in text
    assert "as of 2022-04-30" in text
    assert "Kenya, contested" in text
    assert "Former: Senegal" in text
    assert "White House" in text
    assert "https://" in text
