"""The pieces of markup: dates in sentences, notes beside an answer, summaries."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signatories.site.filters import without_zeros
from signatories.site.markup import country, dated, note, spans_in_words

TITLES = {"pact": "The <Pact>", "ring": "Ring"}


def plain(markup: str) -> str:
    return re.sub(r"<[^>]+>", "", markup)


def test_a_day_in_a_sentence_is_not_broken() -> None:
    assert dated("Out on 2022-04-30, & gone.") == "Out on <time>2022-04-30</time>, &amp; gone."


@pytest.mark.parametrize(
    ("sentence", "read"),
    [
        ("Uruguay: invitation 2022-09/2024-02-07.", "Uruguay: invitation 2022-09 to 2024-02-07."),
        ("Guatemala: invitation ../2022-07-05.", "Guatemala: invitation by 2022-07-05."),
        ("Between 2012/2013-06 and 2014-01-16", "Between 2012 to 2013-06 and 2014-01-16"),
    ],
)
def test_a_span_in_a_sentence_is_read_as_words(sentence: str, read: str) -> None:
    assert plain(dated(sentence)) == spans_in_words(sentence) == read


@pytest.mark.parametrize(
    "text",
    [
        "resolution 78/265",
        "OECD/LEGAL/0487",
        "CETS 223",
        "2022-13",
        "in 2024",
        "call 0800-2022-04-28x",
        "a/2022/x",
    ],
)
def test_what_is_not_a_date_stays_as_it_is(text: str) -> None:
    assert dated(text) == text


@given(st.text(alphabet="0123456789-/. <&a"))
def test_any_sentence_keeps_its_words(text: str) -> None:
    """Only spans are written otherwise; markup in the text is text."""
    assert "<a" not in dated(text)
    if "/" not in text:
        assert plain(dated(text)) == str(dated(text)).replace("<time>", "").replace("</time>", "")


def test_a_body_that_is_called_by_its_code_is_not_named_twice() -> None:
    """The code stays in the page: by it the filter of a table finds the names in other languages."""
    assert country("UNESCO", "../", "UNESCO").endswith("UNESCO</a> <i hidden>UNESCO</i>")
    assert country("NOR", "../", "Norway").endswith("Norway</a> <i>NOR</i>")


def test_a_note_names_an_instrument_by_its_title() -> None:
    link = '<a href="../instruments/pact.html">The &lt;Pact&gt;</a>'
    assert note("pact: joined in 2015", "../", TITLES) == f"{link}: joined in 2015"
    assert note("pact, disputed: nobody knows", "../", TITLES) == f"{link}, disputed: nobody knows"


def test_a_note_on_the_page_s_own_instrument_does_not_name_it() -> None:
    assert note("ring: record complete to 2021-01-01", "", TITLES, "ring") == (
        "Record complete to <time>2021-01-01</time>"
    )


@pytest.mark.parametrize("text", ["Kosovo: naming it", "Kenya, disputed: the spokesperson", "nothing", ""])
def test_any_other_note_stays_as_it_is(text: str) -> None:
    assert note(text, "", TITLES) == text


@pytest.mark.parametrize(
    ("summary", "shown"),
    [
        ("66: 65 countries; 0 possible, 1 disputed, 1 former", "66: 65 countries; 1 disputed, 1 former"),
        ("3: 3 countries; 0 possible, 0 disputed, 0 former", "3: 3 countries"),
        ("0: nobody; 10 possible, 0 disputed, 20 former", "0: nobody; 10 possible, 20 former"),
    ],
)  # fmt: skip
def test_a_summary_on_a_page_leaves_out_the_zeros(summary: str, shown: str) -> None:
    assert without_zeros(summary) == shown
