"""The words around names, in the files that hold them."""

from pathlib import Path

import pytest

from signatories.names.words import languages
from signatories.names.words.tokens import folded


@pytest.mark.parametrize("file", ["words.txt", "lead_ins.txt", "brackets.txt"])
def test_words_of_letters_stand_folded_as_they_are_compared(file: str) -> None:
    lines = (Path(languages.__file__).parent / file).read_text(encoding="utf-8").split("\n")
    entries = [
        word
        for line in lines
        if not line.startswith("#") and ": " in line
        for entry in line.partition(": ")[2].split(", ")
        if languages.SIMPLE.fullmatch(entry)
        for word in entry.strip("*").split(" ")
    ]
    assert len(entries) > 500
    assert [word for word in entries if folded(word) != word] == []
