"""Signs that YAML 1.2 reads otherwise than libyaml does: `#` and `?` without a blank beside them."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

import yaml

_SIGN: Final = re.compile(r"[#?][^\r\n]*")
_HEADER: Final = re.compile(r"[|>][-+0-9]*#")
_BLANK: Final = " \r\n"


def misplaced_signs(text: str, events: Iterable[Any]) -> Iterator[tuple[int, str]]:
    """Yield where in a readable text such a sign stands, and what must be done about it.

    `events` are those of the parser for this text. Between two of them stand only brackets, commas,
    comments and the marks of keys; what belongs to a scalar is looked at in the head of blocks alone.
    """
    end = 0
    for event in events:
        kind = type(event)
        if kind in (yaml.MappingEndEvent, yaml.SequenceEndEvent) and not _is_bracket(text, event):
            continue
        start = event.start_mark.index
        yield from _between(text, end, start)
        if kind is yaml.ScalarEvent and event.style in ("|", ">"):
            if header := _HEADER.match(text, start):
                yield header.end() - 1, _COMMENT
            end = event.end_mark.index
        elif kind is yaml.ScalarEvent or kind in (yaml.MappingEndEvent, yaml.SequenceEndEvent):
            end = event.end_mark.index
        elif getattr(event, "flow_style", False):
            end = start + 1
        else:
            end = start
    yield from _between(text, end, len(text))


_COMMENT: Final = "a comment must have a blank before its '#': other readers of YAML refuse it"
_KEY: Final = "'?' must be followed by a blank, or the text be quoted: other readers of YAML see text here"


def _is_bracket(text: str, event: Any) -> bool:
    """Return whether an end of a list or mapping is a bracket of the text."""
    return bool(event.start_mark.index < len(text) and text[event.start_mark.index] in "]}")


def _between(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield the signs without a blank beside them between two places of a text."""
    at = start
    while found := _SIGN.search(text, at, end):
        place = found.start()
        if text[place] == "#":
            if place and text[place - 1] not in _BLANK:
                yield place, _COMMENT
            at = found.end()
        else:
            if text[place + 1 : place + 2].strip(_BLANK):
                yield place, _KEY
            at = place + 1
