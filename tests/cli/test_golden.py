"""Every format on one answer, and every command in a table, as the files in tests/golden say.

They were read against the record in tests/golden/data by eye. `just golden` writes them anew after a
change that is meant; read the difference before it is committed.
"""

import pytest

from program import HERE, Golden, Run
from questions import ASKING, QUESTIONS, TABLES
from signatories.formats import FORMATS, SUFFIXES

WRITTEN = [name for name, row in FORMATS.items() if name != "table" and not row.binary]
"""The formats of text; `test_xlsx` and `test_parquet` compare those of bytes with them."""

SHOWN = "who-signed"
"""The command whose answer stands in `golden` in every format."""


pytestmark = pytest.mark.usefixtures("beside_the_record")


@pytest.mark.parametrize("format", WRITTEN)
def test_one_answer_in_every_format(run: Run, golden: Golden, format: str) -> None:
    ran = run(SHOWN, *QUESTIONS[SHOWN].split(), "--format", format)
    assert ran.status == 0
    golden(f"{SHOWN}{FORMATS[format].suffix}", ran.out)


@pytest.mark.parametrize("command", ASKING)
def test_every_command_in_a_table(
    run: Run, golden: Golden, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """As wide as a screen of 80 columns and one of 100."""
    tables = []
    for columns in (100, 80):
        monkeypatch.setenv("COLUMNS", str(columns))
        ran = run(command, *QUESTIONS[command].split())
        assert ran.status == 0
        tables.append(f"[{columns} columns]\n{ran.text}")
    golden(f"{command}.txt", "\n".join(tables).encode())


def test_a_table_says_what_its_reader_must_know(
    run: Run, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    answers = []
    for words in TABLES.values():
        ran = run(*words.split())
        assert ran.status == 0
        answers.append(f"$ signatories {words}\n{ran.text}")
    golden("notes.txt", "\n".join(answers).encode())


def test_every_answer_ends_with_its_summary_in_one_line_on_stderr(run: Run, golden: Golden) -> None:
    questions = [f"{command} {words}".strip() for command, words in QUESTIONS.items()]
    lines = [f"{words}\n    {run(*words.split()).err}" for words in (*questions, *TABLES.values())]
    assert all(line.count("\n") == 2 for line in lines)
    golden("summaries.txt", "".join(lines).encode())


@pytest.mark.parametrize("format", WRITTEN)
@pytest.mark.parametrize("command", ASKING)
def test_every_command_answers_in_every_format(run: Run, command: str, format: str) -> None:
    ran = run(command, *QUESTIONS[command].split(), "--format", format)
    assert ran.status == 0
    assert ran.out.strip()


def test_every_golden_file_belongs_to_a_question() -> None:
    """What is no longer asked is deleted."""
    wanted = {f"{SHOWN}{FORMATS[format].suffix}" for format in WRITTEN} | {
        f"{command}.txt" for command in ASKING
    }
    wanted |= {"notes.txt", "summaries.txt"}
    found = {path.name for path in (HERE / "golden").iterdir() if path.suffix in SUFFIXES}
    assert found == wanted
