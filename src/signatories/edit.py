"""Adding to the record without disturbing it: new lines are spliced in, every other byte stays.

An edit is text to text; `written` puts it on disk after proving that the file then holds the old data and
the new, and that the whole record is still valid.
"""

import difflib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from signatories.audit import audit
from signatories.datafile import Node, entries, extents
from signatories.dates import Span
from signatories.dates import parse as parse_date
from signatories.load import Gates
from signatories.models import Action
from signatories.problems import Unanswerable
from signatories.register import scan
from signatories.yamltext import block, item

Record = dict[str, Node]


class NewAct(NamedTuple):
    """One act of one country, as somebody wants it recorded."""

    country: str
    action: str
    date: str
    effective: str = ""


class Opened(NamedTuple):
    """A data file as it was when an edit began: where it is, its bytes, and what it holds."""

    folder: Path
    file: str
    content: bytes
    record: Mapping[str, Node]

    @property
    def path(self) -> Path:
        """The file itself, links followed."""
        return (self.folder / self.file).resolve()


def opened(folder: Path, file: str) -> Opened:
    """Read a data file for editing.

    Raises:
        InvalidData: it is no readable YAML.
    """
    content = (folder / file).read_bytes()
    return Opened(folder, file, content, _held(folder / file, file))


def _held(path: Path, label: str) -> dict[str, Node]:
    gates = Gates()
    held = {entry.key: entry.value for entry in entries(path, label, gates.syntax)}
    gates.close()
    return held


# What is new


def new_acts(record: Node, wanted: Sequence[NewAct]) -> tuple[list[NewAct], list[NewAct]]:
    """What of the wanted acts an instrument does not hold yet, and what it holds already.

    Raises:
        Unanswerable: a country has done the same on another date; that act would have to be corrected.
    """
    known: dict[tuple[str, str], set[str]] = {}
    for act in _acts(record):
        known.setdefault((act.country, act.action), set()).add(act.date)
    fresh: list[NewAct] = []
    held: list[NewAct] = []
    for act in dict.fromkeys(wanted):
        dates = known.get((act.country, act.action), set())
        (held if act.date in dates else fresh).append(act)
    clash = [act for act in fresh if known.get((act.country, act.action)) and not _can_repeat(record, act)]
    if clash:
        shown = "; ".join(
            f"{act.country}, {act.action}: recorded {_either(known[act.country, act.action])}, now {act.date}"
            for act in clash
        )
        cure = "correct the recorded act, or add what this source says as its 'otherwise'"
        raise Unanswerable(f"the same act stands on another date: {shown}; {cure}")
    return fresh, held


def _either(words: Iterable[str]) -> str:
    return " or ".join(sorted(words))


def _can_repeat(record: Node, act: NewAct) -> bool:
    """Whether something ended between the last time a country did this and now."""
    own = [a for a in _acts(record) if a.country == act.country]
    ended = [a.date for a in own if a.action in ("withdrawal", "removal", "suspension", "inactivity")]
    return any(parse_date(date).earliest <= parse_date(act.date).latest for date in ended)


def _acts(record: Node) -> Iterator[NewAct]:
    assert isinstance(record, dict)
    actions = record.get("actions", [])
    for action in actions if isinstance(actions, list) else ():
        assert isinstance(action, dict)
        word = str(action["action"])
        for country, date in _dates(action).items():
            yield NewAct(country, word, date)


def _dates(action: Record) -> dict[str, str]:
    table, by = action.get("dates"), action.get("by")
    if isinstance(table, dict):
        return {code: str(date) for code, date in table.items()}
    return {str(code): str(action["date"]) for code in by} if isinstance(by, list) else {}


def blocks(acts: Sequence[NewAct], source: Sequence[str], note: str = "") -> list[Record]:
    """Acts as the record writes them: one with `date` and `by` where all fell on one day, else a table."""
    result: list[Record] = []
    for word in dict.fromkeys(act.action for act in acts):
        waiting = [act for act in acts if act.action == word]
        while waiting:
            first = list({act.country: act for act in reversed(waiting)}.values())[::-1]
            waiting = [act for act in waiting if act not in first]
            result.append(_block(word, first, source, note))
    return result


def _block(word: str, acts: Sequence[NewAct], source: Sequence[str], note: str) -> Record:
    days = {(act.date, act.effective) for act in acts}
    given: Record
    if len(days) == 1:
        date, effective = days.pop()
        given = {"date": date, "by": [act.country for act in acts], "effective": effective}
    else:
        given = {
            "dates": {act.country: act.date for act in acts},
            "effective_dates": {act.country: act.effective for act in acts if act.effective},
        }
    given |= {"action": word, "source": list(source), "note": note}
    return {key: given[key] for key in Action.model_fields if given.get(key)}


