"""Small random records, their YAML, and random expressions about them."""

from hypothesis import strategies as st

from oracle import (
    BINDING,
    BOUND,
    CALENDAR,
    ENTRIES,
    EXITS,
    LADDERS,
    LOSSES,
    OPENED,
    WINDOW,
    Deed,
    Paper,
    Unnamed,
    When,
    readings,
    statuses_before,
    taken_back,
)
from oracle_sets import At, Op, States, Term, Tree

CODES = ("BRA", "KEN", "NOR", "XKX")
"""Countries that may act. The first two are outside Europe."""

BYSTANDER = "TUR"
IDS = ("one", "two", "three")

MONTHS = (When("2020-02", "2020-02-01", "2020-02-29"), When("2020-03", "2020-03-01", "2020-03-31"))
YEAR = When("2020", "2020-01-01", "2020-12-31")
DAYS = tuple(When(day, day, day) for day in WINDOW)
FORMS = ("day", "day", "day", "interval", "interval", "month", "year", "mixed", "by-then")


@st.composite
def whens(draw: st.DrawFn) -> When:
    """A date of any precision: mostly a day, or an interval of some days."""
    form = draw(st.sampled_from(FORMS))
    points = st.sampled_from(DAYS if form in ("day", "interval", "by-then") else (*DAYS, *MONTHS, YEAR))
    one = draw(points)
    if form == "day":
        return one
    if form == "month":
        return draw(st.sampled_from(MONTHS))
    if form == "year":
        return YEAR
    if form == "by-then":
        return When(f"../{one.text}", OPENED, one.last)
    other = draw(points)
    start, end = sorted((one, other), key=lambda point: (point.first, point.last))
    return one if start == end else When(f"{start.text}/{end.text}", start.first, end.last)


def next_actions(kind: str, before: tuple[Deed, ...]) -> list[str]:
    """What may follow: an exit needs something to end, a reinstatement something lost."""
    status, ladder = statuses_before(kind, before), LADDERS[kind]
    done = [deed.action for deed in before]
    words = [word for word, reached in ENTRIES.items() if reached in ladder]
    if status not in ("", "former") or any(deed.action in EXITS and deed.effective for deed in before):
        words += [*LOSSES, "withdrawal", "withdrawal"]
    if any(action in LOSSES for action in done):
        words += ["reinstatement"] * 3
    if status in BOUND and "signature" in done:
        words += ["revocation"] * 2
    if any(action in EXITS and k not in taken_back(before) for k, action in enumerate(done)):
        words += ["retraction"] * 3
    if status in ("candidate", "provisional"):
        words += ["lapse"] * 3
    return words


def may_follow(kind: str, before: tuple[Deed, ...], deed: Deed) -> bool:
    """Whether the rules let an act stand there: said once, nothing ended twice, bound once a day."""
    if (deed.action, deed.date.text) in [(old.action, old.date.text) for old in before]:
        return False
    one_day = bool(before) and deed.date == before[-1].date and deed.date.first == deed.date.last
    if one_day and deed.action in BINDING and before[-1].action in BINDING:
        return False
    if deed.action in LOSSES and statuses_before(kind, before) in ("", "former"):
        return any(
            old.action in EXITS and old.effective and old.effective.last > deed.date.first for old in before
        )
    return True


HISTORIES = {
    "coalition": (
        ("joining", "withdrawal", "removal", "retraction"),
        ("joining", "withdrawal", "suspension", "reinstatement"),
        ("joining", "withdrawal", "joining", "withdrawal"),
        ("invitation", "lapse", "observation", "joining"),
        ("joining", "suspension", "inactivity", "reinstatement"),
        ("observation", "intent", "joining", "withdrawal"),
    ),
    "treaty": (
        ("signature", "succession", "withdrawal", "retraction"),
        ("ratification", "withdrawal", "removal", "retraction"),
        ("signature", "provisional-application", "lapse", "ratification"),
        ("signature", "ratification", "revocation", "withdrawal"),
        ("accession", "withdrawal", "revocation", "reinstatement"),
        ("provisional-application", "accession", "withdrawal", "accession"),
    ),
    "declaration": (("intent", "endorsement", "withdrawal", "retraction"), ("endorsement", "withdrawal")),
    "resolution": (("adoption", "sponsorship", "withdrawal", "retraction"), ("sponsorship", "withdrawal")),
}
HISTORIES["organisation"] = HISTORIES["coalition"]
"""Acts that seldom meet by chance: two notices, a return after one, what was taken back or ran out."""


