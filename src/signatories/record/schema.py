"""JSON Schema of the data files, for editors: what a schema can tell of the format.

Made from the models, so that there is no second description of the format to keep.
"""

import json
from collections.abc import Iterator
from typing import Any, Final

from pydantic import TypeAdapter

from signatories.domain.statuses import STATEMENT_KINDS
from signatories.record.keys import KEYS
from signatories.record.models import Country, Imprint, Instrument, Record

_DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"

_EITHER: Final[dict[str, list[dict[str, Any]]]] = {
    "Action": [
        {"required": ["date", "by"], "not": {"anyOf": [{"required": ["unnamed"]}, {"required": ["dates"]}]}},
        {"required": ["date", "unnamed"], "not": {"anyOf": [{"required": ["by"]}, {"required": ["dates"]}]}},
        {"required": ["dates"], "not": {"anyOf": [{"required": [key]} for key in ("date", "by", "unnamed")]}},
    ],
    "Claim": [{"required": [word]} for word in STATEMENT_KINDS],
}
"""The choices between keys that the fields of a model do not express."""


def schemas() -> dict[str, str]:
    """Return the schema of each kind of data file, as text: file name → JSON."""
    return {
        "countries.schema.json": _schema(Country, "Countries that can put their name to an instrument"),
        "instruments.schema.json": _schema(Instrument, "Instruments that states put their name to"),
        "record.schema.json": _schema(Imprint, "Whose record it is, and what stands beside it", alone=True),
    }


def _schema(model: type[Record], title: str, *, alone: bool = False) -> str:
    """Return the schema of a file that holds records by id, or one record `alone`."""
    adapter = TypeAdapter(model) if alone else TypeAdapter(dict[str, model])  # type: ignore[valid-type]
    made = adapter.json_schema()
    made.pop("description", None)
    for name, choices in _EITHER.items():
        if name in made.get("$defs", {}):
            made["$defs"][name]["oneOf"] = choices
    for described, keys in KEYS.items():
        part = made if alone and described is model else made.get("$defs", {}).get(described.__name__, {})
        for key, value in part.get("properties", {}).items():
            value["description"] = _plain_text(keys[key])
    for part in _parts(made):
        _plain(part)
    document = {"$schema": _DRAFT, "title": title, **{k: v for k, v in made.items() if k != "title"}}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _plain_text(meaning: str) -> str:
    """Return a phrase in Markdown as a sentence, with the page of its numbered lines."""
    text = meaning.replace("`", "'").replace("(line", "(docs/dates.md, line")
    return f"{text[:1].upper()}{text[1:]}."


def _parts(node: Any) -> Iterator[dict[str, Any]]:
    """Yield every object of a schema."""
    if isinstance(node, dict):
        yield node
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _parts(child)


def _plain(part: dict[str, Any]) -> None:
    """Leave out what no editor shows: titles made of field names, and null, which the format has not."""
    if isinstance(part.get("title"), str) and "properties" not in part:
        del part["title"]
    if part.get("default", ...) in (None, []):
        del part["default"]
    choices = part.get("anyOf")
    if isinstance(choices, list) and {"type": "null"} in choices:
        rest = [choice for choice in choices if choice != {"type": "null"}]
        del part["anyOf"]
        part.update(rest[0] if len(rest) == 1 else {"anyOf": rest})
