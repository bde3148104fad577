"""The commands that edit the record; `edit_session` carries them out."""

from pathlib import Path
from typing import Annotated

import typer

from signatories.cli.edit_options import Act, Entry, Text, Yes, one_date, with_groups
from signatories.cli.names import written_text
from signatories.cli.options import Instrument, one_of
from signatories.cli.request import Request
from signatories.domain.statuses import KINDS
from signatories.names.statuses.status_table import Columns

BRACKETS = ("withdrawal", "revocation", "none")


def new(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID", help="Its id: small letters, digits and hyphens.")],
    title: Annotated[str, typer.Option(metavar="TEXT", help="Its title.")],
    kind: Annotated[
        str,
        typer.Option(
            metavar="KIND",
            callback=one_of(lambda: KINDS, what="a kind of instrument"),
            help=f"One of {', '.join(KINDS)}.",
        ),
    ],
    opened: Annotated[
        str,
        typer.Option(metavar="D", callback=one_date, help="The first day to put a name to it."),
    ],
    place: Annotated[str, typer.Option(metavar="TEXT", help="Where it was opened.")] = "",
    url: Annotated[str, typer.Option(metavar="URL", help="Its address.")] = "",
    file: Annotated[
        str, typer.Option(metavar="FILE", help="The data file; else the one with most of its kind.")
    ] = "",
    yes: Yes = False,
) -> None:
    """Begin an instrument, without acts; `add`, `import` and `import-csv` then record them.

    \b
    Examples:
      signatories new oslo-call --title "Oslo Call" --kind declaration --opened 2026-05-01
    """
    from signatories.cli import edit_session

    given = {"title": title, "kind": kind, "opened": opened, "place": place, "url": url}
    edit_session.begin(Request(ctx), id, {key: value for key, value in given.items() if value}, file, yes=yes)


@with_groups
def add(
    ctx: typer.Context,
    instrument: Instrument,
    by: Annotated[str, typer.Option(metavar="COUNTRIES", help='Who did it: "Norway, BIH".')],
    act: Act,
    entry: Entry,
) -> None:
    """Record an act of some countries.

    The acts understood and the exact change to the file are shown; then you are asked. Only new lines are
    written. Recorded acts are passed over. A source that the record does not know is added too
    when it is described.

    \b
    Examples:
      signatories add foc --action joining --date 2026-03 --by "Norway, BIH" --source own-2026
      signatories add foc --action joining --date 2026-03 --by CHL --source mre-2026 --source-grade government
        --source-title "Chile joins the Coalition" --source-publisher "Ministry of Foreign Affairs of Chile"
    """
    from signatories.cli import edit_input, edit_session

    asked = Request(ctx)
    rows = edit_input.rows_of_list(asked, by, act)
    edit_session.record(asked, instrument, rows, entry)


@with_groups
def import_(
    ctx: typer.Context,
    instrument: Instrument,
    act: Act,
    entry: Entry,
    kept: Text,
    text: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[TEXT|FILE|-]", show_default=False, help="The list, a file with it, or - for stdin."
        ),
    ] = None,
    keep: Annotated[
        bool, typer.Option("--keep", help="Keep the list as the words of its source, too; see keep.")
    ] = False,
) -> None:
    """Record an act of every country in a pasted list.

    Nothing may be left over: what is not a country for certain is shown with its place, and nothing is
    written. Otherwise as `add`.

    \b
    Examples:
      signatories import dfi endorsed.txt --action endorsement --date 2022-04-28 --source white-house-2022
      pbpaste | signatories import dfi - --action endorsement --date 2022-11-02 --source ec-2022 --yes
      pbpaste | signatories import dfi - --action endorsement --date 2022-11-02 --source ec-2022 --keep
        --licence "CC BY 4.0 (European Commission)"
    """
    from signatories.cli import edit_input, edit_session

    asked = Request(ctx)
    if any(kept) and not keep:
        raise typer.BadParameter(
            "say --keep too: they are about the text that is kept", param_hint="--licence"
        )
    pasted = written_text(text or ["-"])
    rows = edit_input.rows_of_list(asked, pasted, act)
    given = {key: value for key, value in kept._asdict().items() if value}
    words = edit_session.Words(pasted.encode(), given) if keep else None
    edit_session.record(asked, instrument, rows, entry, words=words)


