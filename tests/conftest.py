"""Fixtures: a register compiled from a test's own docstring, and the countries that tests may name."""

import inspect
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from signatories.load import load
from signatories.register import Register

TODAY = "2026-11-22"
"""The day after which no act of a test lies."""

HERE = Path(__file__).parent

Compiled = Callable[[str], Register]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with the tests' countries and nothing else."""
    data = tmp_path / "data"
    data.mkdir()
    shutil.copy(HERE / "countries.yaml", data)
    return data


@pytest.fixture
def compiled(folder: Path) -> Iterator[Compiled]:
    """Turns the YAML of instruments into a register, in memory."""
    opened: list[Register] = []

    def compile_(text: str) -> Register:
        (folder / "instruments.yaml").write_text(inspect.cleandoc(text) + "\n", encoding="utf-8")
        opened.append(load(folder, today=TODAY))
        return opened[-1]

    yield compile_
    for register in opened:
        register.close()


@pytest.fixture
def register(request: pytest.FixtureRequest, compiled: Compiled) -> Register:
    """The register of the instruments in the test's docstring: everything from its first `id:` line on."""
    lines = inspect.cleandoc(request.function.__doc__ or "").splitlines()
    start = next(i for i, line in enumerate(lines) if line and line.split("#")[0].rstrip().endswith(":"))
    return compiled("\n".join(lines[start:]))
