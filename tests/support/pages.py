"""What the tests of the documentation share: the pages, and the parts of a Markdown page."""

import re

from program import ROOT

DATA = ROOT / "data"
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs").glob("*.md")),
    DATA / "README.md",
]
TEXTS = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in PAGES}

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`([^`\n]+)`")


def section(text: str, heading: str) -> str:
    """What stands under a heading, up to the next of its rank or above."""
    start = text.index(f"\n{heading}\n") + len(heading) + 2
    level = heading.split()[0]
    end = re.search(rf"^#{{1,{len(level)}}} ", text[start:], re.MULTILINE)
    return text[start : start + end.start()] if end else text[start:]


def first_cells(text: str) -> list[str]:
    """What stands in code in the first cell of each row of the Markdown tables, in order."""
    rows = re.findall(r"^\| (`.*?) \|", text, re.MULTILINE)
    return [word for row in rows for word in SPAN.findall(row)]


def fenced(text: str, language: str) -> list[str]:
    return [block for name, block in FENCE.findall(text) if name == language]
