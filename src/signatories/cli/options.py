"""Options and arguments that several commands share, and the completion of their values in the shell."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from signatories.render import FORMATS, SUFFIXES

if TYPE_CHECKING:
    from signatories.register import Register


def _rows(sql: str) -> list[tuple[str, str]]:
    """What the shell completes from: nothing at all where the record cannot be opened."""
    from signatories.cli.record import opened
    from signatories.problems import InvalidData

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


def a_day(text: str | None, option: str) -> str | None:
    """The day that an option names; None where it is not given."""
    from signatories.dates import day

    try:
        return day(text) if text is not None else None
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint=option) from None


class Asked:
    """The options of one call: where the record is, the day, and how the answer is to be written."""

    def __init__(
        self,
        ctx: typer.Context,
        as_of: str | None,
        format: str | None,
        output: Path | None,
        raw: bool,
    ) -> None:
        from signatories.cli.record import data_folder, today

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

    @cached_property
    def register(self) -> "Register":
        """The register of the record asked about, opened when first wanted."""
        from signatories.cli.record import opened

        return opened(self._settings)
