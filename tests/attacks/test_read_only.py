"""What only looks writes nothing below the data folder, and asks for no permission to write."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from faults import steps
from program import Run
from repositories import commit, git

LOOKING = (
    "validate", "validate {}", "fmt --check", "list", "show ring", "who-signed ring", "why ring NOR",
    "claims", "sources", "changes HEAD", "--known-at HEAD list", "map ring", "chart growth ring",
    "cache path", "--version", "names Norway", "schema --check {}/schema",
    "add ring --action joining --date 2024 --by Brazil --source a",
    "import ring Brazil --action joining --date 2024 --source ring-2012", "who-signed rign",
)  # fmt: skip


@pytest.mark.parametrize("words", LOOKING)
def test_looking_writes_nothing(
    run: Run, golden_record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    data = shutil.copytree(golden_record, tmp_path / "own" / "data")
    git(data.parent, "init", "--quiet")
    commit(data.parent, "first")
    real = os.access

    def access(path: Path, mode: int, **how: Any) -> bool:
        return not mode & os.W_OK and real(path, mode, **how)

    written: list[int] = []

    def note(step: int, settled: int | None) -> None:
        """Note a step below the folder; what is settled is the register in the cache."""
        written.extend([step] if settled is None else [])

    monkeypatch.setattr(os, "access", access)
    with steps(data.parent, note):
        told = run(*words.format(data).split(), data=data)
    assert written == []
    assert told.status in (0, 1, 2)
    assert "read-only" not in told.err or words.startswith(("add", "import"))
