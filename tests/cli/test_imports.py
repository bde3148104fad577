"""A warm query imports what it needs and nothing more: neither yaml nor pydantic, rich for tables only."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from questions import ASKING, QUESTIONS
from signatories.cli import COMMANDS
from signatories.register.fingerprints import SETTLED

WARM = {name: f"{name} {QUESTIONS[name]}" for name in ASKING if name != "changes"}
"""A question for every command that asks the register; `changes` reads versions of the record."""

RECORD = {"signatories.record.models", "signatories.record.reader", "signatories.record.rules"}
"""The modules that read and check the record; a warm query does neither."""


@pytest.fixture(scope="module")
def warm(golden_record: Path) -> Path:
    """The golden record with a register of its own that is current, and will not be hashed again.

    No call gives a file an older change time, so the clock has to move on until the files are settled.
    """
    latest = max(path.stat().st_ctime_ns for path in golden_record.iterdir())
    time.sleep(max(0, latest + SETTLED - time.time_ns()) / 10**9 + 0.1)
    imported(golden_record, "list --format csv")
    return golden_record


def imported(data: Path, question: str, columns: str | None = None) -> set[str]:
    """The modules in `sys.modules` after a question."""
    program = (
        "import sys, signatories.cli\n"
        "try: signatories.cli.main()\n"
        "except SystemExit as ended: assert not ended.code, ended.code\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "--data", str(data), *question.split()],
        capture_output=True,
        text=True,
        check=True,
        env={name: value for name, value in os.environ.items() if name != "COLUMNS"}
        | {"XDG_CACHE_HOME": str(data.parent / "warm")}
        | ({"COLUMNS": columns} if columns else {}),
    )
    assert done.stdout
    return set(done.stderr.splitlines()[-1].split())


def packages(modules: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in modules}


@pytest.mark.parametrize("command", WARM)
def test_a_warm_query_for_a_machine_imports_neither_yaml_nor_pydantic_nor_rich(
    warm: Path, command: str
) -> None:
    modules = imported(warm, f"{WARM[command]} --format csv")
    assert not packages(modules) & {"yaml", "pydantic", "pydantic_core", "rich"}
    assert not modules & RECORD


@pytest.mark.parametrize("command", ["who-signed", "timeline"])
@pytest.mark.parametrize("columns", [None, "80"])
def test_a_warm_table_imports_neither_rich_nor_yaml_nor_pydantic(
    warm: Path, command: str, columns: str | None
) -> None:
    """Bounded by a screen or not: what a person sees costs what a pipe costs."""
    modules = imported(warm, WARM[command], columns)
    assert not packages(modules) & {"yaml", "pydantic", "pydantic_core", "rich"}
    assert not modules & RECORD


@pytest.mark.parametrize("format", ["json", "jsonl", "markdown", "tsv"])
def test_no_other_format_needs_rich(warm: Path, format: str) -> None:
    assert "rich" not in imported(warm, f"who-signed ring --format {format}")


@pytest.mark.parametrize("format", ["csv", "table", "json"])
def test_what_only_some_formats_need_is_not_imported_for_others(warm: Path, format: str) -> None:
    modules = imported(warm, f"who-signed ring --format {format}")
    assert not packages(modules) & {"xlsxwriter", "duckdb", "html"}
    assert ("shlex" in modules) == (format == "json"), "it quotes the question"
    assert not modules & {"signatories.export", "signatories.formats.html"}
    assert ("signatories.answers.citation" in modules) == (format == "table"), "it describes sources"


ROWS = {
    f"signatories.query.{name}"
    for name in (
        "differences", "due", "history", "lists", "matrix", "members", "memberships", "provenance", "sources"
    )
}  # fmt: skip
"""The modules that each hold the rows of a question."""


@pytest.mark.parametrize(
    ("command", "own"),
    [
        ("who-signed", "members"),
        ("signed-by", "memberships"),
        ("diff", "differences"),
        ("timeline", "history"),
    ],
)
def test_a_question_imports_no_other_question(warm: Path, command: str, own: str) -> None:
    modules = imported(warm, f"{WARM[command]} --format csv")
    assert modules & ROWS == {f"signatories.query.{own}"}
    assert "signatories.claims.checker" not in modules


@pytest.mark.parametrize("command", WARM)
def test_a_command_imports_no_module_of_other_commands(warm: Path, command: str) -> None:
    own = {COMMANDS[command][0]}
    others = {module for module, _ in COMMANDS.values()} - own
    modules = imported(warm, f"{WARM[command]} --format csv")
    assert not modules & {f"signatories.cli.{module}" for module in others}


def test_the_help_of_the_program_imports_nothing_of_the_record(warm: Path) -> None:
    """It reads the first line of every command's help, and no data."""
    modules = imported(warm, "--help")
    assert not packages(modules) & {"yaml", "pydantic", "rich"}
    assert not modules & RECORD


@pytest.mark.parametrize("question", ["names Norway,Sweden", "signed-by Norwegen"])
def test_the_names_of_all_languages_need_no_module_that_is_slow_to_load(warm: Path, question: str) -> None:
    """The tables are read as bytes; entities and near misses are for other questions."""
    modules = imported(warm, f"{question} --format csv")
    slow = {"html", "importlib.resources", "hashlib", "zipfile", "tempfile"}
    assert modules.isdisjoint(slow), modules & slow
    assert not packages(modules) & {"yaml", "pydantic", "rich"}
