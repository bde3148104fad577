"""Steps: who is in on a day, as what, since when, how surely, and how far the record knows.

The one reader of the table `membership`: expressions, lists, timelines, charts, maps, pages, exports and
claims ask here, and nothing else knows how its rows become an answer. The numbered lines are those of
`docs/dates.md`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from signatories.domain.dates import ALWAYS, NEVER, OPEN, Span, parse, reaches
from signatories.domain.membership import IN_FORCE, Act, Ask, Life, Truths, retractions, truths
from signatories.domain.statuses import (
    ACTIONS,
    BOUND,
    CLOSING,
    END_OF_STATE,
    EXIT,
    STATUSES,
    counting_statuses,
)
from signatories.register.contents import Particulars, all_particulars, particulars_of, particulars_under
from signatories.register.memory import remembered
from signatories.register.tables import Register

CERTAIN: Final = 2
POSSIBLE: Final = 1

LAST_KNOWN: Final = "last known"
CERTAINTY: Final = {CERTAIN: "certain", POSSIBLE: "possible"}


class About(NamedTuple):
    """The parts of an instrument that decide who is in: its kind, its days, and when it names everybody.

    `complete_from` is None where no full list is known; `known_to` is then empty.
    """

    id: str
    title: str
    kind: str
    opened: Span
    closed: Span | None
    in_force: Span | None
    merged_into: str
    complete_from: str | None
    known_to: str

    def closed_by(self, day: str) -> int:
        """Return how certain it is that the instrument is over on a day."""
        return _level_by(self.closed, day)

    @property
    def last_known_day(self) -> str | None:
        """The last day of a `complete` that has an end; None where it has none, or where there is none."""
        return self.known_to if self.known_to not in ("", OPEN) else None

    def names_everybody_on(self, day: str) -> bool:
        """Return whether the record knows who is in on a day and who is not, the unnamed aside (line 16)."""
        if self.closed_by(day) == CERTAIN:
            return True
        return self.complete_from is not None and self.complete_from <= day and reaches(self.known_to, day)

    def reach_on(self, day: str) -> str:
        """Return how far the record names everybody, for a question about a day (line 16)."""
        return OPEN if self.closed_by(day) == CERTAIN else self.known_to


@remembered
def about(register: Register, instrument: str) -> About:
    """Return what decides who is in an instrument."""
    return _about(particulars_of(register, instrument))


def about_all(register: Register) -> list[About]:
    """Return what decides who is in each instrument, by id."""
    return [_about(particulars) for particulars in all_particulars(register)]


def about_those_of(register: Register, country: str) -> dict[str, About]:
    """Return what decides who is in the instruments under which a country has acts, by id."""
    return {particulars.id: _about(particulars) for particulars in particulars_under(register, country)}


def _about(of: Particulars) -> About:
    return About(
        of.id, of.title, of.kind, parse(of.opened), _span_or_none(of.closed), _span_or_none(of.in_force),
        of.merged_into or "", of.complete_from, of.known_to or "",
    )  # fmt: skip


def _span_or_none(text: str | None) -> Span | None:
    return parse(text) if text else None


def _level_by(span: Span | None, day: str) -> int:
    return (span.earliest <= day) + (span.latest <= day) if span else 0


# How certain it is that a country is among those asked for (lines 5 to 8)


ON_THE_DAY: Final = f"since_earliest <= :day AND ifnull(until_latest, '{NEVER}') > :day"
"""The rows of `membership` that may hold on a day (line 5)."""


def _levels_sql(truth: str, where: str) -> str:
    return f"""SELECT instrument, country, min({truth}) + max({truth}) AS level FROM membership
        WHERE {where} AND {ON_THE_DAY} GROUP BY instrument, country"""


_DONE_SQL: Final = """
SELECT instrument, country,
  max((ifnull(done_earliest, since_earliest) <= :day) + (ifnull(done_latest, since_latest) <= :day))
FROM membership WHERE instrument = :id AND date IS NOT NULL
  AND action IN (SELECT nth FROM action WHERE instrument = :id AND action = :facet)
