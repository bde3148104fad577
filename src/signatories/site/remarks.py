"""Remarks on acts: what the record notes about them, and the dates that other sources give."""

from collections.abc import Sequence
from typing import NamedTuple

from signatories.domain.dates import parse
from signatories.register.contents import CountryAct, acts, citations, country_acts
from signatories.register.lookup import names_of_countries
from signatories.register.tables import Register


class Remark(NamedTuple):
    """One act with its note; `date` is empty where its countries did it on several.

    `who` has the codes and names of the countries; those whom no source names have no code. `otherwise`
    has the sources that give another date, each with that date.
    """

    date: str
    action: str
    who: Sequence[tuple[str, str]]
    note: str
    otherwise: Sequence[tuple[str, str]]


def remarks(register: Register, id: str, day: str) -> list[Remark]:
    """Return the acts of an instrument that have a note or a contradicted date, in the order of the record.

    As of a day nothing later is used: an act whose day must fall after it is left out.
    """
    names, cited = names_of_countries(register), citations(register, id)
    by_act: dict[int, list[CountryAct]] = {}
    for row in country_acts(register, id):
        by_act.setdefault(row.act, []).append(row)
    found = []
    for act in acts(register, id):
        others = cited.get((act.nth, "otherwise"), [])
        own = by_act.get(act.nth, [])
        dates = {row.date or "" for row in own} or {act.date or ""}
        if (act.note or others) and any(parse(date).earliest <= day for date in dates if date):
            who = [(row.country, names[row.country]) for row in own]
            who = who or [("", f"{act.unnamed} named by no source")]
            date = dates.pop() if len(dates) == 1 else ""
            pairs = (text.partition(": ") for text in others)
            otherwise = [(source, given) for source, _, given in pairs]
            found.append(Remark(date, act.action, who, act.note or "", otherwise))
    return found
