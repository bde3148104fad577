"""Places of names in a text: at each word the longest that the table has and that can end there."""

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from signatories.names.table import Entry, Table
from signatories.names.words.lexicon import AND, MONTHS
from signatories.names.words.state_forms import (
    BEGINS,
    KINDS,
    KINDS_BEHIND,
    OF_STATES,
    form_at,
    is_near,
    kinds_from,
    of_from,
    official,
)
from signatories.names.words.tokens import SAME, WRAP, Token, seen

GLUE: Final = re.compile(
    r"[ \v\u00a0\u2009\u202f]{0,2}|['\u2018\u2019`\u00b4\u02bc\u05f3\u05f4\"]|"
    r"[-\u2010-\u2013\u2212\uff0d\ufe63\u30fb\u00b7\u05be]|\.[ \u00a0]?"
)
DASHED: Final = re.compile(r"[ \v]?[-\u2010-\u2014\u2212\uff0d\ufe63][ \v]?")
BROKEN: Final = re.compile(r"[ \t]*\n[ \t]*")
BROKEN_AT_DASH: Final = re.compile(
    r"[ \t]*[-\u2010-\u2014\u2212\uff0d][ \t]*\n[ \t]*|[ \t]*\n[-\u2010-\u2014]"
)
CAN_BE_SHORT: Final = 5
"""The most letters of a word that a full stop may shorten: St., Rep., Isl."""
MIDDLE_DOTS: Final = ("\u00b7", "\u30fb")
"""Signs between the parts of a name, or between names."""
NEAR: Final = re.compile(r"[ \v\u00a0\u2009\u202f]*")
TOGETHER: Final = ("han", "hiragana", "katakana", "unspaced")
"""Scripts that put no space between words."""
PREFIXES: Final = {"arabic": "\u0648", "hebrew": "\u05d5"}
"""The letter that joins a name to the one before it, by the script."""
SUFFIXES: Final = frozenset("\uc640\uacfc")
"""The Korean syllables for "and", written as one word with the name before them."""
PARTICLES: Final = (
    "\uc785\ub2c8\ub2e4", "\uc774\ub2e4", "\uc774\uba70", "\uc774\uace0",
    "\uc740", "\ub294", "\uc774", "\uac00", "\uc744", "\ub97c", "\ub3c4",
    "\u0568", "\u0576",
)  # fmt: skip
"""Korean for "is", its marks of subject and object, the Armenian article: written to a name, with no "of"."""
JOINED_ON: Final = (
    "\u9ad8\u7ea7\u4ee3\u8868", "\u9ad8\u7d1a\u4ee3\u8868",
    "\u0e41\u0e25\u0e30", "\u0e01\u0e31\u0e1a", "\u0ec1\u0ea5\u0eb0", "\u1793\u17b7\u1784",
    "\u1014\u103e\u1004\u1037\u103a",
    "\u53ca\u3073", "\u4e26\u3073\u306b", "\u4ee5\u53ca", "\u66a8", "\u7b49",
    "\u53d1\u8868", "\u767c\u8868", "\u8868\u793a", "\u7b7e\u7f72", "\u7c3d\u7f72", "\u5ba3\u5e03",
    "\u4e8e", "\u65bc", "\u5728", "\u662f", "\u4e3a", "\u70ba", "\u5df2", "\u5171\u540c", "\u8054\u5408",
    "\u806f\u5408", "\u53c2\u52a0", "\u53c3\u52a0", "\u52a0\u5165", "\u652f\u6301", "\u901a\u8fc7",
    "\u901a\u904e", "\u6279\u51c6", "\u5747", "\u90fd", "\u7ec4\u6210", "\u7d44\u6210", "\u6210\u7acb",
    "\u4e3e\u884c", "\u8209\u884c", "\u540c\u610f", "\u8fbe\u6210", "\u9054\u6210", "\u547c\u5401",
    "\u547c\u7c72", "\u8c34\u8d23", "\u8b74\u8cac", "\u5f3a\u8c03", "\u5f37\u8abf", "\u5916\u957f",
    "\u5916\u9577", "\u5916\u4ea4\u90e8\u957f", "\u9886\u5bfc\u4eba", "\u9818\u5c0e\u4eba",
    "\u603b\u7edf", "\u7e3d\u7d71", "\u603b\u7406", "\u7e3d\u7406", "\u516d\u56fd", "\u4e94\u56fd",
    "\u56db\u56fd", "\u4e09\u56fd", "\u4e24\u56fd",
    "\u5c06", "\u5c07", "\u8ba1\u5212", "\u8a08\u5283", "\u6709\u671b", "\u8003\u8651", "\u8003\u616e",
    "\u5373\u5c06", "\u5373\u5c07", "\u62df", "\u64ec", "\u5c1a\u672a", "\u62d2\u7edd", "\u62d2\u7d55",
    "\u9000\u51fa", "\u611f\u8c22", "\u611f\u8b1d", "\u6b22\u8fce", "\u6b61\u8fce", "\u96be\u6c11",
    "\u96e3\u6c11", "\u516c\u6c11", "\u56fd\u6c11", "\u5927\u4f7f\u9986", "\u5927\u4f7f\u9928",
    "\u8fb9\u754c", "\u908a\u754c", "\u7684", "\u4eba\u6c11",
)  # fmt: skip
"""Words of Thai, Lao, Khmer, Burmese, Japanese and Chinese that follow a name without a blank."""
SIGNS: Final = frozenset(",;:/()")


