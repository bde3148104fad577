"""Kept texts, read again: whether the words of a source still say what the record takes from them.

A disagreement has two places: that of the claim, the act or the hash in the record, and the character of the
text, counted from 0.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from signatories.claims.passages import CountryMention, Passage
from signatories.domain.dates import Span, parse
from signatories.domain.problems import Loc, Problem
from signatories.domain.statuses import ACTIONS, EXIT
from signatories.names import Table, table_of
from signatories.record.data_files import is_record, scan
from signatories.record.kept import LIMIT, content_of, hash_of, path_of
from signatories.record.models import Action, Claim, Country, Instrument, KeptPassage
from signatories.record.pipeline import ValidInstrument
from signatories.record.places import place_of, places


class Finding(NamedTuple):
    """A disagreement: the place inside the instrument, the sentence, and the rule's id."""

    loc: Loc
    message: str
    rule: str
    of_key: bool = False


def kept_problems(folder: Path, instruments: Sequence[ValidInstrument]) -> list[Problem]:
    """Return what is wrong with the kept texts of a valid record, each problem with both of its places."""
    problems: list[Problem] = []
    described: set[str] = set()
    table: Table | None = None
    for file, context in ((read.file, read.subject) for read in instruments):
        found: list[Finding] = []
        for name, kept in texts_of(context.record).items():
            described.add(path_of(context.id, name))
            table = table or names_table(context.countries)
            found += _Reading(folder, context.id, context.record, name, kept, table).findings()
        where = places(folder / file) if found else {}
        for loc, message, rule, of_key in found:
            problems.append(Problem(file, *place_of(where, (context.id, *loc), of_key), message, rule))
    for path, *_ in scan(folder):
        if not is_record(path) and path not in described:
            cure = "describe it with 'kept' beside its source, or remove the file"
            problems.append(Problem(path, 0, 0, f"a kept text must be some source's: {cure}", "kept-source"))
    return problems


def texts_of(record: Instrument) -> dict[str, KeptPassage]:
    """Return what an instrument says of its kept texts, by source."""
    return {name: source.kept for name, source in record.sources.items() if source.kept}


def names_table(countries: Mapping[str, Country]) -> Table:
    """Return the names by which the countries of a record may be called."""
    names = {code: country.name for code, country in countries.items()}
    spellings = (
        (code, name)
        for code, c in countries.items()
        for name in (c.name, c.short, c.official_name, *(c.aliases or ()))
    )
    return table_of(names, spellings)


