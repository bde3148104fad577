"""The command that builds the web page, and shows it on this machine."""

import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from signatories.cli.guard import say
from signatories.cli.options import AsOf
from signatories.cli.output_folder import cleaning_on_sigterm, keep_folder
from signatories.cli.request import Request
from signatories.cli.session import progress
from signatories.domain.problems import QueryError
from signatories.formats import sized


def site(
    ctx: typer.Context,
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", show_default=False, help="The folder to build.")
    ] = None,
    serve: Annotated[
        bool,
        typer.Option("--serve", help="Show it on localhost until Ctrl-C; DIR is not needed."),
    ] = False,
    port: Annotated[
        int, typer.Option(metavar="PORT", min=0, max=65535, help="Where to serve; 0 takes any free port.")
    ] = 8000,
    url: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            show_default=False,
            help="The address of the page, for what is shared and searched.",
        ),
    ] = None,
    as_of: AsOf = None,
) -> None:
    """Build a web page of the whole record, for any server or none.

    A folder that was built before is replaced whole; one that holds anything else is left alone.

    \b
    Examples:
      signatories site public
      signatories site --serve
      signatories site public --url https://signatories.example/
      signatories site public --as-of 2026-11-22
    """
    if folder is None and not serve:
        raise typer.BadParameter("name the folder to build, or preview the page with --serve")
    if url is not None and not re.fullmatch(r"https?://[^\s/?#]+[^\s?#]*", url):
        cure = "signatories site public --url https://signatories.example/"
        raise typer.BadParameter(f"{url!r} is not the address of a page: {cure}", param_hint="--url")
    asked = Request(ctx)
    with ExitStack() as held:
        held.enter_context(cleaning_on_sigterm())
        place = folder or Path(held.enter_context(TemporaryDirectory())) / "site"
        _build(asked, place, url or "")
        if serve:
            from signatories.cli.serve import serve as show

            show(place, port)


def _build(asked: Request, folder: Path, url: str) -> None:
    try:
        from signatories.site import Site

        made = Site(asked.register, asked.day, url=url, today=asked.today)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("signatories"):
            raise
        raise QueryError(
            f"the page needs {error.name}, which is not installed: pip install 'signatories[site]'"
        ) from None
    number = keep_folder(folder, _with_progress(made.files(), made.total))
    say(f"{sized(number, 'file')} in {folder}, as of {asked.day}; open {folder / 'index.html'}")


def _with_progress(files: Iterable[tuple[str, bytes]], pages: int) -> Iterator[tuple[str, bytes]]:
    """Yield the files, with a bar that counts the pages among them."""
    show = progress("building the page")
    done = 0
    for path, content in files:
        done += path.endswith(".html")
        if show:
            show(done, pages)
        yield path, content