@st.composite
def histories(draw: st.DrawFn, kind: str) -> list[Deed]:
    """Acts on days that follow each other, some of them imprecise; many take effect later, or earlier."""
    words = draw(st.sampled_from(HISTORIES[kind]))
    places = sorted(
        draw(st.lists(st.sampled_from(range(len(WINDOW))), min_size=len(words), max_size=len(words)))
    )
    found = []
    for word, place in zip(words, places, strict=True):
        last = min(place + draw(st.sampled_from((0, 0, 0, 1, 2))), len(WINDOW) - 1)
        date = DAYS[place] if last == place else between(place, last)
        effective = None
        if word in EXITS or (word in (*BINDING, "suspension", "reinstatement") and draw(st.booleans())):
            first = draw(st.sampled_from(range(0 if word in BINDING else place, len(WINDOW))))
            effective = between(first, min(first + draw(st.sampled_from((0, 0, 2))), len(WINDOW) - 1))
        found.append(Deed(word, date, effective))
    return found


def between(first: int, last: int) -> When:
    """The date from one day of the window to another."""
    start, end = WINDOW[first], WINDOW[last]
    return When(start if start == end else f"{start}/{end}", start, end)


Ends = tuple[tuple[str, When], ...]


@st.composite
def papers(draw: st.DrawFn, id: str, ends: Ends = ()) -> Paper:
    """An instrument under which up to four countries did up to four things each."""
    kind = draw(
        st.sampled_from(("coalition", "organisation", "treaty", "treaty", "declaration", "resolution"))
    )
    begin = draw(st.none() | st.sampled_from(WINDOW))
    paper = Paper(
        id,
        kind,
        deeds=(),
        closed=draw(st.none() | st.none() | whens()),
        complete=begin and (begin, draw(st.sampled_from([day for day in CALENDAR if day >= begin]))),
        in_force=draw(st.none() | whens()) if kind == "treaty" else None,
        ends=ends,
    )
    for code in draw(st.lists(st.sampled_from(CODES), unique=True, min_size=1)):
        told = draw(st.none() | histories(kind))
        for k in range(len(told) if told else draw(st.integers(1, 4))):
            done = paper.of(code)
            deed = told[k] if told else draw(deeds(kind, done))
            if deed.action not in next_actions(kind, done):
                continue
            longer = paper._replace(deeds=tuple({**dict(paper.deeds), code: (*done, deed)}.items()))
            end = paper.end_of(code)
            if end and deed.date.first > end.last:
                continue
            if may_follow(kind, done, deed) and 0 < len(readings(longer, code)) < 400:
                paper = longer
    words = [word for word, reached in ENTRIES.items() if reached in LADDERS[kind]]
    unnamed = st.builds(Unnamed, st.sampled_from(words), whens(), st.integers(1, 3))
    paper = paper._replace(unnamed=tuple(draw(st.lists(unnamed, min_size=not paper.deeds, max_size=2))))
    if not paper.deeds:
        return paper
    named = st.tuples(st.sampled_from([code for code, _ in paper.deeds]), spans())
    return paper._replace(lists=tuple(draw(st.lists(named, max_size=2))))


def spans() -> st.SearchStrategy[When]:
    """A date with a beginning of its own."""
    return whens().filter(lambda when: not when.text.startswith(".."))


