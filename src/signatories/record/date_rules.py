"""Rules about time: the days of acts, of effects, of sources and of claims, and their order.

Each is an entry of `RULES` in `record/rules`.
"""

from collections.abc import Iterator
from itertools import pairwise

from signatories.domain.acts import Act
from signatories.domain.dates import ALWAYS, NEVER, Span, next_day
from signatories.domain.membership import has_reading
from signatories.domain.problems import Loc
from signatories.domain.statuses import ACTIONS, ENTRY, RETRACTION
from signatories.record.findings import Finding, InstrumentContext, place
from signatories.record.models import Action, Instrument


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
        if lies_ahead(date, today) or _ends_late(loc, date, today):
            yield Finding(loc, not_yet(date, today))


def lies_ahead(date: Span, today: str) -> bool:
    """Return whether a day is sure to lie after tomorrow, or may lie after this year."""
    if date.latest <= today:
        return False
    begins = date.latest if date.earliest == ALWAYS else date.earliest
    return begins > next_day(today) or f"{today[:4]}-12-31" < date.latest != NEVER


def _ends_late(loc: Loc, date: Span, today: str) -> bool:
    """Return whether a stretch of days, every day of which is meant, ends after tomorrow."""
    return loc == ("complete",) and date.latest != NEVER and date.latest > next_day(today)


def not_yet(date: Span, today: str) -> str:
    """Return the sentence about a day that lies in the future."""
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
    closed, life = subject.record.closed, subject.life("")
    for code, acts in subject.acts.items():
        if has_reading(acts, life):
            continue
        k = next(k for k in range(len(acts)) if not has_reading(acts[: k + 1], life))
        act, before = acts[k], acts[k - 1] if k else None
        if closed and act.date.earliest > closed.latest:
            message = f"the {act.action} of {code} must not fall after the closing, {closed}"
            yield Finding(place(subject, code, act)[0], message, False)
        elif ACTIONS[act.action].effect == RETRACTION:
            message = f"the {act.action} of {code} must come before the day on which the exit takes effect"
            yield Finding(place(subject, code, act)[0], message, False)
        elif before and not (act.effective and act.effective.latest < act.date.earliest):
            message = (
                f"the {before.action} of {code} must fit beside what follows it, of {act.date}: "
                "put the acts in order"
            )
            yield Finding(place(subject, code, before)[0], message, False)


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
                loc, of_key = place(subject, code, act)
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
                loc, of_key = place(subject, code, act)
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
                loc, of_key = place(subject, code, act)
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
