"""The gates of syntax, shape and rules: from data files to countries and instruments that break no rule.

The only module that opens data files for reading.
"""

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from signatories.domain.problems import InvalidData, Loc, Problem
from signatories.record import shipped
from signatories.record.data_files import COUNTRIES, RECORD

if TYPE_CHECKING:
    from signatories.record.findings import InstrumentContext
    from signatories.record.models import Country, Imprint, PrintedFigure
    from signatories.record.stream import Digest

Progress = Callable[[int, int], None]
"""Told (bytes read, bytes in all) after each file."""


def identities(id: str, about: "Particulars") -> dict[tuple[str, str], str]:
    """Return what no two instruments share: (key, what it is called) → the rule that says so."""
    found = {(f"id {id}", f"the id {id!r}"): "unique-id"}
    found[f"title {' '.join(about.title.casefold().split())}", f"the title {about.title!r}"] = "unique-title"
    if about.url:
        opened = str(about.opened)
        shared = f"the address {about.url} with the opening {opened}"
        found[f"address {_place_of(about.url)} {opened}", shared] = "unique-address"
    return found


def _place_of(address: str) -> str:
    """Return what two addresses of one page have in common: no scheme, no `www.`, no slash at the end."""
    host, slash, path = address.partition("://")[2].partition("/")
    return f"{host.lower().removeprefix('www.')}{slash}{path}".rstrip("/")


class Particulars(Protocol):
    """The details that tell one instrument from another."""

    @property
    def title(self) -> str: ...
    @property
    def url(self) -> str | None: ...
    @property
    def opened(self) -> object: ...


class ProblemCollector:
    """A collector of each gate's problems; only those of the first gate that found any are reported.

    A `lenient` one lets pass what breaks a rule that no answer depends on: a version of the past was right by
    the rules of its day.
    """

    def __init__(self, *, lenient: bool = False) -> None:
        self.lenient = lenient
        self.syntax: list[Problem] = []
        self.shape: list[Problem] = []
        self.rules: list[Problem] = []

    def refuses(self, rule: str) -> bool:
        """Return whether nothing is answered from what breaks a rule."""
        from signatories.record.rules import ESSENTIAL

        return not self.lenient or rule in ESSENTIAL

    def unique(self, found: "ValidInstrument", seen: dict[str, str], beside: Collection[str] = ()) -> None:
        """Note an instrument: its id, title and address stand once, its id not among those had `beside`."""
        place = f"{found.file}:{found.line}"
        if found.subject.id in beside:
            message = (
                f"the id {found.subject.id!r} must be another one: {RECORD} brings a shipped instrument of"
                f" this name; rename this one, or take {found.subject.id!r} out of 'with'"
            )
            self.rules.append(Problem(found.file, found.line, 1, message, "unique-id"))
            return
        for (key, what), rule in identities(found.subject.id, found.subject.record).items():
            if key in seen:
                message = f"{what} must stand once: {seen[key]} has it too"
                self.rules.append(Problem(found.file, found.line, 1, message, rule))
                return
        for key, _ in identities(found.subject.id, found.subject.record):
            seen[key] = place

    @property
    def clear(self) -> bool:
        return not (self.syntax or self.shape or self._refused)

    @property
    def _refused(self) -> list[Problem]:
        return [problem for problem in self.rules if self.refuses(problem.rule)] if self.rules else []

    def close(self) -> None:
        """Raise the problems of the first gate that found any.

        Raises:
            InvalidData: a gate found something.
        """
        for problems in (self.syntax, self.shape, self._refused):
            if problems:
                raise InvalidData(problems)


class ValidInstrument(NamedTuple):
    """An instrument as it came through the gates, and where it begins."""

    subject: "InstrumentContext"
    file: str
    line: int


Look = Callable[[ValidInstrument], None]
"""Called with each instrument that passed."""


