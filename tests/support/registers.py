"""What the tests of the cache share: small records as YAML, and everything that stands in a register."""

import hashlib
import os
from pathlib import Path
from typing import Any

from signatories.register.cache import load
from signatories.register.tables import Register

TODAY = "2026-11-28"
"""The day after which no act of a test lies."""

HOUR = 3600 * 10**9
"""In nanoseconds."""


def instrument(id: str, **joined: str) -> str:
    """A coalition, open since 2000, which each country named joined on one date: NOR="2012-05-01"."""
    acts = "".join(
        f"    - {{date: {date}, action: joining, by: [{code}], source: [own]}}\n"
        for code, date in sorted(joined.items(), key=lambda pair: (pair[1], pair[0]))
    )
    return (
        f"{id}:\n  title: The {id}\n  kind: coalition\n  opened: 2000-01-01\n  sources:\n"
        f"    own: {{title: Members, publisher: The {id}, grade: own}}\n  actions:\n{acts}"
    )


def write(path: Path, *instruments: str) -> None:
    """Write a data file, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(instruments), encoding="utf-8")


def age(folder: Path, hours: float = 1) -> None:
    """Make every data file look as if written some hours ago: no clock is so coarse that this is now."""
    for path in folder.rglob("*.yaml"):
        modified = path.stat().st_mtime_ns - int(hours * HOUR)
        os.utime(path, ns=(modified, modified))


def cache_of(folder: Path) -> Path:
    """The folder in which the tests keep the registers of a data folder."""
    return folder.parent / "cache"


def cached(folder: Path) -> Register:
    """The cached register of a data folder."""
    return load(folder, today=TODAY, cache=cache_of(folder))


def ask(folder: Path) -> dict[str, str]:
    """Who joined what when, from the cached register."""
    with cached(folder) as register:
        return joined(register)


def joined(register: Register) -> dict[str, str]:
    """When each country joined what: {"ring NOR": "2012-05-01"}."""
    sql = "SELECT instrument || ' ' || country, since FROM membership WHERE nth > 0"
    return dict(register.rows(sql))


def everything(register: Register) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables by primary key, but for the moment at which a file was looked at."""
    found = {}
    for (table,) in register.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"):
        about = register.rows("SELECT name, pk FROM pragma_table_info(?)", (table,))
        columns = ", ".join(f'"{name}"' for name, _ in about if (table, name) != ("file", "checked"))
        key = ", ".join(f'"{name}"' for name, pk in sorted(about, key=lambda row: row[1]) if pk)
        found[table] = register.rows(f"SELECT {columns} FROM {table} ORDER BY {key}")
    return found


def digest(folder: Path, cache: Path | None) -> str:
    """A digest of everything in the register of a folder but when its files changed and what is shipped."""
    with load(folder, today=TODAY, cache=cache) as register:
        found = everything(register)
    found["meta"] = [row for row in found["meta"] if row[0] != "shipped"]
    found["file"] = [(path, size, content) for path, size, *_, content in found["file"]]
    return hashlib.sha256(repr(found).encode()).hexdigest()
