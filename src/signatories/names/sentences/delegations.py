"""Who speaks for a country, as those sign who act for it: "Espen Barth Eide, Foreign Minister of Norway".

One may be said of anything; where several stand in a text, the country of each is one of its list.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from signatories.names.sentences.envoys import are_envoys, speak_for
from signatories.names.sentences.headings import with_colon
from signatories.names.sentences.others import speaks_of_others
from signatories.names.texts.account import STOPS, Parsed
from signatories.names.texts.page import Mark, ParsedText
from signatories.names.texts.spokesmen import is_person, names_person, without_possessive

FEWEST: Final = 2
"""How many must be named in a text that speak for a country."""


def are_signed(page: ParsedText, lines: Iterable[Sequence[Parsed]]) -> bool:
    """Return whether several items of a text are who speaks for a country."""
    found = 0
    for taken in lines:
        found += sum(opens_delegation(page, one) or is_signature(page, one) for one in taken)
        if found >= FEWEST:
            return True
    return False


def opens_delegation(page: ParsedText, one: Parsed) -> bool:
    """Return whether an item says who speaks for a country, before a colon and persons."""
    return len(one.names) == 1 and one.item.after == ":" and not one.odd and speak_for(page, one)


def is_signature(page: ParsedText, one: Parsed) -> bool:
    """Return whether an item is a country and who speaks for it, without any word more."""
    if len(one.names) != 1 or one.odd or (one.head and one.tail):
        return False
    if one.tail:
        return is_office_behind(page, one.tail) or names_person(page, one)
    return bool(one.head) and (speak_for(page, one) or is_person_for(page, one))


def is_office_behind(page: ParsedText, tail: Sequence[Mark]) -> bool:
    """Return whether words behind a country's name are an office of it: "Danmarks utrikesminister"."""
    return are_envoys(page, without_possessive(page, tail))


def is_person_for(page: ParsedText, one: Parsed) -> bool:
    """Return whether the words before a name are an office and a person, with "of" or before a bracket.

    "Foreign Minister Espen Barth Eide of Norway", "Prime Minister Starmer (UK)".
    """
    speech, head = page.speech, one.head
    if any(mark.kind != "word" for mark in head):
        return False
    words = [page.tokens[mark.first].word for mark in head]
    begin = next(
        (k for k, word in enumerate(words) if word not in speech.envoys | speech.articles), len(words)
    )
    end = len(words)
    while end and words[end - 1] in speech.of | speech.articles:
        end -= 1
    parted = end < len(words) or _is_bracketed(one)
    return parted and 0 < begin < end and is_whole_person(page, head[begin:end])


def _is_bracketed(one: Parsed) -> bool:
    inner = [mark.name for bracket in one.item.marks if bracket.kind == "bracket" for mark in bracket.inner]
    return bool(one.names) and one.names[0] in inner


def with_persons(page: ParsedText, taken: Sequence[Parsed]) -> list[Parsed]:
    """Return the items of a line with persons before a country in brackets as who speaks for it.

    An office stands before each ("President Macron (France)") or in a heading: "Ministers: Ann Lee (Norway)".
    """
    heading = next((k for k, one in enumerate(taken) if with_colon(one)), len(taken))
    items = [one.item for one in taken[heading : heading + 1]]
    words = [token.word for item in items for token in page.tokens[item.first : item.last] if token.is_word]
    under = bool(words) and words[-1] in page.speech.envoys
    return [_with_bracketed(page, one, under=under and k > heading) for k, one in enumerate(taken)]


def _with_bracketed(page: ParsedText, one: Parsed, *, under: bool) -> Parsed:
    marks = one.item.marks
    while len(marks) > 1 and marks[-1].kind == "sign" and page.flat[marks[-1].start] in STOPS:
        marks = marks[:-1]
    inner = marks[-1].inner
    if one.names or len(inner) != 1 or inner[0].name is None or inner[0].name.entry.kind == "place":
        return one
    found = one._replace(names=(inner[0].name,), head=marks[:-1])
    person = under and len(found.head) > 1 and is_whole_person(page, found.head)
    return found._replace(stands=person) if person or is_person_for(page, found) else one


def is_whole_person(page: ParsedText, marks: Sequence[Mark]) -> bool:
    """Return whether words are the name of a person, to the last of them."""
    return bool(marks) and page.tokens[marks[-1].first].raw[0].isupper() and is_person(page, marks)


def before_office(page: ParsedText, one: Parsed) -> Sequence[Mark] | None:
    """Return what stands before the words that say who speaks for a name; None where it may not lead to it.

    Nothing before "the King of Jordan", "Attended by" before "the Emir of Qatar", as the first of several.
    """
    speech = page.speech
    if any(mark.kind != "word" for mark in one.head):
        return None
    words = [page.tokens[mark.first].word for mark in one.head]
    begin = len(words)
    while begin and words[begin - 1] in speech.envoys | speech.articles | speech.of:
        begin -= 1
    before = one.head[:begin]
    if not speak_for(page, one._replace(head=one.head[begin:])):
        return None
    led = not before or (words[begin - 1] in speech.agents and not speaks_of_others(page, before))
    return before if led else None
