"""Options and arguments that several commands share; `Request` reads their values."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated

import typer

from signatories.cli import completion
from signatories.cli.request import NAMINGS
from signatories.cli.wrong_value import WrongValue
from signatories.formats import FORMATS, SUFFIXES
from signatories.register.lookup import near_matches


def one_of(
    choices: Callable[[], Iterable[str]], *, what: str = "", unset: str | None = None
) -> Callable[[str | None], str | None]:
    """Return a check that a value is one of some words, asked for when there is a value.

    It suggests the nearest of those that are `what`, such as "an action", and passes `unset`, the value of an
    option that is not given.
    """

    def check(value: str | None) -> str | None:
        if value is None or value == unset or value in choices():
            return value
        every = f"one of {', '.join(choices())}"
        near = near_matches(value.lower(), list(choices()), 1)
        if not what:
            raise WrongValue(f"{value!r} is not {every}", near)
        cure = f"did you mean {near[0]}?" if near else every
        raise WrongValue(f"{value!r} is not {what}: {cure}", near)

    return check


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
        callback=one_of(lambda: FORMATS),
        autocompletion=completion.one_of(FORMATS),
        help=f"One of {', '.join(FORMATS)}; table without it, or what the suffix of --output asks for.",
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help=f"Write to a file; {', '.join(SUFFIXES)} choose its format. - is stdout.",
    ),
]
Columns = Annotated[
    str | None,
    typer.Option("--columns", metavar="NAMES", help="Only these columns, in this order: code,country,since."),
]
Sort = Annotated[
    str | None,
    typer.Option("--sort", metavar="NAMES", help="Order rows by these columns; -since puts the last first."),
]
Limit = Annotated[int | None, typer.Option("--limit", metavar="N", min=1, help="Only the first N rows.")]
Names = Annotated[
    str | None,
    typer.Option(
        "--names",
        metavar="NAMES",
        autocompletion=completion.one_of(NAMINGS),
        help=f"Names of countries: {', '.join(NAMINGS)}; as the UN writes them without it.",
    ),
]
Lang = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="LANGUAGE",
        autocompletion=completion.language,
        help="Names of countries in another language: ar, de, es, fr, it, ja, ko, nl, pt, ru, zh.",
    ),
]
Cite = Annotated[
    bool,
    typer.Option(
        "--cite",
        help="Add a citation: the versions, the question, the sources. For CSV, TSV and jsonl it goes to"
        " stderr.",
    ),
]
Bom = Annotated[
    bool,
    typer.Option("--bom", help="Begin CSV or TSV with a byte order mark, so that Excel reads accents."),
]
Raw = Annotated[
    bool,
    typer.Option("--raw", help="In CSV and TSV, do not escape cells that a spreadsheet would run."),
]
Expression = Annotated[
    list[str],
    typer.Argument(
        metavar="EXPRESSION...",
        show_default=False,
        autocompletion=completion.word,
        help="Instruments, countries, and, or, not, parentheses: foc@2014-01-16 and not dfi.",
    ),
]
Instrument = Annotated[
    str,
    typer.Argument(
        metavar="ID", show_default=False, autocompletion=completion.instrument, help="An instrument's id."
    ),
]
Instruments = Annotated[
    list[str],
    typer.Argument(
        metavar="ID...",
        show_default=False,
        autocompletion=completion.instrument,
        help="Instruments' ids.",
    ),
]
Country = Annotated[
    list[str],
    typer.Argument(
        metavar="COUNTRY",
        show_default=False,
        autocompletion=completion.country,
        help="A country: NO, NOR, Norway, United Kingdom; any case, quotes not needed.",
    ),
]
