"""Defaults for what nobody says: which record, which cache, which day.

Only the two edges of the package ask this module: the command line, and `signatories.load` for Python.
"""

import datetime as dt
import os
import sys
from pathlib import Path

from signatories.record import shipped
from signatories.record.data_files import RECORD


def today() -> str:
    """Return the day on which the question is asked, as an ISO day."""
    return dt.date.today().isoformat()  # noqa: DTZ011 - the reader's own day is meant


def data_folder(chosen: Path | None) -> Path:
    """Return the folder of data files: the one chosen, $SIGNATORIES_DATA, `data` here, or what was shipped.

    `data` in the working folder is meant where it holds a `record.yaml`, as `signatories init` makes it.
    """
    if chosen or (named := os.environ.get("SIGNATORIES_DATA")):
        return chosen or Path(named or "")
    here = Path("data")
    return here if (here / RECORD).is_file() else shipped.folder()


def cache_folder() -> Path | None:
    """Return where compiled registers are kept: the user's cache folder by the custom of the system.

    None for a user without a home.
    """
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "darwin":
        base = home / "Library" / "Caches"
    elif sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")
    return base / "signatories"
