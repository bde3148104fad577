"""What holds for every picture: well-formed, escaped, without styles of its own, legible, always the same."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from itertools import combinations, pairwise

import pytest

from drawings import (
    DEUTERANOPIA,
    PROTANOPIA,
    SVG,
    apart,
    contrast,
    luminance,
    read,
    said,
    themes,
)
from program import Compiled
from signatories.charts import Picture, document, growth, inline, overlap, stylesheet, tile_map, timeline
from signatories.charts.font_metrics import FONTS, missing_letters, truncate, width, wrap_text
from signatories.charts.sizes import SIZES
from signatories.charts.svg import EDGE, WIDTH
from signatories.names.table import languages, names_in
from signatories.register.tables import Register

RECORD = """
ring:
  title: 'Ring of <Open> & "Free" Networks]]>'
  kind: coalition
  opened: 2012-01-01
  complete: 2012-01-01/2018-12-31
  sources:
    own: {title: Members, publisher: "The <Ring> & Sons", grade: own}
  actions:
    - {date: 2012-01-01, action: joining, by: [NOR, KEN, EU, XKX], source: [own]}
    - {date: 2014-01/2014-06, action: joining, by: [BRA], source: [own]}
    - {date: 2015-02-01, action: withdrawal, by: [KEN], source: [own], disputed: "It is <not> so & never"}
pledge:
  title: A pledge of which the title is so long that it must go on over several lines, whatever the screen is
  kind: declaration
  opened: 2012-01-01
  sources:
    own: {title: List, publisher: Host, grade: own}
  actions:
    - {date: 2012-01-01, action: endorsement, by: [NOR, DEU, XKX], source: [own]}
"""

DAY = "2014-03-01"

DRAWN: dict[str, Callable[..., Picture]] = {
    "map": lambda register, wide=WIDTH: tile_map(
        register, "ring", DAY, link=lambda code: f"{code}.html?a&b", wide=wide
    ),
    "versus": lambda register, wide=WIDTH: tile_map(register, "ring", DAY, ["pledge"], wide=wide),
    "versus three": lambda register, wide=WIDTH: tile_map(
        register, "ring", DAY, ["pledge", "ring and not pledge", "region:europe"], wide=wide
    ),
    "growth": lambda register, wide=WIDTH: growth(register, ["ring"], "2020-01-01", wide=wide),
    "growth of two": lambda register, wide=WIDTH: growth(
        register, ["ring", "pledge"], "2020-01-01", wide=wide
    ),
    "timeline": lambda register, wide=WIDTH: timeline(
        register, "ring", "2020-01-01", link=lambda code: f"{code}.html", wide=wide
    ),
    "overlap": lambda register, wide=WIDTH: overlap(
        register, ["ring", "pledge", "ring and not pledge"], DAY, wide=wide
    ),
}


@pytest.fixture
def record(compiled: Compiled) -> Register:
    return compiled(RECORD)


@pytest.fixture(params=DRAWN)
def name(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def picture(name: str, record: Register) -> Picture:
    return DRAWN[name](record)


def test_every_picture_is_well_formed_and_says_what_it_shows(picture: Picture) -> None:
    root = read(picture)
    names = {element.get("id"): element.text for element in root}
    assert root.get("viewBox", "").startswith(f"0 0 {WIDTH} ")
    assert names[root.get("aria-labelledby")] == picture.title
    assert names[root.get("aria-describedby")] == picture.desc


def test_what_the_record_says_is_text_and_never_markup(record: Register) -> None:
    drawn = said(read(growth(record, ["ring"], "2020-01-01")))
    assert 'Ring of <Open> & "Free" Networks]]>' in drawn
    assert any("The <Ring> & Sons" in line for line in drawn)
    assert any("<not> so & never" in line for line in said(read(timeline(record, "ring", "2020-01-01"))))


def test_no_element_has_a_style_or_a_script(picture: Picture) -> None:
    """A page may forbid both: there colours stand in the style sheet alone."""
    for element in ET.fromstring(inline(picture, "x-")).iter():
        assert "style" not in element.attrib
        assert not [name for name in element.attrib if name.startswith("on")]
        assert element.tag.removeprefix(SVG) not in ("style", "script", "foreignObject", "image")


def test_every_class_has_a_look(picture: Picture) -> None:
    used = set(" ".join(re.findall(r'class="([^"]+)"', inline(picture, ""))).split())
    assert all(name.startswith("p-") for name in used)
    assert {name for name in used if f".{name} " not in stylesheet()} == set()


def test_ids_are_unique_in_a_page_with_several_pictures(record: Register) -> None:
    page = f"<div>{''.join(inline(draw(record), f'{i}-') for i, draw in enumerate(DRAWN.values()))}</div>"
    ids = [element.get("id") for element in ET.fromstring(page).iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'aria-(?:labelledby|describedby)="([^"]+)"', page)) <= set(ids)


def test_a_picture_is_the_same_each_time(picture: Picture, name: str, record: Register) -> None:
    assert document(DRAWN[name](record)) == document(picture)


def test_a_page_says_the_notes_itself(picture: Picture) -> None:
    """A document has them below; a picture inside a page leaves them to it."""
    alone = " ".join(said(read(picture)))
    inside = " ".join(said(ET.fromstring(inline(picture, ""))))
    assert all(note.split(". ")[0] in alone for note in picture.notes)
    assert picture.notes[-1] not in inside


def advance(words: str, size: float, face: str) -> float:
    """How wide a text is in the bundled type, by the file that scripts/fonts.py measured."""
    lines = (FONTS / "widths.csv").read_text(encoding="utf-8").splitlines()[1:]
    column = {"regular": 1, "bold": 2}[face]
    known = {chr(int(line.split(",")[0], 16)): line.split(",")[column] for line in lines}
    return sum(int(known[letter]) for letter in words) * size / 1000


def placed(element: ET.Element, x: float = 0, y: float = 0, scale: float = 1) -> Iterator[tuple]:
    """Every element with its group's place and scale."""
    moved = re.match(
        r"translate\(([-\d.]+) ([-\d.]+)\)(?: scale\(([\d.]+)\))?$", element.get("transform", "")
    )
    if moved and element.tag == f"{SVG}g":
        x, y, scale = x + scale * float(moved[1]), y + scale * float(moved[2]), scale * float(moved[3] or 1)
    yield element, x, y, scale
    for child in element:
        yield from placed(child, x, y, scale)


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_drawn_outside(record: Register, name: str, size: str) -> None:
    """In the bundled type, and in DejaVu Sans too, which is a twentieth wider, and bold a tenth."""
    root = ET.fromstring(document(DRAWN[name](record, SIZES[size].units), size=size).encode())
    _, _, wide, high = map(float, root.get("viewBox", "").split())
    for found, left, top, scale in placed(root):
        if found.tag == f"{SVG}text":
            words, size_of_type = found.text or "", float(found.get("font-size", "0"))
            bold = found.get("font-weight") == "bold"
            long = (
                scale * (1.1 if bold else 1.05) * advance(words, size_of_type, "bold" if bold else "regular")
            )
            share = {"middle": 0.5, "end": 1.0}.get(found.get("text-anchor", ""), 0)
            x = left + scale * float(found.get("x", "0")) - long * share
            assert x >= -0.5, words
            assert x + long <= wide - EDGE + 0.5, words
            assert 0 < top + scale * float(found.get("y", "0")) < high
        if found.tag == f"{SVG}rect":
            x = left + scale * float(found.get("x", "0"))
            assert x >= 0
            assert x + scale * float(found.get("width", "0")) <= wide + 0.5


