"""JSON: one document with everything, or one line a row."""

import json
from typing import TextIO

from signatories.formats import Answer


def write_document(answer: Answer, stream: TextIO) -> None:
    """Write an object of `title`, what else is to be said, `rows` (objects) and `notes` (sentences)."""
    rows = answer.objects
    if rows is None:
        rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    document = {
        "title": answer.title,
        **answer.details,
        "rows": list(rows),
        "notes": list(answer.notes),
    }
    json.dump(document, stream, ensure_ascii=False, indent=2)
    stream.write("\n")


def write_lines(answer: Answer, stream: TextIO) -> None:
    """Write one object a line, the rows alone."""
    for row in answer.rows:
        stream.write(json.dumps(dict(zip(answer.columns, row, strict=True)), ensure_ascii=False) + "\n")
