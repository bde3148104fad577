"""What a kept text says when it is read again."""

from typing import Any

import pytest

from signatories.claims.passages import Passage
from signatories.names import shipped
from signatories.record.models import KeptPassage, Source


def passage(text: str, reads: str = "members", **said: Any) -> Passage:
    kept = {"sha256": "0" * 64, "licence": "CC0 1.0", "lang": "en", "reads": reads, **said}
    source = Source.model_validate(
        {"title": "T", "publisher": "P", "published": "2020-02-03", "grade": "own", "kept": kept}
    )
    assert isinstance(source.kept, KeptPassage)
    return Passage(text, source.kept, source, shipped())


def test_a_list_in_a_sentence_is_read_to_its_ends() -> None:
    """The first name stands behind words that no list begins with, the last before words that end none."""
    text = (
        "leaders representing Australia, the Republic of Korea, and the United States of America affirm this"
    )
    assert list(passage(text).first_mentions) == ["AUS", "KOR", "USA"]


def test_names_stand_where_they_stand() -> None:
    text = "Brazil, Chile and Congo"
    read = passage(text, **{"as": [{"text": "Congo", "country": "COG", "why": "So it is."}]})
    assert [text[c.offset : c.end] for c in read.countries] == ["Brazil", "Chile", "Congo"]
    assert [c.code for c in read.countries] == ["BRA", "CHL", "COG"]
    assert read.open_names == []


def test_an_open_name_is_reported_with_whom_it_may_mean() -> None:
    assert [(n.codes, n.offset) for n in passage("Brazil, Chile and Congo").open_names] == [("COD COG", 18)]


def test_an_as_counts_only_where_the_words_stand_by_themselves() -> None:
    meaning = {"as": [{"text": "Niger", "country": "NER", "why": "So it is."}]}
    assert list(passage("Nigeria and Benin", **meaning).first_mentions) == ["NGA", "BEN"]


def test_whom_the_text_names_in_passing_is_not_listed() -> None:
    passed = {"not": [{"country": "CHE", "why": "The president of the meeting."}]}
    read = passage("Ambassador Lajčák (Switzerland) named Chad, Mali and Togo", **passed)
    assert list(read.first_mentions) == ["TCD", "MLI", "TGO"]
    assert "CHE" in {country.code for country in read.countries}


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("22 governments", {22}),
        ("an inaugural group of eleven like-minded partners", {11}),
        ("now forty-two members", {42}),
        ("the D9, D7 and D5", {9, 7, 5}),
        ("in 2011; 1,022 people; 2.22 per cent; 22.5", set()),
        ("forty-two", {42}),
    ],
)
def test_figures_stand_alone_in_figures_or_in_words(text: str, figures: set[int]) -> None:
    read = passage(text)
    assert {n for n in (2, 5, 7, 9, 11, 20, 22, 40, 42) if read.says(n)} == figures


@pytest.mark.parametrize("sign", ["\t", " ", " | ", "; "])
def test_the_rows_of_a_table_are_its_lines_with_dates(sign: str) -> None:
    rows = (
        "Partij{0}Ondertekening",
        "België{0}25-10-2025{0}01-02-2026",
        "",
        "EU (Europese Unie){0}26-10-2025",
    )
    text = "\n".join(rows).format(sign)
    read = passage(text, "dates", date_format="%d-%m-%Y")
    assert [(row.code, row.date, text[at : at + 2]) for row, at in read.rows] == [
        ("BEL", "2025-10-25", "Be"),
        ("BEL", "2026-02-01", "Be"),
        ("EU", "2025-10-26", "EU"),
    ]


def test_a_quotation_mark_in_a_row_is_a_part_of_its_name() -> None:
    read = passage('Norway  12 May 2012\n"Kenya  13 May 2012\n', "dates")
    assert [row.code for row, _ in read.rows] == ["NOR", "KEN"]


def test_a_row_means_what_as_says() -> None:
    meaning = {"as": [{"text": "Congo, Democratische Republiek", "country": "COD", "why": "Dutch."}]}
    read = passage("Congo, Democratische Republiek 2020-01-02", "dates", **meaning)
    assert [(row.code, row.trouble) for row, _ in read.rows] == [("COD", "")]


def test_dates_without_a_year_are_of_the_year_of_publication() -> None:
    assert [named.date.text for named in passage("On April 25, Japan joined.", "words").dates] == [
        "2020-04-25"
    ]
