"""The formats: whatever text a record holds, no spreadsheet runs it and no terminal obeys it."""

import csv
import io
import json

import pytest

from signatories.formats import FORMATS, SUFFIXES, Answer, Format
from signatories.formats.delimited import escape
from spreadsheets import unescaped
from traps import TRAPS

"""Text that means something to one reader or another."""


def rendered(format: str, *texts: str, raw: bool = False, colour: bool = False) -> str:
    """The answer of one column, one text a row, with each text in the title and the notes too."""
    answer = Answer("; ".join(texts), ("text",), [(text,) for text in texts], texts, raw=raw, colour=colour)
    stream = io.StringIO(newline="")
    FORMATS[format].write(answer, stream)
    return stream.getvalue()


# CSV and TSV


FORMULAS = [
    "=1+1",
    "+1+2",
    "-1; DROP",
    "@x",
    "\tx",
    "\rx",
    "\nx",
    "＝1",
    "＋1",
    "－1",
    "＠x",
    "|cmd",
    "%0A",
    " =1",
    "\u00a0=1",
    "\u3000=1",
    "\u200b=1",
    "\ufeff=1",
    "\u00ad-x",
    "\u202e=1",
    "\x00=1",
    "\u0301=1",
    " \u200b\t@x",
    "'=1",
    "''=1",
    "-",
    "--3",
    "+1 (555)",
    "-3,5",
    '=HYPERLINK("https://e")',
]
HARMLESS = [
    "a=1",
    "Norway",
    "2022-04-28",
    "'quoted'",
    "",
    "-3",
    "+37",
    "-0.5",
    " Norway",
    "\u200bx",
    "(=1)",
    "../2014",
]


@pytest.mark.parametrize("format", ["csv", "tsv"])
@pytest.mark.parametrize("text", FORMULAS)
def test_a_cell_that_a_spreadsheet_would_run_becomes_text(format: str, text: str) -> None:
    written = rendered(format, text)
    assert list(csv.reader(io.StringIO(written, newline=""), delimiter=delimiter(format)))[1] == [f"'{text}"]


@pytest.mark.parametrize("format", ["csv", "tsv"])
@pytest.mark.parametrize("text", HARMLESS)
def test_a_cell_that_begins_harmlessly_stays_as_it_is(format: str, text: str) -> None:
    answer = Answer("", ("a", "b"), [(text, "x")])
    stream = io.StringIO(newline="")
    FORMATS[format].write(answer, stream)
    assert (
        next(iter(list(csv.reader(io.StringIO(stream.getvalue()), delimiter=delimiter(format)))[1])) == text
    )


@pytest.mark.parametrize("text", [*FORMULAS, *HARMLESS, *TRAPS])
def test_the_text_is_had_back_by_taking_away_one_apostrophe(text: str) -> None:
    assert unescaped(str(escape(text))) == text


@pytest.mark.parametrize("format", ["csv", "tsv"])
def test_raw_gives_every_text_back_as_it_was(format: str) -> None:
    written = rendered(format, *TRAPS, raw=True)
    read = list(csv.reader(io.StringIO(written, newline=""), delimiter=delimiter(format)))
    assert read == [["text"], *([text] for text in TRAPS)]


def test_numbers_are_numbers_even_below_zero() -> None:
    stream = io.StringIO(newline="")
    FORMATS["csv"].write(Answer("", ("n",), [(-1,), (0,)]), stream)
    assert stream.getvalue() == "n\r\n-1\r\n0\r\n"


def test_lines_end_in_cr_lf_and_only_what_needs_quotes_has_them() -> None:
    answer = Answer("", ("code", "alpha2", "text"), [("NAM", "NA", 'a, "b"'), ("NOR", "NO", "")])
    stream = io.StringIO(newline="")
    FORMATS["csv"].write(answer, stream)
    assert stream.getvalue() == 'code,alpha2,text\r\nNAM,NA,"a, ""b"""\r\nNOR,NO,\r\n'


def delimiter(format: str) -> str:
    return {"csv": ",", "tsv": "\t"}[format]


# JSON


def test_json_is_one_document_with_title_rows_and_notes() -> None:
    document = json.loads(rendered("json", *TRAPS))
    assert document == {
        "title": "; ".join(TRAPS),
        "rows": [{"text": text} for text in TRAPS],
        "notes": TRAPS,
    }


def test_json_lines_is_one_object_a_line() -> None:
    lines = rendered("jsonl", *TRAPS).split("\n")
    assert lines.pop() == ""
    assert [json.loads(line) for line in lines] == [{"text": text} for text in TRAPS]


@pytest.mark.parametrize("format", ["json", "jsonl"])
def test_json_writes_names_readably_and_escapes_what_a_terminal_would_obey(format: str) -> None:
    written = rendered(format, "Côte d'Ivoire", "\x1b[31m")
    assert "Côte d'Ivoire" in written
    assert "\x1b" not in written


# Markdown


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Gambia [the]", r"Gambia \[the\]"),
        ("a|b", r"a\|b"),
        ("*bold* _it_ `code`", r"\*bold\* \_it\_ \`code\`"),
        ("<b>", r"\<b\>"),
        ("~no~", r"\~no\~"),
        ("back\\slash", r"back\\slash"),
        ("a\r\nb\tc", "a b c"),
        ("see https://a.example/x_y_z*.html now_", r"see https://a.example/x_y_z*.html now\_"),
        ("https://a.example/a|b", "https://a.example/a%7Cb"),
        ('https://e/"><script>x', r'https://e/"\>\<script\>x'),
        ("https://e/`code`", r"https://e/\`code\`"),
        ("https://e/[a](b)", r"https://e/\[a\](b)"),
        ("https://e/\\*a*", r"https://e/\\\*a\*"),
        ("https://e/{<b>}", r"https://e/{\<b\>}"),
        ("https://e/a b_c_", r"https://e/a b\_c\_"),
        ("&lt;b&gt;", r"\&lt;b\&gt;"),
    ],
)
def test_markdown_means_what_the_text_says(text: str, written: str) -> None:
    """An address keeps its underscores: GitHub would take the backslash for a part of it."""
    lines = rendered("markdown", text).splitlines()
    assert lines[0] == f"### {written}"
    assert lines[4] == f"| {written} |"
    assert lines[6] == f"- {written}"


@pytest.mark.parametrize("text", ["# head", "- item", "+ item", "1. item", "12) item", "===", "--- rule"])
def test_a_note_in_markdown_is_one_line_of_a_list_whatever_it_begins_with(text: str) -> None:
    line = rendered("markdown", text).splitlines()[6]
    assert line.startswith(("- \\", "- 1\\", "- 12\\"))
    assert line.replace("\\", "") == f"- {text}"


def test_a_markdown_table_keeps_its_shape_whatever_the_text() -> None:
    lines = rendered("markdown", *TRAPS).split("\n")
    assert all(line.startswith("| ") and line.endswith(" |") for line in lines[4 : 4 + len(TRAPS)])
    assert lines[4 + len(TRAPS)] == ""


# What is known of a format


@pytest.mark.parametrize("row", FORMATS.values(), ids=FORMATS)
def test_one_row_says_everything_about_a_format(row: Format) -> None:
    assert FORMATS[row.name] is row
    assert SUFFIXES[row.suffix] == row.name
    assert row.binary == bool(row.needs), "what is installed by an extra writes bytes"
    assert not (row.rows_only and (row.for_readers or row.cites))
    assert not row.takes_bom or row.rows_only
