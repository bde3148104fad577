"""Places: where everything stands in a readable data file, by line and column.

A second pass over the file, made only when something has to be said about it or written into it.
"""

from pathlib import Path
from typing import Any, NamedTuple

import yaml

from signatories.domain.problems import Loc
from signatories.record.data_files import open_regular
from signatories.record.reader import events, parser
from signatories.record.stream import Stream

Places = dict[Loc, tuple[tuple[int, int], tuple[int, int]]]
"""loc → the place of its key (of the value where there is no key), and the place of its value."""


def places(path: Path) -> Places:
    """Return the place of everything in a readable data file; lines and columns start at 1.

    The place of the value of a block mapping or list is that of its key.
    """
    found: Places = {}
    with open_regular(path) as file:
        following = parser(Stream(file))

        def walk(event: Any, loc: Loc, key: tuple[int, int] | None) -> None:
            here = (event.start_mark.line + 1, event.start_mark.column + 1)
            block = type(event) is not yaml.ScalarEvent and not getattr(event, "flow_style", True)
            found[loc] = (key or here, key if key and block else here)
            if type(event) is yaml.SequenceStartEvent:
                position = 0
                while type(event := following()) is not yaml.SequenceEndEvent:
                    walk(event, (*loc, position), None)
                    position += 1
            elif type(event) is yaml.MappingStartEvent:
                while type(name := following()) is not yaml.MappingEndEvent:
                    at = (name.start_mark.line + 1, name.start_mark.column + 1)
                    walk(following(), (*loc, name.value), at)

        following(), following()
        walk(following(), (), None)
    return found


def place_of(found: Places, loc: Loc, of_key: bool) -> tuple[int, int]:
    """Return the place of a loc, or of the nearest thing around it that stands in the file."""
    while loc and loc not in found:
        loc, of_key = loc[:-1], True
    key, value = found.get(loc, ((1, 1), (1, 1)))
    return key if of_key else value


class Extent(NamedTuple):
    """The lines that something stands on, counted from 0, both included, and the column where it begins.

    For a value of a mapping the lines begin with its key. `flow` says that it is written in brackets.
    """

    first: int
    last: int
    column: int
    flow: bool


def extents(text: str) -> dict[Loc, Extent]:
    """Return where everything in readable YAML begins and ends, comments after it left out."""
    found: dict[Loc, Extent] = {}
    following = events(text.removeprefix("\ufeff"))

    def walk(event: Any, loc: Loc, begin: Any) -> int:
        last = _last_line(text, event)
        flow = bool(getattr(event, "flow_style", False))
        if type(event) is yaml.SequenceStartEvent:
            position = 0
            while type(event := next(following)) is not yaml.SequenceEndEvent:
                last = max(last, walk(event, (*loc, position), event.start_mark))
                position += 1
        elif type(event) is yaml.MappingStartEvent:
            while type(name := next(following)) is not yaml.MappingEndEvent:
                last = max(last, walk(next(following), (*loc, name.value), name.start_mark))
            event = name
        if flow:
            last = max(last, event.end_mark.line)
        found[loc] = Extent(begin.line, last, begin.column, flow)
        return last

    event = next(following)
    walk(event, (), event.start_mark)
    return found


def _last_line(text: str, event: Any) -> int:
    """Return the last line of a scalar; libyaml ends a block (`>`, `|`) behind what follows it."""
    last: int = event.end_mark.line
    if getattr(event, "style", None) in ("|", ">"):
        lines = text.splitlines()
        last -= event.end_mark.column == 0
        while last > event.start_mark.line and not lines[last].strip():
            last -= 1
    return last
