"""JSON says what was asked, how far is known and how many there are; its published schema holds of it."""

import json

import pytest
from jsonschema import Draft202012Validator

from program import ROOT, Run
from questions import ASKING, QUESTIONS
from signatories.answers.json_answer import schema
from small_records import SmallRecord, record

pytestmark = pytest.mark.usefixtures("beside_the_record")

(TEXT,) = schema().values()


@pytest.mark.parametrize("command", ASKING)
def test_every_answer_satisfies_the_published_schema(run: Run, command: str) -> None:
    document = json.loads(run(command, *QUESTIONS[command].split(), "--format", "json").text)
    assert [error.message for error in Draft202012Validator(json.loads(TEXT)).iter_errors(document)] == []


def test_the_reach_beside_the_rows_is_the_earliest_of_theirs(run: Run, small: SmallRecord) -> None:
    """One of two memberships can change no more; of the other the record knows to the end of 2012."""
    joined = "date: 2010-01-01, action: joining, by: [NOR]"
    small.write(
        record("one", "coalition", joined, head=["complete: 2010-01-01/.."]),
        record("two", "coalition", joined, head=["complete: 2010-01-01/2012-12-31"]),
    )
    ran = run("signed-by", "NOR", "--as-of", "2020-01-01", "--format", "json", data=small.folder)
    document = json.loads(ran.text)
    assert document["known_to"] == "2012-12-31"


def test_the_committed_schema_is_current() -> None:
    assert (ROOT / "schema" / "answer.schema.json").read_text("utf-8") == TEXT, "run `signatories schema`"


def test_an_answer_has_its_question_day_counts_and_lists(run: Run) -> None:
    document = json.loads(run("who-signed", "ring", "--as-of", "2020-01-01", "--format", "json").text)
    assert (document["question"], document["as_of"]) == ("who-signed ring", "2020-01-01")
    counts = document["counts"]
    assert counts.pop("rows") == len(document["rows"]) == sum(counts.values())
    assert document["known_to"] == min(row["known_to"] for row in document["rows"])
    for row in document["rows"]:
        assert isinstance(row["sources"], list) and row["sources"]
        assert row["since_earliest"] is None or row["since_earliest"] <= row["since_latest"]
        if len(row["since"]) == 10:
            assert row["since_earliest"] == row["since_latest"] == row["since"]
