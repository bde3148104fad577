"""Writing answers: the rows to stdout or a file, the summary to stderr."""

import io
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import typer

from signatories.cli.options import Asked
from signatories.render import FORMATS, Answer


def write(asked: Asked, answer: Answer, summary: str) -> None:
    """Write an answer as the options want it, then its summary in one line to stderr.

    A file is written whole or not at all. A reader who closes the pipe early is no error.
    """
    if asked.lang:
        answer = _translated(answer, asked.lang)
    colour = not asked.no_color and not os.environ.get("NO_COLOR") and sys.stdout.isatty()
    answer = answer._replace(colour=colour and asked.output is None, raw=asked.raw)
    if asked.output is not None:
        _to_file(asked, answer)
        summary = f"{summary}; written to {asked.output}"
    else:
        try:
            FORMATS[asked.format](answer, sys.stdout)
            sys.stdout.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit from None
        except OSError as error:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            typer.echo(f"signatories: the answer cannot be written: {error.strerror}", err=True)
            raise typer.Exit(2) from None
    typer.echo(summary, err=True)


def _translated(answer: Answer, language: str) -> Answer:
    """The answer with the names of its countries in a language that the names table has."""
    from signatories.names import names_in

    columns = list(answer.columns)
    place = next((columns.index(name) for name in ("country", "name") if name in columns), None)
    if place is None or "code" not in columns:
        return answer
    names, code = names_in(language), columns.index("code")
    rows = [(*row[:place], names.get(str(row[code]), row[place]), *row[place + 1 :]) for row in answer.rows]
    return answer._replace(rows=rows)


def _to_file(asked: Asked, answer: Answer) -> None:
    assert asked.output is not None

    def write(file: BinaryIO) -> None:
        stream = io.TextIOWrapper(file, encoding="utf-8", newline="")
        FORMATS[asked.format](answer, stream)
        stream.detach()

    keep(asked.output, write)


def keep(path: Path, write: Callable[[BinaryIO], None]) -> None:
    """Keep what `write` writes in a file: whole, or the file stays as it was.

    Raises:
        BadParameter: the file cannot be written.
    """
    made = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with made.open("wb") as file:
            write(file)
        made.replace(path)
    except OSError as error:
        raise typer.BadParameter(f"{path} cannot be written: {error.strerror}") from None
    finally:
        with suppress(OSError):
            made.unlink()
