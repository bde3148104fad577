"""When, against the oracle: since and until, what is announced, timelines, and all views of one day."""

from collections import Counter
from random import Random

from comparing import EVERYBODY, Tally, on_random_records
from oracle import CALENDAR, OPENED, Paper, count, known_to, readings
from oracle_time import (
    absences,
    change_days,
    effects,
    goings,
    leaves_on,
    may_be_announced,
    may_be_undone,
    spans_of_since,
    stays,
)
from papers import CODES, World
from signatories.domain.dates import parse
from signatories.domain.statuses import counting_statuses
from signatories.query import announcements, differences, history, lists, members
from signatories.query.matrix import matrix
from signatories.query.memberships import is_current, memberships
from signatories.register.tables import Register


@on_random_records(examples=75, answers=75)
def test_since_is_the_date_of_what_began_the_status(
    world: World, chance: Random, register: Register, tally: Tally
) -> None:
    """Of one status that is shown, as precise as the dates allow (line 15).

    Where the dates allow several statuses, of the first. Where one act or another can have begun it, the span
    may be that of both.
    """
    for id, paper in world.items():
        for day in chance.choices(CALENDAR, k=3):
            for row in members.members(register, id, day):
                status = row.status.split(" or ")[0]
                spans = spans_of_since(paper, row.code, status, day)
                shown = parse(row.since)
                first, last = max(shown.earliest, OPENED), shown.latest
                if " or " in row.status:
                    spanned = any(first <= high and low <= last for low, high in spans)
                else:
                    spanned = any(first <= low and high <= last for low, high in spans)
                assert spanned, (id, row, day, spans)
                others = spans_of_since(paper, row.code, status, "")
                assert {first, last} <= {day for span in others for day in span}, (id, row, day, others)
            tally.answers += 1


@on_random_records(examples=75, answers=75 * len(CODES))
def test_since_and_until_bound_each_stay(
    world: World, chance: Random, register: Register, tally: Tally
) -> None:
    """Where every reading has the same stays (line 15)."""
    day = chance.choice(CALENDAR)
    for code in CODES:
        rows = memberships(register, code, day)
        for id, paper in world.items():
            for row in rows:
                if row.instrument == id:
                    tally.equal(row.known_to, known_to(paper, code, "", day), (id, code, day))
            expected = stays(paper, code, day)
            if expected is None:
                tally.answers += 1
                continue
            counting = counting_statuses(paper.kind)
            mine = [row for row in rows if row.instrument == id and row.status.split(" or ")[0] in counting]
            ended = [row.until for row in mine]
            tally.equal(ended, [end for _, end in expected], (id, code, day))


@on_random_records(examples=80, answers=80)
def test_an_exit_is_announced_while_it_lies_ahead(
    world: World, chance: Random, register: Register, tally: Tally
) -> None:
    """From the notice to its day, unless it is taken back or outlived (lines 3 to 5)."""
    for id, paper in world.items():
        for day in CALENDAR:
            found: dict[str, list[str]] = {}
            rows = announcements.announced_under(register, id, day)
            for row in rows:
                found.setdefault(row.country, []).append(row.effective)
            of_all = (row for code in EVERYBODY for row in announcements.announced_by(register, code, day))
            assert {row for row in of_all if row.instrument == id} == {*rows}, (id, day)
            for code in EVERYBODY:
                leaving = leaves_on(paper, code, day)
                told = [parse(effective) for effective in found.get(code, ())]
                where = id, code, day, leaving, told
                if leaving == {""} and not may_be_announced(paper, code, day):
                    assert not told, where
                if leaving != {""} and not may_be_undone(paper, code):
                    assert told, where
                if leaving != {""}:
                    meant = [any(span.earliest <= on <= span.latest for on in leaving) for span in told]
                    assert all(meant), where
        tally.answers += 1


