"""The charts: steps as high as the counts, spans as long as the stays, overlaps as large as the sets."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import pairwise

import pytest

from drawings import RECORD, SVG, read, read_inline, said
from program import Compiled
from signatories.charts import growth, timeline
from signatories.charts.axes import Days
from signatories.charts.growth import points
from signatories.charts.timeline import stay_rows
from signatories.domain.problems import QueryError
from signatories.query.members import count
from signatories.query.memberships import memberships
from signatories.register.tables import Register

DAYS = (
    "2012-01-01", "2012-01-31", "2012-02-01", "2013-05-31", "2013-06-01", "2013-06-02", "2014-03-01",
    "2014-06-29",
    "2014-06-30", "2015-01-31", "2015-02-01", "2016-01-31", "2016-02-01", "2020-01-01",
)  # fmt: skip


@pytest.fixture
def record(compiled: Compiled) -> Register:
    return compiled(RECORD)


# Growth


@pytest.mark.parametrize("day", DAYS)
def test_a_step_is_as_high_as_the_count_of_the_day(record: Register, day: str) -> None:
    """On the days before, of and after each wave, the unnamed among them."""
    last = [point for point in points(record, ["ring"], "2020-01-01") if point.day <= day][-1]
    counted = count(record, "ring", day)
    assert (last.members, last.possible) == (counted.certain, counted.possible)


def heights(register: Register, ids: list[str], of: str = "polyline") -> list[tuple[float, float]]:
    """The corners of the first line drawn, as numbers of members: the axis tells what a length means."""
    root = read(growth(register, ids, "2020-01-01"))
    ticks = {
        int(found.text or ""): float(found.get("y", "0")) - 4
        for found in root.iter(f"{SVG}text")
        if found.get("text-anchor") == "end" and (found.text or "").isdigit()
    }
    corners = [line.get("points", "").split() for line in root.iter(f"{SVG}{of}")]
    scale = (ticks[0] - ticks[max(ticks)]) / max(ticks)
    return [
        (float(x), (ticks[0] - float(y)) / scale)
        for x, y in (corner.split(",") for line in corners for corner in line)
    ]


def test_the_line_ends_at_the_certain_number_and_passes_through_each(record: Register) -> None:
    """4 at first, 6 with the unnamed, 10 in June 2013, 12 a year later, 11 without Kenya, 12 again."""
    drawn = [round(number, 1) for _, number in heights(record, ["ring"])]
    assert list(dict.fromkeys(drawn)) == [4, 6, 10, 12, 11]
    assert drawn[-1] == 12


def test_the_band_reaches_from_the_least_to_the_most(record: Register) -> None:
    """Until the two of 2014 are certain the number is 10 to 12."""
    band = {round(number, 1) for _, number in heights(record, ["ring"], "polygon")}
    assert {10, 12} <= band
    assert max(band) == 12


def test_waves_and_withdrawals_are_named(record: Register) -> None:
    lines = said(read(growth(record, ["ring"], "2020-01-01")))
    assert {"+4", "1 Jun 2013", "Kenya", "out 1 Feb 2015", "12"} <= set(lines)


def test_what_is_carried_forward_is_lighter_and_what_is_complete_is_not(record: Register) -> None:
    def classes(day: str) -> list[str]:
        root = read_inline(growth(record, ["ring"], day))
        return [line.get("class", "") for line in root.iter(f"{SVG}polyline")]

    assert [("p-later" in name) for name in classes("2018-12-31")] == [False]
    assert [("p-later" in name) for name in classes("2019-01-01")] == [False, True]


def test_labels_of_several_lines_do_not_touch(record: Register) -> None:
    """Each line's end has its number; the legend names the line."""
    root = read(growth(record, ["ring", "pledge", "pact"], "2020-01-01"))
    ends = [
        (float(found.get("y", "0")), found.text)
        for found in root.iter(f"{SVG}text")
        if found.get("font-weight") == "bold" and re.fullmatch("[0-9]+", found.text or "")
    ]
    assert {text for _, text in ends} == {"12", "4", "2"}
    levels = sorted(y for y, _ in ends)
    assert all(lower - upper >= 14 for upper, lower in pairwise(levels))


def test_a_chart_of_too_many_lines_is_refused(record: Register) -> None:
    with pytest.raises(QueryError, match="unknown instrument 'none'"):
        growth(record, ["none"], "2020-01-01")
    with pytest.raises(QueryError, match="1 to 6 instruments"):
        growth(record, [], "2020-01-01")


def test_before_its_opening_an_instrument_has_an_empty_chart(record: Register) -> None:
    assert growth(record, ["ring"], "2011-12-31").desc == "Ring: 0 on 31 Dec 2011."


# Spans


def test_a_stay_is_a_row_and_a_return_another(record: Register) -> None:
    rows = {
        (row.code, row.since, row.until)
        for row in stay_rows(record, "ring", "2020-01-01")
        if row.code == "KEN"
    }
    assert rows == {("KEN", "2012-01-01", "2015-02-01"), ("KEN", "2016-02-01", "")}


