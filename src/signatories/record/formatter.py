"""The canonical form of a data file: its layout and its order, whoever wrote it. Comments stay as they are.

Keys stand in the order of the format, acts in the order of time, each act in a block of its own; lists and
tables of codes stand in brackets, wrapped; one empty line stands between instruments. Countries stand as they
are listed, and names too long for a line one under the other.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from signatories.domain.problems import Loc
from signatories.record.models import Country, Instrument, Record, keys_at
from signatories.record.order import in_order_of_time
from signatories.record.reader import Node
from signatories.record.tree import Entry, Piece, tree
from signatories.record.writer import WIDTH, scalar, wrap

LISTS: Final = ("parts", "actions", "events", "claims")
"""The lists of an instrument whose items are records."""


def canonical_text(text: str, *, countries: bool = False) -> str:
    """Return the text of a readable data file in its canonical form.

    Raises:
        AssertionError: the data would not be the same: a fault of this program.
    """
    text = text.removeprefix("\ufeff")
    form = _Form(Country if countries else Instrument)
    top = tree(text, form.has_parts)
    result = "\n".join([*form.body(top, ()), ""])
    if _content(tree(result, form.has_parts)) != _content(top):
        raise AssertionError("the canonical form would not hold the same data")
    first = text.split("\n", 1)[0]
    return result.replace("\n", "\r\n") if first.endswith("\r") else result


def _content(top: Piece) -> Node:
    """Return the content of a file, whatever the order of acts."""
    node = top.node
    assert isinstance(node, dict)
    for record in node.values():
        if isinstance(record, dict) and isinstance(acts := record.get("actions"), list):
            record["actions"] = sorted(
                acts, key=lambda act: repr(sorted(act.items() if isinstance(act, dict) else act))
            )
    return node


class _Form:
    def __init__(self, model: type[Record]) -> None:
        self._model = model

    def has_parts(self, depth: int) -> bool:
        """Return whether brackets at this depth hold records or their keys."""
        return depth <= (1 if self._model is Country else 3)

    # Lines

    def body(self, piece: Piece, loc: Loc) -> list[str]:
        """Return the lines of a list or mapping with its entries one under the other."""
        pad = "  " * len(loc)
        lines: list[str] = []
        for number, (entry, place) in enumerate(self._ordered(piece, loc)):
            new = self._entry(entry, place)
            if not loc:
                new = _space(new, always=self._model is Instrument, first=not number)
            lines += new
        return lines + [f"{pad}{remark}".rstrip() for remark in _collapse(piece.below)]

    def _entry(self, entry: Entry, loc: Loc) -> list[str]:
        pad = "  " * (len(loc) - 1)
        lines = [f"{pad}{remark}".rstrip() for remark in entry.above]
        value = entry.value
        head = f"{pad}{_words(entry.key)}:" if entry.key else f"{pad}-"
        if not self._in_brackets(value, loc, len(head) + 1):
            below = self.body(value, loc)
            if entry.key:
                return [*lines, head + entry.beside, *below]
            return [*lines, *_item(pad, entry.beside.strip(), below)]
        first, *rest = self._inline(value, loc, len(head) + 1)
        lines += [f"{head} {first}", *rest]
        lines[-1] += entry.beside
        return lines

    def _in_brackets(self, value: Piece, loc: Loc, column: int) -> bool:
        """Return whether a value stands behind its key or dash, and not below."""
        if value.kind == "text" or not value.entries or value.words:
            return True
        if value.has_comments or self._holds_records(loc):
            return False
        fits = column + len(self._line(value, loc)) <= WIDTH
        if self._is_record(loc):
            return value.flow and fits and loc[1:2] != ("actions",)
        return fits or self._model is Instrument

    def _holds_records(self, loc: Loc) -> bool:
        return self._model is Instrument and (
            len(loc) == 1 or (len(loc) == 2 and loc[1] in (*LISTS, "sources")) or _is_kept(loc)
        )

    def _is_record(self, loc: Loc) -> bool:
        if self._model is Country:
            return len(loc) == 1
        return len(loc) == 3 and loc[1] in (*LISTS, "sources")

    def _inline(self, value: Piece, loc: Loc, column: int) -> list[str]:
        """Return the lines of a value that begins at a column."""
        if value.kind == "text":
            return [_words(value)]
        if value.words:
            first, *rest = value.words.splitlines()
            return [first.rstrip(), *(" " * (column + 1) + line.strip() for line in rest)]
        if self._is_record(loc):
            return [self._line(value, loc)]
        first, *rest = wrap(self._items(value, loc), _brackets(value), column)
        return [first, *(" " * column + line for line in rest)]

    def _line(self, value: Piece, loc: Loc) -> str:
        """Return a value in one line."""
        if value.kind == "text":
            return _words(value, flow=True)
        brackets = _brackets(value)
        return brackets[0] + ", ".join(self._items(value, loc)) + brackets[1]

    def _items(self, value: Piece, loc: Loc) -> list[str]:
        return [
            (f"{_words(entry.key, flow=True)}: " if entry.key else "") + self._line(entry.value, place)
            for entry, place in self._ordered(value, loc)
        ]

    # Order

    def _ordered(self, piece: Piece, loc: Loc) -> Iterator[tuple[Entry, Loc]]:
        """Yield the entries in their order, each with its place."""
        entries = piece.entries
        if piece.kind == "map":
            keys = keys_at(self._model, loc[1:]) if loc else None
            if keys:
                entries = sorted(entries, key=lambda e: keys.index(e.name) if e.name in keys else len(keys))
            yield from ((entry, (*loc, entry.name)) for entry in entries)
            return
        if len(loc) == 2 and loc[1] == "actions":
            entries = [entries[k] for k in in_order_of_time([entry.value.node for entry in entries])]
        yield from ((entry, (*loc, k)) for k, entry in enumerate(entries))


def _is_kept(loc: Loc) -> bool:
    """Return whether a source's kept text stands here, or one of its lists of records."""
    return loc[1:2] == ("sources",) and loc[3:4] == ("kept",) and loc[4:] in ((), ("as",), ("not",))


def _words(piece: Piece | None, *, flow: bool = False) -> str:
    """Return a scalar as it was written, where that can be read where it stands now."""
    assert piece is not None
    plain = piece.words == piece.value
    return scalar(piece.value, flow=flow) if not piece.words or (plain and flow) else piece.words


def _brackets(piece: Piece) -> str:
    return "[]" if piece.kind == "list" else "{}"


def _item(pad: str, beside: str, below: list[str]) -> list[str]:
    """Return the lines of an item behind its dash; comments that would stand between go above it."""
    remarks = [beside] if beside else []
    while below[0].lstrip().startswith("#"):
        remarks.append(below.pop(0).strip())
    below[0] = f"{pad}- {below[0].lstrip()}"
    return [*(pad + remark for remark in remarks), *below]


def _collapse(remarks: Sequence[str]) -> list[str]:
    """Return comments with no more than one empty line between them."""
    return [remark for k, remark in enumerate(remarks) if remark or (k and remarks[k - 1])]


def _space(lines: list[str], *, always: bool, first: bool) -> list[str]:
    """Return a top-level entry with its comments; an empty line precedes it if one did, or always."""
    apart = always or not lines[0]
    while not lines[0]:
        lines = lines[1:]
    return [*([""] if apart and not first else []), *lines]
