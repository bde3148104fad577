"""Writing answers: the rows to stdout or a file, the summary to stderr."""

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

import typer

from signatories.cli.guard import say, silence, stdout_refused
from signatories.cli.request import Request
from signatories.domain.problems import QueryError
from signatories.formats import Answer, TooLarge, sized


def write(asked: Request, answer: Answer, summary: str) -> None:
    """Write an answer as the options want it, then its summary in one line to stderr.

    A file is written whole or not at all. A reader may close the pipe early. Where the format
    holds nothing but rows, the summary says how many notes are missing, and a citation follows it: what is
    read by a program stays a table.
    """
    answer, whole = _chosen_rows(asked, _with_chosen_names(answer, asked)), len(answer.rows)
    answer, citation = with_origin(asked, answer)
    if asked.format == "table":
        from signatories.answers.layout import for_table

        answer = for_table(asked.register, answer, cite=asked.cite, chosen=asked.columns)
    answer = _chosen_columns(asked, answer)
    if asked.format == "json":
        from signatories.answers.json_answer import with_details

        answer = with_details(answer, asked.question, asked.day if asked.dated else "")
    answer = answer._replace(colour=asked.output is None and _is_colourful(asked), raw=asked.raw)
    if len(answer.rows) < whole:
        summary += f"; the first {len(answer.rows)} of {sized(whole, 'row')}"
    if asked.output is not None:
        _to_file(asked, answer)
        summary = f"{summary}; written to {asked.output}"
    else:
        with delivery():
            _format(asked, answer, sys.stdout)
    if asked.writer.rows_only and answer.notes:
        number = len(answer.notes)
        summary += f"; {sized(number, 'note')} {'is' if number == 1 else 'are'} not in {asked.format.upper()}"
        summary += ": see --format json"
    say("\n".join([summary, *citation]))


def _is_colourful(asked: Request) -> bool:
    """Return whether stdout is a terminal that understands bold type, of a user who wants it."""
    if asked.no_color or os.environ.get("NO_COLOR") or not sys.stdout.isatty():
        return False
    if sys.platform == "win32":  # the classic console shows escape codes as they are
        return any(name in os.environ for name in ("WT_SESSION", "ANSICON", "ConEmuANSI", "TERM"))
    return os.environ.get("TERM") != "dumb"


@contextmanager
def delivery() -> Iterator[None]:
    """Write to stdout: a reader who has gone is not an error, a full disk is one.

    Raises:
        QueryError: stdout cannot be written.
    """
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        silence(sys.stdout)
        raise typer.Exit from None
    except OSError as error:
        silence(sys.stdout)
        raise QueryError(stdout_refused(error)) from None


def _format(asked: Request, answer: Answer, stream: TextIO) -> None:
    if asked.bom:
        stream.write("\N{BYTE ORDER MARK}")
    try:
        asked.writer.write(answer, stream)
    except TooLarge as error:
        raise QueryError(str(error)) from None


def _with_chosen_names(answer: Answer, asked: Request) -> Answer:
    """Return the answer with the names of its countries in the language or the form asked for."""
    if not (asked.lang or asked.names):
        return answer
    columns = list(answer.columns)
    place = next((columns.index(name) for name in ("country", "name") if name in columns), None)
    if place is None or "code" not in columns:
        return answer
    names, code = asked.chosen_names, columns.index("code")
    rows = [(*row[:place], names.get(str(row[code]), row[place]), *row[place + 1 :]) for row in answer.rows]
    return answer._replace(rows=rows, foreign=(columns[place], asked.lang) if asked.lang else ("", ""))


def _chosen_rows(asked: Request, answer: Answer) -> Answer:
    """Return the answer in the order of `--sort`, no longer than `--limit`; what is empty comes last."""
    rows = list(answer.rows)
    for name in reversed(asked.sort):
        place = _place(answer, name.removeprefix("-"), "--sort")
        filled = [row for row in rows if row[place] not in ("", None)]
        empty = [row for row in rows if row[place] in ("", None)]
        filled.sort(key=lambda row: _rank(row[place]), reverse=name.startswith("-"))
        rows = [*filled, *empty]
    return answer._replace(rows=rows[: asked.limit])


def _rank(cell: object) -> tuple[bool, int, str]:
    """Return the place of a cell in an order: numbers by size, text by its letters without accents."""
    if isinstance(cell, int):
        return False, cell, ""
    from unicodedata import normalize

    return True, 0, normalize("NFKD", str(cell)).encode("ascii", "ignore").decode().casefold() or str(cell)


def _chosen_columns(asked: Request, answer: Answer) -> Answer:
    """Return the answer with the columns of `--columns` alone."""
    if not asked.columns:
        return answer
    places = [_place(answer, name, "--columns") for name in asked.columns]
    rows = [tuple(row[place] for place in places) for row in answer.rows]
    return answer._replace(columns=[answer.columns[place] for place in places], rows=rows)


def _place(answer: Answer, name: str, option: str) -> int:
    columns = list(answer.columns)
    if name not in columns:
        raise typer.BadParameter(f"{name!r} is not one of {', '.join(columns)}", param_hint=option)
    return columns.index(name)


def with_origin(asked: Request, answer: Answer) -> tuple[Answer, list[str]]:
    """Return the answer with where it is from, as far as wanted, and the citation that is to follow it."""
    if not asked.cite and not asked.writer.cites:
        return answer, []
    from signatories.answers import citation

    answer = answer._replace(
        question=asked.question,
        as_of=asked.day if asked.dated else "",
        data=citation.versions(asked.register, asked.known_at),
        sources=citation.sources_of_answer(asked.register, answer),
    )
    if not asked.cite:
        return answer, []
    lines = citation.lines(answer)
    if asked.writer.rows_only:
        return answer, lines
    return answer._replace(notes=[*answer.notes, *lines]), []


def _to_file(asked: Request, answer: Answer) -> None:
    assert asked.output is not None

    def write(file: BinaryIO) -> None:
        stream = io.TextIOWrapper(file, encoding="utf-8", newline="")
        _format(asked, answer, stream)
        stream.detach()

    keep(asked, write)


def keep(asked: Request, write: Callable[[BinaryIO], None]) -> None:
    """Keep what `write` writes in the file of `--output`: whole, or the file stays as it was.

    A device or a pipe is written to as it is; only a file can be replaced.

    Raises:
        QueryError: the file cannot be written, or belongs to the record.
    """
    from signatories.record.atomic import write_atomically
    from signatories.record.refusals import refusal, resolved

    assert asked.output is not None
    path = asked.output
    try:
        place = resolved(path)
        _refuse_place(path, place, asked.folder.resolve())
        if path.exists() and not path.is_file():  # /dev/stdout leads to a pipe that has no path
            with path.open("wb") as file:
                write(file)
        else:
            write_atomically(place, write)
    except OSError as error:
        reason = refusal(error, path, "name another place")
        raise QueryError(f"{path} cannot be written: {reason}") from None


def _refuse_place(path: Path, place: Path, folder: Path) -> None:
    if place.is_dir():
        raise QueryError(f"{path} is a folder: name a file in it, such as {path / 'answer.csv'}")
    if place.is_relative_to(folder):
        below = place.relative_to(folder)
        if place.exists() or place.suffix in (".yaml", ".yml") or below.parts[0] == "kept":
            raise QueryError(f"{path} belongs to the record in {folder}: name a file outside it")
