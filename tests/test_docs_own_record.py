"""What docs/own-record.md shows can be typed: each command works, in its order, on the table it shows."""

import re
import shlex
from pathlib import Path

import pytest

from program import HERE, ROOT, Run
from signatories.record import shipped

PAGE = (ROOT / "docs" / "own-record.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def test_every_command_of_the_page_works_in_its_order(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "program"
    (program / "data").mkdir(parents=True)
    text = (HERE / "countries.yaml").read_text("utf-8")
    (program / "data" / "countries.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(shipped, "PACKAGE", program)
    monkeypatch.chdir(tmp_path)
    begin, *rest = [line for block in blocks("sh") for line in block.splitlines()]
    begun = run(*shlex.split(begin)[1:], data=None)
    assert begun.status == 0, begun.err
    monkeypatch.chdir(tmp_path / "pledges")
    (table,) = blocks("csv")
    Path("roster.csv").write_text(table, encoding="utf-8")
    answers = {}
    for line in rest:
        command, *arguments = shlex.split(line)
        ran = run(*arguments, data=None)
        assert (command, ran.status) == ("signatories", 0), ran.err
        answers[arguments[0]] = ran.text
    assert re.findall(r"^[A-Z]{3}", answers["who-signed"], re.MULTILINE) == ["KEN", "NOR"]
    assert answers["validate"] == "0 problems in 2 instruments with 1 claims\n"


def test_the_page_explains_every_key_of_the_imprint() -> None:
    from signatories.record.models import Imprint, keys_of

    assert re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE) == list(keys_of(Imprint))
