"""The data package of the shipped record: what its readers must not lose."""

import csv
import hashlib
import json
from pathlib import Path

import pandas
import pytest

from missing import MISSING
from packages import broken_promises
from program import ROOT
from signatories.export import export
from signatories.export.tables import TABLES, Table
from signatories.register.cache import load
from signatories.register.tables import Register


@pytest.fixture(scope="module")
def package(shipped: Register, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("package")
    export(shipped, folder)
    return folder


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_keeps_what_its_schema_promises(package: Path, table: Table) -> None:
    assert broken_promises(package, table.name) == []


def test_no_text_of_the_record_is_one_that_pandas_takes_for_missing(package: Path) -> None:
    for table in TABLES:
        with (package / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
            cells = {cell for row in csv.reader(file) for cell in row}
        assert cells & MISSING <= {""}, table.name


def test_namibia_and_norway_keep_their_codes_under_the_defaults_of_pandas(package: Path) -> None:
    frame = pandas.read_csv(package / "countries.csv").set_index("code")
    assert frame.alpha2_lower.str.upper()[["NAM", "NOR"]].tolist() == ["NA", "NO"]
    assert frame.alpha2_lower[frame.kind == "state"].dropna().is_unique
    assert frame.loc["NAM", "admitted"] == "1990-04-23"


def test_the_acts_of_a_report_can_be_counted_in_pandas(package: Path) -> None:
    """31 for certain in June 2020, as docs/register.md says, and Denmark possibly."""
    frame = pandas.read_csv(package / "memberships.csv")
    day = "2020-06-01"
    held = frame[(frame.instrument == "foc") & (frame.since_earliest <= day)]
    held = held[held.until_latest.isna() | (held.until_latest > day)]
    found = held.groupby("country").agg(is_in=("is_in", "min"), since=("since_latest", "min"))
    assert (found.is_in & (found.since <= day)).sum() == 31
    assert found[found.since > day].index.tolist() == ["DNK"]


def test_the_shipped_record_gives_the_same_bytes_again(package: Path, tmp_path: Path) -> None:
    """Compiled once more, on another day."""
    with load(ROOT / "data", today="2027-01-01") as register:
        export(register, tmp_path)
    about = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    for resource in about["resources"]:
        digest = hashlib.sha256((package / resource["path"]).read_bytes()).hexdigest()
        assert resource["hash"] == f"sha256:{digest}", resource["path"]
