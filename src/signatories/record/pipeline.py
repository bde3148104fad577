"""The gates of syntax, shape and rules: from data files to countries and instruments that break no rule.

The only module that opens data files for reading.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from signatories.domain.problems import InvalidData, Loc, Problem
from signatories.record.data_files import COUNTRIES, data_files, is_record

if TYPE_CHECKING:
    from signatories.record.models import Country, Published
    from signatories.record.rules import InstrumentContext
    from signatories.record.stream import Digest

Progress = Callable[[int, int], None]
"""Told (bytes read, bytes in all) after each file."""


class ValidationSummary(NamedTuple):
    """What came through the gates: how many instruments, with how many claims."""

    instruments: int
    claims: int


def check(
    folder: Path,
    *,
    today: str,
    progress: Progress | None = None,
    look: "Callable[[Read], None] | None" = None,
) -> ValidationSummary:
    """Read a data folder through the gates of syntax, shape and rules, keeping nothing of it.

    Whoever wants to `look` at each instrument that broke no rule is shown it.

    Raises:
        InvalidData: all that the first gate to find something could see.
    """
    folder = folder.absolute()
    stats = data_files(folder)
    gates = ProblemCollector()
    countries = read_countries(folder, gates)
    seen: dict[str, str] = {}
    claims = done = 0
    total = sum(stat.size for stat in stats)
    with gc_disabled():
        for stat in stats:
            if stat.path != COUNTRIES and is_record(stat.path):
                for found in read_instruments(folder, stat.path, countries, today, gates):
                    gates.unique(found, seen)
                    claims += len(found.subject.record.claims)
                    if look:
                        look(found)
            done += stat.size
            if progress:
                progress(done, total)
    gates.close()
    return ValidationSummary(len(seen), claims)


class ProblemCollector:
    """Collects what each gate finds; only what the first one found is reported."""

    def __init__(self) -> None:
        self.syntax: list[Problem] = []
        self.shape: list[Problem] = []
        self.rules: list[Problem] = []

    def unique(self, found: "Read", seen: dict[str, str]) -> None:
        """Note an instrument's id, which must stand once in all the files."""
        place = f"{found.file}:{found.line}"
        if found.subject.id in seen:
            message = f"the id {found.subject.id!r} must stand once: {seen[found.subject.id]} has it too"
            self.rules.append(Problem(found.file, found.line, 1, message, "unique-id"))
        else:
            seen[found.subject.id] = place

    @property
    def clear(self) -> bool:
        return not (self.syntax or self.shape or self.rules)

    def close(self) -> None:
        """Raises InvalidData with what the first gate found, if one found anything."""
        for problems in (self.syntax, self.shape, self.rules):
            if problems:
                raise InvalidData(problems)


class Read(NamedTuple):
    """An instrument as it came through the gates, and where it begins."""

    subject: "InstrumentContext"
    file: str
    line: int


class Found(NamedTuple):
    """Something to be said about a file, before its place is known."""

    gate: list[Problem]
    loc: Loc
    message: str
    rule: str
    of_key: bool


def read_countries(
    folder: Path, gates: ProblemCollector, digest: "Digest | None" = None
) -> "dict[str, Country]":
    """The countries of a data folder by code, in file order."""
    from pydantic import ValidationError

    from signatories.record.models import Country, validation_problems
    from signatories.record.reader import entries
    from signatories.record.rules import country_findings

    countries: dict[str, Country] = {}
    found: list[Found] = []
    path = folder / COUNTRIES
    for entry in entries(path, COUNTRIES, gates.syntax, digest):
        try:
            countries[entry.key] = Country.model_validate(entry.value)
        except ValidationError as error:
            for loc, message, rule in validation_problems(error, Country):
                found.append(Found(gates.shape, (entry.key, *loc), message, rule, rule == "known-key"))
    for finding, rule in country_findings(countries):
        found.append(Found(gates.rules, finding.loc, finding.message, rule, finding.of_key))
    _place(path, COUNTRIES, found, gates)
    return countries


def read_instruments(
    folder: Path,
    file: str,
    countries: "Mapping[str, Country]",
    today: str,
    gates: ProblemCollector,
    digest: "Digest | None" = None,
) -> Iterator[Read]:
    """The instruments of one data file that break no rule, each as soon as it is read."""
    from pydantic import ValidationError

    from signatories.record.models import Instrument, validation_problems
    from signatories.record.reader import entries
    from signatories.record.rules import InstrumentContext, acts_by_country, findings, key_orders

    found: list[Found] = []
    for entry in entries(folder / file, file, gates.syntax, digest):
        name = entry.key
        try:
            record = Instrument.model_validate(entry.value)
        except ValidationError as error:
            for loc, message, rule in validation_problems(error, Instrument):
                found.append(Found(gates.shape, (name, *loc), message, rule, rule == "known-key"))
            continue
        acts = acts_by_country(record)
        subject = InstrumentContext(name, record, key_orders(entry.value), acts, countries, today)
        broken = [
            Found(gates.rules, (name, *finding.loc), finding.message, rule, finding.of_key)
            for finding, rule in findings(subject)
        ]
        if broken:
            found.extend(broken)
        else:
            yield Read(subject, file, entry.line)
    _place(folder / file, file, found, gates)


def read_published(path: Path) -> "list[tuple[int, Published]]":
    """What a user's own file says was printed: the line and the record of each item.

    Raises:
        InvalidData: the file breaks the format.
    """
    from pydantic import ValidationError

    from signatories.record.models import Published, validation_problems
    from signatories.record.reader import entries

    gates, found, result = ProblemCollector(), list[Found](), list[tuple[int, Published]]()
    for entry in entries(path, str(path), gates.syntax, listed=True):
        try:
            result.append((entry.line, Published.model_validate(entry.value)))
        except ValidationError as error:
            for loc, message, rule in validation_problems(error, Published):
                found.append(Found(gates.shape, (int(entry.key), *loc), message, rule, rule == "known-key"))
    _place(path, str(path), found, gates)
    gates.close()
    return result


def place_in(folder: Path, file: str, loc: Loc) -> tuple[int, int]:
    """The line and column of something in a data file that came through the gates."""
    from signatories.record.reader import place_of, places

    return place_of(places(folder / file), loc, False)


def _place(path: Path, label: str, found: list[Found], gates: ProblemCollector) -> None:
    if found and not gates.syntax:
        import yaml

        from signatories.record.reader import place_of, places

        try:
            where = places(path)
        except (OSError, yaml.YAMLError):  # edited since it was read: the file is named, not the place
            where = {}
        for item in found:
            line, column = place_of(where, item.loc, item.of_key)
            item.gate.append(Problem(label, line, column, item.message, item.rule))


@contextmanager
def gc_disabled() -> Iterator[None]:
    """Without the cyclic garbage collector, which looks again and again at records about to be dropped."""
    import gc

    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
