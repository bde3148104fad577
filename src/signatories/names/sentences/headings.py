"""Headings over names: with a colon or bare, of a known kind, or of one that rules what stands below it."""

from collections.abc import Sequence
from typing import Final

from signatories.names.sentences.lead_ins import heads
from signatories.names.sentences.others import set_apart
from signatories.names.texts.account import NOTES, STOPS, Parsed, negative
from signatories.names.texts.page import Item, Mark, ParsedText
from signatories.names.words.lexicon import OF

LONGEST: Final = 10
"""The most words of a line that may be a heading."""
SHORT: Final = 3
"""The most words of a line that is a heading only by the blank line before it."""
LABELS: Final = OF | frozenset([
    "press", "release", "news", "communique", "presse", "comunicado", "prensa", "nota", "imprensa",
    "comunicato", "stampa", "pressemitteilung", "persbericht", "pressmeddelande", "pressemeddelelse",
    "pressemelding",
    "tiedote", "komunikat", "prasowy", "tiskova", "zprava",
])  # fmt: skip
"""Words that say what a text is."""
MARKUP: Final = frozenset("#*_=\u25a0\u25a1\u25c6\u25c7\u25bc\u25a3")
"""Signs of headings, in Markdown and in Japanese."""


def is_label(page: ParsedText, marks: Sequence[Mark]) -> bool:
    """Return whether a heading only says what the text is: "Press release:"."""
    words = [page.tokens[mark.first].word for mark in marks if mark.kind == "word"]
    return bool(words) and len(words) == len(marks) and LABELS.issuperset(words) and not OF.issuperset(words)


def with_colon(one: Parsed) -> bool:
    """Return whether an item is a heading that a colon ends."""
    return not one.names and one.item.after == ":" and one.item.before != "("


def without_note(page: ParsedText, item: Item) -> Item:
    """Return a heading without the mark of a footnote at its end: "Current members*:"."""
    marks = item.marks
    while len(marks) > 1 and marks[-1].kind == "sign" and page.flat[marks[-1].start] in NOTES:
        marks = marks[:-1]
    return item._replace(marks=marks)


def regions(page: ParsedText, taken: Sequence[Parsed]) -> int:
    """Return how many items of a line are a heading with a part of the world: "Asia and the Pacific:"."""
    colon = next((k for k, one in enumerate(taken, start=1) if one.item.after == ":"), 0)
    return colon if all(_is_region(page, one) for one in taken[:colon]) else 0


def _is_region(page: ParsedText, one: Parsed) -> bool:
    """Return whether an item is a part of the world, with the number of its names at most."""
    speech = page.speech
    if any(name.entry.kind != "place" for name in one.names) or one.odd:
        return False
    words = [token for token in page.tokens[one.item.first : one.item.last] if token.script != "sign"]
    plain = [token.word for token in words if token.script != "number"]
    return any(word in speech.region for word in plain) and all(
        word in speech.region | speech.articles | speech.of | speech.joiners for word in plain
    )


def is_bare(page: ParsedText, taken: Sequence[Parsed]) -> bool:
    """Return whether a line without a name may be a heading: a few words, and no sign at its end."""
    if any(one.names and not _is_region(page, one) for one in taken) or taken[0].item.start in page.answers:
        return False
    first, last = taken[0].item, taken[-1].item
    words = [token for token in page.tokens[first.first : last.last] if token.is_word]
    goes_on = not words or words[0].raw[0].islower() or page.speech.join(page.tokens, first.first) > 0
    letters = sum(len(token.raw) for token in words)
    return last.after == "\n" and not goes_on and len(words) <= LONGEST and letters > 1


def is_known(page: ParsedText, taken: Sequence[Parsed], *, apart: bool) -> bool:
    """Return whether a bare heading says no more than that the countries under it are in."""
    if all(_is_region(page, one) for one in taken):
        return apart
    return all(not one.names and heads(page, _unmarked(page, one.item.marks)) for one in taken)


def sets_apart(page: ParsedText, taken: Sequence[Parsed]) -> bool:
    """Return whether a bare heading takes something back or names another part in a meeting."""
    marks = [mark for one in taken for mark in one.item.marks]
    words = [page.tokens[mark.first].word for mark in marks if mark.kind == "word"]
    others = set_apart(page, [mark for mark in marks if mark.kind == "word"])
    return others or negative(page, marks) or not page.speech.role.isdisjoint(words)


def is_marked(page: ParsedText, taken: Sequence[Parsed], *, apart: bool) -> bool:
    """Return whether a line is a heading by its looks: set `apart`, by signs, or in capitals.

    The title of an instrument rules nothing.
    """
    marks = [mark for one in taken for mark in one.item.marks]
    words = [page.tokens[mark.first] for mark in marks if mark.kind == "word"]
    if any(token.word in page.speech.title for token in words):
        return False
    signs = [mark for mark in (marks[0], marks[-1]) if mark.kind == "sign"]
    if any(page.flat[mark.start] in STOPS for mark in signs):
        return False
    if (apart and len(words) <= SHORT) or any(page.flat[mark.start] in MARKUP for mark in signs):
        return True
    return "".join(token.raw for token in words).isupper()


def _unmarked(page: ParsedText, marks: Sequence[Mark]) -> Sequence[Mark]:
    """Return the marks of a line without the signs that make it a heading."""
    begin, end = 0, len(marks)
    while begin < end and marks[begin].kind == "sign" and page.flat[marks[begin].start] in MARKUP:
        begin += 1
    while end > begin and marks[end - 1].kind == "sign" and page.flat[marks[end - 1].start] in MARKUP:
        end -= 1
    return marks[begin:end]
