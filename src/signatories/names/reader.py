"""The reading itself: each sentence or line as a list or as prose, each name with its verdict."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from signatories.names.disambiguation import Doubts
from signatories.names.exceptions import excepted, is_heading
from signatories.names.lexicon import AND, ARTICLES, FUNCTION, GOVERNMENT, INSTITUTIONS, LEAD, MONTHS, OF
from signatories.names.matching import Match, matches
from signatories.names.mentions import mentioned
from signatories.names.split_items import Item, Page, items, units
from signatories.names.suggestions import Suggestions
from signatories.names.table import Table
from signatories.names.tokens import joined, tokens

KINDS: Final = ("auto", "list", "prose")
RECOGNISED, AMBIGUOUS, SUGGESTED, LEFTOVER = VERDICTS = ("recognised", "ambiguous", "suggested", "leftover")


class Found(NamedTuple):
    """A piece of the text and what it is: `code` of its country, or the candidates, separated by spaces.

    `offset` is where it stands, in characters of the text from 0.
    """

    text: str
    code: str
    country: str
    verdict: str
    offset: int


def read(text: str, table: Table, *, kind: str = "auto", year: int | None = None) -> list[Found]:
    """Every country named in a text, in the order of the text, and what else is there.

    A list leaves no character out: what is no name and does not join names is `leftover`. Of prose only
    names are reported, and exceptions ("except Germany"), as `leftover`. `kind` says how to read; "auto"
    decides for each sentence or line. `year` is the year of the text, which tells what a name that has
    changed its meaning meant.

    Raises:
        ValueError: there is no such kind.
    """
    if kind not in KINDS:
        raise ValueError(f"{kind!r} is not one of {', '.join(KINDS)}")
    return list(_read(_page(text, table), table, kind, year, Suggestions(table)))


def named_in(text: str, table: Table, *, listing: bool, year: int | None = None) -> list[Found]:
    """Return every name in a text that is or may be a country's, in the order of the text.

    The text is read as prose, and where it is `listing` countries as a list too: a list breaks off where a
    sentence begins, and a sentence passes over what stands as an item alone. Near misses are not looked for.
    """
    page = _page(text, table)
    found: dict[int, Found] = {}
    for kind in ("prose", "auto") if listing else ("prose",):
        for piece in _read(page, table, kind, year, None):
            known = found.get(piece.offset)
            if piece.code and (known is None or known.verdict != RECOGNISED):
                found[piece.offset] = piece
    return [piece for _, piece in sorted(found.items())]


def _page(text: str, table: Table) -> Page:
    flat = joined(text)
    words = tokens(flat)
    names = matches(flat, words, table)
    inside = frozenset(at for m in names for at in range(m.first, m.last))
    return Page(text, flat, words, {m.first: m for m in names}, {m.last: m.end for m in names}, inside)


def _read(
    page: Page, table: Table, kind: str, year: int | None, suggestions: Suggestions | None
) -> Iterator[Found]:
    listed = [(span, items(page, *span)) for span in units(page)]
    lists = [kind == "list" or (kind == "auto" and not is_prose(page, found)) for _, found in listed]
    named = [item for (_, found), is_list in zip(listed, lists, strict=True) if is_list for item in found]
    doubts = Doubts(page, table, named, year, lines=len(listed))
    excepting = False
    for ((first, last), found), is_list in zip(listed, lists, strict=True):
        blank = "\n\n" in page.between(first).replace(" ", "").replace("\t", "")
        ends = page.tokens[last - 1].word == ":"
        excepting = is_heading(page, first, last) or (excepting and not blank and not ends)
        away = [(first, last)] if excepting and page.within(first, last) else excepted(page, first, last)
        if is_list:
            away = [_whole(span, found) for span in away]
        pieces = [_leftover(page, *span) for span in away]
        if is_list:
            for item in _collected(page, [i for i in found if not _meets(i, away)]):
                if item.name is not None:
                    pieces.append(_verdict(page, table, item.name, doubts.of_item(item)))
                else:
                    pieces.append(_unknown(page, table, item, suggestions))
        else:
            kept = (m for m in mentioned(page, first, last) if not any(a <= m.first < z for a, z in away))
            pieces += [_verdict(page, table, m, doubts.of_mention(m)) for m in kept]
            pieces = [piece for piece in pieces if piece.verdict != LEFTOVER or piece.text]
        yield from sorted(
            (p for p in pieces if is_list or p.country or p.code or p.verdict == LEFTOVER), key=_offset
        )


def _offset(found: Found) -> int:
    return found.offset


def is_prose(page: Page, found: list[Item]) -> bool:
    """Whether a sentence says more than whom it lists: as many of its items are phrases as are names."""
    exact = sum(item.name is not None for item in found)
    words = found[-1].last - found[0].first if found else 0
    enough = 1 if exact == 0 and words >= 6 else 2
    phrases = [item for item in found if item.name is None and _common(page, item) >= enough]
    return bool(phrases) and len(phrases) >= exact


def _common(page: Page, item: Item) -> int:
    """How many common words an item has: in small letters, and none of those that lists are made with."""
    known = LEAD | FUNCTION | OF | ARTICLES | GOVERNMENT | AND
    return sum(
        token.raw.islower() and token.is_word and len(token.raw) > 2 and token.word not in known
        for at, token in enumerate(page.tokens[item.first : item.last], item.first)
        if at not in page.inside
    )


def _meets(item: Item, spans: list[tuple[int, int]]) -> bool:
    return any(item.first < last and first < item.last for first, last in spans)


def _whole(span: tuple[int, int], found: list[Item]) -> tuple[int, int]:
    """An exception with all of the items that it meets."""
    met = [item for item in found if _meets(item, [span])]
    return min([span[0], *(i.first for i in met)]), max([span[1], *(i.last for i in met)])


def _collected(page: Page, found: list[Item]) -> list[Item]:
    """The items, with those that only "and" parts put together again where they are no names, brackets
    given to the name before them, and all that an "Embassy of" rules."""
    kept: list[Item] = []
    for item in found:
        previous = kept[-1] if kept else None
        if previous is None:
            kept.append(item)
        elif previous.after == "(" and item.before == "(" and previous.name is not None:
            kept[-1] = _bracketed(page, previous, item)
            if kept[-1].name is not None and kept[-1].last < item.last:
                kept.append(item)
        elif (
            previous.name is None and item.before == "and" and previous.after == "and" and item.name is None
        ) or (previous.name is None and item.before in ("and", ",") and _rules(page, previous)):
            kept[-1] = previous._replace(last=item.last, after=item.after)
        else:
            kept.append(item)
    return kept


def _bracketed(page: Page, name: Item, inside: Item) -> Item:
    """A name with what stands in brackets behind it: said once more, a footnote, or not understood."""
    assert name.name is not None
    end = inside.last + (inside.after == ")")
    words = page.tokens[inside.first : inside.last]
    if inside.name is not None and inside.name.entry.codes == name.name.entry.codes:
        written = page.tokens[end - 1].end
        return name._replace(last=end, after=_following(page, end), name=name.name._replace(end=written))
    if (
        inside.after == ")"
        and all(t.script == "number" and len(t.raw) <= 2 for t in words)
        and len(words) == 1
    ):
        return name._replace(last=end, after=_following(page, end))
    if all(t.script == "number" or t.word in MONTHS for t in words):
        return name
    return Item(name.first, inside.last, name.before, inside.after, None)


def _following(page: Page, at: int) -> str:
    """The sign behind a bracket."""
    if at >= len(page.tokens) or "\n" in page.between(at):
        return "\n"
    word = page.tokens[at].word
    return word if word in (",", ";", "/", ":") else "and" if word in AND else "\t"


def _rules(page: Page, item: Item) -> bool:
    """Whether an item is "Embassies of France", so that the names after it are no countries either."""
    inside = page.within(item.first, item.last)
    if not inside or inside[-1].last != item.last:
        return False
    before = [t.word for t in page.tokens[item.first : inside[-1].first] if t.word not in ARTICLES]
    return len(before) >= 2 and before[-1] in OF and before[0] not in GOVERNMENT and (
        page.tokens[item.first].raw[:1].isupper() or before[-2] in INSTITUTIONS
    )  # fmt: skip


def _leftover(page: Page, first: int, last: int) -> Found:
    begin, end = page.tokens[first].start, page.tokens[last - 1].end
    if (
        page.flat.count("(", begin, end) > page.flat.count(")", begin, end)
        and page.flat[end : end + 1] == ")"
    ):
        end += 1
    return Found(page.text[begin:end], "", "", LEFTOVER, begin)


def _verdict(page: Page, table: Table, match: Match, doubt: tuple[str, tuple[str, ...]]) -> Found:
    verdict, codes = doubt
    names = " or ".join(table.names.get(code, code) for code in codes)
    return Found(page.text[match.start : match.end], " ".join(codes), names, verdict, match.start)


def _unknown(page: Page, table: Table, item: Item, suggestions: Suggestions | None) -> Found:
    """What is no name, with the country that it may be a misspelling of."""
    left = _leftover(page, item.first, item.last)
    if suggestions is None:
        return left
    words = tuple(t.word for t in page.tokens[item.first : item.last] if t.word != "the")
    codes = () if page.within(item.first, item.last) else suggestions.of(words)
    if not codes:
        return left
    names = " or ".join(table.names.get(code, code) for code in codes)
    return left._replace(code=" ".join(codes), country=names, verdict=SUGGESTED)
