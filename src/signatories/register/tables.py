"""The register: the record compiled into SQLite, and the fingerprints that tell whether it is current.

One file holds everything that can be asked; `docs/register.md` describes its tables. It is built once
and brought up to date file by file. A query needs neither YAML nor pydantic.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from signatories.domain.dates import Span
from signatories.domain.membership import COUNTED, Act, day_of, steps

if TYPE_CHECKING:
    from signatories.record.models import Country, Instrument
    from signatories.record.rules import InstrumentContext

SCHEMA_VERSION: Final = 3
"""Raised with every change to the tables or to what stands in them."""

TABLES: Final = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE file (
  path TEXT PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL,
  checked INTEGER NOT NULL, hash BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE country (
  code TEXT PRIMARY KEY, name TEXT NOT NULL, short TEXT NOT NULL, official_name TEXT NOT NULL,
  alpha2 TEXT, numeric TEXT, kind TEXT NOT NULL, region TEXT, subregion TEXT,
  admitted TEXT, until TEXT, successors TEXT, footnote TEXT, spelling TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE country_name (
  spelling TEXT NOT NULL, country TEXT NOT NULL REFERENCES country, name TEXT NOT NULL,
  PRIMARY KEY (spelling, country)
) WITHOUT ROWID;
CREATE TABLE instrument (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, kind TEXT NOT NULL, opened TEXT NOT NULL, in_force TEXT,
  closed TEXT, place TEXT, url TEXT, complete TEXT, complete_from TEXT, complete_to TEXT,
  file TEXT NOT NULL REFERENCES file ON DELETE CASCADE, line INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE part (
  instrument TEXT NOT NULL REFERENCES instrument ON DELETE CASCADE, nth INTEGER NOT NULL,
  title TEXT NOT NULL, summary TEXT NOT NULL, PRIMARY KEY (instrument, nth)
) WITHOUT ROWID;
CREATE TABLE source (
  instrument TEXT NOT NULL REFERENCES instrument ON DELETE CASCADE, id TEXT NOT NULL,
  title TEXT NOT NULL, publisher TEXT NOT NULL, url TEXT, published TEXT, seen TEXT, archived TEXT,
  grade TEXT NOT NULL, PRIMARY KEY (instrument, id)
) WITHOUT ROWID;
CREATE TABLE action (
  instrument TEXT NOT NULL REFERENCES instrument ON DELETE CASCADE, nth INTEGER NOT NULL,
  action TEXT NOT NULL, date TEXT, effective TEXT, unnamed INTEGER, earliest TEXT, latest TEXT,
  disputed TEXT, note TEXT, PRIMARY KEY (instrument, nth)
) WITHOUT ROWID;
CREATE TABLE action_source (
  instrument TEXT NOT NULL, action INTEGER NOT NULL, nth INTEGER NOT NULL, role TEXT NOT NULL,
  source TEXT NOT NULL, says TEXT, PRIMARY KEY (instrument, action, nth),
  FOREIGN KEY (instrument, action) REFERENCES action ON DELETE CASCADE,
  FOREIGN KEY (instrument, source) REFERENCES source ON DELETE CASCADE
) WITHOUT ROWID;
CREATE TABLE membership (
  instrument TEXT NOT NULL REFERENCES instrument ON DELETE CASCADE,
  country TEXT NOT NULL REFERENCES country, nth INTEGER NOT NULL, action INTEGER,
  status TEXT NOT NULL, is_in INTEGER NOT NULL, date TEXT, effective TEXT,
  since TEXT, until TEXT, since_earliest TEXT NOT NULL, since_latest TEXT NOT NULL,
  until_earliest TEXT, until_latest TEXT, PRIMARY KEY (instrument, country, nth)
) WITHOUT ROWID;
CREATE TABLE event (
  instrument TEXT NOT NULL REFERENCES instrument ON DELETE CASCADE, nth INTEGER NOT NULL,
  date TEXT NOT NULL, earliest TEXT NOT NULL, latest TEXT NOT NULL, what TEXT NOT NULL,
  place TEXT, country TEXT REFERENCES country, sources TEXT NOT NULL, PRIMARY KEY (instrument, nth)
) WITHOUT ROWID;
CREATE TABLE claim (
  instrument TEXT NOT NULL REFERENCES instrument ON DELETE CASCADE, nth INTEGER NOT NULL,
  source TEXT NOT NULL, as_of TEXT, joined TEXT, "of" TEXT, saying TEXT NOT NULL, count INTEGER,
  countries TEXT, record INTEGER, differs TEXT, explained TEXT,
  PRIMARY KEY (instrument, nth), FOREIGN KEY (instrument, source) REFERENCES source ON DELETE CASCADE
) WITHOUT ROWID;
"""

