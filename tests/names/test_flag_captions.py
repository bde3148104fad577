"""Captions of flags before names: they add nothing where the name of the country follows."""

import pytest

from signatories.names import cover, read, shipped
from signatories.names.texts.flag_captions import FLAGS, PICTURES
from signatories.names.words.tokens import key


def codes(text: str) -> str:
    found = read(text, shipped(), kind="list", near=False)
    return " ".join(row.code for row in found if row.verdict == "recognised")


def left(text: str) -> list[str]:
    return [row.text for row in read(text, shipped(), kind="list", near=False) if row.verdict != "recognised"]


def test_the_words_of_captions_stand_as_they_are_compared() -> None:
    assert {word for word in FLAGS | PICTURES if key(word) != (word,)} == set()


@pytest.mark.parametrize(
    "text",
    [
        "Flag of Fiji.svg Fiji\nFlag of Peru.svg Peru",
        "• Flag of Fiji.svg Fiji\n• Flag of Peru.svg Peru",
        "Image: flag of Fiji Fiji\nImage: flag of Peru Peru",
        "File:Flag_of_Fiji.svg Fiji\nFile:Flag_of_Peru.svg Peru",
        "1. Flag of Fiji Fiji, 2. Flag of Peru Peru",
        "bandiera Figi Figi\nbandiera Perù Perù",
        "Drapeau des Fidji Fidji, Drapeau du Pérou Pérou",
        "Bandera de Fiyi Fiyi\nBandera de Perú Perú",
        "Flagge von Fidschi Fidschi\nFlagge Peru Peru",
        "Флаг Фиджи Фиджи\nФлаг Перу Перу",
        "Fiji Fiji\nPeru Peru",
    ],
)
def test_a_caption_before_its_name_means_nothing(text: str) -> None:
    assert (codes(text), left(text)) == ("FJI PER", [])
    assert "".join(piece.text for piece in cover(text, shipped())) == text


def test_what_stands_behind_the_name_is_reported() -> None:
    text = "Flag of Fiji.svg Fiji (1952)\nPerù Perù (1953)"
    assert (codes(text), left(text)) == ("FJI PER", ["(1952)", "(1953)"])


@pytest.mark.parametrize(
    "text",
    [
        "Flag of Fiji",
        "Flag of Fiji\nFlag of Peru",
        "Flag of Fiji Peru",
        "Flag of Chad Chad Smith",
        "The flag of Fiji Fiji sent to us",
        "bandiera Figi",
    ],
)
def test_a_flag_alone_says_of_no_state_that_it_is_in(text: str) -> None:
    assert codes(text) == ""
