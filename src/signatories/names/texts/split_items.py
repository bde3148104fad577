"""A text cut into sentences and lines, and these into items: the pieces between what separates names.

Each mark of a text is a name, a word, a bracket or a sign. Only signs of a closed set separate; every other
one belongs to its item, so that whoever reads the item has to account for it.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from signatories.names.texts.page import Item, Mark, ParsedText, Unit
from signatories.names.texts.separators import DASHES, numbers_next, separator_at
from signatories.names.words.lexicon import MEMBERS, NO_PERSON, ORGANISATIONS
from signatories.names.words.matching import CAN_BE_SHORT, PARTICLES, Match
from signatories.names.words.tokens import WRAP, seen

STOPS: Final = re.compile(r"\n|[.!?\u2026][\"'\u201d\u2019)\]]*\s|\u3002")
IS: Final = frozenset(["\u00e8", "\u00e9"])
"""Italian and Portuguese for "is", beside "e", which joins."""
ALSO: Final = frozenset(["plus", "mas"])
"""Joiners that mean more, too."""
SHORTENED: Final = frozenset(["excl", "incl", "exc", "viz", "cf", "vs", "approx", "resp"])
"""Words that a full stop shortens before a name."""
DRAFT: Final = "draft"
"""What is not settled yet, as a list of names."""
SPONSORED: Final = frozenset(
    ["resolution", "resolutions", "decision", "decisions", "amendment", "amendments"]
)
"""Drafts that have sponsors."""
OPPOSED: Final = frozenset([
    "against", "contre", "contra", "contro", "gegen", "tegen", "mot", "imod", "przeciw", "przeciwko", "proti",
    "ellen", "impotriva", "karsi", "\u043f\u0440\u043e\u0442\u0438\u0432", "\u043f\u0440\u043e\u0442\u0438",
    "\u03ba\u03b1\u03c4\u03b1",
])  # fmt: skip
"""Words for "against"."""
FAR_TITLE: Final = 4
"""The words between a noun for an instrument and what it is against at most."""
STEM: Final = 5
"""The letters by which a word is told to be of the same stem as another."""
COLUMN: Final = 2
"""The blanks that part columns at least."""
LIST_BEGINS: Final = 4
"""The words behind an organisation among which its members begin."""
TOGETHER: Final = frozenset(["han", "hiragana", "katakana", "unspaced"])
"""Scripts that put no blank inside a name."""
OVERLAID: Final = re.compile("[\u0334-\u0338\u20d2\u20d3\u20d8-\u20da\u20dd-\u20e0\u20e4-\u20eb]")
"""Strokes and signs laid over letters: the name under them is crossed out."""


def units(page: ParsedText) -> Iterator[Unit]:
    """Yield the sentences and lines of a text, which together are the whole of it."""
    start = first = 0
    for at in range(1, len(page.tokens)):
        if (at not in page.inside or at in page.names) and _stops(page, at):
            border = _border(page, at)
            yield Unit(start, border, first, at)
            start, first = border, at
    yield Unit(start, len(page.flat), first, len(page.tokens))


def _border(page: ParsedText, at: int) -> int:
    """Return where the line of a token begins, or else where the sentence before it has ended."""
    begin = max(page.tokens[at - 1].end, page.ends.get(at, 0))
    line = page.flat.rfind("\n", begin, page.tokens[at].start)
    if line >= 0:
        return line
    stop = STOPS.match(page.flat, begin)
    return stop.end() if stop else page.tokens[at].start


def _stops(page: ParsedText, at: int) -> bool:
    between, before, after = seen(page.between(at)), page.tokens[at - 1], page.tokens[at]
    if "\n" in between or "\u3002" in between:
        return True
    if not STOPS.match(between) or (after.raw[:1].islower() and at not in page.names):
        return False
    if before.script == "number" and after.word in page.speech.months:
        return False  # "am 7. November"
    if before.script == "number" and "\n" in page.between(at - 1):
        return False  # "1. Norway"
    if before.script == "number":
        return not (at < 2 or not page.tokens[at - 2].raw[:1].islower())
    return not is_abbreviation(page, at - 1)


def is_abbreviation(page: ParsedText, at: int) -> bool:
    """Return whether a full stop behind a word only shortens it: "Mr. Jordan", "J. Chad", "Equ. Guinea"."""
    word = page.tokens[at]
    if at in page.inside or not word.is_word:
        return False
    opens = len(word.raw) <= CAN_BE_SHORT and word.raw[0].isupper() and at + 1 in page.names
    return word.word in NO_PERSON | SHORTENED or opens or (len(word.raw) == 1 and word.raw.isalpha())


def only_describes(page: ParsedText, at: int) -> bool:
    """Return whether a word says no more than of what sort the next is: "non-binding", "draft resolution".

    "Non-members" and "non-signatory" are no such words; candidates are where they join. "Against" is one
    within the title of an instrument: "Convention against Torture".
    """
    if page.tokens[at].word in OPPOSED and _is_in_title(page, at):
        return True
    token, following = page.tokens[at], page.tokens[at + 1] if at + 1 < len(page.tokens) else None
    if at in page.joining:
        return True
    if following is None or not (token.is_word and following.is_word):
        return False
    if token.word == DRAFT:
        return following.word in SPONSORED
    if following.start != token.end + 1 or page.flat[token.end] not in DASHES:
        return False
    stem = following.word[:STEM]
    return not any(word.startswith(stem) for word in page.speech.core | page.speech.members)


def _is_in_title(page: ParsedText, at: int) -> bool:
    """Return whether a noun for an instrument or a body stands before a word, and what it is about behind."""
    if at + 1 >= len(page.tokens) or at + 1 in page.inside or not page.tokens[at + 1].is_word:
        return False
    for k in range(at - 1, max(at - FAR_TITLE, 0) - 1, -1):
        token = page.tokens[k]
        if k in page.inside or not token.is_word or page.between(k + 1).strip(" \v"):
            return False
        if token.word in page.speech.title | page.speech.body:
            return True
    return False


def marks(page: ParsedText, unit: Unit) -> list[Mark]:
    """Return the marks of a unit in their order, brackets with what they hold as one."""
    found: list[Mark] = []
    at, place = unit.first, unit.start
    while at < unit.last:
        name = page.names.get(at)
        if name is not None and (_is_word(page, name) or _has_members(page, name)):
            name = None
        token = page.tokens[at]
        found += _signs(page, place, token.start, at)
        if name is not None:
            if name.start > token.start:
                found.append(Mark("and", token.start, name.start, at, at))
            found.append(_named(page, name))
            at, place = name.last, name.end
            rest = page.tokens[at - 1].end
            if place < rest and place > page.tokens[at - 1].start:
                if not page.flat[place:rest].endswith(PARTICLES):
                    found.append(Mark("and", place, rest, at, at))
                place = rest
            place = max(place, rest)
        else:
            kind = "sign" if token.script == "sign" else "word"
            struck = OVERLAID.search(page.flat, token.start, token.end)
            found.append(Mark("sign" if struck else kind, token.start, token.end, at, at + 1))
            at, place = at + 1, token.end
    found += _signs(page, place, unit.end, unit.last)
    return _bracketed(page, found)


def _is_word(page: ParsedText, name: Match) -> bool:
    """Return whether a name in small letters is a word of a phrase: "кроме того" is not Togo.

    In capitals a code may be one before a name: "LA REPÚBLICA ARGENTINA".
    """
    if name.entry.kind == "code" and name.last < len(page.tokens):
        small = page.speech.articles | page.speech.of
        behind = page.tokens[name.last]
        return name.key[0] in small and behind.raw.isupper() and page.between(name.last) == " "
    if name.last != name.first + 1 or not page.tokens[name.first].raw.islower():
        return False
    near = [at for at in (name.first - 1, name.last) if 0 <= at < len(page.tokens) and at not in page.inside]
    beside = [at for at in near if not page.between(max(at, name.first)).strip(" ")]
    speech = page.speech
    return any(
        page.tokens[at].is_word
        and page.tokens[at].word not in speech.articles | speech.of | speech.joiners | speech.links
        for at in beside
    )


def _has_members(page: ParsedText, name: Match) -> bool:
    """Return whether a name only says of what others are members: "the EU member states Austria, Belgium"."""
    at, reach = name.last, LIST_BEGINS
    if ORGANISATIONS.isdisjoint(name.entry.codes) or at + 1 >= len(page.tokens):
        return False
    if page.tokens[at].word in page.speech.joiners and page.tokens[at + 1].raw.isupper():
        at += 2  # "EU and EFTA states in this order"
        reach *= 3
    if at >= len(page.tokens) or page.between(at) not in (" ", "-"):
        return False
    if page.tokens[at].word not in page.speech.members | MEMBERS:
        return False
    return any(k in page.names for k in range(at + 1, at + reach))


def _named(page: ParsedText, name: Match) -> Mark:
    end = max(name.end, page.tokens[name.last - 1].end)
    struck = name.first in page.struck or OVERLAID.search(page.flat, name.start, end)
    return Mark(
        "sign" if struck else "name", name.start, name.end, name.first, name.last, None if struck else name
    )


def _signs(page: ParsedText, start: int, end: int, at: int) -> Iterator[Mark]:
    gap = page.flat[start:end]
    if not gap.strip(" "):
        return
    for place, sign in enumerate(gap, start):
        if sign != " " and seen(sign):
            yield Mark("sign", place, place + 1, at, at)


def _bracketed(page: ParsedText, listed: Sequence[Mark]) -> list[Mark]:
    """Return the marks with each pair of brackets as one.

    A bracket that nothing closes stays a sign, and so does one inside of `DEEPEST` others.
    """
    found: list[Mark] = []
    open_at: list[int] = []
    deeper = 0
    for mark in listed:
        sign = page.flat[mark.start] if mark.kind == "sign" and mark.end == mark.start + 1 else ""
        if sign in OPENING and sign and len(open_at) == DEEPEST:
            deeper += 1
        elif sign in OPENING and sign:
            open_at.append(len(found))
        elif sign in CLOSING and sign and deeper:
            deeper -= 1
        elif sign in CLOSING and sign and open_at:
            begin = open_at.pop()
            inner = tuple(found[begin + 1 :])
            found[begin:] = [
                Mark("bracket", found[begin].start, mark.end, found[begin].first, mark.last, None, inner)
            ]
            continue
        elif sign == "\n":
            open_at.clear()
            deeper = 0
        found.append(mark)
    return found


OPENING: Final = "([{\uff08\u3010\uff3b"
DEEPEST: Final = 20
"""The brackets that may stand one inside of the other."""

CLOSING: Final = ")]}\uff09\u3011\uff3d"


def items(page: ParsedText, listed: Sequence[Mark], before: str = "\n", after: str = "\n") -> list[Item]:
    """Return the pieces between what separates; `before` and `after` is what stands around these marks."""
    found: list[Item] = []
    held: list[Mark] = []
    sign, at = before, 0
    flagged = _begins_with_flags(listed)

    def close(separator: str) -> None:
        nonlocal sign
        if held:
            found.append(Item(tuple(held), sign, separator))
            held.clear()
            sign = separator
        else:
            if found and separator in ("and", ":"):
                found[-1] = found[-1]._replace(after=_weaker(found[-1].after, separator))
            sign = _weaker(sign, separator) if sign != "\n" or separator == "\n" else sign

    while at < len(listed):
        mark = listed[at]
        width = page.speech.join(page.tokens, mark.first) if mark.kind == "word" else 0
        if width and not _is_joiner(page, listed, at, width):
            width = 0
        opens = not (found or held) and mark.kind == "word" and not _names_next(page, listed, at + width)
        if mark.kind == "and" or (width and _joins(listed, at, width) and not opens):
            close("and")
            at += max(width, 1)
            continue
        if mark.kind == "bracket" and held and _lists(held, mark):
            close("\t")
        if mark.kind == "name" and held and _blank_parts(page, held[-1], mark):
            close("\t")
        if flagged and _is_flag(mark) and any(one.kind == "name" and not _is_flag(one) for one in held):
            close("\t")
        if mark.kind == "bracket" and not held and _holds_items(page, listed, at):
            found += items(page, mark.inner, "(", ")")
            sign = ")"
        elif separator := separator_at(page, listed, at, opening=not held):
            close(separator)
        elif page.flat[mark.start] != WRAP or mark.kind != "sign":
            if mark.kind == "word" and numbers_next(page, listed, at, held):
                close("\t")
            held.append(mark)
        at += 1
    if held:
        found.append(Item(tuple(held), sign, after))
    return found


def _is_joiner(page: ParsedText, listed: Sequence[Mark], at: int, width: int) -> bool:
    """Return whether a joiner is one here: not Italian "\u00e8", "plus tard", nor a first name, Dan."""
    token = page.tokens[listed[at].first]
    if token.raw.lower() in IS:
        return False
    doubtful = token.word in ALSO or (token.raw.istitle() and len(token.raw) > 1)
    return not doubtful or _names_next(page, listed, at + width)


def _names_next(page: ParsedText, listed: Sequence[Mark], at: int) -> bool:
    """Return whether a name follows, articles aside: "and the Netherlands", but not "Plus tard"."""
    passed = page.speech.articles | page.speech.of
    while at < len(listed) and listed[at].kind == "word" and page.tokens[listed[at].first].word in passed:
        at += 1
    return at < len(listed) and listed[at].kind != "word"


def _blank_parts(page: ParsedText, before: Mark, name: Mark) -> bool:
    """Return whether blanks part a name from the one before it.

    One blank does in a script that puts none inside names, several do where columns stand side by side.
    """
    scripts = {page.tokens[mark.first].script for mark in (before, name) if mark.kind == "name"}
    behind = before.kind == "name" or (before.kind == "bracket" and before.first - 1 in page.inside)
    gap = page.flat[before.end : name.start]
    if len(gap) >= COLUMN and not gap.strip(" "):
        noted = before.kind == "sign" and page.flat[before.start] == "*" and before.first - 1 in page.inside
        return noted or (behind and _is_plain(before) and _is_plain(name))
    return behind and scripts <= TOGETHER and bool(gap) and page.flat[name.end : name.end + 1] != ":"


def _is_flag(mark: Mark) -> bool:
    return mark.name is not None and mark.name.entry.kind == "flag"


def _begins_with_flags(listed: Sequence[Mark]) -> bool:
    """Return whether a flag stands before the first name of a line and more behind it, as before each."""
    names = [mark for mark in listed if mark.kind == "name"]
    return bool(names) and _is_flag(names[0]) and sum(map(_is_flag, names)) * 2 == len(names) > 2


def _is_plain(mark: Mark) -> bool:
    """Return whether a mark is no code and no flag, which stand beside their country's name."""
    return mark.name is None or mark.name.entry.kind not in ("code", "flag")


