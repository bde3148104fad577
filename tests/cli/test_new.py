"""An instrument is begun without acts, listed as such, and filled by the commands that record acts."""

import shutil
from pathlib import Path

import pytest

from program import Run


@pytest.fixture
def data(golden_record: Path, tmp_path: Path) -> Path:
    """A record of one's own, to be edited."""
    return shutil.copytree(golden_record, tmp_path / "data")


NEW = ("new", "oslo-call", "--title", "Oslo Call", "--kind", "declaration", "--opened", "1 May 2026", "--yes")


def test_an_instrument_begins_without_acts_and_list_says_so(run: Run, data: Path) -> None:
    ran = run(*NEW, data=data)
    assert ran.status == 0, ran.err
    text = (data / "declarations.yaml").read_text()
    begun = "oslo-call:\n  title: Oslo Call\n  kind: declaration\n  opened: 2026-05-01\n"
    assert text.endswith(f"\n{begun}  sources: {{}}\n  actions: []\n")
    assert run("validate", data=data).status == 0
    listed = run("list", data=data)
    assert "no act is recorded on oslo-call" in " ".join((listed.text + listed.err).split())
    assert run("fmt", "--check", str(data / "declarations.yaml"), data=data).status == 0


def test_acts_are_added_to_an_instrument_that_has_none(run: Run, data: Path) -> None:
    run(*NEW, data=data)
    ran = run("add", "oslo-call", "--action", "endorsement", "--date", "2026-05-01", "--by", "Norway, Kenya",
              "--source", "mfa-2026", "--source-title", "Oslo Call", "--source-publisher", "Norway",
              "--source-grade", "government", "--yes", data=data)  # fmt: skip
    assert ran.status == 0, ran.err
    assert "KEN" in run("who-signed", "oslo-call", "--format", "csv", data=data).text
    assert run("fmt", "--check", str(data / "declarations.yaml"), data=data).status == 0


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("ring", *NEW[2:]), "there is an instrument 'ring' already"),
        ((*NEW[1:5], "declaratoin", *NEW[6:]), "did you mean declaration?"),
        ((*NEW[1:], "--file", "nowhere.yaml"), "must be a file with instruments"),
    ],
)
def test_what_cannot_be_begun_is_refused_and_nothing_written(
    run: Run, data: Path, options: tuple[str, ...], why: str
) -> None:
    before = (data / "declarations.yaml").read_bytes()
    ran = run("new", *options, data=data)
    assert (ran.status, (data / "declarations.yaml").read_bytes()) == (2, before)
    assert why in ran.err
