"""The tables of the record that hold no acts and no claims, as things to be compared."""

import json
from collections.abc import Iterator, Mapping
from typing import Final

from signatories.editing.differences import CORRECTED, Change, Thing, corrections, of_things
from signatories.register import contents
from signatories.register.imprint import imprint
from signatories.register.particulars import countries, particulars_of
from signatories.register.tables import Register

_PARTICULARS: Final = {
    name: name
    for name in ("title", "kind", "opened", "in_force", "closed", "place", "url", "complete", "look")
} | {"merged_into": "into"}
"""The particulars of an instrument that its record gives, with the keys under which it does."""


def of_imprint(old: Register, new: Register) -> Iterator[Change]:
    """Yield how the imprints of two versions differ."""
    for key, was, now in corrections(imprint(old)._asdict(), imprint(new)._asdict()):
        sentence = f"The record: {_words(key)} is {now or 'no longer given'}, was {was or 'not given'}."
        yield Change(CORRECTED, "", "", key, was, now, sentence)


def of_countries(old: Register, new: Register) -> Iterator[Change]:
    """Yield how the countries of two versions differ, each known by its code."""
    yield from of_things("country", _countries(old), _countries(new))


def of_particulars(old: Register, new: Register, id: str) -> Iterator[Change]:
    """Yield how the particulars of an instrument differ."""
    was, now = particulars_of(old, id), particulars_of(new, id)
    for name, key in _PARTICULARS.items():
        before, after = getattr(was, name) or "", getattr(now, name) or ""
        if before != after:
            sentence = f"{id}: {_words(key)} is {after or 'no longer given'}, was {before or 'not given'}."
            yield Change(CORRECTED, id, "", key, before, after, sentence)


def of_texts(old: Register, new: Register, id: str) -> Iterator[Change]:
    """Yield how the parts, events and sources of an instrument differ."""
    for what, things in (("part", _parts), ("event", _events), ("source", _sources)):
        yield from of_things(what, things(old, id), things(new, id), id)


def _words(key: str) -> str:
    return key.replace("_", " ")


def _texts(row: Mapping[str, str | None]) -> dict[str, str]:
    return {_words(key): value or "" for key, value in row.items()}


def _countries(register: Register) -> list[Thing]:
    aliases: dict[str, list[str]] = {}
    for code, name in contents.other_names(register):
        aliases.setdefault(code, []).append(name)
    return [
        Thing(
            row.short,
            row.name,
            {**_texts(row._asdict()), "aliases": ", ".join(aliases.get(row.code, ()))},
            (row.code,),
            row.code,
        )
        for row in countries(register)
    ]


def _parts(register: Register, id: str) -> list[Thing]:
    """Return the parts of an instrument's text, known by the heading, else by the summary."""
    return [
        Thing(part.title, part.summary, part._asdict(), (part.title, part.summary))
        for part in contents.parts(register, id)
    ]


def _events(register: Register, id: str) -> list[Thing]:
    """Return the events of an instrument, known by their words, else by the date."""
    found = []
    for row in contents.events(register, id):
        keys = _texts({name: getattr(row, name) for name in ("date", "what", "place", "country", "sources")})
        whole = f"{row.place or ''} [{row.sources}]".lstrip()
        found.append(
            Thing(f"{row.date}: {row.what}", whole, keys, ((row.what, row.date), row.what, row.date))
        )
    return found


def _sources(register: Register, id: str) -> list[Thing]:
    kept = contents.kept_of(register, id)
    found = []
    for row in contents.sources_of(register, id):
        said = row.publisher, row.title, row.published, row.url, row.grade
        about = {key: value for key, value in row._asdict().items() if key not in ("instrument", "id")}
        keys = _texts(about) | _kept_keys(kept.get(row.id, "{}"))
        found.append(Thing(row.id, ", ".join(filter(None, said)), keys, (row.id,)))
    return found


def _kept_keys(text: str) -> dict[str, str]:
    """Return what the record says of a kept text, each key by a name of its own."""
    return {
        f"kept {_words(key)}": value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for key, value in json.loads(text).items()
    }
