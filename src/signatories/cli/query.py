"""The commands that ask: open the record, query, write."""

from typing import Annotated

import typer

from signatories.cli import completion
from signatories.cli.options import (
    AsOf,
    Bom,
    Cite,
    Columns,
    Country,
    Expression,
    Format,
    Instrument,
    Instruments,
    Lang,
    Limit,
    Names,
    Output,
    Raw,
    Sort,
    one_of,
)
from signatories.cli.output import write
from signatories.cli.request import Request, a_day
from signatories.domain.statuses import KINDS


def list_(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[WORDS...]", show_default=False, help="Only those with all these words in id or title."
        ),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            metavar="KIND", callback=one_of(lambda: KINDS), autocompletion=completion.one_of(KINDS),
            help=f"Only one kind: {', '.join(KINDS)}.",
        ),
    ] = None,
    as_of: AsOf = None,
    format: Format = None, output: Output = None, raw: Raw = False, bom: Bom = False,
    columns: Columns = None, sort: Sort = None, limit: Limit = None,
    names: Names = None, lang: Lang = None, cite: Cite = False,
    due: Annotated[
        bool, typer.Option("--due", help="Only those that can still change, the furthest behind first.")
    ] = False,
) -> None:  # fmt: skip
    """List instruments, with how many are in.

    \b
    Examples:
      signatories list
      signatories list internet
      signatories list --kind treaty --sort -members --limit 5
      signatories list --as-of 2015-01-01 --format csv
      signatories list --due
    """
    from signatories.answers import lists

    asked = Request(ctx)
    found = lists.due if due else lists.instruments
    write(asked, *found(asked, words or (), kind))


def countries(
    ctx: typer.Context,
    expression: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[EXPRESSION...]",
            show_default=False,
            autocompletion=completion.word,
            help="Only the countries of an expression, such as region:africa.",
        ),
    ] = None,
    as_of: AsOf = None,
    format: Format = None, output: Output = None, raw: Raw = False, bom: Bom = False,
    columns: Columns = None, sort: Sort = None, limit: Limit = None,
    names: Names = None, lang: Lang = None, cite: Cite = False,
) -> None:  # fmt: skip
    """List countries with their names, codes and regions.

    \b
    Examples:
      signatories countries
      signatories countries region:africa and foc
      signatories countries --format csv --output countries.csv
    """
    from signatories.answers import lists

    asked = Request(ctx)
    write(asked, *lists.countries(asked, expression or ()))


def show(
    ctx: typer.Context,
    instrument: Instrument,
    as_of: AsOf = None,
    format: Format = None, output: Output = None, raw: Raw = False, bom: Bom = False,
    columns: Columns = None, sort: Sort = None, limit: Limit = None,
    names: Names = None, lang: Lang = None, cite: Cite = False,
) -> None:  # fmt: skip
    """Show an instrument: particulars, counts, events, sources.

    \b
    Examples:
      signatories show dfi
      signatories show foc --format json
    """
    from signatories.answers import reasons

    asked = Request(ctx)
    write(asked, *reasons.show(asked, instrument))


def who_signed(
    ctx: typer.Context,
    expression: Expression,
    as_of: AsOf = None,
    format: Format = None, output: Output = None, raw: Raw = False, bom: Bom = False,
    columns: Columns = None, sort: Sort = None, limit: Limit = None,
    names: Names = None, lang: Lang = None, cite: Cite = False,
) -> None:  # fmt: skip
    """List who is in, since when, and which source says so.

    One instrument answers with status, date and sources; a longer expression with who is in it.

    \b
    Examples:
      signatories who-signed dfi
      signatories who-signed foc --as-of 2014-01-16
      signatories who-signed foc and not dfi
      signatories who-signed un and not dfi            (who has not)
      signatories who-signed eu@2019-01-01 and not eu
      signatories who-signed budapest:party --format csv
      signatories who-signed '(foc or dfi) and region:africa' -o africa.csv
    """
    from signatories.answers import members

    asked = Request(ctx)
    write(asked, *members.who_signed(asked, expression))


def signed_by(
    ctx: typer.Context,
    country: Country,
    as_of: AsOf = None,
    format: Format = None, output: Output = None, raw: Raw = False, bom: Bom = False,
    columns: Columns = None, sort: Sort = None, limit: Limit = None,
    names: Names = None, lang: Lang = None, cite: Cite = False,
) -> None:  # fmt: skip
    """List what a country is in, and was in.

    \b
    Examples:
      signatories signed-by Norway
      signatories signed-by united kingdom --as-of 2020-01-31
      signatories signed-by US --format json
    """
    from signatories.answers import memberships

    asked = Request(ctx)
    write(asked, *memberships.signed_by(asked, country))


