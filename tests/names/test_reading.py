"""How a text is read: lists to the last character, prose for its names, exceptions as what they are."""

import pytest

from signatories.names import Found, names_in, read, shipped


def codes(text: str, **options: object) -> str:
    found = read(text, shipped(), **options)  # type: ignore[arg-type]
    return " ".join(row.code for row in found if row.verdict == "recognised")


def leftovers(text: str, **options: object) -> list[str]:
    found = read(text, shipped(), **options)  # type: ignore[arg-type]
    return [row.text for row in found if row.verdict == "leftover"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The member States of the Council of Europe welcomed it.", ""),
        ("The leaders of the European Union and Norway met.", "NOR"),
        ("The Council of Europe and UNESCO signed it.", "COE UNESCO"),
    ],
)
def test_an_organisation_is_not_its_members(text: str, expected: str) -> None:
    assert codes(text, kind="prose") == expected


def test_a_row_says_what_was_read_and_where() -> None:
    assert read("the Republic of Maldives", shipped()) == [
        Found("Republic of Maldives", "MDV", "Maldives", "recognised", 4)
    ]


def test_an_ambiguous_name_carries_its_candidates() -> None:
    (found,) = read("Congo", shipped())
    assert (found.verdict, found.code) == ("ambiguous", "COD COG")


def test_a_near_miss_is_suggested_and_not_accepted() -> None:
    (found,) = read("Ukrane", shipped())
    assert (found.verdict, found.code, found.country) == ("suggested", "UKR", "Ukraine")


def test_offsets_count_characters_of_the_text_as_it_was_given() -> None:
    text = "\ufeffCôte d’Ivoire,\r\nSão Tomé and Príncipe\r\n• Kenya"
    found = read(text, shipped())
    assert [row.code for row in found] == ["CIV", "STP", "KEN"]
    assert all(text[row.offset : row.offset + len(row.text)] == row.text for row in found)


def test_what_is_left_of_a_list_is_listed() -> None:
    assert leftovers("Norway, the Elves of Lothlórien, 12 others and Sweden") == [
        "the Elves of Lothlórien",
        "12 others",
    ]


def test_a_list_reports_what_prose_passes_over() -> None:
    sentence = "France welcomes the launch of a new initiative."
    assert leftovers(sentence, kind="prose") == []
    assert leftovers(sentence, kind="list") == ["France welcomes the launch of a new initiative"]
    with pytest.raises(ValueError, match="'poem' is not one of auto, list, prose"):
        read(sentence, shipped(), kind="poem")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Norway, except Germany", ["except Germany"]),
        ("Norway (but not Denmark)", ["(but not Denmark)"]),
        ("Norway, with the exception of Svalbard", ["with the exception of Svalbard"]),
        ("Norway, not including Germany and Malta", ["not including Germany and Malta"]),
        ("Norway signed. Sweden abstained.", ["Sweden abstained"]),
        ("Norway signed. Sweden and Denmark did not sign.", ["Sweden and Denmark did not sign"]),
        ("Norway, Sweden (abstaining)", ["Sweden (abstaining)"]),
        ("In favour: Norway. Against: Sweden, Denmark.", ["Against: Sweden, Denmark"]),
        ("Norvège, sauf Suède", ["sauf Suède"]),
    ],
)
def test_exceptions_and_abstentions_are_left_over(text: str, left: list[str]) -> None:
    assert codes(text) == "NOR"
    assert leftovers(text) == left


def test_a_heading_of_abstentions_rules_the_lines_below_it() -> None:
    text = "In favour:\nNorway\nSweden\n\nAbstaining:\nChina\nIndia\n\nAbsent:\nKenya"
    assert codes(text) == "NOR SWE"
    assert leftovers(text) == ["Abstaining", "China", "India", "Absent", "Kenya"]


def test_exceptions_in_prose_are_reported_too() -> None:
    text = "Ministers from France and Japan welcomed the proposal that everybody except Hungary supports."
    assert codes(text) == "FRA JPN"
    assert leftovers(text) == ["except Hungary supports"]


def test_a_table_is_read_cell_by_cell_and_its_dates_are_left_over() -> None:
    table = "| 1 | Norway | 9 December 2011 |\n| 2 | Korea, Republic of | 1 October 2023 |"
    assert codes(table) == "NOR KOR"
    assert leftovers(table) == ["9 December 2011", "1 October 2023"]


def test_an_organisation_beside_its_members_is_found_once() -> None:
    assert codes("Austria, Belgium, the European Commission and Bulgaria") == "AUT BEL EU BGR"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("USA, UK", "USA GBR"), ("NO", "NOR"), ("NOR; SWE", "NOR SWE"), ("['AUT', 'CAN']", "AUT CAN")],
)
def test_codes_count_in_capitals(text: str, expected: str) -> None:
    assert codes(text) == expected
    assert codes(text.lower()) == ""


def test_codes_of_american_states_are_refused() -> None:
    assert codes("GA, AL, DE") == ""
    assert codes("GA, AL, DE, FR") == "GAB ALB DEU FRA"


def test_georgia_among_american_states_is_refused() -> None:
    assert codes("Alabama, Florida, Georgia") == ""
    assert codes("Armenia, Georgia") == "ARM GEO"


def test_serbia_and_montenegro_is_one_state_only_where_the_list_shows_it() -> None:
    assert codes("Romania, Serbia and Montenegro, Slovakia") == "ROU SCG SVK"
    assert codes("Romania\nSerbia and Montenegro\nSlovakia") == "ROU SCG SVK"
    assert codes("Romania, Serbia and Montenegro") == "ROU"


def test_macedonia_is_the_state_in_texts_before_2019() -> None:
    assert codes("Norway, Macedonia", year=2018) == "NOR MKD"
    assert codes("Norway, Macedonia", year=2019) == "NOR"
    assert codes("Norway, Macedonia") == "NOR"


def test_a_name_that_is_also_a_given_name_needs_company_in_its_language() -> None:
    assert codes("Maurice") == ""
    assert codes("Maurice, Allemagne") == "MUS DEU"


def test_names_are_known_in_twelve_languages() -> None:
    german, japanese = names_in("de"), names_in("ja")
    assert (german["NOR"], german["SUN"]) == ("Norwegen", "Union der Sozialistischen Sowjetrepubliken")
    assert (japanese["NOR"], japanese["EU"]) == ("ノルウェー", "欧州連合")
    assert names_in("tlh") == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 2 November 2022 Norway endorsed the Pledge for an Honest Network.", "NOR"),
        ("In Nov. 2022 Kenya joined the Coalition as its 36th member.", "KEN"),
        ("Since 1 January 2020 Peru and since May 2021 Chile have been members.", "PER CHL"),
        ("Apollo 13 Chad landed safely on the water.", ""),
    ],
)
def test_a_date_before_a_name_makes_it_no_part_of_another(text: str, expected: str) -> None:
    assert codes(text, kind="prose") == expected


@pytest.mark.parametrize("count", ["1" * 5000, "\u00b2", "\u0967" * 5000])
def test_a_number_that_counts_no_line_is_no_mistake(count: str) -> None:
    """Python reads no integer of more than 4,300 digits, and no superscript as one."""
    found = read(f"{count} Norway\n2 Sweden", shipped(), kind="list")
    assert [row.text for row in found if row.verdict == "leftover"] == [f"{count} Norway", "2 Sweden"]
