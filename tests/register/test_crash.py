"""Processes that are killed, and many at once: every answer is the whole record of one moment."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import product
from pathlib import Path
from string import ascii_uppercase

import pytest

import signatories
from program import HERE
from registers import cache_of, digest

CODES = ["".join(letters) for letters in product(ascii_uppercase[:5], repeat=3)][:100]
TREATIES = 24
FILES = 4
ROUNDS = 20

Kill = Callable[[], bool]
Ten = Callable[[int], list[subprocess.Popen[str]]]

PATHS = os.pathsep.join((str(HERE / "support"), str(Path(signatories.__file__).parent.parent)))

ANSWER = """
import sys, time
from pathlib import Path
from registers import cache_of, digest
folder = Path(sys.argv[1])
for _ in range(int(sys.argv[2])):
    moment = time.time_ns()
    print(moment, digest(folder, cache_of(folder)), flush=True)
"""
"""Asks for everything some times; prints the moment of each question, and a digest of its answer."""

NURSERY = """
import os, sys
from pathlib import Path
import signatories.record.reader, signatories.record.rules
from registers import ask
while sys.stdin.readline():
    child = os.fork()
    if not child:
        ask(Path(sys.argv[1]))
        os._exit(0)
    print(child, flush=True)
    sys.stdin.readline()
    print(os.waitpid(child, 0)[1], flush=True)
"""
"""At a line sent to it, starts a process that asks and prints its id; at the next prints how that ended."""


def compiled(folder: Path) -> str:
    """The digest of the record as it stands, compiled from nothing."""
    return digest(folder, None)


def asked(folder: Path) -> str:
    """The digest of what the cache answers."""
    return digest(folder, cache_of(folder))


def write(folder: Path, number: int, edition: int) -> None:
    """Write one file of treaties at one stroke; in each edition all countries joined on other days."""
    texts = []
    for treaty in range(number, TREATIES, FILES):
        years = [2000 + (edition + at) % 20 for at in range(len(CODES))]
        table = ", ".join(
            f"{code}: {year}-03-{treaty % 28 + 1:02}" for code, year in zip(CODES, years, strict=True)
        )
        texts.append(
            f"treaty-{treaty}:\n  title: Treaty {treaty}, edition {edition}\n  kind: treaty\n  opened: 2000\n"
            "  sources:\n    un: {title: Status, publisher: United Nations, grade: depositary}\n"
            f"  actions:\n    - action: accession\n      dates: {{{table}}}\n      source: [un]\n"
        )
    unfinished = folder / ".unfinished"
    unfinished.write_text("".join(texts))
    unfinished.replace(folder / f"treaties-{number}.yaml")


@pytest.fixture
def treaties(tmp_path: Path) -> Path:
    """A data folder of 24 treaties and 100 countries in four files."""
    folder = tmp_path / "data"
    folder.mkdir()
    about = "{{name: {0}, short: {0}, official_name: {0}, kind: state}}"
    lines = (f"{code}: {about.format(code)}" for code in CODES)
    (folder / "countries.yaml").write_text("\n".join(lines))
    imprint = "title: Crashes\npublisher: Tests\nlicence: CC0-1.0\ncountries: own\n"
    (folder / "record.yaml").write_text(imprint)
    for number in range(FILES):
        write(folder, number, 0)
    return folder


def python(script: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": PATHS},
    )


@pytest.fixture
def kill(treaties: Path) -> Iterator[Kill]:
    """Starts a process that asks, and kills it at any moment of its work; False where it was done by then."""
    if not hasattr(os, "fork"):
        pytest.skip("needs fork")
    chance = random.Random(20)
    with python(NURSERY, treaties) as nursery:
        assert nursery.stdin and nursery.stdout

        def run(until: Callable[[int], None]) -> int:
            print(file=nursery.stdin, flush=True)
            until(int(nursery.stdout.readline()))
            print(file=nursery.stdin, flush=True)
            return int(nursery.stdout.readline())

        def kill_(child: int) -> None:
            time.sleep(chance.uniform(0, span))
            os.kill(child, signal.SIGKILL)

        for _ in range(2):
            for file in cache_of(treaties).glob("*"):
                file.unlink()
            started = time.monotonic()
            assert run(lambda child: None) == 0
            span = time.monotonic() - started
        yield lambda: run(kill_) == signal.SIGKILL


def test_a_build_that_is_killed_leaves_nothing_that_is_believed(treaties: Path, kill: Kill) -> None:
    expected, killed = compiled(treaties), 0
    for _ in range(ROUNDS):
        for file in cache_of(treaties).iterdir():
            if file.suffix != ".new":
                file.unlink()
        killed += kill()
        assert asked(treaties) == expected
    assert killed


def test_an_update_that_is_killed_leaves_nothing_that_is_believed(treaties: Path, kill: Kill) -> None:
    """Every file is edited, so that half an update would show."""
    expected, killed = {}, 0
    for turn in range(ROUNDS):
        edition = turn % 3
        for number in range(FILES):
            write(treaties, number, edition)
        killed += kill()
        if edition not in expected:
            expected[edition] = compiled(treaties)
        assert asked(treaties) == expected[edition]
    assert killed


def test_what_killed_processes_left_is_cleared_away_a_day_later(treaties: Path) -> None:
    """What is younger may be another process's work."""
    asked(treaties)
    [register] = cache_of(treaties).iterdir()
    now = time.time()
    left = [register.with_name(f"{register.name}.{name}.new") for name in ("abc", "def", "young")]
    for file, hours in zip(left, (25, 1000, 23), strict=True):
        file.write_bytes(b"SQLite format 3\0")
        os.utime(file, (now - hours * 3600, now - hours * 3600))
    register.unlink()
    asked(treaties)
    assert set(cache_of(treaties).iterdir()) == {register, left[2]}


@pytest.fixture
def ten(treaties: Path) -> Iterator[Ten]:
    """Starts ten processes that each ask some times."""
    with ExitStack() as running:
        yield lambda times: [running.enter_context(python(ANSWER, treaties, times)) for _ in range(10)]


def answers(process: subprocess.Popen[str]) -> list[tuple[int, str]]:
    """What a process printed: when it asked, and the digest of the answer."""
    output, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    return [(int(moment), found) for moment, found in map(str.split, output.splitlines())]


def test_ten_processes_at_once_on_an_empty_cache_answer_the_same(treaties: Path, ten: Ten) -> None:
    found = [found for process in ten(2) for _, found in answers(process)]
    assert found == [compiled(treaties)] * 20
    assert len(list(cache_of(treaties).iterdir())) == 1


def test_while_a_file_is_edited_ten_processes_answer_from_some_moment_since_they_asked(
    treaties: Path, ten: Ten
) -> None:
    """Each edit replaces one file at one stroke, so every state the record was in has a digest of its own."""
    states = {}
    for edition in (4, 3, 2, 1, 0):
        write(treaties, 0, edition)
        states[compiled(treaties)] = edition
    assert states[asked(treaties)] == 0
    processes = ten(4)
    written = [(0, 0)]
    while any(process.poll() is None for process in processes) and len(written) < 5:
        time.sleep(0.4)
        write(treaties, 0, len(written))
        written.append((time.time_ns(), len(written)))
    for process in processes:
        for moment, found in answers(process):
            assert found in states
            assert states[found] >= max(edition for done, edition in written if done < moment)
    assert states[asked(treaties)] == written[-1][1]
