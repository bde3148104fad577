"""The chart of stays: a row a country, since when and until when, in the order in which they came."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from signatories.charts.axes import Days
from signatories.charts.captions import capitalized, day_in_words, notes_below, noun, reach_phrase
from signatories.charts.font_metrics import truncate, width
from signatories.charts.svg import EDGE, WIDTH, Picture, assemble, hatch, line, rect, tag, text, tooltip
from signatories.charts.tilemap import Link
from signatories.domain.dates import ALWAYS, NEVER
from signatories.domain.dates import day as as_day
from signatories.domain.dates import parse as parse_date
from signatories.domain.statuses import BOUND
from signatories.names.arguments import instrument_id
from signatories.query import steps
from signatories.query.members import title
from signatories.query.syntax import Term
from signatories.register.contents import particulars_of
from signatories.register.lookup import short_names
from signatories.register.tables import Register, spelling

ROW: Final = 17.0
BAR: Final = 13.0
NAMES: Final = 0.4
"""The share of the width that names may have at the most."""


class Stay(NamedTuple):
    """An unbroken time of a country in an instrument, with the status it reached.

    `until` is empty where it goes on. `bound` is the date since which a country is bound by a treaty, where
    it signed before; `certainty` is certain or possible.
    """

    code: str
    country: str
    status: str
    since: str
    bound: str
    until: str
    certainty: str
    disputed: str


class Row(NamedTuple):
    """A stay and its bounds, as days: begun from `may_begin` to `begun`, over from `may_end` to `over`."""

    stay: Stay
    may_begin: str
    begun: str
    may_end: str
    over: str
    may_bind: str
    bind: str


_STEPS: Final = """
SELECT m.country, m.status, m.is_in, m.since, m.until, m.since_earliest, m.since_latest,
  m.until_earliest, m.until_latest, ifnull(a.disputed, '')
