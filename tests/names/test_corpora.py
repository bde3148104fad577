"""Strings that people wrote: each is read right or refused, and never as a country that it does not name."""

from pathlib import Path

import pytest

from signatories.names import read, shipped

HERE = Path(__file__).parent


def rows(name: str) -> list[list[str]]:
    """The lines of a corpus; \\t and \\n in its first column are what they say."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()[1:]
    return [line.split("\t") for line in lines]


def written(text: str) -> str:
    return text.replace("\\t", "\t").replace("\\n", "\n")


def outcome(text: str) -> str:
    """Codes recognised, then candidates of ambiguous names, then suggestions; "refused" where nothing is."""
    found = read(text, shipped())
    said = " ".join(row.code for row in found if row.verdict == "recognised")
    for verdict, word in (("ambiguous", "refused"), ("suggested", "suggested")):
        codes = " ".join(row.code.replace(" ", "|") for row in found if row.verdict == verdict)
        said += f" {word}: {codes}" if codes else ""
    return said.strip() or "refused"


@pytest.mark.parametrize(("text", "expected", "source"), rows("real.tsv"))
def test_a_real_string_is_right_or_refused(text: str, expected: str, source: str) -> None:
    assert outcome(written(text)) == expected, source


@pytest.mark.parametrize(("text", "sort"), rows("none.tsv"))
def test_what_is_no_country_is_none(text: str, sort: str) -> None:
    """However it is read."""
    for kind in ("auto", "list", "prose"):
        found = read(written(text), shipped(), kind=kind)
        assert [row.code for row in found if row.verdict == "recognised"] == [], (sort, kind)


def test_the_corpora_are_as_large_as_promised() -> None:
    real, none = rows("real.tsv"), rows("none.tsv")
    assert len({row[0] for row in real}) >= 400
    assert len({row[0] for row in none}) >= 150
    assert all(len(row) == 3 and row[2] for row in real)