@on_random_records(examples=75, answers=75)
def test_a_timeline_shows_the_count_of_each_day(
    world: World, chance: Random, register: Register, tally: Tally
) -> None:
    """In the order of the latest day that is shown, none after the day; the last agrees with it (line 17)."""
    for id, paper in world.items():
        day = chance.choice(CALENDAR)
        rows = history.timeline(register, [id], day)
        expected = count(paper, CODES, day)
        last = (rows[-1].members, rows[-1].possible) if rows else (0, 0)
        tally.equal(last, expected, (id, day))
        deeds = [row for row in rows if not history.is_consequence(row)]
        told_acts = Counter((row.date, row.action, row.code) for row in deeds if row.code)
        assert told_acts == Counter(
            (deed.date.text, deed.action, code)
            for code, done in paper.deeds
            for k, deed in enumerate(done)
            if bounds(paper, code, k)[0] <= day
        ), (id, day)
        closings = [row.date for row in rows if row.action == "closing"]
        assert closings == ([paper.closed.text] if paper.closed and paper.closed.first <= day else []), id
        for code in CODES:
            following = [row for row in rows if row.code == code and history.is_consequence(row)]
            wanted = effects(paper, code, day)
            if wanted is not None:
                told = {(row.date, row.action) for row in following}
                effective = {
                    (on, f"{word} {history.EFFECT}" if word else "end of state") for on, word in wanted
                }
                if paper.closed:
                    told, effective = (
                        {pair for pair in found if pair[1] != "end of state"} for found in (told, effective)
                    )
                assert told >= effective, (id, code, day)
                # Of two that have effect on one day, both are told.
                assert {on for on, _ in told} <= change_days(paper, code), (id, code, day)
                tally.answers += 1
        latest = [shown_day(paper, row) for row in rows]
        assert latest == sorted(latest), (id, day)
        for row, shown in zip(rows, latest, strict=True):
            tally.equal((row.members, row.possible), count(paper, CODES, min(shown, day)), (id, row, day))


def bounds(paper: Paper, code: str, k: int) -> tuple[str, str]:
    """The first and the last day on which an act can have been done."""
    done = [one.done[k] for one in readings(paper, code)]
    return min(done), max(done)


def shown_day(paper: Paper, row: history.TimelineEntry) -> str:
    """The latest day that an entry shows."""
    for k, deed in enumerate(paper.of(row.code)):
        if (deed.date.text, deed.action) == (row.date, row.action):
            return bounds(paper, row.code, k)[1]
    return parse(row.date).latest


@on_random_records(examples=75, answers=75)
def test_all_views_of_an_instrument_agree(
    world: World, chance: Random, register: Register, tally: Tally
) -> None:
    """Lists, matrices, what a country is in, and what differs from itself."""
    day = chance.choice(CALENDAR)
    listed = {row.id: (row.members, row.possible) for row in lists.instruments(register, day)}
    for id, paper in world.items():
        rows = members.members(register, id, day)
        cells = matrix(register, [id], day)
        assert [(c.code, c.since, c.certainty, c.known_to) for c in cells] == [
            (m.code, m.since, m.certainty, m.known_to) for m in rows
        ]
        total = members.count(register, id, day)
        tally.equal(listed[id], (total.certain, total.possible), id)
        for code in EVERYBODY:
            mine = [row for row in rows if row.code == code]
            going_on = [
                row
                for row in memberships(register, code, day)
                if row.instrument == id
                and is_current(row, paper.kind)
                and (not row.until or row.certainty == "possible")
            ]
            assert bool(mine) == bool(going_on), (id, code)
            if len(going_on) == 1:
                assert [m.certainty for m in mine] == [row.certainty for row in going_on]
            if len(going_on) == 1 and " or " not in mine[0].status:
                assert (mine[0].status, mine[0].since) == (going_on[0].status, going_on[0].since)
        assert differences.set_difference(register, id, id, day) == []


@on_random_records(examples=80, answers=80 * 3 * len(EVERYBODY))
def test_who_is_out_and_by_what(world: World, chance: Random, register: Register, tally: Tally) -> None:
    """Former is who was in and is out, by the act that ended it; of others the record may know nothing.

    Where the readings differ in it, it is possible (lines 5, 10, 15 and 16).
    """
    for id, paper in world.items():
        for day in chance.choices(CALENDAR, k=3):
            former = {row.code: row for row in members.former(register, id, day)}
            inside = {row.code for row in members.members(register, id, day)}
            for code in EVERYBODY:
                ways, where = goings(paper, code, day), (id, code, day)
                row = former.get(code)
                if None not in ways:
                    assert row, (where, ways)
                out = [way for way in ways if way]
                # Who came on the day of the end was in for no day: that is not compared.
                if row and row.since != row.until:
                    assert row.certainty == ("possible" if None in ways else "certain"), (where, row)
                if row and out:
                    ends = parse(row.until)
                    first = max(ends.earliest, OPENED)
                    if None not in ways:
                        assert row.status in {way.status for way in out}, (where, row, ways)
                    assert row.action in {way.word or row.action for way in out}, (where, row, ways)
                    assert any(first <= way.day <= ends.latest for way in out), (where, row, ways)
                if code not in inside:
                    assert members.absence(register, id, code, day) in absences(paper, code, day), where
                tally.answers += 1