class Remark(NamedTuple):
    """Something to be said about a file, before its place is known."""

    gate: list[Problem]
    loc: Loc
    message: str
    rule: str
    of_key: bool


def read_imprint(folder: Path, gates: ProblemCollector, digest: "Digest | None" = None) -> "Imprint | None":
    """Return what `record.yaml` says of a data folder; None where there is no such file, or a wrong one."""
    if not os.path.lexists(folder / RECORD):
        return None
    from pydantic import ValidationError

    from signatories.record.models import Imprint, validation_problems
    from signatories.record.reader import entries

    known = len(gates.syntax)
    node = {entry.key: entry.value for entry in entries(folder / RECORD, RECORD, gates.syntax, digest)}
    if len(gates.syntax) > known:
        return None
    found: list[Remark] = []
    imprint = None
    try:
        imprint = Imprint.model_validate(node)
    except ValidationError as error:
        for loc, message, rule in validation_problems(error, Imprint):
            found.append(Remark(gates.shape, loc, message, rule, rule == "known-key"))
    else:
        named = imprint.with_ or ()
        there = shipped.files_of(named)
        for position, id in enumerate(named):
            if id not in there:
                found.append(Remark(gates.rules, ("with", position), _unknown(id), "known-instrument", False))
    _place(folder / RECORD, RECORD, found, gates)
    return imprint


def _unknown(id: str) -> str:
    """Return what is wrong with an id that names nothing that comes with the program."""
    from difflib import get_close_matches

    known = shipped.instruments()
    near = get_close_matches(id, known, n=1)
    cure = f"did you mean {near[0]}?" if near else f"these do: {', '.join(known)}"
    return f"{id!r} must be an instrument that comes with the program: {cure}"


def is_alone(imprint: "Imprint | None") -> bool:
    """Return whether a record does without the countries that come with the program."""
    return imprint is not None and imprint.countries == "own"


def names_beside(folder: Path, imprint: "Imprint | None") -> Mapping[str, str]:
    """Return the shipped instruments that a record has beside its own: id → file among the shipped ones."""
    if imprint is None or shipped.is_shipped(folder):
        return {}
    return shipped.files_of(imprint.with_ or ())


def read_beside(
    folder: Path, imprint: "Imprint | None", today: str, gates: ProblemCollector
) -> "Iterator[ValidInstrument]":
    """Yield the shipped instruments that a record has beside its own; `file` is its whole path."""
    named = names_beside(folder, imprint)
    if not named:
        return
    home = shipped.folder()
    countries = _entries_of_countries(home, gates, [], None)
    for file in sorted(set(named.values())):
        for found in read_instruments(home, file, countries, today, gates):
            if found.subject.id in named:
                yield found._replace(file=str(home / file))


def read_countries(
    folder: Path,
    today: str,
    gates: ProblemCollector,
    digest: "Digest | None" = None,
    *,
    alone: bool = False,
) -> "dict[str, Country]":
    """Return the countries of a data folder by code: those that come with the program, and its own.

    Its own add to the shipped ones and replace those of the same code; `alone` leaves the shipped ones out.
    """
    from signatories.record.rules import country_findings

    found: list[Remark] = []
    ours: dict[str, Country] = {}
    home = shipped.folder()
    if not alone and not shipped.is_shipped(folder) and (home / COUNTRIES).is_file():
        ours = _entries_of_countries(home, gates, found, None)
    own: dict[str, Country] = {}
    if not ours or os.path.lexists(folder / COUNTRIES):
        own = _entries_of_countries(folder, gates, found, digest)
    countries = {**{code: country for code, country in ours.items() if code not in own}, **own}
    for finding, rule in country_findings(countries, today):
        found.append(Remark(gates.rules, finding.loc, finding.message, rule, finding.of_key))
    _place(folder / COUNTRIES, COUNTRIES, found, gates)
    return countries


