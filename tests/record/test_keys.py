"""The meaning of every key: none without one, in the order of the format, in the schema too."""

import json
import re

import pytest

from program import ROOT
from signatories.record.keys import KEYS
from signatories.record.models import Instrument, Record, keys_of
from signatories.record.schema import schemas


@pytest.mark.parametrize("model", KEYS, ids=lambda model: model.__name__)
def test_every_key_has_a_meaning(model: type[Record]) -> None:
    assert tuple(KEYS[model]) == keys_of(model)


def test_every_property_of_a_schema_is_described() -> None:
    for name, text in schemas().items():
        if name == "answer.schema.json":
            continue
        document = json.loads(text)
        for part in (document, *document.get("$defs", {}).values()):
            for key, value in part.get("properties", {}).items():
                assert value.get("description"), (name, key)


def test_a_meaning_names_lines_that_there_are() -> None:
    lines = re.findall(r"^\*\*([0-9]+)\.", (ROOT / "docs" / "dates.md").read_text("utf-8"), re.MULTILINE)
    assert lines == [str(n) for n in range(1, 18)]
    named = {
        number
        for meanings in KEYS.values()
        for meaning in meanings.values()
        for phrase in re.findall(r"lines? [0-9]+(?: and [0-9]+)?", meaning)
        for number in re.findall("[0-9]+", phrase)
    }
    assert named <= set(lines)
    assert "line 16" in KEYS[Instrument]["complete"]
