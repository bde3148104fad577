"""The benchmark's record is a valid one of the size asked for, and the same whenever it is made."""

import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.site import bars, measure_page

from program import ROOT, TODAY
from signatories.claims.validate import audit
from signatories.register.cache import load


def generate(folder: Path, acts: int, *options: str) -> list[Path]:
    """The data files of a record made by the command, in order."""
    command = [sys.executable, "-m", "benchmarks.generate", str(folder), "--acts", str(acts), *options]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return sorted(path for path in folder.rglob("*.yaml") if path.name != "countries.yaml")


@pytest.mark.parametrize("files", ["one", "many"])
@pytest.mark.parametrize("acts", [1, 2, 3, 101, 1600])
def test_a_record_breaks_no_rule_and_has_the_acts_asked_for(tmp_path: Path, acts: int, files: str) -> None:
    generate(tmp_path / "data", acts, "--files", files)
    assert audit(tmp_path / "data", today=TODAY, cache=None).instruments >= 1
    with load(tmp_path / "data", today=TODAY) as register:
        assert register.rows("SELECT count(*) FROM membership WHERE action IS NOT NULL") == [(acts,)]


def test_a_record_has_all_that_makes_a_real_one_hard(tmp_path: Path) -> None:
    """Every kind, blocks and tables, months and years, days of effect, withdrawals; Norway is everywhere."""
    generate(tmp_path / "data", 1600)
    with load(tmp_path / "data", today=TODAY) as register:
        kinds = register.rows("SELECT DISTINCT kind FROM instrument ORDER BY kind")
        assert kinds == [("coalition",), ("declaration",), ("treaty",)]
        lengths = register.rows(
            "SELECT DISTINCT length(date) FROM membership WHERE date IS NOT NULL ORDER BY 1"
        )
        assert lengths == [(4,), (7,), (10,)]
        acts = dict(register.rows("SELECT action, count(*) FROM action GROUP BY action"))
        assert {"endorsement", "joining", "withdrawal", "signature", "accession"} < acts.keys()
        assert register.rows("SELECT 1 FROM membership WHERE effective > date LIMIT 1")
        sql = "SELECT id FROM instrument EXCEPT SELECT instrument FROM membership WHERE country = 'NOR'"
        assert register.rows(sql) == []


def test_the_same_seed_makes_the_same_record_and_another_makes_another(tmp_path: Path) -> None:
    (first,), (again,), (other,) = (
        generate(tmp_path / name, 500, "--seed", seed) for name, seed in (("a", "7"), ("b", "7"), ("c", "8"))
    )
    assert first.read_bytes() == again.read_bytes()
    assert first.read_bytes() != other.read_bytes()


def test_a_record_in_many_files_is_the_one_in_one_file(tmp_path: Path) -> None:
    """A small one has a file an instrument."""
    (one,) = generate(tmp_path / "one", 500, "--files", "one")
    many = generate(tmp_path / "many", 500, "--files", "many")
    texts = [path.read_text("utf-8") for path in many]
    assert "".join(texts) == one.read_text("utf-8")
    assert all(sum(line[0] != " " for line in text.splitlines()) == 1 for text in texts)


def test_a_larger_record_begins_as_a_smaller_one_does(tmp_path: Path) -> None:
    """So that a question has the same answer at every size."""
    (small,), (large,) = (generate(tmp_path / str(acts), acts) for acts in (1000, 1600))
    head = small.read_text("utf-8").split("\ntreaty-4:")[0]
    assert head == large.read_text("utf-8").split("\ntreaty-4:")[0]


def test_an_instrument_has_no_more_acts_than_the_limit(tmp_path: Path) -> None:
    generate(tmp_path / "data", 900, "--each", "41")
    with load(tmp_path / "data", today=TODAY) as register:
        sql = "SELECT count(*) FROM membership WHERE action IS NOT NULL GROUP BY instrument"
        numbers = [number for (number,) in register.rows(sql)]
    assert max(numbers) == 41
    assert sum(numbers) == 900


def test_the_page_of_a_made_up_record_is_measured_with_its_bars(tmp_path: Path) -> None:
    cost = measure_page(tmp_path, 300)
    assert cost.instruments == len(generate(tmp_path / "again", 300, "--files", "many", "--each", "41"))
    assert 0 < cost.loaded < cost.total
    assert 0 < cost.largest < cost.total
    heavy = cost._replace(total=cost.instruments * 121 * 1024, loaded=151 * 1024, largest=301 * 1024)
    assert [bar.met for bar in bars(cost)][3:] == [cost.total <= cost.instruments * 120 * 1024, True, True]
    assert [bar.met for bar in bars(heavy)][3:] == [False, False, False]
