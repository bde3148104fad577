"""SVG in small pieces: elements, text, a picture's head and foot, and the document around them.

Colours and sizes of type stand in `pictures.css` alone; no element has a `style`, so that a page may forbid
them. Lengths are units of the view box, which is `WIDTH` wide: at 360 pixels, type of 12 units has 9.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from pathlib import Path
from typing import Any, Final, NamedTuple

from signatories.charts.font_metrics import wrapped

WIDTH: Final = 480
EDGE: Final = 4
"""The margin on every side."""

ROOM: Final = WIDTH - 2 * EDGE

ID: Final = "id__"
"""Stands in the body before every id, until it is known what makes ids unique."""


class Picture(NamedTuple):
    """A drawing: its size, what it shows in one line and in a few, its markup, and the notes below it.

    `body` is SVG without the outer element and without the notes; its ids begin with `ID`.
    """

    width: int
    height: int
    title: str
    desc: str
    body: str
    notes: tuple[str, ...]


def tag(name: str, content: str = "", **attributes: Any) -> str:
    """One element; `class_` is its class, an underscore in a name stands for a hyphen, None leaves out."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_plain(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def _plain(value: object) -> str:
    """A number with two decimals at most, so that the same picture has the same bytes everywhere."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def clean(text: str) -> str:
    """Text as XML may have it: control characters, which it may not, become the replacement character."""
    return escape("".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text), quote=False)


def text(x: float, y: float, words: str, class_: str = "p-text", anchor: str | None = None) -> str:
    """One line of text with its baseline at y; `anchor` is middle or end."""
    return tag("text", clean(words), x=float(x), y=float(y), class_=class_, text_anchor=anchor)


def rect(x: float, y: float, wide: float, high: float, class_: str | None, **more: Any) -> str:
    return tag("rect", x=float(x), y=float(y), width=float(wide), height=float(high), class_=class_, **more)


def line(x1: float, y1: float, x2: float, y2: float, class_: str) -> str:
    return tag("line", x1=float(x1), y1=float(y1), x2=float(x2), y2=float(y2), class_=class_)


def told(words: str) -> str:
    """What is said of an element to those who point at it."""
    return tag("title", clean(words))


def head(title: str, below: Iterable[str]) -> tuple[str, float]:
    """The headline and the lines below it, and where they end."""
    y, parts = EDGE + 1.0, []
    for words in wrapped(title, ROOM, 18, "bold"):
        y += 22
        parts.append(text(EDGE, y - 4, words, "p-head"))
    for paragraph in below:
        for words in wrapped(paragraph, ROOM, 13):
            y += 18
            parts.append(text(EDGE, y - 4, words, "p-sub"))
    return "".join(parts), y + 8


def _foot(notes: Iterable[str], y: float) -> tuple[str, float]:
    """The notes below a picture, and where they end."""
    parts = []
    for note in notes:
        y += 3
        for words in wrapped(note, ROOM, 12):
            y += 16
            parts.append(text(EDGE, y - 4, words, "p-note"))
    return "".join(parts), y + EDGE


def hatch(name: str, ground: str, stroke: str, turn: int = 45) -> str:
    """A pattern of slanted lines; `ground` and `stroke` are classes."""
    lines = rect(0, 0, 4, 4, ground) + rect(0, 0, 1.6, 4, stroke)
    return tag(
        "pattern", lines, id=ID + name, width=4, height=4,
        patternUnits="userSpaceOnUse", patternTransform=f"rotate({turn})",
    )  # fmt: skip


def filled(name: str) -> str:
    """The fill with a pattern of this picture."""
    return f"url(#{ID}{name})"


@cache
def stylesheet() -> str:
    """The one style sheet of all pictures. A page that has pictures inside carries it in its own."""
    return (Path(__file__).parent / "pictures.css").read_text(encoding="utf-8")


def document(picture: Picture) -> str:
    """A stand-alone SVG file: the picture, its notes, and the style sheet."""
    foot, end = _foot(picture.notes, picture.height)
    style = f"<style>{stylesheet()}</style>"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        + _outer(picture, "s-", style, picture.body + foot, round(end + 0.5), alone=True)
        + "\n"
    )


def inline(picture: Picture, prefix: str) -> str:
    """An `<svg>` for a page that has the style sheet in its own; `prefix` makes its ids unique there.

    Without the notes: the page says them as text.
    """
    return _outer(picture, prefix, "", picture.body, picture.height, alone=False)


def _outer(picture: Picture, prefix: str, style: str, body: str, height: int, *, alone: bool) -> str:
    """A picture with links is a group of them: the contents of an image cannot be reached."""
    role = "group" if "<a " in body else "img"
    says = tag("title", clean(picture.title), id=f"{prefix}title") + tag(
        "desc", clean(picture.desc), id=f"{prefix}desc"
    )
    paper = rect(0, 0, picture.width, height, "p-paper")
    content = says + style + (paper + body).replace(ID, prefix)
    size: dict[str, Any] = {"width": picture.width * 3 // 2, "height": height * 3 // 2} if alone else {}
    return tag(
        "svg", content, xmlns="http://www.w3.org/2000/svg", class_="p-picture", **size,
        viewBox=f"0 0 {picture.width} {height}", role=role,
        aria_labelledby=f"{prefix}title", aria_describedby=f"{prefix}desc",
    )  # fmt: skip


def drawn(title: str, desc: str, parts: Sequence[str], y: float, notes: Iterable[str]) -> Picture:
    """A picture of these parts that ends at y."""
    return Picture(WIDTH, round(y + 0.5), title, desc, "".join(parts), tuple(notes))
