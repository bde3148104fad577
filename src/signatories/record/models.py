"""The shape of one record: what a country, an instrument, an action, a source and a claim consist of.

A model is a shape: no files, no clock, no knowledge of other records. Every scalar arrives as a string
and pydantic makes the types. The order of fields is the canonical order of keys.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from difflib import get_close_matches
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainValidator,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WithJsonSchema,
    WrapValidator,
    model_validator,
)

from signatories.domain.dates import Span, parse, parse_open
from signatories.domain.problems import Loc
from signatories.domain.statements import Statement
from signatories.domain.statuses import ACTIONS, COUNTRY_KINDS, GRADES, KINDS, READS, STATEMENT_KINDS


def _one_of(words: Iterable[str]) -> Callable[[str], str]:
    allowed = tuple(words)

    def check(value: str) -> str:
        if value not in allowed:
            near = get_close_matches(value, allowed, n=1)
            cure = f"did you mean {near[0]}?" if near else f"one of {', '.join(allowed)}"
            raise ValueError(f"{value!r} is not known here: {cure}")
        return value

    return check


def _span(value: object) -> Span:
    if isinstance(value, str):
        return parse(value)
    if isinstance(value, Span):
        return value
    raise ValueError("must be a date")


def _spans(value: object, validated: ValidatorFunctionWrapHandler) -> Any:
    """Read a table of dates at one stroke if all of them are dates; else let pydantic say which is not."""
    if isinstance(value, dict) and value:
        with suppress(ValueError, TypeError, AttributeError):
            return {code: parse(date) for code, date in value.items()}
    return validated(value)


def _enumeration(words: Iterable[str]) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "enum": list(words)})


def _like(pattern: str, what: str) -> tuple[AfterValidator, WithJsonSchema]:
    form = re.compile(pattern)

    def check(value: str) -> str:
        if not form.fullmatch(value):
            raise ValueError(f"{value!r} must be {what}")
        return value

    return AfterValidator(check), WithJsonSchema({"type": "string", "pattern": f"^{pattern}$"})


_DELIMITERS = """<>"`\\^{|}"""
"""Characters that no address has: readers would take them for its end."""
_ADDRESS = rf"^https?://[^\s{re.escape(_DELIMITERS)}]+$"


def _without_delimiters(value: str) -> str:
    for letter in value:
        if letter in _DELIMITERS:
            raise ValueError(f"{value!r} must have %{ord(letter):02X} in place of {letter!r}")
    return value


def _distinct(values: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(values)) < len(values):
        twice = next(v for i, v in enumerate(values) if v in values[:i])
        raise ValueError(f"{twice!r} must stand once in the list")
    return values


Text = Annotated[str, Field(pattern=r"\S")]
_POINT = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
Date = Annotated[
    Span,
    PlainValidator(_span),
    # An editor reads a bare year as a number.
    WithJsonSchema({"type": ["string", "integer"], "pattern": rf"^(({_POINT}|\.\.)/)?{_POINT}$"}),
]


def _open_span(value: object) -> Span:
    return parse_open(value) if isinstance(value, str) else _span(value)


OpenDate = Annotated[
    Span,
    PlainValidator(_open_span),
    WithJsonSchema(
        {"type": ["string", "integer"], "pattern": rf"^(({_POINT}|\.\.)/)?{_POINT}$|^{_POINT}/\.\.$"}
    ),
]
"""A stretch of days whose end may be open: nothing can change any more."""
Dates = Annotated[dict[str, Date] | None, Field(min_length=1), WrapValidator(_spans)]
"""A table: every country's day, at least one."""
Kind = Annotated[str, AfterValidator(_one_of(KINDS)), _enumeration(KINDS)]
Word = Annotated[str, AfterValidator(_one_of(ACTIONS)), _enumeration(ACTIONS)]
Grade = Annotated[str, AfterValidator(_one_of(GRADES)), _enumeration(GRADES)]
CountryKind = Annotated[str, AfterValidator(_one_of(COUNTRY_KINDS)), _enumeration(COUNTRY_KINDS)]
Names = Annotated[tuple[Text, ...], Field(min_length=1), AfterValidator(_distinct)]
"""A list of ids, none twice, at least one."""
Count = Annotated[int, Field(ge=0, le=9999)]
Address = Annotated[
    str,
    *_like(r"https?://\S+", "an http or https address"),
    AfterValidator(_without_delimiters),
    WithJsonSchema({"type": "string", "pattern": _ADDRESS}),
]
Alpha2 = Annotated[str, *_like("[A-Z]{2}", "two capital letters")]
Numeric = Annotated[str, *_like("[0-9]{3}", "three digits")]


