"""Fonts of the pictures, cut down to what the pictures write, and the widths of their letters.

    python scripts/fonts.py FOLDER        # a folder with NotoSans-*.ttf, at any depth

Noto Sans is in Debian's packages `fonts-noto-core` and `fonts-noto-extra` (20201225-1 was taken), under the
SIL Open Font License 1.1. Needs `pip install fonttools`; nothing of this is imported when the program runs.
"""

import re
import sys
from pathlib import Path
from typing import Final

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

PICTURES: Final = Path(__file__).parents[1] / "src" / "signatories" / "charts"

FACES: Final = {
    "regular": "NotoSans-Regular",
    "bold": "NotoSans-SemiBold",
    "narrow": "NotoSans-CondensedSemiBold",
}
"""The faces by what the pictures call them; of the narrow one, for codes, the outlines alone are kept."""

LETTERS: Final = (
    *range(0x20, 0x7F), *range(0xA0, 0x180), 0x218, 0x219, 0x21A, 0x21B,  # Latin
    *range(0x386, 0x3CF), *range(0x400, 0x460), 0x490, 0x491,  # Greek and Cyrillic
    *range(0x1E80, 0x1E86), *range(0x1EA0, 0x1EFA),  # Welsh and Vietnamese
    0x2010, 0x2011, 0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2020, 0x2022, 0x2026,
    0x2039, 0x203A, 0x20AC, 0x2212, 0xFFFD,
)  # fmt: skip

CODES: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789?-"


def write_outlines(font: TTFont) -> None:
    """Write the outlines of the letters of codes as SVG paths, in thousandths of the size, y upwards."""
    glyphs, names, lines = font.getGlyphSet(), font.getBestCmap(), ["letter,path"]
    for letter in CODES:
        pen = SVGPathPen(glyphs, ntos=lambda number: str(round(number)))
        glyphs[names[ord(letter)]].draw(pen)
        lines.append(f"{ord(letter):04X},{_relative(pen.getCommands())}")
    (PICTURES / "fonts" / "outlines.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _relative(path: str) -> str:
    """Return the path with relative coordinates: shorter, and moved by moving its start."""
    x = y = start_x = start_y = 0
    parts = []
    for command, rest in re.findall("([A-Z])([^A-Z]*)", path):
        numbers = [int(number) for number in re.findall("-?[0-9]+", rest)]
        if command == "Z":
            parts.append("z")
            x, y = start_x, start_y
        elif command in "HV":
            for number in numbers:
                parts.append(f"{command.lower()}{number - (x if command == 'H' else y)}")
                x, y = (number, y) if command == "H" else (x, number)
        else:
            points = list(zip(numbers[::2], numbers[1::2], strict=True))
            size = 2 if command == "Q" else 1
            for group in (points[i : i + size] for i in range(0, len(points), size)):
                parts.append(command.lower() + " ".join(f"{a - x} {b - y}" for a, b in group))
                x, y = group[-1]
                if command == "M":
                    start_x, start_y, command = x, y, "L"
    return "".join(parts)


def main(folder: Path) -> None:
    """Write the fonts and the table of widths, in thousandths of the size of the type."""
    widths: dict[str, dict[int, int]] = {}
    for face, name in FACES.items():
        font = TTFont(next(folder.rglob(f"{name}.ttf")))
        options = Options(layout_features=["kern", "mark", "ccmp"], notdef_outline=True, hinting=False)
        options.name_IDs = ["*"]
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=map(ord, CODES) if face == "narrow" else LETTERS)
        subsetter.subset(font)
        if face == "narrow":
            write_outlines(font)
        else:
            font.save(PICTURES / "fonts" / f"{name}.ttf")
        units = font["head"].unitsPerEm
        widths[face] = {
            code: round(font["hmtx"][glyph][0] * 1000 / units) for code, glyph in font.getBestCmap().items()
        }
    lines = [f"letter,{','.join(FACES)}"]
    lines += [
        f"{code:04X},{','.join(str(widths[face].get(code, '')) for face in FACES)}"
        for code in sorted(set().union(*widths.values()))
    ]
    (PICTURES / "fonts" / "widths.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