GROUP BY country"""


def levels(register: Register, instrument: str, facet: str, day: str) -> dict[str, int]:
    """Return who is among those asked for on a day: code → CERTAIN or POSSIBLE.

    `facet` is a status, an action, `IN_FORCE`, or empty for those who count as in.
    """
    if facet == IN_FORCE:
        ask = (Ask(facet, day),)
        return _positive(
            (code, level_of(found)) for code, found in readings(register, instrument, ask).items()
        )
    if facet in ACTIONS:
        sql = _DONE_SQL
    else:
        sql = _levels_sql("status = :facet" if facet else "is_in", "instrument = :id")
    found = register.rows(sql, {"id": instrument, "facet": facet, "day": day})
    return _positive((code, level) for _, code, level in found)


def _positive(found: Iterable[tuple[str, int]]) -> dict[str, int]:
    return {code: level for code, level in found if level}


def level_of(found: Truths) -> int:
    """Return how certain a question is whose answers in all readings these are."""
    return CERTAIN if (False,) not in found else int((True,) in found)


def sizes(register: Register, day: str) -> dict[str, tuple[int, int]]:
    """Return how many countries are in each instrument on a day: id → (certain, possible besides)."""
    sql = f"""SELECT instrument, sum(level = 2), sum(level = 1)
        FROM ({_levels_sql("is_in", "1")}) GROUP BY instrument"""
    return {id: (certain, possible) for id, certain, possible in register.rows(sql, {"day": day})}


def numbers_of_instruments(register: Register, day: str) -> dict[str, int]:
    """Return in how many of the record's own instruments each country is, the possible ones aside."""
    own = "instrument IN (SELECT id FROM instrument WHERE NOT shipped)"
    sql = f"""SELECT country, sum(level = 2) FROM ({_levels_sql("is_in", own)}) GROUP BY country"""
    return dict(register.rows(sql, {"day": day}))


# Every reading of a country's acts, for what depends on several days at once (line 9)


def acts(register: Register, instrument: str) -> dict[str, list[Act]]:
    """Return every country's acts under an instrument, in the order of the file."""
    sql = """SELECT m.country, a.action, m.date, m.effective, m.action FROM membership m
        JOIN action a ON a.instrument = m.instrument AND a.nth = m.action
        WHERE m.instrument = ? AND m.date IS NOT NULL ORDER BY m.country, m.action"""
    found: dict[str, list[Act]] = {}
    for country, word, date, effective, block in register.rows(sql, (instrument,)):
        found.setdefault(country, []).append(Act(word, parse(date), _span_or_none(effective), block))
    return found


def readings(register: Register, instrument: str, asks: Sequence[Ask]) -> dict[str, Truths]:
    """Return how every country with acts can stand to some questions at once (lines 2 to 9)."""
    it, untils = about(register, instrument), ends_of_countries(register)
    shared: dict[tuple[tuple[object, ...], ...], Truths] = {}
    result: dict[str, Truths] = {}
    for code, done in acts(register, instrument).items():
        alike = (*((act.action, act.date, act.effective) for act in done), (untils.get(code),))
        if alike not in shared:
            life = Life(it.kind, it.opened, it.closed, untils.get(code), it.in_force)
            shared[alike] = truths(done, life, asks)
        result[code] = shared[alike]
    return result


@remembered
def ends_of_countries(register: Register) -> Mapping[str, Span]:
    """Return the first day on which each country that ended was over."""
    sql = "SELECT code, until FROM country WHERE until IS NOT NULL"
    return {code: parse(until) for code, until in register.rows(sql)}


# Who is not named (lines 10 and 11)


class Block(NamedTuple):
    """Countries that a source counts and none names, who may be in on a day; `certain` if they are."""

    number: int
    certain: bool


def number_unnamed(register: Register, instrument: str, facet: str, day: str) -> tuple[int, int]:
    """Return how many unnamed are among those asked for on a day: for certain, and possibly besides."""
    blocks = unnamed_blocks(register, instrument, facet, day)
    certain = sum(block.number for block in blocks if block.certain)
    return certain, sum(block.number for block in blocks) - certain


def instruments_with_unnamed(register: Register) -> set[str]:
    """Return the instruments that somebody put a name to whom no source names."""
    return {id for (id,) in register.rows("SELECT DISTINCT instrument FROM action WHERE unnamed IS NOT NULL")}


