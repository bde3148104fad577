"""A sentence or a line read as a list: lead + names + tail, with a piece for all that is in it."""

from collections.abc import Container, Sequence
from typing import NamedTuple

from signatories.names.layout.line_headings import under_unknown
from signatories.names.sentences.belonging import belong, issue
from signatories.names.sentences.envoys import are_envoys, is_office
from signatories.names.sentences.groups import (
    CHAIN,
    begins_anew,
    end_of_list,
    objects_of,
    passed_over,
    topics_of,
    with_head,
    with_tail,
)
from signatories.names.sentences.headings import is_label, regions, with_colon, without_note
from signatories.names.sentences.lead_ins import heads, introduces, is_day, leads, leads_away, may_open, rules
from signatories.names.sentences.others import speaks_of_others
from signatories.names.sentences.periods import spans
from signatories.names.sentences.pieces import Piece, is_letter, pieces_of
from signatories.names.sentences.series import merged, series_of, takes_back
from signatories.names.sentences.tails import ends, is_planned
from signatories.names.sentences.topics import ADDRESSED, explains, holds_parts, says_where
from signatories.names.table import Table
from signatories.names.texts.account import PLAIN, PREPOSITIONS, Parsed, negative, qualify
from signatories.names.texts.cells import denials_of, ticks_of
from signatories.names.texts.dashes import pairs_of
from signatories.names.texts.page import Item, Mark, ParsedText
from signatories.names.words.false_codes import is_short_code

Span = tuple[int, int]
"""Tokens [first, last)."""


class Reading(NamedTuple):
    """The reading of a line: its pieces, and whether an unknown heading rules the lines below."""

    pieces: list[Piece]
    governs: bool


