"""The command that gives everything away: the whole data set in a folder."""

from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from signatories.cli.guard import say


def export(
    ctx: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", show_default=False, help="A new folder, or an earlier export.")
    ],
    parquet: Annotated[
        bool, typer.Option("--parquet", help="Also each table as Parquet; needs the extra parquet.")
    ] = False,
) -> None:
    """Write the whole data set as a Data Package: CSV, JSON, SQLite.

    Every column is described in datapackage.json. The same record gives the same bytes. A folder that holds
    anything else is left alone.

    \b
    Examples:
      signatories export signatories-data
      signatories export signatories-data --parquet
    """
    from signatories.cli.output_folder import replacing
    from signatories.cli.session import open_register, progress
    from signatories.domain.problems import QueryError
    from signatories.export import export as written
    from signatories.formats import sized
    from signatories.register.contents import size_of_record

    if parquet and find_spec("duckdb") is None:
        raise QueryError("--parquet needs duckdb: pip install 'signatories[parquet]'")
    with open_register(ctx.obj) as register:
        with replacing(folder) as made:
            files = written(register, made, parquet=parquet, progress=progress("writing the data package"))
        size = size_of_record(register)
    what = f"{sized(size['acts'], 'act')} under {sized(size['instruments'], 'instrument')}"
    say(f"{what} in {sized(len(files), 'file')}: {folder}")
