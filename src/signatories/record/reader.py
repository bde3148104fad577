"""YAML text into plain strings, one top-level entry at a time, and the place of everything in it.

Only what the record needs is accepted: mappings, lists and text in one UTF-8 document. Everything
that two YAML readers could understand differently is refused with its place and a cure.
"""

import re
from collections.abc import Callable, Iterator
from io import TextIOWrapper
from pathlib import Path
from typing import Any, Final, NamedTuple

import yaml
from yaml import MappingEndEvent, ScalarEvent, SequenceEndEvent

from signatories.domain.problems import Problem
from signatories.record.characters import CONTROLS, UNSEEN
from signatories.record.data_files import BYTES, open_regular
from signatories.record.refusals import NAME, RESTORE, refusal
from signatories.record.signs import misplaced_signs
from signatories.record.stream import BREAKS, Digest, Stream

Node = str | list[Any] | dict[str, Any]
"""A value of the record: text, a list, or a mapping with text keys."""

DEPTH: Final = 6
"""The depth of the format below an entry: instrument, sources, source, kept, as, item."""

LETTERS: Final = 10_000
"""The characters that a text may have: the longest sentence of the format needs far fewer."""

_QUOTES: Final = ("'", '"')

_INSIDE: Final = -2
"""In place of the column of a block, inside of brackets, whose lines are looked at together."""

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_MISREAD: Final = re.compile(
    r"""(?: y|n|yes|no|on|off|true|false|null|~|=|<<|- | )     # words, and nothing at all
      | [-+]?0[0-9_]+ | [-+]?0o[0-7]+ | [-+]?0b[01_]+        # octal in one version, decimal in the other
      | [-+]?[0-9.][0-9.:]*_[0-9._:]*(?:e[-+]?[0-9]+)?       # 1_000
      | [-+]0x[0-9a-f]+ | [-+]?0x[0-9a-f_]*_[0-9a-f_]*       # -0x1F
      | [-+]?[0-9]+(?::[0-5]?[0-9])+(?:\.[0-9_]*)?           # 12:30 in base sixty
      | [-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)e[-+]?[0-9]+    # 1e3
      | [-+]\.[0-9]+ | [-+]?\.(?:inf|nan)""",
    re.VERBOSE | re.IGNORECASE,
)


def is_misread(text: str) -> bool:
    """Return whether this, unquoted, is text to some readers of YAML and something else to others."""
    return _MISREAD.fullmatch(text) is not None


def _is_ordinary(text: str) -> bool:
    """Return whether there is nothing to report about this text, quoted or not."""
    return text.isprintable() and not is_misread(text) and (text.isascii() or UNSEEN.search(text) is None)


_ORDINARY: Final[dict[str, str]] = {}
"""Short texts that were found ordinary, each by itself: codes, dates, words of the format come again."""

_REMEMBERED: Final = 1 << 15
"""The number of them that are kept at the most."""

_SHORT: Final = 24
"""The length below which a text is kept."""


class Entry(NamedTuple):
    """One top-level entry of a data file: its id, the line on which it begins, and its value."""

    key: str
    line: int
    value: Node


class StopReading(Exception):
    """The rest of the file cannot be understood; what stopped it is among the problems."""


def entries(
    path: Path, label: str, problems: list[Problem], digest: Digest | None = None, *, listed: bool = False
) -> Iterator[Entry]:
    """Yield the top-level entries of one data file, in order: of a mapping, or of a list if `listed`.

    A data file must be a regular file; a list may come through a pipe. Memory is bounded by the largest
    entry. Problems are appended to `problems` under the name `label`; the entries read so far still come, so
    that one look at a file shows as much as it can.
    `digest` is told the very bytes that the entries were read from.
    """
    try:
        size = path.stat().st_size
        if size > BYTES:
            limit = BYTES // 1024 // 1024
            problems.append(
                Problem(label, 0, 0, f"a data file must stay below {limit} MiB: split it", "file-size")
            )
            return
        with path.open("rb") if listed else open_regular(path) as file:
            yield from _Reader(Stream(file, digest), path, label, problems, listed).entries()
    except OSError as error:
        reason = refusal(error, path, NAME if listed else RESTORE)
        problems.append(Problem(label, 0, 0, f"the file must be readable: {reason}", "readable"))


