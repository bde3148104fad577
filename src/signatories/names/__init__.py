"""Names of countries: free text → countries, arguments → codes, and what is left over.

Nothing is guessed: a name that may mean several countries is refused with the candidates, a near miss is
suggested and never accepted, and a name that is part of another ("Embassy of France") is not one. Names are
fetched from their modules when they are first used, because every question asks `arguments`.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from signatories.names.reader import VERDICTS, Found, cover, named_in, read
    from signatories.names.table import Table, knowing, names_in, shipped, table_of

__all__ = [
    "VERDICTS",
    "Found",
    "Table",
    "cover",
    "knowing",
    "named_in",
    "names_in",
    "read",
    "shipped",
    "table_of",
]

_OF_READER = ("VERDICTS", "Found", "cover", "named_in", "read")


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    module = import_module(f"{__name__}.{'reader' if name in _OF_READER else 'table'}")
    globals()[name] = value = getattr(module, name)
    return value
