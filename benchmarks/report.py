"""The results as a table for the terminal, as JSON, and as the page docs/benchmarks.md."""

import datetime as dt
import json
import os
import platform
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.imports import Imported
from benchmarks.profile import Held, Kept, Stage


class Bar(NamedTuple):
    """A bar: what is promised, the goal, what was measured, whether that is enough; None: not measured."""

    promise: str
    goal: str
    measured: str
    met: bool | None


class Line(NamedTuple):
    """One measured process, medians of its rounds; `ratio` is to its `floor`, round by round."""

    size: str
    process: str
    rounds: int
    milliseconds: float
    cpu: float
    memory: float
    ratio: float | None
    floor: str


def machine() -> dict[str, str]:
    """Return what the figures were measured on, and when."""
    packages = ("signatories", "typer", "rich", "pydantic", "PyYAML")
    return {
        "date": dt.date.today().isoformat(),  # noqa: DTZ011
        "machine": f"{platform.system()} {platform.release()}, {_processor()}, {os.cpu_count()} cores",
        "load": "{:.1f}, {:.1f}, {:.1f}".format(*os.getloadavg()),
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "packages": ", ".join(f"{name} {version(name)}" for name in packages),
        "sqlite": sqlite3.sqlite_version,
    }


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if not info.exists():
        return platform.machine()
    names = (line.partition(":")[2].strip() for line in info.read_text().splitlines() if "model name" in line)
    return next(names, platform.machine())


def as_table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Return a Markdown table whose columns are aligned, as good to read in a terminal."""
    cells = [list(columns), *([_shown(value) for value in row] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [
        f"| {' | '.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))} |"
        for row in cells
    ]
    lines.insert(1, f"|{'|'.join('-' * (width + 2) for width in widths)}|")
    return "\n".join(lines)


def _shown(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.2f}" if value < 10 else f"{value:,.0f}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def as_json(about: Mapping[str, str], bars: list[Bar], lines: list[Line], imports: list[Imported]) -> str:
    """Return everything, for programs."""
    found = {
        "about": about,
        "bars": [bar._asdict() for bar in bars],
        "processes": [line._asdict() for line in lines],
        "imports": [row._asdict() for row in imports],
    }
    return json.dumps(found, indent=1)


def as_page(
    about: Mapping[str, str],
    bars: list[Bar],
    lines: list[Line],
    imports: list[Imported],
    profile: str,
    missing: list[str],
) -> str:
    """Return the page of the documentation."""
    notes = "".join(f"- Not measured: {note}\n" for note in missing)
    return f"""# Benchmarks

Written by `just bench`. Do not edit this page: run that.

Whole processes, measured in turn with their floor; medians of the ratios round by round, at least 21 rounds
for the short ones, one for what takes longer than ten seconds. The record is made up by
`benchmarks/generate.py`: declarations, coalitions and treaties, an act being one country's. The interpreter
is started directly, without the shim of a version manager, and reads byte code that is already compiled.
Tables are written to no screen: on one, rich draws them, which takes longer. The claims of the record are of
single instruments, so `validate` can weigh all of them without compiling a register.

{as_table(("about", "the run"), about.items())}

## The bars

{as_table(("promise", "goal", "measured", "met"), bars)}

{notes}
## The processes

Times in milliseconds, memory in MiB. In the ratio the clock is compared, but for memory named as such.

{as_table(Line._fields, lines)}

## What is imported

{as_table(Imported._fields, imports)}

{profile}
"""


def as_profile(stages: list[Stage], held: list[Held], kept: list[Kept], lines: list[Line]) -> str:
    """Return where time and memory go in reading a record, and in an edit of one."""
    return f"""## Where the time and the memory go

A cold compile and `validate` begin with a start of the interpreter and its modules, then both read, take the
shape and ask the rules. After that `validate` weighs the claims, a cold compile makes rows and fills SQLite.

{as_table(Stage._fields, stages)}
{_limit(stages, lines)}
What is held before the first byte of a record is read is the limit below which the memory of `validate`
cannot come: most of it are the models, which pydantic compiles.

{as_table(Held._fields, held)}

After an edit the kept register is copied, brought up to date, made safe on the disk and moved to its place,
so that nobody ever reads a torn one; and the files are looked at twice, before and after. That is what grows
with the record, in milliseconds; the copy is made beside the import of what reads the edited file.

{as_table(Kept._fields, kept)}"""


_READING = ("reading: the loop, and texts from it", "models: the shape")


def _limit(stages: list[Stage], lines: list[Line]) -> str:
    """Return what check-jsonschema's bar leaves for `validate`, in bare loops over the events."""
    cpu = {line.process: line.cpu for line in lines}
    for name, spent in reversed(cpu.items()):
        size = name.removeprefix("check-jsonschema ")
        if size != name and f"events {size}" in cpu:
            loop = cpu[f"events {size}"]
            begun = next(cpu[line.process] for line in lines if line.process == "hello") / loop
            loops = {stage.stage: stage.loops for stage in stages}
            needed = begun + sum(loops[stage] for stage in _READING)
            checks = sum(loops[s] for s in ("rules: acts by country", "rules"))
            return f"""
check-jsonschema takes {spent / loop:.0f} such loops over a record of {size} acts, so a twentieth of it is
{spent / loop / 20:.2f}. The start of a program with Typer, reading, and the shape take {needed:.2f} of them
before the first rule is asked; acts by country and rules take {checks:.2f} more. One loop is libyaml's
own, and most of the rest of the reading is making texts and places of its events in Python.
"""
    return ""
