"""Measurements of whole processes in turn: their time, their processor time, their peak memory."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Final, NamedTuple

LONG: Final = 10.0
"""Seconds after which one round is enough."""

LAUNCH: Final = Path(__file__).parent / "programs" / "launch.py"

MIB: Final = 1024 * (1024 if sys.platform == "darwin" else 1)
"""What the system counts memory in, to a mebibyte."""


class Cost(NamedTuple):
    """The cost of a process: seconds by the clock, seconds of processor, MiB of memory at the most."""

    seconds: float
    cpu: float
    memory: float


class Case(NamedTuple):
    """A process to be measured: its name, its command, what has to be done before each round."""

    name: str
    command: Sequence[str]
    before: Callable[[], None] | None = None


class Failed(Exception):
    """A measured process did not do its work; `str()` is what it said."""


def environment(cache: Path) -> dict[str, str]:
    """Return the environment of the measured: registers in a folder of ours, byte code as users have it."""
    unset = {"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "SIGNATORIES_DATA"}
    return {k: v for k, v in os.environ.items() if k not in unset} | {"XDG_CACHE_HOME": str(cache)}


def cost(case: Case, env: Mapping[str, str]) -> Cost:
    """Run a process to its end.

    Raises:
        Failed: its exit status is not 0.
    """
    if case.before:
        case.before()
    started = [sys.executable, "-I", "-S", str(LAUNCH), *case.command]
    done = subprocess.run(started, env=env, capture_output=True, text=True, check=True)
    status, seconds, cpu, memory = done.stdout.split()
    if status != "0":
        raise Failed(f"{case.name}: exit status {status}: {done.stderr[-300:].strip()}")
    return Cost(float(seconds), float(cpu), float(memory) / MIB)


def in_turn(
    cases: Sequence[Case], rounds: int, env: Mapping[str, str], failed: list[str] | None = None
) -> dict[str, list[Cost]]:
    """Return the costs of each case, round by round; whatever takes long is measured once.

    A case that fails is left out and its reason added to `failed`, where that is given.
    """
    found: dict[str, list[Cost]] = {}
    for number in range(rounds):
        for case in cases:
            if number == 0 or (case.name in found and found[case.name][0].seconds <= LONG):
                try:
                    found.setdefault(case.name, []).append(cost(case, env))
                except Failed as error:
                    if failed is None:
                        raise
                    found.pop(case.name, None)
                    failed.append(str(error).replace("\n", " "))
    return found


def ratio(costs: Sequence[Cost], floor: Sequence[Cost], of: str = "seconds") -> float:
    """Return the median of the ratios round by round."""
    place = Cost._fields.index(of)
    return median(a[place] / b[place] for a, b in zip(costs, floor, strict=False))


def middle(costs: Sequence[Cost]) -> Cost:
    """Return the medians of what was measured."""
    return Cost(*(median(values) for values in zip(*costs, strict=True)))
