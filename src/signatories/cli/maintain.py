"""The commands for those who keep the record: validate it, and see to its cache."""

from pathlib import Path
from typing import Annotated, Any

import typer

from signatories.cli.guard import say
from signatories.cli.options import one_of
from signatories.cli.problem_formats import REPORTS


def validate(
    ctx: typer.Context,
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[FOLDER]", show_default=False, help="The folder of data files."),
    ] = None,
    format: Annotated[
        str,
        typer.Option(
            "--format", "-f", metavar="FORMAT", callback=one_of(lambda: REPORTS),
            help=f"One of {', '.join(REPORTS)}; github writes annotations for a pull request.",
        ),
    ] = "text",
) -> None:  # fmt: skip
    """Check the record: syntax, shape, rules, claims.

    Prints a line for each problem, file:line:column: sentence [rule], and their number. Exit status 0 where
    there is none, else 1.

    \b
    Examples:
      signatories validate
      signatories validate data --format github
    """
    from signatories.claims.validate import audit
    from signatories.cli.session import cache_folder, data_folder, progress, today
    from signatories.domain.problems import InvalidData

    chosen = folder or data_folder((ctx.obj or {}).get("data"))
    try:
        sound = audit(chosen, today=today(), cache=cache_folder(), progress=progress())
    except InvalidData as error:
        typer.echo(REPORTS[format](error.problems, chosen))
        raise typer.Exit(1) from None
    nothing = f"0 problems in {sound.instruments} instruments with {sound.claims} claims"
    typer.echo(REPORTS[format]([], chosen) or nothing)


def cache(
    ctx: typer.Context,
    action: Annotated[
        str, typer.Argument(metavar="path|clear", show_default=False, help="Print where it is, or empty it.")
    ],
) -> None:
    """Print where compiled registers are cached, or empty that folder.

    After `clear` the next answer compiles the record anew.

    \b
    Examples:
      signatories cache path
      signatories cache clear
    """
    from signatories.cli.session import cache_folder, data_folder, open_register
    from signatories.register.cache import cache_name, clear

    folder = cache_folder()
    if action not in ("path", "clear"):
        raise typer.BadParameter(f"{action!r} is not path or clear", param_hint="path|clear")
    if folder is None:
        say("no home directory, so nothing is cached")
        return
    if action == "path":
        settings: dict[str, Any] = ctx.obj or {}
        open_register(settings).close()
        typer.echo(folder / cache_name(data_folder(settings.get("data")).absolute()))
        return
    say(f"removed {len(clear(folder))} from {folder}")


def schema(
    folder: Annotated[
        Path, typer.Argument(metavar="[FOLDER]", help="Where to write; made where it is missing.")
    ] = Path("schema"),
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 1 if a file is not current.")
    ] = False,
) -> None:
    """Write JSON Schema of the data files, for editors, and of JSON answers, for programs.

    \b
    Examples:
      signatories schema
      signatories schema --check
    """
    from shlex import quote

    from signatories.answers.json_answer import schema as answer_schema
    from signatories.record.atomic import write_text_atomically
    from signatories.record.schema import schemas

    made = {folder / name: text for name, text in {**schemas(), **answer_schema()}.items()}
    stale = [
        str(file)
        for file, text in made.items()
        if not file.is_file() or file.read_text("utf-8", errors="replace") != text
    ]
    if check and stale:
        say(f"not current: {', '.join(stale)}; run `signatories schema {quote(str(folder))}`")
        raise typer.Exit(1)
    if not check:
        folder.mkdir(parents=True, exist_ok=True)
        for file, text in made.items():
            write_text_atomically(file, text)
    say(f"{len(made)} schemas in {folder}")