INDEXES: Final = """
CREATE INDEX instrument_file ON instrument (file);
CREATE INDEX membership_country ON membership (country, instrument) WHERE nth > 0;
"""

COUNT: Final = (TABLES + INDEXES).count("CREATE ")
"""How many tables and indexes there are."""


class Register:
    """A compiled record that can be asked. Open one with `load`.

    `folder` is the data folder it answers for. Close it, or use it as a context, when done; the
    operating system does so at the latest.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        folder: Path,
        recover: Callable[[], sqlite3.Connection] | None = None,
    ) -> None:
        self.connection = connection
        self.folder = folder
        self._recover = recover

    def rows(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query. A damaged cache is compiled anew, once, before anything is answered."""
        try:
            return self.connection.execute(sql, parameters).fetchall()
        except UnicodeEncodeError:
            return []  # an argument that is no UTF-8: nothing in the register is spelled so
        except sqlite3.DatabaseError as error:
            if self._recover is None or not is_damage(error):
                raise
            recover, self._recover = self._recover, None
            self.connection.close()
            self.connection = recover()
            return self.connection.execute(sql, parameters).fetchall()

    def close(self) -> None:
        self.connection.close()

    def __enter__(self) -> "Register":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def is_damage(error: sqlite3.DatabaseError) -> bool:
    """Whether the file itself is unusable, as against a question wrongly put."""
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


# What stands in the tables


def add_countries(connection: sqlite3.Connection, countries: Mapping[str, "Country"]) -> None:
    """Fill `country` and `country_name`."""
    connection.executemany(
        "INSERT INTO country VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                code, c.name, c.short, c.official_name, c.alpha2, c.numeric, c.kind, c.region, c.subregion,
                _text(c.admitted), _text(c.until), " ".join(c.successors or ()) or None, c.footnote,
                spelling(c.name),
            )
            for code, c in countries.items()
        ),
    )  # fmt: skip
    connection.executemany(
        "INSERT OR IGNORE INTO country_name VALUES (?, ?, ?)",
        (
            (spelling(name), code, name)
            for code, c in countries.items()
            for name in (c.name, c.short, c.official_name, *(c.aliases or ()))
        ),
    )


def spelling(name: str) -> str:
    """A name as it is compared: case, accents, apostrophes, a leading article and spacing aside."""
    import unicodedata

    bare = unicodedata.normalize("NFKD", name.replace("\u0131", "i").replace("\u0130", "i"))
    bare = "".join(c for c in bare if not unicodedata.combining(c)).casefold()
    bare = bare.replace("\u2019", "'").replace("\u2018", "'").replace("`", "'").replace("&", " and ")
    return " ".join(bare.replace("-", " ").split()).removeprefix("the ")


def add_file(connection: sqlite3.Connection, stat: "Stat", checked: int, digest: bytes) -> None:
    """Keep a file's fingerprint; `checked` is the moment, in nanoseconds, before its bytes were read."""
    connection.execute(
        "INSERT INTO file VALUES (?, ?, ?, ?, ?) ON CONFLICT (path) DO UPDATE SET hash = excluded.hash",
        (*stat, checked, digest),
    )


def mark_checked(connection: sqlite3.Connection, stat: "Stat", checked: int) -> None:
    """Note that a file was looked at again and is the same."""
    connection.execute(
        "UPDATE file SET size = ?, modified = ?, checked = ? WHERE path = ?",
        (stat.size, stat.modified, checked, stat.path),
    )


def remove_file(connection: sqlite3.Connection, path: str) -> None:
    """Take out a file and everything that was compiled from it."""
    connection.execute("DELETE FROM file WHERE path = ?", (path,))


