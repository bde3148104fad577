"""Every answer against an oracle that enumerates every reading of the dates of a random record."""

import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oracle import CALENDAR, IN, OPENED, Paper, count, level, readings, statuses, truths
from oracle_sets import text_of as written
from oracle_sets import ways
from papers import BYSTANDER, CODES, as_yaml, facets, trees, worlds
from program import HERE
from signatories.domain.dates import parse
from signatories.query import evaluate as sets
from signatories.query import history, syntax
from signatories.query import members as queries
from signatories.register.cache import load
from signatories.register.tables import Register

EVERYBODY = (*CODES, BYSTANDER)
Bounds = tuple[str, str]
days = st.sampled_from(CALENDAR)

thorough = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@contextmanager
def compiled(world: dict[str, Paper]) -> Iterator[Register]:
    with TemporaryDirectory() as folder:
        shutil.copy(HERE / "countries.yaml", folder)
        text = "".join(as_yaml(paper) for paper in world.values())
        Path(folder, "instruments.yaml").write_text(text, encoding="utf-8")
        with load(Path(folder), today="2026-11-22") as register:
            yield register


def levels(register: Register, text: str, on: str) -> dict[str, int]:
    return sets.levels(syntax.parse(text, register), register, on)


def bounds(text: str) -> Bounds:
    """First and last day of a date that was shown."""
    span = parse(text)
    return span.earliest or OPENED, span.latest


def possible_days(paper: Paper, code: str, nth: int) -> Bounds:
    """The first and the last day on which a country's nth act can have fallen, in any reading."""
    found = [way[nth - 1] for way in readings(paper, code)]
    return min(found), max(found)


@thorough
@given(worlds(), st.data())
def test_levels_and_counts_on_every_day(world: dict[str, Paper], data: st.DataObject):
    """Certain is what holds in every reading, possible what holds in some; so are counts."""
    with compiled(world) as register:
        for paper in world.values():
            for facet in {"", *data.draw(st.lists(st.sampled_from(facets(paper.kind)), max_size=4))}:
                text = f"{paper.id}:{facet}" if facet else paper.id
                for day in CALENDAR:
                    expected = {c: level(truths(paper, c, facet, (day,))) for c in EVERYBODY}
                    assert levels(register, text, day) == {c: n for c, n in expected.items() if n}, (
                        text,
                        day,
                    )
            for day in CALENDAR:
                assert queries.count(register, paper.id, day)[:2] == count(paper, CODES, day), day


@thorough
@given(worlds(), st.data())
def test_expressions_combine_readings(world: dict[str, Paper], data: st.DataObject):
    """and, or, and not, parentheses and days of their own: three-valued logic over the terms."""
    with compiled(world) as register:
        for tree in data.draw(st.lists(trees(world), min_size=4, max_size=8)):
            day = data.draw(days)
            expected = {c: level(ways(tree, world, c, (day,))) for c in EVERYBODY}
            assert levels(register, written(tree), day) == {c: n for c, n in expected.items() if n}


@thorough
@given(worlds(), st.data())
def test_changes_follow_each_reading_from_day_to_day(world: dict[str, Paper], data: st.DataObject):
    """Added for certain is out-then-in in every reading, possibly in some; removed and kept likewise."""
    ways_of = {"removed": (True, False), "added": (False, True), "kept": (True, True)}
    with compiled(world) as register:
        for tree in data.draw(st.lists(trees(world), min_size=4, max_size=8)):
            start, end = sorted((data.draw(days), data.draw(days)))
            expected = Counter(
                (code, change, "certain" if len(found) == 1 else "possible")
                for code in EVERYBODY
                for found in [ways(tree, world, code, (start, end))]
                for change, pair in ways_of.items()
                if pair in found
            )
            answer = history.changes_between_days(register, written(tree), start, end, kept=True)
            assert Counter((row.code, row.change, row.certainty) for row in answer) == expected


