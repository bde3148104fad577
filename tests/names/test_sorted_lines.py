"""A file of sorted lines, of which only those are read that begin with a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signatories.names.sorted_lines import SortedLines, read_lines
from signatories.names.table import Table

LINES = ["a\t1", "a b\t2", "a-b\t3", "ab\t4", "norge\t5", "o\t6", "é\t7", "日 本\t8"]
WORDS = st.text(st.sampled_from("ab-éø日\U0001f1f3\ud800"), min_size=1, max_size=4)


def file(lines: list[str]) -> SortedLines:
    head = "# words\tnumber\n# record: 12-ab\n"
    return SortedLines((head + "".join(f"{line}\n" for line in lines)).encode())


@pytest.mark.parametrize(
    ("word", "numbers"),
    [("a", "12"), ("ab", "4"), ("a-b", "3"), ("b", ""), ("日", "8"), ("é", "7"), ("z", ""), ("norg", "")],
)
def test_the_lines_that_begin_with_a_word_are_found(word: str, numbers: str) -> None:
    assert "".join(line[-1] for line in file(LINES).beginning(word)) == numbers


@given(st.lists(st.lists(WORDS, min_size=1, max_size=3).map(" ".join), max_size=12), WORDS)
def test_no_line_is_missed_or_found_amiss(fields: list[str], word: str) -> None:
    lines = sorted(f"{field}\tx" for field in fields if "\ud800" not in field)
    found = list(file(lines).beginning(word))
    assert found == [line for line in lines if line.split("\t")[0].split(" ")[0] == word]


def test_comments_are_no_lines_and_a_remark_is_found_by_its_name() -> None:
    assert list(file(LINES)) == LINES
    assert (file(LINES).remark("record"), file(LINES).remark("other")) == ("12-ab", "")


def test_the_shipped_files_are_in_the_order_of_their_bytes() -> None:
    for name in ("table.tsv", "cldr.tsv"):
        lines = [line.encode() for line in read_lines(name)]
        assert lines == sorted(lines)


def test_a_short_text_reads_only_the_lines_of_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of some 44,000."""
    from signatories.names import read, shipped

    read_for: list[str] = []
    beginning = SortedLines.beginning

    def noted(lines: SortedLines, word: str) -> list[str]:
        found = list(beginning(lines, word))
        read_for.extend(found)
        return found

    table = Table(shipped().names, shipped()._files)
    monkeypatch.setattr(SortedLines, "beginning", noted)
    monkeypatch.setattr(SortedLines, "__iter__", None)
    assert [row.code for row in read("Norway, Sweden", table)] == ["NOR", "SWE"]
    assert 2 <= len(read_for) < 100
