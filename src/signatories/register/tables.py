"""The tables of the register, and a register that can be asked.

One SQLite file holds everything that can be asked; `docs/register.md` describes its tables. A query needs
neither YAML nor pydantic.
"""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

SCHEMA_VERSION: Final = 7
"""Raised with every change to the tables or to what stands in them."""

TABLES: Final = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE file (
  path TEXT PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL, changed INTEGER NOT NULL,
  inode INTEGER NOT NULL, checked INTEGER NOT NULL, hash BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE country (
  code TEXT PRIMARY KEY, name TEXT NOT NULL, short TEXT NOT NULL, official_name TEXT NOT NULL,
  alpha2 TEXT, numeric TEXT, kind TEXT NOT NULL, region TEXT, subregion TEXT,
  admitted TEXT, until TEXT, successors TEXT, footnote TEXT, spelling TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE country_name (
  spelling TEXT NOT NULL, country TEXT NOT NULL REFERENCES country (code), name TEXT NOT NULL,
  PRIMARY KEY (spelling, country)
) WITHOUT ROWID;
CREATE TABLE instrument (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, kind TEXT NOT NULL, opened TEXT NOT NULL, in_force TEXT,
  closed TEXT, merged_into TEXT, place TEXT, url TEXT, complete TEXT, complete_from TEXT, known_to TEXT,
  look TEXT, file TEXT NOT NULL REFERENCES file (path) ON DELETE CASCADE, line INTEGER NOT NULL,
  shipped INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE part (
  instrument TEXT NOT NULL REFERENCES instrument (id) ON DELETE CASCADE, nth INTEGER NOT NULL,
  title TEXT NOT NULL, summary TEXT NOT NULL, PRIMARY KEY (instrument, nth)
) WITHOUT ROWID;
CREATE TABLE source (
  instrument TEXT NOT NULL REFERENCES instrument (id) ON DELETE CASCADE, id TEXT NOT NULL,
  title TEXT NOT NULL, publisher TEXT NOT NULL, url TEXT, published TEXT, seen TEXT, archived TEXT,
  grade TEXT NOT NULL, kept TEXT, PRIMARY KEY (instrument, id)
) WITHOUT ROWID;
CREATE TABLE action (
  instrument TEXT NOT NULL REFERENCES instrument (id) ON DELETE CASCADE, nth INTEGER NOT NULL,
  action TEXT NOT NULL, date TEXT, effective TEXT, unnamed INTEGER, earliest TEXT, latest TEXT,
  disputed TEXT, note TEXT, PRIMARY KEY (instrument, nth)
) WITHOUT ROWID;
CREATE TABLE action_source (
  instrument TEXT NOT NULL, action INTEGER NOT NULL, nth INTEGER NOT NULL, role TEXT NOT NULL,
  source TEXT NOT NULL, says TEXT, PRIMARY KEY (instrument, action, nth),
  FOREIGN KEY (instrument, action) REFERENCES action (instrument, nth) ON DELETE CASCADE,
  FOREIGN KEY (instrument, source) REFERENCES source (instrument, id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE TABLE membership (
  instrument TEXT NOT NULL REFERENCES instrument (id) ON DELETE CASCADE,
  country TEXT NOT NULL REFERENCES country (code), nth INTEGER NOT NULL, action INTEGER,
  status TEXT NOT NULL, is_in INTEGER NOT NULL, date TEXT, effective TEXT,
  since TEXT, until TEXT, since_earliest TEXT NOT NULL, since_latest TEXT NOT NULL,
  until_earliest TEXT, until_latest TEXT, done_earliest TEXT, done_latest TEXT, known_to TEXT,
  PRIMARY KEY (instrument, country, nth)
) WITHOUT ROWID;
CREATE TABLE event (
  instrument TEXT NOT NULL REFERENCES instrument (id) ON DELETE CASCADE, nth INTEGER NOT NULL,
  date TEXT NOT NULL, earliest TEXT NOT NULL, latest TEXT NOT NULL, what TEXT NOT NULL,
  place TEXT, country TEXT REFERENCES country (code), sources TEXT NOT NULL, PRIMARY KEY (instrument, nth)
) WITHOUT ROWID;
CREATE TABLE claim (
  instrument TEXT NOT NULL REFERENCES instrument (id) ON DELETE CASCADE, nth INTEGER NOT NULL,
  source TEXT NOT NULL, as_of TEXT, joined TEXT, "of" TEXT, saying TEXT NOT NULL, count INTEGER,
  countries TEXT, record INTEGER, differs TEXT, explained TEXT,
  PRIMARY KEY (instrument, nth),
  FOREIGN KEY (instrument, source) REFERENCES source (instrument, id) ON DELETE CASCADE
) WITHOUT ROWID;
"""

INDEXES: Final = """
CREATE INDEX instrument_file ON instrument (file);
CREATE INDEX membership_country ON membership (country, instrument);
"""

COUNT: Final = (TABLES + INDEXES).count("CREATE ")
"""The number of tables and indexes."""


class Register:
    """A compiled record that can be asked. Open one with `load`.

    `folder` is the data folder it answers for, `answers` are the last ones, which `memory` keeps. Close it,
    or use it as a context, when done; the operating system does so at the latest.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        folder: Path,
        recover: Callable[[], sqlite3.Connection] | None = None,
    ) -> None:
        self.connection = connection
        self.folder = folder
        self.recover = recover
        self.answers: dict[object, Any] = {}

    def rows(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query. A damaged cache is compiled anew, once, before anything is answered."""
        try:
            return self.connection.execute(sql, parameters).fetchall()
        except UnicodeEncodeError:
            return []  # an argument that is no UTF-8: nothing in the register is spelled so
        except sqlite3.DatabaseError as error:
            if self.recover is None or not is_damage(error):
                raise
            recover, self.recover = self.recover, None
            self.connection.close()
            self.connection = recover()
            self.answers.clear()
            return self.connection.execute(sql, parameters).fetchall()

    def close(self) -> None:
        self.connection.close()

    def __enter__(self) -> "Register":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def is_damage(error: sqlite3.DatabaseError) -> bool:
    """Return whether the file itself is unusable, as against a question wrongly put."""
    name = getattr(error, "sqlite_errorname", "SQLITE_CORRUPT")  # without one: text that is no UTF-8
    return not isinstance(error, sqlite3.ProgrammingError) and name.startswith(
        ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY")
    )


def create(connection: sqlite3.Connection, meta: Mapping[str, str]) -> None:
    """Make the empty tables."""
    connection.executescript(TABLES)
    connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())


def index(connection: sqlite3.Connection) -> None:
    """Make the indexes: once the tables are full, which takes a tenth of keeping them all along."""
    connection.executescript(INDEXES)


def spelling(name: str) -> str:
    """Return a name as it is compared: case, accents, apostrophes, a leading article and spacing aside."""
    bare = name.casefold() if name.isascii() else _without_accents(name)
    bare = bare.replace("\u2019", "'").replace("\u2018", "'").replace("`", "'").replace("&", " and ")
    return " ".join(bare.replace("-", " ").split()).removeprefix("the ")


def _without_accents(name: str) -> str:
    import unicodedata

    bare = unicodedata.normalize("NFKD", name.replace("\u0131", "i").replace("\u0130", "i"))
    return "".join(c for c in bare if not unicodedata.combining(c)).casefold()
