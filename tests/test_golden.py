"""Every command that asks, in every format, answers as the files in tests/golden say.

They were read against the record in tests/golden/data by eye. `just golden` writes them anew after a
change that is meant; read the difference before it is committed.
"""

from pathlib import Path

import pytest

from conftest import HERE, Golden, Run
from signatories import citation
from signatories.cli import COMMANDS
from signatories.render import EXTRAS, FORMATS, SUFFIXES

KEEPING = {"validate", "cache", "schema", "add", "import", "import-csv", "fmt", "site", "export"}
"""The commands that give no rows: `test_reports` and `test_cli` see to them."""

ASKING = [name for name in COMMANDS if name not in KEEPING]

WRITTEN = [name for name in FORMATS if name != "table" and name not in EXTRAS]
"""The formats of text; `test_xlsx` and `test_parquet` compare those of bytes with them."""

QUESTIONS = {
    "list": "",
    "show": "ring",
    "who-signed": "ring",
    "signed-by": "Kenya",
    "diff": "ring pledge",
    "timeline": "ring council-3",
    "matrix": "ring pledge council-3 club",
    "why": "pledge KEN",
    "map": "ring",
    "chart": "growth ring pledge",
    "claims": "pledge",
    "sources": "ring",
    "countries": "pledge",
    "names": "Norway,Kenya,Kosovo,Korea,Chadd",
    "changes": "older",
}
"""One question for each command; it is asked in every format."""

TABLES = {
    "show-treaty": "show pact",
    "who-signed-french": "who-signed ring --lang fr",
    "matrix-german": "matrix ring pledge --lang de",
    "who-signed-official": "who-signed ring --names official",
    "who-signed-cited": "who-signed pledge --cite",
    "diff-cited": "diff ring pledge --cite",
    "show-unnamed": "show council-3 --as-of 2012-07-01",
    "who-signed-before": "who-signed ring --as-of 2014-03-01",
    "who-signed-nobody": "who-signed ring --as-of 2011-12-08",
    "who-signed-disputed": "who-signed pledge",
    "who-signed-unnamed": "who-signed council-3",
    "who-signed-treaty": "who-signed pact",
    "who-signed-in-force": "who-signed pact:in-force --as-of 1992-06-01",
    "who-signed-incomplete": "who-signed pledge and not club",
    "signed-by-left": "signed-by united states",
    "signed-by-gone": "signed-by czechoslovakia",
    "diff-days": "diff ring --from 2014-03-01 --to 2026-11-22 --all",
    "timeline-country": "timeline pledge pact --country norway",
    "why-otherwise": "why pledge norway",
    "why-left": "why ring USA",
    "why-never": "why ring brazil",
    "countries-all": "countries",
    "map-former": "map pledge",
    "map-versus": "map ring --versus pledge",
    "map-two-words": "map ring or council-3 --as-of 2014-03-01",
    "chart-timeline": "chart timeline ring",
    "chart-overlap": "chart overlap ring pledge club",
}
"""More questions, each for something that a reader must be told; their tables are 100 columns wide."""


@pytest.fixture(autouse=True)
def beside_the_record(golden_record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that `older` is the older version of it; and by a program of one version, whatever the real one."""
    monkeypatch.chdir(golden_record.parent)
    monkeypatch.setattr(citation, "__version__", "1.2.3")


def suffix(format: str) -> str:
    return next(suffix for suffix, name in SUFFIXES.items() if name == format)


@pytest.mark.parametrize("format", WRITTEN)
@pytest.mark.parametrize("command", ASKING)
def test_every_command_answers_in_every_format(run: Run, golden: Golden, command: str, format: str) -> None:
    ran = run(command, *QUESTIONS[command].split(), "--format", format)
    assert ran.status == 0
    golden(f"{command}{suffix(format)}", ran.out)


@pytest.mark.parametrize("columns", [100, 80])
@pytest.mark.parametrize("command", ASKING)
def test_every_command_answers_in_a_table_as_wide_as_the_screen(
    run: Run, golden: Golden, monkeypatch: pytest.MonkeyPatch, command: str, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    ran = run(command, *QUESTIONS[command].split())
    assert ran.status == 0
    golden(f"{command}-{columns}.txt", ran.out)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_says_what_its_reader_must_know(
    run: Run, golden: Golden, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    ran = run(*TABLES[name].split())
    assert ran.status == 0
    golden(f"{name}.txt", ran.out)


def test_every_answer_ends_with_its_summary_in_one_line_on_stderr(run: Run, golden: Golden) -> None:
    questions = [f"{command} {words}".strip() for command, words in QUESTIONS.items()]
    lines = [f"{words}\n    {run(*words.split()).err}" for words in (*questions, *TABLES.values())]
    assert all(line.count("\n") == 2 for line in lines)
    golden("summaries.txt", "".join(lines).encode())


def test_every_golden_file_belongs_to_a_question() -> None:
    """What is no longer asked is deleted."""
    wanted = {f"{command}{suffix(format)}" for command in ASKING for format in WRITTEN}
    wanted |= {f"{command}-{columns}.txt" for command in ASKING for columns in (80, 100)}
    wanted |= {f"{name}.txt" for name in (*TABLES, "summaries")}
    found = {path.name for path in (HERE / "golden").iterdir() if path.suffix in SUFFIXES}
    assert found == wanted
