"""The index that the search loads when somebody types: scripts, because files have no server."""

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from signatories.query.sources import sources
from signatories.register.contents import events
from signatories.site.filters import said

if TYPE_CHECKING:
    from signatories.site.content import Gathered

SHARD: Final = 150_000
"""So many bytes, and no more, in one file of the index."""


class Hit(NamedTuple):
    """Something that can be found: what it is, what it is called, more words on it, and its address.

    `words` are other words by which it is found; they are not shown.
    """

    kind: str
    name: str
    more: str
    address: str
    words: str


def hits(gathered: "Gathered") -> Iterator[Hit]:
    """Yield everything that can be found, in the order in which equal hits stand."""
    for row in gathered.instruments:
        yield Hit("instrument", row.title, row.id, f"instruments/{row.id}.html", row.kind)
    for country in gathered.countries:
        name, words = gathered.short_names[country.code], gathered.searched[country.code]
        yield Hit("country", name, country.code, f"countries/{country.code}.html", words)
    for row in gathered.instruments:
        for event in events(gathered.register, row.id):
            place = f" ({event.place})" if event.place else ""
            more = f"{said(event.date)} \u00b7 {row.id}"
            yield Hit("event", event.what + place, more, f"instruments/{row.id}.html#h-history", "")
    for source in sources(gathered.register):
        address = f"instruments/{source.instrument}.html#source-{source.source}"
        yield Hit("source", source.title, f"{source.publisher} \u00b7 {source.instrument}", address, "")


def files(gathered: "Gathered") -> Iterator[tuple[str, bytes]]:
    """Yield the files of the index, each of which says which one is next."""
    for number, (shard, last) in enumerate(_shards(hits(gathered))):
        following = "" if last else f"{number + 1}.js"
        yield f"search/{number}.js", f'signatories.found([\n{shard}\n], "{following}");\n'.encode()


def names(gathered: "Gathered") -> tuple[str, bytes]:
    """Return the words by which the filters of tables know a country, by its code."""
    text = json.dumps(gathered.searched, ensure_ascii=False, separators=(",", ":"))
    return "search/names.js", f"countryWords({text});\n".encode()


def _shards(found: Iterable[Hit]) -> Iterator[tuple[str, bool]]:
    """Yield the entries as JSON, as many at a time as a file has room for, and whether they are the last."""
    lines: list[str] = []
    size = 0
    for hit in found:
        line = json.dumps(hit, ensure_ascii=False, separators=(",", ":"))
        long = len(line.encode()) + 2
        if lines and size + long > SHARD:
            yield ",\n".join(lines), False
            lines, size = [], 0
        lines.append(line)
        size += long
    yield ",\n".join(lines), True
