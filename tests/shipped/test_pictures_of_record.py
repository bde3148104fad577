"""Pictures of the shipped record: a tile for everybody, counts that agree, and samples that are current."""

import re
import runpy
from importlib.metadata import version

import pytest

from drawings import SVG, look, read, read_inline, tiles
from pages import ROOT
from signatories.charts import growth, overlap, tile_map, timeline
from signatories.charts.map_status import grid
from signatories.query.members import count
from signatories.register.tables import Register

DAY = "2026-11-28"

IDS = sorted(re.findall(r"^([a-z][\w-]*):", "".join(
    path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "data").glob("*.yaml"))
    if path.name not in ("countries.yaml", "record.yaml")
), re.MULTILINE))  # fmt: skip


def test_every_state_of_today_has_one_tile(shipped: Register) -> None:
    """The 193, Kosovo, Palestine, Taiwan, the Holy See, the Cook Islands and Niue; no state of the past."""
    states = {
        code for (code,) in shipped.rows("SELECT code FROM country WHERE kind = 'state' AND until IS NULL")
    }
    assert set(grid()) == states
    assert len(states) == 193 + 6


@pytest.mark.parametrize("id", IDS)
def test_tiles_counts_and_figures_agree(shipped: Register, id: str) -> None:
    drawn, counted = tiles(read_inline(tile_map(shipped, id, DAY))), count(shipped, id, DAY)
    certain = sum(look(tile) == "p-a" for tile in drawn.values())
    possible = sum(look(tile) == "p-a-pale" for tile in drawn.values())
    assert (certain, possible) == (
        counted.certain - counted.unnamed,
        counted.possible - counted.unnamed_possible,
    )


@pytest.mark.parametrize("id", IDS)
def test_every_instrument_can_be_drawn(shipped: Register, id: str) -> None:
    """On the day of its opening too, and before."""
    opened = shipped.rows("SELECT opened FROM instrument WHERE id = ?", (id,))[0][0]
    for day in (DAY, f"{opened}-01-01"[:10], "1800-01-01"):
        for picture in (
            growth(shipped, [id], day),
            timeline(shipped, id, day),
            overlap(shipped, [id, "un"], day),
        ):
            root = read(picture)
            texts = [found.text or "" for found in root.iter(f"{SVG}text")]
            assert not [text for text in texts if re.search(r"\b(None|nan|\d{4}-\d{2}-\d{2})\b", text)]


def test_the_samples_of_the_documentation_are_what_would_be_drawn_now(shipped: Register) -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "pictures.py"))
    now = script["draw_samples"](shipped)
    kept = {path.name: path.read_bytes() for path in (ROOT / "docs" / "pictures").iterdir()}
    assert set(kept) == set(now)
    same_resvg = version("resvg-py") == script["RESVG"]
    stale = {name for name in now if kept[name] != now[name] and (same_resvg or name.endswith(".svg"))}
    assert stale == set(), "run `just pictures`"
