"""The commands that draw: what they write where, in letters and as pictures, and what they refuse."""

import re
import shlex
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from drawings import said
from program import Run

SIGNATURE = b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize(
    "question",
    [
        "map ring",
        "map ring --versus pledge",
        "chart growth ring pledge",
        "chart timeline ring",
        "chart overlap ring pledge",
    ],
)
def test_every_picture_is_svg_on_stdout_and_png_in_a_file(run: Run, tmp_path: Path, question: str) -> None:
    drawn = run(*question.split(), "--format", "svg")
    assert (drawn.status, ET.fromstring(drawn.out).tag) == (0, "{http://www.w3.org/2000/svg}svg")
    kept = run(*question.split(), "--output", str(tmp_path / "a.png"))
    assert (kept.status, kept.out) == (0, b""), kept.err
    assert (tmp_path / "a.png").read_bytes().startswith(SIGNATURE)
    assert kept.err.endswith(f"; written to {tmp_path / 'a.png'}\n")


def test_the_suffix_chooses_the_format(run: Run, tmp_path: Path) -> None:
    starts = {
        "m.svg": b"<?xml",
        "m.PNG": SIGNATURE,
        "m.csv": b"code,country,standing",
        "m.txt": b"=Ring of [the] Open Net",
    }
    for name, start in starts.items():
        assert run("map", "ring", "-o", str(tmp_path / name)).status == 0
        assert (tmp_path / name).read_bytes().startswith(start)
    ran = run("map", "ring", "-o", str(tmp_path / "m.gif"))
    assert (ran.status, "'m.gif' must end in one of .svg, .png, .txt" in ran.err) == (2, True)