# Text to text


def with_action(text: str, id: str, record: Node, action: Record) -> tuple[str, int]:
    """A file's text with one more act in its place, and the position of the act in the list.

    Raises:
        Unanswerable: the list of acts is not written in block style.
    """
    places = extents(text)
    lines = text.splitlines(keepends=True)
    assert isinstance(record, dict)
    actions = record["actions"]
    assert isinstance(actions, list)
    position = _position([a for a in actions if isinstance(a, dict)], action)
    anchor = places[(id, "actions", max(position - 1, 0))]
    dash = lines[anchor.first].find("-")
    if dash < 0 or lines[anchor.first][:dash].strip() or anchor.column <= dash:
        raise Unanswerable(f"the acts of {id!r} must stand one under the other, each behind a dash: run fmt")
    at = anchor.last + 1 if position else _above(lines, anchor.first)
    return _spliced(lines, at, item(action, dash)), position


def with_source(text: str, id: str, name: str, source: Record) -> str:
    """A file's text with one more source at the end of an instrument's sources."""
    places = extents(text)
    lines = text.splitlines(keepends=True)
    every = (extent for loc, extent in places.items() if loc[:2] == (id, "sources") and len(loc) == 3)
    last = max(every, key=lambda extent: extent.last)
    new = [f"{' ' * last.column}{name}:", *block(source, last.column + 2)]
    return _spliced(lines, last.last + 1, new)


def _above(lines: Sequence[str], first: int) -> int:
    """The line above the comments that belong to an item."""
    while first and lines[first - 1].lstrip().startswith("#"):
        first -= 1
    return first


def _spliced(lines: list[str], at: int, new: Sequence[str]) -> str:
    ending = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    if at and not lines[at - 1].endswith(("\n", "\r")):
        lines[at - 1] += ending
    return "".join([*lines[:at], *(line + ending for line in new), *lines[at:]])


def _position(actions: Sequence[Record], new: Record) -> int:
    """Where an act belongs: behind what fell before it, and behind the earlier acts of its own countries."""
    own = {code: parse_date(date) for code, date in _dates(new).items()}
    span = _hull(own.values())
    position, limit = 0, len(actions)
    for k, action in enumerate(actions):
        dates = {code: parse_date(date) for code, date in _dates(action).items()}
        shared = [(dates[code], own[code]) for code in own if code in dates]
        if any(before.earliest <= after.earliest for before, after in shared):
            position = k + 1
        elif shared:
            limit = min(limit, k)
        if "date" in action and "date" in new:
            other = parse_date(str(action["date"]))
            if other.earliest <= span.earliest:
                position = k + 1
            elif other.earliest > span.latest:
                limit = min(limit, k)
    return limit if "dates" in new else min(position, limit)


def _hull(spans: Iterable[Span]) -> Span:
    every = list(spans)
    return Span("", min(span.earliest for span in every), max(span.latest for span in every))


# Text to disk


def difference(before: Opened, text: str) -> str:
    """The change as a unified diff."""
    old, new = before.content.decode("utf-8").splitlines(), text.splitlines()
    return "\n".join(difflib.unified_diff(old, new, before.file, before.file, lineterm="", n=2))


def proven(before: Opened, text: str, expected: Mapping[str, Node], today: str) -> None:
    """Prove that a text holds just the expected data, and that the record is valid with it.

    Raises:
        InvalidData: the record would break a rule.
        AssertionError: the text does not hold what it should: a fault of this program.
    """
    with tempfile.TemporaryDirectory() as name:
        trial = Path(name)
        for stat in scan(before.folder):
            copy = trial / stat.path
            copy.parent.mkdir(parents=True, exist_ok=True)
            if stat.path == before.file:
                copy.write_bytes(text.encode("utf-8"))
            else:
                copy.symlink_to(before.folder.absolute() / stat.path)
        assert _held(trial / before.file, before.file) == expected
        audit(trial, today=today, cache=None)


def written(before: Opened, text: str) -> None:
    """Put a text in the place of a data file, whole or not at all; permissions and links stay.

    Raises:
        Unanswerable: the file is not what it was when the edit began.
    """
    path = before.path
    if path.read_bytes() != before.content:
        raise Unanswerable(f"{before.file} has changed meanwhile; nothing is written: look again and repeat")
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(path, name)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Have the system write down that the name now means the new file, where it can be asked to."""
    if hasattr(os, "O_DIRECTORY"):
        descriptor = os.open(folder, os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep a second editor of the same data folder out; on systems without `flock` nobody is kept out.

    Raises:
        Unanswerable: somebody is at it.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise Unanswerable(f"another edit of {folder} is under way; wait for it to end") from None
    finally:
        os.close(descriptor)
