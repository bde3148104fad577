"""The reading itself: each sentence or line as a list or as prose, each name with its verdict."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from signatories.names.disambiguation import Doubts, the_other
from signatories.names.layout.columns import columns
from signatories.names.layout.dated_lines import dated_lines
from signatories.names.layout.line_headings import anew
from signatories.names.mentions import mentions_in
from signatories.names.sentences.delegations import are_signed, with_persons
from signatories.names.sentences.headings import is_bare, is_known, is_marked, sets_apart
from signatories.names.sentences.lead_ins import introduces, is_day, leads
from signatories.names.sentences.lists import Span, listed
from signatories.names.sentences.pieces import Piece
from signatories.names.sentences.series import denied_units, without_stop
from signatories.names.sentences.tails import ends
from signatories.names.sentences.topics import names_its_topic
from signatories.names.suggestions import Suggestions
from signatories.names.table import Entry, Table
from signatories.names.texts.account import Parsed, negative, parsed
from signatories.names.texts.candidates import with_candidates
from signatories.names.texts.exceptions import exceptions_in
from signatories.names.texts.flag_captions import without_captions
from signatories.names.texts.flatten import flat as flattened
from signatories.names.texts.page import Item, ParsedText, Unit
from signatories.names.texts.split_items import items, marks, units
from signatories.names.texts.spokesmen import before_persons, spoken_for
from signatories.names.words.false_codes import without_false_codes
from signatories.names.words.languages import spoken
from signatories.names.words.lexicon import AND, ARTICLES, FUNCTION, GOVERNMENT, LEAD, OF
from signatories.names.words.matching import Match, matches
from signatories.names.words.tokens import FILL, joined, tokens

KINDS: Final = ("auto", "list", "prose")
RECOGNISED, AMBIGUOUS, SUGGESTED, LEFTOVER = VERDICTS = ("recognised", "ambiguous", "suggested", "leftover")
FEW: Final = 4
"""The most words of a piece that holds a name and may yet be another, misspelled: "Sotuh Korea"."""
KNOWN, LED, APART = "known", "led", "apart"
"""The sorts of a heading without a colon: it leads to members, without words that are reported or with them,
or what stands below it is left."""
MARKED: Final = re.compile("[^\\w ,.'\u2019-]")
"""A sign, or a second line: without one there is no table, no bracket and no mark of a footnote."""
NOTHING: Final = "nothing"
"""The verdict of a part of a text that means nothing, in its cover."""


class Found(NamedTuple):
    """A piece of the text and what it is: `code` of its country, or the candidates, separated by spaces.

    `offset` is where it stands, in characters of the text from 0.
    """

    text: str
    code: str
    country: str
    verdict: str
    offset: int


def read(
    text: str, table: Table, *, kind: str = "auto", year: int | None = None, near: bool = True
) -> list[Found]:
    """Return every country named in a text, in the order of the text, and what else is there.

    A list leaves no character out: what is not a name and not in a closed set of what means nothing is
    `leftover`. Of prose only names are reported, and exceptions ("except Germany"), as `leftover`.
    `kind` says how to read; "auto" decides for each sentence or line. `year` is the year of the text, which
    tells what a name that has changed its meaning meant. With `near` an unknown word gets what it is like.

    Raises:
        ValueError: there is no such kind.
    """
    if kind not in KINDS:
        raise ValueError(f"{kind!r} is not one of {', '.join(KINDS)}")
    page = page_of(text, table)
    suggestions = Suggestions(table) if near else None
    found = _Reader(page, _taken(page, table), table, kind, year, suggestions).found()
    found = _settled(found, table) if kind == "list" else found
    return _with_comments(found, text) if kind == "list" and "<" in text else found


def _with_comments(listed: list[Found], text: str) -> list[Found]:
    """Return what a list holds, with the comments of its HTML that stand in no other piece."""
    from signatories.names.texts.markup import comments  # slow to load

    told = [(row.offset, row.offset + len(row.text)) for row in listed]
    hidden = [Found(text[a:z], "", "", LEFTOVER, a) for a, z in comments(text, told)]
    return sorted((*listed, *hidden), key=_offset)


def _settled(listed: list[Found], table: Table) -> list[Found]:
    """Return what a list holds, with the names of several countries that its other names settle."""
    named = {row.code for row in listed if row.verdict == RECOGNISED}
    others = [
        the_other(row.text, row.code.split(), named, table) if row.verdict == AMBIGUOUS else ""
        for row in listed
    ]
    return [
        row._replace(code=code, country=table.names[code], verdict=RECOGNISED) if code else row
        for row, code in zip(listed, others, strict=True)
    ]


def named_in(text: str, table: Table, *, listing: bool, year: int | None = None) -> list[Found]:
    """Return every name in a text that is or may be a country's, in the order of the text.

    The text is read as prose, and where it is `listing` countries as a list too: a list breaks off where a
    sentence begins, and a sentence passes over what stands as an item alone. Near misses are not looked for.
    """
    page = page_of(text, table)
    taken = _taken(page, table)
    found: dict[int, Found] = {}
    for kind in ("prose", "auto") if listing else ("prose",):
        for piece in _Reader(page, taken, table, kind, year, None).found():
            known = found.get(piece.offset)
            if piece.code and (known is None or known.verdict != RECOGNISED):
                found[piece.offset] = piece
    return [piece for _, piece in sorted(found.items())]


def cover(text: str, table: Table, *, year: int | None = None) -> list[Found]:
    """Return the pieces of a text read as a list, without gaps.

    They are those that `read` tells of, and between them what means nothing, whose verdict is `NOTHING`.
    """
    pieces, place = [], 0
    for found in read(text, table, kind="list", year=year):
        if place < found.offset:
            pieces.append(Found(text[place : found.offset], "", "", NOTHING, place))
        pieces.append(found)
        place = found.offset + len(found.text)
    if place < len(text):
        pieces.append(Found(text[place:], "", "", NOTHING, place))
    return pieces


def page_of(text: str, table: Table) -> ParsedText:
    """Return a text with its words, its names and the languages of its names found."""
    flat = joined(flattened(text))
    words = tokens(flat)
    names = without_false_codes(flat, words, matches(flat, words, table))
    inside = frozenset(at for m in names for at in range(m.first, m.last))
    others = before_persons(flat, words, inside, table)
    outside = (token.word for at, token in enumerate(words) if at not in inside)
    named = (m.entry.languages for m in (*names, *others) if m.entry.kind not in ("code", "flag"))
    speech = spoken(named, outside)
    if behind := spoken_for(flat, words, others, speech):
        names = sorted((*names, *behind), key=lambda name: name.first)
        inside |= {at for name in behind for at in range(name.first, name.last)}
    struck = _struck(text, names) if "<" in text else frozenset[int]()
    begins, ends_at = {m.first: m for m in names}, {m.last: m.end for m in names}
    page = ParsedText(text, flat, words, begins, ends_at, inside, speech, struck=struck)
    page = with_candidates(page)
    if MARKED.search(flat):
        from signatories.names.layout.refused import with_refused
        from signatories.names.texts.footnotes import with_denied_marks  # slow to load

        page = with_refused(with_denied_marks(page))
    return page


def _struck(text: str, names: Sequence[Match]) -> frozenset[int]:
    """Return the first words of names that the HTML strikes out, or has beside the text."""
    from signatories.names.texts.markup import struck_out  # slow to load

    return frozenset(names[k].first for k in struck_out(text, [name.start for name in names]))


def _taken(page: ParsedText, table: Table) -> list[tuple[Unit, list[Parsed]]]:
    """Return the sentences and lines of a text that hold anything, each with its items."""
    found = (
        (unit, with_persons(page, [parsed(page, item, table) for item in _items(page, unit)]))
        for unit in units(page)
    )
    return anew(page, dated_lines(page, table, [(unit, taken) for unit, taken in found if taken]))


def _items(page: ParsedText, unit: Unit) -> list[Item]:
    return items(page, without_captions(page, marks(page, unit)))


class _Reader:
    """One reading of one text."""

    def __init__(
        self,
        page: ParsedText,
        taken: list[tuple[Unit, list[Parsed]]],
        table: Table,
        kind: str,
        year: int | None,
        suggestions: Suggestions | None,
    ) -> None:
        self.page, self.table, self.suggestions = page, table, suggestions
        self.units = taken
        self.lists = [
            kind == "list" or (kind == "auto" and not self._is_prose(taken)) for _, taken in self.units
        ]
        named = [
            one.item._replace(name=one.names[0]) if one.is_pure else one.item
            for (_, taken), is_list in zip(self.units, self.lists, strict=True)
            if is_list
            for one in taken
        ]
        lists = [taken for (_, taken), is_list in zip(self.units, self.lists, strict=True) if is_list]
        self.side_by_side = columns(table, lists)
        self.signed = are_signed(page, (taken for _, taken in self.units))
        self.denied = denied_units(page, self.units)
        self.doubts = Doubts(page, table, named, year, lines=len(self.units))

    def found(self) -> list[Found]:
        """Return what the text holds, in its order."""
        rows: list[Found] = []
        governed = behind = below = False
        for k, ((unit, taken), is_list) in enumerate(zip(self.units, self.lists, strict=True)):
            if k in self.denied and is_list:
                rows.append(self._left(taken[0].item.start, without_stop(self.page, taken[-1].item)))
                behind = True
                continue
            away = exceptions_in(self.page, unit.first, unit.last)
            heading = self._heading(k) if is_list else ""
            if heading:
                below = heading == APART
                governed = False
                if heading != KNOWN:
                    rows.append(self._left(taken[0].item.start, taken[-1].item.end))
                continue
            below = below and is_list and _names_only(taken)
            if is_list:
                reading = listed(
                    self.page,
                    self.table,
                    taken,
                    away,
                    governed=governed or below,
                    behind=behind,
                    rows=self.side_by_side,
                    signed=self.signed,
                )
                governed = reading.governs and not below
                rows += self._all_told(reading.pieces)
            elif governed:
                rows.append(self._left(taken[0].item.start, taken[-1].item.end))
            else:
                governed = self._governs(taken)
                rows += sorted(self._mentions(unit, away), key=_offset)
            behind = behind or any(self.page.within(unit.first, unit.last))
        return rows

    def _heading(self, k: int) -> str:
        """Return of which sort a line is, where it is a heading without a colon over names; else ""."""
        taken = self.units[k][1]
        if (
            k + 1 < len(self.units)
            and names_its_topic(self.page, taken)
            and _names_only(self.units[k + 1][1])
        ):
            return LED
        if k + 1 == len(self.units) or not is_bare(self.page, taken) or not _names_only(self.units[k + 1][1]):
            return ""
        apart = self._is_apart(k)
        if sets_apart(self.page, taken):
            return APART
        if is_known(self.page, taken, apart=apart or k == 0):
            return KNOWN
        if introduces(self.page, taken[-1].item.marks):
            return LED
        if all(is_day(self.page, one.item.marks) for one in taken):
            return ""
        words = tuple(t.word for t in self.page.tokens[taken[0].item.first : taken[-1].item.last])
        slip = self.suggestions is not None and self.suggestions.of(words)
        return APART if not slip and is_marked(self.page, taken, apart=apart) else ""

    def _is_apart(self, k: int) -> bool:
        """Return whether a line stands apart from names before it: by a blank line, or as they share one."""
        if k == 0 or not any(one.names for one in self.units[k - 1][1]):
            return False
        before, after = self._gap(k), self._gap(k + 1)
        return before > after or (k > 1 and before > self._gap(k - 1)) or len(self.units[k - 1][1]) > 1

    def _gap(self, k: int) -> int:
        """Return how many line ends stand before a line."""
        end = self.units[k - 1][1][-1].item.end
        return self.page.flat.count("\n", end, self.units[k][1][0].item.start)

    def _mentions(self, unit: Unit, away: Sequence[Span]) -> Iterator[Found]:
        for first, last in away:
            yield self._left(self.page.tokens[first].start, self._closing(first, last))
        for match in mentions_in(self.page, unit.first, unit.last):
            if not any(a <= match.first < z for a, z in away):
                row = self._verdict(match, self.doubts.of_mention(match))
                if row.code or row.verdict == LEFTOVER:
                    yield row

    def _closing(self, first: int, last: int) -> int:
        """Return where an exception ends, with the bracket that it opens."""
        flat, begin, end = self.page.flat, self.page.tokens[first].start, self.page.tokens[last - 1].end
        opened = flat.count("(", begin, end) > flat.count(")", begin, end)
        return end + (opened and flat[end : end + 1] == ")")

    def _governs(self, taken: Sequence[Parsed]) -> bool:
        """Return whether a line is a heading that is not understood, as it is not read as a list."""
        last = taken[-1].item
        return last.after == ":" and len(taken) == 1 and not leads(self.page, last.marks, heading=True)

    def _is_prose(self, taken: Sequence[Parsed]) -> bool:
        """Return whether a sentence says more than whom it lists: it has as many phrases as names."""
        exact = sum(one.is_pure for one in taken)
        if exact == 0 and any(_acts(self.page, one) for one in taken):
            return True
        enough = 1 if exact == 0 and taken[-1].item.last - taken[0].item.first >= 6 else 2
        phrases = sum(not one.is_pure and self._common(one.item) >= enough for one in taken)
        return phrases > 0 and phrases >= exact

    def _common(self, item: Item) -> int:
        """Return how many common words an item has: in small letters, and none that lists are made with."""
        known = LEAD | FUNCTION | OF | ARTICLES | GOVERNMENT | AND
        return sum(
            token.raw.islower() and token.is_word and len(token.raw) > 2 and token.word not in known
            for at, token in enumerate(self.page.tokens[item.first : item.last], item.first)
            if at not in self.page.inside
        )

    def _all_told(self, pieces: Sequence[Piece]) -> Iterator[Found]:
        """Yield what the pieces are, two that a comma may have cut out of another name as one."""
        at = 0
        while at < len(pieces):
            one, other = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
            if other is not None and (entry := self._cut(one, other)):
                yield self._left(one.start, other.end)._replace(
                    code=" ".join(entry.codes), country=self._called(entry.codes), verdict=SUGGESTED
                )
                at += 2
            else:
                yield from self._told(one)
                at += 1

    def _cut(self, one: Piece, other: Piece) -> Entry | None:
        """Return the name that two pieces are together, where one alone is another: "Equatorial, Guinea"."""
        if one.item is None or other.item is None or len(one.names) + len(other.names) != 1:
            return None
        words = [t.word for item in (one.item, other.item) for t in self.page.tokens[item.first : item.last]]
        entry = self.table.entry(tuple(words)) if len(words) <= FEW else None
        alone = (*one.names, *other.names)[0].entry.codes
        return entry if entry and entry.is_sound and entry.codes != alone else None

    def _told(self, piece: Piece) -> Iterator[Found]:
        if len(piece.names) == 1 and piece.item is not None:
            yield self._verdict(piece.names[0], self.doubts.of_item(piece.item))
        elif piece.names:
            codes = dict.fromkeys(code for name in piece.names for code in name.entry.codes)
            yield self._left(piece.start, piece.end)._replace(
                code=" ".join(codes), country=self._called(tuple(codes), " and "), verdict=SUGGESTED
            )
        else:
            yield self._unknown(piece)

    def _unknown(self, piece: Piece) -> Found:
        """Return what is not a name, with the country that it may be a misspelling of."""
        left = self._left(piece.start, piece.end)
        if (
            self.suggestions is None
            or piece.item is None
            or (
                self.page.within(piece.item.first, piece.item.last)
                and (
                    piece.item.last - piece.item.first > FEW
                    or not all(t.is_word for t in self.page.tokens[piece.item.first : piece.item.last])
                )
            )
        ):
            return left
        words = tuple(t.word for t in self.page.tokens[piece.item.first : piece.item.last] if t.word != "the")
        codes = self.suggestions.of(words)
        if not codes:
            return left
        return left._replace(code=" ".join(codes), country=self._called(codes), verdict=SUGGESTED)

    def _left(self, start: int, end: int) -> Found:
        while end < len(self.page.flat) and self.page.flat[end] == FILL:
            end += 1
        return Found(self.page.text[start:end], "", "", LEFTOVER, start)

    def _verdict(self, match: Match, doubt: tuple[str, tuple[str, ...]]) -> Found:
        verdict, codes = doubt
        return Found(
            self.page.text[match.start : match.end],
            " ".join(codes),
            self._called(codes),
            verdict,
            match.start,
        )

    def _called(self, codes: tuple[str, ...], joiner: str = " or ") -> str:
        return joiner.join(self.table.names.get(code, code) for code in codes)


def _acts(page: ParsedText, one: Parsed) -> bool:
    """Return whether an item is a sentence of its own, about a name that did something."""
    words = [page.tokens[mark.first] for mark in one.tail if mark.kind == "word"]
    done = any(token.word in page.speech.done and token.raw.islower() for token in words)
    return len(one.names) == 1 and done and not ends(page, one.tail) and not negative(page, one.tail)


def _names_only(taken: Sequence[Parsed]) -> bool:
    """Return whether a line holds names and no sentence around them."""
    return any(one.names for one in taken) and not any(one.head or one.tail for one in taken if one.names)


def _offset(found: Found) -> int:
    return found.offset
