"""Options and arguments that several commands share, and the completion of their values in the shell."""

import sys
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperOption

from signatories.formats import BARE, EXTRAS, FORMATS, SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from signatories.register.tables import Register


def _rows(sql: str) -> list[tuple[str, str]]:
    """What the shell completes from: nothing at all where the record cannot be opened."""
    from signatories.cli.session import opened
    from signatories.domain.problems import InvalidData

    try:
        # What stands in brackets is no markup, which typer takes a help for.
        return [(str(value), str(help).replace("[", "\\[")) for value, help in opened(None).rows(sql)]
    except InvalidData:
        return []


def complete_instrument(incomplete: str) -> list[tuple[str, str]]:
    """Ids of instruments, with their titles."""
    found = _rows("SELECT id, title FROM instrument ORDER BY id")
    return [row for row in found if row[0].startswith(incomplete)]


def complete_country(incomplete: str) -> list[tuple[str, str]]:
    """Codes of countries, with their names."""
    found = _rows("SELECT code, short FROM country ORDER BY code")
    typed = str.lower if incomplete.islower() else str.upper
    return [(typed(code), name) for code, name in found if code.startswith(incomplete.upper())]


def complete_word(incomplete: str) -> list[tuple[str, str]]:
    """What an expression may go on with: instruments, operators, and countries in capitals."""
    if incomplete[:1].isupper():
        return complete_country(incomplete)
    operators = [(word, "operator") for word in ("and", "and not", "or") if word.startswith(incomplete)]
    return [*complete_instrument(incomplete), *operators]


def _one_format(value: str | None) -> str | None:
    if value is not None and value not in FORMATS:
        raise typer.BadParameter(f"{value!r} is not one of {', '.join(FORMATS)}")
    return value


def complete_format(incomplete: str) -> list[str]:
    return [name for name in FORMATS if name.startswith(incomplete)]


AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DAY", help="The day asked about, such as 2022-04-29; else today."),
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        callback=_one_format,
        autocompletion=complete_format,
        help=f"One of {', '.join(FORMATS)}; table without it, or what the suffix of --output asks for.",
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help=f"Write to a file; {', '.join(SUFFIXES)} choose its format."
    ),
]
Raw = Annotated[
    bool,
    typer.Option("--raw", help="In CSV and TSV, leave what a spreadsheet would run as it is."),
]
Expression = Annotated[
    list[str],
    typer.Argument(
        metavar="EXPRESSION...",
        show_default=False,
        autocompletion=complete_word,
        help="Instruments, countries, and, or, not, parentheses: foc@2014-01-16 and not dfi.",
    ),
]
Instrument = Annotated[
    str,
    typer.Argument(
        metavar="ID", show_default=False, autocompletion=complete_instrument, help="An instrument's id."
    ),
]
Instruments = Annotated[
    list[str],
    typer.Argument(
        metavar="ID...", show_default=False, autocompletion=complete_instrument, help="Instruments' ids."
    ),
]
Country = Annotated[
    list[str],
    typer.Argument(
        metavar="COUNTRY",
        show_default=False,
        autocompletion=complete_country,
        help="A country: NO, NOR, Norway, United Kingdom; any case, quotes not needed.",
    ),
]


NAMINGS = {"short": "short", "official": "official_name", "un": "name"}
"""The names that `--names` chooses between, and the column of `country` in which they stand."""


def shared() -> list[TyperOption]:
    """The options that every command with an answer has besides its own; `Request` reads them.

    Made anew for each command, and put before its last parameter.
    """
    return [
        TyperOption(
            param_decls=["--names"],
            metavar="NAMES",
            help=f"Names of countries: {', '.join(NAMINGS)}; as the UN writes them without it.",
            **_KEPT,
        ),
        TyperOption(
            param_decls=["--lang"],
            metavar="LANGUAGE",
            help="Names of countries in another language: ar, de, es, fr, it, ja, ko, nl, pt, ru, zh.",
            **_KEPT,
        ),
        TyperOption(
            param_decls=["--cite"],
            is_flag=True,
            help="Add a citation: the versions, the question, the sources. For CSV, TSV and jsonl it goes to"
            " stderr.",
            **_KEPT,
        ),
        TyperOption(
            param_decls=["--bom"],
            is_flag=True,
            help="Begin CSV or TSV with a byte order mark, so that Excel reads accents.",
            **_KEPT,
        ),
    ]


