"""Imports of each command, and their cost, by `-X importtime`."""

import re
import subprocess
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

HEAVY: Final = ("typer", "sqlite3", "rich", "yaml", "pydantic")
_LINE: Final = re.compile(r"import time:\s+(\d+) \|\s+\d+ \| +(\S+)")


class Imported(NamedTuple):
    """The imports of a command: how many modules, their milliseconds, those of our own, the heavy ones."""

    command: str
    modules: int
    milliseconds: float
    own: float
    heavy: str


def imported(name: str, command: Sequence[str], env: Mapping[str, str]) -> Imported:
    """Return the cost of imports of one run of a command, whose first word is the interpreter."""
    traced = [command[0], "-X", "importtime", *command[1:]]
    said = subprocess.run(traced, env=env, capture_output=True, text=True, check=True).stderr
    found = {module: int(own) / 1000 for own, module in _LINE.findall(said)}
    own = sum(cost for module, cost in found.items() if module.split(".")[0] == "signatories")
    heavy = ", ".join(name for name in HEAVY if name in found)
    return Imported(name, len(found), sum(found.values()), own, heavy)