class Match(NamedTuple):
    """A name: the tokens [first, last) and characters [start, end) that it fills, and what it may mean.

    `broken` says that a line ends within it, `dashed` that a dash between blanks stands in it.
    """

    first: int
    last: int
    start: int
    end: int
    key: tuple[str, ...]
    entry: Entry
    broken: bool = False
    dashed: bool = False


def matches(text: str, tokens: Sequence[Token], table: Table) -> list[Match]:
    """Return every name in the text, none overlapping another, in their order."""
    found: list[Match] = []
    at = 0
    while at < len(tokens):
        match = _longest(text, tokens, at, table)
        if match is None:
            at += 1
        else:
            match = _turned(text, tokens, match, table)
            found.append(match)
            at = match.last
    return found


def _longest(text: str, tokens: Sequence[Token], at: int, table: Table) -> Match | None:
    token = tokens[at]
    if whole := _in_halves(text, tokens, at, table):
        return whole
    match = _from(text, tokens, at, table, token.word, 0) or formal(text, tokens, at, table, 0)
    if match is None and token.word.endswith((*SUFFIXES, *PARTICLES)):
        ending = next(one for one in (*SUFFIXES, *PARTICLES) if token.word.endswith(one))
        base = token.word.removesuffix(ending)
        entry = table.entry((base,)) if base else None
        if entry and entry.is_sound:
            return Match(at, at + 1, token.start, token.end - len(ending), (base,), entry)
    if match is None and token.word[:1] in PREFIXES.get(token.script, ()):
        whole = _from(text, tokens, at, table, token.word[1:], 1)  # "and", written as one word with the name
        return whole or formal(text, tokens, at, table, 1)
    return match


def _in_halves(text: str, tokens: Sequence[Token], at: int, table: Table) -> Match | None:
    """Return the name that a line's end cuts in two without a hyphen, in letters that have no case."""
    if at + 1 == len(tokens) or tokens[at].word[:1].isascii():
        return None
    one, other = tokens[at], tokens[at + 1]
    if not (one.is_word and other.is_word) or one.raw.lower() != one.raw.upper():
        return None
    if not BROKEN.fullmatch(seen(text[one.end : other.start])):
        return None
    word = one.word + other.word
    entry = table.entry((word,))
    if entry is None or not entry.is_sound or (table.entry((one.word,)) and table.entry((other.word,))):
        return None
    return Match(at, at + 2, one.start, other.end, (word,), entry, broken=True)


