"""Nothing of the program is undocumented, and what the documentation says is so.

The generated parts of the Markdown are checked by `cog --check` in .ci/run; `just docs` writes them anew.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
import typer

from pages import DATA, FENCE, SPAN, TEXTS, fenced, first_cells, section
from program import ROOT, Run
from signatories.cli import COMMANDS, app
from signatories.cli.problem_formats import REPORTS
from signatories.formats import FORMATS

README, TOUR, MANUAL = TEXTS["README.md"], TEXTS["docs/tour.md"], "\n".join(TEXTS.values())


# The command line


def options(command: str | None) -> list[str]:
    """The long options of a command; of the program itself for None."""
    program = typer.main.get_command(app)
    found = program.get_command(None, command) if command else program  # type: ignore[attr-defined,arg-type]
    return [name for option in found.params for name in option.opts if name.startswith("--")]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented(command: str) -> None:
    assert re.search(rf"`?signatories {command}\b", TOUR), f"docs/tour.md must show `signatories {command}`"


@pytest.mark.parametrize("command", [None, *COMMANDS])
def test_every_option_is_documented(command: str | None) -> None:
    missing = [name for name in options(command) if not re.search(rf"{name}(?![\w-])", MANUAL)]
    assert missing == []


@pytest.mark.parametrize("name", [*FORMATS, *REPORTS])
def test_every_format_is_documented(name: str) -> None:
    assert f"`{name}`" in TEXTS["docs/formats.md"] or f"--format {name}" in MANUAL


def commands_named() -> list[str]:
    """The commands that the pages name in running text, those with a placeholder in capitals left out."""
    spans = [span for text in TEXTS.values() for span in SPAN.findall(FENCE.sub("", text))]
    named = {span for span in spans if span.startswith("signatories ")}
    return sorted(
        span for span in named if not re.search(r"\b(ID|COUNTRY|FILE|DIR|REV)\b|completion|clear", span)
    )


@pytest.mark.parametrize("command", commands_named())
def test_a_command_that_is_named_runs(command: str, run: Run, tmp_path: Path) -> None:
    """On the record itself, which knows its history; but what edits it, on a copy."""
    arguments = shlex.split(command)[1:]
    edits = arguments[0] in ("add", "import", "import-csv", "fmt")
    ran = run(*arguments, data=shutil.copytree(DATA, tmp_path / "data") if edits else DATA)
    assert ran.status == 0, ran.err


def expressions_named() -> list[str]:
    cells = first_cells(TEXTS["docs/expressions.md"])
    return sorted({cell for cell in cells if not cell.endswith(":")})


@pytest.mark.parametrize("expression", expressions_named())
def test_an_expression_that_is_explained_can_be_asked(expression: str, run: Run) -> None:
    ran = run("who-signed", expression, "--format", "csv", data=DATA)
    assert (ran.status, len(ran.text.splitlines()) > 1) == (0, True), ran.err


# The front page


def test_the_readme_is_one_that_people_read() -> None:
    assert len(README.splitlines()) <= 140


# Setting up


def test_the_readme_sets_up_with_two_commands_of_one_line_each() -> None:
    commands = [block.rstrip("\n") for block in fenced(section(README, "## Set up"), "sh")]
    assert len(commands) == 2
    assert not any("\n" in command for command in commands)
    assert commands[0].endswith("signatories who-signed dfi")
    assert "pytest" in commands[1]


def test_ci_sets_up_as_the_readme_says() -> None:
    """Step by step, in a virtual environment of its own."""
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    steps = fenced(section(README, "## Set up"), "sh")[1].strip().split(" && ")
    wanted = [step.replace("python3 -m venv .venv", '"$python" -m venv "$venv"') for step in steps]
    wanted = [re.sub(r"^\.venv/(\S+)", r'"$venv/\1"', step) for step in wanted]
    lines = [line for line in script.splitlines() if line in wanted]
    assert lines == wanted


# The pages themselves


def anchors(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", TEXTS)
def test_links_between_pages_lead_somewhere(page: str) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)]+)\)", FENCE.sub("", TEXTS[page])):
        path, _, anchor = target.partition("#")
        found = (ROOT / page).parent / path if path else ROOT / page
        assert found.exists(), target
        assert not anchor or anchor in anchors(found.read_text(encoding="utf-8")), target


def test_a_decision_takes_ten_lines_at_the_most_and_has_its_date() -> None:
    _, *decisions = re.split(r"^## ", TEXTS["docs/decisions.md"], flags=re.MULTILINE)
    for decision in decisions:
        heading, *lines = decision.strip().splitlines()
        assert re.search(r" \(\d{4}-\d{2}-\d{2}\)$", heading), heading
        assert len([line for line in lines if line]) <= 10, heading


def test_the_examples_of_the_python_page_run(tmp_path: Path) -> None:
    """Those with pandas only where it is installed."""
    text = TEXTS["docs/python.md"]
    if not find_spec("pandas"):
        text = text.replace(section(text, "## pandas"), "")
    page = tmp_path / "python.md"
    page.write_text(text, encoding="utf-8")
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path), "PYTHONUTF8": "1"}
    environment.pop("SIGNATORIES_DATA", None)
    command = [sys.executable, "-m", "doctest", page]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
