"""Forms of states before and behind names: "Regno di Norvegia", "Iran (Islamische Republik)"."""

import pytest

from signatories.names import read, shipped
from signatories.names.words.state_forms import BEGINS, HEADS_OF_TWO, KINDS_BEHIND, NEED_OF, OF_STATES
from signatories.names.words.tokens import key


def codes(text: str) -> str:
    found = read(text, shipped(), kind="list", near=False)
    return " ".join(row.code for row in found if row.verdict == "recognised")


def left(text: str) -> list[str]:
    return [row.text for row in read(text, shipped(), kind="list", near=False) if row.verdict != "recognised"]


def test_the_words_of_forms_stand_as_they_are_compared() -> None:
    """Without accents and in one form of sigma, or no text would ever have them."""
    words = {*BEGINS, *KINDS_BEHIND, *NEED_OF, *OF_STATES, *(word for pair in HEADS_OF_TWO for word in pair)}
    assert {word for word in words if word != "the" and key(word) not in ((word,), ("and",))} == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Repubblica delle Filippine, Regno dei Paesi Bassi, Granducato del Lussemburgo", "PHL NLD LUX"),
        ("Sultanato de Omã, República Islâmica do Irã, Grão-Ducado do Luxemburgo", "OMN IRN LUX"),
        ("Gran Ducado de Luxemburgo, Reino Hachemita de Jordania", "LUX JOR"),
        ("Regne de Noruega, Principat d'Andorra", "NOR AND"),
        ("Bundesrepublik Nigeria, Volksrepublik Bangladesch, Staat Katar", "NGA BGD QAT"),
        ("Islamische Republik Pakistan und Arabische Republik Ägypten", "PAK EGY"),
        ("Islamitische Republiek Pakistan, Sultanaat Oman", "PAK OMN"),
        ("Kerajaan Bahrain\nRepublik Arab Mesir\nUni Komoro\nKerajaan Arab Saudi", "BHR EGY COM SAU"),
        ("Republik Demokratik Rakyat Aljazair, Kerajaan Hashemite Yordania", "DZA JOR"),
        ("Republica Bulgaria și Republica Islamică Pakistan", "BGR PAK"),
        ("Αραβική Δημοκρατία της Αιγύπτου, Βασίλειο του Βελγίου", "EGY BEL"),
        ("Исламская Республика Пакистан, Государство Катар, Великое Герцогство Люксембург", "PAK QAT LUX"),
        ("Федеративна Республіка Бразилія, Республікою Польща", "BRA POL"),
        ("Arabska Republika Egiptu, Księstwo Liechtensteinu", "EGY LIE"),
        ("Islamska Republika Iran, Arapska Republika Egipat", "IRN EGY"),
        ("Кралство Норвегия, Федерална република Нигерия", "NOR NGA"),
        ("Förbundsrepubliken Nigeria, Konungariket Norge", "NGA NOR"),
        ("Lýðveldið Ísland og Konungsríkið Noregur", "ISL NOR"),
        ("جمهوری عراق، جمهوری اسلامی پاکستان، پادشاهی هلند", "IRQ PAK NLD"),
        ("ממלכת נורווגיה, מדינת קטאר", "NOR QAT"),
        ("Jamhuri ya Kenya na Jamhuri ya Sudan Kusini", "KEN SSD"),
        ("Regno di Grecia, Repubblica d'Ungheria, Königreich Griechenland", "GRC HUN GRC"),
        ("Republicii Elene, Republicii Bulgaria și Republicii Slovace", "GRC BGR SVK"),
        ("Ελληνικής Δημοκρατίας, Κυπριακής Δημοκρατίας", "GRC CYP"),
        ("Литовской Республики, Эстонской Республики", "LTU EST"),
        ("Republiki Litewskiej i Republiki Łotewskiej", "LTU LVA"),
        ("Regno Unito di Gran Bretagna e d'Irlanda del Nord, Confederazione svizzera", "GBR CHE"),
        ("Rep. Ceca, Rep. Dominicana, Spagna", "CZE DOM ESP"),
        ("Rép. tchèque, Rép. centrafricaine, Gabon", "CZE CAF GAB"),
        ("Eswatini, Kingdom of\nTanzania, Un. Rep. of\nZambia", "SWZ TZA ZMB"),
    ],
)
def test_a_name_is_found_behind_its_form_of_state(text: str, expected: str) -> None:
    assert (codes(text), left(text)) == (expected, [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hırvatistan Cumhuriyeti ve Fas Krallığı", "HRV MAR"),
        ("Türkiyə Respublikası, Qazaxıstan Respublikası", "TUR KAZ"),
        ("Viron tasavalta ja Norjan kuningaskunta", "EST NOR"),
        ("Eesti Vabariik, Läti Vabariik", "EST LVA"),
        ("Latvijas Republika un Norvēģijas Karaliste", "LVA NOR"),
        ("Lietuvos Respublikos, Lenkijos Respublika", "LTU POL"),
        ("Cộng hòa Chile, Vương quốc Na Uy", "CHL NOR"),
        ("สาธารณรัฐชิลี, ราชอาณาจักรนอร์เวย์", "CHL NOR"),
        ("칠레공화국, 페루 공화국, 브라질 연방 공화국", "CHL PER BRA"),
        ("蒙古国、科威特国、巴西联邦共和国、阿曼苏丹国", "MNG KWT BRA OMN"),
        ("ブラジル連邦共和国、クウェート国、パキスタン・イスラム共和国", "BRA KWT PAK"),
        ("Հայաստանի Հանրապետություն, Բելառուսի Հանրապետություն", "ARM BLR"),
    ],
)
def test_a_name_is_found_before_its_form_of_state(text: str, expected: str) -> None:
    assert (codes(text), left(text)) == (expected, [])


