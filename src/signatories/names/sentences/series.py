"""Brackets, clauses and sentences behind a series of names that take all of it back.

"Kenya, Ghana (observers)" speaks of both, "Ghana (observer)" of one; "(did not sign)" on a line of its own
and "None of them signed." speak of all names before them.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from signatories.names.texts.account import NOTES, STOPS, Parsed, ended, negative, undone
from signatories.names.texts.page import Item, Mark, ParsedText, Unit
from signatories.names.texts.separators import DASHES
from signatories.names.words.languages import wording
from signatories.names.words.tokens import seen

Lines = Sequence[tuple[Unit, Sequence[Parsed]]]
LONGEST: Final = 8
"""The most words of a sentence that only says of the names before it that they are not in."""
SHORT: Final = 4
"""The most words of a clause that only denies what stands before it."""
OPENING: Final = 2
"""The words with one of which such a sentence speaks of these names: "Sadly, none of them signed."."""
PARTICLE: Final = 4
"""The most letters of a negation that only doubles another: "Aucun n'a signé"."""
NOT_ANY: Final = frozenset(
    ["no", "kein", "keine", "geen", "ingen", "inga", "nessun", "nessuna", "nenhum", "nenhuma"]
)
"""Words that deny what they stand before, and no names: "No objections."."""
OTHERS: Final = frozenset(
    ["else", "other", "others", "autre", "mas", "mais", "sonst", "altro", "altri", "anders"]
)
"""Words by which "nobody" is nobody but these: "No one else signed."."""
OF_LISTS: Final = (
    "list", "exhausti", "esausti", "abschlie", "vollstand", "complet", "official", "officie", "offizi",
    "oficia", "uffici", "bindend", "binding", "verbindlich", "contraignan", "vinculant", "objecti", "einwand",
    "circulat",
)  # fmt: skip
"""Beginnings of words that speak of a list or a document, not of its names: "(list not exhaustive)"."""
JOINS: Final = (",", "and")


def takes_back(page: ParsedText, tail: Sequence[Mark]) -> bool:
    """Return whether words behind a name take back the names before them; a bracket speaks of one."""
    return negative(page, tail[1:] if tail and tail[0].kind == "bracket" else tail)


def merged(one: Mapping[int, int], other: Mapping[int, int]) -> dict[int, int]:
    """Return spans of items, the first by the last of each, with those that overlap as one."""
    found: dict[int, int] = {}
    begin = end = -1
    for first, last in sorted((*one.items(), *other.items())):
        if first > end:
            begin = first
        end = max(end, last)
        found[begin] = end
    return found


def series_of(page: ParsedText, taken: Sequence[Parsed]) -> dict[int, int]:
    """Return the series of a line that something behind them takes back, the first item with the last."""
    found: dict[int, int] = {}
    open_from = 0
    for k, one in enumerate(taken):
        bracket = one.item.marks[-1]
        if one.names and bracket.kind == "bracket":
            if _denies_several(page, bracket.inner):
                found[_begin(taken, k, open_from)] = k
                open_from = k + 1
        elif k and not one.names and one.item.before in (*JOINS, ";", "-") and _denies_all(page, one.item):
            begin = _begin(taken, k, open_from)
            if begin < k:
                found[begin] = k
                open_from = k + 1
    return found


def denied_units(page: ParsedText, units: Lines) -> frozenset[int]:
    """Return the lines and sentences with names that a line or a sentence behind them takes back.

    A bracket that stands nearer to the names below it takes those back.
    """
    found: set[int] = set()
    for k in range(1, len(units)):
        if _named(units[k][1]) or not _takes_all_back(page, units, k):
            continue
        apart, below = _gap(page, units, k), _gap(page, units, k + 1)
        if 0 < below < apart:
            other = k + 1 if units[k][1][0].item.marks[0].kind == "bracket" else len(units)
            while other < len(units) and _named(units[other][1]) and _gap(page, units, other) <= below:
                found.add(other)
                other += 1
            continue
        other = k - 1
        while other >= 0 and _named(units[other][1]) and other not in found:
            found.add(other)
            headed = any(one.item.after == ":" for one in units[other][1])
            if headed or _gap(page, units, other) > max(apart, 1):
                break
            other -= 1
    return frozenset(found)


def without_stop(page: ParsedText, item: Item) -> int:
    """Return where an item ends, without the full stop behind it."""
    marks = list(item.marks)
    while len(marks) > 1 and page.flat[marks[-1].start : marks[-1].end] in STOPS:
        marks.pop()
    return marks[-1].end


def _takes_all_back(page: ParsedText, units: Lines, k: int) -> bool:
    """Return whether a line without names is a bracket or a clause that denies those before it."""
    taken = units[k][1]
    if len(taken) > OPENING or taken[-1].item.after == ":" or _is_footnote(page, units[k][0]):
        return False
    leads = k + 1 < len(units) and _named(units[k + 1][1])
    marks = [mark for mark in taken[0].item.marks if mark.kind != "sign"]
    if len(taken) == 1 and len(marks) == 1 and marks[0].kind == "bracket":
        return _denies(page, marks[0].inner)
    if any(_denies_all(page, one.item) for one in taken):
        return True
    if _is_clause(page, units[k], sentence=_gap(page, units, k) == 0):
        return True
    dashed = _is_dashed(page, units[k]) and not _is_dashed(page, units[k - 1])
    return dashed and not leads and _denies(page, marks)


def _is_footnote(page: ParsedText, unit: Unit) -> bool:
    """Return whether a line explains a mark that stands before it in the text."""
    mark = page.flat[unit.start : unit.end].lstrip()[:1]
    return mark in NOTES and page.flat.find(mark, 0, unit.start) >= 0


def _is_clause(page: ParsedText, line: tuple[Unit, Sequence[Parsed]], *, sentence: bool) -> bool:
    """Return whether a line goes on, or a `sentence`, that only denies: "did not sign", "Not signed."."""
    (unit, taken), speech = line, page.speech
    item = taken[0].item
    words = [page.tokens[mark.first] for mark in item.marks if mark.kind == "word"]
    begins = item.marks[0].kind == "word" and not seen(page.flat[unit.start : item.start]).strip()
    if len(taken) > 1 or not begins or len(words) > SHORT:
        return False
    if not sentence and words[0].raw != words[0].raw.lower():
        return False
    if words[0].word in NOT_ANY and (len(words) == 1 or words[1].word not in speech.done):
        return False
    known = speech.lead | speech.core
    told = all(
        word.word in known or speech.negative(page.tokens, k) for k, word in enumerate(words, item.first)
    )
    return told and speech.negative(page.tokens, item.first) > 0


def _is_dashed(page: ParsedText, unit: tuple[Unit, Sequence[Parsed]]) -> bool:
    """Return whether a line begins with a dash."""
    begin = page.flat[unit[0].start : unit[1][0].item.start + 1].lstrip()
    return begin[:1] in DASHES


def _denies(page: ParsedText, marks: Sequence[Mark]) -> bool:
    if any(page.tokens[mark.first].word.startswith(OF_LISTS) for mark in marks if mark.kind == "word"):
        return False
    return negative(page, marks) or undone(page, marks) or ended(page, marks)


def _denies_several(page: ParsedText, inner: Sequence[Mark]) -> bool:
    """Return whether a bracket takes several names back: "observers", "both abstained", "none signed"."""
    words = [mark.first for mark in inner if mark.kind == "word"]
    if not words or len(words) > LONGEST or any(mark.kind == "name" for mark in inner):
        return False
    if page.speech.none(page.tokens, words[0]):
        return True
    speech, tokens = page.speech, page.tokens
    of_more = any(speech.several(tokens, at) or speech.plural(tokens, at) for at in words[:3])
    return of_more and _denies(page, inner)


def _denies_all(page: ParsedText, item: Item) -> bool:
    """Return whether a clause says of all names before it that they are not in: "all three abstained"."""
    words = [mark.first for mark in item.marks if mark.kind == "word"]
    if not words or len(words) > LONGEST:
        return False
    for at in words[:OPENING]:
        width = page.speech.none(page.tokens, at)
        if width:
            behind = [page.tokens[k].word for k in words if k >= at + width]
            doubled = [k for k in words if k >= at + width and page.speech.negative(page.tokens, k)]
            return (
                bool(behind)
                and OTHERS.isdisjoint(behind)
                and all(len(page.tokens[k].word) <= PARTICLE for k in doubled)
            )
    several = any(page.speech.several(page.tokens, at) for at in words[:OPENING])
    return several and not _acted(page, words) and _denies(page, item.marks)


def _acted(page: ParsedText, words: Sequence[int]) -> bool:
    """Return whether a clause says what they did before it denies: "they agreed not to use force"."""
    for at in words:
        if page.speech.negative(page.tokens, at):
            return False
        if page.tokens[at].word in _done_before():
            return True
    return False


@cache
def _done_before() -> frozenset[str]:
    """Return what was done, in languages that deny a verb before it: "agreed", "firmaron"."""
    known = filter(None, map(wording, ("en", "fr", "es", "pt", "it")))
    return frozenset(phrase[0] for words in known for phrase in words.done if len(phrase) == 1)


def _begin(taken: Sequence[Parsed], k: int, least: int) -> int:
    """Return the first of the names, from `least` on, that separators of one sort join to an item."""
    clause = not taken[k].names
    joins = (";",) if taken[k].item.before == ";" else JOINS
    while k > least and taken[k - 1].names and (clause or taken[k].item.before in joins):
        k -= 1
    return k


def _named(taken: Sequence[Parsed]) -> bool:
    return any(one.names for one in taken)


def _gap(page: ParsedText, units: Lines, k: int) -> int:
    """Return how many line ends stand before a line; 0 before the first and behind the last."""
    if not 0 < k < len(units):
        return 0
    return page.flat.count("\n", units[k - 1][1][-1].item.end, units[k][1][0].item.start)
