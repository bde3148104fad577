"""Sessions of editing: an edit is parsed, previewed, validated, confirmed, and only then written."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import NamedTuple

import typer

from signatories.cli.edit_input import Row, trouble
from signatories.cli.edit_options import Entry
from signatories.cli.guard import say
from signatories.cli.output import write
from signatories.cli.request import Request
from signatories.cli.session import progress
from signatories.domain.problems import InvalidData, QueryError
from signatories.domain.statuses import GRADES
from signatories.editing import placement as edit
from signatories.editing.files import (
    NOTHING,
    DataFile,
    difference,
    lock,
    open_data_file,
    validate_edit,
    write_edit,
)
from signatories.editing.keeping import kept_node, with_kept
from signatories.editing.placement import NewAct
from signatories.formats import Answer, sized
from signatories.names import table_of
from signatories.names.arguments import instrument_id
from signatories.record.data_files import COUNTRIES, RECORD, data_files, is_record, printable_path, scan
from signatories.record.formatter import canonical_text
from signatories.record.kept import path_of
from signatories.record.models import Source
from signatories.record.reader import Node
from signatories.register.lookup import (
    files_of_kind,
    is_instrument,
    join_or,
    known_names,
    names_of_countries,
    near_matches,
    short_name,
)
from signatories.register.particulars import own_file

NEEDED = ("title", "publisher", "grade")
"""The details that a source needs which the record does not know."""


class Understood(NamedTuple):
    """A row of the table that is shown: what was written, what it means, and whether it is new."""

    text: str
    code: str
    country: str
    action: str
    date: str
    effective: str
    record: str


class Words(NamedTuple):
    """The words of a source that are to be kept, and what is said of them; `codes` for those alone."""

    content: bytes
    given: Mapping[str, Node]
    codes: bool = False


def record(
    asked: Request,
    id: str,
    rows: Sequence[Row],
    entry: Entry,
    *,
    troubles: int = 0,
    partial: bool = True,
    words: Words | None = None,
) -> None:
    """Bring acts into an instrument.

    `troubles` is the number of rows of a table that were not understood: the others are written only where
    the edit may be `partial`.

    The `words` of the one source that is cited are kept with them.

    Raises:
        QueryError: the acts contradict the record, or nobody may be asked.
        InvalidData: the record would break a rule.
    """
    with _editing(asked):
        id, before = _opened(asked, id)
        plan = edit.plan(before.record[id], [row.act for row in rows])
        troubles += _contradictions(rows, plan.contradicting)
        _show(asked, id, rows, plan)
        if troubles and not partial:
            cure = "correct them, or repeat with --partial to leave them out"
            say(f"{sized(troubles, 'row')} cannot be used, so nothing is written: {cure}")
            raise typer.Exit(1)
        added = sized(len(plan.fresh), "act")
        if plan.fresh:
            edited = Edited(*_edited(before, id, plan.fresh, entry), NOTHING)
            if words:
                edited = _with_words(asked, edited, id, entry.source, words)
            _write(asked, before, edited, f"Write {added} to {before.path}?", yes=entry.yes)
    said = [f"{added} added to {before.path}" if plan.fresh else "nothing to add"]
    said += [f"{sized(troubles, 'row')} not used"] if troubles else []
    say("; ".join(said))
    if troubles:
        raise typer.Exit(1)


def begin(asked: Request, id: str, given: Mapping[str, Node], file: str, *, yes: bool) -> None:
    """Begin an instrument that has no acts yet, in a file of the record.

    Raises:
        QueryError: there is one of this id, the file is not of the record, or nobody may be asked.
        InvalidData: the record would break a rule.
    """
    with _editing(asked):
        if is_instrument(asked.register, id):
            raise QueryError(f"there is an instrument {id!r} already: `signatories show {id}` shows it")
        known = files_of_kind(asked.register, str(given["kind"]))
        files = [name for name in known if (asked.folder / name).is_file()]
        if file and file not in files:
            raise QueryError(f"{file!r} must be a file with instruments: {join_or(files)}")
        if not files:
            raise QueryError(f"no file of {asked.folder} holds instruments: begin one by hand")
        before = open_data_file(asked.folder, file or files[0], scan(asked.folder))
        nothing: dict[str, Node] = {"sources": {}, "actions": []}
        edited = Edited(
            edit.begin_instrument(before.text, id, given),
            {**before.record, id: {**given, **nothing}},
            NOTHING,
        )
        _write(asked, before, edited, f"Begin {id} in {before.path}?", yes=yes)
    say(f"{id} begun in {before.path}; `signatories add {id}` adds its acts")


def keep(asked: Request, id: str, source: str, words: Words, *, yes: bool) -> None:
    """Keep the words of a source that the record knows.

    Raises:
        QueryError: there is no such source, the text cannot be kept, or nobody may be asked.
        InvalidData: the words and the record disagree.
    """
    with _editing(asked):
        id, before = _opened(asked, id)
        edited = _with_words(asked, Edited(before.text, dict(before.record), NOTHING), id, [source], words)
        text = next(iter(edited.beside), "the codes read from it")
        if edited.text == before.text and all((asked.folder / path).is_file() for path in edited.beside):
            say(f"nothing to do: {text} is kept already")
            return
        _write(asked, before, edited, f"Keep {text} for {source!r} in {before.path}?", yes=yes)
    say(f"{text} kept")


@contextmanager
def _editing(asked: Request) -> Iterator[None]:
    """Keep the data folder to oneself while it is edited."""
    if asked.known_at:
        raise QueryError("--known-at asks about the past, and only the record as it is can be edited")
    with lock(asked.folder):
        yield


def _opened(asked: Request, id: str) -> tuple[str, DataFile]:
    """Return the id of the instrument that is meant, and the file that holds it."""
    id = instrument_id(asked.register, id)
    return id, open_data_file(asked.folder, own_file(asked.register, id), scan(asked.folder))


class Edited(NamedTuple):
    """The result of an edit: a data file, what it then holds, and the files that are written beside it."""

    text: str
    expected: Mapping[str, Node]
    beside: Mapping[str, bytes]


def _with_words(asked: Request, edited: Edited, id: str, sources: Sequence[str], words: Words) -> Edited:
    """Return an edit that keeps the words of a source, too."""
    if len(sources) != 1:
        raise QueryError("the words of one source can be kept at a time: give one --source")
    [name] = sources
    held = edited.expected[id]
    assert isinstance(held, dict)
    known = held["sources"]
    assert isinstance(known, dict)
    if name not in known:
        near = near_matches(name, known)
        cure = f": did you mean {join_or(near)}?" if near else f": `signatories sources {id}` lists them"
        raise QueryError(f"{id!r} has no source {name!r}{cure}")
    source = known[name]
    assert isinstance(source, dict)
    if words.codes and (asked.folder / path_of(id, name)).exists():
        raise QueryError(f"codes stand for a text that is not kept: remove {path_of(id, name)} first")
    table = table_of(names_of_countries(asked.register), known_names(asked.register)) if words.codes else None
    kept = kept_node(words.content, source, words.given, table)
    text = with_kept(edited.text, id, name, kept)
    held = {**held, "sources": {**known, name: {**source, "kept": kept}}}
    beside = {} if words.codes else {path_of(id, name): words.content}
    return Edited(text, {**edited.expected, id: held}, beside)


def _write(asked: Request, before: DataFile, edited: Edited, question: str, *, yes: bool) -> None:
    """Show an edit, prove it, ask, and write it."""
    typer.echo(difference(before, edited.text, edited.beside))
    _prove(asked, before, edited)
    _ask(question, yes=yes)
    write_edit(before, edited.text, edited.beside)


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


def _show(asked: Request, id: str, rows: Sequence[Row], plan: edit.EditPlan) -> None:
    """Print the table of what was understood."""
    held = set(plan.held)
    shown = [
        Understood(
            row.text, row.act.country, short_name(asked.register, row.act.country), *row.act[1:],
            "already" if row.act in held else "new",
        )
        for row in rows
        if row.act not in plan.contradicting
    ]  # fmt: skip
    answer = Answer(f"Understood, for {id}", Understood._fields, shown)
    summary = f"{sized(len(shown), 'act')} understood: {len(plan.fresh)} new, {len(held)} recorded already"
    write(asked, answer, summary)


def _edited(before: DataFile, id: str, acts: Sequence[NewAct], entry: Entry) -> tuple[str, dict[str, Node]]:
    """Return the file's text with the acts, and all that it then holds."""
    text, held = before.text, before.record[id]
    assert isinstance(held, dict)
    sources = held["sources"]
    assert isinstance(sources, dict)
    name = _unknown_source(id, sources, entry)
    if name:
        details = _details(entry)
        source = {key: details[key] for key in Source.model_fields if key in details}
        text = edit.with_source(text, id, name, source)
        held = {**held, "sources": {**sources, name: source}}
    text, held = edit.with_actions(text, id, held, edit.blocks(acts, entry.source, entry.note))
    return text, {**before.record, id: held}


