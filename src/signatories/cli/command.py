"""A command of the program: it names the nearest option, and the whole line where a question was wrong."""

from collections.abc import Sequence
from typing import Any, Final

import typer
from typer.core import TyperCommand
from typer.exceptions import TyperException

from signatories.cli.guard import plain
from signatories.domain.problems import InvalidData, QueryError, shortened

DAYS: Final = ("--as-of", "--from", "--to")
"""The options whose value is a day."""
LISTED: Final = {
    "ID": "list",
    "ID...": "list",
    "EXPRESSION...": "list",
    "COUNTRY": "countries",
    "A [B]": "list",
}
"""The commands that list what an argument may be."""


class Command(TyperCommand):
    """A command that names the nearest option, and the whole line where a question was wrong."""

    line: Sequence[str] = ()

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        self.line = list(args)
        try:
            rest = super().parse_args(ctx, args)
        except TyperException as refused:
            error: Any = refused
            if type(error).__name__ == "NoSuchOption":
                raise QueryError(self._no_option(ctx, error.option_name)) from None
            self._add_lines(ctx, error)
            raise
        refuse_empty_paths(ctx)
        return rest

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except QueryError as error:
            refused = isinstance(error.__context__, OSError)  # by the system: no other line helps
            lines = [] if refused else _corrections(self, ctx, self.line)
            if not lines:
                raise
            raise QueryError(f"{error}{_proposal(lines)}") from None
        except typer.BadParameter as error:
            self._add_lines(ctx, error)
            raise

    def _no_option(self, ctx: Any, option: str) -> str:
        """Return what is wrong with an option that the command does not have, and the line that was meant."""
        from signatories.cli.option_corrections import option_line

        known = [name for param in self.params for name in param.opts]
        near, fixed = option_line(str(self.name), self.line, option, known)
        if near:
            return f"{self.name} has no option {option} — did you mean {near}?\n  {fixed}"
        lines = []
        if not option.startswith("--"):  # "foc -dfi"
            taken = [["not", w[1:]] if w.startswith(option) else [w] for w in self.line]
            lines = _corrections(self, ctx, [word for words in taken for word in words])
        cure = f"`signatories {self.name} --help` lists them"
        return f"{self.name} has no option {option} — {cure}{_proposal(lines)}"

    def _add_lines(self, ctx: Any, error: Any) -> None:
        """Add the lines that may be meant to the error of a wrong value, or of too many or few arguments."""
        from signatories.cli.option_corrections import with_values
        from signatories.cli.session import today

        lines: Sequence[str] = ()
        sort = type(error).__name__
        if sort == "WrongValue":
            options = error.param.opts if error.param else [str(error.param_hint)]
            lines = with_values(str(self.name), self.line, options, error.near, error.whole)
        elif sort == "BadOptionUsage" and error.option_name in DAYS:
            lines = with_values(str(self.name), self.line, [error.option_name], [today()])
        elif sort in ("MissingParameter", "UsageError"):
            lines = _corrections(self, ctx, self.line)
            if sort == "MissingParameter" and not lines and error.param.human_readable_name in LISTED:
                error.message = f"`signatories {LISTED[error.param.human_readable_name]}` lists what there is"
        error.message = shortened(plain(error.message or "")) + _proposal(lines)


def refuse_empty_paths(ctx: Any) -> None:
    """Refuse '' for a file or folder: it would mean this folder, and is mostly a variable that is not set.

    Raises:
        BadParameter: one is empty.
    """
    for param in ctx.command.params:
        value = ctx.params.get(param.name)
        if param.type.name == "path" and "" in (value if isinstance(value, list | tuple) else (value,)):
            what = "file" if "FILE" in (param.metavar or "") else "folder"
            raise typer.BadParameter(f"'' names nothing: name a {what}", ctx=ctx, param=param)


def _proposal(lines: Sequence[str]) -> str:
    """Return what is said of the lines that may be meant; "" where there is none."""
    return plain("\nto ask this, write\n" + "\n".join(f"  {line}" for line in lines)) if lines else ""


def _corrections(command: Command, ctx: Any, line: Sequence[str]) -> list[str]:
    """Return the lines that somebody may have meant; none where the record cannot be opened."""
    from signatories.cli.corrections import correct
    from signatories.cli.session import open_register, today

    try:
        return correct(command, str(command.name), line, open_register(ctx.obj or {}), today())
    except (InvalidData, QueryError):
        return []
