"""Markdown: a heading, a table, and the notes as a list."""

import re
from typing import TextIO

from signatories.formats import Answer


def write(answer: Answer, stream: TextIO) -> None:
    """A table as GitHub draws it; marks in the text that would be read as markup are escaped."""
    stream.write(f"### {_plain(answer.title)}\n\n")
    stream.write(f"| {' | '.join(answer.columns)} |\n|{' --- |' * len(answer.columns)}\n")
    for row in answer.rows:
        stream.write(f"| {' | '.join(_plain(str(cell)) for cell in row)} |\n")
    if answer.notes:
        stream.write("\n" + "".join(f"- {_plain(note)}\n" for note in answer.notes))


_ADDRESS = re.compile(r"https?://\S+")


def _plain(text: str) -> str:
    """Text as text; but an address as it is, for a backslash would become part of the link."""
    text = " ".join(text.split())
    parts, end = [], 0
    for match in _ADDRESS.finditer(text):
        parts += [_escaped(text[end : match.start()]), match[0].replace("|", "%7C")]
        end = match.end()
    return "".join([*parts, _escaped(text[end:])])


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>|~])", r"\\\1", text)
