"""Countries between an office and the person who holds it: "President of Poland Andrzej Duda".

Elsewhere a capital behind a name makes another name of it, as in "Chad Smith".
"""

from collections.abc import Sequence
from typing import Final

from signatories.names.table import Table
from signatories.names.texts.account import Parsed, negative
from signatories.names.texts.page import Mark, ParsedText
from signatories.names.words.languages import Speech
from signatories.names.words.lexicon import APOSTROPHES
from signatories.names.words.matching import NEAR, Match
from signatories.names.words.state_forms import NAMESAKES, WORDS
from signatories.names.words.tokens import Token

FEWEST: Final = 2
"""The countries of which a text must name who speaks for them: "the President of Georgia Tech"."""
PARTICLES: Final = frozenset(["al", "bin", "de", "del", "den", "der", "di", "el", "la", "van", "von", "y"])
"""Small words within the names of persons."""
POSSESSIVE: Final = "s"
"""What English writes behind an apostrophe, and a name, for what is a country's."""
LONGEST: Final = 8
"""The most words of a country's name that are looked for."""
MOST: Final = 7
"""The most words of a person's name."""


def before_persons(flat: str, tokens: Sequence[Token], inside: frozenset[int], table: Table) -> list[Match]:
    """Return the names that only a word with a capital behind them keeps from being countries."""
    capitals = [at for at, token in enumerate(tokens) if token.is_word and token.raw[0].isupper()]
    pairs = set(capitals)
    found: list[Match] = []
    for at in capitals:
        free = at not in inside and not (found and at < found[-1].last)
        if free and not pairs.isdisjoint(range(at + 1, at + MOST)):
            name = _name(flat, tokens, at, table)
            found += [name] if name and _is_person(flat, tokens, name.last) else []
    return found


def spoken_for(flat: str, tokens: Sequence[Token], named: Sequence[Match], speech: Speech) -> list[Match]:
    """Return which of these names stand behind an office; none where a text has only one country of them."""
    found = [name for name in named if _has_office(flat, tokens, name, speech)]
    return found if len({name.entry.codes for name in found}) >= FEWEST else []


def _has_office(flat: str, tokens: Sequence[Token], name: Match, speech: Speech) -> bool:
    """Return whether an office stands before a name, the form of a state aside, or behind it."""
    if name.last < len(tokens) and tokens[name.last].word in speech.envoys:
        return True  # "Azerbaycan Cumhurbaşkanı Elçibey"
    at, before = name.first, name.first - 1
    if not NAMESAKES.isdisjoint(name.entry.codes):
        passed = speech.of | speech.articles
    else:
        passed = speech.of | speech.articles | WORDS
    while before > 0 and tokens[before].word in passed:
        before -= 1
    return before >= 0 and tokens[before].word in speech.envoys and _near(flat, tokens, before + 1, at)


def _name(flat: str, tokens: Sequence[Token], at: int, table: Table) -> Match | None:
    """Return the longest name that begins at a word and that is one country's."""
    known = table.beginning(tokens[at].word)
    words = tuple(token.word for token in tokens[at : at + LONGEST]) if known else ()
    for width in range(len(words), 0, -1):
        entry, last = known.get(words[:width]), at + width
        sound = entry and entry.is_sound and len(entry.codes) == 1 and entry.kind not in ("code", "flag")
        if entry and sound and entry.kind != "place" and _near(flat, tokens, at + 1, last - 1):
            return Match(at, last, tokens[at].start, tokens[last - 1].end, words[:width], entry)
    return None


def _is_person(flat: str, tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word in capitals that may be a person's follows a name."""
    if at >= len(tokens) or not _near(flat, tokens, at, at):
        return False
    return tokens[at].is_word and tokens[at].raw[0].isupper() and not tokens[at].raw.isupper()


def _near(flat: str, tokens: Sequence[Token], first: int, last: int) -> bool:
    """Return whether nothing but blanks stands before each of some tokens."""
    return all(
        NEAR.fullmatch(flat[tokens[k - 1].end : tokens[k].start])
        for k in range(first, min(last, len(tokens) - 1) + 1)
    )


def names_person(page: ParsedText, one: Parsed) -> bool:
    """Return whether a name stands between an office and a person, who is its tail."""
    speech = page.speech
    offices = [page.tokens[mark.first].word for mark in one.head if mark.kind == "word"]
    passed = speech.articles | speech.of | WORDS
    office = next((word for word in reversed(offices) if word not in passed), "")
    tail = without_possessive(page, one.tail)
    behind = next((page.tokens[mark.first].word for mark in tail[:2] if mark.kind == "word"), "")
    passed = speech.envoys | speech.joiners  # "Polens premiärminister", "Poland's Prime Minister"
    while tail and tail[0].kind == "word" and page.tokens[tail[0].first].word in passed:
        tail = tail[1:]
    return not speech.envoys.isdisjoint((office, behind)) and is_person(page, tail)


def without_possessive(page: ParsedText, tail: Sequence[Mark]) -> Sequence[Mark]:
    """Return words behind a name without the ending of a possessive: "Norway's Foreign Minister"."""
    if not tail or tail[0].kind != "word" or page.tokens[tail[0].first].word != POSSESSIVE:
        return tail
    return tail[1:] if page.flat[tail[0].start - 1] in APOSTROPHES else tail


def is_person(page: ParsedText, marks: Sequence[Mark]) -> bool:
    """Return whether words begin with a person's name: each with a capital, small words of names aside.

    The sentence may go on behind it, where it takes nothing back.
    """
    words = [page.tokens[mark.first] for mark in marks if mark.kind == "word"]
    small = (k for k, word in enumerate(words) if word.raw[0].islower() and word.word not in PARTICLES)
    last = next(small, len(words))
    return 1 <= last <= MOST and not negative(page, marks[last:])
