"""A repository that means harm: nothing of it is run, and the answer is that of the objects."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from attacks import LONG, note
from program import Run
from repositories import commit, git


@pytest.fixture
def data(golden_record: Path, tmp_path: Path) -> Path:
    """A record in a repository with two commits, `first` and `second`."""
    data = shutil.copytree(golden_record, tmp_path / "work" / "data")
    git(data.parent, "init", "--quiet", "--initial-branch=main")
    commit(data.parent, "first")
    file = data / "others.yaml"
    file.write_text(file.read_text("utf-8").replace("BRA: 1991-05-06", "BRA: 1991-05-07"), "utf-8")
    commit(data.parent, "second")
    return data


def trap(data: Path) -> str:
    """A program that leaves a trace beside the repository."""
    script = data.parent.parent / "trap"
    script.write_text(f'#!/bin/sh\ntouch "{data.parent.parent}/sprung"\ncat\n', "utf-8")
    script.chmod(0o755)
    return str(script)


def attributes(data: Path, line: str) -> None:
    (data.parent / ".git" / "info").mkdir(exist_ok=True)
    (data.parent / ".git" / "info" / "attributes").write_text(f"*.yaml {line}\n", "utf-8")


def filters(data: Path) -> None:
    for name in ("smudge", "clean", "process"):
        git(data.parent, "config", f"filter.f.{name}", trap(data))
    git(data.parent, "config", "filter.f.required", "true")
    attributes(data, "filter=f")


def drivers(data: Path) -> None:
    git(data.parent, "config", "diff.d.textconv", trap(data))
    git(data.parent, "config", "diff.external", trap(data))
    git(data.parent, "config", "merge.d.driver", trap(data))
    attributes(data, "diff=d merge=d")


def hooks(data: Path) -> None:
    script = trap(data)
    for name in (
        "post-checkout",
        "post-index-change",
        "reference-transaction",
        "fsmonitor-watchman",
        "pre-auto-gc",
    ):
        shutil.copy(script, data.parent / ".git" / "hooks" / name)
    git(data.parent, "config", "core.fsmonitor", script)


def programs(data: Path) -> None:
    script = trap(data)
    for key in (
        "core.pager",
        "core.editor",
        "core.sshCommand",
        "core.askPass",
        "gpg.program",
        "credential.helper",
    ):
        git(data.parent, "config", key, script)
    for key in ("alias.ls-tree", "alias.cat-file", "alias.rev-parse", "alias.log"):
        git(data.parent, "config", key, f"!{script}")
    git(data.parent, "config", "log.showSignature", "true")


def substitutions(data: Path) -> None:
    attributes(data, "export-ignore export-subst ident working-tree-encoding=UTF-16 eol=crlf text")


def no_change(data: Path) -> None:
    """The repository as it is."""


TRAPS = (no_change, filters, drivers, hooks, programs, substitutions)


TRIED = [
    (lay, of)
    for lay in TRAPS
    for of in ("checkout", "worktree", "bare")
    if LONG or of == "checkout" or lay is filters
]


@pytest.mark.parametrize(("lay", "of"), TRIED, ids=[f"{of} {lay.__name__}" for lay, of in TRIED])
def test_a_hostile_repository_runs_nothing_and_changes_nothing(
    lay: Callable[[Path], None], of: str, data: Path, run: Run, tmp_path: Path
) -> None:
    asked = data
    if of != "checkout":
        origin = data.parent
        if of == "bare":
            git(tmp_path, "clone", "--quiet", "--bare", str(data.parent), str(tmp_path / "bare.git"))
            origin = tmp_path / "bare.git"
        git(origin, "worktree", "add", "--quiet", "--detach", str(tmp_path / "linked"))
        asked = tmp_path / "linked" / "data"
    lay(data)
    ran = run("changes", "first", "--format", "csv", data=asked)
    assert ran.status == 0, ran.err
    assert "1991-05-06" in ran.text
    assert "1991-05-07" in ran.text
    assert len(ran.text.splitlines()) == 2, ran.text
    assert not (tmp_path / "sprung").exists()
    note("Hostile repositories", f"{of}, {lay.__name__.replace('_', ' ')}", 1, 0)


def test_a_shallow_clone_says_what_it_lacks(data: Path, run: Run, tmp_path: Path) -> None:
    git(
        tmp_path,
        "clone",
        "--quiet",
        "--depth=1",
        "--no-tags",
        f"file://{data.parent}",
        str(tmp_path / "shallow"),
    )
    ran = run("changes", "first", data=tmp_path / "shallow" / "data")
    assert ran.status == 2
    assert "git fetch --unshallow" in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root gives a file to another")
def test_a_repository_of_another_owner_is_refused_with_the_cure(
    data: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))  # whose .gitconfig trusts nothing
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    top = data.parent.rename(tmp_path / "a $(touch b)")
    for path in (top, top / ".git"):
        os.chown(path, 12345, 12345)
    ran = run("changes", "first", data=top / "data")
    assert ran.status == 2
    assert f"safe.directory '{top}'` trusts it" in ran.err
