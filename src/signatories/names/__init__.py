"""Free text → countries: every name in a list, a sentence or a table, and what is left over.

Nothing is guessed: a name that may mean several countries is refused with the candidates, a near miss is
suggested and never accepted, and a name that is part of another ("Embassy of France") is not one.
"""

from signatories.names.reader import VERDICTS, Found, cover, named_in, read
from signatories.names.table import Table, knowing, languages, names_in, shipped, table_of

__all__ = [
    "VERDICTS",
    "Found",
    "Table",
    "cover",
    "knowing",
    "languages",
    "named_in",
    "names_in",
    "read",
    "shipped",
    "table_of",
]
