"""Findings: what a rule reports, and what it may know of an instrument."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from signatories.domain.acts import Act, Life
from signatories.domain.problems import Loc
from signatories.record.models import Country, Instrument


class Finding(NamedTuple):
    """A broken rule: the place inside the instrument, the sentence, and whether the key itself is meant."""

    loc: Loc
    message: str
    of_key: bool = False


class InstrumentContext(NamedTuple):
    """One instrument, with what the rules may know: its acts by country, the countries, and today."""

    id: str
    record: Instrument
    keys: "Keys"
    acts: Mapping[str, list[Act]]
    countries: Mapping[str, Country]
    today: str

    def life(self, code: str) -> Life:
        """Return what bounds a country's acts under this instrument from outside."""
        record, country = self.record, self.countries.get(code)
        until = country.until if country else None
        return Life(record.kind, record.opened, record.closed, until, record.in_force)


Keys = Mapping[Loc, tuple[str, ...]]
"""The keys of every mapping of the record, in the order of the file."""

Rule = Callable[[InstrumentContext], Iterator[Finding]]

CountryRule = Callable[[Mapping[str, Country], str], Iterator[Finding]]


def acts_by_country(record: Instrument) -> dict[str, list[Act]]:
    """Return every country's acts in file order."""
    found: dict[str, list[Act]] = {}
    for block, action in enumerate(record.actions):
        if action.dates is not None:
            effective = action.effective_dates or {}
            for code, date in action.dates.items():
                act = Act(action.action, date, effective.get(code), block)
                found.setdefault(code, []).append(act)
        elif action.by is not None and action.date is not None:
            act = Act(action.action, action.date, action.effective, block)
            for code in action.by:
                found.setdefault(code, []).append(act)
    return found


def place(subject: InstrumentContext, code: str, act: Act) -> tuple[Loc, bool]:
    """Return where the record names a country as the doer of an act, and whether it does so by a key."""
    by = subject.record.actions[act.block].by
    if by is None:
        return ("actions", act.block, "dates", code), True
    return ("actions", act.block, "by", by.index(code)), False
