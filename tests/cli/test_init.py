"""`init` begins a record that is valid, answers, bears its own name, and is never written over another."""

import json
import re
from pathlib import Path

import pytest

from program import HERE, Run
from repositories import commit, git
from signatories.record import shipped


@pytest.fixture(autouse=True)
def countries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The countries that come with the program are those of the tests."""
    place = tmp_path / "program" / "data"
    place.mkdir(parents=True)
    (place / "countries.yaml").write_text((HERE / "countries.yaml").read_text("utf-8"), encoding="utf-8")
    (place / "record.yaml").write_text("title: ours\npublisher: us\nlicence: CC0-1.0\n", encoding="utf-8")
    monkeypatch.setattr(shipped, "PACKAGE", place.parent)
    monkeypatch.chdir(tmp_path)


def test_a_new_record_is_valid_answers_and_bears_its_own_name(run: Run, tmp_path: Path) -> None:
    begun = run("init", "pledges", "--title", "Climate: pledges", "--publisher", "An {institute}", data=None)
    assert (begun.status, begun.out) == (0, b"")
    data = tmp_path / "pledges" / "data"
    assert run("validate", data=data).text == "0 problems in 1 instruments with 1 claims\n"
    assert run("fmt", "--check", data=data).status == 0
    rows = run("who-signed", "example", "--columns", "code", "-f", "csv", data=data).text.split()
    assert rows == ["code", "BRA", "KEN", "NOR"]
    assert ", Climate: pledges (An {institute}), " in run("--version", data=data).text
    cited = run("who-signed", "example", "--cite", data=data).text
    assert "Cite as: Climate: pledges, An {institute}; signatories" in " ".join(cited.split())


def test_its_package_bears_its_name_and_licence_and_says_whose_the_countries_are(
    run: Run, tmp_path: Path
) -> None:
    run("init", "pledges", "--title", "Climate pledges", "--licence", "CC-BY-4.0", data=None)
    assert run("export", "package", data=tmp_path / "pledges" / "data").status == 0
    about = json.loads((tmp_path / "package" / "datapackage.json").read_text("utf-8"))
    assert (about["name"], about["title"]) == ("climate-pledges", "Climate pledges")
    assert about["licenses"] == [
        {
            "name": "CC-BY-4.0",
            "path": "https://creativecommons.org/licenses/by/4.0/",
            "title": "CC BY 4.0",
        }
    ]
    countries = next(resource for resource in about["resources"] if resource["name"] == "countries")
    assert countries["sources"] == [{"title": "countries of ours by us"}]
    assert [licence["name"] for licence in countries["licenses"]] == ["CC0-1.0"]


@pytest.fixture
def beside(run: Run, tmp_path: Path) -> Path:
    """A new record that has a shipped instrument, `club`, beside its own."""
    run("init", "pledges", "--title", "Climate pledges", "--publisher", "An institute", data=None)
    data = tmp_path / "pledges" / "data"
    example = (data / "example.yaml").read_text("utf-8")
    ours = example.replace("example:", "club:").replace("Example Declaration", "The Club")
    (tmp_path / "program" / "data" / "club.yaml").write_text(ours, encoding="utf-8")
    shipped._places.cache_clear()
    with (data / "record.yaml").open("a", encoding="utf-8") as file:
        file.write("with: [club]\n")
    return data


def test_a_shipped_instrument_beside_it_is_marked_and_stands_in_no_package(
    run: Run, beside: Path, tmp_path: Path
) -> None:
    data = beside
    assert "come with the program, read-only: club" in run("list", data=data).text
    assert run("export", "package", data=data).status == 0
    for name in ("instruments", "actions", "sources", "claims", "memberships"):
        assert "club" not in (tmp_path / "package" / f"{name}.csv").read_text("utf-8")
    assert b"club" not in (tmp_path / "package" / "signatories.sqlite").read_bytes()
    assert run("validate", data=data).text == "0 problems in 1 instruments with 1 claims\n"


def test_sources_claims_and_what_is_due_are_those_of_the_own_record(run: Run, beside: Path) -> None:
    for command in ("claims", "sources", "sources --weak", "list --due"):
        shown = run(*command.split(), "-f", "csv", data=beside).text
        assert "club" not in shown, command
    assert "club,list," in run("sources", "club", "-f", "csv", data=beside).text
    assert run("claims", "club", "-f", "csv", data=beside).text.count("club,") == 1


def test_the_site_has_pages_of_the_own_record_alone(run: Run, beside: Path, tmp_path: Path) -> None:
    """A claim can name what stands beside it; nothing else does, and every link leads to a file."""
    example = beside / "example.yaml"
    claim = "    - {source: list, as_of: 2024-06-01, of: example and club, count: 3}\n"
    example.write_text(example.read_text("utf-8") + claim, encoding="utf-8")
    assert run("validate", data=beside).text == "0 problems in 1 instruments with 2 claims\n"
    assert run("site", "public", data=beside).status == 0
    site = tmp_path / "public"
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    assert "instruments/example.html" in files
    assert not [name for name in files if "club" in name]
    naming = {name for name, path in files.items() if b"club" in path.read_bytes().lower()}
    ledger = {"instruments/example.html", "api/instruments/example.json", "api/claims.json"}
    assert naming == ledger | {"data/claims.csv", "data/signatories.sqlite"}
    for name, path in files.items():
        if name.endswith(".html"):
            text = path.read_text("utf-8")
            assert "Climate pledges" in text
            assert "of An institute are published under CC BY 4.0" in text
            for link in re.findall(r'(?:href|src)="([^"#:]+)(?:#[^"]*)?"', text):
                assert (path.parent / link).resolve().is_file(), f"{name}: {link}"


def test_a_change_of_what_stands_beside_it_is_told_as_such(run: Run, beside: Path) -> None:
    git(beside.parent, "init", "--quiet")
    commit(beside.parent, "begun")
    record = beside / "record.yaml"
    record.write_text(record.read_text("utf-8").replace("with: [club]\n", ""), encoding="utf-8")
    sentence = "The Club (club), which comes with the program, no longer stands beside the record."
    assert sentence in run("changes", "HEAD", data=beside).text


def test_nothing_is_written_over_what_is_there(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "README.md").write_text("Mine.\n", encoding="utf-8")
    refused = run("init", "mine", data=None)
    assert refused.status == 2
    assert "README.md is there already: nothing is written" in refused.err
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["README.md"]


@pytest.mark.parametrize(
    ("option", "text", "said"),
    [("--licence", "as you like", "must be an SPDX identifier"), ("--title", " ", "must not be empty")],
)
def test_what_makes_no_valid_record_is_refused(
    run: Run, tmp_path: Path, option: str, text: str, said: str
) -> None:
    refused = run("init", "mine", option, text, data=None)
    assert (refused.status, said in refused.err) == (2, True)
    assert not (tmp_path / "mine").exists()
