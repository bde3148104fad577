"""The maintainer's desk: an edit is understood, shown, proven, asked about, and only then written."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import typer

from signatories.cli.edit_input import Row, trouble
from signatories.cli.output import write
from signatories.cli.request import Request
from signatories.cli.session import progress
from signatories.domain.problems import InvalidData, QueryError
from signatories.editing import placement as edit
from signatories.editing.files import Opened, difference, lock, opened, validate_edit, written
from signatories.editing.placement import NewAct
from signatories.formats import Answer, sized
from signatories.record.data_files import COUNTRIES, is_record, scan
from signatories.record.formatter import formatted
from signatories.record.models import Source
from signatories.record.reader import Node
from signatories.register.contents import particulars_of
from signatories.register.lookup import instrument_id, join_or, near_matches, short_name

NEEDED = ("title", "publisher", "grade")
"""What must be said of a source that the record does not know."""


class Understood(NamedTuple):
    """A row of the table that is shown: what was written, what it means, and whether it is new."""

    text: str
    code: str
    country: str
    action: str
    date: str
    effective: str
    record: str


class Cited(NamedTuple):
    """The sources of an edit, by their ids; `details` describe one that the record does not know."""

    ids: Sequence[str]
    details: Mapping[str, str]


def cited(ids: Sequence[str], title: str, publisher: str, url: str, published: str, grade: str) -> Cited:
    """The sources that an edit names, with what it says of a new one."""
    details = {"title": title, "publisher": publisher, "url": url, "published": published, "grade": grade}
    return Cited(ids, {key: value for key, value in details.items() if value})


def record(
    asked: Request, id: str, rows: Sequence[Row], cited: Cited, note: str, *, yes: bool, troubles: int = 0
) -> None:
    """Bring acts into an instrument; `troubles` is the number of rows of a table that were not understood.

    Raises:
        QueryError: the acts contradict the record, or nobody may be asked.
        InvalidData: the record would break a rule.
    """
    if asked.known_at:
        raise QueryError("--known-at asks about the past, and only the record as it is can be edited")
    with lock(asked.folder):
        id = instrument_id(asked.register, id)
        neighbours = scan(asked.folder)
        file = particulars_of(asked.register, id).file
        before = opened(asked.folder, file, neighbours)
        weighed = edit.weighed(before.record[id], [row.act for row in rows])
        troubles += _contradictions(rows, weighed.contradicting)
        _show(asked, id, rows, weighed)
        if weighed.fresh:
            text, expected = _edited(before, id, weighed.fresh, cited, note)
            typer.echo(difference(before, text))
            _prove(asked, before, text, expected)
            _ask(f"Write {sized(len(weighed.fresh), 'act')} to {before.path}?", yes=yes)
            written(before, text)
    said = [
        f"{sized(len(weighed.fresh), 'act')} added to {before.path}" if weighed.fresh else "nothing to add"
    ]
    said += [f"{sized(troubles, 'row')} not used"] if troubles else []
    typer.echo("; ".join(said), err=True)
    if troubles:
        raise typer.Exit(1)


def _contradictions(rows: Sequence[Row], found: Mapping[NewAct, str]) -> int:
    """Report what contradicts the record: row by row in a table, else at once, and nothing is done."""
    against = [row for row in rows if row.act in found]
    for row in against:
        if row.line:
            trouble(row.line, row.text, f"{row.act.action} {row.act.date}, but {found[row.act]}")
    if against and not against[0].line:
        acts = (row.act for row in against)
        shown = "; ".join(f"{act.country}, {act.action}: {found[act]}, now {act.date}" for act in acts)
        cure = "correct the recorded act by hand, or add what this source says as its 'otherwise'"
        raise QueryError(f"the record says otherwise, so nothing is written: {shown}; {cure}")
    return len(against)


def _show(asked: Request, id: str, rows: Sequence[Row], weighed: edit.Weighed) -> None:
    """The table of what was understood."""
    held = set(weighed.held)
    shown = [
        Understood(
            row.text, row.act.country, short_name(asked.register, row.act.country), *row.act[1:],
            "already" if row.act in held else "new",
        )
        for row in rows
        if row.act not in weighed.contradicting
    ]  # fmt: skip
    answer = Answer(f"Understood, for {id}", Understood._fields, shown, shorten=("text", "country"))
    summary = f"{sized(len(shown), 'act')} understood: {len(weighed.fresh)} new, {len(held)} recorded already"
    write(asked, answer, summary)


def _edited(
    before: Opened, id: str, acts: Sequence[NewAct], cited: Cited, note: str
) -> tuple[str, dict[str, Node]]:
    """The file's text with the acts, and all that it then holds."""
    text, held = before.text, before.record[id]
    assert isinstance(held, dict)
    sources = held["sources"]
    assert isinstance(sources, dict)
    name = _unknown_source(id, sources, cited)
    if name:
        source = {key: cited.details[key] for key in Source.model_fields if key in cited.details}
        text = edit.with_source(text, id, name, source)
        held = {**held, "sources": {**sources, name: source}}
    text, held = edit.with_actions(text, id, held, edit.blocks(acts, cited.ids, note))
    return text, {**before.record, id: held}