class _Reading:
    """One kept text beside the instrument whose source it is."""

    def __init__(
        self, folder: Path, id: str, record: Instrument, name: str, kept: KeptPassage, table: Table
    ) -> None:
        self._folder, self._id, self._record, self._name = folder, id, record, name
        self._kept, self._table = kept, table
        self._source = record.sources[name]
        self._path = path_of(id, name)
        self._loc: Loc = ("sources", name, "kept")

    def findings(self) -> Iterator[Finding]:
        """Yield everything about which the text and the record disagree."""
        content = content_of(self._folder, self._id, self._name)
        if content is None:
            yield from self._without_text()
            return
        if len(content) > LIMIT:
            message = f"{self._path} must have at most {LIMIT} bytes: it has {len(content)}; keep the passage"
            yield Finding(self._loc, message, "kept-text", True)
        digest = hash_of(content)
        if digest != self._kept.sha256:
            message = (
                f"{self._path} must have the hash that stands here: it has changed, and has {digest} now"
            )
            yield Finding((*self._loc, "sha256"), message, "kept-hash")
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError as error:
            message = f"{self._path} must be UTF-8: byte {error.start} is not"
            yield Finding(self._loc, message, "kept-text", True)
            return
        passage = Passage(text, self._kept, self._source, self._table)
        yield from self._meanings(passage)
        check = {"members": self._members, "dates": self._dates, "words": self._words}[self._kept.reads]
        yield from check(passage)

    def _without_text(self) -> Iterator[Finding]:
        """Check the countries that were read from a text that may not be copied."""
        if self._kept.codes is None:
            cure = f"run `signatories keep {self._id} {self._name} FILE`, or give the 'codes' read from it"
            yield Finding(self._loc, f"{self._path} must be there: {cure}", "kept-text", True)
            return
        yield from self._listed(dict.fromkeys(self._kept.codes), None, "the codes read from the source")

    def _meanings(self, passage: Passage) -> Iterator[Finding]:
        """Check that what the record says of names in the text is about the text."""
        for position, item in enumerate(self._kept.as_):
            if item.text not in passage.text:
                message = f"{item.text!r} must stand in {self._path}"
                yield Finding((*self._loc, "as", position, "text"), message, "kept-names")
        for position, passed in enumerate(self._kept.not_):
            if passed.country not in {country.code for country in passage.countries}:
                message = f"{passed.country!r} must be named in {self._path}, or need not be passed over"
                yield Finding((*self._loc, "not", position, "country"), message, "kept-names")
        if self._kept.codes is not None and set(self._kept.codes) != passage.first_mentions.keys():
            odd = " ".join(sorted(set(self._kept.codes) ^ passage.first_mentions.keys()))
            message = f"the codes must be those that {self._path} lists: different are {odd}"
            yield Finding((*self._loc, "codes"), message, "kept-names", True)

    # Members

    def _members(self, passage: Passage) -> Iterator[Finding]:
        for name in passage.open_names:
            message = (
                f"{name.text!r}, {self._at(name.offset)}, may be {name.codes.replace(' ', ' or ')}:"
                " say which with 'as'"
            )
            yield Finding(self._loc, message, "kept-names", True)
        yield from self._listed(passage.first_mentions, passage, self._path)
        for position, claim in self._claims():
            yield from self._figure(position, claim, passage, len(passage.first_mentions))

    def _listed(
        self, listed: Mapping[str, CountryMention | None], passage: Passage | None, text: str
    ) -> Iterator[Finding]:
        """Compare the countries that the text lists with the claims and acts that rest on it."""
        for position, claim in self._claims():
            for key in ("members", "includes"):
                for k, code in enumerate(getattr(claim, key) or ()):
                    if code not in listed:
                        yield self._missing(("claims", position, key, k), code, text, passage)
            if claim.members is not None and _is_whole(claim, self._id):
                for code, country in listed.items():
                    if code not in claim.members:
                        at = f"{country.text!r}, {self._at(country.offset)}," if country else repr(code)
                        message = f"{at} must be in this list as {code}, or be passed over with 'not'"
                        yield Finding(("claims", position, "members"), message, "kept-names", True)
            for k, code in enumerate(claim.excludes or ()):
                country = listed.get(code)
                if code in listed and _is_whole(claim, self._id):
                    at = f" as {country.text!r}, {self._at(country.offset)}" if country else ""
                    message = f"{code!r} must not be excluded: {text} lists it{at}"
                    yield Finding(("claims", position, "excludes", k), message, "kept-names")
        for block, action in enumerate(self._record.actions):
            if action.source == (self._name,) and ACTIONS[action.action].effect != EXIT:
                for code in _countries(action):
                    if code not in listed:
                        yield self._missing(_place(block, action, code), code, text, passage)

    def _missing(self, loc: Loc, code: str, text: str, passage: Passage | None) -> Finding:
        """Return the finding for a country that the record takes from a text which does not name it."""
        near = passage.near_miss_of(code) if passage else None
        hint = f"; perhaps {near.text!r}, {self._at(near.offset)}, is meant" if near else ""
        message = f"{code!r} must be named in {text}, and is not{hint}"
        return Finding(loc, message, "kept-names", len(loc) == 4 and loc[2] == "dates")

    # Dates

    def _dates(self, passage: Passage) -> Iterator[Finding]:
        rows: dict[str, list[tuple[Span, int]]] = {}
        for row, offset in passage.rows:
            if row.trouble:
                message = f"{row.trouble}: row {row.text!r}, {self._at(offset)}"
                yield Finding(self._loc, message, "kept-dates", True)
            else:
                rows.setdefault(row.code, []).append((parse(row.date), offset))
        acting: set[str] = set()
        for block, action in enumerate(self._record.actions):
            if self._name not in action.source:
                continue
            for code, days in _days(action, self._name).items():
                acting.add(code)
                loc = _place(block, action, code)
                if code in rows:
                    if not any(_within(date, day) for date, _ in rows[code] for day in days):
                        said = ", ".join(f"{date}, {self._at(offset)}" for date, offset in rows[code])
                        message = f"{code} must have its day in {self._path}: {days[0]} here, there {said}"
                        at = loc if action.dates else ("actions", block, "date")
                        yield Finding(at, message, "kept-dates")
                elif action.source == (self._name,):
                    message = f"{code!r} must be a row of {self._path}, and is not"
                    yield Finding(loc, message, "kept-dates", bool(action.dates))
        for code in rows.keys() - acting - {item.country for item in self._kept.not_}:
            _, offset = rows[code][0]
            message = f"{code}, {self._at(offset)}, must have an act that cites {self._name!r}"
            yield Finding(self._loc, message, "kept-dates", True)

    # Words

    def _words(self, passage: Passage) -> Iterator[Finding]:
        named = {country.code for country in passage.countries}
        for block, action in enumerate(self._record.actions):
            if self._name not in action.source:
                continue
            for code in _countries(action):
                if code not in named:
                    yield self._unnamed(_place(block, action, code), code)
            if action.source == (self._name,) and _countries(action):
                yield from self._day(block, action, passage)
        for position, claim in self._claims():
            for key in ("members", "includes", "excludes"):
                for k, code in enumerate(getattr(claim, key) or ()):
                    if code not in named:
                        yield self._unnamed(("claims", position, key, k), code)
            if claim.joined and claim.joined not in named:
                yield self._unnamed(("claims", position, "joined"), claim.joined)
            yield from self._figure(position, claim, passage, None)

    def _unnamed(self, loc: Loc, code: str) -> Finding:
        message = f"{code!r} must be named in {self._path}, and is not"
        return Finding(loc, message, "kept-words", len(loc) == 4 and loc[2] == "dates")

    def _day(self, block: int, action: Action, passage: Passage) -> Iterator[Finding]:
        """Check that the text names the day of an act for which there is no other source."""
        for code, days in _days(action, self._name).items():
            if not any(_within(named.date, day) for named in passage.dates for day in days):
                said = ", ".join(f"{named.date}, {self._at(named.offset)}" for named in passage.dates)
                message = f"{self._path} must name the day {days[0]}; it names {said or 'none'}"
                loc = _place(block, action, code) if action.dates else ("actions", block, "date")
                yield Finding(loc, message, "kept-words")
                return

    # What claims count

    def _claims(self) -> Iterator[tuple[int, Claim]]:
        for position, claim in enumerate(self._record.claims):
            if claim.source == self._name:
                yield position, claim

    def _figure(self, position: int, claim: Claim, passage: Passage, listed: int | None) -> Iterator[Finding]:
        """Check that a figure claimed of the whole is in the text, or is the number of names in it."""
        for key in ("count", "at_least"):
            figure = getattr(claim, key)
            if figure is None or not _is_whole(claim, self._id):
                continue
            spoken = [figure, figure - 1] if key == "at_least" else [figure]
            if figure != listed and not any(passage.says(number) for number in spoken if number >= 0):
                count = f", and lists {listed}" if listed is not None else ""
                message = f"{figure} must stand in {self._path}, which has no such number{count}"
                yield Finding(("claims", position, key), message, "kept-words")

    def _at(self, offset: int) -> str:
        return f"character {offset} of {self._path}"