def test_a_row_says_since_when_as_the_page_of_the_country_does(record: Register) -> None:
    """Of a treaty too, where a signature came before: it is the date of the status shown."""
    for id in ("ring", "pact", "pledge"):
        told = {
            (row.code, row.status, row.since, row.until, row.certainty, row.known_to)
            for row in stay_rows(record, id, "2016-06-01")
        }
        rows = {
            (code, row.status, row.since, row.until, row.certainty, row.known_to)
            for code in {code for code, *_ in told}
            for row in memberships(record, code, "2016-06-01")
            if row.instrument == id
        }
        assert told == rows
    assert (
        next(row.since for row in stay_rows(record, "pact", "2016-06-01") if row.code == "NOR")
        == "2013-03-01"
    )


def test_a_suspended_member_of_an_organisation_has_a_thin_bar(compiled: Compiled) -> None:
    text = (
        RECORD.replace("kind: coalition", "kind: organisation")
        .replace("action: withdrawal, by: [KEN]", "action: suspension, by: [KEN]")
        .replace("    - {date: 2016-02-01, action: joining, by: [KEN], source: [own]}\n", "")
    )
    (kenya,) = [group for name, group in rows(compiled(text), "ring", "2018-12-31") if name == "Kenya*"]
    assert [part.get("height") for part in kenya.iter(f"{SVG}rect")] == ["13", "3"]


def test_rows_stand_in_the_order_in_which_they_came(record: Register) -> None:
    """Those of one day by name: the European Union, Kenya, Norway, Türkiye."""
    codes = [row.code for row in stay_rows(record, "ring", "2020-01-01")]
    assert codes == ["EU", "KEN", "NOR", "TUR", "CZE", "DEU", "GBR", "USA", "BRA", "CIV", "KEN"]


def test_an_act_that_may_not_have_happened_yet_is_possible(record: Register) -> None:
    now = {row.code: row.certainty for row in stay_rows(record, "ring", "2014-03-01")}
    assert (now["BRA"], now["USA"]) == ("possible", "certain")
    assert "BRA" not in {row.code for row in stay_rows(record, "ring", "2013-12-31")}


def bars(register: Register, id: str, day: str) -> dict[str, list[tuple[float, float, str]]]:
    """The rectangles of each row, by its name: left, right, the class that fills them; open where hatched."""
    found: dict[str, list[tuple[float, float, str]]] = {}
    for name, group in rows(register, id, day):
        for part in group.iter(f"{SVG}rect"):
            left, wide = float(part.get("x", "0")), float(part.get("width", "0"))
            look = part.get("class", "").replace("p-paper", "open")
            if look != "p-outline":
                found.setdefault(name, []).append((left, left + wide, look))
    return found


def rows(register: Register, id: str, day: str) -> Iterator[tuple[str, ET.Element]]:
    """Each row with the name before it."""
    for group in read_inline(timeline(register, id, day)).iter(f"{SVG}g"):
        if not group.get("transform"):
            yield group.findtext(f"{SVG}text") or "", group


def test_a_start_that_is_not_known_is_hatched_from_its_first_to_its_last_day(record: Register) -> None:
    drawn = bars(record, "ring", "2018-12-31")
    days = Days("2012-01-01", "2018-12-31", drawn["Norway"][0][0], drawn["Norway"][-1][1])
    hatched = [part for part in drawn["Brazil"] if "open" in part[2]]
    assert [(round(left, 1), round(right, 1)) for left, right, _ in hatched] == [
        (round(days.at("2014-01-01"), 1), round(days.at("2014-06-30"), 1))
    ]
    assert not any("open" in part[2] for part in drawn["Norway"])


def test_a_bar_ends_where_a_country_left(record: Register) -> None:
    drawn = bars(record, "ring", "2018-12-31")
    days = Days("2012-01-01", "2018-12-31", drawn["Norway"][0][0], drawn["Norway"][-1][1])
    first = drawn["Kenya*"][0]
    assert round(first[1], 1) == round(days.at("2015-02-01"), 1)
    assert "to 1 Feb 2015" in said(read(timeline(record, "ring", "2018-12-31")))


def test_an_end_that_is_not_known_is_hatched_and_the_bar_ends_before_it(compiled: Compiled) -> None:
    text = RECORD.replace("date: 2015-02-01, action: withdrawal", "date: 2015-02/2015-08, action: withdrawal")
    drawn = bars(compiled(text), "ring", "2018-12-31")
    days = Days("2012-01-01", "2018-12-31", drawn["Norway"][0][0], drawn["Norway"][-1][1])
    (_, solid, look), (hatched, gone, other) = drawn["Kenya*"][:2]
    assert ("open" in look, "open" in other) == (False, True)
    assert round(solid, 1) == round(hatched, 1) == round(days.at("2015-02-01"), 1)
    assert round(gone, 1) == round(days.at("2015-08-31"), 1)


def test_signed_is_thin_and_bound_is_thick(record: Register) -> None:
    thick = {
        name: [part.get("height") for part in group.iter(f"{SVG}rect")]
        for name, group in rows(record, "pact", "2020-01-01")
    }
    assert thick == {"Norway": ["3", "13"], "Türkiye": ["3"]}
