"""Status tables as others publish them: columns by their names, dates as they write them, rows reported."""

import pytest

from signatories.domain.problems import QueryError
from signatories.names import Found, Table, knowing, shipped
from signatories.names.statuses import status_table
from signatories.names.statuses.depositary_table import Reading, acts
from signatories.names.statuses.status_header import suffixes_of
from signatories.names.statuses.status_table import Columns, Line, lines
from signatories.names.statuses.table_days import day

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


def test_an_action_that_is_a_mark_only_is_refused_with_it(table: Table) -> None:
    _, (found,) = acts("sep=;\nCountry;Date;Action\nNamibia;1990-04-23;*\n", table, Reading())
    assert found.trouble == "'*' must be an action: say --suffixes *=ACTION"


def test_a_line_that_comes_again_is_read_once(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def reading(text: str, *_: object, **__: object) -> list[Found]:
        asked.append(text)
        return []

    monkeypatch.setattr(status_table, "read", reading)
    countries = status_table.Countries(table, ())
    assert all(countries.names_nothing("Section") for _ in range(3))
    assert asked == ["Section"]


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
    with pytest.raises(QueryError, match="line 2 is not CSV"):
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
        ("1er février 1990", "1990-02-01"),
        ("26. September 1956", "1956-09-26"),
        ("5 de junho de 1992", "1992-06-05"),
        ("20 июля 1989 г.", "1989-07-20"),
        ("4-V-2007", "2007-05-04"),
        ("28-XII-1990", "1990-12-28"),
        ("mai 1983", "1983-05"),
        ("2016年9月6日", "2016-09-06"),
        ("2016년 9월 6일", "2016-09-06"),
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
        "4-IIII-2007",
        "1 listopada 1990",
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


def depositary(text: str, **options: object) -> list[tuple[str, str, str, str]]:
    """The acts of a table whose header speaks for itself: code, action, date, effect."""
    _, found = acts(text, shipped(), Reading(suffixes_of(str(options.get("suffixes", "")))))
    assert [line for line in found if line.trouble] == []
    return [(line.code, line.action, line.date, line.effective) for line in found if line.date]


FORMS = {
    "the United Nations, with letters in the header": (
        'Participant,Signature,"Ratification, Acceptance(A), Accession(a), Succession(d)"\n'
        "Albania,,12 May 1955 a\nChina 1,20 Jul 1949,18 Apr 1983\n"
        '"Netherlands (Kingdom of the) 3, 4",N/A,20 Jun 1966 A\nSerbia 7 8,,12 Mar 2001 a 9\n',
        "",
        "ALB accession 1955-05-12|CHN signature 1949-07-20|CHN ratification 1983-04-18|"
        "NLD acceptance 1966-06-20|SRB accession 2001-03-12",
    ),
    "the United Nations, succession to a signature": (
        'Participant;"Signature, Succession to signature(d)";"Ratification, Accession(a), Succession(d)"\n'
        "Norway;24 Jan 1983;\nBosnia and Herzegovina2;12 Jan 1994 d;1 Sep 1993 d\n",
        "",
        "NOR signature 1983-01-24|BIH signature 1994-01-12|BIH succession 1993-09-01",
    ),
    "the United Nations, the letters said": (
        "Participant\tSignature\tRatification\nTonga\t-\t2 Feb 1976 a\nFiji 5\t\t11 Jan 1973 d\n",
        "a=accession,d=succession",
        "TON accession 1976-02-02|FJI succession 1973-01-11",
    ),
    "the United Nations, consent to be bound": (
        'Participant,"Consent to be bound(P)","Definitive signature(s), Ratification"\n'
        "Samoa,3 Mar 2001 P,\nFiji,,4 Apr 2002 s\nTonga,,5 May 2003\n",
        "",
        "WSM consent 2001-03-03|FJI definitive-signature 2002-04-04|TON ratification 2003-05-05",
    ),
    "the Council of Europe, day first": (
        "States,Signature,Ratification,Entry into force,Notes\n"
        "Albania,13/06/2001,20/06/2002,01/07/2004,\nCanada,23/11/2001,08/07/2015,01/11/2015,55\n",
        "",
        "ALB signature 2001-06-13|ALB ratification 2002-06-20 2004-07-01|CAN signature 2001-11-23|"
        "CAN ratification 2015-07-08 2015-11-01",
    ),
    "the Council of Europe, accession by a letter": (
        "State;Signature;Ratification;Entry into force\n"
        "Tonga;;09/05/2017 a;01/09/2017\nNorway;23/11/2001;;\n",
        "a=accession",
        "TON accession 2017-05-09 2017-09-01|NOR signature 2001-11-23",
    ),
    "WIPO, the act in the cell": (
        "Contracting Party,Signature,Instrument,In Force\n"
        'Albania,,"Accession: January 24, 1983","April 24, 1983"\n'
        'Chile,"December 20, 1996","Ratification: April 11, 2001","March 6, 2002"\n',
        "",
        "ALB accession 1983-01-24 1983-04-24|CHL signature 1996-12-20|CHL ratification 2001-04-11 2002-03-06",
    ),
    "WIPO, with a line for spreadsheets": (
        "sep=;\nMember;Signature;Instrument;In Force\nFiji;;Accession: 11 December 1999;11 March 2000\n",
        "",
        "FJI accession 1999-12-11 2000-03-11",
    ),
    "the Netherlands, letters of a type": (
        "Party|Signature|Ratification|Type*|Entry into force|Renunciation\n"
        "Norway|20-07-1949|18-04-1983|R|01-05-1983|\nTonga||19-04-1983|T|01-06-1983|31-12-2001\n",
        "",
        "NOR signature 1949-07-20|NOR consent 1983-04-18 1983-05-01|"
        "TON accession 1983-04-19 1983-06-01|TON withdrawal 2001-12-31",
    ),
    "the Netherlands, in Dutch": (
        "Partij;Ondertekening;Ratificatie;Type;In werking;Opzegging\n"
        "Noorwegen;20-07-1949;18-04-1983;R;01-05-1983;\nDuitsland;;19-04-1983;VG;01-06-1983;\n",
        "",
        "NOR signature 1949-07-20|NOR consent 1983-04-18 1983-05-01|DEU succession 1983-04-19 1983-06-01",
    ),
    "France, in French": (
        "État;Signature;Ratification;Adhésion;Entrée en vigueur\n"
        "Norvège;1949-07-20;1983-04-18;;1983-05-01\nTonga;;;1990-01-02;1990-02-02\n",
        "",
        "NOR signature 1949-07-20|NOR ratification 1983-04-18 1983-05-01|TON accession 1990-01-02 1990-02-02",
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_table_as_depositaries_print_it_is_understood_by_its_header(form: str) -> None:
    text, suffixes, expected = FORMS[form]
    found = depositary(text, suffixes=suffixes)
    assert "|".join(" ".join(filter(None, act)) for act in found) == expected


def test_ten_forms_are_read() -> None:
    assert len(FORMS) >= 10


def test_what_stands_in_brackets_was_taken_back_and_is_passed_over_with_its_place() -> None:
    text = "Participant,Signature,Ratification\nChina,[ 1 May 1950 ],2 May 1951\n"
    _, found = acts(text, shipped(), Reading())
    assert [(line.line, bool(line.passed), line.date) for line in found] == [
        (2, True, ""),
        (2, False, "1951-05-02"),
    ]


@pytest.mark.parametrize("blank", ["", "-", "–", "—", "N/A", "n/a", "...", " "])
def test_a_blank_cell_is_no_act(blank: str) -> None:
    _, found = acts(f"Participant,Signature,Ratification\nChina,{blank},{blank}\n", shipped(), Reading())
    assert [(line.date, line.trouble) for line in found] == [("", "")]


def test_a_letter_that_nobody_explains_is_reported_with_the_cure() -> None:
    _, (found,) = acts("Participant,Ratification\nChina,2 May 1951 a\n", shipped(), Reading())
    assert found.trouble == "the letter 'a' behind the date is not in the header: say --suffixes a=ACTION"


def test_a_column_of_days_that_names_no_act_is_reported_and_not_lost() -> None:
    text = (
        "State,Signature,Acted,No.,Remarks\nNorway,1 Feb 1990,2 Mar 1991,1,1990\nChina,,,2,see 1 May 1990\n"
    )
    _, found = acts(text, shipped(), Reading())
    cure = "the column holds days and names no act: name the act in its header, or take the column out"
    assert [(line.line, line.text, line.trouble) for line in found if line.trouble] == [(1, "Acted", cure)]


def test_an_act_that_was_not_followed_by_its_deposit_is_passed_over_with_its_place() -> None:
    text = "State,Ratification,Deposit\nNorway,1 Feb 1990,2 Mar 1991\nChina,3 Mar 1990,-\n"
    told, found = acts(text, shipped(), Reading())
    assert told[-1] == "'Ratification' does not count, as the deposit has a date of its own"
    assert [(line.line, line.date, line.passed) for line in found] == [
        (2, "1991-03-02", ""),
        (3, "", "3 Mar 1990 was not followed by a deposit"),
        (3, "", ""),
    ]


@pytest.mark.parametrize(
    ("header", "action"),
    [
        ("Date of deposit of instrument of ratification", "ratification"),
        ("Ratification date", "ratification"),
        ("Ratification/Accession", "consent"),
        ("Ratification, Accession(a)", "ratification"),
        ("Ratification, acceptance or approval", "consent"),
        ("Ratification or formal confirmation(c)", "ratification"),
        ("Deposit", "consent"),
        ("Fecha de adhesión", "accession"),
        ("Date of declaration of succession", "succession"),
        ("Ratifikation Beitritt (B)", "ratification"),
    ],
)
def test_a_header_names_the_act_or_only_that_a_state_is_bound(header: str, action: str) -> None:
    _, (found,) = acts(f"State;{header}\nNorway;1 Feb 1990\n", shipped(), Reading())
    assert (found.action, found.trouble) == (action, "")


def test_a_legend_of_several_forms_leaves_the_form_open() -> None:
    header = "RatificationR=Ratification, Acceptance, Approval or Notification A=Accession"
    _, found = acts(f"Party;{header}\nNorway;01-02-1990 (R)\nChina;13-02-1990 (A)\n", shipped(), Reading())
    assert [line.action for line in found] == ["consent", "accession"]


@pytest.mark.parametrize("date", ["24 Jan 1983 a", "24 jan 1983 A", "24 Jan 1983 AA", "24 Jan 1983"])
def test_literal_text_of_a_date_format_matches_exactly(date: str) -> None:
    assert day("24 Jan 1983 A", "%d %b %Y A") == "1983-01-24"
    if date != "24 jan 1983 A":
        with pytest.raises(ValueError, match="must be a date of the form"):
            day(date, "%d %b %Y A")


@pytest.mark.parametrize("form", ["%d %d %Y", "%Y-%Y", "%c %H", "%x %d", "%A %a %A %Y"])
def test_a_date_format_that_names_a_part_twice_is_refused(form: str) -> None:
    with pytest.raises(ValueError, match="must name each part of a date once"):
        day("2 2 2020", form)


@pytest.mark.parametrize("form", ["%d", "%d %b", "%j", "d", "%", "%%", "(", "%d ("])
def test_a_date_format_without_a_year_is_refused(form: str) -> None:
    with pytest.raises(ValueError, match=r"must hold a year, such as %Y"):
        day("2", form)


def test_dates_in_figures_are_read_where_the_table_tells_their_order() -> None:
    told = depositary("State,Ratification\nNorway,13/06/2001\nTonga,05/06/2001\n")
    assert [date for _, _, date, _ in told] == ["2001-06-13", "2001-06-05"]
    told = depositary("State,Ratification\nNorway,06/13/2001\nTonga,05/06/2001\n")
    assert [date for _, _, date, _ in told] == ["2001-06-13", "2001-05-06"]
    _, (found,) = acts("State,Ratification\nTonga,05/06/2001\n", shipped(), Reading())
    assert "say --date-format" in found.trouble
    assert depositary("State,Ratification\nTonga,05.06.2001\n")[0][2] == "2001-06-05", "as dots are written"


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("Colour,Ratification", "no column of the table names countries: say --country"),
        (
            "State,Colour",
            "no column of the table dates an act: say --date, one of State or Colour, and --action",
        ),
        ("State,Entry into force", "no column dates an act, only its effect: say --date and --action"),
    ],
)
def test_a_header_that_is_not_understood_is_answered_with_the_options(header: str, message: str) -> None:
    with pytest.raises(QueryError) as error:
        acts(f"{header}\nNorway,1983\n", shipped(), Reading())
    assert message in str(error.value)


def test_suffixes_are_letters_and_actions() -> None:
    assert suffixes_of("a=accession, d=succession") == {"a": "accession", "d": "succession"}
    with pytest.raises(
        QueryError, match=r"'a=acession' must be a letter and an action: did you mean a=accession\?"
    ):
        suffixes_of("a=acession")