class Record(BaseModel):
    """The base of all records: frozen, and without keys but their own."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Country(Record):
    """One record of `countries.yaml`: something that can put its name to an instrument."""

    name: Text
    short: Text
    official_name: Text
    alpha2: Alpha2 | None = None
    numeric: Numeric | None = None
    kind: CountryKind
    region: Text | None = None
    subregion: Text | None = None
    admitted: Date | None = None
    until: Date | None = None
    successors: Names | None = None
    aliases: Names | None = None
    footnote: Text | None = None


_COUNTRIES = ("own", "shipped")


class Imprint(Record):
    """The content of `record.yaml`: whose record this is, under which licence, and what stands beside it.

    `with` names instruments that come with the program; `countries: own` does without its countries.
    """

    title: Text
    publisher: Text
    licence: Annotated[
        str,
        *_like(
            r"[A-Za-z0-9][A-Za-z0-9.+-]*|https?://\S+",
            "an SPDX identifier, such as CC-BY-4.0, or the address of a licence",
        ),
    ]
    homepage: Address | None = None
    contact: Text | None = None
    language: Annotated[str, *_like("[a-z]{2,3}(-[A-Za-z0-9]+)*", "a language's code, such as en")] = "en"
    countries: Annotated[str, AfterValidator(_one_of(_COUNTRIES)), _enumeration(_COUNTRIES)] = "shipped"
    with_: Annotated[Names | None, Field(alias="with")] = None


class Meaning(Record):
    """The meaning in a kept text of a name that may mean several countries."""

    text: Text
    country: Text
    why: Text


class NameNotListed(Record):
    """A country that a kept text names without listing it."""

    country: Text
    why: Text


class KeptPassage(Record):
    """The passage of a source that carries its facts, in `kept/<instrument>/<source>.txt` beside the record.

    `codes` stand in place of the file where its licence does not let it be shipped: the countries read from
    it, which whoever has the page can prove with the hash.
    """

    sha256: Annotated[str, *_like("[0-9a-f]{64}", "a SHA-256 hash: 64 figures and letters from a to f")]
    licence: Text
    lang: Annotated[str, *_like("[a-z]{2,3}", "a language's code, such as en")]
    reads: Annotated[str, AfterValidator(_one_of(READS)), _enumeration(READS)]
    date_format: Text | None = None
    as_: Annotated[tuple[Meaning, ...], Field(alias="as")] = ()
    not_: Annotated[tuple[NameNotListed, ...], Field(alias="not")] = ()
    codes: Names | None = None


class Source(Record):
    """A citation. One address may be several sources, one a version."""

    title: Text
    publisher: Text
    url: Address | None = None
    published: Date | None = None
    seen: Date | None = None
    archived: Address | None = None
    grade: Grade
    kept: KeptPassage | None = None


class Action(Record):
    """One dated act of one or more countries.

    Either `date` with `by` or `unnamed`, or a table `dates` that gives every country a day of its own.
    """

    date: Date | None = None
    action: Word
    by: Names | None = None
    unnamed: Annotated[int, Field(ge=1, le=9999)] | None = None
    dates: Dates = None
    effective: Date | None = None
    effective_dates: Dates = None
    source: Names
    disputed: Text | None = None
    disputed_source: Names | None = None
    otherwise: Dates = None
    note: Text | None = None

    @model_validator(mode="after")
    def _who_and_when(self) -> Self:
        given = {name for name in ("date", "by", "unnamed", "dates") if getattr(self, name) is not None}
        if given not in ({"date", "by"}, {"date", "unnamed"}, {"dates"}):
            raise ValueError("an act must have 'date' with 'by' or 'unnamed', or else 'dates'")
        if self.effective_dates is not None and self.dates is None:
            raise ValueError("'effective_dates' must go with 'dates'; beside 'date' write 'effective'")
        if self.effective is not None and self.date is None:
            raise ValueError("'effective' must go with 'date'; beside 'dates' write 'effective_dates'")
        if self.disputed_source is not None and self.disputed is None:
            raise ValueError("'disputed_source' must go with 'disputed', a sentence: say who disputes it")
        return self


class Event(Record):
    """Something dated that is not an act of a country: a conference, a chair's term, a later text."""

    date: Date
    what: Text
    place: Text | None = None
    country: Text | None = None
    source: Names


class Part(Record):
    """A heading of the text, with our own summary in a line."""

    title: Text
    summary: Text


def _statement(record: "Claim | PrintedFigure") -> Statement:
    given = [(kind, value) for kind in STATEMENT_KINDS if (value := getattr(record, kind)) is not None]
    if len(given) != 1:
        raise ValueError(f"a claim must have exactly one of {', '.join(STATEMENT_KINDS)}")
    [(kind, value)] = given
    return Statement(kind, value, ()) if isinstance(value, int) else Statement(kind, None, tuple(value))


