"""Rules that must hold between the parts of a record, beyond the shape of each.

One rule is one generator and one entry of `RULES`. Its name, with hyphens, is its id; its docstring is
its manual. It yields a `Finding`: where inside the instrument, and a sentence that says what must be true.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from signatories.domain.dates import ALWAYS, NEVER, Span, next_day
from signatories.domain.membership import Act, Life, has_reading, retractions, status_before_each
from signatories.domain.problems import Loc
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
from signatories.record.models import Action, Country, Instrument, KeptPassage, keys_at

RESERVED = frozenset({"and", "or", "not", "region", "subregion", "kind"})
_CODE = re.compile(r"[A-Z]{2,8}")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


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


def _place(subject: InstrumentContext, code: str, act: Act) -> tuple[Loc, bool]:
    """Return where the record names a country as the doer of an act, and whether it does so by a key."""
    by = subject.record.actions[act.block].by
    if by is None:
        return ("actions", act.block, "dates", code), True
    return ("actions", act.block, "by", by.index(code)), False


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
            yield _unknown_country(subject, _place(subject, code, act)[0], code)
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
                    loc, of_key = _place(subject, code, act)
                    yield Finding(loc, message, of_key)
                seen.add(what)


def known_predecessor(subject: InstrumentContext) -> Iterator[Finding]:
    """Check that an act that ends, pauses, restores or takes back something follows what it is about.

    A withdrawal, removal, dissolution, suspension or inactivity needs a status to end or pause, a
    reinstatement an earlier suspension, inactivity or exit, a revocation both a signature and a bound state,
    a retraction a withdrawal that has not taken effect, a lapse a candidacy or a provisional application.
    """
    if all(ACTIONS[action.action].effect == ENTRY for action in subject.record.actions):
        return
    for code, acts in subject.acts.items():
        before = status_before_each(acts, subject.record.kind)
        for k, act in enumerate(acts):
            need = _unmet(acts, before[k], k)
            if need:
                message = f"the {act.action} of {code} must follow {need}"
                loc, of_key = _place(subject, code, act)
                yield Finding(loc, message, of_key)


def _unmet(acts: list[Act], status: str, k: int) -> str:
    """Return what the k-th act lacks before it; empty where it lacks nothing."""
    words = [act.action for act in acts]
    effect, earlier = ACTIONS[words[k]].effect, words[:k]
    if effect == ENTRY:
        return ""
    if effect == RETURN:
        lost = any(ACTIONS[word].status in PAUSED for word in earlier)
        return "" if lost else "a suspension, inactivity, withdrawal or removal"
    if effect == REVOCATION:
        good = status in BOUND and "signature" in earlier
        return "" if good else "a signature and a ratification"
    if effect == RETRACTION:
        good = k in retractions(words).values()
        return "" if good else "a withdrawal that is not taken back yet"
    if effect == LAPSE:
        return "" if status in LAPSING else "an invitation, an intent or a provisional application"
    good = status not in ("", "former") or any(_is_pending(act, acts[k]) for act in acts[:k])
    return "" if good else "a status that it ends or pauses"


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


def not_before_opening(subject: InstrumentContext) -> Iterator[Finding]:
    """Check that no country puts its name to an instrument before it was open for that.

    An imprecise date begins no earlier than the opening. Intents and invitations may come before.
    """
    opened = subject.record.opened
    for loc, action, date in _dates(subject.record):
        if ACTIONS[action.action].status == "candidate":
            continue
        if (date.earliest or date.latest) < opened.earliest:
            cure = (
                f"write {opened.earliest}/{date.latest}"
                if opened.earliest <= date.latest
                else "one of the two dates is wrong"
            )
            yield Finding(loc, f"{date.text!r} must not begin before the opening, {opened}: {cure}")


def not_in_future(subject: InstrumentContext) -> Iterator[Finding]:
    """Check that nothing recorded lies in the future: what is only announced is an intent.

    That is said of acts, of the end of `complete`, of the days on which sources were published and read, and
    of those that claims speak of; an effect may lie ahead. The day after today is allowed, because the day is
    that of the place; an imprecise date may end later in this year, but not after it.
    """
    today = subject.today
    for loc, date in _recorded_dates(subject.record):
        if _lies_ahead(date, today) or _ends_late(loc, date, next_day(today)):
            yield Finding(loc, _not_yet(date, today))


def _lies_ahead(date: Span, today: str) -> bool:
    """Return whether a day is sure to lie after tomorrow, or may lie after this year."""
    begins = date.latest if date.earliest == ALWAYS else date.earliest
    return begins > next_day(today) or f"{today[:4]}-12-31" < date.latest != NEVER


def _ends_late(loc: Loc, date: Span, tomorrow: str) -> bool:
    """Return whether a stretch of days, every day of which is meant, ends in the future."""
    return loc == ("complete",) and date.latest != NEVER and date.latest > tomorrow


def _not_yet(date: Span, today: str) -> str:
    return f"{date.text!r} must not lie in the future; today is {today}"


def _recorded_dates(record: Instrument) -> Iterator[tuple[Loc, Span]]:
    """Yield every date that cannot lie in the future, with its place."""
    if record.complete is not None:
        yield ("complete",), record.complete
    for name, source in record.sources.items():
        for key in ("published", "seen"):
            if (date := getattr(source, key)) is not None:
                yield ("sources", name, key), date
    for loc, _, date in _dates(record):
        yield loc, date
    for number, claim in enumerate(record.claims):
        if claim.as_of is not None:
            yield ("claims", number, "as_of"), claim.as_of


def _dates(record: Instrument) -> Iterator[tuple[Loc, Action, Span]]:
    for block, action in enumerate(record.actions):
        if action.date is not None:
            yield ("actions", block, "date"), action, action.date
        for code, date in (action.dates or {}).items():
            yield ("actions", block, "dates", code), action, date


def possible_order(subject: InstrumentContext) -> Iterator[Finding]:
    """Check that a country's acts stand in the order in which they were done, as their dates allow.

    Nor does one fall after the instrument was closed. A day of effect does not matter for the order, but an
    act that is taken back is taken back before it takes effect.
    """
    closed = subject.record.closed
    for code, acts in subject.acts.items():
        life = subject.life(code)._replace(until=None)
        if has_reading(acts, life):
            continue
        k = next(k for k in range(len(acts)) if not has_reading(acts[: k + 1], life))
        act, before = acts[k], acts[k - 1] if k else None
        if closed and act.date.earliest > closed.latest:
            message = f"the {act.action} of {code} must not fall after the closing, {closed}"
            yield Finding(_place(subject, code, act)[0], message, False)
        elif ACTIONS[act.action].effect == RETRACTION:
            message = f"the {act.action} of {code} must come before the day on which the exit takes effect"
            yield Finding(_place(subject, code, act)[0], message, False)
        elif before and not (act.effective and act.effective.latest < act.date.earliest):
            message = (
                f"the {before.action} of {code} must fit beside what follows it, of {act.date}: "
                "put the acts in order"
            )
            yield Finding(_place(subject, code, before)[0], message, False)


def effect_not_before_act(subject: InstrumentContext) -> Iterator[Finding]:
    """Check that a withdrawal, removal, suspension or return takes effect on its day or later.

    A state that succeeds to a treaty may be bound from an earlier day; nobody can have left before leaving.
    """
    for code, acts in subject.acts.items():
        for act in acts:
            if _takes_effect_early(act):
                message = (
                    f"the {act.action} of {code} must not take effect on {act.effective},"
                    f" before its date, {act.date}: one of the two days is wrong"
                )
                loc, of_key = _place(subject, code, act)
                yield Finding(loc, message, of_key)


def _takes_effect_early(act: Act) -> bool:
    """Return whether an act that is not an entry takes effect before its date."""
    if ACTIONS[act.action].effect == ENTRY or act.effective is None:
        return False
    return act.effective.latest < act.date.earliest


def without_early_effects(subject: InstrumentContext) -> InstrumentContext:
    """Return an instrument in which an act with an effect before its date counts from its date."""
    acts = {
        code: [act._replace(effective=None) if _takes_effect_early(act) else act for act in done]
        for code, done in subject.acts.items()
    }
    return subject._replace(acts=acts)


def bound_once_a_day(subject: InstrumentContext) -> Iterator[Finding]:
    """Check that a country becomes bound once a day: it ratifies, accepts or accedes, not two of these."""
    for code, acts in subject.acts.items():
        for before, act in pairwise(acts):
            bound = all(ACTIONS[word].status == "party" for word in (before.action, act.action))
            one_day = before.date == act.date and act.date.earliest == act.date.latest
            if bound and one_day and before.action != act.action:
                message = (
                    f"{code} must become bound in one way on {act.date}:"
                    f" it has both {before.action} and {act.action}"
                )
                loc, of_key = _place(subject, code, act)
                yield Finding(loc, message, of_key)


def within_lifetime(subject: InstrumentContext) -> Iterator[Finding]:
    """Check that a country does nothing after it ceased to exist (`until` in countries.yaml)."""
    for code, acts in subject.acts.items():
        country = subject.countries.get(code)
        if country is None or country.until is None:
            continue
        for act in acts:
            if act.date.earliest > country.until.latest:
                successors = ", ".join(country.successors or ())
                message = f"{code} must not act on {act.date}: it was until {country.until}"
                cure = f"; its successors are {successors}" if successors else ""
                loc, of_key = _place(subject, code, act)
                yield Finding(loc, message + cure, of_key)


def effective_means_something(subject: InstrumentContext) -> Iterator[Finding]:
    """Check that a day of effect stands where the action can take effect on another day than its own.

    That is consent to be bound by a treaty, and everything that ends, pauses or restores a status.
    """
    for block, action in enumerate(subject.record.actions):
        if not ACTIONS[action.action].effective:
            for key in ("effective", "effective_dates"):
                if getattr(action, key) is not None:
                    message = f"{key!r} must not stand beside {action.action!r}, which has effect at once"
                    yield Finding(("actions", block, key), message, True)


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
    not_before_opening,
    not_in_future,
    possible_order,
    within_lifetime,
    effective_means_something,
    effect_not_before_act,
    bound_once_a_day,
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


# Countries: what must hold between the records of countries.yaml


def well_formed_code(countries: Mapping[str, Country], _today: str) -> Iterator[Finding]:
    """Check that a country's code is capitals: ISO 3166-1 alpha-3, or an acronym that is not an ISO code."""
    for code in countries:
        if not _CODE.fullmatch(code):
            yield Finding((code,), f"the code {code!r} must be two to eight capital letters", True)


