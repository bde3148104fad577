"""The look of pictures: one style sheet, as CSS for pages and as attributes for files.

A file with CSS variables is black or blank in most programs that are not browsers (Inkscape, librsvg,
CairoSVG), so a file has the resolved colours of one look on each element.
"""

import csv
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from signatories.charts.font_metrics import FONTS, advance

SKIPPED: Final = (
    "display",
    "width",
    "height",
    "color",
    "font-stretch",
    "font-variant-numeric",
    "paint-order",
)
"""Properties of the style sheet that have no attribute, or that some programs do not know."""

BOLD: Final = {"600": "bold"}
"""CairoSVG knows no weights but normal and bold."""


@cache
def stylesheet() -> str:
    """Return the one style sheet of all pictures. A page with pictures inside carries it in its own."""
    return (Path(__file__).parent / "pictures.css").read_text(encoding="utf-8")


@cache
def colours(look: str) -> Mapping[str, str]:
    """Return the colours of a look by their name without `--p-`: paper, ink, a and so on."""
    light, _, rest = stylesheet().partition("@media (prefers-color-scheme: dark)")
    dark = rest.partition("@media print")[0]
    found = re.findall(r"--p-([\w-]+):\s*([^;]+);", light)
    return (
        dict(found) if look == "light" else dict(found) | dict(re.findall(r"--p-([\w-]+):\s*([^;]+);", dark))
    )


@cache
def attributes(look: str) -> Mapping[str, Mapping[str, str]]:
    """Return the attributes that stand for each class of the style sheet in a look."""
    css = re.sub(r"/\*.*?\*/", "", stylesheet(), flags=re.DOTALL)
    css = re.sub(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", css)
    known = colours(look)
    rules = {}
    for name, body in re.findall(r"^\.(p-[\w-]+) \{([^}]*)\}", css, flags=re.MULTILINE):
        pairs = (line.split(":", 1) for line in body.split(";") if ":" in line)
        values = {key.strip(): value.strip() for key, value in pairs}
        rules[name] = {
            key: BOLD.get(value) or _VALUE.sub(lambda found: known[found[1]] if found[1] else "", value)
            for key, value in values.items()
            if key not in SKIPPED and not key.startswith(("--", "-webkit"))
        }
    return rules


def resolve(markup: str, look: str) -> str:
    """Return markup in which attributes stand in place of classes, and outlines in place of codes."""
    markup = _HALO.sub(_under, _CODE.sub(_as_outline, markup))
    return _CLASS.sub(lambda found: _attribute_text(found[1].split(), look), markup)


_VALUE: Final = re.compile(r"var\(--p-([\w-]+)\)|(?<=\d)px")
_CLASS: Final = re.compile(r' class="([^"]*)"')
_HALO: Final = re.compile(r'<text ([^>]*)class="([^"]*?) (p-halo[\w-]*)"([^>]*)>([^<]*)</text>')
_CODE: Final = re.compile(
    r'<text x="([\d.]+)" y="([\d.]+)" class="([^"]*)"[^>]*textLength="([\d.]+)"[^>]*>([^<]*)</text>'
)


def _attribute_text(classes: list[str], look: str) -> str:
    values: dict[str, str] = {}
    for name in classes:
        values |= attributes(look)[name]
    return "".join(f' {key}="{_single_quotes(value)}"' for key, value in values.items())


def _single_quotes(value: str) -> str:
    return value.replace('"', "'")


def _under(found: re.Match[str]) -> str:
    """Return a text's outline as a text below it: not every program paints a stroke first."""
    before, look, halo, after, words = found.groups()
    below = f'<text {before}class="{look} {halo}"{after} aria-hidden="true">{words}</text>'
    return f'{below}<text {before}class="{look}"{after}>{words}</text>'


@cache
def _outlines() -> Mapping[str, str]:
    with (FONTS / "outlines.csv").open(encoding="utf-8", newline="") as file:
        return {chr(int(row["letter"], 16)): row["path"] for row in csv.DictReader(file)}


def _as_outline(found: re.Match[str]) -> str:
    """Return a code's letters as one path as wide as the text would be: types differ, tiles do not."""
    x, y, look, room, code = found.groups()
    paths, end = [], 0
    for letter in code:
        if letter not in _outlines():
            return found[0]
        paths.append(f"M{end} 0{_outlines()[letter]}")
        end += advance(letter)
    scale = float(room) / end
    size = float(attributes("light")[look.split()[0]]["font-size"]) / 1000
    start = float(x) - float(room) / 2
    place = f"translate({start:.2f} {y}) scale({scale:.5f} {-size:.5f})"
    return f'<path d="{"".join(paths)}" transform="{place}" class="{look}" aria-label="{code}"/>'
