"""Rules that must hold between the parts of a record, beyond the shape of each.

One rule is one generator and one entry of `RULES`. Its name, with hyphens, is its id; its docstring is
its manual. It yields a `Finding`: where inside the instrument, and a sentence that says what must be true.
Those about time stand in `date_rules`, those about countries in `country_rules`.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from signatories.domain.acts import Act
from signatories.domain.dates import ALWAYS, Span
from signatories.domain.problems import Loc
from signatories.domain.replay import retractions, status_before_each
from signatories.domain.statuses import (
    ACTIONS,
    BOUND,
    ENTRY,
    EXIT,
    LAPSE,
    LAPSING,
    PAUSED,
    RETRACTION,
    RETURN,
    REVOCATION,
)
from signatories.record import date_rules
from signatories.record.country_rules import COUNTRY_RULES
from signatories.record.findings import Finding, InstrumentContext, Rule, place
from signatories.record.models import Country, Instrument, KeptPassage, keys_at

RESERVED = frozenset({"and", "or", "not", "region", "subregion", "kind"})
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def well_formed_id(subject: InstrumentContext) -> Iterator[Finding]:
    """Check that ids of instruments and sources are lower-case words and numbers joined by single hyphens.

    An id is not a word of the expression language: and, or, not, region, subregion, kind.
    """
    if not _ID.fullmatch(subject.id):
        yield Finding((), f"the id {subject.id!r} must be lower-case words joined by hyphens", True)
    elif subject.id in RESERVED:
        yield Finding((), f"{subject.id!r} must not be an id: it is a word of the expression language", True)
    for name in subject.record.sources:
        if not _ID.fullmatch(name):
            message = f"the id {name!r} must be lower-case words joined by hyphens"
            yield Finding(("sources", name), message, True)


def known_country(subject: InstrumentContext) -> Iterator[Finding]:
    """Check that every country of an act, an event, a claim or a kept text is in countries.yaml."""
    for code in subject.acts.keys() - subject.countries.keys():
        for act in subject.acts[code]:
            yield _unknown_country(subject, place(subject, code, act)[0], code)
    for block, action in enumerate(subject.record.actions):
        for code in action.effective_dates or {}:
            if code not in (action.dates or {}):
                message = f"{code!r} must have a day in 'dates' too"
                yield Finding(("actions", block, "effective_dates", code), message, True)
    for number, event in enumerate(subject.record.events):
        if event.country is not None and event.country not in subject.countries:
            yield _unknown_country(subject, ("events", number, "country"), event.country)
    for number, claim in enumerate(subject.record.claims):
        for key in ("members", "includes", "excludes", "differs"):
            for position, code in enumerate(getattr(claim, key) or ()):
                if code not in subject.countries:
                    yield _unknown_country(subject, ("claims", number, key, position), code)
        if claim.joined is not None and claim.joined not in subject.countries:
            yield _unknown_country(subject, ("claims", number, "joined"), claim.joined)
    for name, source in subject.record.sources.items():
        if source.kept:
            for loc, code in _countries_of_kept_text(source.kept):
                if code not in subject.countries:
                    yield _unknown_country(subject, ("sources", name, "kept", *loc), code)


def _countries_of_kept_text(kept: KeptPassage) -> Iterator[tuple[Loc, str]]:
    """Yield the countries that the record names beside a kept text."""
    for position, code in enumerate(kept.codes or ()):
        yield ("codes", position), code
    named: dict[str, list[str]] = {
        "as": [item.country for item in kept.as_],
        "not": [item.country for item in kept.not_],
    }
    for key, countries in named.items():
        for position, code in enumerate(countries):
            yield (key, position, "country"), code


def _unknown_country(subject: InstrumentContext, loc: Loc, code: str) -> Finding:
    cure = ""
    for known, country in subject.countries.items():
        if code.casefold() in {name.casefold() for name in (known, country.short, country.alpha2) if name}:
            cure = f"; did you mean {known}, {country.short}?"
    of_key = len(loc) == 4 and loc[2] in ("dates", "effective_dates")
    return Finding(loc, f"{code!r} must be a country in countries.yaml{cure}", of_key)


def known_source(subject: InstrumentContext) -> Iterator[Finding]:
    """Check that every source named by an act, an event or a claim stands among the instrument's sources."""
    for loc, name in _citations(subject.record):
        if name not in subject.record.sources:
            of_key = loc[2] == "otherwise"
            yield Finding(loc, f"{name!r} must be one of the sources of {subject.id!r}", of_key)


