"""The data package: every reader gets what the record holds, and the same record gives the same bytes."""

import csv
import hashlib
import json
import os
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pandas
import pytest

import kept_record
from missing import MISSING
from packages import broken_promises, rows
from program import TODAY, Compiled, Run
from registers import everything
from signatories.cli.output_folder import MANIFEST
from signatories.export import export
from signatories.export.tables import TABLES
from signatories.record.atomic import UNFINISHED
from signatories.register import tables
from signatories.register.cache import load


@pytest.fixture(scope="module")
def package(golden_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data package of the tests' record, with Parquet."""
    folder = tmp_path_factory.mktemp("package")
    with load(golden_record, today=TODAY) as register:
        export(register, folder, parquet=True)
    return folder


def row(package: Path, table: str, **wanted: str) -> dict[str, str]:
    (found,) = (row for row in rows(package, table) if wanted.items() <= row.items())
    return found


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


# What stands in the tables, against tests/golden/data


def test_an_act_is_a_row_for_each_country_with_its_sources_and_who_contests_it(package: Path) -> None:
    kenya = row(package, "actions", id="pledge/2/KEN")
    assert kenya == {
        "id": "pledge/2/KEN", "instrument": "pledge", "entry": "2", "country": "KEN", "unnamed": "",
        "action": "endorsement", "status": "endorser",
        "date": "2022-04-28", "date_earliest": "2022-04-28", "date_latest": "2022-04-28",
        "effective": "", "effective_earliest": "", "effective_latest": "",
        "sources": "list-1 list-2",
        "disputed": 'The government calls the listing an error, "not ours".',
        "disputed_sources": "herald-2022",
        "otherwise": "", "note": "Never taken off the list.",
    }  # fmt: skip
    assert row(package, "actions", id="pledge/5/NOR")["otherwise"] == "herald-2022: 2022-05"


def test_a_table_of_dates_gives_each_country_its_own(package: Path) -> None:
    brazil = row(package, "actions", id="pact/2/BRA")
    assert (brazil["date"], brazil["effective"], brazil["status"]) == ("1991-05-06", "1992-01-01", "party")


def test_an_act_of_countries_that_nobody_names_is_one_row_with_their_number(package: Path) -> None:
    (act,) = (row for row in rows(package, "actions") if row["unnamed"])
    assert (act["id"], act["country"], act["unnamed"]) == ("council-3/2/unnamed", "", "2")
    assert act["date"] == "2012-06-18/2012-07-05"


@pytest.mark.parametrize(
    ("act", "bounds"),
    [
        ("ring/2/NAM", ("2012-05", "2012-05-01", "2012-05-31")),
        ("ring/3/NOR", ("2014-01/2014-06-15", "2014-01-01", "2014-06-15")),
        ("pact/5/DEU", ("2003", "2003-01-01", "2003-12-31")),
        ("club/2/CIV", ("../2012-06-30", "2009-01-01", "2012-06-30")),  # the club opened in 2009
    ],
)
def test_an_imprecise_date_is_text_with_its_bounds_beside_it(
    package: Path, act: str, bounds: tuple[str, ...]
) -> None:
    found = row(package, "actions", id=act)
    assert (found["date"], found["date_earliest"], found["date_latest"]) == bounds


def test_every_act_of_the_record_is_there_once(package: Path) -> None:
    """Counted in tests/golden/data: ring 8, pledge 9, council 2 + 3 and one unnamed, pact 12, club 3."""
    found = [row["id"] for row in rows(package, "actions")]
    assert len(found) == len(set(found))
    count = {
        id: sum(act.startswith(f"{id}/") for act in found)
        for id in ("ring", "pledge", "council-3", "pact", "club")
    }
    assert count == {"ring": 8, "pledge": 9, "council-3": 6, "pact": 12, "club": 3}


def test_a_membership_begins_with_an_act_and_says_whether_it_counts(package: Path) -> None:
    left = [
        row for row in rows(package, "memberships") if (row["instrument"], row["country"]) == ("ring", "USA")
    ]
    assert [(row["act"], row["status"], row["is_in"], row["since"], row["until"]) for row in left] == [
        ("ring/1/USA", "member", "true", "2011-12-09", "2026-02-10"),
        ("ring/5/USA", "former", "false", "2026-02-10", ""),
    ]


def test_a_claim_has_its_verdict(package: Path) -> None:
    claim = row(package, "claims", instrument="pledge", nth="2")
    assert (claim["claim"], claim["record"], claim["verdict"]) == ("6", "6", "holds")
    assert row(package, "claims", instrument="pledge", nth="1")["countries"] == "BRA CIV CZE EU KEN XKX USA"


def test_no_spreadsheet_runs_a_cell_and_every_program_reads_the_text(package: Path) -> None:
    """In CSV an apostrophe stands before it; JSON, SQLite and Parquet have it as the record has it."""
    title = "=Ring of [the] Open Net | all"
    with (package / "instruments.csv").open(encoding="utf-8", newline="") as file:
        (written,) = (row["title"] for row in csv.DictReader(file) if row["id"] == "ring")
    assert written == f"'{title}"
    document = json.loads((package / "signatories.json").read_text(encoding="utf-8"))
    assert title in [row["title"] for row in document["instruments"]]
    found = duckdb.read_parquet(str(package / "instruments.parquet"))
    assert (title,) in found.project("title").fetchall()
    with closing(sqlite3.connect(package / "signatories.sqlite")) as database:
        assert (title,) in database.execute("SELECT title FROM instrument").fetchall()


def test_no_cell_of_any_table_begins_like_a_formula(package: Path) -> None:
    for table in TABLES:
        with (package / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert not [cell for cell in cells if cell.lstrip(" \u200b")[:1] in tuple("=@|%")]


# Every reader


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_no_cell_is_read_as_missing_by_pandas_but_the_empty(package: Path, table: Any) -> None:
    frame = pandas.read_csv(package / f"{table.name}.csv")
    written = rows(package, table.name)
    assert len(frame) == len(written)
    assert [cell for row in written for cell in row.values() if cell in MISSING] == [""] * int(
        frame.isna().sum().sum()
    )


def test_namibia_and_norway_survive_pandas_with_its_defaults(package: Path) -> None:
    """NA is missing to pandas, and NO is false to some readers of YAML; small letters are neither."""
    frame = pandas.read_csv(package / "countries.csv").set_index("code")
    assert frame.loc["NAM", ["name", "alpha2_lower", "numeric"]].tolist() == ["Namibia", "na", 516]
    assert frame.loc["NOR", ["name", "alpha2_lower", "numeric"]].tolist() == ["Norway", "no", 578]
    members = pandas.read_csv(package / "memberships.csv")
    assert {"NAM", "NOR"} <= set(members[members.instrument == "ring"].country)
    assert members.is_in.dtype == bool


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_csv_json_and_parquet_hold_the_same(package: Path, table: Any) -> None:
    """A list in JSON is one text in the others; what is null there is empty in CSV, missing in Parquet."""
    document = json.loads((package / "signatories.json").read_text(encoding="utf-8"))[table.name]
    split = {field.name: field.between for field in table.fields if field.kind == "list"}
    flat = [
        {name: split[name].join(value) if name in split else value for name, value in row.items()}
        for row in document
    ]
    as_text = [{name: text_of(value) for name, value in row.items()} for row in flat]
    assert rows(package, table.name) == as_text
    found = duckdb.read_parquet(str(package / f"{table.name}.parquet"))
    in_parquet = [dict(zip(found.columns, map(text_of, row), strict=True)) for row in found.fetchall()]
    assert in_parquet == as_text


def text_of(value: Any) -> str:
    return (
        {None: "", True: "true", False: "false"}[value]
        if value is None or isinstance(value, bool)
        else str(value)
    )


def test_duckdb_reads_the_csv_unaided_and_joins_it(package: Path) -> None:
    sql = f"""SELECT c.name FROM '{package}/memberships.csv' m
        JOIN '{package}/countries.csv' c ON c.code = m.country
        WHERE m.instrument = 'ring' AND m.is_in AND m.since_latest <= '2014-03-01' ORDER BY c.name LIMIT 2"""
    assert duckdb.sql(sql).fetchall() == [("Kenya",), ("Namibia",)]


def test_dates_and_truth_have_their_types_in_parquet(package: Path) -> None:
    found = duckdb.read_parquet(str(package / "memberships.parquet"))
    types = dict(zip(found.columns, map(str, found.types), strict=True))
    assert (types["since"], types["since_latest"], types["is_in"]) == ("VARCHAR", "DATE", "BOOLEAN")


def test_the_database_is_the_register_without_the_traces_of_a_machine(
    package: Path, golden_record: Path
) -> None:
    with closing(sqlite3.connect(package / "signatories.sqlite")) as database:
        found = {
            name: database.execute(f"SELECT * FROM {name}").fetchall()
            for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        }
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        objects = database.execute("SELECT count(*) FROM sqlite_master").fetchall()
    assert objects == [(tables.COUNT,)]
    with load(golden_record, today=TODAY) as register:
        expected = everything(register)
    for name in expected.keys() - {"file", "meta"}:
        assert found[name] == expected[name], name
    assert found["file"] == [
        ("countries.yaml",), ("declarations.yaml",), ("others.yaml",), ("record.yaml",),
    ]  # fmt: skip
    assert [key for key, _ in found["meta"] if not key.startswith("record.")] == ["data", "program", "schema"]
    assert dict(found["meta"])["record.title"] == "Rings and pledges"
    assert str(golden_record.parent).encode() not in (package / "signatories.sqlite").read_bytes()


def test_every_foreign_key_names_its_column(package: Path) -> None:
    """Datasette answers 500 for a row whose table leaves the column to the primary key."""
    with closing(sqlite3.connect(package / "signatories.sqlite")) as database:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        keys = [
            (name, column, table, target)
            for name in names
            for _, _, table, column, target, *_ in database.execute(f"PRAGMA foreign_key_list({name})")
        ]
    assert ("membership", "country", "country", "code") in keys
    assert [key for key in keys if key[3] is None] == []


# The same record, the same bytes


def test_another_place_another_time_and_another_cache_give_the_same_bytes(
    package: Path, golden_record: Path, tmp_path: Path
) -> None:
    data = tmp_path / "else where" / "records"
    shutil.copytree(golden_record, data)
    for path in data.iterdir():
        os.utime(path, (1_000_000_000, 1_000_000_000))
    for name, cache in (("compiled", "cache"), ("kept", "cache"), ("in memory", None)):
        (tmp_path / name).mkdir()
        with load(data, today="2027-01-01", cache=cache and tmp_path / cache) as register:
            export(register, tmp_path / name, parquet=True)
        assert bytes_of(tmp_path / name) == bytes_of(package)


def test_another_record_gives_other_bytes(package: Path, golden_record: Path, tmp_path: Path) -> None:
    with load(golden_record.parent / "older", today=TODAY) as register:
        export(register, tmp_path, parquet=True)
    older = bytes_of(tmp_path)
    changed = {name for name, content in bytes_of(package).items() if older[name] != content}
    tables_changed = {"actions", "memberships"}
    assert changed == {
        "datapackage.json", "signatories.json", "signatories.sqlite",
        *(f"{name}.{kind}" for name in tables_changed for kind in ("csv", "parquet")),
    }  # fmt: skip


# The descriptor


def test_the_descriptor_names_every_file_with_its_size_and_digest(package: Path) -> None:
    about = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    found = bytes_of(package)
    del found["datapackage.json"]
    assert {resource["path"]: (resource["bytes"], resource["hash"]) for resource in about["resources"]} == {
        name: (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}")
        for name, content in found.items()
    }
    assert about["version"] == "2026-11-01"
    assert [licence["name"] for licence in about["licenses"]] == ["CC0-1.0"]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_keeps_what_its_schema_promises(
    request: pytest.FixtureRequest, package: Path, table: Any
) -> None:
    """Columns in order and described, keys unique, foreign keys found, required cells filled, words known."""
    if table.name == "kept_texts":  # the golden record has none
        package = request.getfixturevalue("with_texts")
    assert rows(package, table.name)
    assert broken_promises(package, table.name) == []


def test_a_lapse_that_leaves_no_status_keeps_what_the_schema_promises(
    compiled: Compiled, tmp_path: Path
) -> None:
    register = compiled(
        """
        pact:
          title: A pact
          kind: treaty
          opened: 2020-01-01
          sources:
            own: {title: Status, publisher: The depositary, grade: depositary}
          actions:
            - {date: 2020-01-01, action: invitation, by: [NOR], source: [own]}
            - {date: 2025-01-01, action: lapse, by: [NOR], source: [own]}
        """
    )
    export(register, tmp_path)
    assert [row["status"] for row in rows(tmp_path, "memberships")] == ["candidate", ""]
    assert broken_promises(tmp_path, "memberships") == []


def test_sources_of_acts_are_in_the_table_of_sources(package: Path) -> None:
    """Lists are no foreign keys; they are none the less kept."""
    known = {(row["instrument"], row["id"]) for row in rows(package, "sources")}
    for act in rows(package, "actions"):
        for source in (*act["sources"].split(), *act["disputed_sources"].split()):
            assert (act["instrument"], source) in known


# The folder


def test_the_command_writes_the_package_and_says_how_much(run: Run, package: Path, tmp_path: Path) -> None:
    ran = run("export", str(tmp_path / "made" / "here"), "--parquet")
    assert (ran.status, ran.out) == (0, b"")
    assert ran.err == f"37 acts under 5 instruments in 21 files: {tmp_path / 'made' / 'here'}\n"
    found = bytes_of(tmp_path / "made" / "here")
    assert json.loads(found.pop(MANIFEST))["files"] == sorted(bytes_of(package))
    assert found == bytes_of(package)


def test_an_earlier_export_is_replaced_whole(run: Run, tmp_path: Path) -> None:
    """What the later one does not have is gone."""
    run("export", str(tmp_path / "a"), "--parquet")
    (tmp_path / "a" / "actions.csv").write_text("cut")
    assert run("export", str(tmp_path / "a")).status == 0
    assert len(list((tmp_path / "a").iterdir())) == 13
    assert (tmp_path / "a" / "actions.csv").read_text().startswith("id,instrument,")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_an_empty_folder_is_filled(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    assert run("export", str(tmp_path / "a")).status == 0
    assert (tmp_path / "a" / "datapackage.json").exists()


@pytest.mark.parametrize("name", ["notes.txt", "datapackage.json"])
def test_a_folder_that_holds_anything_else_is_left_alone(run: Run, tmp_path: Path, name: str) -> None:
    """Somebody else's data package too."""
    folder = tmp_path / "a"
    folder.mkdir()
    (folder / name).write_text('{"name": "signatories", "resources": [{"path": "datapackage.json"}]}')
    before = bytes_of(folder)
    ran = run("export", str(folder))
    assert ran.status == 2
    assert f"holds {name!r}, which this command did not write" in " ".join(ran.err.split())
    assert bytes_of(folder) == before


def test_an_earlier_export_to_which_something_was_added_is_left_alone(run: Run, tmp_path: Path) -> None:
    run("export", str(tmp_path / "a"))
    (tmp_path / "a" / "my-notes.txt").write_text("dear")
    assert run("export", str(tmp_path / "a")).status == 2
    assert (tmp_path / "a" / "my-notes.txt").read_text() == "dear"


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_an_export_cut_short_leaves_the_earlier_one_as_it_was(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    run("export", str(tmp_path / "a"))
    before = bytes_of(tmp_path / "a")

    def broken(*arguments: object) -> None:
        raise error

    monkeypatch.setattr("signatories.export.write_snapshot", broken)
    assert run("export", str(tmp_path / "a")).status != 0
    assert bytes_of(tmp_path / "a") == before
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_an_export_that_cannot_be_moved_into_place_leaves_the_earlier_one(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("export", str(tmp_path / "a"))
    before = bytes_of(tmp_path / "a")
    real = Path.rename

    def failing(path: Path, target: Path) -> Path:
        if path.name.endswith(UNFINISHED):
            raise OSError(5, "Input/output error")
        return real(path, target)

    monkeypatch.setattr(Path, "rename", failing)
    ran = run("export", str(tmp_path / "a"))
    assert ran.status == 2
    assert "cannot be written: Input/output error" in " ".join(ran.err.split())
    assert bytes_of(tmp_path / "a") == before
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_place_that_cannot_be_written_is_named_with_the_reason(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path, reason in (
        ("file", "is a file: name a folder"),
        ("file/a", "cannot be written: "),
    ):
        ran = run("export", str(tmp_path / path))
        assert ran.status == 2
        assert reason in " ".join(ran.err.split())


def test_without_duckdb_parquet_names_what_to_install_and_writes_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    ran = run("export", str(tmp_path / "a"), "--parquet")
    assert ran.status == 2
    assert "pip install 'signatories[parquet]'" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_progress_goes_up_to_the_whole(
    golden_record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from signatories import export as module

    monkeypatch.setattr(module, "_STEP", 1)
    told: list[tuple[int, int]] = []
    with load(golden_record, today=TODAY) as register:
        export(register, tmp_path, progress=lambda done, total: told.append((done, total)))
    assert len({total for _, total in told}) == 1
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1][0] == told[-1][1] > told[0][0]
    assert all(done < total for done, total in told[:-1])


# The words of sources


@pytest.fixture
def with_texts(folder: Path, tmp_path: Path) -> Path:
    """The package of a record with kept texts; one of them may not be shipped."""
    kept_record.write(folder)
    record, text = folder / "pacts.yaml", folder / "kept/pledge/second.txt"
    text.unlink()
    said = "        reads: members\n"
    first, second = record.read_text().split("    second:\n")
    second = second.replace("          - {country: USA, why: The host is no signatory.}\n", "", 1).replace(
        f"{said}        not:\n", f"{said}        codes: [BRA, DEU, NOR]\n", 1
    )
    record.write_text(f"{first}    second:\n{second}")
    package = tmp_path / "package"
    package.mkdir()
    with load(folder, today=TODAY) as register:
        export(register, package, parquet=True)
    return package


def test_a_kept_text_is_in_the_package_word_for_word_with_its_licence(with_texts: Path) -> None:
    assert row(with_texts, "kept_texts", source="table") == {
        "instrument": "pact", "source": "table", "reads": "dates", "lang": "en", "licence": "CC0 1.0",
        "sha256": kept_record.hashed(kept_record.TABLE), "countries": "BRA DEU KEN",
        "text": kept_record.TABLE,
    }  # fmt: skip
    document = json.loads((with_texts / "signatories.json").read_text(encoding="utf-8"))
    assert kept_record.NOTE in [row["text"] for row in document["kept_texts"]]
    found = duckdb.read_parquet(str(with_texts / "kept_texts.parquet"))
    assert (kept_record.FIRST,) in found.project("text").fetchall()


def test_of_a_text_that_may_not_be_shipped_the_codes_are_in_the_package(with_texts: Path) -> None:
    second = row(with_texts, "kept_texts", source="second")
    assert (second["countries"], second["text"]) == ("BRA DEU NOR", "")
    assert second["sha256"] == kept_record.hashed(kept_record.SECOND)
