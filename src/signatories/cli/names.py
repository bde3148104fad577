"""The command that finds countries in free text."""

import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from signatories.cli import completion
from signatories.cli.options import Bom, Cite, Columns, Format, Lang, Limit, Names, Output, Raw, Sort, one_of
from signatories.cli.output import write
from signatories.cli.request import Request
from signatories.record.data_files import printable_path, read_all
from signatories.record.refusals import NAME_OR_STDIN, refusal

if TYPE_CHECKING:
    from signatories.names import Table

READINGS = ("auto", "list", "prose")


def names(
    ctx: typer.Context,
    text: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[TEXT|FILE|-]", show_default=False, help="The text, a file with it, or - for stdin."
        ),
    ] = None,
    kind: Annotated[
        str,
        typer.Option(
            metavar="KIND", callback=one_of(lambda: READINGS), autocompletion=completion.one_of(READINGS),
            help="How to read it: list leaves no character out, prose reports names only, auto decides.",
        ),
    ] = "auto",
    format: Format = None, output: Output = None, raw: Raw = False, bom: Bom = False,
    columns: Columns = None, sort: Sort = None, limit: Limit = None,
    names: Names = None, lang: Lang = None, cite: Cite = False,
) -> None:  # fmt: skip
    """Find the countries in a text: a list, a sentence, a table, one name a line.

    Nothing is guessed. A name is recognised; or ambiguous, with those it may mean; or suggested, a near miss;
    and what is left of a list, or excepted in it ("except Germany"), is leftover. The offset counts
    characters from 0. Codes count only in capitals.

    \b
    Examples:
      signatories names "Norway, Korea, Rep. and the Republic of Maldives"
      signatories names communique.txt --format csv
      pbpaste | signatories names -
    """
    from signatories.formats import Answer
    from signatories.names import VERDICTS, Found, read

    written = written_text(text or ["-"])
    asked = Request(ctx)
    rows = read(written, known(asked), kind=kind)
    number = Counter(row.verdict for row in rows)
    summary = ", ".join(f"{number[verdict]} {verdict}" for verdict in VERDICTS)
    write(
        asked,
        Answer("Names of countries", Found._fields, rows),
        f"{len(rows)}: {summary}",
    )


def known(asked: Request) -> "Table":
    """Return the names by which the record's countries may be called."""
    from signatories.names import table_of
    from signatories.register.lookup import known_names, names_of_countries

    return table_of(names_of_countries(asked.register), known_names(asked.register))


_LIKE_A_PATH = re.compile(
    r"(?:\.{0,2}|~)/\S+|[^\s,;]+\.(?:txt|csv|tsv|md|html?|xml|json|docx?|odt|pdf|xlsx?|ya?ml)", re.IGNORECASE
)
"""Text that can only be a file: a path from a folder, or one word that ends as files do."""


def written_text(words: list[str]) -> str:
    """Return the text itself: typed, or in a file, which may be a pipe, or on stdin.

    Raises:
        BadParameter: the file cannot be read, is not text, or does not exist.
    """
    typed = " ".join(words)
    shown = printable_path(typed) if typed != "-" else "stdin"
    try:
        if typed == "-":
            return read_all(sys.stdin.buffer).decode("utf-8-sig")
        if typed and _exists(typed):
            with Path(typed).open("rb") as file:
                return read_all(file).decode("utf-8-sig")
    except IsADirectoryError:
        raise typer.BadParameter(f"{shown} is a folder: name a file in it") from None
    except OSError as error:
        reason = refusal(error, Path(typed), NAME_OR_STDIN)
        raise typer.BadParameter(f"{shown} cannot be read: {reason}") from None
    except UnicodeDecodeError as error:
        raise typer.BadParameter(f"{shown} cannot be read as UTF-8 text: {error}") from None
    if _LIKE_A_PATH.fullmatch(typed):
        raise typer.BadParameter(f"there is no file {typed!r}: name one that exists, or - for stdin")
    return typed


def _exists(text: str) -> bool:
    """Return whether a text is the path of something; one that cannot be a path is not."""
    try:
        return "\n" not in text and Path(text).exists()
    except (OSError, ValueError):  # too long for a name, or with a character that names cannot have
        return False