def listed(
    page: ParsedText,
    table: Table,
    taken: Sequence[Parsed],
    away: Sequence[Span],
    *,
    governed: bool,
    behind: bool,
    rows: Container[int] = (),
    signed: bool = False,
) -> Reading:
    """Return the pieces of a line.

    `away` are the tokens that exceptions take back. `governed` says that the line stands under a heading that
    is not understood, `behind` that names stand before it in the text. `rows` are the characters at which
    items begin that hold several names side by side. `signed` says that lines of the text name who
    speaks for a country.
    """
    taken = taken[regions(page, taken) :]
    pieces: list[Piece] = []
    if before := passed_over(page, taken):
        pieces.append(Piece(taken[0].item.start, taken[before - 1].item.end))
    taken = list(taken[before:])
    named = [k for k, one in enumerate(taken) if one.names]
    end = end_of_list(page, taken)
    first, last = (named[0], named[-1] if end is None else end) if named else (-1, -1)
    anew = len(named) > 1 and begins_anew(page, taken[first], taken[named[1]])
    many = sum(len(one.names) == 1 and not one.odd for one in taken) > 1
    alone = [k for k in named if len(taken[k].names) == 1 and not taken[k].odd and not taken[k].head]
    closing = last > first and taken[last].item.before == "and"
    if last >= 0 and taken[last].odd and (closing or len(alone) >= CHAIN or end is not None):
        taken[last] = with_tail(page, taken[last])
    if first >= 0 and taken[first].odd and len(alone) >= CHAIN and not holds_parts(page, taken[first]):
        taken[first] = with_head(page, taken[first])
    issued = last >= 0 and not taken[last].odd and issue(page, taken[last])
    if issued:
        away = [span for span in away if span[0] < taken[last].tail[0].first]
    chained = sum(k > first and (k == last or not taken[k].tail) for k in alone) >= CHAIN
    officed = signed or any(k > first and are_envoys(page, taken[k].head) and not taken[k].odd for k in named)
    heading: int | None = None
    acted = ruled = led_away = parts = False
    told_to, led_at = -1, 0
    ticks = ticks_of(page, taken)
    refused = {**pairs_of(page, taken if end is None else taken[: end + 1]), **denials_of(page, taken)}
    refused |= {**objects_of(page, taken), **under_unknown(page, taken)}
    refused = merged(refused, series_of(page, taken))
    ended = last >= 0 and ends(page, taken[last].tail)
    led_from = _led_from(page, taken, first)
    topics = topics_of(page, taken)
    clause = max((k for k in named if taken[k].item.before == ";" and k <= last), default=first)
    for k, one in enumerate(taken):
        item = one.item
        if k in ticks or k <= told_to:
            continue
        if with_colon(one):
            item = without_note(page, item)
            said = [mark for before in taken[led_at:k] for mark in before.item.marks] if k < first else []
            led_at = k + 1
            others = speaks_of_others(page, [*said, *item.marks])
            known = is_letter(page, item) or (heads(page, item.marks) and not others)
            known = known and not _spans_years(page, taken[k - 1 : k + 1])
            following = taken[k + 1 : k + 2]
            led = not (known or others) and (
                is_label(page, item.marks)
                or introduces(page, [*said, *item.marks])
                or _is_led_again(page, following, chained=chained)
            )
            heading = None if known or led else item.start
            governed = False
            if not known:
                pieces.append(Piece(item.start, item.end))
        elif heading is not None:
            pieces[-1] = Piece(heading, item.end)
        elif k in topics or (k == first and _acts_for(page, taken)):
            heading = item.start
            pieces.append(Piece(item.start, item.end))
        elif end is not None and k > end:
            _add_rest(pieces, item)
        elif acted and item.before != ";" and item.before != "\n":
            pieces[-1] = pieces[-1]._replace(end=item.end)
        elif governed:
            pieces.append(Piece(item.start, item.end))
        elif k in refused:
            told_to = refused[k]
            pieces.append(Piece(item.start, taken[told_to].item.end))
        elif not one.names and _only_leads(page, one, taken, k, first, last, led_from):
            continue
        elif parts and item.before == "and":
            parts = False
            pieces[-1] = pieces[-1]._replace(end=item.end)
        elif holds_parts(page, one) and not led_away:
            name, parts = one.names[0], True
            pieces.append(Piece(name.start, name.end, item._replace(name=name), (name,)))
            pieces.append(Piece(item.marks[1].start, item.end))
        elif k > first >= 0 and explains(page, taken[k - 1], one):
            led_away = True
            pieces.append(Piece(item.start, item.end))
        elif _is_behalf(page, one, behind=behind or k > first >= 0):
            acted = True
            pieces.append(Piece(item.start, item.end))
        elif _meets(item, away):
            _take_back(pieces, item, away)
            led_away = bool(one.head) and negative(page, one.head)
        elif (
            k == last
            and one.names
            and (
                belong(page, taken[first].item.first, one)
                or (one.tail and not issued and takes_back(page, one.tail))
                or (one.tail and not issued and is_planned(page, one.tail, alone=clause > first))
            )
        ):
            begin = taken[clause].item.start
            pieces[:] = [piece for piece in pieces if piece.end <= begin]
            pieces.append(Piece(begin, item.end))
        elif pieces and (ruled or (led_away and one.names and not one.head)) and item.before in ("and", ","):
            pieces[-1] = pieces[-1]._replace(end=item.end)
        elif pieces and (
            _is_place(page, taken[k - 1], one)
            or _is_title(taken, k)
            or (_turned(page, taken[k - 1], one) and not _begins(page, table, taken[k : k + 2]))
        ):
            begin = taken[k - 1].item.start
            pieces[:] = [piece for piece in pieces if piece.end <= begin]
            pieces.append(Piece(begin, item.end))
        else:
            again = ended and _is_date(page, one.head) if k == first else _says_again(page, taken[first], one)
            plain = one._replace(head=()) if again else one
            told = list(
                pieces_of(
                    page,
                    plain,
                    table,
                    first=k == first,
                    last=k == last,
                    many=many and not (anew and k == first),
                    chained=chained and not (anew and k == first),
                    officed=officed,
                    signed=signed,
                    issued=issued,
                    led=bool(taken[first].head) or first > 0,
                    row=item.start in rows,
                )
            )
            named_none = not any(piece.names for piece in told)
            ruled = named_none and rules(page, one)
            led_away = named_none and item.after in ("and", ",") and leads_away(page, one, opens=k == first)
            acted = bool(one.names) and negative(page, one.head)
            pieces += told
    ends_open = bool(taken) and with_colon(taken[-1])
    return Reading(
        _whole(page, pieces), (heading is not None or governed) if ends_open or governed else False
    )


