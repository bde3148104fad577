"""The commands that draw: a map of tiles, and three charts."""

import os
import sys
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from signatories.cli import completion
from signatories.cli.options import (
    AsOf,
    Bom,
    Cite,
    Columns,
    Expression,
    Lang,
    Limit,
    Names,
    Output,
    Raw,
    Sort,
)
from signatories.cli.output import delivery, keep, with_origin, write
from signatories.cli.request import Request
from signatories.formats import FORMATS, Answer
from signatories.query.evaluate import instruments_of, parse

if TYPE_CHECKING:
    from signatories.charts import Picture
    from signatories.charts.terminal import Cell

DRAWN = ("svg", "png")
"""The formats of a picture; every other one gives the figures behind it."""

KINDS = ("growth", "timeline", "overlap")


def _one_format(value: str | None) -> str | None:
    if value is not None and value not in (*DRAWN, *FORMATS):
        raise typer.BadParameter(f"{value!r} is not one of {', '.join((*DRAWN, *FORMATS))}")
    return value


def _one_kind(value: str) -> str:
    if value not in KINDS:
        raise typer.BadParameter(f"{value!r} is not one of {', '.join(KINDS)}")
    return value


Format = Annotated[
    str | None,
    typer.Option(
        "--format", "-f", metavar="FORMAT", callback=_one_format,
        autocompletion=completion.one_of((*DRAWN, *FORMATS)),
        help="svg or png to draw, else the figures: table and the others. Or the suffix of --output chooses.",
    ),
]  # fmt: skip


def map_(
    ctx: typer.Context,
    expression: Expression,
    versus: Annotated[
        str | None,
        typer.Option(
            metavar="EXPRESSION", autocompletion=completion.word,
            help="Compare with this: who is in both, in one only, in neither.",
        ),
    ] = None,
    as_of: AsOf = None,
    format: Format = None, output: Output = None, raw: Raw = False, bom: Bom = False,
    columns: Columns = None, sort: Sort = None, limit: Limit = None,
    names: Names = None, lang: Lang = None, cite: Cite = False,
) -> None:  # fmt: skip
    """Map who is in: every state a tile of the same size.

    In the terminal, or drawn as SVG or PNG. The tiles take no position on borders.

    \b
    Examples:
      signatories map dfi
      signatories map foc --versus dfi
      signatories map foc --as-of 2014-01-16 -o foc.svg
      signatories map budapest:party -o budapest.png
      signatories map foc and not dfi --format csv
    """
    from signatories.charts import tilemap as tiles
    from signatories.charts.map_status import Standing, standings

    asked = Request(ctx, DRAWN)
    called = _names(asked)
    picture = tiles.tile_map(asked.register, expression, asked.day, versus, names=called)
    rows = standings(asked.register, expression, asked.day, versus, names=called)
    legend = tiles.legend(asked.register, rows, expression, asked.day, versus)
    summary = "; ".join(f"{line.number} {line.words}" for line in legend)
    questions = [expression] if versus is None else [expression, versus]
    about = [id for words in questions for id in instruments_of(parse(words, asked.register))]
    answer = Answer(picture.title, Standing._fields, rows, picture.notes, about=about)
    shown = answer._replace(rows=[row for row in rows if row.standing])
    if asked.format == "table":
        from signatories.charts import terminal

        answer, _ = with_origin(asked, shown)
        cells = [*terminal.tiles(rows), [], *terminal.key(legend)]
        _letters(asked, picture._replace(notes=tuple(answer.notes)), cells, summary)
    else:
        _show(asked, picture, shown if asked.format in DRAWN else answer, summary)