def place_of_instrument(connection: sqlite3.Connection, id: str) -> dict[str, str]:
    """Where an instrument of the register stands: id → file:line; empty where there is none of this id."""
    return dict(connection.execute("SELECT id, file || ':' || line FROM instrument WHERE id = ?", (id,)))


def add_instrument(
    connection: sqlite3.Connection, subject: "InstrumentContext", file: str, line: int
) -> None:
    """Fill the tables for one instrument, which begins in this line of this file."""
    name, record = subject.id, subject.record
    complete = record.complete
    connection.execute(
        "INSERT INTO instrument VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            name, record.title, record.kind, record.opened.text, _text(record.in_force), _text(record.closed),
            record.place, record.url, _text(complete), complete and complete.earliest,
            complete and complete.latest, file, line,
        ),
    )  # fmt: skip
    many = connection.executemany
    many(
        "INSERT INTO part VALUES (?, ?, ?, ?)",
        ((name, nth, part.title, part.summary) for nth, part in enumerate(record.parts, start=1)),
    )
    many(
        "INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (name, id, s.title, s.publisher, s.url, _text(s.published), _text(s.seen), s.archived, s.grade)
            for id, s in record.sources.items()
        ),
    )
    many(_ACTION, _actions(name, record))
    many(_ACTION_SOURCE, _action_sources(name, record))
    many(_MEMBERSHIP, memberships(subject))
    connection.execute(_BEFORE, (name,))
    many(
        "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                name, nth, e.date.text, e.date.earliest or record.opened.earliest, e.date.latest, e.what,
                e.place, e.country, " ".join(e.source),
            )
            for nth, e in enumerate(record.events, start=1)
        ),
    )  # fmt: skip
    many("INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", _claims(name, record))


def _inserting(table: str, values: str) -> str:
    """A statement that fills a table; for a value marked `0` it takes 0 where there is none.

    Python's sqlite3 looks long for an adapter of None, so that binding a 0 and making it NULL costs less.
    """
    marks = {"?": "?", "0": "nullif(?, 0)"}
    return f"INSERT INTO {table} VALUES ({', '.join(marks[value] for value in values)})"


_ACTION: Final = _inserting("action", "???0000000")
_ACTION_SOURCE: Final = _inserting("action_source", "?????0")
_MEMBERSHIP: Final = _inserting("membership", "???0??00?0??00")

_BEFORE: Final = """
INSERT INTO membership
SELECT instrument, country, 0, NULL, '', 0, NULL, NULL, NULL, since, '', '', since_earliest, since_latest
FROM membership WHERE instrument = ? AND nth = 1 AND since_earliest < since_latest"""
"""The time before each country's first act, where that act's day is not known exactly."""

Row = tuple[Any, ...]


def _text(span: Span | None) -> str | None:
    return None if span is None else span.text


def _actions(name: str, record: "Instrument") -> Iterator[Row]:
    for nth, action in enumerate(record.actions, start=1):
        bounds: tuple[str | int, str | int] = (0, 0)
        if action.date is not None:
            act = Act(action.action, action.date, action.effective, nth)
            bounds = day_of(act, record.opened)[1:]
        yield (
            name, nth, action.action, _text(action.date) or 0, _text(action.effective) or 0,
            action.unnamed or 0, *bounds, action.disputed or 0, action.note or 0,
        )  # fmt: skip


def _action_sources(name: str, record: "Instrument") -> Iterator[Row]:
    for nth, action in enumerate(record.actions, start=1):
        cited: list[tuple[str, str, str | int]] = [("source", source, 0) for source in action.source]
        cited += [("disputed", source, 0) for source in action.disputed_source or ()]
        cited += [("otherwise", source, date.text) for source, date in (action.otherwise or {}).items()]
        for place, row in enumerate(cited, start=1):
            yield name, nth, place, *row


def memberships(subject: "InstrumentContext") -> Iterator[Row]:
    name, opened, closed = subject.id, subject.record.opened, subject.record.closed
    for code, acts in sorted(subject.acts.items()):
        for nth, step in enumerate(steps(acts, opened, closed), start=1):
            act, status, fell, since, until, following = step
            yield (
                name, code, nth, act.block + 1 if act else 0, status, int(status in COUNTED),
                act.date.text if act else 0, act.effective.text if act and act.effective else 0,
                since.text, until.text if until else 0, fell.earliest, fell.latest,
                *(following[1:] if following else (0, 0)),
            )  # fmt: skip


