"""The tile map: whose tile looks how, and that what is drawn is what is counted."""

import re
from itertools import pairwise

import pytest

from drawings import SVG, box, look, read, read_inline, said, square, tiles
from program import Compiled
from signatories.charts import Picture, tile_map
from signatories.charts.map_status import grid, tile_statuses
from signatories.domain.problems import QueryError
from signatories.query.members import count
from signatories.query.syntax import parse
from signatories.register.tables import Register

RING = """
ring:
  title: Ring
  kind: coalition
  opened: 2012-01-01
  complete: 2012-01-01/2020-12-31
  sources:
    own: {title: Members, publisher: The Ring, grade: own}
    paper: {title: News, publisher: "Courier, republished by blog.example", grade: press}
  actions:
    - {date: 2012-01-01, action: joining, by: [NOR, KEN, EU, SJM], source: [own]}
    - {date: 2012-02-01, action: joining, unnamed: 3, source: [own]}
    - {date: 2014-01/2014-06, action: joining, by: [BRA], source: [paper]}
    - {date: 2015-02-01, action: withdrawal, by: [KEN], source: [own]}
pledge:
  title: Pledge
  kind: declaration
  opened: 2012-01-01
  sources:
    own: {title: List, publisher: Host, grade: own}
  actions:
    - {date: 2012-01-01, action: endorsement, by: [NOR, DEU, XKX], source: [own]}
    - {date: 2014-03/2014-05, action: endorsement, by: [EU], source: [own]}
club:
  title: Club
  kind: coalition
  opened: 1990-01-01
  sources:
    own: {title: Members, publisher: The Club, grade: own}
  actions:
    - {date: 1990-01-01, action: joining, by: [CSK, NOR], source: [own]}
"""


@pytest.fixture
def ring(compiled: Compiled) -> Register:
    return compiled(RING)


def figures(picture: Picture) -> dict[str, int]:
    """The legend: what the tiles are called in the first line of it, and how many there are."""
    lines = said(read(picture))
    return {words: int(number) for number, words in pairwise(lines) if re.fullmatch("[+]?[0-9]+", number)}


def test_who_is_certain_possible_former_and_not_in_look_different(ring: Register) -> None:
    """On 1 March 2015 Kenya has left; on 1 March 2014 nobody knows whether Brazil is in yet.

    Germany may be one of the three whom no source names since February 2012; in January it was not in.
    """
    assert look(tiles(read_inline(tile_map(ring, "ring", "2012-01-15")))["DEU"]) == "p-blank"
    before, after = (tiles(read_inline(tile_map(ring, "ring", day))) for day in ("2014-03-01", "2015-03-01"))
    assert {code: look(before[code]) for code in ("NOR", "BRA", "KEN", "DEU")} == {
        "NOR": "p-a",
        "BRA": "p-a-pale",
        "KEN": "p-a",
        "DEU": "p-unknown",
    }
    assert (look(after["BRA"]), look(after["KEN"])) == ("p-a", "p-gone")


def test_the_day_of_a_withdrawal_is_the_first_day_out(ring: Register) -> None:
    looks = [
        look(tiles(read_inline(tile_map(ring, "ring", f"2015-0{day}")))["KEN"])
        for day in ("1-31", "2-01", "2-02")
    ]
    assert looks == ["p-a", "p-gone", "p-gone"]


def test_who_has_no_place_on_the_grid_stands_below_it(ring: Register) -> None:
    """The Union, a territory, a state that is no more: so that the tiles agree with the count."""
    for words, day, extra in (("ring", "2015-03-01", {"EU", "SJM"}), ("club", "1991-01-01", {"CSK"})):
        drawn = tiles(read_inline(tile_map(ring, words, day)))
        lowest = max(box(square(drawn[code]))[3] for code in grid() if code in drawn)
        assert {code for code, tile in drawn.items() if box(square(tile))[1] > lowest} == extra


@pytest.mark.parametrize("day", ["2012-01-31", "2014-03-01", "2015-01-31", "2015-02-01", "2021-01-01"])
def test_the_legend_counts_as_the_query_does(ring: Register, day: str) -> None:
    """Those named by no source have no tile, and are told apart from those who are not in."""
    picture = tile_map(ring, "ring", day)
    drawn, counted, legend = tiles(read_inline(picture)), count(ring, "ring", day), figures(picture)
    certain = sum(look(tile) == "p-a" for tile in drawn.values())
    possible = sum(look(tile) == "p-a-pale" for tile in drawn.values())
    named = next(number for words, number in legend.items() if words.startswith("member"))
    unnamed = legend.get("named by no source", 0)
    assert (certain + counted.unnamed, possible + counted.unnamed_possible) == (
        counted.certain,
        counted.possible,
    )
    assert (named, unnamed) == (counted.certain - counted.unnamed, counted.unnamed)
    assert sum(legend.values()) == len(drawn) + unnamed