def chart(
    ctx: typer.Context,
    kind: Annotated[
        str,
        typer.Argument(
            metavar="KIND", show_default=False, callback=_one_kind,
            autocompletion=completion.one_of(KINDS),
            help="growth, timeline or overlap.",
        ),
    ],
    of: Annotated[
        list[str],
        typer.Argument(
            metavar="ID...", show_default=False, autocompletion=completion.word,
            help="Ids of instruments; for an overlap expressions, in quotes where they have several words.",
        ),
    ],
    as_of: AsOf = None,
    format: Format = None, output: Output = None, raw: Raw = False, bom: Bom = False,
    columns: Columns = None, sort: Sort = None, limit: Limit = None,
    names: Names = None, lang: Lang = None, cite: Cite = False,
) -> None:  # fmt: skip
    """Chart how instruments grew, who was in when, or what sets share.

    growth: the number of members over time, of one to six instruments. timeline: a row a country of one
    instrument, since when and until when. overlap: how many are in exactly which of two to six sets.

    \b
    Examples:
      signatories chart growth foc -o growth.svg
      signatories chart growth foc dfi budapest -o growth.png
      signatories chart timeline foc --format svg
      signatories chart overlap foc dfi budapest:party -o overlap.svg
      signatories chart overlap "foc and region:africa" dfi --format csv
    """
    from signatories import charts as pictures
    from signatories.answers import charts as figures

    asked = Request(ctx, DRAWN)
    called = _names(asked)
    if kind == "growth":
        picture = pictures.growth(asked.register, of, asked.day, names=called)
        answer, summary = figures.growth(asked, of, picture)
    elif kind == "timeline":
        if len(of) > 1:
            raise typer.BadParameter("a timeline is of one instrument: `chart timeline foc`", param_hint="ID")
        picture = pictures.spans(asked.register, of[0], asked.day, names=called)
        answer, summary = figures.spans(asked, of[0], picture, called)
    else:
        picture = pictures.overlap(asked.register, of, asked.day)
        answer, summary = figures.overlap(asked, of, picture)
    _show(asked, picture, answer, summary)


def is_screen() -> bool:
    """Whether the answer goes to somebody's eyes."""
    return sys.stdout.isatty()


def _names(asked: Request) -> dict[str, str] | None:
    """The names of countries that were chosen; None for the record's own."""
    return dict(asked.chosen_names) or None


def _show(asked: Request, picture: "Picture", answer: Answer, summary: str) -> None:
    """Write the drawing, or the figures behind it. A citation has no room in a drawing, and follows it."""
    if asked.format not in DRAWN:
        write(asked, answer, summary)
        return
    notes = len(answer.notes)
    summary = "\n".join([summary, *with_origin(asked, answer)[0].notes[notes:]])
    if asked.format == "png":
        from signatories.charts.png import png

        if asked.output is None and is_screen():
            raise typer.BadParameter("PNG is no text: name a file with --output", param_hint="--format")
        content = png(picture)
    else:
        from signatories.charts import document

        content = document(picture).encode()
    _put(asked, content, summary)


def _put(asked: Request, content: bytes, summary: str) -> None:
    def fill(file: BinaryIO) -> None:
        file.write(content)

    if asked.output is not None:
        keep(asked.output, fill)
        first, _, rest = summary.partition("\n")
        summary = f"{first}; written to {asked.output}\n{rest}".rstrip()
    else:
        with delivery():
            sys.stdout.flush()
            sys.stdout.buffer.write(content)
    typer.echo(summary, err=True)


_STYLES = {
    "certain": "bold white on blue",
    "possible": "bold blue",
    "former": "dim strike",
    "both": "bold reverse",
    "first only": "bold white on blue",
    "second only": "bold black on yellow",
    "": "dim",
    "none": "",
}


def _letters(asked: Request, picture: "Picture", lines: "list[list[Cell]]", summary: str) -> None:
    """The map in letters, its title above and its notes below, with colours where they are wanted."""
    from functools import partial
    from textwrap import wrap as wrapped

    wrap = partial(wrapped, break_on_hyphens=False, break_long_words=False)  # an address stays whole
    above = [[(line, "none")] for line in (*wrap(picture.title, 80), "")]
    below = [[(line, "none")] for note in picture.notes for line in wrap(note, 80)]
    whole = [*above, *lines, [], *below]
    colour = is_screen() and not asked.no_color and not os.environ.get("NO_COLOR")
    if colour and asked.output is None:
        from io import StringIO

        from rich.console import Console
        from rich.text import Text

        stream = StringIO()
        console = Console(file=stream, force_terminal=True, legacy_windows=False, width=200)
        for cells in whole:
            console.print(Text.assemble(*((words, _STYLES[standing]) for words, standing in cells)))
        text = stream.getvalue()
    else:
        text = "".join("".join(words for words, _ in cells).rstrip() + "\n" for cells in whole)
    _put(asked, text.encode("utf-8"), summary)
