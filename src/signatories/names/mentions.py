"""Mentions: the names in a sentence that are countries, by the words beside them."""

from collections.abc import Iterator
from typing import Final

from signatories.domain.dates import month_number
from signatories.names.texts.page import ParsedText
from signatories.names.texts.split_items import is_abbreviation
from signatories.names.words.lexicon import (
    AND,
    APOSTROPHES,
    ARTICLES,
    FUNCTION,
    GOVERNMENT,
    INSTITUTIONS,
    LEAD,
    MEMBERS,
    MEMBERS_OF,
    NO_PERSON,
    OF,
    ORGANISATIONS,
    THINGS,
)
from signatories.names.words.matching import NEAR, TOGETHER, Match

BESIDE: Final = AND | ARTICLES | OF | FUNCTION | GOVERNMENT | LEAD


def mentions_in(page: ParsedText, first: int, last: int) -> Iterator[Match]:
    """Yield the names that stand for themselves, so neither "Chad Smith" nor "Embassy of France"."""
    blocked = -1
    for match in page.within(first, last):
        if match.entry.kind == "code" or (
            page.tokens[match.first].raw[0].islower() and match.start == page.tokens[match.first].start
        ):
            continue
        ruled = blocked == match.first
        if _free_before(page, match, first) and _free_after(page, match, last) and not ruled:
            yield match
        elif ruled or (_ruled(page, match, first) and not _is_organisation(match)):
            blocked = _next_joined(page, match, last)


def _free_before(page: ParsedText, match: Match, first: int) -> bool:
    at = match.first - 1
    if at < first or (at >= 0 and match.start > page.tokens[match.first].start):
        return True
    between = page.flat[page.tokens[at].end : match.start]
    token = page.tokens[at]
    if token.script == "number" and at > first and NEAR.fullmatch(between):
        head = page.tokens[at - 1]
        return head.word in BESIDE or not head.capital or month_number(head.raw) > 0
    if token.script == "sign" or not token.is_word:
        return "/" not in token.raw
    if not between:
        return token.script not in TOGETHER or token.word in AND
    if token.word in NO_PERSON or (between.startswith(".") and is_abbreviation(page, at)):
        return False
    if between in APOSTROPHES:
        return token.word in ("l", "d", "dell", "all", "nell")
    if not NEAR.fullmatch(between):
        return between[-1:].strip() not in ("-", "\u2010", "\u2011", "@", "#", "_", ".")
    if _ruled(page, match, first):
        return False
    return token.word in BESIDE or (not token.raw[0].isupper() and token.script not in TOGETHER)


def _ruled(page: ParsedText, match: Match, first: int) -> bool:
    """Return whether "of" makes the name part of another: the Embassy of France."""
    words = [
        at
        for at in range(max(first, match.first - 4), match.first)
        if page.tokens[at].word not in ARTICLES - OF
    ]
    if len(words) < 2 or page.tokens[words[-1]].word not in OF:
        return False
    head = page.tokens[words[-2]]
    if head.word in MEMBERS_OF and _is_organisation(match):
        return True
    if head.word in GOVERNMENT or not head.is_word:
        return False
    return head.word in INSTITUTIONS or (head.raw[0].isupper() and head.word not in FUNCTION | LEAD)


def _is_organisation(match: Match) -> bool:
    return not ORGANISATIONS.isdisjoint(match.entry.codes)


def _next_joined(page: ParsedText, match: Match, last: int) -> int:
    """Return the name that only "and" or a comma joins to this one; -1 where is none."""
    at = match.last
    while at < last and (page.tokens[at].word in AND | ARTICLES or page.tokens[at].word == ","):
        at += 1
    return at if at in page.names and at > match.last else -1


def _free_after(page: ParsedText, match: Match, last: int) -> bool:
    at = match.last
    if at >= last:
        return True
    token, between = page.tokens[at], page.between(at)
    if token.script == "sign" or not token.is_word:
        return True
    if between in APOSTROPHES:
        return token.word == "s"
    if not NEAR.fullmatch(between):
        return between[0] not in "-\u2010\u2011@_." or (between[0] == "." and len(between) > 1)
    if token.word in MEMBERS and _is_organisation(match):
        return False
    return token.word in BESIDE or (not token.raw[0].isupper() and token.word not in THINGS)
