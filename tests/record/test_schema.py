"""The JSON Schemas under `schema/`: current, satisfied by good records, broken by what they can see."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from program import HERE, ROOT
from signatories.record.schema import schemas

SEEN = {"known-key", "required-key", "value-type"}
"""The rules that a schema can tell in every case."""


class Plain(yaml.SafeLoader):
    """YAML as editors read it: dates are text, numbers are numbers."""


Plain.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in resolvers if not tag.endswith(("timestamp", "value"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def errors(file: Path) -> list[str]:
    kind = file.stem if file.name in ("countries.yaml", "record.yaml") else "instruments"
    validator = Draft202012Validator(json.loads(schemas()[f"{kind}.schema.json"]))
    return [error.message for error in validator.iter_errors(yaml.load(file.read_text("utf-8"), Plain))]


def test_the_committed_schemas_are_current():
    for name, text in schemas().items():
        assert (ROOT / "schema" / name).read_text("utf-8") == text, "run `signatories schema`"


def test_the_schemas_are_schemas():
    for text in schemas().values():
        Draft202012Validator.check_schema(json.loads(text))


@pytest.mark.parametrize(
    "file",
    [HERE / "countries.yaml", *sorted((HERE / "golden" / "data").glob("*.yaml"))],
    ids=lambda file: file.name,
)
def test_a_good_record_satisfies_its_schema(file: Path):
    assert errors(file) == []


def test_the_shipped_record_satisfies_its_schema():
    assert {file.name: errors(file) for file in (ROOT / "data").glob("*.yaml")} == {
        file.name: [] for file in (ROOT / "data").glob("*.yaml")
    }


def _visible() -> list[Any]:
    """Files of the broken folders with a mistake that a schema can tell."""
    cases = []
    for expected in sorted((HERE / "invalid").glob("*/expected.txt")):
        said = [line for line in expected.read_text("utf-8").splitlines() if line.endswith("]")]
        for file in sorted(expected.parent.glob("*.yaml")):
            rules = {line.rsplit("[", 1)[1][:-1] for line in said if line.startswith(f"{file.name}:")}
            if rules & SEEN:
                cases.append(pytest.param(file, id=f"{expected.parent.name}/{file.name}"))
    return cases


@pytest.mark.parametrize("file", _visible())
def test_a_broken_record_breaks_its_schema(file: Path):
    assert errors(file)


@pytest.mark.parametrize(
    "act",
    [
        "{action: joining, by: [NOR], source: [s]}",
        "{date: 2012, action: joining, source: [s]}",
        "{date: 2012, action: joining, by: [NOR], dates: {NOR: 2012}, source: [s]}",
        "{date: 2012, action: joining, by: [NOR], unnamed: 3, source: [s]}",
    ],
)
def test_an_act_has_a_date_with_countries_or_a_table(act: str, tmp_path: Path):
    record = (
        "foc: {title: T, kind: coalition, opened: 2011-12-09, sources:"
        " {s: {title: T, publisher: P, grade: own}}, actions: [ACT]}"
    )
    file = tmp_path / "instruments.yaml"
    file.write_text(record.replace("ACT", "{date: 2012, action: joining, by: [NOR], source: [s]}"))
    assert errors(file) == []
    file.write_text(record.replace("ACT", act))
    assert errors(file)
