"""Lists made at random of names in the table give exactly their codes; no text makes the reader stumble."""

import re
from itertools import groupby

from hypothesis import given, settings
from hypothesis import strategies as st

from signatories.names import read, shipped
from signatories.names.table import Row, rows
from signatories.names.words.lexicon import AND

SOUND = ("name", "official", "former", "variant")
REFUSED = {row.words for row in rows() if row.kind == "ambiguous"}
MEANT = {row.words: row.code for row in rows() if row.kind in SOUND}
PARTED = re.compile("[,;/:]")


def plain(row: Row) -> bool:
    """A name that means its country wherever it stands: no list of two, nothing that needs company."""
    parts = [words for sign in (",", *AND) for words in [row.words.split(f" {sign} ")] if len(words) == 2]
    doubtful = any(set(words) <= MEANT.keys() for words in parts)
    return row.kind in SOUND and row.words not in REFUSED and not doubtful


NAMES = [row for row in rows() if plain(row)]
ENGLISH = [row for row in NAMES if "en" in row.languages.split()]
ON_A_LINE = st.sampled_from([", ", "; ", " and ", ", and ", " & ", " / ", ", the ", " • "])
ON_LINES = st.sampled_from(["\n", "\t", " | ", "\n- ", "\n• ", "\n\n", ";\n"])
MARKS = st.sampled_from(["", "", "", "*", " †", "[1]", "²"])


def listed(chosen: list[Row], signs: list[str], marks: list[str]) -> str:
    text = ""
    for row, sign, mark in zip(chosen, signs, marks, strict=False):
        text += (sign if text else "") + row.spelling + mark
    return text


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_list_of_names_gives_their_codes_and_leaves_nothing(data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.sampled_from(ENGLISH), min_size=2, max_size=12))
    joined = data.draw(st.sampled_from([ON_A_LINE, ON_LINES]))
    signs = data.draw(st.lists(joined, min_size=12, max_size=12))
    marks = data.draw(st.lists(MARKS, min_size=12, max_size=12))
    text = listed(chosen, signs, marks)
    found = read(text, shipped(), kind="list")
    assert [(row.code, row.verdict) for row in found] == [(row.code, "recognised") for row in chosen], text


def test_no_code_is_another_country_than_its_own() -> None:
    """As "MY" was, which is a Vietnamese name of the United States without its accents."""
    for row in rows():
        if row.kind == "code":
            found = read(f"{row.spelling}, NOR, SWE, FIN", shipped(), kind="list")[0]
            assert found.verdict != "recognised" or found.code == row.code, row


def test_every_name_of_the_table_is_found_on_a_line_of_its_own() -> None:
    """Beside another of its language, which the few that are also given names need."""
    company = {
        language: row.spelling
        for row in NAMES
        for language in row.languages.split()
        if row.code == "NOR" and row.kind == "name"
    }
    for row in NAMES:
        found = read(f"{row.spelling}\n{company[row.languages.split()[0]]}", shipped(), kind="list")
        assert [f.code for f in found if f.verdict == "recognised"] == [row.code, "NOR"], row


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["auto", "list", "prose"]))
def test_no_text_makes_the_reader_stumble(text: str, kind: str) -> None:
    for row in read(text, shipped(), kind=kind):
        assert text[row.offset : row.offset + len(row.text)] == row.text
        assert row.text


PIECES = st.sampled_from(
    ["Norway", "Congo", "except", "(", ")", "and", ",", ".", "\n", ":", "the", "of", "U.S.", "1", "[", "]",
     "-", "Chad Smith", "Georgia", "Texas", "Korea, Rep.", "abstained", "Against:", "EU", "NO",
     "中国", "和", "élan"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=25), st.sampled_from(["", " "]), st.sampled_from(["auto", "list", "prose"]))
def test_what_is_found_stands_in_order_and_apart(pieces: list[str], sign: str, kind: str) -> None:
    end = 0
    for row in read(sign.join(pieces), shipped(), kind=kind):
        assert row.offset >= end
        end = row.offset + len(row.text)


WORDS = st.sampled_from(
    ["Elves", "Lothlórien", "seven", "dwarves", "Norway", "Sweden", "Congo", "Ukrane", "Rohan Smith"]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=10), st.sampled_from([", ", "; ", "\n", " and ", " "]))
def test_a_list_leaves_no_word_out(words: list[str], sign: str) -> None:
    """Every word is in some row, or it only joins; a name once more behind itself is no other."""
    text = sign.join(word for word, _ in groupby(words)) if sign == " " else sign.join(words)
    rest = list(text)
    for row in read(text, shipped(), kind="list"):
        rest[row.offset : row.offset + len(row.text)] = " " * len(row.text)
    assert set("".join(rest).split()) <= {",", ";", "and"}