class Claim(Record):
    """A source's statement about the whole. Claims are checked against the record, never recorded as acts."""

    source: Text
    as_of: Date | None = None
    joined: Text | None = None
    of: Text | None = None
    count: Count | None = None
    at_least: Count | None = None
    members: Names | None = None
    includes: Names | None = None
    excludes: Names | None = None
    record: Count | None = None
    differs: Names | None = None
    explained: Text | None = None

    @model_validator(mode="after")
    def _one_statement(self) -> Self:
        kind = self.statement.kind
        if self.joined is not None and (self.as_of is not None or kind != "count"):
            raise ValueError("'joined' must go with 'count' alone: it takes the place of 'as_of'")
        if self.joined is None and self.as_of is None:
            raise ValueError("a claim must have 'as_of', the day or days it speaks of")
        difference = {"record": self.record, "differs": self.differs}
        meant = "record" if kind in ("count", "at_least") else "differs"
        if any(value is not None for key, value in difference.items() if key != meant):
            raise ValueError(f"the difference of a claim of {kind!r} must be given as {meant!r}")
        if (self.explained is None) != (difference[meant] is None):
            raise ValueError(f"'explained' and {meant!r}, the difference it explains, must go together")
        return self

    @property
    def statement(self) -> Statement:
        """The statement that the source makes."""
        return _statement(self)


class PrintedFigure(Record):
    """A figure or list that somebody has printed, to be checked as a claim is; `where` says in what."""

    of: Text
    as_of: Date
    count: Count | None = None
    at_least: Count | None = None
    members: Names | None = None
    includes: Names | None = None
    excludes: Names | None = None
    where: Text | None = None

    @model_validator(mode="after")
    def _one_statement(self) -> Self:
        _statement(self)
        return self

    @property
    def statement(self) -> Statement:
        """The statement that was printed."""
        return _statement(self)


class Instrument(Record):
    """Anything states put their name to."""

    title: Text
    kind: Kind
    opened: Date
    in_force: Date | None = None
    closed: Date | None = None
    into: Text | None = None
    place: Text | None = None
    url: Address | None = None
    complete: OpenDate | None = None
    look: Date | None = None
    parts: tuple[Part, ...] = ()
    sources: dict[str, Source]
    actions: tuple[Action, ...]
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()


def validation_problems(error: ValidationError, model: type[Record]) -> Iterable[tuple[Loc, str, str]]:
    """Yield pydantic's findings in this project's words: (loc, message, rule), in pydantic's order."""
    for item in error.errors(include_url=False, include_context=True):
        if item["type"] == "too_short" and item["input"]:
            continue  # pydantic counts the items that fit; those that do not are reported themselves
        yield item["loc"], *_sentence(item, model)


_EXPECTED = {
    "string_type": "must be text",
    "tuple_type": "must be a list",
    "dict_type": "must be a mapping",
    "model_type": "must be a mapping of its keys",
    "mapping_type": "must be a mapping",
    "int_parsing": "must be a whole number",
    "int_type": "must be a whole number",
    "too_short": "must not be empty",
}


def _sentence(item: Mapping[str, Any], model: type[Record]) -> tuple[str, str]:
    kind, loc, value = item["type"], item["loc"], item["input"]
    shown = f"{value!r} " if isinstance(value, str) else ""
    if kind == "missing":
        return f"{loc[-1]!r} must be given", "required-key"
    if kind == "extra_forbidden":
        known = keys_at(model, loc[:-1]) or ()
        near = get_close_matches(str(loc[-1]), known, n=1)
        cure = f"did you mean {near[0]}?" if near else f"the keys here are {', '.join(known)}"
        return f"{loc[-1]!r} must be a key of the format: {cure}", "known-key"
    if kind == "value_error":
        return str(item["ctx"]["error"]), "known-value"
    if kind == "string_pattern_mismatch":
        return "must not be empty", "known-value"
    if kind in ("greater_than_equal", "less_than_equal"):
        limit = f"at least {item['ctx']['ge']}" if "ge" in item["ctx"] else f"at most {item['ctx']['le']}"
        return f"{value!r} must be {limit}", "known-value"
    if kind in _EXPECTED:
        return f"{shown}{_EXPECTED[kind]}", "value-type"
    return f"{shown}{item['msg'][0].lower()}{item['msg'][1:]}", "value-type"


_PLACES: dict[str, type[Record]] = {
    "sources": Source,
    "actions": Action,
    "events": Event,
    "parts": Part,
    "claims": Claim,
}
_BELOW: dict[str, type[Record]] = {"as": Meaning, "not": NameNotListed}


def keys_at(model: type[Record], loc: Loc) -> tuple[str, ...] | None:
    """Return the canonical order of keys at a place of a record; None where the keys are ids, not words."""
    if not loc:
        return keys_of(model)
    if loc[0] == "sources" and loc[2:3] == ("kept",):
        if len(loc) == 3:
            return keys_of(KeptPassage)
        return keys_of(_BELOW[str(loc[3])]) if len(loc) == 5 and loc[3] in _BELOW else None
    return keys_of(_PLACES[str(loc[0])]) if len(loc) == 2 and loc[0] in _PLACES else None


def keys_of(model: type[Record]) -> tuple[str, ...]:
    """Return the keys of a record as the format writes them, in their canonical order."""
    return tuple(field.alias or name for name, field in model.model_fields.items())