def test_two_sets_make_four_classes_and_what_is_not_certain(ring: Register) -> None:
    """On 1 April 2014 Brazil may be in the ring, and the Union may be in the pledge.

    Only in the ring are Kenya and Svalbard; 6 of 11 states are in neither, as far as the pledge's list goes.
    """
    picture = tile_map(ring, "ring", "2014-04-01", ["pledge"])
    drawn = tiles(read_inline(picture))
    assert {code: look(drawn[code]) for code in ("NOR", "KEN", "DEU", "USA", "BRA", "EU")} == {
        "NOR": "p-both",
        "KEN": "p-a",
        "DEU": "p-b-stripe",
        "USA": "p-unknown",
        "BRA": "p-a-pale",
        "EU": "p-a-pale",
    }
    assert figures(picture) == {
        "in both": 1,
        "only Ring, as far as known": 2,
        "only Pledge, as far as known": 2,
        "possibly: the dates leave it open": 2,
        "not known to be in any": 6,
        "named by no source: Ring": 3,
    }


def test_every_state_has_one_tile_of_the_same_size_and_none_overlap(ring: Register) -> None:
    drawn = [box(square(tile)) for tile in tiles(read_inline(tile_map(ring, "ring", "2014-03-01"))).values()]
    assert {(round(right - left), round(low - top)) for left, top, right, low in drawn} <= {
        (21, 21),
        (22, 22),
    }
    for i, a in enumerate(drawn):
        for b in drawn[:i]:
            assert a[0] >= b[2] or b[0] >= a[2] or a[1] >= b[3] or b[1] >= a[3]


def test_a_tile_says_who_it_is_and_since_when(ring: Register) -> None:
    tile = tiles(read_inline(tile_map(ring, "ring", "2015-03-01", names={"NOR": "Norvège"})))
    said_ = {code: tile[code].findtext(f"{SVG}title") for code in ("NOR", "KEN", "DEU")}
    assert said_ == {
        "NOR": "Norvège, member since 1 Jan 2012",
        "KEN": "Kenya, member 1 Jan 2012, withdrawal 1 Feb 2015",
        "DEU": "Germany, not named",
    }


def test_tiles_can_be_links_and_are_then_no_image(ring: Register) -> None:
    """What is inside an image cannot be reached with the keyboard."""
    linked = read(tile_map(ring, "ring", "2015-03-01", link={"NOR": "no.html", "EU": "eu.html"}.get))
    assert {a.get("href") for a in linked.iter(f"{SVG}a")} == {"no.html", "eu.html"}
    assert linked.get("role") == "group"
    assert read(tile_map(ring, "ring", "2015-03-01")).get("role") == "img"


def test_the_notes_say_how_far_the_record_reaches_and_whose_it_is(ring: Register) -> None:
    notes = tile_map(ring, "ring", "2021-01-01").notes
    assert "Record complete to 31 Dec 2020." in notes
    assert "3 more members are named by no source." in notes
    assert notes[-1] == "Sources: The Ring; Courier. Data: signatories, to 31 Dec 2020."


def test_a_contested_name_has_its_footnote_where_it_is_in(ring: Register) -> None:
    footnote = "Kosovo: Its status is contested; naming it here takes no position on that."
    assert footnote in tile_map(ring, "pledge", "2021-01-01").notes
    assert footnote not in tile_map(ring, "ring", "2021-01-01").notes


def test_a_disputed_place_is_marked_in_its_tile_and_told_below(compiled: Compiled) -> None:
    act = "by: [DEU], source: [own], disputed: Germany denies it."
    picture = tile_map(
        compiled(RING.replace("by: [NOR, DEU, XKX], source: [own]", act)), "pledge", "2021-01-01"
    )
    assert "Germany, disputed: Germany denies it." in picture.notes
    marked = {
        code: [path.get("class") for path in tile.iter(f"{SVG}path")]
        for code, tile in tiles(read_inline(picture)).items()
    }
    assert {code for code, looks in marked.items() if "p-flag-on" in looks} == {"DEU"}
    assert figures(picture)["disputed, see below"] == 1