class _Reader:
    def __init__(self, stream: Stream, path: Path, label: str, problems: list[Problem], listed: bool) -> None:
        self._listed = listed
        self._stream = stream
        self._path = path
        self._label = label
        self._problems = problems
        self._known = len(problems)

    def _problem(self, mark: Any, message: str, rule: str) -> None:
        self._problems.append(Problem(self._label, mark.line + 1, mark.column + 1, message, rule))

    def entries(self) -> Iterator[Entry]:
        try:
            # The pure-Python loader looks at the first bytes at once, and may refuse them.
            self._next = parser(self._stream)
            yield from self._document()
        except StopReading:
            pass
        except yaml.reader.ReaderError:
            self._problems.append(_unreadable(self._path, self._label))
        except yaml.YAMLError as error:
            self._problems.append(_yaml_problem(error, self._label))
        except (ValueError, OverflowError):  # the pure-Python loader, of "\U00110000"
            message = "the file must be YAML: an escape in it stands for no character"
            self._problems.append(Problem(self._label, 1, 1, message, "yaml"))
        if self._stream.breaks:
            self._problems.extend(_breaks(self._path, self._label))
        elif self._stream.suspect and len(self._problems) == self._known:
            self._problems.extend(_sign_problems(self._path, self._label))

    def _document(self) -> Iterator[Entry]:
        self._next()
        event = self._next()
        if self._stream.wide:
            self._problem(event.start_mark, "the file must be UTF-8, not UTF-16", "utf-8")
            return
        if type(event) is yaml.StreamEndEvent:
            self._problem(event.start_mark, "the file must not be empty", "not-empty")
            return
        if event.tags or event.version not in (None, (1, 2)):
            message = "directives must not be used: remove the line that begins with %"
            self._problem(event.start_mark, message, "yaml")
        event = self._next()
        if type(event) is not (yaml.SequenceStartEvent if self._listed else yaml.MappingStartEvent):
            if type(event) is yaml.ScalarEvent and not event.value and event.implicit[0]:
                self._problem(event.start_mark, "the file must not be empty", "not-empty")
            else:
                wanted = "a list of records" if self._listed else "a mapping of ids to records"
                self._problem(event.start_mark, f"the file must be {wanted}", "top-level")
            return
        self._plain_structure(event)
        mark: Any = event.start_mark
        column = -1 if event.flow_style else mark.column
        yield from self._items(column) if self._listed else self._records(column)
        self._next()
        if type(event := self._next()) is not yaml.StreamEndEvent:
            self._problem(
                event.start_mark, "the file must hold one document: a second begins here", "one-document"
            )

    def _records(self, column: int) -> Iterator[Entry]:
        seen: dict[str, Any] = {}
        while type(event := self._next()) is not yaml.MappingEndEvent:
            line = event.start_mark.line + 1
            self._stream.lines.forget(line - 1)
            key = self._key(event, seen, 0)
            value = self._value(self._next(), 0, column)
            if key is not None:
                yield Entry(key, line, value)

    def _items(self, column: int) -> Iterator[Entry]:
        number = 0
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            self._stream.lines.forget(event.start_mark.line)
            yield Entry(str(number), event.start_mark.line + 1, self._value(event, 0, column))
            number += 1

    def _key(self, event: Any, seen: dict[str, Any], depth: int) -> str | None:
        """Return a key of a mapping; None where it cannot be one, its value then being read and dropped."""
        if type(event) is not ScalarEvent:
            mark = event.start_mark
            self._value(event, depth, _INSIDE)
            self._problem(mark, "a key must be text, not a list or a mapping", "text-key")
            return None
        if event.value == "<<" and event.implicit[0]:
            self._problem(
                event.start_mark, "merge keys '<<' must not be used: write the keys out", "no-merge"
            )
            return None
        key = self._text(event)
        first = seen.setdefault(key, event)
        if first is not event:
            line = first.start_mark.line + 1
            message = f"{key!r} must stand once: it stands in line {line} already"
            self._problem(event.start_mark, message, "duplicate-key")
            return None
        return key

    def _value(self, event: Any, depth: int, column: int) -> Node:
        """Return a value that stands in a block whose keys or dashes stand at a column."""
        kind = type(event)
        if kind is ScalarEvent:
            if event.end_mark.line > event.start_mark.line and event.style in _QUOTES:
                self._deeper(event, event, column)
            return self._text(event)
        if kind is yaml.AliasEvent:
            self._problem(
                event.start_mark, f"aliases must not be used: write '*{event.anchor}' out", "no-alias"
            )
            return ""
        self._plain_structure(event)
        if depth >= DEPTH:
            self._problem(event.start_mark, f"the format must not nest deeper than {DEPTH} levels", "nesting")
            raise StopReading
        read = self._list if kind is yaml.SequenceStartEvent else self._mapping
        if not event.flow_style:
            value, _ = read(depth, event.start_mark.column)
            return value
        value, end = read(depth, _INSIDE)
        self._deeper(event, end, column)
        return value

    def _deeper(self, begin: Any, end: Any, column: int) -> None:
        """See that the lines of what stands in brackets or quotes are indented deeper than its block is.

        The content of brackets is checked with them.
        """
        first, last = begin.start_mark.line + 1, end.end_mark.line
        if first > last or column == _INSIDE:
            return
        comments = type(begin) is not ScalarEvent
        found = self._stream.lines.not_deeper(first, last, column, comments=comments)
        if found and not self._stream.breaks:
            line, at = found
            cure = f"put {column + 1} spaces before it at least"
            message = f"a line inside of quotes or brackets must be indented deeper than its key: {cure}"
            self._problems.append(Problem(self._label, line + 1, at + 1, message, "yaml"))

    # These two loops are most of the reading: a text that was met before costs one look into a dictionary.

    def _list(self, depth: int, column: int) -> tuple[list[Node], Any]:
        """Return the rest of a list and the event that ends it."""
        following, ordinary = self._next, _ORDINARY.get
        items: list[Node] = []
        while (kind := type(event := following())) is not SequenceEndEvent:
            if kind is not ScalarEvent or event.style in _QUOTES:
                items.append(self._value(event, depth + 1, column))
            elif (text := ordinary(event.value)) and event.anchor is event.tag is None:
                items.append(text)
            else:
                items.append(self._text(event))
        return items, event

    def _mapping(self, depth: int, column: int) -> tuple[dict[str, Node], Any]:
        """Return the rest of a mapping and the event that ends it."""
        following, ordinary = self._next, _ORDINARY.get
        mapping: dict[str, Node] = {}
        seen: dict[str, Any] = {}
        while (kind := type(event := following())) is not MappingEndEvent:
            key: str | None
            if (
                kind is ScalarEvent
                and (key := ordinary(event.value))
                and event.anchor is event.tag is None
                and key not in seen
            ):
                seen[key] = event
            else:
                key = self._key(event, seen, depth + 1)
            event = following()
            value: Node
            if type(event) is not ScalarEvent or event.style in _QUOTES:
                value = self._value(event, depth + 1, column)
            elif not (value := ordinary(event.value, "")) or not (event.anchor is event.tag is None):
                value = self._text(event)
            if key is not None:
                mapping[key] = value
        return mapping, event

    def _plain_structure(self, event: Any) -> None:
        if event.anchor is not None:
            message = f"anchors must not be used: remove '&{event.anchor}'"
            self._problem(event.start_mark, message, "no-anchor")
        if event.tag is not None:
            self._problem(event.start_mark, f"tags must not be used: remove {event.tag!r}", "no-tag")

    def _text(self, event: Any) -> str:
        value: str = event.value
        if len(value) > LETTERS:
            message = f"text must have at most {LETTERS} characters, and this has {len(value)}: shorten it"
            self._problem(event.start_mark, message, "text-length")
            return ""
        if event.anchor is event.tag is None and _is_ordinary(value):
            if len(value) >= _SHORT:
                return value
            if len(_ORDINARY) >= _REMEMBERED:
                _ORDINARY.clear()
            return _ORDINARY.setdefault(value, value)
        self._plain_structure(event)
        if event.implicit[0] and is_misread(value):
            message = (
                f"{value!r} must be quoted: not every reader of YAML sees text here"
                if value
                else "a value must be given: an empty one means null"
            )
            self._problem(event.start_mark, message, "plain-scalar")
        if not value.isascii() or not value.isprintable():
            return self._without_unseen(event, value)
        return value

    def _without_unseen(self, event: Any, value: str) -> str:
        """Return a text as it is, or with blanks for characters that must not be in it."""
        if found := UNSEEN.search(value):
            code = f"U+{ord(found[0]):04X}"
            message = f"text must be in one line without control characters; this has {code}"
            if not CONTROLS.match(found[0]):
                message = f"text must not have characters that cannot be seen: remove {code}"
            self._problem(event.start_mark, message, "no-control")
            return UNSEEN.sub(" ", value)
        return value


