"""The names of a sentence that are its list: what stands before them is another's, a place or a dateline."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from signatories.names.sentences.envoys import are_envoys
from signatories.names.sentences.headings import with_colon
from signatories.names.sentences.lead_ins import introduces, is_led, leads
from signatories.names.sentences.tails import are_done, ends, may_end
from signatories.names.sentences.topics import ABOUT, says_where
from signatories.names.texts.account import YEAR, Parsed, as_words
from signatories.names.texts.page import Mark, ParsedText
from signatories.names.words.lexicon import APOSTROPHES
from signatories.names.words.tokens import Token

DATELINE: Final = 3
"""The words that a sentence behind a dateline has at least."""
PLACE_AND_DAY: Final = 3
"""The items of a place, its country and the day."""
LONGEST_PLACE: Final = 3
"""The most words of a place."""
LONGEST_DAY: Final = 6
"""The most words of a day: "3 de maio de 2020"."""
CHAIN: Final = 2
"""The names alone that must stand beside one, for it to belong to a list whatever else is said of it."""
CLAUSE: Final = 2
"""The common words by which an item is a clause of a sentence, and not something that is listed."""


def topics_of(page: ParsedText, taken: Sequence[Parsed]) -> frozenset[int]:
    """Return at which items a heading begins that names several countries itself, with more behind its colon.

    "Members of the Coalition for Ukraine, Moldova, Georgia: Norway, Chile".
    """
    found: set[int] = set()
    named = [k for k, one in enumerate(taken) if one.names]
    for k in named[:-1]:
        if taken[k].item.after != ":":
            continue
        begin = k
        while begin and taken[begin].item.before in (",", "and") and len(taken[begin - 1].names) == 1:
            begin -= 1
        if begin < k and taken[begin].head and not are_envoys(page, taken[begin].head):
            found.add(begin)
    return frozenset(found)


def passed_over(page: ParsedText, taken: Sequence[Parsed]) -> int:
    """Return how many items of a sentence stand before its list: what they name is not in it."""
    if not taken or taken[0].item.before in ("(", ")"):
        return 0
    if _has_dateline(page, taken):
        return 1
    if _is_place_and_day(page, taken):
        return PLACE_AND_DAY
    if acted_for := _acted_for(page, taken):
        return acted_for
    return _led_late(page, taken) or _before_a_clause(page, taken)


def _acted_for(page: ParsedText, taken: Sequence[Parsed]) -> int:
    """Return how many items name those for whom the one behind them acts.

    "On behalf of Canada, Japan and Norway, Denmark joined."
    """
    one = taken[0]
    at = next((k for k, mark in enumerate(one.item.marks) if mark.kind == "name"), 0)
    words = [mark for mark in one.item.marks[:at] if mark.kind == "word"]
    said = any(page.speech.behalf(page.tokens, mark.first) for mark in words)
    if not (one.names and words and (said or page.tokens[words[0].first].word == "for")):
        return 0
    closing = next((k for k, item in enumerate(taken) if item.item.before == "and"), len(taken))
    if closing + 2 != len(taken) or not all(item.names and not item.tail for item in taken[:-1]):
        return 0
    last = taken[-1]
    return closing + 1 if last.names and last.item.before == "," and last.tail and not last.head else 0


def _has_dateline(page: ParsedText, taken: Sequence[Parsed]) -> bool:
    """Return whether a sentence begins with where it was written: "ABD - NASA’nın anlaşmasına dahil olan"."""
    if len(taken) <= DATELINE or not taken[0].is_pure or taken[0].item.after != "-":
        return False
    words = [token for token in page.tokens[taken[1].item.first : taken[1].item.last] if token.is_word]
    return not taken[1].names and len(words) > DATELINE and any(one.names for one in taken[2:])


def _is_place_and_day(page: ParsedText, taken: Sequence[Parsed]) -> bool:
    """Return whether a line begins with where and when it was written: "Valletta, Malta, 3 May 2020"."""
    if len(taken) < PLACE_AND_DAY or taken[0].names or not taken[1].is_pure or taken[1].item.before != ",":
        return False
    place = page.tokens[taken[0].item.first : taken[0].item.last]
    letter = place[0].raw[0] if place else ""
    named = bool(letter) and len(place) <= LONGEST_PLACE and place[0].is_word and letter.upper() == letter
    day = [token for token in page.tokens[taken[2].item.first : taken[2].item.last] if token.script != "sign"]
    dated = any(token.script == "number" and len(token.raw) == YEAR for token in day)
    return named and taken[2].item.before == "," and dated and len(day) <= LONGEST_DAY and not taken[2].names


def _led_late(page: ParsedText, taken: Sequence[Parsed]) -> int:
    """Return how many items stand before the lead-in of a sentence that begins with something else.

    A name among them is a place: "In the margins of a meeting in Vietnam, the ministers of Chile and Peru".
    """
    opening = taken[0].head if taken[0].names else taken[0].item.marks
    if not any(with_colon(one) or (one.names and one.head) for one in taken[1:]):
        return 0
    if not opening or leads(page, opening, heading=not taken[0].names) or are_envoys(page, taken[0].head):
        return 0
    named = [k for k, one in enumerate(taken) if one.names]
    for k, one in enumerate(taken):
        before = bisect_left(named, k)
        led = leads(page, one.head, heading=False) or introduces(page, one.head) or is_led(page, one.head)
        if one.names and led:
            return k if 0 < before < len(named) - before else 0
        if with_colon(one) and before:
            led = leads(page, one.item.marks, heading=True) or introduces(page, one.item.marks)
            return k if led and before < len(named) - before else 0
    return 0


def _before_a_clause(page: ParsedText, taken: Sequence[Parsed]) -> int:
    """Return how many items name others before a clause behind which more names stand.

    "A community founded on the initiative of the presidents of Poland and Romania, which unites the States at
    the eastern border: Bulgaria, Estonia, Latvia".
    """
    named = [k for k, one in enumerate(taken) if one.names]
    opening = taken[named[0]].head if named else ()
    if not opening or leads(page, opening, heading=False) or are_envoys(page, opening):
        return 0
    for k, one in enumerate(taken):
        before = bisect_left(named, k)
        if before and not one.names and _is_clause(page, one) and len(named) - before > before:
            return k
    return 0


def _is_clause(page: ParsedText, one: Parsed) -> bool:
    """Return whether an item says something: it has common words that lists are not made with."""
    tokens = page.tokens[one.item.first : one.item.last]
    said = [token for token in tokens if token.is_word and token.raw.islower() and len(token.raw) > CLAUSE]
    return sum(token.word not in page.speech.lead for token in said) >= CLAUSE


def with_tail(page: ParsedText, one: Parsed) -> Parsed:
    """Return the last item of a list as a name with what is said of it, though that names others.

    "Iceland met in Akureyri, Iceland". Behind a word that says where, the name may be a part of another:
    "Cuba en Ecuador".
    """
    marks = one.item.marks
    at = next(k for k, mark in enumerate(marks) if mark.kind == "name")
    tail = marks[at + 1 :]
    about = tail and tail[0].kind == "word" and page.tokens[tail[0].first].word in ABOUT
    about = about and one.item.before == "and"  # "Norway, Peru and Malta on Chile"
    verb = tail and tail[0].kind == "word" and page.speech.asserts(page.tokens, tail[0].first)
    said = verb or (tail and _says_something(page, tail[0]))
    if len(one.names) < CHAIN or not (about or said):
        return one
    return one._replace(names=one.names[:1], tail=tuple(tail), reported=(), odd=False)


def with_head(page: ParsedText, one: Parsed) -> Parsed:
    """Return the first item of a list as a name with what leads to it, though that names others.

    "Iceland was host to the ministers of Denmark, Norway and Sweden": Iceland is reported with the lead-in.
    """
    marks = one.item.marks
    at = max(k for k, mark in enumerate(marks) if mark.kind == "name")
    between = [k for k, mark in enumerate(marks[:at]) if mark.kind == "name"]
    if at + 1 < len(marks) or not between or marks[at - 1].kind != "word":
        return one
    speech = page.speech
    said = [page.tokens[mark.first].word for mark in marks[between[-1] + 1 : at] if mark.kind == "word"]
    passed = speech.articles - speech.links - speech.places
    last = next((word for word in reversed(said) if word not in passed), "")
    leading = last in speech.agents | speech.links and last not in speech.of
    plain = [word for word in said if word in speech.of or word not in passed]
    office = len(plain) > 1 and plain[-1] in speech.of and plain[-2] in speech.envoys
    if last in speech.places or not (leading or office):
        return one
    head = tuple(as_words(page, marks[:at]))
    name = marks[at].name
    return one._replace(names=(name,) if name else (), head=head, tail=(), reported=(), odd=False)


def end_of_list(page: ParsedText, taken: Sequence[Parsed]) -> int | None:
    """Return the item whose name ends a list though the sentence goes on and names others; None where none.

    "Norway, Chile and Peru welcomed the words of Japan, Fiji and Togo": Peru. So does a dash that closes what
    one before the first name opened: "the three - Norway, Chile and Peru - met the ministers of Japan", and
    a clause behind "and": "Norway, Chile and Peru, which thanked the leaders of Japan and Fiji".
    """
    first = next((k for k, one in enumerate(taken) if one.names), len(taken))
    between = aside(taken)
    if between and between[0] > first:
        return between[1] - 1
    for behind, one in enumerate(taken[first:]):
        k = first + behind
        if with_colon(one) or one.item.after == ";" or (behind and not one.names):
            return None
        if k > first and _closes_aside(taken, first, k):
            return k
        closing = behind > 0 and one.item.before == "and"
        spoken = not one.head or are_envoys(page, one.head)
        if (closing or behind >= CHAIN) and spoken and _goes_on(page, one, closing=closing):
            return k if any(other.names for other in taken[k + 1 :]) or len(one.names) > 1 else None
        ended = closing and spoken and (not one.tail or ends(page, one.tail))
        if ended and _clause_follows(page, taken, k, most=behind + 1):
            return k
        if len(one.names) != 1 or one.odd or one.tail or (one.head and k > first):
            return None
    return None


def _clause_follows(page: ParsedText, taken: Sequence[Parsed], k: int, *, most: int) -> bool:
    """Return whether a comma and a clause of the sentence follow a list, with others named in it or behind.

    The list ends with item `k`. Where the clause names more than the list, `most`, the list may be within it.
    """
    if k + 1 == len(taken) or taken[k + 1].item.before != ",":
        return False
    one = taken[k + 1]
    if one.names:
        head = one.head
        spoken = are_envoys(page, head) or leads(page, head, heading=False) or is_led(page, head)
        clause = len(head) >= CLAUSE and not (spoken or are_done(page, head))
    else:
        clause = _is_clause(page, one) or says_where(page, one)
    return clause and 0 < sum(bool(other.names) for other in taken[k + 1 :]) <= most


def begins_anew(page: ParsedText, one: Parsed, following: Parsed) -> bool:
    """Return whether a clause begins behind the first name: "arms from Syria, where Denmark, Norway and"."""
    head = following.head
    if not one.head or not head or following.item.before != "," or are_envoys(page, head):
        return False
    return not (leads(page, one.head, heading=False) or leads(page, head, heading=False))


def _closes_aside(taken: Sequence[Parsed], first: int, k: int) -> bool:
    """Return whether names stand between two dashes, those before this one having nothing beside them."""
    following = taken[k + 1] if k + 1 < len(taken) else None
    opened = first > 0 and taken[first].item.before == "-" and taken[first].is_pure and taken[k].is_pure
    return opened and following is not None and following.item.before == "-" and not following.is_pure


def aside(taken: Sequence[Parsed]) -> tuple[int, int] | None:
    """Return the items between two dashes where they are names alone, and more stands before and behind.

    "The leaders of Ukraine and the Nordic States \u2013 Denmark, Norway, Sweden \u2013 have gathered".
    """
    begin = next((k for k, one in enumerate(taken) if k and one.item.before == "-"), len(taken))
    end = begin
    while (
        end < len(taken) and taken[end].is_pure and (end == begin or taken[end].item.before in (",", "and"))
    ):
        end += 1
    closed = end < len(taken) and taken[end].item.before == "-" and not taken[end].is_pure
    return (begin, end) if closed and end - begin >= CHAIN else None


def _goes_on(page: ParsedText, one: Parsed, *, closing: bool) -> bool:
    """Return whether a sentence goes on behind the first name of an item, and is not understood to end.

    Where it names no other in this item, the item must be the `closing` one of its list, behind "and".
    """
    at = next(k for k, mark in enumerate(one.item.marks) if mark.kind == "name")
    tail = one.item.marks[at + 1 :]
    if len(one.names) == 1 and tail and not one.odd:
        if not closing or tail[0].kind != "word" or not _is_small(page.tokens[tail[0].first]):
            return False
        return may_end(page, tail) and not (ends(page, tail) or are_done(page, tail))
    return len(one.names) > 1 and _says_something(page, tail[0])


def _says_something(page: ParsedText, mark: Mark) -> bool:
    """Return whether a word behind a name is one of a sentence, such as a verb."""
    if mark.kind != "word":
        return False
    token = page.tokens[mark.first]
    speech = page.speech
    joins = speech.of | speech.articles | speech.places | speech.joiners
    return _is_small(token) and bool(speech.places) and token.word not in joins


def _is_small(token: Token) -> bool:
    """Return whether a word has no capital, as none has in a script without case."""
    return token.is_word and token.raw.lower() == token.raw


TURKIC: Final = frozenset(["tr", "az"])
OBJECTS: Final = frozenset([
    "a", "e", "ya", "ye", "na", "ne", "\u0131", "i", "u", "\u00fc", "y\u0131", "yi", "yu", "y\u00fc",
    "n\u0131", "ni", "nu", "n\u00fc", "da", "de", "ta", "te",
])  # fmt: skip
"""Turkish endings of those to whom something is done, or of where: written to the last of several."""


def objects_of(page: ParsedText, taken: Sequence[Parsed]) -> dict[int, int]:
    """Return the items of a Turkish sentence that are its object, the first with the last.

    "Norve\u00e7 ve \u015eili, Peru ve Togo'ya te\u015fekk\u00fcr etti": Peru and Togo were thanked.
    """
    if TURKIC.isdisjoint(page.speech.languages):
        return {}
    found: dict[int, int] = {}
    for k, one in enumerate(taken):
        if one.item.before == "and" and _is_object(page, one):
            first = k
            while first and taken[first - 1].is_pure and (first == k or taken[first - 1].item.before == ","):
                first -= 1
            if first and taken[first].item.before == "and":
                first += 1
            found[first] = k
    return found


def _is_object(page: ParsedText, one: Parsed) -> bool:
    """Return whether the ending of an object is written to a name, behind an apostrophe."""
    ending = ending_of(page, one)
    return ending is not None and ending.raw in OBJECTS


def ending_of(page: ParsedText, one: Parsed) -> Token | None:
    """Return the ending that an apostrophe parts from a name: "Ukrayna'ya"; None where there is none."""
    if not one.names or not one.tail or one.tail[0].kind != "word":
        return None
    ending = page.tokens[one.tail[0].first]
    attached = ending.start == one.names[0].end + 1 and page.flat[ending.start - 1] in APOSTROPHES
    return ending if attached else None
