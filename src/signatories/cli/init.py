"""The command that begins a record of somebody's own."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from signatories.cli.guard import say


def init(
    folder: Annotated[
        Path,
        typer.Argument(metavar="[DIR]", show_default=False, help="The folder; else this one."),
    ] = Path(),
    title: Annotated[
        str, typer.Option(metavar="TEXT", help="What the record is called.")
    ] = "A record of commitments",
    publisher: Annotated[str, typer.Option(metavar="TEXT", help="Who publishes it.")] = "its authors",
    licence: Annotated[
        str, typer.Option(metavar="ID", help="Its licence: an SPDX identifier, or an address.")
    ] = "CC-BY-4.0",
) -> None:
    """Begin a record of your own: a small data repository that is valid and answers.

    Writes data/record.yaml, an invented example, a README, a workflow, a pre-commit hook and schemas for
    editors. A file that is there already is never touched. In that folder, `signatories list` then answers
    from your record.

    \b
    Examples:
      signatories init pledges --title "Climate pledges" --publisher "An institute"
      signatories --data pledges/data list
    """
    from shlex import quote

    from signatories.domain.problems import QueryError
    from signatories.editing.beginning import files
    from signatories.record.atomic import write_text_atomically
    from signatories.record.refusals import refusal

    made = files(title, publisher, licence)
    there = [path for path in made if (folder / path).exists() or (folder / path).is_symlink()]
    if there:
        raise QueryError(
            f"{folder / there[0]} is there already: nothing is written; begin in a new folder,"
            " such as `signatories init my-record`"
        )
    _check(made)
    try:
        for path, text in made.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            write_text_atomically(folder / path, text)
    except OSError as error:
        raise QueryError(
            f"{folder} cannot be written: {refusal(error, folder, 'name another folder')}"
        ) from None
    data = folder / "data"
    say(f"{len(made)} files in {folder}; now `signatories --data {quote(str(data))} who-signed example`")


def _check(made: Mapping[str, str]) -> None:
    """Raise QueryError where the texts given on the command line make no valid record."""
    from signatories.claims.validate import audit
    from signatories.cli.session import today
    from signatories.domain.problems import InvalidData, QueryError

    with TemporaryDirectory() as name:
        for path, text in made.items():
            if path.startswith("data/"):
                (Path(name) / Path(path).name).write_text(text, encoding="utf-8")
        try:
            audit(Path(name), today=today(), cache=None)
        except InvalidData as error:
            raise QueryError(f"{error.problems[0].message}: nothing is written") from None
