"""Fixtures: a register compiled from a test's own docstring, and the countries that tests may name."""

import inspect
import io
import shutil
import subprocess
import sys
from collections.abc import Generator, Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import settings

import watch
from program import HERE, ROOT, TODAY, Compiled, Golden, Ran, Run
from signatories.record import shipped as shipped_record
from signatories.register.cache import load
from signatories.register.tables import Register
from small_records import SmallRecord

settings.register_profile("fixed", derandomize=True)
settings.register_profile("random", print_blob=True)
settings.load_profile("fixed")
"""The same examples in every run, so that it fails for what was changed; `.ci/slow` takes others."""


@pytest.fixture(autouse=True, scope="session")
def no_shipped_record() -> Iterator[None]:
    """Give tests only the countries they name: nothing comes with the program."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shipped_record, "PACKAGE", HERE / "nothing" / "src" / "signatories")
        yield


@pytest.fixture(autouse=True, scope="session")
def watched_processes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Watch every process that a test starts; what Pythons among them note is in this file."""
    notes = tmp_path_factory.mktemp("watch") / "notes"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(subprocess, "Popen", watch.WatchedProcess)
        patch.setenv(watch.NOTES, str(notes))
        yield notes


@pytest.fixture(autouse=True)
def nothing_but_answers_and_refusals(watched_processes: Path) -> Iterator[None]:
    """Fail the test in which a run of the program ends otherwise than documented, whatever else it checks."""
    watch.watch_children(watched_processes)
    watch.seen.clear()
    yield
    watch.watch_children(watched_processes)
    assert not watch.seen, "\n\n".join(watch.seen)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fail the test whose own output has a traceback."""
    return watch.watch_report((yield))


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
        (folder / "instruments.yaml").write_text(dedent(text).strip() + "\n", encoding="utf-8")
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


# The command line, in this process


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden-update", action="store_true", help="Write the golden files anew.")


@pytest.fixture(scope="session")
def golden_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small record of tests/golden/data, with the tests' countries. Not to be changed.

    In `older` beside it the United Kingdom has not withdrawn from the pact, and Brazil ratified a day later.
    """
    data = tmp_path_factory.mktemp("golden") / "data"
    shutil.copytree(HERE / "golden" / "data", data)
    shutil.copy(HERE / "countries.yaml", data)
    shutil.copytree(data, data.parent / "older")
    older = data.parent / "older" / "others.yaml"
    text = older.read_text(encoding="utf-8")
    older.write_text(
        text.replace("dates: {BRA: 1991-05-06, CSK", "dates: {BRA: 1991-05-07, CSK").replace(
            text[text.index("    - date: 2020-01-31") : text.index("\nclub:")], ""
        ),
        encoding="utf-8",
    )
    return data


@pytest.fixture
def run(golden_record: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """The program on TODAY, with a cache beside the golden record, by a user who has set nothing else."""
    from signatories import cli
    from signatories.cli import session as record

    opened: list[Register] = []

    def remembering(*arguments: Any, **options: Any) -> Register:
        opened.append(load(*arguments, **options))
        return opened[-1]

    monkeypatch.setattr(record, "load", remembering)
    monkeypatch.setattr(record, "today", lambda: TODAY)
    monkeypatch.setenv("XDG_CACHE_HOME", str(golden_record.parent / "cache"))
    for name in ("SIGNATORIES_DATA", "COLUMNS", "NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)

    def run_(*arguments: str, data: Path | str | None = golden_record) -> Ran:
        out, err = io.BytesIO(), io.BytesIO()
        monkeypatch.setattr(
            sys, "argv", ["signatories", *(["--data", str(data)] if data else []), *arguments]
        )
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="ascii"))
        monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(err, encoding="ascii"))
        try:
            cli.main()
            status = 0
        except SystemExit as ended:
            status = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
        except Exception as error:
            watch.watch_error(sys.argv, error)
            raise
        sys.stdout.flush()
        sys.stderr.flush()
        watch.watch_status(sys.argv, status)
        for text in (out.getvalue(), err.getvalue()):
            watch.watch_stream(sys.argv, text)
        return Ran(status, out.getvalue(), err.getvalue().decode("utf-8"))

    yield run_
    for register in opened:
        register.close()


@pytest.fixture
def small(run: Run, folder: Path) -> SmallRecord:
    """A record of a few acts that the test writes itself, asked through the command line."""
    return SmallRecord(run, folder)


@pytest.fixture
def beside_the_record(golden_record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that `older` is the older version of it; and by a program of one version, whatever the real one."""
    from signatories.answers import citation

    monkeypatch.chdir(golden_record.parent)
    monkeypatch.setattr(citation, "__version__", "1.2.3")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compares an answer with the file of this name in tests/golden, or writes it there when told to."""
    update = bool(request.config.getoption("--golden-update"))

    def golden_(name: str, answer: bytes) -> None:
        path = HERE / "golden" / name
        if update:
            path.write_bytes(answer)
        assert path.exists(), f"tests/golden/{name} must exist: run `just golden` and read what it wrote"
        expected = path.read_bytes().decode("utf-8")
        assert answer.decode("utf-8") == expected, f"{name} has changed: if rightly, run `just golden`"

    return golden_


@pytest.fixture(scope="session")
def golden_site(golden_record: Path) -> dict[str, bytes]:
    """The web page of the golden record on TODAY: every file by its path."""
    from signatories.site import Site

    with load(golden_record, today=TODAY) as register:
        return dict(Site(register, TODAY).files())


# The shipped record, for the tests of the data alone


@pytest.fixture(scope="session")
def shipped() -> Iterator[Register]:
    """The register of the record in `data/`."""
    with load(ROOT / "data", today=TODAY) as register:
        yield register