# Colours


TEXTS = {
    "ink": ("paper", "a-pale"),
    "soft": ("paper", "blank"),
    "on": ("a", "both"),
    "on-b": ("b-ground", "b-stripe"),
    "a": ("paper",), "b": ("paper",), "c": ("paper",), "d": ("paper",), "e": ("paper",), "f": ("paper",),
}  # fmt: skip
"""On what each colour of text stands."""


@pytest.mark.parametrize("theme", dict(themes()))
def test_text_can_be_read_on_every_ground(theme: str) -> None:
    """The contrast of 4.5 that WCAG 2 asks of small text; in print, on a dark and on a light screen."""
    colours = dict(themes())[theme]
    assert colours.keys() == dict(themes())["light"].keys()
    low = {
        (text, ground): round(contrast(colours[text], colours[ground]), 2)
        for text, grounds in TEXTS.items()
        for ground in grounds
        if contrast(colours[text], colours[ground]) < 4.5
    }
    assert low == {}


@pytest.mark.parametrize("theme", dict(themes()))
@pytest.mark.parametrize("eye", [DEUTERANOPIA, PROTANOPIA], ids=["deuteranopia", "protanopia"])
def test_the_classes_of_a_map_differ_to_the_colour_blind(theme: str, eye: tuple) -> None:
    colours = dict(themes())[theme]
    fills = [colours[name] for name in ("both", "a", "b-ground", "blank")]
    assert [pair for pair in combinations(fills, 2) if apart(*pair, eye) < 20] == []


@pytest.mark.parametrize("theme", dict(themes()))
def test_the_classes_of_a_map_differ_in_grey(theme: str) -> None:
    """By brightness, or because one is hatched: the stripes differ from their ground."""
    colours = dict(themes())[theme]
    plain = sorted(luminance(colours[name]) for name in ("both", "a", "blank"))
    assert all((high + 0.05) / (low + 0.05) > 1.5 for low, high in pairwise(plain))
    assert contrast(colours["b-ground"], colours["b-stripe"]) > 1.4
    assert contrast(colours["paper"], colours["a-pale"]) > 1.4


def test_small_type_has_nine_pixels_on_a_narrow_phone() -> None:
    sizes = {float(size) for size in re.findall(r"font-size: ([\d.]+)px", stylesheet())}
    assert min(sizes) * 360 / WIDTH >= 9


# Type


def test_lines_break_at_words_and_long_words_at_a_mark() -> None:
    lines = wrap_text("only un-cybercrime:signature and more", 100, 12)
    assert lines == ["only", "un-cybercrime:", "signature and", "more"]
    assert all(width(line, 12) <= 100 for line in lines)
    assert wrap_text("", 100, 12) == []


def test_what_has_no_room_is_cut_with_a_sign() -> None:
    assert truncate("Bosnia & Herzegovina", 80, 12).endswith("…")
    assert width(truncate("Bosnia & Herzegovina", 80, 12), 12) <= 80
    assert truncate("Norway", 80, 12) == "Norway"


def test_the_bundled_type_has_the_letters_of_european_names() -> None:
    """And not of the others, which is said (see test_pictures_png)."""
    whole = {lang for lang in languages() if not missing_letters("".join(names_in(lang).values()))}
    assert whole == {"de", "en", "es", "fr", "it", "nl", "pt", "ru"}
