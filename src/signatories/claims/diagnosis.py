"""Diagnosis of a failing claim: the difference, and a way of counting, a day or a date that cures it."""

from collections.abc import Iterator
from itertools import combinations

from signatories.claims.agreement import fits
from signatories.domain.dates import day_before, days_between, next_day
from signatories.domain.statements import Statement
from signatories.query import steps
from signatories.query.counts import Standing, Standings
from signatories.query.syntax import Expression, is_single
from signatories.register.contents import hosts
from signatories.register.lookup import kinds_of_countries


def off_by(figure: int, now: Standing) -> str:
    """Return by how much the record differs from a figure: `+1` where it has one more."""
    return f"{now.low - figure if now.low > figure else now.high - figure:+d}"


def too_many_or_few(statement: Statement, now: Standing) -> str:
    """Return the countries that a list has too many and too few, as the record has it."""
    kind, named = statement.kind, statement.country_set
    if kind == "excludes":
        return f"in by the record: {_codes(named & now.certain)}"
    missing = named - now.certain - now.possible
    few = now.certain - named if kind == "members" else frozenset[str]()
    parts = [f"too many: {_codes(missing)}" if missing else "", f"too few: {_codes(few)}" if few else ""]
    return "; ".join(filter(None, parts))


def narrower(statement: Statement, now: Standing, first: str, last: str) -> str:
    """Return what a list that only some readings bear out would tell about dates, if right (line 1).

    It was made on a day from `first` to `last`; `now` is the record's standing on the first.
    """
    kind, named = statement.kind, statement.country_set
    in_by = now.possible & named if kind in ("members", "includes") else frozenset[str]()
    not_yet = now.possible & named if kind == "excludes" else frozenset[str]()
    not_yet |= now.possible - named if kind == "members" else frozenset()
    parts = [
        f"{_codes(in_by)} in by {last}, if listed rightly" if in_by else "",
        f"{_codes(not_yet)} not before {next_day(first)}, if rightly absent" if not_yet else "",
    ]
    return "; ".join(filter(None, parts))


def way_of_counting(standings: Standings, id: str, tree: Expression, figure: int, day: str) -> str:
    """Return the simplest way of counting under which a figure is the record's; empty where there is none."""
    now = standings.on(tree, day)
    if now.low != len(now.certain) == figure:
        return "true of those that sources name"
    groups = {name: codes for name, codes in _groups(standings, id, tree, now, day) if codes}
    for number in (1, 2):
        for names in combinations(groups, number):
            less = frozenset[str]().union(*(groups[name] & now.certain for name in names))
            more = frozenset[str]().union(*(groups[name] - now.certain for name in names))
            if len(now.certain) - len(less) + len(more) == figure:
                return f"true {' and '.join(f'{name} ({_codes(groups[name])})' for name in names)}"
    return ""


def _groups(
    standings: Standings, id: str, tree: Expression, now: Standing, day: str
) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield those whom a source may have counted otherwise, by the rule that it would have followed."""
    kinds = kinds_of_countries(standings.register)
    yield "without organisations", frozenset(code for code in now.certain if kinds[code] == "organisation")
    yield "without the host", now.certain & hosts(standings.register, id, day)
    found_steps = steps.steps(standings.register, instrument=id) if id else []
    of_country = steps.of_countries(found_steps)
    removed, disputed, gone = set[str](), set[str](), set[str]()
    for (_, code), found in of_country.items():
        if any(step.word == "removal" and step.latest > day for step in found):
            removed.add(code)
        if any(step.disputed for step in found):
            disputed.add(code)
        if any(step.status == "former" and step.earliest <= day for step in found):
            gone.add(code)
    yield "without those removed later", now.certain & removed
    yield "without the disputed", now.certain & disputed
    if is_single(tree):
        yield "with those that left again", frozenset(gone) - now.certain - now.possible


def nearest_day(standings: Standings, tree: Expression, named: frozenset[str], on: str) -> str:
    """Return the nearest day on which a list was right; empty where there is none."""
    change_days = standings.change_days(tree)
    near, listed = [], Statement("members", None, tuple(named))
    for day, following in zip(change_days, [*change_days[1:], ""], strict=False):
        if fits(listed, standings.on(tree, day))[1]:
            near.append(day_before(following) if following and following <= on else day)
    return f"true on {min(near, key=lambda day: days_between(day, on))}" if near else ""


def other_dates(
    standings: Standings, tree: Expression, named: frozenset[str], now: Standing, first: str, last: str
) -> str:
    """Return the dates that a full list asks for where it contradicts the record's (line 1), three at most.

    It was made on a day from `first` to `last`; `now` is the record's standing on the nearest to it.
    """
    term = is_single(tree)
    if term is None:
        return ""
    parts = []
    for code in sorted(named - now.certain - now.possible):
        found = steps.steps(standings.register, instrument=term.instrument, country=code)
        begins = min((step.earliest for step in found if step.is_in), default="")
        if begins > last:
            parts.append(f"{code}, if listed rightly, is in by {last}, not from {begins}")
    absent = sorted(now.certain - named)
    parts += [f"{code}, if rightly absent, is not in before {next_day(first)}" for code in absent]
    return "; ".join(parts[:3])


def _codes(codes: frozenset[str]) -> str:
    return ", ".join(sorted(codes))
