"""Where names stand in a text: at each word the longest that the table has and that can end there."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from signatories.names.lexicon import AND
from signatories.names.table import Entry, Table
from signatories.names.tokens import SAME, WRAP, Token

GLUE: Final = re.compile(
    r"[ \v\u00a0\u2009\u202f]{0,2}|['\u2018\u2019`\u00b4\u02bc]|[-\u2010\u2011\u30fb\u00b7]|\.[ \u00a0]?"
)
DASHED: Final = re.compile(r" ?[-\u2010-\u2014] ?")
CAN_BE_SHORT: Final = 5
"""The most letters of a word that a full stop may shorten: St., Rep., Isl."""
NEAR: Final = re.compile(r"[ \v\u00a0\u2009\u202f]*")
TOGETHER: Final = ("han", "hiragana", "katakana")
"""Scripts that put no space between words."""


class Match(NamedTuple):
    """A name: the tokens [first, last) and characters [start, end) that it fills, and what it may mean."""

    first: int
    last: int
    start: int
    end: int
    key: tuple[str, ...]
    entry: Entry


def matches(text: str, tokens: Sequence[Token], table: Table) -> list[Match]:
    """Every name in the text, none overlapping another, in their order."""
    found: list[Match] = []
    at = 0
    while at < len(tokens):
        match = _longest(text, tokens, at, table)
        if match is None:
            at += 1
        else:
            found.append(match)
            at = match.last
    return found


def _longest(text: str, tokens: Sequence[Token], at: int, table: Table) -> Match | None:
    word = tokens[at].word
    if word in table.longest:
        return _from(text, tokens, at, table, word, 0)
    if tokens[at].script == "arabic" and word[:1] == "\u0648" and word[1:] in table.longest:
        return _from(text, tokens, at, table, word[1:], 1)  # "and", written as one word with the name
    return None


def _from(text: str, tokens: Sequence[Token], at: int, table: Table, word: str, skipped: int) -> Match | None:
    best, words, last, dashed = None, [word], at + 1, False
    most = table.longest[word]
    start = tokens[at].start + skipped
    while True:
        entry = table.entries.get(tuple(words))
        if entry and (entry.dashed or not dashed) and _fits(entry, tokens[at:last]):
            end = last + _article_after(text, tokens, last)
            if _ends(text, tokens, end, words):
                best = Match(at, end, start, _with_stop(text, tokens[end - 1]), tuple(words), entry)
        if last == len(tokens) or len(words) == most:
            return best
        between, token = text[tokens[last - 1].end : tokens[last].start], tokens[last]
        if not GLUE.fullmatch(between):
            if not DASHED.fullmatch(between):
                return best
            dashed = True
        if between.startswith(".") and not _short(tokens[last - 1], table):
            return best
        if token.word != "the":
            words.append(token.word)
        last += 1


def _short(token: Token, table: Table) -> bool:
    """Whether a full stop may shorten a word, and so not end a sentence."""
    whole = table.entries.get((token.word,))
    return len(token.raw) <= CAN_BE_SHORT and (whole is None or whole.kind == "code")


def _fits(entry: Entry, tokens: Sequence[Token]) -> bool:
    """Codes and abbreviations count only in capitals."""
    return not (entry.capitals or entry.kind == "code") or all(t.raw.isupper() for t in tokens if t.is_word)


def _article_after(text: str, tokens: Sequence[Token], last: int) -> int:
    """How many tokens "(the)" and ", The" fill after a name."""
    words = [token.word for token in tokens[last : last + 3]]
    if words == ["(", "the", ")"]:
        return 3
    if words[:2] == [",", "the"]:
        rest = tokens[last + 2 : last + 3]
        alone = not rest or not NEAR.fullmatch(text[tokens[last + 1].end : rest[0].start])
        return 2 if alone or rest[0].script == "sign" else 0
    return 0


def _ends(text: str, tokens: Sequence[Token], last: int, words: Sequence[str]) -> bool:
    """Whether a name can end before this token: what follows is no part of a longer name."""
    if last == len(tokens):
        return True
    token, between = tokens[last], text[tokens[last - 1].end : tokens[last].start]
    if token.script == "number" and not between:  # a footnote's, but "EU27" are others
        return len(token.raw) == 1 or not tokens[last - 1].raw.isupper()
    if token.script == "sign" or not token.is_word:
        return True
    if not between:
        return (token.script not in TOGETHER and tokens[last - 1].script not in TOGETHER) or token.word in AND
    if not GLUE.fullmatch(between) or "." in between:
        return True
    if token.word in AND:
        return True
    if "," in words and (WRAP not in between or "of" in (words[-1], token.word)):
        return False  # nothing but a separator ends "Moldova, Republic of"
    near = bool(NEAR.fullmatch(between))
    return (near and (WRAP in between or not token.raw[0].isupper())) or between in ("'", "\u2019")


def _with_stop(text: str, token: Token) -> int:
    """The end of the name, with the full stop of an abbreviation."""
    inner = text[token.start - 1 : token.start] == "." and len(token.raw) == 1
    short = inner or token.raw.casefold() in SAME or token.raw == "Is"
    return token.end + (short and text[token.end : token.end + 1] == ".")