def unnamed_blocks(register: Register, instrument: str, facet: str, day: str) -> list[Block]:
    """Return the unnamed who are, or may be, among those asked for on a day."""
    sql = """SELECT action, unnamed, latest <= :day FROM action
        WHERE instrument = :id AND unnamed IS NOT NULL AND earliest <= :day ORDER BY nth"""
    found = register.rows(sql, {"id": instrument, "day": day})
    if not found:
        return []
    it = about(register, instrument)
    over = 0 if facet in ACTIONS else it.closed_by(day)
    return [
        Block(number, bool(happened) and not over)
        for action, number, happened in found
        if over < CERTAIN and _counts(it.kind, facet, action)
    ]


def _counts(kind: str, facet: str, action: str) -> bool:
    """Return whether those who did this are among those asked for."""
    status = ACTIONS[action].status
    wanted = BOUND if facet == IN_FORCE else {facet} if facet else counting_statuses(kind)
    return facet == action or status in wanted


def is_open(register: Register, instrument: str, facet: str, day: str, *, but_unnamed: bool = False) -> bool:
    """Return whether a country without an act may be in all the same: the record does not name everybody.

    Where there is no `complete`, before it begins, and while somebody may be in whom no source names;
    the latter aside with `but_unnamed`.
    """
    begin = about(register, instrument).complete_from
    if begin is None or day < begin:
        return True
    return not but_unnamed and bool(unnamed_blocks(register, instrument, facet, day))


def with_counting_acts(register: Register, instrument: str) -> set[str]:
    """Return the countries with an act under an instrument that counts as in."""
    sql = """SELECT DISTINCT m.country, a.action FROM membership m
        JOIN action a ON a.instrument = m.instrument AND a.nth = m.action
        WHERE m.instrument = ? AND m.date IS NOT NULL"""
    statuses = counting_statuses(about(register, instrument).kind)
    return {code for code, word in register.rows(sql, (instrument,)) if ACTIONS[word].status in statuses}


# How far the record knows (line 16)


class Reach(NamedTuple):
    """The last day for which the record speaks of each country: an ISO day, `OPEN`, or empty for none.

    `own` has the countries that differ from `whole`.
    """

    whole: str
    own: Mapping[str, str]

    def of(self, code: str) -> str:
        """Return how far the record speaks of a country."""
        return self.own.get(code, self.whole)


@remembered
def reach(register: Register, instrument: str, facet: str, day: str) -> Reach:
    """Return how far the record knows about an instrument, for a question about a day."""
    whole = about(register, instrument).reach_on(day)
    if whole == OPEN:
        return Reach(whole, {})
    sql = "SELECT country, known_to FROM membership WHERE instrument = ? AND nth = 1 AND known_to IS NOT NULL"
    own = dict(register.rows(sql, (instrument,)))
    own |= {code: OPEN for code, until in ends_of_countries(register).items() if until.latest <= day}
    if facet in ACTIONS:
        done = levels(register, instrument, facet, day)
        own |= {code: OPEN for code, level in done.items() if level == CERTAIN}
    return Reach(whole, own)


def reaches_of(
    register: Register, country: str, instruments: Mapping[str, About], day: str
) -> dict[str, str]:
    """Return how far the record knows of a country, for a question about a day: instrument → reach."""
    until = ends_of_countries(register).get(country)
    sql = "SELECT instrument, known_to FROM membership WHERE country = ? AND nth = 1"
    own = dict(register.rows(sql, (country,)))
    found = {}
    for id, it in instruments.items():
        whole = it.reach_on(day)
        ended = whole == OPEN or (until is not None and until.latest <= day)
        found[id] = OPEN if ended else own.get(id) or whole
    return found


def certainty(level: int, known: bool) -> str:
    """Return the word for a level; `known` says whether it is certain within the reach of the record."""
    return LAST_KNOWN if level == CERTAIN and not known else CERTAINTY[level]


# The steps of countries: a status between two changes


