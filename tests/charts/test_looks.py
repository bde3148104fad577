"""A file's colours: on each element, the same in every program that draws SVG."""

import io
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from drawings import RECORD, themes
from program import Compiled
from signatories.charts import Picture, document, growth, overlap, stylesheet, tile_map, timeline
from signatories.charts.looks import attributes
from signatories.charts.png import png
from signatories.register.tables import Register

Image = pytest.importorskip("PIL.Image")

DRAWN: dict[str, Callable[[Register], Picture]] = {
    "map": lambda register: tile_map(register, "ring", "2015-03-01"),
    "map of two": lambda register: tile_map(register, "ring", "2014-04-01", ["pledge"]),
    "map of three": lambda register: tile_map(register, "ring", "2014-04-01", ["pledge", "pact"]),
    "growth": lambda register: growth(register, ["ring", "pledge", "pact"], "2020-01-01"),
    "timeline": lambda register: timeline(register, "ring", "2020-01-01"),
    "overlap": lambda register: overlap(register, ["ring", "pledge", "pact"], "2014-04-01"),
}


def by_resvg(picture: Picture, look: str, folder: Path) -> bytes:
    return png(picture, look)


def by_librsvg(picture: Picture, look: str, folder: Path) -> bytes:
    program = shutil.which("rsvg-convert")
    if program is None:
        pytest.skip("no rsvg-convert here: Debian has it in librsvg2-bin")
    (folder / "a.svg").write_text(document(picture, look), encoding="utf-8")
    return subprocess.run([program, "--zoom=2", folder / "a.svg"], check=True, capture_output=True).stdout


def by_cairosvg(picture: Picture, look: str, folder: Path) -> bytes:
    try:
        import cairosvg
    except (ImportError, OSError) as error:
        pytest.skip(f"no CairoSVG here: {error}")
    return cairosvg.svg2png(bytestring=document(picture, look).encode(), scale=2)


def colours_of(image: bytes) -> dict[str, int]:
    """How many pixels have each colour; on transparent ground none is lost."""
    found = Image.open(io.BytesIO(image)).convert("RGB")
    return {f"#{r:02x}{g:02x}{b:02x}": number for number, (r, g, b) in found.getcolors(1 << 24)}


@pytest.mark.parametrize("draw", [by_resvg, by_librsvg, by_cairosvg], ids=["resvg", "librsvg", "cairosvg"])
@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("look", ["light", "dark"])
def test_every_program_draws_the_colours_of_the_file(
    compiled: Compiled, tmp_path: Path, name: str, look: str, draw: Callable[..., bytes]
) -> None:
    """The fills of areas are there to the pixel, and nothing is black that is not so in the file.

    An area that is half transparent, and letters and lines of which each pixel may be mixed, do not count.
    """
    picture = DRAWN[name](compiled(RECORD))
    file = document(picture, look)
    areas = set(re.findall(r'<rect [^>]*fill="(#[0-9a-f]{6})"(?![^>]*opacity)', file))
    drawn = colours_of(draw(picture, look, tmp_path))
    assert areas >= {dict(themes())[look]["paper"]}
    assert {colour for colour in areas if drawn.get(colour, 0) < 20} == set()
    assert max(drawn, key=lambda colour: drawn[colour]) == dict(themes())[look]["paper"]
    assert drawn.get("#000000", 0) == 0


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("name", DRAWN)
def test_a_file_has_no_style_sheet_no_class_and_no_variable(compiled: Compiled, name: str, look: str) -> None:
    file = document(DRAWN[name](compiled(RECORD)), look)
    assert not re.search(r"<style|class=|style=|var\(|@media|url\(|currentColor", file)
    used = set(re.findall(r'(?:fill|stroke)="([^"]+)"', file)) - {"none"}
    assert used <= set(dict(themes())[look].values())


def test_each_class_has_its_attributes() -> None:
    light, dark = attributes("light"), attributes("dark")
    assert light.keys() == dark.keys() == set(re.findall(r"^\.(p-[\w-]+) \{", stylesheet(), re.MULTILINE))
    assert light["p-a"] == {"fill": dict(themes())["light"]["a"]}
    assert dark["p-a"] == {"fill": dict(themes())["dark"]["a"]}
    assert light["p-head"]["font-weight"] == "bold"
    assert light["p-head"]["font-size"] == "18"


def test_a_code_is_drawn_as_an_outline_that_no_other_type_changes(compiled: Compiled) -> None:
    file = document(tile_map(compiled(RECORD), "ring", "2015-03-01"))
    assert '<path d="M0 0m' in file
    assert 'aria-label="NOR"' in file
    assert ">NOR</text>" not in file
