"""Compiling: from the instruments of the record to the rows of the register."""

import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from signatories.domain.acts import Act, day_of
from signatories.domain.dates import NEVER, OPEN, Span, latest_reach
from signatories.domain.membership import BEFORE, Stretch, stretches
from signatories.domain.statuses import counting_statuses
from signatories.record import shipped
from signatories.record.data_files import COUNTRIES, RECORD, has_instruments, is_record
from signatories.record.pipeline import (
    Look,
    ProblemCollector,
    Progress,
    ValidInstrument,
    gc_disabled,
    identities,
    is_alone,
    names_beside,
    read_beside,
    read_countries,
    read_imprint,
    read_instruments,
)
from signatories.register.fingerprints import (
    SHIPPED_SIZE,
    Changes,
    add_file,
    changes,
    hash_of,
    mark_checked,
    remove_file,
)
from signatories.register.tables import create, index, spelling

if TYPE_CHECKING:
    from signatories.record.findings import InstrumentContext
    from signatories.record.models import Country, Imprint, Instrument


WHOLE: Final = (COUNTRIES, RECORD)
"""The files on which everything depends: where one changes, everything is compiled anew."""


def compile_all(
    connection: sqlite3.Connection,
    folder: Path,
    meta: Mapping[str, str],
    today: str,
    progress: Progress | None,
    gates: ProblemCollector | None = None,
    look: Look | None = None,
) -> None:
    """Compile every file of a folder into an empty database; `gates` collect its problems.

    `look` is called with each instrument of the folder that passed them.

    Raises:
        InvalidData: the record breaks a rule.
    """
    create(connection, meta)
    connection.execute("BEGIN")
    found = changes(connection, folder)
    _compile_files(connection, folder, found, today, progress, gates or ProblemCollector(), look)
    connection.execute("COMMIT")
    index(connection)


def update(connection: sqlite3.Connection, folder: Path, today: str, progress: Progress | None) -> None:
    """Compile again the files that differ from what a register was compiled from.

    Raises:
        InvalidData: the record breaks a rule; the register is not to be used.
    """
    found = changes(connection, folder)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("BEGIN")
    if any(path in WHOLE for path in (*found.gone, *(stat.path for stat in found.changed))):
        connection.execute("DELETE FROM meta WHERE key LIKE 'record.%'")
        for table in ("instrument", "file", "country_name", "country"):
            connection.execute(f"DELETE FROM {table}")
        found = changes(connection, folder)
    for stat in found.settled:
        mark_checked(connection, stat, found.now)
    if found:
        _compile_files(connection, folder, found, today, progress, ProblemCollector())
    connection.execute("COMMIT")


def _compile_files(
    connection: sqlite3.Connection,
    folder: Path,
    found: Changes,
    today: str,
    progress: Progress | None,
    gates: ProblemCollector,
    look: Look | None = None,
) -> None:
    """Replace what was compiled from these files; where there are no countries yet, everything else too."""
    from hashlib import blake2b

    with gc_disabled():
        for path in (*found.gone, *(stat.path for stat in found.changed)):
            remove_file(connection, path)
        digests = {path: blake2b(digest_size=16) for path in WHOLE}
        imprint = read_imprint(folder, gates, digests[RECORD])
        alone = is_alone(imprint)
        countries = read_countries(folder, today, gates, digests[COUNTRIES], alone=alone)
        for stat in found.changed:
            if stat.path in WHOLE:
                add_file(connection, stat, found.now, digests[stat.path].digest())
        if gates.clear and connection.execute("SELECT 1 FROM country LIMIT 1").fetchone() is None:
            add_imprint(connection, imprint)
            add_origin(connection, folder, alone=is_alone(imprint))
            add_countries(connection, countries)
            for read in read_beside(folder, imprint, today, gates):
                add_shipped(connection, read)
        beside = names_beside(folder, imprint)
        seen = places_of_instruments(connection)
        done, total = 0, sum(stat.size for stat in found.changed)
        for stat in found.changed:
            if not is_record(stat.path):
                add_file(connection, stat, found.now, hash_of(folder / stat.path))
            elif has_instruments(stat.path):
                digest = blake2b(digest_size=16)
                add_file(connection, stat, found.now, b"")
                for read in read_instruments(folder, stat.path, countries, today, gates, digest):
                    gates.unique(read, seen, beside)
                    if gates.clear:
                        add_instrument(connection, read.subject, stat.path, read.line)
                    if look:
                        look(read)
                add_file(connection, stat, found.now, digest.digest())
            done += stat.size
            if progress:
                progress(done, total)
    gates.close()


def add_imprint(connection: sqlite3.Connection, imprint: "Imprint | None") -> None:
    """Note in `meta` whose record it is: `record.title`, `record.licence` and the like."""
    if imprint:
        said = imprint.model_dump(exclude={"with_", "countries"}, exclude_none=True)
        rows = [(f"record.{key}", text) for key, text in said.items()]
        connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", rows)


def add_origin(connection: sqlite3.Connection, folder: Path, *, alone: bool) -> None:
    """Note in `meta` whose countries the record has, where it did not write all of them itself."""
    if alone or shipped.is_shipped(folder):
        return
    gates = ProblemCollector()
    theirs = read_imprint(shipped.folder(), gates)
    if theirs and gates.clear:
        whose = f"countries of {theirs.title} by {theirs.publisher}"
        rows = [("record.countries_from", whose), ("record.countries_licence", theirs.licence)]
        connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", rows)


