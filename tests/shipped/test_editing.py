"""Editing the shipped record: a whole treaty by its status table, an endorsement as CONTRIBUTING.md says."""

import csv
import datetime as dt
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from pages import DATA, TEXTS, fenced, section
from program import TODAY, Run
from signatories.record.formatter import canonical_text
from signatories.register.cache import load
from terminals import on_a_terminal, plain_environment

Acts = list[tuple[str, str, str, str]]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the shipped record."""
    return shutil.copytree(DATA, tmp_path / "data")


@pytest.mark.parametrize(
    "path", sorted(set(DATA.rglob("*.yaml")) - {DATA / "record.yaml"}), ids=lambda path: path.name
)
def test_the_shipped_files_are_in_canonical_form(path: Path) -> None:
    """If not, run `signatories fmt`; for countries.yaml mend scripts/countries.py."""
    text = path.read_text(encoding="utf-8")
    assert canonical_text(text, countries=path.name == "countries.yaml") == text


# A status table


def acts(folder: Path) -> Acts:
    """The acts of the Berne Convention: country, action, date, day of effect."""
    sql = (
        "SELECT m.country, a.action, m.date, m.effective FROM membership m"
        " JOIN action a ON a.instrument = m.instrument AND a.nth = m.action"
        " WHERE m.instrument = 'berne' AND m.nth > 0 ORDER BY m.country, m.nth"
    )
    with load(folder, today=TODAY) as register:
        return [(code, word, date, effect or "") for code, word, date, effect in register.rows(sql)]


def written_out(day: str) -> str:
    """1983-01-24 as `24 Jan 1983`."""
    date = dt.date.fromisoformat(day)
    return f"{date.day} {date:%b} {date.year}"


def export(folder: Path, path: Path, whom: str) -> None:
    """The acts as a depositary may publish them: a row an act, columns and dates of its own."""
    with load(folder, today=TODAY) as register:
        names = dict(register.rows("SELECT code, name FROM country"))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.writer(file, delimiter=";")
        table.writerow(["Contracting Party", "Instrument", "Deposited on", "In force from"])
        for code, word, date, effect in acts(folder):
            party = names[code] if whom == "names" else code
            days = [written_out(day) if day else "" for day in (date, effect)]
            table.writerow([party, word.replace("-", " ").capitalize(), *days])


def cut(folder: Path) -> None:
    """Leave one act of the Berne Convention, Belgium's signature."""
    path = folder / "treaties.yaml"
    text = path.read_text(encoding="utf-8")
    begin = text.index("\nberne:\n")
    start = text.index("    - date: 1886-09-09\n", begin)
    end = text.index("  claims:\n", start)
    one = "    - date: 1886-09-09\n      action: signature\n      by: [BEL]\n      source: [wipo-2025]\n"
    path.write_text(text[:start] + one + text[end:], encoding="utf-8")


@pytest.mark.parametrize("whom", ["names", "codes"])
def test_the_berne_convention_comes_back_from_its_status_table(
    whom: str, data: Path, run: Run, tmp_path: Path
) -> None:
    before, table = acts(data), tmp_path / "status.csv"
    assert len(before) > 150
    export(data, table, whom)
    cut(data)
    columns = "--country=Contracting Party", "--date=Deposited on", "--effective=In force from"
    words = (
        "import-csv",
        "berne",
        str(table),
        *columns,
        "--action=Instrument",
        "--source=wipo-2025",
        "--yes",
    )
    ran = run(*words, data=data)
    assert ran.status == 0, ran.err
    assert f"{len(before) - 1} acts added" in ran.err
    assert acts(data) == before
    content = (data / "treaties.yaml").read_bytes()
    again = run(*words, data=data)
    assert (again.status, again.err.splitlines()[-1]) == (0, "nothing to add")
    assert f": 0 new, {len(before)} recorded already" in again.err
    assert (data / "treaties.yaml").read_bytes() == content
    assert canonical_text(content.decode()) == content.decode()


# CONTRIBUTING.md


def test_the_way_of_contributing_leads_from_a_pasted_list_to_a_valid_edit(data: Path, tmp_path: Path) -> None:
    """The commands of "Add an endorsement", one after the other, at a terminal."""
    lines = (line.removeprefix("   ") for line in TEXTS["CONTRIBUTING.md"].splitlines())
    steps = fenced(section("\n".join(lines), "## Add an endorsement"), "sh")
    assert [step.split()[1] for step in steps] == ["import", "validate", "changes"]
    git = ("git", "-c", "user.name=me", "-c", "user.email=me@example.org", "-C", str(data))
    for words in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "The record")):
        subprocess.run([*git, *words], check=True)
    environment = plain_environment(
        SIGNATORIES_DATA=str(data),
        XDG_CACHE_HOME=str(tmp_path),
        PATH=os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])),
        COLUMNS="200",
    )
    shown = [on_a_terminal(["sh", "-e", "-c", step], environment, answer=lambda: "y") for step in steps]
    assert "3 acts added" in shown[0]
    assert "0 problems in" in shown[1]
    assert "So Fiji under dfi" in shown[2]
    assert "2026-03-05" in shown[2]
    changed = subprocess.run([*git, "diff", "--numstat"], check=True, capture_output=True, text=True).stdout
    assert changed == "10\t0\tdeclarations.yaml\n"
    record = yaml.load((data / "declarations.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)["dfi"]
    assert record["actions"][-1] == {
        "date": "2026-03-05", "action": "endorsement", "by": ["CHL", "GHA", "FJI"], "source": ["chile-2026"],
    }  # fmt: skip