def test_northern_ireland_is_not_ireland_in_the_long_name_of_the_united_kingdom() -> None:
    long = "Regatului Unit al Marii Britanii și Irlandei de Nord"
    assert codes(f"Republicii Elene și {long}") == "GRC GBR"
    assert "IRL" not in codes("Franța, Marea Britanie și Irlanda de Nord")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("China (Volksrepublik), Ägypten (Arabische Rep.), Chile", "CHN EGY CHL"),
        ("Moldau (Republik), Iran (Islamische Republik)", "MDA IRN"),
        ("Kongo (Dem. Rep.), Kongo (Republik), Gabun", "COD COG GAB"),
        ("Corée (République de), Chili", "KOR CHL"),
        ("Corea, República de\nChile\nPerú", "KOR CHL PER"),
        ("Rép. dém. du Congo, Rép. de Corée, Gabon", "COD KOR GAB"),
    ],
)
def test_a_form_of_state_may_stand_behind_the_name(text: str, expected: str) -> None:
    assert (codes(text), left(text)) == (expected, [])


@pytest.mark.parametrize(
    "text",
    [
        "Republik China",
        "Republik Vietnam",
        "Demokratische Republik Deutschland",
        "Korea (Volksrepublik)",
        "Republik Nordkorea",
        "Arabische Republik Jemen",
        "Republik Mazedonien",
        "República de Dominica",
        "Staat Georgien",
        "Staten Island",
        "Königreich Kongo",
        "Republika Srpska",
        "민주공화국 한국",
        "韩国人民共和国",
        "Republica Guiana",
    ],
)
def test_what_is_not_the_official_name_of_a_state_is_none(text: str) -> None:
    assert codes(text) == ""


def test_a_form_at_the_end_of_a_line_may_be_of_the_name_below_it() -> None:
    assert "COD" not in codes("Chile, Kongo, Demokratische Republik\nKorea, Peru")
    assert codes("China, Republik Korea, Japan") == "CHN KOR JPN"
