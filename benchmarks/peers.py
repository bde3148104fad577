"""The peers: other people's programs for the same content, each in an environment of its own."""

import csv
import json
import sqlite3
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any, Final

from benchmarks.measure import Case

PROGRAMS: Final = Path(__file__).parent / "programs"
PACKAGES: Final = {
    "check-jsonschema": ["check-jsonschema"],
    "yamllint": ["yamllint"],
    "sqlite-utils": ["sqlite-utils"],
    "pandas": ["pandas"],
    "duckdb": ["duckdb"],
    "coco": ["country_converter", "pandas<3"],
}
"""The peer, and the packages that it needs. `coco` stops with a traceback under pandas 3."""

_SPAN: Final = r"^(\.\.|\d{4}(-\d\d(-\d\d)?)?)(/\d{4}(-\d\d(-\d\d)?)?)?$"


def installed(peer: str, folder: Path) -> Path | None:
    """Return the folder of a peer's programs, installed where missing; None where it cannot be."""
    home = folder / peer
    programs = home / ("Scripts" if sys.platform == "win32" else "bin")
    if not (home / "ready").exists():
        venv.create(home, with_pip=True, clear=True)
        pip = [str(programs / "python"), "-m", "pip", "install", "--quiet", *PACKAGES[peer]]
        if subprocess.run(pip, check=False).returncode:
            return None
        (home / "ready").touch()
    return programs


def gates(programs: Path, peer: str, record: Path, work: Path) -> Case:
    """Return a peer that checks a file of instruments."""
    if peer == "yamllint":
        rules = (
            "{extends: default, rules: {line-length: disable, document-start: disable, indentation: disable}}"
        )
        return Case(peer, [str(programs / peer), "-d", rules, str(record)])
    file = work / "schema.json"
    file.write_text(json.dumps(schema()), encoding="utf-8")
    return Case(peer, [str(programs / peer), "--schemafile", str(file), str(record)])


def members(programs: Path, peer: str, register: Path, table: Path, id: str, day: str) -> Case:
    """Return a peer that lists the members of an instrument as of a day."""
    sql = f"""SELECT country, since FROM membership WHERE instrument = '{id}' AND is_in
        AND since_latest <= '{day}' AND ifnull(until_earliest, '9999') > '{day}'"""
    script = str(PROGRAMS / f"with_{peer}.py")
    commands = {
        "sqlite-utils": [str(programs / "sqlite-utils"), "query", str(register), sql, "--csv"],
        "coco": [str(programs / "coco"), "Norway", "Sweden", "Denmark", "--to", "EU27"],
    }
    return Case(peer, commands.get(peer, [str(programs / "python"), script, str(table), id, day]))


def export(register: Path, file: Path) -> None:
    """Write the memberships of a register as CSV, for those who read that."""
    connection = sqlite3.connect(register)
    rows = connection.execute("SELECT * FROM membership WHERE nth > 0")
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow([column[0] for column in rows.description])
        writer.writerows(rows)
    connection.close()


def schema() -> dict[str, Any]:
    """Return the shape of a data file as JSON Schema, dates by their pattern.

    The peer's reader makes dates of days and numbers of years, so that these cannot be asked to be text.
    """
    text: dict[str, Any] = {"type": "string", "minLength": 1}
    span = {"anyOf": [{"type": "string", "pattern": _SPAN}, {"type": "integer"}]}
    names = {"type": "array", "items": text, "minItems": 1, "uniqueItems": True}
    days = {"type": "object", "minProperties": 1, "additionalProperties": span}
    action = {
        "type": "object",
        "properties": {
            "date": span, "action": text, "by": names, "unnamed": {"type": "integer"}, "dates": days,
            "effective": span, "effective_dates": days, "source": names, "note": text,
        },
        "required": ["action", "source"],
        "additionalProperties": False,
    }  # fmt: skip
    source = {
        "type": "object",
        "properties": {"title": text, "publisher": text, "url": text, "published": span, "grade": text},
        "required": ["title", "publisher", "grade"],
        "additionalProperties": False,
    }
    number = {"type": "integer", "minimum": 0}
    claim = {
        "type": "object",
        "properties": {
            "source": text, "as_of": span, "count": number, "at_least": number, "members": names,
            "includes": names, "record": number, "explained": text,
        },
        "required": ["source", "as_of"],
        "additionalProperties": False,
    }  # fmt: skip
    instrument = {
        "type": "object",
        "properties": {
            "title": text, "kind": {"enum": ["declaration", "coalition", "treaty"]}, "opened": span,
            "in_force": span, "place": text, "sources": {"type": "object", "additionalProperties": source},
            "actions": {"type": "array", "items": action, "minItems": 1},
            "claims": {"type": "array", "items": claim},
        },
        "required": ["title", "kind", "opened", "sources", "actions"],
        "additionalProperties": False,
    }  # fmt: skip
    return {"type": "object", "additionalProperties": instrument}