Stay = tuple[str, Bounds, Bounds | str, str]


def stays(paper: Paper, code: str, day: str) -> list[Stay]:
    """A country's stays by a day: (status, bounds of since, bounds of until, certainty)."""
    if not paper.of(code):
        return []
    after = statuses(paper, code)
    runs: list[list[int]] = []
    for k in range(1, len(after)):
        unbroken = k > 1 and (after[k] == after[k - 1] or (after[k] in IN and after[k - 1] in IN))
        runs = [*runs[:-1], [*runs[-1], k]] if unbroken else [*runs, [k]]
    at = {sum(act <= day for act in way) for way in readings(paper, code)}
    result: list[Stay] = []
    for run in runs:
        over, begun = min(at) > run[-1], max(at) >= run[0]
        if after[run[0]] == "former" or not begun or (over and after[run[-1]] not in IN):
            continue
        shown = [run[-1]] if over else [k for k in run if k in at]
        first = shown[0]
        while first > run[0] and after[first - 1] == after[first]:
            first -= 1
        since = possible_days(paper, code, first)
        until = possible_days(paper, code, run[-1] + 1) if max(at) > run[-1] else ""
        certain = over or at <= set(run)
        status = " or ".join(dict.fromkeys(after[k] for k in shown))
        result.append((status, since, until, "certain" if certain else "possible"))
    return result


@thorough
@given(worlds(), days)
def test_since_and_until_bound_the_days_on_which_a_status_can_have_begun_and_ended(
    world: dict[str, Paper], day: str
):
    with compiled(world) as register:
        for code in EVERYBODY:
            found = Counter(
                (
                    row.instrument,
                    row.status,
                    bounds(row.since),
                    row.until and bounds(row.until),
                    row.certainty,
                )
                for row in queries.memberships(register, code, day)
            )
            assert found == Counter((id, *stay) for id in world for stay in stays(world[id], code, day))


@thorough
@given(worlds(), days)
def test_what_a_country_is_in_and_who_is_in_an_instrument_agree(world: dict[str, Paper], day: str):
    with compiled(world) as register:
        for code in EVERYBODY:
            going_on = [
                row
                for row in queries.memberships(register, code, day)
                if IN.issuperset(row.status.split(" or ")) and (not row.until or row.certainty == "possible")
            ]
            for id in world:
                stays_in = [
                    (row.status, row.since, row.certainty) for row in going_on if row.instrument == id
                ]
                listed = [member for member in queries.members(register, id, day) if member.code == code]
                if len(stays_in) < 2:
                    assert [(m.status, m.since, m.certainty) for m in listed] == stays_in
                else:
                    assert [member.certainty for member in listed] == ["possible"]


@thorough
@given(worlds(), days)
def test_timelines_and_matrices(world: dict[str, Paper], day: str):
    """A timeline has every act that may have happened, with the counts of its last day; cells are members."""
    expected = Counter(
        (deed.date.text, id, deed.action, code, *count(paper, CODES, possible_days(paper, code, nth)[1]))
        for id, paper in world.items()
        for code, done in paper.deeds
        for nth, deed in enumerate(done, start=1)
        if possible_days(paper, code, nth)[0] <= day
    )
    for id, paper in world.items():
        for action, date, _ in paper.unnamed:
            if date.first <= day:
                expected[(date.text, id, action, "", *count(paper, CODES, date.last))] += 1
    with compiled(world) as register:
        answer = history.timeline(register, [*world], day)
        assert (
            Counter((m.date, m.instrument, m.action, m.code, m.members, m.possible) for m in answer)
            == expected
        )
        cells = {
            (cell.instrument, cell.code, cell.since, cell.certainty)
            for cell in history.matrix(register, [*world], day)
        }
        members = {
            (id, m.code, m.since, m.certainty) for id in world for m in queries.members(register, id, day)
        }
        assert cells == members
