"""Parquet: columns of text and of whole numbers, with the notes in the file's own metadata."""

import tempfile
from pathlib import Path
from typing import Any, TextIO

from signatories.formats import Answer


def write(answer: Answer, stream: TextIO) -> None:
    """Write a file that any engine reads. Empty text is missing; dates stay text, as precise as they are.

    The metadata hold `title`, `question`, `as_of`, `data`, and `notes`, one a line.
    """
    import duckdb

    columns = []
    for place, name in enumerate(answer.columns):
        values = [None if row[place] == "" else row[place] for row in answer.rows]
        numbers = bool(values) and all(isinstance(value, int) or value is None for value in values)
        whole = numbers and any(value is not None for value in values)
        kind = "BIGINT" if whole else "VARCHAR"
        columns.append((name, kind, [v if v is None or whole else str(v) for v in values]))
    chosen = ", ".join(f"unnest(?::{kind}[]) AS {_quote(name, chr(34))}" for name, kind, _ in columns)
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as connection:
        path = Path(folder) / "answer.parquet"
        connection.execute("SET threads = 1")
        connection.execute(f"CREATE TABLE answer AS SELECT {chosen}", [values for *_, values in columns])
        about = ", ".join(f"{key}: {_quote(text)}" for key, text in _metadata(answer).items())
        connection.execute(f"COPY answer TO {_quote(str(path))} (FORMAT parquet, KV_METADATA {{{about}}})")
        stream.buffer.write(path.read_bytes())


def _metadata(answer: Answer) -> dict[str, str]:
    told: dict[str, Any] = {"title": answer.title, "question": answer.question, "as_of": answer.as_of}
    return {**told, "data": answer.data, "notes": "\n".join(answer.notes)}


def _quote(text: str, mark: str = "'") -> str:
    return mark + text.replace(mark, mark * 2) + mark
