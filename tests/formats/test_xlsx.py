"""XLSX: the same values as any other format, none of them a formula, and a sheet that says what they are."""

import datetime as dt
import io
import json
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from program import Run
from questions import ASKING, QUESTIONS
from signatories.formats import FORMATS, Answer, TooLarge
from signatories.formats.source import Source
from terminals import command, on_a_terminal, plain_environment
from traps import TRAPS

pytestmark = pytest.mark.usefixtures("beside_the_record")


def opened(content: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def written(answer: Answer) -> bytes:
    stream = io.TextIOWrapper(io.BytesIO())
    FORMATS["xlsx"].write(answer, stream)
    return stream.buffer.getvalue()  # type: ignore[attr-defined, no-any-return]


def values(book: Workbook, sheet: str = "Answer") -> list[list[Any]]:
    return [[cell.value for cell in row] for row in book[sheet].iter_rows()]


def as_a_sheet_has_it(value: object) -> object:
    """A text as JSON has it, turned into what the cell must hold."""
    if value == "":
        return None
    try:
        day = dt.date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else None
    except ValueError:
        day = None
    return dt.datetime.fromisoformat(day.isoformat()) if day and day >= dt.date(1900, 3, 1) else value


def flat(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row of JSON as its columns: lists as text, without the bounds of dates."""
    return {
        name: " ".join(value) if isinstance(value, list) else value
        for name, value in row.items()
        if not name.endswith(("_earliest", "_latest"))
    }


@pytest.mark.parametrize("command", ASKING)
def test_a_sheet_holds_what_json_holds_and_no_formula(run: Run, command: str) -> None:
    """Markdown and tables for readers leave columns out; JSON has all of them."""
    question = (command, *QUESTIONS[command].split())
    document = json.loads(run(*question, "--format", "json").text)
    book = opened(run(*question, "--format", "xlsx").out)
    header, *rows = values(book)
    assert [dict(zip(header, row, strict=True)) for row in rows] == [
        {name: as_a_sheet_has_it(value) for name, value in row.items()} for row in map(flat, document["rows"])
    ]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert [cell for cell in cells if cell.hyperlink] == []


def test_a_day_is_a_date_and_what_is_less_than_a_day_is_text(run: Run) -> None:
    sheet = opened(run("who-signed", "ring", "--format", "xlsx").out)["Answer"]
    since = {row[0].value: row[3] for row in sheet.iter_rows(min_row=2)}
    assert since["KEN"].value == dt.datetime.fromisoformat("2011-12-09")
    assert since["KEN"].number_format == "yyyy-mm-dd"
    assert since["NAM"].value == "2012-05"
    assert since["NOR"].value == "2014-01/2014-06-15"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1900-02-28", "1900-02-28"),
        ("1886-09-09", "1886-09-09"),
        ("1900-03-01", dt.datetime.fromisoformat("1900-03-01")),
        ("2012-02-30", "2012-02-30"),
        ("2012-02-01 ", "2012-02-01 "),
        ("٢٠١٢-٠٢-٠١", "٢٠١٢-٠٢-٠١"),
        ("007", "007"),
        ("1e5", "1e5"),
        ("TRUE", "TRUE"),
        ("https://ring.example", "https://ring.example"),
        ("mailto:a@b.example", "mailto:a@b.example"),
    ],
)
def test_a_text_that_looks_like_something_else_stays_text(text: str, value: object) -> None:
    """The days before March 1900 too, which Excel cannot count."""
    (_, (found,)) = values(opened(written(Answer("t", ("a",), [(text,)]))))
    assert found == value


@pytest.mark.parametrize("text", [trap for trap in TRAPS if "\r" not in trap])
def test_a_trap_is_text_in_every_place(text: str) -> None:
    source = Source("i", "s", text, text, text, text)
    answer = Answer(text, ("a",), [(text,)], [text], question=text, data=text, sources=[source])
    book = opened(written(answer))
    assert values(book)[1] == [shown(text)]
    about = [cell for row in values(book, "About") for cell in row]
    assert about.count(shown(text)) == 4 + 4


def shown(text: str) -> str:
    """As XLSX writes characters that XML has no place for."""
    return "".join(f"_x{ord(c):04X}_" if c < " " and c not in "\t\n" else c for c in text)


def test_the_sheet_has_a_header_that_stays_and_can_be_filtered(run: Run) -> None:
    sheet = opened(run("who-signed", "ring", "--format", "xlsx").out)["Answer"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:H6")
    widths = [sheet.column_dimensions[name].width for name in "ABCDEFG"]
    assert all(6 <= width <= 61 for width in widths)
    assert widths[1] > widths[0]


def test_an_empty_answer_is_a_header(run: Run) -> None:
    book = opened(run("who-signed", "ring", "--as-of", "2011-12-08", "--format", "xlsx").out)
    assert [row[0] for row in values(book)] == ["code"]


def test_the_second_sheet_says_what_was_asked_of_what_and_what_must_be_known(run: Run) -> None:
    question = ("who-signed", "pledge", "--as-of", "2022-05-02")
    about = values(opened(run(*question, "--format", "xlsx").out), "About")
    notes = json.loads(run(*question, "--format", "json").text)["notes"]
    assert [row[:2] for row in about if row[0] and row[0] in "Title Question As of Made with Note"] == [
        ["Title", "Pledge for an Honest Network, 2022-05-02"],
        ["Question", "who-signed pledge"],
        ["As of", "2022-05-02"],
        ["Made with", "Rings and pledges, The Ring; signatories 1.2.3, data to 2026-11-01"],
        *(["Note", note] for note in notes),
    ]
    assert any("disputed" in note for note in notes)
    start = about.index(list(Source._fields))
    assert about[start + 1 :] == [
        ["pledge", "herald-2022", "Herald", 'Kenya: "not ours"', "2022-05", None],
        ["pledge", "list-1", "Host of the Pledge", "Those who pledge", "2022-04-28", None],
        ["pledge", "list-2", "Host of the Pledge", "Those who pledge, amended", "2022-04-30", None],
    ]


def test_the_same_answer_is_the_same_bytes(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """At another time too: nothing in the file is read from the clock."""
    import time

    question = ("who-signed", "ring", "--format", "xlsx")
    first = run(*question).out
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + 400_000_000)
    assert run(*question).out == first
    made = opened(first).properties.created
    assert made.date() == dt.date(2026, 11, 1)  # the last day that the tests' record speaks of


def test_a_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    _, (exact,), (longer,) = values(opened(written(Answer("t", ("a",), [("a" * 32_767,), ("a" * 32_768,)]))))
    assert exact == "a" * 32_767
    assert longer == "a" * 32_766 + "…"


def test_more_rows_than_a_sheet_are_refused() -> None:
    rows = [("a",)] * 1_048_576
    with pytest.raises(TooLarge, match="a sheet holds 1,048,575 rows, and these are 1,048,576"):
        written(Answer("t", ("a",), rows))


@pytest.mark.parametrize(("format", "package"), [("xlsx", "xlsxwriter"), ("parquet", "duckdb")])
def test_without_its_extra_a_format_names_what_to_install(
    run: Run, monkeypatch: pytest.MonkeyPatch, format: str, package: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    ran = run("list", "--format", format)
    assert (ran.status, ran.out) == (2, b"")
    assert f"{format} needs {package}: pip install 'signatories[{format}]'" in " ".join(ran.err.split())


@pytest.mark.parametrize("format", ["xlsx", "parquet"])
def test_bytes_are_not_thrown_at_a_screen(golden_record: Path, format: str) -> None:
    words = command(golden_record, "list", "--format", format)
    shown = on_a_terminal(words, plain_environment(TERM="xterm"), status=2)
    assert f"is binary and cannot be shown in a terminal: add --output FILE.{format}" in " ".join(
        shown.split()
    )
    assert "PK" not in shown
    assert "PAR1" not in shown
