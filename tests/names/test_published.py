"""A log of published lists and statements: from where, how many names by hand, and what the reader gave.

`first` is what was found before the text had been seen by anybody who wrote the reader; `found` and `left`
are what was when the log was closed (2026-11-29), of the passage from the lead-in to the last name. The
texts are their publishers' and are not kept: `listed` holds the names that were found, as they are written
there, with what parts them.
"""

from pathlib import Path
from typing import NamedTuple

import pytest

from published import figures

LINES = (Path(__file__).parent / "published.tsv").read_text(encoding="utf-8").splitlines()[1:]


class Text(NamedTuple):
    """A row of the log; `codes` are the countries that it names, by hand."""

    language: str
    publisher: str
    address: str
    listed: str
    codes: str
    names: str
    first: str
    found: str
    wrong: str
    left: str


TEXTS = [Text(*line.split("\t")) for line in LINES]


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.publisher)
def test_the_names_of_a_published_text_are_read_and_nothing_else(text: Text) -> None:
    assert int(text.names) == len(text.codes.split())
    assert figures(text.listed, text.codes) == (int(text.found), 0, 0)
    assert text.wrong == "0"
    assert text.address.startswith("http")


def test_the_log_is_as_large_as_promised_and_reaches_the_bars() -> None:
    """At least 40 texts in ten languages, 97 of 100 names found, half of the texts ready to be imported."""
    assert len(TEXTS) >= 40
    assert len({text.language for text in TEXTS}) >= 10
    names, found = sum(int(text.names) for text in TEXTS), sum(int(text.found) for text in TEXTS)
    assert found / names >= 0.97
    assert sum(text.found == text.names and text.left == "0" for text in TEXTS) >= len(TEXTS) / 2