def _is_whole(claim: Claim, id: str) -> bool:
    """Return whether a claim is about the whole instrument, with or without single countries."""
    return claim.of is None or re.fullmatch(rf"{re.escape(id)}(?: and not [A-Z]+)*", claim.of) is not None


def _countries(action: Action) -> Collection[str]:
    return action.by or tuple(action.dates or ())


def _place(block: int, action: Action, code: str) -> Loc:
    """Return where an act names a country."""
    if action.by is None:
        return ("actions", block, "dates", code)
    return ("actions", block, "by", action.by.index(code))


def _days(action: Action, source: str) -> dict[str, list[Span]]:
    """Return the days on which a source may see each country's act: as recorded, in effect, or otherwise."""
    said = (action.otherwise or {}).get(source)
    effects = action.effective_dates or {}
    found: dict[str, list[Span]] = {}
    for code in _countries(action):
        date = (action.dates or {}).get(code, action.date)
        days = (date, effects.get(code, action.effective), said)
        found[code] = [day for day in days if day is not None]
    return found


def _within(date: Span, day: Span) -> bool:
    """Return whether a date of the text is what the record says, or tells it more closely."""
    return day.earliest <= date.earliest and date.latest <= day.latest


RULES: Final = ("kept-text", "kept-hash", "kept-names", "kept-dates", "kept-words", "kept-source")
"""The ids of what can be wrong with kept texts."""
