"""The walk of docs/journalists.md, taken: three commands leave on the desk what is fit to print."""

import datetime as dt
import io
import shlex
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from drawings import themes
from pages import DATA, TEXTS, fenced
from program import Ran, Run

WALK = TEXTS["docs/journalists.md"]
COMMANDS = fenced(WALK, "sh")[0].splitlines()


@pytest.fixture
def desk(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, list[Ran]]:
    """The folder in which the commands were run, in their order, and how each ended."""
    monkeypatch.chdir(tmp_path)
    return tmp_path, [run(*shlex.split(command)[1:], data=DATA) for command in COMMANDS]


def test_the_walk_is_three_commands_and_each_answers(desk: tuple[Path, list[Ran]]) -> None:
    assert len(COMMANDS) == 3
    assert [(ran.status, ran.out) for ran in desk[1]] == [(0, b"")] * 3


def test_the_workbook_has_everybody_with_real_dates(desk: tuple[Path, list[Ran]]) -> None:
    """61 were on the list that the White House corrected on 30 April 2022: 60 countries and the Union."""
    openpyxl = pytest.importorskip("openpyxl")
    header, *rows = openpyxl.load_workbook(desk[0] / "dfi.xlsx").worksheets[0].iter_rows(values_only=True)
    found = [dict(zip(header, row, strict=True)) for row in rows if row[0]]
    assert len(found) == 61
    assert f"has {len(found)} rows" in WALK
    assert {row["since"] for row in found} == {dt.datetime(2022, 4, 28)}  # noqa: DTZ001
    assert all(row["sources"] for row in found)
    assert {"KEN", "EU", "TWN"} < {row["code"] for row in found}
    assert "SEN" not in {row["code"] for row in found}


def test_the_picture_shows_as_many_is_a_column_wide_and_says_its_day(desk: tuple[Path, list[Ran]]) -> None:
    drawn = ElementTree.parse(desk[0] / "dfi.svg").getroot()
    texts = ["".join(element.itertext()) for element in drawn.iter() if element.tag.endswith("}text")]
    assert "Declaration for the Future of the Internet" in texts
    assert any("30 Apr 2022" in text for text in texts)
    assert "61" in texts
    assert drawn.get("width") == "90mm"


@pytest.mark.parametrize("program", ["inkscape", "rsvg-convert"])
def test_the_picture_opens_in_colour(desk: tuple[Path, list[Ran]], program: str) -> None:
    if shutil.which(program) is None:
        pytest.skip(f"no {program} here")
    image = pytest.importorskip("PIL.Image")
    file = str(desk[0] / "dfi.svg")
    arguments = {
        "inkscape": [program, file, "--export-type=png", "--export-filename=-"],
        "rsvg-convert": [program, file],
    }[program]
    pixels = subprocess.run(arguments, check=True, capture_output=True).stdout
    colours = {
        f"#{red:02x}{green:02x}{blue:02x}"
        for _, (red, green, blue) in image.open(io.BytesIO(pixels)).convert("RGB").getcolors(1 << 24)
    }
    light = dict(themes())["light"]
    assert {light["paper"], light["a"], light["blank"]} <= colours


def test_the_sentence_to_paste_is_printed_as_the_page_says(desk: tuple[Path, list[Ran]]) -> None:
    (sentence,) = fenced(WALK, "text")
    assert sentence.strip() in desk[1][1].err.splitlines()


def test_the_list_has_the_question_the_day_the_sources_and_who_disputes(
    desk: tuple[Path, list[Ran]],
) -> None:
    text = (desk[0] / "dfi.md").read_text(encoding="utf-8")
    assert "Cite as: signatories" in text
    assert "as of 2022-04-30" in text
    assert "called the listing erroneous" in text
    assert "Former: Senegal" in text
    assert "White House" in text
    assert "https://" in text
