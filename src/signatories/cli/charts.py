"""The commands that draw: a map of tiles, and three charts."""

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, Final, NamedTuple

import typer

from signatories.cli import completion
from signatories.cli.guard import say
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
    one_of,
)
from signatories.cli.output import delivery, keep, with_origin, write
from signatories.cli.request import Request
from signatories.domain.problems import QueryError
from signatories.formats import FORMATS, Answer
from signatories.query.syntax import Expression as Tree
from signatories.query.syntax import instruments_of, parse

if TYPE_CHECKING:
    from signatories.charts import Picture
    from signatories.charts.sizes import Size as Measures
    from signatories.charts.terminal import Cell

PICTURE_FORMATS = ("svg", "png")
"""The formats of a picture; every other one gives the figures behind it."""

KINDS = ("growth", "timeline", "overlap")


def _looks() -> Iterable[str]:
    from signatories.charts.sizes import LOOKS

    return LOOKS


def _sizes() -> Iterable[str]:
    from signatories.charts.sizes import SIZES

    return SIZES


def _complete_words(choices: Callable[[], Iterable[str]]) -> Callable[[str], list[str]]:
    """Return the completion of one of some words."""
    return lambda incomplete: [word for word in choices() if word.startswith(incomplete)]


Look = Annotated[
    str | None,
    typer.Option(
        metavar="LOOK", callback=one_of(_looks), autocompletion=_complete_words(_looks),
        help="Colours of a drawing for a light or a dark ground: light (the default) or dark.",
    ),
]  # fmt: skip
Size = Annotated[
    str | None,
    typer.Option(
        metavar="SIZE", callback=one_of(_sizes), autocompletion=_complete_words(_sizes),
        help="Of a drawing: column (90 mm), page (180 mm), screen (the default), share (1200 by 630 pixels).",
    ),
]  # fmt: skip
Title = Annotated[
    str | None, typer.Option(metavar="TEXT", help="Words to stand above a drawing in place of its title.")
]
Subtitle = Annotated[str | None, typer.Option(metavar="TEXT", help="Words below the title; '' for none.")]
Format = Annotated[
    str | None,
    typer.Option(
        "--format", "-f", metavar="FORMAT", callback=one_of(lambda: (*PICTURE_FORMATS, *FORMATS)),
        autocompletion=completion.one_of((*PICTURE_FORMATS, *FORMATS)),
        help="svg or png to draw, else the figures: table and the others. Or the suffix of --output chooses.",
    ),
]  # fmt: skip


