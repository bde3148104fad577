"""Lines that are a name and dates: the name is one of the list, and the dates are reported."""

import pytest

from signatories.names import read, shipped
from signatories.names.layout import dated_lines
from signatories.names.texts.page import ParsedText
from signatories.names.words.tokens import folded


def codes(text: str) -> str:
    found = read(text, shipped(), kind="list", near=False)
    return " ".join(row.code for row in found if row.verdict == "recognised")


def left(text: str) -> list[str]:
    return [row.text for row in read(text, shipped(), kind="list", near=False) if row.verdict != "recognised"]


@pytest.mark.parametrize(
    ("text", "expected", "reported"),
    [
        ("Fiji 18-02-1987 (R)\nTonga 03-04-1988 (T)", "FJI TON", ["18-02-1987 (R)", "03-04-1988 (T)"]),
        ("Fiji 12 Aug 1985 a\nTonga 13 Sep 1986 d", "FJI TON", ["12 Aug 1985 a", "13 Sep 1986 d"]),
        ("Fiji Aug 12, 1985\nTonga Sep 13, 1986", "FJI TON", ["Aug 12, 1985", "Sep 13, 1986"]),
        ("Fidschi 18.09.1997 31.07.1998\nTonga 19.9.1997", "FJI TON", ["18.09.1997 31.07.1998", "19.9.1997"]),
        ("Fidji 1er février 1990\nPérou 2 mars 1991", "FJI PER", ["1er février 1990", "2 mars 1991"]),
        ("斐濟 1976年2月24日\n東加 1984年1月7日[2]", "FJI TON", ["1976年2月24日", "1984年1月7日[2]"]),
        ("피지 1976년 2월 24일\n통가 1984년 1월 7일", "FJI TON", ["1976년 2월 24일", "1984년 1월 7일"]),
        ("Фиджи 20 июля 1989 г.\nТонга 21 июля 1989 г.", "FJI TON", ["20 июля 1989 г", "21 июля 1989 г"]),
        (
            "Netherlands, the Kingdom of the 26-04-1977\nPeru - 26-04-1978",
            "NLD PER",
            ["26-04-1977", "- 26-04-1978"],
        ),
        ("1. Fiji 2015-04-03\n2. Tonga 2016-05-04", "FJI TON", ["2015-04-03", "2016-05-04"]),
        ("Fiji 12-MAR-1990\nTonga 13-MAR-1990", "FJI TON", ["12-MAR-1990", "13-MAR-1990"]),
    ],
)
def test_the_name_of_a_line_with_dates_is_found(text: str, expected: str, reported: list[str]) -> None:
    assert (codes(text), left(text)) == (expected, reported)


@pytest.mark.parametrize(
    "text",
    [
        "Fiji 12-08-1985",
        "Fiji 12-08-1985 denounced\nTonga 13-08-1985 denounced",
        "Fiji 12-08-1985 (14-09-1999)\nTonga 13-08-1985 [15-09-1999]",
        "[Fiji] 12 Aug 1985\n[Tonga] 13 Aug 1985",
        "Fiji 12-08-1985 (W)\nTonga 13-08-1985 (W)",
        "Fiji 99-99-1985\nTonga 88-88-1985",
        "Fiji 12 Rabbits 1985\nTonga 13 Rabbits 1985",
        "Withdrawals\nFiji 12-08-1985\nTonga 13-08-1985",
        "Signature Ratification Denunciation\nFiji 12-08-1985\nTonga 13-08-1985 14-09-1999",
        "Staat Kündigung\nFidschi 12.08.1985\nTonga 13.08.1985",
        "État Réserves\nFidji 12-08-1985\nTonga 13-08-1985",
        "Pays Dénonciation\nFidji 12-08-1985\nTonga 13-08-1985",
        "Państwo Wypowiedzenie\nFidżi 12.08.1985\nTonga 13.08.1985",
        "Stat Uppsägning\nFiji 12-08-1985\nTonga 13-08-1985",
        "الدولة الانسحاب\nفيجي 12-08-1985\nتونغا 13-08-1985",
        "国 廃棄\nフィジー 1985年8月12日\nトンガ 1985年8月13日",
        "国名 条約を廃棄した日\nフィジー 1985年8月12日\nトンガ 1985年8月13日",
        "國家 保留日期\n斐濟 1976年2月24日\n東加 1984年1月7日",
        "국가 폐기일\n피지 1976년 2월 24일\n통가 1984년 1월 7일",
        "Fiji 12-08-1985 (1999)\nTonga 13-08-1985 (1999)",
        "退出\n斐濟 1976年2月24日\n東加 1984年1月7日",
        "Chad Smith 12-08-1985\nJordan Miller 13-08-1985",
    ],
)
def test_what_a_date_is_of_must_not_be_in_doubt(text: str) -> None:
    assert codes(text) == ""


def test_the_words_of_leaving_stand_as_they_are_compared() -> None:
    assert {word for word in dated_lines.LEAVING if folded(word) != word} == set()


def test_a_letter_that_the_legend_explains_settles_the_doubt() -> None:
    heading = "Party Signature Termination R=Ratification, Acceptance A=Accession"
    lines = [
        "Fiji 12-08-1985 (R)",
        "Tonga 13-08-1985 (R) 01-02-1999",
        "Peru 14-08-1985",
        "Nauru 15-08-1985 (A)",
    ]
    text = "\n".join([heading, *lines])
    assert codes(text) == "FJI NRU"


def test_a_plain_list_above_ends_what_a_heading_says() -> None:
    text = "Withdrawals\nNorway\n\nMembers\nSweden\nFiji 12-08-1985\nTonga 13-08-1985"
    assert codes(text) == "SWE FJI TON"


def test_each_line_of_a_heading_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = 0
    plain = dated_lines._is_of_others

    def is_of_others(page: ParsedText, unit: object, taken: object) -> bool:
        nonlocal looked
        looked += 1
        return plain(page, unit, taken)  # type: ignore[arg-type]

    monkeypatch.setattr(dated_lines, "_is_of_others", is_of_others)
    text = "A line of the heading\n" * 50 + "Fiji 12-08-1985\nTonga 13-08-1985\n" * 50
    assert codes(text).count("FJI") == 50
    assert looked == 50
