"""One call of a command: what was asked, of which record, and how the answer is to be written."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import typer

from signatories.cli.wrong_value import WrongValue
from signatories.formats import FORMATS, SUFFIXES, Format

if TYPE_CHECKING:
    from signatories.register.tables import Register

NAMINGS: Final = ("short", "official", "un")
"""The names that `--names` chooses between."""

_ASIDE: Final = frozenset(
    {
        "as_of", "format", "output", "raw", "bom", "names", "lang", "cite",
        "look", "size", "title", "subtitle",
    }
)  # fmt: skip
"""The options that do not change the question."""


def a_day(text: str | None, option: str) -> str | None:
    """Return the day that an option names; None where it is not given.

    Raises:
        WrongValue: the text is not a single day.
    """
    from signatories.cli.session import today
    from signatories.names.arguments import day, days_meant

    try:
        return day(text, today()) if text is not None else None
    except ValueError as error:
        near = days_meant(str(text), today()) or [today()]
        raise WrongValue(str(error), near, option, lambda words: day(words, today())) from None


class Request:
    """The options of one call that commands share, read from its context.

    `pictures` are the formats that a command draws besides those that every answer has.

    Raises:
        BadParameter: an option has no such value, or does not go with another.
    """

    def __init__(self, ctx: typer.Context, pictures: Sequence[str] = ()) -> None:
        from signatories.cli.session import data_folder, today

        given: dict[str, Any] = ctx.params
        self._ctx = ctx
        self._settings: dict[str, Any] = ctx.obj or {}
        self.folder = data_folder(self._settings.get("data"))
        self.known_at: str | None = self._settings.get("known_at")
        self.no_color = bool(self._settings.get("no_color"))
        self.today = today()
        self.day = a_day(given.get("as_of"), "--as-of") or self.today
        self.output = Path(given["output"]) if given.get("output") not in (None, "-") else None
        self.format: str = given.get("format") or self._suffixed(pictures) or "table"
        self.raw = bool(given.get("raw"))
        self.bom = bool(given.get("bom"))
        self.cite = bool(given.get("cite"))
        self.lang: str | None = given.get("lang")
        self.names: str | None = given.get("names")
        self.columns = _parted(given.get("columns"))
        self.sort = _parted(given.get("sort"))
        self.limit: int | None = given.get("limit")
        for error, option in self._faults():
            raise typer.BadParameter(error, param_hint=option)

    def _suffixed(self, pictures: Sequence[str]) -> str | None:
        """Return the format that the name of the file asks for; None without a file."""
        if self.output is None:
            return None
        known = {**{f".{name}": name for name in pictures}, **SUFFIXES}
        found = known.get(self.output.suffix.lower())
        if found is None:
            raise typer.BadParameter(
                f"{self.output.name!r} must end in one of {', '.join(known)}, or name a --format"
            )
        return found

    def _faults(self) -> Iterator[tuple[str, str]]:
        """Yield what is wrong with the options, alone or together: a sentence and the option."""
        row = FORMATS.get(self.format)
        if self.lang and self.names:
            yield "the names of a language have one form: give --lang or --names, not both", "--names"
        if self.names and self.names not in NAMINGS:
            yield f"{self.names!r} is not one of {', '.join(NAMINGS)}", "--names"
        if self.lang:
            from signatories.names.table import languages

            if self.lang not in languages():
                yield f"{self.lang!r} is not one of {', '.join(languages())}", "--lang"
        if self.bom and not (row and row.takes_bom):
            takers = " and ".join(name for name, other in FORMATS.items() if other.takes_bom)
            yield f"only {takers} take a byte order mark, and this is {self.format}", "--bom"
        for option in ("columns", "sort", "limit"):
            if row is None and getattr(self, option):
                cure = f"leave it out, or give --format {next(iter(FORMATS))}"
                yield f"{self.format} draws the whole answer: {cure}", f"--{option}"
        if row and row.needs:
            from importlib.util import find_spec

            if find_spec(row.needs) is None:
                yield f"{row.name} needs {row.needs}: pip install 'signatories[{row.name}]'", "--format"
        if row and row.binary and self.output is None and sys.stdout.isatty():
            cure = f"add --output FILE{row.suffix}"
            yield f"{row.name} is binary and cannot be shown in a terminal: {cure}", "--format"

    @property
    def writer(self) -> Format:
        """The format in which rows are written; of a picture, the one of the figures behind it."""
        return FORMATS.get(self.format) or FORMATS["table"]

    @property
    def for_readers(self) -> bool:
        """Whether rows may say less, for the eye: not where their columns are chosen."""
        return self.writer.for_readers and not self.columns

    @cached_property
    def chosen_names(self) -> Mapping[str, str]:
        """The names of countries by code where `--lang` or `--names` chose them; else empty."""
        if self.lang:
            from signatories.names import names_in

            return names_in(self.lang)
        if not self.names:
            return {}
        from signatories.register.lookup import names_of_countries, official_names, short_names

        ask = {"short": short_names, "official": official_names, "un": names_of_countries}[self.names]
        return ask(self.register)

    @property
    def question(self) -> str:
        """The question as it can be asked again: the command, its arguments, the options that change it."""
        import shlex

        given = {name: value for name, value in self._ctx.params.items() if name not in _ASIDE}
        return shlex.join(self._words(given))

    def command(self, changed: Mapping[str, object]) -> str:
        """Return this call as it is typed, with some options changed; None leaves one out."""
        import shlex

        before = (("--data", self._settings.get("data")), ("--known-at", self.known_at))
        words = [str(word) for option, value in before if value for word in (option, value)]
        return shlex.join(["signatories", *words, *self._words({**self._ctx.params, **changed})])

    def _words(self, given: Mapping[str, object]) -> list[str]:
        """Return the command's name, and its arguments and options that differ from their defaults."""
        words = [self._ctx.info_name or ""]
        for param in self._ctx.command.params:
            value = given.get(param.name or "")
            if value in (None, False, [], (), param.default):
                continue
            option = [] if param.param_type_name == "argument" else [param.opts[-1]]
            for item in value if isinstance(value, (list, tuple)) else [value]:
                words += option if item is True else [*option, str(item)]
        return words

    @property
    def dated(self) -> bool:
        """Whether the command asks about a day."""
        return "as_of" in self._ctx.params

    @cached_property
    def register(self) -> "Register":
        """The register of the record asked about, opened when first wanted."""
        from signatories.cli.session import open_register

        return open_register(self._settings)


def _parted(text: str | None) -> list[str]:
    return [part.strip() for part in (text or "").split(",") if part.strip()]