def test_a_png_goes_through_a_pipe_and_not_to_a_screen(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("map", "ring", "-f", "png").out.startswith(SIGNATURE)
    monkeypatch.setattr("signatories.cli.charts.is_screen", lambda: True)
    ran = run("map", "ring", "-f", "png")
    assert (ran.status, ran.out, "add --output FILE.png" in ran.err) == (2, b"", True)


@pytest.mark.parametrize("asked", ["ring", "ring --versus pledge", "council-3", "pledge and not club"])
def test_the_map_in_letters_fits_80_columns_and_needs_no_colour(run: Run, asked: str) -> None:
    ran = run("map", *asked.split())
    assert ran.status == 0
    assert max(map(len, ran.text.splitlines())) <= 80
    assert "\x1b" not in ran.text


def test_marks_tell_apart_who_is_in_how(run: Run) -> None:
    """Of the ring, on 22 November 2026, Germany may be a member, and the United States are no longer."""
    text = run("map", "ring").text
    assert re.search(r"^ +USA|-USA", text, re.MULTILINE)
    assert {"-USA", "?DEU", " KEN", " NOR"} <= set(re.findall(r"[ ?-][A-Z]{3}\b", text))
    assert "BRA" not in text
    both = run("map", "ring", "--versus", "pledge").text
    assert {"=NOR", "=KEN", "<NAM", ">USA", ">BRA", ">EU"} <= set(re.findall(r"[=<>][A-Z]{2,3}\b", both))


def test_on_a_screen_the_map_has_colours_unless_they_are_not_wanted(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("signatories.cli.charts.is_screen", lambda: True)
    coloured = run("map", "ring").text
    assert "\x1b[" in coloured
    plain = re.sub(r"\x1b\[[\d;]*m", "", coloured)
    assert [line.rstrip() for line in plain.splitlines()] == run(
        "--no-color", "map", "ring"
    ).text.splitlines()
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("map", "ring").text


def test_names_come_in_another_language(run: Run) -> None:
    drawn = said(ET.fromstring(run("chart", "timeline", "ring", "--lang", "fr", "-f", "svg").out))
    assert "Norvège" in drawn
    assert "Norway" not in drawn


@pytest.mark.parametrize("output", [[], ["--output", "{}/a.png"]])
def test_letters_that_png_lacks_are_refused_with_the_command_that_works(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, output: list[str]
) -> None:
    """The command in the message is typed as it stands, and draws the names."""
    monkeypatch.chdir(tmp_path)
    asked = ["chart", "timeline", "ring", "--lang", "ja", "--as-of", "2014-01-01", "--title", "A title, 'so'"]
    ran = run(*asked, "--format", "png", *(word.format(tmp_path) for word in output))
    assert (ran.status, ran.out) == (2, b"")
    program, *words = shlex.split(re.search("`(.*)`", " ".join(ran.err.split()))[1])
    assert program == "signatories"
    assert words[:2] == ["--data", words[1]]
    again = run(*words[2:])
    assert (again.status, again.out) == (0, b""), again.err
    (file,) = tmp_path.glob("*.svg")
    drawn = said(ET.fromstring(file.read_bytes()))
    assert "A title, 'so'" in drawn
    assert "ケニア" in drawn


def test_words_size_and_look_are_those_asked_for(run: Run) -> None:
    options = ["--title", "Our <title>", "--subtitle", "", "--size", "page", "--look", "dark"]
    root = ET.fromstring(run("map", "ring", "-f", "svg", *options).out)
    plain = ET.fromstring(run("map", "ring", "-f", "svg").out)
    assert said(root)[0] == "Our <title>"
    assert said(plain)[0] == "=Ring of [the] Open Net | all"
    assert not [line for line in said(root) if line.startswith("Members on")]
    assert root.get("width") == "180mm"
    papers = [next(tree.iter("{http://www.w3.org/2000/svg}rect")).get("fill") for tree in (root, plain)]
    assert papers == ["#16181c", "#ffffff"]


@pytest.mark.parametrize(
    ("option", "cure"),
    [
        ("--size poster", "'poster' is not one of column, page, screen, share"),
        ("--look grey", "'grey' is not one of light, dark"),
        ("--size page --format csv", "csv is not a drawing: add --format svg, or leave it out"),
        ("--title Ours", "table is not a drawing: add --format svg"),
    ],
)
def test_an_option_of_drawings_that_cannot_be_is_refused(run: Run, option: str, cure: str) -> None:
    for question in ("map ring", "chart growth ring"):
        ran = run(*question.split(), *option.split())
        assert (ran.status, ran.out) == (2, b"")
        assert cure in " ".join(ran.err.replace("│", " ").split())


def test_a_map_compares_up_to_four_sets(run: Run) -> None:
    asked = ["map", "ring", "--versus", "pledge", "--versus", "club and not pledge"]
    three = run(*asked, "--format", "csv")
    standings = {row.split(",")[0]: row.split(",")[2] for row in three.text.splitlines()}
    assert standings["NOR"] == "first+second"
    assert "4 =Ring" in three.err
    assert "3 " in run(*asked).text
    ran = run(*asked, "--versus", "council-3", "--versus", "NOR")
    assert (ran.status, "1 to 4 sets, not 5: use `chart overlap`" in ran.err) == (2, True)


def test_the_day_is_the_one_asked_for(run: Run) -> None:
    """The day before the three founders joined, and the day on which they did."""

    def members(day: str) -> set[str]:
        rows = run("map", "ring", "--as-of", day, "-f", "csv").text.splitlines()
        return {row.split(",")[0] for row in rows if ",certain," in row}

    assert members("2011-12-08") == set()
    assert members("2011-12-09") == {"GBR", "KEN", "USA"}


@pytest.mark.parametrize(
    ("question", "cure"),
    [
        ("map rnig", "did you mean ring?"),
        ("map ring --versus plege", "did you mean pledge?"),
        ("map ring --format gif", "'gif' is not one of svg, png, table"),
        ("chart pie ring", "'pie' is not one of growth, timeline, overlap"),
        ("chart growth rnig", "did you mean ring?"),
        ("chart timeline ring pledge", "a timeline is of one instrument"),
        ("chart overlap ring", "2 to 6 expressions"),
        ("chart growth ring and pledge", "unknown instrument 'and'"),
    ],
)
def test_a_wrong_question_is_answered_with_its_cure(run: Run, question: str, cure: str) -> None:
    ran = run(*question.split())
    assert (ran.status, ran.out) == (2, b"")
    assert cure in " ".join(ran.err.split())
