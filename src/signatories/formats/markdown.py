"""Markdown: a heading, a table, and the notes as a list."""

import re
from typing import TextIO

from signatories.formats import Answer


def write(answer: Answer, stream: TextIO) -> None:
    """Write a table as GitHub draws it; marks in the text that would be read as markup are escaped."""
    stream.write(f"### {_plain(answer.title)}\n\n")
    stream.write(f"| {' | '.join(answer.columns)} |\n|{' --- |' * len(answer.columns)}\n")
    for row in answer.rows:
        stream.write(f"| {' | '.join(_plain(str(cell)) for cell in row)} |\n")
    if answer.notes:
        stream.write("\n" + "".join(f"- {_item(note)}\n" for note in answer.notes))


_ADDRESS = re.compile(r"""https?://[^\s<>"`\\^{}\[\]]+""")
"""What GitHub makes a link of; none of the letters in it can end the link and begin markup."""


def _item(text: str) -> str:
    """Return text that stays a line of a list, whatever it begins with."""
    plain = _plain(text)
    number = re.match(r"[0-9]+(?=[.)])", plain)
    if number:
        return f"{number[0]}\\{plain[number.end() :]}"
    return f"\\{plain}" if plain[:1] in tuple("#+-=") else plain


def _plain(text: str) -> str:
    """Return text as text; but an address as it is, for a backslash would become part of the link."""
    text = " ".join(text.split())
    parts, end = [], 0
    for match in _ADDRESS.finditer(text):
        parts += [_escape(text[end : match.start()]), match[0].replace("|", "%7C")]
        end = match.end()
    return "".join([*parts, _escape(text[end:])])


def _escape(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>|~&])", r"\\\1", text)