def diff(
    ctx: typer.Context,
    expression: Annotated[
        list[str],
        typer.Argument(
            metavar="A [B]",
            show_default=False,
            autocompletion=completion.word,
            help="Two expressions, in quotes where they have several words; or one with --from and --to.",
        ),
    ],
    from_day: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="The first day; today without it.")
    ] = None,
    to_day: Annotated[
        str | None, typer.Option("--to", metavar="DAY", help="The second day; today without it.")
    ] = None,
    kept: Annotated[bool, typer.Option("--all", help="Show also who is in both.")] = False,
    as_of: AsOf = None,
    format: Format = None, output: Output = None, raw: Raw = False, bom: Bom = False,
    columns: Columns = None, sort: Sort = None, limit: Limit = None,
    names: Names = None, lang: Lang = None, cite: Cite = False,
) -> None:  # fmt: skip
    """List who is removed and added between two sets or two days.

    \b
    Examples:
      signatories diff foc dfi
      signatories diff foc --from 2014-01-16 --to 2024-12-31
      signatories diff dfi@2022-04-29 dfi --all
    """
    from signatories.answers import history

    asked = Request(ctx)
    between = a_day(from_day, "--from"), a_day(to_day, "--to")
    write(asked, *history.diff(asked, expression, *between, kept=kept))


def timeline(
    ctx: typer.Context,
    instruments: Instruments,
    country: Annotated[
        str | None,
        typer.Option(metavar="COUNTRY", help="Only acts of one country.", autocompletion=completion.country),
    ] = None,
    events: Annotated[
        bool, typer.Option("--all", help="Also conferences, chairs' terms and other events.")
    ] = False,
    from_day: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="Only what may be of this day or later.")
    ] = None,
    to_day: Annotated[
        str | None, typer.Option("--to", metavar="DAY", help="Only what may be of this day or earlier.")
    ] = None,
    as_of: AsOf = None,
    format: Format = None, output: Output = None, raw: Raw = False, bom: Bom = False,
    columns: Columns = None, sort: Sort = None, limit: Limit = None,
    names: Names = None, lang: Lang = None, cite: Cite = False,
) -> None:  # fmt: skip
    """List every act in order of time, with the counts after it.

    \b
    Examples:
      signatories timeline foc
      signatories timeline foc dfi --country Kenya
      signatories timeline foc --all
      signatories timeline foc --from 2014-01-01 --to 2015-12-31
      signatories timeline budapest --as-of 2010-12-31 --format csv
    """
    from signatories.answers import history

    asked = Request(ctx)
    between = a_day(from_day, "--from"), a_day(to_day, "--to")
    write(asked, *history.timeline(asked, instruments, country, *between, events=events))


def matrix(
    ctx: typer.Context,
    instruments: Instruments,
    as_of: AsOf = None,
    format: Format = None, output: Output = None, raw: Raw = False, bom: Bom = False,
    columns: Columns = None, sort: Sort = None, limit: Limit = None,
    names: Names = None, lang: Lang = None, cite: Cite = False,
) -> None:  # fmt: skip
    """Compare instruments: a row a country, a column each.

    A cell is the date since which the country is in; `?` stands before it where that is only possible.

    \b
    Examples:
      signatories matrix foc dfi
      signatories matrix budapest un-cybercrime --format csv
    """
    from signatories.answers import history

    asked = Request(ctx)
    write(asked, *history.matrix(asked, instruments))


def why(
    ctx: typer.Context,
    instrument: Instrument,
    country: Country,
    as_of: AsOf = None,
    format: Format = None, output: Output = None, raw: Raw = False, bom: Bom = False,
    columns: Columns = None, sort: Sort = None, limit: Limit = None,
    names: Names = None, lang: Lang = None, cite: Cite = False,
) -> None:  # fmt: skip
    """List every fact and source behind one cell, and who disagrees.

    \b
    Examples:
      signatories why dfi KEN
      signatories why foc united states
    """
    from signatories.answers import reasons

    asked = Request(ctx)
    write(asked, *reasons.why(asked, instrument, country))
