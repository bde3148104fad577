"""A record of somebody's own: its countries add to the shipped ones, shipped instruments beside."""

from pathlib import Path
from textwrap import dedent

import pytest

from program import HERE, TODAY, Run
from signatories.claims.validate import audit
from signatories.domain.problems import InvalidData
from signatories.query.members import in_set, members
from signatories.record import shipped
from signatories.record.kept import hash_of
from signatories.register.cache import load
from signatories.register.lookup import titles

IMPRINT = "title: Pledges\npublisher: An institute\nlicence: CC-BY-4.0\n"


def instrument(id: str, *codes: str, claim: str = "") -> str:
    """Return the YAML of a declaration that these countries endorsed on one day."""
    return dedent(f"""\
        {id}:
          title: The {id}
          kind: declaration
          opened: 2020-01-01
          sources:
            list:
              title: List
              publisher: Depositary
              grade: own
          actions:
            - date: 2020-01-01
              action: endorsement
              by: [{", ".join(codes)}]
              source: [list]
        """) + (f"  claims:\n    - {claim}\n" if claim else "")


@pytest.fixture
def ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A shipped record with the countries of the tests, two instruments, and a claim about both."""
    place = tmp_path / "shipped"
    place.mkdir()
    (place / "countries.yaml").write_text((HERE / "countries.yaml").read_text("utf-8"), encoding="utf-8")
    (place / "record.yaml").write_text("title: Ours\npublisher: Us\nlicence: CC0-1.0\n", encoding="utf-8")
    claim = "{source: list, as_of: 2020-01-01, of: ring and not circle, count: 1}"
    text = instrument("ring", "NOR", "KEN", claim=claim) + "\n" + instrument("circle", "KEN")
    (place / "rings.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(shipped, "folder", lambda: place)
    shipped._places.cache_clear()
    return place


@pytest.fixture
def own(tmp_path: Path, ours: Path) -> Path:
    """A record of one instrument, without countries, beside the shipped `ring`."""
    place = tmp_path / "own"
    place.mkdir()
    (place / "record.yaml").write_text(f"{IMPRINT}with: [ring]\n", encoding="utf-8")
    (place / "pledges.yaml").write_text(instrument("pledge", "NOR", "BRA"), encoding="utf-8")
    return place


def refused(folder: Path) -> list[str]:
    with pytest.raises(InvalidData) as raised:
        audit(folder, today=TODAY, cache=None)
    with pytest.raises(InvalidData):
        load(folder, today=TODAY)
    return [str(problem) for problem in raised.value.problems]


def test_a_record_without_countries_has_those_that_are_shipped_and_the_instruments_it_names(
    own: Path,
) -> None:
    assert audit(own, today=TODAY, cache=None) == (1, 0)
    with load(own, today=TODAY) as register:
        assert titles(register) == {"pledge": "The pledge", "ring": "The ring"}
        found = in_set(register, "pledge and not ring", TODAY)
        assert [row.code for row in found] == ["BRA"]
        assert register.rows("SELECT count(*) FROM claim") == [(0,)]


def test_its_own_countries_are_added_and_replace_by_code(own: Path) -> None:
    (own / "countries.yaml").write_text(
        "NOR: {name: Kingdom, short: Kingdom, official_name: Kingdom, kind: state, region: North}\n"
        "NGO: {name: A League, short: A League, official_name: The League, kind: organisation}\n",
        encoding="utf-8",
    )
    (own / "pledges.yaml").write_text(instrument("pledge", "NOR", "NGO", "KEN"), encoding="utf-8")
    with load(own, today=TODAY) as register:
        names = [row.country for row in members(register, "pledge", TODAY)]
        assert names == ["A League", "Kenya", "Kingdom"]
        assert [row.code for row in in_set(register, "pledge and region:north", TODAY)] == ["NOR"]


def test_a_name_that_a_shipped_country_has_is_a_problem_at_its_own_place(own: Path) -> None:
    (own / "countries.yaml").write_text(
        "NGO: {name: Kenya, short: League, official_name: The League, kind: organisation}\n", encoding="utf-8"
    )
    assert refused(own) == [
        "countries.yaml:1:13: 'Kenya' must be one country's: it is KEN's too [unique-name]"
    ]


def test_a_record_may_do_without_the_shipped_countries(own: Path) -> None:
    (own / "record.yaml").write_text(f"{IMPRINT}countries: own\n", encoding="utf-8")
    (own / "countries.yaml").write_text(
        "NOR: {name: Norway, short: Norway, official_name: Norway, kind: state}\n", encoding="utf-8"
    )
    assert refused(own) == ["pledges.yaml:13:17: 'BRA' must be a country in countries.yaml [known-country]"]


def test_an_id_of_its_own_that_it_also_brings_is_a_problem_with_its_place(own: Path) -> None:
    (own / "pledges.yaml").write_text(
        instrument("pledge", "NOR") + "\n" + instrument("ring", "BRA"), encoding="utf-8"
    )
    assert refused(own) == [
        "pledges.yaml:16:1: the id 'ring' must be another one: record.yaml brings a shipped instrument of"
        " this name; rename this one, or take 'ring' out of 'with' [unique-id]"
    ]


def test_an_id_that_is_shipped_but_not_brought_is_free(own: Path) -> None:
    (own / "pledges.yaml").write_text(instrument("circle", "NOR"), encoding="utf-8")
    with load(own, today=TODAY) as register:
        assert [row.code for row in members(register, "circle", TODAY)] == ["NOR"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            f"{IMPRINT}with: [rings]\n",
            "record.yaml:4:8: 'rings' must be an instrument that comes with the program: did you mean ring?"
            " [known-instrument]",
        ),
        (
            "title: Pledges\npublisher: P\nlicence: as you like\n",
            "record.yaml:3:10: 'as you like' must be an SPDX identifier, such as CC-BY-4.0, or the address of"
            " a licence [known-value]",
        ),
        ("title: Pledges\nlicence: CC0-1.0\n", "record.yaml:1:1: 'publisher' must be given [required-key]"),
        (
            f"{IMPRINT}licenses: CC0\n",
            "record.yaml:4:1: 'licenses' must be a key of the format: did you mean licence? [known-key]",
        ),
    ],
    ids=["unknown instrument", "no licence", "no publisher", "unknown key"],
)
def test_what_is_wrong_with_the_imprint_is_a_problem_with_its_place(
    own: Path, text: str, problem: str
) -> None:
    (own / "record.yaml").write_text(text, encoding="utf-8")
    assert refused(own) == [problem]


def test_a_folder_without_data_files_is_no_record(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    [problem] = refused(tmp_path / "empty")
    assert "must hold data files: begin a record with `signatories init`" in problem


def test_the_cache_follows_the_imprint_and_what_is_shipped(own: Path, ours: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"

    def ids() -> list[str]:
        with load(own, today=TODAY, cache=cache) as register:
            return list(titles(register))

    assert ids() == ["pledge", "ring"]
    (own / "record.yaml").write_text(f"{IMPRINT}with: [circle]\n", encoding="utf-8")
    assert ids() == ["circle", "pledge"]
    (own / "pledges.yaml").write_text(instrument("vow", "NOR"), encoding="utf-8")
    assert ids() == ["circle", "vow"]
    file = ours / "rings.yaml"
    file.write_text(file.read_text("utf-8").replace("The circle", "A wider circle"), encoding="utf-8")
    with load(own, today=TODAY, cache=cache) as register:
        assert titles(register)["circle"] == "A wider circle"
    (own / "record.yaml").unlink()
    assert ids() == ["vow"]


def test_a_record_in_the_working_folder_is_the_one_that_is_asked(
    own: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own.rename(tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    assert (
        run("who-signed", "pledge", "--columns", "code", "-f", "csv", data=None).text
        == "code\r\nBRA\r\nNOR\r\n"
    )


def test_the_words_of_a_shipped_source_are_found_beside_another_record(
    ours: Path, own: Path, run: Run
) -> None:
    """They stand in the shipped folder; what `validate` reads again are the record's own."""
    words = "Kenya and Norway endorsed the ring.\n"
    (ours / "kept" / "ring").mkdir(parents=True)
    (ours / "kept" / "ring" / "list.txt").write_bytes(words.encode())
    described = dedent(f"""\
        grade: own
              kept:
                sha256: {hash_of(words.encode())}
                licence: CC0 1.0
                lang: en
                reads: members
        """)
    text = (ours / "rings.yaml").read_text(encoding="utf-8")
    (ours / "rings.yaml").write_text(text.replace("grade: own\n", described, 1), encoding="utf-8")
    assert run("validate", data=own).status == 0
    assert "“Kenya and Norway endorsed" in run("why", "ring", "Kenya", data=own).text


@pytest.mark.parametrize(
    "command",
    [
        "add ring --by NOR --action joining --date 2024-01-01 --source list --yes",
        "import ring Norway --action joining --date 2024-01-01 --source list --yes",
    ],
)
def test_a_shipped_instrument_is_never_written_to(ours: Path, own: Path, run: Run, command: str) -> None:
    before = {path: path.read_bytes() for path in [*ours.rglob("*.yaml"), *own.rglob("*.yaml")]}
    ran = run(*command.split(), data=own)
    assert (ran.status, "read-only here" in ran.err) == (2, True), ran.err
    assert {path: path.read_bytes() for path in before} == before
