"""`--names` and `--lang`: how countries are called in an answer, in its rows and in its notes."""

import csv
import io

import pytest

from program import Run
from questions import ASKING, QUESTIONS

OFFICIAL = "United Kingdom of Great Britain and Northern Ireland"


def country(run: Run, code: str, *options: str) -> str:
    """The name of a country in the CSV of the ring's members."""
    rows = csv.DictReader(io.StringIO(run("who-signed", "ring", "--format", "csv", *options).text))
    return next(row["country"] for row in rows if row["code"] == code)


def test_without_the_option_names_are_those_of_the_united_nations(run: Run) -> None:
    assert country(run, "GBR") == country(run, "GBR", "--names", "un") == OFFICIAL


def test_short_and_official_names_can_be_chosen(run: Run) -> None:
    assert country(run, "GBR", "--names", "short") == "United Kingdom"
    assert country(run, "NAM", "--names", "official") == "Republic of Namibia"


def test_the_name_of_a_list_of_countries_changes_and_its_official_name_stays(run: Run) -> None:
    answer = run("countries", "GBR", "--names", "short", "--format", "csv").text
    (row,) = csv.DictReader(io.StringIO(answer))
    assert (row["name"], row["official_name"]) == ("United Kingdom", OFFICIAL)


@pytest.mark.parametrize(
    ("options", "former"),
    [
        ((), "Former: United States, joined"),
        (("--names", "un"), "Former: United States of America, joined"),
        (("--lang", "fr"), "Former: États-Unis, joined"),
    ],
)
def test_notes_name_countries_as_was_chosen_and_shortly_otherwise(
    run: Run, options: tuple[str, ...], former: str
) -> None:
    assert former in run("who-signed", "ring", *options).text


def test_a_title_and_a_footnote_follow_too(run: Run) -> None:
    shown = run("signed-by", "XKX", "--lang", "de").text
    assert shown.startswith("Kosovo, ")
    assert run("signed-by", "GBR", "--names", "short").text.startswith("United Kingdom, 2026")
    assert run("why", "pledge", "KEN", "--names", "official").text.startswith("Why: Republic of Kenya and ")


@pytest.mark.parametrize("command", ASKING)
def test_every_command_takes_the_shared_options(run: Run, command: str) -> None:
    question = QUESTIONS[command].split() if command != "changes" else ["--help"]
    for options in (("--names", "short"), ("--lang", "fr"), ("--cite",), ("--bom", "--format", "tsv")):
        assert run(command, *question, *options).status == 0


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ("--names full", "'full' is not one of short, official, un"),
        ("--lang xx", "'xx' is not one of en, ar"),
        (
            "--lang fr --names short",
            "the names of a language have one form: give --lang or --names, not both",
        ),
        ("--bom", "only csv and tsv take a byte order mark, and this is table"),
        ("--bom --format json", "only csv and tsv take a byte order mark, and this is json"),
    ],
)
def test_options_that_make_no_sense_are_refused_with_a_sentence(
    run: Run, options: str, sentence: str
) -> None:
    ran = run("who-signed", "ring", *options.split())
    assert (ran.status, ran.out) == (2, b"")
    assert sentence in " ".join(ran.err.split())


@pytest.mark.parametrize("format", ["csv", "tsv"])
def test_a_byte_order_mark_stands_before_the_same_answer(run: Run, format: str) -> None:
    plain = run("who-signed", "pledge", "--format", format).out
    assert run("who-signed", "pledge", "--format", format, "--bom").out == b"\xef\xbb\xbf" + plain
