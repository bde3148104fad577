"""All views of the shipped record agree: lists, counts, timelines, charts, maps, exports and pages.

For every instrument, on some of the days on which anything changes, and of the days before and after.
"""

import os
from functools import cache

import pytest

from known_answers import rows
from program import TODAY
from signatories.charts.growth import points
from signatories.charts.map_status import tile_statuses
from signatories.charts.timeline import stay_rows
from signatories.domain.dates import day_before, next_day
from signatories.export.tables import TABLES
from signatories.query import certainties, history, steps
from signatories.query import members as queries
from signatories.query.syntax import parse
from signatories.register.tables import Register
from signatories.site.content import Gathered

IDS = [row["instrument"] for row in rows("instruments")]
MOST = int(os.environ.get("SIGNATORIES_DAYS", "6"))
"""On how many days of an instrument; forty in `.ci/slow`."""


def days_of(register: Register, id: str) -> list[str]:
    """Days about the changes of an instrument, evenly chosen, up to today."""
    turns = [day for day in steps.change_days(register, id) if day <= TODAY]
    around = sorted({other for day in turns for other in (day_before(day), day, next_day(day))})
    around = [day for day in around if day <= TODAY]
    return [*dict.fromkeys(around[k * len(around) // MOST] for k in range(MOST if around else 0))]


@pytest.mark.parametrize("id", IDS)
def test_the_views_of_an_instrument_agree(shipped: Register, id: str) -> None:
    for day in days_of(shipped, id):
        members = queries.members(shipped, id, day)
        total = queries.count(shipped, id, day)
        numbers = (total.certain, total.possible)
        timeline = history.timeline(shipped, [id], day)
        last = (timeline[-1].members, timeline[-1].possible) if timeline else (0, 0)
        assert last == numbers, day
        growth = points(shipped, [id], day)
        assert ((growth[-1].members, growth[-1].possible) if growth else (0, 0)) == numbers, day
        cells = history.matrix(shipped, [id], day)
        assert [(c.code, c.since, c.certainty, c.known_to) for c in cells] == [
            (m.code, m.since, m.certainty, m.known_to) for m in members
        ], day
        tiles = tile_statuses(shipped, [parse(id, shipped)], day)
        inside = {
            (row.code, row.standing) for row in tiles if row.standing in ("certain", "last known", "possible")
        }
        assert inside == {(m.code, m.certainty) for m in members}, day
        drawn = {
            row.code: (row.status, row.since)
            for row in stay_rows(shipped, id, day)
            if not row.until or row.certainty == "possible"
        }
        listed = {m.code: (m.status, m.since) for m in members}
        assert {code: drawn[code] for code in listed} == listed, day
        assert history.set_difference(shipped, id, id, day) == [], day


@cache
def listed_on(register: Register, day: str) -> dict[str, tuple[int, int]]:
    return {row.id: (row.members, row.possible) for row in queries.instruments(register, day)}


@pytest.mark.parametrize("id", IDS)
def test_the_list_of_instruments_agrees(shipped: Register, id: str) -> None:
    for day in days_of(shipped, id)[::5]:
        total = queries.count(shipped, id, day)
        assert listed_on(shipped, day)[id] == (total.certain, total.possible), day


def test_what_each_country_is_in_agrees_with_who_is_in_each_instrument(shipped: Register) -> None:
    for day in ("1990-01-01", "2012-07-05", "2014-01-16", "2020-02-01", "2022-04-29", TODAY):
        inside = {
            (id, m.code): (m.status, m.since, m.certainty, m.known_to)
            for id in IDS
            for m in queries.members(shipped, id, day)
        }
        kinds = {it.id: it.kind for it in certainties.about_all(shipped)}
        found = {
            (row.instrument, country.code): (row.status, row.since, row.certainty, row.known_to)
            for country in queries.countries(shipped, (), day)
            for row in queries.memberships(shipped, country.code, day)
            if queries.is_current(row, kinds[row.instrument])
        }
        assert found == inside, day


def test_the_export_gives_the_members_of_any_day(shipped: Register) -> None:
    """Certain where all rows that may hold on the day count as in, as `docs/export.md` says."""
    (table,) = (table for table in TABLES if table.name == "memberships")
    names = [field.name for field in table.fields]
    exported = [dict(zip(names, row, strict=True)) for row in table.rows(shipped)]
    for day in ("2012-07-05", "2020-06-15", "2022-04-29", TODAY):
        surely: dict[tuple[str, str], bool] = {}
        for row in exported:
            until = row["until_latest"]
            if row["since_earliest"] <= day and (until is None or until > day):
                place = row["instrument"], row["country"]
                begun = row["since_latest"] <= day or row["nth"] > 1
                surely[place] = surely.get(place, True) and bool(row["is_in"]) and begun
        for id in IDS:
            certain = {m.code for m in queries.members(shipped, id, day) if m.certainty != "possible"}
            assert certain == {code for (other, code), inside in surely.items() if other == id and inside}, (
                day
            )


def test_the_site_says_what_the_command_line_says(shipped: Register) -> None:
    gathered = Gathered(shipped, TODAY)
    for id in IDS:
        page = gathered.instrument(id)
        members = queries.members(shipped, id, TODAY)
        assert [(m.code, m.status, m.since, m.certainty, m.known_to) for m in page.members] == [
            (m.code, m.status, m.since, m.certainty, m.known_to)
            for m in sorted(members, key=lambda m: m.certainty == "possible")
        ]
        assert page.total == queries.count(shipped, id, TODAY)