def map_(
    ctx: typer.Context,
    expression: Expression,
    versus: Annotated[
        list[str] | None,
        typer.Option(
            metavar="EXPRESSION", autocompletion=completion.word,
            help="Compare with this, in quotes where it has several words; up to three times.",
        ),
    ] = None,
    as_of: AsOf = None,
    look: Look = None, size: Size = None, title: Title = None, subtitle: Subtitle = None,
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
      signatories map foc --versus dfi --versus budapest:party -o three.svg
      signatories map foc --as-of 2014-01-16 -o foc.svg
      signatories map budapest:party --size share -o budapest.png
      signatories map foc and not dfi --format csv
    """
    from signatories.charts.map_legend import legend
    from signatories.charts.map_status import OUTSIDE, TileStatus, tile_statuses
    from signatories.charts.tilemap import map_trees, tile_map

    asked = Request(ctx, PICTURE_FORMATS)
    drawing = _drawing(asked, ctx)
    country_names = _names(asked)
    trees = map_trees(asked.register, expression, versus or ())
    picture = tile_map(
        asked.register, trees[0], asked.day, trees[1:], names=country_names, wide=drawing.measures.units
    )
    rows = tile_statuses(asked.register, trees, asked.day, names=country_names)
    entries = legend(asked.register, rows, trees, asked.day)
    summary = "; ".join(f"{entry.figure} {entry.words}" for entry in entries)
    about = list(dict.fromkeys(id for tree in trees for id in instruments_of(tree)))
    answer = Answer(picture.title, TileStatus._fields, rows, picture.notes, about=about)
    shown = answer._replace(rows=[row for row in rows if row.standing not in OUTSIDE])
    if asked.format == "table":
        from signatories.charts import terminal

        answer, _ = with_origin(asked, shown)
        cells = [*terminal.tiles(rows), [], *terminal.key(entries, rows)]
        _letters(asked, picture._replace(notes=tuple(answer.notes)), cells, summary)
    else:
        _show(asked, drawing, picture, shown if asked.format in PICTURE_FORMATS else answer, trees, summary)


def chart(
    ctx: typer.Context,
    kind: Annotated[
        str,
        typer.Argument(
            metavar="KIND", show_default=False, callback=one_of(lambda: KINDS),
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
    look: Look = None, size: Size = None, title: Title = None, subtitle: Subtitle = None,
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
    from signatories.answers import charts

    asked = Request(ctx, PICTURE_FORMATS)
    drawing = _drawing(asked, ctx)
    country_names = _names(asked)
    wide = drawing.measures.rows if kind == "timeline" else drawing.measures.units
    if kind == "growth":
        picture = pictures.growth(asked.register, of, asked.day, names=country_names, wide=wide)
        answer, summary = charts.growth(asked, of, picture)
    elif kind == "timeline":
        if len(of) > 1:
            raise typer.BadParameter("a timeline is of one instrument: `chart timeline foc`", param_hint="ID")
        picture = pictures.timeline(asked.register, of[0], asked.day, names=country_names, wide=wide)
        answer, summary = charts.timeline(asked, of[0], picture, country_names)
    else:
        picture = pictures.overlap(asked.register, of, asked.day, names=country_names, wide=wide)
        answer, summary = charts.overlap(asked, of, picture)
    trees = [parse(words, asked.register) for words in of]
    _show(asked, drawing, picture, answer, trees, summary)


LONGEST_TITLE: Final = 1000
"""The letters of the longest words above a drawing."""


class Drawing(NamedTuple):
    """The look and the size of a drawing, and the words above it; None for its own."""

    look: str
    size: str
    title: str | None
    subtitle: str | None

    @property
    def measures(self) -> "Measures":
        """The measures of the size."""
        from signatories.charts.sizes import SIZES

        return SIZES[self.size]


def _drawing(asked: Request, ctx: typer.Context) -> Drawing:
    """Return the options of a drawing; an answer in rows takes none of them."""
    names = ("look", "size", "title", "subtitle")
    look, size, title, subtitle = (ctx.params.get(name) for name in names)
    for name in names:
        if ctx.params.get(name) is not None and asked.format not in PICTURE_FORMATS:
            cure = f"add --format {PICTURE_FORMATS[0]}, or leave it out"
            raise typer.BadParameter(f"{asked.format} is not a drawing: {cure}", param_hint=f"--{name}")
    for name, text in (("--title", title), ("--subtitle", subtitle)):
        if text is not None and len(text) > LONGEST_TITLE:
            message = f"it must have at most {LONGEST_TITLE} letters, and this has {len(text)}: shorten it"
            raise typer.BadParameter(message, param_hint=name)
    return Drawing(look or "light", size or "screen", title, subtitle)


def is_screen() -> bool:
    """Return whether the answer goes to a terminal."""
    return sys.stdout.isatty()


def _names(asked: Request) -> dict[str, str] | None:
    """Return the names of countries that were chosen; None for the record's own."""
    return dict(asked.chosen_names) or None


def _show(
    asked: Request,
    drawing: Drawing,
    picture: "Picture",
    answer: Answer,
    trees: Sequence[Tree],
    summary: str,
) -> None:
    """Write the drawing, or the figures behind it. A citation has no room in a drawing, and follows it."""
    if asked.format not in PICTURE_FORMATS:
        write(asked, answer, summary)
        return
    if drawing.title is not None:
        picture = picture._replace(headline=drawing.title)
    if drawing.subtitle is not None:
        picture = picture._replace(subtitle=drawing.subtitle)
    notes = len(answer.notes)
    if asked.cite:
        from signatories.answers.sentence import sentence

        summary = f"{summary}\n{sentence(asked.register, trees, asked.day)}"
    summary = "\n".join([summary, *with_origin(asked, answer)[0].notes[notes:]])
    if asked.format == "png":
        from signatories.charts.png import LetterMissing, png

        if asked.output is None and is_screen():
            raise typer.BadParameter(
                "png is binary and cannot be shown in a terminal: add --output FILE.png",
                param_hint="--format",
            )
        try:
            content = png(picture, drawing.look, drawing.size)
        except LetterMissing as error:
            raise QueryError(f"{error}: draw it as SVG, `{_as_svg(asked)}`") from None
    else:
        from signatories.charts import document

        content = document(picture, drawing.look, drawing.size).encode()
    _deliver(asked, content, summary)


def _as_svg(asked: Request) -> str:
    """Return the command that draws the same as SVG: with all options of this one but the format."""
    file = asked.output.with_suffix(".svg") if asked.output else Path(f"{asked.question.split()[0]}.svg")
    return asked.command({"output": file, "format": None})


def _deliver(asked: Request, content: bytes, summary: str) -> None:
    def fill(file: BinaryIO) -> None:
        file.write(content)

    if asked.output is not None:
        keep(asked, fill)
        first, _, rest = summary.partition("\n")
        summary = f"{first}; written to {asked.output}\n{rest}".rstrip()
    else:
        with delivery():
            sys.stdout.flush()
            sys.stdout.buffer.write(content)
    say(summary)


_STYLES = {
    "certain": "bold white on blue",
    "possible": "bold blue",
    "former": "dim strike",
    "both": "bold reverse",
    "only-first": "bold white on blue",
    "only-second": "bold black on yellow",
    "last known": "bold white on blue",
    "not in": "dim",
    "not known to be in": "dim",
    "not named": "dim",
    "none": "",
}
"""The colours of a map's statuses in a terminal; those of three and more sets are bold."""


def _letters(asked: Request, picture: "Picture", lines: "list[list[Cell]]", summary: str) -> None:
    """Print the map in letters, its title above and its notes below, with colours where they are wanted."""
    from functools import partial
    from textwrap import wrap as wrap_lines

    wrap = partial(wrap_lines, break_on_hyphens=False, break_long_words=False)  # an address stays whole
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
            console.print(Text.assemble(*((words, _STYLES.get(status, "bold")) for words, status in cells)))
        text = stream.getvalue()
    else:
        text = "".join("".join(words for words, _ in cells).rstrip() + "\n" for cells in whole)
    _deliver(asked, text.encode("utf-8"), summary)