def _yaml_problem(error: yaml.YAMLError, label: str) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    said = " ".join(filter(None, (getattr(error, "context", None), getattr(error, "problem", None))))
    if "maximum nesting depth" in said:
        return Problem(label, line, column, f"the format must not nest deeper than {DEPTH} levels", "nesting")
    cure = "; text with ': ' or ' #' in it, or beginning with one of @`[]{}&*!|>%, must be quoted"
    return Problem(label, line, column, f"the file must be YAML: {said or error}{cure}", "yaml")


def _unreadable(path: Path, label: str) -> Problem:
    """Return what stopped libyaml's reader, with its place: bytes or characters that are not text."""
    with open_regular(path) as file:
        data = file.read().removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        byte = f"0x{data[error.start]:02X}"
        return Problem(label, *_place(before), f"the file must be UTF-8: byte {byte} is not", "utf-8")
    found = re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]", text)
    if not found:
        return Problem(label, 1, 1, "the file must be UTF-8 text", "utf-8")
    code = f"U+{ord(found[0]):04X}"
    message = f"text must be in one line without control characters; this has {code}"
    return Problem(label, *_place(text[: found.start()]), message, "no-control")


def _breaks(path: Path, label: str) -> Iterator[Problem]:
    with TextIOWrapper(open_regular(path), encoding="utf-8-sig", errors="replace") as file:
        for line, text in enumerate(file, start=1):
            if line == 1 and text.startswith("\ufeff"):
                message = "a byte order mark must stand once: remove the second"
                yield Problem(label, 1, 1, message, "no-control")
            for character in BREAKS:
                column = text.find(character) + 1
                if column and character == "\t":
                    yield Problem(label, line, column, "a tab must not be used: write spaces", "no-tab")
                elif column:
                    message = f"a line must not be broken by U+{ord(character):04X}: write a line feed"
                    yield Problem(label, line, column, message, "no-control")


def _sign_problems(path: Path, label: str) -> Iterator[Problem]:
    with open_regular(path) as file:
        text = file.read().decode("utf-8-sig")
    for place, message in misplaced_signs(text, events(text)):
        yield Problem(label, *_place(text[:place]), message, "yaml")


def _place(before: str) -> tuple[int, int]:
    lines = re.split("\r\n|\r|\n", before)
    return len(lines), len(lines[-1]) + 1


def parser(text: str | Stream) -> Callable[[], Any]:
    """Return a function that returns the parser's next event, the beginning of the stream first."""
    following: Callable[[], Any] = _LOADER(text).get_event
    return following


def events(text: str) -> Iterator[Any]:
    """Yield the parser's events in readable YAML from its first value on, without a byte order mark."""
    following = parser(text)
    following(), following()
    while type(event := following()) not in (yaml.DocumentEndEvent, yaml.StreamEndEvent):
        yield event
