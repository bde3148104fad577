"""Captions of flags beside names, as pages print them in the place of pictures: "Flag of Chile.svg Chile"."""

from collections.abc import Sequence
from typing import Final

from signatories.names.texts.page import Mark, ParsedText
from signatories.names.words.tokens import seen


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


FLAGS: Final = _words(
    "flag flags flagge drapeau bandera bandeira bandiera vlag flagg flagga flaget flaggan flaga vlajka "
    "zastava застава флаг флаги прапор знаме steag steagul drapelul zaszlo zaszlaja lippu lipp karogs "
    "veliava flamuri σημαια bayrak bayragi bendera 국기 علم پرچم דגל"
)
"""The word for a flag, folded."""
PICTURES: Final = _words(
    "image img picture icon file photo imagen archivo fichier immagine imagem ficheiro bild datei "
    "afbeelding bestand obraz plik изображение фаил kuva tiedosto gambar"
)
"""The word before a colon that says that a caption is a picture's."""
WITHIN: Final = frozenset("_'\u2019")
"""Signs between the words of a caption."""
ENDINGS: Final = frozenset(["svg", "png", "gif", "jpg", "jpeg", "webp"])


def without_captions(page: ParsedText, listed: Sequence[Mark]) -> Sequence[Mark]:
    """Return the marks of a line without the captions of flags that stand before the name of their country.

    A flag alone says of no state that it is in.
    """
    if not any(mark.kind == "word" and page.tokens[mark.first].word in FLAGS for mark in listed):
        return listed
    kept: list[Mark] = []
    at = 0
    while at < len(listed):
        end = _caption(page, listed, at)
        if end > at and _names_again(page, listed, at, end):
            del kept[len(kept) - _picture(page, kept) :]
            at = end
        else:
            kept.append(listed[at])
            at += 1
    return kept


def _caption(page: ParsedText, listed: Sequence[Mark], at: int) -> int:
    """Return the mark behind the caption that begins here, "Flag of Chile.svg"; `at` where none does."""
    if not _is_word(page, listed[at], FLAGS):
        return at
    end = at + 1
    while end < len(listed) and (
        _is_word(page, listed[end], page.speech.of | page.speech.articles | {"of", "the"})
        or _sign(page, listed[end]) in WITHIN
    ):
        end += 1
    if end == len(listed) or listed[end].name is None:
        return at
    end += 1
    if end + 1 < len(listed) and _sign(page, listed[end]) == "." and _is_word(page, listed[end + 1], ENDINGS):
        end += 2
    return end


def _names_again(page: ParsedText, listed: Sequence[Mark], begin: int, end: int) -> bool:
    """Return whether the name of its country stands behind the caption [begin, end), with blanks between."""
    name = listed[end].name if end < len(listed) else None
    flag = next((mark.name for mark in listed[begin:end] if mark.name), None)
    if name is None or flag is None or name.entry.codes != flag.entry.codes:
        return False
    return not seen(page.flat[listed[end - 1].end : listed[end].start]).strip(" ")


def _picture(page: ParsedText, kept: Sequence[Mark]) -> int:
    """Return how many marks "Image:" fills at the end of these."""
    if len(kept) < 2 or not _is_word(page, kept[-2], PICTURES):
        return 0
    return 2 * (page.tokens[kept[-1].first].word == ":" and kept[-1].kind == "sign")


def _is_word(page: ParsedText, mark: Mark, words: frozenset[str] | set[str]) -> bool:
    return mark.kind == "word" and page.tokens[mark.first].word in words


def _sign(page: ParsedText, mark: Mark) -> str:
    return page.flat[mark.start : mark.end] if mark.kind == "sign" else ""