def add_shipped(connection: sqlite3.Connection, read: ValidInstrument) -> None:
    """Fill the tables for an instrument that comes with the program, without claims about other instruments.

    Its file has a fingerprint of no size, since it is not a file of the data folder.
    """
    record = read.subject.record
    claims = tuple(claim for claim in record.claims if claim.of in (None, read.subject.id))
    subject = read.subject._replace(record=record.model_copy(update={"claims": claims}))
    connection.execute("INSERT OR IGNORE INTO file VALUES (?, ?, 0, 0, 0, 0, x'')", (read.file, SHIPPED_SIZE))
    add_instrument(connection, subject, read.file, read.line, is_shipped=True)


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


class _Identity(NamedTuple):
    title: str
    url: str | None
    opened: str


def places_of_instruments(connection: sqlite3.Connection) -> dict[str, str]:
    """Return where the instruments of the register stand: what no two of them share → file:line."""
    sql = "SELECT id, title, url, opened, file || ':' || line FROM instrument WHERE NOT shipped"
    return {
        key: place
        for id, title, url, opened, place in connection.execute(sql)
        for key, _ in identities(id, _Identity(title, url, opened))
    }


def add_instrument(
    connection: sqlite3.Connection,
    subject: "InstrumentContext",
    file: str,
    line: int,
    *,
    is_shipped: bool = False,
) -> None:
    """Fill the tables for one instrument, which begins in this line of this file."""
    name, record = subject.id, subject.record
    complete = record.complete
    connection.execute(
        "INSERT INTO instrument VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            name, record.title, record.kind, record.opened.text, _text(record.in_force), _text(record.closed),
            record.into, record.place, record.url, _text(complete), complete and complete.earliest,
            complete and _reach(complete.latest), _text(record.look), file, line, int(is_shipped),
        ),
    )  # fmt: skip
    many = connection.executemany
    many(
        "INSERT INTO part VALUES (?, ?, ?, ?)",
        ((name, nth, part.title, part.summary) for nth, part in enumerate(record.parts, start=1)),
    )
    many(
        "INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                name, id, s.title, s.publisher, s.url, _text(s.published), _text(s.seen), s.archived, s.grade,
                s.kept and s.kept.model_dump_json(by_alias=True, exclude_defaults=True),
            )
            for id, s in record.sources.items()
        ),
    )  # fmt: skip
    many(_ACTION, _actions(name, record))
    many(_ACTION_SOURCE, _action_sources(name, record))
    many(_MEMBERSHIP, memberships(subject))
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
    """Return a statement that fills a table; for a value marked `0` it takes 0 where there is none.

    Python's sqlite3 looks long for an adapter of None, so that binding a 0 and making it NULL costs less.
    """
    marks = {"?": "?", "0": "nullif(?, 0)"}
    return f"INSERT INTO {table} VALUES ({', '.join(marks[value] for value in values)})"


_ACTION: Final = _inserting("action", "???0000000")
_ACTION_SOURCE: Final = _inserting("action_source", "?????0")
_MEMBERSHIP: Final = _inserting("membership", "???0??0000??00000")

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
    """Yield the rows of `membership` for an instrument: by country, in order of time.

    `nth` counts from 1; 0 is the time before the first act. `action`, `date` and `effective` stand in the
    first row of each act, `known_to` in row 1.
    """
    name, kind = subject.id, subject.record.kind
    is_in = counting_statuses(kind)
    reach = _reaches(subject)
    for code, acts in sorted(subject.acts.items()):
        found = stretches(acts, subject.life(code))
        seen = set[int]()
        first = 0 if found[0].act == BEFORE else 1
        for nth, stretch in enumerate(found, start=first):
            act = acts[stretch.act] if stretch.act >= 0 else None
            own = act if stretch.act not in seen else None
            seen.add(stretch.act)
            yield (
                name, code, nth, act.block + 1 if act else 0, stretch.status, int(stretch.status in is_in),
                own.date.text if own else 0, own.effective.text if own and own.effective else 0,
                *_bounds(stretch), reach.get(code, 0) if nth == 1 else 0,
            )  # fmt: skip


def _bounds(stretch: Stretch) -> tuple[str | int, ...]:
    """Return the days of a stretch as the columns from `since` to `done_latest` have them; 0 for none."""
    _, _, day, date, since, until, following = stretch
    ends = (until.text if until else 0, day.earliest, day.latest, *(following[1:] if following else (0, 0)))
    return since.text or 0, *ends, *((0, 0) if date[1:] == day[1:] else date[1:])


def _reach(latest: str) -> str:
    return OPEN if latest == NEVER else latest


def _reaches(subject: "InstrumentContext") -> dict[str, str]:
    """Return how far the record speaks of each country, where not as far as of the instrument (line 16)."""
    record = subject.record
    whole = _reach(record.complete.latest) if record.complete else ""
    listed: dict[str, str] = {}
    for claim in record.claims:
        if claim.as_of and claim.of in (None, subject.id):
            for code in (*(claim.members or ()), *(claim.includes or ())):
                listed[code] = max(listed.get(code, ""), claim.as_of.earliest or record.opened.earliest)
    found = {}
    for code, acts in subject.acts.items():
        acted = max(act.date.earliest or record.opened.earliest for act in acts)
        reach = latest_reach((whole, acted, listed.get(code, "")))
        if reach != whole:
            found[code] = reach
    return found


def _claims(name: str, record: "Instrument") -> Iterator[Row]:
    for nth, claim in enumerate(record.claims, start=1):
        kind, figure, countries = claim.statement
        yield (
            name, nth, claim.source, _text(claim.as_of), claim.joined, claim.of, kind, figure,
            " ".join(countries) if figure is None else None,
            claim.record, claim.differs and " ".join(claim.differs), claim.explained,
        )  # fmt: skip
