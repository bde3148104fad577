"""An answer for programs: what was asked, how far is known, counts, lists as arrays, and bounds of dates."""

import json
from collections import Counter
from typing import Any, Final

from signatories.domain.dates import earliest_reach, parse
from signatories.formats import Answer

LISTS: Final = frozenset({"sources", "successors", "codes"})
"""The columns whose cells hold several ids with blanks between."""

DATES: Final = frozenset({"since", "until", "date", "effective", "opened", "published", "left", "admitted"})
"""The columns of dates, which may be imprecise."""


def with_details(answer: Answer, question: str, as_of: str) -> Answer:
    """Return an answer with what JSON says beside its rows, and with rows as objects."""
    columns = list(answer.columns)
    found: dict[str, Any] = {"question": question, "as_of": as_of or None}
    if "known_to" in columns:
        reaches = [str(row[columns.index("known_to")] or "") for row in answer.rows]
        found["known_to"] = (earliest_reach(reaches) or None) if reaches else None
    counts = {"rows": len(answer.rows)}
    if "certainty" in columns:
        counts |= Counter(str(row[columns.index("certainty")]) for row in answer.rows)
    objects = [_object(columns, row) for row in answer.rows]
    return answer._replace(details={**found, "counts": counts}, objects=objects)


def _object(columns: list[str], row: Any) -> dict[str, Any]:
    """Return a row as an object: beside each date stand the first and the last day that it can mean."""
    found: dict[str, Any] = {}
    for name, value in zip(columns, row, strict=True):
        found[name] = str(value or "").split() if name in LISTS else value
        if name in DATES:
            found[f"{name}_earliest"], found[f"{name}_latest"] = _bounds(value)
    return found


def _bounds(value: object) -> tuple[str | None, str | None]:
    """Return the bounds of a date; None where there is no date, or no first day."""
    try:
        span = parse(str(value))
    except ValueError:
        return None, None
    return span.earliest or None, span.latest


def schema() -> dict[str, str]:
    """Return the JSON Schema of answers as text, by the name of its file."""
    text = {"type": "string"}
    document = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "An answer, as --format json writes it",
        "type": "object",
        "required": ["title", "question", "as_of", "counts", "rows", "notes"],
        "properties": {
            "title": text,
            "question": {"type": "string", "description": "The question, as it can be asked again."},
            "as_of": {"type": ["string", "null"], "description": "The day asked about; null for none."},
            "known_to": {
                "type": ["string", "null"],
                "description": "The earliest day to which the record knows of a row; '..' for good, null"
                " where there is none of some row.",
            },
            "counts": {
                "type": "object",
                "required": ["rows"],
                "additionalProperties": {"type": "integer", "minimum": 0},
                "description": "How many rows there are, and how many of each certainty.",
            },
            "rows": {"type": "array", "items": {"$ref": "#/$defs/row"}},
            "notes": {"type": "array", "items": text},
        },
        "additionalProperties": False,
        "$defs": {
            "row": {
                "type": "object",
                "properties": {name: {"type": "array", "items": text} for name in sorted(LISTS)},
                "patternProperties": {
                    "_(earliest|latest)$": {
                        "type": ["string", "null"],
                        "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
                    }
                },
                "additionalProperties": {"type": ["string", "integer", "boolean", "null"]},
            }
        },
    }
    return {"answer.schema.json": json.dumps(document, ensure_ascii=False, indent=2) + "\n"}