def _from(text: str, tokens: Sequence[Token], at: int, table: Table, word: str, skipped: int) -> Match | None:
    known = table.beginning(word) if word else {}
    if not known:
        return None
    best, words, last, dashed, broken = None, [word], at + 1, False, 0
    most = max(map(len, known))
    start = tokens[at].start + skipped
    while True:
        entry = known.get(tuple(words)) if broken != len(words) else None
        if entry and entry.code and not _fits(entry, text, tokens[at:last]):
            entry = entry.code
        if entry and (entry.dashed or not dashed or broken) and _fits(entry, text, tokens[at:last]):
            end = last + _article_after(text, tokens, last)
            cut = 0 < broken < len(words)
            if _ends(text, tokens, end, words, table) and not (cut and _two_lines(words, broken, table)):
                stop = _with_stop(text, tokens[end - 1])
                best = Match(at, end, start, stop, tuple(words), entry, cut, dashed)
        if last == len(tokens) or len(words) == most:
            return best
        between, token = seen(text[tokens[last - 1].end : tokens[last].start]), tokens[last]
        if not GLUE.fullmatch(between):
            if BROKEN.fullmatch(between) and not broken and token.word not in SIGNS:
                broken = len(words)
            elif BROKEN_AT_DASH.fullmatch(between) and not broken:
                broken, dashed = len(words), True
            elif DASHED.fullmatch(between):
                dashed = True
            else:
                return best
        if between.startswith(".") and not _short(tokens[last - 1], table):
            return best
        if token.word != "the":
            words.append(token.word)
        last += 1


def _two_lines(words: Sequence[str], broken: int, table: Table) -> bool:
    """Return whether the lines on which a name's words stand may be two entries of a list."""
    before, after = table.entry(tuple(words[:broken])), tuple(words[broken:])
    joined = after[0] in AND and table.entry(after[1:])
    return bool(
        before and before.kind != "suggested" and (table.entry(after) or joined or before.kind == "ambiguous")
    )


def formal(text: str, tokens: Sequence[Token], at: int, table: Table, skipped: int) -> Match | None:
    """Return the name that begins with the form of a state, as in "République du Chili"."""
    form = form_at(text, tokens, at, skipped)
    if form is None:
        return None
    between = kinds_from(text, tokens, form.last, KINDS)
    for taken in range(len(between), -1, -1):  # "Kerajaan Arab Saudi" is the Kingdom of Saudi Arabia
        begin = form.last + taken
        of = of_from(text, tokens, begin)
        if (of == begin and form.needs_of) or of >= len(tokens) or not is_near(text, tokens, of):
            continue
        name = _from(text, tokens, of, table, tokens[of].word, 0)
        if name is None:
            continue
        behind = kinds_from(text, tokens, name.last, KINDS_BEHIND)
        whole = form._replace(kinds=(*form.kinds, *between[:taken], *behind))
        if entry := official(table, name.key, name.entry, whole):
            end = name.last + len(behind)
            last = max(name.end, tokens[end - 1].end)
            return name._replace(first=at, start=tokens[at].start + skipped, last=end, end=last, entry=entry)
    return None


def _turned(text: str, tokens: Sequence[Token], name: Match, table: Table) -> Match:
    """Return a name with the form of state in brackets or behind a comma: "Iran (Islamische Republik)"."""
    at = name.last + 1
    if at >= len(tokens) or tokens[name.last].word not in ("(", ",") or not is_near(text, tokens, name.last):
        return name
    if tokens[at].word not in BEGINS or not is_near(text, tokens, at):
        return name
    form = form_at(text, tokens, at)
    if form is None:
        return name
    between = kinds_from(text, tokens, form.last, KINDS)
    end = of_from(text, tokens, form.last + len(between))
    closing = tokens[end].word if end < len(tokens) else ""
    if tokens[name.last].word == "(":
        closes = closing == ")" and is_near(text, tokens, end)
    else:
        closes = not closing or tokens[end].script == "sign" or _is_line(text, tokens, name.first, end)
    entry = official(table, name.key, name.entry, form._replace(kinds=(*form.kinds, *between)))
    if not closes or entry is None:
        return name
    end += closing == ")" and tokens[name.last].word == "("
    return name._replace(last=end, end=tokens[end - 1].end, entry=entry)


def _is_line(text: str, tokens: Sequence[Token], first: int, last: int) -> bool:
    """Return whether the tokens [first, last) are a whole line."""
    before = text[tokens[first - 1].end : tokens[first].start] if first else "\n"
    return "\n" in before and "\n" in text[tokens[last - 1].end : tokens[last].start]


def _short(token: Token, table: Table) -> bool:
    """Return whether a full stop may shorten a word, and so not end a sentence."""
    whole = table.entry((token.word,))
    return len(token.raw) <= CAN_BE_SHORT and (whole is None or whole.kind == "code")


