"""The commands that hold the record to account: its claims and its sources."""

from pathlib import Path
from typing import Annotated

import typer

from signatories.answers import claims as claim_answers
from signatories.claims.checker import VERDICTS
from signatories.cli import completion
from signatories.cli.options import Bom, Cite, Columns, Format, Lang, Limit, Names, Output, Raw, Sort, one_of
from signatories.cli.output import write
from signatories.cli.request import Request

Chosen = Annotated[
    str | None,
    typer.Argument(
        metavar="[ID]", show_default=False, autocompletion=completion.instrument, help="Only one instrument."
    ),
]


def claims(
    ctx: typer.Context,
    instrument: Chosen = None,
    verdict: Annotated[
        str | None,
        typer.Option(
            metavar="V",
            callback=one_of(lambda: VERDICTS),
            autocompletion=completion.one_of(VERDICTS),
            help=f"Only claims of one verdict: {', '.join(VERDICTS)}.",
        ),
    ] = None,
    published: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Check figures of your own; exit 1 if one fails."),
    ] = None,
    format: Format = None, output: Output = None, raw: Raw = False, bom: Bom = False,
    columns: Columns = None, sort: Sort = None, limit: Limit = None,
    names: Names = None, lang: Lang = None, cite: Cite = False,
) -> None:  # fmt: skip
    """Check what sources say about the whole against the record.

    A claim holds, is within what imprecise dates allow, is explained, or fails. The difference says who is
    too many or too few, and what would make the claim true.

    A file for --published is a list of what you printed:

    \b
      - {of: foc and dfi, as_of: 2026-03-01, count: 32, where: "report, page 3"}
      - {of: dfi, as_of: 2022-04-30, includes: [KEN], where: headline}

    \b
    Examples:
      signatories claims dfi
      signatories claims --verdict explained --format csv
      signatories claims --published printed.yaml
    """
    asked = Request(ctx)
    answer, summary, failed = claim_answers.claims(asked, instrument, verdict, published)
    write(asked, answer, summary)
    if failed:
        raise typer.Exit(1)


def sources(
    ctx: typer.Context,
    instrument: Chosen = None,
    weak: Annotated[
        bool, typer.Option("--weak", help="Acts on one source, no depositary, own or government.")
    ] = False,
    undated: Annotated[bool, typer.Option("--undated", help="Only sources without a date.")] = False,
    unarchived: Annotated[
        bool, typer.Option("--unarchived", help="Only sources without the address of a copy that lasts.")
    ] = False,
    kept: Annotated[
        bool, typer.Option("--kept", help="The passages that are kept and read again, with their licences.")
    ] = False,
    format: Format = None, output: Output = None, raw: Raw = False, bom: Bom = False,
    columns: Columns = None, sort: Sort = None, limit: Limit = None,
    names: Names = None, lang: Lang = None, cite: Cite = False,
) -> None:  # fmt: skip
    """List the sources of the record, and how much rests on each.

    \b
    Examples:
      signatories sources foc
      signatories sources --weak
      signatories sources --undated --unarchived --format csv
      signatories sources dfi --kept
    """
    asked = Request(ctx)
    if weak or kept:
        if weak + kept + undated + unarchived > 1:
            raise typer.BadParameter("--weak and --kept each stand alone", param_hint="--weak/--kept")
        write(asked, *(claim_answers.weak if weak else claim_answers.kept_texts)(asked, instrument))
    else:
        write(asked, *claim_answers.sources(asked, instrument, undated=undated, unarchived=unarchived))