def _keep(ctx: Any, param: Any, value: Any) -> None:
    if value:
        ctx.obj = {**(ctx.obj or {}), param.name: value}


_KEPT: dict[str, Any] = {"expose_value": False, "callback": _keep}


def a_day(text: str | None, option: str) -> str | None:
    """The day that an option names; None where it is not given."""
    from signatories.domain.dates import day

    try:
        return day(text) if text is not None else None
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint=option) from None


class Request:
    """The options of one call: where the record is, the day, and how the answer is to be written."""

    def __init__(
        self,
        ctx: typer.Context,
        as_of: str | None,
        format: str | None,
        output: Path | None,
        raw: bool,
    ) -> None:
        from signatories.cli.session import data_folder, today

        self._settings: dict[str, Any] = ctx.obj or {}
        self.folder = data_folder(self._settings.get("data"))
        self.known_at: str | None = self._settings.get("known_at")
        self.today = today()
        self.day = a_day(as_of, "--as-of") or self.today
        if format is None and output is not None:
            format = SUFFIXES.get(output.suffix.lower())
            if format is None:
                known = ", ".join(SUFFIXES)
                raise typer.BadParameter(f"{output.name!r} must end in one of {known}, or name a --format")
        self.format = format or "table"
        self.output = output
        self.raw = raw
        self.no_color = bool(self._settings.get("no_color"))
        self.lang: str | None = self._settings.get("lang")
        self.names: str | None = self._settings.get("names")
        self.cite = bool(self._settings.get("cite"))
        self.bom = bool(self._settings.get("bom"))
        self._ctx = ctx
        for error, option in self._misfits():
            raise typer.BadParameter(error, param_hint=option)

    def _misfits(self) -> "Iterator[tuple[str, str]]":
        """What is wrong with the options, alone or together: a sentence and the option."""
        if self.lang and self.names:
            yield "the names of a language have one form: give --lang or --names, not both", "--names"
        if self.names and self.names not in NAMINGS:
            yield f"{self.names!r} is not one of {', '.join(NAMINGS)}", "--names"
        if self.lang:
            from signatories.names import languages

            if self.lang not in languages():
                yield f"{self.lang!r} is not one of {', '.join(languages())}", "--lang"
        if self.bom and self.format not in ("csv", "tsv"):
            yield f"only csv and tsv take a byte order mark, and this is {self.format}", "--bom"
        if self.format in EXTRAS:
            from importlib.util import find_spec

            if find_spec(EXTRAS[self.format]) is None:
                package = EXTRAS[self.format]
                yield f"{self.format} needs {package}: pip install 'signatories[{self.format}]'", "--format"
            if self.output is None and sys.stdout.isatty():
                yield f"{self.format} is nothing for a screen: name a file with --output", "--format"

    @property
    def bare(self) -> bool:
        """Whether the format holds nothing but rows, so that what else is to be said goes to stderr."""
        return self.format in BARE

    @cached_property
    def chosen_names(self) -> "Mapping[str, str]":
        """The names of countries by code where `--lang` or `--names` chose them; else empty."""
        if self.lang:
            from signatories.names import names_in

            return names_in(self.lang)
        column = NAMINGS.get(self.names or "")
        return dict(self.register.rows(f"SELECT code, {column} FROM country")) if column else {}

    @property
    def question(self) -> str:
        """The question as it can be asked again: the command, its arguments, the options that change it."""
        import shlex

        words = [self._ctx.info_name or ""]
        for param in self._ctx.command.params:
            value = self._ctx.params.get(param.name or "")
            if value in (None, False, param.default) or param.name in ("as_of", "format", "output", "raw"):
                continue
            option = [] if param.param_type_name == "argument" else [param.opts[-1]]
            values = value if isinstance(value, (list, tuple)) else [value]
            words += [*option, *(str(item) for item in values if value is not True)]
        return shlex.join(words)

    @property
    def dated(self) -> bool:
        """Whether the command asks about a day."""
        return "as_of" in self._ctx.params

    @cached_property
    def register(self) -> "Register":
        """The register of the record asked about, opened when first wanted."""
        from signatories.cli.session import opened

        return opened(self._settings)
