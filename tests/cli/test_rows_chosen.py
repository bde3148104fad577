"""`--columns`, `--sort` and `--limit`: which cells of an answer are written, and in which order."""

import csv
import io
import json
from pathlib import Path

import pytest

from program import Run
from questions import ASKING, QUESTIONS
from registers import instrument, write


def rows(run: Run, *words: str) -> list[list[str]]:
    ran = run(*words, "--format", "csv")
    assert ran.status == 0, ran.err
    return list(csv.reader(io.StringIO(ran.text)))


def test_columns_stand_in_the_order_asked_for(run: Run) -> None:
    header, *found = rows(run, "who-signed", "ring", "--columns", "since, code")
    assert header == ["since", "code"]
    whole = rows(run, "who-signed", "ring")
    since, code = whole[0].index("since"), whole[0].index("code")
    assert found == [[row[since], row[code]] for row in whole[1:]]


def test_numbers_are_sorted_by_size_and_from_the_last_with_a_dash(run: Run) -> None:
    numbers = [int(row[0]) for row in rows(run, "list", "--columns", "members", "--sort", "members")[1:]]
    assert numbers == sorted(numbers)
    assert len(set(numbers)) > 1
    back = [int(row[0]) for row in rows(run, "list", "--columns", "members", "--sort", "-members")[1:]]
    assert back == numbers[::-1]


def test_an_empty_cell_comes_last_in_either_direction(run: Run) -> None:
    for order in ("known_to", "-known_to"):
        cells = [row[0] for row in rows(run, "list", "--columns", "known_to", "--sort", order)[1:]]
        filled = [cell for cell in cells if cell]
        assert cells == filled + [""] * (len(cells) - len(filled))
        assert filled == sorted(filled, reverse=order.startswith("-"))


def test_names_are_sorted_without_their_accents_and_equal_ones_by_the_next_column(run: Run) -> None:
    found = rows(run, "countries", "--columns", "kind,name,code", "--sort", "kind,name")[1:]
    assert [row[0] for row in found] == sorted(row[0] for row in found)
    states = [row[1] for row in found if row[0] == "state"]
    assert states.index("Brazil") < states.index("Côte d'Ivoire") < states.index("Czechia")


def test_a_limit_says_how_many_rows_there_are(run: Run) -> None:
    ran = run("list", "--limit", "2", "--format", "json")
    assert len(json.loads(ran.text)["rows"]) == 2
    assert ran.err.endswith("; the first 2 of 5 rows\n")
    assert "first" not in run("list", "--limit", "5").err


def test_a_citation_repeats_what_was_chosen_of_the_rows(run: Run) -> None:
    shown = run("who-signed", "ring", "--limit", "1", "--columns", "code", "--cite").text
    assert "who-signed ring --columns code --limit 1, as of" in shown
    assert "Source: " in shown, "sources are those of the whole rows"


@pytest.mark.parametrize("command", ASKING)
def test_every_command_with_rows_takes_the_three(run: Run, command: str) -> None:
    words = [command, *QUESTIONS[command].split()]
    if command == "changes":
        assert all(option in run(command, "--help").text for option in ("--columns", "--sort", "--limit"))
        return
    header, *_ = rows(run, *words)
    last = header[-1]
    chosen = rows(run, *words, "--columns", last, "--sort", f"-{last}", "--limit", "1")
    assert chosen[0] == [last]
    assert len(chosen) <= 2


@pytest.mark.parametrize("option", ["--columns", "--sort"])
def test_an_unknown_column_is_refused_with_those_there_are(run: Run, option: str) -> None:
    ran = run("list", option, "id,membres")
    assert (ran.status, ran.out) == (2, b"")
    assert "'membres' is not one of id, title, kind, opened, members" in " ".join(ran.err.split())


@pytest.mark.parametrize("options", ["--columns code", "--sort code", "--limit 3"])
def test_a_drawing_cannot_be_cut(run: Run, options: str) -> None:
    ran = run("map", "ring", "--format", "svg", *options.split())
    assert (ran.status, ran.out) == (2, b"")
    assert "svg draws the whole answer: leave it out, or give --format table" in " ".join(ran.err.split())


