"""Lines that are a name and dates, as a status table is pasted: "Chile 21-01-1986 (R)", "智利 2016年9月6日".

The name is one of the list and the dates are reported. What the dates are of stands in a heading, if
anywhere: where one speaks of withdrawals or reservations, only a date counts whose letter the heading
explains as a consent to be bound.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from signatories.names.table import Table
from signatories.names.texts.account import NOTES, Parsed, negative, parsed
from signatories.names.texts.page import Item, Mark, ParsedText, Unit
from signatories.names.texts.split_items import marks

SIGNS: Final = frozenset(" -\u2013\u2014\u2060" + "".join(NOTES))
"""Signs between dates: blanks, cells without a date, notes."""
NUMBER: Final = re.compile(r"\[\d{1,3}\]|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+")
"""The number of a footnote."""
LETTER: Final = re.compile(r"\(([A-Za-z]{1,2})\)|([A-Za-z]{1,2})(?!\w)")
"""The letter of an act behind its date."""
LEAVING: Final = (
    "withdr", "denunc", "denounc", "renunc", "renounc", "terminat", "expire", "reserv", "object", "suspen",
    "retrait", "retir", "denonc", "opzeg", "buiten", "voorbehoud", "kundig", "austritt", "vorbehalt",
    "riserv", "recess", "выход", "вышл", "денонс", "оговорк",
    "wypowiedz", "zastrzeze", "vypoved", "vypovez", "vyhrad", "vyhrady", "cekil", "fesih", "cekince",
    "انسحاب", "الانسحاب", "تحفظ", "التحفظ",
    "felmond", "fenntart", "uppsag", "forbehall", "opsig", "forbehold", "oppsig",
    "irtisan", "varaum", "καταγγελ", "αποχωρ", "επιφυλ", "денонсац", "вихід", "виишл", "застереж",
    "penarikan", "reservasi", "penundaan", "отказ", "оттегл", "odstup", "odstop", "istup", "otkaz",
    "pridrz",
)  # fmt: skip
"""Beginnings of words for what states do that are not in, or no more without doubt."""
UNSPACED: Final = (
    "退出", "退约", "退約", "保留", "撤回", "撤销", "撤銷",
    "脱退", "廃棄", "留保", "탈퇴", "유보", "폐기", "철회",
)  # fmt: skip
"""The same in languages whose words are not told apart by blanks."""


class Dates(NamedTuple):
    """What stands behind a name: how many dates, those of years alone aside, and the letter of the last."""

    days: int
    letter: str


class Heading:
    """The lines above dates: whether they leave in doubt what states did, and the letters they explain."""

    def __init__(self, page: ParsedText) -> None:
        self.page = page
        self.doubt = False
        self._lines: list[Unit] = []
        self._consents: frozenset[str] | None = None

    def add(self, unit: Unit, taken: Sequence[Parsed]) -> None:
        """Add a line below the others."""
        self._lines.append(unit)
        self._consents = None
        self.doubt = self.doubt or _is_of_others(self.page, unit, taken)

    def lets(self, dates: Dates) -> bool:
        """Return whether the last of the dates is that of a state that is in."""
        return not self.doubt or dates.letter in self.consents

    @property
    def consents(self) -> frozenset[str]:
        """The letters that a legend explains as a consent to be bound."""
        if self._consents is None:
            from signatories.names.statuses.status_header import BINDING, legend

            text = "\n".join(self.page.flat[unit.start : unit.end] for unit in self._lines)
            self._consents = frozenset(letter for letter, act in legend(text).items() if act in BINDING)
        return self._consents


def dated_lines(
    page: ParsedText, table: Table, lines: Sequence[tuple[Unit, list[Parsed]]]
) -> list[tuple[Unit, list[Parsed]]]:
    """Return the lines with each one as a name alone that is a name and dates, as its neighbour is."""
    found = [_line(page, table, unit, taken) for unit, taken in lines]
    told = list(lines)
    heading = Heading(page)
    for k, one in enumerate(found):
        beside = any(0 <= near < len(found) and found[near] for near in (k - 1, k + 1))
        if one is None or not beside:
            if all(item.is_pure for item in lines[k][1]):
                heading = Heading(page)
            else:
                heading.add(*lines[k])
        elif heading.lets(one[1]):
            told[k] = lines[k][0], [one[0]]
    return told


def _is_of_others(page: ParsedText, unit: Unit, taken: Sequence[Parsed]) -> bool:
    """Return whether a line speaks of states that are not in, or of what a state that is in may do, too."""
    marks = [mark for one in taken for mark in one.item.marks]
    text = page.flat[unit.start : unit.end]
    if negative(page, marks) or any(word in text for word in UNSPACED):
        return True
    return any(
        page.tokens[at].word.startswith(LEAVING) or page.speech.apart(page.tokens, at)
        for at in range(unit.first, unit.last)
    )


def _line(page: ParsedText, table: Table, unit: Unit, taken: Sequence[Parsed]) -> tuple[Parsed, Dates] | None:
    """Return a line that is a name and dates, as the name with the rest to be reported."""
    first, last = taken[0].item, taken[-1].item
    name = next((page.names[at] for at in range(first.first, last.last) if at in page.names), None)
    if (
        name is None
        or last.after not in ("\n", "\t")
        or not any(token.script == "number" for token in page.tokens[name.last : last.last])
    ):
        return None
    start = name.end
    while start < last.end and page.flat[start] == " ":
        start += 1
    dates = _dates(page.flat[start : last.end])
    listed = [mark for mark in marks(page, unit) if mark.last <= name.last and mark.end <= name.end]
    if dates is None or not dates.days or not listed or listed[-1].name is None:
        return None
    one = parsed(page, Item(tuple(_without_breaks(page, listed)), first.before, "\n"), table)
    if not one.is_pure or one.reported:
        return None
    rest = Mark("bracket", start, last.end, name.last, last.last)
    return one._replace(reported=(rest,)), dates


def _without_breaks(page: ParsedText, listed: Sequence[Mark]) -> Sequence[Mark]:
    """Return the marks of a line without what begins it: its break and the sign of an item."""
    begin = 0
    while begin < len(listed) and listed[begin].kind == "sign" and _opens(page.flat[listed[begin].start]):
        begin += 1
    return listed[begin:]


def _opens(sign: str) -> bool:
    return sign.isspace() or not sign.isalnum()


def _dates(text: str) -> Dates | None:
    """Return what a text tells that holds nothing but dates, the letters of acts and marks; else None."""
    from signatories.names.statuses.header_words import LETTERS
    from signatories.names.statuses.table_days import date_end

    at, days, letter = 0, 0, ""
    lower = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)
    while at < len(text):
        opens = text[at] == "("
        if end := date_end(lower, at + opens):
            whole = end - at - opens > len("2012")
            if opens and (whole or days or text[end : end + 1] != ")"):
                return None  # an act that was withdrawn, to `import-csv`
            days, letter, at = days + whole, "", end + opens
        elif note := NUMBER.match(text, at):
            at = note.end()
        elif (found := LETTER.match(text, at)) and (found[1] or found[2]) in LETTERS and days:
            letter, at = found[1] or found[2], found.end()
        elif text[at] in SIGNS:
            at += 1
        else:
            return None
    return Dates(days, letter)