@with_groups
def import_csv(
    ctx: typer.Context,
    instrument: Instrument,
    file: Annotated[Path, typer.Argument(metavar="FILE", show_default=False, help="The table; - for stdin.")],
    *,
    country: Annotated[
        str, typer.Option(metavar="COLUMN", help="The column of names or codes of countries.")
    ] = "",
    date: Annotated[
        str, typer.Option(metavar="COLUMN", help="The one column of dates; needs --action, and --country.")
    ] = "",
    action: Annotated[
        str, typer.Option(metavar="COLUMN|A", help="The column of actions, or one for all rows.")
    ] = "",
    effective: Annotated[
        str, typer.Option(metavar="COLUMN", help="The column of days of effect; with --date.")
    ] = "",
    suffixes: Annotated[
        str,
        typer.Option(
            metavar="LETTERS", help="What letters behind dates mean, such as a=accession,d=succession."
        ),
    ] = "",
    partial: Annotated[
        bool, typer.Option("--partial", help="Write the rows that are understood, and report the others.")
    ] = False,
    date_format: Annotated[
        str,
        typer.Option(
            metavar="FORM",
            help="How dates are written, such as %d/%m/%Y; 1983-01-24 and 24 Jan 1983 need none.",
        ),
    ] = "",
    brackets: Annotated[
        str,
        typer.Option(
            metavar="A",
            callback=one_of(lambda: BRACKETS),
            help=f"What took back an act in brackets: {', '.join(BRACKETS)}, which passes it over.",
        ),
    ] = "withdrawal",
    entry: Entry,
) -> None:
    """Record a whole status table: one row a country, or one row an act.

    A header as depositaries print it is understood by itself: columns of signatures, ratifications and days
    of effect, letters behind dates, numbers of footnotes; blank cells are not acts. Brackets say that an act
    was taken back, not when: it is recorded with a withdrawal on some day since, which can be made precise by
    hand. The reading is shown; options override it. A row that cannot be used is reported with
    its line, and nothing is written, unless --partial says so. Otherwise as `add`.

    \b
    Examples:
      signatories import-csv budapest status.csv --source coe-2026
      signatories import-csv budapest status.csv --source un-2026 --suffixes a=accession,d=succession
      signatories import-csv berne status.csv --country Party --date "Entry into force" --action accession
        --source wipo-2025
    """
    from signatories.cli import edit_input, edit_session

    asked = Request(ctx)
    columns = Columns(country, date, action, effective)
    if any((date, action, effective)):
        missing = [f"--{name}" for name in ("country", "date", "action") if not getattr(columns, name)]
        if missing:
            raise typer.BadParameter(f"say {' and '.join(missing)} too, or none of them", param_hint="--date")
        rows, troubles = edit_input.rows_of_columns(asked, file, columns, date_format)
    else:
        form = edit_input.Form(suffixes, country, date_format, brackets.replace("none", ""))
        rows, troubles = edit_input.rows_of_table(asked, file, form)
    edit_session.record(asked, instrument, rows, entry, troubles=troubles, partial=partial)


def fmt(
    ctx: typer.Context,
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE...]", show_default=False, help="Data files or folders; else the data folder."
        ),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 1 if a file would change.")
    ] = False,
) -> None:
    """Bring data files to the canonical form.

    That is the order of keys and acts, one act a block, the width of lists, blank lines. Comments stay beside
    what they comment, and the data stay what they are. Names the files that are not in that form.

    \b
    Examples:
      signatories fmt
      signatories fmt --check data/treaties.yaml
    """
    from signatories.cli import edit_session

    edit_session.format_files(Request(ctx), files or [], check=check)
