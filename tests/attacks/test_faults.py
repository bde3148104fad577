"""A full disk or a kill at every step of every command that writes: the old is there, or the new, whole."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from attacks import FULL, INPUTS, KILLS, LONG, note
from faults import contents, failing, killed, killed_within
from program import Run

LEAST = {"add": 3, "import": 3, "import-csv": 3, "new": 3, "keep": 5, "fmt": 3, "output": 3, "export": 10,
         "site": 20, "compile": 3}  # fmt: skip
"""At how many steps each command can fail at least; fewer would mean that the faults miss the writes."""

SLOW = {"export": 7, "site": 119}
"""Of these the short run tries a step in so many, a long one below full size seven times as many."""

EDITS = ("add", "import", "import-csv", "new", "keep", "fmt")

COMMANDS: dict[str, list[str]] = {
    "add": ["add", "ring", "--action", "joining", "--date", "2026-03", "--source", "news-2026",
            "--by", "Brazil", "--source-title", "News", "--source-publisher", "Courier",
            "--source-grade", "press", "--yes"],
    "import": ["import", "pledge", "--action", "endorsement", "--date", "2022-11-02", "--source",
               "norway-2022", "Germany, Namibia and Turkey", "--yes"],
    "import-csv": ["import-csv", "pact", "{out}/../table.csv", "--source", "depositary-2025", "--yes"],
    "new": ["new", "call", "--title", "Call", "--kind", "declaration", "--opened", "2026-05-01", "--yes"],
    "keep": ["keep", "pledge", "norway-2022", "{out}/../passage.txt",
             "--licence", "CC0 1.0", "--reads", "words", "--yes"],
    "fmt": ["fmt"],
    "output": ["list", "--format", "csv", "--output", "{out}/answer.csv"],
    "export": ["export", "{out}/package"],
    "site": ["site", "{out}/site"],
    "compile": ["list", "--format", "csv"],
}  # fmt: skip


PASSAGE = "2 November 2022: Norway endorses the pledge, as the ministry said today.\n"
TABLE = "Party,Signature,Accession\nKenya,,5 May 2004\nNamibia,,6 June 2004\n"


@pytest.fixture
def place(golden_record: Path, tmp_path: Path) -> Callable[[str], Path]:
    """A folder with a record of one's own to be edited, a cache and a folder for what is written."""

    def make(name: str) -> Path:
        folder = tmp_path / name
        shutil.copytree(golden_record, folder / "data")
        (folder / "out").mkdir()
        (folder / "passage.txt").write_text(PASSAGE, "utf-8")
        (folder / "table.csv").write_text(TABLE, "utf-8")
        data = folder / "data" / "declarations.yaml"
        data.write_text(data.read_text("utf-8").replace("\n  kind:", "\n\n  kind:", 1), "utf-8")
        return folder

    return make


class Bench:
    """A command, the place where it runs, and what there was before it and is after it."""

    def __init__(self, command: str, run: Run, place: Callable[[str], Path]) -> None:
        self.command, self.run, self.place = command, run, place
        whole = place("whole")
        self.old = contents(whole / "data")
        assert self.call(whole) == 0
        self.new, self.out = contents(whole / "data"), _without_registers(contents(whole / "out"))

    def call(self, folder: Path) -> int:
        """Run the command in a place; return its exit status."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
            words = [word.format(out=folder / "out") for word in COMMANDS[self.command]]
            return self.run(*words, data=folder / "data").status

    def is_whole(self, folder: Path) -> None:
        """Check that what stands in a place is the old or the new, and that the next start is clean."""
        data, out = _seen(contents(folder / "data")), _seen(_without_registers(contents(folder / "out")))
        assert self.old.keys() & self.new.keys() <= data.keys() <= self.old.keys() | self.new.keys()
        assert all(content in (self.old.get(path), self.new.get(path)) for path, content in data.items())
        if self.command not in ("fmt", "keep"):
            assert data in (self.old, self.new), "one edit is whole"
        assert out in ({}, _seen(self.out)), sorted(out)
        again = 2 if self.command == "new" and data == self.new else 0  # the instrument exists already
        assert self.call(folder) == again, "the next start is clean"
        assert contents(folder / "data") == self.new
        assert _without_registers(contents(folder / "out")) == self.out


def _seen(files: dict[str, bytes | None]) -> dict[str, bytes | None]:
    """The files that readers see: no name begins with a dot."""
    return {path: content for path, content in files.items() if not f"/{path}".count("/.")}


def _without_registers(out: dict[str, bytes | None]) -> dict[str, bytes | None]:
    """What was written, without the times and places of this run, which only the register would hold."""
    return {path: content for path, content in out.items() if not path.endswith(".sqlite")}


def _sampled(command: str, least: int) -> int:
    """One step in how many is tried."""
    if LONG:
        return 1 if INPUTS >= FULL else max(1, SLOW.get(command, 1) // 7)
    return max(SLOW.get(command, 1), least)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk_at_any_step_leaves_the_old_or_the_new(
    command: str, run: Run, place: Callable[[str], Path]
) -> None:
    bench, tried, nth = Bench(command, run, place), 0, 1
    for nth in range(1, 2000, _sampled(command, 5)):
        folder = place(str(nth))
        with failing(folder, nth) as plan:
            status = bench.call(folder)
        if not plan.fallen:
            break
        tried += 1
        assert status in (0, 2), nth
        assert contents(folder / "data").keys() <= bench.old.keys() | bench.new.keys(), nth
        if status == 0 and command in EDITS:
            assert contents(folder / "data") == bench.new, nth
        bench.is_whole(folder)
        shutil.rmtree(folder)
    assert nth > LEAST[command], nth
    note("Steps that fail", command, tried, 0)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_kill_at_any_step_leaves_the_old_or_the_new(
    command: str, run: Run, place: Callable[[str], Path]
) -> None:
    bench, tried, nth = Bench(command, run, place), 0, 1
    for nth in range(1, 2000, _sampled(command, 9)):
        folder = place(str(nth))
        if not killed(lambda folder=folder: bench.call(folder), folder, nth):
            break
        tried += 1
        bench.is_whole(folder)
        shutil.rmtree(folder)
    assert nth > LEAST[command], nth
    note("Kills at each step", command, tried, 0)


@pytest.mark.skipif(not LONG, reason="part of the long run")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_kill_at_a_random_moment_leaves_the_old_or_the_new(
    command: str, run: Run, place: Callable[[str], Path]
) -> None:
    """Counted are the kills that came after the first step and before the end."""
    bench, landed, chance, window = Bench(command, run, place), 0, random.Random(17), 0.2
    for nth in range(40 * KILLS):
        folder = place(f"random-{nth}")
        if killed_within(lambda folder=folder: bench.call(folder), folder, chance.uniform(0.0001, window)):
            landed += 1
            bench.is_whole(folder)
        else:
            window *= 0.8
        shutil.rmtree(folder)
        if landed * len(COMMANDS) >= KILLS:
            break
    assert landed * len(COMMANDS) >= KILLS
    note("Kills at random moments", command, landed, 0)
