"""The words behind the names of a sentence: what ends it, what was done, what is still to come."""

from collections.abc import Sequence
from typing import Final

from signatories.names.sentences.lead_ins import are_known
from signatories.names.texts.account import negative, words_only
from signatories.names.texts.page import Mark, ParsedText

NEXT: Final = 2
"""The words behind a name among which a verb says that it is still to act."""
AUXILIARIES: Final = frozenset(["will", "wird", "werden", "zal", "zullen", "kommer", "vil"])
"""Verbs that say of what another verb says that it is to come."""
PASSIVE: Final = frozenset(["de", "en", "es", "fr", "it", "nl", "pt"])
"""Languages whose words for what is to come have other meanings, too: "wish to express"."""


def is_planned(page: ParsedText, marks: Sequence[Mark], *, alone: bool = False) -> bool:
    """Return whether words behind names say that they are still to act: "plan to join", "will sign it".

    In a clause that is `alone`, behind a semicolon, whatever is to come does: "; Denmark will follow".
    """
    words = [mark for mark in marks if mark.kind == "word"]
    coming = any(page.speech.future(page.tokens, mark.first) for mark in words[:NEXT])
    coming = coming or (alone and bool(words) and page.tokens[words[0].first].word in AUXILIARIES)
    if not coming or alone or PASSIVE.isdisjoint(page.speech.languages):
        return coming
    return any(page.speech.acts(page.tokens[mark.first]) for mark in words)  # not "wish to express"


def ends(page: ParsedText, marks: Sequence[Mark]) -> bool:
    """Return whether words say only that the countries before them are in: "have signed the Treaty"."""
    words = [mark for mark in marks if mark.kind == "word"]
    if not words or not words_only(page, marks) or negative(page, marks):
        return False
    if any(page.speech.future(page.tokens, mark.first) for mark in words):
        return False
    done = any(page.tokens[mark.first].word in page.speech.done for mark in words)
    return done and are_known(page, words)


def are_done(page: ParsedText, marks: Sequence[Mark]) -> bool:
    """Return whether words in the midst of a list say what was done: "have signed it with a flourish"."""
    words = [page.tokens[mark.first] for mark in marks if mark.kind == "word"]
    return any(token.word in page.speech.done and token.raw.islower() for token in words)


def may_end(page: ParsedText, marks: Sequence[Mark]) -> bool:
    """Return whether words may end a sentence that began with names, though it is not understood."""
    first = marks[0]
    if first.kind != "word" or page.tokens[first.first].script == "number":
        return False
    return not page.tokens[first.first].raw[0].isupper() and not negative(page, marks)
