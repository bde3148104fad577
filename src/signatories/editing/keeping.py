"""Keeping the words of a source: the text itself, and the lines of the record that describe it."""

from collections.abc import Mapping, Sequence

from signatories.claims.passages import Passage
from signatories.domain.problems import QueryError
from signatories.names import Table
from signatories.record.kept import LIMIT, hash_of
from signatories.record.models import KeptPassage, Source, keys_of
from signatories.record.places import extents
from signatories.record.reader import Node
from signatories.record.writer import block, scalar

LISTS = ("as", "not")
"""The keys whose lists of records stand one under the other."""


def kept_node(
    content: bytes, source: Node, given: Mapping[str, Node], table: Table | None
) -> dict[str, Node]:
    """Return what the record shall say of a text; what is not given stays what it says of the text kept now.

    With a `table` of names, the codes read from the text are to stand in its place.

    Raises:
        QueryError: the text is not a passage in UTF-8, or its licence is not known.
    """
    if len(content) > LIMIT:
        cure = "keep the passage that carries the facts, not the page"
        raise QueryError(f"a kept text must have at most {LIMIT} bytes, and this has {len(content)}: {cure}")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise QueryError(f"a kept text must be UTF-8; byte {error.start} is not: save it so") from None
    if not text.strip():
        raise QueryError("a kept text must hold words: give the passage of the source")
    assert isinstance(source, dict)
    known = source.get("kept", {})
    assert isinstance(known, dict)
    node: dict[str, Node] = {"lang": "en", "reads": "members", **known, **given, "sha256": hash_of(content)}
    node = {key: value for key, value in node.items() if value and key != "codes"}
    if "licence" not in node:
        raise QueryError("a text is kept with its licence: say under which it may be copied with --licence")
    if table is not None:
        whole = Source.model_validate({**source, "kept": node})
        assert whole.kept
        node["codes"] = list(Passage(text, whole.kept, whole, table).first_mentions)
    return {key: node[key] for key in keys_of(KeptPassage) if key in node}


def with_kept(text: str, id: str, name: str, kept: Mapping[str, Node]) -> str:
    """Return a data file's text with what it says of a kept text: in place of what it said, or as a new key.

    Raises:
        QueryError: the source is not written in block style.
    """
    places = extents(text)
    lines = text.splitlines(keepends=True)
    source = places[(id, "sources", name)]
    if source.flow:
        cure = "write its keys one under the other first, without the braces"
        raise QueryError(f"the source {name!r} of {id!r} stands in one line: {cure}")
    own = [extent for loc, extent in places.items() if loc[:3] == (id, "sources", name) and len(loc) == 4]
    indent = min(extent.column for extent in own)
    ending = "\r\n" if lines[source.first].endswith("\r\n") else "\n"
    new = [f"{' ' * indent}kept:{ending}", *(line + ending for line in _lines(kept, indent + 2))]
    before = places.get((id, "sources", name, "kept"))
    first = before.first if before else max(extent.last for extent in own) + 1
    last = before.last + 1 if before else first
    if lines[first - 1 : first] and not lines[first - 1].endswith(("\n", "\r")):
        lines[first - 1] += ending
    return "".join([*lines[:first], *new, *lines[last:]])


def _lines(kept: Mapping[str, Node], indent: int) -> list[str]:
    """Return the lines of a kept text's description in block style."""
    result: list[str] = []
    for key, value in kept.items():
        if key in LISTS and isinstance(value, list):
            result.append(f"{' ' * indent}{key}:")
            result += [
                f"{' ' * (indent + 2)}- {_in_braces(item)}" for item in value if isinstance(item, dict)
            ]
        else:
            result += block({key: value}, indent)
    return result


def _in_braces(item: Mapping[str, Node]) -> str:
    pieces: Sequence[str] = [f"{key}: {scalar(str(value), flow=True)}" for key, value in item.items()]
    return "{" + ", ".join(pieces) + "}"
