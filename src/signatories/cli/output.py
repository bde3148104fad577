"""Writing answers: the rows to stdout or a file, the summary to stderr."""

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TextIO

import typer

from signatories.cli.options import Request
from signatories.domain.problems import QueryError
from signatories.formats import FORMATS, ORIGIN, Answer, TooLarge, sized


def write(asked: Request, answer: Answer, summary: str) -> None:
    """Write an answer as the options want it, then its summary in one line to stderr.

    A file is written whole or not at all. A reader who closes the pipe early is no error. Where the format
    holds nothing but rows, the summary says how many notes are missing, and a citation follows it: what is
    read by a program stays a table.
    """
    answer, citation = with_origin(asked, _renamed(answer, asked))
    colour = not asked.no_color and not os.environ.get("NO_COLOR") and sys.stdout.isatty()
    answer = answer._replace(colour=colour and asked.output is None, raw=asked.raw)
    if asked.output is not None:
        _to_file(asked, answer)
        summary = f"{summary}; written to {asked.output}"
    else:
        with delivery():
            _format(asked, answer, sys.stdout)
    if asked.bare and answer.notes:
        number = len(answer.notes)
        summary += f"; {sized(number, 'note')} {'is' if number == 1 else 'are'} not in {asked.format.upper()}"
        summary += ": see --format json"
    typer.echo("\n".join([summary, *citation]), err=True)


@contextmanager
def delivery() -> Iterator[None]:
    """While something is written to stdout: a reader who has gone is no error, a full disk is one."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit from None
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        typer.echo(f"signatories: the answer cannot be written: {error.strerror}", err=True)
        raise typer.Exit(2) from None


def _format(asked: Request, answer: Answer, stream: TextIO) -> None:
    if asked.bom:
        stream.write("\N{BYTE ORDER MARK}")
    try:
        FORMATS[asked.format](answer, stream)
    except TooLarge as error:
        raise QueryError(str(error)) from None


def _renamed(answer: Answer, asked: Request) -> Answer:
    """The answer with the names of its countries in the language or the form asked for."""
    if not (asked.lang or asked.names):
        return answer
    columns = list(answer.columns)
    place = next((columns.index(name) for name in ("country", "name") if name in columns), None)
    if place is None or "code" not in columns:
        return answer
    names, code = asked.chosen_names, columns.index("code")
    rows = [(*row[:place], names.get(str(row[code]), row[place]), *row[place + 1 :]) for row in answer.rows]
    return answer._replace(rows=rows, foreign=(columns[place], asked.lang) if asked.lang else ("", ""))


def with_origin(asked: Request, answer: Answer) -> tuple[Answer, list[str]]:
    """The answer with where it is from, as far as that is wanted; and the citation that is to follow it."""
    if not asked.cite and asked.format not in ORIGIN:
        return answer, []
    from signatories.answers import citation

    answer = answer._replace(
        question=asked.question,
        as_of=asked.day if asked.dated else "",
        data=citation.versions(asked.register, asked.known_at),
        sources=citation.cited(asked.register, answer),
    )
    if not asked.cite:
        return answer, []
    lines = citation.lines(answer)
    if asked.bare:
        return answer, lines
    return answer._replace(notes=[*answer.notes, *lines]), []


def _to_file(asked: Request, answer: Answer) -> None:
    assert asked.output is not None

    def write(file: BinaryIO) -> None:
        stream = io.TextIOWrapper(file, encoding="utf-8", newline="")
        _format(asked, answer, stream)
        stream.detach()

    keep(asked.output, write)


def keep(path: Path, write: Callable[[BinaryIO], None]) -> None:
    """Keep what `write` writes in a file: whole, or the file stays as it was.

    A device or a pipe is written to as it is; only a file can be replaced.

    Raises:
        BadParameter: the file cannot be written.
    """
    passing = path.exists() and not path.is_file() and not path.is_dir()
    made = path if passing else path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with made.open("wb") as file:
            write(file)
        if not passing:
            made.replace(path)
    except OSError as error:
        raise typer.BadParameter(f"{path} cannot be written: {error.strerror}") from None
    finally:
        if not passing:
            with suppress(OSError):
                made.unlink()
