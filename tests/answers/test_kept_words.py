"""The words of kept texts stand under the facts that rest on them."""

import json
from pathlib import Path

import pytest

from kept_record import FIRST, write
from program import TODAY, Run
from signatories.answers.kept_words import kept_texts, passages, words_about
from signatories.register.cache import load


def test_why_shows_the_words_that_list_a_country_and_that_others_lack_it(run: Run, folder: Path) -> None:
    write(folder)
    said = run("why", "pledge", "KEN", data=folder).text
    assert (
        "first, character 52 of its kept text: \u201cThose endorsing the pledge include Brazil, Germany,"
        " Kenya, Norway and the United States.\u201d"
    ) in said
    assert "second: its kept text does not list Kenya" in said


def test_what_a_text_names_in_passing_is_said_with_the_reason(folder: Path) -> None:
    write(folder)
    with load(folder, today=TODAY) as register:
        [words] = words_about(passages(register, "pledge"), "USA", ["first"])
    assert words.in_words("the United States") == (
        "first: its kept text does not list the United States: The host is no signatory."
    )


def test_a_country_is_called_as_the_text_lists_it(run: Run, folder: Path) -> None:
    texts = {"pledge/first": FIRST.replace("Germany", "the Federal Republic of Germany")}
    write(folder, texts)
    rows = run("why", "pledge", "DEU", "--format", "csv", data=folder).text.splitlines()
    assert rows[0].endswith(",note,as_listed")
    assert rows[1].endswith(",Federal Republic of Germany")
    assert "as listed" in run("why", "pledge", "DEU", data=folder).text


def test_where_no_words_are_kept_there_is_no_column_for_readers(run: Run) -> None:
    assert "as listed" not in run("why", "ring", "NOR").text
    assert run("why", "ring", "NOR", "--format", "csv").text.splitlines()[0].endswith(",note,as_listed")


def test_the_words_around_a_name_end_at_spaces(folder: Path) -> None:
    many = "Albania, Andorra, Argentina, Australia, Austria, Azerbaijan, Bangladesh, Belgium, Benin, Bhutan, "
    write(folder, {"pledge/first": many + FIRST + " ".join(["and", "so", "on"] * 30)})
    with load(folder, today=TODAY) as register:
        [words] = words_about(passages(register, "pledge"), "BRA", ["first"])
    assert words.before == "\u2026Belgium, Benin, Bhutan, Those endorsing the pledge include "
    assert words.after == ", Germany, Kenya, Norway and the United States. and so on\u2026"


def test_sources_lists_what_is_kept_with_its_licence(run: Run, folder: Path) -> None:
    write(folder)
    answer = json.loads(run("sources", "pledge", "--kept", "--format", "json", data=folder).text)
    assert [(row["source"], row["reads"], row["countries"], row["licence"]) for row in answer["rows"]] == [
        ("first", "members", 4, "CC0 1.0"),
        ("second", "members", 3, "CC0 1.0"),
    ]
    assert answer["rows"][0]["text"] == FIRST
    assert FIRST.strip() not in run("sources", "pledge", "--kept", data=folder).text


@pytest.mark.parametrize("option", ["--weak", "--undated", "--unarchived"])
def test_kept_texts_are_asked_for_alone(option: str, run: Run) -> None:
    assert run("sources", "--kept", option).status == 2


def test_without_its_folder_of_texts_the_record_still_answers(run: Run, folder: Path) -> None:
    write(folder)
    for text in (folder / "kept" / "pledge").iterdir():
        text.unlink()
    assert run("why", "pledge", "KEN", data=folder).status == 0
    with load(folder, today=TODAY) as register:
        assert [row.text for row in kept_texts(register, "pledge")] == ["", ""]