def source_used(subject: InstrumentContext) -> Iterator[Finding]:
    """Check that every source of an instrument supports something: an act, an event or a claim."""
    used = {name for _, name in _citations(subject.record)}
    for name in subject.record.sources:
        if name not in used:
            message = f"source {name!r} must be cited by an act, event or claim: cite it or remove it"
            yield Finding(("sources", name), message, True)


def _citations(record: Instrument) -> Iterator[tuple[Loc, str]]:
    for block, action in enumerate(record.actions):
        for key in ("source", "disputed_source"):
            for position, name in enumerate(getattr(action, key) or ()):
                yield ("actions", block, key, position), name
        for name in action.otherwise or {}:
            yield ("actions", block, "otherwise", name), name
    for number, event in enumerate(record.events):
        for position, name in enumerate(event.source):
            yield ("events", number, "source", position), name
    for number, claim in enumerate(record.claims):
        yield ("claims", number, "source"), claim.source


def no_duplicate_act(subject: InstrumentContext) -> Iterator[Finding]:
    """Check that a country does the same thing on the same date once."""
    for code, acts in subject.acts.items():
        if len(acts) > 1:
            seen: set[tuple[str, str]] = set()
            for act in acts:
                what = (act.action, act.date.text)
                if what in seen:
                    message = f"the {act.action} of {code} on {act.date} must stand once"
                    loc, of_key = place(subject, code, act)
                    yield Finding(loc, message, of_key)
                seen.add(what)


def known_predecessor(subject: InstrumentContext) -> Iterator[Finding]:
    """Check that an act that ends, pauses, restores or takes back something follows what it is about.

    A withdrawal, removal, dissolution, suspension or inactivity needs a status to end or pause, a
    reinstatement an earlier suspension, inactivity or exit, a revocation both a signature and a bound state,
    a retraction a withdrawal that has not taken effect, a lapse a candidacy or a provisional application.
    What was held before a withdrawal is held until the day on which it takes effect.
    """
    if all(ACTIONS[action.action].effect == ENTRY for action in subject.record.actions):
        return
    for code, acts in subject.acts.items():
        before = status_before_each(acts, subject.record.kind)
        for k, act in enumerate(acts):
            statuses = {before[k], _status_till_then(acts, k, subject.record.kind)}
            need = _unmet(acts, statuses, k)
            if need:
                message = f"the {act.action} of {code} must follow {need}"
                loc, of_key = place(subject, code, act)
                yield Finding(loc, message, of_key)


def _status_till_then(acts: list[Act], k: int, kind: str) -> str:
    """Return the status before the k-th act where each exit that may still be pending is."""
    return status_before_each([act for act in acts[:k] if not _is_pending(act, acts[k])], kind)[-1]


def _unmet(acts: list[Act], statuses: set[str], k: int) -> str:
    """Return what the k-th act lacks before it, in each of the possible statuses; empty where nothing."""
    words = [act.action for act in acts]
    effect, earlier = ACTIONS[words[k]].effect, words[:k]
    if effect == ENTRY:
        return ""
    if effect == RETURN:
        lost = any(ACTIONS[word].status in PAUSED for word in earlier)
        return "" if lost else "a suspension, inactivity, withdrawal or removal"
    if effect == REVOCATION:
        good = not BOUND.isdisjoint(statuses) and "signature" in earlier
        return "" if good else "a signature and a ratification"
    if effect == RETRACTION:
        good = k in retractions(words).values()
        return "" if good else "a withdrawal that is not taken back yet"
    if effect == LAPSE:
        return (
            ""
            if not LAPSING.isdisjoint(statuses)
            else "an invitation, an intent or a provisional application"
        )
    return "" if statuses - {"", "former"} else "a status that it ends or pauses"


def _is_pending(exit_: Act, act: Act) -> bool:
    """Return whether an act may have been done between an exit and the day on which that takes effect."""
    if ACTIONS[exit_.action].effect != EXIT or exit_.effective is None:
        return False
    return exit_.effective.latest > act.date.earliest


