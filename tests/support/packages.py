"""What the tests of the data package share: the rows of a table, and whether it keeps its promises."""

import csv
import json
from pathlib import Path
from typing import Any

from spreadsheets import unescaped


def rows(package: Path, table: str) -> list[dict[str, str]]:
    """The rows of a CSV file, without the apostrophes before what looks like a formula."""
    with (package / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return [{name: unescaped(cell) for name, cell in row.items()} for row in csv.DictReader(file)]


def schemas(package: Path) -> dict[str, Any]:
    """What the descriptor promises of each table."""
    about = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    return {resource["name"]: resource["schema"] for resource in about["resources"] if "schema" in resource}


def broken_promises(package: Path, table: str) -> list[str]:
    """In which respects a table is not what its schema says: columns, descriptions, cells, keys, links."""
    schema, found = schemas(package)[table], rows(package, table)
    wrong = []
    if found and [field["name"] for field in schema["fields"]] != list(found[0]):
        wrong.append("columns")
    keys = [tuple(row[name] for name in schema["primaryKey"]) for row in found]
    if len(set(keys)) != len(keys) or not all(map(all, keys)):
        wrong.append("primary key")
    for field in schema["fields"]:
        limits = field.get("constraints", {})
        cells = [row[field["name"]] for row in found]
        if field["description"][-1] not in ".…":
            wrong.append(f"{field['name']}: description")
        if limits.get("required") and not all(cells):
            wrong.append(f"{field['name']}: required")
        if not set(cells) <= {*limits.get("enum", cells), ""}:
            wrong.append(f"{field['name']}: other words")
    for link in schema.get("foreignKeys", ()):
        other = rows(package, link["reference"]["resource"])
        there = {tuple(row[name] for name in link["reference"]["fields"]) for row in other}
        here = {tuple(row[name] for name in link["fields"]) for row in found}
        wrong += [f"{link['fields']}: {key} is nowhere" for key in here - there if all(key)]
    return wrong
