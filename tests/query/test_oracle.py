"""Every answer against an oracle that enumerates every reading of the dates of a random record."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oracle import CALENDAR, Paper, count, level, truths
from oracle_sets import Term, certainty, reach_of, text_of, ways
from papers import BYSTANDER, CODES, as_yaml, countries_of, facets, trees, worlds
from program import HERE
from signatories.query import history, members
from signatories.register.cache import load
from signatories.register.tables import Register

EVERYBODY = (*CODES, BYSTANDER)
days = st.sampled_from(CALENDAR)

thorough = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
LEVEL = {"": 0, "possible": 1, "last known": 2, "certain": 2}


@contextmanager
def compiled(world: dict[str, Paper]) -> Iterator[Register]:
    with TemporaryDirectory() as folder:
        countries = countries_of(world, (HERE / "countries.yaml").read_text(encoding="utf-8"))
        Path(folder, "countries.yaml").write_text(countries, encoding="utf-8")
        text = "".join(as_yaml(paper) for paper in world.values())
        Path(folder, "instruments.yaml").write_text(text, encoding="utf-8")
        with load(Path(folder), today="2026-11-28") as register:
            yield register


def found(register: Register, text: str, on: str) -> dict[str, tuple[str, str]]:
    """Who is in: code → certainty and reach."""
    return {row.code: (row.certainty, row.known_to) for row in members.in_set(register, text, on)}


@thorough
@given(worlds(), st.data())
def test_levels_and_counts_on_every_day(world: dict[str, Paper], data: st.DataObject):
    """Certain is what holds in every reading, possible what holds in some (lines 2 to 8, 11)."""
    with compiled(world) as register:
        for paper in world.values():
            for facet in {"", *data.draw(st.lists(st.sampled_from(facets(paper.kind)), max_size=4))}:
                text = f"{paper.id}:{facet}" if facet else paper.id
                for day in CALENDAR:
                    expected = {c: level(truths(paper, c, facet, (day,))) for c in EVERYBODY}
                    answer = {c: LEVEL[sure] for c, (sure, _) in found(register, text, day).items()}
                    assert answer == {c: n for c, n in expected.items() if n}, (text, day)
            for day in CALENDAR:
                assert members.count(register, paper.id, day)[:2] == count(paper, CODES, day), day


@thorough
@given(worlds(), st.data())
def test_expressions_combine_readings_and_their_reach(world: dict[str, Paper], data: st.DataObject):
    """and, or, and not, parentheses and days of their own (lines 9, 10, 12 and 16)."""
    with compiled(world) as register:
        for tree in data.draw(st.lists(trees(world), min_size=4, max_size=8)):
            day = data.draw(days)
            expected = {}
            for code in EVERYBODY:
                sure = certainty(tree, world, code, day)
                if sure:
                    expected[code] = sure, reach_of(tree, world, code, day)
            assert found(register, text_of(tree), day) == expected


@thorough
@given(worlds(), st.data())
def test_the_unnamed_widen_counts_under_not(world: dict[str, Paper], data: st.DataObject):
    """Each of them takes away at most one of those who are possible by the unnamed alone (line 11)."""
    with compiled(world) as register:
        for id in world:
            day = data.draw(days)
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
            hidden = sum(number for number, sure in _blocks(world[id], day) if sure)
            certain = low + max(doubtful - hidden, 0)
            everybody = " or ".join(EVERYBODY)
            answer = members.count(register, f"({everybody}) and not {id}", day)
            assert (answer.certain, answer.certain + answer.possible) == (certain, high), (id, day)


def _blocks(paper: Paper, day: str) -> list[tuple[int, int]]:
    from oracle import blocks

    return blocks(paper, "", day)


@thorough
@given(worlds(), st.data())
def test_changes_follow_each_reading_from_day_to_day(world: dict[str, Paper], data: st.DataObject):
    """Added for certain is out-then-in in every reading, possibly in some; removed and kept likewise."""
    ways_of = {"removed": (True, False), "added": (False, True), "kept": (True, True)}
    with compiled(world) as register:
        for tree in data.draw(st.lists(trees(world), min_size=4, max_size=8)):
            start, end = sorted((data.draw(days), data.draw(days)))
            expected = Counter(
                (code, change, 2 if len(pairs) == 1 else 1)
                for code in EVERYBODY
                for pairs in [ways(tree, world, code, (start, end))]
                for change, pair in ways_of.items()
                if pair in pairs
            )
            answer = history.changes_between_days(register, text_of(tree), start, end, kept=True)
            assert Counter((row.code, row.change, LEVEL[row.certainty]) for row in answer) == expected


@thorough
@given(worlds(), days)
def test_the_last_entry_of_a_timeline_agrees_with_the_count(world: dict[str, Paper], day: str):
    """And its entries stand in the order of the latest day that they show, none after the day (line 17)."""
    with compiled(world) as register:
        for id, paper in world.items():
            rows = history.timeline(register, [id], day)
            expected = count(paper, CODES, day)
            assert (rows[-1].members, rows[-1].possible) == expected if rows else expected == (0, 0)
            acts = Counter(
                (row.date, row.action, row.code)
                for row in rows
                if not history.is_consequence(row) and row.code
            )
            assert acts == Counter(
                (deed.date.text, deed.action, code)
                for code, done in paper.deeds
                for k, deed in enumerate(done)
                if _first_day(paper, code, k) <= day
            )


def _first_day(paper: Paper, code: str, k: int) -> str:
    from oracle import readings

    return min(one.done[k] for one in readings(paper, code))


@thorough
@given(worlds(), days)
def test_all_views_of_an_instrument_agree(world: dict[str, Paper], day: str):
    """Lists, the timeline's end, matrices, what a country is in, and what differs from itself."""
    with compiled(world) as register:
        listed = {row.id: (row.members, row.possible) for row in members.instruments(register, day)}
        for id in world:
            rows = members.members(register, id, day)
            cells = history.matrix(register, [id], day)
            assert [(c.code, c.since, c.certainty, c.known_to) for c in cells] == [
                (m.code, m.since, m.certainty, m.known_to) for m in rows
            ]
            total = members.count(register, id, day)
            assert listed[id] == (total.certain, total.possible)
            for code in EVERYBODY:
                mine = [row for row in rows if row.code == code]
                going_on = [
                    row
                    for row in members.memberships(register, code, day)
                    if row.instrument == id
                    and members.is_current(row, world[id].kind)
                    and (not row.until or row.certainty == "possible")
                ]
                assert bool(mine) == bool(going_on), (id, code)
                if len(going_on) == 1:
                    assert [m.certainty for m in mine] == [row.certainty for row in going_on]
                if len(going_on) == 1 and " or " not in mine[0].status:
                    assert (mine[0].status, mine[0].since) == (going_on[0].status, going_on[0].since)
            assert history.set_difference(register, id, id, day) == []