def _joins(listed: Sequence[Mark], at: int, width: int) -> bool:
    """Return whether a joiner stands by itself, without letters beside it as in "A/S"."""
    return all(mark.kind == "word" for mark in listed[at : at + width])


def _weaker(one: str, other: str) -> str:
    """Return which of two signs in a row, such as ", and", says more of what follows."""
    if one in ("(", ")"):
        return one
    return "and" if "and" in (one, other) and one in (",", "and") else other


def _lists(held: Sequence[Mark], bracket: Mark) -> bool:
    """Return whether a bracket behind words lists names: "the Five Eyes (Australia, Canada)"."""
    named = any(
        mark.name is not None
        and mark.name.entry.kind != "place"
        and ORGANISATIONS.isdisjoint(mark.name.entry.codes)
        for mark in held
    )
    return not named and sum(m.kind == "name" for m in bracket.inner) > 1


def _holds_items(page: ParsedText, listed: Sequence[Mark], at: int) -> bool:
    """Return whether a bracket that begins an item holds items itself, and is not the number of one."""
    inner = listed[at].inner
    if page.flat[listed[at].start] in page.denied or not any(mark.kind == "name" for mark in inner):
        return False
    following = listed[at + 1] if at + 1 < len(listed) else None
    return following is None or following.kind in ("sign", "and") or len(inner) > 1
