"""The command line: how it ends, which record it asks, and how questions may be typed."""

import subprocess
import sys
from pathlib import Path

import pytest

from program import Run
from registers import instrument, write
from signatories._version import __version__
from signatories.cli import COMMANDS
from signatories.record import shipped

# How it ends


@pytest.mark.parametrize(
    "question",
    ["list", "who-signed ring", "who-signed ring --as-of 2011-12-08", "why ring brazil", "diff ring ring"],
)
def test_an_answered_question_ends_with_0_even_where_the_answer_is_empty(run: Run, question: str) -> None:
    assert run(*question.split()).status == 0


@pytest.mark.parametrize("question", ["list", "who-signed ring", "countries", "claims"])
def test_a_broken_record_ends_with_1_says_where_and_answers_nothing(
    run: Run, folder: Path, question: str
) -> None:
    write(folder / "ring.yaml", instrument("ring", NOR="2012-02-30"))
    ran = run(*question.split(), data=folder)
    assert (ran.status, ran.out) == (1, b"")
    assert "ring.yaml:8:14: '2012-02-30' must be a date" in ran.err
    assert ran.err.endswith("1 problem; nothing is answered from a broken record\n")


def test_a_missing_data_folder_ends_with_1_and_names_the_cure(run: Run, tmp_path: Path) -> None:
    ran = run("list", data=tmp_path / "nowhere")
    assert (ran.status, ran.out) == (1, b"")
    assert f"{tmp_path / 'nowhere'}: the data folder must be readable" in ran.err
    assert "--data" in ran.err


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("who-signed rign", "unknown instrument 'rign' — did you mean ring?"),
        ("signed-by norwy", "unknown country 'norwy' — did you mean Norway (NOR)?"),
        ("why pledge kingdom", "did you mean Norway (NOR) or United Kingdom (GBR)?"),
        ("timeline ring --country norwy", "did you mean Norway (NOR)?"),
        ("who-signed ring:membr", "did you mean member"),
        ("who-signed ring@2014", "ask for ring@2014-01-01 or ring@2014-12-31"),
        ("who-signed ring AND pledge", "AND is the code of Andorra; write 'and'"),
        ("list --as-of 2014", "write 2014-01-01 or 2014-12-31"),
        ("list --as-of 2014-02", "write 2014-02-01 or 2014-02-28"),
        ("list --as-of soon", "'soon' must be a date"),
        ("list --as-of 2014-02-30", "'2014-02-30' must be a date of the calendar"),
        ("diff ring --from 2014", "write 2014-01-01 or 2014-12-31"),
        ("diff ring --to soon", "'soon' must be a date"),
        ("diff ring --from 2020-01-01 --to 2014-01-01", "must not be after"),
        ("diff ring", "diff compares two expressions"),
        ("list --format yaml", "'yaml' is not one of table, csv, tsv, json, jsonl, markdown"),
        ("cache burn", "'burn' is not path or clear"),
        ("validate --format xml", "'xml' is not one of text, github, json"),
        ("conquer", "there is no command 'conquer'"),
    ],
)
def test_a_wrong_question_ends_with_2_and_a_sentence_that_helps(
    run: Run, question: str, sentence: str
) -> None:
    ran = run(*question.split())
    assert (ran.status, ran.out) == (2, b"")
    assert sentence in " ".join(ran.err.split())
    assert "Traceback" not in ran.err


def test_the_error_points_at_the_place_in_the_expression(run: Run) -> None:
    ran = run("who-signed", "ring", "and", "not", "plegde")
    assert ran.err.splitlines()[1:3] == ["  ring and not plegde", "               ^^^^^^"]


def test_a_country_that_the_record_does_not_know_is_a_wrong_question_even_if_called_and(run: Run) -> None:
    """The tests' countries have no Andorra."""
    ran = run("who-signed", "AND")
    assert ran.status == 2
    assert "AND" in ran.err


# Which record is asked


@pytest.fixture
def three_records(folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Path]:
    """Records with one instrument each, named for where they are: chosen, environment, shipped."""
    found = {}
    for name in ("chosen", "environment", "shipped"):
        found[name] = folder.parent / name / "data"
        write(found[name] / "instruments.yaml", instrument(name, NOR="2012-05-01"))
        (found[name] / "countries.yaml").write_bytes((folder / "countries.yaml").read_bytes())
    monkeypatch.setattr(shipped, "PACKAGE", found["shipped"].parent)
    monkeypatch.chdir(folder)
    return found


