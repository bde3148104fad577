"""Abstentions and exceptions: words that take back the names after or before them."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from signatories.names.texts.page import ParsedText
from signatories.names.texts.split_items import only_describes
from signatories.names.words.lexicon import AGAINST, AND, ARTICLES, EXCEPT, GOVERNMENT, OF, TAKES_BACK
from signatories.names.words.matching import NEAR
from signatories.names.words.tokens import key

Span = tuple[int, int]
JOINING = AND | ARTICLES | {","}
AS: Final = frozenset(
    [
        "as",
        "als",
        "como",
        "comme",
        "tant",
        "qualite",
        "titre",
        "come",
        "qualita",
        "som",
        "jako",
        "kao",
        "качестве",
    ]
)
"""Words that say what the names behind them are, as in "as observers"."""
CLOSE, FAR = 5, 12
"""The number of words between a name and what takes it back ("Sweden, on the other hand, abstained"), higher
where the language puts the verb last."""


Phrases = dict[str, list[tuple[str, ...]]]


def _phrases(of: tuple[str, ...]) -> Phrases:
    """Return phrases as words, by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted(map(key, of), key=len, reverse=True):
        found.setdefault(words[0], []).append(words)
    return found


@cache
def _exceptions() -> tuple[Phrases, Phrases]:
    """Return the phrases that take back what stands before them, and those that take back what follows."""
    return _phrases(TAKES_BACK), _phrases(EXCEPT)


def exceptions_in(page: ParsedText, first: int, last: int) -> list[Span]:
    """Return the tokens [first, last) of each exception in a sentence, names and the words around them."""
    spans: list[Span] = []
    backwards, forwards = _exceptions()
    until = first
    for at in range(first, last):
        if at in page.inside or only_describes(page, at):
            continue
        foreign = page.speech.foreign_negative(page.tokens, at)
        width = _phrase(page, at, last, backwards) or foreign
        ahead = width > 0 and (
            (foreign > 0 and _names_next(page, at + foreign, last)) or _opens(page, at, first, last)
        )
        if width and not ahead:
            begin = _backwards(page, at, first, FAR if foreign else CLOSE)
            if begin is not None:
                spans.append((begin, at + width))
        width = _phrase(page, at, last, forwards) or _heading(page, at, last) or (width if ahead else 0)
        if width and at >= until:
            end = _forwards(page, at, at + width, last)
            if end is not None:
                spans.append((at, end))
                until = end
    return _merged(spans)


def _opens(page: ParsedText, at: int, first: int, last: int) -> bool:
    """Return whether a phrase says what the names behind it are: "and, as observers, Chile and Peru"."""
    begin = at
    while begin > first and begin - 1 not in page.inside and page.tokens[begin - 1].is_word:
        begin -= 1
    said = {page.tokens[k].word for k in range(begin, at)}
    if said.isdisjoint(AS):
        return False
    end = at + 1
    while end < last and end not in page.inside and page.tokens[end].is_word:
        end += 1
    end += end < last and page.tokens[end].word in (",", ":")
    return _names_next(page, end, last)


def _names_next(page: ParsedText, at: int, last: int) -> bool:
    """Return whether a name follows at once, articles and the like aside: "sauf la Suède"."""
    while (
        at < last and at not in page.names and page.tokens[at].word in page.speech.articles | page.speech.of
    ):
        at += 1
    return at < last and at in page.names


def _phrase(page: ParsedText, at: int, last: int, phrases: Phrases) -> int:
    """Return how many words a phrase fills here; 0 where none stands. "The" makes no difference."""
    for phrase in phrases.get(page.tokens[at].word, ()):
        end = at
        for word in phrase:
            while at < end < last and page.tokens[end].word == "the":
                end += 1
            if end == last or page.tokens[end].word != word:
                break
            end += 1
        else:
            verb = (
                len(phrase) > 1
                and phrase[-1] in ("not", "t")
                and end < last
                and page.tokens[end].raw.islower()
            )
            return end + verb - at
    return 0


def _heading(page: ParsedText, at: int, last: int) -> int:
    """Return 1 for "No:" and its like."""
    return int(page.tokens[at].word in AGAINST and at + 1 < last and page.tokens[at + 1].word == ":")


def _forwards(page: ParsedText, begin: int, at: int, last: int) -> int | None:
    """Return where the names after "except" end; None where no name comes next.

    They end with the sentence, a semicolon or the bracket in which it stands.
    """
    inside = _depth(page, begin)
    end, named = at, False
    while end < last:
        if end in page.names:
            named, end = True, page.names[end].last
            continue
        token = page.tokens[end]
        if token.word == ";" or (token.word == ")" and inside):
            break
        if named and token.word == "," and _leads_on(page, end + 1, last):
            break
        if (
            not named
            and not (token.script == "sign" or token.word in ARTICLES | OF | GOVERNMENT | AND)
            and end > at + 3
        ):
            return None
        end += 1
    return end if named else None


def _leads_on(page: ParsedText, at: int, last: int) -> bool:
    """Return whether a sentence goes on with those who acted: "Except for Malta, Chile and Peru signed".

    Only words that lead to them stand before the next name, one of them of what was done.
    """
    begin = at
    while at < last and at not in page.names and page.tokens[at].word in page.speech.lead:
        at += 1
    done = any(page.tokens[k].word in page.speech.done for k in range(begin, at))
    return done and at < last and at in page.names


def _depth(page: ParsedText, at: int) -> bool:
    """Return whether a token stands within brackets."""
    before = [token.word for token in page.tokens[max(0, at - 40) : at]]
    return before.count("(") > before.count(")")


def _backwards(page: ParsedText, at: int, first: int, close: int) -> int | None:
    """Return where the names before "abstained" begin; None where none stands close by."""
    near = [m for m in page.within(max(first, at - close - 8), at) if m.last >= at - close]
    if not near:
        return None
    bracket = "(" in [token.word for token in page.tokens[near[-1].last : at]]
    begin = near[-1].first
    if any(token.word == ";" for token in page.tokens[near[-1].last : at]):
        return None
    return begin if bracket else _chain(page, begin, first)


def _chain(page: ParsedText, begin: int, first: int) -> int:
    """Return the first of the names that nothing but commas and "and" joins to this one."""
    while True:
        at = begin - 1
        joining = JOINING | page.speech.joiners | page.speech.articles | page.speech.of
        while at >= first and at not in page.inside and page.tokens[at].word in joining:
            at -= 1
        if at > first and at == begin - 1 and page.tokens[at].is_word and at not in page.inside:
            at -= at - 1 in page.inside  # a word between two names that joins them in another language
        previous = [m for m in page.within(max(first, at - 12), at + 1) if m.last == at + 1]
        if not previous or (at + 1 == begin and not NEAR.fullmatch(page.between(begin))):
            return begin
        begin = previous[-1].first


def _merged(spans: list[Span]) -> list[Span]:
    return list(_union(sorted(spans)))


def _union(spans: list[Span]) -> Iterator[Span]:
    held: Span | None = None
    for span in spans:
        if held and span[0] < held[1]:
            held = held[0], max(held[1], span[1])
            continue
        if held:
            yield held
        held = span
    if held:
        yield held
