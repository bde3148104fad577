"""Markdown: a heading, a table, and the notes as a list."""

import re
from typing import TextIO

from signatories.render import Answer


def write(answer: Answer, stream: TextIO) -> None:
    """A table as GitHub draws it; marks in the text that would be read as markup are escaped."""
    stream.write(f"### {_plain(answer.title)}\n\n")
    stream.write(f"| {' | '.join(answer.columns)} |\n|{' --- |' * len(answer.columns)}\n")
    for row in answer.rows:
        stream.write(f"| {' | '.join(_plain(str(cell)) for cell in row)} |\n")
    if answer.notes:
        stream.write("\n" + "".join(f"- {_plain(note)}\n" for note in answer.notes))


def _plain(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>|~])", r"\\\1", " ".join(text.split()))
