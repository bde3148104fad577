"""Verdicts against an oracle that enumerates every reading of the dates of a random record."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oracle import CALENDAR, Paper, blocks, level
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


def numbers(tree: Tree, world: dict[str, Paper], day: str) -> set[int]:
    """How many can be in on a day: the unnamed of one entry come together (line 11)."""
    levels = {code: level(ways(tree, world, code, (day,))) for code in EVERYBODY}
    certain = sum(sure == 2 for sure in levels.values())
    high = sum(sure > 0 for sure in levels.values())
    if isinstance(tree, Term):
        sums = {0}
        for number, sure in blocks(world[tree.id], tree.facet, tree.day or day):
            sums = {more + number for more in sums} | (set() if sure == 2 else sums)
        return {named + more for named in range(certain, high + 1) for more in sums}
    hidden = sum(number for number, _ in blocks(world["two"], "", day)) if is_not(tree) else 0
    if hidden:
        plain = {code: level(ways(tree, world, code, (day,), unnamed=False)) for code in EVERYBODY}
        doubtful = sum(levels[code] == 1 and plain[code] == 2 for code in EVERYBODY)
        certain += max(doubtful - hidden, 0)
    return set(range(certain, high + 1))


def is_not(tree: Tree) -> bool:
    return isinstance(tree, Op) and tree.word == "not"


def expected(claim: Claim, tree: Tree, world: dict[str, Paper]) -> Verdict:
    """From each day of the claim: whether it is true in every reading, and whether in some (line 14)."""
    first, last = bounds(claim.as_of or "")
    found = [truth(claim, tree, world, day) for day in CALENDAR if first <= day <= last]
    if any(always for always, _ in found):
        return "holds"
    return "within" if any(sometimes for _, sometimes in found) else "fails"


def truth(claim: Claim, tree: Tree, world: dict[str, Paper], day: str) -> tuple[bool, bool]:
    said = claim.statement
    if said.figure is not None:
        known = numbers(tree, world, day)
        right = [said.figure == n if said.kind == "count" else said.figure <= n for n in known]
        return all(right), any(right)
    named = set(said.countries)
    plain = {code: {way for (way,) in ways(tree, world, code, (day,))} for code in EVERYBODY}
    open_ = {code: {way for (way,) in ways(tree, world, code, (day,), odd=True)} for code in EVERYBODY}
    inside = {code: code in named for code in EVERYBODY}
    asked = {"members": EVERYBODY, "includes": named, "excludes": named}[said.kind]
    wanted = {code: inside[code] and said.kind != "excludes" for code in asked}
    always = all((plain if wanted[code] else open_)[code] == {wanted[code]} for code in asked)
    stranger = level(ways(tree, world, "", (day,), odd=True)) > 0
    if said.kind == "members" and stranger:
        always = False
    return always, all(wanted[code] in plain[code] for code in asked)


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
        with load(Path(folder), today="2026-11-28") as register:
            for _ in range(10):
                tree = data.draw(sets())
                claim = data.draw(claims(tree))
                assert judge(register, claim).verdict == expected(claim, tree, world), claim
