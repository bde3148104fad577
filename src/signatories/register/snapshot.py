"""Copies of the register without what comes with the program: one in memory, and a file to be kept.

The file has the same bytes for the same record, wherever and whenever it is made.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

from signatories._version import __version__
from signatories.register.fingerprints import SHIPPED_SIZE
from signatories.register.imprint import imprint
from signatories.register.tables import INDEXES, SCHEMA_VERSION, TABLES, Register

_OWN_INSTRUMENTS: Final = "WHERE instrument IN (SELECT id FROM instrument WHERE NOT shipped)"
_OWN: Final = {
    "file": f"WHERE size <> {SHIPPED_SIZE}",
    "instrument": "WHERE NOT shipped",
    **dict.fromkeys(
        ("part", "source", "action", "action_source", "membership", "event", "claim"), _OWN_INSTRUMENTS
    ),
}
"""Which rows of each table are the record's own; of other tables, all."""

_FILES: Final = "CREATE TABLE file (path TEXT PRIMARY KEY) WITHOUT ROWID;"


def own_register(register: Register) -> Register:
    """Return a register of the record's own instruments: the same one where none is shipped beside them."""
    if not register.rows("SELECT 1 FROM instrument WHERE shipped LIMIT 1"):
        return register
    connection = sqlite3.connect(":memory:", isolation_level=None)
    register.connection.backup(connection)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("DELETE FROM instrument WHERE shipped")
    return Register(connection, register.folder)


def write_snapshot(register: Register, path: Path, day: str, tick: Callable[[], None]) -> None:
    """Copy a register into a new file, row by row in the order of the keys.

    Left out is what tells the machine from the record: of `file` all but the paths inside the data folder,
    of `meta` the folder, and instruments that are shipped beside the record. `meta` holds `program`,
    `schema`, whose record it is, and the `data` version instead. `tick` is called
    for every row.
    """
    schema = "".join(f"{part};" for part in TABLES.split(";")[:-1] if "CREATE TABLE file " not in part)
    with closing(sqlite3.connect(path, isolation_level=None)) as made:
        made.executescript(f"PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; {_FILES} {schema} BEGIN;")
        whose = {f"record.{name}": text for name, text in imprint(register)._asdict().items() if text}
        meta = {"data": day, "program": __version__, "schema": str(SCHEMA_VERSION), **whose}
        made.executemany("INSERT INTO meta VALUES (?, ?)", sorted(meta.items()))
        for (table,) in made.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            if table != "meta":
                _copy(register, made, table, tick)
        made.execute("COMMIT")
        made.executescript(f"{INDEXES} VACUUM;")


def _copy(register: Register, made: sqlite3.Connection, table: str, tick: Callable[[], None]) -> None:
    about = made.execute("SELECT name, pk FROM pragma_table_info(?) ORDER BY cid", (table,)).fetchall()
    names = ", ".join(f'"{name}"' for name, _ in about)
    key = ", ".join(f'"{name}"' for name, pk in sorted(about, key=lambda row: int(row[1])) if pk)
    rows = register.connection.execute(f"SELECT {names} FROM {table} {_OWN.get(table, '')} ORDER BY {key}")
    insert = f"INSERT INTO {table} VALUES ({', '.join('?' * len(about))})"
    made.executemany(insert, _told(rows, tick))


def _told(rows: Iterable[tuple[object, ...]], tick: Callable[[], None]) -> Iterator[tuple[object, ...]]:
    for row in rows:
        yield row
        tick()