def test_what_a_country_is_in_stands_in_the_order_of_since(run: Run, folder: Path) -> None:
    """Not of the first act: a treaty signed long ago and ratified lately is in since lately."""
    treaty = (
        "treaty:\n  title: Treaty\n  kind: treaty\n  opened: 2000-01-01\n  sources:\n"
        "    own: {title: Status, publisher: Depositary, grade: depositary}\n  actions:\n"
        "    - {date: 2001-01-01, action: signature, by: [NOR], source: [own]}\n"
        "    - {date: 2010-01-01, action: ratification, by: [NOR], source: [own]}\n"
    )
    write(
        folder / "instruments.yaml",
        instrument("month", NOR="2005-02"),
        instrument("open", NOR="../2004-12-31"),
        instrument("year", NOR="2005/2005-06-01"),
        treaty,
    )
    ran = run("signed-by", "NOR", "--columns", "instrument", "--format", "csv", data=folder)
    assert ran.text.split() == ["instrument", "open", "year", "month", "treaty"]


def test_sources_are_listed_below_a_table_where_their_column_is_shown(run: Run) -> None:
    assert "[1] " in run("who-signed", "ring").text
    assert "[1] " in run("who-signed", "ring", "--columns", "code,sources").text
    assert "[1] " not in run("who-signed", "ring", "--columns", "code,since").text


# Which instruments, and which time


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("--kind treaty", "pact"),
        ("--kind coalition", "club ring"),
        ("net", "club pledge ring"),
        ("NET pledge", "pledge"),
        ("honest network", "pledge"),
        ("pact", "pact"),
        ("--kind treaty net", ""),
        ("zebra", ""),
    ],
)
def test_instruments_are_found_by_kind_and_by_words(run: Run, words: str, ids: str) -> None:
    """All words, in any case, in the id or in the title."""
    assert [row[0] for row in rows(run, "list", *words.split(), "--columns", "id")[1:]] == ids.split()


def test_where_no_instrument_is_found_the_cure_is_named(run: Run) -> None:
    assert "`signatories list` shows them all" in run("list", "zebra").text


def test_an_unknown_kind_is_refused_with_those_there_are(run: Run) -> None:
    ran = run("list", "--kind", "trety")
    assert ran.status == 2
    assert "'trety' is not one of declaration, coalition, treaty" in " ".join(ran.err.split())


def dates(run: Run, *words: str) -> list[str]:
    return [row[0] for row in rows(run, "timeline", "ring", *words, "--columns", "date")[1:]]


def test_a_timeline_between_two_days_has_what_may_be_of_them(run: Run) -> None:
    """The day before, the day, the day after; what is imprecise belongs to every day that it can mean."""
    assert dates(run, "--from", "2012-05-31", "--to", "2014-01-01") == ["2012-05", "2014-01/2014-06-15"]
    assert dates(run, "--from", "2012-06-01", "--to", "2013-12-31") == []
    assert dates(run, "--to", "2011-12-08") == []
    assert dates(run, "--to", "2011-12-09") == ["2011-12-09"] * 3
    assert dates(run, "--from", "2026-02-10")[0] == "2026-02-10"
    assert "2026-02-10" not in dates(run, "--from", "2026-02-11")


def test_the_counts_of_a_part_are_those_of_the_whole(run: Run) -> None:
    whole = rows(run, "timeline", "ring")
    part = rows(run, "timeline", "ring", "--from", "2012-05-01")
    assert part == [whole[0], *whole[4:]]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            "--from 2016-01-01 --to 2015-12-31",
            "--from 2016-01-01 is after 2015-12-31: give an earlier --from",
        ),
        ("--from 2016", "'2016'"),
        ("--to soonish", "soonish"),
    ],
)
def test_days_that_make_no_time_are_refused(run: Run, words: str, sentence: str) -> None:
    ran = run("timeline", "ring", *words.split())
    assert (ran.status, ran.out) == (2, b"")
    assert sentence in " ".join(ran.err.split())


def test_a_table_has_any_column_of_the_rows_where_it_is_chosen(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The table of `why` shows fewer of itself; and nothing that was chosen is left out for want of room."""
    assert "title" not in run("why", "pledge", "KEN").text.splitlines()[2].split()
    monkeypatch.setenv("COLUMNS", "80")
    shown = run("why", "pledge", "KEN", "--columns", "fact,title,publisher,grade,published,source").text
    assert shown.splitlines()[2].split() == ["fact", "title", "publisher", "grade", "published", "source"]
    assert "Left out in this width: url" in run("sources", "ring").text
    chosen = run("sources", "ring", "--columns", "source,publisher,title,facts,url").text
    assert "Left out" not in chosen
    assert "https://ring.example/" in chosen
