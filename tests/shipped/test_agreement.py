"""All views of the shipped record agree: lists, counts, timelines, charts, maps, exports and pages.

For every instrument, on every day on which anything changes, and on the days before and after. What is slow
to ask, the pages and what every country is in, on some of these days; on all of them in `.ci/slow`.
"""

import csv
import io
import json
import os
from collections.abc import Callable, Iterable
from functools import cache

import pytest

from known_answers import rows
from program import TODAY
from signatories.charts.growth import points
from signatories.charts.map_status import tile_statuses
from signatories.charts.timeline import stay_rows
from signatories.domain.dates import day_before, next_day
from signatories.export.tables import TABLES
from signatories.query import certainties, history, lists, steps
from signatories.query import members as queries
from signatories.query.matrix import matrix
from signatories.query.memberships import is_current, memberships
from signatories.query.syntax import parse
from signatories.register.tables import Register
from signatories.site import api
from signatories.site.content import Gathered

IDS = [row["instrument"] for row in rows("instruments")]
ALL_DAYS = bool(os.environ.get("SIGNATORIES_ALL_DAYS"))
"""Whether slow questions too are asked about every day; so it is in `.ci/slow`."""


@cache
def days_of(register: Register, id: str) -> list[str]:
    """The days on which anything changes in an instrument, up to today, with the days before and after."""
    turns = [day for day in steps.change_days(register, id) if day <= TODAY]
    around = {other for day in turns for other in (day_before(day), day, next_day(day))}
    return sorted(day for day in around if day <= TODAY)


def changing(register: Register, id: str, day: str) -> set[str]:
    """Countries of which a day of an act, or a change, is this day or next to it."""
    near = {day_before(day), day, next_day(day)}
    return {
        step.country
        for mine in steps.of_instrument(register, id).values()
        for step in mine
        if near & {step.earliest, step.latest, step.may_end, step.must_end, step.done_earliest, step.done}
    }


@pytest.mark.parametrize("id", IDS)
def test_the_views_of_an_instrument_agree_on_every_day_of_change(shipped: Register, id: str) -> None:
    for day in days_of(shipped, id):
        members = queries.members(shipped, id, day)
        total = queries.count(shipped, id, day)
        numbers = (total.certain, total.possible)
        assert listed_on(shipped, day)[id] == numbers, day
        timeline = history.timeline(shipped, [id], day)
        assert ((timeline[-1].members, timeline[-1].possible) if timeline else (0, 0)) == numbers, day
        growth = points(shipped, [id], day)
        assert ((growth[-1].members, growth[-1].possible) if growth else (0, 0)) == numbers, day
        cells = matrix(shipped, [id], day)
        listed = [(m.code, m.since, m.certainty, m.known_to) for m in members]
        assert [(c.code, c.since, c.certainty, c.known_to) for c in cells] == listed, day
        tiles = tile_statuses(shipped, [parse(id, shipped)], day)
        inside = {
            (row.code, row.standing, row.known_to)
            for row in tiles
            if row.standing in ("certain", "last known", "possible")
        }
        assert inside == {(m.code, m.certainty, m.known_to) for m in members}, day
        drawn = {
            row.code: (row.status, row.since, row.certainty, row.known_to)
            for row in stay_rows(shipped, id, day)
            if not row.until or row.certainty == "possible"
        }
        assert drawn == {m.code: (m.status, m.since, m.certainty, m.known_to) for m in members}, day
        assert exported_on(shipped, id, day) == {m.code: m.certainty != "possible" for m in members}, day


@cache
def listed_on(register: Register, day: str) -> dict[str, tuple[int, int]]:
    return {row.id: (row.members, row.possible) for row in lists.instruments(register, day)}


@cache
def exported(register: Register) -> dict[str, list[dict[str, object]]]:
    """The rows of `memberships.csv` by instrument."""
    (table,) = (table for table in TABLES if table.name == "memberships")
    names = [field.name for field in table.fields]
    found: dict[str, list[dict[str, object]]] = {}
    for row in table.rows(register):
        found.setdefault(str(row[0]), []).append(dict(zip(names, row, strict=True)))
    return found


