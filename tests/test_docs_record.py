"""The rules, keys, dates and tables of the record are documented, each and no other."""

import ast
import re
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from pages import DATA, TEXTS, fenced, first_cells, section
from program import ROOT, TODAY, Run
from signatories.claims import kept_texts
from signatories.claims.validate import audit
from signatories.domain.statuses import ACTIONS, STATUSES
from signatories.record import models
from signatories.record.country_rules import COUNTRY_RULES
from signatories.record.rules import RULES, name_of
from signatories.register.cache import load
from signatories.register.tables import TABLES


def ids_in_code() -> Iterator[str]:
    """The ids under which the code reports problems: those of the rules, and those written out."""
    yield from map(name_of, (*RULES, *COUNTRY_RULES))
    yield from kept_texts.RULES
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            last: ast.expr | None = None
            if isinstance(node, ast.Call) and node.args:
                made = ast.unparse(node.func).rpartition(".")[2]
                last = node.args[-1] if made in ("Problem", "_problem", "Failure") else None
            elif isinstance(node, ast.FunctionDef) and node.name == "_sentence":
                for inner in ast.walk(node):
                    if isinstance(inner, ast.Return) and isinstance(inner.value, ast.Tuple):
                        yield str(ast.literal_eval(inner.value.elts[-1]))
            if isinstance(last, ast.Constant):
                yield str(last.value)


def test_every_rule_is_documented_and_no_other() -> None:
    text = TEXTS["docs/rules.md"]
    documented = {*first_cells(text), *re.findall(r"^### `(.+)`$", text, re.MULTILINE), "unique-id"}
    assert "`unique-id`" in text
    assert documented == set(ids_in_code())


@pytest.mark.parametrize("word", [*ACTIONS, *STATUSES])
def test_every_action_and_status_is_documented(word: str) -> None:
    assert f"`{word}`" in section(TEXTS["docs/dates.md"], "## Actions and statuses")


def test_seventeen_lines_are_documented_and_the_code_refers_to_no_other() -> None:
    numbers = [int(n) for n in re.findall(r"^\*\*(\d+)\. ", TEXTS["docs/dates.md"], re.MULTILINE)]
    assert numbers == list(range(1, 18))
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    referred = re.findall(r"\(lines? (\d+)(?: (?:to|and) (\d+))?\)", code)
    assert referred
    assert {int(n) for pair in referred for n in pair if n} <= set(numbers)


@pytest.mark.parametrize(
    ("heading", "model"),
    [
        ("## An instrument", models.Instrument),
        ("## A source", models.Source),
        ("## A kept text", models.KeptPassage),
        ("## An action", models.Action),
        ("## An event", models.Event),
        ("## A part", models.Part),
        ("## A claim", models.Claim),
        ("## A country", models.Country),
    ],
)
def test_every_key_is_documented_in_canonical_order(heading: str, model: type[models.Record]) -> None:
    assert first_cells(section(TEXTS["docs/format.md"], heading)) == list(models.keys_of(model))


def test_the_record_shown_as_an_example_is_valid(folder: Path) -> None:
    shutil.copy(DATA / "countries.yaml", folder)
    (folder / "example.yaml").write_text(fenced(TEXTS["docs/format.md"], "yaml")[0], encoding="utf-8")
    assert audit(folder, today=TODAY, cache=None) == (1, 2)


def test_the_documented_tables_are_those_of_the_register() -> None:
    connection = sqlite3.connect(":memory:")
    connection.executescript(TABLES)
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rootpage")
    schema = {
        name: [row[1] for row in connection.execute(f"PRAGMA table_info({name})")] for (name,) in tables
    }
    connection.close()
    text = section(TEXTS["docs/register.md"], "## Tables")
    documented = {
        name: first_cells(section(text, f"### `{name}`"))
        for name in re.findall(r"^### `(.+)`$", text, re.MULTILINE)
    }
    assert documented == schema


@pytest.mark.parametrize("instrument", ["ring", "pledge", "council-3", "pact", "club"])
def test_the_documented_sql_answers_as_the_command_line_does(
    instrument: str, run: Run, golden_record: Path
) -> None:
    """On the day before, the day and the day after everything that can change the answer."""
    sql = fenced(TEXTS["docs/register.md"], "sql")[0]
    with load(golden_record, today=TODAY) as register:
        days = register.rows(
            """SELECT DISTINCT date(turn, step) FROM
            (SELECT since_earliest AS turn FROM membership WHERE instrument = :id AND nth > 0
             UNION SELECT since_latest FROM membership WHERE instrument = :id AND nth > 0),
            (SELECT '-1 day' AS step UNION SELECT '+0 days' UNION SELECT '+1 day')""",
            {"id": instrument},
        )
        assert days
        for (day,) in days:
            asked = {"instrument": instrument, "day": day}
            answer = run("who-signed", instrument, "--as-of", day, "--format", "csv").text.splitlines()[1:]
            said = {line.split(",")[0]: 1 if ",possible," in line else 2 for line in answer}
            assert dict(register.rows(sql, asked)) == said, day
