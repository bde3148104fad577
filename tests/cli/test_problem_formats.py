"""What `validate` prints: for the eye, for GitHub's annotations, for a program."""

import json
import os
from pathlib import Path

import pytest

from program import Run
from registers import instrument, write

BROKEN = [f"2012-{month:02}-31" for month in (2, 4, 6, 9, 11)]
"""Days that no calendar has."""


@pytest.fixture
def broken(folder: Path) -> Path:
    """Twelve instruments, each with one day that is none: line 8 of each, nine lines apart."""
    texts = [instrument(f"ring-{n:02}", NOR=BROKEN[n % 5]) for n in range(12)]
    write(folder / "rings.yaml", "\n".join(texts))
    return folder


def test_a_sound_record_ends_with_0_and_its_size(run: Run, golden_record: Path) -> None:
    """Five instruments, with one claim on the ring and two on the pledge."""
    for ran in (run("validate"), run("validate", str(golden_record), data=None)):
        assert (ran.status, ran.text, ran.err) == (0, "0 problems in 5 instruments with 3 claims\n", "")


def test_a_broken_record_ends_with_1_a_line_for_each_problem_and_their_number(run: Run, broken: Path) -> None:
    ran = run("validate", str(broken))
    *problems, count = ran.text.splitlines()
    assert ran.status == 1
    assert count == "12 problems"
    assert [line.split(": ")[0] for line in problems] == [
        f"{broken}/rings.yaml:{8 + 9 * n}:14" for n in range(12)
    ]
    assert problems[0].startswith(f"{broken}/rings.yaml:8:14: '2012-02-31' must be a date of the calendar")
    assert problems[0].endswith(" [known-value]")


def test_one_problem_is_counted_as_one(run: Run, folder: Path) -> None:
    write(folder / "ring.yaml", instrument("ring", NOR="2012-02-31"))
    assert run("validate", str(folder)).text.splitlines()[-1] == "1 problem"


def test_paths_are_as_seen_from_where_the_command_was_given(
    run: Run, broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """GitHub finds the file, and an editor opens it."""
    monkeypatch.chdir(broken.parent)
    assert run("validate", broken.name).text.startswith(f"{broken.name}/rings.yaml:8:14: ")
    ran = run("validate", broken.name, "--format", "github")
    assert ran.text.startswith(f"::error file={broken.name}/rings.yaml,line=8,col=14,title=known-value::")


def test_the_folder_is_that_of_data_where_none_is_named(run: Run, broken: Path) -> None:
    assert run("validate", data=broken).text == run("validate", str(broken)).text


def test_github_gets_an_annotation_for_each_problem_in_order_and_then_the_count(
    run: Run, broken: Path
) -> None:
    """It shows the first ten errors of a step, and ten notices: the count, being a notice, is among them."""
    ran = run("validate", str(broken), "-f", "github")
    lines = ran.text.splitlines()
    assert ran.status == 1
    assert [line.split(",")[1] for line in lines[:-1]] == [f"line={8 + 9 * n}" for n in range(12)]
    assert all(line.startswith("::error file=") for line in lines[:-1])
    assert lines[-1] == "::notice::12 problems"


def test_github_gets_no_line_end_and_no_separator_from_the_text(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its rules: % and line ends are escaped everywhere, colon and comma in properties too."""
    odd = folder / "a,b:100%.yaml"
    write(odd, instrument("ring", NOR='"50%"'))
    monkeypatch.chdir(folder)
    line = run("validate", ".", "-f", "github").text.splitlines()[0]
    place, _, message = line.removeprefix("::error ").partition("::")
    assert place == "file=a%2Cb%3A100%25.yaml,line=8,col=14,title=known-value"
    assert message.startswith("'50%25' must be a date")


def test_a_program_gets_a_list_of_objects(run: Run, broken: Path) -> None:
    ran = run("validate", str(broken), "-f", "json")
    problems = json.loads(ran.text)
    assert ran.status == 1
    assert len(problems) == 12
    first = dict(problems[0])
    assert first.pop("message").startswith("'2012-02-31' must be")
    assert first == {"file": f"{broken}/rings.yaml", "line": 8, "column": 14, "rule": "known-value"}
    assert run("validate", "-f", "json").text.split() == ["[]"]


def test_nothing_wrong_is_no_annotation(run: Run) -> None:
    ran = run("validate", "-f", "github")
    assert ran.status == 0
    assert "::error" not in ran.text


@pytest.mark.parametrize("format", ["text", "github", "json"])
@pytest.mark.parametrize(
    "text",
    ['"\\x1b[31mred"', '"\\x9b31mred"', '"two\\nlines"', '"\\x07"', '"a\\u2028b"', '"a\\u202eb"', '"\\0"'],
)
def test_what_a_terminal_would_obey_is_refused_and_not_repeated(
    run: Run, folder: Path, text: str, format: str
) -> None:
    """Also where YAML writes it as an escape; so no format need fear it."""
    title = instrument("ring", NOR="2012-05-01").replace("The ring", text, 1)
    write(folder / "ring.yaml", title)
    ran = run("validate", str(folder), "-f", format)
    assert ran.status == 1
    assert "ring.yaml" in ran.text
    assert all(c.isprintable() or c == "\n" for c in ran.text)


def test_a_record_that_cannot_be_read_is_a_problem_of_the_folder(run: Run, tmp_path: Path) -> None:
    for format in ("text", "github", "json"):
        ran = run("validate", str(tmp_path / "nowhere"), "-f", format)
        assert ran.status == 1
        assert "must be readable" in ran.text
        assert f"nowhere{os.sep}nowhere" not in ran.text