def exported_on(register: Register, id: str, day: str) -> dict[str, bool]:
    """Who is in by the export, and whether surely: where all rows that may hold on the day count as in.

    As `docs/export.md` says.
    """
    surely: dict[str, bool] = {}
    perhaps: set[str] = set()
    for row in exported(register).get(id, []):
        until = row["until_latest"]
        if str(row["since_earliest"]) <= day and (until is None or str(until) > day):
            code = str(row["country"])
            begun = str(row["since_latest"]) <= day or row["nth"] != 1
            surely[code] = surely.get(code, True) and bool(row["is_in"]) and begun
            if row["is_in"]:
                perhaps.add(code)
    return {code: surely[code] for code in perhaps}


@pytest.mark.parametrize("id", IDS)
def test_what_each_country_is_in_agrees_on_the_days_on_which_it_changes(shipped: Register, id: str) -> None:
    kind = certainties.about(shipped, id).kind
    for day in days_of(shipped, id):
        members = {m.code: m for m in queries.members(shipped, id, day)}
        for code in sorted(changing(shipped, id, day)):
            mine = [
                (row.status, row.since, row.certainty, row.known_to)
                for row in memberships(shipped, code, day)
                if row.instrument == id and is_current(row, kind)
            ]
            listed = members.get(code)
            assert mine == ([listed[2:6]] if listed else []), (code, day)


def asked_days(register: Register, some: Iterable[str]) -> list[str]:
    """Some days; where slow questions are asked about all days, every day of any instrument."""
    return sorted({day for id in IDS for day in days_of(register, id)}) if ALL_DAYS else [*some]


def test_what_each_country_is_in_agrees_with_who_is_in_each_instrument(shipped: Register) -> None:
    kinds = {it.id: it.kind for it in certainties.about_all(shipped)}
    countries = [country.code for country in lists.countries(shipped, (), TODAY)]
    days = ("1990-01-01", "2012-07-05", "2014-01-16", "2020-02-01", "2022-04-29", TODAY)
    for day in asked_days(shipped, days):
        inside = {
            (id, m.code): (m.status, m.since, m.certainty, m.known_to)
            for id in IDS
            for m in queries.members(shipped, id, day)
        }
        found = {
            (row.instrument, code): (row.status, row.since, row.certainty, row.known_to)
            for code in countries
            for row in memberships(shipped, code, day)
            if is_current(row, kinds[row.instrument])
        }
        assert found == inside, day


@pytest.fixture(scope="module")
def gathered(shipped: Register) -> Callable[[str], Gathered]:
    """What the pages of a day say; claims depend on no day and are checked once."""
    checked = Gathered(shipped, TODAY)._checked

    def on(day: str) -> Gathered:
        found = Gathered(shipped, day)
        found.__dict__["_checked"] = checked
        return found

    return on


def test_the_pages_say_what_the_command_line_says(
    shipped: Register, gathered: Callable[[str], Gathered]
) -> None:
    for day in asked_days(shipped, ("2012-07-05", TODAY)):
        pages = gathered(day)
        for id in [id for id in IDS if not ALL_DAYS or day in days_of(shipped, id)]:
            page = pages.instrument(id)
            members = queries.members(shipped, id, day)
            in_order = sorted(members, key=lambda m: m.certainty == "possible")
            assert [*page.members] == in_order, (id, day)
            assert page.total == queries.count(shipped, id, day), (id, day)
            table = csv.DictReader(io.StringIO(pages.table(page).decode()))
            shown = in_order
            if id in pages.ends:  # a closed one is shown, and downloaded, as of its last day
                last = queries.members(shipped, id, pages.ends[id].last_day)
                shown = sorted(last, key=lambda m: m.certainty == "possible")
            assert [tuple(row.values())[:6] for row in table] == [m[:6] for m in shown], (id, day)
            document = json.loads(api.instrument(pages, page)[1])
            assert document["members"] == [m._asdict() for m in in_order], (id, day)
            assert document["count"] == page.total._asdict(), (id, day)