def test_the_words_above_are_names_and_say_how_far_the_record_knows(ring: Register) -> None:
    assert tile_map(ring, "ring", "2021-01-01").title == (
        "Ring: Members on 1 Jan 2021, as last recorded on 31 Dec 2020"
    )
    assert tile_map(ring, "ring:joining", "2020-01-01").title == "Ring: Joinings by 1 Jan 2020"
    longer = tile_map(ring, ["ring", "and", "not", "(pledge", "or", "region:africa)"], "2020-01-01")
    assert longer.headline == "Ring but not (Pledge or Africa)"
    assert (
        tile_map(ring, "ring", "2020-01-01", ["pledge@2013-01-01"]).headline
        == "Ring and Pledge on 1 Jan 2013"
    )


def test_nobody_is_said_to_be_out_of_whom_the_record_does_not_know_it(ring: Register) -> None:
    """The club has no full list, the ring one until 2020, with three whom no source names since 2012."""
    for question, day, words in (
        ("ring", "2012-01-15", "not in"),
        ("ring", "2020-12-31", "not named"),
        ("ring", "2021-01-01", "not known to be in"),
        ("ring", "2011-12-31", "not known to be in"),
        ("pledge", "2020-01-01", "not known to be in"),
    ):
        assert words in figures(tile_map(ring, question, day)), (question, day)
    assert "not known to be in any" in figures(tile_map(ring, "ring", "2020-01-01", ["pledge"]))


def test_three_and_four_sets_have_a_segment_each(ring: Register) -> None:
    """Norway is in the ring, the pledge and the club, Germany in the pledge alone, Kenya in the ring.

    Czechoslovakia was in the club, and is no more.
    """
    picture = tile_map(ring, "ring", "2013-01-01", ["pledge", "club"])
    drawn = tiles(read_inline(picture))
    segments = {
        code: [part.get("class") for part in drawn[code].iter(f"{SVG}rect")][1:]
        for code in ("NOR", "DEU", "KEN")
    }
    assert segments == {
        "NOR": ["p-fill-a", "p-fill-b", "p-fill-c"],
        "DEU": ["p-fill-b"],
        "KEN": ["p-fill-a"],
    }
    assert {key: figures(picture)[key] for key in ("Ring", "Pledge", "Club")} == {
        "Ring": 4,
        "Pledge": 3,
        "Club": 1,
    }


def test_a_possible_place_in_one_of_three_sets_is_a_low_segment(ring: Register) -> None:
    """On 1 March 2014 Brazil may be in the ring."""
    tile = tiles(read_inline(tile_map(ring, "ring", "2014-03-01", ["pledge", "club"])))["BRA"]
    norway = tiles(read_inline(tile_map(ring, "ring", "2014-03-01", ["pledge", "club"])))["NOR"]
    low, full = (float(list(t.iter(f"{SVG}rect"))[1].get("height", "0")) for t in (tile, norway))
    assert 0 < low < 0.5 * full


def test_a_map_of_five_sets_is_refused(ring: Register) -> None:
    with pytest.raises(QueryError, match="1 to 4 sets, not 5: use `chart overlap`"):
        tile_map(ring, "ring", "2020-01-01", ["ring"] * 4)


def test_each_tile_says_how_far_the_record_knows(ring: Register) -> None:
    """The ring names everybody until the end of 2020; the pledge speaks of Norway on the day it endorsed."""

    def of(question: str, day: str, code: str) -> tuple[str, str]:
        rows = tile_statuses(ring, [parse(question, ring)], day)
        return next((row.standing, row.known_to) for row in rows if row.code == code)

    assert of("ring", "2020-12-31", "NOR") == ("certain", "2020-12-31")
    assert of("ring", "2021-01-01", "NOR") == ("last known", "2020-12-31")
    assert of("ring", "2021-01-01", "DEU") == ("not known to be in", "2020-12-31")
    assert of("ring", "2020-12-31", "DEU") == ("not named", "2020-12-31")
    assert of("ring", "2012-01-15", "DEU") == ("not in", "2020-12-31")
    assert of("pledge", "2012-01-01", "NOR") == ("certain", "2012-01-01")
    assert of("pledge", "2012-01-02", "NOR") == ("last known", "2012-01-01")


def test_the_legend_agrees_with_the_tiles_where_a_source_counts_the_unnamed(ring: Register) -> None:
    """Every tile is counted once, and the three come on top: nobody is not in who may be one of them."""
    counted = figures(tile_map(ring, "ring", "2020-12-31"))
    assert counted == {"members": 4, "no longer": 1, "not named": 8, "named by no source": 3}
    assert sum(counted.values()) - 3 == len(tile_statuses(ring, [parse("ring", ring)], "2020-12-31"))
