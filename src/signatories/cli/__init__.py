"""The command line: the one place that prints, exits, catches and reads the clock.

Commands are built only when they are called, so that a query pays for no other command.
"""

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException
from typer.main import get_command_from_info
from typer.models import CommandInfo

from signatories._version import __version__
from signatories.cli.command import Command, refuse_empty_paths
from signatories.cli.guard import plain, run_guarded
from signatories.domain.problems import InvalidData, QueryError, shortened

COMMANDS: Final = {
    "list": ("query", "list_"),
    "show": ("query", "show"),
    "who-signed": ("query", "who_signed"),
    "signed-by": ("query", "signed_by"),
    "diff": ("query", "diff"),
    "timeline": ("query", "timeline"),
    "matrix": ("query", "matrix"),
    "why": ("query", "why"),
    "map": ("charts", "map_"),
    "chart": ("charts", "chart"),
    "claims": ("claims", "claims"),
    "sources": ("claims", "sources"),
    "countries": ("query", "countries"),
    "names": ("names", "names"),
    "init": ("init", "init"),
    "new": ("edit", "new"),
    "add": ("edit", "add"),
    "import": ("edit", "import_"),
    "import-csv": ("edit", "import_csv"),
    "keep": ("keep", "keep"),
    "fmt": ("edit", "fmt"),
    "changes": ("compare", "changes"),
    "site": ("site", "site"),
    "export": ("export", "export"),
    "validate": ("maintain", "validate"),
    "schema": ("maintain", "schema"),
    "cache": ("maintain", "cache"),
}
"""Every command: the module of this package and the function that carry it out, in the order of the help."""


class Commands(TyperGroup):
    """A group that imports a command's module when the command is wanted."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            return None
        module, function = COMMANDS[cmd_name]
        callback = getattr(import_module(f"signatories.cli.{module}"), function)
        info = CommandInfo(name=cmd_name, callback=callback, cls=Command)
        return get_command_from_info(info, pretty_exceptions_short=False, rich_markup_mode=None)

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        try:
            rest = super().parse_args(ctx, args)
        except TyperException as error:
            error.message = shortened(plain(error.message))
            raise
        refuse_empty_paths(ctx)
        return rest

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            raise QueryError(_no_command(ctx, args))
        return super().resolve_command(ctx, args)


def _no_command(ctx: Any, args: list[str]) -> str:
    """Return what is wrong with a word that is not a command, and the line that was meant."""
    from signatories.cli.corrections import command_meant
    from signatories.cli.session import open_register, today

    chosen = ctx.params.get("data")
    return command_meant(
        args,
        list(COMMANDS),
        lambda: open_register({**(ctx.obj or {}), "data": Path(chosen) if chosen else None}),
        today(),
    )


app = typer.Typer(
    cls=Commands,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(ctx: typer.Context, wanted: bool) -> None:
    if wanted:
        from signatories.cli.session import open_register
        from signatories.query.notices import data_version
        from signatories.register.imprint import imprint

        refuse_empty_paths(ctx)
        chosen = ctx.params.get("data")
        try:
            register = open_register({"data": Path(chosen) if chosen else None})
            whose = imprint(register)
            of = f"{whose.title} ({whose.publisher}), " if whose.title else ""
            data = f"{of}data {data_version(register) or 'without a date'}"
        except InvalidData:
            data = "data not valid: run `signatories validate`"
        typer.echo(f"signatories {__version__}, {data}")
        raise typer.Exit


@app.callback()
def signatories(
    ctx: typer.Context,
    data: Annotated[
        Path | None,
        typer.Option(
            help="The folder of data files; else $SIGNATORIES_DATA, else the data shipped with the program.",
            envvar="SIGNATORIES_DATA",
            show_envvar=False,
            is_eager=True,  # --version asks for it
        ),
    ] = None,
    known_at: Annotated[
        str | None,
        typer.Option(metavar="REV", help="Answer from the record as it was in this git revision."),
    ] = None,
    no_color: Annotated[
        bool, typer.Option("--no-color", help="Print tables without colour. NO_COLOR does the same.")
    ] = False,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the versions."),
    ] = False,
) -> None:
    """Who is in, since when, says who: declarations, coalitions and treaties.

    \b
    Examples:
      signatories who-signed dfi
      signatories who-signed foc --as-of 2014-01-16
      signatories who-signed un and not dfi
      signatories signed-by Norway
      signatories why dfi KEN
    """
    ctx.obj = {"data": data, "known_at": known_at, "no_color": no_color}


def main() -> None:
    """Run the program: exit 0 answered, 1 the data or a claim is wrong, 2 the question is."""
    completing = "_SIGNATORIES_COMPLETE" in os.environ
    if completing:
        os.environ["COLUMNS"] = "4096"  # Typer wraps a candidate's help, and shells take each line for one
    try:
        status = run_guarded(lambda: app(prog_name="signatories"))
    except (KeyError, ValueError):
        if not completing:
            raise
        status = 0  # the shell does not say what was typed, or where: nothing is offered
    sys.exit(status)