def _acts_for(page: ParsedText, taken: Sequence[Parsed]) -> bool:
    """Return whether a heading is a state and for whom it acts: "United Kingdom for: Bermuda"."""
    one = next(one for one in taken if one.names)
    said = [page.tokens[mark.first].word for mark in one.tail if mark.kind == "word"]
    return one.item.after == ":" and len(said) == 1 and said[0] in PREPOSITIONS | ADDRESSED


def _add_rest(pieces: list[Piece], item: Item) -> None:
    """Add what follows a list in its sentence, to the piece before it where that is no name."""
    if pieces and not pieces[-1].names:
        pieces[-1] = pieces[-1]._replace(end=item.end)
    else:
        pieces.append(Piece(item.start, item.end))


def _spans_years(page: ParsedText, two: Sequence[Parsed]) -> bool:
    """Return whether a heading is a time that is over: "1960-1990"."""
    parted = len(two) > 1 and two[1].item.before in ("-", "and")
    return parted and spans(page, two[0].item.marks, two[1].item.marks)


def _is_led_again(page: ParsedText, following: Sequence[Parsed], *, chained: bool) -> bool:
    """Return whether what a colon leads to has a lead-in of its own: "It has 15 members: they are Benin"."""
    return any(
        one.names and (leads(page, one.head, heading=False) or (chained and may_open(page, one)))
        for one in following
    )


def _led_from(page: ParsedText, taken: Sequence[Parsed], first: int) -> int:
    """Return from which item on all before the first name lead to it, or say when; before all names below.

    A heading with a colon counts for the names below it. The items are looked at once, from the last.
    """
    k = _border(taken, first)
    while k > 0:
        before = taken[k - 1]
        if (
            not before.names
            and not is_day(page, before.item.marks)
            and not leads(page, before.item.marks, heading=True)
        ):
            break
        k -= 1
    return k


def _border(taken: Sequence[Parsed], first: int) -> int:
    """Return how many items stand before the first name; all, where the names stand below a heading."""
    if first >= 0:
        return first
    return len(taken) if taken and with_colon(taken[-1]) else 0


def _only_leads(
    page: ParsedText, one: Parsed, taken: Sequence[Parsed], k: int, first: int, last: int, led_from: int
) -> bool:
    """Return whether an item belongs to a lead-in or an end that "and" cuts: "The original sponsors and"."""
    if k < _border(taken, first):
        said_when = first >= 0 and _is_date(page, one.item.marks) and ends(page, taken[last].tail)
        return said_when or k >= led_from
    behind = k > last >= 0 and one.item.before == "and" and bool(taken[last].tail)
    return behind and ends(page, taken[last].tail) and ends(page, one.item.marks)


def _turned(page: ParsedText, before: Parsed, one: Parsed) -> bool:
    """Return whether an item only qualifies the name before its comma: "Germany, Democratic Republic of"."""
    item = one.item
    if item.before != "," or not before.is_pure or one.names:
        return False
    words = [mark for mark in item.marks if mark.kind == "word"]
    if not words or any(page.flat[mark.start] not in PLAIN for mark in item.marks if mark.kind != "word"):
        return False
    return page.tokens[words[-1].first].word in page.speech.of or qualify(page, words)