def _entries_of_countries(
    folder: Path, gates: ProblemCollector, found: "list[Remark]", digest: "Digest | None"
) -> "dict[str, Country]":
    """Return the records of one `countries.yaml` by code, in file order; add to `found` what is wrong."""
    from pydantic import ValidationError

    from signatories.record.models import Country, validation_problems
    from signatories.record.reader import entries

    countries: dict[str, Country] = {}
    for entry in entries(folder / COUNTRIES, COUNTRIES, gates.syntax, digest):
        try:
            countries[entry.key] = Country.model_validate(entry.value)
        except ValidationError as error:
            for loc, message, rule in validation_problems(error, Country):
                found.append(Remark(gates.shape, (entry.key, *loc), message, rule, rule == "known-key"))
    return countries


def read_instruments(
    folder: Path,
    file: str,
    countries: "Mapping[str, Country]",
    today: str,
    gates: ProblemCollector,
    digest: "Digest | None" = None,
) -> Iterator[ValidInstrument]:
    """Yield the instruments of one data file that break no rule, each as soon as it is read."""
    from pydantic import ValidationError

    from signatories.record.date_rules import without_early_effects
    from signatories.record.findings import InstrumentContext, acts_by_country
    from signatories.record.models import Instrument, validation_problems
    from signatories.record.reader import entries
    from signatories.record.rules import findings, key_orders

    found: list[Remark] = []
    for entry in entries(folder / file, file, gates.syntax, digest):
        name = entry.key
        try:
            record = Instrument.model_validate(entry.value)
        except ValidationError as error:
            for loc, message, rule in validation_problems(error, Instrument):
                found.append(Remark(gates.shape, (name, *loc), message, rule, rule == "known-key"))
            continue
        acts = acts_by_country(record)
        subject = InstrumentContext(name, record, key_orders(entry.value), acts, countries, today)
        broken = list(findings(subject))
        if broken and gates.lenient:
            subject = without_early_effects(subject)
            broken = list(dict.fromkeys([*broken, *findings(subject)]))
        for finding, rule in broken:
            found.append(Remark(gates.rules, (name, *finding.loc), finding.message, rule, finding.of_key))
        if not any(gates.refuses(rule) for _, rule in broken):
            yield ValidInstrument(subject, file, entry.line)
    _place(folder / file, file, found, gates)


def read_published(path: Path) -> "list[tuple[int, PrintedFigure]]":
    """Return a user's printed figures from a file: the line and the record of each item.

    Raises:
        InvalidData: the file breaks the format.
    """
    from pydantic import ValidationError

    from signatories.record.models import PrintedFigure, validation_problems
    from signatories.record.reader import entries

    gates, found, result = ProblemCollector(), list[Remark](), list[tuple[int, PrintedFigure]]()
    for entry in entries(path, str(path), gates.syntax, listed=True):
        try:
            result.append((entry.line, PrintedFigure.model_validate(entry.value)))
        except ValidationError as error:
            for loc, message, rule in validation_problems(error, PrintedFigure):
                found.append(Remark(gates.shape, (int(entry.key), *loc), message, rule, rule == "known-key"))
    _place(path, str(path), found, gates)
    gates.close()
    return result


def place_in(folder: Path, file: str, loc: Loc) -> tuple[int, int]:
    """Return the line and column of something in a data file that passed validation."""
    from signatories.record.places import place_of, places

    return place_of(places(folder / file), loc, False)


def _place(path: Path, label: str, found: list[Remark], gates: ProblemCollector) -> None:
    if found and not gates.syntax:
        import yaml

        from signatories.record.places import place_of, places

        try:
            where = places(path)
        except (OSError, yaml.YAMLError):  # edited since it was read: the file is named, not the place
            where = {}
        for item in found:
            line, column = place_of(where, item.loc, item.of_key)
            item.gate.append(Problem(label, line, column, item.message, item.rule))


@contextmanager
def gc_disabled() -> Iterator[None]:
    """Disable the cyclic garbage collector: it would scan records that are about to be dropped."""
    import gc

    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
