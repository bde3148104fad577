"""Recent changes of the record, day by day, where its folder has a history in git."""

import re
from collections.abc import Sequence
from contextlib import ExitStack
from itertools import groupby, pairwise
from pathlib import Path
from typing import Final, NamedTuple

from signatories.domain.problems import InvalidData, QueryError
from signatories.editing.differences import CORRECTED, Change
from signatories.editing.revision_diff import changes
from signatories.record.git import as_of_revision, last_commits
from signatories.register.cache import load
from signatories.register.particulars import shipped_ids
from signatories.register.tables import Register

DAYS: Final = 5
"""So many days on which the record changed are compared with the day before: each is compiled."""

TOLD: Final = ("instrument", "country", "act", "event", "count", "closed", "in_force")
"""The changes told in a sentence; of all else, sources and notes, only the number is told."""

GENERAL: Final = "Countries and imprint"
"""The title over the changes that concern no instrument."""

SHORT: Final = 60
"""A name or a date has no more letters than these."""

SENTENCES: Final = 8
"""More sentences than these about one instrument on one day are counted only."""


_IDS: Final = re.compile(r"(?<=\d), says [\w, -]+(?=\.$)")
_END: Final = re.compile(r"(?<=[.!?]) is new\.$")
"""What a sentence that tells of another one does not need: its verb."""


class Changed(NamedTuple):
    """The changes of one instrument on one day: the first sentences, and how many there are besides.

    `gone` says that no page is about it: the record has the instrument no longer, or the change concerns
    none, but the countries or the imprint, and `instrument` is empty.
    """

    instrument: str
    title: str
    sentences: Sequence[str]
    besides: int
    gone: bool


class ChangeDay(NamedTuple):
    """A day on which the record changed, with the instruments that did."""

    day: str
    instruments: Sequence[Changed]

    @property
    def number(self) -> int:
        """The number of changes on this day."""
        return sum(len(row.sentences) + row.besides for row in self.instruments)


def last_changes(
    register: Register, titles: dict[str, str], as_of: str, today: str, number: int = DAYS
) -> list[ChangeDay]:
    """Return what changed on the last days up to a day on which something did, the last one first.

    `titles` are those of the record's own instruments; what is shipped beside them is not told of.

    The newest state is the register itself. Empty where the folder has no history; it ends before the first
    revision that cannot be answered. Rules of today that no answer depends on are not held against one.
    """
    found: list[ChangeDay] = []
    with ExitStack() as stack:
        newer = register
        for (day, _), (_, commit) in _pairs(register.folder, as_of, number):
            try:
                older = stack.enter_context(_opened(register.folder, commit, today))
            except (InvalidData, QueryError, OSError):
                break
            shipped = shipped_ids(older) | shipped_ids(newer)
            rows = [row for row in changes(older, newer, as_of) if row.instrument not in shipped]
            if rows:
                found.append(ChangeDay(day, _by_instrument(rows, titles)))
            newer = older
    return found


def _pairs(folder: Path, until: str, number: int) -> list[tuple[tuple[str, str], tuple[str, str]]]:
    """Return each of the last days with the one before it, both with their commits."""
    try:
        days = last_commits(folder, until, number + 1)
    except QueryError:
        return []
    return list(pairwise(days))


def _opened(folder: Path, commit: str, today: str) -> Register:
    with as_of_revision(folder, commit) as copy:
        return load(copy, today=today, let_pass=lambda _: None)


def _by_instrument(rows: Sequence[Change], titles: dict[str, str]) -> list[Changed]:
    found = []
    for id, group in groupby(rows, lambda row: row.instrument):
        own = list(group)
        gone = not id or (own[0].what == "instrument" and own[0].kind == CORRECTED)
        title = GENERAL if not id else own[0].before if gone else titles.get(id, id)
        told = [_below(title, id, row.sentence) for row in own if _is_told(row)][:SENTENCES]
        found.append(Changed(id, title, told, len(own) - len(told), gone))
    return sorted(found, key=lambda row: (not row.sentences, row.title.casefold()))


def _is_told(row: Change) -> bool:
    """Return whether a change is told in a sentence: no correction of a longer text, and none of an event.

    A correction names what was before; an event that is gone is told.
    """
    corrected = row.kind == CORRECTED and not row.sentence.endswith(("is gone.", "is taken back."))
    text = len(row.before) > SHORT or len(row.after) > SHORT
    return row.what in TOLD and not (corrected and (text or row.what == "event"))


def _below(title: str, id: str, sentence: str) -> str:
    """Return a sentence as it stands below the title: without the instrument, and the ids of sources."""
    rest = sentence.removeprefix(f"{title} ({id}) ").removeprefix(f"{id}: ").replace(f" under {id}", "")
    if rest.startswith("event ") and rest.endswith(" is gone."):
        rest = f"Taken out: {rest.removesuffix(' is gone.').removesuffix('.')}."
    rest = _END.sub("", _IDS.sub("", rest))
    return f"{rest[:1].upper()}{rest[1:]}"