def _unknown_source(id: str, known: Mapping[str, Node], cited: Cited) -> str:
    """The id of the source that is to be added too; none where the record knows them all."""
    given = cited.details
    unknown = [name for name in cited.ids if name not in known]
    if not unknown:
        alike = (source for name in cited.ids if isinstance(source := known[name], dict))
        if given and not any(given.items() <= source.items() for source in alike):
            raise QueryError(
                f"{join_or(cited.ids)!r} is recorded, and described otherwise: give a new source another id"
            )
        return ""
    if len(unknown) > 1:
        raise QueryError(f"{id!r} has no sources {join_or(unknown)!r}: add one at a time")
    missing = [f"--source-{key}" for key in NEEDED if key not in given]
    if missing:
        near = near_matches(unknown[0], known)
        cure = f"did you mean {join_or(near)}? To add it, " if near else "to add it, "
        raise QueryError(f"{id!r} has no source {unknown[0]!r}: {cure}give {', '.join(missing)} too")
    return unknown[0]


def _prove(asked: Request, before: Opened, text: str, expected: Mapping[str, Node]) -> None:
    try:
        validate_edit(before, text, expected, asked.today, progress())
    except InvalidData:
        typer.echo(
            "nothing is written, as this edit would break a rule; the lines are those of the edited file:",
            err=True,
        )
        raise


def _ask(question: str, *, yes: bool) -> None:
    """Go on only when somebody says yes; where nobody can be asked, `--yes` must have been said before."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise QueryError(
            "stdin is no terminal, so nobody can be asked: nothing is written; repeat with --yes"
        )
    if not typer.confirm(question, err=True):
        typer.echo("nothing is written", err=True)
        raise typer.Exit(1)


def tidied(asked: Request, files: Sequence[Path], *, check: bool) -> None:
    """Bring data files, or those of folders, to the canonical form; to `check` is to name those not in it."""
    chosen: list[tuple[Path, str]] = []
    for path in files or [asked.folder]:
        if path.is_dir():
            chosen += [(path, stat.path) for stat in scan(path) if is_record(stat.path)]
        else:
            chosen.append((path.parent, path.name))
    changed = 0
    for folder, file in chosen:
        with lock(folder):
            before = opened(folder, file)
            text = formatted(before.text, countries=Path(file).name == COUNTRIES)
            if text == before.text:
                continue
            changed += 1
            typer.echo(folder / file)
            if not check:
                written(before, text)
    said = f"{changed} of {sized(len(chosen), 'file')}"
    typer.echo(f"{said} {'not in canonical form: run `signatories fmt`' if check else 'formatted'}", err=True)
    if check and changed:
        raise typer.Exit(1)
