"""Writing pieces of the record as YAML text, in the one way that the record is written."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from signatories.record.reader import Node, is_misread

WIDTH: Final = 118
"""The columns within which lists and tables of codes are wrapped; sentences stay in one line."""

_PLAIN: Final = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`][^\x00-\x1f]*")
_PLAIN_IN_FLOW: Final = re.compile(r"[^,\[\]{}?]*")


def scalar(text: str, *, flow: bool = False) -> str:
    """Return text as YAML: plain where every reader sees the same text in it, else in double quotes."""
    plain = (
        _PLAIN.fullmatch(text)
        and not is_misread(text)
        and ": " not in text
        and " #" not in text
        and not text.endswith((":", " "))
        and (not flow or _PLAIN_IN_FLOW.fullmatch(text))
    )
    return text if plain or re.fullmatch(r"\.\./[0-9-]+", text) else json.dumps(text, ensure_ascii=False)


def flow(value: list[str] | Mapping[str, str], column: int) -> list[str]:
    """Return a list or table of text in brackets, wrapped; its first line begins at `column`."""
    if isinstance(value, Mapping):
        items = [f"{scalar(key, flow=True)}: {scalar(item, flow=True)}" for key, item in value.items()]
        return wrap(items, "{}", column)
    return wrap([scalar(item, flow=True) for item in value], "[]", column)


def wrap(items: Sequence[str], brackets: str, column: int) -> list[str]:
    """Return pieces of YAML in brackets, wrapped; the first line begins at `column`, others below it."""
    opening, closing = brackets[0], brackets[1]
    lines, line = [], opening
    for number, item in enumerate(items):
        piece = item + (closing if number == len(items) - 1 else ",")
        if line not in (opening, "") and column + len(line) + 1 + len(piece) > WIDTH:
            lines.append(line)
            line = " " + piece
        else:
            line += piece if line == opening else f" {piece}"
    return [*lines, line if items else opening + closing]


def block(record: Mapping[str, Node], indent: int) -> list[str]:
    """Return the lines of a mapping in block style, its lists and tables in brackets, `indent` spaces in."""
    lines = []
    for key, value in record.items():
        start = f"{' ' * indent}{scalar(key)}: "
        if isinstance(value, str):
            lines.append(start + scalar(value))
        else:
            first, *rest = flow(_texts(value), len(start))
            lines += [start + first, *(" " * len(start) + line for line in rest)]
    return lines


def item(record: Mapping[str, Node], indent: int) -> list[str]:
    """Return the lines of a mapping as an item of a list whose dash stands `indent` spaces in."""
    first, *rest = block(record, indent + 2)
    return [f"{' ' * indent}- {first.lstrip()}", *rest]


def _texts(value: Node) -> list[str] | dict[str, str]:
    if isinstance(value, dict):
        return {key: str(text) for key, text in value.items()}
    return [str(text) for text in _each(value)]


def _each(value: Node) -> Iterable[Node]:
    return value if isinstance(value, list) else [value]
