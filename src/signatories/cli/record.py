"""Where the record is, and the register opened from it."""

import datetime as dt
import os
import sys
from pathlib import Path
from typing import Any

from signatories.load import Progress, load
from signatories.register import Register


def today() -> str:
    """The day on which the question is asked, as an ISO day."""
    return dt.date.today().isoformat()  # noqa: DTZ011 - the reader's own day is meant


def data_folder(chosen: Path | None) -> Path:
    """The folder of data files: the one chosen, $SIGNATORIES_DATA, or what was shipped."""
    if chosen or (named := os.environ.get("SIGNATORIES_DATA")):
        return chosen or Path(named or "")
    package = Path(__file__).parent.parent
    shipped = package / "data"
    return shipped if shipped.is_dir() else package.parent.parent / "data"


def cache_folder() -> Path | None:
    """Where compiled registers are kept: the user's cache folder by the custom of the system.

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


def opened(settings: dict[str, Any] | None) -> Register:
    """The register of the data folder that the global options name."""
    folder = data_folder((settings or {}).get("data"))
    return load(folder, today=today(), cache=cache_folder(), progress=progress())


def progress() -> Progress | None:
    """A bar on stderr once compiling takes longer than a second; none where stderr is no terminal."""
    if not sys.stderr.isatty():
        return None
    import time

    from signatories.cli.bar import Bar

    return Bar(begin=time.monotonic() + 1).show
