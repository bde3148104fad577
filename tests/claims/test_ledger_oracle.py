"""Verdicts against an oracle that enumerates every reading of the dates of a random record."""

import itertools
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oracle import CALENDAR, ENTRIES, IN, Paper, days_in, readings, statuses, truths
from oracle_sets import Op, Term, Tree, text_of, ways
from papers import BYSTANDER, CODES, as_yaml, papers
from program import HERE
from signatories.claims.checker import judge
from signatories.domain.statements import Statement
from signatories.register.cache import load
from signatories.register.contents import Claim

EVERYBODY = (*CODES, BYSTANDER)
Verdict = str
thorough = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def verdict(true: list[set[bool]]) -> Verdict:
    """From whether a claim is true on each day, in every reading of that day (line 14)."""
    if {True} in true:
        return "holds"
    return "within" if any(True in day for day in true) else "fails"


def members(tree: Tree, world: dict[str, Paper], day: str) -> set[frozenset[str]]:
    """Who is in on a day, in every reading: what one country did tells nothing of another."""
    choices = [
        [{code} if found else set() for (found,) in ways(tree, world, code, (day,))] for code in EVERYBODY
    ]
    return {frozenset().union(*choice) for choice in itertools.product(*choices)}


def nameless(tree: Tree, world: dict[str, Paper], day: str) -> tuple[int, int]:
    """How many are in whom nobody names, at least and at most; in sets that are one whole instrument only."""
    low = high = 0
    if isinstance(tree, Term) and not tree.facet:
        for action, date, number in world[tree.id].unnamed:
            if ENTRIES[action] in IN:
                done = [act <= (tree.day or day) for act in days_in(date)]
                low, high = low + number * all(done), high + number * any(done)
    return low, high


def expected(claim: Claim, tree: Tree, world: dict[str, Paper]) -> Verdict:
    first, last = bounds(claim.as_of or "")
    named, on_days = set(claim.statement.countries), []
    for day in CALENDAR:
        if first <= day <= last:
            less, more = nameless(tree, world, day)
            truth = set()
            for now in members(tree, world, day):
                counts = range(len(now) + less, len(now) + more + 1)
                truth |= {
                    "count": {claim.statement.figure == n for n in counts},
                    "at_least": {(claim.statement.figure or 0) <= n for n in counts},
                    "members": {now == named},
                    "includes": {named <= now},
                    "excludes": {not named & now},
                }[claim.statement.kind]
            on_days.append(truth)
    return verdict(on_days)


def bounds(text: str) -> tuple[str, str]:
    first, _, last = text.partition("/")
    return first, last or first


@st.composite
def closed_papers(draw: st.DrawFn, id: str) -> Paper:
    """Open ones: when the unnamed are out again is no matter of claims."""
    return draw(papers(id))._replace(closed=None)


@st.composite
def sets(draw: st.DrawFn) -> Tree:
    """One instrument, on a day of its own too, or two."""
    one, two = Term("one"), Term("two")
    return draw(
        st.sampled_from(
            (
                one,
                one,
                one,
                Op("and", one, two),
                Op("or", one, two),
                Op("not", one, two),
                Term("one", "", "2020-02-25"),
            )
        )
    )


@st.composite
def claims(draw: st.DrawFn, tree: Tree) -> Claim:
    saying = draw(st.sampled_from(("count", "at_least", "members", "members", "includes", "excludes")))
    counted = saying in ("count", "at_least")
    figure = draw(st.integers(0, 6)) if counted else None
    codes = draw(st.lists(st.sampled_from(EVERYBODY), unique=True, min_size=1, max_size=4))
    first, last = sorted((draw(st.sampled_from(CALENDAR)), draw(st.sampled_from(CALENDAR))))
    as_of = draw(st.sampled_from((first, f"{first}/{last}")))
    countries = () if counted else tuple(codes)
    return Claim(
        "one", 1, "s", as_of, None, text_of(tree), Statement(saying, figure, countries), None, (), None
    )


@thorough
@given(closed_papers("one"), closed_papers("two"), st.data())
def test_a_claim_holds_if_true_in_every_reading_and_is_within_if_in_some(one, two, data):
    world = {"one": one, "two": two}
    with TemporaryDirectory() as folder:
        shutil.copy(HERE / "countries.yaml", folder)
        Path(folder, "i.yaml").write_text("".join(map(as_yaml, world.values())), encoding="utf-8")
        with load(Path(folder), today="2026-11-22") as register:
            for _ in range(10):
                tree = data.draw(sets())
                claim = data.draw(claims(tree))
                assert judge(register, claim).verdict == expected(claim, tree, world), claim


def first_days(paper: Paper, code: str) -> set[str]:
    """The days on which a country can have come in for the first time."""
    after = statuses(paper, code)
    found = set()
    for way in readings(paper, code):
        done = [(day, sum(act <= day for act in way)) for day in CALENDAR]
        found |= set([day for day, k in done if after[k] in IN][:1])
    return found


def places(paper: Paper, code: str) -> set[int]:
    """The places in the order of coming that a country can have had; within a day any order is possible."""
    found: set[int] = set()
    for day in first_days(paper, code):
        eve = CALENDAR[CALENDAR.index(day) - 1]
        ahead = [set[int]()]
        for other in set(CODES) - {code}:
            ahead.append(set())
            for was, now in truths(paper, other, "", (eve, day)):
                ahead[-1] |= {1} if was and now else {0, 1} if now else {0}
        for action, date, number in paper.unnamed:
            if ENTRIES[action] in IN:
                before, after = ([act <= on for act in days_in(date)] for on in (eve, day))
                ahead.append(set(range(number * all(before), number * any(after) + 1)))
        found |= {1 + sum(choice) for choice in itertools.product(*ahead[1:])}
    return found


def surely_in_at_last(paper: Paper, code: str) -> bool:
    """Whether a country is in for certain on the last day on which it can have come in, if it came."""
    days = first_days(paper, code)
    return not days or truths(paper, code, "", (max(days),)) == {(True,)}


@thorough
@given(closed_papers("one"))
def test_became_the_nth_holds_in_every_reading_and_is_within_in_some(paper):
    """Of a country that may have left before it surely had come, the ledger reckons more loosely."""
    with TemporaryDirectory() as folder:
        shutil.copy(HERE / "countries.yaml", folder)
        Path(folder, "i.yaml").write_text(as_yaml(paper), encoding="utf-8")
        with load(Path(folder), today="2026-11-22") as register:
            for code in CODES:
                if not surely_in_at_last(paper, code):
                    continue
                found = places(paper, code)
                for figure in range(9):
                    said = None, code, None, Statement("count", figure, ())
                    row = judge(register, Claim("one", 1, "s", *said, None, (), None))
                    true = "fails" if figure not in found else "holds" if len(found) == 1 else "within"
                    assert row.verdict == true, (code, figure, found)
