"""The command that reviews: what changed between two versions of the record."""

from contextlib import ExitStack
from pathlib import Path
from typing import Annotated, Any

import typer

from signatories.cli.options import AsOf, Bom, Cite, Columns, Format, Lang, Limit, Names, Output, Raw, Sort
from signatories.cli.output import write
from signatories.cli.request import Request
from signatories.formats import Answer, sized

HEADINGS = {"added": "What the world did", "corrected": "What we corrected", "follows": "What follows"}


def changes(
    ctx: typer.Context,
    versions: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[REV|FOLDER [REV|FOLDER]]",
            show_default=False,
            help="The older version and the newer; HEAD and the files as they are, without them.",
        ),
    ] = None,
    published: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Say also which figures of your own change (see claims)."),
    ] = None,
    as_of: AsOf = None,
    format: Format = None, output: Output = None, raw: Raw = False, bom: Bom = False,
    columns: Columns = None, sort: Sort = None, limit: Limit = None,
    names: Names = None, lang: Lang = None, cite: Cite = False,
) -> None:  # fmt: skip
    """List what changed between two versions of the record, in words.

    A version is a git revision of the data folder, or another folder. Acts of the world come first (an act
    added), then what was corrected, then which counts and claims are others through that. Markdown is
    written for the summary of a pull request.

    \b
    Examples:
      signatories changes
      signatories changes main --format markdown
      signatories changes v0.1.0 HEAD --format csv
      signatories changes old-data data
    """
    from signatories.editing.differences import Change
    from signatories.editing.revision_diff import changes as compared
    from signatories.editing.revision_diff import figures

    asked = Request(ctx)
    with ExitStack() as stack:
        old, new = (_open_version(asked, version, stack) for version in _two(versions or []))
        rows = compared(old, new, asked.day)
        if published is not None:
            from signatories.claims.validate import check_published

            rows += figures(check_published(old, published), check_published(new, published))
    rows.sort(key=lambda row: list(HEADINGS).index(row.kind))
    title = "Changes from {} to {}".format(*_names(versions or []))
    tallies = ", ".join(f"{sum(row.kind == kind for row in rows)} {kind}" for kind in HEADINGS)
    if asked.for_readers:
        answer = Answer(title, ("kind", "sentence"), [(row.kind, row.sentence) for row in rows])
    else:
        answer = Answer(title, Change._fields, rows)
    write(asked, answer, f"{sized(len(rows), 'change')}: {tallies}")


def _two(versions: list[str]) -> tuple[str, str | None]:
    if len(versions) > 2:
        raise typer.BadParameter("name two versions at the most", param_hint="REV")
    return versions[0] if versions else "HEAD", versions[1] if len(versions) == 2 else None


def _names(versions: list[str]) -> tuple[str, str]:
    old, new = _two(versions)
    return old, new or "the files as they are"


def _open_version(asked: Request, version: str | None, stack: ExitStack) -> Any:
    """Return the register of a version: another folder, a revision of the one asked about, or that itself.

    Only the files as they are must keep all rules of today.
    """
    from signatories.cli.session import past_version
    from signatories.record.data_files import COUNTRIES, RECORD
    from signatories.record.git import as_of_revision
    from signatories.register.cache import load

    if version is None:
        return stack.enter_context(load(asked.folder, today=asked.today))
    folder = Path(version)
    if not version or not any((folder / name).is_file() for name in (COUNTRIES, RECORD)):
        folder = stack.enter_context(as_of_revision(asked.folder, version))
    return stack.enter_context(past_version(folder, version))