def _claims(name: str, record: "Instrument") -> Iterator[Row]:
    from signatories.domain.statuses import SAYINGS

    for nth, claim in enumerate(record.claims, start=1):
        saying = next(word for word in SAYINGS if getattr(claim, word) is not None)
        said = getattr(claim, saying)
        figure, countries = (said, None) if isinstance(said, int) else (None, " ".join(said))
        yield (
            name, nth, claim.source, _text(claim.as_of), claim.joined, claim.of, saying, figure, countries,
            claim.record, claim.differs and " ".join(claim.differs), claim.explained,
        )  # fmt: skip


# Fingerprints: is what was compiled still what stands in the files?


class Stat(NamedTuple):
    """What the file system says of one data file: its path in the folder, bytes, and nanoseconds."""

    path: str
    size: int
    modified: int


SETTLED: Final = 2_000_000_000
"""Nanoseconds after which an equal size and time mean an equal file: the coarsest clock in use."""


KEPT: Final = "kept/"
"""How the paths of kept texts begin: no instrument is read from below it."""


def is_record(path: str) -> bool:
    """Return whether a data file holds instruments or countries, and no kept text."""
    return not path.startswith(KEPT)


def scan(folder: Path) -> list[Stat]:
    """Every data file below a folder, at any depth, sorted by path; what is hidden is passed over.

    Below `kept/` these are the kept texts, elsewhere the files of the record.
    """
    found: list[Stat] = []
    waiting = [(str(folder), "")]
    while waiting:
        directory, prefix = waiting.pop()
        with os.scandir(directory) as listing:
            for item in listing:
                if item.name.startswith("."):
                    continue
                if item.is_dir(follow_symlinks=False):
                    waiting.append((item.path, f"{prefix}{item.name}/"))
                elif item.name.endswith(_ending(prefix)) and not item.is_dir():
                    try:
                        stat = item.stat()
                    except OSError:
                        found.append(Stat(prefix + item.name, 0, 0))
                    else:
                        found.append(Stat(prefix + item.name, stat.st_size, stat.st_mtime_ns))
    return sorted(found)


def _ending(prefix: str) -> str:
    return ".yaml" if is_record(prefix) else ".txt"


class Changes(NamedTuple):
    """How the files differ from what was compiled: paths changed or new, gone, and only looked at again.

    `now` is a moment, in nanoseconds, before the file system was asked.
    """

    changed: list[Stat]
    gone: list[str]
    settled: list[Stat]
    now: int

    def __bool__(self) -> bool:
        return bool(self.changed or self.gone)

    @property
    def pending(self) -> bool:
        """Whether there is anything to write down."""
        return bool(self or self.settled)


def changes(connection: sqlite3.Connection, folder: Path, stats: Iterable[Stat], now: int) -> Changes:
    """Compare the files with their fingerprints.

    As git does, a file whose time is not safely before the moment it was last looked at is compared by
    hash: it may have been changed within the resolution of the clock. `now` is a moment, in nanoseconds,
    before the file system was asked for `stats`.
    """
    known = {
        path: (size, modified, checked, digest)
        for path, size, modified, checked, digest in connection.execute(
            "SELECT path, size, modified, checked, hash FROM file"
        )
    }
    changed: list[Stat] = []
    settled: list[Stat] = []
    for stat in stats:
        fingerprint = known.pop(stat.path, None)
        if fingerprint is None or fingerprint[0] != stat.size:
            changed.append(stat)
        elif fingerprint[1] != stat.modified or stat.modified + SETTLED > fingerprint[2]:
            if hash_of(folder / stat.path) != fingerprint[3]:
                changed.append(stat)
            elif fingerprint[1] != stat.modified or stat.modified + SETTLED <= now:
                settled.append(stat)
    return Changes(changed, list(known), settled, now)


def hash_of(path: Path) -> bytes:
    """The fingerprint of a file's bytes; of nothing where it cannot be read."""
    from hashlib import blake2b

    digest = blake2b(digest_size=16)
    try:
        with path.open("rb") as file:
            while piece := file.read(1 << 16):
                digest.update(piece)
    except OSError:
        return b""
    return digest.digest()
