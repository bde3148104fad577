"""What is wrong in a question is answered with lines that work when they are pasted."""

import shlex
import shutil
from pathlib import Path

import pytest

from program import Run
from states import states


@pytest.fixture
def data(golden_record: Path, tmp_path: Path) -> Path:
    """A record with countries that share a name."""
    folder = shutil.copytree(golden_record, tmp_path / "data")
    with (folder / "countries.yaml").open("a", encoding="utf-8") as file:
        file.write(states("COD", "COG", "KOR", "PRK"))
    return folder


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("signed-by Congo", ["signed-by COD", "signed-by COG"]),
        ("why pact Congo", ["why pact COD", "why pact COG"]),
        ("why Congo pact", ["why pact COD", "why pact COG"]),
        ("countries Congo", ["countries COD", "countries COG"]),
        ("who-signed Congo", ["who-signed COD", "who-signed COG"]),
        ("who-signed pact and not Congo", ["who-signed pact and not COD", "who-signed pact and not COG"]),
        ("signed-by Korea --as-of 2020-01-01 -f csv", None),
        ("signed-by Norwy", ["signed-by NOR"]),
        ("signed-by Norwgen", ["signed-by NOR"]),
        ("why pact Brasill", ["why pact BRA"]),
        ("why pcat Norway", ["why pact NOR"]),
        ("show pcat", ["show pact"]),
        ("timeline pcat", ["timeline pact"]),
        ("matrix ring pcat --format csv", ["matrix ring pact --format csv"]),
        ("claims pcat", ["claims pact"]),
        ("sources pcat", ["sources pact"]),
        ("chart timeline pcat", ["chart timeline pact"]),
        ("who-signed pcat", ["who-signed pact"]),
        ("who-signed pcat and not ring", ["who-signed pact and not ring"]),
        ("who-signed ring and Norwy", ["who-signed ring and NOR"]),
        ("map pcat", ["map pact"]),
        ("diff ring pcat", ["diff ring pact"]),
        ("diff 'ring and pcat' pledge", ["diff 'ring and pact' pledge"]),
        ("who-signed pact:partyy", ["who-signed pact:party"]),
        ("who-signed region:afrika", None),
        ("who-signed ring@2014", ["who-signed ring@2014-01-01", "who-signed ring@2014-12-31"]),
        ("who-signed ring@28.4.2022", ["who-signed ring@2022-04-28"]),
        ("who-signed ring --as-of 04/28/2022", ["who-signed ring --as-of 2022-04-28"]),
        (
            "who-signed ring --as-of=04/05/2022",
            ["who-signed ring --as-of=2022-04-05", "who-signed ring --as-of=2022-05-04"],
        ),
        ("who-signed ring --as-of 2022", None),
        ("timeline ring --from 04/28/2022", ["timeline ring --from 2022-04-28"]),
        ("whosigned ring", ["who-signed ring"]),
        ("who-signed ring --date 2020-01-01", ["who-signed ring --as-of 2020-01-01"]),
        ("ring pledge", None),
        ("who-signed ring pledge", None),
        ("who-signed pledge,ring", None),
        ("who-signed ring and not United States", ["who-signed ring and not USA"]),
        ("why KEN ring", ["why ring KEN"]),
        ("signed-by ring", ["who-signed ring"]),
    ],
)
def test_an_error_ends_in_lines_that_work(run: Run, data: Path, wrong: str, right: list[str] | None) -> None:
    """Where None is given, any lines will do."""
    ran = run(*shlex.split(wrong), data=data)
    assert ran.status == 2
    lines = ran.err.splitlines()
    shown = [line.strip() for line in lines if line.startswith("  signatories ")]
    assert shown
    assert lines[-1].strip() == shown[-1]
    assert right is None or shown == [f"signatories {line}" for line in right]
    for line in shown:
        again = run(*shlex.split(line)[1:], data=data)
        assert again.status == 0, (line, again.err)


@pytest.mark.parametrize(
    "line",
    [
        "signed-by Deutschland", "signed-by ノルウェー", "signed-by Норвегия", "countries Norwegen",
        "why ring Norvège", "who-signed RING", "who-signed 'Pledge for an Honest Network'",
        "show 'Pact on Telegraphs'",
        "who-signed ring --as-of '28 April 2022'", "who-signed ring --as-of 28.4.2022",
        "who-signed ring --as-of 2022/04/28", "who-signed ring --as-of 2022-4-28",
        "who-signed ring --as-of 20220428", "who-signed ring --as-of today",
        "who-signed ring --as-of yesterday",
    ],
)  # fmt: skip
def test_what_is_clear_is_answered(run: Run, data: Path, line: str) -> None:
    ran = run(*shlex.split(line), data=data)
    assert ran.status == 0, ran.err


@pytest.mark.parametrize(
    ("wrong", "command"),
    [
        ("signed-by Atlantis", "countries"),
        ("show xyzzy", "list"),
        ("who-signed ring --xyzzy", "who-signed --help"),
    ],
)
def test_where_nothing_is_near_the_command_that_lists_what_there_is_works(
    run: Run, data: Path, wrong: str, command: str
) -> None:
    ran = run(*shlex.split(wrong), data=data)
    assert ran.status == 2
    assert f"`signatories {command}`" in ran.err
    assert run(*command.split(), data=data).status == 0
