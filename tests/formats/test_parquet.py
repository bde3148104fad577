"""Parquet: what an engine reads is what the other formats hold."""

import json
from pathlib import Path
from typing import Any

import duckdb
import pytest

from program import Run
from questions import ASKING, QUESTIONS

pytestmark = pytest.mark.usefixtures("beside_the_record")


def flat(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row of JSON as its columns: lists as text, without the bounds of dates."""
    return {
        name: " ".join(value) if isinstance(value, list) else value
        for name, value in row.items()
        if not name.endswith(("_earliest", "_latest"))
    }


@pytest.mark.parametrize("command", ASKING)
def test_an_engine_reads_what_json_holds(run: Run, tmp_path: Path, command: str) -> None:
    """What is empty there is missing here, so that it can be told from text."""
    question = (command, *QUESTIONS[command].split())
    file = tmp_path / "answer.parquet"
    assert run(*question, "--output", str(file)).status == 0
    found = duckdb.read_parquet(str(file))
    rows = [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]
    document = json.loads(run(*question, "--format", "json").text)
    assert rows == [
        {key: None if value == "" else value for key, value in row.items()}
        for row in map(flat, document["rows"])
    ]


def test_whole_numbers_can_be_reckoned_with_and_dates_stay_as_precise_as_they_are(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "answer.parquet"
    run("list", "--output", str(file))
    types = dict(duckdb.sql(f"SELECT column_name, column_type FROM (DESCRIBE FROM '{file}')").fetchall())
    assert (types["members"], types["opened"]) == ("BIGINT", "VARCHAR")
    assert duckdb.sql(f"SELECT sum(members) FROM '{file}'").fetchall() == [(4 + 7 + 4 + 5 + 3,)]


def test_the_notes_are_in_the_metadata(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "answer.parquet"
    run("who-signed", "pledge", "--output", str(file), "--cite")
    sql = f"SELECT key::VARCHAR, decode(value) FROM parquet_kv_metadata('{file}')"
    found = dict(duckdb.sql(sql).fetchall())
    notes = json.loads(run("who-signed", "pledge", "--cite", "--format", "json").text)["notes"]
    assert found["notes"].split("\n") == notes
    assert found["question"] == "who-signed pledge"


def test_the_same_answer_is_the_same_bytes(run: Run) -> None:
    question = ("timeline", "ring", "pledge", "--format", "parquet")
    assert run(*question).out == run(*question).out
