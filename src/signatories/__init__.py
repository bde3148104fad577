"""Answers to who is in, since when, and on whose word.

    import signatories
    register = signatories.load()
    signatories.members(register, "dfi", "2022-04-29")

Everything public is named in `__all__`. Importing the package is cheap: each name is fetched from its
module when it is first used.
"""

from typing import TYPE_CHECKING

from signatories._version import __version__

if TYPE_CHECKING:
    import datetime as dt
    from os import PathLike

    from signatories.domain.problems import InvalidData, Problem, QueryError
    from signatories.query.counts import Count
    from signatories.query.history import (
        Cell,
        Difference,
        TimelineEntry,
        changes_between_days,
        matrix,
        set_difference,
        timeline,
    )
    from signatories.query.members import (
        CountryRow,
        Former,
        InSet,
        Listed,
        Member,
        Membership,
        count,
        countries,
        former,
        in_set,
        instruments,
        members,
        memberships,
    )
    from signatories.query.notices import footnotes, notices
    from signatories.query.provenance import Detail, Reason, particulars, why
    from signatories.register.tables import Register

__all__ = [
    "Cell",
    "Count",
    "CountryRow",
    "Detail",
    "Difference",
    "Former",
    "InSet",
    "InvalidData",
    "Listed",
    "Member",
    "Membership",
    "Problem",
    "QueryError",
    "Reason",
    "Register",
    "TimelineEntry",
    "__version__",
    "changes_between_days",
    "count",
    "countries",
    "footnotes",
    "former",
    "in_set",
    "instruments",
    "load",
    "matrix",
    "members",
    "memberships",
    "notices",
    "particulars",
    "set_difference",
    "timeline",
    "why",
]

_HOMES = {
    "domain.problems": "InvalidData Problem QueryError",
    "query.counts": "Count",
    "query.history": "Cell Difference TimelineEntry changes_between_days matrix set_difference timeline",
    "query.members": (
        "CountryRow Former InSet Listed Member Membership"
        " count countries former in_set instruments members memberships"
    ),
    "query.notices": "footnotes notices",
    "query.provenance": "Detail Reason particulars why",
    "register.tables": "Register",
}
"""The module of each public name. A test compares it with `__all__` and with the imports above."""


_OLD_NAMES = {
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
        ValueError: `today` is not a single day.
    """
    from pathlib import Path

    from signatories import defaults
    from signatories.domain.dates import day
    from signatories.register.cache import load as open_register

    folder = defaults.data_folder(None if data is None else Path(data))
    last = defaults.today() if today is None else day(today)
    return open_register(folder, today=last, cache=defaults.cache_folder())


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
    return __all__
