"""Notices beside an answer: how far the record knows, who is not named, what is announced."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from signatories.domain.dates import OPEN, in_words, reaches
from signatories.domain.dates import day as as_day
from signatories.query import certainties, knowledge
from signatories.query.announcements import announced_by, announced_under
from signatories.query.certainties import POSSIBLE, About
from signatories.query.steps import Step
from signatories.query.syntax import Question, Term, parse, terms
from signatories.register.lookup import country_named, kind_and_names, short_name
from signatories.register.memory import remembered
from signatories.register.tables import Register

COMPLETE_TO: Final = "record complete to "
"""The words with which a notice begins that says how far the record names everybody."""


def notices(register: Register, words: Question, as_of: str) -> list[str]:
    """Return what the reader of an answer must know: how far it reaches, who is unnamed (lines 10, 16)."""
    expression = parse(words, register)
    result: list[str] = []
    for term, day in terms(expression, as_day(as_of)):
        result += instrument_notices(register, term, day)
    return list(dict.fromkeys(result))


def instrument_notices(register: Register, term: Term, day: str) -> list[str]:
    """Return what must be said of one term of an answer."""
    it = certainties.about(register, term.instrument)
    said = [*_completeness(it, day), *_end(it, day)]
    certain, possible = knowledge.number_unnamed(register, it.id, term.facet, day)
    if number := certain + possible:
        noun = "member is" if number == 1 else "members are"
        said.append(f"{number} more {noun} named by no source{'' if certain else ', possibly'}")
    said += announcements(register, it.id, day)
    return [f"{it.id}: {words}" for words in said]


def _completeness(it: About, day: str) -> list[str]:
    """Return how far the record names everybody, where that matters for a day."""
    if it.complete_from is None:
        return ["no full list is known; others may belong"]
    if day < it.complete_from:
        return [f"record complete only from {it.complete_from}; others may belong"]
    reach = it.reach_on(day)
    return [] if reaches(reach, day) else [f"{COMPLETE_TO}{reach}"]


def _end(it: About, day: str) -> list[str]:
    """Return how an instrument came to its end, where it did by a day."""
    if it.closed is None or it.closed_by(day) < POSSIBLE:
        return []
    into = f"; merged: {it.merged_into}" if it.merged_into else ""
    return [f"closed on {it.closed}{into}"]


def announcements(register: Register, id: str, day: str) -> list[str]:
    """Return a sentence for each exit under an instrument that is announced and has not come (line 3)."""
    return [_announced(register, row) for row in announced_under(register, id, day)]


def announcements_of(register: Register, country: str, day: str) -> dict[str, list[str]]:
    """Return the same sentences on one country by instrument."""
    found: dict[str, list[str]] = {}
    for row in announced_by(register, country, day):
        found.setdefault(row.instrument, []).append(_announced(register, row))
    return found


def _announced(register: Register, row: Step) -> str:
    name = short_name(register, row.country)
    return f"{name} has given notice and leaves {_on_day(row.effective)}"


def _on_day(date: str) -> str:
    return in_words(date) or f"on {date}"


def of_territory(register: Register, code: str) -> list[str]:
    """Return what must be said of a territory without acts: it does not act in its own name."""
    kind, name, short = kind_and_names(register, code)
    if kind != "territory":
        return []
    state = name.partition(",")[0]
    named = country_named(register, state) if state != name else None
    whose = f"; see {state} ({named})" if named else ""
    return [
        f"{short} does not act in its own name here, and to where its state extends a treaty is not"
        f" recorded{whose}"
    ]


def completeness(instruments: Iterable[About], day: str) -> dict[str, str]:
    """Return to which day these instruments are complete, where that is before a day: id → ISO day."""
    found = {it.id: it.reach_on(day) for it in instruments}
    return {id: reach for id, reach in found.items() if reach and not reaches(reach, day)}


FEW: Final = 5
"""So many countries are named in a note about a date that they share; of more, it gives the number."""

_DAY: Final = len("2012-09-07")


def imprecise(
    known: Iterable[tuple[str, str, str]],
    called: Callable[[str], str] = str,
    plural: str = "countries",
) -> list[str]:
    """Return notes on days that are not known: `Iceland: joined on some day between … and …`.

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
    """Return the footnotes of the countries of an answer whose names are disputed, by name.

    `names` are other names to begin them with, by code.
    """
    wanted, chosen = set(codes), names or {}
    return [
        f"{chosen.get(code, name)}: {text}" for code, name, text in _footnotes(register) if code in wanted
    ]


@remembered
def _footnotes(register: Register) -> Sequence[tuple[str, str, str]]:
    sql = "SELECT code, name, footnote FROM country WHERE footnote IS NOT NULL ORDER BY name"
    return [(code, name, text) for code, name, text in register.rows(sql)]


@remembered
def data_version(register: Register) -> str:
    """Return the latest day that the record speaks of: the end of a `complete`, or when a source was read.

    Empty where there is none. Instruments that are shipped beside the record do not matter.
    """
    sql = f"""WITH own AS (
        SELECT s.seen, s.published FROM source s JOIN instrument i ON i.id = s.instrument WHERE NOT i.shipped)
        SELECT max(day) FROM (
        SELECT known_to AS day FROM instrument WHERE known_to <> '{OPEN}' AND NOT shipped
        UNION ALL SELECT seen FROM own WHERE length(seen) = 10
        UNION ALL SELECT published FROM own WHERE length(published) = 10)"""
    return register.rows(sql)[0][0] or ""
