"""Small random records, their YAML, and random expressions about them.

They are drawn by a generator of their own, as Hypothesis draws the first of everything too often: of those
things that must meet for an answer to be wrong, most never met.
"""

from collections.abc import Callable, Iterator
from random import Random
from typing import TypeVar

from hypothesis import strategies as st

from oracle import (
    BINDING,
    BOUND,
    CALENDAR,
    ENTRIES,
    EXITS,
    LADDERS,
    LOSSES,
    OPEN,
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


T = TypeVar("T")


def drawn(build: Callable[..., T], *arguments: object) -> st.SearchStrategy[T]:
    """What a function of a generator gives, for tests that draw other things with Hypothesis."""
    return seeds().map(lambda seed: build(Random(seed), *arguments))


def seeds() -> st.SearchStrategy[bytes]:
    """Seeds of generators, each as likely as any other."""
    return st.binary(min_size=8, max_size=8)


def maybe(chance: Random, one_in: int, build: Callable[[Random], T]) -> T | None:
    """What a function gives, once in so many times; else nothing."""
    return build(chance) if chance.randrange(one_in) == 0 else None


def random_when(chance: Random) -> When:
    """A date of any precision: mostly a day, or an interval of some days."""
    form = chance.choice(FORMS)
    points = DAYS if form in ("day", "interval", "by-then") else (*DAYS, *MONTHS, YEAR)
    one = chance.choice(points)
    if form == "day":
        return one
    if form == "month":
        return chance.choice(MONTHS)
    if form == "year":
        return YEAR
    if form == "by-then":
        return When(f"../{one.text}", OPENED, one.last)
    start, end = sorted((one, chance.choice(points)), key=lambda point: (point.first, point.last))
    return one if start == end else When(f"{start.text}/{end.text}", start.first, end.last)


def next_actions(kind: str, before: tuple[Deed, ...]) -> list[str]:
    """What may follow: an exit needs something to end, a reinstatement something lost."""
    status, ladder = statuses_before(kind, before), LADDERS[kind]
    held = {status, held_till_then(kind, before, [deed for deed in before if deed.action in EXITS])}
    done = [deed.action for deed in before]
    words = [word for word, reached in ENTRIES.items() if reached in ladder]
    if status not in ("", "former") or any(deed.action in EXITS and deed.effective for deed in before):
        words += [*LOSSES, "withdrawal", "withdrawal"]
    if any(action in LOSSES for action in done):
        words += ["reinstatement"] * 3
    if held & BOUND and "signature" in done:
        words += ["revocation"] * 2
    if any(action in EXITS and k not in taken_back(before) for k, action in enumerate(done)):
        words += ["retraction"] * 3
    if held & {"candidate", "provisional"}:
        words += ["lapse"] * 3
    return words


def held_till_then(kind: str, before: tuple[Deed, ...], notices: list[Deed]) -> str:
    """The status until these notices take effect."""
    back = taken_back(before)
    void = {*back, *back.values()}
    return statuses_before(
        kind, tuple(deed for k, deed in enumerate(before) if k not in void and deed not in notices)
    )


def may_follow(kind: str, before: tuple[Deed, ...], deed: Deed) -> bool:
    """Whether the rules let an act stand there: said once, nothing ended twice, bound once a day."""
    if (deed.action, deed.date.text) in [(old.action, old.date.text) for old in before]:
        return False
    one_day = bool(before) and deed.date == before[-1].date and deed.date.first == deed.date.last
    if one_day and deed.action in BINDING and before[-1].action in BINDING:
        return False
    pending = [
        old
        for old in before
        if old.action in EXITS and old.effective and old.effective.last > deed.date.first
    ]
    held = {statuses_before(kind, before), held_till_then(kind, before, pending)}
    if deed.action in LOSSES:
        return bool(held - {"", "former"})
    if deed.action == "revocation":
        return bool(held & BOUND)
    return deed.action != "lapse" or bool(held & {"candidate", "provisional"})


HISTORIES = {
    "coalition": (
        ("joining", "withdrawal", "removal", "retraction"),
        ("joining", "withdrawal", "retraction", "withdrawal"),
        ("joining", "withdrawal", "removal", "observation"),
        ("joining", "withdrawal", "suspension", "reinstatement"),
        ("joining", "suspension", "withdrawal", "reinstatement"),
        ("joining", "withdrawal", "joining", "withdrawal"),
        ("joining", "withdrawal", "joining", "suspension"),
        ("joining", "withdrawal", "observation", "intent"),
        ("invitation", "lapse", "observation", "joining"),
        ("joining", "intent", "lapse", "withdrawal"),
        ("joining", "suspension", "inactivity", "reinstatement"),
        ("observation", "joining", "suspension", "joining"),
        ("observation", "intent", "joining", "withdrawal"),
    ),
    "treaty": (
        ("signature", "succession", "withdrawal", "retraction"),
        ("signature", "ratification", "withdrawal", "observation"),
        ("ratification", "withdrawal", "removal", "retraction"),
        ("ratification", "accession", "withdrawal", "accession"),
        ("ratification", "suspension", "reinstatement", "accession"),
        ("signature", "provisional-application", "lapse", "ratification"),
        ("signature", "provisional-application", "accession", "lapse"),
        ("signature", "ratification", "revocation", "withdrawal"),
        ("signature", "ratification", "withdrawal", "revocation"),
        ("signature", "provisional-application", "withdrawal", "lapse"),
        ("accession", "withdrawal", "revocation", "reinstatement"),
        ("provisional-application", "accession", "withdrawal", "accession"),
        ("provisional-application", "withdrawal", "accession", "suspension"),
    ),
    "declaration": (
        ("intent", "endorsement", "withdrawal", "retraction"),
        ("intent", "lapse", "endorsement", "withdrawal"),
        ("endorsement", "withdrawal", "observation", "endorsement"),
    ),
    "resolution": (
        ("adoption", "sponsorship", "withdrawal", "retraction"),
        ("sponsorship", "adoption", "withdrawal", "adoption"),
    ),
}
HISTORIES["organisation"] = HISTORIES["coalition"]
"""Acts that seldom meet by chance: two notices, a return after one, what was taken back or ran out."""


LATER = (*BINDING, "provisional-application")
"""Entries that may take effect on another day than their own."""


def random_history(chance: Random, kind: str) -> list[Deed]:
    """Acts on days that follow each other, some of them imprecise; many take effect later, or earlier."""
    words = chance.choice(HISTORIES[kind])
    found = []
    for word, place in zip(words, sorted(chance.choices(range(len(WINDOW)), k=len(words))), strict=True):
        date = between(place, place + chance.choice((0, 0, 0, 1, 2)))
        effective = None
        if word in EXITS or (word in (*LATER, "suspension", "reinstatement") and chance.random() < 0.5):
            first = chance.randrange(0 if word in LATER else place, len(WINDOW))
            if word in EXITS:
                first = max(first, chance.randrange(len(WINDOW)))
            effective = between(first, first + chance.choice((0, 0, 2)))
        found.append(Deed(word, date, effective))
    return found


def between(first: int, last: int) -> When:
    """The date from one day of the window to another, or to its end."""
    start, end = WINDOW[first], WINDOW[min(last, len(WINDOW) - 1)]
    return When(start if start == end else f"{start}/{end}", start, end)


Ends = tuple[tuple[str, When], ...]


def random_paper(chance: Random, id: str, ends: Ends = ()) -> Paper:
    """An instrument under which up to four countries did up to four things each."""
    kind = chance.choice(("coalition", "organisation", "treaty", "treaty", "declaration", "resolution"))
    begin = chance.choice((None, *WINDOW))
    paper = Paper(
        id,
        kind,
        deeds=(),
        closed=maybe(chance, 3, random_when),
        complete=begin and (begin, chance.choice([OPEN, *(day for day in CALENDAR if day >= begin)])),
        in_force=maybe(chance, 2, random_when) if kind == "treaty" else None,
        ends=ends,
    )
    for code in chance.sample(CODES, chance.randint(1, len(CODES))):
        told = random_history(chance, kind) if chance.random() < 0.5 else [None] * chance.randint(1, 4)
        for one in told:
            done = paper.of(code)
            tried = [one] if one else (random_deed(chance, kind, done) for _ in range(3))
            longer = (with_deeds(paper, code, (*done, deed)) for deed in tried)
            paper = next((it for it in longer if is_possible(it, code)), paper)
    words = [word for word, reached in ENTRIES.items() if reached in LADDERS[kind]]
    paper = paper._replace(
        unnamed=tuple(
            Unnamed(chance.choice(words), random_when(chance), chance.randint(1, 3))
            for _ in range(chance.randint(not paper.deeds, 2))
        )
    )
    if not paper.deeds:
        return paper
    named = [code for code, _ in paper.deeds]
    lists = tuple((chance.choice(named), random_span(chance)) for _ in range(chance.randint(0, 2)))
    return paper._replace(lists=lists)


def with_deeds(paper: Paper, code: str, done: tuple[Deed, ...]) -> Paper:
    """An instrument with these acts of a country; without the country where there are none."""
    return paper._replace(
        deeds=tuple((who, acts) for who, acts in {**dict(paper.deeds), code: done}.items() if acts)
    )


def is_possible(paper: Paper, code: str) -> bool:
    """Whether the rules allow each act of a country where it stands, and the oracle can read them all."""
    done, end = paper.of(code), paper.end_of(code)
    return (
        all(
            deed.action in next_actions(paper.kind, done[:k]) and may_follow(paper.kind, done[:k], deed)
            for k, deed in enumerate(done)
        )
        and not (end and any(deed.date.first > end.last for deed in done))
        and 0 < len(readings(paper, code)) < 100
    )


def random_span(chance: Random) -> When:
    """A date with a beginning of its own."""
    while (when := random_when(chance)).text.startswith(".."):
        pass
    return when


def random_deed(chance: Random, kind: str, before: tuple[Deed, ...]) -> Deed:
    """An act that can follow others, on any day."""
    action = chance.choice(next_actions(kind, before))
    plain = {*ENTRIES} - {*LATER} | {"retraction", "lapse"}
    return Deed(action, random_when(chance), None if action in plain else maybe(chance, 2, random_when))


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


def random_tree(chance: Random, world: dict[str, Paper], leaves: int = 5) -> Tree:
    """An expression over these instruments, with days of their own here and there."""
    if leaves == 1 or chance.random() < 0.3:
        return random_leaf(chance, world)
    if chance.random() < 0.2:
        return At(random_tree(chance, world, leaves - 1), chance.choice(CALENDAR))
    left = chance.randrange(1, leaves)
    return Op(
        chance.choice(("and", "or", "not", "not")),
        random_tree(chance, world, left),
        random_tree(chance, world, leaves - left),
    )


def random_leaf(chance: Random, world: dict[str, Paper]) -> Tree:
    """A term: mostly an instrument, else a country, or all states."""
    day = chance.choice(CALENDAR) if chance.random() < 0.3 else ""
    match chance.randrange(6):
        case 0:
            return chance.choice((*CODES, BYSTANDER))
        case 1:
            return States(day)
    paper = chance.choice(list(world.values()))
    return Term(paper.id, chance.choice(facets(paper.kind)), day)


def random_ends(chance: Random) -> Ends:
    """Which states ended, and when."""
    return tuple((code, random_span(chance)) for code in chance.sample(CODES, chance.randint(0, 2)))


World = dict[str, Paper]


def random_world(chance: Random) -> World:
    """One to three instruments, and the states that ended."""
    ends = random_ends(chance)
    return {id: random_paper(chance, id, ends) for id in IDS[: chance.randint(1, 3)]}


def parts_of(world: World) -> Iterator[World]:
    """The records with one thing less: an instrument, an act, the end of a state, whatever else was said."""
    for id, paper in world.items():
        if len(world) > 1:
            yield {other: kept for other, kept in world.items() if other != id}
        for code, done in paper.deeds:
            for k in range(len(done)):
                less = with_deeds(paper, code, done[:k] + done[k + 1 :])
                lists = tuple(one for one in less.lists if one[0] in dict(less.deeds))
                if (less.deeds or less.unnamed) and is_possible(less, code):
                    yield world | {id: less._replace(lists=lists)}
        for key in ("closed", "complete", "in_force"):
            if getattr(paper, key):
                yield world | {id: paper._replace(**{key: None})}
        for key in ("lists", "unnamed"):
            if getattr(paper, key) and (key == "lists" or paper.deeds):
                yield world | {id: paper._replace(**{key: getattr(paper, key)[1:]})}
    for end in {end for paper in world.values() for end in paper.ends}:
        yield {
            id: paper._replace(ends=tuple(one for one in paper.ends if one != end))
            for id, paper in world.items()
        }


def countries_of(world: World, countries: str) -> str:
    """The text of `countries.yaml` for these records: whoever acts or stands by, with the ends of states."""
    ends = {pair for paper in world.values() for pair in paper.ends}
    lines = {line[:3]: line for line in countries.splitlines(keepends=True)}
    for code, when in ends:
        lines[code] = lines[code].replace("kind: state", f"kind: state, until: {when.text}")
    return "".join(lines[code] for code in (*CODES, BYSTANDER))