def unique_name(countries: Mapping[str, Country], _today: str) -> Iterator[Finding]:
    """Check that no two countries share an alpha-2 code, a numeric code, a name or an alias."""
    seen: dict[str, str] = {}
    for code, country in countries.items():
        aliases = ((("aliases", i), name) for i, name in enumerate(country.aliases or ()))
        own = (((key,), getattr(country, key)) for key in ("alpha2", "numeric", "name", "official_name"))
        for loc, name in (*own, *aliases):
            if name is None:
                continue
            other = seen.setdefault(str(name).casefold(), code)
            if other != code:
                yield Finding((code, *loc), f"{name!r} must be one country's: it is {other}'s too")


def known_successor(countries: Mapping[str, Country], _today: str) -> Iterator[Finding]:
    """Check that the successors of a former state are countries themselves."""
    for code, country in countries.items():
        for position, successor in enumerate(country.successors or ()):
            if successor not in countries:
                message = f"{successor!r} must be a country in countries.yaml"
                yield Finding((code, "successors", position), message)


def admission_not_in_future(countries: Mapping[str, Country], today: str) -> Iterator[Finding]:
    """Check that no state was admitted to the United Nations in the future; tomorrow is allowed."""
    for code, country in countries.items():
        if country.admitted and _lies_ahead(country.admitted, today):
            yield Finding((code, "admitted"), _not_yet(country.admitted, today))


COUNTRY_RULES: tuple[Callable[[Mapping[str, Country], str], Iterator[Finding]], ...] = (
    well_formed_code,
    unique_name,
    known_successor,
    admission_not_in_future,
)


def country_findings(countries: Mapping[str, Country], today: str) -> Iterator[tuple[Finding, str]]:
    """Yield everything that is wrong between countries, with the ids of the rules broken."""
    for rule in COUNTRY_RULES:
        for finding in rule(countries, today):
            yield finding, name_of(rule)
