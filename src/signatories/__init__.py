"""Who is in, since when, says who.

    import signatories
    register = signatories.load()
    signatories.members(register, "dfi", "2022-04-29")

Everything public is named in `__all__`. Importing the package is cheap: each name is fetched from its
module when it is first used.
"""

from typing import TYPE_CHECKING

from signatories._version import __version__

if TYPE_CHECKING:
    from signatories.api import load
    from signatories.evidence import Particular, Reason, footnotes, notices, particulars, why
    from signatories.history import Cell, Difference, Moment, differences, matrix, movements, timeline
    from signatories.problems import InvalidData, Problem, Unanswerable
    from signatories.queries import (
        Count,
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
    from signatories.register import Register

__all__ = [
    "Cell",
    "Count",
    "CountryRow",
    "Difference",
    "Former",
    "InSet",
    "InvalidData",
    "Listed",
    "Member",
    "Membership",
    "Moment",
    "Particular",
    "Problem",
    "Reason",
    "Register",
    "Unanswerable",
    "__version__",
    "count",
    "countries",
    "differences",
    "footnotes",
    "former",
    "in_set",
    "instruments",
    "load",
    "matrix",
    "members",
    "memberships",
    "movements",
    "notices",
    "particulars",
    "timeline",
    "why",
]

_HOMES = {
    "api": "load",
    "evidence": "Particular Reason footnotes notices particulars why",
    "history": "Cell Difference Moment differences matrix movements timeline",
    "problems": "InvalidData Problem Unanswerable",
    "queries": (
        "Count CountryRow Former InSet Listed Member Membership"
        " count countries former in_set instruments members memberships"
    ),
    "register": "Register",
}
"""The module of each public name. A test compares it with `__all__` and with the imports above."""


def __getattr__(name: str) -> object:
    for module, names in _HOMES.items():
        if name in names.split():
            from importlib import import_module

            value = getattr(import_module(f"{__name__}.{module}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
