"""Opening a register from Python, with the defaults of the command line."""

import datetime as dt
from os import PathLike
from pathlib import Path

from signatories import defaults
from signatories.dates import day
from signatories.loading import load as register_of
from signatories.register import Register


def load(data: str | PathLike[str] | None = None, *, today: str | dt.date | None = None) -> Register:
    """The register of a data folder, ready to be asked; compiled first where its files have changed.

    Without `data`, $SIGNATORIES_DATA names the folder, and where that is not set the data shipped with the
    package are meant. `today` is the day after which no act may lie: the reader's own day, unless given.

    Raises:
        InvalidData: the record breaks a rule; its `problems` say where.
        ValueError: `today` is no single day.
    """
    folder = defaults.data_folder(None if data is None else Path(data))
    last = defaults.today() if today is None else day(today)
    return register_of(folder, today=last, cache=defaults.cache_folder())