def test_data_is_the_folder_of_the_option_then_of_the_environment_then_what_was_shipped(
    run: Run, three_records: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    question = ("list", "--format", "csv")
    assert "shipped," in run(*question, data=None).text
    assert "chosen," in run(*question, data=three_records["chosen"]).text
    monkeypatch.setenv("SIGNATORIES_DATA", str(three_records["environment"]))
    assert "environment," in run(*question, data=None).text
    assert "chosen," in run(*question, data=three_records["chosen"]).text
    monkeypatch.setenv("SIGNATORIES_DATA", "")
    assert "shipped," in run(*question, data=None).text


def test_a_checkout_reads_the_data_beside_its_src(
    run: Run, three_records: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout = three_records["shipped"].parent
    monkeypatch.setattr(shipped, "PACKAGE", checkout / "src" / "signatories")
    assert "shipped," in run("list", "--format", "csv", data=None).text


@pytest.mark.parametrize("name", ["a.yaml", "Countries.yaml", "africa/ring.yaml", "zz/y/x.yaml"])
def test_a_data_file_may_have_any_name_in_any_folder(run: Run, folder: Path, name: str) -> None:
    """Before or after countries.yaml in the order of the alphabet."""
    write(folder / name, instrument("ring", NOR="2012-05-01"))
    assert run("who-signed", "ring", "-f", "csv", data=folder).text.splitlines()[1].startswith("NOR,Norway")


def test_the_version_names_the_program_and_the_day_to_which_the_data_reach(
    run: Run, golden_record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The latest day that a source of the golden record was read or published: 2026-11-01."""
    expected = f"signatories {__version__}, Rings and pledges (The Ring), data 2026-11-01\n"
    monkeypatch.setenv("SIGNATORIES_DATA", str(golden_record))
    assert run("--version", data=None).text == expected


def test_the_version_is_that_of_the_data_chosen(run: Run, three_records: dict[str, Path]) -> None:
    """None of the three records has a `complete`; the golden record does."""
    assert run("--version", data=three_records["chosen"]).text.endswith(", data without a date\n")
    assert run("--version").text.endswith(", data 2026-11-01\n")


def test_the_version_of_a_broken_record_is_told_all_the_same(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIGNATORIES_DATA", str(tmp_path / "nowhere"))
    ran = run("--version", data=None)
    assert ran.status == 0
    assert ran.text.startswith(f"signatories {__version__}, data not valid")


# How questions may be typed


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("no", "Norway"),
        ("NO", "Norway"),
        ("nor", "Norway"),
        ("NORWAY", "Norway"),
        ("NA", "Namibia"),
        ("na", "Namibia"),
        ("united kingdom", "United Kingdom of Great Britain and Northern Ireland"),
        ("uk", "United Kingdom of Great Britain and Northern Ireland"),
        ("ivory coast", "Côte d'Ivoire"),
        ("COTE D’IVOIRE", "Côte d'Ivoire"),
        ("türkiye", "Türkiye"),
        ("TURKEY", "Türkiye"),
        ("european commission", "European Union"),
        ("the united states of america", "United States of America"),
    ],
)
def test_a_country_is_a_code_or_a_name_in_any_case_with_or_without_quotes(
    run: Run, typed: str, name: str
) -> None:
    for words in (typed.split(), [typed]):
        ran = run("signed-by", *words)
        assert (ran.status, ran.text.splitlines()[0]) == (0, f"{name}, 2026-11-28")


def test_the_words_of_an_expression_may_come_with_or_without_quotes(run: Run) -> None:
    """In the ring and not in the pledge: Namibia, the United Kingdom, perhaps Germany."""
    expected = ["NAM,Namibia,last known,2022-11-02", "DEU,Germany,possible,2022-11-02"]
    for words in (["ring and not pledge"], ["ring", "and", "not", "pledge"], ["ring", "and not pledge"]):
        lines = run("who-signed", *words, "--format", "csv").text.splitlines()
        assert [line for line in lines[1:] if not line.startswith("GBR")] == expected


def test_a_country_of_several_words_is_one_argument_of_an_expression(run: Run) -> None:
    lines = run("who-signed", "ring", "and", "united kingdom", "-f", "csv").text.splitlines()
    assert [line[:3] for line in lines[1:]] == ["GBR"]


def test_python_dash_m_is_the_command(golden_record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(golden_record.parent / "cache"))
    command = [
        sys.executable,
        "-m",
        "signatories",
        "--data",
        str(golden_record),
        "who-signed",
        "pledge:endorser",
    ]
    done = subprocess.run([*command, "-f", "csv"], capture_output=True, check=True)
    columns = b"code,country,status,since,certainty,known_to,disputed,sources"
    assert done.stdout.startswith(columns + b"\r\nBRA,Brazil,")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_begins_with_a_sentence_and_has_examples(run: Run, command: str) -> None:
    text = run(command, "--help").text
    assert f"signatories {command}" in text.partition("Examples:")[2]


# The cache


def test_cache_path_names_the_register_of_the_record_and_clear_removes_it(run: Run) -> None:
    run("list")
    file = Path(run("cache", "path").text.removesuffix("\n"))
    assert file.is_file()
    ran = run("cache", "clear")
    assert (ran.status, ran.out) == (0, b"")
    assert not file.exists()
    assert run("cache", "clear").err.startswith("removed 0 from ")
    assert run("list").status == 0
    assert file.is_file()


def test_the_cache_lies_where_the_user_wants_it(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "mine"))
    run("list")
    assert [path.suffix for path in (tmp_path / "mine" / "signatories").iterdir()] == [".sqlite"]
