"""scripts/commit_message.py refuses a subject that is not `area: do this`, and says what to write instead."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from program import ROOT

SCRIPT = ROOT / "scripts" / "commit_message.py"


def check(folder: Path, message: str) -> tuple[int, str]:
    """Return the exit status and stderr of the script for a message."""
    path = folder / "COMMIT_EDITMSG"
    path.write_text(message, encoding="utf-8")
    ran = subprocess.run([sys.executable, SCRIPT, path], capture_output=True, text=True)
    return ran.returncode, ran.stderr


@pytest.mark.parametrize(
    "message",
    [
        "cli: disable gc during imports\n",
        "query: ask the one resolver\n\nTwo of them disagreed.\n",
        "data: need a source for each act\n# Please enter the commit message\n#\n",
        "record: pass over comments",
        "site/api: re-use the index\n",
        "a: " + "x" * 69,
        "Merge branch 'main' into words\n",
        'Revert "cli: tests"\n',
        "fixup! cli: tests\n",
    ],
)
def test_a_good_message_passes(tmp_path: Path, message: str) -> None:
    assert check(tmp_path, message) == (0, "")


@pytest.mark.parametrize(
    "message, cure",
    [
        ("Fix the days\n", "of the form 'area: do this'"),
        ("", "of the form 'area: do this'"),
        ("cli: disabled gc\n", "write 'add'"),
        ("cli: disables gc\n", "write 'add'"),
        ("cli: disabling gc\n", "write 'add'"),
        ("cli: the collector\n", "write 'add'"),
        ("cli: tests, and a page\n", "write 'add'"),
        ("a: " + "x" * 70, "has 73 characters and must have at most 72"),
        ("cli: disable gc.\n", "leave it out"),
        ("cli: disable gc\nIt costs a sixth.\n", "an empty line"),
    ],
)
def test_a_bad_message_is_refused_with_its_cure(tmp_path: Path, message: str, cure: str) -> None:
    status, said = check(tmp_path, message)
    assert status == 1
    assert cure in said and len(said.splitlines()) == 1


def test_the_hook_runs_the_script_on_the_message() -> None:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    [hook] = [hook for repo in config["repos"] for hook in repo["hooks"]]
    assert hook["stages"] == config["default_install_hook_types"] == ["commit-msg"]
    assert (ROOT / hook["entry"].split()[-1]) == SCRIPT