def _is_place(page: ParsedText, before: Parsed, one: Parsed) -> bool:
    """Return whether a name only says in which country a place is: "meeting in Paris, France"."""
    office = are_envoys(page, before.item.marks)  # "Minister of Foreign Affairs, Norway"
    return one.is_pure and one.item.before == "," and says_where(page, before) and not office


def _is_title(taken: Sequence[Parsed], k: int) -> bool:
    """Return whether two letters behind a person are no code of a country: "Anthony Albanese, MP"."""
    one, beside = taken[k], [*taken[k - 1 : k], *taken[k + 1 : k + 2]]
    if not one.is_pure or one.item.before != "," or any(other.names for other in beside[:1]):
        return False
    name = one.names[0]
    codes = [other.names and other.names[0].entry.kind == "code" for other in beside[1:]]
    return is_short_code(name) and not any(codes)


def _begins(page: ParsedText, table: Table, two: Sequence[Parsed]) -> bool:
    """Return whether an item and the next are one name: "South", "Sudan"."""
    words = tuple(t.word for one in two for t in page.tokens[one.item.first : one.item.last])
    return len(two) > 1 and table.entry(words) is not None


def _is_date(page: ParsedText, marks: Sequence[Mark]) -> bool:
    """Return whether words before a name say only when it acted: "On 2 November 2022 Norway signed"."""
    return len(marks) > 1 and is_day(page, marks)


def _says_again(page: ParsedText, opening: Parsed, one: Parsed) -> bool:
    """Return whether the words before a name repeat those of the lead-in: "by Norway, by Sweden"."""
    if any(mark.kind != "word" for mark in one.head):
        return False
    said = {page.tokens[mark.first].word for mark in opening.item.marks if mark.kind == "word"}
    words = {page.tokens[mark.first].word for mark in one.head} - page.speech.articles
    return len(words) == 1 and words <= said & (PREPOSITIONS | page.speech.links)


def _is_behalf(page: ParsedText, one: Parsed, *, behind: bool) -> bool:
    """Return whether an item says for whom another acts, who stands in it or, `behind` names, before it.

    "Le Haut représentant de l'Union européenne" speaks for nobody else; "représentant la Norvège" does.
    """
    opened = one.head and (
        one.item.before == "and" or page.tokens[one.head[0].first].word in page.speech.articles
    )
    if one.names and opened and not one.tail and is_office(page, one.head):
        return False
    for mark in one.item.marks:
        if mark.kind == "name":
            behind = True
        elif mark.kind == "word" and behind and page.speech.behalf(page.tokens, mark.first):
            return True
    return False


def _meets(item: Item, spans: Sequence[Span]) -> bool:
    """Return whether an exception takes an item back, and not only what stands in brackets behind it."""
    inside = [(mark.first, mark.last) for mark in item.marks[1:] if mark.kind == "bracket"]
    return any(
        item.first < last
        and first < item.last
        and not any(begin < first and last < end for begin, end in inside)
        for first, last in spans
    )


def _take_back(pieces: list[Piece], item: Item, away: Sequence[Span]) -> None:
    """Add an item that an exception meets, to the piece before it where that is a part of the same one."""
    if pieces and pieces[-1].item is not None and not pieces[-1].names:
        before = pieces[-1].item
        if any(_meets(before, [span]) and _meets(item, [span]) for span in away):
            pieces[-1] = Piece(pieces[-1].start, item.end, item)
            return
    pieces.append(Piece(item.start, item.end, item))


def _whole(page: ParsedText, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces without a full stop at the end of what is reported."""
    return [
        piece if piece.names else piece._replace(end=_without_stop(page, piece.start, piece.end))
        for piece in pieces
    ]


def _without_stop(page: ParsedText, start: int, end: int) -> int:
    while end > start + 1 and page.flat[end - 1] in ". \u3002" and page.flat[end - 2 : end] != "..":
        end -= 1
    return end