class Step(NamedTuple):
    """A time in which a country may have a status, and the act that began it.

    `action` is the number of the act's block and `word` what it was; None and a word of `statuses` where
    the instrument or the country came to its end. `date` and `effective` are the record's, in the first step
    of each act only. `since` and `until` span the acts that began and ended the run of equal statuses;
    `earliest` to `latest` bounds the beginning of this step, `may_end` to `must_end` its end, None where it
    goes on. `done` is the last day on which the act can have been done.
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

    def may_hold(self, day: str) -> bool:
        """Return whether the country may be in this step on a day (line 5)."""
        return self.earliest <= day and (self.must_end is None or self.must_end > day)

    @property
    def begins_run(self) -> bool:
        """Whether the act can have changed the status, and not only confirmed the one that was held."""
        return self.must_end != ALWAYS and parse(self.since).latest >= self.latest


_STEPS: Final = """
SELECT m.instrument, m.country, m.nth, m.status, m.is_in, m.action, ifnull(a.action, ''),
  ifnull(m.date, ''), ifnull(m.effective, ''), ifnull(m.since, ''), ifnull(m.until, ''),
  m.since_earliest, m.since_latest, m.until_earliest, m.until_latest,
  ifnull(m.done_earliest, m.since_earliest), ifnull(m.done_latest, m.since_latest), ifnull(a.disputed, '')
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
        return self.shown[0].since

    @property
    def is_in(self) -> bool:
        """Whether its status counts as in."""
        return self.first.is_in


def stays(found: Sequence[Step], day: str) -> list[Stay]:
    """Return the stays of one country under one instrument that may have begun by a day, in order."""
    begun = [step for step in found if step.nth and step.earliest <= day and step.must_end != ALWAYS]
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
    ending = last.may_end is not None and last.may_end <= day
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
    level = CERTAIN if all(step.status == "former" for step in holding) else POSSIBLE
    former = next(step for step in holding if step.status == "former")
    run = [step for step in found if step.status == "former" and step.since == former.since]
    before = [step for step in found if step.is_in and step.nth < run[0].nth and step.must_end != ALWAYS]
    return Out(before[-1], run[0], level) if before else None


# What has been announced


class Pending(NamedTuple):
    """An exit whose notice has been given and whose day has not come (line 3)."""

    instrument: str
    country: str
    action: str
    date: str
    effective: str


def pending(register: Register, day: str, *, instrument: str = "", country: str = "") -> list[Pending]:
    """Return the exits that are announced on a day and still stand, in the order of the notices.

    They are those of an instrument, of a country, or of both. One that is taken back no longer stands, nor
    one that an entry has outlived (line 5); a country that is out already has none, and of several only those
    that may come first are meant.
    """
    chosen = " AND ".join(
        sql for sql, value in (("m.instrument = :id", instrument), ("m.country = :country", country)) if value
    )
    sql = f"""SELECT m.instrument, m.country, a.action, m.date, m.effective, m.action,
          m.since_earliest, m.since_latest, ifnull(m.done_earliest, m.since_earliest) AS notice
        FROM membership m JOIN action a ON a.instrument = m.instrument AND a.nth = m.action
        WHERE {chosen} AND m.effective IS NOT NULL AND notice <= :day AND m.since_latest > :day
        ORDER BY notice, m.country, m.action, m.instrument"""
    asked = {"id": instrument, "day": day, "country": country}
    found: list[tuple[Pending, str]] = []
    first_end: dict[tuple[str, str], str] = {}
    for id, code, word, date, effective, block, earliest, latest, _ in register.rows(sql, asked):
        if ACTIONS[word].effect == EXIT and _still_stands(register, id, code, block, day):
            found.append((Pending(id, code, word, date, effective), earliest))
            first_end[id, code] = min(latest, first_end.get((id, code), NEVER))
    return [one for one, earliest in found if earliest <= first_end[one.instrument, one.country]]


def _still_stands(register: Register, instrument: str, country: str, block: int, day: str) -> bool:
    """Return whether an exit lies ahead of a country on a day: it is in, and nothing undid the notice."""
    holding = [step for step in steps(register, instrument=instrument, country=country) if step.may_hold(day)]
    if all(step.status in ("", "former") for step in holding):
        return False
    done = acts(register, instrument)[country]
    place = next(k for k, act in enumerate(done) if act.block == block)
    back = retractions([act.action for act in done]).get(place)
    counting = counting_statuses(about(register, instrument).kind)
    undone = [
        k for k in range(place + 1, len(done)) if k == back or ACTIONS[done[k].action].status in counting
    ]
    return not any(done[k].date.earliest <= day for k in undone)


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