def action_fits_kind(subject: InstrumentContext) -> Iterator[Finding]:
    """Check that the action is possible for the instrument's kind: treaties are signed, coalitions joined."""
    kind = subject.record.kind
    for block, action in enumerate(subject.record.actions):
        kinds = ACTIONS[action.action].kinds
        if kind not in kinds:
            wanted = " or ".join(kinds)
            message = f"{action.action!r} must stand under an instrument of kind {wanted}, not {kind}"
            yield Finding(("actions", block, "action"), message)


def canonical_order(subject: InstrumentContext) -> Iterator[Finding]:
    """Check that keys stand in the order of the format, acts in the order of time.

    An act that surely fell earlier stands before one that surely fell later. Tables of dates stand
    where their first day puts them least in the way, so they are not compared.
    """
    for loc, keys in subject.keys.items():
        order = keys_at(Instrument, loc)
        if order and (misplaced := _late_key(keys, order)):
            key, after = misplaced
            yield Finding((*loc, key), f"{key!r} must stand before {after!r}", True)
    latest: tuple[str, Span] | None = None
    for block, action in enumerate(subject.record.actions):
        date = action.date
        if date is None:
            continue
        if latest and date.latest < latest[0]:
            message = f"the {action.action} of {date} must stand before the act of {latest[1]}"
            yield Finding(("actions", block), message, True)
        if date.earliest > (latest[0] if latest else ALWAYS):
            latest = (date.earliest, date)


@lru_cache
def _late_key(keys: tuple[str, ...], order: tuple[str, ...]) -> tuple[str, str] | None:
    """Return the first key that stands too late, and the one that it must stand before."""
    places = [order.index(key) for key in keys if key in order]
    for k in range(1, len(places)):
        if places[k] < max(places[:k]):
            after = min(place for place in places[:k] if place > places[k])
            return order[places[k]], order[after]
    return None


RULES: tuple[Rule, ...] = (
    well_formed_id,
    known_country,
    known_source,
    source_used,
    no_duplicate_act,
    known_predecessor,
    action_fits_kind,
    date_rules.not_before_opening,
    date_rules.not_in_future,
    date_rules.possible_order,
    date_rules.within_lifetime,
    date_rules.effective_means_something,
    date_rules.effect_not_before_act,
    date_rules.bound_once_a_day,
    canonical_order,
)


ESSENTIAL = frozenset(
    {
        "well-formed-id", "well-formed-code", "unique-id", "known-instrument", "known-country",
        "known-source", "possible-order", "within-lifetime",
    }
)  # fmt: skip
"""The rules that an answer depends on: what breaks one cannot be compiled, or not asked."""


def name_of(rule: Callable[..., object]) -> str:
    """Return the id under which a rule is reported and documented: `known-country`."""
    return rule.__name__.replace("_", "-")


def findings(subject: InstrumentContext) -> Iterator[tuple[Finding, str]]:
    """Yield everything that is wrong with one instrument, with the ids of the rules it breaks."""
    for rule in RULES:
        for finding in rule(subject):
            yield finding, name_of(rule)


def country_findings(countries: Mapping[str, Country], today: str) -> Iterator[tuple[Finding, str]]:
    """Yield everything that is wrong between countries, with the ids of the rules broken."""
    for rule in COUNTRY_RULES:
        for finding in rule(countries, today):
            yield finding, name_of(rule)


def key_orders(node: object) -> dict[Loc, tuple[str, ...]]:
    """Return the keys of an instrument and of each record in its lists, in file order."""
    found: dict[Loc, tuple[str, ...]] = {}
    if isinstance(node, dict):
        found[()] = tuple(node)
        for name, value in node.items():
            if name == "sources" and isinstance(value, dict):
                found.update({(name, key): tuple(v) for key, v in value.items() if isinstance(v, dict)})
                kept = ((key, v.get("kept")) for key, v in value.items() if isinstance(v, dict))
                found.update({(name, key, "kept"): tuple(v) for key, v in kept if isinstance(v, dict)})
            elif isinstance(value, list):
                found.update({(name, i): tuple(v) for i, v in enumerate(value) if isinstance(v, dict)})
    return found
