"""Why: the facts and sources behind an answer, and what its reader must be told beside it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Final, NamedTuple

from signatories.domain.dates import day as as_day
from signatories.domain.dates import in_words
from signatories.domain.dates import parse as parse_date
from signatories.query import evaluate as sets
from signatories.query.evaluate import Question, Term
from signatories.query.members import Count, count, unnamed
from signatories.register.lookup import Words, country_code, instrument_id
from signatories.register.tables import Register


class Reason(NamedTuple):
    """One fact behind a cell, with one source for it.

    `fact` is the act, or "says otherwise" or "contests" where a source does that; `status` is the one
    that the act led to.
    """

    date: str
    effective: str
    fact: str
    status: str
    source: str
    grade: str
    publisher: str
    title: str
    published: str
    url: str
    note: str


class Detail(NamedTuple):
    """One thing to be known of an instrument: the section it belongs to, its name, and its value."""

    section: str
    name: str
    value: str


def why(register: Register, id: str, country: Words) -> list[Reason]:
    """Every fact behind one country's place in one instrument, a row for each source of each fact."""
    id, code = instrument_id(register, id), country_code(register, country)
    sql = """SELECT m.date, m.effective, a.action, m.status, s.role, s.says, s.source, c.grade, c.publisher,
            c.title, c.published, c.url, a.disputed, a.note
        FROM membership m
        JOIN action a ON a.instrument = m.instrument AND a.nth = m.action
        JOIN action_source s ON s.instrument = a.instrument AND s.action = a.nth
        JOIN source c ON c.instrument = s.instrument AND c.id = s.source
        WHERE m.instrument = ? AND m.country = ? ORDER BY m.nth, s.nth"""
    reasons = []
    for date, effective, action, status, role, says, *source, disputed, note in register.rows(
        sql, (id, code)
    ):
        fact = {"source": action, "otherwise": "says otherwise", "disputed": "contests"}[role]
        said = {"source": note, "otherwise": None, "disputed": disputed}[role]
        led_to = status if role == "source" else ""
        cells = (says or date, effective, fact, led_to, *source, said)
        reasons.append(Reason(*("" if cell is None else cell for cell in cells)))
    return reasons


def particulars(register: Register, id: str, as_of: str) -> list[Detail]:
    """What there is to know of an instrument: its particulars, counts, parts, events and sources."""
    id, on = instrument_id(register, id), as_day(as_of)
    sql = "SELECT title, kind, opened, in_force, closed, place, url, complete FROM instrument WHERE id = ?"
    values = register.rows(sql, (id,))[0]
    names = ("title", "kind", "opened", "in force", "closed", "place", "url", "complete")
    rows = [Detail("instrument", "id", id)]
    rows += [Detail("instrument", name, value) for name, value in zip(names, values, strict=True) if value]
    total = count(register, id, on)
    rows.append(Detail("counts", f"in on {on}", _span_of_count(total)))
    rows += [Detail("counts", status, number) for status, number in _by_status(register, id, on)]
    if total.unnamed or total.unnamed_possible:
        rows.append(Detail("counts", "named by no source", str(total.unnamed + total.unnamed_possible)))
    for title, summary in register.rows(
        "SELECT title, summary FROM part WHERE instrument = ? ORDER BY nth", (id,)
    ):
        rows.append(Detail("parts", title, summary))
    for date, what, place in register.rows(
        "SELECT date, what, place FROM event WHERE instrument = ? ORDER BY earliest, latest, nth", (id,)
    ):
        rows.append(Detail("events", date, f"{what} ({place})" if place else what))
    for source, grade, publisher, title, published, url in register.rows(
        "SELECT id, grade, publisher, title, published, url FROM source WHERE instrument = ? ORDER BY id",
        (id,),
    ):
        dated = f", {published}" if published else ""
        rows.append(Detail("sources", source, f"{publisher}: {title}{dated} [{grade}] {url or ''}".strip()))
    return rows


