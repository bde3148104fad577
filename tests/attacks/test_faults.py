"""The disk fails at every step of every command that writes: what was there is there, or the new, whole."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from faults import contents, failing
from program import Run

LEAST = {"add": 3, "import": 3, "fmt": 3, "output": 3, "export": 10, "compile": 3}
"""At how many steps each command can fail at least; fewer would mean that the faults miss the writes."""

COMMANDS: dict[str, list[str]] = {
    "add": ["add", "ring", "--action", "joining", "--date", "2026-03", "--source", "news-2026",
            "--by", "Brazil", "--source-title", "News", "--source-publisher", "Courier",
            "--source-grade", "press", "--yes"],
    "import": ["import", "pledge", "--action", "endorsement", "--date", "2022-11-02", "--source",
               "norway-2022", "Germany, Namibia and Turkey", "--yes"],
    "fmt": ["fmt"],
    "output": ["list", "--format", "csv", "--output", "{out}/answer.csv"],
    "export": ["export", "{out}/package"],
    "compile": ["list", "--format", "csv"],
}  # fmt: skip


@pytest.fixture
def place(golden_record: Path, tmp_path: Path) -> Callable[[str], Path]:
    """A folder with a record of one's own to be edited, a cache and a folder for what is written."""

    def make(name: str) -> Path:
        folder = tmp_path / name
        shutil.copytree(golden_record, folder / "data")
        (folder / "out").mkdir()
        data = folder / "data" / "declarations.yaml"
        data.write_text(data.read_text("utf-8").replace("\n  kind:", "\n\n  kind:", 1), "utf-8")
        return folder

    return make


@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk_at_any_step_leaves_the_old_or_the_new(
    command: str, run: Run, place: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def call(folder: Path) -> int:
        monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        words = [word.format(out=folder / "out") for word in COMMANDS[command]]
        return run(*words, data=folder / "data").status

    whole = place("whole")
    old = contents(whole / "data")
    assert call(whole) == 0
    new, new_out = contents(whole / "data"), contents(whole / "out")
    for nth in range(1, 500):
        folder = place(str(nth))
        with failing(folder, nth) as plan:
            status = call(folder)
        if not plan.fallen:
            break
        assert status in (0, 2), nth
        data, out = contents(folder / "data"), contents(folder / "out")
        assert data.keys() == old.keys(), nth
        assert all(content in (old[path], new[path]) for path, content in data.items()), nth
        assert command == "fmt" or data in (old, new), "one edit is whole"
        assert _told(out, folder) in ({}, _told(new_out, whole)), (nth, sorted(out))
        if status == 0 and command in ("add", "import", "fmt"):
            assert data == new, nth
        assert call(folder) == 0, "the next start is clean"
        assert contents(folder / "data") == new, nth
        assert _told(contents(folder / "out"), folder) == _told(new_out, whole), nth
        shutil.rmtree(folder)
    assert nth > LEAST[command]
    print(f"{command}: failed at {nth - 1} steps", file=sys.__stdout__)


def _told(out: dict[str, bytes | None], folder: Path) -> dict[str, bytes | None]:
    """What was written, without the times and places of this run, which only the register would hold."""
    return {path: content for path, content in out.items() if not path.endswith(".sqlite")}
