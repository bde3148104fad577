"""Every answer against an oracle that enumerates every reading of the dates of a random record."""

from collections import Counter
from random import Random

from comparing import EVERYBODY, LEVEL, USUAL, WANTED, Tally, on_random_records
from oracle import CALENDAR, LADDERS, LOSSES, OPENED, WINDOW, blocks, count, level, truths
from oracle_counts import bounds
from oracle_sets import Op, Term, certainty, earliest, reach_of, text_of, ways
from papers import CODES, World, facets, random_tree
from signatories.query import differences, members
from signatories.register.tables import Register


def found(register: Register, text: str, on: str) -> dict[str, tuple[str, str]]:
    """Who is in: code → certainty and reach."""
    return {row.code: (row.certainty, row.known_to) for row in members.in_set(register, text, on)}


@on_random_records(examples=80, answers=80 * 3 * len(CALENDAR) * len(EVERYBODY))
def test_levels_on_every_day(world: World, chance: Random, register: Register, tally: Tally) -> None:
    """Certain is what holds in every reading, possible what holds in some (lines 2 to 8)."""
    for paper in world.values():
        some = chance.sample(facets(paper.kind), 2)
        for facet in {"": 1, "in-force" if paper.kind == "treaty" else some[0]: 1, some[1]: 1}:
            text = f"{paper.id}:{facet}" if facet else paper.id
            for day in CALENDAR:
                expected = {c: level(truths(paper, c, facet, (day,))) for c in EVERYBODY}
                answer = {c: LEVEL[sure] for c, (sure, _) in found(register, text, day).items()}
                tally.same(answer, {c: n for c, n in expected.items() if n}, (text, day))


@on_random_records(examples=75, answers=75 * len(CALENDAR))
def test_counts_on_every_day(world: World, chance: Random, register: Register, tally: Tally) -> None:
    """The certain, the possible, and those whom no source names (line 11)."""
    for paper in world.values():
        for day in CALENDAR:
            tally.equal(members.count(register, paper.id, day)[:2], count(paper, CODES, day), day)


@on_random_records(examples=75, answers=75 * 6 * len(EVERYBODY))
def test_expressions_combine_readings_and_their_reach(
    world: World, chance: Random, register: Register, tally: Tally
) -> None:
    """And, or, and not, parentheses and days of their own (lines 9, 10, 12 and 16)."""
    for tree in [random_tree(chance, world) for _ in range(6)]:
        day = chance.choice(CALENDAR)
        sure = {code: certainty(tree, world, code, day) for code in EVERYBODY}
        expected = {code: (sure[code], reach_of(tree, world, code, day)) for code in EVERYBODY if sure[code]}
        tally.same(found(register, text_of(tree), day), expected, (text_of(tree), day))


@on_random_records(examples=60, answers=60 * 12 * len(EVERYBODY))
def test_an_instrument_named_twice_is_read_once(
    world: World, chance: Random, register: Register, tally: Tally
) -> None:
    """Its terms are read together, reading by reading (line 9)."""
    for _ in range(12):
        paper = chance.choice(list(world.values()))
        asked = (
            *LADDERS[paper.kind],
            *LOSSES.values(),
            *(deed.action for _, done in paper.deeds for deed in done),
        )
        one, other = (
            Term(
                paper.id, chance.choice(("", *asked)) if chance.random() < 0.4 else "", chance.choice(WINDOW)
            )
            for _ in range(2)
        )
        tree = Op(chance.choice(("and", "or", "not", "not")), one, other)
        expected = {code: certainty(tree, world, code, OPENED) for code in EVERYBODY}
        answer = {code: sure for code, (sure, _) in found(register, text_of(tree), OPENED).items()}
        tally.same(answer, {code: sure for code, sure in expected.items() if sure}, text_of(tree))


@on_random_records(examples=75, answers=75)
def test_the_unnamed_widen_counts_under_not(
    world: World, chance: Random, register: Register, tally: Tally
) -> None:
    """Each of them takes away at most one of those who are possible by the unnamed alone (line 11)."""
    everybody = " or ".join(EVERYBODY)
    for id in world:
        day = chance.choice(CALENDAR)
        levels, plain = (
            {
                code: level(ways(Term(id), world, code, (day,), odd=True, unnamed=unnamed))
                for code in EVERYBODY
            }
            for unnamed in (True, False)
        )
        low = sum(levels[code] == 0 for code in EVERYBODY)
        high = sum(levels[code] < 2 for code in EVERYBODY)
        doubtful = sum(levels[code] == 1 and plain[code] == 0 for code in EVERYBODY)
        hidden = sum(number for number, sure in blocks(world[id], "", day) if sure)
        answer = members.count(register, f"({everybody}) and not {id}", day)
        numbers = answer.certain, answer.certain + answer.possible
        tally.equal(numbers, (low + max(doubtful - hidden, 0), high), (id, day))


@on_random_records(examples=75, answers=75)
def test_a_count_never_claims_more_than_who_the_unnamed_can_be(
    world: World, chance: Random, register: Register, tally: Tally
) -> None:
    """In any expression, wherever those whom no source names stand otherwise (line 11)."""
    tally.answers += 1
    for tree in [random_tree(chance, world) for _ in range(6)]:
        day = chance.choice(CALENDAR)
        expected = bounds(tree, world, EVERYBODY, day)
        if expected is not None:
            answer = members.count(register, text_of(tree), day)
            where = text_of(tree), day, answer, expected
            assert answer.certain <= expected[0], where
            assert answer.certain + answer.possible >= expected[1], where
            tally.answers += 1


Changes = dict[str, Counter[tuple[str, str, str]]]
"""How a country changed, how certainly, and how far the record knows of it: code → how often."""

WAYS = {"removed": (True, False), "added": (False, True), "kept": (True, True)}


@on_random_records(examples=75, answers=75 * 6 * len(EVERYBODY))
def test_changes_follow_each_reading_from_day_to_day(
    world: World, chance: Random, register: Register, tally: Tally
) -> None:
    """Added for certain is out-then-in in every reading, possibly in some; removed likewise (line 13).

    As far as the record reaches on both days (line 16).
    """
    for tree in [random_tree(chance, world) for _ in range(6)]:
        start, end = sorted((chance.choice(CALENDAR), chance.choice(CALENDAR)))
        expected: Changes = {}
        for code in EVERYBODY:
            pairs = ways(tree, world, code, (start, end))
            sure = "possible"
            if len(pairs) == 1:
                known = len(ways(tree, world, code, (start, end), within_reach=True)) == 1
                sure = "certain" if known else "last known"
            reach = earliest(reach_of(tree, world, code, day) for day in (start, end))
            changes = Counter((change, sure, reach) for change, pair in WAYS.items() if pair in pairs)
            if changes:
                expected[code] = changes
        answer: Changes = {}
        for row in differences.changes_between_days(register, text_of(tree), start, end, kept=True):
            answer.setdefault(row.code, Counter()).update([(row.change, row.certainty, row.known_to)])
        tally.same(answer, expected, (text_of(tree), start, end))


def test_the_comparisons_together_are_of_enough_answers() -> None:
    assert sum(WANTED) >= USUAL
