"""Whole status tables, in the forms in which depositaries print them, go in with one command each."""

import csv
import io
from pathlib import Path

import pytest

from depositaries import FORMS
from program import HERE, Run
from states import states

BEGUN = """\
treaty:
  title: Treaty
  kind: treaty
  opened: 1980-01-01
  sources: {}
  actions: []
"""

SOURCE = ("--source", "status", "--source-title", "Status", "--source-publisher", "Depositary",
          "--source-grade", "depositary", "--source-published", "2025-01-01")  # fmt: skip


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A record with one treaty, on which no act is recorded."""
    folder = tmp_path / "record"
    folder.mkdir()
    (folder / "treaties.yaml").write_text(BEGUN, encoding="utf-8")
    countries = (HERE / "countries.yaml").read_text("utf-8")
    (folder / "countries.yaml").write_text(countries + states("ALB", "BIH", "CHN", "NLD"), encoding="utf-8")
    return folder


def recorded(run: Run, data: Path) -> set[tuple[str, ...]]:
    """The acts of the record, as its data package has them: country, act, date, day of effect."""
    package = data.parent / "package"
    ran = run("export", str(package), data=data)
    assert ran.status == 0, ran.err
    rows = csv.DictReader(io.StringIO((package / "actions.csv").read_text("utf-8")))
    return {
        tuple(filter(None, (row["country"], row["action"], row["date"], row["effective"]))) for row in rows
    }


@pytest.mark.parametrize("form", FORMS)
def test_a_table_goes_in_with_one_command_and_comes_out_equal(
    form: str, run: Run, data: Path, tmp_path: Path
) -> None:
    """A second run finds every act recorded, and the record is valid and in its form."""
    text, acts, options = FORMS[form]
    table = tmp_path / "status.csv"
    table.write_text(text, encoding="utf-8")
    words = ("import-csv", "treaty", str(table), *SOURCE, "--yes", *options)
    ran = run(*words, data=data)
    assert ran.status == 0, ran.err
    expected = {tuple(act.split()) for act in acts.split("|")}
    assert recorded(run, data) == expected
    assert f"{len(expected)} acts added to" in ran.err
    assert run("validate", data=data).status == 0
    assert run("fmt", "--check", str(data / "treaties.yaml"), data=data).status == 0
    again = run(*words, data=data)
    assert (again.status, again.err.splitlines()[-1]) == (0, "nothing to add")


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("3 Mar 2003 q", "the letter 'q' behind the date is not in the header"),
        ("31 Feb 2003", "must be a date of the calendar"),
        ("soon", "must be a date such as"),
        ("[soon]", "must be a date such as"),
        ("3 Mar 2003 a b", "must be a date such as"),
    ],
)
def test_nothing_is_written_unless_all_rows_are_understood_or_partial_says_so(
    cell: str, why: str, run: Run, data: Path, tmp_path: Path
) -> None:
    table = tmp_path / "status.csv"
    table.write_text(
        f'Participant,Signature,"Ratification, Accession(a)"\nNorway,1 Feb 1990,\nKenya,,{cell}\n',
        encoding="utf-8",
    )
    before = (data / "treaties.yaml").read_bytes()
    words = ("import-csv", "treaty", str(table), *SOURCE, "--yes")
    ran = run(*words, data=data)
    assert (ran.status, (data / "treaties.yaml").read_bytes()) == (1, before)
    assert "line 3: " in ran.err
    assert why in ran.err
    assert "repeat with --partial" in ran.err
    ran = run(*words, "--partial", data=data)
    assert (ran.status, recorded(run, data)) == (1, {("NOR", "signature", "1990-02-01")})


def test_options_override_what_the_header_says(run: Run, data: Path, tmp_path: Path) -> None:
    table = tmp_path / "status.csv"
    table.write_text(
        "State,Member,Ratification\nx,Norway,1990.02.01 z\ny,Kenya,1991.03.02\n", encoding="utf-8"
    )
    words = ("import-csv", "treaty", str(table), *SOURCE, "--yes", "--country", "Member")
    assert run(*words, data=data).status == 1
    ran = run(*words, "--suffixes", "z=acceptance", data=data)
    assert ran.status == 0, ran.err
    assert recorded(run, data) == {("NOR", "acceptance", "1990-02-01"), ("KEN", "ratification", "1991-03-02")}


def test_without_a_terminal_and_without_yes_nothing_is_written(run: Run, data: Path, tmp_path: Path) -> None:
    """What the header was taken to mean is shown first."""
    table = tmp_path / "status.csv"
    table.write_text("Participant,Signature\nNorway,1 Feb 1990\n", encoding="utf-8")
    before = (data / "treaties.yaml").read_bytes()
    ran = run("import-csv", "treaty", str(table), *SOURCE, data=data)
    assert (ran.status, (data / "treaties.yaml").read_bytes()) == (2, before)
    assert ran.err.startswith("'Participant' names countries; 'Signature' dates signature\n")
    assert "add --yes" in ran.err