def _fits(entry: Entry, text: str, tokens: Sequence[Token]) -> bool:
    """Return whether a code or abbreviation is in capitals, and a name that may be a word is as written."""
    if entry.exact and text[tokens[0].start : tokens[-1].end] not in entry.exact:
        return False
    if entry.kind == "code" and not all(t.raw.isascii() for t in tokens):
        return False  # the Czech "ČR"
    return not (entry.capitals or entry.kind == "code") or all(t.raw.isupper() for t in tokens if t.is_word)


def _article_after(text: str, tokens: Sequence[Token], last: int) -> int:
    """Return how many tokens "(the)" and ", The" fill after a name."""
    words = [token.word for token in tokens[last : last + 3]]
    if words == ["(", "the", ")"]:
        return 3
    if words[:2] == [",", "the"]:
        rest = tokens[last + 2 : last + 3]
        alone = not rest or not NEAR.fullmatch(text[tokens[last + 1].end : rest[0].start])
        return 2 if alone or rest[0].script == "sign" else 0
    return 0


def _ends(text: str, tokens: Sequence[Token], last: int, words: Sequence[str], table: Table) -> bool:
    """Return whether a name can end before this token: the following words are not part of a longer name."""
    if last == len(tokens):
        return True
    token, between = tokens[last], seen(text[tokens[last - 1].end : tokens[last].start])
    if "flag" in (token.script, tokens[last - 1].script):
        return True
    if token.script == "number" and not between:  # a footnote's, but "EU27" are others
        return len(token.raw) == 1 or not tokens[last - 1].raw.isupper()
    if token.script == "sign" or not token.is_word:
        return True
    if not between:
        spaced = token.script not in TOGETHER and tokens[last - 1].script not in TOGETHER
        if not spaced and _says_again(table.beginning(token.word), words, tokens, last, table):
            return True
        particle = token.script == "hiragana" and tokens[last - 1].script != "hiragana"
        return spaced or particle or token.word in AND or text.startswith(JOINED_ON, token.start)
    if between[:1] == "." and "," in words and token.word in OF_STATES:
        return False  # "Congo, Rép. de Corée"
    if not GLUE.fullmatch(between) or "." in between:
        return True
    if token.word in AND:
        return True
    if "," in words and (WRAP not in between or "of" in (words[-1], token.word)):
        return False  # nothing but a separator ends "Moldova, Republic of"
    if between in MIDDLE_DOTS:
        return any(_stands(words, tokens, last) for words in table.beginning(token.word))
    near = bool(NEAR.fullmatch(between))
    if near and token.word in MONTHS and _is_day(tokens, last):
        return True
    if near and token.raw[0].isupper() and WRAP not in between:
        return any(_stands(words, tokens, last) for words in table.beginning(token.word))
    return near or between in ("'", "\u2019")


def _is_day(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a month begins a day that has a year: "Sweden Aug 12, 1985"."""
    figures = [token.raw for token in tokens[at + 1 : at + 4] if token.word != ","]
    return len(figures) > 1 and figures[0].isdecimal() and figures[1].isdecimal() and len(figures[1]) == YEAR


YEAR: Final = 4
"""The digits of a year."""


def _says_again(
    known: Mapping[tuple[str, ...], Entry],
    words: Sequence[str],
    tokens: Sequence[Token],
    at: int,
    table: Table,
) -> bool:
    """Return whether the country of these words follows in another language: "泰國Thailand"."""
    one = table.entry(tuple(words))
    return one is not None and any(
        entry.codes == one.codes and _stands(other, tokens, at) for other, entry in known.items()
    )


def _stands(words: Sequence[str], tokens: Sequence[Token], at: int) -> bool:
    """Return whether these words stand here, the first as it is written in lists."""
    return len(words) <= len(tokens) - at and all(tokens[at + k].word == word for k, word in enumerate(words))


def _with_stop(text: str, token: Token) -> int:
    """Return the end of the name, with the full stop of an abbreviation."""
    inner = len(token.raw) == 1 and (text[token.start - 1 : token.start] == "." or token.raw.isupper())
    short = inner or token.raw.casefold() in SAME or token.raw == "Is"
    return token.end + (short and text[token.end : token.end + 1] == ".")