def _details(entry: Entry) -> dict[str, str]:
    """Return what is said of a new source, by the record's keys."""
    prefix = "source_"
    given = {key.removeprefix(prefix): value for key, value in entry._asdict().items() if prefix in key}
    return {key: value for key, value in given.items() if value}


def _unknown_source(id: str, known: Mapping[str, Node], entry: Entry) -> str:
    """Return the id of the source that is to be added too; none where the record knows them all."""
    given = _details(entry)
    unknown = [name for name in entry.source if name not in known]
    if not unknown:
        alike = (source for name in entry.source if isinstance(source := known[name], dict))
        if given and not any(given.items() <= source.items() for source in alike):
            raise QueryError(
                f"{join_or(entry.source)!r} is recorded, and described otherwise:"
                " give a new source another id"
            )
        return ""
    if len(unknown) > 1:
        raise QueryError(f"{id!r} has no sources {join_or(unknown)!r}: add one at a time")
    missing = [f"--source-{key}" for key in NEEDED if key not in given]
    if missing:
        near = near_matches(unknown[0], known)
        cure = f"did you mean {join_or(near)}? To add it, " if near else "to add it, "
        grades = f"; a grade is one of {', '.join(GRADES)}" if "grade" not in given else ""
        raise QueryError(f"{id!r} has no source {unknown[0]!r}: {cure}give {', '.join(missing)} too{grades}")
    return unknown[0]


