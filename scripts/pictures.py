"""Sample pictures of the documentation.

    python scripts/pictures.py        # just pictures

Their day is that of the other examples. A test compares them with what would be drawn now.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import signatories
from signatories import charts as pictures
from signatories.charts import Picture
from signatories.charts.png import png
from signatories.register.tables import Register

ROOT: Final = Path(__file__).parents[1]
FOLDER: Final = ROOT / "docs" / "pictures"
AS_OF: Final = "2026-11-28"

RESVG: Final = "0.5.0"
"""The version of resvg-py that drew the PNG; another one may set a pixel otherwise."""

SAMPLES: Final[dict[str, Callable[[Register], Picture]]] = {
    "map-dfi": lambda register: pictures.tile_map(register, "dfi", AS_OF),
    "map-foc-dfi": lambda register: pictures.tile_map(register, "foc", AS_OF, ["dfi"]),
    "map-of-four": lambda register: pictures.tile_map(
        register, "foc", AS_OF, ["dfi", "budapest:party", "eu"]
    ),
    "growth-foc": lambda register: pictures.growth(register, ["foc"], AS_OF),
    "growth-of-three": lambda register: pictures.growth(register, ["foc", "dfi", "budapest"], AS_OF),
    "timeline-foc": lambda register: pictures.timeline(register, "foc", AS_OF),
    "overlap": lambda register: pictures.overlap(register, ["foc", "dfi", "budapest:party"], AS_OF),
}

AS_PNG: Final = "map-dfi"


def draw_samples(register: Register) -> dict[str, bytes]:
    """Return every sample by the name of its file."""
    found = {name: draw(register) for name, draw in SAMPLES.items()}
    files = {f"{name}.svg": pictures.document(picture).encode() for name, picture in found.items()}
    return {**files, f"{AS_PNG}.png": png(found[AS_PNG])}


def main() -> None:
    """Draw every sample into the folder."""
    FOLDER.mkdir(exist_ok=True)
    with signatories.load(ROOT / "data", today=AS_OF) as register:
        for name, content in draw_samples(register).items():
            (FOLDER / name).write_bytes(content)


if __name__ == "__main__":
    main()
