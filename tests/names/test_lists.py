"""What a list gives: each row of `cases.tsv`, kind by kind, with the codes and with all that is reported."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from signatories.names import Found, read, shipped
from signatories.names.sentences import lead_ins, lists
from signatories.names.texts.account import Parsed
from signatories.names.texts.page import Mark, ParsedText
from signatories.names.words.languages import Speech
from signatories.names.words.tokens import Token

HERE = Path(__file__).parent
CASES = (HERE / "cases.tsv").read_text(encoding="utf-8").splitlines()[1:]
OTHERS = (HERE / "others.txt").read_text(encoding="utf-8").splitlines()


def cases() -> list[tuple[str, str, str]]:
    """The text, the codes and the reported pieces of each row; ⏎ is a new line, → a tab."""
    rows = [[*line.split("\t"), "", ""][:4] for line in CASES]
    return [(_written(text), codes, _written(reported)) for _, text, codes, reported in rows]


def _written(text: str) -> str:
    return text.replace("⏎", "\n").replace("→", "\t")


def listed(text: str) -> list[Found]:
    return read(text, shipped(), kind="list")


@pytest.mark.parametrize(("text", "codes", "reported"), cases())
def test_a_list_gives_these_countries_and_reports_the_rest(text: str, codes: str, reported: str) -> None:
    found = listed(text)
    assert " ".join(row.code for row in found if row.verdict == "recognised") == codes
    assert [row.text for row in found if row.verdict != "recognised"] == list(
        filter(None, reported.split(" ¦ "))
    )


@pytest.mark.parametrize("text", OTHERS)
def test_a_sentence_of_those_who_are_not_in_leads_to_nobody(text: str) -> None:
    """They abstained, are observers, candidates or under sanctions, or have not signed."""
    assert [row.code for row in listed(text) if row.verdict == "recognised"] == []


def test_what_stands_before_each_of_many_colons_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = 0

    def speaks_of_others(page: ParsedText, marks: Sequence[Mark]) -> bool:
        nonlocal looked
        looked += len(marks)
        return lead_ins.speaks_of_others(page, marks)

    monkeypatch.setattr(lists, "speaks_of_others", speaks_of_others)
    listed("They have endorsed" + ": nor they, nor have they endorsed" * 300 + ": Norway")
    assert 0 < looked <= 3 * 8 * 300


def test_words_before_a_colon_are_looked_at_once_for_a_spokesman(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0

    def behalf(self: Speech, tokens: Sequence[Token], at: int) -> int:
        nonlocal asked
        asked += 1
        return plain(self, tokens, at)

    plain = Speech.behalf
    monkeypatch.setattr(Speech, "behalf", behalf)
    listed("The following States " * 300 + "have endorsed: Norway, Chile")
    assert 0 < asked <= 10 * 3 * 300


@pytest.mark.parametrize("text", ["Norway and Sweden and ", "-Norway - Chile- ", "Norway, Chile: no, "])
def test_each_name_of_a_long_sentence_is_looked_at_a_few_times(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = 0

    def is_pure(one: Parsed) -> bool:
        nonlocal looked
        looked += 1
        return plain(one)

    plain = Parsed.is_pure.fget  # type: ignore[attr-defined]
    monkeypatch.setattr(Parsed, "is_pure", property(is_pure))
    listed(text * 300)
    assert 0 < looked <= 20 * 600


def test_each_kind_has_cases_in_several_languages_and_signs() -> None:
    kinds = [line.split("\t")[0] for line in CASES]
    assert all(kinds.count(kind) >= 6 for kind in kinds)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Jodran", "JOR"),
        ("Chlie", "CHL"),
        ("Egpyt", "EGY"),
        ("Sotuh Korea", "KOR"),
        ("Nоrway", "NOR"),  # with a Cyrillic letter
        ("Norwgen", "NOR"),
        ("Itlaia", "ITA"),
        ("Франиця", "FRA"),
        ("Norvége, Belgiqeu", "BEL"),
        ("Prou", "PER"),
    ],
)
def test_a_slip_is_suggested_and_not_accepted(text: str, codes: str) -> None:
    found = [row for row in listed(text) if row.verdict == "suggested"]
    assert [codes in row.code.split() for row in found] == [True]


def test_a_list_whose_commas_were_lost_is_suggested_as_one() -> None:
    (found,) = listed("Norway Sweden Denmark")
    assert (found.verdict, found.code) == ("suggested", "NOR SWE DNK")


def test_the_two_lines_of_a_name_alone_are_not_cut_to_another_state() -> None:
    (found,) = listed("South\nSudan")
    assert (found.verdict, found.code) == ("suggested", "SSD")
    (found,) = listed("Guinea\nBissau")
    assert (found.verdict, found.code) == ("suggested", "GNB")


def test_northern_ireland_turned_round_is_refused() -> None:
    (found,) = listed("Ireland, North")
    assert (found.verdict, found.code) == ("ambiguous", "GBR IRL")


def test_netherlands_antilles_name_their_successors() -> None:
    (found,) = listed("Netherlands Antilles")
    assert (found.verdict, found.code) == ("ambiguous", "BES CUW SXM")


def test_what_stands_before_a_list_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def is_day(page: ParsedText, marks: Sequence[Mark]) -> bool:
        asked.append(marks)
        return lead_ins.is_day(page, marks)

    monkeypatch.setattr(lists, "is_day", is_day)
    found = listed("OSLO" + ", 7LO" * 300 + ", Norway")
    assert [row.code for row in found if row.verdict == "recognised"] == ["NOR"]
    assert 0 < len(asked) <= 4 * 300