def _prove(asked: Request, before: DataFile, edited: Edited) -> None:
    try:
        validate_edit(before, edited.text, edited.expected, asked.today, progress(), edited.beside)
    except InvalidData as error:
        say(
            "nothing is written, as this edit would break a rule; the lines are those of the edited file:",
        )
        raise InvalidData(error.problems, "the record stays as it was") from None


def _ask(question: str, *, yes: bool) -> None:
    """Ask for confirmation unless `yes`; without a terminal the edit needs `--yes`."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise QueryError("stdin is not a terminal, so the edit cannot be confirmed: add --yes")
    if not typer.confirm(question, err=True):
        say("nothing is written")
        raise typer.Exit(1)


def format_files(asked: Request, files: Sequence[Path], *, check: bool) -> None:
    """Bring data files, or those of folders, to the canonical form; to `check` is to name those not in it.

    Checking writes nothing, and asks for no permission to write.
    """
    chosen: list[tuple[Path, str]] = []
    for path in files or [asked.folder]:
        if path.is_dir():
            chosen += [(path, stat.path) for stat in data_files(path) if is_record(stat.path)]
        else:
            chosen.append((path.parent, path.name))
    chosen = [(folder, file) for folder, file in chosen if file != RECORD]  # has no form of its own
    changed = 0
    for folder, file in chosen:
        with nullcontext() if check else lock(folder):
            before = open_data_file(folder, file, writable=not check)
            text = canonical_text(before.text, countries=Path(file).name == COUNTRIES)
            if text == before.text:
                continue
            changed += 1
            typer.echo(printable_path(folder / file))
            if not check:
                write_edit(before, text)
    said = f"{changed} of {sized(len(chosen), 'file')}"
    say(f"{said} {'not in canonical form: run `signatories fmt`' if check else 'formatted'}")
    if check and changed:
        raise typer.Exit(1)
