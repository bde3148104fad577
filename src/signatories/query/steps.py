"""Steps: the times in which a country has one status, and what began and ended them.

With `certainties`, `knowledge` and `announcements` the one reader of the table `membership`: expressions,
lists, timelines, charts, maps, pages, exports and claims ask here, and nothing else knows how its rows become
an answer. The numbered lines are those of `docs/dates.md`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from signatories.domain.dates import ALWAYS, NEVER, Span, parse, span_of
from signatories.domain.statuses import (
    ACTIONS,
    BOUND,
    CLOSING,
    END_OF_STATE,
    ENTRY,
    IN_FORCE,
    STATUSES,
    counting_statuses,
)
from signatories.query.certainties import CERTAIN, POSSIBLE, about, ends_of_countries
from signatories.register.memory import remembered
from signatories.register.tables import Register


class Step(NamedTuple):
    """A time in which a country may have a status, and the act that began it.

    `action` is the number of the act's block and `word` what it was; None and a word of `statuses` where
    the instrument or the country came to its end. `date` and `effective` are the record's, in the first step
    of each act only. `since` and `until` span the acts that began and ended the run of equal statuses;
    `earliest` to `latest` bounds the beginning of this step, `may_end` to `must_end` its end, None where it
    goes on. `done` is the last day on which the act can have been done. `sources` are the ids of the act's,
    space between. `known_to` stands in the first step of a country: the last day for which the record speaks
    of it, where that is not the instrument's.
    """

    instrument: str
    country: str
    nth: int
    status: str
    is_in: bool
    action: int | None
    word: str
    date: str
    effective: str
    since: str
    until: str
    earliest: str
    latest: str
    may_end: str | None
    must_end: str | None
    done_earliest: str
    done: str
    disputed: str
    sources: str
    known_to: str | None

    def may_hold(self, day: str) -> bool:
        """Return whether the country may be in this step on a day (line 5)."""
        return self.earliest <= day and (self.must_end is None or self.must_end > day)

    @property
    def has_a_day(self) -> bool:
        """Whether the country may be in it on a day: who left and came back on one day was never out."""
        return self.must_end is None or self.must_end > self.earliest

    @property
    def begins_run(self) -> bool:
        """Whether the act can have changed the status, and not only confirmed the one that was held."""
        return self.must_end != ALWAYS and parse(self.since).latest >= self.earliest


_STEPS: Final = """
SELECT m.instrument, m.country, m.nth, m.status, m.is_in, m.action, ifnull(a.action, ''),
  ifnull(m.date, ''), ifnull(m.effective, ''), ifnull(m.since, ''), ifnull(m.until, ''),
  m.since_earliest, m.since_latest, m.until_earliest, m.until_latest,
  ifnull(m.done_earliest, m.since_earliest), ifnull(m.done_latest, m.since_latest), ifnull(a.disputed, ''),
  (SELECT ifnull(group_concat(source, ' '), '') FROM (SELECT source FROM action_source s
    WHERE s.instrument = m.instrument AND s.action = m.action AND s.role = 'source' ORDER BY s.nth)),
  m.known_to
