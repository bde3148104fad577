"""What this project takes from others is named so that nobody can exchange it unseen."""

import re
import tomllib
from pathlib import Path

import pytest

from program import ROOT
from signatories.editing import beginning

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
CONSTRAINTS = (ROOT / ".ci" / "constraints.txt").read_text("utf-8").splitlines()


def named(requirement: str) -> str:
    """The name of a package, as indexes compare it."""
    found = re.match(r"[\w.-]+", requirement)
    assert found
    return re.sub(r"[-_.]+", "-", found[0]).lower()


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_an_action_is_named_by_its_commit(workflow: Path) -> None:
    """A tag can be moved; its name stands beside for the reader."""
    uses = re.findall(r"uses: *(.+)", workflow.read_text("utf-8"))
    assert uses
    for action in uses:
        assert re.fullmatch(r"[\w.-]+/[\w.-]+@[0-9a-f]{40}  # v[0-9.]+", action), action


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_may_do_no_more_than_it_needs(workflow: Path) -> None:
    text = workflow.read_text("utf-8")
    assert "\npermissions:\n  contents: read\n" in text
    assert "pull_request_target" not in text
    assert text.count("actions/checkout@") == text.count("persist-credentials: false")
    assert not re.findall(r"run:.*\$\{\{", text)


def test_a_record_of_somebody_s_own_begins_with_such_actions_too() -> None:
    for text in beginning.files("A record", "Us", "CC0-1.0").values():
        for action in re.findall(r"uses: *(.+)", text):
            assert re.fullmatch(r"[\w.-]+/[\w.-]+@[0-9a-f]{40}  # v[0-9.]+", action), action


def test_everything_for_development_has_one_known_version() -> None:
    lines = [line for line in CONSTRAINTS if line and not line.startswith("#")]
    for line in lines:
        assert re.fullmatch(r"[\w.-]+==[\w.]+(; python_version (<|>=) \"3\.\d+\")?", line), line
    pins = {named(line) for line in lines}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    extras = project["project"]["optional-dependencies"]
    wanted = {*project["build-system"]["requires"], *project["project"]["dependencies"], *extras["dev"]}
    missing = {named(requirement) for requirement in wanted} - pins
    assert not missing, f"add to .ci/constraints.txt: {missing}"


@pytest.mark.parametrize(
    "script", [".ci/run", ".ci/slow", *[f".github/workflows/{w.name}" for w in WORKFLOWS]]
)
def test_nothing_for_development_is_installed_without_them(script: str) -> None:
    text = (ROOT / script).read_text("utf-8")
    for line in re.findall(r"pip\"? install .*", text):
        everywhere = text.find("export PIP_CONSTRAINT=$PWD/.ci/constraints.txt") + 1
        assert "--constraint .ci/constraints.txt" in line or 0 < everywhere < text.index(line), line


def test_a_weakness_is_reported_in_private() -> None:
    assert "Report a weakness privately" in (ROOT / "SECURITY.md").read_text("utf-8")
