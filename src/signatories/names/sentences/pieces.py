"""The pieces of one item of a list: what leads to its name, the name, and what is said of it."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from signatories.names.sentences.delegations import before_office, is_office_behind, is_person_for
from signatories.names.sentences.envoys import are_envoys, speak_for
from signatories.names.sentences.groups import ending_of
from signatories.names.sentences.lead_ins import is_day, is_led, leads, may_lead, says_of_what
from signatories.names.sentences.periods import is_year
from signatories.names.sentences.tails import are_done, ends, may_end
from signatories.names.sentences.topics import is_topic, says_of_which
from signatories.names.table import Table
from signatories.names.texts.account import Parsed
from signatories.names.texts.page import Item, Mark, ParsedText
from signatories.names.texts.spokesmen import names_person
from signatories.names.words.lexicon import ORGANISATIONS
from signatories.names.words.matching import Match

ON: Final = frozenset(["on", "am", "le", "el", "em", "il", "op", "den", "dnia", "since", "seit", "depuis"])
"""Words before a day."""
OVER: Final = ("\n", ":", "-", "\t")
"""What stands between a letter and the names under it."""


class Piece(NamedTuple):
    """A part of a list to be told of: the characters [start, end), and the name or the names that it is."""

    start: int
    end: int
    item: Item | None = None
    names: tuple[Match, ...] = ()


def pieces_of(
    page: ParsedText,
    one: Parsed,
    table: Table,
    *,
    first: bool,
    last: bool,
    many: bool,
    chained: bool,
    officed: bool,
    signed: bool,
    issued: bool,
    led: bool,
    row: bool,
) -> Iterator[Piece]:
    """Yield the pieces of an item: what leads to its name, the name, and what is said of it.

    `first` and `last` say whether its name is the first or the last of its sentence, `many` that others stand
    beside it and `chained` that names alone follow, `officed` and `signed` that others are named with who
    speaks for them, in the sentence or in the text, `issued` that the names issue what follows, `led` that
    words lead to the list, `row` that the item holds several names side by side.
    """
    item = one.item
    if row or (one.is_row and all(name.entry.kind in ("code", "flag") for name in one.names)):
        for name in one.names:
            yield Piece(name.start, name.end, item._replace(name=name), (name,))
        yield from (Piece(mark.start, mark.end) for mark in one.reported)
        return
    if len(one.names) != 1 or one.odd:
        if not _means_nothing(page, one):
            yield Piece(item.start, item.end, item, one.names if one.is_row else ())
        return
    if _speaks_of_members(page, one):
        yield Piece(item.start, item.end, item)
        return
    speaks = (signed or ((led or many) and not first)) and speak_for(page, one)
    behind = signed or "zh" in page.speech.languages
    person = bool(one.tail) and (names_person(page, one) or (behind and is_office_behind(page, one.tail)))
    speaks = speaks or (person and speak_for(page, one))
    head = () if speaks else _beginning(page, one, table, first=first, many=many, chained=chained)
    if head is None and (first or signed) and officed:
        head = before_office(page, one)
    if head is None and (one.stands or (signed and is_person_for(page, one))):
        head = one.head
    whole = person or (last and issued and many)
    ending = one.tail if whole else _ending(page, one.tail, last=last, many=many)
    tail = None if _is_inflected(page, one) and not person else ending
    if head is None or tail is None:
        yield Piece(item.start, item.end, item)
        return
    if head:
        yield Piece(head[0].start, head[-1].end)
    name = one.names[0]
    yield Piece(name.start, name.end, item._replace(name=name), (name,))
    yield from (Piece(mark.start, mark.end) for mark in one.reported)
    if tail:
        yield Piece(tail[0].start, tail[-1].end)


def _speaks_of_members(page: ParsedText, one: Parsed) -> bool:
    """Return whether a name is a part of a lead-in: "member States of the EU, such as", "the EU: Austria"."""
    words = [page.tokens[mark.first].word for mark in one.head if mark.kind == "word"]
    plain = set(words) - page.speech.articles - page.speech.of - (page.speech.links - page.speech.core)
    if one.item.after == ":" and plain:
        return not are_envoys(page, one.head)  # "His Majesty the King of Italy: Count Manzoni"
    if _last(page, words) in page.speech.links - page.speech.of - page.speech.core:
        return False  # "signed by the EU"
    organisation = not ORGANISATIONS.isdisjoint(one.names[0].entry.codes)
    return organisation and not page.speech.core.isdisjoint(plain) and not are_envoys(page, one.head)


def _last(page: ParsedText, words: Sequence[str]) -> str:
    """Return the last word that is not an article; "" where all are."""
    return next((word for word in reversed(words) if word not in page.speech.articles), "")


def _beginning(
    page: ParsedText, one: Parsed, table: Table, *, first: bool, many: bool, chained: bool
) -> Sequence[Mark] | None:
    """Return what to report of the words before a name; None where it is not a name with them."""
    head = one.head
    if not head:
        return ()
    if is_topic(page, head) or _is_object(page, head):
        return None
    if leads(page, head, heading=False) and (first or (many and says_of_which(page, head))):
        return head if _names_countries(page, head) else ()
    if many and leads(page, head, heading=False) and are_done(page, head):
        return head  # "Norway and Chile, later joined by Peru"
    if many and not first and (says_of_what(page, head) or is_led(page, head)):
        return head  # "Ukraine and the EFTA country Norway"
    led = first and many and may_lead(page, head, one.names[0], table, chained=chained)
    return head if led else None


def _is_object(page: ParsedText, head: Sequence[Mark]) -> bool:
    """Return whether words before a name end in a verb of which it is the object: "We welcome"."""
    words = [mark for mark in head if mark.kind == "word"]
    plain = [mark for mark in words if page.tokens[mark.first].word not in page.speech.articles]
    return bool(plain) and page.speech.asserts(page.tokens, plain[-1].first)


def _names_countries(page: ParsedText, marks: Sequence[Mark]) -> bool:
    """Return whether words hold names of countries, which are not among those they lead to."""
    named = page.within(marks[0].first, marks[-1].last)
    return any(ORGANISATIONS.isdisjoint(name.entry.codes) and name.entry.kind != "place" for name in named)


def _ending(page: ParsedText, tail: Sequence[Mark], *, last: bool, many: bool) -> Sequence[Mark] | None:
    """Return what to report of the words behind a name; None where it is not a name with them."""
    if not tail or ends(page, tail):
        return ()
    if any(mark.kind == "word" and page.speech.behalf(page.tokens, mark.first) for mark in tail):
        return None
    told = may_end(page, tail) and (last or are_done(page, tail))
    return tail if _is_dated(page, tail) or is_year(page, tail) or (many and told) else None


def _is_dated(page: ParsedText, tail: Sequence[Mark]) -> bool:
    """Return whether words only say on which day a name acted: "on 1 January 2015"."""
    first = page.tokens[tail[0].first] if tail[0].kind == "word" else None
    return first is not None and first.word in ON and is_day(page, tail)


def _is_inflected(page: ParsedText, one: Parsed) -> bool:
    """Return whether a name that "and" does not join to a list has an ending of its own: "Ukrayna'ya"."""
    return one.item.before == "," and ending_of(page, one) is not None


def _means_nothing(page: ParsedText, one: Parsed) -> bool:
    """Return whether an item without a name is the number of a line: "1", "2)"."""
    marks = one.item.marks
    if one.names or one.item.before != "\n" or marks[0].kind != "word":
        return False
    token = page.tokens[marks[0].first]
    if is_letter(page, one.item):
        return True
    number = token.script == "number" and len(token.raw) <= 3
    return number and one.item.after == "\t" and all(page.flat[mark.start] in ".)" for mark in marks[1:])


def is_letter(page: ParsedText, item: Item) -> bool:
    """Return whether a capital stands alone over names that begin with it: "A", "Albania", "Andorra"."""
    at = item.first
    token = page.tokens[at]
    alone = len(item.marks) == 1 and len(token.raw) == 1 and token.raw.isupper() and item.after in OVER
    following = next((k for k in (at + 1, at + 2) if k in page.names), None)
    return alone and following is not None and page.tokens[following].word.startswith(token.word)