@st.composite
def deeds(draw: st.DrawFn, kind: str, before: tuple[Deed, ...]) -> Deed:
    action = draw(st.sampled_from(next_actions(kind, before)))
    plain = {*ENTRIES} - BINDING - {"provisional-application"} | {"retraction", "lapse"}
    return Deed(action, draw(whens()), None if action in plain else draw(st.none() | whens()))


def as_yaml(paper: Paper) -> str:
    """The record of an instrument, one block an act."""
    lines = [f"{paper.id}:", f"  title: Paper {paper.id}", f"  kind: {paper.kind}", f"  opened: {OPENED}"]
    lines += [f"  in_force: {paper.in_force.text}"] if paper.in_force else []
    lines += [f"  closed: {paper.closed.text}"] if paper.closed else []
    lines += [f"  complete: {'/'.join(paper.complete)}"] if paper.complete else []
    lines += ["  sources:", "    s: {title: A list, publisher: The host, grade: own}", "  actions:"]
    for code, done in paper.deeds:
        for action, date, effective in done:
            dates = f"dates: {{{code}: {date.text}}}"
            if effective:
                dates += f", effective_dates: {{{code}: {effective.text}}}"
            lines.append(f"    - {{action: {action}, {dates}, source: [s]}}")
    for action, date, number in sorted(paper.unnamed, key=lambda act: act.date.first):
        lines.append(f"    - {{date: {date.text}, action: {action}, unnamed: {number}, source: [s]}}")
    lines += ["  claims:"] if paper.lists else []
    for place, (code, when) in enumerate(paper.lists):
        kind = ("includes", "members")[place % 2]
        lines.append(f"    - {{source: s, as_of: {when.text}, {kind}: [{code}]}}")
    return "\n".join(lines) + "\n"


def facets(kind: str) -> list[str]:
    """What may follow the colon after an instrument of this kind."""
    words = [word for word, status in ENTRIES.items() if status in LADDERS[kind]]
    more = ["in-force", "in-force", "revocation"] if kind == "treaty" else []
    statuses = [*LADDERS[kind], *LOSSES.values()]
    return ["", "", "", *statuses, *words, *LOSSES, "reinstatement", "retraction", "lapse", *more]


def trees(world: dict[str, Paper]) -> st.SearchStrategy[Tree]:
    """Expressions over these instruments, with days of their own here and there."""
    days = st.sampled_from(CALENDAR)
    terms = st.sampled_from(list(world.values())).flatmap(
        lambda paper: st.builds(
            Term, st.just(paper.id), st.sampled_from(facets(paper.kind)), st.just("") | st.just("") | days
        )
    )
    states = st.builds(States, st.just("") | days)
    countries = st.sampled_from((*CODES, BYSTANDER))
    leaves: st.SearchStrategy[Tree] = st.one_of(terms, terms, terms, terms, countries, states)
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.builds(Op, st.sampled_from(("and", "or", "not", "not")), inner, inner),
            st.builds(At, inner, days),
        ),
        max_leaves=5,
    )


@st.composite
def ends_of_states(draw: st.DrawFn) -> Ends:
    """Which states ended, and when."""
    ended = draw(st.lists(st.sampled_from(CODES), unique=True, max_size=2))
    return tuple((code, draw(spans())) for code in ended)


World = dict[str, Paper]


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """One to three instruments, and the states that ended."""
    ends = draw(ends_of_states())
    return {id: draw(papers(id, ends)) for id in IDS[: draw(st.integers(1, 3))]}


def countries_of(world: World, countries: str) -> str:
    """The text of `countries.yaml` for these records: whoever acts or stands by, with the ends of states."""
    ends = {pair for paper in world.values() for pair in paper.ends}
    lines = {line[:3]: line for line in countries.splitlines(keepends=True)}
    for code, when in ends:
        lines[code] = lines[code].replace("kind: state", f"kind: state, until: {when.text}")
    return "".join(lines[code] for code in (*CODES, BYSTANDER))