def _by_status(register: Register, id: str, on: str) -> list[tuple[str, str]]:
    """How many have each status on a day, most first: `4 to 5` where the dates leave it open."""
    allowed: dict[str, set[str]] = {}
    for step in sets.held(register, id):
        if step.earliest <= on < step.until:
            allowed.setdefault(step.country, set()).add(step.status)
    most = Counter(status for statuses in allowed.values() for status in statuses if status)
    least = Counter(status for statuses in allowed.values() if len(statuses) == 1 for status in statuses)
    order = sorted(most, key=lambda status: (-most[status], status))
    return [(s, _span_of_count(Count(least[s], most[s] - least[s], 0, 0))) for s in order]


def _span_of_count(total: Count) -> str:
    return f"{total.certain} to {total.certain + total.possible}" if total.possible else str(total.certain)


# What must be said beside an answer


def notices(register: Register, words: Question, as_of: str) -> list[str]:
    """What the reader of an answer must know: how far the record is complete, who is unnamed (line 10)."""
    expression = sets.parse(words, register)
    result: list[str] = []
    for term, on in sets.terms(expression, as_day(as_of)):
        result += instrument_notices(register, term, on)
    return list(dict.fromkeys(result))


def instrument_notices(register: Register, term: Term, on: str) -> list[str]:
    """What must be said of one term of an answer."""
    sql = "SELECT complete_from, complete_to, closed FROM instrument WHERE id = ?"
    start, end, closed = register.rows(sql, (term.instrument,))[0]
    result = []
    if start is None:
        result.append(f"{term.instrument}: no full list is known; others may belong")
    elif on < start:
        result.append(f"{term.instrument}: record complete only from {start}; others may belong")
    elif on > end:
        result.append(f"{term.instrument}: record complete to {end}")
    if closed and parse_date(closed).earliest <= on:
        result.append(f"{term.instrument}: closed on {closed}")
    sure, maybe = unnamed(register, term, on)
    if sure or maybe:
        number = sure + maybe
        noun = "member is" if number == 1 else "members are"
        result.append(
            f"{term.instrument}: {number} more {noun} named by no source{'' if sure else ', possibly'}"
        )
    return result


def completeness(register: Register, ids: Iterable[str], on: str) -> dict[str, str]:
    """To which day these instruments are complete, where that is before a day: id → ISO day."""
    wanted = dict.fromkeys(ids)
    ends = dict(register.rows("SELECT id, complete_to FROM instrument WHERE complete_to < ?", (on,)))
    return {id: ends[id] for id in wanted if id in ends}


FEW: Final = 5
"""So many countries are named in a note about a date that they share; of more, it gives the number."""

_DAY: Final = len("2012-09-07")


def imprecise(
    known: Iterable[tuple[str, str, str]],
    called: Callable[[str], str] = str,
    plural: str = "countries",
) -> list[str]:
    """What must be said of days that are not known: `Iceland: joined on some day between … and …`.

    Each is a code or an id, which is `called` something, a verb, and a date as the record writes it. What
    shares verb and date shares a note, in the order in which it is first met. A single day needs none.
    """
    shared: dict[tuple[str, str], list[str]] = {}
    for key, verb, date in known:
        if len(date) != _DAY:
            shared.setdefault((verb, date), []).append(key)
    result = []
    for (verb, date), keys in shared.items():
        if words := in_words(date):
            *most, last = map(called, keys) if len(keys) <= FEW else [f"{len(keys)} {plural} with {date}"]
            names = f"{', '.join(most)} and {last}" if most else last
            result.append(f"{names}: {verb} {words}")
    return result


def footnotes(register: Register, codes: Iterable[str], names: Mapping[str, str] | None = None) -> list[str]:
    """The footnotes of the countries of an answer whose names are contested, by name.

    `names` are other names to begin them with, by code.
    """
    wanted = set(codes)
    sql = "SELECT code, name, footnote FROM country WHERE footnote IS NOT NULL ORDER BY name"
    chosen = names or {}
    return [f"{chosen.get(code, name)}: {text}" for code, name, text in register.rows(sql) if code in wanted]


def data_version(register: Register) -> str:
    """The day to which the record reaches: the latest end of a `complete`; empty where there is none."""
    return str(register.rows("SELECT ifnull(max(complete_to), '') FROM instrument")[0][0])
