"""`datapackage.json`: what is in the package, by the Data Package standard, version 2."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from signatories.export.tables import LIST, TABLES, TEXT, Field, Table
from signatories.register.imprint import Imprint, licence_of

DESCRIPTOR: Final = "datapackage.json"
WHOLE: Final = "signatories.json"
"""The file that holds all tables once more, and is as large as all others together."""

PROFILES: Final = "https://datapackage.org/profiles/2.0"


def descriptor(folder: Path, day: str, whose: Imprint) -> dict[str, Any]:
    """Return the descriptor of the files of a package: `day` is the version of the data, empty for none."""
    contributors = {"contributors": [{"title": whose.publisher, "roles": ["publisher"]}]}
    return {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": whose.slug,
        "title": whose.title or "Who signed which declaration, since when, says who",
        "description": (
            "Dated acts of states on declarations, coalitions, treaties, resolutions and organisations, each"
            " with its sources. In CSV an apostrophe stands before text that a spreadsheet would run as a"
            " formula; JSON, SQLite and Parquet have all text as the record has it. Lists in a cell are"
            " explained with their column."
        ),
        **({"version": day} if day else {}),
        **({"homepage": whose.homepage} if whose.homepage else {}),
        **(contributors if whose.publisher else {}),
        **_licences(whose.licence),
        "sources": [{"title": "The sources of each fact, one by one", "path": "sources.csv"}],
        "keywords": ["treaties", "declarations", "internet freedom", "provenance"],
        "resources": list(_resources(folder, whose)),
    }


def _licences(text: str) -> dict[str, Any]:
    """Return `licenses` as the standard writes it; nothing where no licence is named."""
    if not text:
        return {}
    licence = licence_of(text)
    return {"licenses": [{"name": licence.id, "path": licence.address, "title": licence.name}]}


def _origin(table: Table, whose: Imprint) -> dict[str, Any]:
    """Return the source and licence of the table of countries, where they come with the program."""
    if table.name != "countries" or not whose.countries_from:
        return {}
    return {"sources": [{"title": whose.countries_from}], **_licences(whose.countries_licence)}


def _resources(folder: Path, whose: Imprint) -> Iterator[dict[str, Any]]:
    for table in TABLES:
        about = {"title": table.title, "description": table.description}
        yield {
            "name": table.name, "type": "table", **about, **_origin(table, whose),
            **_file(folder, f"{table.name}.csv", "text/csv"), "schema": _schema(table),
        }  # fmt: skip
    for name, mediatype, title in _OTHERS:
        if (folder / name).exists():
            yield {"name": name.replace(".", "-"), "title": title, **_file(folder, name, mediatype)}
    for table in TABLES:
        file = f"{table.name}.parquet"
        if (folder / file).exists():
            yield {
                "name": f"{table.name}-parquet", "title": f"{table.title}, as Parquet",
                **_file(folder, file, "application/vnd.apache.parquet"),
            }  # fmt: skip


_OTHERS: Final = (
    (WHOLE, "application/json", "The same tables in one document"),
    ("signatories.sqlite", "application/vnd.sqlite3", "The register, to be asked with SQL"),
)


def _file(folder: Path, name: str, mediatype: str) -> dict[str, Any]:
    content = folder / name
    with content.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    text = {"encoding": "utf-8"} if mediatype in ("text/csv", "application/json") else {}
    size = content.stat().st_size
    kind = name.rpartition(".")[2]
    return {
        "path": name,
        "format": kind,
        "mediatype": mediatype,
        **text,
        "bytes": size,
        "hash": f"sha256:{digest}",
    }


def _schema(table: Table) -> dict[str, Any]:
    links = [
        {"fields": list(link.columns), "reference": {"resource": link.table, "fields": list(link.named)}}
        for link in table.links
    ]
    return {
        "$schema": f"{PROFILES}/tableschema.json",
        "fields": [_field(field, alone=table.key == (field.name,)) for field in table.fields],
        "missingValues": [""],
        "primaryKey": list(table.key),
        **({"foreignKeys": links} if links else {}),
    }


def _field(field: Field, *, alone: bool) -> dict[str, Any]:
    limits: dict[str, Any] = {"required": True} if field.required else {}
    limits |= {"unique": True} if alone else {}
    limits |= {"enum": list(field.words)} if field.words else {}
    kind = TEXT if field.kind == LIST else field.kind
    about = {"name": field.name, "type": kind, "description": field.description}
    return {**about, **({"constraints": limits} if limits else {})}