FROM membership m LEFT JOIN action a ON a.instrument = m.instrument AND a.nth = m.action
WHERE """


def steps(register: Register, *, instrument: str = "", country: str = "") -> list[Step]:
    """Return the steps of an instrument, a country, or both, by instrument and country, in order of time.

    The time before a first act is among them where it is unknown when it ended: `nth` is then 0.
    """
    conditions = [("m.instrument = ?", instrument), ("m.country = ?", country)]
    chosen = [(sql, value) for sql, value in conditions if value]
    sql = f"{_STEPS}{' AND '.join(sql for sql, _ in chosen)} ORDER BY m.instrument, m.country, m.nth"
    found = [Step._make(row) for row in register.rows(sql, [value for _, value in chosen])]
    return _with_ends(register, found)


def _with_ends(register: Register, found: list[Step]) -> list[Step]:
    """Say of steps that no act began what did: the instrument's closing, or the country's end."""
    if not any(step.action is None and step.nth for step in found):
        return found
    untils = ends_of_countries(register)
    closed: dict[str, Span | None] = {}
    result = []
    for step in found:
        if step.action is None and step.nth:
            if step.instrument not in closed:
                closed[step.instrument] = about(register, step.instrument).closed
            over, until = closed[step.instrument], untils.get(step.country)
            by_closing = over is not None and (until is None or over.earliest <= until.earliest)
            step = step._replace(word=CLOSING if by_closing else END_OF_STATE)
        result.append(step)
    return result


def of_countries(found: Iterable[Step]) -> dict[tuple[str, str], list[Step]]:
    """Return steps by instrument and country, in their order."""
    result: dict[tuple[str, str], list[Step]] = {}
    for step in found:
        result.setdefault((step.instrument, step.country), []).append(step)
    return result


@remembered
def of_instrument(register: Register, id: str) -> Mapping[str, Sequence[Step]]:
    """Return the steps of an instrument by country, in order of time."""
    found = of_countries(steps(register, instrument=id))
    return {code: mine for (_, code), mine in found.items()}


@remembered
def of_country(register: Register, code: str) -> Mapping[str, Sequence[Step]]:
    """Return the steps of a country by instrument, in order of time."""
    found = of_countries(steps(register, country=code))
    return {id: mine for (id, _), mine in found.items()}


def wanted_statuses(kind: str, facet: str) -> frozenset[str]:
    """Return the statuses that a question asks for."""
    if facet == IN_FORCE:
        return BOUND
    return frozenset({facet}) if facet else counting_statuses(kind)


def outside(kind: str) -> list[str]:
    """Return the statuses that do not count as in, those who left aside, in their order."""
    inside = counting_statuses(kind)
    return [status for status in STATUSES if status not in inside and status != "former"]


def steps_asked_for(found: Sequence[Step], kind: str, facet: str, day: str) -> list[Step]:
    """Return the steps of one country that make it one of those asked for on a day, in order.

    With those before them that had the same status: one of them began it.
    """
    if facet in ACTIONS:
        return [step for step in found if step.word == facet and step.date and step.done_earliest <= day]
    statuses = wanted_statuses(kind, facet)
    holding = [step for step in found if step.status in statuses and step.may_hold(day)]
    runs = {(step.status, step.since): step.nth for step in holding}
    return [step for step in found if step.nth <= runs.get((step.status, step.since), -1)]


def since_of(shown: Sequence[Step]) -> str:
    """Return the date of the act that began the first of the statuses shown (line 15).

    Where several acts, or one by different rules, may have begun it, that is the span of all of them.
    """
    found = dict.fromkeys(step.since for step in shown if step.status == shown[0].status)
    if len(found) == 1:
        return shown[0].since
    spans = [parse(since) for since in found]
    return span_of(min(span.earliest for span in spans), max(span.latest for span in spans)).text


def backing(shown: Sequence[Step]) -> tuple[str, str]:
    """Return who disputes the acts behind these steps, and the ids of their sources, space between.

    An act that did not lead to the status shown is not evidence for it: the adoption of a resolution by
    one of its sponsors.
    """
    begun = {step.status: step for step in reversed(shown)}
    behind = [
        step
        for step in shown
        if step is begun[step.status] or (step.word in ACTIONS and ACTIONS[step.word].status == step.status)
    ]
    disputed = "; ".join(dict.fromkeys(step.disputed for step in behind if step.disputed))
    cited = (source for step in behind for source in step.sources.split())
    return disputed, " ".join(dict.fromkeys(cited))


class Stay(NamedTuple):
    """One unbroken time in which a country was in, or had one status that does not count as in.

    `steps` are all of it, in order; the last that has begun says the status reached. `ended_by` is the step
    that ended it, None where it goes on. `level` says how certain the stay is on the day asked about.
    """

    steps: list[Step]
    shown: list[Step]
    ended_by: Step | None
    until: str
    over: bool
    level: int

    @property
    def first(self) -> Step:
        """The step that began it."""
        return self.steps[0]

    @property
    def status(self) -> str:
        """The status reached; several that the dates allow are joined by "or"."""
        return " or ".join(dict.fromkeys(step.status for step in self.shown))

    @property
    def since(self) -> str:
        """The date of the act that began the status shown (line 15)."""
        return since_of(self.shown)

    @property
    def is_in(self) -> bool:
        """Whether its status counts as in."""
        return self.first.is_in


def stays(found: Sequence[Step], day: str) -> list[Stay]:
    """Return the stays of one country under one instrument that may have begun by a day, in order."""
    begun = [step for step in found if step.nth and step.earliest <= day and step.has_a_day]
    runs: list[list[Step]] = []
    for step in begun:
        before = runs[-1][-1] if runs else None
        if before and ((before.is_in and step.is_in) or before.status == step.status):
            runs[-1].append(step)
        else:
            runs.append([step])
    result = []
    holding = {step.nth for step in found if step.may_hold(day)}
    for place, run in enumerate(runs):
        if run[0].status not in ("former", ""):
            stay = _stay(run, holding, runs[place + 1][0] if place + 1 < len(runs) else None, day)
            if stay:
                result.append(stay)
    return result


def _stay(run: list[Step], holding: set[int], ended_by: Step | None, day: str) -> Stay | None:
    """Return a run of steps as a stay; `holding` numbers all steps that may hold on the day."""
    last = max(run, key=lambda step: (step.must_end or NEVER, step.nth))
    over = last.must_end is not None and last.must_end <= day
    if over and not last.is_in:
        return None
    elsewhere = holding - {0, *(step.nth for step in run)}
    ending = over or (bool(elsewhere) and last.may_end is not None and last.may_end <= day)
    if over:
        reached = {(last.status, last.since)}
    else:
        reached = {(step.status, step.since) for step in run if step.must_end is None or step.must_end > day}
    chosen = [step for step in run if (step.status, step.since) in reached]
    level = CERTAIN if over or holding <= {step.nth for step in run} else POSSIBLE
    return Stay(run, chosen, ended_by if ending else None, last.until if ending else "", over, level)


class Out(NamedTuple):
    """A country that was in and is out on a day: the last step that counted as in, and what ended it."""

    last: Step
    ended_by: Step
    level: int


def outs(found: Sequence[Step], day: str) -> Out | None:
    """Return how one country came to be out of one instrument by a day; None where it never left.

    Suspended and inactive countries have not left.
    """
    holding = [step for step in found if step.may_hold(day)]
    if not any(step.status == "former" for step in holding):
        return None
    gone = all(step.status == "former" for step in holding)
    former = next(step for step in holding if step.status == "former")
    alike = (former.status, former.since, former.until)
    run = [step for step in found if (step.status, step.since, step.until) == alike]
    begun = [step for step in found if step.is_in and step.must_end != ALWAYS and step.earliest <= day]
    before = [step for step in begun if step.nth < run[0].nth or not step.may_hold(day)]
    if not before:
        return None
    # Where the first of these may have come after the end, the country may never have been in.
    was_in = _last_day(before[0], found) <= run[0].earliest
    last = max(before, key=lambda step: (step.must_end or NEVER, step.nth))
    return Out(last, run[0], CERTAIN if gone and was_in else POSSIBLE)


def _last_day(step: Step, found: Sequence[Step]) -> str:
    """Return the latest day by which an act can have begun a step, whatever ended the step."""
    effective = max((other.effective for other in found if other.action == step.action), default="")
    late = effective and step.word in ACTIONS and ACTIONS[step.word].effect != ENTRY
    return parse(effective).latest if late else ALWAYS


@remembered
def change_days(register: Register, instrument: str) -> Sequence[str]:
    """Return the days on which what the record holds of an instrument can change, in order."""
    sql = """SELECT since_earliest FROM membership WHERE instrument = :id
        UNION SELECT since_latest FROM membership WHERE instrument = :id
        UNION SELECT until_latest FROM membership WHERE instrument = :id
        UNION SELECT done_earliest FROM membership WHERE instrument = :id
        UNION SELECT done_latest FROM membership WHERE instrument = :id
        UNION SELECT earliest FROM action WHERE instrument = :id AND unnamed IS NOT NULL
        UNION SELECT latest FROM action WHERE instrument = :id AND unnamed IS NOT NULL
        UNION SELECT complete_from FROM instrument WHERE id = :id"""
    found = {row[0] for row in register.rows(sql, {"id": instrument}) if row[0]}
    it = about(register, instrument)
    sql = "SELECT DISTINCT effective FROM membership WHERE instrument = ? AND effective IS NOT NULL"
    spans: Iterator[Span] = (parse(effective) for (effective,) in register.rows(sql, (instrument,)))
    for span in (*spans, *filter(None, (it.in_force, it.closed))):
        found.update(day for day in span[1:] if day != ALWAYS)
    return sorted(found)
