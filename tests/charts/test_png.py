"""PNG: the colours of the look, the bundled type, and the refusals."""

import builtins
import struct
import sys
import zlib
from typing import Any

import pytest

from drawings import themes
from program import Compiled
from signatories.charts import Picture, document, tile_map
from signatories.charts.png import png
from signatories.charts.sizes import SIZES
from signatories.charts.svg import rect
from signatories.domain.problems import QueryError
from signatories.register.tables import Register

RING = """
ring:
  title: Ring
  kind: coalition
  opened: 2012-01-01
  sources:
    own: {title: Members, publisher: The Ring, grade: own}
  actions:
    - {date: 2012-01-01, action: joining, by: [NOR, BRA], source: [own]}
"""


@pytest.fixture
def ring(compiled: Compiled) -> Register:
    return compiled(RING)


def pixels(image: bytes) -> tuple[int, int, list[bytes]]:
    """Width, height and the rows of a PNG of eight bits a channel, four channels."""
    wide, high, depth, kind = struct.unpack(">IIBB", image[16:26])
    assert (depth, kind) == (8, 6)
    data, place = b"", 8
    while place < len(image):
        size = int.from_bytes(image[place : place + 4])
        if image[place + 4 : place + 8] == b"IDAT":
            data += image[place + 8 : place + 8 + size]
        place += 12 + size
    raw, rows, before = zlib.decompress(data), [], bytearray(wide * 4)
    for y in range(high):
        start = y * (wide * 4 + 1)
        rows.append(bytes(before := _unfiltered(raw[start], raw[start + 1 : start + 1 + wide * 4], before)))
    return wide, high, rows


def _unfiltered(kind: int, line: bytes, above: bytearray) -> bytearray:
    """One row of a PNG, its filter undone (RFC 2083, section 6)."""
    row = bytearray(line)
    for i in range(len(row)):
        a, b, c = row[i - 4] if i >= 4 else 0, above[i], above[i - 4] if i >= 4 else 0
        nearest = min((abs(b - c), 0, a), (abs(a - c), 1, b), (abs(a + b - 2 * c), 2, c))[2]
        row[i] = (row[i] + (0, a, b, (a + b) // 2, nearest)[kind]) % 256
    return row


@pytest.mark.parametrize("look", ["light", "dark"])
def test_a_png_has_the_colours_of_its_look(look: str) -> None:
    """Three pixels a unit: 1.5 in the document, and twice that; the body begins below the empty head."""
    body = rect(10, 0, 10, 40, "p-a") + rect(20, 0, 10, 40, "p-blank")
    wide, _, rows = pixels(png(Picture(40, 40, "", "", "d", body, ()), look))
    colours = dict(themes())[look]
    assert wide == SIZES["screen"].measure * SIZES["screen"].zoom
    unit = wide // 40
    assert [f"#{rows[30 * unit][x * unit * 4 :][:4].hex()}" for x in (5, 15, 25, 35)] == [
        f"{colours[name]}ff" for name in ("paper", "a", "blank", "paper")
    ]


@pytest.mark.parametrize(
    ("size", "wide"), [("column", 1063), ("page", 2126), ("screen", 1440), ("share", 1200)]
)
def test_a_png_has_300_dots_an_inch_on_paper(ring: Register, size: str, wide: int) -> None:
    """90 mm are 1063 dots, 180 mm 2126; an image to share has the pixels that social networks ask for."""
    picture = tile_map(ring, "ring", "2020-01-01", wide=SIZES[size].units)
    image = png(picture, size=size)
    drawn, high = struct.unpack(">II", image[16:24])
    assert abs(drawn - wide) <= 1
    assert size != "share" or high == 630


def test_its_words_are_drawn(ring: Register) -> None:
    """Without a type that has the letters resvg draws nothing, and says nothing."""
    picture = tile_map(ring, "ring", "2020-01-01")
    bare = picture._replace(body="", notes=())
    noted = bare._replace(notes=("Ülkü, Žofia, Владимир",))
    assert len(png(noted)) > len(png(bare)) + 1000


def test_a_png_is_the_same_each_time(ring: Register) -> None:
    assert png(tile_map(ring, "ring", "2020-01-01")) == png(tile_map(ring, "ring", "2020-01-01"))


def test_letters_that_the_type_lacks_are_refused(ring: Register) -> None:
    picture = tile_map(ring, "ring", "2020-01-01", names={"NOR": "ノルウェー"})
    with pytest.raises(QueryError, match=r"no letters for ノルウェー$"):
        png(picture)
    assert "ノルウェー" in document(picture)


def test_without_resvg_it_says_what_to_install(ring: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "resvg_py":
            raise ModuleNotFoundError(name=name)
        return real(name, *rest)

    monkeypatch.delitem(sys.modules, "resvg_py", raising=False)
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(QueryError, match=r"pip install 'signatories\[png\]'"):
        png(Picture(480, 10, "t", "", "d", "", ()))
