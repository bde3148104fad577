"""The command that keeps the words of a source beside the record."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from signatories.cli.edit_options import Text, Yes, with_groups
from signatories.cli.options import Instrument, one_of
from signatories.cli.request import Request
from signatories.domain.statuses import READS

if TYPE_CHECKING:
    from signatories.record.reader import Node


def _meanings(values: list[str]) -> "list[Node]":
    """Read `Congo=COG: why` as the record writes it."""
    found: list[Node] = []
    for value in values:
        text, equals, rest = value.partition("=")
        country, colon, why = rest.partition(":")
        if not (equals and colon and text.strip() and country.strip() and why.strip()):
            raise typer.BadParameter(f"{value!r} must be of the form 'Congo=COG: why'", param_hint="--as")
        found.append({"text": text.strip(), "country": country.strip(), "why": why.strip()})
    return found


def _passed_over(values: list[str]) -> "list[Node]":
    """Read `USA: why` as the record writes it."""
    found: list[Node] = []
    for value in values:
        country, colon, why = value.partition(":")
        if not (colon and country.strip() and why.strip()):
            raise typer.BadParameter(f"{value!r} must be of the form 'USA: why'", param_hint="--not")
        found.append({"country": country.strip(), "why": why.strip()})
    return found


@with_groups
def keep(
    ctx: typer.Context,
    instrument: Instrument,
    source: Annotated[str, typer.Argument(metavar="SOURCE", show_default=False, help="The source's id.")],
    file: Annotated[
        Path, typer.Argument(metavar="FILE", show_default=False, help="A file with the passage; - for stdin.")
    ],
    kept: Text,
    reads: Annotated[
        str,
        typer.Option(
            metavar="R", callback=one_of(lambda: READS, unset=""),
            help=f"What validate reads in it: {', '.join(READS)}; else members.",
        ),
    ] = "",
    date_format: Annotated[
        str, typer.Option(metavar="FORM", help="How its dates are written, such as %d-%m-%Y.")
    ] = "",
    meaning: Annotated[
        list[str] | None,
        typer.Option("--as", metavar="TEXT=CODE:WHY", help="What a name means that the text leaves open."),
    ] = None,
    passed_over: Annotated[
        list[str] | None,
        typer.Option("--not", metavar="CODE:WHY", help="Whom the text names and does not list."),
    ] = None,
    codes: Annotated[
        bool, typer.Option("--codes", help="Keep the hash and the codes read from it, not the text.")
    ] = False,
    yes: Yes = False,
) -> None:  # fmt: skip
    """Keep the passage of a source that carries its facts.

    It is read again at once, and what it says must be what the record takes from the source. The exact change
    is shown; then you are asked. Details of a text kept before stay unless they are given anew.

    \b
    Examples:
      signatories keep dfi white-house-2022-04-28 passage.txt --not "USA: It launches the Declaration."
      pbpaste | signatories keep hrc-38-7 l10-2018 - --licence "Public domain"
        --as "Congo=COG: As the UN list it."
    """
    from signatories.cli import edit_session

    asked = Request(ctx)
    said: dict[str, Node] = {
        "licence": kept.licence, "lang": kept.lang, "reads": reads, "date_format": date_format,
        "as": _meanings(meaning or []), "not": _passed_over(passed_over or []),
    }  # fmt: skip
    given = {key: value for key, value in said.items() if value}
    from signatories.cli.edit_input import content_of

    content = content_of(file).removeprefix(b"\xef\xbb\xbf")
    edit_session.keep(asked, instrument, source, edit_session.Words(content, given, codes), yes=yes)
