"""A list cut into its items, and a text into the sentences and lines that are read one by one."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from signatories.names.lexicon import (
    AND,
    ARTICLES,
    ENDING,
    GOVERNMENT,
    INTRODUCES,
    LEAD,
    MORE,
    NO_PERSON,
    OF,
    PHRASES,
)
from signatories.names.matching import CAN_BE_SHORT, NEAR, Match
from signatories.names.tokens import WRAP, Token

SEPARATES: Final = re.compile(
    r"[\n\t|*;!?\u2026\u3002\u2013-\u2015\u2020\u2021\u00a7\u00b6#+=<>]"
    r"|[\u2022\u25aa\u25cf\u25e6\u2023\u2043\u25ba]| -+ |^-+ | {3,}|\.\s"
)
"""Signs between two words that make them words of two items."""
STOPS: Final = re.compile(r"\n|[.!?\u2026][\"'\u201d\u2019)\]]*\s|\u3002")
NUMBERED: Final = re.compile(r"\(?(?:\d{1,3}[.)]\s*|(?:[a-z]|[ivx]{1,4})[.)]\s+|[A-Z]\)\s+|\d{1,3}\s*[\t|])")
"""The number before an item: "1.", "(a)", "iv)", or a column of numbers."""
JOINS: Final = tuple(tuple(phrase.split()) for phrase in PHRASES)
BEFORE: Final = ARTICLES | GOVERNMENT | OF | {"by", "from"}
SIGNS: Final = (",", ";", ":", "/", "(", ")")


class Page(NamedTuple):
    """A text that is being read: as written, as joined (see `tokens.joined`), its words, the names in it by
    their first word, where names end in characters by the word behind them, and all words of names."""

    text: str
    flat: str
    tokens: Sequence[Token]
    names: dict[int, Match]
    ends: dict[int, int]
    inside: frozenset[int]

    def between(self, at: int) -> str:
        """What stands between a token and the one before it, the full stop of an abbreviated name aside."""
        if not 0 < at < len(self.tokens):
            return ""
        return self.flat[max(self.tokens[at - 1].end, self.ends.get(at, 0)) : self.tokens[at].start]

    def within(self, first: int, last: int) -> list[Match]:
        """The names that begin in these tokens."""
        return [self.names[at] for at in range(first, last) if at in self.names]


class Item(NamedTuple):
    """A piece of a list: its tokens, what stood before and after it (a sign, "and" or a line's "\\n"), and
    the name that it is and nothing else."""

    first: int
    last: int
    before: str
    after: str
    name: Match | None


def units(page: Page) -> Iterator[tuple[int, int]]:
    """The sentences and lines of a text, as tokens [first, last)."""
    first = 0
    for at in range(1, len(page.tokens)):
        if (at not in page.inside or at in page.names) and _stops(page, at):
            yield first, at
            first = at
    if first < len(page.tokens):
        yield first, len(page.tokens)


def _stops(page: Page, at: int) -> bool:
    between, before, after = page.between(at), page.tokens[at - 1], page.tokens[at]
    if "\n" in between or "\u3002" in between:
        return True
    if not STOPS.match(between) or after.raw[:1].islower():
        return False
    numbers = before.script == "number" and (
        at < 2 or "\n" in page.between(at - 1) or page.tokens[at - 2].word == "("
    )
    return not numbers and not shortened(page, at - 1)


def shortened(page: Page, at: int) -> bool:
    """Whether a full stop behind a word only shortens it: "Mr. Jordan", "J. Chad", "Equ. Guinea"."""
    word = page.tokens[at]
    if at in page.inside or not word.is_word:
        return False
    opens = len(word.raw) <= CAN_BE_SHORT and word.raw[0].isupper() and at + 1 in page.names
    return word.word in NO_PERSON or opens or (len(word.raw) == 1 and word.raw.isalpha())


def items(page: Page, first: int, last: int) -> list[Item]:
    """The pieces between what separates, without articles, list numbers and footnote marks."""
    found: list[Item] = []
    at = start = _past_number(page, first, last)
    before = "\n"
    while at < last:
        width = _separator(page, at, last, opening=at == start)
        if width is None:
            at = page.names[at].last if at in page.names else at + 1
            continue
        sign = page.tokens[at].word if width else "\t"
        sign = sign if sign in SIGNS or sign == "\t" else "and"
        if at > start:
            found.append(_item(page, start, at, before, sign))
        elif found:
            sign = _weaker(found[-1].after, sign)
            found[-1] = found[-1]._replace(after=sign)
        at = start = at + width
        before = sign
    if at > start:
        found.append(_item(page, start, last, before, "\n"))
    kept = _without_heading(page, first, found)
    return [item for item in kept if item.last > item.first]


def _weaker(one: str, other: str) -> str:
    """Of two signs in a row, such as ", and", the one that says more of what follows."""
    if one == ")":
        return one
    return "and" if "and" in (one, other) and one in (",", "and") else other


def _past_number(page: Page, first: int, last: int) -> int:
    """The first token behind a list's number: "1.", "(a)", "iv)"."""
    number = NUMBERED.match(page.flat, page.tokens[first].start)
    if number is None or first in page.names:
        return first
    behind = next((at for at in range(first, last) if page.tokens[at].start >= number.end()), last)
    return behind if behind < last else first


def _separator(page: Page, at: int, last: int, *, opening: bool) -> int | None:
    """How many tokens the separator that begins here fills; 0 for one between tokens, None where is none."""
    token = page.tokens[at]
    parted = not opening and (_parted(page, at) or _after_and(page, at))
    if at in page.names and not parted:
        return None
    if parted:
        return 0
    if token.script == "sign":
        return 1
    words = tuple(t.word for t in page.tokens[at : min(at + 5, last)])
    for phrase in JOINS:
        if words[: len(phrase)] == phrase:
            return len(phrase)
    return 1 if token.word in AND else None


def _parted(page: Page, at: int) -> bool:
    """Whether a sign stands before a token that is more than the full stop of "Mr." or "J."."""
    between = page.between(at)
    if WRAP in between and at in page.names and (at - 1 in page.inside or _footnote(page, at - 1)):
        return True
    short = re.fullmatch(r"\.[ \v]*", between) and shortened(page, at - 1)
    return bool(SEPARATES.search(between)) and not short


def _after_and(page: Page, at: int) -> bool:
    """Whether a name is written as one word with the "and" before it, as Arabic does."""
    return at in page.names and page.names[at].start > page.tokens[at].start


def _item(page: Page, first: int, last: int, before: str, after: str) -> Item:
    first, last = _bare(page, first, last)
    name = page.names.get(first) if first < last else None
    return Item(first, last, before, after, name if name and name.last == last else None)


def _bare(page: Page, first: int, last: int) -> tuple[int, int]:
    """Without "the", "the Government of", "by", and without the number of a footnote behind a name."""
    end = last
    while end > first and _footnote(page, end - 1):
        end -= 1
    at = first
    while at < end and at not in page.names and page.tokens[at].word in BEFORE:
        at += 1
    if at < end and at in page.names:
        return at, end if page.names[at].last == end else last
    return (at, end) if at == end else (first, last)


def _footnote(page: Page, at: int) -> bool:
    """Whether a number is a footnote's: raised in the print, so now it touches the word, or in brackets."""
    token = page.tokens[at]
    if (token.script != "number" and len(token.raw) > 1) or len(token.raw) > 2 or at == 0:
        return False
    touches = (
        page.tokens[at - 1].end == token.start and page.tokens[at - 1].is_word and token.script == "number"
    )
    bracketed = (
        page.flat[token.start - 1 : token.start] == "[" and page.flat[token.end : token.end + 1] == "]"
    )
    return touches or bracketed


def _without_heading(page: Page, first: int, found: list[Item]) -> list[Item]:
    """The items without what only introduces them or says that they signed."""
    kept = []
    for nth, item in enumerate(found):
        if item.after == ":" and item.before != "(" and item.name is None and not _words(page, item) & MORE:
            continue
        if nth == 0 and item.name is None:
            item = _led(page, item)
        if item.name is None:
            item = _ended(page, item)
        kept.append(item)
    return kept


def _words(page: Page, item: Item) -> set[str]:
    return {token.word for token in page.tokens[item.first : item.last]}


def _led(page: Page, item: Item) -> Item:
    """Without words such as "Those endorsing the Declaration include"."""
    at = item.first
    while at < item.last and at not in page.names and (
        page.tokens[at].word in LEAD or page.tokens[at].script == "number"
    ):  # fmt: skip
        at += 1
    if at == item.last and at > item.first and item.after == "\n":
        return item
    if item.first < at < item.last:
        lead = [token.word for token in page.tokens[item.first : at] if token.word not in ARTICLES]
        partly = lead and lead[-1].startswith("includ") and any(word.isdigit() for word in lead)
        if lead and lead[-1] in INTRODUCES and at in page.names and not partly:
            return _item(page, at, item.last, item.before, item.after)
    return item


def _ended(page: Page, item: Item) -> Item:
    """Without words such as "have endorsed the Declaration"."""
    name = next((m for m in page.within(item.first, item.last)), None)
    if name is None or name.last == item.last or item.first != name.first:
        return item
    words = [token.word for token in page.tokens[name.last : item.last]]
    if (
        all(word in LEAD | ENDING for word in words)
        and set(words) & ENDING
        and NEAR.fullmatch(page.between(name.last))
    ):
        return item._replace(last=name.last, name=name)
    return item
