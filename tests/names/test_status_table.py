"""Status tables as others publish them: columns by their names, dates as they write them, rows reported."""

import pytest

from signatories.domain.problems import QueryError
from signatories.names import Table, knowing
from signatories.names.status_table import Columns, Line, day, lines

NAMES = {
    "CHN": "China",
    "COD": "Democratic Republic of the Congo",
    "COG": "Congo",
    "DEU": "Germany",
    "FRA": "France",
    "LAO": "Lao People's Democratic Republic",
    "NAM": "Namibia",
    "NOR": "Norway",
}


@pytest.fixture(scope="module")
def table() -> Table:
    return knowing(NAMES, [])


COLUMNS = Columns("Party", "Date", "accession")


def read(text: str, table: Table, columns: Columns = COLUMNS, form: str = "") -> list[Line]:
    return lines(text, columns, table, form)


def test_a_row_is_an_act_of_its_country(table: Table) -> None:
    text = (
        "Party,Kind,Date,In force\nNorway,Accession,24 Jan 1983,1983-04-24\nNAM,definitive signature,1990,\n"
    )
    assert read(text, table, Columns("Party", "Date", "Kind", "In force")) == [
        Line(2, "Norway", "NOR", "accession", "1983-01-24", "1983-04-24"),
        Line(3, "NAM", "NAM", "definitive-signature", "1990", ""),
    ]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_columns_are_parted_by_what_the_header_shows(sign: str, table: Table) -> None:
    text = f"\ufeffRemark{sign}Party{sign}Date\r\na; b{sign}Norway{sign}1983\r\n".replace("; ", "_")
    assert read(text, table) == [Line(2, "Norway", "NOR", "accession", "1983")]


def test_a_cell_may_have_several_lines_and_a_row_counts_from_its_first(table: Table) -> None:
    text = 'Party,Note,Date\nNorway,"one\ntwo",1983\n\n,,\nGermany,,1984\n'
    assert [(line.line, line.code) for line in read(text, table)] == [(2, "NOR"), (6, "DEU")]


def test_a_row_without_a_date_is_no_act_and_no_trouble(table: Table) -> None:
    assert read("Party,Date\nNorway,\nAtlantis,\n", table) == [Line(2, "Norway"), Line(3, "Atlantis")]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("Atlantis,1983", "'Atlantis' must name one country"),
        ("Norvajj,1983", "'Norvajj' must name one country"),
        ("Germanny,1983", "'Germanny' is perhaps Germany"),
        ("Congo,1983", "'Congo' may be Democratic Republic of the Congo or Congo"),
        ('"Norway, France",1983', "'Norway, France' must name one country"),
        (",1983", "'' must name one country"),
        ("Norway,01/02/1983", "'01/02/1983' must be a date such as 1983-01-24 or 24 Jan 1983"),
        ("Norway,30 Feb 1983", "'1983-02-30' must be a date of the calendar"),
        ("Norway,1983,more", "the row has not as many cells as the header"),
        ("Norway", "the row has not as many cells as the header"),
    ],
)
def test_a_row_that_cannot_be_used_says_why(row: str, why: str, table: Table) -> None:
    found = read(f"Party,Date\nFrance,1980\n{row}\n", table)
    assert [line.trouble for line in found][:1] == [""]
    assert (found[1].line, found[1].trouble[: len(why)]) == (3, why)


def test_an_action_that_is_none_says_which_it_may_be(table: Table) -> None:
    found = read("Party,Date,Kind\nNorway,1983,Accesion\n", table, Columns("Party", "Date", "Kind"))
    assert found[0].trouble == "'Accesion' must be an action: did you mean accession?"


def test_a_name_of_two_countries_is_one_where_the_table_names_the_other_besides(table: Table) -> None:
    """The record itself calls the Republic of the Congo Congo; alone it may be either."""
    text = "Party,Date\nCongo,1983\nDemocratic Republic of the Congo,1984\n"
    assert [line.code for line in read(text, table)] == ["COG", "COD"]


@pytest.mark.parametrize("code", NAMES)
def test_the_codes_of_the_record_are_understood(code: str, table: Table) -> None:
    assert [line.code for line in read(f"Party,Date\n{code},1983\n", table)] == [code]


# Columns


@pytest.mark.parametrize(
    ("header", "why"),
    [
        ("Partei,Date", "the table has no column 'Party': did you mean Partei"),
        ("a,b", "the table has no column 'Party': its columns are a, b"),
        ("Party,Date,Date", "the column 'Date' must stand once; the table has it 2 times"),
        ("", "the table must begin with a line that names its columns|has no column 'Party'"),
    ],
)
def test_a_column_that_is_not_there_once_is_refused(header: str, why: str, table: Table) -> None:
    with pytest.raises(QueryError, match=why):
        read(f"{header}\n", table)


def test_an_action_that_is_neither_word_nor_column_is_refused(table: Table) -> None:
    with pytest.raises(QueryError, match="no column 'acession': did you mean accession"):
        read("Party,Date\n", table, Columns("Party", "Date", "acession"))


def test_a_quote_that_is_never_closed_is_refused_with_its_line(table: Table) -> None:
    with pytest.raises(QueryError, match="line 2 is no CSV"):
        read('Party,Date\nNorway,"1983\n', table)


# Dates


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("24 Jan 1983", "1983-01-24"),
        ("24-Jan-1983", "1983-01-24"),
        ("24 JANUARY 1983", "1983-01-24"),
        ("1st Sept. 1983", "1983-09-01"),
        ("January 24, 1983", "1983-01-24"),
        ("May 1983", "1983-05"),
        ("1983-01-24", "1983-01-24"),
        ("1983-01-24T00:00:00Z", "1983-01-24"),
        ("1983-01-24 00:00:00", "1983-01-24"),
        ("1983", "1983"),
        ("1983/1984-02", "1983/1984-02"),
    ],
)
def test_dates_that_can_be_read_in_one_way_are_read(text: str, date: str) -> None:
    assert day(text) == date


@pytest.mark.parametrize(
    "text",
    [
        "01/02/1983",
        "24.1.1983",
        "24 Jan 83",
        "24 Foo 1983",
        "Jan 24",
        "1983-01-24T13:00:00Z",
        "24 Jan 1983 a",
    ],
)
def test_other_dates_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="must"):
        day(text)


@pytest.mark.parametrize(
    ("text", "form", "date"),
    [
        ("01/02/1983", "%d/%m/%Y", "1983-02-01"),
        ("01/02/1983", "%m/%d/%Y", "1983-01-02"),
        ("02.1983", "%m.%Y", "1983-02"),
        ("(1983)", "(%Y)", "1983"),
    ],
)
def test_a_date_is_no_more_precise_than_its_form(text: str, form: str, date: str) -> None:
    assert day(text, form) == date


def test_a_form_that_does_not_fit_is_named() -> None:
    with pytest.raises(ValueError, match=r"'1983-01-24' must be a date of the form %d/%m/%Y"):
        day("1983-01-24", "%d/%m/%Y")
    with pytest.raises(ValueError, match="must hold a year"):
        day("24 Jan", "%d %b")