FROM membership m JOIN action a ON a.instrument = m.instrument AND a.nth = m.action
WHERE m.instrument = ? AND m.since_earliest <= ? ORDER BY m.country, m.nth"""


def stays(register: Register, id: str, as_of: str, *, names: dict[str, str] | None = None) -> list[Stay]:
    """Return everybody who was in an instrument by a day, in the order in which they came."""
    return [row.stay for row in _rows(register, id, as_day(as_of), names)]


def _rows(register: Register, id: str, day: str, names: dict[str, str] | None) -> list[Row]:
    country_names = short_names(register) | (names or {})
    runs: list[list[tuple[str, ...]]] = []
    ends: list[str] = []
    goes_on = False
    for row in register.rows(_STEPS, (instrument_id(register, id), day)):
        if row[2] and goes_on and runs[-1][0][0] == row[0]:
            runs[-1].append(row)
        elif row[2]:
            runs.append([row])
            ends.append("")
        elif goes_on and runs[-1][0][0] == row[0]:
            ends[-1] = row[9]
        goes_on = bool(row[2])
    found = [_row(run, end, country_names, day) for run, end in zip(runs, ends, strict=True)]
    return sorted(found, key=lambda r: (r.begun, r.may_begin, spelling(r.stay.country), r.stay.code))


def _row(run: Sequence[tuple[str, ...]], end_disputed: str, country_names: dict[str, str], day: str) -> Row:
    first, last = run[0], run[-1]
    may_end, over = last[7] or NEVER, last[8] or NEVER
    over_by_now = may_end <= day
    bound = next((row for row in run if row[1] in BOUND), None) if first[1] not in BOUND else None
    certain = first[6] <= day and not (may_end <= day < over)
    disputed = dict.fromkeys(filter(None, (*(row[9] for row in run), end_disputed)))
    stay = Stay(
        first[0], country_names[first[0]], last[1], first[3], bound[3] if bound else "",
        last[4] if over_by_now else "", "certain" if certain else "possible", "; ".join(disputed),
    )  # fmt: skip
    bind = (bound[5], bound[6]) if bound else (first[5], first[6])
    return Row(stay, first[5], first[6], may_end, over, *bind)


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
    about = particulars_of(register, id)
    kind, opened, closed = about.kind, about.opened, about.closed
    complete_to = steps.about(register, id).last_known_day
    rows = _rows(register, id, day, names)
    begun = [row.may_begin for row in rows if row.may_begin != ALWAYS]
    begin = min([parse_date(opened).earliest, *begun, day])
    end = min(day, parse_date(closed).latest) if closed else day
    term = Term(id, "", None)
    now = sum(row.stay.certainty == "certain" and not row.stay.until for row in rows)
    subtitle = f"{capitalized(noun(register, term))}, since when and until when, to {day_in_words(day)}"
    subtitle += reach_phrase(register, [term], day)
    longest = max([width(row.stay.country + "*", 12) for row in rows] or [0.0])
    names_end = EDGE + min(NAMES * wide, longest)
    since_end = names_end + 8 + max([width(_since(row), 12) for row in rows] or [0.0])
    days = Days(begin, max(end, begin), since_end + 8, wide - EDGE - 4.0)
    bottom = 18 + ROW * len(rows)
    parts = [_years(days, bottom)]
    before = ""
    for i, row in enumerate(rows):
        upper, since = 18 + ROW * i, _since(row)
        label = "" if since == before else text(since_end, upper + 12.5, since, "p-soft", "end")
        bar = _bar(row, days, upper, complete_to or NEVER, end)
        bar += _until(row, days, upper, end, closed or "")
        name = _name(row.stay, names_end - EDGE, upper + 12.5, link)
        parts.append(tag("g", tooltip(_phrase(row.stay)) + name + label + bar))
        before = since
    if complete_to and begin < complete_to < end:
        x = days.at(complete_to)
        parts.append(line(x, 14, x, bottom, "p-mark"))
    notes = _notes(rows, complete_to, end, kind)
    notes += notes_below(register, [term], (row.stay.code for row in rows), day)
    desc = f"{len(rows)} rows; {now} in on {day_in_words(day)}."
    return assemble(title(register, id), subtitle, desc, parts, (wide, bottom + 8), notes)


def _notes(rows: Sequence[Row], complete_to: str | None, end: str, kind: str) -> list[str]:
    notes = []
    if kind == "treaty" and any(row.stay.bound or row.stay.status == "signatory" for row in rows):
        notes.append("Thin: signed. Thick: bound.")
    if any(row.may_begin != row.begun or row.may_end != row.over or row.may_bind != row.bind for row in rows):
        notes.append("Hatched: on some day between these two; the day is not known.")
    if complete_to and complete_to < end:
        notes.append("Lighter: carried forward after the day to which the record is complete (dashed line).")
    stays = [row.stay for row in rows]
    return notes + [f"{s.country}*, disputed: {s.disputed}" for s in stays if s.disputed]


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
    """The date of the beginning; of one that is not known, the day by which it was."""
    return day_in_words(row.stay.since) if "/" not in row.stay.since else f"by {day_in_words(row.begun)}"


def _name(stay: Stay, room: float, y: float, link: Link | None) -> str:
    mark = "*" if stay.disputed else ""
    label = text(EDGE, y, truncate(stay.country, room - width(mark, 12), 12) + mark, "p-text")
    address = link(stay.code) if link else None
    return tag("a", label, href=address) if address else label


def _phrase(stay: Stay) -> str:
    phrase = f"{stay.country}: {stay.status} since {day_in_words(stay.since)}"
    phrase += f", bound since {day_in_words(stay.bound)}" if stay.bound else ""
    phrase += f", until {day_in_words(stay.until)}" if stay.until else ""
    phrase += "" if stay.certainty == "certain" else ", possible"
    return phrase + (", disputed" if stay.disputed else "")


def _bar(row: Row, days: Days, y: float, complete_to: str, end: str) -> str:
    """From left to right: perhaps in, in, perhaps out again; a thin line while only signed."""
    thin = row.may_bind > row.may_begin or (row.stay.status == "signatory")
    parts = []
    if thin:
        until = NEVER if row.stay.status == "signatory" and not row.stay.bound else row.bind
        parts += _piece(days, y, row.may_begin, row.begun, row, end, 3.0, "open")
        parts += _piece(days, y, row.begun, until, row, min(complete_to, end), 3.0, "p-a")
        parts += _piece(days, y, max(row.begun, complete_to), until, row, end, 3.0, "p-a p-later")
        if until == NEVER:
            return "".join(parts)
    start = row.bind
    parts += _piece(days, y, row.may_bind, start, row, end, BAR, "open")
    parts += _piece(days, y, start, row.may_end, row, min(complete_to, end), BAR, "p-a")
    parts += _piece(days, y, max(start, complete_to), row.may_end, row, end, BAR, "p-a p-later")
    parts += _piece(days, y, max(row.may_end, start), row.over, row, end, BAR, "open")
    return "".join(parts)


def _piece(
    days: Days, y: float, start: str, until: str, row: Row, end: str, high: float, look: str
) -> list[str]:
    start, until = max(start, days.first), min(until, row.over, end)
    if start >= until and not row.begun == start == end:
        return []
    x = days.at(start)
    wide = max(days.at(until) - x, 1.5)
    top = y + 8.5 - high / 2
    if look == "open":
        edge = rect(x + 0.5, top + 0.5, max(wide - 1, 0.5), high - 1, "p-outline")
        return [hatch(x, top, wide, high, "p-paper", "p-a"), edge]
    return [rect(x, top, wide, high, look)]


def _until(row: Row, days: Days, y: float, end: str, closed: str) -> str:
    """The date of the end: right of the bar, or on it where there is no room. Not that of everybody's end."""
    if not row.stay.until or row.stay.until == closed:
        return ""
    words, stop = f"to {day_in_words(row.stay.until)}", days.at(min(row.over, end))
    wide = width(words, 12)
    if stop + 5 + wide <= days.right + 4:
        return text(stop + 5, y + 12.5, words, "p-soft p-halo")
    if days.at(row.may_end) - wide - 8 > days.at(row.begun):
        return text(days.at(row.may_end) - 5, y + 12.5, words, "p-on", "end")
    return text(days.at(max(row.may_begin, days.first)) - 5, y + 12.5, words, "p-soft p-halo", "end")
