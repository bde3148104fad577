"""What Windows lacks is not needed. It was read and not run: here Linux is made to lack it."""

import os
import shutil
import sys
from pathlib import Path, PureWindowsPath
from types import SimpleNamespace

import pytest

from program import ROOT, Run
from signatories.cli import output
from signatories.record.data_files import is_data_file

LACKING = ("O_DIRECTORY", "O_NONBLOCK", "chown", "geteuid", "mkfifo", "getuid")

COMMANDS = (
    "list --output {}/a.csv", "list --output {}/old.csv", "map ring --output {}/a.svg", "export {}/package",
    "site {}/site", "schema {}/schema", "fmt", "validate", "cache path", "cache clear",
    "add ring --action joining --date 2024-01-01 --by Brazil --source ring-2012 --yes",
    "import ring Brazil --action joining --date 2024-01-01 --source ring-2012 --yes",
    "new own --title Own --kind declaration --opened 2024-01-01 --yes",
)  # fmt: skip


@pytest.mark.parametrize("words", COMMANDS)
def test_a_command_needs_nothing_that_windows_lacks(
    run: Run, golden_record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    """No locks, no owner of a file, no links for everybody, no way to settle a folder."""
    data = shutil.copytree(golden_record, tmp_path / "own" / "data")
    (tmp_path / "old.csv").write_text("older", "utf-8")
    monkeypatch.setitem(sys.modules, "fcntl", None)
    for name in LACKING:
        monkeypatch.delattr(os, name, raising=False)
    monkeypatch.setattr(shutil, "_use_fd_functions", False)

    def no_link(*_: object, **__: object) -> None:
        raise OSError(1314, "A required privilege is not held by the client")

    monkeypatch.setattr(os, "symlink", no_link)
    monkeypatch.setattr(Path, "symlink_to", no_link)
    told = run(*words.format(tmp_path).split(), data=data)
    assert told.status == 0, told.err
    assert not [path for path in tmp_path.rglob(".*") if "signatories-new" in path.name]


@pytest.mark.parametrize(
    ("environment", "understood"),
    [
        ({}, False),
        ({"WT_SESSION": "1"}, True),
        ({"ANSICON": "1"}, True),
        ({"ConEmuANSI": "ON"}, True),
        ({"TERM": "xterm"}, True),
    ],
)
def test_the_classic_console_is_shown_no_escape_code(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], understood: bool
) -> None:
    for name in ("WT_SESSION", "ANSICON", "ConEmuANSI", "TERM", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(sys, "stdout", SimpleNamespace(isatty=lambda: True))
    assert output._is_colourful(SimpleNamespace(no_color=False)) is understood  # type: ignore[arg-type]


def test_names_of_data_files_are_told_apart_by_slashes() -> None:
    """A path inside the folder is written with them on every system."""
    assert is_data_file(PureWindowsPath("sub\\ring.yaml").as_posix())
    assert not is_data_file(PureWindowsPath("kept\\ring\\a.yaml").as_posix())


def test_line_ends_are_the_same_in_every_checkout() -> None:
    """Hashes of kept texts, golden files and scripts depend on them."""
    lines = (ROOT / ".gitattributes").read_text("utf-8").splitlines()
    assert "* text=auto eol=lf" in lines
    assert {"data/kept/** -text", "*.png binary", "*.ttf binary"} <= set(lines)
