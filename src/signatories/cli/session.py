"""The register that a command asks, and the sign that it is being compiled."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from signatories.cli.guard import say
from signatories.defaults import cache_folder as cache_folder
from signatories.defaults import data_folder as data_folder
from signatories.defaults import today as today
from signatories.domain.problems import InvalidData
from signatories.register.cache import load
from signatories.register.tables import Register

if TYPE_CHECKING:
    from signatories.domain.problems import Problem
    from signatories.record.pipeline import Progress


def open_register(settings: dict[str, Any] | None) -> Register:
    """Return the register of the data folder that the global options name.

    Raises:
        InvalidData: a file of the record breaks the format or a rule.
    """
    settings = settings or {}
    folder = data_folder(settings.get("data"))
    if settings.get("known_at") is not None:
        from signatories.record.git import as_of_revision

        with as_of_revision(folder, settings["known_at"]) as copy:
            return past_version(copy, settings["known_at"])
    try:
        return load(folder, today=today(), cache=cache_folder(), progress=progress())
    except InvalidData as error:
        # With the folder, as an editor opens them.
        found = (problem._replace(file=str(folder / problem.file)) for problem in error.problems)
        raise InvalidData(found) from None


def past_version(folder: Path, version: str) -> Register:
    """Return the register of a version of the past; a line on stderr says if it breaks rules of today."""
    from signatories.formats import sized

    def tell(problems: "list[Problem]") -> None:
        first = min(problems)
        broken = f"{version} breaks rules of today and is answered as it stands"
        say(f"{broken}: {sized(len(problems), 'problem')}, the first is {first}")

    return load(folder, today=today(), let_pass=tell)


def progress(what: str = "reading the record") -> "Progress | None":
    """Return a bar on stderr once something takes longer than a second; none off a terminal."""
    if not sys.stderr.isatty():
        return None
    import time

    from signatories.cli.progress import Bar

    return Bar(begin=time.monotonic() + 1, what=what).show
