"""A log of published lists that nobody who wrote the reader had seen: what it gave when it first met them.

`unseen.tsv` holds lists of states that are in: who signed, issued, joined, attended or voted for. Lists of
those against or absent are not in it, nor lists of persons. A passage runs from the first word of the
sentence, heading or block to the last name and what closes it, as it was stored; what stands behind the
last name is cut off. `codes` are the countries that it names, by hand, written before the reader was run on
any passage.

`first_found`, `first_wrong` and `first_left` are what the reader of commit 776c574 (2026-11-28) gave, in
which nothing had been changed for any of these lists: 972 of 1,748 names found (55.6 %), none wrong, and 22
of the 125 lists importable as they stand. A list is importable when each of its names is found and nothing
is left over, as `import` asks.
"""

from pathlib import Path
from typing import NamedTuple

import pytest

from published import figures

LINES = (Path(__file__).parent / "unseen.tsv").read_text(encoding="utf-8").splitlines()[1:]


class Text(NamedTuple):
    """A row of the log; `codes` are the countries that it names, by hand."""

    language: str
    publisher: str
    address: str
    passage: str
    codes: str
    names: str
    first_found: str
    first_wrong: str
    first_left: str


LISTS = [Text(*line.split("\t")) for line in LINES]


@pytest.mark.parametrize("text", LISTS, ids=lambda text: text.publisher)
def test_an_unseen_list_gives_nothing_wrong_and_no_less_than_at_first(text: Text) -> None:
    found, wrong, _ = figures(text.passage, text.codes)
    assert wrong == 0
    assert found >= int(text.first_found)


def test_the_log_is_as_large_as_promised_and_its_first_figures_are_those_told() -> None:
    """At least 40 lists in ten languages; the first reading gave what the head of this file tells."""
    assert len(LISTS) == 125
    assert len({text.language for text in LISTS}) >= 10
    assert all(text.address.startswith("http") for text in LISTS)
    assert all(int(text.names) == len(text.codes.split()) for text in LISTS)
    names, found = sum(int(text.names) for text in LISTS), sum(int(text.first_found) for text in LISTS)
    assert (found, names) == (972, 1748)
    assert {text.first_wrong for text in LISTS} == {"0"}
    assert sum(text.first_found == text.names and text.first_left == "0" for text in LISTS) == 22
