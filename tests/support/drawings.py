"""What the tests of pictures share: a picture read as XML, colours by eye and by formula."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from signatories.charts import Picture, document, inline, stylesheet

RECORD = """
ring:
  title: Ring
  kind: coalition
  opened: 2012-01-01
  complete: 2012-01-01/2018-12-31
  sources:
    own: {title: Members, publisher: The Ring, grade: own}
  actions:
    - {date: 2012-01-01, action: joining, by: [NOR, KEN, EU, TUR], source: [own]}
    - {date: 2012-02-01, action: joining, unnamed: 2, source: [own]}
    - {date: 2013-06-01, action: joining, by: [GBR, USA, CZE, DEU], source: [own]}
    - {date: 2014-01/2014-06, action: joining, by: [BRA, CIV], source: [own]}
    - {date: 2015-02-01, action: withdrawal, by: [KEN], source: [own], disputed: Kenya says it stays.}
    - {date: 2016-02-01, action: joining, by: [KEN], source: [own]}
pledge:
  title: Pledge
  kind: declaration
  opened: 2012-01-01
  sources:
    own: {title: List, publisher: Host, grade: own}
  actions:
    - {date: 2012-01-01, action: endorsement, by: [NOR, DEU, XKX], source: [own]}
    - {date: 2014-03/2014-05, action: endorsement, by: [EU], source: [own]}
pact:
  title: Pact
  kind: treaty
  opened: 2012-01-01
  sources:
    own: {title: Status, publisher: Depositary, grade: depositary}
  actions:
    - {action: signature, dates: {NOR: 2012-01-01, TUR: 2012-02-01}, source: [own]}
    - {action: ratification, dates: {NOR: 2013-03-01}, source: [own]}
"""
"""A coalition with waves, a return, a contested end and two whom no source names; a pledge; a treaty."""

SVG = "{http://www.w3.org/2000/svg}"


def read(picture: Picture) -> ET.Element:
    """A picture's document; a test that gets here has seen well-formed XML."""
    return ET.fromstring(document(picture).encode())


def said(root: ET.Element) -> list[str]:
    """Every line of text in it, in order; those below another for its halo once."""
    return ["".join(found.itertext()) for found in root.iter(f"{SVG}text") if not found.get("aria-hidden")]


def read_inline(picture: Picture) -> ET.Element:
    """A picture as a page has it, with classes and codes as text."""
    return ET.fromstring(inline(picture, "s-"))


def tiles(root: ET.Element) -> dict[str, ET.Element]:
    """The group or link of each tile, by the code on it; those below the grid too."""
    found = {}
    for element in (*root.iter(f"{SVG}g"), *root.iter(f"{SVG}a")):
        code = element.find(f"{SVG}text")
        if code is not None and code.get("textLength"):
            found[str(code.text)] = element
    return found


def square(tile: ET.Element) -> ET.Element:
    """The first rectangle of a tile: the one that its colour fills."""
    found = tile.find(f"{SVG}rect")
    assert found is not None
    return found


def look(tile: ET.Element) -> str:
    """What fills a tile: a class, or of what is hatched the class of the stripes."""
    stripes = tile.find(f"{SVG}path")
    if stripes is not None and not (stripes.get("class") or "").startswith("p-flag"):
        return stripes.get("class") or ""
    return square(tile).get("class") or ""


def box(element: ET.Element) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of a rectangle."""
    x, y, wide, high = (float(element.get(name, "0")) for name in ("x", "y", "width", "height"))
    return x, y, x + wide, y + high


# Colours


def themes() -> Iterator[tuple[str, dict[str, str]]]:
    """The colours of the style sheet by name, on a light screen, on a dark one, and in print."""
    css = stylesheet()
    light, dark, print_ = (
        dict(re.findall(r"--p-([\w-]+): (#[0-9a-f]{6});", css[start:end]))
        for start, end in (
            (0, css.index("@media (prefers")),
            (css.index("@media (prefers"), css.index("@media print")),
            (css.index("@media print"), css.index("\n.p-paper")),
        )
    )
    yield from (("light", light), ("dark", dark), ("print", print_))


def linear(colour: str) -> tuple[float, float, float]:
    """Red, green and blue of `#rrggbb` as amounts of light (the formula of sRGB)."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return red, green, blue


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """As the Web Content Accessibility Guidelines define it: 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


DEUTERANOPIA = ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969))
PROTANOPIA = ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052))
"""What is seen of red, green and blue light: Machado, Oliveira and Fernandes 2009, severity 1."""


def seen(colour: str, matrix: tuple[tuple[float, float, float], ...]) -> tuple[float, float, float]:
    """A colour as somebody sees it, in the even scale of CIELAB."""
    light = linear(colour)
    red, green, blue = (
        min(1.0, max(0.0, sum(m * c for m, c in zip(row, light, strict=True)))) for row in matrix
    )
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (c ** (1 / 3) if c > 0.008856 else 7.787 * c + 16 / 116 for c in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def apart(one: str, other: str, matrix: tuple[tuple[float, float, float], ...]) -> float:
    """How far two colours are apart to somebody's eye; about 2 is the least that is noticed."""
    pairs = zip(seen(one, matrix), seen(other, matrix), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)
