"""Answers to who is in, since when, and on whose word.

    import signatories
    register = signatories.load()
    signatories.members(register, "dfi", "2022-04-29")

A register has the questions as methods too: `register.members("dfi")`, `.who_signed("eu and not dfi")`,
`.signed_by("Norway")`, `.why("dfi", "Kenya")`, `.count`, `.timeline`, `.matrix`, `.diff`, `.claims`,
`.sources`, `.names`. Rows are named tuples; a question that is wrong raises `QueryError`, a record that is
wrong `InvalidData`. `dir(signatories)` names everything else; each name is imported when it is first used.
"""

from typing import TYPE_CHECKING

from signatories._version import __version__ as __version__

if TYPE_CHECKING:
    import datetime as dt
    from os import PathLike

    from signatories.answers.library import Register as Register
    from signatories.domain.problems import InvalidData as InvalidData
    from signatories.domain.problems import Problem as Problem
    from signatories.domain.problems import QueryError as QueryError
    from signatories.query.counts import Count as Count
    from signatories.query.differences import Difference as Difference
    from signatories.query.differences import changes_between_days as changes_between_days
    from signatories.query.differences import set_difference as set_difference
    from signatories.query.history import TimelineEntry as TimelineEntry
    from signatories.query.history import timeline as timeline
    from signatories.query.lists import CountryRow as CountryRow
    from signatories.query.lists import InstrumentRow as InstrumentRow
    from signatories.query.lists import countries as countries
    from signatories.query.lists import instruments as instruments
    from signatories.query.matrix import Cell as Cell
    from signatories.query.matrix import matrix as matrix
    from signatories.query.members import Former as Former
    from signatories.query.members import InSet as InSet
    from signatories.query.members import Member as Member
    from signatories.query.members import count as count
    from signatories.query.members import former as former
    from signatories.query.members import in_set as in_set
    from signatories.query.members import members as members
    from signatories.query.memberships import Membership as Membership
    from signatories.query.memberships import memberships as memberships
    from signatories.query.notices import footnotes as footnotes
    from signatories.query.notices import notices as notices
    from signatories.query.provenance import Detail as Detail
    from signatories.query.provenance import Reason as Reason
    from signatories.query.provenance import particulars as particulars
    from signatories.query.provenance import why as why

__all__ = ["in_set", "load", "members", "memberships", "why"]
"""The five functions that matter most, which `help` shows. `dir` names everything that is public.

Their annotations are text, so that `help` shows the names of types and not what these stand for.
"""

_HOMES = {
    "answers.library": "Register",
    "domain.problems": "InvalidData Problem QueryError",
    "query.counts": "Count",
    "query.differences": "Difference changes_between_days set_difference",
    "query.history": "TimelineEntry timeline",
    "query.lists": "CountryRow InstrumentRow countries instruments",
    "query.members": "Former InSet Member count former in_set members",
    "query.matrix": "Cell matrix",
    "query.memberships": "Membership memberships",
    "query.notices": "footnotes notices",
    "query.provenance": "Detail Reason particulars why",
}
"""The module of each public name. A test compares it with `dir` and with the imports above."""


_OLD_NAMES = {
    "Listed": "InstrumentRow",
    "Moment": "TimelineEntry",
    "Particular": "Detail",
    "Unanswerable": "QueryError",
    "differences": "set_difference",
    "movements": "changes_between_days",
}
"""Names of before 0.2 that stay until 1.0, and the name that each has now."""


def load(data: "str | PathLike[str] | None" = None, *, today: "str | dt.date | None" = None) -> "Register":
    """Return the register of a data folder, ready to be asked; compile it first where its files changed.

    Without `data`, $SIGNATORIES_DATA names the folder, and where that is not set the data shipped with the
    package are meant. `today` is the day after which no act may lie: the reader's own day, unless given.

    Raises:
        InvalidData: the record breaks a rule; its `problems` say where.
        QueryError: `today` is not a single day.
    """
    from pathlib import Path

    from signatories import defaults
    from signatories.answers.library import Register
    from signatories.domain.dates import day
    from signatories.register.cache import load as open_register

    folder = defaults.data_folder(None if data is None else Path(data))
    last = defaults.today() if today is None else day(today)
    opened = open_register(folder, today=last, cache=defaults.cache_folder())
    register = Register(opened.connection, opened.folder, opened.recover)
    register.today = last
    return register


def __getattr__(name: str) -> object:
    if name in _OLD_NAMES:
        return __getattr__(_OLD_NAMES[name])
    for module, names in _HOMES.items():
        if name in names.split():
            from importlib import import_module

            value = getattr(import_module(f"{__name__}.{module}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(["__version__", "load", *(name for names in _HOMES.values() for name in names.split())])
