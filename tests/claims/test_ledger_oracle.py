"""Verdicts against an oracle that enumerates every reading of the dates of a random record."""

from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comparing import EVERYBODY, compiled
from oracle import CALENDAR, ENTRIES, EVERY_DAY, Paper, blocks, days_in, inside, level
from oracle_counts import MOST, bounds
from oracle_sets import Op, States, Term, Tree, places, text_of, ways
from papers import CODES, World, drawn, random_ends, random_paper
from signatories.claims.checker import judge
from signatories.domain.statements import Statement
from signatories.register.contents import Claim

Verdict = str
TWO = Term("one"), Term("two")
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
    found = bounds(tree, world, EVERYBODY, day)
    assert found is not None
    return set(range(found[0], found[1] + 1))


def can_be_counted(tree: Tree, world: dict[str, Paper]) -> bool:
    """Whether the oracle can count it: not where both sets of an `and` have some whom no source names."""
    if not isinstance(tree, Op):
        return True
    hidden = [sum(block.number for block in world[id].unnamed) for id in named(tree)]
    return sum(hidden) <= MOST and not (tree == Op("and", *TWO) and all(hidden))


def named(tree: Tree) -> list[str]:
    """The instruments in it."""
    return [id for id in dict.fromkeys(place.id for place in places(tree, ("",))) if id]


def expected(claim: Claim, tree: Tree, world: dict[str, Paper]) -> Verdict:
    """From each day of the claim: whether it is true in every reading, and whether in some (line 14)."""
    first, last = first_and_last(claim.as_of or "")
    found = [truth(claim, tree, world, day) for day in EVERY_DAY if first <= day <= last]
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


def first_and_last(text: str) -> tuple[str, str]:
    first, _, last = text.partition("/")
    return first, last or first


def open_world(chance: Random) -> World:
    """Two instruments that do not close: when the unnamed are out again is not a matter of claims."""
    ends = random_ends(chance)
    return {id: random_paper(chance, id, ends)._replace(closed=None) for id in ("one", "two")}


@st.composite
def sets(draw: st.DrawFn) -> Tree:
    """One instrument, on a day of its own too, or two."""
    one, two = TWO
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
                Op("and", States(), one),
                Op("not", States(), one),
                Op("not", States("2020-02-26"), one),
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
@given(drawn(open_world), st.data())
def test_a_claim_holds_if_true_in_every_reading_and_is_within_if_in_some(world, data):
    with compiled(world) as register:
        for _ in range(10):
            tree = data.draw(sets())
            claim = data.draw(claims(tree))
            if claim.statement.figure is not None and not can_be_counted(tree, world):
                continue
            assert judge(register, claim).verdict == expected(claim, tree, world), claim


# Became the nth


def joined_as(paper: Paper, code: str) -> set[int]:
    """Which number a country can have been, of those with one act: 1 for the first.

    Behind those who were in as the day began and still are; on one day, any order is possible.
    """
    found: set[int] = set()
    for day in days_in(paper.of(code)[0].date):
        before = EVERY_DAY[EVERY_DAY.index(day) - 1]
        others = [(truths_on(paper, other, (before, day))) for other in CODES if other != code]
        surely = sum(truths == {(True, True)} for truths in others)
        possibly = sum(any(now for _, now in truths) for truths in others)
        surely += sum(number for number, sure in blocks(paper, "", before) if sure == 2)
        possibly += sum(number for number, _ in blocks(paper, "", day))
        found.update(range(surely + 1, possibly + 2))
    return found


def truths_on(paper: Paper, code: str, days: tuple[str, ...]) -> set[tuple[bool, ...]]:
    return ways(Term(paper.id), {paper.id: paper}, code, days)


@thorough
@given(drawn(open_world))
def test_a_country_became_the_number_that_the_order_of_days_allows(world):
    """Of a country that joined once, on a day as imprecise as any."""
    paper = world["one"]._replace(ends=())
    once = [
        code
        for code, done in paper.deeds
        if len(done) == 1 and ENTRIES.get(done[0].action) in inside(paper.kind) and not done[0].effective
    ]
    with compiled({"one": paper}) as register:
        for code in once:
            allowed = joined_as(paper, code)
            for figure in range(1, max(allowed) + 2):
                statement = Statement("count", figure, ())
                claim = Claim("one", 1, "s", None, code, None, statement, None, (), None)
                known = "holds" if len(allowed) == 1 else "within"
                verdict = known if figure in allowed else "fails"
                assert judge(register, claim).verdict == verdict, (code, figure, allowed)
