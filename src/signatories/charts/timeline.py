"""The chart of stays: a row a country, since when and until when, in the order in which they came."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from signatories.charts.axes import Days
from signatories.charts.captions import capitalize, notes_below, noun, reach_phrase
from signatories.charts.font_metrics import truncate, width
from signatories.charts.svg import EDGE, WIDTH, Picture, assemble, hatch, line, rect, tag, text, tooltip
from signatories.charts.tilemap import Link
from signatories.domain.dates import ALWAYS, NEVER, day_in_words, reaches
from signatories.domain.dates import day as as_day
from signatories.domain.statuses import CLOSING
from signatories.names.arguments import instrument_id
from signatories.query import certainties, knowledge, steps
from signatories.query.members import title
from signatories.query.steps import Stay
from signatories.query.syntax import Term
from signatories.register.lookup import short_names
from signatories.register.tables import Register, spelling

ROW: Final = 17.0
BAR: Final = 13.0
NAMES: Final = 0.4
"""The share of the width that names may have at the most."""

THIN: Final = {"signatory": "signed and not bound", "suspended": "suspended"}
"""The statuses whose bars are thin, and why."""


class StayRow(NamedTuple):
    """An unbroken time of a country in an instrument, with the status it reached and since when.

    `entered` is the date since which it is in with a status before that, as a signatory before it is bound;
    empty where there is none. `until` is empty where it goes on.
    """

    code: str
    country: str
    status: str
    since: str
    entered: str
    until: str
    certainty: str
    known_to: str
    disputed: str


class Row(NamedTuple):
    """A stay as it is told and as the record has it."""

    entry: StayRow
    stay: Stay


def stay_rows(
    register: Register, id: str, as_of: str, *, names: dict[str, str] | None = None
) -> list[StayRow]:
    """Return everybody who was in an instrument by a day, in the order in which they came to their status."""
    return [row.entry for row in _rows(register, instrument_id(register, id), as_day(as_of), names)]


def _rows(register: Register, id: str, day: str, names: dict[str, str] | None) -> list[Row]:
    country_names = {**short_names(register), **(names or {})}
    reach = knowledge.reach(register, id, "", day)
    found = steps.of_instrument(register, id)
    rows = [
        Row(_entry(stay, code, country_names[code], reach.of(code), day), stay)
        for code, mine in found.items()
        for stay in steps.stays(mine, day)
        if stay.is_in
    ]
    return sorted(rows, key=_order)


def _order(row: Row) -> tuple[str, str, str, str]:
    reached = row.stay.shown[0]
    return reached.latest, reached.earliest, spelling(row.entry.country), row.entry.code


def _entry(stay: Stay, code: str, country: str, known_to: str, day: str) -> StayRow:
    entered = "" if stay.first.since == stay.since else stay.first.since
    ends = [stay.ended_by.disputed] if stay.ended_by else []
    disputed = dict.fromkeys(filter(None, (*(step.disputed for step in stay.steps), *ends)))
    certainty = knowledge.certainty(stay.level, stay.over or reaches(known_to, day))
    return StayRow(
        code, country, stay.status, stay.since, entered, stay.until, certainty, known_to, "; ".join(disputed)
    )


def timeline(
    register: Register,
    id: str,
    as_of: str,
    *,
    names: dict[str, str] | None = None,
    link: Link | None = None,
    wide: int = WIDTH,
) -> Picture:
    """Draw who was in an instrument since when, until a day. `link` makes the names links.

    Where a date is not known to the day, the bar is hatched from the first to the last it can have been.
    """
    day = as_day(as_of)
    id = instrument_id(register, id)
    about = certainties.about(register, id)
    complete_to = about.last_known_day
    rows = _rows(register, id, day, names)
    begun = [row.stay.first.earliest for row in rows if row.stay.first.earliest != ALWAYS]
    begin = min([about.opened.earliest, *begun, day])
    end = min(day, about.closed.latest) if about.closed else day
    term = Term(id, "", None)
    now = sum(row.entry.certainty != "possible" and not row.entry.until for row in rows)
    subtitle = f"{capitalize(noun(register, term))}, since when and until when, to {day_in_words(day)}"
    subtitle += reach_phrase(register, [term], day)
    longest = max([width(row.entry.country + "*", 12) for row in rows] or [0.0])
    names_end = EDGE + min(NAMES * wide, longest)
    since_end = names_end + 8 + max([width(_since(row), 12) for row in rows] or [0.0])
    days = Days(begin, max(end, begin), since_end + 8, wide - EDGE - 4.0)
    bottom = 18 + ROW * len(rows)
    parts = [_years(days, bottom)]
    before = ""
    for i, row in enumerate(rows):
        upper, since = 18 + ROW * i, _since(row)
        label = "" if since == before else text(since_end, upper + 12.5, since, "p-soft", "end")
        bar = _bar(row.stay, days, upper, complete_to or NEVER, end)
        bar += _until(row, days, upper, end)
        name = _name(row.entry, names_end - EDGE, upper + 12.5, link)
        parts.append(tag("g", tooltip(_phrase(row.entry)) + name + label + bar))
        before = since
    if complete_to and begin < complete_to < end:
        x = days.at(complete_to)
        parts.append(line(x, 14, x, bottom, "p-mark"))
    notes = _notes(rows, complete_to, end)
    notes += notes_below(register, [term], (row.entry.code for row in rows), day)
    desc = f"{len(rows)} rows; {now} in on {day_in_words(day)}."
    return assemble(title(register, id), subtitle, desc, parts, (wide, bottom + 8), notes)


def _notes(rows: Sequence[Row], complete_to: str | None, end: str) -> list[str]:
    notes = []
    thin = {step.status for row in rows for step in row.stay.steps if step.status in THIN}
    if thin:
        notes.append(f"Thin: {' or '.join(THIN[status] for status in sorted(thin))}.")
    spans = {(step.earliest, step.latest) for row in rows for step in row.stay.steps}
    spans |= {(row.stay.steps[-1].may_end or "", row.stay.steps[-1].must_end or "") for row in rows}
    if any(first != last for first, last in spans):
        notes.append("Hatched: on some day between these two; the day is not known.")
    if complete_to and complete_to < end:
        notes.append("Lighter: carried forward after the day to which the record is complete (dashed line).")
    entries = [row.entry for row in rows]
    return notes + [f"{row.country}*, disputed: {row.disputed}" for row in entries if row.disputed]


def _years(days: Days, bottom: float) -> str:
    parts: list[str] = []
    edge = days.left - 4
    for day, name in days.ticks(6):
        x, wide = days.at(day), width(name, 12)
        at = min(max(x, days.left + wide / 2), days.right + 4 - wide / 2)
        parts.append(line(x, 14, x, bottom, "p-rule"))
        if at - wide / 2 > edge:
            parts.append(text(at, 9, name, "p-soft", "middle"))
            edge = at + wide / 2 + 6
    return "".join(parts)


def _since(row: Row) -> str:
    """Return the date of the status reached; of one that is not known, the day by which it was."""
    since = row.entry.since
    return day_in_words(since) if "/" not in since else f"by {day_in_words(row.stay.shown[0].latest)}"


def _name(row: StayRow, room: float, y: float, link: Link | None) -> str:
    mark = "*" if row.disputed else ""
    label = text(EDGE, y, truncate(row.country, room - width(mark, 12), 12) + mark, "p-text")
    address = link(row.code) if link else None
    return tag("a", label, href=address) if address else label


def _phrase(row: StayRow) -> str:
    phrase = f"{row.country}: {row.status} since {day_in_words(row.since)}"
    phrase += f", in since {day_in_words(row.entered)}" if row.entered else ""
    phrase += f", until {day_in_words(row.until)}" if row.until else ""
    phrase += f", {row.certainty}" if row.certainty != "certain" else ""
    return phrase + (", disputed" if row.disputed else "")


def _bar(stay: Stay, days: Days, y: float, complete_to: str, end: str) -> str:
    """Draw each step from left to right: perhaps in, in, perhaps out again; thin for a signature alone."""
    parts: list[str] = []
    last = stay.steps[-1]
    over = last.must_end or NEVER
    for place, step in enumerate(stay.steps):
        high = 3.0 if step.status in THIN else BAR
        until = stay.steps[place + 1].earliest if step is not last else last.may_end or NEVER
        stop = min(over, end)
        parts += _piece(days, y, step.earliest, min(step.latest, stop), high, "open")
        parts += _piece(days, y, step.latest, min(until, complete_to, stop), high, "p-a")
        parts += _piece(days, y, max(step.latest, complete_to), min(until, stop), high, "p-a p-later")
        if step is last:
            parts += _piece(days, y, max(until, step.latest), stop, high, "open")
    if not parts and last.latest >= end:
        parts.append(rect(days.at(end), y + 8.5 - BAR / 2, 1.5, BAR, "p-a"))
    return "".join(parts)


def _piece(days: Days, y: float, start: str, until: str, high: float, look: str) -> list[str]:
    start = max(start, days.first)
    if start >= until:
        return []
    x = days.at(start)
    wide = max(days.at(until) - x, 1.5)
    top = y + 8.5 - high / 2
    if look == "open":
        edge = rect(x + 0.5, top + 0.5, max(wide - 1, 0.5), high - 1, "p-outline")
        return [hatch(x, top, wide, high, "p-paper", "p-a"), edge]
    return [rect(x, top, wide, high, look)]


def _until(row: Row, days: Days, y: float, end: str) -> str:
    """Return the end's date, right of the bar or on it where room is short; not that of everybody's end."""
    stay = row.stay
    if not row.entry.until or (stay.ended_by and stay.ended_by.word == CLOSING):
        return ""
    last = stay.steps[-1]
    may_end, over = last.may_end or NEVER, last.must_end or NEVER
    words, stop = f"to {day_in_words(row.entry.until)}", days.at(min(over, end))
    wide = width(words, 12)
    if stop + 5 + wide <= days.right + 4:
        return text(stop + 5, y + 12.5, words, "p-soft p-halo")
    if days.at(may_end) - wide - 8 > days.at(last.latest) and last.status not in THIN:
        return text(days.at(may_end) - 5, y + 12.5, words, "p-on", "end")
    return text(days.at(max(stay.first.earliest, days.first)) - 5, y + 12.5, words, "p-soft p-halo", "end")
