"""SVG in small pieces: elements, text, hatched areas, and the picture that the charts draw.

Colours and sizes of type stand in `pictures.css` alone: a page carries it, `looks` resolves it for a file.
Lengths are units of the view box: at 360 pixels, a picture of `WIDTH` units has type of nine and more.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from typing import Any, Final, NamedTuple

from signatories.charts.font_metrics import wrap_text

WIDTH: Final = 480
"""The width of a picture if nothing else is asked for."""

EDGE: Final = 4
"""The margin on every side."""


class Picture(NamedTuple):
    """A drawing: its size, what stands above and below it, what it shows in words, and its markup.

    `body` is SVG of `width` and `height` without the outer element, headline, subtitle and notes.
    """

    width: int
    height: int
    headline: str
    subtitle: str
    desc: str
    body: str
    notes: tuple[str, ...]

    @property
    def title(self) -> str:
        """The headline and the subtitle in one line."""
        return f"{self.headline}: {self.subtitle}" if self.subtitle else self.headline


def tag(name: str, content: str = "", **attributes: Any) -> str:
    """Return one element; `class_` is its class, an underscore stands for a hyphen, None leaves out."""
    pairs = "".join(
        [
            f' {_attribute(key)}="{_plain(value) if isinstance(value, float) else escape(str(value))}"'
            for key, value in attributes.items()
            if value is not None
        ]
    )
    return f"<{name}{pairs}>{content}</{name}>" if content else f"<{name}{pairs}/>"


@cache
def _attribute(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _plain(value: float) -> str:
    """Return a number with two decimals at most, so that the same picture has the same bytes everywhere."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def clean(text: str) -> str:
    """Return text as XML may have it, with the replacement character for each control character."""
    if not text.isprintable():
        text = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
    return escape(text, quote=False)


def text(x: float, y: float, words: str, class_: str = "p-text", anchor: str | None = None) -> str:
    """Return one line of text with its baseline at y; `anchor` is middle or end."""
    return tag("text", clean(words), x=float(x), y=float(y), class_=class_, text_anchor=anchor)


def rect(x: float, y: float, wide: float, high: float, class_: str | None, **more: Any) -> str:
    """Return a rectangle by its upper left corner."""
    return tag("rect", x=float(x), y=float(y), width=float(wide), height=float(high), class_=class_, **more)


def line(x1: float, y1: float, x2: float, y2: float, class_: str) -> str:
    """Return a straight line."""
    return tag("line", x1=float(x1), y1=float(y1), x2=float(x2), y2=float(y2), class_=class_)


def tooltip(words: str) -> str:
    """Return the words shown to those who point at an element."""
    return tag("title", clean(words))


PITCH: Final = 5.6
"""From one stripe of a hatching to the next, along an edge."""


def hatch(
    x: float, y: float, wide: float, high: float, ground: str, stripe: str, *, falling: bool = False
) -> str:
    """Return a rectangle with slanted stripes; `ground` and `stripe` are classes.

    The stripes are cut to the rectangle here: patterns get lost on the way into many programs.
    """
    parts, at = [], 0.0
    while at < wide + high:
        corners = _band(wide, high, at, at + 0.4 * PITCH)
        if len(corners) > 2:
            points = ((x + (wide - a if falling else a), y + b) for a, b in corners)
            parts.append(
                "M" + "L".join(f"{_plain(round(a, 1))} {_plain(round(b, 1))}" for a, b in points) + "z"
            )
        at += PITCH
    return rect(x, y, wide, high, ground) + (tag("path", d="".join(parts), class_=stripe) if parts else "")


def _band(wide: float, high: float, low: float, top: float) -> list[tuple[float, float]]:
    """Return the corners of the part of a rectangle at the origin where x + y is between two numbers."""
    corners = [(0.0, 0.0), (wide, 0.0), (wide, high), (0.0, high)]
    for sign, bound in ((1, low), (-1, -top)):
        kept: list[tuple[float, float]] = []
        for (ax, ay), (bx, by) in zip(corners, [*corners[1:], *corners[:1]], strict=True):
            a, b = sign * (ax + ay) - bound, sign * (bx + by) - bound
            if a >= 0:
                kept.append((ax, ay))
            if (a < 0) != (b < 0):
                share = a / (a - b)
                kept.append((ax + share * (bx - ax), ay + share * (by - ay)))
        corners = kept
        if not corners:
            break
    return corners


class Block(NamedTuple):
    """Markup, and the height at which it ends."""

    markup: str
    end: float


def head(headline: str, subtitle: str, room: float, x: float = EDGE) -> Block:
    """Return the headline and the lines below it."""
    y, parts = EDGE + 1.0, []
    for words in wrap_text(headline, room, 18, "bold"):
        y += 22
        parts.append(text(x, y - 4, words, "p-head"))
    for words in wrap_text(subtitle, room, 13):
        y += 18
        parts.append(text(x, y - 4, words, "p-sub"))
    return Block("".join(parts), y + 8)


def foot(notes: Iterable[str], y: float, room: float, x: float = EDGE) -> Block:
    """Return the notes below a picture."""
    parts = []
    for note in notes:
        y += 3
        for words in wrap_text(note, room, 12):
            y += 16
            parts.append(text(x, y - 4, words, "p-note"))
    return Block("".join(parts), y + EDGE)


def inline(picture: Picture, prefix: str) -> str:
    """Return an `<svg>` for a page with the style sheet in its own; `prefix` makes its ids unique there.

    Without the notes: the page says them as text.
    """
    above = head(picture.headline, picture.subtitle, picture.width - 2 * EDGE)
    body = above.markup + translate(picture.body, 0, above.end)
    return outer(picture, prefix, body, (picture.width, round(above.end + picture.height + 0.5)))


def translate(markup: str, x: float, y: float, scale: float = 1.0) -> str:
    """Return a group that is moved, and then scaled."""
    turned = f"translate({_plain(float(x))} {_plain(float(y))})"
    return tag("g", markup, transform=turned if scale == 1 else f"{turned} scale({scale:.4f})")


def outer(picture: Picture, prefix: str, content: str, box: tuple[int, int], **size: str) -> str:
    """Return the `<svg>` around the content. One with links is a group: no key reaches into an image."""
    role = "group" if re.search(r"<a\b", content) else "img"
    title = tag("title", clean(picture.title), id=f"{prefix}title")
    desc = tag("desc", clean(picture.desc), id=f"{prefix}desc")
    paper = rect(0, 0, *box, "p-paper")
    return tag(
        "svg", title + desc + paper + content, xmlns="http://www.w3.org/2000/svg", class_="p-picture", **size,
        viewBox=f"0 0 {box[0]} {box[1]}", role=role,
        aria_labelledby=f"{prefix}title", aria_describedby=f"{prefix}desc",
    )  # fmt: skip


def assemble(
    headline: str,
    subtitle: str,
    desc: str,
    parts: Sequence[str],
    box: tuple[float, float],
    notes: Iterable[str],
) -> Picture:
    """Return a picture of these parts in a box so wide and so high."""
    wide, high = box
    return Picture(round(wide), round(high + 0.5), headline, subtitle, desc, "".join(parts), tuple(notes))
