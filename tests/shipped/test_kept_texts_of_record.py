"""The kept texts of the shipped record: which there are, and that a wrong version is noticed by its name."""

import csv
import io
import shutil
from pathlib import Path

import pytest

from kept_record import hashed
from ledgers import TODAY
from program import ROOT, Run
from signatories.claims.validate import audit
from signatories.domain.problems import InvalidData

NAMED = {
    "foc/cfr-archive", "foc/us-fact-sheet-2014",
    "dfi/white-house-2022-04-28", "dfi/white-house-2022-04-30",
    "hrc-20-8/l13-2012", "un-cybercrime/nl-treaties-013891",
}  # fmt: skip
"""The founding declaration's list and its fact sheet, both lists of April, sponsors, a table of parties."""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return shutil.copytree(ROOT / "data", tmp_path / "data")


def test_the_words_of_twenty_five_sources_are_kept(run: Run) -> None:
    ran = run("sources", "--kept", "--format", "csv", data=ROOT / "data")
    found = list(csv.DictReader(io.StringIO(ran.text)))
    assert {f"{row['instrument']}/{row['source']}" for row in found} >= NAMED
    assert len([row for row in found if row["text"]]) >= 25
    assert all(row["licence"] and row["lang"] for row in found)
    assert {row["reads"] for row in found} == {"members", "dates", "words"}


def test_swapping_the_lists_of_28_and_30_april_is_noticed_as_senegal(data: Path) -> None:
    """Even with their hashes: the first list has Senegal, the second lacks it."""
    first, second = (data / f"kept/dfi/white-house-2022-04-{day}.txt" for day in (28, 30))
    earlier, later = first.read_bytes(), second.read_bytes()
    first.write_bytes(later)
    second.write_bytes(earlier)
    record = data / "declarations.yaml"
    text = record.read_text(encoding="utf-8").replace(hashed(earlier), "?")
    record.write_text(
        text.replace(hashed(later), hashed(earlier)).replace("?", hashed(later)), encoding="utf-8"
    )
    with pytest.raises(InvalidData) as caught:
        audit(data, today=TODAY, cache=None)
    found = [str(problem) for problem in caught.value.problems]
    assert found
    assert all("SEN" in problem and "[kept-names]" in problem for problem in found)


def test_why_senegal_shows_the_words_of_the_first_list_and_that_the_second_lacks_it(run: Run) -> None:
    ran = run("why", "dfi", "Senegal", data=ROOT / "data")
    assert "Romania, Senegal, Serbia" in ran.text
    assert "white-house-2022-04-30: its kept text does not list Senegal" in ran.text
